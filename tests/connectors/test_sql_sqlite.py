"""An SQLite file is read, streamed and never written."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from connectors.failures import Failure, SetupError, SourceError
from connectors.registry import SourceConfig, open_source
from connectors.source import Source
from tests.connectors import shop
from tests.connectors.contract import DatabaseContract, rows, send

SLOW = """\
kind: shop
system: 商店
entities:
  sales_order:
    query: |
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0
    key: i
    fields: {number: i}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with sqlite3.connect(tmp_path / "shop.sqlite") as db:
        for statement in shop.statements("TEXT"):
            db.execute(statement)
    db.close()
    shop.mapping(tmp_path)
    (tmp_path / "slow.yaml").write_text(SLOW, encoding="utf-8")
    return tmp_path


def _open(home: Path, **changes: object) -> Source:
    entry = {"name": "shop", "kind": "sql", "url": "sqlite:///shop.sqlite", "mapping": "shop.yaml"} | changes
    return open_source(SourceConfig(**entry), home)  # type: ignore[arg-type]


class TestSqlite(DatabaseContract):
    @pytest.fixture
    def source(self, home: Path) -> Iterator[Source]:
        source = _open(home)
        yield source
        source.close()

    @pytest.fixture
    def fingerprint(self, home: Path) -> Callable[[], str]:
        return lambda: hashlib.sha256((home / "shop.sqlite").read_bytes()).hexdigest()

    @pytest.fixture
    def slow(self, home: Path) -> Source:
        return _open(home, mapping="slow.yaml", options={"timeout_s": 0.5})

    @pytest.fixture
    def broken(self, home: Path, tmp_path: Path) -> dict[str, SourceConfig]:
        (home / "text.sqlite").write_text("this is no database" * 100)
        common = {"name": "shop", "kind": "sql", "mapping": str(home / "shop.yaml")}
        return {
            "no such file": SourceConfig(**common, url=f"sqlite:///{home}/nowhere.sqlite"),
            "not a database": SourceConfig(**common, url=f"sqlite:///{home}/text.sqlite"),
            "a folder": SourceConfig(**common, url=f"sqlite:///{home}"),
        }

    @pytest.fixture
    def writable(self) -> None:
        return None


def _with(home: Path, *statements: str) -> None:
    with sqlite3.connect(home / "shop.sqlite") as db:
        for statement in statements:
            db.execute(statement)
    db.close()


def test_a_missing_file_is_not_made(home: Path) -> None:
    with pytest.raises(SourceError, match="no file at that place"):
        _open(home, url="sqlite:///nowhere.sqlite").check()
    assert not (home / "nowhere.sqlite").exists()


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("ATTACH DATABASE 'other.sqlite' AS other", id="another file"),
        pytest.param("PRAGMA query_only = OFF", id="leaving read-only mode"),
        pytest.param("PRAGMA writable_schema = ON", id="the schema itself"),
        pytest.param("PRAGMA journal_mode = DELETE", id="the journal"),
        pytest.param("VACUUM INTO 'copy.sqlite'", id="a copy"),
        pytest.param("SELECT load_extension('x')", id="code from outside"),
        pytest.param("CREATE TEMP TABLE t (a)", id="even a temporary table"),
    ],
)
def test_other_doors_are_shut(home: Path, statement: str) -> None:
    source = _open(home)
    with pytest.raises(Failure, match="'shop'"):
        send(source, statement)
    assert sorted(p.name for p in home.iterdir()) == ["shop.sqlite", "shop.yaml", "slow.yaml"]


def test_text_that_is_not_utf8_loses_only_what_cannot_be_read(home: Path) -> None:
    _with(home, "UPDATE customers SET cust_name = CAST(X'C4E3BAC341' AS TEXT) WHERE cust_no = 'C4'")
    found = {row["number"]: row["name"] for row in rows(_open(home), "customer")}
    assert found["C4"] is not None
    assert found["C4"].endswith("A")
    assert found["C1"] == "上海云创科技有限公司"


