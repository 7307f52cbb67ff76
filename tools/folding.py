"""One plain spelling of a text, whatever its width, case, script, accents, spaces and hyphens.

`fold` in `tools.spelling` keeps every character where it was; `plain` brings together what people write apart.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from tools.spelling import fold

_HAN = re.compile("[\u3400-\u9fff]")
_DROPPED = frozenset("'’‘`´·•")
_SPACES = frozenset("-_‐‑‒–—−/\\&+|")


class _Plain(dict[int, str]):
    """One character to its plain form: half width, small, without accent."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        # Some marks stand on a space of their own: neither is a letter.
        width = "".join(unicodedata.normalize("NFKC", character).lower().split())
        base = "".join(c for c in unicodedata.normalize("NFKD", width) if not unicodedata.combining(c))
        # Hangul and kana come apart too, but are no accents.
        self[code] = kept = base if base.isascii() else width
        return kept


_PLAIN = _Plain()


@cache
def _converter() -> Any:
    import opencc  # 20 ms: only a text in traditional characters needs it

    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """Return `text` in simplified characters, with every character where it was.

    >>> simplified("華東區的銷售額, Straße")
    '华东区的销售额, Straße'
    """
    if text.isascii() or not _foreign(text):
        return text
    done: str = _converter().convert(text)
    if len(done) == len(text):
        return done
    return "".join(_converter().convert(c) if _HAN.match(c) else c for c in text)


def _foreign(text: str) -> bool:
    """Say whether a text holds a Chinese character outside GB 2312, which has simplified ones only."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return len(text) == 1 or any(_foreign(character) for character in set(_HAN.findall(text)))
    return False


def spread(text: str) -> tuple[str, list[int]]:
    """Return the plain spelling of `text` and, for each of its characters, where it stood.

    Latin words are one space apart; beside Chinese there is no space.

    >>> spread("ＳＦ-Express 華東")
    ('sf express华东', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12])
    """
    kept: list[str] = []
    places: list[int] = []
    gap = -1
    for place, character in enumerate(simplified(fold(text))):
        if character.isspace():
            gap = place if gap < 0 else gap
        for one in _PLAIN[ord(character)]:
            if one in _DROPPED:
                continue
            if one in _SPACES:
                gap = place if gap < 0 else gap
                continue
            if gap >= 0 and kept and (_latin(kept[-1]) or kept[-1] == ".") and _latin(one):
                kept.append(" ")
                places.append(gap)
            elif kept[-1:] == ["."] and _latin(one) and "".join(kept[-2:-1]).isalnum():
                kept.pop()  # a point between letters is part of the word (U.S.); before a space it ends a sentence
                places.pop()
            gap = -1
            kept.append(one)
            places.append(place)
    return "".join(kept), places


@lru_cache(maxsize=32_768)
def plain(text: str) -> str:
    """Return the plain spelling of a name or word.

    >>> plain("Xi’an"), plain("MÜNCHEN"), plain("Grains / Cereals"), plain("華 東")
    ('xian', 'munchen', 'grains cereals', '华东')
    """
    if text.isascii() and text.replace(" ", "").isalnum():  # most names are as plain as this
        return " ".join(text.lower().split())
    return spread(text)[0].rstrip(".,")


def squeezed(text: str) -> str:
    """Return the plain spelling without any space: SF Express and SFExpress are one.

    >>> squeezed("East-China"), squeezed("SF Express")
    ('eastchina', 'sfexpress')
    """
    return plain(text).replace(" ", "")


def singular(text: str) -> str:
    """Return a plain Latin word or phrase with its last word in the singular, roughly; other text as it is.

    >>> singular("beverages"), singular("power supplies"), singular("boxes"), singular("glass"), singular("华东")
    ('beverage', 'power supply', 'box', 'glass', '华东')
    """
    if not text.isascii() or len(text) < 4 or not text.endswith("s") or text.endswith(("ss", "us", "is")):
        return text
    if text.endswith("ies") and len(text) > 4:
        return f"{text[:-3]}y"
    if text.endswith(("xes", "ches", "shes", "sses", "zes")):
        return text[:-2]
    return text[:-1]


def has_han(text: str) -> bool:
    """Say whether a text holds a Chinese character."""
    return bool(_HAN.search(text))


def one_apart(one: str, other: str) -> bool:
    """Say whether two different texts are one typing mistake apart: a letter wrong, missing, too many, or two swapped.

    >>> one_apart("germny", "germany"), one_apart("gremany", "germany"), one_apart("germany", "germany")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
        return left[1:] == right[1:] or (len(left) > 1 and swapped)
    return left[1:] == right or left == right[1:]


def _latin(character: str) -> bool:
    return character.isalnum() and not _HAN.match(character)
