"""Every rule costs what a text's length costs, also on a hostile text, and its spans are right beside any character."""

import time

import pytest

from privacy.fold import fold_width
from privacy.patterns import RULES
from privacy.recognizers.shell import RuleRecognizer
from tests.privacy import test_recognizers_cn_address as chinese
from tests.privacy import test_recognizers_dates as dates
from tests.privacy import test_recognizers_handles as handles
from tests.privacy import test_recognizers_latin_address as latin
from tests.privacy import test_recognizers_money as money
from tests.privacy import test_recognizers_network as network
from tests.privacy import test_recognizers_papers as papers
from tests.privacy import test_recognizers_papers_abroad as abroad
from tests.privacy import test_recognizers_papers_europe as europe
from tests.privacy import test_recognizers_people as people
from tests.privacy import test_recognizers_phones as phones
from tests.privacy import test_recognizers_plates as plates
from tests.privacy.recognizer_tables import rule_named

ALL = RULES
CASES = [
    case
    for module in (
        abroad,
        chinese,
        dates,
        europe,
        handles,
        latin,
        money,
        network,
        papers,
        people,
        phones,
        plates,
    )
    for case in module.CASES
]
LENGTH = 100_000
# Pieces whose repetition makes a pattern try, and try again, at every place.
PIECES = (
    "1", "62", "138", "一三", "中", "a", "A", "Aa ", "aa ", "路号", "路1号", "中市区镇路1栋", "里3单元", "花园1-2-3", "地址是", ".", ":", "1.", "a:", "ff:", "00:",
    "a@", "a.", "a at ", "@", " ", "1 ", "1-", "+8", "(", "12 Aa ", "Aa, ", "12 rue de la ", "Flat 3, ", "No. 3, ", "电话微信:", "\n", "Aa Road ",
    "ab1", "LS1 4", "北纬30.1234,", "1990-05-03", "E1234567", "岁孩子", "病住院",
    "AB 12 ", "B-KL 4821 ", "plate ", "12-AB-", "生日1990/5/3 vs ", "QQ",
    "qq ab_", "微信", "@a_1 ", "user a_", "20-47-35 ", "a/c 1-", "wxid_", "a.b_", "Aadhaar 2345 ", "\U0001f600", "́",
)  # fmt: skip
_WARM = "x路1号3栋2单元@a.b 12 Mill Lane 1.2.3.4 aa:bb 138 生岁病 微信 护照 SSN NHS ITIN aadhaar driving licence DL °"


def _seconds(rule, text):
    start = time.process_time()
    for _ in rule.hits(text):
        pass
    return time.process_time() - start


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_twice_the_text_never_costs_four_times_as_much(rule):
    _seconds(rule, _WARM)  # compiles the patterns
    for piece, lead in ((piece, lead) for piece in PIECES for lead in ("", _WARM)):
        text = lead + piece * (LENGTH // len(piece) + 1)
        half = _seconds(rule, text[: LENGTH // 2])
        whole = _seconds(rule, text[:LENGTH])
        assert whole < 0.5 or whole < 3.2 * half, f"{piece!r}: {half:.2f} s, then {whole:.2f} s"
        assert whole < 15, f"{piece!r}: {whole:.1f} s for {LENGTH} characters"


AROUND = [
    pytest.param("😀", "😀", id="beyond the basic plane"),
    pytest.param("e\u0301，", "，e\u0301", id="combining marks"),
    pytest.param("مرحبا ", " مرحبا", id="right to left"),
    pytest.param("\u202e", "\u202c", id="direction marks"),
    pytest.param("\0", "\0", id="NUL"),
    pytest.param("中文", "中文", id="Chinese on both sides"),
    pytest.param("Ω；", "；Ω", id="Greek"),
    pytest.param("\n", "\n", id="line breaks"),
    pytest.param("\t", "\t", id="tabs"),
    pytest.param("\u3000", "\u3000", id="ideographic blanks"),
    pytest.param("「", "」", id="Chinese brackets"),
]


@pytest.mark.parametrize(("before", "after"), AROUND)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mobile of mainland China", "13812345678"),
        ("landline of mainland China", "0571-88886666"),
        ("phone with a country code", "+852 2345 6789"),
        ("resident identity number of mainland China", "11010519491231002X"),
        ("bank card or account", "4111111111111111"),
        ("IBAN", "DE89370400440532013000"),
        ("e-mail address", "a.b@example.com"),
        ("IP address", "192.0.2.17"),
        ("MAC address", "00:1A:2B:3C:4D:5E"),
        ("passport number", "E12345678"),
        ("travel or residence permit", "H1234567800"),
        ("vehicle plate of mainland China", "浙A12345"),
        ("credit code of a sole trader", "92330106MA2TEXT001"),
        ("coordinates", "30.274150,120.155150"),
        ("health of a person", "糖尿病"),
        ("child under 14", "5岁的女儿"),
    ],
)
def test_a_span_is_right_beside_any_character(before, after, name, value):
    text = before + value + after
    hits = list(rule_named(name).hits(fold_width(text)))
    assert [text[start:end] for start, end in hits] == [value]


@pytest.mark.parametrize("name", sorted({case.values[0] for case in CASES}))
def test_presidio_finds_no_more(name):
    texts = [fold_width(case.values[1]) for case in CASES if case.values[0] == name]
    for part in name.split("; "):
        rule = rule_named(part)
        recognizer = RuleRecognizer(rule)
        for text in texts:
            ours = list(rule.hits(text))
            for hit in recognizer.analyze(text, [rule.kind]):
                assert any(start <= hit.start and hit.end <= end for start, end in ours), text
