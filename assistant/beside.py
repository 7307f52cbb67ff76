"""The period of a frame, and what its figures are set beside: an earlier period, the whole, the sum so far."""

import re
from dataclasses import replace
from datetime import date, timedelta

from assistant.contrasts import Contrast
from assistant.frame import Frame
from assistant.period import Period
from assistant.reading import Reading
from assistant.shape import Shape
from tools.semantics import Semantics

_SAME_PART = re.compile(
    r"同一?(?:季度?|月|期|时期)|同期|\bsame (?:quarter|month|period|time|weeks?)\b", re.IGNORECASE
)
_COMPARES = re.compile(r"[同环]比|yoy|mom|qoq|wow|\w+[ -](?:over|on)[ -]\w+", re.IGNORECASE)
_ALIKE = 3  # days by which two months or quarters may differ
# Days of a period up to which a trend is told by day, week, month.
_BY_DAY, _BY_WEEK, _BY_MONTH = 31, 92, 1100


def timed(
    frame: Frame, reading: Reading, shape: Shape, semantics: Semantics, contrast: Contrast, today: date
) -> None:
    """Fill period, comparison, shares, running totals and the time a trend is told by."""
    ranges = [each for each in reading.times if each.kind == "range"]
    said = [each for each in reading.times if each.kind != "range"]
    if said and not ranges and not _COMPARES.match(said[0].text):
        ranges, said = said[:1], []  # 去年同期 by itself is that time, set beside nothing
    has_time = any(semantics.has_time(name) for name in frame.metrics)
    if contrast.compare_to == "than" and (base := shape.at.get(contrast.than)) in ranges:
        ranges.remove(base)
        _than(frame, base, ranges, today)
        contrast = replace(contrast, compare_to="")
    first = ranges[0] if ranges else None if frame.compare_to else reading.period
    if first and (has_time or not _is_now(first, today)):
        frame.period = list(first.iso)
    _compare(frame, shape, ranges, said, contrast, today)
    if not frame.compare_to and has_time:
        _each_of_two(frame, ranges)
    if not frame.compare_to and len({each.iso for each in ranges}) > 1:
        frame.dropped.append("period")  # two times that nothing sets side by side: one of them would be lost
    if isinstance(frame.compare_to, str) and frame.period:
        frame.period = to_date(frame.period, today)
    # 累计过百万 is a sum that is reached, not one along the time.
    running = contrast.running and not shape.every("A")
    frame.share, frame.running_total, frame.others = contrast.share, running, contrast.others
    if (contrast.trend or running) and not _times(frame, semantics):
        frame.group_by.append(_unit(frame.period))


def _each_of_two(frame: Frame, ranges: list[Period]) -> None:
    """Set two times of one length side by side where nothing says how: in October how many, and in September?"""
    told = sorted({each.iso: each for each in ranges}.values(), key=lambda each: each.start)
    if len(told) != 2 or frame.having or told[0].end >= told[1].start:
        return
    lengths = [(each.end - each.start).days for each in told]
    if abs(lengths[0] - lengths[1]) <= _ALIKE:
        frame.period, frame.compare_to = list(told[1].iso), list(told[0].iso)
        frame.doubt("two times side by side", 0.8)


def to_date(period: list[str], today: date) -> list[str]:
    """Return what has passed of a period: this year beside last year is both up to the same day."""
    first, last = (date.fromisoformat(str(day)) for day in period)
    return [first.isoformat(), min(last, today).isoformat()] if first <= today else list(period)


def _is_now(period: Period, today: date) -> bool:
    return period.start <= today <= period.end


def _than(frame: Frame, base: Period, others: list[Period], today: date) -> None:
    """Compare with a period that was said: last year, with what has passed of this one if no other was said."""
    if others:
        frame.compare_to = list(base.iso)
        return
    days = (base.end - base.start).days + 1
    start = today.replace(day=1)
    if days > _BY_WEEK:
        start = start.replace(month=1)
    elif days > _BY_DAY:
        start = start.replace(month=(today.month - 1) // 3 * 3 + 1)
    frame.period = [start.isoformat(), today.isoformat()]
    frame.compare_to = "year_ago" if days > _BY_WEEK else "previous_period"
    frame.doubt("compared with a period, of what has passed of this one", 0.9)


def _same_part(shape: Shape, later: Period, earlier: Period) -> tuple[str, str]:
    """Return the part of an earlier year that is meant by the same quarter of 1997."""
    whole = (earlier.start.month, earlier.start.day, earlier.end.month, earlier.end.day) == (1, 1, 12, 31)
    if not (whole and _SAME_PART.search(shape.rest)):
        return earlier.iso
    year = earlier.start.year
    first, last = (
        day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)
        for day in (later.start, later.end)
    )
    return first.isoformat(), last.isoformat()


def _compare(
    frame: Frame, shape: Shape, ranges: list[Period], said: list[Period], contrast: Contrast, today: date
) -> None:
    if len(ranges) >= 2 and "year_ago" in {each.kind for each in said}:
        # Ahead of last year? This year to date against the same time.
        latest = max(ranges, key=lambda each: each.start)
        frame.period, frame.compare_to = list(latest.iso), "year_ago"
        return
    if contrast.compare_to == "versus" and len(ranges) >= 2:
        later, earlier = sorted(ranges[:2], key=lambda each: each.start, reverse=True)
        frame.period, frame.compare_to = list(later.iso), list(_same_part(shape, later, earlier))
        return
    words = {each.kind for each in said}
    wanted = (
        "year_ago"
        if "year_ago" in words
        else "previous_period"
        if "previous" in words
        else contrast.compare_to
    )
    if not wanted or wanted in ("versus", "than"):
        return
    frame.compare_to = wanted
    if frame.period is None:
        start = today.replace(month=1, day=1) if wanted == "year_ago" else today.replace(day=1)
        frame.period = [start.isoformat(), today.isoformat()]
        frame.doubt("a comparison without a period", 0.8)


def _times(frame: Frame, semantics: Semantics) -> list[str]:
    return [
        name
        for name in frame.group_by
        if name in semantics.dimensions and semantics.dimensions[name].kind == "time"
    ]


def _unit(period: list[str] | None) -> str:
    if period is None:
        return "month"
    days = (date.fromisoformat(period[1]) - date.fromisoformat(period[0])) // timedelta(days=1) + 1
    return (
        "day"
        if days <= _BY_DAY
        else "week"
        if days <= _BY_WEEK
        else "month"
        if days <= _BY_MONTH
        else "quarter"
    )
