"""Stretches of days: calendar units around a given today, and how a part is found inside a whole."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

DAY = timedelta(days=1)
FIRST = date(1900, 1, 1)  # "before 2025" begins here
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal_quarter": 3, "fiscal_year": 12}


@dataclass(frozen=True)
class Now:
    """What an expression is read against: the day, and the month in which fiscal years begin."""

    today: date
    fiscal: int = 1


@dataclass(frozen=True)
class Days:
    """What one expression means.

    Args:
        start: Its first day.
        end: Its last day.
        unit: The calendar unit it is: day, week, month, quarter, half, year, fiscal_quarter, fiscal_year; or none.
        recurs: The unit it comes back in when it was said without it: year (March), month (the 5th), week (Friday).
        again: Gives the days in another year, month or week, by a day in it.
        anchor: The day that "since" starts from, where that is not the first.
        at_end: The end of something (月底): "until" takes it in, "since" begins with its last day.
        weak: No time range by itself: "open", only beside another or with "since" and "until"; "narrow", only its part.
        loose: A comparison when another range is named: a year ago.
    """

    start: date
    end: date
    unit: str = ""
    recurs: str = ""
    again: "Callable[[date], Days | None] | None" = None
    anchor: date | None = None
    at_end: bool = False
    weak: str = ""
    loose: bool = False

    def at(self, day: date) -> "Days | None":
        """Return what recurs as it falls in the year, month or week of a day; None if it does not exist there."""
        try:
            found = self.again(day) if self.again else self
        except (ValueError, OverflowError):
            return None
        return found and replace(found, recurs=self.recurs, again=self.again, weak=self.weak)


def next_month(day: date, count: int = 1) -> date:
    """Return the first day of the month `count` months after the one `day` is in."""
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def last_of_month(day: date) -> date:
    """Return the last day of the month of a day."""
    return next_month(day) - DAY


def years_later(day: date, years: int) -> date:
    """Return the same day of another year; February 29 becomes the 28th."""
    month = date(day.year + years, day.month, 1)
    return month.replace(day=min(day.day, last_of_month(month).day))


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> Days:
    """Return the month a day is in."""
    return Days(day.replace(day=1), last_of_month(day), "month")


def week_of(day: date) -> Days:
    """Return the week, from Monday, a day is in."""
    return Days(monday(day), monday(day) + 6 * DAY, "week")


def year_of(year: int) -> Days:
    """Return a calendar year."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def fiscal_year(year: int, now: Now) -> Days:
    """Return a fiscal year, named by the year it ends in."""
    start = date(year, 1, 1) if now.fiscal == 1 else date(year - 1, now.fiscal, 1)
    return Days(start, next_month(start, 12) - DAY, "fiscal_year")


def unit_range(unit: str, shift: int, now: Now) -> Days:
    """Return the calendar or fiscal unit `shift` away from today's.

    >>> unit_range("quarter", -1, Now(date(2026, 2, 3))).start
    datetime.date(2025, 10, 1)
    """
    if unit == "day":
        day = now.today + shift * DAY
        return Days(day, day, "day")
    if unit == "week":
        return week_of(now.today + 7 * shift * DAY)
    months, first = MONTHS_OF[unit], now.fiscal if unit.startswith("fiscal") else 1
    start = next_month(now.today, -((now.today.month - first) % months) + shift * months)
    return Days(start, next_month(start, months) - DAY, unit)


def _is_too_many(count: int | None, unit: str) -> bool:
    """Say whether a count is none, or so large that it counts something else: 2025年前 is not that long ago."""
    return not count or abs(count) > {"day": 3700, "week": 530, "month": 120}.get(unit, 40)


def past(count: int | None, unit: str, now: Now) -> Days | None:
    """Return the last `count` units up to and with today."""
    if count is None or _is_too_many(count, unit):
        return None
    if unit in ("day", "week"):
        return Days(now.today - (count * (7 if unit == "week" else 1) - 1) * DAY, now.today)
    return Days(_months_later(now.today, -count * MONTHS_OF[unit]) + DAY, now.today)


def coming(count: int | None, unit: str, now: Now) -> Days | None:
    """Return the next `count` units from and with today."""
    if count is None or _is_too_many(count, unit):
        return None
    if unit in ("day", "week"):
        return Days(now.today, now.today + (count * (7 if unit == "week" else 1) - 1) * DAY)
    return Days(now.today, _months_later(now.today, count * MONTHS_OF[unit]) - DAY)


def whole(count: int | None, unit: str, now: Now, *, ahead: bool = False) -> Days | None:
    """Return the `count` full calendar units before (or after) the present one."""
    if count is None or _is_too_many(count, unit):
        return None
    if ahead:
        return Days(unit_range(unit, 1, now).start, unit_range(unit, count, now).end)
    return Days(unit_range(unit, -count, now).start, unit_range(unit, -1, now).end)


def ago(count: int | None, unit: str, now: Now) -> Days | None:
    """Return the calendar unit that lies `count` units back (or, negative, ahead)."""
    return None if count is None or _is_too_many(count, unit) else unit_range(unit, -count, now)


def latest(recurs: str, again: Callable[[date], Days | None], now: Now, unit: str = "", *, weak: str = "") -> Days | None:  # fmt: skip
    """Return what recurs as it began last; what has not begun this year is last year's."""
    made = Days(now.today, now.today, unit, recurs, again, weak=weak)
    found = made.at(now.today)
    if found is None or found.start > now.today:
        found = made.at(step(recurs, now.today, -1)) or found
    # February 29 may be years back.
    for back in range(2, 9 if recurs == "year" else 3):
        found = found or made.at(step(recurs, now.today, -back))
    return found


def present(recurs: str, again: Callable[[date], Days | None], now: Now, unit: str = "") -> Days | None:
    """Return what recurs as it falls in the present year, month or week, begun or not."""
    return Days(now.today, now.today, unit, recurs, again).at(now.today)


def step(recurs: str, day: date, count: int) -> date:
    """Return a day in the year, quarter, month or week `count` further on."""
    return day + 7 * count * DAY if recurs == "week" else next_month(day, count * MONTHS_OF[recurs])


def within(whole_: Days, part: Days) -> Days | None:
    """Return a part in the whole that was named with it: 去年 + 三季度, March + last year, FY2026 + Q2."""
    if whole_.unit == part.recurs:
        found = part.at(whole_.start)
    elif whole_.unit == "fiscal_year" and part.recurs == "year":
        if part.unit in ("quarter", "half"):
            months = MONTHS_OF[part.unit]
            start = next_month(whole_.start, (part.start.month - 1) // months * months)
            return Days(start, next_month(start, months) - DAY, "fiscal_quarter" if months == 3 else "half")
        found = part.at(whole_.start)
        if found and found.start < whole_.start:
            found = part.at(whole_.end)
    else:
        return None
    return found and replace(found, recurs="", again=None, weak="")


def _months_later(day: date, months: int) -> date:
    first = next_month(day, months)
    return first.replace(day=min(day.day, last_of_month(first).day))
