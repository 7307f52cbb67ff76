"""Names the user may see, found in text: customers by every name either system has for them, and products.

Built once per role, row rule and store version; later questions use it in microseconds.
"""

import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tools.name_rows import Named, read_customers, read_products
from tools.reader import view_key
from tools.spelling import fold, number_key, short_names

if TYPE_CHECKING:
    from privacy.gate import Scope

_KEPT = 16  # indexes; a company's roles, and the sales people asking just now
_PLACEHOLDER = re.compile(r"<[A-Z_]+_\d+>")  # a person's name: linked as it stands, never searched in parts
_CUSTOMER, _PRODUCT = "customer", "product"


@dataclass(frozen=True)
class Mention:
    """A name found in a text.

    Several with the same span mean that the name fits several: ask which.

    Args:
        start: Offset of its first code point; `text[start:end]` is what was written.
        end: Offset after its last code point.
        entity: `customer` or `product`.
        id: The row's id.
        number: Its number, or "".
        name: Its name, as the system of record tells it.
        sure: False for a brand alone (云创), which may also be an everyday word.
    """

    start: int
    end: int
    entity: str
    id: str
    number: str
    name: str
    sure: bool = True


class NameIndex:
    """The names one user may see.

    Args:
        scope: The user's scope; it is read when no index of its role and store version is kept.
    """

    def __init__(self, scope: "Scope") -> None:
        self._names = _names(scope)

    def link(self, text: str) -> list[Mention]:
        """Find the longest names in `text`, in order; names in a longer one are not told."""
        return self._names.link(text)

    def suggest(self, text: str, entity: str = _CUSTOMER, n: int = 3) -> list[Named]:
        """Return names spelled nearly like `text`, nearest first."""
        return self._names.suggest(text, entity, n)

    def customers(self, text: str) -> tuple[str, list[Named]]:
        """Return how customers were found, and which: by number, name, short name, part, pinyin."""
        return self._names.find(text, _CUSTOMER)

    def products(self, text: str) -> tuple[str, list[Named]]:
        """Return how products were found, and which."""
        return self._names.find(text, _PRODUCT)

    def size(self, entity: str) -> int:
        """Return how many rows there are."""
        return len(self._names.rows[entity])

    def in_category(self, text: str) -> list[Named]:
        """Return the products of a category."""
        plain = fold(text)
        return [row for row in self._names.rows[_PRODUCT] if row.place and fold(row.place) == plain]

    def customer(self, row_id: str) -> Named | None:
        """Return the customer of an id."""
        return self._names.by_id[_CUSTOMER].get(row_id)


