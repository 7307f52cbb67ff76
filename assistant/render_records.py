"""Answers about one thing: an order from end to end, everything about a customer, which customer is meant."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.blocks import Sheet, Style
from assistant.phrases import part, say
from assistant.plan import Call

Sheets = Mapping[str, Sheet]
_EVENTS = 5


def order(_call: Call, result: Mapping[str, Any], sheets: Sheets, style: Style) -> str:
    """Write where an order stands: a sentence, shipments with tracking, lines, invoices, tickets."""
    head = sheets.get("order")
    if head is None or not len(head):
        return _rest(sheets, (), style)
    blocks = [_order_lead(head, style), _shipments(sheets, style)]
    blocks += [
        section(sheets[name], style, columns)
        for name, columns in _ORDER_COLUMNS.items()
        if name in sheets and len(sheets[name])
    ]
    blocks.append(
        _rest(sheets, ("order", "shipments", "events", "lines", "invoices", "payments", "tickets"), style)
    )
    blocks.append(_empty(result, ("shipments", "invoices", "tickets"), style))
    return "\n\n".join(block for block in blocks if block)


_ORDER_COLUMNS = {
    "lines": [
        "product_number",
        "product",
        "product_en",
        "quantity",
        "shipped_quantity",
        "unit_price",
        "amount",
    ],
    "invoices": ["number", "status", "issued_on", "due_on", "amount", "open_amount", "days_overdue"],
    "payments": ["number", "invoice_number", "received_on", "amount", "method"],
    "tickets": ["number", "subject", "status", "priority", "opened_at"],
}


def _order_lead(head: Sheet, style: Style) -> str:
    """Write the first sentence: number, customer, status, days, amount."""
    number, status = head.text("number"), head.text("status")
    customer = " ".join(filter(None, (head.text("customer_number"), head.text("customer"))))
    who = (f"（{customer}）" if style.zh else f" ({customer})") if customer else ""
    days = [
        (label, head.text(column))
        for column, label in (
            ("ordered_on", "下单" if style.zh else "ordered"),
            ("promised_on", "承诺交期" if style.zh else "promised"),
            ("shipped_on", "发货" if style.zh else "shipped"),
        )
        if head.text(column)
    ]
    told = [f"{label} {day}" for label, day in days]
    if head.raw("days_late"):
        late = head.text("days_late")
        told.append(f"延误 {late} 天" if style.zh else f"{late} day{'s' if late != '1' else ''} late")
    if head.text("amount"):
        told.append(f"金额 {head.text('amount')}" if style.zh else f"amount {head.text('amount')}")
    if head.text("freight"):
        told.append(f"运费 {head.text('freight')}" if style.zh else f"freight {head.text('freight')}")
    place = ", ".join(filter(None, (head.text("ship_to_city"), head.text("ship_to_country"))))
    if place:
        told.append(f"收货地 {place}" if style.zh else f"ship to {place}")
    if style.zh:
        return f"**订单 {number}**{who}：**{status or '状态未知'}**。{'，'.join(told)}。"
    return f"**Order {number}**{who}: **{status or 'status unknown'}**. {_sentence(', '.join(told))}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _shipments(sheets: Sheets, style: Style) -> str:
    """Write each shipment as one line, with its latest tracking events."""
    shipments, events = sheets.get("shipments"), sheets.get("events")
    if shipments is None or not len(shipments):
        return ""
    lines = [f"**{part('shipments', style)}**"]
    for row in range(len(shipments)):
        lines.append(f"- {_shipment(shipments, row, style)}")
        if events is not None:
            lines += _tracking(events, shipments, row)
    return "\n".join(lines)


def _shipment(sheet: Sheet, row: int, style: Style) -> str:
    via = " ".join(filter(None, (sheet.text("carrier", row), sheet.text("tracking_no", row))))
    told = [sheet.text("number", row), via, sheet.text("status", row)]
    for column, zh, en in (
        ("shipped_on", "发出", "shipped"), ("expected_on", "预计到达", "expected"), ("delivered_on", "签收", "delivered"),
    ):  # fmt: skip
        if day := sheet.text(column, row):
            told.append(f"{day} {zh}" if style.zh else f"{en} {day}")
    return ("，" if style.zh else ", ").join(filter(None, told))


def _tracking(events: Sheet, shipments: Sheet, row: int) -> list[str]:
    """Write the latest events of one shipment, newest first."""
    lines = []
    for event in range(len(events)):
        here = any(
            events.raw(there, event) is not None and events.raw(there, event) == shipments.raw(key, row)
            for there, key in (("shipment_id", "id"), ("shipment_number", "number"))
        )
        if here or len(shipments) == 1:
            told = (events.text(name, event) for name in ("occurred_at", "status", "location", "description"))
            lines.append(f"  - {' · '.join(filter(None, told))}")
    return lines[:_EVENTS]


def customer(_call: Call, result: Mapping[str, Any], sheets: Sheets, style: Style) -> str:
    """Write everything about a customer, the most telling first."""
    head = sheets.get("customer")
    if head is None or not len(head):
        return _rest(sheets, (), style)
    title = " ".join(filter(None, (head.text("number"), head.text("name"))))
    lead = f"**{title}**\n{head.facts(without=('number', 'name'))}"
    blocks = [lead]
    _one_language(sheets.get("disagreements"), style)
    blocks += [
        section(sheets[name], style, columns)
        for name, columns in _ABOUT.items()
        if name in sheets and len(sheets[name])
    ]
    blocks.append(_rest(sheets, ("customer", *_ABOUT), style))
    blocks.append(_empty(result, ("orders", "invoices", "tickets", "contacts"), style))
    return "\n\n".join(block for block in blocks if block)


def _one_language(sheet: Sheet | None, style: Style) -> None:
    """Keep one language of the fields the systems disagree on: they come as `电话 / phone`."""
    if sheet is not None and "field" in sheet.columns:
        place = sheet.columns.index("field")
        for row in sheet.rows:
            row[place] = str(row[place]).split(" / ")[0 if style.zh else -1]


_ABOUT: dict[str, list[str]] = {
    "sales": [], "receivables": [], "contacts": [], "orders": [], "invoices": [], "tickets": [],
    "opportunities": [], "interactions": [], "disagreements": [],
    "links": ["source", "number", "name", "probability", "reason"],
}  # fmt: skip


def found(call: Call, _result: Mapping[str, Any], sheets: Sheets, style: Style) -> str:
    """Write which customer was found, with its contacts; of a person or phone asked for, that contact only."""
    customers = sheets.get("customers") or next(iter(sheets.values()))
    if len(customers) != 1:
        return section(customers, style)
    title = " ".join(filter(None, (customers.text("number"), customers.text("name"))))
    blocks = [f"**{title}**\n{customers.facts(without=('number', 'name'))}"]
    asked = str(call.arguments.get("text", ""))
    for name, sheet in sheets.items():
        if name != customers.name and len(sheet):
            meant = [row for row in sheet.rows if asked.startswith("<") and asked in row]
            sheet.rows = meant or sheet.rows
            blocks.append(section(sheet, style))
    return "\n\n".join(blocks)


def section(sheet: Sheet, style: Style, columns: Sequence[str] | None = None) -> str:
    """Write a table under its heading."""
    shown = [name for name in columns or () if name in sheet.filled()] or sheet.shown()
    text = f"**{part(sheet.name, style)}**\n\n{sheet.table(sheet.one_name(shown))}"
    return f"{text}\n\n_{say('more', style, n=len(sheet))}_" if sheet.truncated else text


def _rest(sheets: Sheets, known: Sequence[str], style: Style) -> str:
    """Write the tables this page has no place for: nothing that was read is kept back."""
    more = [section(sheet, style) for name, sheet in sheets.items() if name not in known and len(sheet)]
    return "\n\n".join(more)


def _empty(result: Mapping[str, Any], worth: Sequence[str], style: Style) -> str:
    """Say which parts hold nothing: no ticket is an answer too."""
    empty = [name for name in (result.get("facts") or {}).get("empty", []) if name in worth]
    parts = ("、" if style.zh else ", ").join(
        part(name, style) if style.zh else part(name, style).lower() for name in empty
    )
    return f"_{say('none_of', style, parts=parts)}_" if parts else ""
