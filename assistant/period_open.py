"""Ranges with one end said: since May, 国庆以来, before March, by Friday, until the end of May."""

import re

from assistant.period_atoms import Atom
from assistant.period_days import DAY, FIRST, Days, Now, step
from assistant.period_rules import RANGE

_SINCE = re.compile(
    r"(?:\b(?:since|after|starting(?: from| on| in)?|beginning|as from)\s+(?:the\s+)?|自从?|从|打从)\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE_AFTER = re.compile(
    r"\s*(?:以来|至今|(?:截至|截止|截止到|到)(?:目前|现在|今天|今日|当前)(?:为止)?|起|开始|onwards?\b|on(?=\s*(?:[,.?!;]|$))"
    r"|to date\b|so far\b|(?:un|up )?til+ now\b|up to now\b|to now\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:之后|以后|过后|后(?![十\d一二两三四五六七八九天]))")
_BY = re.compile(r"\b(?:by|no later than|not later than)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior to|earlier than)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:\b(?:until|till|up to|through|thru|as of|as at)\s+(?:and including\s+)?(?:the\s+)?|截至到?|截止到?|直到)\s*$",
    re.IGNORECASE,
)
_BEFORE_AFTER = re.compile(r"\s*(?:之前|以前|为止|前(?![十\d一二两三四五六七八九]))")


def open_ended(text: str, atom: Atom, now: Now) -> tuple[Days, int, int] | None:
    """Widen `since X` to today and `before X` to the first day there is."""
    if atom.days.unit == RANGE:
        return None
    return _by_suffix(text, atom, now) or _by_prefix(text[: atom.start], atom, now)


def _by_suffix(text: str, atom: Atom, now: Now) -> tuple[Days, int, int] | None:
    """Read 国庆以来, 3月5日之后, 月底前, March onwards."""
    before = text[: atom.start]
    since, until = _SINCE.search(before), _UNTIL.search(before)
    if found := _SINCE_AFTER.match(text, atom.end):
        return _since(atom.days, now), since.start() if since else atom.start, found.end()
    if found := _AFTER.match(text, atom.end):
        return _after(atom.days, now), since.start() if since else atom.start, found.end()
    if found := _BEFORE_AFTER.match(text, atom.end):
        inclusive = until or found.group().strip() == "为止" or atom.days.at_end
        days = _until(_coming(atom.days, now), inclusive=bool(inclusive))
        return days, until.start() if until else atom.start, found.end()
    return None


def _by_prefix(before: str, atom: Atom, now: Now) -> tuple[Days, int, int] | None:
    """Read since May, from 2026-01-05, by Friday (the next one), before March, until the end of May."""
    days = atom.days
    if found := _SINCE.search(before):
        after = found.group().lower().startswith("after")
        return (_after if after else _since)(days, now), found.start(), atom.end
    if (found := _FROM.search(before)) and days.unit == "day":
        return _since(days, now), found.start(), atom.end
    if (found := _BY.search(before)) and days.unit != "year":  # by 2026 revenue is no day to be ready by
        return _until(_next(days, now), inclusive=True), found.start(), atom.end
    if found := _UNTIL.search(before):
        return _until(_coming(days, now), inclusive=True), found.start(), atom.end
    if found := _BEFORE.search(before):
        return _until(_coming(days, now), inclusive=days.at_end), found.start(), atom.end
    return None


def _next(days: Days, now: Now) -> Days:
    """Return what recurs as it ends next."""
    ahead: Days | None = days
    while days.recurs and ahead is not None and ahead.end < now.today:
        ahead = days.at(step(days.recurs, ahead.start, 1))
    return ahead or days


def _coming(days: Days, now: Now) -> Days:
    """Return a day of the week as it comes next: nobody says "before Friday" of the last one."""
    return _next(days, now) if days.recurs == "week" else days


def _since(days: Days, now: Now) -> Days:
    start = days.anchor or days.start
    return Days(start, max(now.today, start))


def _after(days: Days, now: Now) -> Days:
    start = days.end + DAY
    return Days(start, max(now.today, start))


def _until(days: Days, *, inclusive: bool) -> Days:
    return Days(FIRST, days.end if inclusive else days.start - DAY)
