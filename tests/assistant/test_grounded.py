"""A remote model's text is shown, told, remembered as far as it rests on tool results; what was not is in the trail."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

from assistant.answer import DoneEvent, TextEvent
from assistant.blocks import Style
from assistant.grounded import Checked
from assistant.grounding_units import units
from assistant.model import ModelConfig
from assistant.request import Made, Request
from connectors.failures import TrailError
from tests.assistant.company import LI_NA, MANAGER, SERVICE, TODAY
from tests.assistant.grounding_altering import altered, is_also_true
from tests.assistant.grounding_answers import Told, results, told
from tests.assistant.openai_server import OpenAiServer

STATUS = [("order_status", {"order": "SO2026-00042"})]
HONEST = {
    "en": "Order SO2026-00042 is partially shipped, CNY 21,780.00 in all. <PERSON_12> has asked about it.\n\n- SF1000000000042\n- DPK3000042",
    "zh": "订单 SO2026-00042 部分发货，共 CNY 21,780.00。<PERSON_12> 问过货。\n\n| 运单 |\n| --- |\n| SF1000000000042 |\n",
}  # fmt: skip
ASKED = {"en": "Where is order SO2026-00042?", "zh": "SO2026-00042 现在到哪了？"}
NOTHING = {"en": "I have no figures from the data for this.", "zh": "关于这一点，我没有来自数据的数字。"}
CAVEAT = {
    "en": "Sentences of the model were replaced: a figure, date, status or document number in them is not in the data that was found.",
    "zh": "模型写的部分句子已被替换：其中的数字、日期、状态或单号在查到的数据中找不到。",
}  # fmt: skip


def remote(home, server, **options):
    return home.assistant(
        ModelConfig("remote", server.url, "test-model", **{"planner_first": False} | options)
    )


def streamed(events):
    return "".join(event.text for event in events if isinstance(event, TextEvent))


def done(events):
    assert isinstance(events[-1], DoneEvent)
    return events[-1].answer


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_honest_answer_is_shown_untouched(home, language):
    with OpenAiServer(STATUS, HONEST[language]) as server:
        events = list(remote(home, server).stream(ASKED[language], SERVICE))
    text = HONEST[language].replace("<PERSON_12>", LI_NA)
    assert streamed(events) == done(events).answer == text
    assert home.entries("ungrounded") == []
    assert CAVEAT[language] not in done(events).caveats


def test_a_text_in_the_making_is_shown_when_what_it_rests_on_is_durable(home):
    durable = []
    with OpenAiServer(STATUS, HONEST["en"]) as server:
        for event in remote(home, server).stream(ASKED["en"], SERVICE):
            if isinstance(event, TextEvent):
                head = json.loads((home.folder / "audit.head").read_text())["number"]
                durable.append(head == home.trail.entries(limit=1)[0].number)
    assert durable
    assert all(durable)


@pytest.mark.parametrize(
    ("language", "right", "wrong", "kind"),
    [
        ("en", "21,780.00", "21,790.00", "number"),
        ("zh", "21,780.00", "21,790.00", "number"),
        ("en", "SO2026-00042", "SO2026-00043", "document"),
        ("en", "partially shipped", "cancelled", "status"),
        ("zh", "部分发货", "已取消", "status"),
        ("en", "in all", "on May 3, 2025", "date"),
        ("en", "<PERSON_12>", "<PERSON_13>", "placeholder"),
    ],
    ids=str,
)
def test_what_is_not_in_the_results_is_never_shown(home, language, right, wrong, kind):
    with OpenAiServer(STATUS, HONEST[language].replace(right, wrong)) as server:
        events = list(remote(home, server).stream(ASKED[language], SERVICE))
    answer = done(events)
    assert streamed(events) == answer.answer
    shown = "".join(event.text for event in events if isinstance(event, TextEvent)) + json.dumps(
        answer.to_json()
    )
    assert wrong not in shown
    assert "王建强" not in shown
    assert {"en": "What was found:", "zh": "查询结果如下："}[language] in answer.answer
    assert "SO2026-00042" in answer.answer.partition("found:")[2] + answer.answer.partition("如下：")[2]
    assert answer.caveats[0] == CAVEAT[language]
    assert answer.ok
    assert home.entries("ungrounded") == [{"model": "test-model", "kinds": {kind: 1}}]
    assert wrong not in json.dumps(home.entries("ungrounded"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_figures_from_nowhere_become_a_plain_sentence(home, language):
    text = {"en": "Revenue was 12 million in 2019.", "zh": "2019年销售额为1200万。"}[language]
    asked = {"en": "Tell me about revenue", "zh": "说说销售额"}[language]
    with OpenAiServer(text) as server:
        events = list(remote(home, server).stream(asked, SERVICE))
    assert streamed(events) == done(events).answer == NOTHING[language]
    assert done(events).caveats == [CAVEAT[language]]
    assert not done(events).ok
    assert "number" in home.entries("ungrounded")[0]["kinds"]


@pytest.mark.parametrize(
    "written", ["PERSON_12", "&lt;PERSON_12&gt;", r"PERSON\_12", "[person_12]", "<PERSON_12"]
)
def test_a_placeholder_changed_by_the_model_is_restored_and_the_trail_has_it_as_it_was(home, written):
    with OpenAiServer(STATUS, HONEST["en"].replace("<PERSON_12>", written)) as server:
        events = list(remote(home, server).stream(ASKED["en"], SERVICE))
    assert streamed(events) == done(events).answer == HONEST["en"].replace("<PERSON_12>", LI_NA)
    assert home.entries("ungrounded") == []
    assert "<PERSON_12>" in home.entries("reveal")[0]["placeholders"]["full"]
    assert "<PERSON_12> has asked" in home.entries("answer")[-1]["answer"]


def test_a_chat_without_figures_is_let_alone(home):
    with OpenAiServer("Hello! I can look up orders and stock.") as server:
        answer = remote(home, server).ask("hi", SERVICE)
    assert answer.answer == "Hello! I can look up orders and stock."
    assert answer.ok


def test_what_was_invented_is_not_remembered(home):
    with OpenAiServer(STATUS, "It costs CNY 77,777.00. It is late.", "As I said, CNY 77,777.00.") as server:
        assistant = remote(home, server)
        first = assistant.ask(ASKED["en"], SERVICE)
        second = assistant.ask("How much again?", SERVICE, first.conversation)
    assert "77,777" not in json.dumps(server.requests)
    assert "77,777" not in second.answer
    assert len(home.entries("ungrounded")) == 2


def test_an_earlier_result_may_be_told_without_a_new_call(home):
    with OpenAiServer(STATUS, HONEST["en"], "It was CNY 21,780.00, of SO2026-00042.") as server:
        assistant = remote(home, server)
        first = assistant.ask(ASKED["en"], SERVICE)
        second = assistant.ask("How much was it?", SERVICE, first.conversation)
    assert second.answer == "It was CNY 21,780.00, of SO2026-00042."
    assert home.entries("ungrounded") == []


def test_an_invention_beside_tool_calls_is_left_out_and_nothing_put_in_its_place():
    checked, request = checks([])
    calls = [{"name": "find_customer", "args": {}, "id": "1"}]
    said = "I will look. There are 815 of them."
    shown = checked.piece(said)
    kept = checked.message(AIMessage(said, tool_calls=calls))
    assert shown + checked.end() == kept.content == "I will look. "
    assert kept.tool_calls[0]["name"] == "find_customer"
    assert not request.ungrounded


def test_of_a_text_that_was_cut_off_nothing_more_is_shown():
    checked, _ = checks([])
    assert checked.piece("Hello there. The customer is 4") == "Hello there. "
    assert checked.end() == ""
    assert checked.piece("Hello again.") == ""
    checked.message(AIMessage("Hello again."))
    assert checked.end() == "Hello again."


@pytest.mark.parametrize("whole", ["It costs CNY 21,780.00 in all.", 500], ids=["asked again", "the planner"])
def test_a_number_cut_in_half_is_not_shown(home, whole):
    """Of 42 the 4 would be shown, and it may well be a number of the results."""
    with OpenAiServer(STATUS, ("Here it is. It was ordered by customer 4",), whole) as server:
        events = list(remote(home, server).stream(ASKED["en"], SERVICE))
    assert streamed(events).startswith("Here it is. ")
    assert "customer 4" not in streamed(events)
    assert "What was found" not in streamed(events)
    assert "CNY 21,780.00" in done(events).answer
    if whole != 500:
        assert streamed(events) == "Here it is. " + whole


def test_what_the_planner_or_templates_write_is_not_checked(home):
    with OpenAiServer('{"tool": "order_status", "order": "SO2026-00042"}') as server:
        assert remote(home, server, planner_first=True).ask(ASKED["en"], SERVICE).model["name"] == "planner"
        planned = remote(home, server, tools="plan").ask(ASKED["en"], SERVICE)
    assert "CNY 21,780.00" in planned.answer
    assert home.entries("ungrounded") == []


def test_what_cannot_be_recorded_is_not_shown(home, monkeypatch):
    append = home.trail.append

    def failing(entry, *args, **more):
        if entry == "ungrounded":
            raise TrailError("The audit trail cannot be written.")
        return append(entry, *args, **more)

    monkeypatch.setattr(home.trail, "append", failing)
    shown = []
    with OpenAiServer("It is 815.") as server, pytest.raises(TrailError):
        shown.extend(remote(home, server).stream("who is it", SERVICE))
    assert shown == []


def test_an_answer_before_the_last_update_is_not_trusted():
    """A conversation of an older version holds answers that nobody checked."""
    checked, request = checks([])
    request.messages = [HumanMessage("a"), AIMessage("It is 815."), HumanMessage("b")]
    assert checked.message(AIMessage("It is 815.")).content == NOTHING["en"]
    checked, request = checks([])
    request.messages = [
        HumanMessage("a"),
        AIMessage("It is 815.", response_metadata={"ok": True}),
        HumanMessage("b"),
    ]
    assert checked.message(AIMessage("It is 815.")).content == "It is 815."


ROWS = {"tool": "list_orders", "arguments": {}, "facts": {"count": 41}, "nothing": None, "tables": [
    {"name": "orders", "columns": ["number"], "entities": ["sales_order"], "rows": [["SO2026-00042"]], "origins": [], "truncated": False},
]}  # fmt: skip


def checks(made, language="en"):
    request = Request(
        user=MANAGER, conversation="c", language=language, prompt="", tools={}, desk=lambda: None,
        record=lambda *_: 1, model_name="m", made=made,
    )  # fmt: skip
    return Checked(request, "which orders", TODAY, Style(language)), request


def test_the_results_of_an_earlier_question_count():
    checked, request = checks([])
    call = {"name": "list_orders", "args": {}, "id": "1"}
    request.messages = [
        HumanMessage("a"), AIMessage("", tool_calls=[call]), ToolMessage(json.dumps(ROWS), tool_call_id="1"),
        AIMessage("There are some."), HumanMessage("b"),
    ]  # fmt: skip
    assert checked.message(AIMessage("There were 41.")).content == "There were 41."
    assert checked.message(AIMessage("There were 42.")).content == NOTHING["en"]


PIECES = (
    "There are 41 orders. ", "There are 42 orders. ", "共41个订单。", "共43个订单。", "- 41 late\n", "- 40 late\n", "\n\n",
    "| a |\n| --- |\n| 41 |\n| 7 |\n\n", "40 + 1 = 41. ", "No figure here. ", "41", "3.5", "INV-7 ",
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=8), st.integers(0, 2**32), st.integers(1, 12))
def test_the_stream_and_the_answer_are_the_same_text(pieces, seed, most):
    text, chance = "".join(pieces), random.Random(seed)
    checked, request = checks([Made("list_orders", {}, ROWS, 1.0)])
    shown, place = "", 0
    while place < len(text):
        size = chance.randint(1, most)
        shown += checked.piece(text[place : place + size])
        place += size
    kept = checked.message(AIMessage(text))
    assert shown + checked.end() == kept.content
    assert request.ungrounded == (kept.content != text)


ANSWERS = 60


def test_an_altered_figure_is_in_no_event_from_end_to_end(home):
    chance, found = random.Random(5), results(home)
    missed = []
    with OpenAiServer("") as server:
        assistant = remote(home, server)
        for number in range(ANSWERS):
            answer, text, piece = _one_altered(found, chance)
            server.script[:] = [[(made.tool, made.arguments) for made in answer.made], text]
            events = list(assistant.stream(answer.question, MANAGER))
            shown = done(events)
            assert streamed(events) == shown.answer
            assert shown.caveats[0] == CAVEAT[shown.language]
            if piece.strip() in shown.answer or len(home.entries("ungrounded")) != number + 1:
                missed.append(piece)
    assert missed == []


def _one_altered(found, chance: random.Random) -> tuple[Told, str, str]:
    """Return an answer, its text with one altered digit, and the sentence or row that holds it."""
    while True:
        answer = told(*chance.choice(found), chance)
        made = altered(answer.text, chance)
        if made is None or is_also_true(answer, *made):
            continue
        text, place = made
        start = 0
        for unit in units(text):
            if start <= place < start + len(unit.text):
                break
            start += len(unit.text)
        if "<" not in unit.text:
            return replace(answer, text=text), text, unit.text
