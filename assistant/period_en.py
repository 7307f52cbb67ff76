"""English expressions of time by the calendar, as data: years, quarters, months, weeks, days of months."""

import re

from assistant.period_days import Days, Now, month_of, next_month, within
from assistant.period_rules import (
    Rule,
    a_day,
    a_fiscal_year,
    a_half,
    a_month,
    a_quarter,
    calendar_year,
    day_of_month,
    days_of_month,
    full_year,
    iso_week,
    month_number,
    months,
    one_day,
    years,
)  # fmt: skip
from assistant.wording import number

MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
}
_D = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_OPEN, _CLOSED = "(?<![A-Za-z0-9])", "(?![A-Za-z0-9])"  # not \b: Chinese text may stand right beside
_TO = r"\s*(?:-|to|through|thru|till|until|and)\s*"
_Y = r"(?:\s?'?(?P<y>(?:19|20)\d\d)|\s?['/-]\s?(?P<s>\d\d))(?!\d)"
# "may" and "march" are verbs too: in lower case they stand for a month after one of these.
_IN = re.compile(
    r"(?:\b(?:in|since|from|until|till|by|of|between|before|after|during|for|through|early|mid|late|last|this|next|every"
    rf"|versus|vs\.?|than|month)\s+|\bmid-|\b(?:(?:{MONTH})|\d+)\s*(?:to|-|and|or|,|&)\s*)$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s+(?:i|we|you|he|she|they|it|be|have|not|the|also|need|there|this|that|my|our|never|only)\b",
    re.IGNORECASE,
)
_TOP = re.compile(r"\b(?:top|first|last|latest|best|worst|bottom)\s*$", re.IGNORECASE)
_STORE = re.compile(r"(?:warehouse|bin|shelf|zone|仓库?|库位)\s*$", re.IGNORECASE)
# 2025 is an amount beside a currency, a measure or "more than".
_AMOUNT_BEFORE = re.compile(
    r"(?:[¥$€£￥#<>=≥≤]|\b(?:CNY|RMB|USD|EUR|GBP|HKD|JPY|TWD)|\b(?:over|under|above|below|than|least|most|exceed\w*|about|around|nearly"
    r"|roughly|order|invoice|ticket|no\.?|number)|[大小多少低高]于|超过?|不足|至少|至多|最多|不到|达到?|约|满|金额|单号|订单号|数量|编号|客户|产品|型号)\s*$",
    re.IGNORECASE,
)
_AMOUNT_AFTER = re.compile(
    r"\s?(?:[%元块万亿美欧件个台单笔人家条只箱吨套次名位号]|千克|公斤|(?:units?|pcs|pieces|items?|dollars?|usd|eur|cny|rmb|yuan|kg|people|times|k)\b)",
    re.IGNORECASE,
)


def before(match: re.Match[str], chars: int = 24) -> str:
    """Return the text just before what matched."""
    return match.string[max(0, match.start() - chars) : match.start()]


def an_amount(match: re.Match[str]) -> bool:
    """Say whether digits that look like a year or a date are an amount or a number of something."""
    return bool(_AMOUNT_BEFORE.search(before(match)) or _AMOUNT_AFTER.match(match.string, match.end()))


def _year(match: re.Match[str], _now: Now) -> Days | None:
    return None if an_amount(match) else calendar_year(match["y"])


def _month(match: re.Match[str], now: Now) -> Days | None:
    said = match["m"]
    verb = said in ("may", "march", "mar") or (
        said.lower() == "may" and _VERB.match(match.string, match.end())
    )
    return None if verb and not _IN.search(before(match)) else a_month(month_number(said), now)


def _named_month(match: re.Match[str], now: Now) -> Days | None:
    """Read last May (over), this May (of this year), next May (to come)."""
    shift, found = match["shift"].lower(), a_month(month_number(match["m"]), now)
    this = found and found.at(now.today)
    if found is None or this is None:
        return None
    years = 0
    if shift == "last" and this.end >= now.today:
        years = -1
    elif shift == "next" and this.start <= now.today:
        years = 1
    moved = found.at(next_month(this.start, 12 * years))
    return moved and Days(moved.start, moved.end, "month")


