"""Which stored values a word may mean, the surest way of reading it first."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from tools.folding import has_han, plain, squeezed
from tools.spoken import is_spoken, spoken
from tools.value_forms import ITSELF, SHORT, SYNONYM, asked, core, forms

_LEAST_TYPO = {True: 4, False: 5}  # characters of a word that may have a typing mistake: Chinese, Latin
_FAR = 2  # a runner-up must be further off than this, else both are asked back
_TOLD = frozenset({"inside", "pinyin", "near"})


@dataclass(frozen=True)
class Found:
    """What a word may mean: one value, the same in several spellings, or several to ask back.

    Args:
        how: `itself`, `synonym`, `short`, `part`, `inside`, `pinyin`, `near`.
        values: The stored values.
        several: They are different things.
    """

    how: str
    values: tuple[str, ...]
    several: bool = False

    @property
    def told(self) -> bool:
        """Say whether it was read otherwise than written, so that it must be told."""
        return self.how in _TOLD


class Index:
    """Every form of the values of one dimension.

    Args:
        name: The dimension.
        named: Each value with the names it has besides itself.
    """

    def __init__(self, name: str, named: Mapping[str, Collection[str]]) -> None:
        self.name = name
        self.values = tuple(named)
        self._written = {value: tuple(map(plain, (value, *others))) for value, others in named.items()}
        self.spaced: dict[str, dict[str, int]] = {}  # plain form -> value -> how sure
        for value, others in named.items():
            told = forms(name, value)
            for other in others:
                more = {
                    form: SYNONYM if rank == ITSELF else rank for form, rank in forms(name, other).items()
                }
                told = {**more, **told}
            for form, rank in told.items():
                self.spaced.setdefault(form, {})[value] = rank
        self.forms: dict[str, dict[str, int]] = {}  # the same without spaces
        for form, ranks in self.spaced.items():
            kept = self.forms.setdefault(form.replace(" ", ""), {})
            for value, rank in ranks.items():
                kept[value] = min(rank, kept.get(value, rank))

    @cached_property
    def spelled(self) -> dict[str, list[str]]:
        """Pinyin and initials of every Chinese form, with its values."""
        found: dict[str, list[str]] = {}
        for form, ranks in self.forms.items():
            if has_han(form):
                for letters in dict.fromkeys(spoken(form)):
                    found.setdefault(letters, []).extend(ranks)
        return found

    def find(self, word: str) -> Found | None:
        """Return what a word may mean; None if nothing is clear enough."""
        ways: tuple[tuple[str, Callable[[str], tuple[str, ...]]], ...] = (
            ("short", self._short), ("part", self._containing), ("inside", self._contained),
            ("pinyin", self._by_pinyin), ("near", self._by_typo),
        )  # fmt: skip
        written = self.forms.get(squeezed(word), {})
        for how, rank in (("itself", ITSELF), ("synonym", SYNONYM)):
            if same := tuple(value for value, found in written.items() if found == rank):
                return Found(how, same)
        for how, way in ways:
            if values := way(word):
                return Found(how, values, several=len(values) > 1)
        return None

    def _short(self, word: str) -> tuple[str, ...]:
        """Compare without the word for its kind; 上海仓 is 上海总仓 while there is no other of Shanghai."""
        for step in asked(self.name, word):
            ranks = [(rank, value) for form in step for value, rank in self.forms.get(form, {}).items()]
            if ranks:
                best = max(min(rank for rank, _ in ranks), SYNONYM)
                return tuple(dict.fromkeys(value for rank, value in ranks if rank <= best))
        return ()

    def _containing(self, word: str) -> tuple[str, ...]:
        """Return the values a word is a part of, or, with the word for its kind, begins: 上海仓 of 上海一仓, 上海二仓."""
        return self._with(plain(word)) or self._with(core(self.name, word), at_start=True)

    def _with(self, part: str, *, at_start: bool = False) -> tuple[str, ...]:
        """Return the values with a part: two Chinese characters, or the beginning of a Latin word."""
        if len(part) < (2 if has_han(part) else 3):
            return ()
        lead = "^" if at_start else "" if has_han(part) else " "
        return tuple(
            value
            for value, written in self._written.items()
            if any(f"{lead}{part}" in f"{lead}{one}" for one in written)
        )

    def _contained(self, word: str) -> tuple[str, ...]:
        """Return the longest value that a word begins with, in Chinese, or holds as words."""
        whole = plain(word)
        held = [value for value in self.values if _holds(whole, plain(value))]
        longest = max((len(plain(value)) for value in held), default=0)
        return tuple(value for value in held if len(plain(value)) == longest)

    def _by_pinyin(self, word: str) -> tuple[str, ...]:
        letters = squeezed(word)
        if not is_spoken(letters) or not any(has_han(value) for value in self.values):
            return ()
        return tuple(dict.fromkeys(self.spelled.get(letters, ())))

    def _by_typo(self, word: str) -> tuple[str, ...]:
        """Return the value one typing mistake away; with another nearly as near, both."""
        written = squeezed(word)
        if len(written) < _LEAST_TYPO[has_han(written)] or any(char.isdigit() for char in written):
            return ()
        from rapidfuzz import process  # only a word that fits nothing needs it
        from rapidfuzz.distance import OSA

        near = process.extract(written, list(self.forms), scorer=OSA.distance, score_cutoff=_FAR, limit=20)
        told: dict[str, int] = {}
        for form, distance, _ in near:
            for value, rank in self.forms[form].items():
                if rank <= SHORT and len(form) >= _LEAST_TYPO[has_han(form)]:
                    told[value] = min(int(distance), told.get(value, _FAR))
        if 1 not in told.values():
            return ()
        nearest = tuple(value for value, distance in told.items() if distance == 1)
        # Of a long word a runner-up two mistakes away is clearly worse; of a short one it is asked back too.
        long = len(written) > 2 * _LEAST_TYPO[has_han(written)] - 2
        return nearest if long or len(nearest) > 1 else tuple(sorted(told, key=lambda value: told[value]))

    def near(self, word: str, shown: int) -> tuple[str, ...]:
        """Return the values spelled most alike, else the first there are."""
        from rapidfuzz import fuzz, process  # only a word that fits nothing needs it

        found = process.extract(
            plain(word), self.values, processor=plain, scorer=fuzz.ratio, limit=3, score_cutoff=60
        )
        return tuple(value for value, _, _ in found) or self.values[:shown]


def _holds(whole: str, value: str) -> bool:
    if len(value) < (2 if has_han(value) else 3) or whole == value:
        return False
    return whole.startswith(value) if has_han(value) else f" {value} " in f" {whole} "
