"""The planner is a LangChain chat model: it takes tools, streams, calls, answers; and needs no network."""

import json

import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

from assistant.planner import Planner, read_turns
from tests.assistant.desk import desk

QUESTION = HumanMessage("Which orders are late?")
RESULT = {
    "tool": "list_orders", "arguments": {"late": True}, "nothing": None,
    "facts": {"count": 41, "filters": {"late": "true"}, "sums": [{"currency": "EUR", "amount": "1234.50"}]},
    "tables": [{
        "name": "orders", "columns": ["number", "customer", "status", "days_late", "amount", "currency"],
        "entities": ["sales_order", "customer", "sales_order", "", "sales_order", "sales_order"],
        "rows": [["SO1", "<PERSON_3>", "shipped", 3, "1234.50", "EUR"]],
        "origins": [{"system": "ERP", "entity": "sales_order", "as_of": "2026-02-03T08:30:00+00:00"}],
        "truncated": False, "ms": 1.0,
    }],
}  # fmt: skip


def bound(language="en"):
    return Planner().bind_tools([]).bind(desk=desk(language=language))


def with_result(model, content, question=QUESTION):
    asked = model.invoke([question])
    return [question, asked, ToolMessage(content, tool_call_id=asked.tool_calls[0]["id"])]


def test_a_question_becomes_a_tool_call():
    message = bound().invoke([QUESTION])
    assert [(call["name"], call["args"]) for call in message.tool_calls] == [("list_orders", {"late": True})]


def test_a_result_becomes_a_text():
    model = bound()
    text = str(model.invoke(with_result(model, json.dumps(RESULT))).text)
    assert text.startswith("**41 orders** (late), in total EUR 1,234.50; the first 1 shown.")
    assert "| SO1 | <PERSON_3> | shipped | 3 | EUR 1,234.50 |" in text
    assert "ERP (as of 2026-02-03 08:30 UTC)" in text


def test_the_same_in_chinese():
    model = bound("zh")
    question = HumanMessage("哪些订单晚了")
    text = str(model.invoke(with_result(model, json.dumps(RESULT), question)).text)
    assert text.startswith("**共 41 个订单**（延误），合计 EUR 1,234.50，显示前 1 个。")
    assert "| SO1 | <PERSON_3> | 已发货 | 3 | EUR 1,234.50 |" in text


def test_streamed_and_whole_are_the_same():
    model = bound()
    messages = with_result(model, json.dumps(RESULT))
    pieces = [str(chunk.text) for chunk in model.stream(messages)]
    assert len(pieces) > 3
    assert "".join(pieces) == str(model.invoke(messages).text)


def test_streamed_calls_are_whole():
    chunks = list(bound().stream([QUESTION]))
    whole = chunks[0]
    for chunk in chunks[1:]:
        whole += chunk
    assert [(call["name"], call["args"]) for call in whole.tool_calls] == [("list_orders", {"late": True})]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            '{"failure":"SourceError","message":"The store is away."}', "The store is away.", id="a failure"
        ),
        pytest.param("Mend the arguments.", "Mend the arguments.", id="a sentence"),
    ],
)
def test_a_failure_is_told(content, said):
    model = bound()
    answer = model.invoke(with_result(model, content))
    assert said in str(answer.text)
    assert answer.response_metadata["ok"] is False


@pytest.mark.parametrize(
    ("nothing", "said"),
    [
        ({"kind": "absent", "what": "customer", "asked": "Zorro", "choices": ["C1 Zorra"]}, "1. C1 Zorra"),
        (
            {"kind": "not_yours", "what": "sales_order", "asked": "SO1", "choices": []},
            "Order 'SO1' is not yours",
        ),
        (
            {"kind": "no_match", "what": "sales_order", "asked": "x", "choices": []},
            "No order found. Filter: late.",
        ),
        ({"kind": "ambiguous", "what": "customer", "asked": "x", "choices": ["C1", "C2"]}, "2. C2"),
    ],
    ids=["absent", "not yours", "no match", "ambiguous"],
)
def test_which_kind_of_nothing(nothing, said):
    model = bound()
    result = {
        "tool": "list_orders",
        "arguments": {"late": True},
        "tables": [],
        "facts": {},
        "nothing": nothing,
    }
    assert said in str(model.invoke(with_result(model, json.dumps(result))).text)


def test_turns_pair_calls_with_their_results():
    call = {"name": "list_orders", "args": {}, "id": "a"}
    turns = read_turns([
        HumanMessage("one"), AIMessage("", tool_calls=[call]), ToolMessage("{}", tool_call_id="a"), AIMessage("done"),
        HumanMessage("two"),
    ])  # fmt: skip
    assert [(turn.question, len(turn.calls), len(turn.results)) for turn in turns] == [
        ("one", 1, 1),
        ("two", 0, 0),
    ]
