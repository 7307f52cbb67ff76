"""Lists of orders, tickets, invoices and stock: the filter, the count, the kind of nothing."""

from datetime import date
from decimal import Decimal

import pytest

from connectors.failures import QueryError
from tests.tools.fakes import TODAY, Company, FakeRole
from tests.tools.rows import INVOICES, LINES, ORDERS, ROWS, SHIPMENTS, TICKETS
from tools.invoices import invoices
from tools.list_orders import list_orders
from tools.stock_availability import stock_availability
from tools.ticket_history import ticket_history

DEAD = ("quotation", "draft", "cancelled")


def late(order):
    if order["status"] in DEAD:
        return False
    if order["shipped_on"]:
        return order["shipped_on"] > order["promised_on"]
    return order["promised_on"] < TODAY


def numbers(rows, wanted):
    return sorted(row["number"] for row in rows if wanted(row))


def _with(rows, key, wanted):
    return {row[key] for row in rows if wanted(row)}


PRINTERS = ("erp:PR-1", "erp:PR-3")
CASES = [
    pytest.param({}, lambda o: True, id="all"),
    pytest.param({"customer": "云创科技"}, lambda o: o["customer_id"] == "erp:C01", id="a customer"),
    pytest.param({"status": "completed"}, lambda o: o["status"] == "completed", id="a status"),
    pytest.param({"late": True}, late, id="late"),
    pytest.param({"late": False}, lambda o: not late(o) and o["status"] not in DEAD, id="not late"),
    pytest.param({"open": True}, lambda o: o["status"] in ("confirmed", "partially_shipped"), id="open"),
    pytest.param(
        {"product": "PR-2"},
        lambda o: o["id"] in _with(LINES, "order_id", lambda line: line["product_id"] == "erp:PR-2"),
        id="a product",
    ),
    pytest.param(
        {"product": "打印机"},
        lambda o: o["id"] in _with(LINES, "order_id", lambda line: line["product_id"] in PRINTERS),
        id="part of a product's name means all of them",
    ),
    pytest.param(
        {"carrier": "顺丰"},
        lambda o: o["id"] in _with(SHIPMENTS, "order_id", lambda s: s["carrier"] == "顺丰速运"),
        id="part of a carrier's name",
    ),
    pytest.param({"country": "Germany"}, lambda o: o["customer_id"] == "erp:C02", id="a country in English"),
    pytest.param(
        {"region": "east china"}, lambda o: o["customer_id"] in ("erp:C01", "erp:C03"), id="a region"
    ),
    pytest.param({"city": "上海市"}, lambda o: o["customer_id"] == "erp:C03", id="a city with 市"),
    pytest.param({"sales_rep": "e2"}, lambda o: o["owner_id"] == "erp:E2", id="a staff number"),
    pytest.param({"sales_rep": "<PERSON_1>"}, lambda o: o["owner_id"] == "erp:E1", id="a staff placeholder"),
    pytest.param(
        {"period": [date(2026, 7, 1), date(2026, 9, 30)]},
        lambda o: date(2026, 7, 1) <= o["ordered_on"] <= date(2026, 9, 30),
        id="a period with both ends",
    ),
    pytest.param(
        {"late": True, "region": "华东", "customer": "C01"},
        lambda o: late(o) and o["customer_id"] == "erp:C01",
        id="several at once",
    ),
]


@pytest.mark.parametrize(("asked", "wanted"), CASES)
def test_orders(scope, asked, wanted):
    result = list_orders(scope, **asked)
    table = result.table("orders")
    assert sorted(table.column("number")) == numbers(ORDERS, wanted)
    assert result.facts["count"] == len(table.rows)
    days = table.column("ordered_on")
    assert days == sorted(days, reverse=True)


def test_a_limit_keeps_the_newest_and_the_count_of_all(scope):
    result = list_orders(scope, limit=2)
    assert result.table("orders").column("number") == ["SO2026-0051", "SO2026-00045"]
    assert result.facts["count"] == len(ORDERS)
    assert sum(row["count"] for row in result.facts["sums"]) == len(ORDERS)


