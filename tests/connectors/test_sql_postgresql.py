"""A PostgreSQL database is read by a login that may only SELECT, and cannot be changed through us."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from connectors.failures import SetupError
from connectors.registry import SourceConfig, open_source
from connectors.source import Source
from tests.connectors import shop
from tests.connectors.contract import DatabaseContract, rows
from tests.connectors.servers import Database, postgresql

SLOW = """\
kind: shop
system: 商店
entities:
  sales_order:
    query: SELECT count(*) AS n FROM generate_series(1, 100000) a, generate_series(1, 100000) b
    key: n
    fields: {number: n}
"""


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    # The moment carries a zone: Shanghai's, as the mapping's naive ones are.
    with postgresql(";".join(("SET timezone = 'Asia/Shanghai'", *shop.statements("TIMESTAMPTZ")))) as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shop.mapping(tmp_path)
    (tmp_path / "slow.yaml").write_text(SLOW, encoding="utf-8")
    return tmp_path


def _config(url: str, **changes: object) -> SourceConfig:
    entry = {"name": "shop", "kind": "sql", "url": url, "mapping": "shop.yaml"} | changes
    return SourceConfig(**entry)  # type: ignore[arg-type]


def _owner(database: Database) -> psycopg.Connection:
    return psycopg.connect(database.owner.replace("+psycopg", ""), autocommit=True)


class TestPostgresql(DatabaseContract):
    @pytest.fixture
    def source(self, database: Database, home: Path) -> Iterator[Source]:
        source = open_source(_config(database.reader), home)
        yield source
        source.close()

    @pytest.fixture
    def fingerprint(self, database: Database) -> Callable[[], object]:
        def read() -> object:
            with _owner(database) as owner:
                return [
                    owner.execute("SELECT * FROM customers ORDER BY 1").fetchall(),
                    owner.execute("SELECT * FROM orders ORDER BY 1").fetchall(),
                    owner.execute(
                        "SELECT relname FROM pg_class WHERE relnamespace = 2200 ORDER BY 1"
                    ).fetchall(),
                ]

        return read

    @pytest.fixture
    def slow(self, database: Database, home: Path) -> Source:
        return open_source(_config(database.reader, mapping="slow.yaml", options={"timeout_s": 0.5}), home)

    @pytest.fixture
    def broken(self, database: Database, home: Path) -> dict[str, SourceConfig]:
        place = database.reader.partition("@")[2]
        mapping = str(home / "shop.yaml")
        return {
            "nobody listens": _config(
                database.reader.replace("127.0.0.1:5432", "127.0.0.1:9"), mapping=mapping
            ),
            "no such database": _config(database.reader + "_nowhere", mapping=mapping),
            "no such login": _config(f"postgresql://nobody_here:wrong-password@{place}", mapping=mapping),
        }

    @pytest.fixture
    def writable(self, database: Database, home: Path) -> SourceConfig:
        return _config(database.owner, mapping=str(home / "shop.yaml"))


@pytest.fixture
def other() -> Iterator[Database]:
    """A database of the test's own, to be changed as it likes."""
    with postgresql(";".join(shop.statements("TIMESTAMP"))) as made:
        yield made


@pytest.mark.parametrize(
    ("grant", "way"),
    [
        pytest.param("GRANT INSERT ON orders TO {login}", "may change public.orders", id="a table"),
        pytest.param(
            "GRANT UPDATE (amount) ON orders TO {login}", "may change public.orders", id="one column"
        ),
        pytest.param("GRANT TRUNCATE ON customers TO {login}", "may change public.customers", id="emptying"),
        pytest.param("ALTER TABLE orders OWNER TO {login}", "may change public.orders", id="ownership"),
        pytest.param("GRANT CREATE ON SCHEMA public TO {login}", "tables in schema public", id="new tables"),
        pytest.param("ALTER ROLE {login} CREATEDB", "may create roles or databases", id="new databases"),
        pytest.param("GRANT pg_write_all_data TO {login}", "pg_write_all_data", id="a role that writes"),
        pytest.param(
            "ALTER ROLE {login} NOINHERIT; GRANT pg_write_server_files TO {login}",
            "pg_write_server_files",
            id="a role it would have to switch to",
        ),
        pytest.param(
            "CREATE SEQUENCE s; GRANT USAGE ON SEQUENCE s TO {login}", "sequence public.s", id="a sequence"
        ),
    ],
)
def test_every_way_to_write_is_found(other: Database, home: Path, grant: str, way: str) -> None:
    with _owner(other) as owner:
        owner.execute(grant.format(login=f'"{other.reader_name}"'))
    try:
        with pytest.raises(SetupError, match=way):
            open_source(_config(other.reader), home).check()
    finally:
        with _owner(other) as owner:  # so that the role can be dropped
            owner.execute(f'REASSIGN OWNED BY "{other.reader_name}" TO CURRENT_USER')
            owner.execute(f'DROP OWNED BY "{other.reader_name}"')


