"""The store switches from one whole version to the next; nothing in between is ever seen."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import duckdb
import pytest

from connectors.failures import SetupError, SourceError
from connectors.model import ENTITIES, columns
from connectors.store import SourceState, Store
from tests.connectors.made import NOON, customers, rows

TAX = "91330100MA27XW1X0A"


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def put(store, *tables, whole=False, system=None, vault=""):
    """Publish tables of (entity, rows), each with its state."""
    with store.writing(lambda told: told == vault) as writer:
        for entity, table in tables:
            source = table["source"][0].as_py()
            if whole:
                writer.drop_source(source, entity)
            writer.upsert(entity, table)
            writer.put_state(SourceState(source, system or source.upper(), entity, 0, NOON, NOON))
        writer.publish(vault=vault)
        return writer


def read(store, sql):
    with duckdb.connect(str(store.current().path), read_only=True) as db:
        return db.execute(sql).fetchall()


def order(key, **values):
    return {"key": key, "number": key, "customer_id": "erp:1"} | values


def test_before_the_first_sync_there_is_no_version(store):
    assert store.current() is None


def test_a_version_has_every_entity_with_exactly_the_models_columns(store):
    put(store, ("sales_order", rows("sales_order", order("SO1"))))
    with duckdb.connect(str(store.current().path), read_only=True) as db:
        for entity in ENTITIES:
            names = [name for (name, *_) in db.execute(f"DESCRIBE {entity}").fetchall()]
            assert tuple(name for name in names if not name.startswith("_")) == columns(entity)
        assert not [n for (n, *_) in db.execute("DESCRIBE customer").fetchall() if n.startswith("_")]


def test_types_survive(store):
    values = order("SO1", amount=Decimal("1234567890123456.78"), ordered_on=date(2026, 2, 28), note=None)
    put(store, ("sales_order", rows("sales_order", values)))
    (found,) = read(store, "SELECT amount, ordered_on, note, epoch_us(updated_at) FROM sales_order")
    assert found == (
        Decimal("1234567890123456.78"),
        date(2026, 2, 28),
        None,
        int(NOON.timestamp() * 1_000_000),
    )


@pytest.mark.parametrize("others", [pytest.param(0, id="rewritten"), pytest.param(50, id="patched in place")])
def test_a_row_read_again_replaces_the_old_one(store, others):
    more = [order(f"OLD{index:03}") for index in range(others)]
    put(store, ("sales_order", rows("sales_order", order("SO1", status="draft"), *more)))
    put(store, ("sales_order", rows("sales_order", order("SO1", status="shipped"), order("SO2"))))
    assert read(store, "SELECT count(*), count(DISTINCT id) FROM sales_order") == [(others + 2, others + 2)]
    assert read(store, "SELECT status FROM sales_order WHERE id = 'erp:SO1'") == [("shipped",)]


def test_of_two_rows_with_one_id_the_later_stays_and_is_counted(store):
    batch = rows("sales_order", order("SO1", status="draft"), order("SO2"), order("SO1", status="shipped"))
    writer = put(store, ("sales_order", batch))
    assert read(store, "SELECT status FROM sales_order WHERE id = 'erp:SO1'") == [("shipped",)]
    assert writer.repeated == {("erp", "sales_order"): 1}


@pytest.mark.parametrize("others", [pytest.param(0, id="rewritten"), pytest.param(50, id="patched in place")])
def test_reading_an_entity_whole_removes_what_is_gone_from_that_source_only(store, others):
    more = [{"key": f"T{index}"} for index in range(others)]
    put(
        store,
        ("ticket", rows("ticket", {"key": "1"}, {"key": "2"}, source="crm")),
        ("ticket", rows("ticket", {"key": "9"}, *more, source="desk")),
    )
    put(store, ("ticket", rows("ticket", {"key": "2"}, source="crm")), whole=True)
    assert read(store, "SELECT id FROM ticket WHERE id NOT LIKE '%:T%' ORDER BY id") == [
        ("crm:2",),
        ("desk:9",),
    ]


def test_states_count_the_rows_of_the_store(store):
    put(store, ("ticket", rows("ticket", {"key": "1"}, {"key": "2"}, source="crm")))
    put(store, ("ticket", rows("ticket", {"key": "2"}, {"key": "3"}, source="crm")))
    (state,) = store.current().states
    assert state == SourceState("crm", "CRM", "ticket", 3, NOON, NOON)


def test_rows_lie_in_the_order_they_are_asked_for(store):
    lines = [{"key": f"L{i}", "order_id": f"erp:SO{i % 3}", "line_no": i} for i in range(9)]
    put(store, ("sales_order_line", rows("sales_order_line", *lines)))
    found = read(store, "SELECT order_id, line_no FROM sales_order_line ORDER BY rowid")
    assert found == sorted(found)


def test_customers_of_two_systems_become_one(store):
    erp = customers(
        {"key": "1", "number": "C1", "name": "云创科技有限公司", "tax_no": TAX, "kind": "company"}
    )
    crm = customers(
        {"key": "a", "name": "Yunchuang", "tax_no": TAX, "industry": "IT", "city": "杭州"}, source="crm"
    )
    writer = put(
        store,
        ("customer", erp),
        ("customer", crm),
        (
            "ticket",
            rows(
                "ticket",
                {"key": "7", "customer_id": "crm:a"},
                {"key": "8", "customer_id": "crm:zz"},
                source="crm",
            ),
        ),
    )
    assert writer.linked == 1
    assert read(store, "SELECT id, number, name, industry, city, source_key FROM customer") == [
        ("erp:1", "C1", "云创科技有限公司", "IT", "杭州", "1")
    ]
    assert read(store, "SELECT id, customer_id, reason FROM customer_link ORDER BY id") == [
        ("crm:a", "erp:1", "tax number"),
        ("erp:1", "erp:1", "itself"),
    ]
    assert read(store, "SELECT customer_id, _customer_ref FROM ticket ORDER BY id") == [
        ("erp:1", "crm:a"),
        ("crm:zz", "crm:zz"),
    ]


def test_old_references_follow_when_customers_are_joined_and_parted_later(store):
    crm = customers({"key": "a", "name": "Yunchuang", "tax_no": TAX}, source="crm")
    put(
        store,
        ("customer", crm),
        ("ticket", rows("ticket", {"key": "7", "customer_id": "crm:a"}, source="crm")),
    )
    assert read(store, "SELECT customer_id FROM ticket") == [("crm:a",)]
    put(store, ("customer", customers({"key": "1", "tax_no": TAX})))
    assert read(store, "SELECT customer_id FROM ticket") == [("erp:1",)]
    put(store, ("customer", customers({"key": "1", "tax_no": "91310000MA1FL5HJ7B"})))
    assert read(store, "SELECT customer_id FROM ticket") == [("crm:a",)]


def test_the_system_of_record_for_a_field_wins(store):
    erp = customers({"key": "1", "tax_no": TAX, "phone": "p1", "city": "上海", "segment": None})
    crm = customers({"key": "a", "tax_no": TAX, "phone": "p2", "city": "杭州", "segment": "A"}, source="crm")
    with store.writing() as writer:
        for table, system in ((erp, "ERP"), (crm, "CRM")):
            source = table["source"][0].as_py()
            writer.upsert("customer", table)
            writer.put_state(SourceState(source, system, "customer", 0, NOON, None))
        writer.put_records("crm", ["phone"])
        writer.publish()
    assert read(store, "SELECT phone, city, segment FROM customer") == [("p2", "上海", "A")]
    put(store, ("ticket", rows("ticket", {"key": "7"}, source="crm")))
    assert read(store, "SELECT phone FROM customer") == [("p2",)]


def test_the_same_again_changes_nothing(store):
    tables = (
        ("customer", customers({"key": "1", "tax_no": TAX})),
        ("sales_order", rows("sales_order", order("SO1"))),
    )
    put(store, *tables)
    first = [read(store, f"SELECT * EXCLUDE updated_at FROM {e} ORDER BY id") for e in ENTITIES]
    put(store, *tables)
    assert [read(store, f"SELECT * EXCLUDE updated_at FROM {e} ORDER BY id") for e in ENTITIES] == first


def test_what_is_not_published_is_thrown_away(store, tmp_path):
    put(store, ("ticket", rows("ticket", {"key": "1"}, source="crm")))
    before = store.current()
    with store.writing() as writer:
        writer.upsert("ticket", rows("ticket", {"key": "2"}, source="crm"))
    assert store.current() == before
    assert sorted(f.name for f in (tmp_path / "store").iterdir()) == ["000001.duckdb", "CURRENT", "LOCK"]


def test_a_discarded_source_keeps_its_old_rows_and_state(store):
    put(store, ("ticket", rows("ticket", {"key": "1"}, source="crm")))
    before = store.current().states
    with store.writing() as writer:
        writer.drop_source("crm", "ticket")
        writer.upsert("ticket", rows("ticket", {"key": "2"}, source="crm"))
        writer.put_state(SourceState("crm", "CRM", "ticket", 1, NOON + timedelta(days=1), None))
        writer.discard("crm")
        writer.publish()
    assert store.current().states == before
    assert read(store, "SELECT id FROM ticket") == [("crm:1",)]


def test_a_second_writer_is_told_to_wait(store):
    with store.writing(), pytest.raises(SourceError, match="Another sync is under way"), store.writing():
        pass
    with store.writing():
        pass


def test_the_two_newest_versions_are_kept_and_leftovers_swept(store, tmp_path):
    folder = tmp_path / "store"
    (folder / "building" / "staged").mkdir(parents=True)
    (folder / "building" / "store.duckdb").write_bytes(b"half")
    (folder / "000099.duckdb.wal").write_bytes(b"half")
    for key in "123":
        put(store, ("ticket", rows("ticket", {"key": key}, source="crm")))
    names = sorted(f.name for f in folder.iterdir())
    assert names == ["000002.duckdb", "000003.duckdb", "CURRENT", "LOCK"]


def test_a_reader_keeps_its_version_while_the_next_ones_come(store):
    put(store, ("ticket", rows("ticket", {"key": "1"}, source="crm")))
    reader = duckdb.connect()
    reader.execute(f"ATTACH '{store.current().path}' AS v (READ_ONLY)")
    for key in "234":
        put(store, ("ticket", rows("ticket", {"key": key}, source="crm")))
        assert reader.execute("SELECT count(*) FROM v.ticket").fetchall() == [(1,)]
    assert read(store, "SELECT count(*) FROM ticket") == [(4,)]


def test_rows_of_another_vault_are_not_built_upon(store):
    put(store, ("ticket", rows("ticket", {"key": "1"}, source="crm")), vault="one")
    with store.writing(lambda told: told == "two") as writer:
        assert writer.cursor("crm", "ticket") is None
    put(store, ("ticket", rows("ticket", {"key": "2"}, source="crm")), vault="two")
    assert read(store, "SELECT id FROM ticket") == [("crm:2",)]


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        pytest.param(lambda f: (f / "CURRENT").write_text("{half"), "cannot be read", id="pointer cut off"),
        pytest.param(
            lambda f: (f / "CURRENT").write_text("[]"), "cannot be read", id="pointer of another kind"
        ),
        pytest.param(lambda f: (f / "000001.duckdb").unlink(), "lost its file", id="file gone"),
        pytest.param(
            lambda f: (f / "CURRENT").write_text(
                json.dumps(json.loads((f / "CURRENT").read_text()) | {"layout": "x"})
            ),
            "another release",
            id="older business model",
        ),
    ],
)
def test_a_damaged_store_says_so_and_the_next_sync_mends_it(store, tmp_path, harm, says):
    put(store, ("ticket", rows("ticket", {"key": "1"}, source="crm")))
    harm(tmp_path / "store")
    with pytest.raises(SourceError, match=says):
        store.current()
    put(store, ("ticket", rows("ticket", {"key": "2"}, source="crm")))
    assert read(store, "SELECT id FROM ticket") == [("crm:2",)]


def test_a_folder_that_cannot_be_written_is_a_setup_error(tmp_path):
    (tmp_path / "store").write_text("a file where the folder should be")
    with pytest.raises(SetupError, match="could not be written"), Store(tmp_path / "store").writing():
        pass


def test_a_failing_build_leaves_the_old_version(store, tmp_path):
    put(store, ("ticket", rows("ticket", {"key": "1"}, source="crm")))
    before = store.current()
    with store.writing() as writer:
        writer.upsert("ticket", rows("ticket", {"key": "2"}, source="crm"))
        for file in (tmp_path / "store" / "building" / "staged").iterdir():
            file.write_bytes(b"not parquet")
        with pytest.raises(SourceError, match="last version still answers"):
            writer.publish()
    assert store.current() == before
    assert read(store, "SELECT id FROM ticket") == [("crm:1",)]


def test_a_source_with_a_quote_in_its_name_is_no_trouble(store):
    put(store, ("customer", customers({"key": "1", "city": "x"}, source="o'erp")), system="ERP")
    assert read(store, "SELECT id, city FROM customer") == [("o'erp:1", "x")]


def test_a_pointer_is_read_again_only_when_it_changed(store, monkeypatch):
    put(store, ("ticket", rows("ticket", {"key": "1"}, source="crm")))
    store.current()
    monkeypatch.setattr("connectors.versions.json.loads", lambda _: pytest.fail("parsed again"))
    assert store.current().version == "000001"
    assert replace(store.current(), version="") != store.current()
