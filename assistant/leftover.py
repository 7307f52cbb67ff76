"""The words of a question that nothing made use of: the answer says so, and many of them make it doubtful."""

import re
from collections.abc import Iterable, Sequence

from assistant import words
from assistant.figures import Figures
from assistant.grouping import ORDER_WORDS
from assistant.plan import Call
from assistant.reading import Reading

_WORD = re.compile(r"[A-Za-z][\w&.-]*(?: [A-Z][\w&.-]*)*|[\u4e00-\u9fff]+|\d[\d,.]*")
_TERMS = re.compile(f"[{words.METRIC}{words.DIMENSION}{words.ENTITY}{words.CONDITION}]")
_MARKED = re.compile("[\ue000-\uf8ff]")
# A word for its kind beside a value belongs to it: priority high, carrier DHL, DHL as carrier.
_KIND_OF = re.compile(
    rf"\b(?:priority|carrier|region|warehouse|category|channel|stage|status|city|country|supplier|industry|segment|type|kind)s?"
    rf"\s*(?:is|are|=|:|of)?\s*(?=[{words.VALUE}])|(?<=[{words.VALUE}]) (?:as )?(?:priority|carrier|region|category|channel|stage|status)\b",
    re.IGNORECASE,
)
_WAREHOUSE = re.compile(r"仓库?|\bwarehouses?\b", re.IGNORECASE)  # the answer tells each
_SHOWN = 4
_LONG, _SHORT = 0.45, 0.85  # what a word (a single character) not understood leaves of the confidence
_NAMED, _LONG_RECORD = 0.9, 0.6  # the same for records, if it is known whose they are, and if not
_ASKS = re.compile(
    r"多少|几[个张家单笔件位]|哪|谁|\b(?:how (?:many|much|long|often)|which|what|who|whose|where|when)\b",
    re.IGNORECASE,
)
_PHRASE, _IS_PHRASE = 0.8, re.compile("[\u4e00-\u9fff]{4,}")  # a whole phrase says more than one word
_CLAUSE = re.compile(r"[^,.?!;，。？！；]+")


def of_records(reading: Reading, calls: Iterable[Call] = ()) -> tuple[str, ...]:
    """Return what calls for records made no use of."""
    calls = list(calls)
    if any(call.tool == "run_sql" for call in calls):
        return ()
    rest = re.sub(f"[{words.MARKS}]", " ", _KIND_OF.sub(" ", reading.rest))
    for value in _used(calls):
        rest = rest.replace(value, " ")
    if {call.tool for call in calls} == {"stock_availability"}:
        rest = _WAREHOUSE.sub(" ", rest)
    first, *others = _CLAUSE.findall(rest) or [rest]
    telling = [first, *(clause for clause in others if _tells(clause))]
    said = [word for word in _words(" ".join(telling), words.KNOWN) if len(word) > 1]
    return (*_unused(reading, calls), *said)[:_SHOWN]


def _tells(clause: str) -> bool:
    """Say whether a further clause is part of what is asked, and no "these first, please"."""
    return bool(_ASKS.search(clause)) or any(about.search(clause) for about in words.ABOUT.values())


def of_figures(found: Figures) -> tuple[str, ...]:
    """Return what the frame of a question made no use of.

    A clause that names nothing of the figures only tells why somebody asks (月底要写报告) and is passed over,
    unless it is all there is.
    """
    text = list(ORDER_WORDS.sub(lambda said: " " * len(said.group()), found.shape.text))
    for start, end in found.frame.used:
        text[start:end] = [char if _MARKED.match(char) else " " for char in text[start:end]]
    clauses = _CLAUSE.findall("".join(text))
    telling = [clause for clause in clauses if _TERMS.search(clause) or _ASKS.search(clause)] or clauses
    return _words(_MARKED.sub(" ", " ".join(telling)), words.AROUND_FIGURES)[:_SHOWN]


def confidence(left: Sequence[str]) -> float:
    """Return how sure a reading of figures is that left these words."""
    return _product(left, _LONG)


def confidence_of_records(left: Sequence[str], *, named: bool, numbered: bool = False) -> float:
    """Return how sure a reading of records is that left these words.

    Less is at stake where it names whose they are, least where it names a document by its number.
    """
    phrases = sum(bool(_IS_PHRASE.fullmatch(word)) for word in left) if named and not numbered else 0
    return _product(left, _NAMED if named else _LONG_RECORD) * float(_PHRASE**phrases)


def _product(left: Sequence[str], long: float) -> float:
    sure = 1.0
    for word in left:
        sure *= _SHORT if len(word) == 1 else long
    return sure


def _words(rest: str, known: Sequence[re.Pattern[str]]) -> tuple[str, ...]:
    for pattern in known:
        rest = pattern.sub(" ", rest)
    return tuple(dict.fromkeys(word for word in _WORD.findall(rest) if len(word) > 1 or not word.isascii()))


def _used(calls: Iterable[Call]) -> set[str]:
    return {str(value) for call in calls for value in call.arguments.values()}


def _unused(reading: Reading, calls: Sequence[Call]) -> list[str]:
    """Return what was recognised but went into no call: a period of a tool that has none."""
    used = _used(calls)
    timed = any("period" in call.arguments for call in calls)
    told = [reading.period.text] if reading.period and not timed else []
    return told + [value for value in reading.values.values() if value not in used]
