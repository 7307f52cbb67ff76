"""All rows of the store, for who answers for personal data: inventory, erasure, access; each look is recorded.

It is the same locked, read-only engine that a role's statements run on, for a role that sees everything and that no
account can have.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from connectors.failures import SourceError
from connectors.model import ENTITIES, MAPPED, columns, tagged
from connectors.store import Snapshot, Store
from connectors.table import Row
from privacy.audit import Trail
from privacy.engine import Engine, Limits
from privacy.policy import Role
from privacy.sql_values import literal
from privacy.views import CUSTOMER_ROW

_LIMITS = Limits(max_rows=200_000, timeout_s=300)
_ROLE = Role("whole store", {name: columns(name) for name in ENTITIES}, "all", {}, frozenset(), False, False)
# Customers as each source tells them: the joined ones would be counted and shown twice.
TABLES: dict[str, str] = {entity: CUSTOMER_ROW if entity == "customer" else entity for entity in MAPPED}


@dataclass(frozen=True)
class WholeReader:
    """Reads one version of the store."""

    snapshot: Snapshot
    _engine: Engine

    def rows(self, sql: str) -> list[Row]:
        """Run one SELECT of this package; values in it were written by `listed`.

        Raises:
            SourceError: The store's file cannot be read.
            QueryError: It took too long or too much memory.
        """
        return self._engine.read(sql)[0]


class WholeStore:
    """Lends readers.

    Args:
        store: The de-identified rows.
        trail: Records each look.
    """

    def __init__(self, store: Store, trail: Trail) -> None:
        self._store = store
        self._trail = trail

    @contextmanager
    def reading(self, name: str, user: str) -> Iterator[WholeReader]:
        """Open the version in use.

        Args:
            name: What for, as the trail tells it.
            user: Who.

        Raises:
            SourceError: Nothing has been read yet, or the store cannot be opened.
            TrailError: The look cannot be recorded; nothing may be shown.
        """
        body = {"tool": "privacy", "name": name, "tables": list(TABLES.values())}
        with self._trail.entry("query", user, body=body):
            snapshot = self._store.current()
            if snapshot is None:
                raise SourceError("Nothing has been read yet. Run 'assistant sync', then try again.")
            engine = Engine(snapshot, _ROLE, "", _LIMITS)
            try:
                yield WholeReader(snapshot, engine)
            finally:
                engine.retire()


def listed(values: Iterable[str]) -> str:
    """Write texts as the list of an `IN`; none fits an empty one.

    >>> listed(["a", "it's"])
    "('a', 'it''s')"
    """
    written = [literal("value", value) for value in sorted(values)]
    return f"({', '.join(written)})" if written else "(NULL)"


def personal(entity: str) -> tuple[list[str], list[str]]:
    """Return the columns of an entity that hold one personal value each, and those of free text."""
    tags = tagged(entity)
    return [c for c, tag in tags.items() if tag != "free_text"], [
        c for c, tag in tags.items() if tag == "free_text"
    ]
