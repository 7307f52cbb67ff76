"""All single expressions of time: found in a text, narrowed down, and without overlaps."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from assistant import holidays, period_dates, period_en, period_relative, period_zh
from assistant.period_days import Days, Now, latest, within
from assistant.period_rules import Narrow, Reader, Rule

_IN_YEAR = re.compile(r"\s?的?\s?|(?:'s)?,?\s*(?:(?:of|in|for|during)\s+)?(?:the\s+)?", re.IGNORECASE)
_WINDOW = 48  # characters before an expression that may narrow it down


@dataclass(frozen=True)
class Atom:
    """One expression: where it stands and what it means."""

    start: int
    end: int
    days: Days


class _Compiled(NamedTuple):
    rules: tuple[tuple[re.Pattern[str], Reader], ...]
    after: tuple[tuple[re.Pattern[str], Narrow], ...]
    before: tuple[tuple[re.Pattern[str], Narrow], ...]


def atoms(text: str, now: Now) -> list[Atom]:
    """Return the expressions of a text, leftmost and longest first, none over another."""
    compiled = _compiled()
    found: list[Atom] = []
    for pattern, reader in compiled.rules:
        for match in pattern.finditer(text):
            days = _read(reader, match, now)
            if days is not None:
                found += _with_narrowed(Atom(match.start(), match.end(), days), text, compiled)
    found.sort(key=lambda atom: (atom.start, -atom.end))
    kept: list[Atom] = []
    for atom in found:
        if (not kept or atom.start >= kept[-1].end) and atom.days.weak != "narrow":
            kept.append(atom)
    return kept


def expressions(text: str, now: Now) -> list[Atom]:
    """Return the expressions of a text, parts put into the wholes beside them: 去年 + 三季度, Friday + last week."""
    made: list[Atom] = []
    for atom in atoms(text, now):
        last = made[-1] if made else None
        if last and _IN_YEAR.fullmatch(text[last.end : atom.start]):
            days = (within(last.days, atom.days) if atom.days.recurs else None) or (
                within(atom.days, last.days) if last.days.recurs else None
            )
            if days is not None:
                made[-1] = Atom(last.start, atom.end, days)
                continue
        made.append(atom)
    return made


def _with_narrowed(atom: Atom, text: str, compiled: _Compiled) -> list[Atom]:
    """Return an expression and what the words beside it make of it: March, the end of March."""
    made = [atom] if atom.days.weak != "narrow" else []
    for pattern, narrow in compiled.after:
        if (match := pattern.match(text, atom.end)) and (days := _narrowed(atom.days, narrow, match)):
            made.append(Atom(atom.start, match.end(), days))
    offset = max(0, atom.start - _WINDOW)
    for pattern, narrow in compiled.before:
        match = pattern.search(text[offset : atom.start])
        if match and (days := _narrowed(atom.days, narrow, match)):
            made.append(Atom(offset + match.start(), atom.end, days))
    return made


def _narrowed(days: Days, narrow: Narrow, match: re.Match[str]) -> Days | None:
    """Narrow an expression down; what recurs still does: the end of March comes every year."""
    found = narrow(match, days)
    if found is None or not days.recurs:
        return found

    def again(day: date) -> Days | None:
        there = days.at(day)
        return narrow(match, there) if there else None

    return replace(found, recurs=days.recurs, again=again)


def _read(reader: Reader, match: re.Match[str], now: Now) -> Days | None:
    """Read one match; a day that does not exist, such as 2025-02-30, is no time range."""
    try:
        return reader(match, now)
    except (ValueError, OverflowError):
        return None


def _holiday(name: str) -> Callable[[re.Match[str], Now], Days | None]:
    return lambda _match, now: latest("year", lambda day: holidays.holiday(name, day.year), now)


@cache
def _compiled() -> _Compiled:
    """Compile the rules with the first question: importing costs nothing."""
    named = tuple(Rule(pattern, _holiday(name)) for name, pattern in holidays.NAMES)
    rules = (*period_dates.RULES, *period_zh.RULES, *period_en.RULES, *period_relative.RULES, *named)
    flags = re.IGNORECASE | re.ASCII  # so that a word boundary stands between 从 and March
    return _Compiled(
        tuple((re.compile(rule.pattern, flags), rule.read) for rule in rules),
        tuple((re.compile(pattern), narrow) for pattern, narrow in period_zh.NARROWED),
        tuple((re.compile(f"(?:{pattern})$", flags), narrow) for pattern, narrow in period_relative.NARROWED),
    )
