"""A name nobody knows is still found in a question, so that the tool can say it does not exist."""

import pytest

from assistant.candidates import name


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Where is Zorro Ltd's order?", "Zorro Ltd"),
        ("orders of zorro", "zorro"),
        ("Tell me about Du monde entier", "Du monde entier"),
        ("What can we sell to Ana Trujillo Emparedados?", "Ana Trujillo Emparedados"),
        ("飞鸿贸易的订单", "飞鸿贸易"),
        ("查一下飞鸿贸易的发票", "飞鸿贸易"),
        ("给飞鸿贸易推荐产品", "飞鸿贸易"),
        ("飞鸿贸易欠多少", "飞鸿贸易"),
        ("“A.B. 飞鸿”的工单", "A.B. 飞鸿"),
        ("电机还有货吗", "电机"),
    ],
)
def test_finds(question, found):
    assert name(question) == found


@pytest.mark.parametrize(
    "question",
    ["Where is the order?", "Which orders are late?", "Show me all open invoices", "逾期的发票有哪些", "哪些产品需要补货",
     "最近的订单", "所有未完成的订单", "总共有多少库存"],
)  # fmt: skip
def test_finds_nothing(question):
    assert name(question) == ""
