"""A source is read past its mapping by one SELECT, and in no other way; other SQLite files stand beside it."""

import hashlib
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from connectors.direct import Direct
from connectors.failures import Failure, SetupError
from connectors.registry import SourceConfig
from tests.connectors.servers import northwind

TODAY = date(2026, 11, 22)
MAPPING = """kind: own
system: OWN
timezone: UTC
description: items
entities:
  product:
    from: items.csv
    key: sku
    fields: {number: sku, name: label}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name, table, row in (("erp", "orders", ("SO1", "2026-11-20")), ("crm", "cases", ("SO1", "open"))):
        with sqlite3.connect(tmp_path / f"{name}.sqlite") as db:
            db.execute(f"CREATE TABLE {table} (number TEXT, said TEXT)")
            db.execute(f"INSERT INTO {table} VALUES (?, ?)", row)
        db.close()
    (tmp_path / "items.csv").write_text("sku,label\nA1,Lamp\nA2,Desk\n", "utf-8")
    (tmp_path / "own.yaml").write_text(MAPPING, "utf-8")
    return tmp_path


def direct(home: Path, name: str = "erp") -> Direct:
    configs = {
        "erp": SourceConfig("erp", "demo-erp", url="sqlite:///erp.sqlite"),
        "crm": SourceConfig("crm", "demo-crm", url="sqlite:///crm.sqlite"),
        "files": SourceConfig("files", "files", path=".", mapping="own.yaml"),
    }
    return Direct(configs.pop(name), home, configs)


@pytest.mark.parametrize(
    ("name", "sql", "columns", "rows"),
    [
        pytest.param("erp", "SELECT number FROM orders", ["number"], [("SO1",)], id="its own table"),
        pytest.param("erp", "SELECT o.number n, c.said s FROM orders o JOIN crm.cases c USING (number)", ["n", "s"], [("SO1", "open")], id="joined with the other file"),
        pytest.param("crm", "SELECT count(*) AS n FROM erp.orders", ["n"], [(1,)], id="the other way round"),
        pytest.param("erp", "SELECT said < :today AS late FROM orders", ["late"], [(1,)], id="today is bound"),
        pytest.param("erp", "SELECT '12:30 :x' AS t", ["t"], [("12:30 :x",)], id="colons in a text"),
        pytest.param("erp", "SELECT date(:today, '-1 day') AS d", ["d"], [("2026-11-21",)], id="a function of days"),
        pytest.param("files", "SELECT label FROM items ORDER BY 1", ["label"], [("Desk",), ("Lamp",)], id="a file as a table"),
        pytest.param("files", "SELECT :today AS d", ["d"], [(TODAY,)], id="today over files"),
    ],
)  # fmt: skip
def test_a_select_is_run(home, name, sql, columns, rows):
    assert direct(home, name).select(sql, TODAY) == (columns, rows)


@pytest.mark.parametrize(
    ("name", "sql", "said"),
    [
        pytest.param("erp", "DELETE FROM orders", "must be a SELECT", id="a deletion"),
        pytest.param("erp", "WITH x AS (DELETE FROM orders RETURNING 1) SELECT * FROM x", "could write", id="a hidden deletion"),
        pytest.param("erp", "SELECT 1; DROP TABLE orders", "exactly one", id="two statements"),
        pytest.param("erp", "SELECT load_extension('x')", "not known to be harmless", id="an extension"),
        pytest.param("erp", "ATTACH 'x.sqlite' AS x", "must be a SELECT", id="another file"),
        pytest.param("erp", "SELECT * FROM nowhere", "not there", id="no such table"),
        pytest.param("erp", "SELECT FROM WHERE", "SELECT", id="no SQL"),
        pytest.param("files", "SELECT * FROM read_csv('items.csv')", "", id="a file by its path"),
        pytest.param("files", "SELECT nothing FROM items", "over the files", id="no such column"),
        pytest.param("files", "COPY items TO 'x.csv'", "must be a SELECT", id="writing a file"),
    ],
)  # fmt: skip
def test_what_is_no_harmless_select_is_refused_in_a_sentence_without_values(home, name, sql, said):
    before = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in home.iterdir()}
    with pytest.raises(SetupError) as failed:
        direct(home, name).select(sql, TODAY)
    assert said in failed.value.message
    assert "SO1" not in failed.value.message
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in home.iterdir()} == before


def test_a_file_that_is_away_is_a_sentence(home):
    (home / "erp.sqlite").unlink()
    with pytest.raises(Failure, match="no file at that place"):
        direct(home).select("SELECT 1 FROM orders", TODAY)
    assert not (home / "erp.sqlite").exists()


def test_rows_of_another_source_are_a_table_beside_files(home):
    import pyarrow as pa

    wanted = pa.table({"sku": ["A2"]})
    found = direct(home, "files").select(
        "SELECT label FROM items JOIN wanted USING (sku)", TODAY, {"wanted": wanted}
    )
    assert found[1] == [("Desk",)]


def test_too_many_rows_are_refused(home, monkeypatch):
    monkeypatch.setattr("connectors.direct.MAX_ROWS", 1)
    with pytest.raises(SetupError, match="more than 1 rows"):
        direct(home, "files").select("SELECT label FROM items", TODAY)


def test_postgresql_is_read_with_a_login_that_may_only_read(monkeypatch):
    sql = "SELECT count(*)::int AS n FROM orders WHERE order_date < :today AND ship_name LIKE '%e%'"
    with northwind() as database:
        for address, allowed in ((database.reader, True), (database.owner, False)):
            monkeypatch.setenv("NORTHWIND_URL", address)
            opened = Direct(SourceConfig("erp", "northwind", url_env="NORTHWIND_URL"), Path("/"), {})
            if allowed:
                assert opened.select(sql, TODAY)[0] == ["n"]
            else:
                with pytest.raises(SetupError, match="could change data"):
                    opened.select(sql, TODAY)
            opened.close()
