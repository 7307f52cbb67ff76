"""Connections that cannot write, for each engine: a read-only session with limits, and few doors.

A session is no wall by itself: a login with write rights can leave read-only mode. The wall is a login that
may only read, which `connectors.logins` asks for; this is the second lock.
"""

import sqlite3
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

CONNECT_TIMEOUT_S = 10
LOCK_TIMEOUT_S = 5
_SQLITE_STEPS = 10_000  # virtual machine steps between two looks at the clock
_SQLITE_ALLOWED = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION}
)
_SQLITE_PRAGMAS = frozenset({"table_info", "table_xinfo", "table_list", "read_uncommitted", "query_only"})
_SQLITE_DENIED_FUNCTIONS = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})
# What drivers would turn into Python dates and decimals stays text: Arrow reads it a column at a time, and a
# date that Python cannot hold (infinity, 0000-00-00, year 10000) spoils one cell, not the whole query.
_POSTGRESQL_AS_TEXT = ("date", "timestamp", "timestamptz", "numeric", "time", "timetz", "interval")
_MYSQL_AS_TEXT = ("DATE", "NEWDATE", "DATETIME", "TIMESTAMP", "TIME", "DECIMAL", "NEWDECIMAL")


class SqliteConnection(sqlite3.Connection):
    """An SQLite connection that remembers when its statement must end."""

    deadline: float = float("inf")

    def limit(self, seconds: float) -> None:
        """Give the next statement, or the next rows of this one, so many seconds."""
        self.deadline = time.monotonic() + seconds


def open_engine(url: URL, timeout_s: float) -> Engine:
    """Return an engine whose every session is read-only; nothing is connected yet.

    Args:
        url: The database; an SQLite file by its absolute path.
        timeout_s: How long a statement may run, in seconds.
    """
    return _ENGINES.get(url.get_backend_name(), _other)(url, timeout_s)


def limit(connection: Connection, seconds: float) -> None:
    """Limit what the next statement of this connection may take, in seconds."""
    driver = connection.connection.driver_connection
    if isinstance(driver, SqliteConnection):
        driver.limit(seconds)
    elif connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL statement_timeout = {int(seconds * 1000)}"))
    elif connection.dialect.name in ("mysql", "mariadb"):
        connection.exec_driver_sql(_mysql_limit(connection.dialect, seconds))


def _postgresql(url: URL, timeout_s: float) -> Engine:
    settings = {
        "default_transaction_read_only": "on",
        "statement_timeout": str(int(timeout_s * 1000)),
        "lock_timeout": str(LOCK_TIMEOUT_S * 1000),
        "timezone": "UTC",
        "datestyle": "ISO",
        "client_encoding": "UTF8",
    }
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        hide_parameters=True,
        execution_options={"postgresql_readonly": True},
        connect_args={
            "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
            "connect_timeout": CONNECT_TIMEOUT_S,
            "application_name": "assistant (read-only)",
        },
    )

    @event.listens_for(engine, "connect")
    def _texts(driver: Any, _record: Any) -> None:
        from psycopg.types.string import TextLoader  # the driver is loaded when it is used

        for kind in _POSTGRESQL_AS_TEXT:
            driver.adapters.register_loader(kind, TextLoader)

    return engine


def _mysql(url: URL, timeout_s: float) -> Engine:
    from pymysql.constants import FIELD_TYPE  # the driver is loaded when it is used
    from pymysql.converters import conversions

    as_text = {getattr(FIELD_TYPE, name) for name in _MYSQL_AS_TEXT}
    engine = create_engine(
        url.set(drivername=f"{url.get_backend_name()}+pymysql"),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={
            "charset": "utf8mb4",
            "connect_timeout": CONNECT_TIMEOUT_S,
            # The server stops a slow statement; this ends the wait for a server that has gone.
            "read_timeout": int(timeout_s) + CONNECT_TIMEOUT_S,
            "local_infile": False,
            "conv": {kind: read for kind, read in conversions.items() if kind not in as_text},
        },
    )

    @event.listens_for(engine, "connect")
    def _locks(driver: Any, _record: Any) -> None:
        with driver.cursor() as cursor:
            cursor.execute("SET SESSION TRANSACTION READ ONLY")
            # TIMESTAMP columns are instants: they arrive in UTC whatever the server's zone.
            cursor.execute("SET SESSION time_zone = '+00:00'")
            cursor.execute(f"SET SESSION lock_wait_timeout = {LOCK_TIMEOUT_S}")

    @event.listens_for(engine, "engine_connect")
    def _time(connection: Connection) -> None:
        # Not in "connect": which of the two settings there is shows only once the dialect knows the server.
        connection.exec_driver_sql(_mysql_limit(connection.dialect, timeout_s))

    return engine


def _mysql_limit(dialect: Any, seconds: float) -> str:
    if getattr(dialect, "is_mariadb", False):
        return f"SET SESSION max_statement_time = {seconds:.3f}"
    return f"SET SESSION max_execution_time = {int(seconds * 1000)}"


def open_sqlite(url: URL, timeout_s: float, beside: Mapping[str, str] | None = None) -> Engine:
    """Return an engine for an SQLite file whose every session can read and nothing else.

    Args:
        url: The file, by its absolute path.
        timeout_s: How long a statement may run, in seconds.
        beside: Other files, by the schema's name under which they are attached, read-only too.
    """
    place = quote(url.database or "")

    def connect() -> SqliteConnection:
        connection = sqlite3.connect(
            f"file:{place}?mode=ro",
            uri=True,
            factory=SqliteConnection,
            isolation_level=None,
            check_same_thread=False,  # a sync may go on in another thread; one at a time uses it
            timeout=LOCK_TIMEOUT_S,
        )
        for schema, path in (beside or {}).items():
            connection.execute(f"ATTACH DATABASE ? AS {schema}", (f"file:{quote(path)}?mode=ro",))
        connection.execute("PRAGMA query_only = ON")
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.set_authorizer(_authorize)
        connection.limit(timeout_s)
        connection.set_progress_handler(lambda: time.monotonic() > connection.deadline, _SQLITE_STEPS)
        return connection

    return create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Allow reading, harmless functions and the pragmas that describe tables; nothing else."""
    allowed = action in _SQLITE_ALLOWED
    if action == sqlite3.SQLITE_FUNCTION:
        allowed = (second or "").lower() not in _SQLITE_DENIED_FUNCTIONS
    if action == sqlite3.SQLITE_PRAGMA:
        # An argument is a table's name for the describing ones; for the others it would be a new setting.
        describes = (first or "").startswith("table_")
        allowed = first in _SQLITE_PRAGMAS and (describes or second is None)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _other(url: URL, _timeout_s: float) -> Engine:
    """Any other engine SQLAlchemy knows: no lock of ours is known to hold there, and `logins` says so."""
    return create_engine(url, poolclass=NullPool, hide_parameters=True)


_ENGINES: dict[str, Callable[[URL, float], Engine]] = {
    "postgresql": _postgresql,
    "mysql": _mysql,
    "mariadb": _mysql,
    "sqlite": open_sqlite,
}
