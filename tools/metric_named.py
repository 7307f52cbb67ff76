"""What tells a group: of an entity its number and name, looked up by its id for the groups that are shown."""

from collections.abc import Collection

from sqlglot import exp

from connectors.failures import Denied
from tools.expressions import parsed
from tools.metric_plan import Plan
from tools.metric_reach import Place
from tools.metric_rows import Rows

OTHERS = "(others)"


class Named:
    """The columns that tell the groups of a plan.

    Args:
        plan: What is asked.
        visible: What the role may see.

    `hidden` fills with the columns it may not.
    """

    def __init__(self, plan: Plan, visible: Collection[str]) -> None:
        self._semantics = plan.semantics
        self._visible = visible
        self.joins: list[exp.Join] = []
        self.hidden: set[str] = set()

    def tell(self, key: str, group: str) -> list[exp.Expr]:
        """Return the columns that tell a group; what the role may not see is left out.

        Raises:
            Denied: It may see none of them.
        """
        dimension = self._semantics.dimensions.get(group)
        if dimension is None or dimension.kind != "entity":
            return [exp.column(key, "r").as_(group)]
        alias = f"l{key[1:]}"
        names = [*(f"{group}_{show}" for show in dimension.show[:-1]), group]
        found: list[exp.Expr] = []
        for name, show in zip(names, dimension.show, strict=True):
            if self._sees(dimension.entity, show):
                rows = Rows(dimension.entity, self._visible, alias)
                found.append(rows.expression(Place((), dimension.entity, show)).as_(name))
        if not found:
            raise Denied(f"Your role may not group by {group}.")
        same = exp.EQ(this=exp.column("id", alias), expression=exp.column(key, "r"))
        self.joins.append(exp.Join(this=exp.to_table(dimension.entity).as_(alias), side="LEFT", on=same))
        return found

    def _sees(self, entity: str, show: str) -> bool:
        needed = {f"{entity}.{column.name}" for column in parsed(show).find_all(exp.Column)}
        self.hidden |= needed - set(self._visible)
        return needed <= set(self._visible)

    def or_others(self, column: exp.Expr, limit: int) -> exp.Expr:
        """Return a column in which the groups beyond the limit are told as `(others)`."""
        beyond = exp.GT(this=exp.column("place", "r"), expression=exp.Literal.number(limit))
        case = exp.Case().when(beyond, exp.Literal.string(OTHERS), copy=False)
        return case.else_(column.this, copy=False).as_(column.alias)
