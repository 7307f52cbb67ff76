"""Word lists by which the name model generalises: surnames, characters and words of given names, everyday words."""

import gzip
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("lexicon")
_FREQUENT_SURNAMES, _USUAL_SURNAMES = 100, 470


@dataclass(frozen=True)
class Lexicon:
    """The lists, ready for look-up.

    Args:
        surnames: Chinese surname of one character -> `A` (the hundred most frequent), `B`, or `C` (rare).
        compound: Chinese surnames of two characters.
        given: Characters of Chinese given names.
        western: Characters that write foreign names in Chinese.
        titles: What is said after a surname: 经理, 女士.
        title_starts: The first characters of titles.
        first: Latin given names, folded.
        last: Latin surnames, folded.
        places: Words of names of towns, regions and countries in Latin letters, folded.
        words: Everyday English words, lower case.
    """

    surnames: dict[str, str]
    compound: frozenset[str]
    given: frozenset[str]
    western: frozenset[str]
    titles: frozenset[str]
    title_starts: frozenset[str]
    first: frozenset[str]
    last: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]


def fold(word: str) -> str:
    """Fold case and accents of a Latin word.

    >>> fold("Müller")
    'muller'
    """
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def lines(name: str) -> list[str]:
    """Return the lines of a list without its comments."""
    path = FOLDER / name
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def surnames() -> tuple[list[str], list[str]]:
    """Return Chinese surnames of one character and of two, the most frequent first."""
    words = [word for line in lines("surnames_zh.txt") for word in line.split()]
    double = [word for word in words if len(word) == 2]
    single = dict.fromkeys(character for word in words if len(word) > 2 for character in word)
    return list(single), double


@cache
def lexicon() -> Lexicon:
    """Read the lists once."""
    single, double = surnames()
    given = {c for line in lines("given_zh.txt") for c in line.split(" ", 1)[1] if not c.isspace()}
    titles = frozenset(word for line in lines("titles_zh.txt") for word in line.split())
    western = {c for line in lines("western_zh.txt") for c in line if not c.isspace()}
    return Lexicon(
        surnames={name: _class(place) for place, name in enumerate(single)},
        compound=frozenset(double),
        given=frozenset(given),
        western=frozenset(western),
        titles=titles,
        title_starts=frozenset(title[0] for title in titles),
        first=frozenset(lines("first_latin.txt.gz")),
        last=frozenset(lines("last_latin.txt.gz")),
        places=frozenset(lines("places_latin.txt.gz")),
        words=frozenset(lines("words_en.txt.gz")),
    )


def _class(place: int) -> str:
    return "A" if place < _FREQUENT_SURNAMES else "B" if place < _USUAL_SURNAMES else "C"


_INITIAL = "b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w"
_FINAL = "iang|iong|uang|ueng|ang|eng|ong|ian|iao|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|a|o|e|i|u|v"
_PINYIN = re.compile(rf"(?:(?:{_INITIAL})(?:{_FINAL})|(?:a|e|o|ai|ei|ao|ou|an|en|ang|er)){{1,3}}")


@cache
def is_pinyin(word: str) -> bool:
    """Say whether a folded word is one to three syllables of pinyin.

    >>> is_pinyin("xiaoming"), is_pinyin("smith")
    (True, False)
    """
    return _PINYIN.fullmatch(word) is not None