def _quarter(match: re.Match[str], now: Now) -> Days | None:
    return a_quarter(ORDINALS.get(match["q"].lower()) or number(match["q"]), now)


def _fiscal_quarter(match: re.Match[str], now: Now) -> Days | None:
    found = _quarter(match, now)
    return found and within(a_fiscal_year(match["y"], now), found)


def _half(match: re.Match[str], now: Now) -> Days | None:
    return a_half(1 if match["h"].lower() in ("1", "first", "1st") else 2, now)


def _dated(match: re.Match[str], now: Now) -> Days | None:
    """Read a quarter or half that was written together with its year: Q3'25, 2025Q3, 1H25."""
    parts = match.groupdict()
    found = _quarter(match, now) if parts.get("q") else _half(match, now)
    made = found and found.at(found.start.replace(year=full_year(parts.get("y") or match["s"]), day=1))
    return made and Days(made.start, made.end, made.unit)


def _plain(digits: str) -> int:
    return int(digits.rstrip("stndrhSTNDRH"))


def _day(match: re.Match[str], now: Now) -> Days | None:
    return a_day(month_number(match["m"]), _plain(match["d"]), now)


def _day_first(match: re.Match[str], now: Now) -> Days | None:
    """Read 5 March, but not the top 5 March orders."""
    return None if match["d"].isdigit() and _TOP.search(before(match)) else _day(match, now)


def _days(match: re.Match[str], now: Now) -> Days | None:
    return days_of_month(month_number(match["m"]), _plain(match["a"]), _plain(match["b"]), now)


def _bare_day(match: re.Match[str], now: Now) -> Days | None:
    return day_of_month(int(match["d"]), now, weak="" if before(match).lower().endswith("on ") else "open")


def _short_week(match: re.Match[str], now: Now) -> Days | None:
    return None if _STORE.search(before(match)) else iso_week(int(match["n"]), now)


def _month_of(match: re.Match[str], _now: Now) -> Days:
    """Read Mar-26, March '26."""
    return month_of(next_month(calendar_year(match["y"]).start, month_number(match["m"]) - 1))


def _week_of_year(match: re.Match[str], now: Now) -> Days | None:
    found = iso_week(int(match["n"]), now)
    made = found and found.at(calendar_year(match["y"]).start)
    return made and Days(made.start, made.end, "week")


