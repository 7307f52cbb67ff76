"""What is read as a placeholder is what is disarmed when somebody typed it; no form stands for somebody else."""

import re
import time

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from privacy.deidentify import escape
from privacy.kinds import KINDS
from privacy.restore import _segments
from privacy.written import LOOKALIKE, as_made, disarmed, written

FULL = {kind.lower(): "full" for kind in KINDS}
BRACKETS = ["<", ">", "〈", "〉", "《", "》", "⟨", "⟩", "＜", "＞", "[", "]", "【", "】", "(", ")", "‹", "›", "&lt;", "&gt;",
            "&#60;", "&#62;", "&#x3C;", "\\<", "\\>", "/", "`", "**"]  # fmt: skip
PIECES = st.sampled_from([
    *BRACKETS, *KINDS, "person", "Person", "ＰＥＲＳＯＮ", "PERſON", "_", "＿", "\\_", "﹏", "-", "1", "2", "12", "01", "１", "٣", "②",
    " ", "  ", "\n", "\t", "\u3000", "。", ". ", "abc. ", ";", "s", "'s", "们", "BANK", "ACCOUNT_1", "ACCOUNT", "IP",
    "COMPANY_", "PERSON_1", "PERSON_12", "<PERSON_1>", "‹PERSON_1›", "\u200b", "x", "李",
]) | st.text(max_size=2)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=16).map("".join)
READ = [
    pytest.param("<PERSON_1>", "李娜", id="as it is"),
    pytest.param("< person_1 >", "李娜", id="blanks and small letters"),
    pytest.param("<Person _ 1>", "李娜", id="blanks inside"),
    pytest.param("〈PERSON_1〉《PERSON_1》＜PERSON_1＞⟨PERSON_1⟩", "李娜" * 4, id="other brackets"),
    pytest.param("<PERSON_1〉", "李娜", id="two kinds of brackets"),
    pytest.param("**<PERSON_1>**", "**李娜**", id="in bold"),
    pytest.param("`<PERSON_1>`", "`李娜`", id="as code"),
    pytest.param("[PERSON_1]【PERSON_1】", "李娜李娜", id="square brackets"),
    pytest.param("(PERSON_1)（PERSON_1）", "(李娜)（李娜）", id="parentheses are the sentence's"),
    pytest.param("&lt;PERSON_1&gt; &#60;PERSON_1&#62;", "李娜 李娜", id="escaped for a page"),
    pytest.param(r"<PERSON\_1> \<PERSON_1\> PERSON\_1", "李娜 李娜 李娜", id="escaped for Markdown"),
    pytest.param("<PERSON＿１> PERSON_１", "李娜 李娜", id="full width"),
    pytest.param("联系人PERSON_1，请致电", "联系人李娜，请致电", id="no brackets, in Chinese"),
    pytest.param("Ask PERSON_1.", "Ask 李娜.", id="no brackets, at the end of a sentence"),
    pytest.param("<PERSON_1 called", "李娜 called", id="the last bracket lost"),
    pytest.param("PERSON_1> called", "李娜 called", id="the first bracket lost"),
    pytest.param("</PERSON_1> <PERSON_1/>", "李娜 李娜", id="as a tag"),
    pytest.param("<PERSON_1>s <PERSON_1>'s PERSON_1's PERSON_1s", "李娜s 李娜's 李娜's 李娜s", id="plural, possessive"),
    pytest.param("<PERSON_1>们、PERSON_1们", "李娜们、李娜们", id="plural in Chinese"),
    pytest.param("<BANK ACCOUNT_1> bank-account_1", "6222021234567894 6222021234567894", id="a kind of two words"),
    pytest.param("<PERSON_1<PERSON_2>", "李娜王伟", id="a bracket lost between two"),
]  # fmt: skip
NOT_READ = [
    pytest.param("COMPANY_PERSON_1", id="the end of a longer word"),
    pytest.param("x-PERSON_1 y.PERSON_1", id="behind a hyphen or a dot"),
    pytest.param("PERSON_1_NAME PERSON_1x", id="the beginning of a longer word"),
    pytest.param("PERSON_1.5 PERSON_1-3", id="the beginning of a number"),
    pytest.param("PERSON_01 <PERSON_01>", id="a leading zero"),
    pytest.param("PERSON_0", id="no number"),
    pytest.param("PERSON_1234567890123456789", id="a number too long"),
    pytest.param("<PERSON_1٣>", id="a number in other digits"),
    pytest.param("BANK / ACCOUNT_1", id="half of another kind"),
    pytest.param("IP  ADDRESS_1", id="half of another kind, far apart"),
    pytest.param("‹PERSON_1› ‹PERSON_1 PERSON_1›", id="typed by the user"),
    pytest.param("<NAME_1> PERSONS_1", id="another word"),
    pytest.param("PERSON 1, person one", id="no underscore"),
]


