"""From a question to a plan: one topic or several, what cannot be done, what was not used, how sure it is."""

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant import leftover, words
from assistant.averages import is_average
from assistant.counting import meant
from assistant.desk import Desk
from assistant.figures import Figures
from assistant.grouping import grouping
from assistant.intents import decide, is_sql
from assistant.plan import Call, Plan
from assistant.preamble import tells_why
from assistant.reading import Reading
from assistant.together import together

if TYPE_CHECKING:
    pass

MAX_CALLS = 3
_UNGROUPED = 0.7  # what a list leaves of the confidence when the question says "by" or "which"
_WHETHER = re.compile(
    r"有没有|[到发付完成回结好]了?没有?(?=[?吗呢,.]|$)|是不是|能不能|可不可以|要不要|\bor not\b"
    r"|\b(?:is|are|has|have|did|does|do|can|could|was|were|wo|would|should)n't (?:it|they|we|you|he|she|there|i)\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(r"多少钱|多少金额|\bhow much\b", re.IGNORECASE)
_PIECES = re.compile(
    r"\s*(?:[;?!]|,(?!\d)|\.(?=\s|$)|以及|(?<=\S)还有(?=\S{0,4}(?:投诉|发票|工单|库存|订单))|另外|并且|同时|顺便|、|和(?=[^,]{0,12}(?:工单|投诉|发票|订单|库存))|"
    r"\band also\b|\band\b|\balso\b|\bplus\b)\s*",
    re.IGNORECASE,
)
_WHOLE = (
    ("greeting", words.GREETING), ("thanks", words.THANKS), ("help", words.HELP),
    ("freshness", words.FRESHNESS), ("changes", words.CHANGES),
)  # fmt: skip


def understand(question: str, desk: Desk) -> Plan:
    """Return what to do about a question that stands for itself."""
    return plan(desk.read(question), desk)


def plan(reading: Reading, desk: Desk) -> Plan:
    """Return what to do about a question taken apart."""
    if says := whole(reading):
        return says
    if is_sql(reading):
        return _of_records(reading)
    several = _several(reading, desk)
    if several:
        return Plan(several, left=leftover.of_records(reading, several))
    if found := desk.figures(reading):
        together(found, reading.text, lambda clause: desk.figures(desk.read(clause)), desk.semantics)
        return of_figures(found)
    return _of_records(reading)


def of_figures(found: Figures) -> Plan:
    """Return the plan of a question for figures."""
    left = leftover.of_figures(found)
    sure = found.frame.confidence * leftover.confidence(left)
    return Plan(found.calls, left=left, confidence=sure, notes=_respelt(found))


def _of_records(reading: Reading) -> Plan:
    calls = decide(reading)
    if not calls:
        return _no_call(reading)
    made = tuple({_key(call): call for call in calls}.values())[:MAX_CALLS]
    if unused := _unplaced(reading, made):
        return Plan(says="unsupported", about=unused, confidence=0.0)
    where = (
        "where" in reading.about
        and "open" not in reading.flags
        and made[0].tool == "list_orders"
        and bool(made[0].arguments.get("open"))
    )
    left = leftover.of_records(reading, made)
    if _is_no_list(reading, made, left):
        return Plan(made, left=left, confidence=0.0)
    # Stock is told for each warehouse anyway.
    at_warehouses = {call.tool for call in made} == {"stock_availability"}
    grouped = reading.shape and any(
        meant(reading.shape, at, "dimension") not in ("", "warehouse" if at_warehouses else "")
        for at in grouping(reading.shape).marks
    )
    ungrouped = _UNGROUPED if grouped and not reading.documents else 1.0
    return Plan(
        made,
        left=left,
        one_order=where and "customer" in made[0].arguments,
        confidence=ungrouped
        * leftover.confidence_of_records(
            left,
            named=bool(reading.documents or reading.customers or reading.people or reading.products),
            numbered=bool(reading.documents),
        ),
    )


def _is_no_list(reading: Reading, calls: Sequence[Call], left: Sequence[str]) -> bool:
    """Say whether a list would not answer: it has no average, one of everything is no figure, a "not" was lost."""
    bare = not any(call.arguments for call in calls)
    if reading.shape and (is_average(reading.shape) or (bare and _HOW_MUCH.search(reading.rest))):
        return True
    return (bare and bool(left)) or _unread_negation(reading, calls)


def _unread_negation(reading: Reading, calls: Sequence[Call]) -> bool:
    """Say whether a "not" was read into no flag of a list: without it the list shows the contrary too."""
    rest = reading.rest
    for pattern in (*words.FLAGS.values(), words.NO_REPLY, words.EXCLUSION, words.STATUS_WORDS, _WHETHER):
        rest = pattern.sub(" ", rest)
    flags = {
        "open",
        "late",
        "overdue",
        "no_reply",
        "never_sold",
        "out_of_stock",
        "below_reorder",
        "exclude",
        "not_sold_since",
    }
    read = any(flags & {*call.arguments} for call in calls)
    return not read and bool(words.NEGATION.search(rest))


def _unplaced(reading: Reading, calls: Sequence[Call]) -> str:
    """Return what a list cannot be filtered by although it was asked to be, or ""."""
    if reading.unplaced and words.AMOUNT in reading.rest:
        return "comparison"
    left_out = any("exclude" in call.arguments for call in calls)
    return "exclusion" if words.EXCLUSION.search(reading.rest) and not left_out else ""


def whole(reading: Reading) -> Plan | None:
    """Return what to say to a question that no tool answers: a greeting, a wish to change something."""
    if not re.search(r"\w", reading.text):
        return Plan(says="unknown", confidence=0.0)
    if is_sql(reading):
        return None
    if words.TYPED.search(reading.text):
        return Plan(says="typed")
    for says, pattern in _WHOLE:
        if says == "help" and (reading.documents or reading.customers):
            continue
        if pattern.search(reading.rest):
            return Plan(says=says)
    for about, pattern in words.UNSUPPORTED.items():
        if pattern.search(reading.rest):
            return Plan(says="unsupported", about=about, confidence=0.5)
    return None


def _no_call(reading: Reading) -> Plan:
    for about in ("cross_sell", "everything"):
        if about in reading.about:
            return Plan(says="which_customer", about=about)
    return Plan(says="unknown", confidence=0.0)


def _several(reading: Reading, desk: Desk) -> tuple[Call, ...]:
    """Return the calls of a question with several topics; none when it has one.

    A part borrows from the whole what it does not name itself: "..., and is there a complaint about it?"
    """
    pieces = [piece for piece in _PIECES.split(reading.text) if piece and piece.strip()]
    one_topic = "ticket" in reading.about and "with_open_order" in reading.flags
    if len(pieces) < 2 or one_topic:
        return ()
    calls: list[Call] = []
    topics: set[str] = set()
    whole_figures = desk.figures(reading) is not None
    for piece in [piece for piece in pieces[:6] if not tells_why(piece)]:
        part = desk.read(piece)
        if not (part.about or part.documents or desk.figures(part)):
            continue
        borrow(part, reading)
        found = one(part, desk)
        if found and found[0].tool != "query_metrics" and _weak(part) and whole_figures:
            continue  # "last quarter, CNY orders" only narrows the figures asked for
        if "stock" in reading.about and _asks_units(found):
            continue  # "when does it come in, and how many units?" asks one thing
        topics |= {call.tool for call in found}
        calls += found
    made = tuple({_key(call): call for call in calls}.values())[:MAX_CALLS]
    return made if len(topics) > 1 else ()


def one(reading: Reading, desk: Desk) -> list[Call]:
    """Return the calls of a question with one topic."""
    found = desk.figures(reading)
    return list(found.calls) if found else decide(reading)


def _weak(part: Reading) -> bool:
    """Say whether a part of a question names records by nothing but a noun."""
    return not (
        part.documents
        or part.customers
        or part.flags
        or part.about & {"where", "contact", "everything", "stock"}
    )


def _asks_units(calls: list[Call]) -> bool:
    return [call.arguments.get("metrics") for call in calls] == [["units"]]


def borrow(part: Reading, whole: Reading) -> None:
    """Fill what a part of a question leaves open from the whole question."""
    if not (part.customers or part.documents or part.people):
        part.customers, part.people = list(whole.customers), list(whole.people)
        if not part.customers:
            part.documents = list(whole.documents)
    part.products = part.products or list(whole.products)
    part.period = part.period or whole.period
    part.values = part.values or dict(whole.values)


def _respelt(found: Figures) -> tuple[tuple[str, str], ...]:
    return tuple(pair for term in found.shape.at.values() for pair in getattr(term, "read", ()))


def _key(call: Call) -> str:
    return json.dumps([call.tool, call.arguments], sort_keys=True)
