"""Two spellings of one value are the same value, and two values are not."""

import pytest

from privacy.kinds import KINDS, PLACEHOLDER, canonical, kind_of, parse, placeholder


@pytest.mark.parametrize(
    ("kind", "spellings"),
    [
        pytest.param(
            "PHONE",
            [
                "13812345678",
                "138 1234 5678",
                "138-1234-5678",
                "+8613812345678",
                "+86 138 1234 5678",
                "0086 13812345678",
                "(+86)13812345678",
                "8613812345678",
                "１３８１２３４５６７８",
            ],
            id="mainland mobile",
        ),
        pytest.param(
            "PHONE",
            ["021-62345678", "(021) 6234 5678", "+86 21 6234 5678", "+86 (0)21 62345678"],
            id="landline",
        ),
        pytest.param("PHONE", ["+852 2345 6789", "00852-23456789", "+85223456789"], id="Hong Kong"),
        pytest.param(
            "EMAIL",
            ["Zhang.San@Example.com", "zhang.san@example.com ", "ｚhang.san@example.com"],
            id="e-mail",
        ),
        pytest.param("PERSON", ["李娜", " 李娜 ", "李 娜", "李\u3000娜"], id="Chinese name"),
        pytest.param("PERSON", ["John Smith", "JOHN  SMITH", "john\nsmith"], id="Latin name"),
        pytest.param(
            "ID_NUMBER",
            ["11010519491231002x", "110105 19491231 002X", "１１０１０５19491231002X"],
            id="identity number",
        ),
        pytest.param(
            "BANK_ACCOUNT", ["6222 0212 3456 7890", "6222-0212-3456-7890", "6222021234567890"], id="card"
        ),
        pytest.param("PLATE", ["浙A·D12345", "浙AD12345", "浙a d12345"], id="plate"),
    ],
)
def test_spellings_of_one_value_are_equal(kind, spellings):
    assert len({canonical(kind, spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param("PHONE", "13812345678", "13812345679", id="another last digit"),
        pytest.param("PHONE", "+852 2345 6789", "2345 6789", id="with and without a foreign country code"),
        pytest.param("PERSON", "李娜", "李那", id="another character"),
        pytest.param("PERSON", "Li Na", "Lina", id="one word and two"),
        pytest.param("EMAIL", "a.b@example.com", "ab@example.com", id="a dot in the local part"),
    ],
)
def test_different_values_stay_different(kind, one, other):
    assert canonical(kind, one) != canonical(kind, other)


@pytest.mark.parametrize("value", ["", "  ", "\u3000", "\t\n"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_of_blanks(kind, value):
    assert canonical(kind, value) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_a_placeholder_is_read_as_it_is_written(kind):
    assert parse(placeholder(kind, 12)) == (kind, 12)


@pytest.mark.parametrize(
    "text",
    [
        "<PERSON_0>",
        "<PERSON_01>",
        "<PERSON_>",
        "<NAME_1>",
        "<person_1>",
        "PERSON_1",
        "<PERSON_１>",
        "<PERSON_1> ",
    ],
)
def test_what_only_resembles_a_placeholder_is_none(text):
    assert PLACEHOLDER.fullmatch(text) is None


def test_free_text_is_no_kind():
    assert kind_of("id_number") == "ID_NUMBER"
    with pytest.raises(KeyError):
        kind_of("free_text")
