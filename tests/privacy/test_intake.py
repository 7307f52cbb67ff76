"""Intake leaves personal values in the vault and everything else in the store, however often it runs."""

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from connectors.failures import SetupError, SourceError, TrailError
from connectors.model import ENTITIES, MAPPED
from connectors.registry import SourceConfig
from connectors.store import Store
from privacy.audit import Trail
from privacy.intake import Intake, SyncStep
from privacy.vault import Vault, VaultKey
from tests.privacy.fakes import FakeDeidentifier, FakeSource, at

TAX = "91330100MA27XW1X0A"
PHONE, NAME, EMAIL = "13812345678", "李娜娜", "lina@yunchuang.example"
ID_NUMBER, ADDRESS = "330106198001011234", "文三路1号"


class Rooms:
    """One home: store, vault, trail and the intake over them."""

    def __init__(self, folder):
        self.folder = folder
        self.store = Store(folder / "store")
        key = VaultKey.load(folder / "vault.key", environ={})
        self.vault = Vault(folder / "vault.sqlite", key)
        self.trail = Trail(folder / "audit.sqlite", key.derive("trail"))
        self.deidentifier = FakeDeidentifier(self.vault)
        self.intake = Intake(self.store, self.vault, self.deidentifier, self.trail)

    def read(self, sql):
        with duckdb.connect(str(self.store.current().path), read_only=True) as db:
            return db.execute(sql).fetchall()

    def everything(self):
        return {
            entity: self.read(f"SELECT * EXCLUDE updated_at FROM {entity} ORDER BY id") for entity in ENTITIES
        }


@pytest.fixture
def rooms(tmp_path):
    made = Rooms(tmp_path)
    with closing(made.vault), closing(made.trail):
        yield made


def erp():
    company = {"key": "1", "number": "C1", "name": "云创科技有限公司", "kind": "company", "tax_no": TAX}
    person = {"key": "2", "number": "C2", "name": NAME, "kind": "person", "tax_no": ID_NUMBER}
    orders = [
        {"key": "SO1", "customer_id": "erp:1", "note": f"{NAME}签收", "updated_at": at(9)},
        {"key": "SO2", "customer_id": "erp:2", "ship_to_address": ADDRESS, "updated_at": at(10)},
        {"key": "SO3", "customer_id": "erp:1", "updated_at": at(8)},
    ]
    numbered = [order | {"number": order["key"]} for order in orders]
    return FakeSource("erp", {"customer": [company | {"phone": PHONE}, person], "sales_order": numbered})


def crm():
    return FakeSource(
        "crm",
        {
            "customer": [{"key": "a", "name": "Yunchuang", "kind": "company", "phone": "+86 138-1234-5678"}],
            "contact": [{"key": "k", "customer_id": "crm:a", "name": NAME, "email": EMAIL}],
            "ticket": [
                {"key": "t", "customer_id": "crm:a", "contact_id": "crm:k", "description": f"打给{NAME}"}
            ],
        },
    )


def test_personal_values_become_placeholders_and_the_rest_stays(rooms):
    rooms.intake.sync([erp(), crm()])
    assert rooms.read("SELECT name, tax_no, phone FROM customer_row ORDER BY id") == [
        ("Yunchuang", None, "<PHONE_1>"),
        ("云创科技有限公司", TAX, "<PHONE_1>"),
        ("<PERSON_1>", "<ID_NUMBER_1>", None),
    ]
    assert rooms.read("SELECT name, email FROM contact") == [("<PERSON_1>", "<EMAIL_1>")]
    assert rooms.vault.reveal(["<PERSON_1>", "<EMAIL_1>"]) == {"<PERSON_1>": NAME, "<EMAIL_1>": EMAIL}


def test_names_of_later_sources_are_known_in_free_text_of_earlier_ones(rooms):
    shop = erp()
    shop.data["customer"].pop()
    rooms.intake.sync([shop, crm()])
    assert rooms.read("SELECT note FROM sales_order WHERE note IS NOT NULL") == [("<PERSON_1>签收",)]
    assert rooms.read("SELECT description FROM ticket") == [("打给<PERSON_1>",)]


