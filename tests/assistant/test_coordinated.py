"""Words of every day that are values because they stand beside one, or because they are expected."""

import pytest

from assistant.values import Values

VALUES = Values(
    {
        "payment_method": ["支付宝", "微信支付", "现金"],
        "channel": ["电话", "邮件", "展会"],
        "category": ["退换货", "安装"],
    },
)


def named(text, expected=()):
    return [(value.dimension, value.value) for value in VALUES.find(text, frozenset(expected))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("支付宝和微信各收了多少", [("payment_method", "支付宝"), ("payment_method", "微信支付")], id="joined to one"),
        pytest.param("支付宝收了多少，微信呢", [("payment_method", "支付宝")], id="not joined"),
        pytest.param("电话还是邮件来的多", [("channel", "电话"), ("channel", "邮件")], id="set against each other"),
        pytest.param("他的电话和邮件是什么", [], id="two words of every day, only added up"),
    ],
)  # fmt: skip
def test_what_joins_words(text, values):
    assert named(text) == values


def test_the_question_before_says_what_is_expected():
    assert named("电话的呢") == []
    assert named("电话的呢", ["channel"]) == [("channel", "电话")]
