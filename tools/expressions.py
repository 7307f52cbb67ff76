"""Expressions of the semantic layer: small pieces of DuckDB SQL over the business model, of listed parts only.

A bare name is a column of the entity the expression is written for; `entity.column` is reached from it over
references. Subqueries, joins and unlisted functions have no place in them.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache

from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError

from connectors.failures import nearest
from connectors.model import ENTITIES, columns
from tools import reach

_PLAIN = """
    Column Identifier Literal Boolean Null Placeholder Paren And Or Not EQ NEQ GT GTE LT LTE Is Between In
    NullSafeEQ NullSafeNEQ Like ILike Add Sub Mul Div IntDiv Mod Neg DPipe Case If Cast DataType Interval Var
    Coalesce Nullif Greatest Least Abs Round Floor Ceil Lower Upper Trim Length Left Right Substring Replace
    DateDiff TimestampTrunc DateTrunc Extract Year Quarter Month Day DayOfWeekIso TimeToStr
"""
_AGGREGATES = """
    Sum Avg Count CountIf Min Max Median Mode AnyValue LogicalOr LogicalAnd ArgMax ArgMin Stddev
    IgnoreNulls Filter Where Distinct Star
"""
_ARITHMETIC = "Column Identifier Literal Paren Add Sub Mul Div Neg"


def _classes(names: str) -> frozenset[type[exp.Expr]]:
    return frozenset(getattr(exp, name) for name in names.split())


_ROW, _GROUP, _FORMULA = _classes(_PLAIN), _classes(_PLAIN + _AGGREGATES), _classes(_ARITHMETIC)
# Without these no expression is an aggregate; `Where`, `Star` and the like only stand inside one.
AGGREGATES = (exp.AggFunc,)


@lru_cache(maxsize=2048)
def parsed(sql: str) -> exp.Expr:
    """Return an expression's tree; it is shared, so copy it before changing it.

    Raises:
        ValueError: It is no expression.
    """
    try:
        tree = parse_one(sql, dialect="duckdb")
    except (SqlglotError, RecursionError):
        tree = None
    if tree is None or isinstance(tree, exp.Block):  # several statements
        raise ValueError("it is not an SQL expression")
    return tree


def is_aggregate(sql: str) -> bool:
    """Say whether an expression aggregates rows.

    >>> is_aggregate("min(ordered_on)"), is_aggregate("ordered_on")
    (True, False)
    """
    return parsed(sql).find(*AGGREGATES) is not None


def problem(sql: str, grain: str, *, aggregate: bool, names: Collection[str] = ()) -> str:
    """Return what is wrong with an expression over a grain's columns, or "".

    Args:
        sql: The expression.
        grain: The entity whose bare columns it names.
        aggregate: Whether it must aggregate rows; otherwise it must not.
        names: Other bare names it may use, such as `each`.
    """
    try:
        tree = parsed(sql)
    except ValueError as error:
        return f"{error}."
    found = next(_parts_unlisted(tree, _GROUP if aggregate else _ROW), "")
    if not found:
        found = next((told for c in tree.find_all(exp.Column) if (told := _column(c, grain, names))), "")
    if not found and aggregate and tree.find(*AGGREGATES) is None:
        found = "it must aggregate rows, such as count(*) or sum(amount)."
    return found


def formula_problem(formula: str, names: Collection[str]) -> str:
    """Return what is wrong with arithmetic over names, or ""."""
    try:
        tree = parsed(formula)
    except ValueError:
        return "it is not arithmetic over metrics, such as won / (won + lost)."
    for node in tree.walk():
        if type(node) not in _FORMULA or (isinstance(node, exp.Literal) and node.is_string):
            return "a formula is made of metrics, numbers, + - * / and brackets."
        if isinstance(node, exp.Column) and (node.table or node.name not in names):
            return f"there is no metric {node.name!r}.{nearest(node.name, names)}"
    return ""


def _parts_unlisted(tree: exp.Expr, listed: frozenset[type[exp.Expr]]) -> Iterator[str]:
    for node in tree.walk():
        if isinstance(node, exp.Query | exp.Subquery | exp.Table):
            yield "a subquery has no place in an expression. Use per, or a condition."
        elif isinstance(node, exp.Placeholder) and node.name != "today":
            yield "$today is the only parameter."
        elif type(node) not in listed and isinstance(node, exp.Func):
            shown = node.name if isinstance(node, exp.Anonymous) else node.sql_name()
            place = " here" if isinstance(node, exp.AggFunc) else ""
            yield f"the function {shown.lower()} is not among those that may be used{place}."
        elif type(node) not in listed:
            yield f"{type(node).__name__} is not part of an expression."


def _column(column: exp.Column, grain: str, names: Collection[str]) -> str:
    entity, name = column.table or grain, column.name
    if not column.table and name in names:
        return ""
    if column.args.get("db") or entity not in ENTITIES:
        return f"there is no entity {entity!r}.{nearest(entity, ENTITIES)}"
    if reach.path(grain, entity) is None:
        near = [one for one, _ in reach.reached(grain)]
        return f"{entity} is not reached from {grain} over references.{nearest('', near)}"
    if name not in columns(entity):
        return f"{entity} has no column {name!r}.{nearest(name, columns(entity))}"
    return ""
