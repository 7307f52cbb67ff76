"""The values people name in questions — carriers, countries, regions, categories — found in the text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant import words
from assistant.places import SAME

_SHORT = 2  # a code of two Latin letters is too easily a word: it must be written in capitals
_CODES = ("UK", "US", "SF", "JD")


@dataclass(frozen=True)
class Value:
    """A value named in a question: `text[start:end]` means `value` of `dimension`."""

    start: int
    end: int
    dimension: str
    value: str


class Values:
    """Known values of the dimensions, with their names in the other language.

    Args:
        known: The values the store holds, by dimension.
        synonyms: Groups of names that mean one value, by dimension.
    """

    def __init__(
        self,
        known: Mapping[str, Iterable[str]] | None = None,
        synonyms: Mapping[str, Iterable[Iterable[str]]] | None = None,
    ) -> None:
        self._meant: dict[str, tuple[str, str]] = {}
        stored = {name: {str(v).casefold(): str(v) for v in values} for name, values in (known or {}).items()}
        for dimension, values in stored.items():
            for folded, value in values.items():
                if not _is_word(value):
                    self._meant.setdefault(folded, (dimension, value))
        for dimension, groups in (*SAME.items(), *(synonyms or {}).items()):
            for group in groups:
                self._add_group(dimension, list(group), stored.get(dimension, {}))
        self._ordered = sorted((word for word in self._meant if len(word) > 1), key=len, reverse=True)

    def find(self, text: str) -> list[Value]:
        """Return the values named in `text`, the longest where they overlap."""
        folded = text.casefold()
        # A pattern of every known value takes a tenth of a second to compile; a question names a few of them.
        named = [_bounded(word) for word in self._ordered if word in folded]
        found = []
        for match in re.finditer("|".join(named), text, re.IGNORECASE) if named else ():
            said = match.group()
            if said.isascii() and len(said) <= _SHORT and not said.isupper():
                continue
            dimension, value = self._meant[said.casefold()]
            found.append(Value(match.start(), match.end(), dimension, value))
        return found

    def _add_group(self, dimension: str, group: list[str], stored: Mapping[str, str]) -> None:
        """Let every name of one thing mean the form the store uses, else the name itself."""
        used = next((stored[name.casefold()] for name in group if name.casefold() in stored), None)
        for name in group:
            folded = name.casefold()
            if name.isascii() and len(name) <= _SHORT and name.upper() not in _CODES and folded not in stored:
                continue
            self._meant.setdefault(folded, (dimension, used or name))


def _is_word(value: str) -> bool:
    """Say whether a value is a word of questions too: a ticket category 物流 must not hide "where is it"."""
    if len(value) < 2:
        return True
    return any(pattern.fullmatch(value) for pattern in words.KNOWN)


def _bounded(word: str) -> str:
    """Match a Latin name only as whole words; Chinese has no word boundary."""
    escaped = re.escape(word)
    left = r"(?<![A-Za-z0-9])" if word[0].isascii() else ""
    right = r"(?![A-Za-z0-9])" if word[-1].isascii() else ""
    return left + escaped + right
