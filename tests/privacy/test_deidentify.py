"""What leaves the de-identifier holds placeholders, and the placeholders a person typed are none."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.failures import QueryError
from privacy.deidentify import MAX_NOTE_CHARS, WITHHELD, Deidentifier, escape
from privacy.detect import Detector
from privacy.kinds import KINDS, PLACEHOLDER
from privacy.restore import Restorer

FULL = {kind.lower(): "full" for kind in KINDS}


def test_a_question_holds_placeholders_only(deidentifier, vault):
    vault.placeholders("PERSON", ["李娜"])
    question = deidentifier.question("李娜（13812345678）的订单 SO2026-00042，邮箱 li@example.com？")
    assert question.text == "<PERSON_1>（<PHONE_1>）的订单 SO2026-00042，邮箱 <EMAIL_1>？"
    assert question.placeholders == {"<PERSON_1>", "<PHONE_1>", "<EMAIL_1>"}
    assert question.typed == 0


def test_values_are_numbered_from_left_to_right_and_repeated_ones_agree(deidentifier):
    question = deidentifier.question("13812345678, 13912345678, +86 138-1234-5678")
    assert question.text == "<PHONE_1>, <PHONE_2>, <PHONE_1>"


@pytest.mark.parametrize(
    "typed",
    [
        "<PERSON_1>", "<person_1>", "< PERSON_1 >", "<PERSON _ 1>", "〈PERSON_1〉", "《PERSON_1》",
        "＜PERSON_1＞",
        "⟨PERSON_1⟩", "<PERSON＿1>", "<PERSON_１>", "<PER\u200bSON_1>", "<PERSON_1\x00>", "<\u202ePERSON_1>",
        "<PERSON_\n1>",
        "<<PERSON_1>>", "<PERSON_<PERSON_1>1>", "<PERſON_1>",
    ],
)  # fmt: skip
def test_a_typed_placeholder_is_never_restored(deidentifier, restorer, vault, typed):
    vault.placeholders("PERSON", ["李娜", "王伟"])
    question = deidentifier.question(f"谁是{typed}？")
    assert question.placeholders == frozenset()
    assert question.typed == 1
    restored = restorer.text(question.text, FULL)
    assert restored.placeholders == ()
    assert "李娜" not in restored.text


_PARTS = st.sampled_from(
    ["<", ">", "〈", "〉", "《", "＜", "＞", "PERSON", "person", "_", "1", "2", "１", " ", "\n", "\u200b",
    "\x00",
     "<PERSON_1>", "李娜", "13812345678", "PHONE", "‹", "›", "x"]
)  # fmt: skip


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(_PARTS, max_size=14))
def test_only_placeholders_made_for_the_question_can_be_restored(deidentifier, restorer, vault, parts):
    vault.placeholders("PERSON", ["王伟", "李娜"])
    vault.placeholders("PHONE", ["13912345678"])
    question = deidentifier.question("".join(parts))
    assert set(restorer.text(question.text, FULL).placeholders) <= question.placeholders


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(
    ["李娜", "John Smith", "13812345678", "a.b@example.com", "11010519491231002X", "浙A12345", "，",
    "。", "\n", " ",
     "<", "订单", "<b>", "42", "!"]
) | st.text(st.characters(exclude_categories=["C"]), max_size=4), max_size=12))  # fmt: skip
def test_restoring_gives_back_what_was_replaced(tmp_path_factory, key, parts):
    from privacy.vault import Vault

    vault = Vault(tmp_path_factory.mktemp("vault") / "vault.sqlite", key)
    vault.placeholders("PERSON", ["李娜", "John Smith"])
    deidentifier = Deidentifier(vault)
    text = "".join(parts)
    question = deidentifier.question(text)
    restored = Restorer(vault, deidentifier.detector).text(question.text, FULL)
    vault.close()
    if question.typed == 0:
        assert restored.text == text


def test_unseen_characters_are_removed(deidentifier):
    assert deidentifier.question("13\u200b812345678\x00").text == "<PHONE_1>"
    assert escape("a\x00b\ud800c\ue000\n\td")[0] == "abc\ue000\n\td"


def test_an_empty_question_stays_empty(deidentifier):
    assert deidentifier.question("").text == ""
    assert deidentifier.question("？！").text == "？！"


def test_a_question_that_takes_too_long_is_told_so(deidentifier, monkeypatch):
    monkeypatch.setattr("privacy.detect.TIMEOUT_S", -1.0)
    with pytest.raises(QueryError, match="takes too long"):
        deidentifier.question("请联系李娜")
    assert deidentifier.notes(["请联系李娜"]) == [WITHHELD]


def test_a_long_question_is_read_to_its_end(deidentifier):
    text = deidentifier.question("问" * 100_000 + "13812345678").text
    assert text.endswith("问<PHONE_1>")


def test_notes_are_replaced_in_a_batch(deidentifier, vault):
    vault.placeholders("PERSON", ["李娜"])
    notes = ["李娜来电13812345678", None, "", "没有", "李娜来电13812345678", "<PERSON_1>"]
    assert deidentifier.notes(notes) == [
        "<PERSON_1>来电<PHONE_1>", None, "", "没有", "<PERSON_1>来电<PHONE_1>", "‹PERSON_1›",
    ]  # fmt: skip


def test_notes_read_before_a_name_was_known_are_read_again(deidentifier, vault):
    assert deidentifier.notes(["云端上人要货"]) == ["云端上人要货"]
    vault.placeholders("PERSON", ["云端上人"])
    assert deidentifier.notes(["云端上人要货"]) == ["<PERSON_1>要货"]


def test_a_note_that_cannot_be_read_is_withheld(deidentifier, monkeypatch):
    real = Detector.reader

    def broken(self, **_):
        def spans(text):
            if "boom" in text:
                raise RuntimeError(text)
            return real(self)(text)

        return spans

    monkeypatch.setattr(Detector, "reader", broken)
    assert deidentifier.notes(["boom 13812345678", "13812345678"]) == [WITHHELD, "<PHONE_1>"]


def test_a_note_that_is_too_long_is_withheld(deidentifier):
    assert deidentifier.notes(["长" * (MAX_NOTE_CHARS + 1), "短"]) == [WITHHELD, "短"]


def test_a_column_is_replaced_value_by_value(deidentifier):
    assert deidentifier.column("PHONE", ["13812345678", None, "138 1234 5678"]) == [
        "<PHONE_1>",
        None,
        "<PHONE_1>",
    ]


def test_the_cache_of_notes_stays_small(deidentifier, monkeypatch):
    monkeypatch.setattr("privacy.deidentify._CACHED_NOTES", 5)
    for batch in range(4):
        notes = [f"{batch}-{i} 13812345678" for i in range(4)]
        assert all(PLACEHOLDER.search(note) for note in deidentifier.notes(notes))
        assert len(deidentifier._notes) <= 5


def test_every_kind_of_placeholder_is_escaped():
    for kind in KINDS:
        assert not re.search(PLACEHOLDER, escape(f"<{kind}_7>")[0])
