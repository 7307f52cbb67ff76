"""Earlier questions of a conversation, and what it is about just now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.plan import Call


@dataclass
class Turn:
    """One earlier question: what was called and what came back."""

    question: str
    calls: list[Call] = field(default_factory=list)
    results: list[Mapping[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Focus:
    """What a conversation is about just now."""

    order: str = ""
    customer: str = ""
    product: str = ""


def focus(turns: Sequence[Turn]) -> Focus:
    """Return the order, customer and product last spoken of."""
    order = customer = product = ""
    for turn in reversed(turns):
        for call, result in reversed(list(zip(turn.calls, turn.results, strict=False))):
            order = order or _order_of(call, result)
            customer = customer or _customer_of(call, result)
            product = product or str(call.arguments.get("product", ""))
        if order or customer:
            break
    return Focus(order, customer, product)


def rows_of(result: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a result's first table."""
    tables = result.get("tables") or []
    if not tables:
        return []
    return [dict(zip(tables[0]["columns"], row, strict=True)) for row in tables[0]["rows"]]


def _order_of(call: Call, result: Mapping[str, Any]) -> str:
    rows = rows_of(result)
    if call.tool == "order_status":
        return str(rows[0].get("number") or call.arguments["order"]) if rows else str(call.arguments["order"])
    if call.arguments.get("order"):
        return str(call.arguments["order"])
    return str(rows[0].get("number") or "") if call.tool == "list_orders" and len(rows) == 1 else ""


def _customer_of(call: Call, result: Mapping[str, Any]) -> str:
    if said := call.arguments.get("customer"):
        return str(said)
    for each in call.arguments.get("filters") or ():
        if (
            each.get("dimension") == "customer"
            and not each.get("exclude")
            and len(each.get("values", [])) == 1
        ):
            return str(each["values"][0])
    rows = rows_of(result)
    if not rows:
        return ""
    if call.tool in ("find_customer", "customer_360"):
        return str(rows[0].get("number") or rows[0].get("id") or "") if len(rows) == 1 else ""
    keys = {str(row.get("customer_number") or row.get("customer") or "") for row in rows}
    return keys.pop() if len(keys) == 1 else ""
