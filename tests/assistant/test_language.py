"""A question is Chinese, English or neither; mixed counts as Chinese."""

import pytest

from assistant.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("SO2026-00042 现在到哪了？", "zh", id="Chinese with a number"),
        pytest.param("Acme 的 open orders", "zh", id="mixed is Chinese"),
        pytest.param("Where is order 10248?", "en", id="English"),
        pytest.param("SO2026-00042", "en", id="a number alone"),
        pytest.param("<PERSON_12>的工单", "zh", id="a placeholder does not count as English"),
        pytest.param("Orders of La maison d'Asie", "en", id="a French company in an English sentence"),
        pytest.param("Frankenversand", "en", id="a German name alone"),
        pytest.param("Où est la commande de Acme ?", "other", id="French"),
        pytest.param("Wo ist die Bestellung von Acme?", "other", id="German"),
        pytest.param("¿Dónde está el pedido de Acme?", "other", id="Spanish"),
        pytest.param("注文はどこですか", "other", id="Japanese"),
        pytest.param("주문이 어디에 있나요", "other", id="Korean"),
        pytest.param("Где мой заказ?", "other", id="Russian"),
    ],
)
def test_language(text, language):
    assert detect(text) == language
