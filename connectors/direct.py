"""One SELECT on a source as it is, past its mapping: the gold answers of an evaluation are read so.

The locks are those of every other reading: a login that may only read, a read-only session, one SELECT.
"""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors import driver_errors
from connectors.failures import SetupError, SourceError
from connectors.registry import SourceConfig, address, open_source
from connectors.statement import refusal
from connectors.table import Row

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

TIMEOUT_S = 120.0
MAX_ROWS = 100_000
_SCHEMA = re.compile(r"[a-z][a-z0-9_]*")
# Every colon but that of a cast and of `:today`: SQLAlchemy would take it for a value to be bound.
_COLON = re.compile(r"(?<!:):(?!:|today\b)")
_SQLGLOT = {"postgresql": "postgres", "mariadb": "mysql", "mssql": "tsql"}
_WRONG = {
    "missing": "names a table or a column that is not there",
    "broken": "is not SQL that the database understands",
    "readonly": "asks for something that is not reading",
    "forbidden": "reads what the login may not read",
    "slow": f"took longer than {TIMEOUT_S:g} s",
}


class Direct:
    """A source read past its mapping. Nothing is connected before the first SELECT.

    Args:
        config: The source's entry in the home.
        base: The home folder.
        others: The home's other sources; those in SQLite files stand beside an SQLite source, by their names.
    """

    def __init__(self, config: SourceConfig, base: Path, others: Mapping[str, SourceConfig]) -> None:
        self.name = config.name
        self._config = config
        self._base = base
        self._others = others
        self._engine: Engine | None = None
        self._checked = False

    def select(
        self, sql: str, today: date, tables: Mapping[str, Any] | None = None
    ) -> tuple[list[str], list[Row]]:
        """Run one SELECT and return its columns and rows.

        Args:
            sql: In the source's own dialect; over files in DuckDB's, each file a table; `:today` is bound.
            today: The day that counts as today.
            tables: Arrow tables that a SELECT over files may name too.

        Raises:
            SetupError: It is not one SELECT that can be run here; the sentence says why.
            SourceError: The source does not answer.
        """
        if self._config.path:
            return self._over_files(sql, today, tables or {})
        return self._over_database(sql, today)

    def close(self) -> None:
        """Let go of the connections."""
        if self._engine is not None:
            self._engine.dispose()

    def _over_database(self, sql: str, today: date) -> tuple[list[str], list[Row]]:
        import sqlalchemy as sa  # 0.3 s: only when a source is read

        engine = self._opened()
        _refuse(sql, engine.dialect.name)
        bound = sa.text(_COLON.sub(r"\\:", sql))
        values = {"today": today.isoformat() if engine.dialect.name == "sqlite" else today}
        try:
            with engine.connect() as connection:
                self._check(connection)
                result = connection.execute(bound, values if ":today" in sql else {})
                rows = [tuple(row) for row in result.fetchmany(MAX_ROWS + 1)]
                return list(result.keys()), _few(rows)
        except (sa.exc.SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise self._plain(error) from None

    def _over_files(self, sql: str, today: date, tables: Mapping[str, Any]) -> tuple[list[str], list[Row]]:
        import duckdb  # 0.2 s: only for a source of files

        sql = sql.replace(":today", f"DATE '{today.isoformat()}'")
        _refuse(sql, "duckdb")
        source = open_source(self._config, self._base)
        with closing(duckdb.connect(":memory:", config={"enable_external_access": False})) as db:
            for name, rows in (*source.tables(), *tables.items()):  # type: ignore[attr-defined] # of files
                db.register(name, rows)
            try:
                found = db.execute(sql)
                return [each[0] for each in found.description or ()], _few(found.fetchmany(MAX_ROWS + 1))
            except duckdb.Error as error:
                raise SetupError(f"it cannot be run over the files ({type(error).__name__}).") from None

    def _opened(self) -> "Engine":
        from connectors import readonly  # SQLAlchemy comes with it

        if self._engine is None:
            url = address(self._config, self._base)
            if url.get_backend_name() == "sqlite":
                self._engine = readonly.open_sqlite(url, TIMEOUT_S, self._beside())
            else:
                self._engine = readonly.open_engine(url, TIMEOUT_S)
        return self._engine

    def _beside(self) -> dict[str, str]:
        found = {}
        for name, config in self._others.items():
            url = None if config.path else address(config, self._base)
            if url is not None and url.get_backend_name() == "sqlite" and _SCHEMA.fullmatch(name):
                found[name] = str(url.database)
        return found

    def _check(self, connection: "Connection") -> None:
        """Refuse a login that could write, unless its owner accepted that."""
        from connectors import logins

        if self._checked or self._config.allow_writable_login:
            return
        if logins.ways_to_write(connection):
            raise SetupError(f"the login of {self.name!r} could change data. Use one that may only SELECT.")
        self._checked = True

    def _plain(self, error: Exception) -> SetupError | SourceError:
        kind = driver_errors.kind_of(error)
        if kind in _WRONG:
            return SetupError(f"it {_WRONG[kind]}.")
        found = driver_errors.plain(error, self.name, TIMEOUT_S)
        return SourceError(found.message, detail=found.detail)


def _refuse(sql: str, dialect: str) -> None:
    why = refusal(sql, _SQLGLOT.get(dialect, dialect))
    if why:
        raise SetupError(f"{why}.")


def _few(rows: list[Row]) -> list[Row]:
    if len(rows) > MAX_ROWS:
        raise SetupError(f"it brings more than {MAX_ROWS:,} rows. Count or add up in SQL.")
    return rows
