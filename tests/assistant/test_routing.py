"""The planner answers what it is sure of, the model the rest; a model that fails is asked once more, then replaced."""

import json
import time

import pytest

from assistant.answer import TextEvent
from assistant.model import ModelConfig
from tests.assistant.company import ADMIN, MANAGER, SERVICE
from tests.assistant.openai_server import OpenAiServer

SURE = "SO2026-00042 到哪了"
UNSURE = "Could the blorp be wibbled for us?"
FIND = [("find_customer", {"text": "云创科技"})]


def assistant(home, server, **config):
    return home.assistant(ModelConfig("remote", server.url, "test-model", **config))


def slow(_asked):
    time.sleep(1.5)
    return "too late"


def refuses_tools(plan):
    return lambda asked: 400 if "tools" in asked else plan


def test_what_the_planner_is_sure_of_it_answers(home):
    with OpenAiServer("I would say: lost.") as server:
        answer = assistant(home, server).ask(SURE, SERVICE)
    assert server.requests == []
    assert "部分发货" in answer.answer
    assert answer.model["name"] == "planner"
    assert not any("planner" in caveat for caveat in answer.caveats)


def test_the_model_takes_the_rest(home):
    with OpenAiServer("There is no blorp.") as server:
        answer = assistant(home, server).ask(UNSURE, SERVICE)
    assert answer.answer == "There is no blorp."
    assert answer.model["name"] == "test-model"
    assert [entry["model"] for entry in home.entries("model_call")] == ["test-model"]


def test_the_model_may_be_told_to_take_all(home):
    with OpenAiServer("All mine.") as server:
        answer = assistant(home, server, planner_first=False).ask(SURE, SERVICE)
    assert answer.answer == "All mine."


def test_who_answers_stays_the_same_through_a_question(home):
    with OpenAiServer("no") as server:
        assistant(home, server).ask(SURE, SERVICE)
    assert {entry["model"] for entry in home.entries("model_call")} == {"planner"}


@pytest.mark.parametrize(
    ("script", "requests"),
    [
        pytest.param([""], 2, id="empty"),
        pytest.param([500], 2, id="broken"),
        pytest.param([429], 2, id="over its limit"),
        pytest.param([401], 1, id="refuses the key: asking again is no use"),
        pytest.param([slow], 2, id="slow"),
        pytest.param([[("find_customer", '{"text": ')]], 2, id="tool calls that are no JSON"),
        pytest.param([[("drop_table", {"table": "x"})]], 2, id="a tool there is not"),
        pytest.param([[("run_sql", {"sql": "SELECT 1"})]], 2, id="a tool the role lacks"),
        pytest.param([[("list_orders", {"colour": "red"})], [("list_orders", {"limit": -1})]], 2, id="bad arguments twice"),
        pytest.param([FIND, FIND, FIND], 3, id="the same call again and again"),
    ],
)  # fmt: skip
def test_after_one_more_try_the_planner_answers(home, script, requests):
    with OpenAiServer(*script) as server:
        answer = assistant(home, server, planner_first=False, timeout_s=1.0).ask(SURE, SERVICE)
    assert len(server.requests) == requests
    assert "SO2026-00042" in answer.answer
    assert "部分发货" in answer.answer
    assert answer.ok
    assert answer.model["name"] == "planner"
    assert "planner" in answer.caveats[0]
    assert [step["tool"] for step in answer.steps] == ["order_status"]
    assert home.entries("model_call")[-1]["model"] == "planner"


def test_one_failure_is_forgiven(home):
    with OpenAiServer(500, "Here I am.") as server:
        answer = assistant(home, server).ask(UNSURE, SERVICE)
    assert answer.answer == "Here I am."
    assert answer.model["name"] == "test-model"
    told = home.entries("model_call")
    assert [entry.get("failure") for entry in told] == ["ModelError", None]


def test_an_unknown_tool_once_is_told_and_forgiven(home):
    with OpenAiServer([("drop_table", {})], "Sorry.") as server:
        answer = assistant(home, server).ask(UNSURE, SERVICE)
    assert answer.answer == "Sorry."
    assert "no such tool" in server.requests[1]["messages"][-1]["content"]


def test_a_question_neither_understands_ends_in_a_plain_sentence(home):
    with OpenAiServer(500) as server:
        answer = assistant(home, server).ask(UNSURE, SERVICE)
    assert not answer.ok
    assert "did not understand" in answer.answer
    assert answer.steps == []


