"""`assistant privacy detect` reads texts and tells what is personal in them, line by line."""

import json

import pytest
from typer.testing import CliRunner

from ui.cli import app

RUN = CliRunner()


def run(*arguments, text=None):
    return RUN.invoke(app, ["privacy", "detect", *map(str, arguments)], input=text)


@pytest.fixture
def notes(tmp_path):
    path = tmp_path / "notes.jsonl"
    lines = [
        {"id": "a", "text": "😀请联系陈晓东，电话13812345678"},
        {"text": "nothing here"},
        {"id": 7, "text": ""},
    ]
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n", "utf-8")
    return path


def test_one_line_comes_out_for_each_that_goes_in(notes):
    told = [json.loads(line) for line in run("--file", notes).stdout.splitlines()]
    assert [line["id"] for line in told] == ["a", 2, 7]
    spans = told[0]["spans"]
    text = "😀请联系陈晓东，电话13812345678"
    assert [(span["kind"], text[span["start"] : span["end"]]) for span in spans] == [
        ("PERSON", "陈晓东"),
        ("PHONE", "13812345678"),
    ]
    assert all(0 < span["score"] <= 1 for span in spans)
    assert told[1]["spans"] == told[2]["spans"] == []


def test_standard_input_and_a_file_to_write_to(tmp_path):
    out = tmp_path / "spans.jsonl"
    done = run("--file", "-", "--out", out, text='{"id": 1, "text": "a@example.com"}\n')
    assert done.exit_code == 0
    assert json.loads(out.read_text("utf-8"))["spans"][0]["kind"] == "EMAIL"


def test_one_text_is_told_for_people():
    told = run("请联系陈晓东").stdout
    assert told.splitlines() == ["PERSON           3-6    " + told[24:28] + "  陈晓东", "1 PERSON."]
    assert run("which orders are late?").stdout == "Nothing personal was found.\n"


def test_what_cannot_be_read_is_withheld(tmp_path, monkeypatch):
    from privacy import deidentify, detect

    monkeypatch.setattr(deidentify, "MAX_NOTE_CHARS", 5)
    path = tmp_path / "notes.jsonl"
    path.write_text('{"id": 1, "text": "123456"}\n{"id": 2, "text": "12345"}', "utf-8")
    told = [json.loads(line)["spans"] for line in run("--file", path).stdout.splitlines()]
    assert told == [[{"start": 0, "end": 6, "kind": "WITHHELD", "score": 1.0}], []]
    monkeypatch.setattr(detect, "TIMEOUT_S", -1.0)
    told = [json.loads(line)["spans"] for line in run("--file", path).stdout.splitlines()]
    assert [spans[0]["kind"] for spans in told] == ["WITHHELD", "WITHHELD"]


@pytest.mark.parametrize(
    ("arguments", "content", "said"),
    [
        pytest.param((), None, "Say what to look at", id="nothing to look at"),
        pytest.param(("--file",), "no json", "Line 1 of notes.jsonl cannot be read", id="no JSON"),
        pytest.param(("--file",), '{"id": 1}', "Line 1 of notes.jsonl cannot be read", id="no text"),
        pytest.param(("--file",), '{"id": 1, "text": 5}', "Line 1 of notes.jsonl cannot be read", id="text that is none"),
        pytest.param(("--file",), b"\xff\xfe{", "is not UTF-8", id="another encoding"),
        pytest.param(("--file",), None, "cannot be read (No such file", id="no file"),
    ],
)  # fmt: skip
def test_bad_input_is_told_in_a_sentence(tmp_path, arguments, content, said):
    path = tmp_path / "notes.jsonl"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run(*arguments, *([path] if arguments == ("--file",) else []))
    assert done.exit_code != 0
    assert said in (done.stderr + str(done.exception or ""))


def test_a_file_that_cannot_be_written_is_told(notes, tmp_path):
    done = run("--file", notes, "--out", tmp_path / "none" / "x.jsonl")
    assert "cannot be written" in (done.stderr + str(done.exception or ""))