def test_a_name_in_a_row_is_known_in_the_free_text_of_that_row(rooms):
    lead = {"key": "o", "contact_name": "王小明", "name": "王小明询价"}
    rooms.intake.sync([FakeSource("crm", {"opportunity": [lead]})])
    assert rooms.read("SELECT contact_name, name FROM opportunity") == [("<PERSON_1>", "<PERSON_1>询价")]


def test_no_personal_value_is_in_any_byte_of_the_store_or_the_trail(rooms):
    rooms.intake.sync([erp(), crm()])
    written = [f for f in (*(rooms.folder / "store").rglob("*"), *rooms.folder.glob("audit*")) if f.is_file()]
    assert written
    for value in (PHONE, NAME, EMAIL, ID_NUMBER, ADDRESS):
        assert not [f.name for f in written if value.encode() in f.read_bytes()]


def test_text_that_only_looks_like_a_placeholder_is_none(rooms):
    rooms.vault.placeholders("PERSON", [NAME])
    data = {"customer": [{"key": "1", "kind": "company", "name": "A <PERSON_1>", "industry": "<PERSON_1>"}]}
    rooms.intake.sync([FakeSource("erp", data)])
    assert rooms.read("SELECT name, industry FROM customer") == [("A ‹PERSON_1›", "‹PERSON_1›")]


def test_customers_are_matched_on_raw_values_and_references_follow(rooms):
    report = rooms.intake.sync([erp(), crm()])
    assert report.linked == 1
    assert rooms.read("SELECT customer_id, reason, probability FROM customer_link WHERE id = 'crm:a'")[0][
        :2
    ] == (
        "erp:1",
        "same phone",
    )
    assert rooms.read("SELECT customer_id, _customer_ref FROM ticket") == [("erp:1", "crm:a")]


def test_customers_read_in_different_syncs_are_matched_too(rooms):
    rooms.intake.sync([erp()])
    assert rooms.intake.sync([crm()]).linked == 1
    assert rooms.read("SELECT count(*) FROM customer") == [(2,)]


def test_the_mapping_says_which_system_a_field_is_taken_from(rooms):
    left, right = erp(), crm()
    left.data["customer"][0]["city"], right.data["customer"][0]["city"] = "上海", "杭州"
    rooms.intake.sync([left, right])
    assert rooms.read("SELECT city FROM customer WHERE id = 'erp:1'") == [("上海",)]
    right.mapping.record_for["customer"] = ("city",)
    rooms.intake.sync([left, right])
    assert rooms.read("SELECT city FROM customer WHERE id = 'erp:1'") == [("杭州",)]


def test_the_same_sync_twice_changes_nothing(rooms):
    rooms.intake.sync([erp(), crm()])
    first, entries = rooms.everything(), rooms.vault.count()
    rooms.intake.sync([erp(), crm()])
    rooms.intake.sync([erp(), crm()], full=True)
    assert rooms.everything() == first
    assert rooms.vault.count() == entries


def test_only_what_changed_is_read_the_second_time(rooms):
    source = erp()
    rooms.intake.sync([source])
    source.asked.clear()
    source.data["sales_order"].append({"key": "SO4", "number": "SO4", "updated_at": at(11)})
    report = rooms.intake.sync([source])
    assert dict(source.asked)["sales_order"] == at(10) - timedelta(minutes=5)
    assert {e.entity: e.rows for e in report.entities}[
        "sales_order"
    ] == 2  # the newest again, and the new one
    assert rooms.read("SELECT number FROM sales_order ORDER BY 1") == [("SO1",), ("SO2",), ("SO3",), ("SO4",)]


def test_full_reads_everything_and_drops_what_is_gone(rooms):
    source = erp()
    rooms.intake.sync([source])
    source.data["sales_order"].pop()
    rooms.intake.sync([source])
    assert rooms.read("SELECT count(*) FROM sales_order") == [(3,)]
    rooms.intake.sync([source], full=True)
    assert rooms.read("SELECT count(*) FROM sales_order") == [(2,)]