def test_sums_keep_currencies_apart(scope):
    sums = {row["currency"]: row["amount"] for row in list_orders(scope).facts["sums"]}
    assert sums == {
        currency: sum(o["amount"] for o in ORDERS if o["currency"] == currency)
        for currency in ("CNY", "EUR", "USD")
    }


def test_no_match_says_which_filter(scope):
    nothing = list_orders(scope, customer="C07", status="shipped").nothing
    assert (nothing.kind, nothing.what) == ("no_match", "sales_order")
    assert nothing.asked == "customer = C07 Blue Ridge Trading Co., Ltd. (Chicago), status = shipped"


@pytest.mark.parametrize(
    ("asked", "kind", "what"),
    [
        ({"customer": "nobody at all"}, "absent", "customer"),
        ({"customer": "华远机械"}, "ambiguous", "customer"),
        ({"product": "潜水艇"}, "absent", "product"),
        ({"carrier": "圆通"}, "no_match", "carrier"),
        ({"country": "Narnia"}, "no_match", "country"),
        ({"sales_rep": "E77"}, "absent", "staff"),
    ],
)
def test_a_filter_that_names_nothing(scope, asked, kind, what):
    nothing = list_orders(scope, **asked).nothing
    assert (nothing.kind, nothing.what) == (kind, what)


def test_an_unknown_carrier_offers_those_there_are(scope):
    assert set(list_orders(scope, carrier="圆通").nothing.choices) == {"DHL", "德邦快递", "顺丰速运"}


def test_a_period_that_ends_before_it_begins(scope):
    with pytest.raises(QueryError, match="ends before it begins"):
        list_orders(scope, period=[date(2026, 2, 1), date(2026, 1, 1)])


def test_orders_without_names_or_amounts_for_a_role_that_lacks_them(make_scope):
    scope = make_scope(
        role=FakeRole("bare"), without=("customer", "customer_row", "sales_order.amount", "staff")
    )
    result = list_orders(scope, late=True)
    assert {"customer", "amount", "sales_rep"}.isdisjoint(result.table("orders").columns)
    assert set(result.facts["hidden"]) >= {"customer", "sales_order.amount", "staff"}
    assert sorted(result.table("orders").column("number")) == numbers(ORDERS, late)


TICKET_CASES = [
    pytest.param({"customer": "C01"}, lambda t: t["customer_id"] == "erp:C01", id="a customer"),
    pytest.param({"order": "so2026-42"}, lambda t: t["order_number"] == "SO2026-00042", id="an order"),
    pytest.param({"status": "closed"}, lambda t: t["status"] == "closed", id="a status"),
    pytest.param({"open": True}, lambda t: t["status"] in ("open", "pending"), id="open"),
    pytest.param({"open": False}, lambda t: t["status"] in ("resolved", "closed"), id="done"),
    pytest.param(
        {"with_open_order": True}, lambda t: t["customer_id"] in ("erp:C01", "erp:C02"), id="order open"
    ),
    pytest.param({"with_open_order": False}, lambda t: t["customer_id"] == "erp:C03", id="no order open"),
    pytest.param({"text": "CHAIR"}, lambda t: "Chair" in t["subject"], id="a word in any case"),
    pytest.param({"text": "<PERSON_12>"}, lambda t: "<PERSON_12>" in t["subject"], id="a placeholder"),
    pytest.param({"text": "100%"}, lambda t: True, id="a percent sign"),
    pytest.param({"text": " t-2"}, lambda t: t["number"] == "T-2", id="the ticket's own number, small"),
    pytest.param(
        {"period": [date(2026, 10, 30), date(2026, 10, 31)]},
        lambda t: t["opened_at"].date() in (date(2026, 10, 30), date(2026, 10, 31)),
        id="a period",
    ),
]


