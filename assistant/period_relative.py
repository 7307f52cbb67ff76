"""English expressions of time from today, as data, and what narrows another down (early + March)."""

import re

from assistant.period_days import (
    DAY,
    FIRST,
    MONTHS_OF,
    Days,
    Now,
    ago,
    coming,
    next_month,
    past,
    unit_range,
    week_of,
    whole,
)  # fmt: skip
from assistant.period_en import ORDINALS, before
from assistant.period_rules import (
    Narrow,
    Rule,
    count,
    edge_day,
    edge_of,
    firsts,
    halves,
    lasts,
    nth_week,
    third,
    weekday,
)  # fmt: skip
from assistant.wording import NUMBER_EN

_UNIT = "(?P<unit>day|week|fortnight|month|quarter|year)"
_CALENDAR = "(?P<unit>week|month|quarter|year)"
_FULL = r"(?:(?P<full>full|complete|entire|whole|calendar)\s+)?"
_N = rf"(?P<n>{NUMBER_EN}|(?:a )?couple(?: of)?|(?:a )?few|several|an?|half an?|half)"
_MANY = rf"{_N}[\s-]+{_FULL}{_UNIT}s?"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = "mon|tues?|wed|thurs?|fri|sat|sun"
_SHIFTS = {"this": 0, "current": 0, "last": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "coming": 1,
           "upcoming": 1, "following": 1}  # fmt: skip
_SHIFT = "(?P<shift>this|current|last|previous|prior|preceding|next|coming|upcoming|following)"
_EVERY = re.compile(r"\b(?:every|each|per|any)\s*$", re.IGNORECASE)
_DUE = re.compile(
    r"\b(?:due|expir\w+|arriv\w+|expected|overdue|payable|renew\w*|clos(?:e|es|ing)|matur\w+)\s+$",
    re.IGNORECASE,
)


def _day(shift: int, now: Now) -> Days:
    return unit_range("day", shift, now)


def _weekday(match: re.Match[str], now: Now) -> Days | None:
    """Read a day of the week: last Friday is the one before today, next Friday that of next week."""
    shift = (match["shift"] or "").lower()
    place = next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(match["day"][:3].lower()))
    if _EVERY.search(before(match)):
        return None
    if not shift:
        return weekday(place, now)
    day = unit_range("week", 0, now).start + place * DAY
    if shift in ("last", "past", "this past"):
        day -= 7 * DAY if day >= now.today else 0 * DAY
    elif shift in ("coming", "this coming"):
        day += 7 * DAY if day <= now.today else 0 * DAY
    else:
        day += 7 * _SHIFTS[shift] * DAY
    return Days(day, day, "day")


def _relative(match: re.Match[str], now: Now) -> Days | None:
    unit, shift = match["unit"].lower(), _SHIFTS[match["shift"].lower()]
    if unit == "fortnight":
        return (past if shift <= 0 else coming)(2, "week", now)
    return unit_range(
        f"fiscal_{unit}" if match["fiscal"] and unit in ("year", "quarter") else unit, shift, now
    )


def _so_many(match: re.Match[str]) -> tuple[int, str]:
    """Return count and unit; half a year is six months, a fortnight two weeks."""
    said, unit = (match["n"] or "1").lower().strip(" -"), match["unit"].lower()
    if said.startswith("half"):
        return {"year": (6, "month"), "month": (15, "day"), "day": (1, "day")}.get(unit, (0, unit))
    how_many = count(said) or 0
    return (how_many * 2, "week") if unit == "fortnight" else (how_many, unit)


def _past(match: re.Match[str], now: Now) -> Days | None:
    return (whole if match["full"] else past)(*_so_many(match), now)


def _next(match: re.Match[str], now: Now) -> Days | None:
    how_many, unit = _so_many(match)
    return whole(how_many, unit, now, ahead=True) if match["full"] else coming(how_many, unit, now)


def _inside(match: re.Match[str], now: Now) -> Days | None:
    """Read within 30 days: the days up to today, or those from today when something falls due in them."""
    return (coming if _DUE.search(before(match)) else past)(*_so_many(match), now)


