"""Answers altered on purpose: one figure, one status; and whether what came out is true by chance."""

import random
import re
from typing import Any

from assistant import cells
from connectors.statuses import STATUSES
from tests.assistant.company import TODAY
from tests.assistant.grounding_answers import MONTHS, Told

_SKIPPED = re.compile(r"<[A-Z_]+_\d+>|^\s*\d{1,2}\. ", re.MULTILINE)
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/_%-]*[A-Za-z0-9%]|[A-Za-z0-9]")


def altered(text: str, chance: random.Random) -> tuple[str, int] | None:
    """Return the text with one digit changed, and where; list marks and placeholders are let alone."""
    skipped = {place for match in _SKIPPED.finditer(text) for place in range(*match.span())}
    places = [place for place, char in enumerate(text) if char in "0123456789" and place not in skipped]
    if not places:
        return None
    place = chance.choice(places)
    digit = chance.choice([char for char in "0123456789" if char != text[place]])
    return text[:place] + digit + text[place + 1 :], place


def with_another_status(told: Told, chance: random.Random) -> str | None:
    """Return the text with one status changed to another of its list that nothing in the results speaks of."""
    read = repr([made.artifact for made in told.made]).lower()
    columns = [(table, *pair) for made in told.made for table in made.artifact["tables"]
               for pair in enumerate(zip(table["columns"], table["entities"], strict=False))]  # fmt: skip
    swaps = []
    for table, place, (column, entity) in columns:
        name = cells.info(entity, column).get("status")
        here = 0 if told.language == "zh" else 1
        for row in table["rows"] if name else []:
            label = STATUSES[name].get(row[place], ("", ""))[here]
            others = [
                labels[here] for code, labels in STATUSES[name].items() if code.split("_")[0] not in read
            ]
            if len(label) > 1 and label in told.text:
                swaps += [
                    (label, other)
                    for other in others
                    if len(other) > 1 and other not in told.text + read + told.question
                ]
    if not swaps:
        return None
    label, other = chance.choice(swaps)
    # In a cell, after a colon or as what something is; "shipped 2026-11-20" is no status.
    ends = r"(?= \||$| ·|\.|，|。|,|\*)"
    begins = r"(?:(?<=\| )|(?<=[:：] )|(?<=：)|(?<= is )|(?<=为))"
    found = list(re.finditer(f"{begins}{re.escape(label)}{ends}", told.text, re.MULTILINE))
    if not found:
        return None
    at = chance.choice(found)
    return told.text[: at.start()] + other + told.text[at.end() :]


def is_also_true(told: Told, text: str, place: int) -> bool:
    """Say whether a changed figure is another one of the same results: the known exception.

    Reads numbers and days for itself, by other means than what is tested.
    """
    known = _Known(told)
    token = next(match for match in _TOKEN.finditer(text) if match.start() <= place < match.end())
    word = token.group().strip(".,:")
    if word.upper() in known.words:
        return True
    around = text[max(0, token.start() - 20) : token.end() + 14]
    if days := _days_around(around, place - max(0, token.start() - 20)):
        return any(day in known.days or (year is None and day[5:] in known.dates) for year, day in days)
    if re.fullmatch(r"\d{4}-\d\d", word):
        return any(day.startswith(word) for day in known.days)
    if re.fullmatch(r"\d-\d", word):  # marks from 1 to 5
        return float(text[place]) in known.numbers
    if re.fullmatch(r"[\d,.]+%?[kKM]?", word):
        return known.has(word, text[token.end() : token.end() + 8])
    return False


class _Known:
    def __init__(self, told: Told) -> None:
        self.numbers: list[float] = []
        self.words: set[str] = set()
        self.days = {TODAY.isoformat(), "2026-01-01"}
        for made in told.made:
            self._take(made.artifact)
            self._take(made.arguments)
            for table in made.artifact.get("tables", []):
                self.numbers.append(len(table["rows"]))
                for column in zip(*table["rows"], strict=True):
                    named = [str(v) for v in column if isinstance(v, bool) or str(v) in _CODES]
                    self.numbers += [named.count(name) for name in set(named)]
        self._take(told.question)
        self.dates = {day[5:] for day in self.days}

    def _take(self, value: Any) -> None:
        if isinstance(value, dict):
            for item in value.values():
                self._take(item)
        elif isinstance(value, list | tuple):
            for item in value:
                self._take(item)
        elif isinstance(value, str):
            self.words |= {match.group().upper() for match in _TOKEN.finditer(value)}
            self.days |= set(re.findall(r"\d{4}-\d\d-\d\d", value))
            self.numbers += [float(found) for found in re.findall(r"(?<![\w-])\d+(?:\.\d+)?(?![\w-])", value)]
            # 1-5 in a name, 30% in a definition
            self.numbers += [float(found) for found in re.findall(r"\d+(?:\.\d+)?", value) if len(value) > 12]
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self.numbers.append(abs(float(value)))

    def has(self, word: str, after: str) -> bool:
        plain = word.replace(",", "").rstrip("%kKM").rstrip(".")
        share = "%" in word
        scale = 1e4 if after.startswith("万") else 1e3 if word[-1] in "kK" else 1e6 if after.startswith(" million") else 1  # fmt: skip
        step = scale * 10.0 ** -len(plain.partition(".")[2])
        value = float(plain) * scale
        near = [k * factor for k in self.numbers for factor in ((1, 100) if share else (1,))]
        return any(abs(abs(k) - value) <= step * 0.5000001 for k in near)


_CODES = {name for known in STATUSES.values() for name in known}


def _days_around(text: str, place: int) -> list[tuple[int | None, str]]:
    """Return the day a place of a text belongs to, as it now reads: with its year, or without."""
    name = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
    forms = (
        (r"(?P<y>\d{4})[-/](?P<m>\d\d)[-/](?P<d>\d\d)", False), (r"(?P<y>\d{4})年(?P<m>\d+)月(?P<d>\d+)日", False),
        (rf"(?P<n>{name}) (?P<d>\d+), (?P<y>\d{{4}})", False), (rf"(?P<d>\d+) (?P<n>{name}) (?P<y>\d{{4}})", False),
        (r"(?P<m>\d+)月(?P<d>\d+)日", True), (rf"(?P<n>{name}) (?P<d>\d+)", True),
    )  # fmt: skip
    for form, bare in forms:
        for match in re.finditer(form, text):
            if match.start() <= place < match.end():
                parts = match.groupdict()
                month = (
                    int(parts["m"]) if parts.get("m") else [m[:3] for m in MONTHS].index(parts["n"][:3]) + 1
                )
                year = None if bare else int(parts["y"])
                return [(year, f"{year or 2000:04}-{month:02}-{int(parts['d']):02}")]
    return []
