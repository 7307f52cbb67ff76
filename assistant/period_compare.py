"""Words that compare a range with the same one a year before, or with the one before it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.period_days import DAY, Days, Now, last_of_month, next_month, unit_range, years_later

Kind = Literal["year_ago", "previous"]

_SAME = r"(?:same|corresponding|equivalent|comparable)"
_STRETCH = (
    r"(?:去年|上年|上一年|\blast year(?:'s)?)\s*(?:的)?(?:同期|同一(?:时期|期间|季度|月|周)|同[月季周日])|去年这个?时候|去年此时|"
    rf"\b(?:the )?{_SAME} (?:time |date )?(?:period|time|months?|quarters?|weeks?|days?|dates?|stretch|range|dates|season)(?: of| in)?(?: the)?"
    r" (?:(?:last|previous|prior|preceding|past) year|year (?:before|ago|earlier)|a year (?:ago|earlier|before))\b|"
    r"\bthis time last year\b|\byear[- ]ago (?:period|quarter|month|week)\b|\ba year earlier\b"
)
_YEAR_AGO = (
    rf"{_STRETCH}|同比|较去年同期|\byear[- ]?(?:on|over)[- ]?year\b|\byoy\b|\by/y\b|\byear-ago\b|\bvs\.? ly\b"
)
_PREVIOUS = (
    r"环比|上一?(?:个)?(?:周期|期间?)(?!限|货|刊|待|望|票)|上期(?!限|货|刊|待|望|票)|前一(?:个)?(?:周期|期)(?!限)|"
    r"\b(?:the )?(?:previous|prior|preceding|last) (?:comparable )?period\b|\bthe period before\b|"
    r"\b(?P<unit>month|quarter|week|day)[- ]?(?:on|over)[- ]?(?:month|quarter|week|day)\b|\b(?P<short>[mqw])o(?:m|q|w)\b|\b[mqw]/[mqw]\b|\bsequential(?:ly)?\b"
)
THAN = re.compile(r"\b(?:than|vs\.?|versus|compared (?:to|with)|against|over)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A comparing word: where it stands, and of which unit it speaks (month over month)."""

    start: int
    end: int
    kind: Kind
    unit: str = ""


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return (
        ("year_ago", re.compile(_YEAR_AGO, re.IGNORECASE)),
        ("previous", re.compile(_PREVIOUS, re.IGNORECASE)),
    )


def find(text: str) -> list[Found]:
    """Return the comparing words of a text."""
    found = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            parts = match.groupdict()
            letter = {"m": "month", "q": "quarter", "w": "week"}.get((parts.get("short") or "").lower(), "")
            found.append(Found(match.start(), match.end(), kind, (parts.get("unit") or letter).lower()))
    return sorted(found, key=lambda one: one.start)


def is_stretch(words: str) -> bool:
    """Say whether comparing words name a time by themselves: 去年同期 does, 同比 does not."""
    return bool(re.search(_STRETCH, words, re.IGNORECASE))


def days(kind: str, unit: str, base: Days | None, now: Now) -> Days:
    """Return what a range is compared with; without one, this year so far, or this month (or the unit said)."""
    if kind == "year_ago":
        return year_before(base or Days(unit_range("year", 0, now).start, now.today))
    return previous(base or unit_range(unit or "month", 0, now))


def year_before(base: Days) -> Days:
    """Return the same days of the year before; whole months stay whole.

    >>> from datetime import date
    >>> year_before(Days(date(2025, 2, 1), date(2025, 2, 28))).end
    datetime.date(2024, 2, 29)
    """
    start, end = years_later(base.start, -1), years_later(base.end, -1)
    if base.start.day == 1 and base.end == last_of_month(base.end):
        end = last_of_month(end)
    return Days(start, end)


def previous(base: Days) -> Days:
    """Return the range before: of whole months as many months, else as many days."""
    if base.start.day == 1 and base.end == last_of_month(base.end):
        months = (base.end.year - base.start.year) * 12 + base.end.month - base.start.month + 1
        return Days(next_month(base.start, -months), base.start - DAY)
    length = base.end - base.start
    return Days(base.start - DAY - length, base.start - DAY)
