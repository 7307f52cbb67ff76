"""When a question asks for a total or a ranking, and the `totals` call it asks for."""

import re
from typing import Any

from assistant import words
from assistant.plan import Call
from assistant.reading import Reading

_ORDERS = frozenset(
    [
        "orders",
        "sales_amount",
        "average_order_value",
        "units",
        "gross_profit",
        "gross_margin",
        "freight",
        "late_orders",
        "open_orders",
        "on_time_rate",
        "shipments",
    ]
)
_LISTS = frozenset(["late_orders", "open_orders", "overdue_invoices", "open_tickets", "open_opportunities"])
_BUSINESS = frozenset(
    {"customer", "product", "category", "country", "region", "city", "sales_rep", "industry", "channel"}
)
_RECEIVABLE = frozenset({"open_receivables", "overdue_receivables"})
_WHO = re.compile(r"谁|\bwho\b", re.IGNORECASE)
_WHAT_BOUGHT = re.compile(
    r"(?:买|购)了?(?:过)?(?:什么|哪些|啥)|\bwhat (?:did|does|do|has|have)\b.*\b(?:buy|bought|purchased?)\b",
    re.IGNORECASE,
)
_BOUGHT = re.compile(r"买|购|订了?|下单|\b(?:buy|bought|purchased?)\b", re.IGNORECASE)
_PLAIN_TOP = 10


def wants_totals(reading: Reading) -> bool:
    """Say whether a question asks for figures rather than for records."""
    if reading.documents or ("ticket" in reading.about and "with_open_order" in reading.flags):
        return False
    by, named = _by(reading), reading.measures
    if "stock" in reading.about or "below_reorder" in reading.flags:
        return any(name.startswith("stock_") for name in named) and "below_reorder" not in reading.flags
    if not named:
        return bool(by) and bool(_implied(reading))
    if set(named) <= _RECEIVABLE and (reading.customers or reading.people) and not by:
        return False
    if set(named) <= _LISTS:
        return bool(by) or bool(words.HOW_MANY.search(reading.rest))
    return bool(by) or any(name in words.TOTAL_ON_ITS_OWN for name in named)


def totals_call(reading: Reading, customer: str) -> list[Call]:
    """Return one call for each measure named, at most three."""
    named, late = _measures(reading)
    by = _by(reading)
    if not by and _WHO.search(reading.rest) and words.RANKED.search(reading.rest):
        by = ["customer"]
    if named == ["late_orders"] and not by and words.SHIPPED_LATE.search(reading.rest):
        by = ["status"]  # those that went late apart from those that have not gone
    return [Call("totals", _arguments(reading, name, by, customer, late)) for name in named[:3]]


def _arguments(reading: Reading, name: str, by: list[str], customer: str, late: bool) -> dict[str, Any]:
    product = reading.products[0].key if reading.products else None
    ranked = bool(by) and bool(words.RANKED.search(reading.rest))
    arguments: dict[str, Any] = {
        "measure": name, "by": by or None, "customer": None if "customer" in by and not reading.customers else customer,
        "product": product, "late": True if late and name != "late_orders" else None,
        "overdue": None, "period": list(reading.period.iso) if reading.period else None,
        "top": reading.count if by and reading.count else (_PLAIN_TOP if ranked else None),
        "order": "asc" if by and _ascending(reading, name) else None,
    }  # fmt: skip
    if name in _ORDERS and words.CANCELLED.search(reading.rest):
        arguments["status"] = "cancelled"
    arguments |= reading.values
    return {key: value for key, value in arguments.items() if value not in (None, "")}


def _ascending(reading: Reading, name: str) -> bool:
    """Smallest first where the low word stands at this measure: 毛利低但占用应收多 wants both ways."""
    if len(reading.measures) < 2:
        return bool(words.ASCENDING.search(reading.rest))
    pattern = dict(words.MEASURES)[name]
    found = pattern.search(reading.rest)
    if found is None:
        return False
    after = reading.rest[found.end() :][:2]
    if re.search("[高多大低少小差]", after):
        return bool(re.search("[低少小差]", after))
    before = 2 if re.search("[\u4e00-\u9fff]", found.group()) else 9
    return bool(words.LOW_NEAR.search(reading.rest[max(0, found.start() - before) : found.start()]))


def _by(reading: Reading) -> list[str]:
    """Return the dimensions, without one whose value is named: "by carrier DHL" is a filter."""
    every = re.search(r"各|每|\b(?:each|every|per)\b", reading.rest)
    by = [name for name in reading.by if every or name not in reading.values]
    if (
        reading.customers
        and "customer" in by
        and re.search(f"(?:客户|customer) ?{words.CUSTOMER}", reading.rest)
    ):
        by.remove("customer")
    if not by and (reading.customers or reading.people) and _WHAT_BOUGHT.search(reading.rest):
        by = ["product"]
    return by


def _measures(reading: Reading) -> tuple[list[str], bool]:
    """Return the measures meant, and whether only late orders count: "freight of late orders"."""
    named = list(reading.measures) or [_implied(reading)]
    if "average_order_value" in named and "sales_amount" in named:
        named.remove("sales_amount")
    if "customers" in named and len(named) > 1:
        named.remove("customers")
    late = "late" in reading.flags
    if "late_orders" in named and any(name in _ORDERS and name not in _LISTS for name in named):
        others = [name for name in named if name not in {"late_orders", "orders"}]
        if others:
            return others, True
        return ["late_orders"], False
    swaps = (
        ("orders", "late" in reading.flags, "late_orders"), ("orders", "open" in reading.flags, "open_orders"),
        ("tickets", "open" in reading.flags, "open_tickets"), ("opportunities", "open" in reading.flags, "open_opportunities"),
        ("open_receivables", "overdue" in reading.flags, "overdue_receivables"),
    )  # fmt: skip
    for general, said, special in swaps:
        if said and general in named:
            named = [special if name == general else name for name in named]
    named = list(dict.fromkeys(named))
    return named, late and not set(named) & {"late_orders", "on_time_rate"}


def _implied(reading: Reading) -> str:
    """Return the measure a grouping asks for without naming it: 前五的客户 are those with most sales."""
    about, flags = reading.about, reading.flags
    if "cross_sell" in about:
        return ""
    if "ticket" in about:
        return "open_tickets" if "open" in flags else "tickets"
    if "invoice" in about:
        return "overdue_invoices" if "overdue" in flags else "open_receivables"
    if _WHAT_BOUGHT.search(reading.rest) or (
        "product" in reading.by and reading.customers and _BOUGHT.search(reading.rest)
    ):
        return "units"
    if "order" in about or "late" in flags:
        return (
            "late_orders" if flags & {"late", "overdue"} else "open_orders" if "open" in flags else "orders"
        )
    ranked = words.RANKED.search(reading.rest) or reading.count
    return "sales_amount" if ranked and set(reading.by) & _BUSINESS else ""
