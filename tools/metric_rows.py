"""Rows of one grain as SQL: FROM, the LEFT JOINs that its expressions ask for, and conditions on them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlglot import exp

from connectors.carried import CARRIED
from tools import reach
from tools.expressions import parsed
from tools.metric_reach import Place
from tools.reach import Path

_LISTED = 20  # values written one by one; more of them are one list


class Lacks(Exception):
    """The role may not see a column that an expression needs."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Values:
    """The values of a statement, each under a name of its own."""

    def __init__(self) -> None:
        self.params: dict[str, Any] = {}

    def add(self, value: Any) -> exp.Placeholder:
        """Keep a value and return what stands for it."""
        name = f"p{len(self.params)}"
        self.params[name] = value
        return exp.Placeholder(this=name)

    def among(self, tested: exp.Expr, values: Collection[Any]) -> exp.Expr:
        """Return the condition that an expression has one of the values."""
        if len(values) == 1:
            return exp.EQ(this=tested, expression=self.add(*values))
        if len(values) <= _LISTED:
            return exp.In(this=tested, expressions=[self.add(value) for value in values])
        listed = exp.Select(expressions=[exp.Explode(this=self.add(list(values)))])
        return exp.In(this=tested, query=exp.Subquery(this=listed))


class Rows:
    """Rows of one grain.

    Args:
        grain: The entity.
        visible: What the role may see: `entity` and `entity.column`.
        alias: The name of its rows; those of joined entities begin with it.
    """

    def __init__(self, grain: str, visible: Collection[str], alias: str = "g") -> None:
        self.grain = grain
        self.alias = alias
        self._visible = visible
        self._aliases: dict[Path, str] = {(): alias}
        self._joins: list[exp.Join] = []
        self._looked_up: set[str] = set()
        self._from = grain
        self._need(grain)

    def column(self, way: Path, name: str) -> exp.Column:
        """Return a column of the entity at the end of a way; its id is the reference that leads there.

        Raises:
            Lacks: The role may not see it, or what leads to it.
        """
        if way and name == "id":
            way, name = way[:-1], way[-1]
        entity = reach.entity_at(self.grain, way)
        self._need(f"{entity}.{name}")
        return self._carried(way, name) or exp.column(name, self._joined(way))

    def expression(self, place: Place) -> exp.Expr:
        """Return an expression written over an entity's columns, over these rows.

        Args:
            place: The expression and the way to its entity.

        Raises:
            Lacks: The role may not see one of its columns.
        """

        def over(node: exp.Expr) -> exp.Expr:
            if not isinstance(node, exp.Column):
                return node
            onward = reach.path(place.entity, node.table or place.entity)
            return self.column((*place.path, *(onward or ())), node.name)

        written: exp.Expr = parsed(place.sql).transform(over)
        return written

    def look_up(self, inner: exp.Select, alias: str, key: exp.Expr) -> exp.Column:
        """Join something with one `value` for each `id`, and return the value of a key."""
        if alias not in self._looked_up:
            self._looked_up.add(alias)
            self._join(inner.subquery(alias, copy=False), alias, key)
        return exp.column("value", alias)

    def select(self, columns: Sequence[exp.Expr], where: Sequence[exp.Expr]) -> exp.Select:
        """Return the SELECT of columns of the rows for which all conditions hold."""
        found = exp.Select(expressions=list(columns))
        found.set("from_", exp.From(this=exp.to_table(self._from).as_(self.alias)))
        found.set("joins", list(self._joins))
        return found.where(*where, copy=False) if where else found

    def _carried(self, way: Path, name: str) -> exp.Column | None:
        """Return a column of what rows refer to as they carry it themselves; then nothing is joined for it."""
        carried = CARRIED.get(self.grain)
        if carried is None or way != (carried.reference,):
            return None
        if f"{carried.view}.{carried.named(name)}" not in self._visible:
            return None
        self._from = carried.view
        return exp.column(carried.named(name), self.alias)

    def _joined(self, way: Path) -> str:
        if way not in self._aliases:
            parent, column = way[:-1], way[-1]
            entity = reach.entity_at(self.grain, way)
            self._need(f"{entity}.id")
            left = self.column(parent, column)
            alias = f"{self.alias}{len(self._aliases)}"
            self._aliases[way] = alias
            self._join(exp.to_table(entity).as_(alias), alias, left)
        return self._aliases[way]

    def _join(self, right: exp.Expr, alias: str, key: exp.Expr) -> None:
        same = exp.EQ(this=exp.column("id", alias), expression=key)
        self._joins.append(exp.Join(this=right, side="LEFT", on=same))

    def _need(self, name: str) -> None:
        if name not in self._visible:
            entity = name.partition(".")[0]
            raise Lacks(name if entity in self._visible else entity)


def yes(condition: exp.Expr) -> exp.Expr:
    """Return a condition in brackets; what is unknown is no."""
    return exp.Coalesce(this=exp.paren(condition), expressions=[exp.false()])


def holds(condition: exp.Expr, wanted: bool) -> exp.Expr:
    """Return that a condition holds, or that it does not."""
    return exp.paren(condition) if wanted else exp.not_(yes(condition))
