"""Text folded so that patterns and names need one spelling only; every character keeps its place."""

import unicodedata


class _Table(dict[int, str]):
    """Characters as `str.translate` asks for them; each is worked out once."""

    def __init__(self, lower: bool) -> None:
        super().__init__()
        self._lower = lower

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character)
        if self._lower and len(folded) == 1:
            folded = folded.lower()
        if folded.isspace() and folded != "\n":
            folded = " "
        self[code] = kept = folded if len(folded) == 1 else character
        return kept


_WIDTH = _Table(lower=False)
_CASE = _Table(lower=True)


def fold_width(text: str) -> str:
    """Return `text` with full-width and other compatibility characters as their plain ones, one for one.

    >>> fold_width("１３８　ＡＢ")
    '138 AB'
    """
    return text.translate(_WIDTH)


def fold_case(text: str) -> str:
    """Return `text` folded in width and case, one character for one.

    >>> fold_case("Ｊohn SMITH")
    'john smith'
    """
    return text.translate(_CASE)
