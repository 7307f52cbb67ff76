"""An order is found by any of its numbers and told from end to end."""

from datetime import date

import pytest

from tests.tools.fakes import TODAY, FakeRole
from tools.order_status import order_status


@pytest.mark.parametrize(
    ("asked", "found_by"),
    [
        pytest.param("SO2026-00042", "order", id="order number"),
        pytest.param("so2026 00042", "order", id="small, with a space"),
        pytest.param("ＳＯ２０２６－０００４２", "order", id="full width"),
        pytest.param("SO202600042", "order", id="without the dash"),
        pytest.param("so2026-42", "order", id="without the zeros"),
        pytest.param("2026-00042", "order", id="without the letters"),
        pytest.param("SF1000000000042", "tracking", id="tracking number"),
        pytest.param("dpk3000042", "tracking", id="tracking number, small"),
        pytest.param("INV-42", "invoice", id="invoice number"),
        pytest.param("D-2", "shipment", id="shipment number"),
        pytest.param("yc-42", "customer PO", id="customer's PO number"),
    ],
)
def test_found_by_any_number(scope, asked, found_by):
    result = order_status(scope, asked)
    assert result.nothing is None
    assert (result.table("order").column("number"), result.facts["found_by"]) == (["SO2026-00042"], found_by)


def test_tells_the_whole_thread(scope):
    result = order_status(scope, "SO2026-00042")
    head = result.table("order").dicts()[0]
    assert head["customer"] == "杭州云创科技有限公司"
    assert head["days_late"] == (TODAY - date(2026, 11, 10)).days
    assert result.table("lines").column("product_number") == ["PR-1", "FU-1"]
    assert result.table("shipments").column("carrier") == ["顺丰速运", "德邦快递"]
    assert result.table("events").column("location") == ["嘉兴", "杭州", "上海"]
    assert result.table("events").column("shipment_number") == ["D-2", "D-1", "D-1"]
    assert result.table("invoices").column("number") == ["INV-42"]
    assert result.table("payments").column("invoice_number") == ["INV-42"]
    assert result.table("tickets").column("number") == ["T-1"]
    assert result.facts["customer_id"] == "erp:C01"
    assert all("id" not in table.columns for table in result.tables)
    assert all(len(table.entities) == len(table.columns) for table in result.tables)


def test_what_there_is_none_of_is_told(scope):
    result = order_status(scope, "SO2026-00045")
    assert set(result.facts["empty"]) == {"shipments", "invoices"}
    assert result.table("tickets").column("number") == ["T-3"]


@pytest.mark.parametrize(
    ("number", "days"),
    [
        pytest.param("SO2026-00043", None, id="shipped before"),
        pytest.param("SO2026-00046", None, id="shipped on the day"),
        pytest.param("SO2026-00047", 3, id="shipped after"),
        pytest.param("SO2026-00045", None, id="not due yet"),
        pytest.param("SO2026-00049", None, id="cancelled"),
        pytest.param("SO2026-00050", None, id="only a quotation"),
    ],
)
def test_days_late(scope, number, days):
    assert order_status(scope, number).table("order").dicts()[0]["days_late"] == days


def test_overdue_invoice_says_for_how_long(scope):
    table = order_status(scope, "SO2026-00044").table("invoices")
    assert table.dicts()[0]["days_overdue"] == (TODAY - date(2026, 10, 3)).days


def test_two_orders_of_one_abbreviation_are_asked_back(scope):
    result = order_status(scope, "SO2026-51")
    assert result.nothing.kind == "ambiguous"
    assert [choice.split()[0] for choice in result.nothing.choices] == ["SO2026-00051", "SO2026-0051"]


@pytest.mark.parametrize("asked", ["SO2026-99999", "nothing", "%", "<PHONE_3>", "2", "'; DROP TABLE x"])
def test_absent(scope, asked):
    assert order_status(scope, asked).nothing.kind == "absent"


@pytest.mark.parametrize("asked", ["SO2026-00044", "so2026-44", "JD014600003", "INV-44"])
def test_another_ones_order_is_not_yours(make_scope, asked):
    mine = make_scope(role=FakeRole("sales", "own_customers"), owns=("erp:C01",))
    assert order_status(mine, asked).nothing.kind == "not_yours"


def test_a_role_without_orders(make_scope):
    scope = make_scope(role=FakeRole("stock"), without=("sales_order", "shipment"))
    assert order_status(scope, "SO2026-00042").nothing.kind == "not_yours"


def test_a_role_without_tickets_and_cost_of_shipping(make_scope):
    scope = make_scope(role=FakeRole("some"), without=("ticket", "sales_order.freight", "payment", "staff"))
    result = order_status(scope, "SO2026-00042")
    assert result.table("tickets") is None
    assert "freight" not in result.table("order").columns
    assert result.facts["hidden"] == ["payment", "sales_order.freight", "staff", "ticket"]


def test_an_order_number_in_full_is_looked_for_nowhere_else(scope):
    scope.reads.clear()
    order_status(scope, "SO2026-00042")
    sent = [sql for _, name, sql in scope.reads if name == "numbers"]
    assert len(sent) == 1
    assert "shipment" not in sent[0]
