"""The shipped mappings read the whole demo; what cannot be read is the dirt that was planted, row for row."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from connectors.demo import planted
from connectors.demo.truth import Truth
from connectors.mapping import load_mapping
from connectors.model import ENTITIES, MAPPED
from connectors.registry import SourceConfig, open_source

PEOPLE = ("customer", "contact")  # told by both systems
Rows = dict[tuple[str, str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def read(folder: Path) -> tuple[Rows, Counter[str]]:
    rows: Rows = {}
    problems: Counter[str] = Counter()
    for name in ("erp", "crm"):
        source = open_source(
            SourceConfig(name=name, kind=f"demo-{name}", url=f"sqlite:///{name}.sqlite"), folder
        )
        for entity in source.entities:
            batches = list(source.extract(entity))
            rows[name, entity] = [row for batch in batches for row in batch.rows.to_pylist()]
            for batch in batches:
                problems.update(batch.problems)
        source.close()
    return rows, problems


def test_check_finds_every_entity(folder: Path) -> None:
    for name in ("erp", "crm"):
        source = open_source(
            SourceConfig(name=name, kind=f"demo-{name}", url=f"sqlite:///{name}.sqlite"), folder
        )
        report = source.check()
        source.close()
        assert set(report.entities.values()) == {True}
        assert not report.writable


def test_every_entity_of_the_model_comes_from_one_of_the_two() -> None:
    mapped = [*load_mapping("demo-erp").entities, *load_mapping("demo-crm").entities]
    assert set(mapped) == set(MAPPED)
    assert sorted(set(mapped)) + sorted(PEOPLE) == sorted(set(mapped)) + sorted(
        name for name, times in Counter(mapped).items() if times == 2
    )


def test_only_planted_dirt_cannot_be_read(told: Truth, read: tuple[Rows, Counter[str]]) -> None:
    customers, cases = told.world.plan.customers, len(told.world.tickets.order)
    assert read[1] == Counter(
        {
            "customer.created_at: not a date": customers // planted.BAD_DATE_EVERY,
            "ticket.priority: unknown code": cases // planted.BAD_PRIORITY_EVERY,
        }
    )


def test_every_reference_finds_its_row(read: tuple[Rows, Counter[str]]) -> None:
    rows = read[0]
    ids = {
        entity: {row["id"] for (_, e), found in rows.items() if e == entity for row in found}
        for entity in MAPPED
    }
    for (_, entity), found in rows.items():
        for column in ENTITIES[entity].columns:
            if column.info["ref"]:
                assert {row[column.name] for row in found} - ids[column.info["ref"]] - {None} == set(), column


def test_every_status_column_is_filled(read: tuple[Rows, Counter[str]]) -> None:
    for (source, entity), found in read[0].items():
        assert found, (source, entity)
        for column in ENTITIES[entity].columns:
            if column.info["status"] and column.name != "priority":
                assert None not in {row[column.name] for row in found}, (source, entity, column.name)


def test_figures_survive_the_mapping(told: Truth, read: tuple[Rows, Counter[str]]) -> None:
    rows = read[0]
    today = told.world.plan.as_of
    late = [
        row["number"]
        for row in rows["erp", "sales_order"]
        if row["status"] not in {"quotation", "draft", "cancelled"}
        and (row["shipped_on"] > row["promised_on"] if row["shipped_on"] else row["promised_on"] < today)
    ]
    assert sorted(late) == sorted(told.late_orders())
    overdue = {
        row["number"]: row["open_amount"]
        for row in rows["erp", "invoice"]
        if row["due_on"] < today and row["open_amount"] > 0
    }
    assert overdue == told.overdue_invoices()
    sales: Counter[str] = Counter()
    for row in rows["erp", "sales_order"]:
        if row["currency"] == "CNY" and row["status"] not in {"quotation", "draft", "cancelled"}:
            sales[row["ship_to_region"]] += row["amount"]
    assert dict(sales) == told.sales("CNY")


def test_prices_rates_and_times_have_the_right_size(read: tuple[Rows, Counter[str]]) -> None:
    rows = read[0]
    printer = next(row for row in rows["erp", "product"] if row["number"] == "PR-1001")
    assert (printer["list_price"], printer["unit"]) == (Decimal("1680.00"), "台")
    assert {row["discount_rate"] for row in rows["erp", "sales_order_line"]} <= {
        Decimal(n) / 100 for n in range(11)
    }
    opened = max(row["opened_at"] for row in rows["crm", "ticket"])
    assert opened.isoformat() < "2026-11-21T22:00:00+00:00"
    event = max(row["occurred_at"] for row in rows["erp", "shipment_event"])
    assert event.isoformat() <= "2026-11-21T22:00:00+00:00"


@pytest.mark.parametrize(
    ("source", "entity", "column", "value"),
    [
        ("erp", "sales_order", "number", "SO2026-00042"),
        ("erp", "shipment", "order_id", "erp:SO2026-00042"),
        ("crm", "ticket", "order_number", "SO2026-00042"),
        ("crm", "customer", "external_key", planted.YUNCHUANG),
    ],
)
def test_single_rows_can_be_looked_up_live(
    folder: Path, source: str, entity: str, column: str, value: str
) -> None:
    opened = open_source(
        SourceConfig(name=source, kind=f"demo-{source}", url=f"sqlite:///{source}.sqlite"), folder
    )
    assert opened.lookup(entity, column, [value]).num_rows >= 1
    opened.close()
