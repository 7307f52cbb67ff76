"""A small table of rows on its way to a person or a model, with where it came from and when."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Origin:
    """One system behind a table: its name, the entity read, and when the store last heard from it."""

    system: str
    entity: str
    as_of: datetime | None


@dataclass(frozen=True)
class Table:
    """Named rows. Personal values in it are placeholders until the answer is restored.

    Args:
        name: What it holds, an entity or a short key such as `lines`.
        columns: Column names; `entities[i]` is the entity column i was read from, or "".
        rows: At most the gate's row limit; `truncated` says that there were more.
        origins: Which systems it came from, with their time.
        ms: How long the query took, in milliseconds.
    """

    name: str
    columns: tuple[str, ...]
    rows: list[Row]
    entities: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    truncated: bool = False
    ms: float = 0.0

    def dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> list[Any]:
        """Return the values of one column."""
        index = self.columns.index(name)
        return [row[index] for row in self.rows]


@dataclass(frozen=True)
class Nothing:
    """Which kind of nothing was found.

    Args:
        kind: `absent` (does not exist), `not_yours` (exists, your role may not see it),
            `no_match` (the filter matched nothing), `ambiguous` (several fit: `choices` holds them).
        what: The entity that was looked for.
        asked: The filter in words, as asked (placeholders, never a personal value).
    """

    kind: str
    what: str
    asked: str
    choices: tuple[str, ...] = field(default=())
