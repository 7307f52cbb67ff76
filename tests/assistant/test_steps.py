"""What goes before the planner's own reading: meanings of terms, verified questions; and after it: documents."""

from dataclasses import replace
from datetime import datetime

import pytest

from assistant import render
from assistant.blocks import Style
from assistant.plan import Call, Plan
from assistant.steps import _allowed, first_plan
from assistant.verified import Verified
from tests.assistant.desk import TODAY, desk

BY_REGION = Call("query_metrics", {"metrics": ["overdue_receivables"], "group_by": ["region"]})
LOOKED_UP = Plan((Call("search_documents", {"text": "x"}),))


@pytest.fixture
def verified(tmp_path):
    made = Verified(tmp_path / "verified.sqlite")
    made.add("各区域的逾期应收", "zh", (BY_REGION,), by="manager1", at=datetime(2026, 2, 1, 9), day=TODAY)
    return made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        pytest.param("毛利率怎么算？", "毛利 ÷", id="how it is worked out"),
        pytest.param("What does DSO mean?", "open receivables ÷", id="an abbreviation"),
    ],
)
def test_the_meaning_of_a_term_is_told(question, words):
    plan = first_plan(question, [], desk())
    assert (plan.says, plan.calls) == ("defined", ())
    assert words in render.spoken(plan, Style("zh" if "怎" in question else "en"), names={}, systems=())


@pytest.mark.parametrize("question", ["DSO是多少", "What is our DSO?", "什么是区块链"])
def test_a_figure_or_an_unknown_term_is_no_question_of_meaning(question):
    assert first_plan(question, [], desk()).says != "defined"


def test_a_verified_question_is_answered_by_its_plan_and_says_so(verified):
    plan = first_plan("各区域逾期应收", [], replace(desk(), verified=verified))
    assert plan.calls == (BY_REGION,)
    assert "manager1 于 2026-02-01 核实" in render.answer([], Style("zh"), verified=plan.verified)


def test_a_verified_plan_still_needs_the_role_to_have_its_tool(verified):
    without = replace(desk(frozenset({"find_customer"})), verified=verified)
    assert first_plan("各区域逾期应收", [], without).says == "no_tool"


@pytest.mark.parametrize(
    ("filters", "calls"),
    [
        pytest.param(
            [{"dimension": "region", "values": ["east"]}],
            (Call("list_orders", {"region": "east", "late": True}),),
            id="one value",
        ),
        pytest.param([{"dimension": "region", "values": ["east", "west"]}], (), id="two values"),
        pytest.param([{"dimension": "region", "values": ["east"], "exclude": True}], (), id="all but one"),
    ],
)
def test_a_list_stands_for_a_count_only_where_it_tells_the_same_number(filters, calls):
    asked = Plan((Call("query_metrics", {"metrics": ["late_orders"], "filters": filters}),))
    assert _allowed(asked, desk(frozenset({"list_orders"}))).calls == calls


@pytest.mark.parametrize(
    ("question", "says"),
    [
        pytest.param("白日梦怎么报销", "unknown", id="unknown"),
        pytest.param("上季度紫色销售额", "unsure", id="unsure"),
    ],
)
def test_what_is_not_understood_is_shown_to_the_documents(question, says):
    seen = []

    def documents(plan, reading):
        seen.append((plan.says, reading.text))
        return LOOKED_UP

    plan = first_plan(question, [], replace(desk(), documents=documents))
    assert seen == [(says, question)]
    assert plan.calls == LOOKED_UP.calls


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("各仓库的赢单率", "“赢单率”没有按“仓库”的数据", id="Chinese"),
        pytest.param("win rate by warehouse", "There is no win rate by warehouse", id="English"),
    ],
)
def test_a_metric_that_is_not_known_by_a_dimension(question, said):
    plan = first_plan(question, [], desk(language="en" if question.isascii() else "zh"))
    assert (plan.says, plan.calls) == ("not_by", ())
    assert render.spoken(plan, Style("zh"), names={}, systems=()).startswith(said)


def test_my_tickets_are_nobodys_where_everybodys_are_seen():
    assert first_plan("我名下没结的工单", [], desk()).says == "unsure"
    assert first_plan("我名下没结的工单", [], replace(desk(), own_rows=True)).calls
