"""A customer is found however named, several are asked back, and nothing has its kind."""

import pytest

from tests.tools.fakes import FakeRole
from tools.find_customer import find_customer


def numbers(result):
    table = result.table("customers")
    return table.column("number") if table else []


@pytest.mark.parametrize(
    ("text", "number", "found_by"),
    [
        pytest.param("C01", "C01", "number", id="number"),
        pytest.param("c 01", "C01", "number", id="number with a space"),
        pytest.param("erp:C01", "C01", "id", id="id"),
        pytest.param("A-1001", "C01", "number", id="number in the CRM"),
        pytest.param("杭州云创科技有限公司", "C01", "name", id="whole name"),
        pytest.param("云创科技", "C01", "name", id="short name"),
        pytest.param("云创", "C01", "short name", id="brand"),
        pytest.param("Yunchuang Tech", "C01", "part of the name", id="part of the name in the CRM"),
        pytest.param("ACME Ind. Germany", "C02", "name", id="the CRM's name"),
        pytest.param("yunchuang", "C01", "part of the name", id="Latin part"),
        pytest.param("lantian", "C06", "pinyin", id="pinyin"),
        pytest.param("ltdz", "C06", "pinyin", id="initials"),
        pytest.param("客户云创科技怎么样", "C01", "name", id="a name in a phrase"),
        pytest.param("<PERSON_50>", "C05", "person", id="a person as customer"),
        pytest.param("李娜", "C01", "person", id="a contact's name in clear"),
        pytest.param("<PERSON_12>", "C01", "person", id="a contact's placeholder"),
        pytest.param("<EMAIL_12>", "C01", "email", id="a contact's e-mail"),
        pytest.param("<PHONE_2>", "C01", "phone", id="a phone only the CRM knows"),
        pytest.param("0042", "C01", "phone", id="last digits of a contact's phone"),
        pytest.param("SO2026-00046", "C03", "order number", id="order number"),
        pytest.param("SF1000000000046", "C03", "order number", id="tracking number"),
    ],
)
def test_finds_one(scope, text, number, found_by):
    result = find_customer(scope, text)
    assert (result.nothing, numbers(result), result.facts["found_by"]) == (None, [number], found_by)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("华远机械", ["C03", "C04"], id="a short name of two"),
        pytest.param("huayuan", ["C03", "C04"], id="pinyin of two"),
        pytest.param("<PERSON_13>", ["C01", "C06"], id="a contact of two"),
        pytest.param("5678", ["C01", "C06"], id="a phone of two"),
    ],
)
def test_asks_back_when_several_fit(scope, text, found):
    result = find_customer(scope, text)
    assert result.nothing.kind == "ambiguous"
    assert numbers(result) == found
    assert [choice.split()[0] for choice in result.nothing.choices] == found


def test_a_choice_reads_number_name_city(scope):
    assert find_customer(scope, "华远机械").nothing.choices == (
        "C03 上海华远机械有限公司 (上海)",
        "C04 北京华远机械有限公司 (北京)",
    )


@pytest.mark.parametrize(
    "text", ["不存在的公司", "C99", "zz", "99999", "<PERSON_999>", "!!!", "SO2026-99999"]
)
def test_absent(scope, text):
    assert find_customer(scope, text).nothing.kind == "absent"


def test_absent_offers_near_names(scope):
    assert find_customer(scope, "云创科计").nothing.choices[0].startswith("C01")


@pytest.mark.parametrize("text", ["C02", "c02", "Acme Industrial GmbH"])
def test_another_ones_customer_is_not_yours(make_scope, text):
    mine = make_scope(role=FakeRole("sales", "own_customers"), owns=("erp:C01",))
    assert find_customer(mine, text).nothing.kind == "not_yours"


def test_a_role_that_is_not_told_of_others_hears_absent(make_scope):
    mine = make_scope(role=FakeRole("quiet", "own_customers", tell_existence=False), owns=("erp:C01",))
    assert find_customer(mine, "C02").nothing.kind == "absent"


def test_columns_the_role_lacks_are_told_as_hidden(make_scope):
    scope = make_scope(role=FakeRole("few"), without=("customer.segment", "staff", "contact.phone"))
    result = find_customer(scope, "C01")
    assert "segment" not in result.table("customers").columns
    assert "owner" not in result.table("customers").columns
    assert result.facts["hidden"] == ["contact.phone", "customer.segment", "staff"]
