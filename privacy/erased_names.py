"""Finds names and addresses that were erased, by their keyed digests: no pattern tells them, and no value is left.

Every stretch of a text that is as long as an erased value is digested and compared. That is done only where something
was erased, and each stretch once; what is already taken for a longer name, and a company's name, hides what is in it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from privacy.detect import Span
from privacy.fold import fold_case
from privacy.kinds import canonical
from privacy.names import has_ideograph
from privacy.vault import Vault
from privacy.vault_erased import ERASED, SEARCHED

_BLANKS = re.compile(r"\s+")
_MIN_ADDRESS_CHARS = 6
_CACHED = 200_000
Companies = Callable[[], Iterable[str]]


class ErasedNames:
    """The erased names and addresses of one vault.

    Args:
        vault: Holds their digests.
        companies: Names of companies; a person's name inside one is not the person.
    """

    def __init__(self, vault: Vault, companies: Companies = tuple) -> None:
        self._vault = vault
        self._companies = companies
        self._version = -1
        self._digests: dict[str, dict[int, frozenset[bytes]]] = {}
        self._seen: dict[tuple[str, str], bool] = {}

    def reader(self) -> Callable[[str, Sequence[Span]], list[Span]]:
        """Return what adds the spans of erased values to those found in a text; for many texts.

        Such a span stands for `[erased]`.
        """
        self._look()
        return self._added if self._digests else lambda _, found: list(found)

    def _added(self, text: str, found: Sequence[Span]) -> list[Span]:
        spans = list(found)
        for kind, start, end in self._hits(text):
            there = [span for span in spans if span.start < end and start < span.end]
            # What reaches beyond it is another value, unless it was only guessed.
            if all(span.guessed or (start <= span.start and span.end <= end) for span in there):
                spans = [span for span in spans if span not in there]
                spans.append(Span(start, end, kind, 1.0, ERASED))
        return sorted(spans, key=lambda span: span.start)

    def _look(self) -> None:
        """Read the digests again when something was erased."""
        version = self._vault.version(*SEARCHED)
        if version != self._version:
            self._digests = {kind: kept for kind in SEARCHED if (kept := self._vault.erased(kind))}
            self._seen.clear()
            self._version = version

    def _hits(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield kind and place of each erased value, the longest first."""
        folded, places = _even(text)
        for kind, by_length in self._digests.items():
            for length in sorted(by_length, reverse=True):
                for start in range(len(folded) - length + 1):
                    end = start + length
                    if self._is_hit(kind, folded, start, end):
                        yield kind, places[start], places[end - 1] + 1

    def _is_hit(self, kind: str, folded: str, start: int, end: int) -> bool:
        if not _may_be(kind, folded, start, end) or not self._is_erased(kind, folded[start:end]):
            return False
        return not self._in_company(folded, start, end)

    def _is_erased(self, kind: str, words: str) -> bool:
        known = self._seen.get((kind, words))
        if known is None:
            form = canonical(kind, words)
            known = self._vault.lookup(kind, form) in self._digests[kind].get(len(form), frozenset())
            if len(self._seen) >= _CACHED:
                self._seen.clear()
            self._seen[kind, words] = known
        return known

    def _in_company(self, folded: str, start: int, end: int) -> bool:
        words = folded[start:end]
        for company in self._companies():
            name = fold_case(company)
            at = name.find(words)
            if at >= 0 and len(name) > len(words) and folded[max(0, start - at) :].startswith(name):
                return True
        return False


def _even(text: str) -> tuple[str, list[int]]:
    """Return a text in one case with single blanks, and the place of each character in what it was."""
    folded = _BLANKS.sub(lambda blank: " " * len(blank[0]), fold_case(text))
    places = [i for i, char in enumerate(folded) if char != " " or folded[i - 1 : i] != " "]
    return "".join(folded[i] for i in places), places


def _may_be(kind: str, text: str, start: int, end: int) -> bool:
    """Say whether a stretch is long enough to be looked for, and whole words where it is Latin."""
    if text[start] == " " or text[end - 1] == " ":
        return False
    if (_latin(text[start]) and start and _latin(text[start - 1])) or (
        _latin(text[end - 1]) and _latin(text[end : end + 1])
    ):
        return False
    if kind == "ADDRESS":
        return end - start >= _MIN_ADDRESS_CHARS
    return end - start >= 2 if has_ideograph(text[start:end]) else " " in text[start:end]


def _latin(character: str) -> bool:
    return character.isalpha() and not has_ideograph(character)
