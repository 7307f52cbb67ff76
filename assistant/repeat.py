"""The last question once more, with one thing changed: another period, customer, measure, or its total."""

from collections.abc import Mapping
from typing import Any

from assistant.plan import Call, Plan
from assistant.reading import Reading
from assistant.turns import Turn

_LISTS = ("list_orders", "invoices", "ticket_history")
_TAKES: dict[str, frozenset[str]] = {
    "find_customer": frozenset({"text"}),
    "customer_360": frozenset({"customer"}),
    "order_status": frozenset({"order"}),
    "cross_sell": frozenset({"customer", "limit"}),
    "stock_availability": frozenset({"product", "below_reorder", "warehouse", "limit"}),
    "invoices": frozenset({"customer", "overdue", "open", "period", "limit"}),
    "ticket_history": frozenset({"customer", "status", "open", "period", "limit"}),
    "list_orders": frozenset(
        {"customer", "status", "late", "open", "product", "period", "carrier", "country", "region", "city", "limit"}
    ),
    "totals": frozenset(
        {"customer", "product", "category", "carrier", "country", "region", "city", "warehouse", "late", "overdue",
         "status", "period", "top", "by"}
    ),
}  # fmt: skip


def changed(last: Turn, change: Mapping[str, Any]) -> Plan | None:
    """Repeat the last calls that can take the change."""
    calls = []
    for call in last.calls:
        fits = {name: value for name, value in change.items() if name in _TAKES.get(call.tool, ())}
        if "overdue" in change and "overdue" not in fits and "late" in _TAKES.get(call.tool, ()):
            fits["late"] = True
        if "late" in change and "late" not in fits and "overdue" in _TAKES.get(call.tool, ()):
            fits["overdue"] = True
        if fits:
            calls.append(Call(call.tool, _without_clashes({**call.arguments, **fits}, fits)))
    return Plan(tuple(calls)) if calls else None


def _without_clashes(arguments: dict[str, Any], fits: Mapping[str, Any]) -> dict[str, Any]:
    """Drop what the change takes the place of: late orders are not only the open ones."""
    if "late" in fits and "open" not in fits:
        arguments.pop("open", None)
    if "overdue" in fits or "status" in fits:
        arguments.pop("open", None)
    if "status" in fits:
        arguments.pop("late", None)
    if "late" in fits or "open" in fits:
        arguments.pop("status", None)
    if "customer" in fits and "customer" in arguments.get("by", []):
        arguments["by"] = [name for name in arguments["by"] if name != "customer"] or None
    return {name: value for name, value in arguments.items() if value is not None}


def other_measure(reading: Reading, last: Turn) -> Plan | None:
    """Ask the last total again for another measure, period or grouping (那毛利呢)."""
    call = last.calls[-1]
    if call.tool != "totals":
        return None
    change: dict[str, Any] = {"measure": reading.measures[0], **reading.values}
    if reading.period:
        change["period"] = list(reading.period.iso)
    if reading.by:
        change["by"] = reading.by
    return Plan((Call("totals", {**call.arguments, **change}),))


def total(last: Turn) -> Plan:
    """Add up what was shown last: a list tells its count and sums over all rows, a ranking loses its groups."""
    call = last.calls[-1]
    if call.tool == "totals":
        kept = {k: v for k, v in call.arguments.items() if k not in ("by", "top", "order")}
        return Plan((Call("totals", kept),))
    return Plan((Call(call.tool, {**call.arguments, "limit": 1} if call.tool in _LISTS else call.arguments),))
