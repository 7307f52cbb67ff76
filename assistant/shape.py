"""A question with every term and name as one mark, so that a rule says "top {N} {D} by {M}" and not their words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant import words
from assistant.lexicon import Found, Lexicon
from assistant.reading import Reading

# What may stand between braces in a rule. G is what rows can be grouped by.
CLASSES = {
    "C": words.CUSTOMER, "P": words.PRODUCT, "DOC": words.DOCUMENT, "T": words.PERIOD, "V": words.VALUE, "N": words.COUNT,
    "S": words.PERSON, "A": words.AMOUNT, "M": words.METRIC, "D": words.DIMENSION, "K": words.CONDITION, "E": words.ENTITY,
    "G": words.DIMENSION + words.ENTITY,
}  # fmt: skip
_PIECE = re.compile(r"\\.|\[|\]|\{([A-Z]+)\}", re.DOTALL)


def rule(*patterns: str) -> re.Pattern[str]:
    """Compile a rule: `{D}` stands for the mark of a dimension, also within a character class."""
    return re.compile("|".join(f"(?:{_marked(pattern)})" for pattern in patterns), re.IGNORECASE)


def _marked(pattern: str) -> str:
    inside = False

    def piece(found: re.Match[str]) -> str:
        nonlocal inside
        if found[1]:
            return CLASSES[found[1]] if inside else f"[{CLASSES[found[1]]}]"
        if found[0] in "[]":
            inside = found[0] == "["
        return found[0]

    return _PIECE.sub(piece, pattern)


@dataclass(frozen=True)
class Shape:
    """A question in marks.

    Args:
        text: One private-use character for each recognised part, the words between them as they are.
        at: Position of each mark -> what it stands for: a `Found` term, a name, a value, a period.
        rest: The question before its terms became marks.
        places: Where each position of `rest` went.
    """

    text: str
    at: Mapping[int, Any]
    rest: str = ""
    places: Mapping[int, int] = field(default_factory=dict)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of `text` that a stretch of `rest` became."""
        places = [self.places[place] for place in range(start, end) if place in self.places]
        return (min(places), max(places) + 1) if places else (0, 0)

    def every(self, kind: str) -> list[tuple[int, Any]]:
        """Return position and meaning of every mark of a class, in order."""
        return [(place, self.at.get(place)) for place, char in enumerate(self.text) if char == CLASSES[kind]]

    def last(self, kind: str, start: int, end: int) -> Any:
        """Return the meaning of the last mark of a class in `text[start:end]`, or None."""
        return next(
            (self.at.get(p) for p in range(end - 1, start - 1, -1) if self.text[p] == CLASSES[kind]), None
        )


def shape(reading: Reading, lexicon: Lexicon) -> Shape:
    """Return the shape of a question taken apart."""
    meant = iter(reading.meant())
    at = {place: next(meant, None) for place, char in enumerate(reading.rest) if char in words.MARKS}
    terms = lexicon.find(reading.rest)
    text, places = _replaced(reading.rest, terms)
    moved = {places[place]: value for place, value in at.items()}
    return Shape(text, {**moved, **{places[term.start]: term for term in terms}}, reading.rest, places)


def _replaced(text: str, found: Iterable[Found]) -> tuple[str, dict[int, int]]:
    """Return the text with terms as marks, and where each of its positions went."""
    pieces, places, at = "", {}, 0
    for term in found:
        for place in range(at, term.start):
            places[place] = len(pieces) + place - at
        pieces += text[at : term.start]
        places[term.start] = len(pieces)
        pieces += _mark(term)
        at = term.end
    for place in range(at, len(text)):
        places[place] = len(pieces) + place - at
    return pieces + text[at:], places


def _mark(found: Found) -> str:
    """Return the mark of a term.

    A noun that is also the name of the metric that counts it (customers) stays a noun: how it is asked tells
    whether it is counted. Of other meanings a metric comes first.
    """
    kinds = {term.kind for term in found.terms}
    if kinds & {"dimension", "entity"} and "metric" in kinds:
        kinds.discard("metric")
    order = (
        ("metric", words.METRIC),
        ("condition", words.CONDITION),
        ("dimension", words.DIMENSION),
        ("entity", words.ENTITY),
    )
    return next(mark for kind, mark in order if kind in kinds)
