"""Every shipped example is a plan that can be carried out, and the nearest ones are like the question."""

from datetime import date

import pytest

from assistant.examples import Examples, shipped
from assistant.plan_form import METRICS_TOOL
from assistant.plan_reading import FormReader
from tools.registry import TOOLS
from tools.semantics import load

TODAY = date(2026, 11, 20)
PAIRS = [(language, *pair) for language, pairs in shipped().pairs.items() for pair in pairs]


@pytest.mark.parametrize(("language", "question", "form"), PAIRS, ids=[question for _, question, _ in PAIRS])
def test_an_example_can_be_carried_out(language, question, form):
    semantics = load()
    call = FormReader(question, "", TODAY, semantics, frozenset(TOOLS)).call(form)
    if "unknown" in form:
        assert call is None
        return
    assert call.tool == form.get("tool", METRICS_TOOL)
    assert ("period" in call.arguments) == ("period" in form)
    for metric in call.arguments.get("metrics", ()):
        known = semantics.dimensions_of(metric) | semantics.conditions_of(metric)
        assert set(call.arguments.get("group_by", ())) <= known
        filters = {one["dimension"] for one in call.arguments.get("filters", ())}
        assert filters <= known | semantics.filters_of(metric)


def test_both_languages_have_as_many_and_no_question_twice():
    sizes = [len(pairs) for pairs in shipped().pairs.values()]
    assert min(sizes) >= 30
    assert max(sizes) - min(sizes) <= 5
    questions = [question for _, question, _ in PAIRS]
    assert len(set(questions)) == len(questions)


@pytest.mark.parametrize(
    ("question", "language", "metric"),
    [
        ("逾期应收款按账龄怎么分布", "zh", "overdue_receivables"),
        ("今年的赢单率", "zh", "win_rate"),
        ("overdue receivables by region", "en", "overdue_receivables"),
        ("win rate of each rep", "en", "win_rate"),
    ],
)
def test_the_nearest_is_about_the_same(question, language, metric):
    nearest = shipped().nearest(question, language, 2)
    assert len(nearest) == 2
    assert metric in nearest[0][1]["metrics"]


def test_a_language_without_examples_has_none_near():
    assert Examples({"en": [("a", {})]}).nearest("一", "zh", 3) == []
