"""The versions of the store on disk: one file each, a pointer to the one in use, one writer at a time.

* `CURRENT`: JSON; the version in use, the one before it, and what is known of each source
* `000007.duckdb`: a finished version; the two newest are kept, so that readers can let go
* `building/`: work of the sync under way; whatever is left of a killed one is swept away
* `LOCK`: held by the one process that writes
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from connectors.failures import SetupError, SourceError
from connectors.model import ENTITIES

_LAYOUT = 2  # raise it when the hidden columns change
_POINTER = "CURRENT"
_REBUILD = "Run 'assistant sync' to build it again."


@dataclass(frozen=True)
class SourceState:
    """What the store knows of one entity of one source.

    Args:
        source: Its name in the home.
        system: What people call it, `ERP` or `CRM`.
        entity: An entity of the business model.
        rows: How many rows of it the store holds.
        synced_at: When it was last read without failure.
        cursor: The newest `updated_at` seen; None means it is read whole each time.
    """

    source: str
    system: str
    entity: str
    rows: int
    synced_at: datetime
    cursor: datetime | None


@dataclass(frozen=True)
class Snapshot:
    """One finished version: its file, its name and the state of each source in it."""

    path: Path
    version: str
    states: tuple[SourceState, ...]


@dataclass(frozen=True)
class Pointer:
    """What the pointer file says; `vault` is the mark of the one whose placeholders the rows hold."""

    version: str
    previous: str | None = None
    vault: str = ""
    layout: str = ""
    states: tuple[SourceState, ...] = ()
    records: dict[str, list[str]] = field(default_factory=dict)


def layout() -> str:
    """Return a short name of the tables' shape; it changes when the business model does."""
    shape = [[t.name, [[c.name, c.info["kind"]] for c in t.columns]] for t in ENTITIES.values()]
    return hashlib.sha256(json.dumps([_LAYOUT, shape]).encode()).hexdigest()[:16]


class Versions:
    """The store's folder: reads and replaces the pointer, sweeps what is not in use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.building = folder / "building"
        self._seen: tuple[tuple[int, int, int], Pointer] | None = None

    def path(self, version: str) -> Path:
        """Return the file of a version."""
        return self.folder / f"{version}.duckdb"

    def pointer(self) -> Pointer | None:
        """Read the pointer file; it is parsed again only when it was replaced.

        Raises:
            SourceError: The pointer file is there and cannot be read.
        """
        file = self.folder / _POINTER
        try:
            stat = file.stat()
            mark = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
            if self._seen is None or self._seen[0] != mark:
                self._seen = (mark, _parsed(json.loads(file.read_text("utf-8"))))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as cause:
            message = f"The store's pointer file {_POINTER} cannot be read. {_REBUILD}"
            raise SourceError(message, detail=f"kind={type(cause).__name__}") from None
        return self._seen[1]

    def usable(self) -> Pointer | None:
        """Return the pointer if its version can still be built upon, else None."""
        try:
            pointer = self.pointer()
        except SourceError:
            return None
        if pointer is None or pointer.layout != layout() or not self.path(pointer.version).is_file():
            return None
        return pointer

    def next_version(self) -> str:
        """Return a name that no version in the folder has, greater than all of them."""
        taken = [int(file.stem) for file in self.folder.glob("*.duckdb") if file.stem.isdigit()]
        return f"{max(taken, default=0) + 1:06d}"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the one writer; leftovers of a killed sync are swept away first.

        Raises:
            SourceError: Another sync is under way.
            SetupError: The folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = os.open(self.folder / "LOCK", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as cause:
            raise unwritable(cause) from None
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise SourceError("Another sync is under way. Wait until it ends, then sync again.") from None
            self.sweep()
            yield
        finally:
            os.close(lock)  # closing lets go of the lock; so does being killed

    def sweep(self) -> None:
        """Remove every file that neither the pointer nor its predecessor names."""
        shutil.rmtree(self.building, ignore_errors=True)
        try:
            pointer = self.pointer()
        except SourceError:
            return  # which version is in use is not known, so none is removed
        keep = {pointer.version, pointer.previous} if pointer else set()
        for file in self.folder.glob("*.duckdb*"):
            if file.name.partition(".")[0] not in keep:
                file.unlink(missing_ok=True)
        (self.folder / f"{_POINTER}.new").unlink(missing_ok=True)

    def switch(self, pointer: Pointer) -> None:
        """Make the pointer's version the one in use: all at once, and so that a power cut keeps it."""
        new = self.folder / f"{_POINTER}.new"
        with new.open("w", encoding="utf-8") as file:
            json.dump(_plain(pointer), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.folder / _POINTER)
        settle(self.folder)


def settle(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unwritable(cause: BaseException) -> SetupError:
    """Say that the store's folder cannot be written; the cause's own text may quote a value."""
    return SetupError(
        "The store could not be written; the last version still answers. "
        "Check the free space and the rights of the home's store folder, then run 'assistant sync' again.",
        detail=f"kind={type(cause).__name__}",
    )


def _parsed(data: dict[str, Any]) -> Pointer:
    states = tuple(
        SourceState(
            source=s["source"], system=s["system"], entity=s["entity"], rows=s["rows"],
            synced_at=datetime.fromisoformat(s["synced_at"]),
            cursor=datetime.fromisoformat(s["cursor"]) if s["cursor"] else None,
        )
        for s in data["states"]
    )  # fmt: skip
    return Pointer(
        data["version"], data["previous"], data["vault"], data["layout"], states, dict(data["records"])
    )


def _plain(pointer: Pointer) -> dict[str, Any]:
    states = [
        {
            "source": s.source, "system": s.system, "entity": s.entity, "rows": s.rows,
            "synced_at": s.synced_at.isoformat(), "cursor": s.cursor.isoformat() if s.cursor else None,
        }
        for s in pointer.states
    ]  # fmt: skip
    return {
        "version": pointer.version, "previous": pointer.previous, "vault": pointer.vault,
        "layout": pointer.layout, "records": pointer.records, "states": states,
    }  # fmt: skip
