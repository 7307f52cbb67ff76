"""Plain spellings bring together what people write apart, and never lose where a character stood."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.folding import one_apart, plain, simplified, spread, squeezed

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("華東区順豐 -–/ＡéÜß’.'")), max_size=40
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("East-China", "east china"), ("ＳＦ　Express", "sf express"), ("SF Express", "SFExpress"), ("Xi’an", "xian"),
        ("華東", "华东"), ("華 東 區", "华东区"), ("Kuehne + Nagel", "Kuehne+Nagel"), ("MÜNCHEN", "munchen"),
    ],
)  # fmt: skip
def test_alike(one, other):
    assert squeezed(one) == squeezed(other)


@pytest.mark.parametrize(("one", "other"), [("A", "B"), ("华东", "华南"), ("PR-1", "PR-2"), ("德国", "法国")])
def test_different(one, other):
    assert squeezed(one) != squeezed(other)


@given(TEXTS)
def test_every_plain_character_has_its_place(text):
    even, places = spread(text)
    assert len(even) == len(places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(TEXTS)
def test_simplified_keeps_every_character_where_it_was(text):
    assert len(simplified(text)) == len(text)


@given(TEXTS)
def test_plain_is_plain_already(text):
    assert plain(plain(text)) == plain(text)


@given(st.text("abcdef", min_size=2, max_size=8), st.integers(0, 7), st.sampled_from("xyz"))
def test_one_mistake_is_seen_and_two_are_not(word, place, letter):
    place %= len(word)
    wrong = word[:place] + letter + word[place + 1 :]
    missing = word[:place] + word[place + 1 :]
    assert one_apart(word, wrong)
    assert one_apart(word, missing)
    assert not one_apart(word, f"{letter}{word}{letter}")
    assert not one_apart(word, word)


def test_the_converter_is_loaded_by_traditional_characters_only():
    code = "import sys; from tools.folding import plain; plain({!r}); print('opencc' in sys.modules)"
    for text, loaded in (("华东的销售额 Straße", "False"), ("華東", "True")):
        done = subprocess.run(
            [sys.executable, "-c", code.format(text)], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == loaded
