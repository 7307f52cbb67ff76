"""All names of one view of one store version, in every form: found in a text, by part, by sound, nearly written.

The costlier parts are made when first asked for.
"""

import re
import threading
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tools.folding import has_han, one_apart, simplified
from tools.name_forms import (
    add,
    first,
    models,
    numbers,
    plain_name,
    plural,
    shared,
    stands_alone,
    system,
    unique,
    with_kind,
    with_rest,
    without_model,
)
from tools.name_rows import Named
from tools.spelling import fold, number_key, short_names
from tools.spoken import sounded, sounding

_PLACEHOLDER = re.compile(r"<[A-Z_]+_\d+>")  # a person's name: linked as it stands, never searched in parts
CUSTOMER, PRODUCT = "customer", "product"
_LATIN_RUN = re.compile(r"(?<![a-z0-9<_])[a-z]{4,}(?: [a-z]{2,}){0,4}(?![a-z0-9_>])")
_LEAST_INITIALS = 4  # letters of a word in a question that may be a name's initials
_LEAST_TYPO = {True: 4, False: 6}  # characters of a name that may have a typing mistake: Chinese, Latin


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
        how: `name`, or `pinyin` where it was found by its sound: then it is passed on as written and told.
    """

    start: int
    end: int
    entity: str
    id: str
    number: str
    name: str
    sure: bool = True
    how: str = "name"


class Names:
    """All names of one view.

    Args:
        customers: The customers the user may see.
        products: The products the user may see.
    """

    def __init__(self, customers: list[Named], products: list[Named]) -> None:
        self.rows = {CUSTOMER: customers, PRODUCT: products}
        self.by_id = {entity: {row.id: row for row in rows} for entity, rows in self.rows.items()}
        self.places = frozenset(fold(row.place).removesuffix("市") for row in customers if row.place)
        self.sure: dict[str, dict[str, list[Named]]] = {CUSTOMER: {}, PRODUCT: {}}
        self.weak: dict[str, dict[str, list[Named]]] = {CUSTOMER: {}, PRODUCT: {}}
        self.people: dict[str, list[Named]] = {}
        self.models: dict[str, list[Named]] = {}
        for row in customers:
            for name in row.names:
                if _PLACEHOLDER.fullmatch(name):
                    add(self.people, [fold(name)], row)
                    continue
                sure, weak = short_names(simplified(name), self.places)
                add(self.sure[CUSTOMER], sure, row)
                add(self.weak[CUSTOMER], weak, row)
        self._add_namesakes()
        for row in products:
            add(self.sure[PRODUCT], [plain_name(name) for name in row.names], row)
            short = [form for name in row.names if (form := without_model(name))]
            several = [plural(form) for form in (*short, *map(plain_name, row.names)) if form.isascii()]
            add(self.weak[PRODUCT], [*short, *several], row)
            add(self.models, [code for name in row.names for code in models(name)], row)
        self.numbers = {entity: numbers(rows) for entity, rows in self.rows.items()}
        self._lock = threading.Lock()

    def _add_namesakes(self) -> None:
        """Let a brand mean everyone whose name begins with it: Maple Logistics, but Maple Furniture too.

        Within one system: the same brand in another one is more likely the same company, not joined yet.
        """
        brands = self.weak[CUSTOMER]
        known = {brand: {row.id for row in rows} for brand, rows in brands.items()}
        systems = {brand: {system(row) for row in rows} for brand, rows in brands.items()}
        for name, rows in self.sure[CUSTOMER].items():
            begins = {name[:2], name[:3]} if has_han(name) else {name.split(" ", maxsplit=1)[0]}
            for brand in begins & brands.keys() - {name}:
                fresh = [row for row in rows if row.id not in known[brand] and system(row) in systems[brand]]
                brands[brand] += fresh
                known[brand].update(row.id for row in fresh)

    @property
    def product_names(self) -> tuple[str, ...]:
        """Return every name of a product, as it is written."""
        return tuple(name for row in self.rows[PRODUCT] for name in row.names)

    def find(self, text: str, entity: str) -> tuple[str, list[Named]]:
        """Return how rows were found, and which: by number, name, short name, part, pinyin."""
        plain = plain_name(text)
        forms = [plain, *short_names(plain, self.places)[0]] if entity == CUSTOMER else [plain]
        for how, found in (
            ("id", [self.by_id[entity][text]] if text in self.by_id[entity] else []),
            ("number", self.numbers[entity].get(number_key(text), [])),
            ("name", first(self.sure[entity], forms)),
            ("short name", first(self.weak[entity], forms)),
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
        return {
            entity: [(*sounded(name), rows) for name, rows in names.items() if not name.isascii()]
            for entity, names in self.sure.items()
        }

    @cached_property
    def _sounds(self) -> dict[str, list[tuple[str, Named]]]:
        """Whole pinyin and initials of every name, for words of a question."""
        found: dict[str, list[tuple[str, Named]]] = {}
        for entity, names in self._pinyin.items():
            for full, initials, rows in names:
                for sound in (full, initials) if len(initials) >= _LEAST_INITIALS else (full,):
                    found.setdefault(sound, []).extend((entity, row) for row in rows)
        return found

    def near(self, text: str, entity: str) -> list[Named]:
        """Return the rows whose name is one typing mistake away."""
        plain = plain_name(text)
        if len(plain) < _LEAST_TYPO[has_han(plain)] or any(char.isdigit() for char in plain):
            return []
        from rapidfuzz import process  # only misspelled names need it
        from rapidfuzz.distance import OSA

        close = process.extract(plain, self._choices[entity], scorer=OSA.distance, score_cutoff=1, limit=20)
        rows = [row for name, _, _ in close if one_apart(plain, name) for row in self.sure[entity][name]]
        return list({row.id: row for row in rows}.values())

    def suggest(self, text: str, entity: str, n: int) -> list[Named]:
        """Return the rows with names spelled nearly like `text`, nearest first."""
        from rapidfuzz import fuzz, process  # only misspelled names need it

        names = self._choices[entity]
        plain = plain_name(text)
        found: dict[str, Named] = {}
        for name, _, _ in process.extract(plain, names, scorer=fuzz.ratio, limit=4 * n, score_cutoff=55):
            for row in self.sure[entity][name]:
                found.setdefault(row.id, row)
        return list(found.values())[:n]

    @cached_property
    def _choices(self) -> dict[str, list[str]]:
        return {entity: list(names) for entity, names in self.sure.items()}

    def link(self, text: str) -> list[Mention]:
        """Find the longest names in `text`, in order."""
        folded = simplified(fold(text))
        with self._lock:
            automaton = self._automaton
        hits = []
        if len(automaton):
            for last, (length, *value) in automaton.iter(folded):
                if stands_alone(folded, last - length + 1, last + 1):
                    hits.append((last - length + 1, last + 1, *value))
        hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken: list[tuple[int, int]] = []
        mentions: list[Mention] = []
        for start, end, entity, rows, sure in hits:
            if any(start < b and a < end and (a, b) != (start, end) for a, b in taken):
                continue
            by_model = entity == PRODUCT and not sure
            widened = with_kind if by_model else with_rest
            span = widened(folded, start, end, rows)
            if any(span[0] < b and a < span[1] for a, b in taken):
                span = (start, end)
            taken.append(span)
            first, last = span
            mentions.extend(Mention(first, last, entity, row.id, row.number, row.name, sure) for row in rows)
        mentions += self._by_sound(folded, taken)
        return sorted(mentions, key=lambda mention: (mention.start, mention.entity, mention.id))

    def _by_sound(self, folded: str, taken: list[tuple[int, int]]) -> list[Mention]:
        """Find names written in pinyin or by their initials: yunchuang keji, yckj."""
        found: list[Mention] = []
        for run in _LATIN_RUN.finditer(folded):
            for start, end, letters in sounding(run.group(), run.start()):
                if any(start < b and a < end for a, b in taken):
                    continue
                with self._lock:
                    meant = dict.fromkeys(self._sounds.get(letters, ()))
                if meant:
                    taken.append((start, end))
                    found += [
                        Mention(start, end, e, r.id, r.number, r.name, False, "pinyin") for e, r in meant
                    ]
        return found

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick  # loads with the first index

        automaton = ahocorasick.Automaton()
        found: dict[str, tuple[int, str, list[Named], bool]] = {}
        for entity in (PRODUCT, CUSTOMER):
            people = self.people if entity == CUSTOMER else {}
            for sure, forms in (
                (True, self.sure[entity]),
                (True, people),
                (True, self._spoken_numbers(entity)),
                (False, self.models if entity == PRODUCT else {}),
                (False, shared(self.weak[entity]) if entity == CUSTOMER else unique(self.weak[entity])),
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
                    add(forms, [fold(number)], row)
        return forms
