"""Everything held about one person, for their request of access (GDPR art. 15, PIPL art. 45).

Their values are restored; those of other people in the same rows stay masked (GDPR art. 15 (4)). What was shown of
them to whom is told from the trail.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from connectors.model import columns
from privacy.audit import EntryRow, Trail
from privacy.erasure import counted
from privacy.kinds import KINDS, PLACEHOLDER, parse
from privacy.people import Person, find
from privacy.person_data import condition, holding, mentions
from privacy.restore import Restorer
from privacy.reveal import reveal_body
from privacy.vault import Vault
from privacy.whole_store import TABLES, WholeReader, WholeStore

_FULL = {kind.lower(): "full" for kind in KINDS}
_ENTRIES = 100_000


@dataclass(frozen=True)
class PersonExport:
    """What is held about a person, still in placeholders.

    Args:
        person: Who.
        own: The placeholders of values that are theirs alone.
        shared: Those that others have too.
        rows: Entity -> rows, each column -> cell.
        entries: What the trail says of them, oldest first.
    """

    person: Person
    own: tuple[str, ...]
    shared: tuple[str, ...]
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)

    @property
    def kinds(self) -> dict[str, int]:
        """How many values of each kind are held."""
        return counted([*self.own, *self.shared])


class PersonExports:
    """Collects and restores what is held about one person.

    Args:
        whole: All rows.
        vault: Where the values are.
        trail: Tells what was shown, and records that this is.
        restorer: Puts the values back.
    """

    def __init__(self, whole: WholeStore, vault: Vault, trail: Trail, restorer: Restorer) -> None:
        self._whole = whole
        self._vault = vault
        self._trail = trail
        self._restorer = restorer

    def collect(self, told: str, user: str) -> PersonExport:
        """Return what is held about a person, without a value.

        Raises:
            QueryError: Nobody is meant, or several people are.
        """
        with self._whole.reading("access request", user) as reader:
            person = find(reader, self._vault, told)
            held = holding(reader, person)
            rows = {
                entity: found
                for entity, table in TABLES.items()
                if (found := _rows(reader, entity, table, person, held.own))
            }
        own, shared = (
            tuple(sorted(self._vault.held(names), key=_order)) for names in (held.own, held.shared)
        )
        return PersonExport(person, own, shared, rows, self._entries({*own, *person.names}))

    def record(self, export: PersonExport, user: str) -> int:
        """Write the reveal into the trail, before anything is shown.

        Raises:
            TrailError: It cannot be written; nothing may be shown.
        """
        shown = dict.fromkeys([*export.own, *export.shared], "full")
        body = reveal_body(shown, purpose="access request", action="person exported")
        return self._trail.append("reveal", user, body=body)

    def restored(self, export: PersonExport) -> dict[str, Any]:
        """Return all of it with the person's values, as JSON types; call `record` first."""
        names = [*export.own, *export.shared]
        values = self._vault.reveal(names)
        return {
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "person": [row.said for row in export.person.rows],
            "values": [
                {
                    "kind": _order(name)[0].lower(),
                    "value": values[name],
                    "also_of_others": name in export.shared,
                }
                for name in names
            ],
            "rows": {entity: [self._row(row, names) for row in rows] for entity, rows in export.rows.items()},
            "trail": export.entries,
        }

    def _row(self, row: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
        (cells,) = self._restorer.cells([tuple(row.values())], _FULL, allowed=frozenset(names))
        return {column: _json(cell) for column, cell in zip(row, cells, strict=True) if cell is not None}

    def _entries(self, names: set[str]) -> list[dict[str, Any]]:
        """Return what the trail says of these placeholders: who asked, what was shown to whom, what was done."""
        found: dict[int, EntryRow] = {}
        for name in names:
            found |= {entry.number: entry for entry in self._trail.entries(text=name, limit=_ENTRIES)}
        return [_told(found[number], names) for number in sorted(found)]


def _rows(
    reader: WholeReader, entity: str, table: str, person: Person, own: frozenset[str]
) -> list[dict[str, Any]]:
    """Return the rows of an entity that are the person's or speak of them."""
    shown = columns(entity)
    test = f"({condition(table, person)}) OR ({mentions(table, own)})"
    found = reader.rows(f"SELECT {', '.join(shown)} FROM {table} WHERE {test} ORDER BY id")
    return [dict(zip(shown, row, strict=True)) for row in found]


def _told(entry: EntryRow, names: set[str]) -> dict[str, Any]:
    """Return one entry as the person may read it: without what it says of others."""
    told: dict[str, Any] = {
        "number": entry.number, "at": entry.at.isoformat(timespec="seconds"), "kind": entry.kind, "user": entry.user,
        "role": entry.role,
    }  # fmt: skip
    if entry.kind == "reveal" and isinstance(by_right := entry.body.get("placeholders"), dict):
        told["shown"] = [
            {"kind": _order(name)[0].lower(), "how": right}
            for right, shown in by_right.items()
            for name in shown
            if name in names
        ]
        told |= {key: entry.body[key] for key in ("purpose",) if key in entry.body}
        told |= {"purpose": PLACEHOLDER.sub(r"[\1]", told["purpose"])} if "purpose" in told else {}
    return told


def _json(cell: Any) -> Any:
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    return str(cell) if isinstance(cell, Decimal) else cell


def _order(name: str) -> tuple[str, int]:
    return parse(name) or ("", 0)
