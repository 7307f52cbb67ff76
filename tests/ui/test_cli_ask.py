"""`ask` answers one question or a file of them; scripts can rely on its output and its exit status."""

import json

import pytest

from ui import cli

KEYS = {
    "question", "answer", "language", "columns", "rows", "sources", "steps", "model", "caveats", "audit_id",
    "seconds", "conversation", "ok",
}  # fmt: skip


def ask(*arguments, capsys):
    status = cli.run(["ask", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_text_then_what_to_mind_then_evidence_then_steps(opened, capsys):
    status, out, err = ask("SO2026-00042 现在到哪了？", "--user", "service1", capsys=capsys)
    assert (status, err) == (0, "")
    places = [
        out.index(part)
        for part in ("部分发货", "! CRM 数据", "销售订单  ERP 截至 2026-11-22 16:30", "order_status 6 rows")
    ]
    assert places == sorted(places)


def test_brief_leaves_the_tables_out(opened, capsys):
    _, out, _ = ask("where", "--user", "service1", "--brief", capsys=capsys)
    assert "sales order" not in out
    assert "partially shipped" in out


def test_json_is_exactly_one_object(opened, capsys):
    status, out, _ = ask("where", "--user", "service1", "--json", capsys=capsys)
    assert status == 0
    assert out.count("\n") == 1
    assert set(json.loads(out)) == KEYS


def test_not_understood_is_3(opened, capsys):
    status, out, _ = ask("unknown", "--user", "service1", capsys=capsys)
    assert status == 3
    assert "do not understand" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["down", "--user", "service1"], "The ERP did not answer", id="a source that is away"),
        pytest.param(["x", "--user", "servce1"], "Did you mean 'service1'", id="a user nobody is"),
        pytest.param(["x"], "Say who asks with --user", id="nobody asks"),
        pytest.param([], "Ask one question in quotation marks", id="no question"),
        pytest.param(
            ["x", "--user", "service1", "--purpose", " "], "The purpose is blank", id="a blank purpose"
        ),
        pytest.param(
            ["--file", "x.jsonl", "--purpose", ""], "The purpose is blank", id="no purpose for a file"
        ),
        pytest.param(["x", "--file", "y"], "Ask one question in quotation marks", id="a question and a file"),
        pytest.param(["--file", "/nowhere.jsonl"], "cannot be read", id="a file that is not there"),
        pytest.param(
            ["x", "--user", "service1", "--conversation", "a b"], "1 to 64", id="a wrong conversation"
        ),
    ],
)
def test_what_fails_is_2_and_one_sentence(arguments, said, opened, capsys):
    status, out, err = ask(*arguments, capsys=capsys)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_the_user_can_come_from_the_environment(opened, capsys, monkeypatch):
    monkeypatch.setenv("ASSISTANT_USER", "sales1")
    assert ask("where", capsys=capsys)[0] == 0
    assert opened.assistant.asked[0][1] == "sales1"


def test_a_conversation_goes_on_for_its_owner_only(opened, capsys):
    assert ask("one", "--user", "service1", "--conversation", "c1", capsys=capsys)[0] == 0
    assert ask("two", "--user", "service1", "--conversation", "c1", capsys=capsys)[0] == 0
    status, _, err = ask("three", "--user", "sales1", "--conversation", "c1", capsys=capsys)
    assert (status, "not yours" in err) == (2, True)
    assert [each[2] for each in opened.assistant.asked] == ["c1", "c1"]


LINES = [
    ({"id": 1, "question": "SO2026-00042 现在到哪了？"}, None),
    ('{"id": "broken", "question": ', "Line 2 is not JSON"),
    ({"id": "a", "question": "down"}, "The ERP did not answer"),
    ({"question": "no id"}, "Line 4 has no id"),
    ({"id": "b", "question": "one", "conversation": "c1", "user": "sales1"}, None),
    ({"id": "c", "question": "two", "conversation": "c1"}, "not yours"),
    ({"id": "d", "question": ["x"]}, "Line 7: 'question' must be text"),
    ({"id": "e", "question": "x", "user": "nobody"}, "no user of that name"),
    ({"id": "f", "question": "bug"}, "Something unforeseen"),
    ([1], "Line 10 has no id"),
    ({"id": "g", "question": "where", "expected": "other keys are for other programs"}, None),
]


def test_a_file_gives_a_line_for_each_line_whatever_happens(opened, capsys, tmp_path):
    file = tmp_path / "questions.jsonl"
    told = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line, _ in LINES]
    file.write_text("\ufeff" + "\n".join(told) + "\n\n", "utf-8")
    status, out, err = ask("--file", str(file), "--user", "service1", capsys=capsys)
    answers = [json.loads(line) for line in out.splitlines()]
    assert (status, len(answers)) == (2, len(LINES))
    for answer, (line, said) in zip(answers, LINES, strict=True):
        assert answer["id"] == (line.get("id") if isinstance(line, dict) else None)
        if said:
            assert said in answer["error"]
            assert set(answer) == {"id", "error", "kind"}
        else:
            assert set(answer) == KEYS | {"id"}
    assert "13800010042" not in out + err


@pytest.mark.parametrize(
    ("content", "status"),
    [
        pytest.param(b'{"id": 1, "question": "where"}', 0, id="all answered"),
        pytest.param(b'{"id": 1, "question": "where"}\n{"id": 2, "question": "unknown"}\n', 3, id="one not understood"),
        pytest.param(b'{"id": 2, "question": "unknown"}\n{"id": 1, "question": "down"}\n', 2, id="one failed"),
        pytest.param(b'{"id": 1, "question": "\xb2\xe9"}\n', 2, id="not UTF-8"),
        pytest.param(b'{"id": 1, "question": "' + b"x" * 1_000_001 + b'"}\n', 2, id="a line too long"),
        pytest.param(b"[" * 100_000 + b"\n", 2, id="a line too deep"),
        pytest.param(b"", 0, id="an empty file"),
    ],
)  # fmt: skip
def test_the_status_is_that_of_the_worst_line(content, status, opened, capsys, tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_bytes(content)
    assert ask("--file", str(file), "--user", "service1", capsys=capsys)[0] == status


def test_chat_goes_on_in_one_conversation_and_survives_failures(opened, capsys, monkeypatch):
    said = iter(["where", "down", "and now?", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(said))
    assert cli.run(["chat", "--user", "service1"]) == 0
    out, err = capsys.readouterr()
    assert out.count("trail entry") == 2
    assert "The ERP did not answer" in err
    assert len({conversation for _, _, conversation in opened.assistant.asked}) == 1


def test_a_purpose_goes_with_the_question(opened, capsys):
    assert ask("where", "--user", "service1", "--purpose", "refund", capsys=capsys)[0] == 0
    assert ask("where", "--user", "service1", capsys=capsys)[0] == 0
    assert opened.assistant.purposes == ["refund", ""]


def test_each_line_of_a_file_may_state_its_own(opened, capsys, tmp_path):
    lines = [
        {"id": 1, "question": "where", "purpose": "return"},
        {"id": 2, "question": "where"},
        {"id": 3, "question": "x", "purpose": 4},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    status, out, _ = ask("--file", str(file), "--user", "service1", "--purpose", "refund", capsys=capsys)
    assert opened.assistant.purposes == ["return", "refund"]
    assert status == 2
    assert "'purpose' must be text" in out
