"""Whose conversation is whose. Titles hold placeholders, as every file but the vault does.

A power cut may lose the last title: no question waits for the disk because of the list beside it.
"""

import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from connectors.failures import Denied, QueryError, SetupError
from privacy.sqlitefile import SqliteFile

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversation (
    id TEXT PRIMARY KEY, user TEXT NOT NULL, title TEXT NOT NULL DEFAULT '', used_at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS conversation_user ON conversation (user, used_at);
"""


@dataclass(frozen=True)
class Conversation:
    """One conversation of one person; `title` is its first question, with placeholders."""

    id: str
    title: str
    used_at: str


class Conversations:
    """The conversations of one home."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = SqliteFile(path, _SCHEMA)
        except (OSError, sqlite3.Error):
            raise SetupError(
                f"The conversations in {path} cannot be opened. "
                f"Check that the folder is writable, then try again."
            ) from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def claim(self, user: str, conversation: str | None = None) -> str:
        """Return the id of a conversation that is the user's: a new one, or the one asked for.

        Raises:
            QueryError: The id is not one.
            Denied: It is somebody else's.
        """
        told = conversation or uuid4().hex
        if not _ID.fullmatch(told):
            raise QueryError(
                "A conversation id is 1 to 64 letters, digits, '.', '_', ':' or '-'. Choose such an id."
            )
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._file.writing(durable=False) as db:
            db.execute(
                "INSERT OR IGNORE INTO conversation (id, user, used_at) VALUES (?, ?, ?)", (told, user, now)
            )
            (owner,) = db.execute("SELECT user FROM conversation WHERE id = ?", (told,)).fetchone()
            if owner != user:
                raise Denied("That conversation is not yours. Start a new one.")
            db.execute("UPDATE conversation SET used_at = ? WHERE id = ?", (now, told))
        return told

    def name(self, conversation: str, title: str) -> None:
        """Give a conversation its title, if it has none yet; only conversations with one are listed."""
        with self._file.writing(durable=False) as db:
            db.execute("UPDATE conversation SET title = ? WHERE id = ? AND title = ''", (title, conversation))

    def of(self, user: str, limit: int = 30) -> list[Conversation]:
        """Return a person's conversations, the last used first."""
        rows = self._file.connection().execute(
            "SELECT id, title, used_at FROM conversation WHERE user = ? AND title <> '' "
            "ORDER BY used_at DESC LIMIT ?",
            (user, limit),
        )
        return [Conversation(*row) for row in rows]
