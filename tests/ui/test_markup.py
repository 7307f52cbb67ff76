"""Nothing in an answer can become a link, an image or markup."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.evidence import Evidence
from ui.markup import evidence_block, failure, markdown, notes, words


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("![x](https://evil.example/?q=1)", id="an image"),
        pytest.param("[x](https://evil.example)", id="a link"),
        pytest.param("[x][1]\n\n[1]: //evil.example", id="a reference"),
        pytest.param("<https://evil.example>", id="an address in brackets"),
        pytest.param("https://evil.example and HTTP://evil.example", id="a bare address"),
        pytest.param("www.evil.example", id="a bare name"),
        pytest.param("ann@evil.example", id="an e-mail address"),
        pytest.param("<img src=//evil.example onerror=alert(1)>", id="an image tag"),
        pytest.param("<script>alert(1)</script>", id="a script"),
        pytest.param("&lt;script&gt;alert(1)&lt;/script&gt;", id="a script in entities"),
    ],
)
def test_no_link_image_or_markup(told):
    shown = markdown(told)
    assert "[" not in shown
    assert "<" not in shown
    assert "@" not in shown
    assert not re.search(r"(?i)https?:|\bwww\.", shown)


@given(st.text(max_size=200))
def test_no_text_makes_a_tag(told):
    assert "<" not in markdown(told)
    assert not re.search("[<>\"']", words(told))


def test_emphasis_lists_and_tables_stay():
    told = "**3** orders\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    assert markdown(told) == told


def test_evidence_is_one_line_of_html_with_its_words_escaped():
    shown = Evidence(
        "orders", "ERP as of 2026-11-22", ("no.", "a<b"), (False, True), [("x\n\n# y", "1")], 1, ""
    )
    block = evidence_block([shown], "en", 17, 0.084)
    assert "\n" not in block
    assert "a&lt;b" in block
    assert '<td class="number">1</td>' in block
    assert "trail entry 17 · 0.08 s" in block
    assert "<b>Evidence</b>" in block


def test_an_answer_without_tables_still_names_its_entry():
    assert evidence_block([], "zh", 3, 1) == '<p class="entry">审计条目 3 · 1.00 s</p>'


def test_notes_and_failures_are_words():
    assert notes([], "en") == ""
    assert "<li>a &lt;b&gt;</li>" in notes(["a <b>"], "en")
    assert html.unescape(failure("a <b>")).count("<b>") == 1
    assert "<b>" not in failure("a <b>")
