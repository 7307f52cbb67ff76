"""A question about what a term means is told from one for its value, and answered by the definition."""

import pytest

from assistant.blocks import Style
from assistant.glossary import asked_term, told
from tools.glossary import explain, glossary
from tools.semantics import load


@pytest.mark.parametrize(
    ("question", "metric"),
    [
        ("毛利率怎么算？", "gross_margin"),
        ("DSO是什么意思", "dso"),
        ("什么是复购率", "repeat_rate"),
        ("请解释一下准时交付率的口径", "on_time_rate"),
        ("库存周转率的计算公式是什么？", "inventory_turnover"),
        ("What does DSO mean?", "dso"),
        ("how is the win rate calculated", "win_rate"),
        ("What is the definition of gross margin?", "gross_margin"),
        ("define “days sales outstanding”", "dso"),
        ("上季度毛利率是多少", None),
        ("上季度销售额前五的客户是什么", None),
        ("what is the win rate?", None),
        ("What does Acme mean?", None),
        ("how do I return goods", None),
    ],
)
def test_what_a_term_means(question, metric):
    found = explain(asked_term(question), load())
    assert (found and found.name) == metric


def test_the_answer_says_how_it_is_worked_out_in_words():
    found = explain("DSO", load())
    assert found is not None
    zh, en = told(found, Style("zh")), told(found, Style("en"))
    assert zh.startswith("**应收账款周转天数**")
    assert "÷" in zh
    assert "open_receivables" not in zh + en
    assert "finance" in en


def test_every_metric_is_in_the_glossary_in_both_languages():
    semantics = load()
    entries = glossary(semantics)
    assert len(entries) == 2 * len(semantics.metrics)
    assert all(entry.text for entry in entries)
