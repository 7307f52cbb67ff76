"""Totals equal what the rows add up to, at any grain, each currency apart."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from connectors.failures import Denied, QueryError
from tests.tools.fakes import TODAY, FakeRole
from tests.tools.rows import (
    CUSTOMERS,
    INVOICES,
    LINES,
    OPPORTUNITIES,
    ORDERS,
    PAYMENTS,
    PRODUCTS,
    SHIPMENTS,
    STOCK,
    TICKETS,
)  # fmt: skip
from tools.arguments import DimensionName, MeasureName
from tools.facts import LINE, ORDER
from tools.measures import DIMENSIONS, MEASURES
from tools.totals import totals

DEAD = ("quotation", "draft", "cancelled")
SOLD = [order for order in ORDERS if order["status"] not in DEAD]
BY_ID = {order["id"]: order for order in ORDERS}
CUSTOMER = {customer["id"]: customer for customer in CUSTOMERS}
PRODUCT = {product["id"]: product for product in PRODUCTS}
SOLD_LINES = [line for line in LINES if BY_ID[line["order_id"]] in SOLD]
OPEN = [i for i in INVOICES if i["status"] in ("open", "partially_paid")]


def late(order):
    done = order["shipped_on"]
    return done > order["promised_on"] if done else order["promised_on"] < TODAY


def value(result):
    (row,) = result.tables[0].rows
    return row[-1]


def by_key(result, *keys):
    return {tuple(row[key] for key in keys): row[result.facts["measure"]] for row in result.tables[0].dicts()}


def added(rows, key, number):
    sums = defaultdict(Decimal)
    for row in rows:
        sums[key(row)] += number(row)
    return dict(sums)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("orders", len(SOLD)),
        ("units", sum(line["quantity"] for line in SOLD_LINES)),
        ("late_orders", sum(map(late, SOLD))),
        ("open_orders", sum(o["status"] in ("confirmed", "partially_shipped") for o in ORDERS)),
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
    ],
)
def test_counts(scope, measure, expected):
    assert value(totals(scope, measure)) == expected


@pytest.mark.parametrize(
    ("measure", "rows", "number"),
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
def test_amounts_of_each_currency(scope, measure, rows, number):
    result = totals(scope, measure)
    assert by_key(result, "currency") == {
        (currency,): amount for currency, amount in added(rows, lambda r: r["currency"], number).items()
    }
    assert result.facts["currencies"] == sorted({row["currency"] for row in rows})


def test_on_time_rate_counts_what_is_due_and_not_shipped(scope):
    due = [o for o in SOLD if o["shipped_on"] or o["promised_on"] < TODAY]
    assert value(totals(scope, "on_time_rate")) == pytest.approx(1 - sum(map(late, due)) / len(due))


def test_averages(scope):
    expected = {}
    for currency in ("CNY", "EUR"):
        amounts = [o["amount"] for o in SOLD if o["currency"] == currency]
        expected[(currency,)] = pytest.approx(float(sum(amounts) / len(amounts)))
    assert by_key(totals(scope, "average_order_value"), "currency") == expected


GROUPS = [
    pytest.param(
        "customer", "customer_number", lambda o: CUSTOMER[o["customer_id"]]["number"], id="customer"
    ),
    pytest.param("region", "region", lambda o: CUSTOMER[o["customer_id"]]["region"], id="region"),
    pytest.param("country", "country", lambda o: CUSTOMER[o["customer_id"]]["country"], id="country"),
    pytest.param("industry", "industry", lambda o: CUSTOMER[o["customer_id"]]["industry"], id="industry"),
    pytest.param("sales_rep", "staff_number", lambda o: o["owner_id"].removeprefix("erp:"), id="sales rep"),
    pytest.param("year", "year", lambda o: f"{o['ordered_on']:%Y}", id="year"),
    pytest.param("month", "month", lambda o: f"{o['ordered_on']:%Y-%m}", id="month"),
    pytest.param(
        "quarter",
        "quarter",
        lambda o: f"{o['ordered_on'].year}-Q{(o['ordered_on'].month + 2) // 3}",
        id="quarter",
    ),
]


@pytest.mark.parametrize(("by", "column", "key"), GROUPS)
def test_sales_by(scope, by, column, key):
    result = totals(scope, "sales_amount", [by])
    assert by_key(result, column, "currency") == added(
        SOLD, lambda o: (key(o), o["currency"]), lambda o: o["amount"]
    )


def test_by_carrier_counts_each_order_once(scope):
    carriers = defaultdict(set)
    for shipment in SHIPMENTS:
        carriers[shipment["order_id"]].add(shipment["carrier"])
    expected = defaultdict(int)
    for order in SOLD:
        names = carriers[order["id"]]
        expected[("(several)" if len(names) > 1 else next(iter(names), None),)] += 1
    assert by_key(totals(scope, "orders", ["carrier"]), "carrier") == expected


@pytest.mark.parametrize(
    "more", [["country"], ["status"], ["customer"], ["month"], ["sales_rep"]], ids="".join
)
def test_by_carrier_and_more_adds_up_to_the_same(scope, more):
    alone = totals(scope, "freight", more).table("totals")
    split = totals(scope, "freight", ["carrier", *more]).table("totals")
    assert sum(split.column("freight")) == sum(alone.column("freight"))
    kinds = dict(zip(split.columns, split.entities, strict=True))
    assert kinds["currency"] == "sales_order"


def test_by_product_adds_lines_not_orders(scope):
    result = totals(scope, "sales_amount", ["product"])
    key = lambda line: (PRODUCT[line["product_id"]]["number"], line["currency"])  # noqa: E731
    assert by_key(result, "product_number", "currency") == added(SOLD_LINES, key, lambda line: line["amount"])


def test_orders_by_category_count_an_order_once_in_each(scope):
    expected = defaultdict(set)
    for line in SOLD_LINES:
        expected[(PRODUCT[line["product_id"]]["category"],)].add(line["order_id"])
    result = totals(scope, "orders", ["category"])
    assert by_key(result, "category") == {key: len(orders) for key, orders in expected.items()}


def test_by_status_shows_every_status(scope):
    expected = defaultdict(int)
    for order in ORDERS:
        expected[(order["status"],)] += 1
    assert by_key(totals(scope, "orders", ["status"]), "status") == expected


def test_two_dimensions(scope):
    result = totals(scope, "orders", ["region", "year"])
    expected = added(
        SOLD, lambda o: (CUSTOMER[o["customer_id"]]["region"], str(o["ordered_on"].year)), lambda o: 1
    )
    assert by_key(result, "region", "year") == expected


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        pytest.param({"region": "华东"}, lambda o: CUSTOMER[o["customer_id"]]["region"] == "华东", id="region"),
        pytest.param({"customer": "Acme"}, lambda o: o["customer_id"] == "erp:C02", id="customer"),
        pytest.param({"late": True}, late, id="late"),
        pytest.param({"late": False}, lambda o: not late(o), id="in time"),
        pytest.param({"status": "confirmed"}, lambda o: o["status"] == "confirmed", id="status"),
        pytest.param({"sales_rep": "E2"}, lambda o: o["owner_id"] == "erp:E2", id="sales rep"),
        pytest.param({"period": [date(2026, 9, 1), date(2026, 9, 30)]}, lambda o: o["ordered_on"].month == 9, id="period"),
        pytest.param({"carrier": "dhl"}, lambda o: o["id"] == "erp:SO2026-00044", id="carrier"),
        pytest.param({"product": "FU-1"}, lambda o: any(
            line["product_id"] == "erp:FU-1" for line in LINES if line["order_id"] == o["id"]), id="product"),
    ],
)  # fmt: skip
def test_filters(scope, filters, wanted):
    assert value(totals(scope, "orders", **filters)) == sum(map(wanted, SOLD))


def test_a_status_filter_takes_the_place_of_the_usual_condition(scope):
    assert value(totals(scope, "orders", status="cancelled")) == 1
    assert value(totals(scope, "orders", status="已取消")) == 1


def test_top_is_of_each_currency_and_the_rest_is_counted(scope):
    result = totals(scope, "sales_amount", ["customer"], top=1)
    assert [row["customer_number"] for row in result.tables[0].dicts()] == ["C01", "C02"]
    assert result.facts["groups"] == len({o["customer_id"] for o in SOLD if o["currency"] == "CNY"})


def test_smallest_first(scope):
    result = totals(scope, "units", ["product"], top=2, order="asc")
    numbers = added(
        SOLD_LINES, lambda line: line["product_id"].removeprefix("erp:"), lambda line: line["quantity"]
    )
    assert [row["units"] for row in result.tables[0].dicts()] == sorted(numbers.values())[:2]


def test_a_trend_stands_in_order_of_time(scope):
    months = totals(scope, "orders", ["month"]).tables[0].column("month")
    assert months == sorted(months)
    assert totals(scope, "orders", ["month"], top=2).tables[0].column("month") == months[-2:]


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_runs_by_each_of_its_dimensions_and_adds_up(scope, measure):
    chosen = MEASURES[measure]
    whole = sum(row[-1] for row in totals(scope, measure).tables[0].rows)
    for by in chosen.fact.dimensions:
        result = totals(scope, measure, [by], top=200)
        assert result.tables[0].columns[-1] == measure
        if chosen.adds_up and by != "status":
            assert sum(row[-1] for row in result.tables[0].rows) == whole, by


@pytest.mark.parametrize("measure", [name for name, m in MEASURES.items() if m.fact is ORDER and m.per_line])
@pytest.mark.parametrize("by", ["product", "category"])
def test_order_measures_are_known_by_product_too(scope, measure, by):
    assert totals(scope, measure, [by]).tables[0].rows


def test_the_closed_lists_are_those_a_model_reads():
    assert set(get_args(MeasureName)) == set(MEASURES)
    assert set(get_args(DimensionName)) == set(DIMENSIONS)
    assert {name for m in MEASURES.values() for name in m.fact.dimensions} | set(LINE.dimensions) == set(
        DIMENSIONS
    )


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_says_what_it_means_in_both_languages(measure):
    chosen = MEASURES[measure]
    assert all([chosen.zh, chosen.en, *chosen.definition])
    assert bool(chosen.currency) == (chosen.unit == "money" or measure == "gross_margin")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param({"measure": "profit"}, "no such measure", id="unknown measure"),
        pytest.param({"measure": "orders", "by": ["colour"]}, "no such dimension", id="unknown dimension"),
        pytest.param({"measure": "freight", "by": ["product"]}, "not known by product", id="no such grain"),
        pytest.param({"measure": "stock_value", "by": ["month"]}, "not known by month", id="no time"),
        pytest.param(
            {"measure": "stock_value", "period": [TODAY, TODAY]}, "Leave period out", id="no period"
        ),
        pytest.param({"measure": "tickets", "late": True}, "cannot be filtered by late", id="no lateness"),
        pytest.param(
            {"measure": "orders", "overdue": True}, "cannot be filtered by overdue", id="no due day"
        ),
        pytest.param(
            {"measure": "payments_received", "warehouse": "上海"}, "cannot be filtered", id="no warehouse"
        ),
        pytest.param({"measure": "orders", "status": "bought"}, "no such status", id="unknown status"),
    ],
)
def test_what_does_not_go_together_says_what_to_mend(scope, arguments, says):
    with pytest.raises(QueryError, match=says):
        totals(scope, **arguments)


def test_nothing_matched_says_the_filter(scope):
    nothing = totals(scope, "sales_amount", ["customer"], customer="C07").nothing
    assert (nothing.kind, nothing.asked) == (
        "no_match",
        "customer = C07 Blue Ridge Trading Co., Ltd. (Chicago)",
    )


def test_a_role_that_lacks_costs_is_denied_profit(make_scope):
    scope = make_scope(role=FakeRole("sales"), without=("product.cost", "sales_order_line.cost"))
    for measure in ("gross_profit", "gross_margin", "stock_value"):
        with pytest.raises(Denied, match="cost"):
            totals(scope, measure)
    assert value(totals(scope, "units")) == sum(line["quantity"] for line in SOLD_LINES)


def test_a_role_that_lacks_staff_names_groups_by_number(make_scope):
    scope = make_scope(role=FakeRole("nonames"), without=("staff.name",))
    result = totals(scope, "orders", ["sales_rep"])
    assert result.tables[0].columns == ("staff_number", "orders")
    assert result.facts["hidden"] == ["staff.name"]


def test_own_rows_only(make_scope):
    mine = make_scope(role=FakeRole("own", "own_customers"), owns=("erp:C01",))
    assert value(totals(mine, "orders")) == sum(o["customer_id"] == "erp:C01" for o in SOLD)
