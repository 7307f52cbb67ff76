"""A database as a source, read through SQLAlchemy: PostgreSQL, MariaDB, MySQL, SQLite."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from connectors import driver_errors, logins, readonly
from connectors.arrays import raw_table
from connectors.conditions import changed_since, one_of
from connectors.convert import Converter, arrow_schema, convert
from connectors.failures import QueryError, SetupError, nearest
from connectors.live import Live, find_live
from connectors.mapping import Mapping
from connectors.source import BATCH_ROWS, MAX_LOOKUP_ROWS, Batch, SourceReport
from connectors.statement import refusal

DEFAULT_TIMEOUT_S = 300.0
LOOKUP_TIMEOUT_S = 10.0
_SAMPLE_ROWS = 200
_SQLGLOT = {"postgresql": "postgres", "mariadb": "mysql", "mssql": "tsql"}


class SqlSource:
    """One database. Three locks: a login that may only read, a session that is read-only, only SELECT sent.

    Args:
        name: Its name in the home.
        url: Its address; an SQLite file by its absolute path.
        mapping: How it fills the business model.
        allow_writable_login: Its owner accepts a login that could write.
        timeout_s: How long a statement may run, in seconds.
        schema: Where tables without a schema of their own are looked for.

    Raises:
        SetupError: A query of the mapping is not one SELECT, or there is no driver for the address.
    """

    def __init__(
        self,
        name: str,
        url: URL,
        mapping: Mapping,
        *,
        allow_writable_login: bool = False,
        timeout_s: float = DEFAULT_TIMEOUT_S,
        schema: str | None = None,
    ) -> None:
        self.name = name
        self.system = mapping.system
        self.entities = tuple(mapping.entities)
        self.mapping = mapping
        self._allow_writable = allow_writable_login
        self._timeout_s = timeout_s
        self._schema = schema
        self._ways: list[str] | None = None
        self._live: dict[str, Live] = {}
        self._check_queries(url.get_backend_name())
        try:
            self._engine = readonly.open_engine(url, timeout_s)
        except (NoSuchModuleError, ModuleNotFoundError):
            raise SetupError(
                f"There is no driver for the address of {name!r}. Use postgresql://, mysql://, mariadb:// or sqlite:///."
            ) from None

    def check(self) -> SourceReport:
        """Connect, look for ways to write, and compare the mapping with what is really there.

        Raises:
            SourceError: It cannot be reached, or refused the login.
            SetupError: The mapping does not fit, or the login could write and that was not allowed.
        """
        entities: dict[str, bool | str] = {}
        with self._connection() as connection:
            for entity in self.entities:
                entities[entity] = self._try(connection, entity)
        unread = [entity for entity, found in entities.items() if found is not True]
        detail = f"{len(entities) - len(unread)} of {len(entities)} entities can be read."
        if self._ways:
            detail += f" The login could write: {'; '.join(self._ways)}."
        return SourceReport(self.name, self.system, True, bool(self._ways), entities, detail)

    def extract(self, entity: str, since: datetime | None = None) -> Iterator[Batch]:
        """Stream the rows of an entity; see `Source.extract`."""
        self._known(entity)
        return convert(self._raws(entity, since), self.mapping, entity, self.name, since=since)

    def lookup(self, entity: str, column: str, values: Sequence[str], limit: int = 50) -> Any:
        """Read a few rows live; see `Source.lookup`.

        Raises:
            QueryError: The entity or column cannot be looked up.
        """
        self._known(entity)
        with self._connection() as connection:
            readonly.limit(connection, min(LOOKUP_TIMEOUT_S, self._timeout_s))
            live = self._found(connection, entity)
            condition = one_of(self.name, self.mapping.entities[entity], live, column, values)
            if condition is None:
                return arrow_schema(entity).empty_table()
            select = live.select().where(condition).limit(max(0, min(limit, MAX_LOOKUP_ROWS)))
            raws = list(self._fetch(connection, live, select))
        converter = Converter(self.mapping, entity, self.name)
        return converter.batch(raws[0]).rows if raws else arrow_schema(entity).empty_table()

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    def _check_queries(self, backend: str) -> None:
        for entity, wanted in self.mapping.entities.items():
            why = refusal(wanted.query, _SQLGLOT.get(backend, backend)) if wanted.query else None
            if why:
                raise self.mapping.wrong(
                    f"the query of {entity} is refused: {why}.", "entities", entity, "query"
                )

    def _known(self, entity: str) -> None:
        if entity not in self.entities:
            raise QueryError(f"The source {self.name!r} has no {entity!r}.{nearest(entity, self.entities)}")

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """Open a checked connection; a driver's error leaves as one plain sentence."""
        try:
            with self._engine.connect() as connection:
                try:
                    self._refuse_writable(connection)
                    yield connection
                except BaseException:
                    # Dropped, not tidied up: a half-read stream would be read to its end first.
                    connection.invalidate()
                    raise
        except (SQLAlchemyError, sqlite3.Error, OSError, UnicodeError) as error:
            raise driver_errors.plain(error, self.name, self._timeout_s) from None

    def _refuse_writable(self, connection: Connection) -> None:
        if self._ways is None:
            self._ways = logins.ways_to_write(connection)
        if self._ways and not self._allow_writable:
            raise SetupError(
                f"The login of {self.name!r} could change data: {'; '.join(self._ways)}. Create a login that"
                " may only SELECT and use it, or accept this one with --allow-writable-login."
            )

    def _try(self, connection: Connection, entity: str) -> bool | str:
        """Find an entity and convert its first rows; False words are what a person should know."""
        try:
            live = self._found(connection, entity)
            for raw in self._fetch(connection, live, live.select().limit(_SAMPLE_ROWS)):
                Converter(self.mapping, entity, self.name).batch(raw)
        except DBAPIError as error:
            if driver_errors.kind_of(error) != "forbidden":
                raise
            connection.rollback()
            return "this login may not read it: grant it SELECT there"
        return True

    def _found(self, connection: Connection, entity: str) -> Live:
        if entity not in self._live:
            self._live[entity] = find_live(connection, self.mapping, entity, self._schema)
        return self._live[entity]

    def _raws(self, entity: str, since: datetime | None) -> Iterator[Any]:
        with self._connection() as connection:
            live = self._found(connection, entity)
            select = live.select()
            if since is not None:
                condition = changed_since(
                    self.mapping, entity, live, since, self._family(connection, entity, live)
                )
                select = select if condition is None else select.where(condition)
            yield from self._fetch(connection, live, select)

    def _family(self, connection: Connection, entity: str, live: Live) -> str:
        """Return the family of the `updated` column; SQLite's is seen from one value."""
        updated = self.mapping.entities[entity].updated
        name = updated.columns[0] if updated else ""
        family = live.families.get(name, "")
        if family != "any":
            return family
        column = live.columns[name]
        value = connection.execute(
            sa.select(column).select_from(live.place).where(column.is_not(None)).limit(1)
        ).scalar()
        return "number" if isinstance(value, int | float) else "text"

    def _fetch(self, connection: Connection, live: Live, select: Any) -> Iterator[Any]:
        """Stream raw tables of at most 50,000 rows."""
        driver = connection.connection.driver_connection
        names = list(live.columns)
        if isinstance(driver, readonly.SqliteConnection):
            yield from self._fetch_sqlite(connection, driver, names, select)
            return
        result = connection.execute(
            select, execution_options={"stream_results": True, "yield_per": BATCH_ROWS}
        )
        for rows in result.partitions(BATCH_ROWS):
            yield self._zoned(connection, live, raw_table(names, rows))

    def _fetch_sqlite(
        self, connection: Connection, driver: readonly.SqliteConnection, names: list[str], select: Any
    ) -> Iterator[Any]:
        """Fetch from the driver itself: SQLAlchemy's row objects would double the time."""
        compiled = select.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
        values = [compiled.params[name] for name in compiled.positiontup or ()]
        driver.text_factory = bytes  # decoded a column at a time; a cell that is not UTF-8 is no error
        driver.limit(self._timeout_s)
        try:
            with closing(driver.execute(str(compiled), values)) as cursor:
                while rows := cursor.fetchmany(BATCH_ROWS):
                    yield raw_table(names, rows)
                    driver.limit(self._timeout_s)
        finally:
            driver.text_factory = str

    def _zoned(self, connection: Connection, live: Live, raw: Any) -> Any:
        """Mark MySQL's TIMESTAMP texts as the UTC they are."""
        if connection.dialect.name not in ("mysql", "mariadb") or "instant" not in live.families.values():
            return raw
        import pyarrow as pa  # 0.2 s: only when rows are read
        import pyarrow.compute as pc

        for i, (name, family) in enumerate(live.families.items()):
            if family == "instant":
                words = pc.binary_join_element_wise(raw[name].cast(pa.string()), "Z", "")
                raw = raw.set_column(i, name, words)
        return raw
