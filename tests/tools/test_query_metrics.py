"""Metrics equal what the rows add up to, at any grain, each currency apart."""

from collections import defaultdict
from datetime import UTC, date, datetime

import pytest

from tests.tools.asking import (
    CUSTOMER,
    OPEN,
    PRODUCT,
    SOLD,
    SOLD_LINES,
    added,
    ask,
    by_key,
    late,
    value,
)
from tests.tools.fakes import TODAY, Company
from tests.tools.rows import (
    CUSTOMERS,
    INVOICES,
    OPPORTUNITIES,
    ORDERS,
    PAYMENTS,
    SHIPMENTS,
    STOCK,
    TICKETS,
)
from tools.kit import Kit
from tools.query_metrics import query_metrics
from tools.semantics import load


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("orders", len(SOLD)),
        ("units", sum(line["quantity"] for line in SOLD_LINES)),
        ("lines", len(SOLD_LINES)),
        ("late_orders", sum(map(late, SOLD))),
        ("open_orders", sum(o["status"] in ("confirmed", "partially_shipped") for o in ORDERS)),
        ("cancelled_orders", 1),
        ("shipments", sum(s["status"] != "cancelled" for s in SHIPMENTS)),
        ("overdue_invoices", sum(i["due_on"] < TODAY for i in OPEN)),
        ("tickets", len(TICKETS)),
        ("open_tickets", 2),
        ("satisfaction", 4),
        ("stock_on_hand", sum(s["on_hand"] for s in STOCK)),
        ("stock_available", sum(s["available"] for s in STOCK)),
        ("opportunities", len(OPPORTUNITIES)),
        ("open_opportunities", 1),
        ("customers", len(CUSTOMERS)),
        ("active_customers", len({o["customer_id"] for o in SOLD})),
        ("repeat_customers", 2),
        ("new_customers", len({o["customer_id"] for o in SOLD})),
    ],
)
def test_counts(scope, metric, expected):
    assert value(ask(scope, metric)) == expected


@pytest.mark.parametrize(
    ("metric", "kept", "number"),
    [
        ("sales_amount", SOLD, lambda o: o["amount"]),
        ("freight", SOLD, lambda o: o["freight"]),
        ("invoiced_amount", [i for i in INVOICES if i["status"] not in ("draft", "cancelled")], lambda i: i["amount"]),
        ("open_receivables", OPEN, lambda i: i["open_amount"]),
        ("overdue_receivables", [i for i in OPEN if i["due_on"] < TODAY], lambda i: i["open_amount"]),
        ("payments_received", PAYMENTS, lambda p: p["amount"]),
        ("gross_profit", SOLD_LINES, lambda line: line["amount"] - line["cost"]),
        ("pipeline_amount", OPPORTUNITIES[:1], lambda o: o["amount"]),
        (
            "stock_value",
            [{**s, "currency": "CNY"} for s in STOCK],
            lambda s: s["on_hand"] * PRODUCT[s["product_id"]]["cost"],
        ),
    ],
)  # fmt: skip
def test_amounts_of_each_currency(scope, metric, kept, number):
    result = ask(scope, metric)
    assert by_key(result, "currency") == {
        (currency,): amount for currency, amount in added(kept, lambda r: r["currency"], number).items()
    }
    assert result.facts["currencies"] == sorted({row["currency"] for row in kept})


def test_a_share_is_worked_out_of_its_parts(scope):
    due = [o for o in SOLD if o["shipped_on"] or o["promised_on"] < TODAY]
    assert value(ask(scope, "on_time_rate")) == pytest.approx(1 - sum(map(late, due)) / len(due))
    profit = sum(x["amount"] - x["cost"] for x in SOLD_LINES if x["currency"] == "CNY")
    sales = sum(x["amount"] for x in SOLD_LINES if x["currency"] == "CNY")
    assert by_key(ask(scope, "gross_margin"), "currency")[("CNY",)] == pytest.approx(float(profit / sales))


def test_a_division_by_zero_is_no_value_and_no_row(scope):
    result = ask(scope, "win_rate", by=["customer"])
    assert by_key(result, "customer_number") == {("C02",): 1.0}  # the other's opportunity is still open


def test_averages(scope):
    expected = {}
    for currency in ("CNY", "EUR"):
        amounts = [o["amount"] for o in SOLD if o["currency"] == currency]
        expected[(currency,)] = pytest.approx(float(sum(amounts) / len(amounts)))
    assert by_key(ask(scope, "average_order_value"), "currency") == expected


