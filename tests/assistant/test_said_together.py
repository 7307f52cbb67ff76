"""Questions for figures that say more than one thing: which groups fell, what share one has, two figures, two times."""

import pytest

from assistant.steps import first_plan
from tests.assistant.desk import desk


def query(question, before=()):
    (call,) = first_plan(question, list(before), desk()).calls
    assert call.tool == "query_metrics"
    return call.arguments


FELL = {"metric": "sales_amount", "op": "<", "value": 0, "of": "change"}
ROSE = {"metric": "sales_amount", "op": ">", "value": 0, "of": "change"}


@pytest.mark.parametrize(
    ("question", "having"),
    [
        pytest.param("哪几个大区今年到现在卖得还不如去年同期？", [FELL], id="zh fell"),
        pytest.param("Which regions sold less this year than in the same period last year?", [FELL], id="en fell"),
        pytest.param("哪些产品今年销售额同比增长了", [ROSE], id="zh rose"),
        pytest.param("哪些产品今年销售额同比增长超过50%", [{**ROSE, "value": 0.5}], id="zh by how much"),
        pytest.param("which customers sales dropped by more than 20% this quarter vs last quarter", [{**FELL, "value": -0.2}], id="en by how much"),
        pytest.param("各区域今年销售额同比增长多少", None, id="each is told, whichever way it went"),
        pytest.param("今年哪个区域销售额同比增长最快", None, id="a ranking is no condition"),
    ],
)  # fmt: skip
def test_only_groups_that_moved_that_way(question, having):
    asked = query(question)
    assert asked.get("having") == having
    assert "compare_to" in asked


@pytest.mark.parametrize(
    ("question", "part", "whole"),
    [
        pytest.param("今年销售额里华东占多少", ("region", "华东"), [], id="a value"),
        pytest.param(
            "What share of this year's orders came from East China?", ("region", "华东"), [], id="en"
        ),
        pytest.param("Acme 占我们今年销售额的多少", ("customer", "C0002"), [], id="a customer"),
        pytest.param("各月华东销售额占比", ("region", "华东"), ["month"], id="within each month"),
        pytest.param("应收账款里逾期的占百分之几", None, [], id="a rate that has a name of its own"),
    ],
)
def test_the_share_of_one_thing_is_a_part_and_its_whole(question, part, whole):
    asked = query(question)
    assert "share" not in asked
    assert asked.get("group_by", []) == whole
    found = [(each["dimension"], each["values"][0]) for each in asked.get("part", [])]
    assert found == ([part] if part else [])


@pytest.mark.parametrize(
    ("question", "metrics"),
    [
        pytest.param("云创科技今年下了多少单，总共多少钱？", ["orders", "sales_amount"], id="zh"),
        pytest.param("How many orders did Acme place this year, and what is the gross margin?", ["orders", "gross_margin"], id="en"),
        pytest.param("今年销售额多少，要写年报", ["sales_amount"], id="a reason is no figure"),
    ],
)  # fmt: skip
def test_figures_asked_in_one_breath_are_all_told(question, metrics):
    assert query(question)["metrics"] == metrics


@pytest.mark.parametrize(
    ("question", "period", "compared"),
    [
        pytest.param("去年10月份的订单有多少，去年9月份呢", ["2025-10-01", "2025-10-31"], ["2025-09-01", "2025-09-30"], id="two months"),
        pytest.param("上个月的销售额跟再上一个月比怎么样", ["2026-01-01", "2026-01-31"], ["2025-12-01", "2025-12-31"], id="the one before that"),
    ],
)  # fmt: skip
def test_two_times_stand_side_by_side(question, period, compared):
    asked = query(question)
    assert (asked["period"], asked["compare_to"]) == (period, compared)


def test_a_time_up_to_now_is_no_second_time():
    assert query("去年第三季度的收款金额，到今天一共多少")["period"] == ["2025-07-01", "2025-09-30"]
