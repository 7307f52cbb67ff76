"""Words that stand in names of companies the store knows: no stranger's name is guessed in them."""

import re
from collections.abc import Iterable

from privacy.fold import fold_case
from privacy.names import has_ideograph
from privacy.pinyin import syllable

_WORD = re.compile(r"[^\W\d_]{3,}")
_MAX_SPELT = 20_000  # names spelt in pinyin; more would take seconds
_LEAST_SPELT = 6  # letters: Acme is asked for as it is written, 云创 as Yunchuang


class Familiar:
    """The words of companies' names.

    Args:
        companies: Their names.
    """

    def __init__(self, companies: Iterable[str]) -> None:
        names = [fold_case(name) for name in companies]
        self._chinese = [name for name in names if has_ideograph(name)]
        self._all = "\n".join(self._chinese)
        self._words = frozenset(word for name in names for word in _WORD.findall(name) if word.isascii())
        self._spelt: str | None = None

    def __contains__(self, text: str) -> bool:
        """Say whether a piece of text is a part of a company's name, or the pinyin of one."""
        folded = fold_case(text).strip()
        if has_ideograph(folded):
            return len(folded) > 1 and folded in self._all
        words = _WORD.findall(folded)
        if words and all(word in self._words for word in words):
            return True
        joined = "".join(words)
        return len(joined) >= _LEAST_SPELT and joined in self._pinyin()

    def _pinyin(self) -> str:
        if self._spelt is None:
            self._spelt = "\n".join("".join(map(syllable, name)) for name in self._chinese[:_MAX_SPELT])
        return self._spelt
