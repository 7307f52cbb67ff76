"""What a rule for an expression of time is, and the small readers that both languages share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.period_days import (
    DAY,
    MONTHS_OF,
    Days,
    Now,
    fiscal_year,
    last_of_month,
    latest,
    month_of,
    next_month,
    year_of,
)  # fmt: skip
from assistant.wording import number

Reader = Callable[[re.Match[str], Now], Days | None]
Narrow = Callable[[re.Match[str], Days], Days | None]
RANGE = "range"  # stands for the unit where both ends are said: 3-5月
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class Rule:
    """A pattern and how what it matches is read; None is no time range."""

    pattern: str
    read: Reader


def count(word: str) -> int | None:
    """Return how many: digits or words; 几 and "a few" are three, 半 is one (of the half unit)."""
    word = word.strip().lower()
    if word in ("几", "数", "few", "several", "a few"):
        return 3
    if word in ("couple", "couple of", "a couple of", "a couple"):
        return 2
    return number(word)


def full_year(digits: str) -> int:
    """Return the year of two or four digits, in Arabic or Chinese figures."""
    text = "".join(str("零一二三四五六七八九".find(c)) if c in "零一二三四五六七八九" else c for c in digits)
    text = re.sub("[〇○]", "0", text)
    return int(text) + (2000 if len(text) == 2 else 0)


def month_number(word: str) -> int:
    """Return the month of an English name."""
    return MONTH_NAMES.index(word[:3].lower()) + 1


def a_month(month: int | None, now: Now) -> Days | None:
    """Return the latest such month that has begun."""
    if month is None or not 1 <= month <= 12:
        return None
    return latest("year", lambda day: month_of(date(day.year, month, 1)), now, "month")


def a_day(month: int | None, day: int | None, now: Now) -> Days | None:
    """Return the latest such day."""
    if not month or not day or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return latest("year", lambda at: one_day(at.year, month, day), now, "day")


def one_day(year: int, month: int, day: int) -> Days:
    """Return a day as a range.

    Raises:
        ValueError: There is no such day.
    """
    found = date(year, month, day)
    return Days(found, found, "day")


def day_of_month(day: int | None, now: Now, *, weak: str = "open") -> Days | None:
    """Return the latest such day of a month: the 5th."""
    if not day or not 1 <= day <= 31:
        return None
    return latest("month", lambda at: one_day(at.year, at.month, day), now, "day", weak=weak)


def a_quarter(quarter: int | None, now: Now, last: int | None = None) -> Days | None:
    """Return the latest such quarter that has begun, or several of one year."""
    if quarter is None or not 1 <= quarter <= (last or 4) <= 4:
        return None

    def again(day: date) -> Days:
        end = next_month(date(day.year, 1, 1), 3 * (last or quarter)) - DAY
        return Days(date(day.year, quarter * 3 - 2, 1), end, "quarter")

    return latest("year", again, now, RANGE if last else "quarter")


def a_half(half: int, now: Now) -> Days | None:
    """Return the latest such half-year that has begun."""

    def again(day: date) -> Days:
        start = date(day.year, 1 if half == 1 else 7, 1)
        return Days(start, next_month(start, 6) - DAY, "half")

    return latest("year", again, now, "half")


def months(first: int | None, last: int | None, now: Now) -> Days | None:
    """Return the months from one to another of one year: 3-5月."""
    if first is None or last is None or not (1 <= first <= 12 and 1 <= last <= 12):
        return None

    def again(day: date) -> Days:
        end = date(day.year + (last < first), last, 1)
        return Days(date(day.year, first, 1), last_of_month(end), RANGE)

    return latest("year", again, now)


def days_of_month(month: int | None, first: int | None, last: int | None, now: Now) -> Days | None:
    """Return the days from one to another of one month: 3月5-12日."""
    if not month or not first or not last or not 1 <= month <= 12 or first > last:
        return None
    return latest(
        "year", lambda at: Days(date(at.year, month, first), date(at.year, month, last), RANGE), now
    )


def iso_week(week: int | None, now: Now) -> Days | None:
    """Return a week by its number (ISO 8601)."""
    if not week or not 1 <= week <= 53:
        return None

    def again(day: date) -> Days:
        start = date.fromisocalendar(day.year, week, 1)
        return Days(start, start + 6 * DAY, "week")

    return latest("year", again, now, "week")


def weekday(place: int, now: Now) -> Days | None:
    """Return the latest such day of a week, 0 being Monday; today counts."""

    def again(day: date) -> Days:
        start = day - day.weekday() * DAY + place * DAY
        return Days(start, start, "day")

    return latest("week", again, now, "day")


def calendar_year(digits: str) -> Days:
    """Return a year."""
    return year_of(full_year(digits))


def years(first: str, last: str) -> Days | None:
    """Return the years from one to another."""
    start, end = year_of(full_year(first)).start, year_of(full_year(last)).end
    return Days(start, end, RANGE) if start < end else None


def a_fiscal_year(digits: str, now: Now) -> Days:
    """Return a fiscal year by two or four digits."""
    return fiscal_year(full_year(digits), now)


def firsts(days: Days, how_many: int, unit: str) -> Days | None:
    """Return the first so many units of something."""
    if unit in MONTHS_OF:
        end = next_month(days.start, how_many * MONTHS_OF[unit]) - DAY
        return Days(days.start, end) if end <= days.end else None
    end = days.start + (how_many * (7 if unit == "week" else 1) - 1) * DAY
    return Days(days.start, end) if end <= days.end else None


def lasts(days: Days, how_many: int, unit: str) -> Days | None:
    """Return the last so many units of something."""
    if unit in MONTHS_OF:
        start = next_month(days.end, 1 - how_many * MONTHS_OF[unit])
        return Days(start, days.end) if start >= days.start else None
    start = days.end - (how_many * (7 if unit == "week" else 1) - 1) * DAY
    return Days(start, days.end) if start >= days.start else None


def nth_week(days: Days, place: int) -> Days | None:
    """Return the days 1-7, 8-14... of a month or quarter."""
    start = days.start + 7 * (place - 1) * DAY
    return Days(start, min(start + 6 * DAY, days.end)) if place >= 1 and start <= days.end else None


def nth_month(days: Days, place: int) -> Days | None:
    """Return a month of a quarter or year by its place."""
    start = next_month(days.start, place - 1)
    return month_of(start) if days.unit in MONTHS_OF and place >= 1 and start <= days.end else None


def third(days: Days, place: int) -> Days | None:
    """Return the first (1), second (2) or last (3) third of a month: days 1-10, 11-20, the rest; of a year: months."""
    if days.unit == "month":
        start = days.start + (place - 1) * 10 * DAY
        return Days(start, start + 9 * DAY if place < 3 else days.end)
    if days.unit in ("quarter", "fiscal_quarter"):
        return month_of(next_month(days.start, place - 1))
    if days.unit in ("year", "fiscal_year"):
        return Days(next_month(days.start, 4 * place - 4), next_month(days.start, 4 * place) - DAY)
    return None


def edge_of(days: Days, *, end: bool) -> Days | None:
    """Return the beginning or end of something: of a month ten days, of a year a month, of a week its days off."""
    if days.unit == "month":
        found = third(days, 3 if end else 1)
    elif days.unit == "week":
        found = Days(days.start + 5 * DAY, days.end) if end else Days(days.start, days.start)
    elif days.unit in MONTHS_OF:
        found = month_of(days.end if end else days.start)
    else:
        return None
    return found and at_end(found) if end else found


def at_end(days: Days) -> Days:
    """Mark the end of something: until it means until its last day."""
    return Days(days.start, days.end, days.unit, anchor=days.end, at_end=True)


def halves(days: Days, half: int) -> Days | None:
    """Return a half of a month, quarter or year."""
    if days.unit == "month":
        middle = days.start.replace(day=15)
    elif days.unit in ("year", "fiscal_year"):
        middle = next_month(days.start, 6) - DAY
    else:
        return None
    return Days(days.start, middle) if half == 1 else Days(middle + DAY, days.end)


def edge_day(days: Days, *, end: bool) -> Days:
    """Return the first or last day of something."""
    day = days.end if end else days.start
    return Days(day, day, "day", at_end=end)
