"""One measure, counted or added up by up to three dimensions: totals, rankings, trends."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from connectors.failures import Denied, QueryError, nearest
from connectors.table import Nothing, Table
from tools.conditions import LATE, OVERDUE
from tools.facts import CARRIER, INVOICE, LINE, ORDER, Columns, Fact
from tools.filters import Filters, build, given
from tools.measures import DIMENSIONS, MEASURES, TIMES, VALUE_JOINS, Measure
from tools.reader import Reader
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "totals"
_TOP, _TOP_TIMES = 20, 200
_COLUMN = re.compile(r"\b([a-z])\.(\w+)")
_OF_ORDER, _NOT_OWN, _PLAIN = re.compile(r"\bo\."), re.compile(r"\b[cz]\."), re.compile(r"o\.\w+")


def totals(
    scope: "Scope",
    measure: str,
    by: Sequence[str] | None = None,
    *,
    customer: str | None = None,
    product: str | None = None,
    category: str | None = None,
    carrier: str | None = None,
    country: str | None = None,
    region: str | None = None,
    city: str | None = None,
    warehouse: str | None = None,
    status: str | None = None,
    sales_rep: str | None = None,
    late: bool | None = None,
    overdue: bool | None = None,
    period: Sequence[date] | None = None,
    top: int | None = None,
    order: str = "desc",
) -> Result:
    """Count or add up one measure.

    Raises:
        QueryError: The measure, a dimension or a filter is not known, or they do not go together.
        Denied: The role may not see what the measure is taken from.
    """
    arguments = given(locals())
    reader = Reader(scope, _TOOL)
    groups = list(dict.fromkeys(by or ()))
    chosen = _measure(measure, groups, arguments)
    names = ("customer", "product", "category", "carrier", "country", "region", "city", "warehouse",
             "status", "sales_rep", "period")  # fmt: skip
    filters = build(reader, chosen.fact, {name: arguments.get(name) for name in names})
    _flags(filters, chosen.fact, late, overdue)
    facts = {
        "measure": measure, "label": [chosen.zh, chosen.en], "unit": chosen.unit,
        "definition": list(chosen.definition), "by": groups, "filters": filters.words,
    }  # fmt: skip
    if filters.nothing:
        return Result(_TOOL, arguments, nothing=filters.nothing, facts=reader.facts(**facts))
    sql = _statement(reader, measure, chosen, groups, filters, order)
    limit = top or (_TOP_TIMES if TIMES & set(groups) else _TOP)
    table = reader.need("totals", sql, today=scope.today, top=limit, **filters.params)
    return _result(arguments, _shown(table, measure), table, facts, reader, filters)


def _measure(name: str, groups: Sequence[str], arguments: dict[str, Any]) -> Measure:
    """Return the measure at the grain that the dimensions and filters need."""
    chosen = MEASURES.get(name)
    if chosen is None:
        raise QueryError(f"There is no such measure.{nearest(name, MEASURES)}")
    needs_lines = "product" in groups or "category" in groups or "category" in arguments
    needs_lines = needs_lines or ("product" in arguments and bool(chosen.per_line))
    if chosen.fact is ORDER and needs_lines and chosen.per_line:
        chosen = chosen.at_lines()
    for group in groups:
        if group not in DIMENSIONS or group not in chosen.fact.dimensions:
            raise QueryError(f"{name} is not known by {group}.{nearest(group, chosen.fact.dimensions)}"
                             if group in DIMENSIONS else
                             f"There is no such dimension.{nearest(group, DIMENSIONS)}")  # fmt: skip
    return chosen


def _flags(filters: Filters, fact: Fact, late: bool | None, overdue: bool | None) -> None:
    for name, value, condition, facts in (
        ("late", late, LATE, (ORDER, LINE)), ("overdue", overdue, OVERDUE, (INVOICE,)),
    ):  # fmt: skip
        if value is None:
            continue
        if fact not in facts:
            raise QueryError(f"This measure cannot be filtered by {name}. Leave it out.")
        filters.add(condition if value else f"NOT {condition}", name, str(value).lower())


def _statement(
    reader: Reader, name: str, measure: Measure, groups: Sequence[str], filters: Filters, order: str
) -> str:
    """Write the SELECT: groups, then the first `$top` of each currency, then what their keys stand for."""
    fact = measure.fact
    inner: list[tuple[str, str]] = []
    shown: list[tuple[str, str]] = []
    labels: list[str] = []
    joins = [*VALUE_JOINS.get(name, ()), *filters.joins]
    for group in groups:
        dimension, columns = fact.dimensions[group], _seen(reader, fact, group)
        joins += dimension.joins
        inner += [(f"{group}_id", dimension.key)] if dimension.key else columns
        shown += columns if dimension.key else [(column, f"r.{column}") for column, _ in columns]
        labels += [dimension.label] if dimension.key else []
    if measure.currency:
        inner.append(("currency", measure.currency))
        shown.append(("currency", "r.currency"))
    grouped = _grouped(measure, inner, joins, filters, groups)
    ranked, last = _ranked(grouped, [column for column, _ in inner], bool(TIMES & set(groups)), order)
    listed = ", ".join(f"{sql} AS {column}" for column, sql in shown)
    listed += f"{', ' if listed else ''}r.value AS value, r.groups AS groups"
    return f"SELECT {listed} FROM ({ranked}) AS r {' '.join(labels)} WHERE r.place <= $top ORDER BY {last}"


def _grouped(
    measure: Measure, inner: list[tuple[str, str]], joins: list[str], filters: Filters, groups: Sequence[str]
) -> str:
    """Write the groups with their value."""
    fact = measure.fact
    where = [*measure.where, *filters.where]
    if measure.by_status and "status" not in filters.words and "status" not in groups:
        where.append(measure.by_status)
    columns = ", ".join(f"{sql} AS {column}" for column, sql in [*inner, ("value", measure.value)])
    if fact is ORDER and "z" in joins:
        return _by_carrier(columns, [sql for _, sql in inner], joins, where)
    sql = (
        f"SELECT {columns} FROM {' '.join([fact.source, *(fact.joins[j] for j in fact.joins if j in joins)])}"
    )
    sql += f" WHERE {' AND '.join(f'({condition})' for condition in where)}" if where else ""
    return sql + (f" GROUP BY {', '.join(sql for _, sql in inner)}" if inner else "")


def _by_carrier(columns: str, keys: list[str], joins: list[str], where: list[str]) -> str:
    """Write the groups of orders by carrier: the orders are chosen first, then the carrier of each is found.

    The other way round the shipments of all years are grouped, and most of the groups are left out again.
    """
    own = [condition for condition in where if not _NOT_OWN.search(condition)]
    rest = [f"({condition})" for condition in where if condition not in own]
    outer = f"SELECT {columns} FROM {{orders}} AS z "
    outer += " ".join(ORDER.joins[join] for join in ORDER.joins if join in joins and join != "z")
    outer += f" WHERE {' AND '.join(rest)}" if rest else ""
    outer += f" GROUP BY {', '.join(keys)}"
    plain = [
        "o.id",
        *sorted({key for key in keys if _PLAIN.fullmatch(key)}),
    ]  # they stay columns of the order
    used = sorted({name for alias, name in _COLUMN.findall(outer) if alias == "o"})
    values = [f"any_value(o.{name}) AS {name}" for name in used if f"o.{name}" not in plain]
    kept = ", ".join([*plain, *values, f"{CARRIER} AS carrier"])
    orders = f"SELECT {kept} FROM {ORDER.source} LEFT JOIN shipment AS s ON s.order_id = o.id"
    orders += f" WHERE {' AND '.join(f'({condition})' for condition in own)}" if own else ""
    return _OF_ORDER.sub("z.", outer).replace("{orders}", f"({orders} GROUP BY {', '.join(plain)})")


def _ranked(grouped: str, columns: list[str], in_time: bool, order: str) -> tuple[str, str]:
    """Rank the groups: of a trend the latest first, else the largest or smallest; return it and the order to show."""
    names = [name for name in columns if name != "currency"]
    currency = ["currency"] if "currency" in columns else []
    sort = [f"g.{name} DESC" for name in names]
    if not in_time:
        sort = [f"g.value {'ASC' if order == 'asc' else 'DESC'}", *(f"g.{name}" for name in names)]
    part = "PARTITION BY g.currency " if currency else ""
    kept = ", ".join(f"g.{name} AS {name}" for name in [*columns, "value"])
    window = f"row_number() OVER ({part}ORDER BY {', '.join(sort)}) AS place"
    ranked = f"SELECT {kept}, {window}, count(*) OVER ({part}) AS groups FROM ({grouped}) AS g"
    last = [*currency, *names] if in_time else [*currency, "place"]
    return ranked, ", ".join(f"r.{name}" for name in last)


def _seen(reader: Reader, fact: Fact, group: str) -> Columns:
    """Return a dimension's columns that the role sees.

    Raises:
        Denied: It sees none of them.
    """
    kept = tuple(
        (name, sql)
        for name, sql in fact.dimensions[group].columns
        if reader.sees(*(f"{fact.aliases[a]}.{c}" for a, c in _COLUMN.findall(sql) if a in fact.aliases))
    )
    if not kept:
        raise Denied(f"Your role may not group by {group}.")
    return kept


def _shown(table: Table, name: str) -> Table:
    """Name the value by its measure and leave out the count of groups; groups without a value are no rows."""
    rows = [row[:-1] for row in table.rows if row[-2] is not None]
    columns = (*table.columns[:-2], name)
    return Table(
        "totals", columns, rows, table.entities[: len(columns)], table.origins, table.truncated, table.ms
    )


def _result(
    arguments: dict[str, Any],
    shown: Table,
    table: Table,
    facts: dict[str, Any],
    reader: Reader,
    filters: Filters,
) -> Result:
    if not shown.rows or (not facts["by"] and shown.rows[0][-1] == 0 and filters.words):
        nothing = Nothing("no_match", str(facts["measure"]), filters.said())
        return Result(_TOOL, arguments, (shown,), nothing, reader.facts(**facts))
    facts["groups"] = max(row[-1] for row in table.rows)
    currencies = (
        sorted({str(row["currency"]) for row in shown.dicts()}) if "currency" in shown.columns else []
    )
    return Result(_TOOL, arguments, (shown,), None, reader.facts(**facts, currencies=currencies))
