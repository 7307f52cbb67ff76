"""Which values of the vault were only guessed: found in a text by the name model, and standing in no column.

They have placeholders like all others, but are not looked for in other texts: one wrong guess would hide a word everywhere.
"""

import sqlite3
from collections.abc import Iterable

SCHEMA = """
CREATE TABLE IF NOT EXISTS guess (kind TEXT, number INTEGER, PRIMARY KEY (kind, number)) WITHOUT ROWID;
"""
KNOWN = (
    "SELECT number, value FROM entry WHERE kind = ? AND NOT EXISTS"
    " (SELECT 1 FROM guess WHERE guess.kind = entry.kind AND guess.number = entry.number)"
)


def note(connection: sqlite3.Connection, kind: str, numbers: Iterable[int]) -> None:
    """Remember new entries as guesses."""
    connection.executemany("INSERT OR IGNORE INTO guess VALUES (?, ?)", [(kind, n) for n in numbers])


def among(connection: sqlite3.Connection, kind: str, numbers: Iterable[int]) -> set[int]:
    """Return those of the numbers that are guesses."""
    held = {n for (n,) in connection.execute("SELECT number FROM guess WHERE kind = ?", (kind,))}
    return held.intersection(numbers)


def confirm(connection: sqlite3.Connection, kind: str, numbers: Iterable[int]) -> None:
    """Make guesses known, for now they stand in a column; whoever keeps the known names reads them again."""
    connection.executemany("DELETE FROM guess WHERE kind = ? AND number = ?", [(kind, n) for n in numbers])
    connection.execute("UPDATE counter SET version = version + 1 WHERE kind = ?", (kind,))
