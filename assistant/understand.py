"""From a question to a plan: one topic or several, what cannot be done, what was not used."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant import words
from assistant.dimensions import patterns as dimension_patterns
from assistant.intents import decide
from assistant.plan import Call, Plan
from assistant.reading import Link, Reading, read
from assistant.values import Values

MAX_CALLS = 3
_PIECES = re.compile(
    r"\s*(?:[;?!]|,(?!\d)|\.(?=\s|$)|以及|(?<=\S)还有(?=\S{0,4}(?:投诉|发票|工单|库存|订单))|另外|并且|同时|顺便|、|和(?=[^,]{0,12}(?:工单|投诉|发票|订单|库存))|"
    r"\band also\b|\band\b|\balso\b|\bplus\b)\s*",
    re.IGNORECASE,
)
_WHOLE = (
    ("typed", words.TYPED), ("greeting", words.GREETING), ("thanks", words.THANKS), ("help", words.HELP),
    ("freshness", words.FRESHNESS), ("changes", words.CHANGES),
)  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """What the planner needs for one request, given by the assistant.

    Args:
        today: The day relative periods are counted from.
        link: Finds customers and products in a text.
        values: Finds carriers, countries and the like in a text.
        tools: Names of the tools the role may use.
        language: `zh` or `en`, the language of the question.
        role: The role's name, for sentences about what it may not do.
        sources: What is known of each source: `system`, `as_of`.
    """

    today: date
    link: Link
    values: Values
    tools: frozenset[str]
    language: str = "en"
    role: str = ""
    sources: tuple[dict[str, Any], ...] = field(default=())


def understand(question: str, desk: Desk) -> Plan:
    """Return what to do about a question that stands for itself."""
    reading = read(question, desk.today, desk.link, desk.values)
    return plan(reading, desk)


def plan(reading: Reading, desk: Desk) -> Plan:
    """Return what to do about a question taken apart."""
    if says := whole(reading):
        return says
    calls = _several(reading, desk) or decide(reading)
    if not calls:
        return _no_call(reading)
    made = tuple({_key(call): call for call in calls}.values())[:MAX_CALLS]
    where = (
        "where" in reading.about
        and "open" not in reading.flags
        and made[0].tool == "list_orders"
        and bool(made[0].arguments.get("open"))
    )
    return Plan(made, left=left_over(reading, made), one_order=where and "customer" in made[0].arguments)


def whole(reading: Reading) -> Plan | None:
    """Return what to say to a question that no tool answers: a greeting, a wish to change something."""
    if not re.search(r"\w", reading.text):
        return Plan(says="unknown")
    if re.match(r"\s*(?:select|with)\b.*\bfrom\b", reading.text, re.IGNORECASE | re.DOTALL):
        return None
    for says, pattern in _WHOLE:
        if pattern.search(reading.rest):
            return Plan(says=says)
    for about, pattern in words.UNSUPPORTED.items():
        if pattern.search(reading.rest):
            return Plan(says="unsupported", about=about)
    return None


def _no_call(reading: Reading) -> Plan:
    if "cross_sell" in reading.about or "everything" in reading.about:
        return Plan(
            says="which_customer", about="cross_sell" if "cross_sell" in reading.about else "everything"
        )
    return Plan(says="unknown")


def _several(reading: Reading, desk: Desk) -> list[Call]:
    """Return the calls of a question with several topics; none when it has one.

    A part borrows from the whole what it does not name itself: "..., and is there a complaint about it?"
    """
    pieces = [piece for piece in _PIECES.split(reading.text) if piece and piece.strip()]
    one_topic = "ticket" in reading.about and "with_open_order" in reading.flags
    if len(pieces) < 2 or one_topic:
        return []
    calls: list[Call] = []
    topics: set[str] = set()
    for piece in pieces[:6]:
        part = read(piece, desk.today, desk.link, desk.values)
        if not (part.about or part.measures or part.documents):
            continue
        if part.measures == ["units"] and not part.about and "stock" in reading.about:
            continue  # "when does it come in, and how many units?" asks one thing
        borrow(part, reading)
        found = decide(part)
        topics |= {call.tool for call in found}
        calls += found
    return calls if len(topics) > 1 else []


def borrow(part: Reading, whole: Reading) -> None:
    """Fill what a part of a question leaves open from the whole question."""
    if not (part.customers or part.documents or part.people):
        part.customers, part.people = list(whole.customers), list(whole.people)
        if not part.customers:
            part.documents = list(whole.documents)
    part.products = part.products or list(whole.products)
    part.period = part.period or whole.period
    part.values = part.values or dict(whole.values)


def left_over(reading: Reading, calls: Iterable[Call] = ()) -> tuple[str, ...]:
    """Return the words of a question that nothing made use of; the answer says that they were not used."""
    calls = list(calls)
    if any(call.tool == "run_sql" for call in calls):
        return ()
    rest = re.sub(f"[{words.MARKS}]", " ", reading.rest)
    for value in _used(calls):
        rest = rest.replace(value, " ")
    for pattern in (*dimension_patterns(rest), *words.KNOWN):
        rest = pattern.sub(" ", rest)
    found = re.findall(r"[A-Za-z][\w&.-]*(?: [A-Z][\w&.-]*)*|[\u4e00-\u9fff]{2,}|\d[\d,.]*", rest)
    told = [word for word in dict.fromkeys(found) if len(word) > 1]
    return (*_unused(reading, calls), *told)[:4]


def _used(calls: Iterable[Call]) -> set[str]:
    values = [value for call in calls for value in call.arguments.values()]
    return {str(value) for value in values}


def _unused(reading: Reading, calls: Sequence[Call]) -> list[str]:
    """Return what was recognised but went into no call: a period of a tool that has none."""
    used = _used(calls)
    told = [reading.period.text] if reading.period and str(list(reading.period.iso)) not in used else []
    return told + [value for value in reading.values.values() if value not in used]


def _key(call: Call) -> str:
    return json.dumps([call.tool, call.arguments], sort_keys=True)
