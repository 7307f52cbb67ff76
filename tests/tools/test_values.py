"""Words for places, carriers and categories meet the values the store holds."""

import pytest

from tests.tools.fakes import FakeRole
from tools.filters import status_code
from tools.values import match, values


@pytest.mark.parametrize(
    ("name", "word", "found"),
    [
        pytest.param("carrier", "顺丰速运", ["顺丰速运"], id="itself"),
        pytest.param("carrier", "顺丰", ["顺丰速运"], id="a part"),
        pytest.param("carrier", "dhl", ["DHL"], id="any case"),
        pytest.param("country", "Germany", ["德国"], id="a country in English"),
        pytest.param("country", "DE", ["德国"], id="a country's code"),
        pytest.param("country", "USA", ["美国"], id="a country's short name"),
        pytest.param("country", "People's Republic", None, id="no name of a country"),
        pytest.param("region", "East China", ["华东"], id="a region in English"),
        pytest.param("region", "华东区", ["华东"], id="a region with 区"),
        pytest.param("city", "上海市", ["上海"], id="a city with 市"),
        pytest.param("city", "hamburg", ["Hamburg"], id="a city abroad"),
        pytest.param("category", "家具", ["办公家具"], id="part of a category"),
        pytest.param("warehouse", "上海", ["上海仓"], id="part of a warehouse"),
        pytest.param("warehouse", "火星", None, id="none such"),
    ],
)
def test_match(scope, name, word, found):
    got = match(scope, name, word)
    assert (got if found else got.kind) == (found or "no_match")


def test_values_are_read_once(make_scope):
    scope = make_scope(role=FakeRole("reads"))
    assert values(scope, "carrier") == ("DHL", "德邦快递", "顺丰速运")
    reads = len(scope.reads)
    values(scope, "carrier")
    assert len(scope.reads) == reads


def test_a_role_that_lacks_an_entity_has_no_values_of_it(make_scope):
    assert (
        values(make_scope(role=FakeRole("nostock"), without=("stock_level", "shipment")), "warehouse") == ()
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("partially shipped", "partially_shipped"),
        ("部分发货", "partially_shipped"),
        ("DRAFT", "draft"),
        ("送达", None),
    ],
)
def test_status_by_code_or_label(text, code):
    assert status_code("order_status", text) == code
