"""Answers that are lists of rows: how many by which filter, their sums, the first of them as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant import cells
from assistant.blocks import MAX_ROWS, Sheet, Style
from assistant.filters import described
from assistant.phrases import entity, say
from assistant.plan import Call
from assistant.render_records import section

Sheets = Mapping[str, Sheet]
_WHAT = {
    "list_orders": "sales_order", "invoices": "invoice", "ticket_history": "ticket",
    "stock_availability": "product", "find_customer": "customer", "order_status": "sales_order",
    "cross_sell": "product", "list_customers": "customer", "list_opportunities": "opportunity", "list_products": "product",
}  # fmt: skip
# What of a row is worth a person's eye in a table; the rest stands in the evidence.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "list_orders": (
        "number", "customer", "status", "ordered_on", "promised_on", "shipped_on", "days_late", "amount", "freight",
        "ship_to_country",
    ),
    "invoices": (
        "number", "customer", "order_number", "status", "issued_on", "due_on", "days_overdue", "amount", "open_amount",
    ),
    "ticket_history": ("number", "customer", "subject", "category", "status", "priority", "order_number", "opened_at", "satisfaction"),
    "list_customers": (
        "number", "name", "segment", "industry", "city", "region", "country", "status", "owner", "created_at",
    ),
    "list_opportunities": (
        "number", "name", "customer", "stage", "amount", "probability", "created_on", "expected_close_on", "closed_on",
        "sales_rep",
    ),
    "list_products": (
        "number", "name", "name_en", "category", "supplier", "list_price", "unit", "lead_time_days", "status",
    ),
    "stock_availability": (
        "product_number", "product", "product_en", "on_hand", "reserved", "available", "reorder_level", "incoming",
        "next_expected_on", "unit",
    ),
}  # fmt: skip
_COUNTED = {
    "sales_order": "个", "invoice": "张", "ticket": "张", "product": "种", "customer": "家", "opportunity": "个",
}  # fmt: skip


def noun(call: Call, style: Style, *, several: bool = True) -> str:
    """Return the word for what a tool lists."""
    word = entity(_WHAT.get(call.tool, "row"), style)
    return many(word) if several and not style.zh else word


def many(word: str) -> str:
    """Return an English word in the plural.

    >>> many("order"), many("opportunity"), many("sales rep")
    ('orders', 'opportunities', 'sales reps')
    """
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def rows(call: Call, result: Mapping[str, Any], sheets: Sheets, style: Style) -> str:
    """Write what was listed by which filter, the rows, then what stands beside them."""
    main, *others = list(sheets.values())
    blocks = [_lead(call, result, main, style), table(main, _COLUMNS.get(call.tool), style)]
    blocks += [section(sheet, style) for sheet in others if len(sheet)]
    return "\n\n".join(block for block in blocks if block)


def _lead(call: Call, result: Mapping[str, Any], main: Sheet, style: Style) -> str:
    """Write how many there are in all, by which filter, and their sums."""
    facts = result.get("facts") or {}
    shown = min(len(main), MAX_ROWS)
    count = facts["count"] if isinstance(facts.get("count"), int) else len(main)
    filters = described(call, facts, style)
    word = noun(call, style, several=count != 1)
    sums = _sums(facts, style)
    if style.zh:
        unit = _COUNTED.get(_WHAT.get(call.tool, ""), "条")
        lead = f"**共 {count:,} {unit}{word}**" + (f"（{filters}）" if filters else "") + sums
        return lead + (f"，显示前 {shown} {unit}。" if shown < count else "。")
    lead = f"**{count:,} {word}**" + (f" ({filters})" if filters else "") + sums
    return lead + (f"; the first {shown} shown." if shown < count else ".")


def _sums(facts: Mapping[str, Any], style: Style) -> str:
    """Write the sums over all that matched, of each currency apart."""
    told = []
    for row in facts.get("sums") or []:
        column = "open_amount" if row.get("open_amount") not in (None, "0", "0.00") else "amount"
        if row.get(column) is None:
            continue
        amount = cells.cell(
            row[column], column, "invoice", style.language, currency=str(row.get("currency") or "")
        )
        told.append((column, amount))
    unpaid = any(column == "open_amount" for column, _ in told)
    joined = ("、" if style.zh else ", ").join(
        amount for column, amount in told if unpaid <= (column == "open_amount")
    )
    if style.zh:
        return f"，{'未付' if unpaid else ''}合计 {joined}" if joined else ""
    return f", in total {joined}{' open' if unpaid else ''}" if joined else ""


def table(sheet: Sheet, columns: Sequence[str] | None, style: Style) -> str:
    """Write the columns worth showing of the rows, or all of them."""
    if not len(sheet):
        return ""
    shown = [name for name in columns or () if name in sheet.filled()] or sheet.shown()
    text = sheet.table(sheet.one_name(shown))
    return f"{text}\n\n_{say('more', style, n=min(len(sheet), MAX_ROWS))}_" if sheet.truncated else text
