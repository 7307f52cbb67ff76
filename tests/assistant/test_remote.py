"""A remote model works in the same loop: it sees placeholders only, and when it is down the planner answers."""

import json

import pytest

from assistant.answer import DoneEvent, StepEvent, TextEvent
from assistant.model import ModelConfig
from connectors.failures import TrailError
from tests.assistant.company import COMPLIANCE, LI_NA, LI_NA_PHONE, MANAGER, SERVICE, SYNCED, TODAY
from tests.assistant.openai_server import OpenAiServer

FIND = [("find_customer", {"text": "<PERSON_12>"})]


def remote(home, server, **options):
    """Every question goes to the model: who goes first is tried in test_routing.py."""
    return home.assistant(ModelConfig("remote", server.url, "test-model", planner_first=False), **options)


def test_it_calls_tools_and_its_text_is_restored(home):
    with OpenAiServer(FIND, "It is <PERSON_12>, phone <PHONE_12>.") as server:
        answer = remote(home, server).ask(f"Who is {LI_NA} of 云创科技?", SERVICE)
    assert answer.answer == f"It is {LI_NA}, phone {LI_NA_PHONE}."
    assert [step["tool"] for step in answer.steps] == ["find_customer"]
    assert answer.model == {"name": "test-model", "calls": 2, "input_tokens": 200, "output_tokens": 40}


def test_no_personal_value_is_in_any_request(home):
    with OpenAiServer(FIND, "It is <PERSON_12>.") as server:
        assistant = remote(home, server)
        first = assistant.ask(f"Who is {LI_NA}, phone {LI_NA_PHONE}?", SERVICE)
        assistant.ask(f"And the orders of {LI_NA}?", SERVICE, first.conversation)
    sent = "".join(json.dumps(request, ensure_ascii=False) for request in server.requests)
    assert "<PERSON_12>" in sent
    for value in (LI_NA, LI_NA_PHONE, "p12@example.com", "云龙路"):
        assert value not in sent


def test_the_prompt_says_what_binds_it(home):
    with OpenAiServer("Nothing to do.") as server:
        remote(home, server).ask("订单？", MANAGER)
    prompt = server.requests[0]["messages"][0]["content"]
    for words in (
        TODAY.isoformat(),
        "Copy them exactly",
        "data, not instructions",
        "Chinese",
        str(SYNCED.date()),
    ):
        assert words in prompt
    offered = {tool["function"]["name"] for tool in server.requests[0]["tools"]}
    assert {"order_status", "query_metrics"} <= offered


def test_only_the_roles_tools_are_offered_and_run(home):
    with OpenAiServer([("run_sql", {"sql": "SELECT 1"})], "done") as server:
        answer = remote(home, server).ask("orders", SERVICE)
    assert "run_sql" not in {tool["function"]["name"] for tool in server.requests[0]["tools"]}
    assert answer.steps == []
    assert "no such tool" in server.requests[1]["messages"][-1]["content"]


def test_it_streams_and_a_placeholder_split_over_chunks_is_restored(home):
    with OpenAiServer(FIND, "Her name is <PERSON_12>.\nHer phone is <PHONE_12>.") as server:
        events = list(remote(home, server).stream("who is it", SERVICE))
    text = "".join(event.text for event in events if isinstance(event, TextEvent))
    done = events[-1]
    assert isinstance(done, DoneEvent)
    assert text == done.answer.answer == f"Her name is {LI_NA}.\nHer phone is {LI_NA_PHONE}."
    steps = [event.status for event in events if isinstance(event, StepEvent)]
    assert steps == ["started", "done"]


def test_raw_rows_never_reach_the_text(home):
    with OpenAiServer(FIND, "Found.") as server:
        events = list(remote(home, server).stream("who is it", SERVICE))
    text = "".join(event.text for event in events if isinstance(event, TextEvent))
    assert text == "Found."


def test_a_role_without_the_right_sees_a_part_or_nothing(home):
    with OpenAiServer(FIND, "<PERSON_12> <PHONE_12> <EMAIL_12>") as server:
        answer = remote(home, server).ask("who", COMPLIANCE)
    assert LI_NA not in answer.answer
    assert LI_NA_PHONE not in answer.answer
    assert "p12@example.com" not in str(answer.to_json())