RULES: tuple[Rule, ...] = (
    # --- years
    Rule(r"(?<![A-Za-z0-9-])(?<!\d[.,])(?P<y>(?:19|20)\d\d)(?![A-Za-z0-9-]|年|[.,]\d|/\d)", _year),
    Rule(r"\b(?:(?:the|calendar) year|cy)\s?'?(?P<y>(?:20)?\d\d)\b", lambda m, _n: calendar_year(m["y"])),
    Rule(rf"{_OPEN}(?:FY|(?:fiscal|financial) (?:year )?)\s?'?(?:(?:20)?\d\d\s?[/-]\s?)?(?P<y>20\d\d|\d\d)(?!\d)",
         lambda m, n: a_fiscal_year(m["y"], n)),
    Rule(rf"{_OPEN}FY\s?'?(?P<y>20\d\d|\d\d)\s?-?Q(?P<q>[1-4]){_CLOSED}", _fiscal_quarter),
    Rule(r"(?<![A-Za-z0-9-])(?P<a>(?:19|20)\d\d)\s?[-~]\s?(?P<b>(?:19|20)\d\d)(?![\dA-Za-z-]|[.,/]\d|\s?年)", lambda m, _n: years(m["a"], m["b"])),
    # --- quarters and halves
    Rule(rf"{_OPEN}Q(?P<q>[1-4])(?!\d|[A-EG-Z])", _quarter),
    Rule(rf"{_OPEN}Q(?P<q>[1-4]){_Y}", _dated),
    Rule(rf"{_OPEN}(?P<y>(?:19|20)\d\d|\d\d(?=Q))\s?[-/]?\s?Q(?P<q>[1-4]){_CLOSED}", _dated),
    Rule(rf"{_OPEN}(?P<q>[1-4])Q\s?'?(?P<y>(?:20)?\d\d)(?!\d)", _dated),
    Rule(r"\b(?P<q>first|1st|second|2nd|third|3rd|fourth|4th) quarter\b", _quarter),
    Rule(r"\bfirst (?P<n>two|three|2|3) quarters\b", lambda m, n: a_quarter(1, n, number(m["n"]))),
    Rule(rf"{_OPEN}H(?P<h>[12]){_CLOSED}", _half),
    Rule(rf"{_OPEN}H(?P<h>[12]){_Y}", _dated),
    Rule(rf"{_OPEN}(?P<y>20\d\d)\s?-?H(?P<h>[12]){_CLOSED}", _dated),
    Rule(rf"{_OPEN}(?P<h>[12])H\s?'?(?P<y>(?:20)?\d\d)(?!\d)", _dated),
    Rule(r"\b(?P<h>first|1st|second|2nd|latter) half\b", _half),
    # --- months
    Rule(rf"(?<![A-Za-z0-9-])(?P<m>{MONTH})(?![A-Za-z0-9])\.?", _month),
    Rule(rf"(?<![A-Za-z0-9-])(?P<a>{MONTH})\.?\s?[-/]\s?(?P<b>{MONTH})(?![A-Za-z0-9])", lambda m, n: months(month_number(m["a"]), month_number(m["b"]), n)),
    Rule(rf"(?<=mid-)(?P<m>{MONTH})(?![A-Za-z0-9])", _month),
    Rule(rf"\b(?P<m>{MONTH})\.?\s?'(?P<y>\d\d)(?!\d)", _month_of),
    Rule(rf"\b(?P<m>{MONTH})-(?P<y>20\d\d|\d\d)(?![\d-])", _month_of),
    Rule(rf"\b(?P<shift>last|this|next)\s+(?P<m>{MONTH})\b(?!\s+\d)", _named_month),
    # --- days of months
    Rule(rf"\b(?P<m>{MONTH})\.?\s+(?:the\s+)?(?P<d>{_D})(?![\d:%A-Za-z]|[.,]\d)", _day),
    Rule(rf"(?<![\d.,/$-])(?:\bthe\s+)?(?P<d>{_D})(?:\s+(?:of\s+)?|-)(?P<m>{MONTH})\b", _day_first),
    Rule(rf"(?<![\w.-])(?P<d>\d\d?)-(?P<m>{MONTH})-(?P<y>20\d\d|\d\d)(?![\d-])", lambda m, _n: one_day(full_year(m["y"]), month_number(m["m"]), int(m["d"]))),
    Rule(rf"\b(?P<m>{MONTH})\.?\s+(?P<a>{_D}){_TO}(?P<b>{_D})(?![\d:%A-Za-z]|\s+(?:of\s+)?(?:{MONTH})\b)", _days),
    Rule(rf"(?<![\d.,/$-])(?P<a>{_D}){_TO}(?P<b>{_D})\s+(?:of\s+)?(?P<m>{MONTH})\b", _days),
    Rule(r"\bthe\s+(?P<d>\d\d?)(?:st|nd|rd|th)\b(?!\s+(?!and\b|to\b|until\b|onwards?\b|of (?:last|this|next)\b)[a-z])", _bare_day),
    # --- weeks by number
    Rule(r"\b(?:calendar )?(?:week|wk)\s?(?:number|no\.?|#)?\s?(?P<n>\d\d?)(?![\d%])", lambda m, n: iso_week(int(m["n"]), n)),
    Rule(r"(?<![A-Za-z0-9])[CK]?W\s?(?P<n>\d\d?)(?![\dA-Za-z-])", _short_week),
    Rule(r"(?<![A-Za-z0-9])(?P<y>20\d\d)-?W(?P<n>\d\d)(?![\dA-Za-z])", _week_of_year),
)  # fmt: skip
