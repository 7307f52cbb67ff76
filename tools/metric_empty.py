"""The times and statuses without any rows, put in between those that have some."""

from collections.abc import Iterator
from datetime import date, timedelta

from connectors.statuses import STATUSES
from connectors.table import Row, Table
from tools.metric_plan import Plan
from tools.metric_reach import is_time, none_is_zero

_MAX_FILLED = 1_000
_FISCAL = frozenset({"fiscal_quarter", "fiscal_year"})


def filled(plan: Plan, table: Table) -> Table:
    """Return a table with one row for each value of its one group that has an order; other groups stay as they are.

    Sums and counts are 0 there, anything else is not known.
    """
    if len(plan.groups) != 1 or plan.groups[0] not in plan.semantics.dimensions:
        return table
    known = {str(row[0]) for row in table.rows if row[0] is not None}
    wanted = list(_values(plan, sorted(known)))
    if not wanted or len(wanted) > _MAX_FILLED:
        return table
    split = "currency" in table.columns
    currencies = sorted({row[1] for row in table.rows}, key=str) if split else [None]
    rows: list[Row] = []
    for currency in currencies:
        own = {str(row[0]): row for row in table.rows if not split or row[1] == currency}
        last: Row | None = None
        for value in wanted:
            last = own.get(value) or _empty(plan, table, value, currency, last)
            rows.append(last)
        rows += [row for value, row in own.items() if value not in wanted]
    return Table(table.name, table.columns, rows, table.entities, table.origins, table.truncated, table.ms)


def _empty(plan: Plan, table: Table, value: str, currency: object, last: Row | None) -> Row:
    """Return the row of a value without any rows; a running total stays where it was."""
    row: list[object] = []
    for place, column in enumerate(table.columns):
        metric = column.removesuffix("_running")
        if place == 0:
            row.append(value)
        elif column == "currency":
            row.append(currency)
        elif column.endswith("_running"):
            row.append(last[place] if last else 0)
        else:
            row.append(
                0 if metric in plan.metrics and none_is_zero(plan.semantics.metrics[metric].value) else None
            )
    return tuple(row)


def _values(plan: Plan, known: list[str]) -> Iterator[str]:
    """Yield the values that a group can have, in order: a closed list, or the times of the period."""
    name = plan.groups[0]
    dimension = plan.semantics.dimensions[name]
    if dimension.order:
        yield from dimension.order
    elif dimension.kind == "status":
        lists = [codes for codes in STATUSES.values() if known and set(known) <= set(codes)]
        yield from lists[0] if len(lists) == 1 else ()
    elif is_time(plan.semantics, name) and dimension.unit not in _FISCAL and (plan.now.first or known):
        first = plan.now.first or _day(known[0])
        last = plan.now.last or _day(known[-1])
        seen = ""
        while first <= last:
            told = time_text(dimension.unit, first)
            if told != seen:
                yield told
            seen, first = told, first + timedelta(days=1)


def time_text(unit: str, day: date) -> str:
    """Return the text for the time in which a day lies, as the store's statement writes it.

    >>> time_text("week", date(2026, 11, 22)), time_text("quarter", date(2026, 11, 22))
    ('2026-11-16', '2026-Q4')
    """
    monday = day - timedelta(days=day.weekday())
    return {
        "day": day.isoformat(),
        "week": monday.isoformat(),
        "month": f"{day:%Y-%m}",
        "quarter": f"{day:%Y}-Q{(day.month + 2) // 3}",
        "year": f"{day:%Y}",
    }[unit]


def _day(text: str) -> date:
    """Return the first day of a time, such as 2026-03 or 2026-Q1."""
    year, _, rest = text.partition("-")
    if rest.startswith("Q"):
        return date(int(year), int(rest[1:]) * 3 - 2, 1)
    parts = [int(part) for part in rest.split("-")] if rest else []
    return date(int(year), *[*parts, 1, 1][:2])
