"""The lexical half of the search index: one SQLite file with a full-text table for each kind of entry.

It is never changed in place: a new file is written beside it and takes its place, so a reader sees the old
one or the new one. Candidates are the best by BM25, as SQLite's FTS5 computes it (a title counts twice); they are
ranked by how much of what was asked for stands in them.
"""

import math
import os
import secrets
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from connectors.failures import SetupError, SourceError
from connectors.table import Row
from tools.search_entry import KINDS, Entry, Kind
from tools.search_words import asked, terms

_COLUMNS = tuple(field.name for field in fields(Entry))
_UNKNOWN_PAIR = 0.5  # weight of two Chinese characters that stand nowhere: often the seam between two words
_SCHEMA = f"""
CREATE TABLE entry (id TEXT PRIMARY KEY, {", ".join(_COLUMNS)}, terms TEXT);
CREATE INDEX entry_kind ON entry (kind);
CREATE TABLE file (key TEXT PRIMARY KEY, name TEXT, folder TEXT, state TEXT, sections INTEGER, problem TEXT);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT);
""" + "".join(
    f"CREATE VIRTUAL TABLE words_{kind} USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 0');"
    f"CREATE VIRTUAL TABLE seen_{kind} USING fts5vocab('words_{kind}', 'row');"
    for kind in KINDS
)


@dataclass(frozen=True)
class FileRow:
    """One document file as the index knows it."""

    key: str
    name: str
    folder: str
    state: str
    sections: int
    problem: str


@dataclass(frozen=True)
class Ranked:
    """An entry in the order of its words; `coverage` is the share of what was asked for that stands in it."""

    id: str
    entry: Entry
    coverage: float


