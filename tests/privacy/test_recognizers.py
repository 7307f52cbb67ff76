"""Each pattern finds its numbers however they are written and wherever they stand, and no look-alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy.fold import fold_width
from privacy.patterns import RULES
from privacy.recognizers import (
    bank_card,
    cn_mobile,
    email,
    international_phone,
    landline,
    plate,
    resident_id,
)
from privacy.recognizers.shell import RuleRecognizer

ID = "11010519491231002X"  # the worked example of GB 11643, nobody's number
CARD = "4111111111111111"  # a test card of the networks
UNION = "6222021234567890128"

# Rule, text, and what is found in it.
CASES = [
    pytest.param(cn_mobile, "手机13812345678说", ["13812345678"], id="mobile glued to Chinese"),
    pytest.param(cn_mobile, "138 1234 5678", ["138 1234 5678"], id="mobile with blanks"),
    pytest.param(cn_mobile, "138-1234-5678。", ["138-1234-5678"], id="mobile with dashes"),
    pytest.param(cn_mobile, "138.1234.5678", ["138.1234.5678"], id="mobile with dots"),
    pytest.param(cn_mobile, "１３８１２３４５６７８", ["１３８１２３４５６７８"], id="mobile in full width"),
    pytest.param(cn_mobile, "+8613812345678", ["+8613812345678"], id="mobile with +86"),
    pytest.param(cn_mobile, "（+86）138 1234 5678", ["（+86）138 1234 5678"],
        id="mobile with +86 in brackets"),
    pytest.param(cn_mobile, "0086-13812345678", ["0086-13812345678"], id="mobile with 0086"),
    pytest.param(cn_mobile, "Tel13812345678", ["13812345678"], id="mobile glued to Tel"),
    pytest.param(cn_mobile, "13812345678/13912345678", ["13812345678", "13912345678"], id="two mobiles"),
    pytest.param(cn_mobile, "13812345678 13912345678", ["13812345678", "13912345678"],
        id="two mobiles with a blank"),
    pytest.param(cn_mobile, "打13812345678.", ["13812345678"], id="mobile at the end of a sentence"),
    pytest.param(cn_mobile, "手机号：13812345678", ["13812345678"], id="mobile after its label"),
    pytest.param(cn_mobile, "SF1381234567890", [], id="tracking number of letters and 13 digits"),
    pytest.param(cn_mobile, "YT13812345678", [], id="tracking number of letters and 11 digits"),
    pytest.param(cn_mobile, "1381234567890", [], id="13 digits"),
    pytest.param(cn_mobile, "运单号：13812345678", [], id="waybill number of 11 digits"),
    pytest.param(cn_mobile, "order no. 13812345678", [], id="order number of 11 digits"),
    pytest.param(cn_mobile, "金额13812345678.00元", [], id="amount with cents"),
    pytest.param(cn_mobile, "0.13812345678", [], id="fraction"),
    pytest.param(cn_mobile, "12812345678", [], id="no such prefix"),
    pytest.param(landline, "0571-88886666", ["0571-88886666"], id="landline"),
    pytest.param(landline, "电话0571-88886666转801", ["0571-88886666转801"], id="landline with extension"),
    pytest.param(landline, "(021) 6234 5678", ["(021) 6234 5678"], id="landline with area code in brackets"),
    pytest.param(landline, "+86 21 6234 5678", ["+86 21 6234 5678"], id="landline with +86"),
    pytest.param(landline, "+86-571-88886666", ["+86-571-88886666"], id="landline with +86 and dashes"),
    pytest.param(landline, "座机：88886666", ["88886666"], id="local number after its label"),
    pytest.param(landline, "电话02162345678", ["02162345678"], id="landline without marks after its label"),
    pytest.param(landline, "88886666", [], id="8 bare digits"),
    pytest.param(landline, "02162345678", [], id="11 bare digits"),
    pytest.param(landline, "2026-01-01", [], id="date"),
    pytest.param(landline, "SO2026-00042", [], id="order number"),
    pytest.param(landline, "电话：2026-11-22回访", [], id="date after a label"),
    pytest.param(landline, "SKU 0571-88886666-2026-01", [], id="landline inside a longer number"),
    pytest.param(landline, "400-820-8820", [], id="hotline"),
    pytest.param(international_phone, "+852 2345 6789", ["+852 2345 6789"], id="Hong Kong"),
    pytest.param(international_phone, "whatsapp:+85291234567", ["+85291234567"], id="Hong Kong in one piece"),
    pytest.param(international_phone, "852-9123 4567", ["852-9123 4567"], id="Hong Kong without plus"),
    pytest.param(international_phone, "+853 6612 3456", ["+853 6612 3456"], id="Macau"),
    pytest.param(international_phone, "+886 912 345 678", ["+886 912 345 678"], id="Taiwan"),
    pytest.param(international_phone, "電話0912-345-678", ["0912-345-678"], id="Taiwan mobile at home"),
    pytest.param(international_phone, "+1 (415) 555-0123", ["+1 (415) 555-0123"], id="North America"),
    pytest.param(international_phone, "(415) 555-0123", ["(415) 555-0123"], id="North America at home"),
    pytest.param(international_phone, "+44 (0)20 7946 0018", ["+44 (0)20 7946 0018"], id="United Kingdom"),
    pytest.param(international_phone, "+49 30 23125 123", ["+49 30 23125 123"], id="Germany"),
    pytest.param(international_phone, "+33 1 99 00 12 34", ["+33 1 99 00 12 34"], id="France"),
    pytest.param(international_phone, "+81 6-0000-1234", ["+81 6-0000-1234"], id="Japan"),
    pytest.param(international_phone, "+971 4 000 1234", ["+971 4 000 1234"], id="Emirates"),
    pytest.param(international_phone, "+1 415 555 0123 20 pcs", ["+1 415 555 0123"],
        id="a quantity behind it"),
    pytest.param(international_phone, "+15000000", [], id="difference"),
    pytest.param(international_phone, "增长+4412345678901元", [], id="amount with its unit"),
    pytest.param(international_phone, "0912345678", [], id="10 bare digits"),
    pytest.param(international_phone, "00123-456-789-01-2", [], id="product number with zeros"),
    pytest.param(international_phone, "192.168.1.105", [], id="IP address"),
    pytest.param(international_phone, "2026-11-22 16:30", [], id="date and time"),
    pytest.param(international_phone, "PO 415-555-0123", [], id="purchase order in the form of a phone"),
    pytest.param(email, "邮箱zhang.san@qq.com电话", ["zhang.san@qq.com"], id="e-mail glued to Chinese"),
    pytest.param(email, "ＺＨＡＮＧ＠ｑｑ．ｃｏｍ", ["ＺＨＡＮＧ＠ｑｑ．ｃｏｍ"], id="e-mail in full width"),
    pytest.param(email, "<a.b+c@mail.example.co.uk>", ["a.b+c@mail.example.co.uk"], id="e-mail in brackets"),
    pytest.param(email, "13812345678@163.com", ["13812345678@163.com"], id="e-mail of a phone number"),
    pytest.param(email, "a@b, 5@100元", [], id="an at sign in a price"),
    pytest.param(email, "@zhang 看一下", [], id="a mention"),
    pytest.param(resident_id, f"身份证{ID}，已核对", [ID], id="identity number glued to Chinese"),
    pytest.param(resident_id, ID.lower(), [ID.lower()], id="identity number with a small x"),
    pytest.param(resident_id, "110105 19491231 002X", ["110105 19491231 002X"],
        id="identity number with blanks"),
    pytest.param(resident_id, "１１０１０５１９４９１２３１００２Ｘ",
        ["１１０１０５１９４９１２３１００２Ｘ"], id="identity number in full width"),
    pytest.param(resident_id, "身份证号码：110105491231002", ["110105491231002"],
        id="old number after its label"),
    pytest.param(resident_id, "身份证110105194912310021", ["110105194912310021"],
        id="mistyped after its label"),
    pytest.param(resident_id, "110105194912310021", [], id="wrong check character"),
    pytest.param(resident_id, "110105491231002", [], id="15 bare digits"),
    pytest.param(resident_id, f"9{ID}", [], id="inside a longer number"),
    pytest.param(resident_id, "110105194913310026", [], id="month 13"),
    pytest.param(resident_id, "91330106MA27Y5XN8K", [], id="credit code of a company"),
    pytest.param(bank_card, f"卡号{CARD}付款", [CARD], id="card glued to Chinese"),
    pytest.param(bank_card, "4111 1111 1111 1111", ["4111 1111 1111 1111"], id="card with blanks"),
    pytest.param(bank_card, "4111-1111-1111-1111", ["4111-1111-1111-1111"], id="card with dashes"),
    pytest.param(bank_card, "2026 4111 1111 1111 1111", ["4111 1111 1111 1111"], id="card after a year"),
    pytest.param(bank_card, "378282246310005", ["378282246310005"], id="15-digit card"),
    pytest.param(bank_card, "银行账号：9900123456789012345", ["9900123456789012345"],
        id="account after its label"),
    pytest.param(bank_card, UNION, [UNION], id="UnionPay"),
    pytest.param(bank_card, "4111111111111112", [], id="wrong Luhn digit"),
    pytest.param(bank_card, f"运单号{CARD}", [], id="waybill number that passes the Luhn check"),
    pytest.param(bank_card, f"order {CARD}", [], id="order number that passes the Luhn check"),
    pytest.param(bank_card, "7731234567890", [], id="13-digit waybill"),
    pytest.param(bank_card, "20260101123045123", [], id="timestamp"),
    pytest.param(bank_card, "9787111111111", [], id="ISBN"),
    pytest.param(bank_card, f"A{CARD}", [], id="behind a letter"),
    pytest.param(plate, "车牌浙A12345已到", ["浙A12345"], id="plate glued to Chinese"),
    pytest.param(plate, "浙A·D12345", ["浙A·D12345"], id="new energy"),
    pytest.param(plate, "粤B12345F", ["粤B12345F"], id="new energy, large"),
    pytest.param(plate, "粤Z1234港", ["粤Z1234港"], id="Hong Kong plate"),
    pytest.param(plate, "京Ａ８８Ｘ９９", ["京Ａ８８Ｘ９９"], id="plate in full width"),
    pytest.param(plate, "最新A12345型号", [], id="product after 最新"),
    pytest.param(plate, "阿里云A10086", [], id="service after 云"),
    pytest.param(plate, "浙A123456789", [], id="too long"),
    pytest.param(plate, "浙I12345", [], id="letter that is not used"),
]  # fmt: skip


@pytest.mark.parametrize(("module", "text", "found"), CASES)
def test_a_rule_finds_its_values_and_no_look_alike(module, text, found):
    hits = module.RULE.hits(fold_width(text))
    assert [text[start:end] for start, end in hits] == found


@pytest.mark.parametrize(("module", "text", "found"), CASES)
def test_presidio_runs_the_same_rule(module, text, found):
    folded = fold_width(text)
    hits = RuleRecognizer(module.RULE).analyze(folded, [module.RULE.kind])
    cheap = set(module.RULE.hits(folded))
    assert {(hit.start, hit.end) for hit in hits} <= cheap
    assert bool(hits) == bool(found)


_PIECES = st.sampled_from(
    ["138", "1234", "5678", "13812345678", "+86", "0571", "-", " ", ".", "@", "qq.com", ID, CARD,
    "身份证", "卡号",
     "电话", "运单号", "浙A", "D12345", "文三路", "90号", "x", "X", "(", ")", "，", "2026", "00",
     "12 Mill Lane",
     "order "]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_what_presidio_finds_was_found_before_it_was_loaded(text):
    for rule in RULES:
        covered = {place for start, end in rule.hits(text) for place in range(start, end)}
        for hit in RuleRecognizer(rule).analyze(text, [rule.kind]):
            assert set(range(hit.start, hit.end)) <= covered


# What a business writes all day, and what must never be taken for a person's number.
@pytest.mark.parametrize(
    "text",
    [
        "SO2026-00042 现在到哪了？", "SF1234567890123", "YT7531234567890", "JDVA00123456789",
        "运单773123456789012",
        "2026-11-22 16:30:05", "20261122", "2026年11月22日", "¥1,234,567.89", "1234567.00元",
        "USD 98,765,432.10",
        "91330106MA27Y5XN8K", "发票号 033001900211-12345678", "料号 P-100200300", "SKU0001234567",
        "10.0.0.999",
        "v1.2.3.4", "EAN 6901234567892", "C0001", "TK-2026-000123", "3.1415926535897932", "99.99%",
        "1 2 3 4 5 6 7 8 9",
        "00042", "A4 210x297", "9:00-18:00", "12345 67890", "第12345678号", "ISBN 978-7-111-11111-1",
        "M8x40 500件",
        "PO 4500012345", "IMEI 356938035643809x", "lot 20261122001", "64位", "1e10",
        "https://example.com/a?b=1234567",
        "产品P1000-12现货300台", "Q3 2026 vs Q3 2025", "00:1A:2B:3C", "60 kHz 220V 13A",
    ],
)  # fmt: skip
def test_business_numbers_are_left_alone(text):
    folded = fold_width(text)
    assert [text[start:end] for rule in RULES for start, end in rule.hits(folded)] == []
