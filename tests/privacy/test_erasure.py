"""One person goes and no other; what went stands for nobody, is not taken in again, and the trail still verifies."""

import json
import sqlite3

import duckdb
import pytest

from connectors.failures import QueryError, SetupError, TrailError
from privacy.deidentify import Deidentifier
from privacy.people import find
from tests.privacy.people_rows import (
    LI_EMAIL,
    LI_ID,
    LI_NA,
    LI_PHONE,
    NAMESAKE_PHONE,
    OF_LI,
    SWITCHBOARD,
    WANG,
    WANG_PHONE,
    ZHAO,
    ZHAO_ACCOUNT,
    ZHAO_HOME,
    ZHAO_PHONE,
    crm,
    erp,
    lived_in,
)

ME = "command line"


@pytest.fixture
def rooms(tmp_path):
    with lived_in(tmp_path) as made:
        yield made


def values(rooms, placeholders):
    return set(rooms.vault.reveal(placeholders).values())


def everything(rooms):
    """Return all text of the store."""
    with duckdb.connect(str(rooms.store.current().path), read_only=True) as db:
        tables = [name for (name,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return "\n".join(
            str(row) for name in tables for row in db.execute(f'SELECT * FROM "{name}"').fetchall()
        )


@pytest.mark.parametrize(
    ("told", "go", "stay"),
    [
        pytest.param(
            "k1",
            {LI_PHONE, LI_EMAIL, LI_ID},
            {LI_NA, SWITCHBOARD},
            id="a contact with a namesake keeps the name",
        ),
        pytest.param("crm:k1", {LI_PHONE, LI_EMAIL, LI_ID}, {LI_NA, SWITCHBOARD}, id="by id"),
        pytest.param("LEAD1", {NAMESAKE_PHONE}, {LI_NA}, id="the namesake"),
        pytest.param(WANG, {WANG, WANG_PHONE}, set(), id="a contact by name"),
        pytest.param("k3", {"陈总"}, {SWITCHBOARD}, id="who is called by the company's number"),
        pytest.param(
            "C01002", {ZHAO, ZHAO_PHONE, ZHAO_HOME, ZHAO_ACCOUNT}, set(), id="a customer who is a person"
        ),
        pytest.param("SO1自提", None, None, id="nobody"),
    ],
)
def test_a_plan_holds_what_is_one_persons_alone(rooms, told, go, stay):
    if go is None:
        with pytest.raises(QueryError, match="Nobody is held"):
            rooms.erasure.plan(told, ME)
        return
    plan = rooms.erasure.plan(told, ME)
    assert (values(rooms, plan.go), values(rooms, plan.stay)) == (go, stay)


def test_what_stands_in_documents_is_not_one_persons_alone(rooms):
    written = rooms.deidentifier.notes([f"办理请带 {LI_ID}"])
    plan = rooms.erasure.plan("k1", ME, documents=written)
    assert values(rooms, plan.go) == {LI_PHONE, LI_EMAIL}


def test_namesakes_are_told_apart_by_number_and_by_no_value(rooms):
    with pytest.raises(QueryError) as told:
        rooms.erasure.plan(LI_NA, ME)
    assert told.value.message == (
        "2 people have this name. Name one by its number: contact k1 of customer C01001; lead LEAD1."
    )


def test_erasing_leaves_masks_and_everybody_else(rooms):
    before = everything(rooms)
    plan = rooms.erasure.plan(WANG, ME)
    assert rooms.erasure.erase(plan, ME) == 2
    assert values(rooms, plan.go) == set()
    assert everything(rooms) == before, "rows are not written anew"
    text = rooms.restorer.text(" ".join(plan.go), {"person": "full", "phone": "full"}).text
    assert text == "[PERSON] [PHONE]"
    assert rooms.vault.find("PERSON", LI_NA)
    assert rooms.vault.find("PHONE", ZHAO_PHONE)


def test_the_trail_knows_it_by_placeholder_and_verifies(rooms):
    plan = rooms.erasure.plan("C01002", ME)
    rooms.erasure.erase(plan, ME)
    entry = rooms.trail.entries(kind="admin")[0]
    assert (entry.user, entry.body["action"]) == (ME, "person erased")
    assert entry.body["placeholders"] == list(plan.go)
    assert entry.body["kinds"] == {"address": 1, "bank_account": 1, "person": 1, "phone": 1}
    assert not any(
        value in json.dumps(entry.body, ensure_ascii=False) for value in (ZHAO, ZHAO_PHONE, "C01002")
    )
    assert rooms.trail.verify().intact


def test_the_second_namesake_takes_the_name_along(rooms):
    rooms.erasure.erase(rooms.erasure.plan("LEAD1", ME), ME)
    plan = rooms.erasure.plan(LI_NA, ME)  # only one is left to be meant
    assert LI_NA in values(rooms, plan.go)
    rooms.erasure.erase(plan, ME)
    with pytest.raises(QueryError, match="erased already"):
        rooms.erasure.plan(LI_NA, ME)


def test_a_namesake_who_was_erased_is_meant_no_more_after_a_sync_either(rooms):
    rooms.erasure.erase(rooms.erasure.plan("LEAD1", ME), ME)
    rooms.intake.sync([erp(), crm()], full=True)
    assert [row.called for row in rooms.erasure.plan(LI_NA, ME).person.rows] == ["contact k1"]


@pytest.mark.parametrize("told", [WANG, "k2", "placeholder"])
def test_erased_twice_is_told(rooms, told):
    plan = rooms.erasure.plan(WANG, ME)
    told = next(iter(plan.person.names)) if told == "placeholder" else told
    rooms.erasure.erase(plan, ME)
    with pytest.raises(QueryError, match=r"erased already|it was erased"):
        rooms.erasure.plan(told, ME)
    rooms.intake.sync([erp(), crm()], full=True)
    with pytest.raises(QueryError, match=r"erased already|it was erased"):
        rooms.erasure.plan(told, ME)


def test_a_sync_takes_the_person_in_no_more(rooms):
    for told in ("k1", "LEAD1", "C01002"):
        rooms.erasure.erase(rooms.erasure.plan(told, ME), ME)
    counted = rooms.vault.count()
    rooms.intake.sync([erp(), crm()], full=True)
    text = everything(rooms)
    for value in (*OF_LI, ZHAO, ZHAO_PHONE, ZHAO_HOME, ZHAO_ACCOUNT, NAMESAKE_PHONE):
        assert value not in text
    assert "请先致电[erased] [erased]" in text
    assert rooms.vault.count() == counted, "no new entry was made"
    assert WANG_PHONE in {value for value, _ in rooms.vault.known("PHONE")}


def test_an_erased_name_is_hidden_from_a_model_in_another_process_too(rooms, tmp_path):
    rooms.erasure.erase(rooms.erasure.plan(WANG, ME), ME)
    question = Deidentifier(rooms.vault).question(f"{WANG}的电话{WANG_PHONE}是谁的？")
    assert question.text == "[erased]的电话[erased]是谁的？"
    assert question.placeholders == frozenset()


def test_what_cannot_be_recorded_is_not_done(rooms, monkeypatch):
    plan = rooms.erasure.plan(WANG, ME)

    def broken(*_, **__):
        raise TrailError("The trail cannot be written.")

    monkeypatch.setattr(rooms.trail, "append", broken)
    with pytest.raises(TrailError):
        rooms.erasure.erase(plan, ME)
    assert values(rooms, plan.go) == {WANG, WANG_PHONE}


def test_a_vault_that_cannot_be_written_is_told_and_recorded(rooms):
    plan = rooms.erasure.plan(WANG, ME)
    rooms.vault._file.connection().execute("PRAGMA query_only = ON")
    with pytest.raises(SetupError, match="cannot be used") as told:
        rooms.erasure.erase(plan, ME)
    assert WANG not in told.value.message
    assert values(rooms, plan.go) == {WANG, WANG_PHONE}
    assert [entry.outcome for entry in rooms.trail.entries(kind="admin", limit=2)] == ["SetupError", "ok"]


def test_nothing_of_a_value_is_left_in_the_vaults_file(rooms):
    rooms.erasure.erase(rooms.erasure.plan("C01002", ME), ME)
    rooms.vault.close()
    with sqlite3.connect(rooms.folder / "vault.sqlite") as db:
        rows = db.execute(
            "SELECT kind, length, typeof(digest), length(digest) FROM erased ORDER BY 1"
        ).fetchall()
        assert db.execute("SELECT count(*) FROM entry WHERE kind = 'BANK_ACCOUNT'").fetchone() == (0,)
    db.close()
    assert rows == [
        ("ADDRESS", len(ZHAO_HOME), "blob", 32), ("BANK_ACCOUNT", 0, "blob", 32), ("PERSON", 3, "blob", 32),
        ("PHONE", 0, "blob", 32),
    ]  # fmt: skip
    raw = b"".join(path.read_bytes() for path in rooms.folder.glob("vault.sqlite*"))
    assert not any(value.encode() in raw for value in (ZHAO, ZHAO_PHONE, ZHAO_HOME, ZHAO_ACCOUNT))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        pytest.param("", "not said who", id="blank"),
        pytest.param("  ", "not said who", id="blanks"),
        pytest.param(
            "C01001",
            r"a company, not a person. Name one of its contacts by number: k1, k2, k3",
            id="a company",
        ),
        pytest.param("PHONE_1", "no person's name", id="a phone"),
        pytest.param("<PERSON_999>", "stands for nobody", id="a placeholder never given"),
        pytest.param("' OR 1=1 --", "Nobody is held", id="SQL"),
        pytest.param("李", "Nobody is held", id="a part of a name"),
    ],
)
def test_who_is_not_one_person_is_told_so(rooms, told, said):
    with pytest.raises(QueryError, match=said):
        rooms.erasure.plan(told, ME)


def test_every_look_is_in_the_trail(rooms):
    with rooms.whole.reading("erasure", "li") as reader:
        find(reader, rooms.vault, WANG)
    entry = rooms.trail.entries(kind="query")[0]
    assert (entry.user, entry.body["name"], entry.body["tool"]) == ("li", "erasure", "privacy")
