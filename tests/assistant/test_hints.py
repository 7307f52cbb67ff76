"""What is known of a question narrows the form: found values only, parts the question speaks of only."""

import pytest

from assistant.hints import hints
from assistant.plan_form import METRICS_TOOL, plan_schema
from tests.assistant.desk import desk


def known(question, examples=()):
    return hints(question, desk(), examples)


def test_words_names_and_values_are_found():
    told = known("云创科技在华东的销售额")
    assert "sales_amount" in told.metrics
    assert told.values == {"云创科技": ("customer",), "华东": ("region",)}


def test_metrics_of_examples_come_after_those_said():
    told = known(
        "销售额", [{"metrics": ["gross_margin"]}, {"metrics": ["orders"], "having": [{"metric": "dso"}]}]
    )
    assert told.metrics[0] == "sales_amount"
    assert {"gross_margin", "orders", "dso"} <= set(told.metrics)


@pytest.mark.parametrize(
    ("question", "part", "is_open"),
    [
        ("销售额比上月如何", "compare", True), ("销售额", "compare", False),
        ("订单超过5个的客户", "having", True), ("各客户订单数", "having", False),
        ("各类别的占比", "share", True), ("各类别的销售额", "share", False),
        ("sales except Germany", "not", True), ("sales in Germany", "not", False),
        ("cumulative sales", "running_total", True), ("sales", "running_total", False),
        ("the lowest margin", "order", True), ("毛利最高的产品", "order", False), ("毛利最低的产品", "order", True), ("top customers", "top", True), ("total sales", "top", False),
    ],
)  # fmt: skip
def test_a_part_is_offered_where_the_question_speaks_of_it(question, part, is_open):
    assert (part in known(question).parts) is is_open


def test_a_filter_takes_what_was_found():
    form = plan_schema({METRICS_TOOL}, desk().semantics, known("华东的销售额"))["anyOf"][0]["properties"]
    where = form["where"]["properties"]
    assert where["region"]["anyOf"][0] == {"enum": ["华东"]}
    assert set(where) == {"region"}
    assert not {"share", "period", "having", "by"} & set(form)


def test_only_numbers_times_and_groups_that_were_said_can_be_written():
    told = known("上季度每个区域订单超过20个的客户，前3名")
    form = plan_schema({METRICS_TOOL}, desk().semantics, told)["anyOf"][0]["properties"]
    assert form["period"] == {"enum": ["上季度"]}
    assert 20 in form["having"]["items"]["properties"]["value"]["enum"]
    assert 3 in form["top"]["enum"]
    assert {"region", "customer"} <= set(form["by"]["items"]["enum"])
    assert "month" not in form["by"]["items"]["enum"]


def test_a_tool_whose_argument_nobody_named_is_not_offered():
    def offered(question):
        forms = plan_schema(
            {"order_status", "customer_360", "list_orders"}, desk().semantics, known(question)
        )["anyOf"]
        return [form["properties"]["tool"]["const"] for form in forms if "tool" in form["properties"]]

    assert offered("哪些订单延误了") == ["list_orders"]
    assert "order_status" in offered("SO2026-00042 到哪了")
    assert "customer_360" in offered("Everything about Zorro Ltd")


def test_names_and_times_may_come_from_the_question_before():
    told = hints("那发票呢？", desk(), [], before="云创科技上季度的订单")
    assert told.values == {"云创科技": ("customer",)}
    assert told.times == ("上季度",)


@pytest.mark.parametrize(
    ("arguments", "is_used"),
    [
        pytest.param({"filters": [{"dimension": "customer", "values": ["云创科技"]}], "having": [{"value": 20}]}, True, id="all"),
        pytest.param({"having": [{"value": 20.0}]}, False, id="without the name"),
        pytest.param({"customer": "云创科技"}, False, id="without the number"),
    ],
)  # fmt: skip
def test_a_plan_that_leaves_out_what_was_said_is_known(arguments, is_used):
    assert known("云创科技买过超过20个的产品").is_used(arguments) is is_used