def test_an_entity_without_times_is_read_whole_so_that_deleted_rows_go(rooms):
    source = FakeSource("crm", {"ticket": [{"key": k, "updated_at": None} for k in "abc"]})
    rooms.intake.sync([source])
    source.data["ticket"].pop(0)
    report = rooms.intake.sync([source])
    assert [(e.entity, e.whole) for e in report.entities] == [("ticket", True)]
    assert rooms.read("SELECT id FROM ticket ORDER BY id") == [("crm:b",), ("crm:c",)]


def test_an_entity_that_becomes_empty_is_empty(rooms):
    source = FakeSource("crm", {"ticket": [{"key": "a", "updated_at": None}]})
    rooms.intake.sync([source])
    source.data["ticket"].clear()
    rooms.intake.sync([source])
    assert rooms.read("SELECT count(*) FROM ticket") == [(0,)]


def test_an_entity_that_left_the_mapping_leaves_the_store(rooms):
    source = crm()
    rooms.intake.sync([source])
    del source.data["ticket"]
    rooms.intake.sync([source])
    assert rooms.read("SELECT count(*) FROM ticket") == [(0,)]
    assert "ticket" not in {state.entity for state in rooms.store.current().states}


def test_a_time_in_the_future_does_not_hide_later_changes(rooms):
    source = FakeSource("crm", {"ticket": [{"key": "a", "updated_at": datetime(2099, 1, 1, tzinfo=UTC)}]})
    rooms.intake.sync([source])
    (state,) = rooms.store.current().states
    assert state.cursor <= datetime.now(UTC)


def test_a_mapping_that_does_not_say_when_rows_changed_is_read_whole(rooms):
    source = FakeSource("crm", {"ticket": [{"key": "a"}, {"key": "b"}]})
    rooms.intake.sync([source])  # the store keeps a cursor
    source.mapping.entities = {"ticket": SimpleNamespace(updated=None)}
    source.data["ticket"].pop()
    rooms.intake.sync([source])
    assert source.asked == [("ticket", None)] * 2
    assert rooms.read("SELECT id FROM ticket") == [("crm:a",)]


def test_a_failing_source_keeps_its_old_rows_and_the_others_are_read(rooms):
    left, right = erp(), crm()
    rooms.intake.sync([left, right])
    before = {s.entity: s for s in rooms.store.current().states if s.source == "erp"}
    left.data["customer"][0]["number"] = "CHANGED"
    left.data["sales_order"].clear()
    left.breaks = "sales_order"
    right.data["ticket"].append({"key": "u", "customer_id": "crm:a"})
    report = rooms.intake.sync([left, right], full=True)
    assert report.failures == ("The erp went away. Sync again.",)
    assert report.failed == {"erp": "The erp went away. Sync again."}
    assert {e.source for e in report.entities} == {"crm"}
    assert rooms.read("SELECT number FROM customer WHERE id = 'erp:1'") == [("C1",)]
    assert rooms.read("SELECT (SELECT count(*) FROM sales_order), (SELECT count(*) FROM ticket)") == [(3, 2)]
    assert {s.entity: s for s in rooms.store.current().states if s.source == "erp"} == before


def test_an_entity_the_login_may_not_read_keeps_its_rows_and_the_rest_is_read(rooms):
    source = crm()
    rooms.intake.sync([source])
    source.forbidden = {"ticket": "this login may not read it: grant it SELECT there"}
    source.data["contact"].append({"key": "m", "customer_id": "crm:a", "name": "王小明"})
    source.asked.clear()
    report = rooms.intake.sync([source], full=True)
    assert report.failures == ("crm: ticket: this login may not read it: grant it SELECT there",)
    assert "ticket" not in dict(source.asked)
    assert rooms.read("SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM ticket)") == [(2, 1)]


def test_when_every_source_fails_the_store_stays_as_it_is(rooms):
    source = erp()
    rooms.intake.sync([source])
    before = rooms.store.current()
    source.down = "The ERP did not answer within 10 s. Try again later."
    report = rooms.intake.sync([source])
    assert (report.version, report.failures) == (None, (source.down,))
    assert rooms.store.current() == before
    assert rooms.trail.entries(limit=1)[0].outcome == "SourceError"


