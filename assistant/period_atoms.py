"""Single expressions of time, as data: a pattern and how to read it against today."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from assistant.wording import NUMBER_EN, NUMBER_ZH, ORDINAL_EN, number

Days = tuple[date, date]
Reader = Callable[[re.Match[str], date], Days | None]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_UNITS = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "季度": "quarter",
    "季": "quarter", "年": "year",
}  # fmt: skip
_UNIT_EN = r"(?P<unit>day|week|month|quarter|year)"
_SHIFT_ZH = {"本": 0, "这": 0, "这个": 0, "当": 0, "今": 0, "上": -1, "上个": -1, "上一": -1, "上一个": -1, "前": -1, "上上": -2,
             "上上个": -2, "下": 1, "下个": 1}  # fmt: skip
_SHIFT_EN = {"this": 0, "current": 0, "last": -1, "previous": -1, "prior": -1, "past": -1, "next": 1}
_YEARS_ZH = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1}
# ASCII, not \w: a date may stand right beside Chinese text.
_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(?<![A-Za-z0-9-])(?<!\d\.)", r"(?![A-Za-z0-9-])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"


def next_month(day: date, count: int = 1) -> date:
    """Return the first day of the month `count` months after the one `day` is in."""
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def unit_range(unit: str, shift: int, today: date) -> Days:
    """Return the calendar day, week (from Monday), month, quarter or year `shift` away from today's."""
    if unit == "day":
        start = end = today + timedelta(days=shift)
        return start, end
    if unit == "week":
        start = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return start, start + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    start = next_month(today, -((today.month - 1) % months) + shift * months)
    return start, next_month(start, months) - timedelta(days=1)


def _past(count: int | None, unit: str, today: date) -> Days | None:
    """Return the last `count` units up to and with today."""
    if not count:
        return None
    if unit in ("day", "week"):
        return today - timedelta(days=count * (7 if unit == "week" else 1) - 1), today
    months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
    start = next_month(today, -months)
    last = (next_month(start) - timedelta(days=1)).day
    return start.replace(day=min(today.day, last)) + timedelta(days=1), today


def _quarter(year: int, quarter: int | None) -> Days | None:
    if quarter is None or not 1 <= quarter <= 4:
        return None
    start = date(year, quarter * 3 - 2, 1)
    return start, next_month(start, 3) - timedelta(days=1)


def _half(year: int, first: bool) -> Days:
    return (date(year, 1, 1), date(year, 6, 30)) if first else (date(year, 7, 1), date(year, 12, 31))


def _month(year: int, month: int | None) -> Days | None:
    if month is None or not 1 <= month <= 12:
        return None
    start = date(year, month, 1)
    return start, next_month(start) - timedelta(days=1)


def _day(year: int, month: int, day: int) -> Days:
    return date(year, month, day), date(year, month, day)