def _ago(match: re.Match[str], now: Now) -> Days | None:
    how_many, unit = _so_many(match)
    found = ago(how_many, unit, now)
    if found and (how_many, unit) == (1, "year"):
        return Days(found.start, found.end, found.unit, loose=True)
    return found


def _from_now(match: re.Match[str], now: Now) -> Days | None:
    how_many, unit = _so_many(match)
    return ago(-how_many, unit, now)


def _older(match: re.Match[str], now: Now) -> Days | None:
    recent = past(*_so_many(match), now)
    return Days(FIRST, recent.start - DAY) if recent else None


def _to_date(match: re.Match[str], now: Now) -> Days | None:
    unit = {"y": "year", "q": "quarter", "m": "month", "w": "week"}[match["unit"][0].lower()]
    fiscal = match.groupdict().get("fiscal") and unit in ("year", "quarter")
    return Days(unit_range(f"fiscal_{unit}" if fiscal else unit, 0, now).start, now.today)


def _edge(match: re.Match[str], now: Now) -> Days | None:
    unit = {"y": "year", "q": "quarter", "m": "month", "w": "week"}[match["unit"][0].lower()]
    return edge_of(unit_range(unit, 0, now), end=True)


def _this(match: re.Match[str], now: Now) -> Days:
    """Read `the month`, which means something only in the end of the month, the first day of the month."""
    found = unit_range(match["unit"].lower(), 0, now)
    return Days(found.start, found.end, found.unit, weak="narrow")


_FISCAL = "(?P<fiscal>(?:fiscal|financial) )?"
RULES: tuple[Rule, ...] = (
    # --- days
    Rule(r"\btoday\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b", lambda _m, n: _day(0, n)),
    Rule(r"\byesterday\b|\blast night\b", lambda _m, n: _day(-1, n)),
    Rule(r"\b(?:the )?day before yesterday\b", lambda _m, n: _day(-2, n)),
    Rule(r"\btomorrow\b", lambda _m, n: _day(1, n)),
    Rule(r"\b(?:the )?day after tomorrow\b", lambda _m, n: _day(2, n)),
    Rule(rf"\b(?:(?P<shift>this past|this coming|past|last|this|next|coming)\s+)?(?P<day>{'|'.join(_WEEKDAYS)})\b", _weekday),
    Rule(rf"\b(?P<shift>this past|this coming|past|last|this|next|coming)\s+(?P<day>{_SHORT})\b", _weekday),
    Rule(r"\b(?P<shift>this|last|next)\s+weekend\b", lambda m, n: edge_of(unit_range("week", _SHIFTS[m["shift"].lower()], n), end=True)),
    # --- this, last, next
    Rule(rf"\b{_SHIFT}\s+(?:full\s+|calendar\s+|complete\s+)?{_FISCAL}{_UNIT}\b(?!-)", _relative),
    Rule(rf"\b(?:the )?{_CALENDAR} before last\b", lambda m, n: unit_range(m["unit"].lower(), -2, n)),
    Rule(rf"\b(?:the )?{_CALENDAR} after next\b", lambda m, n: unit_range(m["unit"].lower(), 2, n)),
    Rule(rf"\bthe {_CALENDAR}\b", _this),
    # --- so many back, ahead
    Rule(rf"\bpast\s+(?P<n>half(?: an?)?\s+)?{_FULL}{_UNIT}\b", _past),
    Rule(rf"\b(?:last|past|previous|preceding|recent|trailing|rolling|latest)\s+{_MANY}\b", _past),
    Rule(rf"\b(?:last|past|previous)\s+(?P<full>full|complete|calendar)\s+{_N}\s+{_UNIT}s?\b", _past),
    Rule(rf"\b(?:next|coming|following|upcoming)\s+{_MANY}\b", _next),
    Rule(rf"\bwithin\s+(?:the\s+)?{_MANY}\b(?!\s+of\b)", _inside),
    Rule(rf"(?<=due in )(?:the next\s+)?{_MANY}\b", _next),
    Rule(rf"\b{_MANY}\s+(?:ago|back)\b", _ago),
    Rule(rf"\b(?:more than|over|older than|at least)\s+{_MANY}\s+(?:ago|old)\b", _older),
    Rule(rf"\bolder than\s+{_MANY}\b", _older),
    Rule(rf"\b{_MANY}\s+(?:from now|hence|from today)\b", _from_now),
    Rule(rf"(?<=\bin ){_MANY}'?\s+time\b", _from_now),
    Rule(r"\b(?:ttm|ltm)\b", lambda _m, n: past(12, "month", n)),
    # --- to date
    Rule(rf"\b{_FISCAL}(?P<unit>year|quarter|month|week)[ -]to[ -]date\b", _to_date),
    Rule(r"\b(?P<unit>[yqmw])td\b", _to_date),
    Rule(rf"\bso far this {_FISCAL}(?P<unit>year|quarter|month|week)\b", _to_date),
    Rule(r"\b(?P<unit>month|quarter|year|week)[- ]end\b", _edge),
    Rule(r"\beo(?P<unit>[mqyw])\b", _edge),
)  # fmt: skip


