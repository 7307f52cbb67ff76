"""Placeholders as people and models write them: what is read as one, and what is made unreadable when it was typed.

A model changes brackets, case, blanks and width, escapes an underscore, loses a bracket or both. Whatever is read
here (`written`) is also disarmed (`disarmed`) where a person or a source wrote it: the pattern that disarms is the one
that reads, without its conditions on what stands around it. Sentences that end inside neither change what is found,
so that a text in chunks reads as the whole one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from privacy.fold import fold_width
from privacy.kinds import KINDS, placeholder

_KIND = "|".join(kind.replace("_", r"(?:\\?_|[ -])") for kind in sorted(KINDS, key=len, reverse=True))
_KIND_CHARS = (
    max(map(len, KINDS)) + 4
)  # with an escaped underscore in it, and what stands before the last one
# A placeholder is looked for from its underscore, of which a text has few. Of two kinds that end there the longer one
# begins first: BANK_ACCOUNT, not ACCOUNT.
_NUMBER = re.compile(r"_ ?([1-9][0-9]{0,17})(?!\d)")
_KIND_BEFORE = re.compile(rf"({_KIND}) ?\\?\Z", re.IGNORECASE)
_OPEN = r"(?:\\?[<〈《⟨]|&lt;|&#60;|&#x3c;)"
_CLOSE = r"(?:\\?[>〉》⟩]|&gt;|&#62;|&#x3e;)"
_OPENED = re.compile(rf"{_OPEN}/? ?\Z", re.IGNORECASE)
_CLOSED = re.compile(rf" ?/?{_CLOSE}", re.IGNORECASE)
_PAIRS = {"[": "]", "【": "】"}
_BEFORE_CHARS = 8  # of the longest opening bracket with its blank
# A word goes on: PERSON_1 in COMPANY_PERSON_1, in x-PERSON_1. A Chinese character may stand beside one.
_IN_WORD = r"[^\W\u2e80-\u9fff\uf900-\ufaff]"
_WORD_BEFORE = re.compile(rf"(?:{_IN_WORD}|[A-Za-z0-9][-.]|‹ ?)\Z")
_WORD_AFTER = re.compile(rf"(?!s(?!{_IN_WORD})){_IN_WORD}|[-.][0-9]", re.IGNORECASE)
_TYPED_AFTER = re.compile(" ?›")
# A kind that ends as a longer one does may be what is left of it: "BANK / ACCOUNT_2" is nobody's login name.
_ENDS = frozenset(kind for kind in KINDS for other in KINDS if other.endswith(f"_{kind}"))
_BEGINS = "|".join(sorted({kind.partition("_")[0] for kind in KINDS if "_" in kind}))
_BEGUN = re.compile(rf"(?:{_BEGINS})[ \\_/-]{{0,3}}\Z", re.IGNORECASE)
_UNDERSCORE = re.compile("[_\ufe33\ufe34\ufe4d-\ufe4f\uff3f]")
# The same, wider: any blanks and backslashes, any digits, whatever stands around it.
_TYPED_NUMBER = re.compile(r"_[\s\\]*\d+")
_TYPED_KIND = re.compile(rf"(?:{_KIND})\Z", re.IGNORECASE)
_TYPED_OPEN = re.compile(rf"{_OPEN}/?\Z", re.IGNORECASE)
_TYPED_CLOSE = re.compile(rf"\s*/?{_CLOSE}", re.IGNORECASE)
_LASTS = "|".join(sorted({kind.rpartition("_")[2] for kind in KINDS}))
# Whatever `disarmed` changes fits this, in the words of RE2 too: a column without it needs no second look.
LOOKALIKE = (
    rf"(?is)(?:{_LASTS})[\s\\]*_|[^\x00-\x7f].*_|[\x{{fe33}}\x{{fe34}}\x{{fe4d}}-\x{{fe4f}}\x{{ff3f}}]"
)


@dataclass(frozen=True)
class Written:
    """A placeholder in a text.

    Args:
        start: Where it begins, with its bracket.
        end: Where it ends.
        name: As the vault writes it: `<PERSON_12>`.
        kind: `PERSON`.
        sure: It stands in brackets; without, it may be a word that only looks like one.
    """

    start: int
    end: int
    name: str
    kind: str
    sure: bool


def written(text: str) -> Iterator[Written]:
    """Yield the placeholders of a text, in order.

    >>> [each.name for each in written("&lt;person_1&gt;, **PHONE_2** and COMPANY_PERSON_3")]
    ['<PERSON_1>', '<PHONE_2>']
    """
    if not _UNDERSCORE.search(text):
        return
    folded = fold_width(text)
    for number in _NUMBER.finditer(folded):
        first = max(0, number.start() - _KIND_CHARS)
        kind = _KIND_BEFORE.search(folded[first : number.start()])
        found = _placed(folded, first + kind.start(), kind[1], number) if kind else None
        if found:
            yield found


def as_made(text: str) -> str:
    r"""Return a text with its placeholders as the vault writes them.

    >>> as_made(r"PERSON\_12 called")
    '<PERSON_12> called'
    """
    pieces: list[str] = []
    read = 0
    for each in written(text):
        pieces += [text[read : each.start], each.name]
        read = each.end
    return "".join([*pieces, text[read:]])


def disarmed(text: str) -> tuple[str, int]:
    """Return a text in which nothing is read as a placeholder, and how many there were.

    >>> disarmed("who is <PERSON_1>?")
    ('who is ‹PERSON_1›?', 1)
    """
    if not _UNDERSCORE.search(text):
        return text, 0
    pieces: list[str] = []
    read = count = 0
    folded = fold_width(text)
    for number in _TYPED_NUMBER.finditer(folded):
        found = _typed(folded, number)
        if found:
            first, start, end, last = found
            pieces += [text[read : max(read, first)], f"‹{text[start:end]}›"]
            read = last
            count += 1
    return "".join([*pieces, text[read:]]), count


def _typed(text: str, number: re.Match[str]) -> tuple[int, int, int, int] | None:
    """Return where a placeholder and its brackets begin and end; None where there is none, or it is disarmed already."""
    stop = _before_blanks(text, number.start(), "\\")
    kind = _TYPED_KIND.search(text[max(0, stop - _KIND_CHARS) : stop])
    if kind is None:
        return None
    start, end = stop - len(kind[0]), number.end()
    if text[start - 1 : start] == "‹" and text[end : end + 1] == "›":
        return None
    first = _before_blanks(text, start)
    opened, closed = (
        _TYPED_OPEN.search(text[max(0, first - _BEFORE_CHARS) : first]),
        _TYPED_CLOSE.match(text, end),
    )
    return first - len(opened[0]) if opened else start, start, end, closed.end() if closed else end


def _before_blanks(text: str, end: int, more: str = "") -> int:
    """Return where the blanks that end at a place begin."""
    while end and (text[end - 1].isspace() or text[end - 1] in more):
        end -= 1
    return end


def _placed(text: str, start: int, word: str, number: re.Match[str]) -> Written | None:
    """Return the placeholder with its brackets, or None where it is part of a word or was typed."""
    end = number.end()
    if _TYPED_AFTER.match(text, end):
        return None
    kind = re.sub(r"[\\ _-]+", "_", word).upper()
    before = text[max(0, start - _BEFORE_CHARS) : start]
    opened, closed = _OPENED.search(before), _CLOSED.match(text, end)
    name = placeholder(kind, int(number[1]))
    first, last = start - len(opened[0]) if opened else start, closed.end() if closed else end
    if opened and closed:
        return Written(first, last, name, kind, True)
    if not opened and (_WORD_BEFORE.search(before) or (kind in _ENDS and _BEGUN.search(before))):
        return None
    if not closed and _WORD_AFTER.match(text, end):
        return None
    if not opened and not closed and before[-1:] in _PAIRS and text[end : end + 1] == _PAIRS[before[-1:]]:
        return Written(start - 1, end + 1, name, kind, True)
    return Written(first, last, name, kind, False)
