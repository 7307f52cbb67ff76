"""The shipped mappings of Northwind and the support chats agree with the data, counted independently."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest

from connectors.registry import SourceConfig, open_source
from connectors.source import Source
from tests.connectors.contract import rows
from tests.connectors.servers import Database, northwind, shared_file


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with northwind() as made:
        yield made


@pytest.fixture(scope="module")
def erp(database: Database) -> Source:
    return open_source(SourceConfig("erp", "northwind", url=database.reader), Path())


@pytest.fixture(scope="module")
def told(erp: Source) -> dict[str, list[dict[str, Any]]]:
    return {entity: rows(erp, entity) for entity in erp.entities}


@pytest.fixture(scope="module")
def ask(database: Database) -> Iterator[Any]:
    with psycopg.connect(database.owner.replace("+psycopg", "")) as owner:
        yield lambda sql: owner.execute(sql).fetchall()


def test_northwind_can_be_read_whole(erp: Source) -> None:
    report = erp.check()
    assert set(report.entities.values()) == {True}
    assert not report.writable


def test_no_cell_of_northwind_is_lost(erp: Source) -> None:
    assert [batch.problems for entity in erp.entities for batch in erp.extract(entity)] == [{}] * len(
        erp.entities
    )


@pytest.mark.parametrize(
    ("entity", "sql"),
    [
        ("customer", "SELECT count(*) FROM customers"),
        ("staff", "SELECT count(*) FROM employees"),
        ("product", "SELECT count(*) FROM products"),
        ("stock_level", "SELECT count(*) FROM products"),
        ("supply", "SELECT count(*) FROM products WHERE units_on_order > 0"),
        ("sales_order", "SELECT count(*) FROM orders"),
        ("sales_order_line", "SELECT count(*) FROM order_details"),
        ("shipment", "SELECT count(*) FROM orders"),
    ],
)
def test_every_row_is_there(told: Any, ask: Any, entity: str, sql: str) -> None:
    assert [(len(told[entity]),)] == ask(sql)


def test_late_orders_are_the_same(told: Any, ask: Any) -> None:
    late = {
        o["number"] for o in told["sales_order"] if o["shipped_on"] and o["shipped_on"] > o["promised_on"]
    }
    assert late == {str(n) for (n,) in ask("SELECT order_id FROM orders WHERE shipped_date > required_date")}
    assert len(late) == 37


def test_freight_by_shipper_is_the_same(told: Any, ask: Any) -> None:
    totals: dict[str, Decimal] = {}
    for shipment in told["shipment"]:
        totals[shipment["carrier"]] = totals.get(shipment["carrier"], Decimal(0)) + shipment["freight"]
    asked = ask(
        "SELECT s.company_name, sum(round(o.freight::numeric, 2)) FROM orders o"
        " JOIN shippers s ON s.shipper_id = o.ship_via GROUP BY 1"
    )
    assert totals == dict(asked)


def test_amounts_of_orders_are_the_same(told: Any, ask: Any) -> None:
    lines: dict[str, Decimal] = {}
    for line in told["sales_order_line"]:
        lines[line["order_id"]] = lines.get(line["order_id"], Decimal(0)) + line["amount"]
    asked = dict(
        ask("SELECT order_id, sum(unit_price * quantity * (1 - discount)) FROM order_details GROUP BY 1")
    )
    for order in told["sales_order"]:
        assert abs(float(order["amount"]) - asked[int(order["number"])]) < 0.02, order["number"]
        assert abs(order["amount"] - lines[order["id"]]) < Decimal("0.1"), order["number"]


def test_every_reference_of_northwind_points_at_a_row(told: Any) -> None:
    ids = {entity: {row["id"] for row in content} for entity, content in told.items()}
    for entity, column, target in [
        ("contact", "customer_id", "customer"),
        ("sales_order", "customer_id", "customer"),
        ("sales_order", "owner_id", "staff"),
        ("sales_order_line", "order_id", "sales_order"),
        ("sales_order_line", "product_id", "product"),
        ("shipment", "order_id", "sales_order"),
        ("stock_level", "product_id", "product"),
        ("supply", "product_id", "product"),
    ]:
        assert {row[column] for row in told[entity]} <= ids[target], (entity, column)


def test_live_lookups_of_northwind(erp: Source) -> None:
    assert erp.lookup("sales_order", "number", ["10248"])["customer_id"].to_pylist() == ["erp:VINET"]
    assert erp.lookup("sales_order_line", "order_id", ["erp:10248"]).num_rows == 3
    assert erp.lookup("sales_order_line", "id", ["erp:10248-11"]).num_rows == 1
    assert erp.lookup("sales_order", "number", ["no number"]).num_rows == 0


@pytest.fixture(scope="module")
def chats() -> list[dict[str, Any]]:
    path = shared_file("data", "support_chats", "customer_support_chats.json")
    content: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def crm() -> Source:
    return open_source(
        SourceConfig("crm", "support-chats", path=str(shared_file("data", "support_chats"))), Path()
    )


def test_every_chat_is_a_ticket(crm: Source, chats: Any) -> None:
    tickets = {row["number"]: row for row in rows(crm, "ticket")}
    assert len(tickets) == len(chats) == 1000
    for chat in chats:
        ticket = tickets[str(chat["chat_id"])]
        assert ticket["customer_id"] == f"crm:{chat['customer_id']}"
        assert ticket["opened_at"].date().isoformat() == chat["interaction_date"]
        assert (ticket["product_number"], ticket["description"]) == (chat["product_id"], chat["text"])


def test_a_customer_of_the_chats_is_told_once_by_the_number_of_the_erp(
    crm: Source, chats: Any, told: Any
) -> None:
    customers = rows(crm, "customer")
    assert {row["external_key"] for row in customers} == {chat["customer_id"].upper() for chat in chats}
    assert len(customers) == 88
    assert {row["external_key"] for row in customers} <= {row["number"] for row in told["customer"]}
    assert {row["name"] for row in customers} == {None}


def test_the_person_of_a_chat_is_a_contact(crm: Source, chats: Any) -> None:
    contacts = {row["source_key"]: row["name"] for row in rows(crm, "contact")}
    assert {key: name.lower() for key, name in contacts.items()} == {
        chat["customer_id"]: chat["customer_name"].lower() for chat in chats
    }
