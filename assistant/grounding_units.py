"""An answer cut into what is checked and kept as one: sentences, list items, table rows; together they are the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["sentence", "item", "row", "rule", "blank"]

_ROW = re.compile(r"^\s*\|")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$|^\s*(?:```.*|---+|\*\*\*+)\s*$")
_ITEM = re.compile(
    r"^\s*(?:[-*+•·]\s+|\(?\d{1,2}[.)、]\s*(?!\d)|[①-⑳]\s*|[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十\d]{1,2}）)"
)
_MARK = re.compile(r"^\s*[-*|+#`\d（(.]*\s*$")
_END_ZH = "。！？；"
_END = re.compile(rf"[{_END_ZH}]+[”’」』）)\"*_]*|[.!?]+[\"')*_\]”]*(?=\s|$)")
# What ends with a dot and is no sentence; a lone letter or figure before the dot neither.
_NO_END = re.compile(
    r"(?:\b(?:no|nos|inc|ltd|co|corp|e\.g|i\.e|vs|approx|mr|mrs|ms|dr|st|jr|sr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|est|incl|excl|max|min|avg|qty|fig)|\b[A-Za-z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Unit:
    """A piece of an answer; `text` holds its line break or the blank after it."""

    text: str
    kind: Kind


def units(text: str, *, inside: bool = False) -> Iterator[Unit]:
    """Yield the pieces of a text; joined they are the text.

    Args:
        text: An answer or a part of it.
        inside: The text begins in the middle of a line of sentences.

    >>> [unit.text for unit in units("It cost 3.5. Why? 共2个。好")]
    ['It cost 3.5. ', 'Why? ', '共2个。', '好']
    """
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        yield from _line_units(line, inside=inside)
        inside = False


def _line_units(line: str, *, inside: bool) -> Iterator[Unit]:
    if not line.strip():
        yield Unit(line, "blank")
    elif inside:
        yield from _sentences(line)
    elif _RULE.match(line):
        yield Unit(line, "rule")
    elif _ROW.match(line):
        yield Unit(line, "row")
    elif _ITEM.match(line):
        yield Unit(line, "item")
    else:
        yield from _sentences(line)


def _sentences(line: str) -> Iterator[Unit]:
    place = 0
    for end in _ends(line):
        yield Unit(line[place:end], "sentence")
        place = end
    if place < len(line):
        yield Unit(line[place:], "sentence")


def complete(text: str, *, inside: bool = False) -> int:
    """Return how much of a text in the making is whole pieces: all lines but the last, its ended sentences.

    >>> complete("One is late. Two are"), complete("| a | b |")
    (13, 0)
    """
    cut = text.rfind("\n") + 1
    last = text[cut:]
    # A row, an item, or what may become one when more comes, is whole at the end of its line.
    open_line = not last.strip() or _ROW.match(last) or _ITEM.match(last) or _MARK.match(last)
    if open_line and not (inside and not cut):
        return cut
    ends = [end for end in _ends(last) if end < len(last)]
    return cut + (ends[-1] if ends else 0)


def number_of_item(text: str) -> int:
    """Return the length of a list mark at the start of a line: its number is no fact."""
    match = _ITEM.match(text)
    return match.end() if match else 0


def _ends(line: str) -> Iterator[int]:
    """Yield where sentences of a line end, the blanks after them taken in."""
    for match in _END.finditer(line):
        if _NO_END.search(line[: match.start() + 1]) and line[match.start()] == ".":
            continue
        end = match.end()
        while end < len(line) and line[end] in " \t\u3000":
            end += 1
        if end < len(line.rstrip("\n")):
            yield end
