"""Writes sheets into an SQLite file that appears whole or not at all."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from connectors.demo.sheet import Sheet
from connectors.failures import SetupError

CHUNK_ROWS = 50_000
Progress = Callable[[str, int, int], None]
# The file is thrown away if anything goes wrong, so nothing needs to be recoverable.
_PRAGMAS = (
    "journal_mode=OFF",
    "synchronous=OFF",
    "locking_mode=EXCLUSIVE",
    "temp_store=MEMORY",
    "cache_size=-65536",
)


def write(path: Path, sheets: Sequence[Sheet], progress: Progress | None = None) -> int:
    """Write a database beside its place, then move it there; return the number of rows.

    Raises:
        SetupError: The disk is full or the folder cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        rows = _fill(unfinished, sheets, progress)
        unfinished.replace(path)
    except (OSError, sqlite3.Error):
        raise SetupError(
            f"The demo's {path.name} cannot be written."
            " See that its folder is writable and the disk has room, then retry."
        ) from None
    finally:
        with suppress(OSError):  # a folder that cannot be written has been told already
            unfinished.unlink(missing_ok=True)
    return rows


def _fill(path: Path, sheets: Sequence[Sheet], progress: Progress | None) -> int:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for pragma in _PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
        for sheet in sheets:
            db.execute("BEGIN")
            db.execute(sheet.ddl())
            _rows(db, sheet, progress)
            for column in sheet.indexes:
                name = f"IX_{sheet.table}_{column}"
                db.execute(f"CREATE INDEX {name} ON {sheet.table} ({column})")
            db.execute("COMMIT")
    return sum(sheet.rows for sheet in sheets)


def _rows(db: sqlite3.Connection, sheet: Sheet, progress: Progress | None) -> None:
    columns = [column for _, column in sheet.columns.values()]
    for start in range(0, sheet.rows, CHUNK_ROWS):
        part = slice(start, min(start + CHUNK_ROWS, sheet.rows))
        db.executemany(sheet.insert(), zip(*(column(part) for column in columns), strict=True))
        if progress is not None:
            progress(sheet.table, part.stop, sheet.rows)
