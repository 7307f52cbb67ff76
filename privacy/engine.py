"""A locked DuckDB in memory that knows one role's views of one version of the store, and nothing else."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from connectors.failures import Failure, QueryError, SourceError
from connectors.store import Snapshot
from connectors.table import Row
from privacy.policy import Role
from privacy.sql_values import literal
from privacy.views import Names, statements

if TYPE_CHECKING:
    import duckdb

MAX_ENGINES = 16
_THREADS = 2
_MAX_CHARS = 20_000_000  # of one result: a thousand rows can each hold the text of all
_CHUNK = 20


@dataclass(frozen=True)
class Limits:
    """What one statement may take.

    Args:
        max_rows: Rows handed over at most.
        timeout_s: Seconds it may run.
        memory: Memory of one engine, in DuckDB's words, such as `1GB`.
        timezone: The zone in which a moment falls on a day.
    """

    max_rows: int = 1000
    timeout_s: float = 10
    memory: str = "1GB"
    timezone: str = "UTC"


class Engine:
    """One locked database. Any number of threads may read at once; it closes after the last reader.

    Raises:
        SourceError: The store's file cannot be opened, or its tables are not those of the business model.
    """

    def __init__(self, snapshot: Snapshot, role: Role, parameter: str, limits: Limits) -> None:
        import duckdb  # loads on first use: 0.2 s that `--help` does not need

        self.version = snapshot.version
        self._limits = limits
        self._names = Names(*(f"_{secrets.token_hex(16)}" for _ in range(2)))
        self._readers = 0
        self._retired = False
        self._lock = threading.Lock()
        self.broken = False
        self._db = duckdb.connect(":memory:", config=_config(limits))
        try:
            self._build(snapshot, role, parameter)
        except duckdb.Error as error:
            self._db.close()
            raise SourceError(
                "The store cannot be opened. Run 'assistant sync', then ask again.",
                detail=f"kind={type(error).__name__} version={snapshot.version}",
            ) from None

    def read(self, sql: str) -> tuple[list[Row], bool]:
        """Run a checked statement, its values in place; return at most `max_rows` rows and whether there were more.

        Raises:
            QueryError: It cannot be run, took too long or too much memory.
            SourceError: The store's file cannot be read.
        """
        cap = self._limits.max_rows
        rows = self._run(f"SELECT * FROM ({sql}) AS _q LIMIT {cap + 1}")
        return rows[:cap], len(rows) > cap

    def exists(self, entity: str, column: str, value: str, *, short: bool = False) -> bool:
        """Say whether any row of the whole store has this value, whoever it belongs to.

        Args:
            entity: An entity of the model; the caller has looked it up.
            column: One of its columns; looked up too.
            value: What to look for.
            short: It may also be the short form of a longer name: Acme for Acme Trading, 云创科技 for 杭州云创科技有限公司.
        """
        table, told = self._names.table(entity), literal("value", value)
        same = f'"{column}" = {told}'
        if short:
            part = "contains" if not value.isascii() else "starts_with"
            end = "" if part == "contains" else " || ' '"
            same += f' OR {part}(lower("{column}"), lower({told}){end})'
        found = self._run(f"SELECT count(*) > 0 FROM {table} WHERE {same}")
        return bool(found[0][0])

    def retire(self) -> None:
        """Close as soon as nobody reads."""
        with self._lock:
            self._retired = True
            if self._readers == 0:
                self._db.close()

    @contextmanager
    def lease(self) -> Iterator["Engine"]:
        """Keep the engine open while the block runs."""
        try:
            yield self
        finally:
            with self._lock:
                self._readers -= 1
                if self._retired and self._readers == 0:
                    self._db.close()

    def hold(self) -> None:
        """Count a reader; `lease` lets go."""
        with self._lock:
            self._readers += 1

    def _build(self, snapshot: Snapshot, role: Role, parameter: str) -> None:
        path = str(snapshot.path).replace("'", "''")
        self._db.execute(f"SET GLOBAL TimeZone = '{self._limits.timezone}'")
        self._db.execute(f"ATTACH '{path}' AS {self._names.base} (READ_ONLY)")
        for statement in statements(role, self._names, literal("parameter", parameter)):
            self._db.execute(statement)
        self._db.execute("SET enable_external_access = false")
        self._db.execute("SET lock_configuration = true")

    def _run(self, sql: str) -> list[Row]:
        import duckdb  # loads on first use, as above

        try:
            with self._db.cursor() as cursor, _stopped_after(self._limits.timeout_s, cursor):
                cursor.execute(sql)
                return _fetched(cursor)
        except duckdb.Error as error:
            raise self._failure(error) from None

    def _failure(self, error: "duckdb.Error") -> Failure:
        """Name what went wrong. The driver's own text quotes values, so only its kind is passed on."""
        import duckdb  # loads on first use, as above

        kind = type(error).__name__
        detail = f"kind={kind} version={self.version}"
        if isinstance(error, duckdb.InterruptException):
            limit = f"{self._limits.timeout_s:g} s"
            return QueryError(f"The query was stopped after {limit}. Ask for less.", detail=detail)
        if isinstance(error, duckdb.OutOfMemoryException):
            limit = self._limits.memory
            return QueryError(f"The query needs more than {limit} of memory. Ask for less.", detail=detail)
        if isinstance(error, _store_errors()):
            self.broken = True
            return SourceError(
                "The store cannot be read. Run 'assistant sync', then ask again.", detail=detail
            )
        word = kind.removesuffix("Exception")
        return QueryError(f"The query cannot be run ({word} error). Check its types.", detail=detail)