def test_a_failure_that_is_not_the_sources_throws_the_sync_away(rooms, monkeypatch):
    source = erp()
    rooms.intake.sync([source])
    before = rooms.store.current()

    def broken(kind, values):
        raise SetupError("The vault cannot be written. Free some space.")

    monkeypatch.setattr(rooms.deidentifier, "column", broken)
    with pytest.raises(SetupError, match="vault"):
        rooms.intake.sync([source], full=True)
    assert rooms.store.current() == before
    assert rooms.trail.entries(limit=1)[0].outcome == "SetupError"


def test_problems_are_counted_over_batches_and_duplicates_over_all(rooms):
    source = FakeSource("erp", {"sales_order": [{"key": k} for k in ("A", "B", "A")]}, batch=1)
    source.problems = {"sales_order.amount: not a number": 2}
    report = rooms.intake.sync([source])
    assert report.problems == {
        "erp: sales_order.amount: not a number": 6,
        "erp: sales_order.id: duplicate key, last row kept": 1,
    }


def test_the_trail_tells_counts_and_who_asked(rooms):
    report = rooms.intake.sync([erp(), crm()], user="admin")
    (entry,) = rooms.trail.entries(kind="sync")
    body = entry.body if isinstance(entry.body, dict) else json.loads(entry.body)
    assert (entry.user, entry.outcome) == ("admin", "ok")
    assert body["version"] == report.version == "000001"
    assert body["rows"]["erp.sales_order"] == 3
    assert body["linked"] == 1


def test_a_trail_that_cannot_be_written_is_said(rooms, monkeypatch):
    def broken(*_, **__):
        raise TrailError("The trail cannot be written. Free some space.")

    monkeypatch.setattr(rooms.trail, "append", broken)
    with pytest.raises(TrailError):
        rooms.intake.sync([erp()])


def test_progress_tells_each_entity_and_each_step_of_the_store(rooms):
    steps: list[SyncStep] = []
    rooms.intake.sync([erp()], progress=steps.append)
    assert SyncStep("erp", "sales_order", 2) in steps
    assert SyncStep("erp", "sales_order", 3) in steps
    assert [s.entity for s in steps if not s.source][-4:] == ["save", "switch", "point", "done"]


def test_people_are_read_first(rooms):
    source = FakeSource("crm", {entity: [] for entity in MAPPED})
    rooms.intake.sync([source])
    assert [entity for entity, _ in source.asked][:4] == ["staff", "customer", "contact", "opportunity"]


def test_check_reports_a_source_that_cannot_be_opened(rooms, tmp_path):
    config = SourceConfig(name="erp", kind="no-such-kind", url="sqlite:///none.sqlite")
    (report,) = rooms.intake.check([config], tmp_path)
    assert (report.name, report.reachable) == ("erp", False)
    assert "no-such-kind" in report.detail


def test_sources_open_already_are_closed_when_a_later_one_fails(rooms, monkeypatch):
    first = erp()

    def opened(config, base):
        if config.name == "erp":
            return first
        raise SetupError("The kind 'x' is unknown.")

    monkeypatch.setattr("connectors.registry.open_source", opened)
    configs = [SourceConfig(name="erp", kind="a"), SourceConfig(name="crm", kind="x")]
    with pytest.raises(SetupError):
        rooms.intake.open(configs, Path())
    assert first.closed


def test_a_lost_vault_makes_the_next_sync_read_everything_again(rooms):
    source = crm()
    rooms.intake.sync([source])
    rooms.vault.close()
    for file in rooms.folder.glob("vault.sqlite*"):
        file.unlink()
    source.data["contact"].insert(0, {"key": "a", "name": "王小明", "updated_at": at(13)})
    with closing(Rooms(rooms.folder).vault) as vault:
        again = Rooms(rooms.folder)
        vault.placeholders("PERSON", ["somebody else"])  # a question came first
        report = again.intake.sync([source])
        assert all(part.whole for part in report.entities)
        names = dict(again.read("SELECT source_key, name FROM contact"))
        assert vault.reveal(names.values()) == {names["a"]: "王小明", names["k"]: NAME}
        assert not any(part.whole for part in again.intake.sync([source]).entities)


def test_two_syncs_at_once_are_refused(rooms):
    with rooms.store.writing(), pytest.raises(SourceError, match="under way"):
        rooms.intake.sync([erp()])
