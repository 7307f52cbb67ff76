"""The vault: personal values, each with its placeholder; encrypted, and found again only by keyed digests.

One number per (kind, canonical value), counted per kind and never given twice. A value is encrypted with
AES-256-GCM bound to its placeholder; equality is looked up by HMAC-SHA256 (NIST FIPS 198-1), parts of names
and phones by a blind index of truncated digests. Without the key the file tells how many values there are,
how often name parts repeat, how long erased names and addresses were, and nothing else.
"""

import hmac
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from connectors.failures import SetupError
from privacy import vault_erased, vault_guesses
from privacy.kinds import KINDS, canonical, parse, placeholder
from privacy.search_keys import asked, stored
from privacy.sqlitefile import SqliteFile
from privacy.vault_cipher import VaultCipher
from privacy.vault_erased import ERASED
from privacy.vault_failures import no_key, plain, wrong_key
from privacy.vault_key import VaultKey

__all__ = ["Vault", "VaultKey"]

_SCHEMA = (
    """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counter (kind TEXT PRIMARY KEY, number INTEGER NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entry (kind TEXT, number INTEGER, digest BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, number)) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS entry_digest ON entry (digest);
CREATE TABLE IF NOT EXISTS part (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
"""
    + vault_erased.SCHEMA
    + vault_guesses.SCHEMA
)
_CHUNK = 20_000  # below SQLite's 32,766 parameters of one statement
_CANDIDATES = 20_000  # values compared at most for one search
_BUSY_TIMEOUT_S = 60  # another process may be syncing


