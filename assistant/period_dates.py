"""Dates in figures, in both languages: 2026-03-05, 2026.3.5, 20260305, 3/5, 03/2026."""

import re

from assistant.period_days import Days, Now, month_of
from assistant.period_en import an_amount, before
from assistant.period_rules import Rule, a_day, full_year, one_day

_OPEN, _CLOSED = r"(?<![A-Za-z0-9/-])(?<!\d\.)", r"(?![A-Za-z0-9/-]|\.\d)"
_TIME = r"(?:[T ]\d\d:\d\d(?::\d\d)?)?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_MONTH, _DAY = r"(?P<m>0?[1-9]|1[0-2])", r"(?P<d>0?[1-9]|[12]\d|3[01])"
# 3/5 is a part, a mark or a term of payment beside one of these.
_PART_BEFORE = re.compile(
    r"(?:占|约|近|超过?|不到|大概|[评得打]分|满意度|为|比例|about|nearly|almost|than|over|score\w*|rat(?:ed|ing)s?|csat|satisfaction|page|step|"
    r"part|half|size|ratio|share|net)\s*(?:of|is|was|:|：)?\s*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s*(?:of\b|分|星|倍|stars?\b|points?\b|net\b|inch|英寸|%|or\b)|的(?:人|客户数|份额)", re.IGNORECASE
)


def _day(match: re.Match[str], _now: Now) -> Days:
    return one_day(full_year(match["y"]), int(match["m"]), int(match["d"]))


def _packed(match: re.Match[str], now: Now) -> Days | None:
    return None if an_amount(match) else _day(match, now)


def _month(match: re.Match[str], _now: Now) -> Days | None:
    return None if an_amount(match) else month_of(one_day(int(match["y"]), int(match["m"]), 1).start)


def _either(match: re.Match[str], _now: Now) -> Days:
    """Read 03/05/2026 as March 5, and 25/12/2026, which can only be so, as December 25."""
    first, second = int(match["a"]), int(match["b"])
    month, day = (second, first) if first > 12 else (first, second)
    return one_day(full_year(match["y"]), month, day)


def _short(match: re.Match[str], now: Now) -> Days | None:
    first, second = int(match["a"]), int(match["b"])
    if (
        _PART_BEFORE.search(before(match))
        or _PART_AFTER.match(match.string, match.end())
        or (first, second) == (24, 7)
    ):
        return None
    return a_day(second, first, now) if first > 12 else a_day(first, second, now)


RULES: tuple[Rule, ...] = (
    Rule(rf"{_OPEN}{_YEAR}(?P<s>[-/.]){_MONTH}(?P=s){_DAY}{_TIME}{_CLOSED}", _day),
    Rule(rf"{_OPEN}(?P<a>\d\d?)(?P<s>[-/])(?P<b>\d\d?)(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/-])", _either),
    Rule(rf"{_OPEN}{_DAY}\.{_MONTH}\.{_YEAR}{_CLOSED}", _day),
    Rule(r"(?<![\w.,#-])(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\w,-]|\.\d)".replace(r"\w", "A-Za-z0-9_"), _packed),
    Rule(r"(?<![\w.,#-])(?P<y>20[0-4]\d)(?P<m>0[1-9]|1[0-2])(?![\w,-]|\.\d)".replace(r"\w", "A-Za-z0-9_"), _month),
    Rule(rf"{_OPEN}{_YEAR}[-/]{_MONTH}{_CLOSED}", _month),
    Rule(rf"{_OPEN}(?P<m>0[1-9]|1[0-2])/{_YEAR}{_CLOSED}", _month),
    Rule(r"(?<![A-Za-z0-9/.,$¥€-])(?P<a>\d\d?)/(?P<b>\d\d?)(?![\d/A-Za-z-]|\.\d)", _short),
)  # fmt: skip