def test_a_null_character_survives(home: Path) -> None:
    _with(home, "UPDATE customers SET cust_name = 'a' || char(0) || 'b' WHERE cust_no = 'C4'")
    assert "a\0b" in {row["name"] for row in rows(_open(home), "customer")}


def test_a_column_of_mixed_types_is_read_cell_by_cell(home: Path) -> None:
    _with(
        home,
        "DROP TABLE orders",
        "CREATE TABLE orders (order_no, cust_no, status, ordered, amount, changed)",
        "INSERT INTO orders VALUES (1, 7, 'A', '2026-01-01', 12.5, NULL)",
        "INSERT INTO orders VALUES ('x2', '7', 'B', 'soon', '3', NULL)",
        "INSERT INTO orders VALUES (3, 7, 'Q', NULL, 'many', 'now')",
        "INSERT INTO orders VALUES (4, 7, 'A', NULL, NULL, '2026-01-01')",
    )
    [batch] = _open(home).extract("sales_order")
    assert batch.rows["number"].to_pylist() == ["1", "x2", "3", "4"]
    assert [str(a) for a in batch.rows["amount"].to_pylist()] == ["12.50", "3.00", "None", "None"]
    assert batch.problems == {
        "sales_order.amount: not a number": 1,
        "sales_order.ordered_on: not a date": 1,
        "sales_order.status: unknown code": 1,
        "sales_order.updated_at: not a date": 1,
    }


def test_an_empty_table_yields_nothing(home: Path) -> None:
    _with(home, "DELETE FROM orders")
    source = _open(home)
    assert source.check().entities["sales_order"] is True
    assert list(source.extract("sales_order")) == []
    assert list(source.extract("sales_order", shop.SINCE)) == []


def test_a_cell_of_ten_megabytes_is_withheld(home: Path) -> None:
    _with(home, "UPDATE customers SET cust_name = hex(zeroblob(5000000)) WHERE cust_no = 'C1'")
    [batch] = _open(home).extract("customer")
    assert batch.rows.filter(batch.rows["number"].is_null().combine_chunks()).num_rows == 0
    assert batch.problems == {"customer.name: longer than 100,000 characters, withheld": 1}
    assert None in [row["name"] for row in batch.rows.to_pylist() if row["number"] == "C1"]


@pytest.mark.parametrize(
    ("find", "replace", "words"),
    [
        pytest.param("from: orders", "from: ordrs", r"no table 'ordrs' .*'orders'", id="a table"),
        pytest.param("amount: amount", "amount: ammount", r"no column 'ammount' .*'amount'", id="a column"),
        pytest.param("key: order_no", "key: order_num", r"no column 'order_num' .*'order_no'", id="the key"),
        pytest.param(
            "updated: changed", "updated: change", r"no column 'change' .*'changed'", id="the cursor"
        ),
    ],
)
def test_what_the_database_has_not_is_named_with_its_line(
    home: Path, find: str, replace: str, words: str
) -> None:
    path = home / "shop.yaml"
    text = path.read_text(encoding="utf-8").replace(find, replace)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index(replace)].count("\n") + 1
    with pytest.raises(SetupError, match=rf"^shop\.yaml, line {line}: .*{words}"):
        _open(home).check()


def test_names_in_another_case_are_found(home: Path) -> None:
    path = home / "shop.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("from: orders", "from: ORDERS"), encoding="utf-8"
    )
    path.write_text(path.read_text(encoding="utf-8").replace("order_no\n", "ORDER_NO\n"), encoding="utf-8")
    assert len(rows(_open(home), "sales_order")) == len(shop.ORDERS)


def test_more_rows_than_a_batch_holds(home: Path) -> None:
    _with(
        home,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120000)"
        " INSERT INTO customers SELECT 'N' || i, 'n', NULL, '1' FROM n",
    )
    sizes = [batch.rows.num_rows for batch in _open(home).extract("customer")]
    assert sizes == [50_000, 50_000, 20_004]
