"""When two questions mean the same but for names, values, counts and periods, and the plan of one with those of the other.

Likeness of vectors is of no use here: "the most" and "the least", "paid" and "unpaid" are nearer to each other
than two ways of asking for one thing (measured in docs/documents.md). So the questions are taken apart, and what is
left beside polite words must be the same term by term.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant import words
from assistant.amounts import Amount
from assistant.desk import lexicon
from assistant.lexicon import Found
from assistant.period import Period
from assistant.plan import Call
from assistant.reading import Named, Reading
from assistant.values import Value
from tools.folding import simplified
from tools.search_concepts import stem

if TYPE_CHECKING:
    from tools.semantics import Semantics

_POLITE = re.compile(
    r"请问|请|麻烦|帮我|帮忙|我想知道|想知道|我想看看?|我要看?|告诉我|查一下|查询一下|查询|查查|查下|看一下|看下|看看|给我看|给我|显示|一下|[的了吗呢啊吧呀嘛是]"
    r"|\b(?:please|kindly|thanks|thank you|can you|could you|would you|i(?:'d| would) like to (?:know|see)|i (?:want|need) to (?:know|see)"
    r"|(?:show|tell|give) me|show|let me see|what(?:'s| is| are| was| were)|the|a|an|of|is|are|was|were|our|my|me)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\ue000-\uf8ff]|[a-z]+|\d+(?:\.\d+)?|[\u3400-\u9fff]|[<>=%+*/-]")
Marks = list[tuple[str, Any]]
Swap = dict[Any, Any]  # what stood there -> what comes there
_COUNTS = ("limit", "top")


def refilled(
    calls: Sequence[Call], known: Reading, asked: Reading, semantics: "Semantics"
) -> tuple[Call, ...] | None:
    """Return the calls of a known question for the one that is asked; None when they do not mean the same."""
    shape, other = _shape(known, semantics), _shape(asked, semantics)
    if shape[0] != other[0] or len(shape[1]) != len(other[1]):
        return None
    swaps: list[Swap] = []
    for (_, old), (_, new) in zip(shape[1], other[1], strict=True):
        swap = _swap(old, new)
        if swap is None:
            return None
        swaps.append(swap)
    said = {each.iso for each in known.times}
    return _filled(calls, swaps) if all(found in said for found in periods_of(calls)) else None


def periods_of(calls: Sequence[Call]) -> Iterator[tuple[str, str]]:
    """Yield every pair of days in the arguments of calls."""
    for call in calls:
        for value in _values(call.arguments):
            if _is_period(value):
                yield (str(value[0]), str(value[1]))


def _shape(reading: Reading, semantics: "Semantics") -> tuple[tuple[str, ...], Marks]:
    """Return what is asked, term by term, and what the marks in it stand for.

    A single period may stand anywhere: last month's sales, sales last month.
    """
    text = reading.rest
    marks = [(mark, meant) for _, mark, meant in sorted(reading.marks, key=lambda each: each[0])]
    tokens: list[str] = []
    done = 0
    for found in lexicon(semantics).find(text):
        tokens += _tokens(text[done : found.start])
        tokens.append(_term(found))
        done = found.end
    tokens += _tokens(text[done:])
    if tokens.count(words.PERIOD) == 1:
        tokens.remove(words.PERIOD)
        tokens.append(words.PERIOD)
        marks.sort(key=lambda each: each[0] == words.PERIOD)
    return tuple(tokens), marks


def _term(found: Found) -> str:
    """Return one name for a word: what it groups by goes first, as not every synonym has the other meanings too."""
    best = [term for kind in ("dimension", "metric") for term in found.terms if term.kind == kind][
        :1
    ] or found.terms
    return "|".join(sorted(f"{term.kind}:{term.name}:{term.negated}" for term in best))


def _tokens(text: str) -> list[str]:
    plain = _POLITE.sub(" ", simplified(text).lower())
    return [stem(token) for token in _TOKEN.findall(plain)]


def _swap(old: Any, new: Any) -> Swap | None:
    """Return what to put where in the arguments; None when one cannot stand for the other."""
    if type(old) is not type(new):
        return None
    match old:
        case Period():
            same = old.kind == new.kind and (old.kind == "range" or old.text == new.text)
            return {old.iso: new.iso} if same else None
        case Value():
            alike = old.dimension == new.dimension and old.others == new.others and old.sure and new.sure
            return {old.value: new.value} if alike or old.value == new.value else None
        case Named():
            return {old.key: new.key, old.name: new.name}  # it stands there by its number, or as it was said
        case Amount():
            return {} if _told(old) == _told(new) else None
        case _:
            return {old: new}


def _told(amount: Amount) -> Mapping[str, Any]:
    """Return an amount without its place in the text."""
    return {
        name: value for name, value in vars(amount).items() if name not in ("start", "end", "text", "span")
    }


def _filled(calls: Sequence[Call], swaps: Sequence[Swap]) -> tuple[Call, ...] | None:
    """Put the new where the old stood; None when something new has no place, or two have the same."""
    table: Swap = {}
    for swap in swaps:
        if any(table.get(old, new) != new for old, new in swap.items()):
            return None
        table |= swap
    used: set[Any] = set()
    made = tuple(Call(call.tool, _put(call.arguments, table, used)) for call in calls)
    placed = all(all(old == new for old, new in swap.items()) or not used.isdisjoint(swap) for swap in swaps)
    return made if placed else None


def _put(value: Any, table: Swap, used: set[Any], name: str = "") -> Any:
    if isinstance(value, Mapping):
        return {each: _put(told, table, used, each) for each, told in value.items()}
    if _is_period(value):
        value = (str(value[0]), str(value[1]))
    elif isinstance(value, list | tuple):
        return [_put(each, table, used, name) for each in value]
    # A count is a limit; the same number elsewhere is another thing.
    if (
        isinstance(value, bool | float)
        or (isinstance(value, int) and name not in _COUNTS)
        or value not in table
    ):
        return list(value) if isinstance(value, tuple) else value
    used.add(value)
    new = table[value]
    return list(new) if isinstance(new, tuple) else new


def _values(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _values(each)
    elif isinstance(value, list | tuple) and not _is_period(value):
        for each in value:
            yield from _values(each)


def _is_period(value: Any) -> bool:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return False
    return all(_is_day(each) for each in value)


def _is_day(value: Any) -> bool:
    if isinstance(value, date):
        return True
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False