def _month_number(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _year_said(match: re.Match[str], today: date) -> int:
    """Return the year a Chinese expression names: 2025年, 去年, or none."""
    said = match["year"]
    return int(said) if said.isdigit() else today.year + _YEARS_ZH[said]


def _zh_year_part(match: re.Match[str], today: date) -> Days | None:
    year, parts = _year_said(match, today), match.groupdict()
    if parts["half"]:
        return _half(year, first=parts["half"] in "上前")
    if parts["quarter"]:
        return _quarter(year, number(parts["quarter"]))
    month = number(parts["month"]) if parts["month"] else None
    if parts["day"] and month:
        return _day(year, month, number(parts["day"]) or 0)
    return _month(year, month) if parts["month"] else (date(year, 1, 1), date(year, 12, 31))


def _recent_month(month: int | None, today: date, day: int | None = None) -> Days | None:
    """Return the latest such month (or day of it) that has begun."""
    if month is None or not 1 <= month <= 12:
        return None
    year = today.year - (month > today.month)
    return _day(year, month, day) if day else _month(year, month)


def _recent_quarter(quarter: int | None, today: date) -> Days | None:
    found = _quarter(today.year, quarter)
    return _quarter(today.year - 1, quarter) if found and found[0] > today else found


def _en_quarter(match: re.Match[str], today: date) -> Days | None:
    quarter = number(match["quarter"])
    return _quarter(int(match["year"]), quarter) if match["year"] else _recent_quarter(quarter, today)


def _zh_relative(match: re.Match[str], today: date) -> Days:
    shift, unit = match["shift"], _UNITS[match["unit"]]
    # 本年, 去年 and the like are read with the years; 前 alone means the one before last.
    return unit_range(unit, -2 if shift == "前" else _SHIFT_ZH[shift], today)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_YEAR_ZH = r"(?P<year>(?<!\d)(?:19|20)\d\d(?=年)|今年|本年度?|去年|上一?年|前年|明年)年?度?"
ATOMS: tuple[tuple[re.Pattern[str], Reader, bool], ...] = (
    # --- days
    (_pattern(r"今天|今日|\btoday\b"), lambda _m, t: unit_range("day", 0, t), False),
    (_pattern(r"昨天|昨日|\byesterday\b"), lambda _m, t: unit_range("day", -1, t), False),
    (_pattern("前天"), lambda _m, t: unit_range("day", -2, t), False),
    (_pattern(r"明天|\btomorrow\b"), lambda _m, t: unit_range("day", 1, t), False),
    (
        _pattern(rf"{_NO_DIGIT_BEFORE}{_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?){_NO_DIGIT_AFTER}"),
        lambda m, _t: _day(int(m["year"]), int(m["month"]), int(m["day"])),
        False,
    ),
    (
        _pattern(rf"\b(?P<m>{_MONTH})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}\b"),
        lambda m, _t: _day(int(m["year"]), _month_number(m["m"]), int(m["day"])),
        False,
    ),
    (
        _pattern(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH})\.?,?\s+{_YEAR}\b"),
        lambda m, _t: _day(int(m["year"]), _month_number(m["m"]), int(m["day"])),
        False,
    ),
    # --- Chinese years and their parts: 2025年3月5日, 去年第三季度, 今年上半年
    (
        _pattern(
            rf"{_YEAR_ZH}的?(?:(?P<half>[上下前后])半年|第?(?P<quarter>[1-4一二三四])(?:个?季度|季)|"
            rf"(?P<month>{NUMBER_ZH})月份?(?:(?P<day>{NUMBER_ZH})[日号])?)?"
        ),
        _zh_year_part,
        False,
    ),
    (_pattern(rf"(?<!\d){_YEAR}年?[Qq](?P<quarter>[1-4])"), _en_quarter, False),
    (_pattern(r"(?<![年\w])上半年"), lambda _m, t: _half(t.year, first=True), False),
    (_pattern(r"(?<![年\w])下半年"), lambda _m, t: _half(t.year - (t.month < 7), first=False), False),
    # --- relative, Chinese
    (
        _pattern(r"(?P<shift>上上个?|上一?个?|本|这个?|当|前)(?P<unit>季度|星期|礼拜|周|月)"),
        _zh_relative,
        False,
    ),
    (
        _pattern(rf"(?:最近|近|过去|前)的?(?P<n>{NUMBER_ZH})个?(?P<unit>天|日|周|星期|礼拜|季度|月|年)内?"),
        lambda m, t: _past(number(m["n"]), _UNITS[m["unit"]], t),
        False,
    ),
    (
        _pattern(r"(?:最近|近|过去)(?P<n>半)年"),
        lambda _m, t: _past(6, "month", t),
        False,
    ),
    (
        _pattern(
            rf"(?<![\d年零〇一二两三四五六七八九十])(?P<month>{NUMBER_ZH})月份?(?:(?P<day>{NUMBER_ZH})[日号])?(?!内)"
        ),
        lambda m, t: _recent_month(number(m["month"]), t, number(m["day"]) if m["day"] else None),
        True,
    ),
    (_pattern("第?(?P<q>[一二三四1-4])季度"), lambda m, t: _recent_quarter(number(m["q"]), t), False),
    # --- relative, English
    (
        _pattern(rf"\b(?P<shift>this|current|last|previous|prior|past|next)\s+{_UNIT_EN}\b"),
        lambda m, t: unit_range(m["unit"].lower(), _SHIFT_EN[m["shift"].lower()], t),
        False,
    ),
    (
        _pattern(rf"\b(?:last|past|previous|recent)\s+(?P<n>{NUMBER_EN}|couple of|few)\s+{_UNIT_EN}s?\b"),
        lambda m, t: _past(number(m["n"].split()[0]) or 3, m["unit"].lower(), t),
        False,
    ),
    (
        _pattern(r"\b(?:year[ -]to[ -]date|ytd)\b|年初至今|今年以来"),
        lambda _m, t: (date(t.year, 1, 1), t),
        False,
    ),
    (_pattern(r"\b(?:month[ -]to[ -]date|mtd)\b"), lambda _m, t: (t.replace(day=1), t), False),
    (
        _pattern(rf"\bQ(?P<quarter>[1-4])\b(?:[\s,/-]*(?:of\s+)?{_YEAR}\b)?"),
        _en_quarter,
        False,
    ),
    (_pattern(rf"\b{_YEAR}[\s-]*Q(?P<quarter>[1-4])\b"), _en_quarter, False),
    (
        _pattern(rf"\b(?P<quarter>{ORDINAL_EN}) quarter(?:\s+(?:of\s+)?{_YEAR})?\b"),
        _en_quarter,
        False,
    ),
    (
        _pattern(rf"\b(?:(?P<h>first|second) half(?: of)?|H(?P<n>[12]))\s+{_YEAR}\b"),
        lambda m, _t: _half(int(m["year"]), first=(m["h"] or m["n"]).lower() in ("first", "1")),
        False,
    ),
    (
        _pattern(rf"\b(?P<m>{_MONTH})\.?,?\s+(?:of\s+)?{_YEAR}\b"),
        lambda m, _t: _month(int(m["year"]), _month_number(m["m"])),
        False,
    ),
    (
        _pattern(rf"{_NO_DIGIT_BEFORE}{_YEAR}[-/](?P<month>0?[1-9]|1[0-2]){_NO_DIGIT_AFTER}"),
        lambda m, _t: _month(int(m["year"]), int(m["month"])),
        False,
    ),
    # A month alone: "may" is a verb unless it is written as a name after in, since, of...
    (
        _pattern(
            rf"\b(?:(?<=in )|(?<=since )|(?<=from )|(?<=until )|(?<=to )|(?<=and )|(?<=of )|(?<=between ))(?P<m>{_MONTH})\b"
        ),
        lambda m, t: _recent_month(_month_number(m["m"]), t),
        True,
    ),
    (
        _pattern(rf"{_NO_DIGIT_BEFORE}{_YEAR}(?![A-Za-z0-9-]|年|\.\d)"),
        lambda m, _t: (date(int(m["year"]), 1, 1), date(int(m["year"]), 12, 31)),
        False,
    ),
)
