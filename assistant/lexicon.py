"""The words of the semantic layer, found in a question: metrics, dimensions, conditions, entities."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from assistant.units import Unit, units

if TYPE_CHECKING:
    from tools.semantics import Semantics, Words

Kind = Literal["metric", "dimension", "condition", "entity"]
_BETWEEN = frozenset({"的", "of", "the"})  # may stand inside a term: 客户的满意度, value of the stock
_TYPO_FROM, _TWO_TYPOS_FROM = 5, 9  # letters a word needs before one (two) wrong letters are forgiven
_SWAP_FROM = 4  # ... and before two swapped ones are


@dataclass(frozen=True)
class Term:
    """One meaning of a word.

    Args:
        kind: What it names.
        name: Its name in the semantic layer.
        negated: For a condition, whether its opposite is named (on time, not late).
    """

    kind: Kind
    name: str
    negated: bool = False


@dataclass(frozen=True)
class Found:
    """A stretch of a question with everything it may mean; `read` tells a word that was spelt otherwise."""

    start: int
    end: int
    text: str
    terms: tuple[Term, ...]
    read: tuple[tuple[str, str], ...] = ()

    def named(self, kind: Kind) -> str:
        """Return its name of a kind, or ""."""
        return next((term.name for term in self.terms if term.kind == kind), "")


@dataclass
class _Node:
    terms: list[Term] = field(default_factory=list)
    next: dict[str, "_Node"] = field(default_factory=dict)


class Lexicon:
    """Finds terms of a semantic layer.

    Args:
        semantics: Whose words they are.
        known: Words that are no misspelt terms, in base form.
    """

    def __init__(self, semantics: "Semantics", known: Iterable[str] = ()) -> None:
        self._root = _Node()
        self._known = frozenset(known)
        named: tuple[tuple[Kind, Mapping[str, Any]], ...] = (
            ("metric", semantics.metrics), ("dimension", semantics.dimensions), ("entity", semantics.entities),
        )  # fmt: skip
        for kind, things in named:
            for thing in things.values():
                self._add_words(thing.words, Term(kind, thing.name))
        for condition in semantics.conditions.values():
            if condition.by_status:
                continue  # what every figure of sales is about, not something one filters by
            self._add_words(condition.words, Term("condition", condition.name))
            for opposite in condition.not_words:
                self._add(opposite, Term("condition", condition.name, negated=True))

    def _add_words(self, words: "Words", term: Term) -> None:
        for form in (words.zh, words.en, *words.zh_synonyms, *words.en_synonyms):
            self._add(form, term)

    def _add(self, form: str, term: Term) -> None:
        node = self._root
        for unit in units(form):
            node = node.next.setdefault(unit.form, _Node())
        if node is not self._root and term not in node.terms:
            node.terms.append(term)

    def has(self, text: str) -> bool:
        """Say whether a whole text is a term."""
        node: _Node | None = self._root
        for unit in units(text):
            node = node.next.get(unit.form) if node else None
        return bool(node and node.terms)

    def find(self, text: str) -> list[Found]:
        """Return the terms named in `text`: of all ways to cover it the one that explains most with fewest terms."""
        read = units(text)
        spelt = {place: near for place, unit in enumerate(read) if (near := self._respelt(unit))}
        forms = [spelt.get(place, unit.form) for place, unit in enumerate(read)]
        every = [self._from(place, forms) for place in range(len(forms))]
        best: list[tuple[float, tuple[tuple[int, int, tuple[Term, ...]], ...]]] = [(0.0, ())] * (
            len(forms) + 1
        )
        for place in range(len(forms) - 1, -1, -1):
            best[place] = best[place + 1]
            for end, terms in every[place]:
                # A term is worth its length; one long term is worth more than the same in two.
                score = read[end - 1].end - read[place].start - 0.5 + best[end][0]
                if score > best[place][0]:
                    best[place] = (score, ((place, end, terms), *best[end][1]))
        return [self._told(text, read, spelt, *one) for one in best[0][1]]

    def _told(
        self,
        text: str,
        read: Sequence[Unit],
        spelt: dict[int, str],
        start: int,
        end: int,
        terms: tuple[Term, ...],
    ) -> Found:
        told = tuple(
            (text[read[place].start : read[place].end], spelt[place])
            for place in range(start, end)
            if place in spelt
        )
        first, last = read[start].start, read[end - 1].end
        return Found(first, last, text[first:last], terms, told)

    def _from(self, place: int, forms: Sequence[str]) -> list[tuple[int, tuple[Term, ...]]]:
        """Return where terms that begin at `place` end, with what they mean."""
        found: list[tuple[int, tuple[Term, ...]]] = []
        open_nodes = [(place, self._root)]
        while open_nodes:
            at, node = open_nodes.pop()
            if node.terms and forms[at - 1] not in _BETWEEN:
                found.append((at, tuple(node.terms)))
            if at == len(forms):
                continue
            if (deeper := node.next.get(forms[at])) is not None:
                open_nodes.append((at + 1, deeper))
            elif node is not self._root and forms[at] in _BETWEEN:
                open_nodes.append((at + 1, node))
        return found

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """Every Latin word of the terms."""
        words: set[str] = set()
        nodes = [self._root]
        while nodes:
            node = nodes.pop()
            words.update(word for word in node.next if word.isascii() and word.isalpha())
            nodes.extend(node.next.values())
        return frozenset(words)

    def _respelt(self, unit: Unit) -> str:
        """Return the word of the terms that a word is a misspelling of, or ""."""
        word = unit.form
        if len(word) < _SWAP_FROM or not (word.isascii() and word.isalpha()):
            return ""
        if word in self._vocabulary or word in self._known:
            return ""
        from rapidfuzz.distance import OSA  # only unknown words need it

        limit = 2 if len(word) >= _TWO_TYPOS_FROM else 1
        near = [
            known for known in self._vocabulary
            if abs(len(known) - len(word)) <= limit and known[0] == word[0]
            and OSA.distance(word, known, score_cutoff=limit) <= limit
            and (len(word) >= _TYPO_FROM or sorted(word) == sorted(known))
        ]  # fmt: skip
        return near[0] if len(near) == 1 else ""
