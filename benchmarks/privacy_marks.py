"""Sentences whose personal values are marked by hand, and how a detector does on them.

A line is `[KIND|text]` within plain text; kinds that begin with X_ are decoys. A value counts as found when every character
of it is covered (one leaked character is a leak), a hit as right when it touches a personal value.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

_MARK = re.compile(r"\[([A-Z_]+)\|([^\]]*)\]")
FOLDER = Path(__file__).with_name("privacy_sets")


@dataclass(frozen=True)
class Marked:
    """A sentence with its spans: (start, end, kind), offsets in code points."""

    text: str
    spans: list[tuple[int, int, str]]


def read(path: Path) -> list[Marked]:
    """Read a set."""
    return [
        marked(line) for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]


def marked(line: str) -> Marked:
    """Read one line.

    >>> marked("找[PERSON|李娜]吧")
    Marked(text='找李娜吧', spans=[(1, 3, 'PERSON')])
    """
    text, spans, place = "", [], 0
    for match in _MARK.finditer(line):
        text += line[place : match.start()]
        spans.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        place = match.end()
    return Marked(text + line[place:], spans)


@dataclass
class Score:
    """Counts of one run; kinds to numbers."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    false: list[tuple[str, str, str]] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        """Return the share of values wholly covered; of all personal kinds without `kinds`."""
        chosen = kinds or [kind for kind in self.gold if not kind.startswith("X_")]
        total = sum(self.gold[kind] for kind in chosen)
        return sum(self.found[kind] for kind in chosen) / total if total else 1.0

    def precision(self, *kinds: str) -> float:
        """Return the share of hits that touch a personal value."""
        chosen = kinds or list(self.hits)
        total = sum(self.hits[kind] for kind in chosen)
        return sum(self.right[kind] for kind in chosen) / total if total else 1.0

    def masked(self) -> float:
        """Return the share of decoys that a hit touches."""
        total = sum(count for kind, count in self.gold.items() if kind.startswith("X_"))
        return (
            sum(count for kind, count in self.found.items() if kind.startswith("X_")) / total
            if total
            else 0.0
        )


Spans = Callable[[str], Iterable[tuple[int, int, str]]]


def score(sentences: Iterable[Marked], detect: Spans) -> Score:
    """Run a detector over sentences."""
    made = Score()
    for sentence in sentences:
        hits = list(detect(sentence.text))
        personal = [span for span in sentence.spans if not span[2].startswith("X_")]
        covered = {place for start, end, _ in hits for place in range(start, end)}
        for start, end, kind in sentence.spans:
            made.gold[kind] += 1
            value = sentence.text[start:end]
            if kind.startswith("X_"):
                if any(a < end and start < b for a, b, _ in hits) and not any(
                    a < end and start < b for a, b, _ in personal
                ):
                    made.found[kind] += 1
            elif all(place in covered for place in range(start, end) if not sentence.text[place].isspace()):
                made.found[kind] += 1
            else:
                made.misses.append((kind, value, sentence.text))
        for start, end, kind in hits:
            made.hits[kind] += 1
            if any(a < end and start < b for a, b, _ in personal):
                made.right[kind] += 1
            else:
                made.false.append((kind, sentence.text[start:end], sentence.text))
    return made
