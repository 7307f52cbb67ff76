"""What a sync tells: its steps while it runs, and its counts when it is done. Counts only, never a value."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class SyncStep:
    """A sign of life: `rows` of an entity were read from a source, or (without source) a step of the store.

    Args:
        source: Its name; empty while the store's next version is built.
        entity: What is read, or the step: an entity, `save`, `switch`, `point`, `done`.
        rows: Rows read so far.
    """

    source: str
    entity: str
    rows: int


@dataclass
class EntityReport:
    """What was read of one entity of one source.

    Args:
        whole: All rows were read; else only those changed since the last sync.
        problems: How often each problem was met, by `entity.column: what`.
    """

    source: str
    system: str
    entity: str
    whole: bool
    rows: int = 0
    seconds: float = 0.0
    problems: dict[str, int] = field(default_factory=dict)


@dataclass
class SyncReport:
    """The outcome of a sync.

    Args:
        version: The store's new version; None when nothing could be read.
        entities: One report per entity and source that was read to its end.
        failed: By source (or `source.entity`, where only that is closed to us), the sentence that says why it
            was not read; its old rows stay.
        linked: How many customer rows were joined with another row.
    """

    version: str | None = None
    entities: list[EntityReport] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    linked: int = 0
    seconds: float = 0.0
    store_seconds: float = 0.0

    @property
    def failures(self) -> tuple[str, ...]:
        """The sentences of the sources that failed."""
        return tuple(self.failed.values())

    @property
    def rows(self) -> int:
        """How many rows were read."""
        return sum(entity.rows for entity in self.entities)

    @property
    def problems(self) -> dict[str, int]:
        """How often each problem was met, by `source: entity.column: what`."""
        return {f"{e.source}: {what}": count for e in self.entities for what, count in e.problems.items()}

    def body(self) -> dict[str, Any]:
        """Return the counts for the trail."""
        return {
            "version": self.version,
            "rows": {f"{e.source}.{e.entity}": e.rows for e in self.entities},
            "problems": self.problems,
            "failed": sorted(self.failed),
            "linked": self.linked,
            "seconds": round(self.seconds, 3),
        }
