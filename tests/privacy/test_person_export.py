"""All that is held of one person is told, with their values and nobody else's, and the reveal is recorded first."""

import json

import pytest

from connectors.failures import QueryError
from privacy.reveal import reveal_body
from tests.privacy.people_rows import (
    LI_EMAIL,
    LI_ID,
    LI_NA,
    LI_PHONE,
    NAMESAKE_PHONE,
    SWITCHBOARD,
    WANG,
    WANG_PHONE,
    ZHAO,
    ZHAO_ACCOUNT,
    ZHAO_HOME,
    ZHAO_PHONE,
    lived_in,
)

ME = "command line"


@pytest.fixture
def rooms(tmp_path):
    with lived_in(tmp_path) as made:
        yield made


def told(rooms, who):
    found = rooms.exports.collect(who, ME)
    rooms.exports.record(found, ME)
    return rooms.exports.restored(found)


def test_a_contact_is_told_with_rows_that_speak_of_them_and_others_stay_masked(rooms):
    found = told(rooms, "k1")
    assert {row["id"] for row in found["rows"]["contact"]} == {"crm:k1"}
    assert found["rows"]["contact"][0]["phone"] == LI_PHONE
    tickets = {row["id"]: row["description"] for row in found["rows"]["ticket"]}
    assert tickets["crm:t1"] == f"{LI_NA}（身份证{LI_ID}）与[PERSON]来电，总机{SWITCHBOARD}"
    assert tickets["crm:t3"] == f"身份证{LI_ID}的复印件"
    assert found["rows"]["sales_order"][0]["note"] == f"请先致电{LI_NA} {LI_PHONE}"
    text = json.dumps(found, ensure_ascii=False)
    for other in (WANG, WANG_PHONE, ZHAO, ZHAO_PHONE, NAMESAKE_PHONE):
        assert other not in text


def test_a_customer_who_is_a_person_is_told_with_orders_invoices_payments(rooms):
    found = told(rooms, "C01002")
    assert set(found["rows"]) == {"customer", "sales_order", "invoice", "payment"}
    assert found["rows"]["payment"][0]["payer_account"] == ZHAO_ACCOUNT
    assert found["rows"]["sales_order"][0]["ship_to_address"] == ZHAO_HOME
    assert {value["value"] for value in found["values"]} == {ZHAO, ZHAO_PHONE, ZHAO_HOME, ZHAO_ACCOUNT}
    assert not any(value["also_of_others"] for value in found["values"])


def test_what_others_have_too_is_said(rooms):
    shared = {value["value"]: value["also_of_others"] for value in told(rooms, "k1")["values"]}
    assert shared == {LI_NA: True, SWITCHBOARD: True, LI_PHONE: False, LI_EMAIL: False, LI_ID: False}


def test_the_trail_says_what_was_shown_to_whom(rooms):
    (phone,) = [name for value, name in rooms.vault.known("PHONE") if value == LI_PHONE]
    (other,) = [name for value, name in rooms.vault.known("PHONE") if value == WANG_PHONE]
    body = reveal_body({phone: "full", other: "partial"}, purpose=f"call {other} back")
    rooms.trail.append("reveal", "service1", role="service", body=body)
    rooms.trail.append("reveal", "service2", role="service", body=reveal_body({other: "full"}))
    entries = told(rooms, "k1")["trail"]
    (entry,) = [entry for entry in entries if entry["kind"] == "reveal"]
    assert (entry["user"], entry["role"]) == ("service1", "service")
    assert entry["shown"] == [{"kind": "phone", "how": "full"}]
    assert entry["purpose"] == "call [PHONE] back"


def test_the_reveal_is_recorded_with_what_is_sensitive_and_without_a_value(rooms):
    told(rooms, "C01002")
    entry = rooms.trail.entries(kind="reveal")[0]
    assert (entry.user, entry.body["action"], entry.body["purpose"]) == (
        ME,
        "person exported",
        "access request",
    )
    assert entry.body["sensitive"] == ["bank_account"]
    assert len(entry.body["placeholders"]["full"]) == 4
    assert ZHAO not in json.dumps(entry.body, ensure_ascii=False)


def test_collecting_shows_and_reveals_nothing(rooms):
    found = rooms.exports.collect("C01002", ME)
    assert ZHAO_PHONE not in str(found)
    assert found.kinds == {"address": 1, "bank_account": 1, "person": 1, "phone": 1}
    assert rooms.trail.entries(kind="reveal") == []


def test_who_is_only_spoken_of_is_told_too(rooms):
    rooms.deidentifier.question("13511112222")  # something typed once, in no row
    rooms.vault.placeholders("PERSON", ["孙悟空"])
    assert rooms.exports.collect("孙悟空", ME).rows == {}


def test_after_an_erasure_there_is_nobody(rooms):
    rooms.erasure.erase(rooms.erasure.plan("C01002", ME), ME)
    with pytest.raises(QueryError, match="erased already"):
        rooms.exports.collect("C01002", ME)
