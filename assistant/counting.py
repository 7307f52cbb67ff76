"""Which things a question counts: 多少订单, how many tickets, the customers with most orders."""

from typing import TYPE_CHECKING

from assistant.lexicon import Found, Kind
from assistant.shape import Shape, rule

if TYPE_CHECKING:
    from tools.semantics import Semantics

_BESIDE = r"(?:[{V}{K}{C}{P}{T}{S}{D}的]|\s|现在|目前|还|都|正在){0,8}"
_COUNTED = rule(
    r"(?:多少|几|总?共有?多少|有几)[个家位名张笔单条件种款批次台份]?" + _BESIDE + r"(?P<a>{G})(?![{G}{M}])",
    r"(?P<b>{G})的?(?:总数量?|数量?|个数|总量|量|笔数|单数|次数|件数)(?![据额字])",
    r"(?P<c>{G})[^,.?!;{G}{M}]{0,6}?(?:多少|几)[个家位名张条种款批份]?(?![单笔次件])(?!钱|元|天|万|金额)",
    r"(?P<d>{E})[^,.?!;{G}{M}]{0,3}?最[多少]",
    r"\b(?:how many|number of|no\.? of|count(?: of)?(?: the)?|amount of|total)\s+(?:(?!\b(?:each|every|per|by)\b)[^,.?!;]){0,24}?(?P<e>{G})(?!\s*{M})",
    r"(?P<f>{G})\s+(?:count|counts|volume|volumes|numbers?)\b",
    r"\b(?:most|fewest|least|more|fewer)\s+(?:\w+\s+){0,2}?(?:{K}\s*)?(?P<g>{E})",
    r"(?P<h>{G})\s+(?:do|did|does|have|has|had)\s+(?:\w+\s+){0,3}?\bcount\b",
    r"(?P<i>{G})\s*(?:by|per|for each|in each)\s+(?:the )?{D}",
    r"\bhow often\b.*?(?P<j>{E})",
    r"\b(?:in terms of|based on|measured by|judged by)\s+(?:the )?(?:number of )?(?P<k>{E})",
)


def counted(shape: Shape) -> tuple[int, ...]:
    """Return the positions of the marks of what is counted."""
    places: list[int] = []
    at = 0
    while found := _COUNTED.search(shape.text, at):
        name = next(name for name, value in found.groupdict().items() if value)
        if found.start(name) not in places:
            places.append(found.start(name))
        at = found.start() + 1
    return tuple(sorted(places))


def meant(shape: Shape, place: int, kind: Kind) -> str:
    """Return what the mark at a position names of a kind (`metric`, `dimension`, `entity`), or ""."""
    found = shape.at.get(place)
    return found.named(kind) if isinstance(found, Found) else ""


def count_of(semantics: "Semantics", entity: str) -> str:
    """Return the metric that counts an entity, or ""."""
    return semantics.entities[entity].count if entity in semantics.entities else ""


def words_at(shape: Shape, place: int) -> str:
    """Return how the term at a position is written in the question."""
    found = shape.at.get(place)
    return found.text if isinstance(found, Found) else ""
