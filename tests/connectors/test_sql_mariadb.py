"""A MariaDB database is read by a login that may only SELECT, and cannot be changed through us."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pymysql
import pytest
from sqlalchemy.engine import make_url

from connectors.failures import SetupError
from connectors.registry import SourceConfig, open_source
from connectors.source import Source
from tests.connectors import shop
from tests.connectors.contract import DatabaseContract, rows
from tests.connectors.servers import MARIADB, Database, mariadb

SLOW = """\
kind: shop
system: 商店
entities:
  sales_order:
    query: |
      SELECT COUNT(*) AS n FROM information_schema.collations a, information_schema.collations b,
        information_schema.collations c, information_schema.collations d
    key: n
    fields: {number: n}
"""


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    with mariadb(shop.statements("DATETIME")) as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shop.mapping(tmp_path)
    (tmp_path / "slow.yaml").write_text(SLOW, encoding="utf-8")
    return tmp_path


def _config(url: str, **changes: object) -> SourceConfig:
    entry = {"name": "shop", "kind": "sql", "url": url, "mapping": "shop.yaml"} | changes
    return SourceConfig(**entry)  # type: ignore[arg-type]


def _owner(database: Database, *statements: str) -> list[object]:
    with (
        pymysql.connect(**MARIADB, database=database.name, charset="utf8mb4", autocommit=True) as owner,
        owner.cursor() as cursor,
    ):
        found: list[object] = []
        for statement in statements:
            cursor.execute(statement)
            found += cursor.fetchall()
        return found


class TestMariadb(DatabaseContract):
    @pytest.fixture
    def source(self, database: Database, home: Path) -> Iterator[Source]:
        source = open_source(_config(database.reader), home)
        yield source
        source.close()

    @pytest.fixture
    def fingerprint(self, database: Database) -> Callable[[], object]:
        return lambda: _owner(
            database, "SELECT * FROM customers ORDER BY 1", "SELECT * FROM orders ORDER BY 1", "SHOW TABLES"
        )

    @pytest.fixture
    def slow(self, database: Database, home: Path) -> Source:
        return open_source(_config(database.reader, mapping="slow.yaml", options={"timeout_s": 0.5}), home)

    @pytest.fixture
    def broken(self, database: Database, home: Path) -> dict[str, SourceConfig]:
        mapping = str(home / "shop.yaml")
        url = make_url(database.reader)
        wrong = {
            "wrong password": url.set(password="wrong-password"),
            "no such login": url.set(username="nobody_here", password="wrong-password"),
            "nobody listens": url.set(port=9),
        }
        return {
            why: _config(made.render_as_string(hide_password=False), mapping=mapping)
            for why, made in wrong.items()
        }

    @pytest.fixture
    def writable(self, database: Database, home: Path) -> SourceConfig:
        return _config(database.owner, mapping=str(home / "shop.yaml"))


@pytest.fixture
def other() -> Iterator[Database]:
    """A database of the test's own, to be changed as it likes."""
    with mariadb(shop.statements("TIMESTAMP NULL")) as made:
        yield made


@pytest.mark.parametrize(
    ("grant", "way"),
    [
        pytest.param("GRANT INSERT ON {db}.orders TO {login}", "it has INSERT on", id="a table"),
        pytest.param("GRANT UPDATE (amount) ON {db}.orders TO {login}", "it has UPDATE on", id="one column"),
        pytest.param("GRANT ALL ON {db}.* TO {login}", "it has ALL PRIVILEGES on", id="everything"),
        pytest.param("GRANT FILE ON *.* TO {login}", "it has FILE on", id="files of the server"),
        pytest.param("GRANT EXECUTE ON {db}.* TO {login}", "it has EXECUTE on", id="procedures"),
        pytest.param(
            "GRANT SELECT ON {db}.* TO {login} WITH GRANT OPTION", "GRANT OPTION on", id="passing on"
        ),
    ],
)
def test_every_way_to_write_is_found(other: Database, home: Path, grant: str, way: str) -> None:
    _owner(other, grant.format(db=f"`{other.name}`", login=f"`{other.reader_name}`@`%`"))
    with pytest.raises(SetupError, match=way):
        open_source(_config(other.reader), home).check()


def test_a_role_that_may_write_is_found(other: Database, home: Path) -> None:
    role = other.name.replace("test", "role")
    login = f"`{other.reader_name}`@`%`"
    _owner(
        other,
        f"CREATE ROLE {role}",
        f"GRANT DELETE ON `{other.name}`.* TO {role}",
        f"GRANT {role} TO {login}",
    )
    try:
        with pytest.raises(SetupError, match="it has DELETE on"):
            open_source(_config(other.reader), home).check()
    finally:
        _owner(other, f"DROP ROLE {role}")


def test_a_timestamp_is_an_instant_whatever_the_zone_of_the_server(other: Database, home: Path) -> None:
    _owner(
        other,
        "SET time_zone = '+08:00'",
        "UPDATE orders SET changed = '2026-01-01 08:00:00' WHERE order_no = 'SO-1'",
        "UPDATE orders SET changed = '2026-01-04 07:00:00' WHERE order_no <> 'SO-1'",
    )
    source = open_source(_config(other.reader), home)
    found = {row["number"]: row["updated_at"] for row in rows(source, "sales_order")}
    assert found["SO-1"].isoformat() == "2026-01-01T00:00:00+00:00"
    assert rows(source, "sales_order", shop.SINCE) == []


def test_a_date_that_is_no_date_spoils_one_cell(other: Database, home: Path) -> None:
    _owner(
        other,
        "SET sql_mode = ''",
        "UPDATE orders SET ordered = '0000-00-00' WHERE order_no = 'SO-1'",
        "UPDATE orders SET ordered = '9999-12-31' WHERE order_no = 'SO-2'",
    )
    [batch] = open_source(_config(other.reader), home).extract("sales_order")
    assert batch.problems == {
        "sales_order.ordered_on: not a date": 1,
        "sales_order.ordered_on: date outside 1900-2100": 1,
    }


def test_a_long_stream_may_be_left(other: Database, home: Path) -> None:
    _owner(
        other,
        "INSERT INTO customers SELECT CONCAT('N', seq), 'n', NULL, '1' FROM seq_1_to_120000",
    )
    source = open_source(_config(other.reader), home)
    stream = source.extract("customer")
    assert next(stream).rows.num_rows == 50_000
    stream.close()  # type: ignore[attr-defined]
    assert sum(batch.rows.num_rows for batch in source.extract("customer")) == 120_004
