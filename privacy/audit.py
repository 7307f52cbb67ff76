"""The trail: one entry per question, call, reveal, refusal and act, chained so that no change goes unseen.

Each entry's hash is an HMAC-SHA256 over all it holds and the hash before it; a signed head file tells how
many there are. Who can write the files but has no key can neither change, remove, reorder, put in nor cut off
an entry without `verify` naming it. Putting back an older copy of database *and* head together is the one
thing only a copy of the head kept elsewhere shows.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from connectors.failures import QueryError, TrailError
from privacy.sqlitefile import BUSY_TIMEOUT_S, SqliteFile
from privacy.trail_check import check_last, first_problem
from privacy.trail_entry import (
    COLUMNS,
    Entry,
    EntryRow,
    Verdict,
    canonical_json,
    clean,
    read,
    sealed,
    stamp,
)
from privacy.trail_head import Head, HeadFile

__all__ = ["Entry", "EntryRow", "Trail", "Verdict"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, user TEXT NOT NULL, role TEXT NOT NULL,
  conversation TEXT NOT NULL, outcome TEXT NOT NULL, body TEXT NOT NULL,
  previous TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS entry_at ON entry (at);
CREATE INDEX IF NOT EXISTS entry_conversation ON entry (conversation);
"""
_NAMES = ", ".join(COLUMNS)
_INSERT = f"INSERT INTO entry ({_NAMES}) VALUES ({', '.join('?' * len(COLUMNS))})"
_SELECT = f"SELECT {_NAMES} FROM entry"


class Trail:
    """The audit trail in one SQLite file, with its signed head beside it.

    Args:
        path: The database; `<name>.head` lies beside it.
        key: 32 bytes, derived from the vault's key.
    """

    def __init__(self, path: Path, key: bytes, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        self.path = path
        self._key = key
        self._busy_timeout_s = busy_timeout_s
        self._head = HeadFile(path.with_suffix(".head"), key)
        self._opened: SqliteFile | None = None
        self._pending: Head | None = None  # the last entry written here that the head does not tell of yet

    def append(
        self, kind: str, user: str, *, role: str = "", conversation: str = "", outcome: str = "ok",
        body: Mapping[str, Any], durable: bool = True,
    ) -> int:  # fmt: skip
        """Write one entry and return its number.

        An entry that is not durable outlives the process, but perhaps no power cut: what it is about may not be
        shown before a later entry is durable, or `settle` was called.

        Raises:
            TrailError: It cannot be written, or the trail is broken; nothing may be shown.
        """
        told = {"kind": kind, "user": user, "role": role, "conversation": conversation, "outcome": outcome}
        with self._writing(), self._head.locked(self._busy_timeout_s):
            text = canonical_json(dict(body))
            with self._file().writing(durable=durable) as connection:
                last = self._last(connection)
                record: dict[str, object] = {name: clean(value) for name, value in told.items()}
                record |= {"number": last.number + 1, "at": stamp(datetime.now(UTC))}
                record |= {"body": text, "previous": last.hash}
                record["hash"] = sealed(self._key, record)
                connection.execute(_INSERT, [record[name] for name in COLUMNS])
            written = Head(last.number + 1, str(record["hash"]))
            if durable:
                # Never before the entry: a head that survives it would tell of a cut that nobody made.
                self._head.write(written)
            self._pending = None if durable else written
        return written.number

    def settle(self) -> None:
        """Make durable what is not yet, and let the head tell of it.

        Raises:
            TrailError: It cannot be written, or the trail is broken; nothing may be shown.
        """
        if self._pending is None:
            return
        with self._writing(), self._head.locked(self._busy_timeout_s):
            last = self._last(self._file().connection())
            self._file().settle()
            self._head.write(last)
            self._pending = None

    def _last(self, connection: sqlite3.Connection) -> Head:
        """Return the last entry, having made sure that none was cut off, told by the head or written here since."""
        head = self._head.read()
        if head is not None and self._pending is not None and self._pending.number > head.number:
            head = self._pending
        return check_last(connection, head, self._key, self._head.path.name)

    @contextmanager
    def entry(
        self, kind: str, user: str, *, role: str = "", conversation: str = "", body: Mapping[str, Any],
        durable: bool = True,
    ) -> Iterator[Entry]:  # fmt: skip
        """Write an entry when the block ends, however it ends; its outcome is `ok` or the failure's name.

        `durable` as for `append`.

        Raises:
            TrailError: It cannot be written; what the block made must not be shown.
        """
        made = Entry(dict(body))
        try:
            yield made
        except BaseException as failure:
            made.outcome = type(failure).__name__
            raise
        finally:
            made.number = self.append(
                kind, user, role=role, conversation=conversation, outcome=made.outcome or "ok",
                body=made.body, durable=durable,
            )  # fmt: skip

    def entries(
        self, *, kind: str | None = None, user: str | None = None, since: datetime | None = None,
        until: datetime | None = None, conversation: str | None = None, text: str | None = None,
        limit: int = 100, before: int | None = None,
    ) -> list[EntryRow]:  # fmt: skip
        """Return entries that fit every condition given, newest first.

        Moments run from `since` up to but without `until`; `text` are words that stand in the body; `before`
        leaves out entries from that number on, for paging.
        """
        conditions: dict[str, object] = {
            "kind = ?": kind,
            "user = ?": user,
            "conversation = ?": conversation,
            "at >= ?": stamp(since) if since else None,
            "at < ?": stamp(until) if until else None,
            "number < ?": before,
            "instr(lower(body), ?)": text.lower() if text else None,
        }
        given = {sql: value for sql, value in conditions.items() if value is not None}
        where = f" WHERE {' AND '.join(given)}" if given else ""
        with self._reading() as connection:
            rows = connection.execute(
                f"{_SELECT}{where} ORDER BY number DESC LIMIT ?", [*given.values(), limit]
            ).fetchall()
        return [read(row) for row in rows]

    def show(self, number: int) -> EntryRow:
        """Return one entry.

        Raises:
            QueryError: There is none with this number.
        """
        with self._reading() as connection:
            row = connection.execute(f"{_SELECT} WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise QueryError(f"The audit trail has no entry {number}. See 'assistant audit list'.")
        return read(row)

    def verify(self) -> Verdict:
        """Read the whole trail and name the first entry that was changed, removed, moved, put in, cut off."""
        try:
            with self._reading() as connection:
                return first_problem(connection, self._head, self._key)
        except TrailError as broken:
            return Verdict(False, 0, broken.message, None)

    def close(self) -> None:
        """Close the database."""
        if self._opened:
            self._opened.close()
            self._opened = None

    def _file(self) -> SqliteFile:
        """Open the database; a new one gets a head that says nothing has been written yet."""
        if self._opened is None:
            fresh = not self.path.exists() or not self.path.stat().st_size
            if fresh and not self._head.path.exists():
                self._head.write(Head())
            self._opened = SqliteFile(self.path, _SCHEMA, busy_timeout_s=self._busy_timeout_s)
        return self._opened

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            kind = _kind(error)
            raise TrailError(
                f"The audit trail {self.path.name} cannot be written ({kind}), so nothing is shown. "
                f"Check that its folder is writable and its disk is not full.",
                detail=f"error={kind}",
            ) from None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._file().connection()
        except (sqlite3.Error, OSError, ValueError) as error:
            kind = _kind(error)
            raise TrailError(
                f"The audit trail {self.path.name} cannot be read ({kind}). Put it back from a backup.",
                detail=f"error={kind}",
            ) from None


def _kind(error: Exception) -> str:
    return getattr(error, "sqlite_errorname", None) or type(error).__name__