def _ended(days: Days, unit: str) -> Days:
    """Return the week, month, quarter or year that ended on a day."""
    if unit == "week":
        return Days(days.end - 6 * DAY, days.end)
    return Days(
        next_month(days.end + DAY, -MONTHS_OF[unit])
        if (days.end + DAY).day == 1
        else week_of(days.end).start,
        days.end,
    )


# What stands right before an expression and narrows it down.
_PART = rf"(?:(?P<n>{NUMBER_EN})\s+)?(?P<unit>day|week|month|quarter)s? (?:of|in)\s+"
_SAID_LATE = "|".join(
    rf"(?<=\b{word} )"
    for word in ("in", "since", "until", "from", "by", "of", "during", "to", "and", "before", "after")
)
_THIRDS = {"early": 1, "mid": 2, "late": 3}
NARROWED: tuple[tuple[str, Narrow], ...] = (
    # "late 2025 orders" are late ones: late needs a word such as "in" before it.
    (rf"(?:\b(?P<p>early|mid)|(?:{_SAID_LATE})late)(?:\s+(?:in\s+)?|-)", lambda m, d: third(d, _THIRDS[(m["p"] or "late").lower()])),
    (r"\b(?:the\s+)?middle of\s+", lambda _m, d: third(d, 2)),
    (r"\b(?:the\s+)?(?:very\s+)?(?P<e>end|close|beginning|start) of\s+", lambda m, d: edge_of(d, end=m["e"].lower() in ("end", "close"))),
    (r"\b(?:the\s+)?(?P<e>first|last|final) day (?:of|in)\s+", lambda m, d: edge_day(d, end=m["e"].lower() != "first")),
    (rf"\b(?:the\s+)?first {_PART}", lambda m, d: firsts(d, count(m["n"] or "1") or 0, m["unit"].lower())),
    (rf"\b(?:the\s+)?(?:last|final) {_PART}", lambda m, d: lasts(d, count(m["n"] or "1") or 0, m["unit"].lower())),
    (r"\b(?:the\s+)?(?P<q>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th) week (?:of|in)\s+", lambda m, d: nth_week(d, ORDINALS[m["q"].lower()])),
    (r"\b(?:the\s+)?(?P<h>first|1st|second|2nd|latter) half of\s+", lambda m, d: halves(d, 1 if m["h"].lower() in ("first", "1st") else 2)),
    (r"\b(?:the\s+)?(?:week|w/c) (?:(?:of|beginning|starting|commencing|containing|from|with)\s+)?(?:on\s+)?", lambda _m, d: week_of(d.start) if d.unit == "day" else None),
    (r"\b(?:the\s+)?(?P<unit>week|month|quarter|year) (?:ending|ended)\s+(?:on\s+)?", lambda m, d: _ended(d, m["unit"].lower()) if d.unit in ("day", "month") else None),
    (r"\b(?:the\s+)?(?:month|quarter|year|whole|all|full year) of\s+", lambda _m, d: d),
)  # fmt: skip
