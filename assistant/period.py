"""Time ranges in Chinese and English words, against a given today: 上季度, last month, since March 1997."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.period_atoms import ATOMS, Days, next_month

_JOINED = re.compile(r"\s*(?:到|至|~|-|\.{2,}|直到|and|to|until|till|through|thru)\s*", re.IGNORECASE)
_SINCE = re.compile(r"(?:\b(?:since|after|from|starting)\s+|自从?|从)$", re.IGNORECASE)
_SINCE_AFTER = re.compile(
    r"^\s*(?:以来|之?后|以后|至今|到现在|起|开始|onwards?\b|to date\b|until now\b)", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:\b(?:before|until|till|up to|prior to)\s+|截至|截止到?)$", re.IGNORECASE)
_BEFORE_AFTER = re.compile(r"^\s*(?:之前|以前|前(?!十|\d|[一二三四五六七八九]))")
_LEAD = re.compile(
    r"(?:\b(?:in|on|during|for|of|over|within|between|from|the|as of)\s+)+$|(?:从|在|于)$", re.IGNORECASE
)
_FIRST = date(1900, 1, 1)


@dataclass(frozen=True)
class Period:
    """A range of days, both ends in it, and where in the text it was said."""

    start: date
    end: date
    text: str = ""
    span: tuple[int, int] = (0, 0)

    @property
    def iso(self) -> tuple[str, str]:
        """Return both ends as ISO dates."""
        return self.start.isoformat(), self.end.isoformat()


@dataclass(frozen=True)
class _Atom:
    start: int
    end: int
    days: Days
    bare_month: int = 0


def find(text: str, today: date) -> Period | None:
    """Return the first time range said in `text`, or None.

    >>> find("上季度的销售额", date(2026, 2, 3)).iso
    ('2025-10-01', '2025-12-31')
    >>> find("orders since March 1997", date(1998, 5, 6)).iso
    ('1997-03-01', '1998-05-06')
    """
    atoms = _atoms(text, today)
    if not atoms:
        return None
    first = atoms[0]
    start, end, left, right = first.days[0], first.days[1], first.start, first.end
    if len(atoms) > 1 and _JOINED.fullmatch(text[first.end : atoms[1].start]):
        start, end = _joined(first, atoms[1])
        right = atoms[1].end
    else:
        start, end, left, right = _open_ended(text, first, today)
    if start > end:
        start, end = end, start
    lead = _LEAD.search(text[:left])
    return Period(start, end, text[left:right].strip(), (lead.start() if lead else left, right))


def _open_ended(text: str, atom: _Atom, today: date) -> tuple[date, date, int, int]:
    """Widen `since X` to today and `before X` to the first day there is."""
    start, end = atom.days
    before, after = text[: atom.start], text[atom.end :]
    if found := _SINCE_AFTER.match(after):
        return start, max(today, start), atom.start, atom.end + found.end()
    if found := _BEFORE_AFTER.match(after):
        return _FIRST, start - timedelta(days=1), atom.start, atom.end + found.end()
    if found := _SINCE.search(before):
        if found.group().strip().lower() == "after":
            start = end + timedelta(days=1)
        return start, max(today, start), found.start(), atom.end
    if found := _BEFORE.search(before):
        until = start - timedelta(days=1) if found.group().strip().lower() in ("before", "prior to") else end
        return _FIRST, until, found.start(), atom.end
    return start, end, atom.start, atom.end


def _joined(first: _Atom, second: _Atom) -> Days:
    """Read both ends; of `2025年3月至5月`, `March and May 1997` one month borrows the year of the other."""
    if second.bare_month and not first.bare_month:
        year = first.days[0].year + (second.bare_month < first.days[0].month)
        return first.days[0], _last_day(year, second.bare_month)
    if first.bare_month and not second.bare_month:
        year = second.days[0].year - (first.bare_month > second.days[0].month)
        return date(year, first.bare_month, 1), second.days[1]
    return first.days[0], second.days[1]


def _last_day(year: int, month: int) -> date:
    return next_month(date(year, month, 1)) - timedelta(days=1)


def _atoms(text: str, today: date) -> list[_Atom]:
    """Return the single expressions, leftmost and longest first, not overlapping."""
    found: list[_Atom] = []
    for pattern, read, bare in ATOMS:
        for match in pattern.finditer(text):
            days = _read(read, match, today)
            if days is not None:
                found.append(_Atom(match.start(), match.end(), days, days[0].month if bare else 0))
    found.sort(key=lambda atom: (atom.start, atom.start - atom.end))
    kept: list[_Atom] = []
    for atom in found:
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept


def _read(
    read: Callable[[re.Match[str], date], Days | None], match: re.Match[str], today: date
) -> Days | None:
    """Read one match; a day that does not exist, such as 2025-02-30, is no time range."""
    try:
        return read(match, today)
    except (ValueError, OverflowError):
        return None
