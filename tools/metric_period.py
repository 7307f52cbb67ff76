"""Days in metrics: what a period is compared with, and the words for the time in which a day lies."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlglot import exp

from connectors.failures import QueryError
from tools.expressions import parsed

# How the time in which a day `d` lies is written; `f` is the day moved so that its fiscal year is a calendar year.
# Where the time is longer than a day, all is written of its first day: rows are grouped by that, and a text is
# made for each group instead of each row.
_KEYS = {
    "day": "strftime(d, '%Y-%m-%d')",
    "week": "strftime(date_trunc('week', d), '%Y-%m-%d')",  # its Monday, as ISO 8601 has it
    "month": "strftime(date_trunc('month', d), '%Y-%m')",
    "quarter": "strftime(date_trunc('quarter', d), '%Y') || '-Q' || CAST(quarter(date_trunc('quarter', d)) AS VARCHAR)",
    "year": "strftime(date_trunc('year', d), '%Y')",
    "weekday": "CAST(isodow(d) AS VARCHAR)",  # 1 is Monday, as ISO 8601 has it
    "fiscal_quarter": "'FY' || strftime(date_trunc('quarter', f), '%Y') || '-Q' || "
    "CAST(quarter(date_trunc('quarter', f)) AS VARCHAR)",
    "fiscal_year": "'FY' || strftime(date_trunc('year', f), '%Y')",  # named by the calendar year in which it ends
}
_MONTHS = {"month": 1, "quarter": 3, "fiscal_quarter": 3, "year": 12, "fiscal_year": 12}
_DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True)
class Span:
    """Days that count, both ends included; None is open. They are told `months` and `days` later than they are."""

    first: date | None = None
    last: date | None = None
    months: int = 0
    days: int = 0

    @property
    def length(self) -> int:
        """Return how many days it has; 0 if it is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    def told(self) -> list[str] | None:
        """Return its two days as text, or None if it is open."""
        return [self.first.isoformat(), self.last.isoformat()] if self.first and self.last else None


def span(period: Sequence[date] | None) -> Span:
    """Return a period's days.

    Raises:
        QueryError: It ends before it begins.
    """
    if period is None:
        return Span()
    first, last = period
    if first > last:
        raise QueryError("The period ends before it begins. Give the first day first.")
    return Span(first, last)


def earlier(now: Span, compare_to: str | Sequence[date], units: Sequence[str]) -> Span:
    """Return what a period is compared with.

    Args:
        now: The period; open if none was given.
        compare_to: `previous_period`, `year_ago`, or two days.
        units: The units of time that are grouped by.

    Raises:
        QueryError: There is no period and no time to group by.
    """
    if not isinstance(compare_to, str):
        return _explicit(now, span(compare_to))
    if compare_to == "year_ago":
        return _moved(now, months=12)
    if now.first and now.last:
        months = _whole_months(now) or _unit_months(now)
        return _moved(now, months=months) if months else _moved(now, days=now.length)
    finest = next((unit for unit in (*_DAYS, *_MONTHS) if unit in units), "")
    if not finest:
        raise QueryError("There is no period to compare. Give a period.")
    return Span(months=_MONTHS.get(finest, 0), days=_DAYS.get(finest, 0))


def _explicit(now: Span, then: Span) -> Span:
    if not (now.first and then.first):
        raise QueryError("There is no period to compare. Give a period.")
    months = (now.first.year - then.first.year) * 12 + now.first.month - then.first.month
    if now.first.day == then.first.day:
        return Span(then.first, then.last, months=months)
    return Span(then.first, then.last, days=(now.first - then.first).days)


def _moved(now: Span, months: int = 0, days: int = 0) -> Span:
    if not (now.first and now.last):
        return Span(months=months, days=days)
    if days:
        return Span(now.first - timedelta(days=days), now.last - timedelta(days=days), days=days)
    last = _back(now.last, months)
    if _ends_month(now.last):
        last = last.replace(day=monthrange(last.year, last.month)[1])
    return Span(_back(now.first, months), last, months=months)


def _back(day: date, months: int) -> date:
    """Return the same day of an earlier month, or the last day of that month.

    >>> _back(date(2024, 2, 29), 12), _back(date(2026, 1, 15), 3)
    (datetime.date(2023, 2, 28), datetime.date(2025, 10, 15))
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _whole_months(now: Span) -> int:
    """Return how many calendar months a period is, or 0."""
    if not (now.first and now.last) or now.first.day != 1 or not _ends_month(now.last):
        return 0
    return (now.last.year - now.first.year) * 12 + now.last.month - now.first.month + 1


def _unit_months(now: Span) -> int:
    """Return the months of the smallest calendar unit that a period begins with and does not fill, or 0.

    The month to date is compared with the same days of the month before, not with the days just before it.
    """
    if not (now.first and now.last) or now.first.day != 1:
        return 0
    for months in (1, 3, 12):
        begins = (now.first.month - 1) % months == 0
        months_in = (now.last.year - now.first.year) * 12 + now.last.month - now.first.month
        if begins and months_in < months:
            return months
    return 0


def time_key(unit: str, day: exp.Expr, shift: Span, fiscal_start_month: int) -> exp.Expr:
    """Return the text for the time in which a day lies, such as 2026-03; an earlier period's as the later's."""
    if unit != "weekday":
        day = _later(_later(day, shift.months, "MONTH"), shift.days, "DAY")
    fiscal = _later(day, (13 - fiscal_start_month) % 12, "MONTH")
    days = {"d": day, "f": fiscal}
    written: exp.Expr = parsed(_KEYS[unit]).transform(
        lambda node: days[node.name].copy() if isinstance(node, exp.Column) else node
    )
    return written


def first_day(key: exp.Expr) -> exp.Expr | None:
    """Return the first day that the text for a time is made of, or None if the text is made of more."""
    found = list(key.find_all(exp.DateTrunc, exp.TimestampTrunc))
    if not found or any(one != found[0] for one in found):
        return None
    inside = sum(1 for one in found for _ in one.find_all(exp.Column))
    return found[0] if inside == sum(1 for _ in key.find_all(exp.Column)) else None


def _later(day: exp.Expr, number: int, unit: str) -> exp.Expr:
    if not number:
        return day
    interval = exp.Interval(this=exp.Literal.string(str(number)), unit=exp.var(unit))
    return exp.paren(exp.Add(this=day.copy(), expression=interval))
