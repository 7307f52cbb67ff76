"""The small company with everything its lists can be filtered by, and what is listed of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.tools.fakes import TODAY
from tests.tools.rows import CUSTOMERS, OPPORTUNITIES, ORDERS, PRODUCTS, ROWS, TICKETS

DEAD = ("quotation", "draft", "cancelled")
_CHANNELS = ("网上商城", "电话", "展会")
_SEGMENTS = ("A", "B", None)


def rows() -> dict[str, list[dict[str, Any]]]:
    """The small company with what its lists can be filtered by filled in."""
    customers = [
        {**row, "segment": _SEGMENTS[place % 3], "credit_limit": Decimal(10_000 * place)}
        for place, row in enumerate(CUSTOMERS)
    ]
    orders = [{**row, "channel": _CHANNELS[place % 3]} for place, row in enumerate(ORDERS)]
    tickets = [
        {**row, "priority": ("high", "normal", "urgent", "low")[place], "channel": ("微信", "电话")[place % 2],
         "first_response_at": None if place % 2 else row["opened_at"],
         "resolved_at": row["opened_at"] if row["status"] in ("resolved", "closed") else None}
        for place, row in enumerate(TICKETS)
    ]  # fmt: skip
    products = [
        {**row, "supplier": ("瑞丰机电", "Nordwerk GmbH")[place % 2]} for place, row in enumerate(PRODUCTS)
    ]
    opportunities = [
        {
            **row,
            "expected_close_on": date(2026, 11, 1),
            "probability": Decimal("0.5"),
            "campaign_id": "crm:G1",
        }
        for row in OPPORTUNITIES
    ]
    opportunities.append(
        {**opportunities[0], "id": "crm:O3", "number": "O-3", "customer_id": "erp:C06", "stage": "lost",
         "amount": Decimal(7000), "created_on": date(2026, 10, 5), "closed_on": date(2026, 11, 3),
         "owner_id": "erp:E2", "campaign_id": None, "probability": Decimal(0)}
    )  # fmt: skip
    campaigns = [{"id": "crm:G1", "number": "G-1", "name": "2026 双十一企业购", "channel": "促销"}]
    return {**ROWS, "customer": customers, "sales_order": orders, "ticket": tickets, "product": products,
            "opportunity": opportunities, "campaign": campaigns}  # fmt: skip


def numbers(result: Any) -> list[str]:
    table = result.tables[0] if result.tables else None
    return table.column("product_number" if table.name == "stock" else "number") if table else []


def late_days(order: dict[str, Any]) -> int:
    if order["status"] in DEAD:
        return 0
    return ((order["shipped_on"] or TODAY) - order["promised_on"]).days


def due_days(invoice: dict[str, Any]) -> int:
    is_open = invoice["open_amount"] > 0 and invoice["status"] not in ("draft", "cancelled", "paid")
    return (TODAY - invoice["due_on"]).days if is_open else 0
