"""A question set is read whole or refused in one sentence that says where it is wrong."""

from pathlib import Path
from typing import get_args

import pytest

from assistant import evaluation_set
from connectors.failures import SetupError

GOOD = """
- id: en-sales
  language: en
  kind: metric
  question: Sales in 2026?
  check: value
  source: erp
  sql: SELECT 1
- id: zh-all
  language: mixed
  main: zh
  kind: 360
  style: mixed
  hard: true
  before: ["云创科技的订单"]
  question: 全部情况 please
  check: text
  text: [云创]
"""
ONE = "- id: q\n  language: en\n  kind: metric\n  question: How many?\n"


def written(tmp_path, text, name="set.yaml"):
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return str(file)


def test_questions_are_read(tmp_path):
    first, second = evaluation_set.read([written(tmp_path, GOOD)])
    assert (first.check, first.counts_as, first.tolerance, first.more) == ("value", "en", None, False)
    assert (second.kind, second.counts_as, second.hard, second.before) == (
        "360",
        "zh",
        True,
        ["云创科技的订单"],
    )


@pytest.mark.parametrize("name", evaluation_set.names())
def test_what_is_shipped_can_be_read(name):
    assert len(evaluation_set.read([name])) >= 20


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("questions: []", "line 1: the file must hold a list", id="no list"),
        pytest.param("- how many?", "line 1: a question is a list of names", id="a question that is a text"),
        pytest.param(ONE + "  chek: value\n", "line 5: question 'q': 'chek' is no field. Did you mean 'check'?", id="an unknown field"),
        pytest.param(ONE, "question 'q': check: Field required", id="a missing field"),
        pytest.param(ONE + "  check: number\n", "line 5: question 'q': check:", id="an unknown check"),
        pytest.param(ONE + "  check: value\n", "line 1: question 'q': needs sql", id="no gold for a value"),
        pytest.param(ONE + "  check: value\n  sql: SELECT 1\n", "needs source", id="no source for the gold"),
        pytest.param(ONE + "  check: nothing\n", "needs kind_of_nothing", id="no kind of nothing"),
        pytest.param(ONE + "  check: text\n", "needs text or sql", id="no text for a text"),
        pytest.param(ONE.replace("en\n", "mixed\n") + "  check: refused\n", "needs main", id="no main language"),
        pytest.param((ONE + "  check: refused\n") * 2, "line 6: the id 'q' is also in set.yaml", id="an id twice"),
        pytest.param(ONE.replace("id: q", "id: a b"), "line 1: question 'a b'", id="an id with a space"),
        pytest.param("- [", "this is not YAML", id="no YAML"),
    ],
)  # fmt: skip
def test_a_bad_set_is_told_in_one_sentence_with_its_place(text, said, tmp_path):
    with pytest.raises(SetupError) as failed:
        evaluation_set.read([written(tmp_path, text)])
    assert failed.value.message.startswith("set.yaml, line ")
    assert said in failed.value.message
    assert "\n" not in failed.value.message


def test_a_set_nobody_knows_offers_the_nearest():
    with pytest.raises(SetupError, match="Did you mean 'northwind'"):
        evaluation_set.read(["northwnd"])


@pytest.mark.parametrize(
    ("only", "kinds", "limit", "left"),
    [
        pytest.param(None, (), None, ["en-sales", "zh-all"], id="all"),
        pytest.param("zh-*", (), None, ["zh-all"], id="a pattern"),
        pytest.param("en-sales", (), None, ["en-sales"], id="an id"),
        pytest.param(None, ("360",), None, ["zh-all"], id="a kind"),
        pytest.param(None, (), 1, ["en-sales"], id="at most one"),
    ],
)
def test_some_of_a_set_are_chosen(only, kinds, limit, left, tmp_path):
    questions = evaluation_set.read([written(tmp_path, GOOD)])
    assert [each.id for each in evaluation_set.chosen(questions, only, kinds, limit)] == left


@pytest.mark.parametrize(
    ("only", "kinds", "said"),
    [
        pytest.param("fr-*", (), "No question is left", id="nothing fits"),
        pytest.param(None, ("metrics",), "Did you mean 'metric'", id="no such kind"),
    ],
)
def test_none_of_a_set_is_told(only, kinds, said, tmp_path):
    with pytest.raises(SetupError, match=said):
        evaluation_set.chosen(evaluation_set.read([written(tmp_path, GOOD)]), only, kinds)


def test_the_page_tells_every_field_kind_style_and_check():
    page = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text("utf-8")
    words = {*evaluation_set.Question.model_fields, *evaluation_set.KINDS}
    words |= {*get_args(evaluation_set.Check), *get_args(evaluation_set.Style)}
    assert [word for word in sorted(words) if word not in page] == []
