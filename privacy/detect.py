"""Personal spans in a text: patterns with checks, and names the vault knows. Unknown names are not found yet.

The patterns run twice: first as plain regular expressions, in microseconds; only where one hits, presidio is
loaded (1.5 s, once) and its recognisers say what counts. Every hit of theirs is a hit of the first run, for
both use the same pattern and the same checks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from privacy.fold import fold_width
from privacy.kinds import KINDS
from privacy.known_names import Found, KnownNames
from privacy.patterns import RULES
from privacy.recognizers.rule import Rule

if TYPE_CHECKING:
    from privacy.recognizers.shell import RuleRecognizer

# Which kind an overlap is called by: what is checked by a digit first, then what is told by its form.
_RANK = {kind: rank for rank, kind in enumerate(
    ("ID_NUMBER", "EMAIL", "BANK_ACCOUNT", "PHONE", "PLATE", "MAC_ADDRESS", "IP_ADDRESS", "PERSON", "ADDRESS",
     "BIRTH_DATE", "LOCATION", "ACCOUNT", "HEALTH", "MINOR")
)}  # fmt: skip
assert set(_RANK) == set(KINDS)  # noqa: S101 - a kind without a rank must not start


@dataclass(frozen=True)
class Span:
    """A personal value in a text; offsets in code points. A known name carries its placeholder."""

    start: int
    end: int
    kind: str
    score: float
    placeholder: str = ""


Places = Sequence[tuple[int, int]]


class Reader(Protocol):
    """Finds the personal spans of one text after the other."""

    def __call__(self, text: str, given: Places = ()) -> list[Span]:
        """Return the spans of `text`, without patterns that lie wholly inside one of the places `given`."""


class Detector:
    """Finds personal values.

    Args:
        known: The names to look for; without it, patterns only.
    """

    def __init__(self, known: KnownNames | None = None) -> None:
        self._known = known

    def spans(self, text: str) -> list[Span]:
        """Return the personal spans of `text` in order; they do not overlap."""
        return self.reader()(text)

    def reader(self) -> "Reader":
        """Return `spans` with the names as they are known now, for many texts.

        It takes the places of the text that need no search as a second argument: what was put there on
        purpose is not looked for, and presidio is not loaded for it.
        """
        names = self._known.names() if self._known else None
        return lambda text, given=(): _spans(text, names, given)

    def refresh(self) -> None:
        """Read the known names again at the next use."""
        if self._known:
            self._known.refresh()


def _spans(text: str, names: Callable[[str], list[Found]] | None, given: Places = ()) -> list[Span]:
    found = _patterns(fold_width(text), given)
    known = names(text) if names else []
    for hit in known:
        found = _without(found, hit, text)
    return _joined([*found, *(Span(hit.start, hit.end, hit.kind, 1.0, hit.placeholder) for hit in known)])


def _patterns(text: str, given: Places) -> list[Span]:
    """Run those recognisers whose pattern hits at all, elsewhere than in the given places."""
    found: list[Span] = []
    for rule in RULES:
        cheap = [hit for hit in rule.hits(text) if not any(a <= hit[0] and hit[1] <= b for a, b in given)]
        if cheap:
            hits = {(hit.start, hit.end) for hit in _recognizer(rule).analyze(text, [rule.kind])}
            # presidio skips a pattern that takes too long; what the first run found stays found.
            found += [Span(start, end, rule.kind, rule.score) for start, end in sorted(hits.union(cheap))]
    return found


def _without(found: list[Span], known: Found, text: str) -> list[Span]:
    """Leave a known address its own span; of a wider guess around it, only parts with a number are kept."""
    kept: list[Span] = []
    for span in found:
        if span.kind != "ADDRESS" or known.kind != "ADDRESS" or not _overlap(span, known):
            kept.append(span)
            continue
        for start, end in ((span.start, known.start), (known.end, span.end)):
            if any(character.isdigit() for character in text[start:end]):
                kept.append(Span(start, end, span.kind, span.score))
    return kept


def _overlap(span: Span, known: Found) -> bool:
    return span.start < known.end and known.start < span.end


@cache
def _recognizer(rule: Rule) -> "RuleRecognizer":
    # presidio takes 1.5 s to import: only a text that has something personal in it pays for it.
    from privacy.recognizers.shell import RuleRecognizer

    return RuleRecognizer(rule)


def _joined(found: list[Span]) -> list[Span]:
    """Join overlapping spans into one that covers them; the longest gives its kind, or the best ranked."""
    joined: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if joined and span.start < joined[-1].end:
            joined[-1] = _union(joined[-1], span)
        else:
            joined.append(span)
    return joined


def _union(one: Span, other: Span) -> Span:
    """Cover both; nothing that was found is ever dropped."""
    start, end = min(one.start, other.start), max(one.end, other.end)
    best = min(one, other, key=lambda span: (span.start - span.end, _RANK[span.kind]))
    whole = (best.start, best.end) == (start, end)
    return Span(start, end, best.kind, max(one.score, other.score), best.placeholder if whole else "")
