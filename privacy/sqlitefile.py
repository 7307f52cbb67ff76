"""A small SQLite file that several threads and processes write; the vault and the trail are such files."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUSY_TIMEOUT_S = 5.0
_CREATING = threading.Lock()


def _create(path: Path) -> None:
    """Make the file if it does not exist; one that does is left alone.

    Closing a file gives up every POSIX lock that the process holds on it, also those of SQLite's connections: another
    process would then take itself for the last, and delete the log that this one still writes.
    https://www.sqlite.org/howtocorrupt.html, section 2.2
    """
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


class SqliteFile:
    """One database file, readable by its owner only; each thread has a connection of its own.

    Args:
        path: The file; made with mode 0600 when it does not exist.
        schema: Statements that may be run again and again (`CREATE TABLE IF NOT EXISTS`).
        busy_timeout_s: How long to wait for another writer, in seconds.

    Raises:
        OSError: The folder cannot be written.
        sqlite3.Error: It is not a database, or is locked.
    """

    def __init__(self, path: Path, schema: str, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        self.path = path
        self.busy_timeout_s = busy_timeout_s
        self._local = threading.local()
        self._opened: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._lock = threading.Lock()
        with _CREATING:
            _create(path)
        connection = self.connection()
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(schema)

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            with self._lock:
                found = self._taken_over() or self._connected()
                self._opened.append((threading.current_thread(), found))
            self._local.connection = found
        return found

    def _taken_over(self) -> sqlite3.Connection | None:
        """Return the connection of a thread that has ended: each question brings threads of its own."""
        for place, (thread, connection) in enumerate(self._opened):
            if not thread.is_alive():
                del self._opened[place]
                if connection.in_transaction:
                    connection.rollback()
                return connection
        return None

    def _connected(self) -> sqlite3.Connection:
        made = sqlite3.connect(
            self.path, timeout=self.busy_timeout_s, isolation_level=None, check_same_thread=False
        )
        made.execute("PRAGMA synchronous = FULL")
        made.execute("PRAGMA cache_size = -65536")
        return made

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """Hold the file's one write lock for the block; commit at its end, or undo everything.

        Args:
            durable: The commit survives a power cut, with all before it: the store refers to the vault's entries,
                the trail's head to its own. Without, it survives the end of the process, and `settle` does the rest.
        """
        connection = self.connection()
        connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def settle(self) -> None:
        """Let every commit there is survive a power cut."""
        # SQLite holds no locks on its log, so closing it here gives none up. What a checkpoint took over is safe.
        log = self.path.with_name(f"{self.path.name}-wal")
        if log.exists():
            handle = os.open(log, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            for _, connection in self._opened:
                connection.close()
            self._opened.clear()
            self._local = threading.local()
