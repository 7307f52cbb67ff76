"""Text cut into what a name is made of: one Chinese character, one Latin word, one run of digits, one mark."""

import re
from dataclasses import dataclass

TOKEN = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇]"
    r"|[A-Za-z\u00c0-\u024f]+(?:['’](?!s\b)[A-Za-z\u00c0-\u024f]{2,})?"
    r"|['’]s(?![A-Za-z])|[0-9]+|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text; offsets in code points.

    Args:
        gap: What stands before it: nothing, a blank, a line's end, or the text's beginning.
    """

    text: str
    start: int
    end: int
    gap: str


def tokens(text: str) -> list[Token]:
    """Cut a text whose width was folded.

    >>> [token.text for token in tokens("找李娜 (O'Neill's)")]
    ['找', '李', '娜', '(', "O'Neill", "'s", ')']
    """
    found: list[Token] = []
    end = 0
    for match in TOKEN.finditer(text):
        start = match.start()
        if not found:
            gap = "^"
        elif start == end:
            gap = ""
        else:
            gap = "\n" if "\n" in text[end:start] else " "
        found.append(Token(match[0], start, match.end(), gap))
        end = match.end()
    return found
