"""The parts of a value by which the vault can find it again without holding it in clear.

Each part becomes a keyed digest. A Chinese name is found by any two neighbouring characters, its surname, its
given name, and its pinyin (full, given name, initials); a Latin one by each word; a phone by its last digits.
Longer questions are answered from their short keys and compared with the value afterwards.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import pairwise

from privacy.kinds import canonical
from privacy.names import has_ideograph, ideographs, split_name, words
from privacy.pinyin import syllables

PHONE_DIGITS = 4


@dataclass(frozen=True)
class Asked:
    """What is looked up for one search.

    Args:
        ways: Alternatives; in each, every key must be there.
        fits: Whether a canonical value really fits, or None if the keys alone decide.
    """

    ways: tuple[tuple[str, ...], ...]
    fits: Callable[[str], bool] | None = None


def stored(kind: str, value: str) -> Collection[str]:
    """Return the keys kept for a canonical value.

    >>> sorted(stored("PHONE", "13812345678"))
    ['d:5678']
    >>> sorted(stored("PERSON", "john smith"))
    ['p:johnsmith', 'p:js', 'w:john', 'w:smith']
    """
    if kind == "PHONE":
        digits = value.lstrip("+")
        return (f"d:{digits[-PHONE_DIGITS:]}",) if digits.isdecimal() and len(digits) >= PHONE_DIGITS else ()
    if kind != "PERSON":
        return ()
    return _chinese(ideographs(value)) if has_ideograph(value) else _latin(words(value))


def asked(kind: str, part: str) -> Asked:
    """Return what to look up for `part`; no ways if it is too short to search by."""
    if kind == "PHONE":
        return _asked_phone(part)
    if kind != "PERSON":
        return Asked(())
    text = canonical(kind, part)
    return _asked_chinese(ideographs(text)) if has_ideograph(text) else _asked_latin(text)


def _latin(found: list[str]) -> set[str]:
    """Return the keys of a name in another script: its words, all of them joined, their first letters."""
    keys = {f"w:{word}" for word in found if len(word) > 1}
    if len(found) > 1:
        keys |= {f"p:{''.join(found)}", f"p:{''.join(word[0] for word in found)}"}
    return keys


def _chinese(name: str) -> list[str]:
    """Return the keys of a Chinese name; written for speed, for hundreds of thousands come at once."""
    surname, given = split_name(name)
    family, own = syllables(surname, given)
    keys = [f"z:{one}{other}" for one, other in pairwise(name)]
    keys.append(f"z:{surname}")
    if len(given) == 1:
        keys.append(f"z:{given}")
    first, last = "".join(family), "".join(own)
    for spelt in (first + last, last, first):
        if "v" in spelt:
            keys += [f"p:{spelt.replace('v', 'u')}", f"p:{spelt.replace('v', 'yu')}"]
        if spelt:
            keys.append(f"p:{spelt}")
    if given:
        keys.append(f"p:{''.join([reading[:1] for reading in (*family, *own)])}")
    return keys


def _asked_phone(part: str) -> Asked:
    digits = canonical("PHONE", part).lstrip("+")
    if not digits.isdecimal() or len(digits) < PHONE_DIGITS:
        return Asked(())
    fits = None if len(digits) == PHONE_DIGITS else lambda value: value.endswith(digits)
    return Asked(((f"d:{digits[-PHONE_DIGITS:]}",),), fits)


def _asked_chinese(text: str) -> Asked:
    if len(text) <= 2:
        return Asked(((f"z:{text}",),))
    pairs = tuple(f"z:{text[i : i + 2]}" for i in range(len(text) - 1))
    return Asked((pairs,), lambda value: text in ideographs(value))


def _asked_latin(text: str) -> Asked:
    found = words(text.replace("ü", "v"))
    joined = "".join(found)
    if len(joined) < 2:
        return Asked(())
    plain = words(text)
    ways = [(f"p:{joined}",), tuple(f"w:{word}" for word in plain if len(word) > 1)]
    return Asked(tuple(way for way in dict.fromkeys(ways) if way))