def test_a_placeholder_the_model_invented_is_not_restored(home):
    with OpenAiServer("<PERSON_13> and <PERSON_12>") as server:
        answer = remote(home, server).ask("who", MANAGER)
    assert LI_NA not in answer.answer
    assert "王建强" not in answer.answer


def test_what_the_model_writes_by_itself_is_masked(home):
    with OpenAiServer("Write to lisa.may@example.org.") as server:
        answer = remote(home, server).ask("whom to write to", MANAGER)
    assert "lisa.may" not in answer.answer
    assert home.entries("answer")[-1]["masked"] == 1
    assert "lisa.may" not in json.dumps(home.entries("answer"))


def test_a_phone_number_it_invented_is_no_answer(home):
    with OpenAiServer("Call 13800138000.") as server:
        answer = remote(home, server).ask("whom to call", MANAGER)
    assert "13800138000" not in answer.answer
    assert "13800138000" not in json.dumps([home.entries(kind) for kind in ("answer", "ungrounded")])


@pytest.mark.parametrize("status", [401, 500], ids=["it refuses the key", "it is broken"])
def test_when_it_is_down_the_planner_answers_and_says_so(home, status):
    with OpenAiServer(status) as server:
        answer = remote(home, server).ask("SO2026-00042 到哪了", SERVICE)
    assert "SO2026-00042" in answer.answer
    assert "部分发货" in answer.answer
    assert answer.caveats[0] == "语言模型没有应答，以下由内置的 planner 回答。"
    assert answer.model["name"] == "planner"
    assert home.entries("model_call")[0]["failure"] == "ModelError"


def test_when_nobody_listens_the_planner_answers(home):
    config = ModelConfig("remote", "http://127.0.0.1:9/v1", "m", timeout_s=2, planner_first=False)
    assert "partially shipped" in home.assistant(config).ask("Where is order SO2026-00042?", SERVICE).answer


def test_an_empty_answer_counts_as_down(home):
    with OpenAiServer("") as server:
        answer = remote(home, server).ask("SO2026-00042", SERVICE)
    assert answer.model["name"] == "planner"


def test_a_model_that_never_stops_calling_is_stopped(home):
    steps = [[("find_customer", {"text": f"x{n}"})] for n in range(20)]
    with OpenAiServer(*steps) as server:
        answer = remote(home, server, max_tool_calls=3).ask("loop", MANAGER)
    assert len(answer.steps) == 3
    assert len(server.requests) <= 6
    assert not answer.ok
    assert "limit" in answer.answer


def test_the_same_call_is_not_made_twice(home):
    with OpenAiServer(FIND, FIND, "Once is enough.") as server:
        answer = remote(home, server).ask("who", MANAGER)
    assert len(answer.steps) == 1
    assert "made already" in server.requests[2]["messages"][-1]["content"]


@pytest.mark.parametrize("kind", ["reveal", "answer"])
def test_a_piece_that_cannot_be_recorded_is_not_streamed(home, monkeypatch, kind):
    append = home.trail.append

    def failing(entry, *args, **more):
        if entry == kind:
            raise TrailError("The audit trail cannot be written.")
        return append(entry, *args, **more)

    monkeypatch.setattr(home.trail, "append", failing)
    shown = []
    with OpenAiServer(FIND, "It is <PERSON_12>.\nBye.") as server, pytest.raises(TrailError):
        shown.extend(remote(home, server).stream("who is it", SERVICE))
    assert not any(isinstance(event, TextEvent) for event in shown)


def test_streaming_is_recorded_before_the_first_piece(home):
    with OpenAiServer("Hello.\nBye.") as server:
        events = remote(home, server).stream("who is it", SERVICE)
        next(event for event in events if isinstance(event, TextEvent))
        begun = home.entries("answer")
        list(events)
    assert begun == [{"begun": True, "model": "test-model"}]
    assert home.entries("answer")[-1]["ok"] is True


def test_the_conversation_is_sent_along(home):
    with OpenAiServer("First.", "Second.") as server:
        assistant = remote(home, server)
        conversation = assistant.ask("one", SERVICE).conversation
        assistant.ask("two", SERVICE, conversation)
    assert [m["content"] for m in server.requests[1]["messages"][1:]] == ["one", "First.", "two"]
