"""The last question once more, with one thing changed: another period, customer, measure, or its total."""

from collections.abc import Mapping
from typing import Any

from assistant.listing import filters
from assistant.plan import Call, Plan
from assistant.reading import Reading
from assistant.turns import Turn
from tools.registry import TOOLS

_LISTS = ("list_orders", "invoices", "ticket_history")
_OF_GROUPS = ("group_by", "limit", "order", "order_by", "having", "share", "running_total", "others")


def takes(tool: str) -> frozenset[str]:
    """Return the arguments of a tool that a question in passing may change."""
    return (
        frozenset(TOOLS[tool].arguments.model_fields) - {"text", "exclude"} if tool in TOOLS else frozenset()
    )


def changed(last: Turn, change: Mapping[str, Any]) -> Plan | None:
    """Repeat the last calls that can take the change."""
    calls = []
    for call in last.calls:
        fits = {name: value for name, value in change.items() if name in takes(call.tool)}
        if "overdue" in change and "overdue" not in fits and "late" in takes(call.tool):
            fits["late"] = True
        if "late" in change and "late" not in fits and "overdue" in takes(call.tool):
            fits["overdue"] = True
        if fits:
            calls.append(Call(call.tool, _without_clashes({**call.arguments, **fits}, fits)))
    return Plan(tuple(calls)) if calls else None


def _without_clashes(arguments: dict[str, Any], fits: Mapping[str, Any]) -> dict[str, Any]:
    """Drop what the change takes the place of: late orders are not only the open ones."""
    if "overdue" in fits or "status" in fits:
        arguments.pop("open", None)
    if "status" in fits:
        arguments.pop("late", None)
    if "late" in fits or "open" in fits:
        arguments.pop("status", None)
    return {name: value for name, value in arguments.items() if value is not None}


def total(last: Turn) -> Plan:
    """Add up what was shown last: a list tells its count and sums over all rows, a ranking loses its groups."""
    call = last.calls[-1]
    if call.tool == "query_metrics":
        kept = {k: v for k, v in call.arguments.items() if k not in _OF_GROUPS}
        return Plan((Call(call.tool, kept),))
    return Plan((Call(call.tool, {**call.arguments, "limit": 1} if call.tool in _LISTS else call.arguments),))


_COUNTED = {
    "list_orders": "orders",
    "invoices": "invoices",
    "ticket_history": "tickets",
    "list_opportunities": "opportunities",
    "stock_availability": "stock_available",
}
_CONDITIONS = {
    ("list_orders", "late"): "late", ("list_orders", "open"): "open_order", ("invoices", "open"): "unpaid",
    ("invoices", "overdue"): "overdue", ("ticket_history", "open"): "open_ticket", ("list_opportunities", "open"): "open_opportunity",
}  # fmt: skip


def counted(call: Call) -> Call | None:
    """Return the query that counts what a list showed, so that it can be grouped; None if it cannot be said so."""
    if call.tool == "query_metrics":
        return call
    if call.tool not in _COUNTED:
        return None
    arguments: dict[str, Any] = {"metrics": [_COUNTED[call.tool]]}
    filters = []
    for name, value in call.arguments.items():
        if name == "period":
            arguments["period"] = value
        elif condition := _CONDITIONS.get((call.tool, name)):
            filters.append({"dimension": condition, "values": ["yes" if value else "no"]})
        elif isinstance(value, str) and name not in ("text", "sort", "date"):
            filters.append({"dimension": name, "values": [value]})
        elif name != "limit":
            return None
    return Call("query_metrics", {**arguments, **({"filters": filters} if filters else {})})


def narrowed(reading: Reading, last: Turn) -> Plan | None:
    """Return the last list of records again with a bound that is said: just the ones above 31,000."""
    call = last.calls[-1]
    if call.tool not in _LISTS or not reading.shape.every("A"):
        return None
    told, whole = filters(call.tool, reading, unpaid=bool(call.arguments.keys() & {"open", "overdue"}))
    return changed(last, told) if told and whole else None
