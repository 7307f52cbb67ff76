"""The text of an answer from tool results, by templates: what was understood, what was found, from where."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant import (
    cells,
    glossary,
    render_documents,
    render_listed,
    render_lists,
    render_metrics,
    render_records,
)
from assistant.blocks import Sheet, Style
from assistant.filters import described
from assistant.phrases import entity, near, say
from assistant.plan import Call, Plan
from assistant.verified import VerifiedPlan
from assistant.verified import note as verified_by
from connectors.model import ENTITIES

_WRITERS = {
    "order_status": render_records.order,
    "customer_360": render_records.customer,
    "find_customer": render_records.found,
    "list_orders": render_listed.rows,
    "invoices": render_listed.rows,
    "ticket_history": render_listed.rows,
    "stock_availability": render_lists.stock,
    "list_customers": render_listed.rows,
    "list_opportunities": render_listed.rows,
    "list_products": render_listed.rows,
    "cross_sell": render_lists.cross_sell,
    "query_metrics": render_metrics.metrics,
    "run_sql": render_lists.rows,
    "search_documents": render_documents.documents,
}


def answer(
    results: Sequence[tuple[Call, Mapping[str, Any]]], style: Style, left: Sequence[str] = (),
    systems: Sequence[Mapping[str, Any]] = (), respelt: Sequence[tuple[str, str]] = (),
    verified: VerifiedPlan | None = None,
) -> str:  # fmt: skip
    """Write the answer to a question from its tool calls and their results.

    Args:
        results: Each call with what came back.
        style: Language and time zone.
        left: Words of the question that were not used.
        systems: All sources with their time: they are named when no row says where it came from.
        respelt: Words of the question that were read otherwise than written, with how.
        verified: The verified question that the answer is built on.
    """
    blocks = [one(call, result, style) for call, result in results] or [say("empty", style)]
    notes = [verified_by(verified, style)] if verified else []
    if left:
        notes.append(say("left", style, words=_quoted(left, style)))
    if respelt:
        notes.append(
            "".join(say("read_as", style, written=written, meant=meant) for written, meant in respelt)
        )
    told = sources([result for _, result in results], style)
    if not told and systems:
        told = say("sources", style, sources=_systems({str(s["system"]): s["as_of"] for s in systems}, style))
    if told:
        notes.append(told)
    return "\n\n".join(block for block in (*blocks, *(f"_{note}_" for note in notes)) if block)


def one(call: Call, result: Mapping[str, Any], style: Style) -> str:
    """Write what one tool call found."""
    if "failure" in result:
        return say(f"failure.{result['failure']}", style, message=result.get("message", ""))
    sheets = {data["name"]: Sheet(data, style) for data in result.get("tables", [])}
    if result.get("nothing") and call.tool == "search_documents":
        return render_documents.nothing(result, style)
    if result.get("nothing") and not _is_zero(call, result):
        return "\n\n".join(filter(None, (nothing(call, result, style), _read_as(result, style))))
    text = _WRITERS[call.tool](call, result, sheets, style)
    return "\n\n".join(block for block in (text, _read_as(result, style), _hidden(result, style)) if block)


def _is_zero(call: Call, result: Mapping[str, Any]) -> bool:
    """Say whether a total of zero was counted: 0 is an answer."""
    tables = result.get("tables") or []
    grouped = call.tool != "query_metrics" or bool(call.arguments.get("group_by"))
    return not grouped and bool(tables and tables[0]["rows"])


def nothing(call: Call, result: Mapping[str, Any], style: Style) -> str:
    """Say which kind of nothing was found, in plain words."""
    found = result["nothing"]
    kind = "province" if found["what"] == "province" else found["kind"]
    choices = list(found.get("choices") or [])
    if kind == "no_match" and not choices and call.tool == "query_metrics":
        return render_metrics.empty(call, result, style)
    if kind == "no_match" and not choices:
        filters = described(call, result.get("facts") or {}, style)
        what = render_listed.noun(call, style, several=False)
        return say("no_match", style, what=what, asked=filters or ("无" if style.zh else "none"))
    what = entity(found["what"], style)
    if kind == "not_yours":
        what = what if style.zh else what.capitalize()
    lines = [say(kind, style, what=what, whats=render_listed.many(what), asked=found["asked"])]
    if choices:
        heading = {
            "absent": "absent_near",
            "no_match": "no_match_choices",
            "province": "province_cities",
        }.get(kind)
        lines += [say(heading, style)] if heading else []
        lines += [f"{place}. {choice}" for place, choice in enumerate(choices, 1)]
    return "\n".join(lines)


def sources(results: Sequence[Mapping[str, Any]], style: Style) -> str:
    """Name each system behind the results, with the time of its data."""
    times: dict[str, str] = {}
    for result in results:
        for table in result.get("tables", []):
            for origin in table.get("origins", []):
                known = times.get(origin["system"])
                as_of = origin["as_of"] or ""
                times[origin["system"]] = min(known, as_of) if known and as_of else (known or as_of)
    return say("sources", style, sources=_systems(times, style)) if times else ""


def _systems(times: Mapping[str, str], style: Style) -> str:
    told = [
        say("as_of", style, system=system, time=cells.as_of(time, style.zone)) if time
        else say("as_of_unknown", style, system=system)
        for system, time in sorted(times.items())
    ]  # fmt: skip
    return ("、" if style.zh else ", ").join(told)


def spoken(
    plan: Plan, style: Style, *, names: Mapping[str, str], systems: Sequence[Mapping[str, Any]]
) -> str:
    """Write what is said when no tool is called: a greeting, help, or that it was not understood."""
    if plan.says == "freshness":
        times = {str(s["system"]): s["as_of"] for s in systems}
        return f"{say('freshness', style)}{_systems(times, style)}" if times else say("no_sources", style)
    if plan.said:
        return plan.said
    if plan.explained:
        return glossary.told(plan.explained, style)
    if plan.says == "thanks":
        return say("thanks", style)
    if plan.says == "no_tool":
        return say("no_tool", style, role=names.get("role", ""), tool=names.get("tool", ""))
    if plan.says == "unsure" and not plan.left:
        plan = Plan(says="unknown")
    key = f"unsupported.{plan.about}" if plan.says == "unsupported" else plan.says
    about = "help" if plan.says in ("help", "greeting") else plan.about
    about = "typed" if plan.says == "typed" else about
    questions = near(about, style, names.get("customer", ""), names.get("product", ""))
    return "\n".join(
        [say(key, style, words=_quoted(plan.left, style)), *(f"- {question}" for question in questions)]
    )


def _quoted(said: Sequence[str], style: Style) -> str:
    return "、".join(f"“{word}”" for word in said) if style.zh else ", ".join(f'"{word}"' for word in said)


def _read_as(result: Mapping[str, Any], style: Style) -> str:
    """Say which word was read otherwise than written: pinyin, a typing mistake."""
    told = (result.get("facts") or {}).get("read_as") or []
    said = "".join(say("read_as", style, written=written, meant=meant) for written, meant in told)
    return f"_{said}_" if said else ""


def _hidden(result: Mapping[str, Any], style: Style) -> str:
    """Say what the role does not see, by its label."""
    names = []
    for name in (result.get("facts") or {}).get("hidden", []):
        table, _, column = name.replace("customer_row", "customer").partition(".")
        known = ENTITIES.get(table)
        labelled = cells.label(table, column, style.language) if column else ""
        title = known.info["zh" if style.zh else "en"] if known is not None else re.sub("_", " ", table)
        names.append(f"{title}{'' if style.zh else ' '}{labelled}".strip())
    joined = ("、" if style.zh else ", ").join(dict.fromkeys(names))
    return f"_{say('hidden', style, names=joined)}_" if names else ""
