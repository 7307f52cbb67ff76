"""Points along a time: in its order, and without gaps where a moment has no row."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.chart_rows import Point
from assistant.metric_cells import NONE

_CALENDAR = frozenset({"day", "week", "month", "quarter", "year"})
_MAX_MOMENTS = 1000


def in_order(points: Sequence[Point]) -> bool:
    """Say whether the groups come as time goes, and not as a ranking of moments.

    >>> in_order([Point("2026-02", "", 1, ""), Point("2026-01", "", 2, ""), Point("2026-03", "", 3, "")])
    False
    """
    groups = list(dict.fromkeys(point.group for point in points))
    by_series: dict[str, list[str]] = {}
    for point in points:
        by_series.setdefault(point.series, []).append(point.group)
    return all(
        each == sorted(each) or each == sorted(each, reverse=True) for each in by_series.values()
    ) and bool(groups)


def without_gaps(points: Sequence[Point], time: str, *, whole: bool) -> tuple[Point, ...]:
    """Return the points in time, those between that have no row too: zero where values add up, else none."""
    known = {(point.series, point.group): point for point in points}
    moments = sorted({point.group for point in points})
    between = list(_between(moments[0], moments[-1], time)) or moments
    series = list(dict.fromkeys(point.series for point in points))
    nothing = (0.0, "0") if whole else (None, NONE)
    return tuple(
        known.get((name, moment)) or Point(moment, name, *nothing) for name in series for moment in between
    )


def _between(first: str, last: str, time: str) -> Iterator[str]:
    """Give the moments from one to another; none for fiscal ones, whose year begins where the company says."""
    from tools.metric_empty import time_text

    if time not in _CALENDAR:
        return
    day, told = _day(first), first
    for _ in range(_MAX_MOMENTS):
        yield told
        if told >= last:
            return
        while time_text(time, day) == told:
            day += timedelta(days=1)
        told = time_text(time, day)


def _day(moment: str) -> date:
    """Return the first day of a moment such as 2026-03 or 2026-Q1."""
    year, _, rest = moment.partition("-")
    if rest.startswith("Q"):
        return date(int(year), int(rest[1:]) * 3 - 2, 1)
    parts = [int(part) for part in rest.split("-")] if rest else []
    return date(int(year), *[*parts, 1, 1][:2])