class Engines:
    """The engines in use, the least recently used of them closed first, all of an old version at once."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._engines: OrderedDict[tuple[str, str], Engine] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def engine(self, snapshot: Snapshot, role: Role, parameter: str) -> Iterator[Engine]:
        """Lend the engine of a role and row parameter for this version of the store."""
        with self._lock:
            found = self._current(snapshot, role, parameter)
            found.hold()
        with found.lease():
            yield found

    def close(self) -> None:
        """Close every engine once its readers are done."""
        with self._lock:
            for engine in self._engines.values():
                engine.retire()
            self._engines.clear()

    def _current(self, snapshot: Snapshot, role: Role, parameter: str) -> Engine:
        for key, engine in list(self._engines.items()):
            if engine.version != snapshot.version or engine.broken:
                self._engines.pop(key).retire()
        key = (role.name, parameter)
        if key not in self._engines:
            self._engines[key] = Engine(snapshot, role, parameter, self._limits)
            if len(self._engines) > MAX_ENGINES:
                self._engines.popitem(last=False)[1].retire()
        self._engines.move_to_end(key)
        return self._engines[key]


def _config(limits: Limits) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "threads": _THREADS,
        "memory_limit": limits.memory,
        "temp_directory": "",  # nothing is spilled to the disk
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }


def _store_errors() -> tuple[type[Exception], ...]:
    import duckdb  # loads on first use, as above

    return duckdb.IOException, duckdb.ConnectionException, duckdb.InternalException, duckdb.FatalException


@contextmanager
def _stopped_after(timeout_s: float, cursor: "duckdb.DuckDBPyConnection") -> Iterator[None]:
    """Interrupt what runs on a cursor when its time is over; the engine itself goes on."""
    timer = threading.Timer(timeout_s, cursor.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _fetched(cursor: "duckdb.DuckDBPyConnection") -> list[Row]:
    """Take the rows over, a few at a time, and stop before they fill the memory."""
    rows: list[Row] = []
    chars = 0
    while chunk := cursor.fetchmany(_CHUNK):
        rows += chunk
        chars += sum(len(cell) for row in chunk for cell in row if isinstance(cell, str))
        if chars > _MAX_CHARS:
            raise QueryError(f"The result is larger than {_MAX_CHARS:,} characters. Ask for less.")
    return rows
