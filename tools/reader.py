"""Reads for one tool call: each SELECT is cut to what the role may see before it is sent.

A role may lack columns or whole entities: there they do not exist, so a SELECT that names them fails.
Every column in our SELECTs therefore carries its table's alias, and what the role lacks is taken out:
an output column, a sort key, a LEFT JOIN. A condition is never dropped: then the whole SELECT is not run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlglot
from sqlglot import exp

from connectors.failures import Denied
from connectors.model import ENTITIES
from connectors.table import Table

if TYPE_CHECKING:
    from privacy.gate import Scope

Visible = frozenset[str]  # "entity" and "entity.column"
Dropped = dict[str, set[str]]  # alias of a join that was taken out -> what the role lacks of it
_KNOWN = {*ENTITIES, "customer_row"}  # other names are those a SELECT gives to its own parts


@dataclass(frozen=True)
class Cut:
    """A SELECT cut to the role: None as `sql` when nothing of it may be read."""

    sql: str | None
    parameters: frozenset[str]
    hidden: frozenset[str]


class Reader:
    """Reads for one call of one tool and remembers what the role could not see.

    Args:
        scope: The user's scope; nothing else reaches data.
        tool: The tool's name, for the trail.
    """

    def __init__(self, scope: "Scope", tool: str) -> None:
        self.scope = scope
        self.tool = tool
        self.visible = visible(scope.schema())
        self.hidden: set[str] = set()
        self.read_as: list[tuple[str, str]] = []

    def read(self, name: str, sql: str, where: tuple[str, ...] = (), **params: Any) -> Table | None:
        """Run a SELECT constant with conditions added; None if the role lacks what it needs.

        Args:
            name: What the table holds.
            sql: A SELECT in DuckDB dialect over the entities, every column with its table's alias.
            where: Conditions joined with AND.
            params: Values of `$name`; those the SELECT does not use are left out.
        """
        done = cut(sql, where, self.visible)
        self.hidden |= done.hidden
        if done.sql is None:
            return None
        used = {key: value for key, value in params.items() if key in done.parameters}
        return self.scope.read(done.sql, name=name, tool=self.tool, **used)

    def read_all(self, name: str, parts: tuple[str, ...], **params: Any) -> Table | None:
        """Run several SELECTs of the same shape as one; those the role lacks are left out."""
        done = [cut(part, (), self.visible) for part in parts]
        self.hidden |= {hidden for one in done for hidden in one.hidden}
        sqls = [one.sql for one in done if one.sql is not None]
        if not sqls:
            return None
        known = frozenset().union(*(one.parameters for one in done))
        used = {key: value for key, value in params.items() if key in known}
        return self.scope.read(" UNION ALL ".join(sqls), name=name, tool=self.tool, **used)

    def need(self, name: str, sql: str, where: tuple[str, ...] = (), **params: Any) -> Table:
        """Run a SELECT the answer cannot do without.

        Raises:
            Denied: The role lacks what it needs.
        """
        table = self.read(name, sql, where, **params)
        if table is None:
            raise Denied(f"Your role may not see what {self.tool} needs: {', '.join(self.hidden_names())}.")
        return table

    def sees(self, *names: str) -> bool:
        """Say whether the role sees all of these, each an `entity` or `entity.column`."""
        lacking = {name for name in names if name not in self.visible}
        self.hidden |= lacking
        return not lacking

    def hidden_names(self) -> list[str]:
        """Return what was left out because the role may not see it, sorted; an entity stands for its columns."""
        return sorted(
            name for name in self.hidden if "." not in name or name.partition(".")[0] not in self.hidden
        )

    def tell(self, written: str, meant: str) -> None:
        """Remember that a word was read otherwise than written: the answer says so."""
        if (written, meant) not in self.read_as:
            self.read_as.append((written, meant))

    def facts(self, **more: Any) -> dict[str, Any]:
        """Return the facts given, `hidden` if anything was, and `read_as` what was read otherwise than written."""
        if names := self.hidden_names():
            more["hidden"] = names
        if self.read_as:
            more["read_as"] = [list(pair) for pair in self.read_as]
        return more


def visible(schema: Mapping[str, Mapping[str, str]]) -> Visible:
    """Return a schema as a set of names.

    >>> sorted(visible({"staff": {"id": "text"}}))
    ['staff', 'staff.id']
    """
    return frozenset(schema) | {f"{entity}.{column}" for entity, kinds in schema.items() for column in kinds}


def view_key(scope: "Scope") -> tuple[str, ...]:
    """Return what decides which rows a user sees: what is read for one of a key holds for all of it."""
    rule = () if scope.role.rows == "all" else (scope.user.staff_number, scope.user.region)
    return (scope.version, scope.role.name, scope.role.rows, *rule)


@lru_cache(maxsize=2048)
def cut(sql: str, where: tuple[str, ...], seen: Visible) -> Cut:
    """Cut one SELECT to what is seen.

    >>> seen = visible({"staff": {"id": "text"}})
    >>> cut("SELECT s.id, s.phone FROM staff AS s LEFT JOIN ticket AS t ON t.owner_id = s.id", (), seen).sql
    'SELECT s.id FROM staff AS s'
    """
    tree = sqlglot.parse_one(sql, dialect="duckdb")
    if not isinstance(tree, exp.Select):
        raise TypeError("a tool's SQL constant is one SELECT")
    for condition in where:
        tree = tree.where(condition, dialect="duckdb", copy=False)
    names = {table.alias_or_name: table.name for table in tree.find_all(exp.Table)}
    hidden: set[str] = set()
    dropped = _drop_joins(tree, names, seen, hidden)
    first = tree.args["from_"].this
    if isinstance(first, exp.Subquery) and isinstance(
        first.this, exp.Select
    ):  # rows chosen before their names
        first.this.set("expressions", _kept(first.this.expressions, {}, names, seen, hidden))
    tree.set("expressions", _kept(tree.expressions, dropped, names, seen, hidden))
    order = tree.args.get("order")
    if order:
        order.set("expressions", _kept(order.expressions, dropped, names, seen, hidden))
        if not order.expressions:
            tree.set("order", None)
    rest = [tree.args.get(part) for part in ("from_", "joins", "where", "group", "having", "with_")]
    lacking = {
        name
        for part in rest
        for node in (part if isinstance(part, list) else [part])
        if node is not None
        for name in _lacking(node, dropped, names, seen)
    }
    if lacking or not tree.expressions:
        return Cut(None, frozenset(), frozenset(hidden | lacking))
    parameters = frozenset(node.name for node in tree.find_all(exp.Placeholder))
    return Cut(tree.sql(dialect="duckdb"), parameters, frozenset(hidden))


def _drop_joins(tree: exp.Select, names: dict[str, str], seen: Visible, hidden: set[str]) -> Dropped:
    """Take out LEFT JOINs the role lacks, and those that hang on them; return their aliases."""
    dropped: Dropped = {}
    while True:
        joins = tree.args.get("joins") or []
        gone = [join for join in joins if join.side == "LEFT" and _lacking(join, dropped, names, seen)]
        if not gone:
            return dropped
        for join in gone:
            dropped[join.this.alias_or_name] = _lacking(join, dropped, names, seen)
            hidden |= dropped[join.this.alias_or_name]
        tree.set("joins", [join for join in joins if join not in gone])


def _kept(
    nodes: list[exp.Expression], dropped: Dropped, names: dict[str, str], seen: Visible, hidden: set[str]
) -> list[exp.Expression]:
    kept = []
    for node in nodes:
        lacking = _lacking(node, dropped, names, seen)
        hidden |= lacking
        if not lacking:
            kept.append(node)
    return kept


def _lacking(node: exp.Expression, dropped: Dropped, names: dict[str, str], seen: Visible) -> set[str]:
    """Return the entities and columns in `node` that are not seen or whose join was taken out."""
    lacking = {table.name for table in node.find_all(exp.Table) if table.name in _KNOWN - seen}
    for column in node.find_all(exp.Column):
        lacking |= dropped.get(column.table, set())
        entity = names.get(column.table)
        name = f"{entity}.{column.name}"
        if entity in _KNOWN and name not in seen and column.table not in dropped:
            lacking.add(entity if entity not in seen else name)
    return lacking
