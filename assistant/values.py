"""The values people name in questions — carriers, places, categories, industries, priorities — found in the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant import cues, words
from assistant.coordinated import Hit, beside, clear_of, of_expected
from assistant.meanings import CODE, CODES, OPEN, UNSTORED, Meaning, always, needs_cue
from assistant.nearly import Nearly
from tools.folding import has_han, plain, spread, squeezed
from tools.value_forms import ITSELF, SHORT, SYNONYM, forms

# Of a word that may mean several things the first is told first; a metric may have only one of them.
_DIMENSIONS = (
    "region", "country", "city", "province", "carrier", "warehouse", "category", "industry", "segment", "channel", "supplier",
    "payment_method", "campaign", "currency", "priority", "stage", "status", "customer_kind", "interaction_kind",
)  # fmt: skip
_CUSTOMERS = "客户"


@dataclass(frozen=True)
class Value:
    """A value named in a question: `text[start:end]` means `value` of `dimension`.

    Where it fits several values of the dimension, or was read from pinyin or a typing mistake, `value` is what was
    written: the tool then asks back, or tells how it was read.

    Args:
        start: Offset of its first character.
        end: Offset after its last.
        dimension: The likeliest dimension.
        value: The stored value, or what was written.
        others: Further dimensions it may be a value of; the metric decides.
        sure: It stands there as the value or a synonym.
    """

    start: int
    end: int
    dimension: str
    value: str
    others: tuple[str, ...] = ()
    sure: bool = True


class Values:
    """Known values of the dimensions, with their names in the other language.

    Args:
        known: The values the store holds, by dimension.
        synonyms: Further groups of names that mean one value, by dimension.
    """

    def __init__(
        self,
        known: Mapping[str, Iterable[str]] | None = None,
        synonyms: Mapping[str, Iterable[Iterable[str]]] | None = None,
    ) -> None:
        self._meanings: dict[str, list[Meaning]] = {}
        stored = {name: {str(value): None for value in values} for name, values in (known or {}).items()}
        for name, values in stored.items():
            for value in values:
                self._add(name, value, forms(name, value))
        for name, groups in (synonyms or {}).items():
            for group in groups:
                self._add_group(name, list(group), stored.get(name, {}))
        for name, value, form, rank in always():
            self._add(name, value, {form: rank})
        self._automaton = _automaton(self._meanings)
        self._nearly = Nearly({form: told for form, told in self._meanings.items() if _long_lived(told)})

    @property
    def written(self) -> tuple[str, ...]:
        """Return every way to write a value."""
        return tuple(self._meanings)

    def find(self, text: str, expected: frozenset[str] = frozenset()) -> list[Value]:
        """Return the values named in `text`, the longest where they overlap.

        Args:
            text: The question.
            expected: Dimensions whose values need no cue: those of the question before ("phone calls?" after visits).
        """
        even, places = spread(text)
        told, doubtful = self._hits(even, text, places)
        taken = _longest(told)
        taken += beside(taken, _longest(doubtful), even) + of_expected(taken, _longest(doubtful), expected)
        unread = _masked(even, taken)
        for start, end, form in self._nearly.find(unread, _is_word):
            meanings = [m for m in self._meanings.get(form, ()) if not m.cued]
            if meanings:
                taken.append(Hit(start, end, meanings, sure=False))
        return [self._value(hit, even, text, places) for hit in sorted(taken, key=lambda hit: hit.start)]

    def _hits(self, even: str, text: str, places: list[int]) -> tuple[list[Hit], list[Hit]]:
        """Return the forms that stand for a value, and those that may: words of every day without a cue."""
        told: list[Hit] = []
        doubtful: list[Hit] = []
        if not len(self._automaton):
            return told, doubtful
        for last, form in self._automaton.iter(even):
            start, end = last - len(form) + 1, last + 1
            if not _stands_alone(even, start, end):
                continue
            written = text[places[start] : places[last] + 1]
            meant = [m for m in self._meanings[form] if _counts(m, form, written, even, start, end)]
            if meant:
                told.append(Hit(start, end, meant))
            else:
                doubtful.append(Hit(start, end, self._meanings[form]))
        return told, doubtful

    def _value(self, hit: Hit, even: str, text: str, places: list[int]) -> Value:
        """Choose the likeliest meaning; the word for its kind behind it decides, and belongs to it."""
        end = hit.end
        if even.endswith(_CUSTOMERS, hit.start, hit.end):  # 大客户 still speaks of customers
            end -= len(_CUSTOMERS)
            hit = hit._replace(end=end)
        meanings = sorted(hit.meanings, key=_likelihood)
        names = list(dict.fromkeys(m.dimension for m in meanings))
        for name in (*names, "warehouse"):
            kind = cues.KIND.get(name)
            if kind and (found := kind.match(even, hit.end)):
                names = list(dict.fromkeys((name, *names)))
                end = _unbroken(places, hit.end, found.end())
                break
        span = (places[hit.start], places[end - 1] + 1)
        meant = [m for m in meanings if m.dimension == names[0]]
        alike = {m.value for m in meant if m.rank == meant[0].rank}
        sure = hit.sure and bool(meant) and (len(alike) == 1 or meant[0].rank == SYNONYM)
        # A warehouse of that place is not known: what was written is looked for, and not the city taken instead.
        written = text[span[0] : span[1] if not meant else places[hit.end - 1] + 1]
        value = meant[0].value if sure and len(alike) == 1 else written
        return Value(*span, names[0], value, tuple(names[1:]), sure)

    def _add(self, name: str, value: str, told: Mapping[str, int]) -> None:
        for form, rank in told.items():
            if not form or (form.isdigit() and len(form) < 4):
                continue
            meaning = Meaning(rank, name, value, needs_cue(name, form, rank, value))
            known = self._meanings.setdefault(form, [])
            if not any(m.dimension == name and (m.value == value or rank == UNSTORED) for m in known):
                known.append(meaning)

    def _add_group(self, name: str, group: list[str], stored: Mapping[str, None]) -> None:
        """Let every name of one thing mean the form the store uses; without one, the name itself if names are known."""
        keys = {squeezed(other) for other in group}
        used = next((value for value in stored if squeezed(value) in keys), None)
        if used is None and name not in OPEN:
            return
        for other in group:
            form = plain(other)
            if used is None and form.isascii() and len(form) <= CODE and form not in CODES:
                continue
            self._add(name, used or other, {form: SYNONYM if used else UNSTORED})


def _unbroken(places: list[int], start: int, end: int) -> int:
    """Return where a word ends that a space would cut off: 天津仓 库存金额 is no 仓库."""
    return next((at for at in range(start + 1, end) if places[at] != places[at - 1] + 1), end)


def _likelihood(meaning: Meaning) -> tuple[int, int, int]:
    """Order meanings: a value and its synonym are as likely, the dimension decides, then the value itself."""
    return (max(meaning.rank, SYNONYM), _DIMENSIONS.index(meaning.dimension), meaning.rank)


def _long_lived(told: list[Meaning]) -> bool:
    """Say whether a misspelling of a form is worth reading: only of what stands for itself without a cue."""
    return any(not m.cued and m.rank in (ITSELF, SYNONYM, SHORT) for m in told)


def _counts(meaning: Meaning, form: str, written: str, even: str, start: int, end: int) -> bool:
    """Say whether a form means this where it stands."""
    if form.isascii() and len(form) <= CODE and not written.isupper():
        return False
    if not meaning.cued and (form in CODES or not _is_word(form)):
        return True
    if (
        meaning.rank == ITSELF
        and form.isascii()
        and start
        and written[:1].isupper()
        and even[start - 1] != "."
    ):
        return True  # a name with a capital in the middle of a sentence
    before, after = cues.BEFORE.get(meaning.dimension), cues.AFTER.get(meaning.dimension)
    if before is not None and before.search(even[max(0, start - 16) : start].rstrip()):
        return True
    return after is not None and after.match(even, end) is not None


@lru_cache(maxsize=8192)
def _is_word(form: str) -> bool:
    """Say whether a value is a word of questions too: a ticket category 物流 must not hide "where is it"."""
    return form in cues.EVERYDAY or any(pattern.fullmatch(form) for pattern in words.KNOWN)


def _automaton(meanings: Mapping[str, list[Meaning]]) -> Any:
    import ahocorasick  # loads with the first index

    automaton = ahocorasick.Automaton()
    for form in meanings:
        automaton.add_word(form, form)
    automaton.make_automaton()
    return automaton


def _stands_alone(even: str, start: int, end: int) -> bool:
    """Match a Latin name only as whole words; Chinese has no word boundary."""
    return not (_glued(even, start - 1, start) or _glued(even, end - 1, end))


def _glued(even: str, left: int, right: int) -> bool:
    if left < 0 or right >= len(even):
        return False
    one, other = even[left], even[right]
    return one.isalnum() and other.isalnum() and not has_han(one) and not has_han(other)


def _longest(hits: list[Hit]) -> list[Hit]:
    """Keep the longest where hits overlap."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if clear_of(hit, kept):
            kept.append(hit)
    return kept


def _masked(even: str, hits: list[Hit]) -> str:
    """Return the text with what was found blotted out."""
    for hit in hits:
        even = f"{even[: hit.start]}{chr(0) * (hit.end - hit.start)}{even[hit.end :]}"
    return even
