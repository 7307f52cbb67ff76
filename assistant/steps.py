"""What the planner does next: the first calls of a question, and the look after them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant import words
from assistant.blocks import Style
from assistant.desk import Desk
from assistant.followup import follow
from assistant.glossary import asked_term
from assistant.phrases import say
from assistant.plan import Call, Plan
from assistant.turns import Turn
from assistant.understand import plan, whole
from assistant.wording import even
from tools.glossary import explain

SURE = 0.5  # below it a question counts as not understood: measured on the development questions
SURE_OF_LIST = 0.65  # the same for lists: with a name or two words not understood most were wrong
_SPELT_AGAIN = 0.8  # below it another spelling is tried
_LATEST = 3
_TOLD = 10  # dimensions that a metric is known by
_LISTED_INSTEAD = {
    "late_orders": ("list_orders", {"late": True}),
    "open_orders": ("list_orders", {"open": True}),
    "orders": ("list_orders", {}),
    "tickets": ("ticket_history", {}),
    "open_tickets": ("ticket_history", {"open": True}),
    "overdue_invoices": ("invoices", {"overdue": True}),
    "overdue_receivables": ("invoices", {"overdue": True}),
    "open_receivables": ("invoices", {"open": True}),
}
# Dimensions that a list's argument of the same name means too: an order's category is a product's, a ticket's is not.
_TAKEN = {
    "list_orders": frozenset(
        {"customer", "product", "carrier", "country", "region", "city", "period", "status"}
    ),
    "ticket_history": frozenset({"customer", "period", "status"}),
    "invoices": frozenset({"customer", "period"}),
}


def first_plan(question: str, before: Sequence[Turn], desk: Desk) -> Plan:
    """Return what to do about a question, alone or in its conversation.

    What is not understood as it stands is tried once more with its spelling put right; what is still not
    sure enough is not answered, unless the company's documents tell.
    """
    if settled := _settled(question, desk):
        return _allowed(settled, desk)
    made = _understood(question, before, desk)
    if (made.confidence < _SPELT_AGAIN or made.left) and (better := _respelt(question, before, desk, made)):
        made = better
    if made.calls and (made.confidence < _least(made) or (words.MINE.search(question) and not desk.own_rows)):
        made = Plan(says="unsure", left=made.left, confidence=made.confidence)
    if desk.documents:
        made = desk.documents(made, desk.read(question))
    return _not_by(made, desk) or _allowed(made, desk)


def _not_by(made: Plan, desk: Desk) -> Plan | None:
    """Say in the person's words that a metric is not known by a dimension: win rate by warehouse."""
    zh = desk.language == "zh"
    for call in made.calls:
        for metric in call.arguments.get("metrics", ()) if call.tool == "query_metrics" else ():
            known = desk.semantics.dimensions_of(metric) | desk.semantics.conditions_of(metric)
            lost = next((name for name in call.arguments.get("group_by", ()) if name not in known), "")
            dimension = desk.semantics.dimensions.get(lost)
            if dimension is None:
                continue
            others = [
                each.words.label(desk.language)
                for name, each in desk.semantics.dimensions.items()
                if name in known
            ][:_TOLD]
            names = {
                "metric": desk.semantics.metrics[metric].words.label(desk.language),
                "by": dimension.words.label(desk.language),
                "known": ("、" if zh else ", ").join(others),
            }
            return Plan(says="not_by", said=say("not_by", Style(desk.language), **names))
    return None


def _least(made: Plan) -> float:
    figures = any(call.tool in ("query_metrics", "run_sql", "search_documents") for call in made.calls)
    return SURE if figures else SURE_OF_LIST


def _settled(question: str, desk: Desk) -> Plan | None:
    """Return the plan of a question that needs no reading: the meaning of a term, or one that was verified."""
    term = asked_term(question)
    if term and (explained := explain(term, desk.semantics)):
        return Plan(says="defined", explained=explained)
    known = desk.verified.match(question, desk) if desk.verified else None
    return Plan(known.calls, verified=known) if known else None


def _understood(question: str, before: Sequence[Turn], desk: Desk) -> Plan:
    reading = desk.read(question)
    return whole(reading) or follow(reading, before, desk) or plan(reading, desk)


def _respelt(question: str, before: Sequence[Turn], desk: Desk, made: Plan) -> Plan | None:
    """Return the plan of the question spelt right, if that is understood better."""
    read = desk.spelling.respelt(even(question), [(each.start, each.end) for each in desk.link(question)])
    if not read.changes:
        return None
    better = _understood(read.text, before, desk)
    if (better.confidence, -len(better.left)) <= (made.confidence, -len(made.left)):
        return None
    return replace(better, notes=(*better.notes, *read.changes))


def next_calls(made: Plan, done: Sequence[tuple[Call, Mapping[str, Any]]]) -> tuple[Call, ...]:
    """Return the calls still to make: the plan's, then one look further at a single order.

    "Where is Acme's order?": one open order is opened; if none is open, the latest are listed.
    """
    if not done:
        return made.calls
    if not made.one_order or len(done) != len(made.calls):
        return ()
    call, result = done[0]
    nothing = result.get("nothing") or {}
    if nothing.get("kind") == "no_match" and re.search("open", str(nothing.get("asked", "open"))):
        rest = {name: value for name, value in call.arguments.items() if name != "open"}
        return (Call(call.tool, {**rest, "limit": _LATEST}),)
    tables = result.get("tables") or []
    if not nothing and tables and len(tables[0]["rows"]) == 1:
        row = dict(zip(tables[0]["columns"], tables[0]["rows"][0], strict=True))
        if row.get("number"):
            return (Call("order_status", {"order": str(row["number"])}),)
    return ()


def _allowed(made: Plan, desk: Desk) -> Plan:
    """Keep to the tools of the role; a count may be read from a list instead."""
    if not made.calls:
        return made
    calls = [call if call.tool in desk.tools else _instead(call, desk) for call in made.calls]
    kept = tuple(call for call in calls if call is not None)
    if not kept:
        return Plan(says="no_tool", about=made.calls[0].tool)
    return replace(made, calls=kept)


def _instead(call: Call, desk: Desk) -> Call | None:
    """Return the list that tells the same number as a total, if the role has it."""
    metrics = call.arguments.get("metrics", [])
    tool, flags = _LISTED_INSTEAD.get(metrics[0], ("", {})) if len(metrics) == 1 else ("", {})
    said = {name for name in call.arguments if name not in ("metrics", "filters", "period")}
    if call.tool != "query_metrics" or tool not in desk.tools or said:
        return None
    told = call.arguments.get("filters", [])
    if any(each.get("exclude") or len(each["values"]) > 1 for each in told):
        return None  # a list takes one value of each: a wider or narrower one would tell another number
    arguments = {each["dimension"]: each["values"][0] for each in told}
    arguments |= {"period": call.arguments["period"]} if "period" in call.arguments else {}
    return Call(tool, {**arguments, **flags}) if set(arguments) <= _TAKEN[tool] else None
