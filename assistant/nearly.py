"""Values written nearly right: one typing mistake in a long name, or a whole word of pinyin."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from tools.folding import has_han, one_apart
from tools.spoken import is_pinyin, spoken

_LATIN, _HAN = 6, 4  # letters and characters of a name that may have a typing mistake
_PINYIN = 5  # letters of a word that may be pinyin
_EDGE = {
    True: 2,
    False: 3,
}  # characters at the beginning or end that must be right: one mistake leaves one end whole
_WORD = re.compile("[a-z]+(?: [a-z]+)*")
_RUN = re.compile("[\u3400-\u9fff]{4,}")
_WORDS = 3  # words of a name at most


class Nearly:
    """Looks for names spelled nearly as written.

    Args:
        forms: The plain spelling of every name.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = list(forms)
        self._edges: dict[str, list[str]] = {}
        for form in self._forms:
            han = has_han(form)
            if len(form) >= (_HAN if han else _LATIN) and not any(char.isdigit() for char in form):
                self._edges.setdefault(f"^{form[: _EDGE[han]]}", []).append(form)
                self._edges.setdefault(f"{form[-_EDGE[han] :]}$", []).append(form)

    def find(self, even: str, is_word: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
        """Return start, end and name of what is nearly a name in a plain text; no word that has a meaning of its own."""
        for run in _WORD.finditer(even):
            yield from self._latin(run.group(), run.start(), is_word)
        for run in _RUN.finditer(even):
            yield from self._chinese(run.group(), run.start())

    def _latin(self, run: str, at: int, is_word: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
        starts = [0, *(place + 1 for place, char in enumerate(run) if char == " ")]
        ends = [*(start - 1 for start in starts[1:]), len(run)]
        free = 0
        for first, start in enumerate(starts):
            if start < free:
                continue
            for end in reversed(ends[first : first + _WORDS]):
                word = run[start:end]
                form = self._one(word)
                if (
                    not form
                    and " " not in word
                    and len(word) >= _PINYIN
                    and is_pinyin(word)
                    and not is_word(word)
                ):
                    form = self._spoken(word)
                if form and not any(is_word(one) for one in (word, *word.split())):
                    yield at + start, at + end, form
                    free = end
                    break

    def _chinese(self, run: str, at: int) -> Iterator[tuple[int, int, str]]:
        place = 0
        while place + _HAN <= len(run):
            found = next(
                ((end, form) for end in self._ends(run, place) if (form := self._one(run[place:end]))), None
            )
            if found:
                yield at + place, at + found[0], found[1]
            place = found[0] if found else place + 1

    def _ends(self, run: str, place: int) -> Iterable[int]:
        """Return where a name that begins like the text here, or of a usual length, would end."""
        near = self._edges.get(f"^{run[place : place + 2]}", ())
        lengths = {len(form) for form in near} | {
            len(form)
            for end in range(place + _HAN, min(len(run), place + 12) + 1)
            for form in self._edges.get(f"{run[end - 2 : end]}$", ())
            if len(form) == end - place
        }
        return sorted((place + length for length in lengths if place + length <= len(run)), reverse=True)

    def _one(self, word: str) -> str:
        """Return the one name a typing mistake away, "" if there is none or several."""
        han = has_han(word)
        if len(word) < (_HAN if han else _LATIN - 1):
            return ""
        edge = _EDGE[han]
        near = {*self._edges.get(f"^{word[:edge]}", ()), *self._edges.get(f"{word[-edge:]}$", ())}
        found = [form for form in near if one_apart(word, form)]
        return found[0] if len(found) == 1 else ""

    def _spoken(self, word: str) -> str:
        found = self._spelled.get(word, [])
        return found[0] if len(found) == 1 else ""

    @cached_property
    def _spelled(self) -> dict[str, list[str]]:
        spelled: dict[str, list[str]] = {}
        for form in self._forms:
            if has_han(form):
                spelled.setdefault(spoken(form)[0], []).append(form)
        return spelled
