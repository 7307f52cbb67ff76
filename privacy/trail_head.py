"""The signed head of the trail: the last entry's number and hash, in a small file of its own.

The head is written after each commit. Entries beyond it are valid by their own chain; an end that stops
before it was cut off.
"""

import fcntl
import hmac
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from connectors.failures import TrailError
from privacy.trail_entry import FIRST, canonical_json


@dataclass(frozen=True)
class Head:
    """The last entry the head file knows of."""

    number: int = 0
    hash: str = FIRST


class HeadFile:
    """The file that holds the head, and the lock that keeps entry and head together."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key

    def read(self) -> Head | None:
        """Return the head, or None if there is no head file.

        Raises:
            TrailError: It is not what this key signed.
        """
        try:
            told = json.loads(self.path.read_bytes())
            head = Head(told["number"], told["hash"])
            signature = told["signature"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            raise TrailError(self._broken("cannot be read")) from None
        if not (isinstance(signature, str) and hmac.compare_digest(signature.encode(), self._signed(head))):
            raise TrailError(self._broken("was changed, or written with another key"))
        return head

    def write(self, head: Head) -> None:
        """Replace the head file at once, never half."""
        text = canonical_json(
            {"number": head.number, "hash": head.hash, "signature": self._signed(head).decode()}
        )
        fresh = self.path.with_name(f"{self.path.name}.new")
        handle = os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)

    @contextmanager
    def locked(self, timeout_s: float) -> Iterator[None]:
        """Keep other threads and processes from writing while the block runs.

        Raises:
            TrailError: Another one held the lock for longer than `timeout_s` seconds.
        """
        handle = os.open(self.path.with_name(f"{self.path.name}.lock"), os.O_CREAT | os.O_RDWR, 0o600)
        try:
            _wait(handle, time.monotonic() + timeout_s, timeout_s)
            yield
        finally:
            os.close(handle)  # which lets go of the lock

    def _signed(self, head: Head) -> bytes:
        return hmac.digest(self._key, f"head {head.number} {head.hash}".encode(), "sha256").hex().encode()

    def _broken(self, what: str) -> str:
        return (
            f"The head of the audit trail ({self.path.name}) {what}, so nothing is shown. "
            f"Put the file or the key back, or begin a new trail: move the old one aside with its head."
        )


def _wait(handle: int, deadline: float, timeout_s: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise TrailError(
                    f"The audit trail was locked for over {timeout_s:g} s, so nothing is shown. Try again."
                ) from None
            time.sleep(0.005)
        else:
            return
