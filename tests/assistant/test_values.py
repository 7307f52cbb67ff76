"""Carriers, countries and regions are found under any of their names; a word of questions is no value."""

import pytest

from assistant.values import Values
from tests.assistant.desk import VALUES


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        pytest.param("德国的订单", "country", "Germany", id="in the other language"),
        pytest.param("orders from germany", "country", "Germany", id="in small letters"),
        pytest.param("顺丰的运费", "carrier", "顺丰速运", id="a short form"),
        pytest.param("SF Express freight", "carrier", "顺丰速运", id="an English name"),
        pytest.param("East China sales", "region", "华东", id="a region in English"),
        pytest.param("Shanghai customers", "city", "上海", id="a city in English"),
        pytest.param("orders from the UK", "country", "UK", id="a code in capitals"),
    ],
)
def test_finds(text, dimension, value):
    assert [(v.dimension, v.value) for v in VALUES.find(text)] == [(dimension, value)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("who owes us the most", id="us is no country"),
        pytest.param("SO2026-00042 的物流", id="a category that is a word of questions"),
        pytest.param("Germanyville orders", id="inside a longer word"),
    ],
)
def test_finds_nothing(text):
    assert VALUES.find(text) == []


def test_the_longest_name_wins():
    values = Values({"warehouse": ["上海仓"], "city": ["上海"]})
    assert [v.value for v in values.find("上海仓的库存")] == ["上海仓"]
