"""Lists under richer filters: bounds, other days, what is left out, other orders; compared with plain Python."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from connectors.failures import Denied, QueryError
from tests.tools.fakes import TODAY, Company, FakeRole
from tests.tools.rows import (
    CUSTOMERS,
    LINES,
    NAMES,
    OPPORTUNITIES,
    ORDERS,
    PRODUCTS,
    ROWS,
    TICKETS,
    at,
)
from tools.registry import TOOLS

DEAD = ("quotation", "draft", "cancelled")
_CHANNELS = ("网上商城", "电话", "展会")
_SEGMENTS = ("A", "B", None)


def _rows() -> dict[str, list[dict[str, Any]]]:
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


@pytest.fixture(scope="module")
def firm() -> Company:
    return Company(_rows(), NAMES)


@pytest.fixture(scope="module")
def ask(firm: Company) -> Callable[..., Any]:
    scope = firm.scope()
    return lambda tool, **arguments: TOOLS[tool].call(scope, arguments)


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


Row = dict[str, Any]
Case = tuple[str, dict[str, Any], str, Callable[[Row], Any]]
_CUSTOMER = {row["id"]: row for row in _rows()["customer"]}
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
    expected = sorted(row["number"] for row in _rows()[entity] if wanted(row))
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


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"category": "furniture"}, ["FU-1"], id="a category"),
        pytest.param({"supplier": "Nordwerk"}, ["FU-1", "PR-2"], id="a supplier"),
        pytest.param({"out_of_stock": True}, ["FU-1"], id="nothing available"),
        pytest.param({"incoming": True}, ["PR-2"], id="more is coming in"),
        pytest.param({"max_available": 5}, ["FU-1", "PR-3"], id="few available"),
        pytest.param(
            {"below_reorder": True, "exclude": {"category": ["办公家具"]}}, ["PR-2"], id="without a category"
        ),
        pytest.param({"sort": "least_available"}, ["FU-1", "PR-3", "PR-1", "PR-2"], id="the least first"),
        pytest.param({"warehouse": ["广州仓", "上海"], "product": "PR-1"}, ["PR-1"], id="two warehouses"),
        pytest.param({"exclude": {"warehouse": "上海仓"}}, ["FU-1", "PR-1"], id="without a warehouse"),
    ],
)
def test_stock(ask, asked, found):
    result = ask("stock_availability", **asked)
    assert (numbers(result) if "sort" in asked else sorted(numbers(result))) == found


@pytest.mark.parametrize(
    ("tool", "sort", "first"),
    [
        pytest.param("list_orders", "largest", "SO2026-00042", id="the largest order"),
        pytest.param("list_orders", "oldest", "SO2026-00051", id="the oldest order"),
        pytest.param("list_orders", "most_late", "SO2026-00042", id="the order most late"),
        pytest.param("invoices", "most_open", "INV-42", id="the invoice with most open"),
        pytest.param("ticket_history", "most_urgent", "T-3", id="the most urgent ticket"),
        pytest.param("ticket_history", "worst_rated", "T-4", id="the worst rated ticket"),
        pytest.param("list_customers", "highest_credit", "9", id="the customer of most credit"),
        pytest.param("list_opportunities", "largest", "O-1", id="the largest opportunity"),
        pytest.param("list_products", "dearest", "FU-2", id="the dearest product"),
    ],
)
def test_another_order_of_the_rows(ask, tool, sort, first):
    result = ask(tool, sort=sort, limit=1)
    assert numbers(result)[0] == first
    assert result.arguments == {"sort": sort, "limit": 1}


def test_the_filter_is_told_in_words(ask):
    facts = ask(
        "list_orders", min_amount=1000, exclude={"region": ["east china"]}, date="promised",
        period=["2026-01-01", "2026-12-31"],
    ).facts  # fmt: skip
    assert facts["filters"] == {
        "min_amount": "1000.0", "not_region": "华东", "period": "2026-01-01..2026-12-31", "date": "promised",
    }  # fmt: skip


def test_sums_of_opportunities_keep_currencies_apart(ask):
    sums = {row["currency"]: row["amount"] for row in ask("list_opportunities").facts["sums"]}
    assert sums == {"CNY": Decimal(57000), "EUR": Decimal(900)}


@pytest.mark.parametrize(
    ("tool", "asked", "kind", "what"),
    [
        pytest.param("list_orders", {"channel": "直播"}, "no_match", "channel", id="a channel there is not"),
        pytest.param("list_orders", {"exclude": {"region": ["Narnia"]}}, "no_match", "region", id="left out, but not there"),
        pytest.param("list_orders", {"exclude": {"customer": ["华远机械"]}}, "ambiguous", "customer", id="left out, one of two"),
        pytest.param("list_orders", {"city": "浙江"}, "no_match", "province", id="a province"),
        pytest.param("list_orders", {"region": ["华东", "Narnia"]}, "no_match", "region", id="one of two is not there"),
        pytest.param("list_customers", {"country": "Japan"}, "no_match", "country", id="a country there is not"),
        pytest.param("list_customers", {"region": "华东", "segment": "B"}, "no_match", "customer", id="nobody fits"),
        pytest.param("list_opportunities", {"customer": "nobody at all"}, "absent", "customer", id="no such customer"),
        pytest.param("list_opportunities", {"min_amount": 10**9}, "no_match", "opportunity", id="none so large"),
        pytest.param("list_products", {"max_price": 1}, "no_match", "product", id="none so cheap"),
        pytest.param("invoices", {"sales_rep": "E77"}, "absent", "staff", id="no such sales rep"),
        pytest.param("ticket_history", {"order": "SO2026-99999"}, "absent", "sales_order", id="no such order"),
    ],
)  # fmt: skip
def test_kinds_of_nothing(ask, tool, asked, kind, what):
    nothing = ask(tool, **asked).nothing
    assert (nothing.kind, nothing.what) == (kind, what)


@pytest.mark.parametrize(
    ("asked", "read_as"),
    [
        pytest.param({"country": "Germny"}, [["Germny", "德国"]], id="a typing mistake in a value"),
        pytest.param({"customer": "Acme Industral"}, [["Acme Industral", "C02 Acme Industrial GmbH (Hamburg)"]], id="in a name"),
        pytest.param({"customer": "lantian"}, [["lantian", "C06 深圳蓝天电子有限公司 (深圳)"]], id="pinyin of a name"),
        pytest.param({"product": "Toner Cartrige"}, [["Toner Cartrige", "PR-2 碳粉盒 (打印与耗材)"]], id="in a product"),
        pytest.param({"country": "Germany"}, None, id="a synonym needs no telling"),
    ],
)  # fmt: skip
def test_what_was_read_otherwise_than_written_is_told(ask, asked, read_as):
    assert ask("list_orders", **asked).facts.get("read_as") == read_as


def test_a_name_nearly_that_of_two_is_asked_back(ask):
    nothing = ask("list_orders", customer="华远机戒").nothing
    assert (nothing.kind, [choice[:3] for choice in nothing.choices]) == ("ambiguous", ["C03", "C04"])


@pytest.mark.parametrize(
    ("tool", "asked", "says"),
    [
        pytest.param("list_orders", {"exclude": {"colour": ["red"]}}, "cannot be filtered by colour", id="no such dimension"),
        pytest.param("list_orders", {"exclude": {"status": "gone"}}, "no such status", id="no such status"),
        pytest.param("list_orders", {"date": "due", "period": ["2026-01-01", "2026-01-02"]}, "date", id="another list's day"),
        pytest.param("list_orders", {"sort": "funniest"}, "sort", id="no such order"),
        pytest.param("list_products", {"period": ["2026-01-01", "2026-01-02"]}, "no such argument", id="products have no day"),
        pytest.param("ticket_history", {"max_satisfaction": 6}, "max_satisfaction", id="out of range"),
        pytest.param("list_orders", {"region": []}, "region", id="no value"),
    ],
)  # fmt: skip
def test_wrong_arguments_say_what_to_mend(ask, tool, asked, says):
    with pytest.raises(QueryError, match=says):
        ask(tool, **asked)


@pytest.mark.parametrize(
    ("tool", "asked", "without"),
    [
        pytest.param("list_orders", {"min_amount": 5}, ("sales_order.amount",), id="a bound on a column it lacks"),
        pytest.param("list_orders", {"sort": "largest"}, ("sales_order.amount",), id="an order by a column it lacks"),
        pytest.param("list_orders", {"exclude": {"segment": "A"}}, ("customer.segment",), id="left out by what it lacks"),
        pytest.param("list_customers", {"min_credit_limit": 1}, ("customer.credit_limit",), id="a credit limit"),
        pytest.param("list_products", {"never_sold": True}, ("sales_order_line",), id="sales it does not see"),
        pytest.param("list_opportunities", {}, ("opportunity",), id="an entity it lacks"),
        pytest.param("invoices", {"channel": "phone"}, ("sales_order.channel", "ticket.channel", "campaign.channel"), id="a channel"),
    ],
)  # fmt: skip
def test_a_condition_is_never_dropped(firm, tool, asked, without):
    scope = firm.scope(role=FakeRole(f"bare-{tool}-{without[0]}"), without=without)
    try:
        result = TOOLS[tool].call(scope, asked)
    except Denied:
        return
    assert result.nothing is not None
    assert result.nothing.kind == "not_yours"


def test_a_column_the_role_lacks_is_left_out_and_told(firm):
    scope = firm.scope(role=FakeRole("fewer"), without=("customer.credit_limit", "staff"))
    result = TOOLS["list_customers"].call(scope, {"region": "华东"})
    assert {"credit_limit", "owner"}.isdisjoint(result.tables[0].columns)
    assert result.facts["hidden"] == ["customer.credit_limit", "staff"]


def test_who_sees_some_customers_is_told_that_only_their_orders_count(firm):
    scope = firm.scope(role=FakeRole("mine", "own_customers"), owns=("erp:C01",))
    result = TOOLS["list_products"].call(scope, {"never_sold": True})
    assert result.facts["filters"] == {"never_sold": "true", "own_customers": "true"}


def test_created_is_by_day(firm):
    assert at("2025-01-05T00:00:00").date() == date(2025, 1, 5)
    scope = firm.scope()
    nothing = TOOLS["list_customers"].call(scope, {"period": ["2025-01-06", "2025-01-31"]}).nothing
    assert nothing.kind == "no_match"
