"""Names and addresses the vault knows, found in text by one automaton: the strongest lever there is."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from privacy.familiar import Familiar
from privacy.fold import fold_case
from privacy.kinds import canonical
from privacy.names import has_ideograph
from privacy.vault import Vault

_MIN_IDEOGRAPHS = 2
_MIN_LATIN_WORDS = 2
_MIN_ADDRESS_CHARS = 6
_KINDS = ("PERSON", "ADDRESS")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True)
class Found:
    """A known value in a text; without a kind it is a longer word that hides the names inside it."""

    start: int
    end: int
    kind: str
    placeholder: str


class KnownNames:
    """The automaton over the vault's names and addresses, built again when some were added or erased.

    Args:
        vault: Where the names are.
        companies: Words in which a person's name is not one: names of companies, above all.
    """

    def __init__(self, vault: Vault, companies: Callable[[], Iterable[str]] = tuple) -> None:
        self._vault = vault
        self._companies = companies
        self._lock = threading.Lock()
        self._version = -1
        self._automaton: ahocorasick.Automaton | None = None
        self._familiar: Familiar | None = None

    @property
    def familiar(self) -> Familiar:
        """The words of companies' names, as they are now."""
        self._current()
        if self._familiar is None:
            self._familiar = Familiar(self._companies())
        return self._familiar

    def refresh(self) -> None:
        """Build the automaton anew at the next use."""
        self._version = -1

    def find(self, text: str) -> list[Found]:
        """Return the names in `text`, the longest where they overlap, without those inside longer words."""
        return [hit for hit in self.names()(text) if hit.kind]

    def names(self) -> Callable[[str], list[Found]]:
        """Return a search of many texts for the names as they are now, and for the longer words that hide some."""
        automaton = self._current()
        return lambda text: _longest(_hits(automaton, text)) if automaton else []

    def _current(self) -> "ahocorasick.Automaton | None":
        version = self._vault.version(*_KINDS)
        if version != self._version:
            with self._lock:
                if version != self._version:
                    self._automaton = self._built()
                    self._familiar = None
                    self._version = version
        return self._automaton

    def _built(self) -> "ahocorasick.Automaton | None":
        """Build the automaton; what is a person's name and a longer word too is taken for the name."""
        automaton = ahocorasick.Automaton()
        for word in self._companies():
            for form in _forms(word):
                automaton.add_word(form, (len(form), "", ""))
        for kind in _KINDS:
            for value, placeholder in self._vault.known(kind):
                for form in _forms(value):
                    if _tells(kind, form):
                        automaton.add_word(form, (len(form), kind, placeholder))
        if not len(automaton):
            return None
        automaton.make_automaton()
        return automaton


def _longest(hits: Iterable[Found]) -> list[Found]:
    """Keep the longest where hits overlap."""
    found: list[Found] = []
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            found.append(hit)
            end = hit.end
    return found


def _forms(value: str) -> tuple[str, ...]:
    """Return how a value may stand in a folded text: as it was written, and without blanks in Chinese."""
    written = fold_case(value).strip()
    if not _BLANK.search(written):
        return (written,) if written else ()
    written = _BLANK.sub(" ", written)
    return (written, fold_case(canonical("PERSON", value))) if has_ideograph(written) else (written,)


def _tells(kind: str, form: str) -> bool:
    """Say whether a value is long enough to be looked for in any text."""
    if kind == "ADDRESS":
        return len(form) >= _MIN_ADDRESS_CHARS
    if has_ideograph(form):
        return len(form) >= _MIN_IDEOGRAPHS
    return form.count(" ") + 1 >= _MIN_LATIN_WORDS


def _hits(automaton: "ahocorasick.Automaton", text: str) -> Iterator[Found]:
    """Yield every hit with its place in `text`; runs of blanks in it count as one."""
    folded = fold_case(text).replace("\n", " ")
    places: list[int] | None = None
    if "  " in folded:
        places = [
            place for place, char in enumerate(folded) if char != " " or folded[place - 1 : place] != " "
        ]
        folded = _BLANK.sub(" ", folded)
    for last, (length, kind, placeholder) in automaton.iter(folded):
        start, end = last + 1 - length, last + 1
        if _whole(folded, start, end):
            if places:
                start, end = places[start], places[end - 1] + 1
            yield Found(start, end, kind, placeholder)


def _whole(text: str, start: int, end: int) -> bool:
    """A Latin name begins and ends at a word's edge; a Chinese one may stand anywhere."""
    return not (
        (_latin(text[start]) and start and _latin(text[start - 1]))
        or (_latin(text[end - 1]) and end < len(text) and _latin(text[end]))
    )


def _latin(character: str) -> bool:
    return character.isalpha() and not has_ideograph(character)
