"""Every sentence is there in both languages, with the same blanks to fill."""

import re

import pytest

from ui import demo_home, texts
from ui.trail_text import KINDS


@pytest.mark.parametrize("key", sorted(texts.TEXTS))
def test_both_languages_have_the_same_blanks(key):
    zh, en = texts.TEXTS[key]
    assert zh
    assert en
    assert set(re.findall(r"{(\w+)}", zh)) == set(re.findall(r"{(\w+)}", en))
    assert not re.search("[\u4e00-\u9fff]", en)


@pytest.mark.parametrize("role", sorted(demo_home.EXAMPLES))
def test_examples_are_the_same_number_in_both_languages(role):
    zh, en = demo_home.EXAMPLES[role]
    assert len(zh) == len(en)


@pytest.mark.parametrize(
    ("header", "language"),
    [("", "en"), ("*", "en"), ("fr-FR,fr;q=0.9", "en"), ("zh", "zh"), ("en-US,zh;q=0.5", "en"), ("zh;q=x", "en")],
)  # fmt: skip
def test_preferred(header, language):
    assert texts.preferred(header) == language


def test_every_kind_of_entry_has_a_name():
    from privacy.trail_entry import KINDS as written

    assert set(KINDS) == set(written)