GROUPS = [
    pytest.param("customer", "customer_number", lambda o: CUSTOMER[o["customer_id"]]["number"], id="customer"),
    pytest.param("region", "region", lambda o: CUSTOMER[o["customer_id"]]["region"], id="region"),
    pytest.param("country", "country", lambda o: CUSTOMER[o["customer_id"]]["country"], id="country"),
    pytest.param("industry", "industry", lambda o: CUSTOMER[o["customer_id"]]["industry"], id="industry"),
    pytest.param("sales_rep", "sales_rep_number", lambda o: o["owner_id"].removeprefix("erp:"), id="sales rep"),
    pytest.param("late", "late", lambda o: "yes" if late(o) else "no", id="a condition"),
    pytest.param("year", "year", lambda o: f"{o['ordered_on']:%Y}", id="year"),
    pytest.param("month", "month", lambda o: f"{o['ordered_on']:%Y-%m}", id="month"),
    pytest.param("day", "day", lambda o: o["ordered_on"].isoformat(), id="day"),
    pytest.param("weekday", "weekday", lambda o: str(o["ordered_on"].isoweekday()), id="weekday"),
    pytest.param(
        "quarter", "quarter", lambda o: f"{o['ordered_on'].year}-Q{(o['ordered_on'].month + 2) // 3}", id="quarter"
    ),
    pytest.param("fiscal_year", "fiscal_year", lambda o: f"FY{o['ordered_on']:%Y}", id="fiscal year"),
]  # fmt: skip


@pytest.mark.parametrize(("by", "column", "key"), GROUPS)
def test_sales_by(scope, by, column, key):
    result = ask(scope, "sales_amount", by=[by])
    assert by_key(result, column, "currency") == added(
        SOLD, lambda o: (key(o), o["currency"]), lambda o: o["amount"]
    )


def test_a_fiscal_year_is_named_by_the_year_it_ends_in(scope):
    kit = Kit(load(None, 10))
    result = query_metrics(scope, kit=kit, metrics=["orders"], group_by=["fiscal_quarter"])
    expected = defaultdict(int)
    for order in SOLD:
        day = order["ordered_on"]
        months = day.year * 12 + day.month - 1 + 3
        expected[(f"FY{months // 12}-Q{months % 12 // 3 + 1}",)] += 1
    assert by_key(result, "fiscal_quarter") == expected


def test_by_currency(scope):
    counts = by_key(ask(scope, "orders", by=["currency"]), "currency")
    assert counts == added(SOLD, lambda o: (o["currency"],), lambda _: 1)
    amounts = ask(scope, "sales_amount", by=["currency"])
    assert amounts.table("metrics").columns == ("currency", "sales_amount")


def test_a_moment_falls_on_the_company_s_day():
    evening = datetime(2026, 10, 31, 18, tzinfo=UTC)
    scope = Company({"ticket": [{"id": "t1", "opened_at": evening}]}).scope()
    assert by_key(ask(scope, "tickets", by=["day"]), "day") == {("2026-10-31",): 1}
    scope._cursor.execute("SET TimeZone = 'Asia/Shanghai'")
    assert by_key(ask(scope, "tickets", by=["day"]), "day") == {("2026-11-01",): 1}
    assert value(ask(scope, "tickets", period=[date(2026, 11, 1), date(2026, 11, 1)])) == 1


def test_by_carrier_counts_each_order_once(scope):
    carriers = defaultdict(set)
    for shipment in SHIPMENTS:
        carriers[shipment["order_id"]].add(shipment["carrier"])
    expected = defaultdict(int)
    for order in SOLD:
        names = carriers[order["id"]]
        expected[("(several)" if len(names) > 1 else next(iter(names), None),)] += 1
    assert by_key(ask(scope, "orders", by=["carrier"]), "carrier") == expected


@pytest.mark.parametrize(
    "more", [["country"], ["status"], ["customer"], ["month"], ["sales_rep"]], ids="".join
)
def test_by_carrier_and_more_adds_up_to_the_same(scope, more):
    alone = ask(scope, "freight", by=more).table("metrics")
    split = ask(scope, "freight", by=["carrier", *more]).table("metrics")
    assert sum(split.column("freight")) == sum(alone.column("freight"))
    kinds = dict(zip(split.columns, split.entities, strict=True))
    assert kinds["currency"] == "sales_order"


def test_by_product_adds_lines_not_orders(scope):
    result = ask(scope, "sales_amount", by=["product"])
    key = lambda line: (PRODUCT[line["product_id"]]["number"], line["currency"])  # noqa: E731
    assert by_key(result, "product_number", "currency") == added(SOLD_LINES, key, lambda line: line["amount"])


def test_orders_by_category_count_an_order_once_in_each(scope):
    expected = defaultdict(set)
    for line in SOLD_LINES:
        expected[(PRODUCT[line["product_id"]]["category"],)].add(line["order_id"])
    result = ask(scope, "orders", by=["category"])
    assert by_key(result, "category") == {key: len(orders) for key, orders in expected.items()}
    assert result.facts["metrics"][0]["adds_up"] is False
    assert ask(scope, "orders", by=["region"]).facts["metrics"][0]["adds_up"] is True


def test_by_status_shows_every_status(scope):
    expected = defaultdict(int)
    for order in ORDERS:
        expected[(order["status"],)] += 1
    assert by_key(ask(scope, "orders", by=["status"]), "status") == expected


def test_two_dimensions(scope):
    result = ask(scope, "orders", by=["region", "year"])
    expected = added(
        SOLD, lambda o: (CUSTOMER[o["customer_id"]]["region"], str(o["ordered_on"].year)), lambda o: 1
    )
    assert by_key(result, "region", "year") == expected
