"""The store: what the sources said, de-identified, as one DuckDB file per version.

A sync stages rows, builds a whole new version beside the one in use and then switches a pointer. Readers
see the old version or the new one, never a half; a killed sync leaves the old one as it was.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.failures import SourceError
from connectors.staging import Staging, by_source
from connectors.versions import Pointer, Snapshot, SourceState, Versions, layout, settle, unwritable

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Snapshot", "SourceState", "Store", "StoreWriter"]

Step = Callable[[str], None]

# DuckDB has one error for a file that cannot be read and a disk that is full: its words tell them apart.
_UNREAD = re.compile(r"checksum|corrupt|could not read", re.IGNORECASE)


class Store:
    """The folder of versions. Making one does nothing; reading the current version is cheap."""

    def __init__(self, folder: Path) -> None:
        self._versions = Versions(folder)

    def current(self) -> Snapshot | None:
        """Return the version in use, None before the first sync.

        Raises:
            SourceError: The store is damaged, or was written by a program with another business model.
        """
        pointer = self._versions.pointer()
        if pointer is None:
            return None
        path = self._versions.path(pointer.version)
        if pointer.layout != layout() or not path.is_file():
            what = "was built by another release" if path.is_file() else "has lost its file"
            raise SourceError(f"The store {what}. Run 'assistant sync' to build it again, then ask again.")
        return Snapshot(path, pointer.version, pointer.states)

    @contextmanager
    def writing(self, ours: Callable[[str], bool] = lambda _: True) -> Iterator["StoreWriter"]:
        """Be the one writer. What is not published when the block ends is thrown away.

        Args:
            ours: Told the mark of the vault the version in use was made with; False: it is not built upon.

        Raises:
            SourceError: Another sync is under way.
            SetupError: The folder cannot be written.
        """
        with self._versions.locked():
            writer = StoreWriter(self._versions, ours)
            try:
                yield writer
            finally:
                writer.close()


class StoreWriter:
    """Stages rows and publishes them as the next version."""

    def __init__(self, versions: Versions, ours: Callable[[str], bool]) -> None:
        base = versions.usable()
        self._versions = versions
        sound = base is not None and ours(base.vault) and _opens(versions.path(base.version))
        self._base = base if sound else None
        self._states = {(s.source, s.entity): s for s in self._base.states} if self._base else {}
        self._records = dict(self._base.records) if self._base else {}
        self._staging = Staging(versions.building / "staged")
        self.repeated: dict[tuple[str, str], int] = {}
        self.linked = 0

    @property
    def anew(self) -> bool:
        """Whether nothing is built upon: there is no version in use, or it is damaged or not ours."""
        return self._base is None

    def cursor(self, source: str, entity: str) -> datetime | None:
        """Return the newest change of an entity the store has seen; None means read it whole."""
        state = self._states.get((source, entity))
        return state.cursor if state else None

    def entities(self, source: str) -> set[str]:
        """Return the entities the store holds of a source."""
        return {entity for name, entity in self._states if name == source}

    def upsert(self, entity: str, rows: "pa.Table") -> None:
        """Stage rows; each replaces the row of the same id.

        Args:
            entity: An entity of the business model.
            rows: The model's columns; for customers the hidden keys too, else they match nobody.

        Raises:
            SetupError: The folder cannot be written.
        """
        try:
            for source, part in by_source(rows):
                self._staging.add(source, entity, part)
        except OSError as cause:
            raise unwritable(cause) from None

    def drop_source(self, source: str, entity: str) -> None:
        """Let the rows staged be all there is: old rows of this entity of this source go."""
        self._staging.replace(source, entity)

    def discard(self, source: str) -> None:
        """Forget everything staged and noted of a source that failed; its old rows stay."""
        self._staging.discard(source)
        self._states = {key: state for key, state in self._states.items() if key[0] != source}
        if self._base:
            self._states |= {(s.source, s.entity): s for s in self._base.states if s.source == source}

    def put_state(self, state: SourceState) -> None:
        """Note what was read of one entity of one source; the rows are counted when published."""
        self._states[state.source, state.entity] = state

    def forget_state(self, source: str, entity: str) -> None:
        """Drop the note of an entity a source has no longer."""
        self._states.pop((source, entity), None)

    def put_records(self, source: str, fields: Iterable[str]) -> None:
        """Note which fields of a customer this source is the system of record for."""
        self._records[source] = sorted(fields)

    def publish(self, step: Step = lambda _: None, vault: str = "") -> Snapshot:
        """Build the next version from the one in use and the staged rows, and switch to it.

        Args:
            step: Told the name of each step before it starts.
            vault: The mark of the vault that the placeholders are of.

        Raises:
            SetupError: The folder cannot be written, or the disk is full.
            SourceError: What was read cannot be stored.
        """
        # duckdb loads on first use: 0.2 s that listing accounts does not need.
        import duckdb

        from connectors.publish import Build

        version = self._versions.next_version()
        try:
            self._staging.finish()
            with Build(self._versions.building, self._carried(), self._staging) as build:
                build.run(self._states.values(), self._records, step)
            self.repeated, self.linked = build.repeated, build.linked
            pointer = Pointer(version, None, vault, layout(), build.states, self._records)
            return self._switch(build.file, pointer, step)
        except (duckdb.IOException, duckdb.OutOfMemoryException, OSError) as cause:
            raise (_damaged(cause) if _UNREAD.search(str(cause)) else unwritable(cause)) from None
        except duckdb.Error as cause:
            raise SourceError(
                "The rows read do not fit the store; the last version still answers. "
                "Run 'assistant sync --full'; if it stays so, check the mapping.",
                detail=f"kind={type(cause).__name__}",
            ) from None

    def close(self) -> None:
        """Remove what was not published."""
        self._staging.finish()
        self._versions.sweep()

    def _carried(self) -> Path | None:
        """Return the version to start from; None when every row in it is replaced anyway."""
        if self._base is None:
            return None
        whole = self._staging.whole()
        if self._base.states and all((s.source, s.entity) in whole for s in self._base.states):
            return None
        return self._versions.path(self._base.version)

    def _switch(self, file: Path, pointer: Pointer, step: Step) -> Snapshot:
        before = self._versions.usable()
        path = self._versions.path(pointer.version)
        step("switch")
        settle(file)
        file.replace(path)
        settle(path.parent)
        step("point")
        self._versions.switch(replace(pointer, previous=before.version if before else None))
        step("done")
        return Snapshot(path, pointer.version, pointer.states)


def _opens(file: Path) -> bool:
    """Whether a version can be built upon: a file that was cut off or overwritten is built anew."""
    import duckdb  # loads on first use: 0.2 s

    try:
        duckdb.connect(str(file), read_only=True).close()
    except duckdb.Error:
        return False
    return True


def _damaged(cause: BaseException) -> SourceError:
    """Say that the version in use cannot be built upon; the cause's own text may quote a value."""
    return SourceError(
        "The store is damaged, so nothing can be added to it. Run 'assistant sync --full' to build it again.",
        detail=f"kind={type(cause).__name__}",
    )