class Vault:
    """The values behind the placeholders. Safe to use from several threads and processes.

    Args:
        path: The SQLite file; made on first use.
        key: Where its keys are derived from.

    Raises:
        SetupError: The file was made with another key, or cannot be opened.
    """

    def __init__(self, path: Path, key: VaultKey) -> None:
        if path.exists() and path.stat().st_size and not key.exists:
            raise SetupError(no_key(path, key))
        self._key = key
        self._cipher = VaultCipher(key)
        with plain(path):
            self._file = SqliteFile(path, _SCHEMA, busy_timeout_s=_BUSY_TIMEOUT_S)
            self._check(path)

    def placeholders(
        self, kind: str, values: Sequence[str | None], *, guessed: bool = False
    ) -> list[str | None]:
        """Return the placeholder of each value, making those that are new; None for None and for blanks.

        A value that was erased for good has none: `[erased]` stands for it.

        Args:
            kind: The kind of all of them.
            values: As they are written.
            guessed: They were found in a text and stand in no column: not looked for in other texts.

        Raises:
            SetupError: The vault cannot be written.
        """
        forms = [None if value is None else canonical(kind, value) for value in values]
        spelt: dict[str, str] = {}
        for form, value in zip(forms, values, strict=True):
            if form and value is not None:
                spelt.setdefault(form, value)
        with plain(self._file.path):
            numbers = self._numbers(kind, spelt, guessed) if spelt else {}
        written = {form: placeholder(kind, number) for form, number in numbers.items()}
        return [written.get(form, ERASED) if form else None for form in forms]

    def find(self, kind: str, value: str) -> str | None:
        """Return the placeholder of a value that is in the vault, or None."""
        form = canonical(kind, value)
        with plain(self._file.path):
            found = self._kept(self._file.connection(), {self._cipher.lookup(kind, form): form})
        return placeholder(kind, found[form]) if found else None

    def reveal(self, placeholders: Iterable[str]) -> dict[str, str]:
        """Return the values behind placeholders; those not in the vault are left out."""
        asked_for = {text: named for text in placeholders if (named := parse(text))}
        with plain(self._file.path):
            select = self._file.connection().execute
            found = {}
            for text, named in asked_for.items():
                row = select("SELECT value FROM entry WHERE kind = ? AND number = ?", named).fetchone()
                if row:
                    found[text] = self._cipher.decrypted(text, row[0])
        return found

    def held(self, placeholders: Iterable[str]) -> set[str]:
        """Return those placeholders that stand for a value, without looking at it."""
        asked_for = {text: named for text in placeholders if (named := parse(text))}
        with plain(self._file.path):
            select = self._file.connection().execute
            there = "SELECT 1 FROM entry WHERE kind = ? AND number = ?"
            return {text for text, named in asked_for.items() if select(there, named).fetchone()}

    def known(self, kind: str = "PERSON") -> list[tuple[str, str]]:
        """Return every value of a kind that stands in a column, with its placeholder; guesses are left out."""
        with plain(self._file.path):
            rows = self._file.connection().execute(vault_guesses.KNOWN, (kind,))
            named = [(placeholder(kind, number), value) for number, value in rows]
        return [(self._cipher.decrypted(text, value), text) for text, value in named]

    def search(self, kind: str, part: str, limit: int = 50) -> list[str]:
        """Return placeholders of the values that `part` is a part of, oldest first, the exact one before all.

        `part` is a word, two or more characters or the pinyin of a name, or the last four or more digits of
        a phone. Other kinds are found by their whole value only.
        """
        exact = self.find(kind, part)
        found = dict.fromkeys([exact] if exact else [])
        wanted = asked(kind, part)
        for way in wanted.ways:
            names = [placeholder(kind, number) for number in self._with_parts(kind, way)]
            if wanted.fits:
                values = self.reveal(names)
                names = [
                    name for name in names if name in values and wanted.fits(canonical(kind, values[name]))
                ]
            found |= dict.fromkeys(names[:limit])
        return list(found)[:limit]

    def digest(self, purpose: str, value: str) -> str:
        """Return a keyed digest of `value`, for comparing without keeping it; each purpose has its own."""
        return self._cipher.purpose(purpose, value)

    def version(self, *kinds: str) -> int:
        """Return a number that changes when values are added or erased; of these kinds, if any are named."""
        wanted = kinds or KINDS
        with plain(self._file.path):
            rows = self._file.connection().execute("SELECT kind, version FROM counter").fetchall()
        return sum(version for kind, version in rows if kind in wanted)

    def count(self) -> dict[str, int]:
        """Return how many values of each kind there are."""
        with plain(self._file.path):
            rows = self._file.connection().execute("SELECT kind, count(*) FROM entry GROUP BY kind")
            return dict(rows.fetchall())

    def erased(self, kind: str) -> dict[int, frozenset[bytes]]:
        """Return the digests of a kind's values that are not taken in again, by the length of the value."""
        with plain(self._file.path):
            return vault_erased.listed(self._file.connection(), kind)

    def count_erased(self) -> dict[str, int]:
        """Return how many values of each kind are not taken in again."""
        with plain(self._file.path):
            rows = self._file.connection().execute("SELECT kind, count(*) FROM erased GROUP BY kind")
            return dict(rows.fetchall())

    def lookup(self, kind: str, form: str) -> bytes:
        """Return the keyed digest of a canonical form, as `erased` tells it."""
        return self._cipher.lookup(kind, form)

    def is_erased(self, kind: str, value: str) -> bool:
        """Say whether a value was erased and is not taken in again."""
        digest = self._cipher.lookup(kind, canonical(kind, value))
        with plain(self._file.path):
            return bool(vault_erased.among(self._file.connection(), [digest]))

    def readmit(self, kind: str, value: str) -> bool:
        """Let an erased value be taken in again, under a new placeholder; False if it was not erased."""
        digest = self._cipher.lookup(kind, canonical(kind, value))
        with plain(self._file.path), self._file.writing() as connection:
            gone = connection.execute("DELETE FROM erased WHERE digest = ?", (digest,)).rowcount
            connection.execute("UPDATE counter SET version = version + 1 WHERE kind = ?", (kind,))
        return gone > 0

    def erase(self, placeholders: Iterable[str], *, for_good: bool = False) -> int:
        """Forget the values behind placeholders, and return how many there were.

        Args:
            placeholders: Theirs; they stand for nobody from now on, and are never given again.
            for_good: A value that comes again is not taken in: a keyed digest of it is kept.
        """
        asked_for = {named for text in placeholders if (named := parse(text))}
        values = self.reveal(placeholder(*named) for named in asked_for)
        with plain(self._file.path), self._file.writing() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            if for_good:
                vault_erased.note(connection, self._cipher.lookup, values)
            for text, value in values.items():
                kind, number = parse(text) or ("", 0)
                connection.execute("DELETE FROM entry WHERE kind = ? AND number = ?", (kind, number))
                keys = [
                    (self._cipher.part(kind, key), number) for key in stored(kind, canonical(kind, value))
                ]
                connection.executemany("DELETE FROM part WHERE key = ? AND number = ?", keys)
                connection.execute("UPDATE counter SET version = version + 1 WHERE kind = ?", (kind,))
        with plain(self._file.path):
            self._file.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return len(values)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _check(self, path: Path) -> None:
        """Compare the key with the one the file was made with; a new file takes this one."""
        mine = self._cipher.check_value()
        connection = self._file.connection()
        select = "SELECT value FROM meta WHERE name = 'key check'"
        row = connection.execute(select).fetchone()
        if row is None:
            with self._file.writing():
                connection.execute("INSERT OR IGNORE INTO meta VALUES ('key check', ?)", (mine,))
            row = connection.execute(select).fetchone()
        if not hmac.compare_digest(bytes(row[0]), mine):
            self.close()
            raise SetupError(wrong_key(path, self._key))
        counted = {kind for (kind,) in connection.execute("SELECT kind FROM counter")}
        if missing := [(kind,) for kind in KINDS if kind not in counted]:
            with self._file.writing():
                connection.executemany("INSERT OR IGNORE INTO counter VALUES (?, 0, 0)", missing)

    def _numbers(self, kind: str, spelt: dict[str, str], guessed: bool) -> dict[str, int]:
        """Return the numbers of canonical forms, giving new ones to those that are not in the vault."""
        connection = self._file.connection()
        digests = {self._cipher.lookup(kind, form): form for form in spelt}
        before = self._counter(connection, kind)
        numbers = self._kept(connection, digests) if before[0] else {}
        if self._missing(connection, digests, numbers):
            with self._file.writing():
                if self._counter(connection, kind) != before:  # another thread or process was faster
                    numbers = self._kept(connection, digests)
                missing = self._missing(connection, digests, numbers)
                numbers |= self._added(connection, kind, missing, spelt, guessed)
        if not guessed and (confirmed := vault_guesses.among(connection, kind, numbers.values())):
            with self._file.writing():
                vault_guesses.confirm(connection, kind, confirmed)
        return numbers

    @staticmethod
    def _missing(
        connection: sqlite3.Connection, digests: dict[bytes, str], numbers: dict[str, int]
    ) -> dict[str, bytes]:
        """Return the forms that need a number: not in the vault, and not erased for good."""
        missing = {form: digest for digest, form in digests.items() if form not in numbers}
        gone = vault_erased.among(connection, missing.values()) if missing else set()
        return {form: digest for form, digest in missing.items() if digest not in gone}

    @staticmethod
    def _counter(connection: sqlite3.Connection, kind: str) -> tuple[int, int]:
        """Return the last number given, and how often values were added or erased."""
        row = connection.execute("SELECT number, version FROM counter WHERE kind = ?", (kind,)).fetchone()
        if row is None:
            raise SetupError(f"There is no personal kind {kind!r}. Valid: {', '.join(KINDS)}.")
        return row[0], row[1]

    @staticmethod
    def _kept(connection: sqlite3.Connection, digests: dict[bytes, str]) -> dict[str, int]:
        """Return the numbers of those forms that are in the vault."""
        found: dict[str, int] = {}
        keys = list(digests)
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            select = f"SELECT digest, number FROM entry WHERE digest IN ({marks})"
            found |= {digests[digest]: number for digest, number in connection.execute(select, chunk)}
        return found

    def _added(
        self, connection: sqlite3.Connection, kind: str, missing: dict[str, bytes], spelt: dict[str, str],
        guessed: bool,
    ) -> dict[str, int]:  # fmt: skip
        """Add entries and their search keys; the keys are sorted, which makes SQLite several times faster."""
        if not missing:
            return {}
        last, version = self._counter(connection, kind)
        numbers = {form: last + i for i, form in enumerate(missing, 1)}
        values = self._cipher.encrypted([(placeholder(kind, n), spelt[form]) for form, n in numbers.items()])
        entries = zip([kind] * len(numbers), numbers.values(), missing.values(), values, strict=True)
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", entries)
        kept: dict[str, list[int]] = {}
        for form, number in numbers.items():
            for key in stored(kind, form):
                kept.setdefault(key, []).append(number)
        parts = sorted((self._cipher.part(kind, key), key) for key in kept)
        rows = ((digest, number) for digest, key in parts for number in kept[key])
        connection.executemany("INSERT OR IGNORE INTO part VALUES (?, ?)", rows)
        connection.execute(
            "UPDATE counter SET number = ?, version = ? WHERE kind = ?",
            (last + len(missing), version + (not guessed), kind),
        )
        if guessed:
            vault_guesses.note(connection, kind, numbers.values())
        return numbers

    def _with_parts(self, kind: str, keys: tuple[str, ...]) -> list[int]:
        """Return the numbers of entries that have every one of `keys`, oldest first."""
        select = "SELECT number FROM part WHERE key = ?"
        with plain(self._file.path):
            rows = self._file.connection().execute(
                f"{' INTERSECT '.join([select] * len(keys))} ORDER BY number LIMIT {_CANDIDATES}",
                [self._cipher.part(kind, key) for key in keys],
            )
            return [number for (number,) in rows]
