"""Numbers and names are compared as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.spelling import fold, number_key, number_spellings, short_names


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("SO2026-00042", id="as stored"),
        pytest.param("so2026-00042", id="small letters"),
        pytest.param("SO2026 00042", id="a space for the dash"),
        pytest.param("ＳＯ２０２６－０００４２", id="full width"),
        pytest.param("SO2026–00042", id="an en dash"),
        pytest.param(" SO2026-00042 ", id="spaces around"),
        pytest.param("so2026-42", id="without the zeros"),
        pytest.param("SO2026_00042", id="an underscore"),
    ],
)
def test_spellings_of_an_order_number_include_the_stored_one(written):
    assert "SO2026-00042" in number_spellings(written)


@pytest.mark.parametrize("written", ["SO2026-00043", "SO2025-00042", "SO2026-4"])
def test_another_number_is_not_taken_for_it(written):
    assert "SO2026-00042" not in number_spellings(written)


@pytest.mark.parametrize(
    ("name", "sure", "weak"),
    [
        pytest.param("杭州云创科技有限公司", "云创科技", ["云创", "杭州云创"], id="city and legal form go"),
        pytest.param("云创科技（杭州）股份有限公司", "云创科技", ["云创"], id="a city in brackets goes"),
        pytest.param("Acme Industrial GmbH", "acme industrial", ["acme"], id="a German legal form"),
        pytest.param(
            "Blue Ridge Trading Co., Ltd.", "blue ridge trading", ["blue ridge"], id="two legal words"
        ),
        pytest.param("联合科技有限公司", "联合科技", [], id="an everyday word is no short name"),
        pytest.param("Order Systems Inc.", "order systems", [], id="nor in English"),
        pytest.param("上海市华远机械有限公司", "华远机械", ["华远", "上海市华远"], id="a city with 市"),
    ],
)
def test_short_names(name, sure, weak):
    forms, perhaps = short_names(name, frozenset({"杭州", "上海"}))
    assert sure in forms
    assert perhaps == weak


def test_a_name_is_never_cut_to_nothing():
    assert short_names("有限公司")[0][0] == "有限公司"
    assert short_names("Ltd.") == (["ltd."], [])


@given(st.text())
def test_folding_keeps_every_character_where_it_was(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text("ABsoＳＯ０１２0123456789 -–_/", max_size=30))
def test_every_spelling_has_the_same_key_but_for_zeros(text):
    key = number_key(text).replace("0", "")
    assert all(
        number_key(spelling).replace("0", "") == key for spelling in number_spellings(text) if spelling
    )