class _Names:
    """All names of one view of one store version; the costlier parts are made when first asked for."""

    def __init__(self, customers: list[Named], products: list[Named]) -> None:
        self.rows = {_CUSTOMER: customers, _PRODUCT: products}
        self.by_id = {entity: {row.id: row for row in rows} for entity, rows in self.rows.items()}
        self.places = frozenset(fold(row.place).removesuffix("市") for row in customers if row.place)
        self.sure: dict[str, dict[str, list[Named]]] = {_CUSTOMER: {}, _PRODUCT: {}}
        self.weak: dict[str, dict[str, list[Named]]] = {_CUSTOMER: {}, _PRODUCT: {}}
        self.people: dict[str, list[Named]] = {}
        for row in customers:
            for name in row.names:
                if _PLACEHOLDER.fullmatch(name):
                    _add(self.people, [fold(name)], row)
                    continue
                sure, weak = short_names(name, self.places)
                _add(self.sure[_CUSTOMER], sure, row)
                _add(self.weak[_CUSTOMER], weak, row)
        for row in products:
            _add(self.sure[_PRODUCT], [" ".join(fold(name).split()) for name in row.names], row)
        self.numbers = {entity: _numbers(rows) for entity, rows in self.rows.items()}
        self._lock = threading.Lock()

    def find(self, text: str, entity: str) -> tuple[str, list[Named]]:
        plain = " ".join(fold(text).split())
        forms = [plain, *short_names(text, self.places)[0]] if entity == _CUSTOMER else [plain]
        for how, found in (
            ("id", [self.by_id[entity][text]] if text in self.by_id[entity] else []),
            ("number", self.numbers[entity].get(number_key(text), [])),
            ("name", _first(self.sure[entity], forms)),
            ("short name", _first(self.weak[entity], forms)),
        ):
            if found:
                return how, found
        parts = self._containing(plain, entity)
        if parts:
            return "part of the name", parts
        mentioned = {m.id: self.by_id[entity][m.id] for m in self.link(text) if m.entity == entity and m.sure}
        if mentioned:
            return "name", list(mentioned.values())
        return "pinyin", self._by_pinyin(plain, entity)

    def _containing(self, plain: str, entity: str) -> list[Named]:
        if len(plain) < 2:
            return []
        found = {row.id: row for name, rows in self.sure[entity].items() if plain in name for row in rows}
        return list(found.values())

    def _by_pinyin(self, plain: str, entity: str) -> list[Named]:
        letters = "".join(plain.split())
        if len(letters) < 3 or not (letters.isascii() and letters.isalpha()):
            return []
        with self._lock:
            spelled = self._pinyin[entity]
        whole, begins, inside = [], [], []
        for full, initials, rows in spelled:
            if letters in (full, initials):
                whole.extend(rows)
            elif full.startswith(letters) or (len(letters) >= 4 and initials.startswith(letters)):
                begins.extend(rows)
            elif len(letters) >= 5 and letters in full:
                inside.extend(rows)
        found = whole or begins or inside
        return list({row.id: row for row in found}.values())

    @cached_property
    def _pinyin(self) -> dict[str, list[tuple[str, str, list[Named]]]]:
        # privacy.pinyin loads pypinyin (0.5 s) at the first character that is read
        from privacy.pinyin import syllable

        spelled: dict[str, list[tuple[str, str, list[Named]]]] = {}
        for entity, names in self.sure.items():
            spelled[entity] = []
            for name, rows in names.items():
                if not name.isascii():
                    read = [syllable(character) or character for character in name if character.isalnum()]
                    spelled[entity].append(("".join(read), "".join(part[0] for part in read), rows))
        return spelled

    def suggest(self, text: str, entity: str, n: int) -> list[Named]:
        from rapidfuzz import fuzz, process  # only misspelled names need it

        names = self._choices[entity]
        plain = " ".join(fold(text).split())
        found: dict[str, Named] = {}
        for name, _, _ in process.extract(plain, names, scorer=fuzz.ratio, limit=4 * n, score_cutoff=55):
            for row in self.sure[entity][name]:
                found.setdefault(row.id, row)
        return list(found.values())[:n]

    @cached_property
    def _choices(self) -> dict[str, list[str]]:
        return {entity: list(names) for entity, names in self.sure.items()}

    def link(self, text: str) -> list[Mention]:
        folded = fold(text)
        with self._lock:
            automaton = self._automaton
        hits = []
        if len(automaton):
            for last, (length, *value) in automaton.iter(folded):
                if _stands_alone(folded, last - length + 1, last + 1):
                    hits.append((last - length + 1, last + 1, *value))
        hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken: list[tuple[int, int]] = []
        mentions: list[Mention] = []
        for start, end, entity, rows, sure in hits:
            if any(start < b and a < end and (a, b) != (start, end) for a, b in taken):
                continue
            taken.append((start, end))
            mentions.extend(Mention(start, end, entity, row.id, row.number, row.name, sure) for row in rows)
        return sorted(mentions, key=lambda mention: (mention.start, mention.entity, mention.id))

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick  # loads with the first index

        automaton = ahocorasick.Automaton()
        found: dict[str, tuple[int, str, list[Named], bool]] = {}
        for entity in (_PRODUCT, _CUSTOMER):
            people = self.people if entity == _CUSTOMER else {}
            for sure, forms in (
                (True, self.sure[entity]),
                (True, people),
                (True, self._spoken_numbers(entity)),
                (False, _unique(self.weak[entity])),
            ):
                for form, rows in forms.items():
                    found.setdefault(form, (len(form), entity, rows, sure))
        for form, value in found.items():
            automaton.add_word(form, value)
        automaton.make_automaton()
        return automaton

    def _spoken_numbers(self, entity: str) -> dict[str, list[Named]]:
        """Return numbers as they stand in text; short bare digits are quantities, not numbers."""
        forms: dict[str, list[Named]] = {}
        for row in self.rows[entity]:
            for number in row.numbers:
                if len(number) >= 3 and not (number.isdigit() and len(number) < 6):
                    _add(forms, [fold(number)], row)
        return forms


def _add(forms: dict[str, list[Named]], spelled: list[str], row: Named) -> None:
    for form in spelled:
        rows = forms.setdefault(form, [])
        if not rows or rows[-1] is not row:  # the forms of one row come one after the other
            rows.append(row)


def _first(forms: dict[str, list[Named]], spelled: list[str]) -> list[Named]:
    """Return the rows of the first spelling that is known."""
    return next((forms[form] for form in spelled if form in forms), [])


def _numbers(rows: list[Named]) -> dict[str, list[Named]]:
    numbers: dict[str, list[Named]] = {}
    for row in rows:
        for number in row.numbers:
            _add(numbers, [number_key(number)], row)
    return numbers


def _unique(forms: dict[str, list[Named]]) -> dict[str, list[Named]]:
    return {form: rows for form, rows in forms.items() if len(rows) == 1}


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a Latin name is not the middle of a word; Chinese has no such boundary."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    glued_before = _latin(before) and _latin(text[start])
    glued_after = _latin(after) and _latin(text[end - 1])
    return not (glued_before or glued_after)


def _latin(character: str) -> bool:
    return bool(character) and character.isascii() and character.isalnum()


_kept: OrderedDict[tuple[str, ...], _Names] = OrderedDict()
_lock = threading.Lock()


def _names(scope: "Scope") -> _Names:
    """Return the kept index of this view and store version, or build it."""
    key = view_key(scope)
    with _lock:
        names = _kept.get(key)
        if names is None:
            names = _Names(read_customers(scope), read_products(scope))
            _kept[key] = names
            if len(_kept) > _KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(key)
        return names
