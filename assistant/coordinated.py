"""Words of every day that are values because they stand beside one: 支付宝和微信, returns and installation tickets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.meanings import Meaning

_LINK = r"和|跟|与|及|以及|、|或者?|还是|对比|比|vs\.?|versus|and|or|&|/|compared (?:to|with)|against"
_WITH = "(?: ?(?:by|via|over|on|through|with|from|in|the|those|people|customers|ones|who|that))*"
# What joins two of a kind; of two words of every day only what sets them against each other does.
_JOINED = re.compile(rf" ?(?:{_LINK}|,|(?:\w+ )?than){_WITH} ?")
_AGAINST = re.compile(
    rf" ?(?:还是|对比|比|vs\.?|versus|or|against|compared (?:to|with)|(?:\w+ )?than){_WITH} ?"
)


class Hit(NamedTuple):
    """A form in the plain text, with what it means there."""

    start: int
    end: int
    meanings: list[Meaning]
    sure: bool = True


def clear_of(hit: Hit, others: Iterable[Hit]) -> bool:
    """Say whether a form shares no character with others."""
    return all(hit.end <= other.start or hit.start >= other.end for other in others)


def beside(told: Sequence[Hit], doubtful: Sequence[Hit], text: str) -> list[Hit]:
    """Return the doubtful words that are joined to a value of the same dimension, with that meaning only.

    Args:
        told: What stands for a value.
        doubtful: Words of every day that may.
        text: The plain text they stand in.
    """
    free = [hit for hit in doubtful if clear_of(hit, told)]
    found = [taken for hit in free for taken in _joined(hit, told, text, _JOINED)]
    pairs = [
        taken for hit in free for taken in _joined(hit, [one for one in free if one != hit], text, _AGAINST)
    ]
    every = {(hit.start, hit.end): hit for hit in (*pairs, *found)}
    return list(every.values())


def _joined(hit: Hit, others: Sequence[Hit], text: str, link: re.Pattern[str]) -> Iterator[Hit]:
    for other in others:
        first, second = sorted((hit, other), key=lambda each: each.start)
        shared = {meaning.dimension for meaning in other.meanings}
        meant = [meaning for meaning in hit.meanings if meaning.dimension in shared]
        if meant and link.fullmatch(text[first.end : second.start]):
            yield hit._replace(meanings=meant)
            return


def of_expected(told: Sequence[Hit], doubtful: Sequence[Hit], expected: frozenset[str]) -> list[Hit]:
    """Return the doubtful words that are values of what is spoken of anyway."""
    found = []
    for hit in doubtful if expected else ():
        meant = [meaning for meaning in hit.meanings if meaning.dimension in expected]
        if meant and clear_of(hit, told):
            found.append(hit._replace(meanings=meant))
    return found
