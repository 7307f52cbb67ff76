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

# `BANK_ACCOUNT` before `ACCOUNT`: the longer word is the kind that was meant.
_KIND = "|".join(kind.replace("_", r"(?:\\?_|[ -])") for kind in sorted(KINDS, key=len, reverse=True))
_CORE = re.compile(rf"({_KIND}) ?\\?_ ?([1-9][0-9]{{0,17}})(?!\d)", re.IGNORECASE)
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
_LASTS = "|".join(sorted({kind.rpartition("_")[2] for kind in KINDS}))
# Whatever `disarmed` changes fits this, in the words of RE2 too: a column without it needs no second look.
LOOKALIKE = (
    rf"(?is)(?:{_LASTS})[\s\\]*_|[^\x00-\x7f].*_|[\x{{fe33}}\x{{fe34}}\x{{fe4d}}-\x{{fe4f}}\x{{ff3f}}]"
)
_TYPED = re.compile(
    rf"(?P<done>‹(?:{_KIND})\s*\\*\s*_\s*\\*\s*\d+›)"
    rf"|(?:{_OPEN}/?\s*)?(?P<core>(?:{_KIND})\s*\\*\s*_\s*\\*\s*\d+)(?:\s*/?{_CLOSE})?",
    re.IGNORECASE,
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
    for core in _CORE.finditer(folded):
        found = _placed(folded, core)
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
    for match in _TYPED.finditer(fold_width(text)):
        if match["done"] is None:
            start, end = match.span("core")
            pieces += [text[read : match.start()], f"‹{text[start:end]}›"]
            read = match.end()
            count += 1
    return "".join([*pieces, text[read:]]), count


def _placed(text: str, core: re.Match[str]) -> Written | None:
    """Return the placeholder with its brackets, or None where it is part of a word or was typed."""
    start, end = core.span()
    if _TYPED_AFTER.match(text, end):
        return None
    kind = re.sub(r"[\\ _-]+", "_", core[1]).upper()
    before = text[max(0, start - _BEFORE_CHARS) : start]
    opened, closed = _OPENED.search(before), _CLOSED.match(text, end)
    name = placeholder(kind, int(core[2]))
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
