"""Time ranges in Chinese and English words, against a given today: 上季度, last month, since March 1997.

What is ambiguous is read so:

* Weeks begin on Monday and are numbered by ISO 8601. "This month" is the whole month, "month to date" ends today.
* A month, day, quarter, half or holiday without a year is the latest that has begun; with "by" the next to end.
* "The last 30 days", 近三个月, 过去一年 and "the past year" end today and take it in; "last year", 上个月 are calendar
  units. 上两周 and "the last 3 full months" are full units before the present one. "The next 30 days" begin today.
* "30 days ago", 两个月前 are that day, week, month; 三个月以前 and "more than 3 months ago" all that lies before.
* 三天内 and "within 3 days" look back, unless something falls due in them (30天内到期, due within 30 days).
* 3/5 is March 5 in both languages, unless only day first is possible (25/12); with dots (5.3.2026) the day is first.
* 月初, 月中旬, 月底 and early, mid, late, the end of March are thirds of a month; 年底 and "the end of the year" are its
  last month, "late 2025" its last third. Until the end of May goes to May 31.
* Q3 and 三季度 are of the calendar year; fiscal years and their quarters are named as such and by the year they end in.
* 周五 alone is the latest, 上周五 that of last week, "last Friday" the latest before today.
* 2025元, "more than 2000" and "2025 units" are amounts; "may" and "march" in small letters are months after "in"...
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant import period_compare
from assistant.period_atoms import Atom, expressions
from assistant.period_days import DAY, Days, Now, step
from assistant.period_open import open_ended

Kind = Literal["range", "year_ago", "previous"]

# Length-preserving, so that spans hold: traditional characters of time words, full-width digits, dashes.
_EVEN = str.maketrans(
    "個週禮號這過後兩國慶節來間開從內雙聖誕頭幾當勞動財歲與較環對時０１２３４５６７８９–—〜～／．’＇",
    "个周礼号这过后两国庆节来间开从内双圣诞头几当劳动财岁与较环对时0123456789--~~/.''",
)
_TO = re.compile(
    r"\s*(?:到|至|~|-|\.{2,}|直到|一直到|to|until|till|through|thru|up to)\s*(?:the\s+)?", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,?\s*(?:and|&)|,|、|与|和|及)\s*(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\b(?:between|from)\s+(?:the\s+)?|[在从介于]\s*)$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\bcompar\w*|\bversus\b|\bvs\b|\bdifference\b|对比|比较|相比|差异|差别|分别|各自", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:\b(?:in|on|during|for|of|over|within|between|from|the|as of)\s+)+$|(?:从|在|于)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Period:
    """A range of days, both ends in it, and where in the text it was said.

    Args:
        start: First day.
        end: Last day.
        text: The words.
        span: Their place in the text, with the preposition that belongs to them.
        kind: `range`; or a comparison with another range: `year_ago` (去年同期), `previous` (环比).
    """

    start: date
    end: date
    text: str = ""
    span: tuple[int, int] = (0, 0)
    kind: Kind = "range"

    @property
    def iso(self) -> tuple[str, str]:
        """Return both ends as ISO dates."""
        return self.start.isoformat(), self.end.isoformat()


def find(text: str, today: date, fiscal_start_month: int = 1) -> Period | None:
    """Return the first time range said in `text`, or None.

    A comparison (去年同期) is the range only when it names a stretch and no other range is said.

    >>> find("上季度的销售额", date(2026, 2, 3)).iso
    ('2025-10-01', '2025-12-31')
    >>> find("orders since March 1997", date(1998, 5, 6)).iso
    ('1997-03-01', '1998-05-06')
    """
    found = find_all(text, today, fiscal_start_month)
    ranges = [period for period in found if period.kind == "range"]
    stretches = [
        period for period in found if period.kind == "year_ago" and period_compare.is_stretch(period.text)
    ]
    return next(iter([*ranges, *stretches]), None)


def find_all(text: str, today: date, fiscal_start_month: int = 1) -> list[Period]:
    """Return every time range said in `text`, in its order, none over another.

    Args:
        text: A question.
        today: The day it is asked.
        fiscal_start_month: In which fiscal years begin.

    >>> [(p.kind, *p.iso) for p in find_all("上季度销售额，和去年同期比", date(2026, 2, 3))]
    [('range', '2025-10-01', '2025-12-31'), ('year_ago', '2024-10-01', '2024-12-31')]
    """
    plain, now = text.translate(_EVEN), Now(today, fiscal_start_month)
    compared = period_compare.find(plain)
    hidden = plain
    for found in compared:
        hidden = hidden[: found.start] + "\x00" * (found.end - found.start) + hidden[found.end :]
    ranges, loose = _ranges(hidden, now, text)
    base = Days(ranges[0].start, ranges[0].end) if ranges else None
    ranges += [_comparison(found.kind, base, found, text, now) for found in compared]
    for period in loose:
        ranges.append(replace(period, kind="year_ago") if _is_compared(plain, period, base) else period)
    return sorted(ranges, key=lambda period: period.span)


def _comparison(kind: Kind, base: Days | None, found: period_compare.Found, text: str, now: Now) -> Period:
    days = period_compare.days(kind, found.unit, base, now)
    return Period(days.start, days.end, text[found.start : found.end].strip(), (found.start, found.end), kind)


def _is_compared(text: str, period: Period, base: Days | None) -> bool:
    """Say whether "a year ago" is what another range is compared with."""
    return base is not None or period_compare.THAN.search(text[: period.span[0]]) is not None


def _ranges(text: str, now: Now, said: str) -> tuple[list[Period], list[Period]]:
    """Return the ranges of a text, and those that are comparisons when there is another."""
    found = expressions(text, now)
    ranges: list[Period] = []
    loose: list[Period] = []
    place = 0
    while place < len(found):
        period, used, is_loose = _one(found, place, text, now, said)
        place += used
        if period is not None:
            (loose if is_loose else ranges).append(period)
    return ranges, loose


def _one(found: list[Atom], place: int, text: str, now: Now, said: str) -> tuple[Period | None, int, bool]:
    """Read the range that begins with an expression; several may make one: from March to May."""
    first, used = found[place], 1
    days, right = first.days, first.end
    while place + used < len(found):
        joined = _joined(Atom(first.start, right, days), found[place + used], text)
        if joined is None:
            break
        days, right, used = joined, found[place + used].end, used + 1
    left = first.start
    if used == 1:
        opened = open_ended(text, first, now)
        if opened is None and days.weak:
            return None, 1, False
        days, left, right = opened or (days, left, right)
    start, end = sorted((days.start, days.end))
    lead = _LEAD.search(text[:left])
    span = (lead.start() if lead else left, right)
    return Period(start, end, said[left:right].strip(), span), used, first.days.loose and used == 1


def _joined(first: Atom, second: Atom, text: str) -> Days | None:
    """Return the range from one expression to another; two beside each other with `and` make one, unless compared."""
    gap = text[first.end : second.start]
    if _TO.fullmatch(gap) or (_AND.fullmatch(gap) and _is_between(text, first, second)):
        return _span(first.days, second.days)
    if _AND.fullmatch(gap) and not first.days.weak and not _COMPARED.search(text):
        start, end = _dated(first.days, second.days)
        if start and end and start.end + DAY == end.start:
            return _span(first.days, second.days)
    return None


def _span(first: Days, second: Days) -> Days | None:
    """Return the days from one to another; without a year on either side they come every year."""
    start, end = _dated(first, second)
    if start is None or end is None:
        return None
    if not first.recurs or first.recurs != second.recurs:
        return Days(start.start, end.end)

    def again(day: date) -> Days | None:
        there = first.at(day)
        return there and _span(replace(there, recurs="", again=None), second)

    return Days(start.start, end.end, recurs=first.recurs, again=again)


def _is_between(text: str, first: Atom, second: Atom) -> bool:
    return bool(_BETWEEN.search(text[: first.start]) or re.match(r"\s*(?:之间|期间)", text[second.end :]))


def _dated(first: Days, second: Days) -> tuple[Days | None, Days | None]:
    """Let an end without its year borrow the other's: 2025年3月到5月, November to February 1997."""
    if second.recurs:
        end = second.at(first.start)
        while end is not None and end.end < first.start:
            end = second.at(step(second.recurs, end.start, 1))
        return first, end
    if first.recurs:
        start = first.at(second.start)
        while start is not None and start.start > second.end:
            start = first.at(step(first.recurs, start.start, -1))
        return start, second
    return first, second