@pytest.mark.parametrize(("asked", "wanted"), TICKET_CASES)
def test_tickets(scope, asked, wanted):
    result = ticket_history(scope, **asked)
    assert sorted(result.table("tickets").column("number")) == numbers(TICKETS, wanted)
    assert result.facts["count"] == len(result.table("tickets").rows)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("t-7", ["T-7"], id="a ticket's own number is that ticket, not those that name it"),
        pytest.param("T-9", ["T-8"], id="a number no ticket has stands in a text"),
        pytest.param("PO 0815-x", ["T-8"], id="digits among letters of any case"),
        pytest.param("po 0815-y", [], id="the digits alone are not the word"),
        pytest.param("08%5", ["T-8"], id="digits on both sides of a wildcard"),
    ],
)
def test_tickets_by_a_word_with_digits(text, found):
    first = {**TICKETS[0], "id": "crm:T7", "number": "T-7", "subject": "printer", "description": None}
    other = {
        **first,
        "id": "crm:T8",
        "number": "T-8",
        "subject": "as in T-7 and T-9",
        "description": "po 0815-X",
    }
    result = ticket_history(Company({**ROWS, "ticket": [first, other]}).scope(), text=text)
    assert [number for table in result.tables for number in table.column("number")] == found


def test_tickets_of_an_order_that_is_not_there(scope):
    assert ticket_history(scope, order="SO2026-99999").nothing.kind == "absent"


def is_open(invoice):
    return invoice["open_amount"] > 0 and invoice["status"] not in ("draft", "cancelled", "paid")


INVOICE_CASES = [
    pytest.param({"open": True}, is_open, id="open"),
    pytest.param({"open": False}, lambda i: not is_open(i), id="not open"),
    pytest.param({"overdue": True}, lambda i: is_open(i) and i["due_on"] < TODAY, id="overdue"),
    pytest.param({"customer": "云创科技"}, lambda i: i["customer_id"] == "erp:C01", id="a customer"),
    pytest.param({"order": "SO2026-00046"}, lambda i: i["order_id"] == "erp:SO2026-00046", id="an order"),
]


@pytest.mark.parametrize(("asked", "wanted"), INVOICE_CASES)
def test_invoices(scope, asked, wanted):
    table = invoices(scope, **asked).table("invoices")
    assert sorted(table.column("number")) == numbers(INVOICES, wanted)
    due = table.column("due_on")
    assert due == sorted(due)


def test_open_sums_by_currency(scope):
    sums = {row["currency"]: row["open_amount"] for row in invoices(scope, open=True).facts["sums"]}
    assert sums == {"CNY": Decimal(11780) + Decimal(6200), "EUR": Decimal(840)}


def test_stock_of_a_product_over_warehouses(scope):
    result = stock_availability(scope, product="PR-1")
    row = result.table("stock").dicts()[0]
    assert (row["on_hand"], row["reserved"], row["available"]) == (15, 4, 11)
    assert row["below_reorder"] is False
    assert result.table("warehouses").column("warehouse") == ["上海仓", "广州仓"]


def test_only_supply_that_still_comes(scope):
    result = stock_availability(scope, product="Toner Cartridge")
    assert result.table("supply").column("number") == ["PO-1"]
    row = result.table("stock").dicts()[0]
    assert (row["incoming"], row["next_expected_on"]) == (100, date(2026, 12, 1))


def test_below_the_reorder_level_the_worst_first(scope):
    table = stock_availability(scope, below_reorder=True).table("stock")
    assert table.column("product_number") == ["PR-2", "FU-1"]


def test_one_warehouse(scope):
    table = stock_availability(scope, warehouse="广州").table("stock")
    assert {row["product_number"]: row["on_hand"] for row in table.dicts()} == {"PR-1": 3, "FU-1": 7}


def test_a_category_means_its_products(scope):
    table = stock_availability(scope, product="打印与耗材").table("stock")
    assert table.column("product_number") == ["PR-1", "PR-2", "PR-3"]


def test_a_product_without_stock_rows(scope):
    nothing = stock_availability(scope, product="FU-2").nothing
    assert (nothing.kind, nothing.asked) == ("no_match", "product = FU-2 会议桌 (办公家具)")


def test_stock_for_a_role_without_supply(make_scope):
    scope = make_scope(role=FakeRole("nosupply"), without=("supply",))
    result = stock_availability(scope, product="PR-2")
    assert result.facts["hidden"] == ["supply"]
    assert "incoming" not in result.table("stock").columns