def test_what_was_found_before_it_failed_is_told(home):
    with OpenAiServer(FIND, 500) as server:
        answer = assistant(home, server).ask(UNSURE, SERVICE)
    assert "云创科技" in answer.answer
    assert [step["tool"] for step in answer.steps] == ["find_customer"]
    assert answer.caveats[0].startswith("The language model did not answer")


class TestPlans:
    """A model without tool calls writes a plan; templates tell what was found."""

    def test_an_endpoint_that_refuses_tools_is_asked_for_plans_from_then_on(self, home):
        plan = json.dumps({"tool": "list_orders", "customer": "Acme"})
        with OpenAiServer(refuses_tools(plan)) as server:
            wise = assistant(home, server, planner_first=False)
            first = wise.ask("What does Acme have with us?", MANAGER)
            wise.ask("And what else does Acme have?", MANAGER)
        assert first.model["name"] == "test-model"
        assert [step["tool"] for step in first.steps] == ["list_orders"]
        assert ["tools" in request for request in server.requests] == [True, False, False]
        form = server.requests[1]["response_format"]
        assert form["type"] == "json_schema"
        assert form["json_schema"]["schema"]["anyOf"]

    def test_one_call_a_question_and_nothing_streamed_but_the_answer(self, home):
        with OpenAiServer('{"tool": "order_status", "order": "SO2026-00042"}') as server:
            events = list(
                assistant(home, server, tools="plan", planner_first=False).stream(
                    "Any news on SO2026-00042?", SERVICE
                )
            )
        text = "".join(event.text for event in events if isinstance(event, TextEvent))
        answer = events[-1].answer
        assert text == answer.answer
        assert "partially shipped" in text
        assert '{"' not in text
        assert len(server.requests) == 1
        assert answer.model == {"name": "test-model", "calls": 1, "input_tokens": 100, "output_tokens": 20}

    def test_an_endpoint_that_takes_no_form_is_only_told(self, home):
        plan = 'Here you are:\n```json\n{"tool": "order_status", "order": "SO2026-00042"}\n```'
        with OpenAiServer(lambda asked: 400 if "response_format" in asked else plan) as server:
            answer = assistant(home, server, tools="plan", planner_first=False).ask(
                "Any news on SO2026-00042?", SERVICE
            )
        assert answer.model["name"] == "test-model"
        assert [step["tool"] for step in answer.steps] == ["order_status"]
        assert ["response_format" in request for request in server.requests] == [True, False]

    def test_a_plan_that_cannot_be_used_is_complained_about_once(self, home):
        with OpenAiServer(
            '{"tool": "order_status", "order": "SO1"}', '{"tool": "order_status", "order": "SO2026-00042"}'
        ) as server:
            answer = assistant(home, server, tools="plan", planner_first=False).ask(
                "Any news on SO2026-00042?", SERVICE
            )
        assert answer.ok
        assert answer.model["name"] == "test-model"
        assert "copy it letter by letter" in server.requests[1]["messages"][-1]["content"]

    @pytest.mark.parametrize(
        "script",
        [
            pytest.param(["Sure, gladly!"], id="a sentence"),
            pytest.param(['{"tool": "drop_table"}'], id="a tool there is not"),
            pytest.param(['{"tool": "order_status", "order": "SO2026-99999"}'], id="a number nobody said"),
            pytest.param(['{"metrics": ["happiness"]}'], id="a metric there is not"),
            pytest.param([""], id="empty"),
            pytest.param([500], id="broken"),
        ],
    )
    def test_nonsense_leaves_the_question_to_the_planner(self, home, script):
        with OpenAiServer(*script) as server:
            answer = assistant(home, server, tools="plan", planner_first=False).ask(SURE, SERVICE)
        assert "部分发货" in answer.answer
        assert answer.model["name"] == "planner"
        assert answer.caveats[0]

    def test_that_nothing_fits_is_an_honest_answer(self, home):
        with OpenAiServer('{"unknown": "out_of_scope"}') as server:
            answer = assistant(home, server, tools="plan").ask(UNSURE, SERVICE)
        assert not answer.ok
        assert "did not understand" in answer.answer
        assert answer.model["name"] == "test-model"

    def test_a_role_is_not_offered_what_it_lacks(self, home):
        with OpenAiServer('{"unknown": "unclear"}') as server:
            assistant(home, server, tools="plan").ask(UNSURE, ADMIN)
        forms = server.requests[0]["response_format"]["json_schema"]["schema"]["anyOf"]
        offered = {form["properties"].get("tool", {}).get("const") for form in forms} - {None}
        assert offered <= set(home.gate.scope(ADMIN, "x").role.tools)
        assert "run_sql" not in offered
