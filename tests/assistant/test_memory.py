"""A model reads recent, whole calls only; conversations belong to one person in one role."""

import json

import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

from assistant.memory import KEPT_TURNS, open_saver, placeholders, recent, thread_id
from connectors.failures import SetupError
from tests.assistant.company import SERVICE


def turn(number, content="{}"):
    call = {"name": "t", "args": {}, "id": f"c{number}"}
    return [
        HumanMessage(f"q{number}"), AIMessage("", tool_calls=[call]), ToolMessage(content, tool_call_id=f"c{number}"),
        AIMessage("a"),
    ]  # fmt: skip


def test_old_turns_are_left_out():
    messages = [message for number in range(10) for message in turn(number)]
    kept = recent(messages)
    assert kept[0].content == f"q{10 - KEPT_TURNS}"
    assert len(kept) == 4 * KEPT_TURNS


def test_a_call_without_its_result_is_left_out():
    cut = [*turn(1), *turn(2)[:2], HumanMessage("q3")]
    kept = recent(cut)
    assert [message.content for message in kept] == ["q1", "", "{}", "a", "q2", "q3"]


def test_long_results_are_cut_but_not_those_of_the_question_before():
    rows = [["x" * 100] for _ in range(60)]
    long = json.dumps({"tables": [{"rows": rows, "truncated": False}]})
    kept = recent([*turn(1, long), *turn(2, long), HumanMessage("q3")])
    lengths = [len(json.loads(m.content)["tables"][0]["rows"]) for m in kept if isinstance(m, ToolMessage)]
    assert lengths == [5, 60]


def test_a_thread_is_one_persons_in_one_role():
    ids = {thread_id(u, r, c) for u in ("a", "b") for r in ("x", "y") for c in ("1", "2")}
    assert len(ids) == 8
    assert thread_id("a", "b/c", "d") != thread_id("a/b", "c", "d")


def test_placeholders_of_texts():
    assert placeholders(["<PERSON_12> and <PHONE_3>", "‹PERSON_1› PERSON_2 <person_4>"]) == {
        "<PERSON_12>",
        "<PHONE_3>",
    }


def test_what_is_no_file_of_conversations_is_said(tmp_path):
    (tmp_path / "conversations.sqlite").write_bytes(b"not a database at all, but long enough to look at" * 20)
    with pytest.raises(SetupError, match=r"conversations\.sqlite"):
        open_saver(tmp_path / "conversations.sqlite")


def test_the_file_is_the_owners_and_does_not_grow_with_each_step(home, assistant):
    conversation = assistant.ask("SO2026-00042", SERVICE).conversation
    for _ in range(3):
        assistant.ask("那它的发票呢？", SERVICE, conversation)
    path = home.folder / "conversations.sqlite"
    assert path.stat().st_mode & 0o077 == 0
    saver = open_saver(path)
    thread = {"configurable": {"thread_id": thread_id(SERVICE.name, SERVICE.role, conversation)}}
    assert len(list(saver.list(thread))) == 1
    saver.conn.close()
