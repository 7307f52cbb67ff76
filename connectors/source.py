"""A source: one system that is read, never written. What it promises, and what it hands over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # Arrow takes 0.2 s to import; only reading needs it
    import pyarrow as pa

BATCH_ROWS = 50_000
MAX_LOOKUP_ROWS = 1_000


@dataclass(frozen=True)
class Batch:
    """Rows of one entity, in the shape of the business model.

    Args:
        entity: Its name.
        rows: All columns of the entity, in the model's order; raw values, not yet de-identified.
        problems: What could not be read, `sales_order.amount: not a number` -> how often. No values.
    """

    entity: str
    rows: "pa.Table"
    problems: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SourceReport:
    """What `check()` found.

    Args:
        name: The source's name in the home.
        system: The system's name as shown to people.
        reachable: It answered.
        writable: The login could change it (only ever True when its owner allowed that).
        entities: Entity -> True when it can be read, or a sentence that says why not.
        detail: One sentence for a person.
    """

    name: str
    system: str
    reachable: bool
    writable: bool
    entities: dict[str, bool | str]
    detail: str


class Source(Protocol):
    """Reads one system and hands over rows of the business model.

    Everything raises `SourceError` when the system does not answer as it should, and `SetupError` when the
    mapping does not fit it or its login could write.
    """

    name: str
    system: str
    entities: tuple[str, ...]

    def check(self) -> SourceReport:
        """Connect, look for ways to write, and compare the mapping with what is really there."""
        ...

    def extract(self, entity: str, since: datetime | None = None) -> Iterator[Batch]:
        """Stream the rows of an entity, at most 50,000 a batch; with `since`, those changed since then.

        Rows that do not say when they changed are always handed over.
        """
        ...

    def lookup(self, entity: str, column: str, values: Sequence[str], limit: int = 50) -> "pa.Table":
        """Read a few rows live: those whose model column is one of the values."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
