"""`eval` asks, judges and tells the scores; its JSON has exactly the keys that scripts rely on."""

import json
from types import SimpleNamespace

import pytest

from connectors.demo import build
from privacy.audit import Trail
from tests.integration.conftest import AS_OF
from ui import cli
from ui.settings import ModelSettings

SUMMARY = {
    "questions", "right", "wrong", "refused", "zh_right", "en_right", "p50_s", "p95_s", "model_calls", "tokens",
}  # fmt: skip
FAILURE = {"id", "question", "language", "kind", "outcome", "expected", "got", "steps"}
ORDERS = "SELECT count(*) FROM T_SAL_ORDER"
SET = f"""
- {{id: en-refused, language: en, kind: out_of_scope, question: unknown weather, check: refused}}
- {{id: en-known, language: en, kind: metric, question: How many orders?, check: refused}}
- {{id: zh-away, language: zh, kind: metric, question: down, check: value, source: erp, sql: {ORDERS}}}
- {{id: zh-bug, language: zh, kind: metric, question: bug, check: refused}}
"""


@pytest.fixture(scope="session")
def databases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("eval") / "demo"
    build(folder, scale=0.1, as_of=AS_OF)
    return folder


@pytest.fixture
def asked(system, databases, monkeypatch, tmp_path):
    """A home of scripted answers over a small demo company, and a set of questions."""
    (system.home.folder / "demo").symlink_to(databases)
    system.deidentifier = SimpleNamespace(
        notes=lambda texts: [t.replace("Yunchuang", "<X_1>") for t in texts]
    )
    monkeypatch.setattr("ui.cli_eval.opened", lambda _=None: system)
    file = tmp_path / "set.yaml"
    file.write_text(SET, "utf-8")
    return system, str(file)


def evaluate(*arguments, capsys):
    status = cli.run(["eval", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_json_is_scores_and_failures(asked, capsys):
    _, file = asked
    status, out, _ = evaluate("--set", file, "--json", "--user", "service1", capsys=capsys)
    told = json.loads(out)
    assert status == 0
    assert set(told) == {"summary", "failures"}
    assert set(told["summary"]) == SUMMARY
    assert all(set(each) == FAILURE for each in told["failures"])
    assert told["summary"]["questions"] == 4
    assert (told["summary"]["right"], told["summary"]["wrong"], told["summary"]["refused"]) == (
        0.25,
        0.25,
        0.5,
    )
    assert [(each["id"], each["outcome"]) for each in told["failures"]] == [
        ("en-known", "wrong"), ("zh-away", "refused"), ("zh-bug", "refused"),
    ]  # fmt: skip
    assert "13800010042" not in out


def test_text_has_scores_and_each_failure(asked, capsys):
    _, file = asked
    status, out, _ = evaluate("--set", file, "--user", "service1", capsys=capsys)
    assert status == 0
    for part in ("questions", "25.0 %", "wrong  en-known", "refused  zh-away", "The ERP did not answer"):
        assert part in out


def test_a_report_is_written_without_personal_values(asked, capsys, tmp_path):
    _, file = asked
    report = tmp_path / "report.md"
    assert evaluate("--set", file, "--user", "service1", "--report", str(report), capsys=capsys)[0] == 0
    text = report.read_text("utf-8")
    assert "### en-known (wrong, metric)" in text
    assert "<X_1>" in text
    assert "Yunchuang" not in text


def test_an_evaluation_is_in_the_trail_before_gold_is_read(asked, capsys):
    system, file = asked
    evaluate("--set", file, "--user", "service1", "--only", "zh-away", capsys=capsys)
    trail: Trail = system.trail
    (entry,) = trail.entries(kind="admin", limit=5)
    assert entry.body == {"action": "evaluation", "sets": ["set.yaml"], "questions": 1, "asks": "service1"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--set", "dmo"], "Did you mean 'demo'", id="no such set"),
        pytest.param(["--model", "gpt"], "There is no such --model", id="no such model"),
        pytest.param(["--model", "remote"], "names no remote model", id="no remote model"),
        pytest.param(["--only", "fr-*"], "No question is left", id="no question left"),
        pytest.param(["--kind", "metrics"], "Did you mean 'metric'", id="no such kind"),
        pytest.param(["--report", "/nowhere/x.md"], "cannot be written", id="no place for the report"),
    ],
)
def test_what_cannot_be_run_is_2_and_one_sentence(arguments, said, asked, capsys):
    _, file = asked
    given = arguments if "--set" in arguments else ["--set", file, *arguments]
    status, out, err = evaluate(*given, capsys=capsys)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        pytest.param(
            "SELECT count(*) FROM T_SAL_ORDR", "question 'zh-away': it names a table", id="no such table"
        ),
        pytest.param("DELETE FROM T_SAL_ORDER", "question 'zh-away': it must be a SELECT", id="no SELECT"),
    ],
)
def test_gold_that_cannot_be_read_is_told_before_anything_is_asked(sql, said, asked, capsys, tmp_path):
    system, _ = asked
    file = tmp_path / "set.yaml"
    file.write_text(SET.replace(ORDERS, sql), "utf-8")
    status, _, err = evaluate("--set", str(file), "--user", "service1", capsys=capsys)
    assert status == 2
    assert said in err
    assert system.assistant.asked == []


def test_the_one_who_sees_most_asks(asked, capsys):
    system, file = asked  # service1, sales1 sees no other's customers, compliance1 has fewer tools
    evaluate("--set", file, "--only", "en-known", capsys=capsys)
    assert system.assistant.asked[0][1] == "service1"


def test_another_model_takes_the_place_of_the_configured_one(asked, capsys):
    system, file = asked
    system.model = ModelSettings(kind="remote", base_url="http://127.0.0.1:1/v1", model="m")
    evaluate("--set", file, "--user", "service1", "--model", "planner", capsys=capsys)
    assert system.model.kind == "planner"
