"""A person's word for a carrier, place, category, priority... matched to the values the store really holds.

Itself, a synonym or another script is taken. Pinyin and one typing mistake are taken where nothing else is near,
and told. Whatever fits several is asked back; what fits none is said, with what is near. Nothing is guessed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from connectors.failures import QueryError, nearest
from connectors.statuses import STATUSES
from connectors.table import Nothing
from tools import known_values
from tools.folding import squeezed
from tools.known_values import WORDS, values
from tools.reader import Reader
from tools.synonyms import province
from tools.value_finder import Index

if TYPE_CHECKING:
    from privacy.gate import Scope

__all__ = ["WORDS", "Read", "among", "match", "read", "values"]

_SHOWN = 8  # values offered when a word fits none
_CHOICES = 10  # values asked back when a word fits several
_PLACES = frozenset({"city", "region", "country"})


@dataclass(frozen=True)
class Read:
    """Which values a word was read as.

    Args:
        values: The stored values; several when they are one thing in several spellings.
        said: The values in words.
        how: `itself`, `synonym`, `short`, `part`, `inside`, `pinyin` or `near`.
        note: The word and what it was read as, where that must be told; else None.
    """

    values: tuple[str, ...]
    said: str
    how: str
    note: tuple[str, str] | None = None


def match(scope: "Scope", name: str, word: str, of: str = "") -> list[str] | Nothing:
    """Return the stored values that a word stands for, or which kind of nothing; see `read`."""
    found = read(scope, name, word, of)
    return found if isinstance(found, Nothing) else list(found.values)


def read(scope: "Scope", name: str, word: str, of: str = "") -> Read | Nothing:
    """Read a word as values of a dimension.

    Args:
        scope: The user's scope.
        name: One of `WORDS`, `status`, or the name of a closed list.
        word: As the person wrote it.
        of: The entity whose values count: `product` or `ticket` of a category, `invoice` of a status.

    Raises:
        QueryError: There is no such dimension.
    """
    lists = known_values.closed_list(name, of)
    if lists:
        return _read_code(name, word, lists)
    if name not in WORDS:
        raise QueryError(f"There are no values of {name}.{nearest(name, [*WORDS, 'status'])}")
    if not known_values.sees(Reader(scope, "value_index"), name):
        return Nothing("not_yours", name, word)
    return among(name, word, values(scope, name, of))


def among(name: str, word: str, stored: Iterable[str]) -> Read | Nothing:
    """Read a word as some of the values given: for a dimension that only one company has.

    Args:
        name: The dimension, whose synonyms count if it has any.
        word: As the person wrote it.
        stored: What the store has.
    """
    index = _index(name, tuple(stored))
    if name in _PLACES and (told := province(word)) and squeezed(word) not in index.forms:
        inside = tuple(value for city in told[1] for value in _same_city(index, city))
        return Nothing("no_match", "province", word, inside[:_CHOICES])
    return _told(name, word, index)


def _told(name: str, word: str, index: Index) -> Read | Nothing:
    found = index.find(word)
    if found is None:
        return Nothing("no_match", name, f"{name} = {word}", index.near(word, _SHOWN))
    if found.several:
        return Nothing("ambiguous", name, word, found.values[:_CHOICES])
    said = ", ".join(found.values)
    return Read(found.values, said, found.how, (word, said) if found.told else None)


def _same_city(index: Index, city: str) -> tuple[str, ...]:
    return tuple(index.forms.get(squeezed(city), ())) if index.name == "city" else ()


def _read_code(name: str, word: str, lists: Collection[str]) -> Read | Nothing:
    """Read a word as a code of closed lists, by either label; the choices are told by code and label."""
    index = _codes(name, tuple(lists))
    found = _told(name, word, index)
    if not isinstance(found, Nothing):
        return found
    labels = {code: told[0] for kind in lists for code, told in STATUSES[kind].items()}
    choices = tuple(f"{code.replace('_', ' ')} ({labels[code]})" for code in found.choices)
    return Nothing(found.kind, found.what, found.asked, choices)


@lru_cache(maxsize=64)
def _index(name: str, stored: tuple[str, ...]) -> Index:
    return Index(name, dict.fromkeys(stored, ()))


@lru_cache(maxsize=64)
def _codes(name: str, lists: tuple[str, ...]) -> Index:
    named: dict[str, list[str]] = {}
    for kind in lists:
        for code, labels in STATUSES[kind].items():
            named.setdefault(code, []).extend((code.replace("_", " "), *labels))
    return Index(name, named)
