"""The n-th of what was shown: a choice of a question back, or a row of a list."""

import re
from collections.abc import Mapping
from typing import Any

from assistant import words
from assistant.intents import decide
from assistant.plan import Call, Plan
from assistant.reading import Reading
from assistant.turns import Turn, rows_of
from assistant.wording import ORDINAL_EN, number

_NTH = re.compile(
    rf"^(?:(?:请|看|选|要|是|就|查)*第(?P<a>[一二三四五六七八九十\d]+)(?:个|张|条|家|位|款|笔)?(?P<rest>.*)|"
    rf"(?:the\s+)?(?P<b>{ORDINAL_EN}|\d+(?:st|nd|rd|th))(?: one)?(?:,? please)?(?P<rest2>.*)|(?:no\.?|number|#)?\s*(?P<c>\d\d?)[.)]?|最后一[个张条]|(?:the )?last one)[?.!。]*$",
    re.IGNORECASE,
)


def picked(text: str, last: Turn) -> Plan | None:
    """Return the plan for "the second one", "第二个的发票呢", "2"; None when nothing was picked."""
    match = _NTH.match(text)
    found = _picked(match, last) if match else None
    return (_about_picked(found, match) or found) if found and match else None


def _picked(match: re.Match[str], last: Turn) -> Plan | None:
    """Take the n-th choice of a question back, or the n-th row of the last list."""
    word = match["a"] or match["b"] or match["c"]
    place = (
        -1
        if word is None
        else (number(re.sub(r"(?i)(?:st|nd|rd|th)$", "", word) or word) or number(word) or 0) - 1
    )
    for call, result in zip(last.calls, last.results, strict=False):
        nothing = result.get("nothing") or {}
        choices = list(nothing.get("choices") or [])
        if nothing and choices and -1 <= place < len(choices):
            return _chosen(call, nothing["what"], str(choices[place]))
        rows = rows_of(result)
        if rows and -1 <= place < len(rows):
            return _opened(call, rows[place])
    return None


def _chosen(call: Call, what: str, choice: str) -> Plan:
    """Ask again with the choice's number, or its name where it has none."""
    head = choice.split(" ", maxsplit=1)[0]
    key = head if re.search(r"\d", head) else re.sub(r"\s*\([^()]*\)$", "", choice)
    name = {"customer": "customer", "sales_order": "order", "product": "product"}.get(what, what)
    if call.tool == "find_customer":
        return Plan((Call("customer_360", {"customer": key}),))
    return Plan((Call(call.tool, {**call.arguments, name: key}),))


def _opened(call: Call, row: Mapping[str, Any]) -> Plan | None:
    """Open a row of a list: an order, the order of an invoice or ticket, a customer, a product."""
    order = row.get("number") if call.tool == "list_orders" else row.get("order_number")
    if call.tool == "invoices":
        order = order or row.get("number")
    if order:
        return Plan((Call("order_status", {"order": str(order)}),))
    if call.tool in ("find_customer", "query_metrics") and (
        key := row.get("customer_number") or row.get("number")
    ):
        return Plan((Call("customer_360", {"customer": str(key)}),))
    if key := row.get("product_number"):
        return Plan((Call("stock_availability", {"product": str(key)}),))
    return None


def _about_picked(picked: Plan, match: re.Match[str]) -> Plan | None:
    """Read what is asked about the n-th: 第二个的发票呢, the second one's invoice."""
    rest = (match.groupdict().get("rest") or match.groupdict().get("rest2") or "").strip(" ?.!的呢吗")
    if not rest or picked.calls[0].tool != "order_status":
        return None
    number_said = picked.calls[0].arguments["order"]
    topic = {name for name, pattern in words.ABOUT.items() if pattern.search(rest)}
    reading = Reading(rest, rest, documents=[("order", number_said)], about=topic)
    calls = decide(reading)
    return Plan(tuple(calls)) if calls else None
