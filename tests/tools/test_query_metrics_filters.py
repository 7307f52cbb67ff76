"""Metrics under filters, periods and times of their own; and the tool as a model sees it."""

from datetime import date

import pytest

from tests.tools.asking import CUSTOMER, KIT, OPEN, Q3, SOLD, SOLD_LINES, added, ask, by_key, late, value
from tests.tools.fakes import TODAY
from tests.tools.rows import INVOICES, LINES
from tools.registry import TOOLS, langchain_tools


def has_product(order, *numbers):
    return any(line["product_id"][4:] in numbers for line in LINES if line["order_id"] == order["id"])


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        pytest.param({"where": {"region": "华东"}}, lambda o: CUSTOMER[o["customer_id"]]["region"] == "华东", id="region"),
        pytest.param({"where": {"region": ["华东", "华南"]}},
                     lambda o: CUSTOMER[o["customer_id"]]["region"] in ("华东", "华南"), id="either of two"),
        pytest.param({"but": {"region": "华东"}}, lambda o: CUSTOMER[o["customer_id"]]["region"] != "华东", id="all but one"),
        pytest.param({"where": {"customer": "Acme"}}, lambda o: o["customer_id"] == "erp:C02", id="customer"),
        pytest.param({"where": {"late": "yes"}}, late, id="late"),
        pytest.param({"where": {"late": "no"}}, lambda o: not late(o), id="in time"),
        pytest.param({"but": {"late": "yes"}}, lambda o: not late(o), id="all but late"),
        pytest.param({"where": {"late": ["yes", "no"]}}, lambda o: True, id="late or not"),
        pytest.param({"where": {"status": "confirmed"}}, lambda o: o["status"] == "confirmed", id="status"),
        pytest.param({"where": {"sales_rep": "E2"}}, lambda o: o["owner_id"] == "erp:E2", id="sales rep"),
        pytest.param({"period": [date(2026, 9, 1), date(2026, 9, 30)]}, lambda o: o["ordered_on"].month == 9, id="period"),
        pytest.param({"where": {"month": "2026-09"}}, lambda o: o["ordered_on"].month == 9, id="a month by its name"),
        pytest.param({"where": {"carrier": "dhl"}}, lambda o: o["id"] == "erp:SO2026-00044", id="carrier"),
        pytest.param({"where": {"product": "FU-1"}}, lambda o: has_product(o, "FU-1"), id="product"),
        pytest.param({"but": {"product": "FU-1"}}, lambda o: not has_product(o, "FU-1"), id="without a product"),
    ],
)  # fmt: skip
def test_filters(scope, filters, wanted):
    assert value(ask(scope, "orders", **filters)) == sum(map(wanted, SOLD))


def test_an_order_metric_without_lines_is_filtered_by_product_whole(scope):
    expected = added(
        [o for o in SOLD if has_product(o, "PR-2")], lambda o: (o["currency"],), lambda o: o["freight"]
    )
    assert by_key(ask(scope, "freight", where={"product": "PR-2"}), "currency") == expected


def test_of_a_product_only_its_lines_are_added(scope):
    kept = [line for line in SOLD_LINES if line["product_id"] == "erp:PR-2"]
    expected = added(kept, lambda line: (line["currency"],), lambda line: line["amount"])
    assert by_key(ask(scope, "sales_amount", where={"product": "PR-2"}), "currency") == expected


def test_a_status_filter_takes_the_place_of_the_usual_condition(scope):
    assert value(ask(scope, "orders", where={"status": "cancelled"})) == 1
    assert value(ask(scope, "orders", where={"status": "已取消"})) == 1


def test_new_customers_are_those_whose_first_order_lies_in_the_period(scope):
    first = {}
    for order in SOLD:
        day = order["ordered_on"]
        first[order["customer_id"]] = min(first.get(order["customer_id"], day), day)
    assert value(ask(scope, "new_customers", period=Q3)) == sum(
        Q3[0] <= day <= Q3[1] for day in first.values()
    )
    months = by_key(ask(scope, "new_customers", by=["month"]), "month")
    assert months == added(first.values(), lambda day: (f"{day:%Y-%m}",), lambda _: 1)


def test_a_metric_of_now_beside_one_of_the_period(scope):
    result = ask(scope, "invoiced_amount", "open_receivables", period=Q3, compare_to="year_ago")
    assert result.facts["as_of_now"] == ["open_receivables"]
    assert "open_receivables_before" not in result.table("metrics").columns


def test_a_metric_may_have_days_of_its_own(scope):
    result = ask(scope, "dso")
    assert result.facts["period"] == ["2025-11-21", "2026-11-20"]
    open_amount = sum(i["open_amount"] for i in OPEN if i["currency"] == "CNY")
    invoiced = sum(
        i["amount"] for i in INVOICES if i["status"] not in ("draft", "cancelled") and i["currency"] == "CNY"
    )
    assert by_key(result, "currency")[("CNY",)] == pytest.approx(float(open_amount / invoiced * 365))


def test_a_period_that_has_not_begun_is_said(scope):
    assert ask(scope, "orders", period=[date(2027, 1, 1), date(2027, 1, 31)]).facts["future"] is True
    assert "future" not in ask(scope, "orders", period=[TODAY, date(2027, 1, 31)]).facts


def test_one_statement_answers(scope):
    before = len(scope.reads)
    ask(scope, "sales_amount", "tickets", "win_rate", by=["customer"], period=Q3, compare_to="year_ago")
    assert len(scope.reads) == before + 1


def test_the_tool_as_a_model_sees_it(scope):
    asked = {"metrics": ["orders"], "filters": [{"dimension": "late", "values": ["yes"]}]}
    result = TOOLS["query_metrics"].call(scope, asked, KIT)
    assert result.arguments == {"metrics": ["orders"], "filters": [{"dimension": "late", "values": ["yes"]}]}
    (tool,) = langchain_tools(scope, {"query_metrics"}, KIT)
    assert "orders" in str(tool.args_schema)
    answer = tool.invoke({"type": "tool_call", "id": "1", "name": tool.name, "args": {"metrics": ["profit"]}})
    assert "no such metric" in answer.content
