"""Lines and shipments carry what their order says, whichever of the two a sync has read."""

from datetime import date

import duckdb
import pytest

from connectors.carried import CARRIED
from connectors.model import columns
from connectors.store import SourceState, Store
from tests.connectors.made import NOON, customers, rows

DAY = date(2026, 2, 28)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def put(store, *tables):
    with store.writing() as writer:
        for entity, table in tables:
            writer.upsert(entity, table)
            writer.put_state(SourceState("erp", "ERP", entity, 0, NOON, NOON))
        writer.publish()


def read(store, sql):
    with duckdb.connect(str(store.current().path), read_only=True) as db:
        return db.execute(sql).fetchall()


def order(key, **values):
    return {"key": key, "number": key, "customer_id": "erp:1", "ordered_on": DAY} | values


def line(key, order_key, **values):
    return {"key": key, "order_id": f"erp:{order_key}"} | values


@pytest.mark.parametrize("entity", sorted(CARRIED))
def test_a_row_carries_all_that_its_order_says(store, entity):
    told = order("SO1", status="shipped", currency="EUR", ship_to_city="Hamburg")
    put(store, ("sales_order", rows("sales_order", told)), (entity, rows(entity, line("A", "SO1"))))
    carried = CARRIED[entity]
    held = ", ".join(map(carried.named, carried.columns))
    assert read(store, f"SELECT {held} FROM {entity}") == read(
        store, f"SELECT {', '.join(carried.columns)} FROM sales_order"
    )
    assert set(carried.columns) <= set(columns(carried.of))


@pytest.mark.parametrize("others", [pytest.param(0, id="rewritten"), pytest.param(50, id="patched in place")])
def test_rows_that_come_later_carry_it_too(store, others):
    old = [line(f"OLD{i}", "SO1") for i in range(others)]
    put(store, ("sales_order", rows("sales_order", order("SO1"))),
        ("sales_order_line", rows("sales_order_line", line("A", "SO1"), *old)))  # fmt: skip
    put(store, ("sales_order_line", rows("sales_order_line", line("B", "SO1"), line("C", "nowhere"))))
    found = read(
        store, "SELECT id, _order_ordered_on FROM sales_order_line WHERE id NOT LIKE '%OLD%' ORDER BY id"
    )
    assert found == [("erp:A", DAY), ("erp:B", DAY), ("erp:C", None)]


def test_an_order_that_changes_or_comes_late_is_carried_by_the_lines_there_are(store):
    put(store, ("sales_order", rows("sales_order", order("SO1", status="draft"))),
        ("sales_order_line", rows("sales_order_line", line("A", "SO1"), line("B", "SO2"))))  # fmt: skip
    changed = order("SO1", status="cancelled", ordered_on=None), order("SO2", status="shipped")
    put(store, ("sales_order", rows("sales_order", *changed)))
    found = read(store, "SELECT id, _order_status, _order_ordered_on FROM sales_order_line ORDER BY id")
    assert found == [("erp:A", "cancelled", None), ("erp:B", "shipped", DAY)]


def test_the_customer_carried_is_the_real_one_also_when_customers_are_joined_later(store):
    tax = "91330100MA27XW1X0A"
    erp = customers(
        {"key": "1", "number": "C1", "name": "云创科技有限公司", "tax_no": tax, "kind": "company"}
    )
    crm = customers(
        {"key": "7", "number": "A7", "name": "云创科技", "tax_no": tax, "kind": "company"}, source="crm"
    )
    put(store, ("customer", crm), ("sales_order", rows("sales_order", order("SO1", customer_id="crm:7"))),
        ("sales_order_line", rows("sales_order_line", line("A", "SO1"))))  # fmt: skip
    assert read(store, "SELECT _order_customer_id FROM sales_order_line") == [("crm:7",)]
    put(store, ("customer", erp))
    (real,) = read(store, "SELECT customer_id FROM sales_order")
    assert real == ("erp:1",)
    assert read(store, "SELECT _order_customer_id FROM sales_order_line") == [real]
