"""WHERE clauses for a source's own columns: changed since a time, or one of a few values."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from connectors.convert import OVERLAP
from connectors.failures import QueryError
from connectors.field import Field
from connectors.live import Live
from connectors.mapping import EntityMapping, Mapping

_SORTABLE = ("%Y%m%d", "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d")


def changed_since(mapping: Mapping, entity: str, live: Live, since: datetime, family: str) -> Any | None:
    """Return the condition that keeps rows changed at or after `since`, and those that do not say when.

    It may keep a few too many (a text is compared by its day); the exact times are looked at after
    conversion. None when the column cannot be compared in the database at all.
    """
    field = mapping.entities[entity].updated
    if field is None:
        return None
    start = _comparable(field, since - OVERLAP, family, ZoneInfo(mapping.timezone))
    if start is None:
        return None
    column = live.columns[field.columns[0]]
    return sa.or_(column >= start, column.is_(None))


def _comparable(field: Field, start: datetime, family: str, zone: ZoneInfo) -> Any | None:
    """Return `start` as a value of the source's column."""
    local = start.astimezone(zone)
    if family == "number" and field.format in ("epoch", "epoch_ms"):
        return int(start.timestamp() * (1000 if field.format == "epoch_ms" else 1))
    if family in ("text", "number"):
        form = field.format or "%Y-%m-%d"
        day = next((f for f in _SORTABLE if form.startswith(f)), None)
        if day is None:
            return None
        # One day early: the text may name another zone than the mapping's.
        words = (local - timedelta(days=1)).strftime(day)
        return words if family == "text" else _as_number(words, form, local)
    return {
        "day": local.date(),
        "moment": local.replace(tzinfo=None),
        "instant": start.astimezone(UTC),
    }.get(family)


def _as_number(words: str, form: str, local: datetime) -> int | None:
    """Return the start of a day as the number a source writes, such as 20260102000000."""
    rest = len(local.strftime(form)) - len(words)
    return int(words + "0" * rest) if words.isdigit() else None


def one_of(source: str, entity: EntityMapping, live: Live, column: str, values: Sequence[str]) -> Any | None:
    """Return the condition that a model column is one of the values; None when no row can fit.

    Raises:
        QueryError: The model column is not read from a column that can be compared.
    """
    prefix = f"{source}:"
    if column in ("id", "source_key"):
        keys = [v.removeprefix(prefix) for v in values if column == "source_key" or v.startswith(prefix)]
        return _any_key(live, entity.key, keys)
    field = entity.fields.get(column)
    if field is None or field.kind != "text":
        raise QueryError(f"{entity.entity} cannot be looked up by {column!r}. Use its number or id.")
    if field.value is not None:
        return None if field.value not in values else sa.true()
    if field.ref is not None:
        prefix = f"{field.source or source}:"
        values = [v.removeprefix(prefix) for v in values if v.startswith(prefix)]
    if field.codes is not None:
        values = [code for code, ours in field.codes.items() if ours in values]
    if field.case is not None:
        return _any_case(live.columns[field.columns[0]], values)
    return _any_key(live, field.columns, values, field.join)


def _any_case(column: Any, values: Sequence[str]) -> Any | None:
    return sa.func.lower(column).in_([value.lower() for value in values]) if values else None


def _any_key(live: Live, columns: tuple[str, ...], values: Sequence[str], join: str = "-") -> Any | None:
    if len(columns) == 1:
        column, family = live.columns[columns[0]], live.families[columns[0]]
        fitting = [each for value in values for each in _typed(value, family)]
        if family == "":  # an enum or a UUID: every engine can show it as text
            column = sa.cast(column, sa.Text)
        return column.in_(fitting) if fitting else None
    choices = []
    for value in values:
        parts = value.split(join)
        if len(parts) == len(columns):
            each = [_any_key(live, (name,), [part]) for name, part in zip(columns, parts, strict=True)]
            if all(condition is not None for condition in each):
                choices.append(sa.and_(*(condition for condition in each if condition is not None)))
    return sa.or_(*choices) if choices else None


def _typed(value: str, family: str) -> list[Any]:
    """Return a text as the values it may be in a column of this family."""
    if family not in ("number", "any"):
        return [value]
    number: list[Any] = []
    try:
        read = Decimal(value)
        if read.is_finite() and abs(read) < 10**18:
            number = [int(read) if read == read.to_integral_value() else read]
    except InvalidOperation:
        pass
    if family == "number":
        return number
    # SQLite keeps what it was given: 42 and '42' may stand in one column.
    return [value, *(n for n in number if isinstance(n, int))]
