"""Of whom and of what: the filters of a question, also those that leave something out."""

from collections.abc import Sequence
from typing import Any

from assistant import words
from assistant.frame import Frame
from assistant.lexicon import Found
from assistant.reading import Named
from assistant.shape import Shape, rule
from assistant.values import Value
from tools.semantics import NO, YES, Semantics

_ONE = "[{V}{C}{P}{S}]"
_MORE = rf"(?:\s*(?:、|,|和|与|及|或|以及|\band\b|\bor\b|&)\s*(?:the )?{_ONE})*"
_MORE_ZH = _MORE.replace(",|", "")  # 除了云创，杭州还有哪些: the comma ends what is left out
_EXCEPT = (
    r"except(?: for)?|excluding|exclude|other than|apart from|besides|without|w/o|sans|aside from|not counting|skip(?:ping)?|drop(?:ping)?|"
    r"not (?:in|from|for|by|with|including)|but not(?: (?:in|from|for))?|outside(?: of)?|ignoring|minus|leaving out|leave out|ignore"
)
_LEFT_OUT = rule(
    rf"(?:除了|除去|除|不含|不包括|不算|不要|排除|剔除|剔掉|去掉|刨除|刨掉|刨去|抛开|撇开|拿掉|减掉|扣除|非)[^,.?!;{{M}}{{G}}]{{0,4}}?{_ONE}{_MORE_ZH}(?:的)?(?:以外|之外|外)?",
    rf"{_ONE}{_MORE}[^,.?!;{{M}}{{G}}]{{0,4}}(?:除外|以外|之外|别算|不算|不要|不计|不看|排除|剔除|剔掉|刨除|刨掉|抛开|撇开|拿掉|减掉|去掉|不包括|不含|别统计|就不用)",
    rf"\b(?:leave|leaving|take|taking|keep|keeping|cut)\s+(?:out\s+)?(?:the )?{_ONE}{_MORE}(?:\s+out\b)?",
    rf"\b(?:{_EXCEPT})\s+(?:the |those from |those in |customers? (?:in|from) )?{_ONE}{_MORE}",
)  # fmt: skip
_REP = rule(
    r"(?:销售员?|业务员|负责人?|跟进|经手|客服|坐席)[^,.?!;]{0,4}{S}", r"{S}[^,.?!;]{0,2}(?:负责|经手|跟进|名下|手上|卖|的业绩|的销售|团队)", r"{D}\s*{S}",
    r"\b(?:rep|owner|agent|handled by|sold by|managed by|assigned to|owned by|by)\s+{S}", r"{S}(?:'s|’s)?\s+(?:{M}|team|portfolio|pipeline|numbers|deals)",
)  # fmt: skip
_STORED = frozenset({"shipment", "stock_level", "supply"})
_NOT = rule(r"(?:未|没有?|不是|非|不)\s*{K}", r"\b(?:not|no|non)[ -]{K}")


def left_out(shape: Shape) -> tuple[tuple[int, int], ...]:
    """Return the stretches that name what does not count."""
    return tuple(found.span() for found in _LEFT_OUT.finditer(shape.text))


def reps(shape: Shape, staff: frozenset[str]) -> set[int]:
    """Return the positions of people who sell or serve: staff, or said to be."""
    said = {place for found in _REP.finditer(shape.text) for place in range(*found.span())}
    return {place for place, person in shape.every("S") if place in said or person in staff}


def add_filters(
    frame: Frame, shape: Shape, semantics: Semantics, places: Sequence[int], reach: frozenset[str]
) -> None:
    """Put what stands at `places` into the frame's filters.

    Args:
        frame: What is filled.
        shape: The question.
        semantics: The home's.
        places: Positions of marks.
        reach: The dimensions and conditions that the metrics can be filtered by.
    """
    out = left_out(shape)
    frame.used.extend(out)
    of_reps = reps(shape, frame.staff)
    stored = all(semantics.metrics[name].grain in _STORED for name in frame.metrics)
    opposite = {found.end() - 1 for found in _NOT.finditer(shape.text)}
    for place in places:
        exclude = any(start <= place < end for start, end in out)
        meant = shape.at.get(place)
        if isinstance(meant, Found):
            _condition(frame, semantics, meant, reach, opposite=place in opposite)
        elif isinstance(meant, Named):
            frame.filter(
                "customer" if shape.text[place] == words.CUSTOMER else "product", meant.key, exclude=exclude
            )
        elif pair := _said(meant, reach, of_rep=place in of_reps, stored=stored):
            frame.filter(*pair, exclude=exclude)


def _said(meant: Any, reach: frozenset[str], *, of_rep: bool, stored: bool) -> tuple[str, str] | None:
    """Return the dimension and the value of a mark; of what lies in or leaves a warehouse a place is the warehouse."""
    if isinstance(meant, Value):
        every = (meant.dimension, *getattr(meant, "others", ()))
        if stored and "warehouse" in every and "warehouse" in reach:
            return "warehouse", meant.value
        return next((name for name in every if name in reach), meant.dimension), meant.value
    if isinstance(meant, str) and meant.startswith("<"):
        return ("sales_rep" if of_rep and "sales_rep" in reach else "customer"), meant
    return None


def _condition(
    frame: Frame, semantics: Semantics, meant: Found, reach: frozenset[str], *, opposite: bool
) -> None:
    every = [term for term in meant.terms if term.kind == "condition"]
    term = next((term for term in every if term.name in reach), every[0])
    if term.name not in reach and any(pattern.search(meant.text) for pattern in words.FLAGS.values()):
        return  # a state that every kind of document has: add_states knows which is meant
    negated = term.negated != opposite
    implied = all(_holds(semantics, metric, term.name) for metric in frame.metrics)
    if implied and not negated:
        return
    if term.name in reach:
        frame.filter(term.name, NO if negated else YES)
    else:
        frame.dropped.append(term.name)


def _holds(semantics: Semantics, metric: str, condition: str) -> bool:
    """Say whether a metric is already only of what fulfils a condition: overdue receivables are overdue."""
    return all(condition in semantics.metrics[atom].where for atom in semantics.parts_of(metric))
