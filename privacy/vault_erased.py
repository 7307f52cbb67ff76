"""What the vault keeps of a value that was erased: a keyed digest, so that it is not taken in again.

A name or an address is told by no pattern, so it is searched for in text by its digest (`privacy.erased_names`); for
that its length in characters stands beside it. Nothing else of the value is left.
"""

import sqlite3
from collections.abc import Callable, Iterable

from privacy.kinds import canonical, parse

ERASED = "[erased]"  # what stands in the store where an erased value came again
SCHEMA = """
CREATE TABLE IF NOT EXISTS erased (digest BLOB PRIMARY KEY, kind TEXT NOT NULL, length INTEGER NOT NULL) WITHOUT ROWID;
"""
SEARCHED = ("PERSON", "ADDRESS")  # what is found in text by its digest
Lookup = Callable[[str, str], bytes]  # kind and canonical form -> digest


def note(connection: sqlite3.Connection, lookup: Lookup, values: dict[str, str]) -> None:
    """Remember values as erased, each given by its placeholder."""
    rows = []
    for name, value in values.items():
        kind, _ = parse(name) or ("", 0)
        form = canonical(kind, value)
        rows.append((lookup(kind, form), kind, len(form) if kind in SEARCHED else 0))
    connection.executemany("INSERT OR IGNORE INTO erased VALUES (?, ?, ?)", rows)


def among(connection: sqlite3.Connection, digests: Iterable[bytes]) -> set[bytes]:
    """Return those digests that are of erased values."""
    if connection.execute("SELECT 1 FROM erased LIMIT 1").fetchone() is None:
        return set()
    select = "SELECT 1 FROM erased WHERE digest = ?"
    return {digest for digest in digests if connection.execute(select, (digest,)).fetchone()}


def listed(connection: sqlite3.Connection, kind: str) -> dict[int, frozenset[bytes]]:
    """Return the digests of a kind's erased values by their length."""
    found: dict[int, set[bytes]] = {}
    for length, digest in connection.execute("SELECT length, digest FROM erased WHERE kind = ?", (kind,)):
        found.setdefault(length, set()).add(digest)
    return {length: frozenset(digests) for length, digests in found.items()}
