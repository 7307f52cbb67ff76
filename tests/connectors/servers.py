"""PostgreSQL and MariaDB for tests: a database of one's own, and a login that may only read it.

A test that needs a server that is not there is skipped and says why; with CI=true it fails instead.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pymysql
import pytest

POSTGRESQL = os.environ.get("ASSISTANT_TEST_POSTGRESQL", "host=127.0.0.1 port=5432 user=postgres")
MARIADB = {
    "host": os.environ.get("ASSISTANT_TEST_MARIADB_HOST", "127.0.0.1"),
    "port": int(os.environ.get("ASSISTANT_TEST_MARIADB_PORT", "3306")),
    "user": os.environ.get("ASSISTANT_TEST_MARIADB_USER", "root"),
    "password": os.environ.get("ASSISTANT_TEST_MARIADB_PASSWORD", ""),
}
PASSWORD = "read-only-tests"
NORTHWIND_DUMP = Path("data") / "northwind" / "northwind_postgres.sql"


@dataclass(frozen=True)
class Database:
    """A fresh database: `owner` may do everything, `reader` only SELECT. Both are SQLAlchemy addresses."""

    name: str
    owner: str
    reader: str
    reader_name: str


def missing(what: str) -> None:
    """Skip the test because something is not on this machine; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is needed and not there (CI=true)")
    pytest.skip(f"{what} is not on this machine")


def shared_file(*parts: str | Path) -> Path:
    """Return a file of the shared data folder, or skip the test."""
    repository = Path(__file__).parents[2]
    path = Path(os.environ.get("ASSISTANT_SHARED", repository.parent / "shared")).joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the shared data file {path.name} is not on this machine")
    return path


def _unique(prefix: str) -> str:
    return f"{prefix}_{uuid.uuid4().hex[:12]}"


@contextmanager
def postgresql(script: str = "") -> Iterator[Database]:
    """Make a PostgreSQL database, run a script in it as its owner, and drop it afterwards."""
    try:
        admin = psycopg.connect(POSTGRESQL, dbname="postgres", autocommit=True, connect_timeout=5)
    except psycopg.OperationalError:
        missing("a PostgreSQL server on 127.0.0.1:5432 with the user postgres")
    name, reader = _unique("assistant_test"), _unique("assistant_reader")
    with admin:
        admin.execute(
            f'CREATE DATABASE "{name}" TEMPLATE template0 ENCODING UTF8 LC_COLLATE "C" LC_CTYPE "C"'
        )
        admin.execute(f"CREATE ROLE \"{reader}\" LOGIN PASSWORD '{PASSWORD}' NOSUPERUSER")
        try:
            with psycopg.connect(POSTGRESQL, dbname=name, autocommit=True) as owner:
                owner.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
                if script:
                    owner.execute(script)
                owner.execute(f'GRANT USAGE ON SCHEMA public TO "{reader}"')
                owner.execute(f'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "{reader}"')
            info = psycopg.conninfo.conninfo_to_dict(POSTGRESQL)
            place = f"{info.get('host', '127.0.0.1')}:{info.get('port', 5432)}/{name}"
            secret = f":{info['password']}" if info.get("password") else ""
            yield Database(
                name,
                f"postgresql+psycopg://{info.get('user', 'postgres')}{secret}@{place}",
                f"postgresql+psycopg://{reader}:{PASSWORD}@{place}",
                reader,
            )
        finally:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            admin.execute(f'DROP ROLE IF EXISTS "{reader}"')


@contextmanager
def mariadb(statements: tuple[str, ...] = ()) -> Iterator[Database]:
    """Make a MariaDB database, run statements in it as its owner, and drop it afterwards."""
    try:
        admin = pymysql.connect(**MARIADB, charset="utf8mb4", autocommit=True, connect_timeout=5)
    except pymysql.err.OperationalError:
        missing("a MariaDB server on 127.0.0.1:3306 with the user root")
    name, reader = _unique("assistant_test"), _unique("reader")
    with admin, admin.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE `{name}` CHARACTER SET utf8mb4")
        try:
            cursor.execute(f"USE `{name}`")
            for statement in statements:
                cursor.execute(statement)
            cursor.execute(f"CREATE USER `{reader}`@`%` IDENTIFIED BY '{PASSWORD}'")
            cursor.execute(f"GRANT SELECT ON `{name}`.* TO `{reader}`@`%`")
            place = f"{MARIADB['host']}:{MARIADB['port']}/{name}"
            secret = f":{MARIADB['password']}" if MARIADB["password"] else ""
            yield Database(
                name,
                f"mysql+pymysql://{MARIADB['user']}{secret}@{place}",
                f"mysql+pymysql://{reader}:{PASSWORD}@{place}",
                reader,
            )
        finally:
            cursor.execute(f"DROP DATABASE IF EXISTS `{name}`")
            cursor.execute(f"DROP USER IF EXISTS `{reader}`@`%`")


@contextmanager
def northwind() -> Iterator[Database]:
    """Load Northwind into a fresh PostgreSQL database; the reader's address is a SELECT-only login."""
    with postgresql(shared_file(NORTHWIND_DUMP).read_text(encoding="utf-8")) as database:
        yield database