@pytest.fixture(autouse=True)
def _filled(vault):
    vault.placeholders("PERSON", ["李娜", "王伟"])
    vault.placeholders("BANK_ACCOUNT", ["6222021234567894"])
    vault.placeholders("ACCOUNT", ["lina88"])
    vault.placeholders("ADDRESS", ["杭州市文三路90号"])


@pytest.mark.parametrize(("text", "shown"), READ)
def test_a_placeholder_is_restored_as_models_write_it(restorer, text, shown):
    assert restorer.text(text, FULL).text == shown


@pytest.mark.parametrize("text", NOT_READ)
def test_what_only_looks_like_one_stays(restorer, text):
    assert restorer.text(text, FULL).text == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PERSON_12", ["<PERSON_12>"]), ("<PERSON_12", ["<PERSON_12>"]), ("PERSON_1 2", ["<PERSON_1>"]),
        ("<PERSON_1><PERSON_2>", ["<PERSON_1>", "<PERSON_2>"]), ("BANK ACCOUNT_1", ["<BANK_ACCOUNT_1>"]),
        ("MAC/ADDRESS_1", []), ("COMPANY_PERSON_1 <PERSON_2>", ["<PERSON_2>"]),
    ],
)  # fmt: skip
def test_each_stands_for_one_and_never_for_somebody_else(text, names):
    assert [each.name for each in written(text)] == names


def test_without_a_right_or_a_value_it_is_a_mask_or_stays_a_word(restorer):
    assert (
        restorer.text("PERSON_1 PERSON_9 <PERSON_9>", {}, allowed=["<PERSON_1>"]).text
        == "[PERSON] PERSON_9 [PERSON]"
    )
    assert restorer.text("PERSON_1", FULL, allowed=["<PERSON_2>"]).text == "PERSON_1"


def test_cells_are_read_exactly(restorer):
    assert restorer.cells([("PERSON_1 <PERSON_1>", "[PERSON_1]")], FULL) == [("PERSON_1 李娜", "[PERSON_1]")]


@pytest.mark.parametrize("text", [each.values[0] for each in READ])
def test_each_form_is_made_unreadable_when_it_was_typed(restorer, text):
    typed, count = escape(text)
    assert count >= 1
    assert restorer.text(typed, FULL).placeholders == ()
    assert escape(typed) == (typed, 0)


@settings(deadline=None, max_examples=1500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
@example(text="‹PERSON_1\n›")
@example(text="‹‹PERSON_1››")
@example(text="<PERSON_<PERSON_1>1>")
@example(text="BANK\nACCOUNT_1")
@example(text="‹PERSON _ 1›PERSON_1‹")
@example(text="PER\u200bSON_1")
def test_no_text_a_person_types_reveals_anything(restorer, text):
    typed = escape(text)[0]
    assert list(written(typed)) == []
    restored = restorer.text(typed, FULL)
    assert (restored.placeholders, restored.hidden) == ((), {})
    assert not any(value in restored.text for value in ("李娜", "王伟", "lina88", "6222021234567894"))


@settings(deadline=None, max_examples=500)
@given(text=TEXTS)
def test_a_text_in_segments_reads_as_the_whole_one(text):
    whole = [each.name for each in written(text)]
    assert [each.name for segment in _segments(text) for each in written(segment)] == whole


@settings(deadline=None, max_examples=500)
@given(text=TEXTS)
def test_a_column_that_holds_a_lookalike_is_looked_at(text):
    if disarmed(text)[1]:
        assert pc.match_substring_regex(pa.array([text]), LOOKALIKE)[0].as_py()


@settings(deadline=None, max_examples=300)
@given(text=TEXTS)
def test_what_was_rewritten_reads_the_same(text):
    assert [each.name for each in written(as_made(text))] == [each.name for each in written(text)]
    exact = re.findall(r"<[A-Z_]+_\d+>", as_made(text))
    assert len(exact) >= len(list(written(text)))


def test_no_underscore_nothing_to_do():
    assert disarmed("李娜 <PERSON>") == ("李娜 <PERSON>", 0)
    assert list(written("PERSON 1")) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("PERSON" + " " * 100_000 + "_", id="blanks before an underscore"),
        pytest.param("PERSON_1" + " " * 100_000, id="blanks behind a placeholder"),
        pytest.param("<PERSON \\" * 15_000, id="beginnings"),
        pytest.param("_ 1" * 40_000, id="underscores and figures"),
        pytest.param("PERSON_" * 15_000 + "1", id="kinds"),
    ],
)
def test_a_long_text_takes_time_in_proportion(text):
    started = time.perf_counter()
    disarmed(text)
    list(written(text))
    assert time.perf_counter() - started < 3  # some tens of milliseconds; a square of the length is minutes
