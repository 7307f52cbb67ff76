"""A person reads what their rights allow, in whatever chunks it comes; what a model made up is masked."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privacy.kinds import KINDS
from privacy.partial import mask, partly

FULL = {kind.lower(): "full" for kind in KINDS}
PARTIAL = {kind.lower(): "partial" for kind in KINDS}


@pytest.fixture(autouse=True)
def _filled(vault):
    vault.placeholders("PERSON", ["李娜", "John Smith"])
    vault.placeholders("PHONE", ["13812345678", "13912345678"])
    vault.placeholders("ADDRESS", ["浙江省杭州市文三路90号"])


@pytest.mark.parametrize(
    ("rights", "text"),
    [
        pytest.param(FULL, "李娜的电话是13812345678。", id="in full"),
        pytest.param(PARTIAL, "李*的电话是138****5678。", id="in part"),
        pytest.param({}, "[PERSON]的电话是[PHONE]。", id="not at all"),
        pytest.param({"person": "full", "phone": "none"}, "李娜的电话是[PHONE]。", id="by kind"),
        pytest.param({"person": "all"}, "[PERSON]的电话是[PHONE]。", id="a right that does not exist"),
    ],
)
def test_rights_decide_kind_by_kind(restorer, rights, text):
    assert restorer.text("<PERSON_1>的电话是<PHONE_1>。", rights).text == text


def test_what_was_shown_is_told(restorer):
    restored = restorer.text(
        "<PERSON_1> <PHONE_1> <PERSON_1> <PERSON_9>", {"person": "full", "phone": "partial"}
    )
    assert restored.shown == {"PERSON": 2}
    assert restored.partial == {"PHONE": 1}
    assert restored.hidden == {"PERSON": 1}
    assert restored.placeholders == ("<PERSON_1>", "<PHONE_1>")
    assert restored.masked == 0


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("<PERSON_1>", "李娜", id="as it is"),
        pytest.param("< person_1 >", "李娜", id="blanks and small letters"),
        pytest.param("〈PERSON_1〉", "李娜", id="Chinese brackets"),
        pytest.param("<PERSON _ 1>", "李娜", id="blanks inside"),
        pytest.param("**<PERSON_1>**", "**李娜**", id="in bold"),
        pytest.param("<PERSON_12>", "[PERSON]", id="one that does not exist"),
        pytest.param("PERSON_1", "李娜", id="without brackets"),
        pytest.param("PERSON_12", "PERSON_12", id="without brackets, one that does not exist"),
        pytest.param("<PERSON_01>", "<PERSON_01>", id="a leading zero"),
        pytest.param("‹PERSON_1›", "‹PERSON_1›", id="typed by the user"),
        pytest.param("<NAME_1>", "<NAME_1>", id="another word"),
        pytest.param("a < b > c", "a < b > c", id="only brackets"),
    ],
)
def test_placeholders_as_models_write_them(restorer, written, shown):
    assert restorer.text(written, FULL).text == shown


def test_only_allowed_placeholders_are_restored(restorer):
    restored = restorer.text("<PERSON_1> <PERSON_2>", FULL, allowed=["<PERSON_2>"])
    assert restored.text == "[PERSON] John Smith"
    assert restored.placeholders == ("<PERSON_2>",)


def test_a_value_that_looks_like_a_placeholder_is_not_restored_again(restorer, vault):
    (name,) = vault.placeholders("PERSON", ["<PERSON_1>"])
    assert restorer.text(f"{name}!", FULL).text == "<PERSON_1>!"


@pytest.mark.parametrize(
    ("text", "shown", "masked"),
    [
        pytest.param("电话13999998888", "电话[PHONE]", 1, id="a phone that no placeholder gave"),
        pytest.param("李娜在", "[PERSON]在", 1, id="a known name that no placeholder gave"),
        pytest.param("<PERSON_1>：13812345678", "李娜：[PHONE]", 1, id="beside a restored one"),
        pytest.param("a@example.com、b@example.com", "[EMAIL]、[EMAIL]", 2, id="two"),
        pytest.param(
            "SO2026-00042共3台，¥1,234.00", "SO2026-00042共3台，¥1,234.00", 0, id="business numbers"
        ),
    ],
)
def test_what_the_model_wrote_by_itself_is_masked(restorer, text, shown, masked):
    restored = restorer.text(text, FULL)
    assert (restored.text, restored.masked) == (shown, masked)


def test_the_users_own_words_are_not_masked(restorer):
    own = "李娜的号码是 +86 139 9999 8888 吗？"
    restored = restorer.text("13999998888 属于李娜，不是13777776666", FULL, own_words=own)
    assert restored.text == "13999998888 属于李娜，不是[PHONE]"
    assert restored.masked == 1


def test_restored_values_are_not_masked_even_in_part(restorer):
    restored = restorer.text("<PERSON_1><PHONE_1>，<ADDRESS_1>", FULL)
    assert restored.text == "李娜13812345678，浙江省杭州市文三路90号"
    assert restored.masked == 0


def test_cells_are_restored_and_other_values_kept(restorer):
    rows = [("<PERSON_1>", 3, None, "致电<PHONE_2>"), ("13812345678", 1.5, True, "")]
    assert restorer.cells(rows, {"person": "partial", "phone": "full"}) == [
        ("李*", 3, None, "致电13912345678"), ("13812345678", 1.5, True, ""),
    ]  # fmt: skip
    table = restorer.table(rows, FULL, allowed=["<PHONE_2>"])
    assert table.rows[0] == ("[PERSON]", 3, None, "致电13912345678")
    assert table.placeholders == ("<PHONE_2>",)
    assert table.hidden == {"PERSON": 1}


def test_a_line_is_shown_as_soon_as_it_is_whole(restorer):
    stream = restorer.stream(FULL)
    assert [stream.feed(chunk) for chunk in ("<PER", "SON_1>在\n", "电话", "<PHONE_", "1>。完")] == [
        "", "李娜在\n", "", "", "电话13812345678。",
    ]  # fmt: skip
    assert stream.finish().text == "李娜在\n电话13812345678。完"


_TEXTS = st.lists(
    st.sampled_from(["<PERSON_1>", "<PERSON_9>", "< phone_1 >", "李娜", "13999998888", "a@b.com", "<", ">",
                     "\n", "。", ". ", "done. ", "abc", " ", "13812345678", "文三路90号", "John Smith",
                     "<ADDRESS_1>", "!", "&lt;PERSON_1&gt;", "PERSON\\_1", "&lt;", ";", "PERSON_", "1", "_", "[", "]", "‹", "›",
                     "s", "-", "BANK ", "ADDRESS_1", "一"]),
    max_size=14,
).map("".join)  # fmt: skip


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=_TEXTS, cuts=st.lists(st.integers(0, 80), max_size=8), rights=st.sampled_from([FULL, PARTIAL, {}])
)
def test_any_chunking_gives_the_same_result(restorer, text, cuts, rights):
    stream = restorer.stream(rights, own_words="a@b.com")
    places = sorted({0, len(text), *(min(cut, len(text)) for cut in cuts)})
    shown = "".join(stream.feed(text[a:b]) for a, b in pairwise(places))
    whole = stream.finish()
    assert whole == restorer.text(text, rights, own_words="a@b.com")
    assert whole.text.startswith(shown)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("PERSON", "李娜", "李*"), ("PERSON", "李小娜", "李**"), ("PERSON", "欧阳娜娜", "欧阳**"),
        ("PERSON", "李", "*"),
        ("PERSON", "John Smith", "J*** S***"), ("PERSON", "Madonna", "M***"), ("PERSON", "李 娜", "李*"),
        ("PHONE", "13812345678", "138****5678"), ("PHONE", "+86 138-1234-5678", "138****5678"),
        ("PHONE", "0571-88886666", "057****6666"), ("PHONE", "88886666", "****6666"),
        ("PHONE", "+85223456789", "852****6789"),
        ("PHONE", "12345", "***"), ("PHONE", "无", "***"),
        ("EMAIL", "zhang@x.com", "zh***@x.com"), ("EMAIL", "ab@x.com", "a***@x.com"),
        ("EMAIL", "none", "***"),
        ("ID_NUMBER", "330102199001011234", "3301**********1234"), ("ID_NUMBER", "E12345678", "***78"),
        ("ID_NUMBER", "12", "***"),
        ("BANK_ACCOUNT", "6222 0212 3456 7890", "************7890"), ("PLATE", "浙A12345", "浙A****5"),
        ("ACCOUNT", "zhangsan", "zh***"),
        ("ADDRESS", "浙江省杭州市西湖区文三路90号", "浙江省杭州市…"),
        ("ADDRESS", "上海市浦东新区1号", "上海市…"),
        ("ADDRESS", "12 Mill Lane, Manchester", "***"), ("ADDRESS", "文三路90号", "***"),
        ("PERSON", "  ", "***"),
    ],
)  # fmt: skip
def test_partial_forms(kind, value, shown):
    assert partly(kind, value) == shown


@given(kind=st.sampled_from(KINDS), value=st.text(st.characters(exclude_characters="*…"), max_size=30))
def test_a_partial_form_never_shows_the_value(kind, value):
    shown = partly(kind, value)
    assert "*" in shown or "…" in shown
    assert len(value.strip()) < 2 or value.strip() not in shown


def test_a_mask_says_what_it_hides():
    assert mask("PHONE") == "[PHONE]"