class Lexical:
    """The file `lexical.sqlite` of an index. Making one does nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def state(self) -> tuple[int, int]:
        """What changes when entries are put."""
        try:
            found = self.path.stat()
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_ino)

    def find(self, text: str, kind: Kind, n: int, hidden: Collection[str] = ()) -> list[Ranked]:
        """Return the entries of a kind that hold words of `text`, best first.

        Args:
            text: What is looked for.
            kind: What may be found.
            n: How many candidates.
            hidden: Folders whose documents are left out.

        Raises:
            SourceError: The file cannot be read.
        """
        groups = asked(text)
        if not groups:
            return []
        with self._reading() as db:
            if db is None:
                return []
            weights = _weights(db, kind, groups)
            found = db.execute(
                f"SELECT e.id, {', '.join(f'e.{name}' for name in _COLUMNS)}, e.terms FROM words_{kind} w "
                f"JOIN entry e ON e.rowid = w.rowid WHERE words_{kind} MATCH ? "
                f"AND e.folder NOT IN ({', '.join('?' * len(hidden))}) "
                f"ORDER BY bm25(words_{kind}, 2.0, 1.0) LIMIT ?",
                (_match(groups), *hidden, n),
            ).fetchall()
        told = [Ranked(row[0], Entry(*row[1:-1]), _coverage(row[-1], groups, weights)) for row in found]
        return sorted(told, key=lambda ranked: -ranked.coverage)

    def get(self, ids: Iterable[str], text: str = "") -> dict[str, Ranked]:
        """Return entries by id, those there still are, with their coverage of `text`.

        Raises:
            SourceError: The file cannot be read.
        """
        wanted, groups = list(ids), asked(text)
        with self._reading() as db:
            if db is None or not wanted:
                return {}
            rows = db.execute(
                f"SELECT id, {', '.join(_COLUMNS)}, terms FROM entry WHERE id IN ({', '.join('?' * len(wanted))})",
                wanted,
            ).fetchall()
            weights = {kind: _weights(db, kind, groups) for kind in {row[1] for row in rows}}
        return {
            row[0]: Ranked(row[0], Entry(*row[1:-1]), _coverage(row[-1], groups, weights[row[1]]))
            for row in rows
        }

    def entries(self, kinds: Collection[Kind] = KINDS) -> list[tuple[str, Entry]]:
        """Return every entry of some kinds with its id, in the order they were put.

        Raises:
            SourceError: The file cannot be read.
        """
        return [(row[0], Entry(*row[1:])) for row in self._rows(
            f"SELECT id, {', '.join(_COLUMNS)} FROM entry WHERE kind IN ({', '.join('?' * len(kinds))}) ORDER BY rowid", tuple(kinds)
        )]  # fmt: skip

    def files(self) -> list[FileRow]:
        """Return the document files, by name."""
        return [FileRow(*row) for row in self._rows("SELECT * FROM file ORDER BY name")]

    def facts(self) -> dict[str, str]:
        """Return what was noted when entries were put: `<kind>_at`, an ISO moment, and `<kind>_mark`."""
        return dict(self._rows("SELECT name, value FROM fact"))

    def put(
        self, fresh: Mapping[Kind, Sequence[Entry]], *, marks: Mapping[str, str] | None = None,
        files: Sequence[FileRow] | None = None,
    ) -> None:  # fmt: skip
        """Replace all entries of some kinds; the others stay.

        Args:
            fresh: The entries by kind.
            marks: Kind -> what tells whether its entries are still what they were made from.
            files: The document files, when documents are put.

        Raises:
            SetupError: The folder cannot be written.
            SourceError: The file there is cannot be read.
        """
        kept = self.entries([kind for kind in KINDS if kind not in fresh])
        entries = [*(entry for _, entry in kept), *(entry for made in fresh.values() for entry in made)]
        now = datetime.now(UTC).isoformat()
        facts = self.facts() | {f"{kind}_at": now for kind in fresh}
        facts |= {f"{kind}_mark": mark for kind, mark in (marks or {}).items()}
        self._write(entries, self.files() if files is None else files, facts)

    def _write(self, entries: Sequence[Entry], files: Sequence[FileRow], facts: Mapping[str, str]) -> None:
        new = self.path.with_name(f".{secrets.token_hex(6)}.sqlite")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(new, os.O_CREAT | os.O_EXCL, 0o600))
            _fill(new, entries, files, facts)
            new.replace(self.path)
        except (OSError, sqlite3.Error) as cause:
            raise SetupError(
                "The search index could not be written. Check the free space and the rights of the home's index folder.",
                detail=f"kind={type(cause).__name__}",
            ) from None
        finally:
            new.unlink(missing_ok=True)

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> list[Row]:
        with self._reading() as db:
            return db.execute(sql, values).fetchall() if db is not None else []

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """Open the file as it is now; None when nothing was put yet."""
        if not self.path.is_file():
            yield None
            return
        try:
            db = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)
            try:
                yield db
            finally:
                db.close()
        except sqlite3.Error as cause:
            raise SourceError(
                "The search index cannot be read. Remove the home's index folder and run 'assistant documents sync'.",
                detail=f"kind={type(cause).__name__}",
            ) from None


def _fill(file: Path, entries: Sequence[Entry], files: Sequence[FileRow], facts: Mapping[str, str]) -> None:
    db = sqlite3.connect(file)
    try:
        db.executescript(_SCHEMA)
        for number, (name, entry) in enumerate({entry.id: entry for entry in entries}.items(), 1):
            title, body = terms(f"{entry.source} {entry.title}"), terms(entry.text)
            values = [getattr(entry, column) for column in _COLUMNS]
            marks = ", ".join("?" * (len(_COLUMNS) + 3))
            db.execute(
                f"INSERT INTO entry (rowid, id, {', '.join(_COLUMNS)}, terms) VALUES ({marks})",
                [number, name, *values, " ".join(dict.fromkeys([*title, *body]))],
            )
            db.execute(
                f"INSERT INTO words_{entry.kind} (rowid, title, body) VALUES (?, ?, ?)",
                (number, " ".join(title), " ".join(body)),
            )
        db.executemany(
            "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)",
            [(f.key, f.name, f.folder, f.state, f.sections, f.problem) for f in files],
        )
        db.executemany("INSERT INTO fact VALUES (?, ?)", list(facts.items()))
        db.commit()
    finally:
        db.close()


def _match(groups: Sequence[tuple[str, ...]]) -> str:
    """Write an FTS5 query; a term is letters, digits and points, so quoting it is enough."""
    return " OR ".join(dict.fromkeys(f'"{word}"' for group in groups for word in group))


def _weights(db: sqlite3.Connection, kind: Kind, groups: Sequence[tuple[str, ...]]) -> list[float]:
    """Return how much each thing asked for tells: its inverse document frequency."""
    words = sorted({word for group in groups for word in group})
    marks = ", ".join("?" * len(words))
    known = dict(db.execute(f"SELECT term, doc FROM seen_{kind} WHERE term IN ({marks})", words).fetchall())
    (count,) = db.execute("SELECT count(*) FROM entry WHERE kind = ?", (kind,)).fetchone()
    found = [sum(known.get(word, 0) for word in group) for group in groups]
    return [
        math.log(1 + count / (seen + 0.5)) * (1 if seen or group[0].isascii() else _UNKNOWN_PAIR)
        for group, seen in zip(groups, found, strict=True)
    ]


def _coverage(held: str, groups: Sequence[tuple[str, ...]], weights: Sequence[float]) -> float:
    there = set(held.split(" "))
    whole = sum(weights)
    told = sum(weight for group, weight in zip(groups, weights, strict=True) if not there.isdisjoint(group))
    return told / whole if whole else 0.0
