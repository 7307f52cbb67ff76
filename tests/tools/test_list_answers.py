"""What a list tells beside its rows: their order, the filter in words, sums, which kind of nothing, what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from connectors.failures import Denied, QueryError
from tests.tools.fakes import FakeRole
from tests.tools.firm import numbers
from tests.tools.rows import at
from tools.registry import TOOLS


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
        pytest.param("list_opportunities", {"number": "OPP-404"}, "absent", "opportunity", id="no such opportunity"),
        pytest.param("ticket_history", {"text": "CASE-999999"}, "absent", "ticket", id="no such ticket"),
        pytest.param("ticket_history", {"text": "zebra 42"}, "no_match", "ticket", id="a word of no ticket"),
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
