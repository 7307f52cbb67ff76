"""Columns of dates and times in any shape turned into days and moments. Loaded only when a source is read."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from connectors.amounts import TOO_LARGE, number
from connectors.cells import Converted, Misfit, Problems, added, family, nulls_added, trimmed
from connectors.field import EPOCHS

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
NOT_A_DATE = "not a date"
OUTSIDE = "date outside 1900-2100"
LOCAL = pa.timestamp("us")
INSTANT = pa.timestamp("us", "UTC")
_NEW_YEAR_1900 = datetime(1900, 1, 1, tzinfo=UTC)
_NEW_YEAR_2101 = datetime(2101, 1, 1, tzinfo=UTC)
# Year, month and day with any of the separators used in exports, Chinese ones too, then perhaps a time.
_LOOSE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+(\S.*))?")


def day(raw: Any, form: str | None, zone: str) -> Converted:
    """Turn a column into days; instants become the day they fall on in `zone`.

    Raises:
        Misfit: The column holds something else, or numbers without a format.
    """
    local, instants, problems = _read(raw, form)
    days = local.cast(pa.timestamp("s"), safe=False).cast(pa.date32(), safe=False)
    if instants is not None:
        there = pc.local_timestamp(instants.cast(pa.timestamp("us", zone)))
        days = pc.coalesce(days, there.cast(pa.timestamp("s"), safe=False).cast(pa.date32(), safe=False))
    sane = pc.and_(pc.greater_equal(days, pa.scalar(FIRST)), pc.less_equal(days, pa.scalar(LAST)))
    kept = pc.if_else(sane, days, None)
    return kept, added(problems, nulls_added(days, kept, OUTSIDE))


def moment(raw: Any, form: str | None, zone: str) -> Converted:
    """Turn a column into instants (UTC); times without a zone are times of `zone`.

    Raises:
        Misfit: The column holds something else, or numbers without a format.
    """
    local, instants, problems = _read(raw, form)
    found, lost = _sane(local, LOCAL)
    # A clock that is set back tells one hour twice, and skips one in spring: the earlier reading is taken.
    found = pc.assume_timezone(found, zone, ambiguous="earliest", nonexistent="earliest").cast(INSTANT)
    if instants is not None:
        others, more = _sane(instants, INSTANT)
        found, lost = pc.coalesce(found, others), lost + more
    return found, added(problems, {OUTSIDE: lost} if lost else {})


def _sane(times: Any, kind: Any) -> tuple[Any, int]:
    first, end = (pa.scalar(edge.replace(tzinfo=None), LOCAL).cast(kind) if kind.tz is None
                  else pa.scalar(edge, kind) for edge in (_NEW_YEAR_1900, _NEW_YEAR_2101))  # fmt: skip
    kept = pc.if_else(pc.and_(pc.greater_equal(times, first), pc.less(times, end)), times, None)
    return kept, kept.null_count - times.null_count


def _read(raw: Any, form: str | None) -> tuple[Any, Any | None, Problems]:
    """Return local times, and instants for those cells that name their zone (or None when none does)."""
    kind = family(raw.type)
    if kind == "null":
        return raw.cast(LOCAL), None, {}
    if kind == "day":
        return raw.cast(LOCAL), None, {}
    if kind == "moment":
        if raw.type.tz is None:
            return raw.cast(LOCAL, safe=False), None, {}
        return pa.nulls(len(raw), LOCAL), raw.cast(INSTANT, safe=False), {}
    if kind not in ("text", "number") or (kind == "number" and form is None):
        raise Misfit
    if form in EPOCHS:
        return _from_epoch(raw, form)
    words, problems = trimmed(raw)
    local, instants = _from_iso(words) if form is None else _from_format(words, form)
    lost = words.null_count - (local.null_count if instants is None else _both_null(local, instants))
    return local, instants, added(problems, {NOT_A_DATE: -lost} if lost else {})


def _both_null(left: Any, right: Any) -> int:
    return int(pc.sum(pc.and_(pc.is_null(left), pc.is_null(right))).as_py() or 0)


def _from_epoch(raw: Any, form: str | None) -> tuple[Any, Any, Problems]:
    per_unit = Decimal(1000 if form == "epoch_ms" else 1_000_000)
    micros, lost = number(raw, pa.decimal128(18, 0), per_unit)
    instants = micros.cast(pa.int64()).cast(INSTANT)
    # A number too large is a wrong unit: it is a date, but none of our time.
    problems = [{OUTSIDE if words == TOO_LARGE else NOT_A_DATE: count} for words, count in lost.items()]
    return pa.nulls(len(raw), LOCAL), instants, reduce(added, problems, {})


def _from_iso(words: Any) -> tuple[Any, Any | None]:
    for zoned in (False, True):
        try:
            times = words.cast(INSTANT if zoned else LOCAL)
        except pa.ArrowInvalid:
            continue
        return (pa.nulls(len(words), LOCAL), times) if zoned else (times, None)
    distinct = words.dictionary_encode()
    read = [_loose(word) for word in distinct.dictionary.to_pylist()]
    local = pa.array([t if t and t.tzinfo is None else None for t in read], LOCAL)
    instants = pa.array([t if t and t.tzinfo is not None else None for t in read], INSTANT)
    return local.take(distinct.indices), instants.take(distinct.indices)


def _loose(word: str) -> datetime | None:
    """Read one distinct text that Arrow's strict ISO reader does not take."""
    match = _LOOSE.fullmatch(word)
    if match is None:  # 20260102 needs a format: it may be a number of something
        return None
    year, month, of_month, time = match.groups()
    try:
        return datetime.fromisoformat(
            f"{year}-{int(month):02}-{int(of_month):02}" + (f"T{time}" if time else "")
        )
    except ValueError:
        return None


def _from_format(words: Any, form: str) -> tuple[Any, Any | None]:
    """Parse with a `strptime` format: Arrow's fast parser, and Python's for what it gets wrong.

    Arrow's turns 30 February into 2 March, and knows no fractions of a second and no zones.
    """
    zoned = "%z" in form
    times = pa.nulls(len(words), LOCAL)
    if not zoned and "%f" not in form:
        try:
            times = pc.strptime(words, format=form, unit="us", error_is_null=True)
        except pa.ArrowInvalid:
            times = pa.nulls(len(words), LOCAL)
    doubt = pc.fill_null(pc.less_equal(pc.day(times), 3), True)
    distinct = pc.if_else(doubt, words, None).dictionary_encode()
    read = [_strptime(word, form) for word in distinct.dictionary.to_pylist()]
    found = pa.array(read, INSTANT if zoned else LOCAL).take(distinct.indices)
    if zoned:
        return pa.nulls(len(words), LOCAL), found
    return pc.if_else(doubt, found, times), None


def _strptime(word: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(word, form)  # noqa: DTZ007 whether there is a zone is the format's business
    except ValueError:
        return None
