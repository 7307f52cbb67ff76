"""What in a piece of an answer does not rest on the evidence: placeholders, codes, days, statuses, numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from assistant.grounding_evidence import Evidence
from assistant.grounding_figures import Figure, figures, is_known, sums
from assistant.grounding_marks import (
    CLOCK,
    CURRENCY,
    MOMENT,
    blanked,
    code,
    codes,
    is_calendar,
    money,
    placeholder_spans,
    placeholders,
)
from assistant.grounding_status import unknown_statuses
from assistant.grounding_units import Unit, number_of_item
from assistant.period_atoms import Atom, expressions
from assistant.period_days import Now

Kind = Literal["placeholder", "document", "date", "status", "number"]

_FIGURES_ONLY = re.compile(r"[\d./-]+")
_DAY_AFTER = re.compile(r"\.?\s\d{1,2}(?![\d.,:%]\d|\d)|\s?\d+[日号]")
_NO_DAY_BEFORE = re.compile(r"(?<!\d)00?\s+(?:of\s+)?$")
# What is left of days when those there are have been taken out: 2026-13-05, 15月.
_NO_DATE = re.compile(r"(?<![\d.,-])\d{4}([-/])\d\d?\1\d\d?(?!\d)|(?<![\d.])\d{1,2}\s?月")
_LAST_OF = re.compile(r"(?:the )?(?P<last>last \w+) of (?P<year>\d{4})$", re.IGNORECASE)
_ORDINARY = frozenset({"B2B", "B2C", "B2G", "C2C", "D2C", "O2O", "4G", "5G", "P0", "P1", "P2"})
_TOP = re.compile(
    r"(?:\b(?:top|first|last|latest|following|these|those|all|the)|前|以下|如下|这|以上|共|列出)\s?$",
    re.IGNORECASE,
)


def faults(unit: Unit, evidence: Evidence) -> list[Kind]:
    """Return what in a piece does not rest on the evidence, by kind; empty when all does."""
    text = unit.text
    found: list[Kind] = []
    found += ["placeholder" for name in placeholders(text) if name not in evidence.placeholders]
    text = blanked(text, placeholder_spans(text))
    text = " " * number_of_item(text) + text[number_of_item(text) :]
    text = re.sub(r"\[\^?\d{1,2}\]", lambda match: " " * len(match.group()), text)
    text, bad_codes = _without_codes(text, evidence)
    text, bad_days = _without_days(text, evidence)
    found += ["document" for _ in range(bad_codes)]
    found += ["date" for _ in range(bad_days)]
    found += ["status" for _ in unknown_statuses(unit, evidence)]
    return found + ["number" for _ in _unknown_numbers(text, evidence)]


def _without_codes(text: str, evidence: Evidence) -> tuple[str, int]:
    """Take document numbers and other codes out; count those that are not in the evidence."""
    spans, bad = [], 0
    for match in codes(text):
        word = match.group()
        if word.isdigit() and _is_date_or_number(match, evidence):
            continue
        known = code(word) in evidence.codes
        if not known and _is_number_with_unit(word):
            continue
        spans.append(match.span())
        bad += not known and word.upper() not in _ORDINARY
    return blanked(text, spans), bad


def _is_date_or_number(match: re.Match[str], evidence: Evidence) -> bool:
    """Say whether a long run of figures is read elsewhere: as a day or as a number."""
    word = match.group()
    return (
        len(word) <= 8
        or Decimal(word) in evidence.numbers
        or re.match(r"\.\d", match.string[match.end() :]) is not None
    )


def _is_number_with_unit(word: str) -> bool:
    """Say whether a code is a count with its unit: 10pcs, 5k, 30d."""
    return re.fullmatch(r"\d+[A-Za-z]{1,4}", word) is not None


def _without_days(text: str, evidence: Evidence) -> tuple[str, int]:
    """Take days and calendar units out; count those that are not in the evidence."""
    bad = sum(match.groups() not in evidence.moments for match in MOMENT.finditer(text))
    spans = []
    for match in CLOCK.finditer(text):
        bad += match.group()[:5].zfill(5) not in evidence.clocks
        spans.append(match.span())
    for atom in expressions(text, Now(evidence.today)):
        words = text[atom.start : atom.end]
        known = _is_known_time(atom, evidence) or _is_last_before_today(words, evidence)
        if known and not _is_half_a_day(atom, text):
            spans.append((atom.start, atom.end))
        elif is_calendar(words) and not _is_maybe_number(words):
            spans.append((atom.start, atom.end))
            bad += 1
    text = blanked(text, spans)
    return text, bad + len(_NO_DATE.findall(text))


def _is_half_a_day(atom: Atom, text: str) -> bool:
    """Say whether a month stands beside a day it does not have: September 0, 9月32日."""
    if atom.days.unit != "month":
        return False
    return (
        _DAY_AFTER.match(text, atom.end) is not None or _NO_DAY_BEFORE.search(text[: atom.start]) is not None
    )


def _is_known_time(atom: Atom, evidence: Evidence) -> bool:
    """Say whether a time told is in the evidence: a day as such, a month or year when a day of it is."""
    days = atom.days
    if (days.start, days.end) in evidence.ranges:
        return True
    if days.start == days.end:
        if days.recurs == "year":
            return any((day.month, day.day) == (days.start.month, days.start.day) for day in evidence.days)
        if days.recurs == "month":
            return any(day.day == days.start.day for day in evidence.days)
        return days.start in evidence.days
    if days.recurs == "year" and days.unit in ("month", "quarter", "half"):
        known = {(start.month, end.month) for start, end in evidence.ranges}
        here = (days.start.month, days.end.month)
        return here in known or any(here[0] <= day.month <= here[1] for day in evidence.days)
    return bool(days.unit) and any(days.start <= day <= days.end for day in evidence.days)


def _is_last_before_today(words: str, evidence: Evidence) -> bool:
    """Say whether "the last quarter of 2026" is known as the one before today, in that year: it is said of both."""
    found = _LAST_OF.match(words)
    return found is not None and any(
        _is_known_time(atom, evidence) and f"{atom.days.start.year}" == found["year"]
        for atom in expressions(found["last"], Now(evidence.today))
    )


def _is_maybe_number(words: str) -> bool:
    """Say whether what looks like a day may be a number: 2025, 3/5; then it is checked as one."""
    return _FIGURES_ONLY.fullmatch(words) is not None and not re.fullmatch(
        r"\d{4}[-/.]\d\d?(?:[-/.]\d\d?)?", words
    )


def _unknown_numbers(text: str, evidence: Evidence) -> Iterator[Figure]:
    """Yield numbers that are neither in the evidence nor the right result of arithmetic that is shown."""
    shown = list(sums(text))
    for one in shown:
        if one.right:
            evidence.numbers.add(abs(one.value))  # what was worked out may be said again
    for figure in figures(text):
        at = next((one for one in shown if one.start <= figure.start < one.end), None)
        if at is not None:
            if figure.start >= at.result_start:
                if at.right:
                    continue
                yield figure
                continue
            if figure.value in (100, 2) and not is_known(figure, evidence.numbers):
                continue
        if _is_padded(text, figure, evidence) or (
            not is_known(figure, evidence.numbers) and not _counts_what_is_shown(text, figure, evidence)
        ):
            yield figure
    yield from _foreign_money(text, evidence)


def _is_padded(text: str, figure: Figure, evidence: Evidence) -> bool:
    """Say whether a number begins with a nought, 00 or 07, and was not read so."""
    digits = text[figure.start : figure.end]
    return re.match(r"0\d", digits) is not None and code(digits) not in evidence.codes


def _counts_what_is_shown(text: str, figure: Figure, evidence: Evidence) -> bool:
    """Say whether a number counts rows told: the top 3 of the five that were read."""
    return bool(
        not figure.share and not figure.places and not figure.scale and 0 < figure.value <= min(evidence.rows, 20)
        and _TOP.search(text[max(0, figure.start - 12) : figure.start])
    )  # fmt: skip


def _foreign_money(text: str, evidence: Evidence) -> Iterator[Figure]:
    """Yield amounts in a currency that was not read, where any was."""
    if evidence.currencies:
        for match in CURRENCY.finditer(text):
            if money(match.group()) not in evidence.currencies:
                yield Figure(match.start(), match.end(), Decimal(0))
