"""Personal spans in a text: patterns with checks, names the vault knows, and names and addresses nobody listed.

The rules are presidio recognisers too (`privacy/recognizers/shell.py`), and a test holds both to the same hits. Here they run
as plain regular expressions: through presidio a note took half as long again, and its import 1.5 s, for nothing more.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from privacy.fold import fold_width
from privacy.kinds import KINDS
from privacy.known_names import Found, KnownNames
from privacy.patterns import RULES

# Which kind an overlap is called by: what is checked by a digit first, then what is told by its form.
_RANK = {kind: rank for rank, kind in enumerate(
    ("ID_NUMBER", "EMAIL", "BANK_ACCOUNT", "PHONE", "PLATE", "MAC_ADDRESS", "IP_ADDRESS", "PERSON", "ADDRESS",
     "BIRTH_DATE", "LOCATION", "ACCOUNT", "HEALTH", "MINOR")
)}  # fmt: skip
assert set(_RANK) == set(KINDS)  # noqa: S101 - a kind without a rank must not start


TIMEOUT_S = 10.0  # for one text; a long one may take longer
_CHARS_A_SECOND = 2_000  # at least: a slow machine under load
_PIECE = 2_000  # characters the name model reads at once
_SHORT = 2  # characters of a name that may be a word of every day


@dataclass(frozen=True)
class Span:
    """A personal value in a text; offsets in code points.

    Args:
        start: Its first character.
        end: The place after its last.
        kind: One of `privacy.kinds.KINDS`.
        score: How sure it is, 0 to 1.
        placeholder: That of a known name.
        guessed: Whether only the name model and rules found it.
    """

    start: int
    end: int
    kind: str
    score: float
    placeholder: str = ""
    guessed: bool = False


Places = Sequence[tuple[int, int]]
Votes = dict[str, list[str]]  # text -> what spaCy takes its words for


class Reader(Protocol):
    """Finds the personal spans of one text after the other."""

    def __call__(self, text: str, given: Places = ()) -> list[Span]:
        """Return the spans of `text`, without patterns that lie wholly inside one of the places `given`."""


class Slow(Exception):
    """A text took longer than it may; whoever asked withholds it."""


class Detector:
    """Finds personal values.

    Args:
        known: The names to look for; without it, patterns only.
        unknown: Whether to look for names and addresses that are in no list, too.
    """

    def __init__(self, known: KnownNames | None = None, *, unknown: bool = False) -> None:
        self._known = known
        self._unknown = unknown

    def spans(self, text: str) -> list[Span]:
        """Return the personal spans of `text` in order; they do not overlap."""
        return self.reader()(text)

    def reader(self, *, unknown: bool = True, texts: Iterable[str] = ()) -> "Reader":
        """Return `spans` with the names as they are known now, for many texts.

        It takes the places of the text that need no search as a second argument: what was put there on
        purpose is not looked for.

        Args:
            unknown: False leaves out what is in no list, where a text is made of what was read before.
            texts: Those that will be read: English is judged several times as fast when many are judged at once.
        """
        names = self._known.names() if self._known else None
        guess = self._unknown and unknown
        votes = _foreseen(texts) if guess else {}
        return lambda text, given=(): self._spans(text, names, given, votes if guess else None)

    def _spans(
        self, text: str, names: Callable[[str], list[Found]] | None, given: Places, votes: Votes | None
    ) -> list[Span]:
        guess = votes is not None
        folded = fold_width(text)
        until = time.monotonic() + TIMEOUT_S + len(text) / _CHARS_A_SECOND
        found = _patterns(folded, given, until)
        hits = names(text) if names else []
        companies = [(hit.start, hit.end) for hit in hits if not hit.kind]
        guesses = _unknown(folded, companies, votes, until) if votes is not None and text else []
        if guesses and self._known:
            familiar = self._known.familiar
            guesses = [span for span in guesses if text[span.start : span.end] not in familiar]
        for hit in hits:
            if hit.kind and (
                hit.end - hit.start > _SHORT or not guess or _stands_alone(folded, hit, guesses)
            ):
                found = _without(found, hit, text)
                found.append(Span(hit.start, hit.end, hit.kind, 1.0, hit.placeholder))
                guesses = [part for span in guesses for part in _beside(span, hit)]
        found += [span for span in guesses if not any(a < span.end and span.start < b for a, b in given)]
        return _joined(found)

    def refresh(self) -> None:
        """Read the known names again at the next use."""
        if self._known:
            self._known.refresh()


def _foreseen(texts: Iterable[str]) -> Votes:
    folded = [fold_width(text) for text in texts if len(text) <= _PIECE]
    if not folded:
        return {}
    from privacy.name_spacy import foreseen  # 2 s to load, where a text is in Latin letters

    try:
        return foreseen(folded)
    except Exception:  # noqa: BLE001 - each text is judged by itself then, and withheld where that fails
        return {}


def _unknown(text: str, companies: Places, votes: Votes, until: float) -> list[Span]:
    # the name model takes 0.3 s to load, 2 s more for English: only who asks for it pays
    from privacy.unknown_names import unknown

    made: list[Span] = []
    for start, piece in _pieces(text):
        here = [(a - start, b - start) for a, b in companies]
        made += [
            Span(start + one.start, start + one.end, one.kind, one.score, guessed=True)
            for one in unknown(piece, here, votes.get(piece))
        ]
        _in_time(until)
    return made


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text at ends of sentences or lines, so that time grows with its length and no faster."""
    start = 0
    while len(text) - start > _PIECE:
        end = max(text.rfind(mark, start + _PIECE // 2, start + _PIECE) for mark in "\n。.!?！？;；,， ") + 1
        end = end or start + _PIECE
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _stands_alone(text: str, hit: Found, guesses: list[Span]) -> bool:
    """Say whether a short Chinese name is one here: 高峰 is in 高峰期, and a word of its own in 高峰说."""
    from privacy.name_words import is_everyday  # loads the segmenter, 0.2 s, only where a short name was hit

    if any(span.start < hit.end and hit.start < span.end for span in guesses):
        return True
    return not is_everyday(text, hit.start, hit.end)


def _in_time(until: float) -> None:
    if time.monotonic() > until:
        raise Slow


def _patterns(text: str, given: Places, until: float) -> list[Span]:
    """Run the rules elsewhere than in the given places."""
    found: list[Span] = []
    for rule in RULES:
        _in_time(until)
        found += [
            Span(start, end, rule.kind, rule.score)
            for start, end in rule.hits(text)
            if not any(a <= start and end <= b for a, b in given)
        ]
    return found


def _beside(guess: Span, known: Found) -> list[Span]:
    """Leave a known name its own span, so that it keeps its placeholder; of a guess around it, whole names stay."""
    if guess.end <= known.start or known.end <= guess.start:
        return [guess]
    ends = ((guess.start, known.start), (known.end, guess.end))
    return [replace(guess, start=start, end=end) for start, end in ends if end - start > _SHORT]


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
    best = min(one, other, key=lambda span: (span.guessed, span.start - span.end, _RANK[span.kind]))
    whole = (best.start, best.end) == (start, end)
    score = max(one.score, other.score)
    return Span(
        start, end, best.kind, score, best.placeholder if whole else "", one.guessed and other.guessed
    )
