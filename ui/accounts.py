"""The people who may log in: name, role, and a password that is kept as an argon2id hash only.

Five wrong passwords lock a name for 30 seconds, each further five for twice as long, up to an hour. A name
nobody has is counted and timed like one that exists, so that trying tells nothing about who is there.
"""

import re
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.failures import Denied, QueryError, SetupError, nearest
from privacy.sqlitefile import SqliteFile

if TYPE_CHECKING:
    from argon2 import PasswordHasher

MAX_WRONG = 5
LOCK_S = 30
MAX_LOCK_S = 3600
FORGET_S = 86_400  # a day without a try, and the count starts again
MIN_PASSWORD = 10
MAX_PASSWORD = 1024
_NAME = re.compile(r"[a-z][a-z0-9._-]{0,63}")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS account (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, staff_number TEXT NOT NULL, region TEXT NOT NULL,
    hash TEXT NOT NULL, made_at TEXT NOT NULL, changed_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS attempt (
    name TEXT PRIMARY KEY, wrong INTEGER NOT NULL, until REAL NOT NULL, at REAL NOT NULL);
"""


@dataclass(frozen=True)
class Account:
    """One person who may log in.

    Args:
        name: The login name.
        role: A role of the policy.
        staff_number: Whose customers are "own" ones, as the ERP or CRM numbers its staff.
        region: The region whose customers are "own" ones.
        made_at: When the account was made.
    """

    name: str
    role: str
    staff_number: str = ""
    region: str = ""
    made_at: str = ""


class Accounts:
    """The accounts of one home.

    Args:
        path: The SQLite file; made on first use, readable by its owner only.
        clock: Seconds since the epoch.
        hasher: How passwords are hashed; the library's argon2id by default.
    """

    def __init__(
        self, path: Path, clock: Callable[[], float] = time.time, hasher: "PasswordHasher | None" = None
    ) -> None:
        try:
            self._file = SqliteFile(path, _SCHEMA)
        except (OSError, sqlite3.Error):
            raise SetupError(
                f"The accounts in {path} cannot be opened. Check that the folder is writable, then try again."
            ) from None
        self._clock = clock
        self._own_hasher = hasher

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def add(self, account: Account, password: str, *, short: bool = False) -> None:
        """Add a person; `short` lets the demo company have passwords nobody has to type long.

        Raises:
            QueryError: The name or the password cannot be used, or the name is taken.
        """
        if not _NAME.fullmatch(account.name):
            raise QueryError(
                "A user name is lower-case letters, digits, '.', '_' or '-', starts with a letter "
                "and has at most 64 characters. Choose another."
            )
        hashed = self._hash(password, short=short)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = (account.name, account.role, account.staff_number, account.region, hashed, now, now)
        try:
            with self._file.writing() as db:
                db.execute("INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.IntegrityError:
            raise QueryError(
                f"There is a user {account.name!r} already. Change the password with "
                f"'assistant user password {account.name}', or choose another name."
            ) from None

    def remove(self, name: str) -> None:
        """Remove a person; conversations and the trail stay.

        Raises:
            QueryError: Nobody has that name.
        """
        self.find(name)
        with self._file.writing() as db:
            db.execute("DELETE FROM account WHERE name = ?", (name,))

    def change_password(self, name: str, password: str) -> None:
        """Give a person a new password and lift a lock.

        Raises:
            QueryError: Nobody has that name, or the password cannot be used.
        """
        self.find(name)
        hashed = self._hash(password)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._file.writing() as db:
            db.execute("UPDATE account SET hash = ?, changed_at = ? WHERE name = ?", (hashed, now, name))
            db.execute("DELETE FROM attempt WHERE name = ?", (name,))

    def all(self) -> list[Account]:
        """Return everyone, by name."""
        rows = self._file.connection().execute(
            "SELECT name, role, staff_number, region, made_at FROM account ORDER BY name"
        )
        return [Account(*row) for row in rows]

    def get(self, name: str) -> Account | None:
        """Return the person of that name, or None."""
        row = (
            self._file.connection()
            .execute("SELECT name, role, staff_number, region, made_at FROM account WHERE name = ?", (name,))
            .fetchone()
        )
        return Account(*row) if row else None

    def find(self, name: str) -> Account:
        """Return the person of that name.

        Raises:
            QueryError: Nobody has it.
        """
        account = self.get(name)
        if account is None:
            names = [each.name for each in self.all()]
            hint = nearest(name, names) if names else " Add one with 'assistant user add NAME --role ROLE'."
            raise QueryError(f"There is no user of that name.{hint} 'assistant user list' shows them all.")
        return account

    def check(self, name: str, password: str) -> Account | None:
        """Return the person if the password is right, None if it or the name is wrong.

        Raises:
            Denied: The name is locked after too many wrong passwords, whatever the password.
        """
        name = name.strip().lower()[:64]
        self._count_attempt(name)
        row = self._file.connection().execute("SELECT hash FROM account WHERE name = ?", (name,)).fetchone()
        if not self._matches(row[0] if row else self._nobody, password) or row is None:
            return None
        with self._file.writing() as db:
            db.execute("DELETE FROM attempt WHERE name = ?", (name,))
        return self.get(name)

    def _count_attempt(self, name: str) -> None:
        """Count before looking: of many guesses sent at once, no more than the limit are looked at."""
        now = self._clock()
        with self._file.writing() as db:
            row = db.execute("SELECT wrong, until FROM attempt WHERE name = ?", (name,)).fetchone()
            wrong, until = row or (0, 0.0)
            if until > now:
                raise Denied(
                    f"Too many wrong passwords. Wait {_wait(until - now)}, then try again; "
                    f"an administrator can lift the lock with 'assistant user password NAME'."
                )
            wrong += 1
            if wrong % MAX_WRONG == 0:
                until = now + min(LOCK_S * 2 ** (wrong // MAX_WRONG - 1), MAX_LOCK_S)
            db.execute("DELETE FROM attempt WHERE at < ?", (now - FORGET_S,))
            db.execute("INSERT OR REPLACE INTO attempt VALUES (?, ?, ?, ?)", (name, wrong, until, now))

    def _hash(self, password: str, *, short: bool = False) -> str:
        if len(password) < (1 if short else MIN_PASSWORD) or len(password) > MAX_PASSWORD:
            raise QueryError(
                f"A password has {MIN_PASSWORD} to {MAX_PASSWORD} characters. Choose a longer one; "
                f"a few words are easy to remember."
            )
        return self._hasher.hash(password)

    def _matches(self, hashed: str, password: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._hasher.verify(hashed, password[:MAX_PASSWORD])
        except (VerificationError, InvalidHashError):
            return False

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # needed to log in or to add a user, not to answer `--help`

        return self._own_hasher or PasswordHasher()

    @cached_property
    def _nobody(self) -> str:
        """A hash nobody knows the password of: checking a name that is not there takes as long."""
        from secrets import token_hex

        return self._hasher.hash(token_hex(16))


def _wait(seconds: float) -> str:
    whole = int(seconds) + 1
    return f"{whole} s" if whole <= 90 else f"{(whole + 59) // 60} minutes"
