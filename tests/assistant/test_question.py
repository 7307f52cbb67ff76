"""What cannot be asked is refused with one sentence in the person's language, and what to do next."""

import pytest

from assistant.question import check
from connectors.failures import QueryError


@pytest.mark.parametrize(
    ("question", "said", "reason"),
    [
        pytest.param("", "empty", "empty", id="empty"),
        pytest.param(" \n\t", "empty", "empty", id="only blanks"),
        pytest.param("?!…。。", "no words", "no_words", id="only punctuation"),
        pytest.param("___", "no words", "no_words", id="only underscores"),
        pytest.param("订" * 2001, "2,001 个字符，上限是 2,000 个", "long", id="too long, in Chinese"),
        pytest.param(
            "o" * 100_000, "100,000 characters; the limit is 2,000", "long", id="too long, in English"
        ),
        pytest.param("Où est la commande de Acme ?", "Chinese and English", "language", id="French"),
        pytest.param("注文はどこですか", "中文和英文", "language", id="Japanese"),
        pytest.param("orders\x00 of Acme", "control characters", "control", id="a NUL"),
        pytest.param("订单\x1b[2J", "控制字符", "control", id="an escape sequence"),
    ],
)
def test_refused(question, said, reason):
    with pytest.raises(QueryError) as refused:
        check(question, 2000)
    assert said in refused.value.message
    assert refused.value.detail == f"reason={reason}"


@pytest.mark.parametrize("question", ["SO2026-00042", "订单\n到哪了", "x" * 2000])
def test_may_be_asked(question):
    assert check(question, 2000) in ("zh", "en")


def test_the_question_is_not_quoted():
    with pytest.raises(QueryError) as refused:
        check("李娜" * 2000, 2000)
    assert "李娜" not in refused.value.message
