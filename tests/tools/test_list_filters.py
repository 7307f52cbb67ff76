"""Lists under richer filters: bounds, other days, what is left out; compared with plain Python."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.tools.firm import DEAD, due_days, late_days, numbers, rows
from tests.tools.rows import LINES, ORDERS

Row = dict[str, Any]
_CUSTOMER = {row["id"]: row for row in rows()["customer"]}
_EAST = ("erp:C01", "erp:C03")
OF_ORDERS = [
    pytest.param({"min_amount": 6200}, lambda o: o["amount"] >= 6200, id="an amount or more, its bound included"),
    pytest.param({"min_amount": 1000, "max_amount": 6200}, lambda o: 1000 <= o["amount"] <= 6200, id="between two"),
    pytest.param({"min_days_late": 4}, lambda o: late_days(o) >= 4, id="late by days"),
    pytest.param(
        {"period": ["2026-09-01", "2026-09-30"], "date": "shipped"},
        lambda o: o["shipped_on"] and o["shipped_on"].month == 9,
        id="shipped in a period",
    ),
    pytest.param(
        {"period": ["2026-11-01", "2026-11-30"], "date": "promised"},
        lambda o: (o["promised_on"].year, o["promised_on"].month) == (2026, 11),
        id="promised in a period",
    ),
    pytest.param({"region": ["华东", "华南"]}, lambda o: _CUSTOMER[o["customer_id"]]["region"] in ("华东", "华南"), id="two regions"),
    pytest.param({"exclude": {"region": ["华东"]}}, lambda o: o["customer_id"] not in _EAST, id="without a region"),
    pytest.param({"exclude": {"status": "cancelled"}}, lambda o: o["status"] != "cancelled", id="without a status"),
    pytest.param(
        {"exclude": {"segment": ["A", "B"]}},
        lambda o: _CUSTOMER[o["customer_id"]]["segment"] not in ("A", "B"),
        id="without two segments, and the unknown stay",
    ),
    pytest.param(
        {"exclude": {"customer": ["C01", "Acme Industrial"]}},
        lambda o: o["customer_id"] not in ("erp:C01", "erp:C02"),
        id="without two customers",
    ),
    pytest.param(
        {"exclude": {"product": ["PR-1"]}},
        lambda o: o["id"] not in {line["order_id"] for line in LINES if line["product_id"] == "erp:PR-1"},
        id="without a product",
    ),
    pytest.param({"status": ["draft", "cancelled"]}, lambda o: o["status"] in ("draft", "cancelled"), id="two states"),
    pytest.param(
        {"category": "furniture"},
        lambda o: o["id"] in {line["order_id"] for line in LINES if line["product_id"] in ("erp:FU-1", "erp:FU-2")},
        id="a category in English",
    ),
    pytest.param({"channel": "online"}, lambda o: o["channel"] == "网上商城", id="a channel in English"),
    pytest.param({"industry": "machinery"}, lambda o: _CUSTOMER[o["customer_id"]]["industry"] == "机械", id="an industry"),
    pytest.param({"segment": "A类"}, lambda o: _CUSTOMER[o["customer_id"]]["segment"] == "A", id="a segment"),
    pytest.param({"currency": "euros"}, lambda o: o["currency"] == "EUR", id="a currency"),
    pytest.param(
        {"late": True, "min_amount": 5000, "exclude": {"carrier": ["DHL"]}, "region": "华东"},
        lambda o: late_days(o) > 0 and o["amount"] >= 5000 and o["customer_id"] in _EAST,
        id="several at once",
    ),
]  # fmt: skip
OF_INVOICES = [
    pytest.param({"min_days_overdue": 31}, lambda i: due_days(i) >= 31, id="overdue by days"),
    pytest.param({"max_days_overdue": 40, "overdue": True}, lambda i: 0 < due_days(i) <= 40, id="overdue by few days"),
    pytest.param(
        {"period": ["2026-12-01", "2026-12-31"], "date": "due"}, lambda i: i["due_on"].month == 12, id="due in a period"
    ),
    pytest.param({"min_open_amount": 1000}, lambda i: i["number"] in ("INV-42", "INV-46"), id="much still open"),
    pytest.param({"sales_rep": "E2", "open": True}, lambda i: i["number"] == "INV-44", id="open of a sales rep's customers"),
    pytest.param({"region": "华东"}, lambda i: i["customer_id"] in _EAST, id="a region"),
    pytest.param({"channel": "phone"}, lambda i: i["order_id"] in ("erp:SO2026-00043", "erp:SO2026-00046"), id="an order's channel"),
    pytest.param({"status": "partially_paid"}, lambda i: i["status"] == "partially_paid", id="a status"),
    pytest.param({"exclude": {"currency": ["EUR"]}}, lambda i: i["currency"] != "EUR", id="without a currency"),
]  # fmt: skip
OF_TICKETS = [
    pytest.param({"priority": ["高", "urgent"]}, lambda t: t["number"] in ("T-1", "T-3"), id="two priorities"),
    pytest.param({"category": "quality"}, lambda t: t["category"] == "质量", id="a category in English"),
    pytest.param({"channel": "wechat"}, lambda t: t["number"] in ("T-1", "T-3"), id="a channel"),
    pytest.param({"no_reply": True}, lambda t: t["number"] in ("T-2", "T-4"), id="nobody answered"),
    pytest.param({"max_satisfaction": 3}, lambda t: t["satisfaction"] == 3, id="badly rated"),
    pytest.param({"rated": False}, lambda t: t["satisfaction"] is None, id="not rated"),
    pytest.param({"sales_rep": "e2"}, lambda t: True, id="an agent"),
    pytest.param({"min_days_open": 21}, lambda t: t["number"] == "T-3", id="open for long"),
    pytest.param({"product": "PR-1"}, lambda t: t["product_number"] == "PR-1", id="a product"),
    pytest.param(
        {"period": ["2026-10-30", "2026-10-30"], "date": "resolved"}, lambda t: t["number"] == "T-2", id="resolved on a day"
    ),
    pytest.param({"exclude": {"category": "质量"}}, lambda t: t["category"] != "质量", id="without a category"),
    pytest.param({"region": "east china", "open": True}, lambda t: t["number"] == "T-1", id="a region and open"),
]  # fmt: skip
OF_CUSTOMERS = [
    pytest.param({}, lambda c: True, id="all"),
    pytest.param({"region": "华东"}, lambda c: c["region"] == "华东", id="a region"),
    pytest.param(
        {"country": "US", "segment": "A"}, lambda c: c["number"] == "C07", id="a country and a segment"
    ),
    pytest.param({"sales_rep": "<PERSON_2>"}, lambda c: c["owner_id"] == "erp:E2", id="a sales rep"),
    pytest.param({"customer_kind": "个人"}, lambda c: c["kind"] == "person", id="people"),
    pytest.param({"min_credit_limit": 60000}, lambda c: c["credit_limit"] >= 60000, id="a credit limit"),
    pytest.param({"exclude": {"country": "China"}}, lambda c: c["country"] != "中国", id="abroad"),
    pytest.param({"period": ["2025-01-01", "2025-01-31"]}, lambda c: True, id="created in a period"),
]
OF_OPPORTUNITIES = [
    pytest.param({"number": "o-1"}, lambda n: n["number"] == "O-1", id="its number"),
    pytest.param({}, lambda n: True, id="all"),
    pytest.param({"open": True}, lambda n: n["stage"] == "proposal", id="open"),
    pytest.param({"stage": ["won", "lost"]}, lambda n: n["stage"] in ("won", "lost"), id="two stages"),
    pytest.param({"overdue": True}, lambda n: n["number"] == "O-1", id="past the expected day"),
    pytest.param({"min_amount": 7000}, lambda n: n["amount"] >= 7000, id="an amount"),
    pytest.param(
        {"period": ["2026-11-01", "2026-11-30"], "date": "closed"},
        lambda n: n["number"] == "O-3",
        id="closed in a period",
    ),
    pytest.param({"campaign": "双十一"}, lambda n: n["campaign_id"], id="a campaign"),
    pytest.param({"customer": "云创科技"}, lambda n: n["customer_id"] == "erp:C01", id="a customer"),
    pytest.param(
        {"sales_rep": "E2", "min_probability": 0.1},
        lambda n: n["number"] == "O-2",
        id="a rep and probability",
    ),
]
SOLD = {
    line["product_id"]: max(
        o["ordered_on"] for o in ORDERS for x in LINES
        if x["order_id"] == o["id"] and x["product_id"] == line["product_id"] and o["status"] not in DEAD
    )
    for line in LINES
    if any(o["id"] == line["order_id"] and o["status"] not in DEAD for o in ORDERS)
}  # fmt: skip
OF_PRODUCTS = [
    pytest.param({}, lambda p: True, id="all"),
    pytest.param({"category": "打印"}, lambda p: p["category"] == "打印与耗材", id="part of a category"),
    pytest.param({"supplier": "Nordwerk"}, lambda p: p["supplier"] == "Nordwerk GmbH", id="a supplier"),
    pytest.param({"status": "discontinued"}, lambda p: p["status"] == "discontinued", id="a status"),
    pytest.param(
        {"min_price": 1100, "max_price": 1600}, lambda p: 1100 <= p["list_price"] <= 1600, id="a price"
    ),
    pytest.param(
        {"not_sold_since": "2026-07-01"},
        lambda p: SOLD.get(p["id"], date.min) < date(2026, 7, 1),
        id="not sold since",
    ),
    pytest.param({"never_sold": False}, lambda p: p["id"] in SOLD, id="sold at some time"),
    pytest.param(
        {"exclude": {"category": "办公家具"}}, lambda p: p["category"] != "办公家具", id="without a category"
    ),
]


def _check(
    ask: Callable[..., Any], tool: str, entity: str, asked: dict[str, Any], wanted: Callable[[Row], Any]
) -> None:
    result = ask(tool, **asked)
    expected = sorted(row["number"] for row in rows()[entity] if wanted(row))
    assert expected
    assert sorted(numbers(result)) == expected
    assert result.facts["count"] == len(expected)


@pytest.mark.parametrize(("asked", "wanted"), OF_ORDERS)
def test_orders(ask, asked, wanted):
    _check(ask, "list_orders", "sales_order", asked, wanted)


@pytest.mark.parametrize(("asked", "wanted"), OF_INVOICES)
def test_invoices(ask, asked, wanted):
    _check(ask, "invoices", "invoice", asked, wanted)


@pytest.mark.parametrize(("asked", "wanted"), OF_TICKETS)
def test_tickets(ask, asked, wanted):
    _check(ask, "ticket_history", "ticket", asked, wanted)


@pytest.mark.parametrize(("asked", "wanted"), OF_CUSTOMERS)
def test_customers(ask, asked, wanted):
    _check(ask, "list_customers", "customer", asked, wanted)


@pytest.mark.parametrize(("asked", "wanted"), OF_OPPORTUNITIES)
def test_opportunities(ask, asked, wanted):
    _check(ask, "list_opportunities", "opportunity", asked, wanted)


@pytest.mark.parametrize(("asked", "wanted"), OF_PRODUCTS)
def test_products(ask, asked, wanted):
    _check(ask, "list_products", "product", asked, wanted)
