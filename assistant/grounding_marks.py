"""What is recognised in answers and results alike: placeholders, codes, times of day, currencies, status words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from connectors.statuses import STATUSES
from privacy.kinds import KINDS
from privacy.written import written

_TYPED = re.compile(rf"‹\s?(?P<kind>{'|'.join(KINDS)})\s?_\s?(?P<n>\d{{1,18}})\s?›", re.IGNORECASE)
# Letters and figures that name a document or thing: SO2026-00042, INV-7, P0001; and long runs of figures.
CODE = re.compile(
    r"(?<![A-Za-z0-9])(?<!\d\.)(?:[A-Za-z]{1,8}[-_/]?(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*|\d+(?:-\d+)*[A-Za-z]+[-_]?\d[A-Za-z0-9_-]*|\d{8,}|\d{2,}-\d{3,}(?:-\d+)*)"
    r"(?![A-Za-z0-9])"
)
CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])")
CURRENCY = re.compile(
    r"(?<![A-Za-z])(?:CNY|RMB|USD|EUR|GBP|HKD|JPY|TWD|CHF|AUD|CAD|SGD|INR|KRW)(?![A-Za-z])|[$€£]|人民币|美元|欧元|英镑|港[元币]|日元"
)
_SAME_MONEY = {
    "rmb": "CNY", "人民币": "CNY", "$": "USD", "美元": "USD", "€": "EUR", "欧元": "EUR", "£": "GBP", "英镑": "GBP", "港元": "HKD",
    "港币": "HKD", "日元": "JPY",
}  # fmt: skip
_TIME = re.compile(
    r"(?:(?:FY)?(?:19|20)\d\d-?)?(?:Q[1-4]|H[12]|W\d{1,2})|FY(?:(?:19|20)\d\d|\d\d)(?:-?Q[1-4])?|\d(?:Q|H)(?:20)?\d\d|\d\dQ[1-4]",
    re.IGNORECASE,
)
MOMENT = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CALENDAR = re.compile(
    rf"(?:19|20)\d\d|\d\s?[年月日号]|[〇零一二三四五六七八九十]月|\b(?:{_MONTHS})[a-z]*\b|\d[-/.]\d|Q\s?[1-4]|[1-4一二三四]\s?季|H[12]\b|FY|W\d|week \d|第\s?\d+\s?周",
    re.IGNORECASE,
)


def money(word: str) -> str:
    """Return the code of a currency word."""
    return _SAME_MONEY.get(word.lower(), word.upper())


def codes(text: str) -> Iterator[re.Match[str]]:
    """Yield the document numbers and other codes of a text; 2026-Q2 is a time."""
    return (match for match in CODE.finditer(text) if not _TIME.fullmatch(match.group()))


def code(word: str) -> str:
    """Return a document number as it is compared."""
    return word.upper()


def is_calendar(words: str) -> bool:
    """Say whether words name a calendar day or unit (March 5, 2026 Q3), not a stretch (the past 3 days)."""
    return _CALENDAR.search(words) is not None


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Put blanks where something was read, so that places stay."""
    pieces, place = [], 0
    for start, end in sorted(spans):
        pieces += [text[place:start], " " * (end - max(start, place))]
        place = max(end, place)
    return "".join([*pieces, text[place:]])


def placeholder_spans(text: str) -> list[tuple[int, int]]:
    """Return where the placeholders of a text stand: as models write them, and those that a person typed."""
    return [match.span() for match in _TYPED.finditer(text)] + [
        (each.start, each.end) for each in written(text)
    ]


def placeholders(text: str) -> Iterator[str]:
    """Yield the placeholders of a text as `<PERSON_12>`, however they are written."""
    for match in _TYPED.finditer(text):
        yield f"<{match['kind'].upper()}_{match['n']}>"
    yield from (each.name for each in written(text))


@cache
def status_words() -> dict[str, frozenset[str]]:
    """Return every word for a status, in both languages, with the codes it may stand for."""
    found: dict[str, set[str]] = {}
    for known in STATUSES.values():
        for name, labels in known.items():
            for word in (*labels, name.replace("_", " "), name):
                found.setdefault(word.lower(), set()).add(name)
    found["canceled"] = found["cancelled"]
    return {word: frozenset(names) for word, names in found.items()}
