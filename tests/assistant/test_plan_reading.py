"""What a model writes becomes a call only as far as the question says it: names copied, times ours, tools known."""

from datetime import date

import pytest

from assistant.plan_form import METRICS_TOOL, plan_schema
from assistant.plan_reading import FormReader, read_form
from connectors.failures import ModelError
from tools.registry import TOOLS
from tools.semantics import load

TODAY = date(2026, 11, 20)


def call(question, form, before="", tools=frozenset(TOOLS)):
    return FormReader(question, before, TODAY, load(), tools).call(form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param('{"a":1}', {"a": 1}, id="an object"),
        pytest.param('Sure!\n```json\n{"a": {"b": 2}}\n```\nDone.', {"a": {"b": 2}}, id="in a code block"),
    ],
)
def test_an_object_is_found(text, form):
    assert read_form(text) == form


@pytest.mark.parametrize(
    "text", ["", "I cannot say.", "{", '{"a":}', "[1]", "{}", '{"a":1} {"b":2}', "null"],
    ids=["nothing", "a sentence", "half", "broken", "a list", "empty", "two objects", "null"],
)  # fmt: skip
def test_no_object_is_nonsense(text):
    with pytest.raises(ModelError, match="not one JSON object") as nonsense:
        read_form(text)
    assert nonsense.value.detail == "error=nonsense"


@pytest.mark.parametrize(
    ("question", "form", "arguments"),
    [
        pytest.param(
            "上季度华东区销售额前五的客户",
            {"metrics": ["sales_amount"], "by": ["customer"], "where": {"region": "华东区"}, "period": "上季度", "top": 5},
            {
                "metrics": ["sales_amount"], "group_by": ["customer"], "limit": 5, "period": ["2026-07-01", "2026-09-30"],
                "filters": [{"dimension": "region", "values": ["华东区"]}],
            },
            id="a ranking",
        ),
        pytest.param(
            "Sales by country except Germany",
            {"metrics": ["sales_amount"], "by": ["country"], "not": {"country": ["Germany"]}},
            {
                "metrics": ["sales_amount"], "group_by": ["country"],
                "filters": [{"dimension": "country", "values": ["Germany"], "exclude": True}],
            },
            id="an exclusion",
        ),
        pytest.param(
            "Who bought Chai but no Chang?",
            {
                "metrics": ["orders"], "by": ["customer"], "where": {"product": "Chai"},
                "having": [{"metric": "orders", "op": "=", "value": 0, "where": {"product": "Chang"}}],
            },
            {
                "metrics": ["orders"], "group_by": ["customer"], "filters": [{"dimension": "product", "values": ["Chai"]}],
                "having": [
                    {"metric": "orders", "op": "=", "value": 0, "filters": [{"dimension": "product", "values": ["Chang"]}]}
                ],
            },
            id="bought this but not that",
        ),
        pytest.param(
            "late orders last month",
            {"metrics": ["orders"], "where": {"late": "yes"}},
            {
                "metrics": ["orders"], "filters": [{"dimension": "late", "values": ["yes"]}],
                "period": ["2026-10-01", "2026-10-31"],
            },
            id="a time the model forgot",
        ),
        pytest.param(
            "sales in March 2026 compared with March 2024",
            {"metrics": ["sales_amount"], "period": "March 2026", "compare": "March 2024"},
            {
                "metrics": ["sales_amount"], "period": ["2026-03-01", "2026-03-31"],
                "compare_to": ["2024-03-01", "2024-03-31"],
            },
            id="two times",
        ),
    ],
)  # fmt: skip
def test_a_metric_plan(question, form, arguments):
    made = call(question, form)
    assert made.tool == METRICS_TOOL
    assert {name: value for name, value in made.arguments.items() if name != "order"} == arguments


def test_a_record_plan_takes_its_time_from_the_question():
    made = call(
        "Acme's invoices of last month", {"tool": "invoices", "customer": "Acme", "period": "last month"}
    )
    assert made.arguments == {"customer": "Acme", "period": ["2026-10-01", "2026-10-31"]}


def test_that_nothing_fits_is_no_call():
    assert call("weather?", {"unknown": "out_of_scope"}) is None


@pytest.mark.parametrize(
    ("question", "form", "said"),
    [
        pytest.param("orders of Acme", {"tool": "list_orders", "customer": "Acne"}, "not in the question", id="a name nobody said"),
        pytest.param(
            "sales in the north", {"metrics": ["sales_amount"], "where": {"region": "south"}}, "not in the question",
            id="a value nobody said",
        ),
        pytest.param(
            "sales", {"metrics": ["sales_amount"], "period": "last year"}, "time is not one", id="a time nobody said"
        ),
        pytest.param("sales", {"metrics": ["sales_amount"], "period": "2025-01-01"}, "time is not one", id="a date it worked out"),
        pytest.param("x", {"tool": "drop_table"}, "no such tool", id="a tool there is not"),
        pytest.param("x", {"tool": 7}, "no such tool", id="a tool that is no name"),
        pytest.param("x", {"tool": "order_status"}, "do not fit order_status", id="an argument is missing"),
        pytest.param("x", {"tool": "list_orders", "colour": "red"}, "do not fit list_orders", id="an argument there is not"),
        pytest.param("x", {"metrics": []}, "do not fit", id="no metric"),
        pytest.param("x", {"metrics": "all; DROP TABLE x"}, "do not fit", id="no name of a metric"),
        pytest.param("x", {"metrics": ["orders"], "by": [{"a": 1}]}, "do not fit", id="a group that is no name"),
        pytest.param("x", {"unknown": "whatever"}, "no such tool", id="a reason there is not"),
    ],
)  # fmt: skip
def test_nonsense_is_told_as_such_without_its_values(question, form, said):
    with pytest.raises(ModelError, match=said) as nonsense:
        call(question, form)
    assert nonsense.value.detail == "error=nonsense"
    assert "Acne" not in nonsense.value.message


def test_a_tool_the_role_lacks_is_no_tool():
    with pytest.raises(ModelError, match="no such tool"):
        call("sales", {"metrics": ["sales_amount"]}, tools=frozenset({"invoices"}))


def test_a_name_may_come_from_the_question_before():
    made = call("and its invoices?", {"tool": "invoices", "customer": "Acme"}, before="orders of Acme")
    assert made.arguments == {"customer": "Acme"}


def test_full_width_and_blanks_are_no_difference():
    made = call("ＡＣＭＥ　Corp 的发票", {"tool": "invoices", "customer": "acme corp"})
    assert made.arguments == {"customer": "acme corp"}


def test_the_form_offers_only_the_roles_tools():
    forms = plan_schema({"invoices", "run_sql"}, load())["anyOf"]
    assert [form["properties"].get("tool", {}).get("const") for form in forms] == ["invoices", None]
    assert "unknown" in forms[1]["properties"]
