"""Checking the trail: each entry by its hash, the chain by the hash before, the end by the signed head."""

import hmac
import sqlite3
from typing import Any

from connectors.failures import TrailError
from privacy.trail_entry import COLUMNS, FIRST, Verdict, sealed
from privacy.trail_head import Head, HeadFile

_SELECT = f"SELECT {', '.join(COLUMNS)} FROM entry"
_ASIDE = (
    "Run 'assistant audit verify'; keep its files for the inquiry, and move them aside to start a new trail."
)


def check_last(connection: sqlite3.Connection, head: Head | None, key: bytes, head_name: str) -> Head:
    """Return the last entry to chain to, having made sure that the end is whole.

    Without this check, the next entry would write a new head over the evidence of a cut.

    Raises:
        TrailError: Entries were cut off, the last one is not valid, or the head is gone.
    """
    row = connection.execute(f"{_SELECT} ORDER BY number DESC LIMIT 1").fetchone()
    last = Head(row[0], row[-1]) if row else Head()
    if head is None:
        raise TrailError(f"The head of the audit trail ({head_name}) is missing. {_ASIDE}")
    if head.number > last.number:
        raise TrailError(f"The audit trail was cut off after entry {last.number}. {_ASIDE}")
    if row and not _valid(row, key):
        raise TrailError(f"Entry {last.number} of the audit trail is not valid. {_ASIDE}")
    if _hash_of(connection, head.number) != head.hash:
        raise TrailError(f"Entry {head.number} of the audit trail is not the one its head names. {_ASIDE}")
    return last


def first_problem(connection: sqlite3.Connection, head_file: HeadFile, key: bytes) -> Verdict:
    """Read all entries in order and return the verdict."""
    head = _head(head_file)  # before the entries: others may add some meanwhile, but never behind it
    connection.execute("BEGIN")  # one view of the trail, though others go on writing
    try:
        count = int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])
        broken = _first_broken(connection, key)
        if broken:
            number, problem = broken
            return Verdict(False, count, problem, number)
        return _end(connection, head, count)
    finally:
        connection.execute("COMMIT")


def _first_broken(connection: sqlite3.Connection, key: bytes) -> tuple[int, str] | None:
    previous = FIRST
    expected = 1
    for row in connection.execute(f"{_SELECT} ORDER BY number"):
        if row[0] != expected or not _valid(row, key) or row[-2] != previous:
            return _named(connection, key, expected, previous)
        previous = row[-1]
        expected += 1
    return None


def _named(connection: sqlite3.Connection, key: bytes, number: int, previous: str) -> tuple[int, str]:
    """Say what happened to entry `number`, the first that is not as it was written."""
    rows = {row[0]: row for row in connection.execute(f"{_SELECT} WHERE number >= ?", (number,))}
    lower = connection.execute(f"{_SELECT} WHERE number < 1 ORDER BY number LIMIT 1").fetchone()
    if lower is not None:
        return lower[0], f"Entry {lower[0]} was put in."
    if number not in rows:
        return number, f"Entry {number} was removed."
    if _written_as(rows, key, number):
        return number, f"Entry {number} was moved: the entries were reordered."
    row = rows[number]
    was = next((other for other in range(1, number + len(rows) + 2) if _valid(_as(row, other), key)), None)
    if was is not None and was > number:
        return number, f"Entry {number} was removed, and entry {was} moved to its place."
    after = rows.get(number + 1)
    if was is not None or (after is not None and after[-2] == previous):
        return number, f"Entry {number} was put in."
    return number, f"Entry {number} was changed."


def _written_as(rows: dict[int, tuple[Any, ...]], key: bytes, number: int) -> bool:
    """Say whether the entry written as `number` now stands at another place."""
    return any(place != number and _valid(_as(row, number), key) for place, row in rows.items())


def _head(head_file: HeadFile) -> Head | str:
    """Return the head, or what is wrong with it."""
    try:
        return head_file.read() or f"The head of the audit trail ({head_file.path.name}) is missing."
    except TrailError as broken:
        return broken.message


def _end(connection: sqlite3.Connection, head: Head | str, count: int) -> Verdict:
    """Compare the last entries with the head."""
    if isinstance(head, str):
        return Verdict(False, count, head, None)
    if head.number > count:
        missing, lost = count + 1, head.number - count
        sentence = f"The end was cut off: {lost} entries from entry {missing} on are missing."
        return Verdict(False, count, sentence, missing)
    if _hash_of(connection, head.number) != head.hash:
        sentence = f"Entry {head.number} is not the one the head of the trail names."
        return Verdict(False, count, sentence, head.number)
    return Verdict(True, count)


def _hash_of(connection: sqlite3.Connection, number: int) -> str:
    if number == 0:
        return FIRST
    row = connection.execute("SELECT hash FROM entry WHERE number = ?", (number,)).fetchone()
    return str(row[0]) if row else ""


def _as(row: tuple[Any, ...], number: int) -> tuple[Any, ...]:
    return (number, *row[1:])


def _valid(row: tuple[Any, ...], key: bytes) -> bool:
    """Say whether a row's hash is the one this key gives for what it holds."""
    try:
        right = sealed(key, dict(zip(COLUMNS, row, strict=True)))
    except (TypeError, ValueError):
        return False
    return isinstance(row[-1], str) and hmac.compare_digest(
        row[-1].encode("utf-8", "replace"), right.encode()
    )