def test_dates_python_cannot_hold_spoil_one_cell_each(other: Database, home: Path) -> None:
    with _owner(other) as owner:
        owner.execute(
            "UPDATE orders SET ordered = 'infinity', changed = '10000-01-01' WHERE order_no = 'SO-1'"
        )
        owner.execute("UPDATE orders SET ordered = '0044-03-15 BC' WHERE order_no = 'SO-2'")
        owner.execute("UPDATE orders SET ordered = '0001-01-01', amount = NULL WHERE order_no = 'SO-3'")
        owner.execute("UPDATE orders SET ordered = '9999-12-31' WHERE order_no = 'SO-4'")
    [batch] = open_source(_config(other.reader), home).extract("sales_order")
    assert batch.problems == {
        "sales_order.ordered_on: not a date": 2,
        "sales_order.ordered_on: date outside 1900-2100": 2,
        "sales_order.updated_at: not a date": 1,
    }


def test_types_of_its_own_are_read_as_text(other: Database, home: Path) -> None:
    with _owner(other) as owner:
        owner.execute(
            "DROP TABLE customers; CREATE TYPE mood AS ENUM ('1', '2');"
            "CREATE TABLE customers (cust_no UUID, cust_name JSONB, city TEXT[], kind mood);"
            "INSERT INTO customers VALUES"
            " ('00000000-0000-0000-0000-000000000001', '{\"a\": \"云\"}', '{x,y}', '1');"
            f'GRANT SELECT ON customers TO "{other.reader_name}"'
        )
    source = open_source(_config(other.reader), home)
    [row] = rows(source, "customer")
    assert (row["source_key"], row["name"], row["city"], row["kind"]) == (
        "00000000-0000-0000-0000-000000000001", '{"a": "云"}', '["x", "y"]', "company",
    )  # fmt: skip
    assert source.lookup("customer", "number", [row["number"]]).num_rows == 1


@pytest.mark.parametrize(
    ("field", "column", "words"),
    [
        pytest.param(
            "amount: amount", "amount: changed", "is a money, but column 'changed' holds moment", id="time"
        ),
        pytest.param(
            "ordered_on: ordered", "ordered_on: amount", "holds number values. Say its format", id="number"
        ),
    ],
)
def test_a_wrong_type_is_found_before_any_row_is_read(
    other: Database, home: Path, field: str, column: str, words: str
) -> None:
    with _owner(other) as owner:
        owner.execute("DELETE FROM orders")
    path = home / "shop.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(field, column), encoding="utf-8")
    with pytest.raises(SetupError, match=rf"shop\.yaml, line \d+: sales_order\.\w+ .*{words}"):
        open_source(_config(other.reader), home).check()


def test_a_table_this_login_may_not_read_is_told(other: Database, home: Path) -> None:
    with _owner(other) as owner:
        owner.execute(f'REVOKE SELECT ON orders FROM "{other.reader_name}"')
    source = open_source(_config(other.reader), home)
    report = source.check()
    assert report.entities == {
        "customer": True,
        "sales_order": "this login may not read it: grant it SELECT there",
    }
    assert report.detail == "1 of 2 entities can be read."
    with pytest.raises(SetupError, match="Grant it SELECT"):
        list(source.extract("sales_order"))


def test_tables_are_looked_for_in_the_schema_named(other: Database, home: Path) -> None:
    with _owner(other) as owner:
        owner.execute(
            'CREATE SCHEMA "Sales"; ALTER TABLE orders SET SCHEMA "Sales";'
            'ALTER TABLE customers SET SCHEMA "Sales";'
            f'GRANT USAGE ON SCHEMA "Sales" TO "{other.reader_name}"'
        )
    source = open_source(_config(other.reader, options={"schema": "Sales"}), home)
    assert source.check().entities == {"customer": True, "sales_order": True}
    assert len(rows(source, "sales_order")) == len(shop.ORDERS)
