"""Customers are joined by exact keys, with a reason; near misses stay apart."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.match import ITSELF, KEY_COLUMNS, MAX_SHARING_PHONE, Row, key_values, link
from connectors.match_keys import email_domain, plain_code, plain_name, plain_phone

TAX, OTHER_TAX = "91330100MA27XW1X0A", "91310000MA1FL5HJ7B"


def digest(purpose, value):
    return hashlib.sha256(f"{purpose}|{value}".encode()).hexdigest()


def row(row_id, **raw):
    source = row_id.partition(":")[0]
    keys = dict(zip(KEY_COLUMNS, key_values(raw, digest), strict=True))
    return Row(row_id, source, 0 if source == "erp" else 1, keys)


def joined(*rows):
    return {item.row_id: item.customer_id for item in link(rows)}


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        pytest.param({"tax_no": TAX}, {"tax_no": TAX.lower()}, "tax number", id="tax number in another case"),
        pytest.param(
            {"tax_no": TAX}, {"tax_no": f" {TAX[:9]} {TAX[9:]} "}, "tax number", id="tax number with blanks"
        ),
        pytest.param(
            {"number": "C0001"},
            {"external_key": "c0001"},
            "number in the other system",
            id="CRM keeps the ERP's number",
        ),
        pytest.param(
            {"external_key": "A-77"},
            {"number": "A77"},
            "number in the other system",
            id="ERP keeps the CRM's number",
        ),
        pytest.param(
            {"name": "云创科技有限公司", "email": "sales@yunchuang.example"},
            {"name": "云创科技", "email": "li@YUNCHUANG.example"},
            "e-mail domain and name",
            id="company domain and name without its legal form",
        ),
        pytest.param(
            {"phone": "021-6234 5678"}, {"phone": "+86 21 62345678"}, "same phone", id="phone written abroad"
        ),
    ],
)
def test_joins(left, right, reason):
    erp, crm = link([row("erp:1", **left), row("crm:9", **right)])[::-1]
    assert (erp.customer_id, erp.reason, erp.probability) == ("erp:1", ITSELF, 1.0)
    assert (crm.customer_id, crm.reason) == ("erp:1", reason)
    assert 0.8 < crm.probability < 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param({"tax_no": TAX}, {"tax_no": OTHER_TAX}, id="other tax number"),
        pytest.param({"tax_no": "000000"}, {"tax_no": "000000"}, id="dummy tax number"),
        pytest.param({"tax_no": "无"}, {"tax_no": "无"}, id="tax number that says there is none"),
        pytest.param({"number": "C0001"}, {"number": "C0001"}, id="each system's own number"),
        pytest.param({"external_key": "X1"}, {"external_key": "X1"}, id="same third number in both"),
        pytest.param(
            {"name": "李娜", "email": "a@qq.com"},
            {"name": "李娜", "email": "b@qq.com"},
            id="same name at a mail provider",
        ),
        pytest.param(
            {"name": "云创科技", "email": "a@group.example"},
            {"name": "云创贸易", "email": "b@group.example"},
            id="sister companies under one domain",
        ),
        pytest.param({"phone": "110"}, {"phone": "110"}, id="emergency number"),
        pytest.param({"phone": "13812345678"}, {"phone": "13812345679"}, id="phone off by one digit"),
        pytest.param(
            {"phone": "13812345678", "tax_no": TAX},
            {"phone": "13812345678", "tax_no": OTHER_TAX},
            id="one phone, two tax numbers",
        ),
        pytest.param({}, {}, id="rows that say nothing"),
    ],
)
def test_keeps_apart(left, right):
    assert joined(row("erp:1", **left), row("crm:9", **right)) == {"erp:1": "erp:1", "crm:9": "crm:9"}


def test_a_row_joins_through_another():
    rows = [
        row("crm:1", tax_no=TAX, phone="13812345678"),
        row("crm:2", phone="13812345678", name="云创"),
        row("erp:7", tax_no=TAX, name="云创"),
    ]
    assert joined(*rows) == {"crm:1": "erp:7", "crm:2": "erp:7", "erp:7": "erp:7"}


def test_a_chain_is_as_sure_as_its_weakest_link():
    rows = [
        row("erp:1", phone="13812345678"),
        row("crm:1", phone="13812345678", tax_no=TAX),
        row("web:1", tax_no=TAX),
    ]
    assert {item.row_id: item.reason for item in link(rows)} == {
        "erp:1": ITSELF, "crm:1": "same phone", "web:1": "same phone",
    }  # fmt: skip


def test_duplicates_in_one_system_are_joined_and_said_to_be():
    found = link([row("erp:2", tax_no=TAX), row("erp:1", tax_no=TAX)])
    assert [(item.customer_id, item.reason) for item in found] == [
        ("erp:1", ITSELF),
        ("erp:1", "tax number, twice in one system"),
    ]


def test_a_second_account_of_the_crm_under_another_name_joins_by_its_phone():
    rows = [
        row("erp:1", number="C1", phone="0571-55509042", name="杭州云创科技有限公司"),
        row("crm:1", external_key="C1", name="云创科技"),
        row("crm:3", phone="+86 571 5550 9042", name="Yunchuang Technology (Hangzhou)"),
    ]
    assert set(joined(*rows).values()) == {"erp:1"}


def test_branches_the_erp_tells_apart_do_not_join_by_a_phone():
    rows = [
        row("erp:1", phone="13812345678", name="东店"),
        row("erp:2", phone="13812345678", name="西店"),
        row("crm:1", phone="13812345678", name="东店"),
    ]
    assert joined(*rows) == {"erp:1": "erp:1", "crm:1": "erp:1", "erp:2": "erp:2"}


@pytest.mark.parametrize(
    ("sharing", "customers"),
    [
        pytest.param(MAX_SHARING_PHONE, 1, id="a phone of five is a key"),
        pytest.param(MAX_SHARING_PHONE + 1, MAX_SHARING_PHONE + 1, id="a phone of six is a switchboard"),
    ],
)
def test_a_phone_shared_by_many_is_no_key(sharing, customers):
    rows = [row(f"s{index}:1", phone="021-62345678") for index in range(sharing)]
    assert len(set(joined(*rows).values())) == customers


def test_without_an_erp_the_smallest_id_stands_for_all():
    assert set(joined(row("crm:b", tax_no=TAX), row("crm:a", tax_no=TAX)).values()) == {"crm:a"}


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 4), st.integers(0, 4)), max_size=12),
    st.randoms(),
)
def test_the_order_of_rows_changes_nothing(data, random):
    rows = [
        row(
            f"{'erp' if i % 2 else 'crm'}:{i:02}",
            number=f"N{n}",
            external_key=f"N{p}" if p else "",
            name=name,
        )
        for i, (name, n, p) in enumerate(data)
    ]
    shuffled = rows.copy()
    random.shuffle(shuffled)
    assert joined(*rows) == joined(*shuffled)
    for customer in joined(*rows).values():
        assert joined(*rows)[customer] == customer


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        pytest.param("云创科技有限公司", "云创科技", id="limited company"),
        pytest.param("云创科技集团股份有限公司", "云创科技", id="group and stock company"),
        pytest.param("云创科技（杭州）有限责任公司", "云创科技杭州", id="the city in brackets stays"),
        pytest.param("ＡＣＭＥ　Ｔｒａｄｉｎｇ　Ｃｏ．，Ｌｔｄ．", "acmetrading", id="full width"),
        pytest.param("Müller Söhne GmbH & Co. KG", "müllersöhne", id="two German forms"),
        pytest.param("Iberia S.A.", "iberia", id="dots inside the form"),
        pytest.param("Limited", "limited", id="nothing but a legal form"),
        pytest.param("有限公司", "有限公司", id="nothing but a Chinese legal form"),
        pytest.param("Incorta", "incorta", id="a word that begins like a form"),
        pytest.param(" ,.", "", id="only punctuation"),
    ],
)
def test_plain_names(name, plain):
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("phone", "plain"),
    [
        pytest.param("0086 138 1234 5678", "13812345678", id="00 and country code"),
        pytest.param("+49 (0)30 1234567", "490301234567", id="another country keeps its code"),
        pytest.param("8612345678", "8612345678", id="a landline that begins with 86"),
        pytest.param("021-62345678 ext. 12", "2162345678", id="extension"),
        pytest.param("00000000", "", id="zeros"),
        pytest.param("88888888", "", id="one digit repeated"),
        pytest.param("no phone", "", id="words"),
    ],
)
def test_plain_phones(phone, plain):
    assert plain_phone(phone) == plain


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        ("a@firm.example", "firm.example"),
        ("a@GMAIL.com", ""),
        ("firm.example", ""),
        ("a@localhost", ""),
        ("@x.cn", ""),
    ],
)
def test_email_domains(email, domain):
    assert email_domain(email) == domain


@given(st.text(max_size=40))
def test_keys_are_stable_under_their_own_form(text):
    assert plain_code(plain_code(text, 1), 1) == plain_code(text, 1)
    assert plain_phone(plain_phone(text)) == plain_phone(text)
