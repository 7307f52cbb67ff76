"""Everything personal in a text is covered once, names of the vault included; what is cheap stays cheap."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy.detect import Detector
from privacy.known_names import KnownNames

ID = "11010519491231002X"


@pytest.fixture
def detector(vault):
    vault.placeholders(
        "PERSON", ["李娜", "李娜娜", "王小二", "John Smith", "José Müller", "Al", "高", "王 伟民"]
    )
    vault.placeholders("ADDRESS", ["浙江省杭州市科技路88号", "Hafenstraße 12, 20457 Hamburg", "杭州"])
    return Detector(KnownNames(vault, lambda: ["李娜贸易有限公司", "John Smith & Co", ""]))


def found(detector, text):
    return [(span.kind, text[span.start : span.end]) for span in detector.spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("请联系李娜确认", [("PERSON", "李娜")], id="a name glued to other words"),
        pytest.param("李娜娜来了", [("PERSON", "李娜娜")], id="the longer of two names"),
        pytest.param("李娜李娜娜", [("PERSON", "李娜"), ("PERSON", "李娜娜")], id="two names side by side"),
        pytest.param("发货给李娜贸易有限公司", [], id="a name inside a company"),
        pytest.param("李娜贸易有限公司的李娜", [("PERSON", "李娜")], id="a company and a person"),
        pytest.param("call JOHN  smith now", [("PERSON", "JOHN  smith")], id="case and blanks"),
        pytest.param("call John\nSmith", [("PERSON", "John\nSmith")], id="across a line"),
        pytest.param("给John Smith打电话", [("PERSON", "John Smith")], id="a Latin name glued to Chinese"),
        pytest.param("John Smithson", [], id="only the beginning of a longer name"),
        pytest.param("LongJohn Smith", [], id="only the end of a longer word"),
        pytest.param("John Smith & Co", [], id="a Latin name inside a company"),
        pytest.param("Ｊｏｈｎ　Ｓｍｉｔｈ", [("PERSON", "Ｊｏｈｎ　Ｓｍｉｔｈ")], id="full width"),
        pytest.param("josé müller", [("PERSON", "josé müller")], id="accents"),
        pytest.param("Al said 高", [], id="names too short to look for"),
        pytest.param("王伟民和王 伟民", [("PERSON", "王伟民"), ("PERSON", "王 伟民")],
            id="a blank in a name as it was stored"),
        pytest.param("寄浙江省杭州市科技路88号吧", [("ADDRESS", "浙江省杭州市科技路88号")],
            id="a known address"),
        pytest.param("Hafenstraße 12, 20457 Hamburg", [("ADDRESS", "Hafenstraße 12, 20457 Hamburg")],
            id="a known foreign address"),
        pytest.param("发往杭州", [], id="a city is no address"),
        pytest.param("13812345678@163.com", [("EMAIL", "13812345678@163.com")],
            id="a phone inside an e-mail"),
        pytest.param(f"{ID}和13812345678", [("ID_NUMBER", ID), ("PHONE", "13812345678")], id="two kinds"),
        pytest.param("", [], id="nothing"),
        pytest.param("！？…", [], id="only punctuation"),
        pytest.param("😀李娜😀", [("PERSON", "李娜")], id="characters beyond the basic plane"),
    ],
)  # fmt: skip
def test_spans(detector, text, expected):
    assert found(detector, text) == expected


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(
    ["李娜", "李", "娜", "贸易有限公司", "John ", "Smith", "13812345678", ID, "a@b.com", "@", " ", "-",
    "文三路90号",
     "0571-", "88886666"]
), max_size=10).map("".join))  # fmt: skip
def test_spans_are_ordered_apart_and_inside_the_text(text):
    end = 0
    for span in Detector().spans(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


def test_names_added_later_are_found_at_once(detector, vault):
    assert found(detector, "赵敏") == []
    vault.placeholders("PERSON", ["赵敏"])
    assert found(detector, "赵敏") == [("PERSON", "赵敏")]
    vault.erase([vault.find("PERSON", "赵敏")])
    assert found(detector, "赵敏") == []


def test_companies_are_read_again_on_refresh(vault):
    companies = []
    detector = Detector(KnownNames(vault, lambda: companies))
    vault.placeholders("PERSON", ["李娜"])
    assert found(detector, "李娜科技") == [("PERSON", "李娜")]
    companies.append("李娜科技")
    detector.refresh()
    assert found(detector, "李娜科技") == []


def test_a_known_name_carries_its_placeholder(detector, vault):
    (span,) = detector.spans("call JOHN  SMITH")
    assert span.placeholder == vault.find("PERSON", "John Smith")


def test_a_question_without_personal_values_loads_nothing_heavy():
    code = (
        "import sys\n"
        "from privacy.detect import Detector\n"
        "assert Detector().spans('SO2026-00042 现在到哪了？ SF1234567890123') == []\n"
        "print([m for m in ('presidio_analyzer', 'pypinyin', 'pyarrow', 'spacy') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
