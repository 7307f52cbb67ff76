"""Full-width becomes ASCII, numbers in words are read; a placeholder that was typed stays unreadable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wording import even, number


def test_full_width_letters_digits_and_punctuation():
    assert even("ＳＯ２０２６－０００４２　到哪了？") == "SO2026-00042 到哪了?"


def test_typed_brackets_are_not_made_into_a_placeholder():
    assert "<" not in even("＜PERSON_1＞ ‹PERSON_2›")


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("五", 5),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二十", 120),
        ("两", 2),
        ("five", 5),
        ("third", 3),
        ("07", 7),
    ],
)
def test_numbers(word, value):
    assert number(word) == value


@pytest.mark.parametrize("word", ["", "many", "订单", "1234567890123"])
def test_no_numbers(word):
    assert number(word) is None


@given(st.text())
def test_even_is_stable(text):
    assert even(even(text)) == even(text)
