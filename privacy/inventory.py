"""Which personal values are where: by source, column and kind, with what says so; counted from placeholders alone.

The record of processing asks for it (GDPR art. 30, PIPL art. 55 and 56). Nothing is restored for it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors.model import tagged
from privacy.kinds import KINDS, PLACEHOLDER, SENSITIVE, kind_of
from privacy.sql_values import literal
from privacy.vault import Vault
from privacy.whole_store import TABLES, WholeReader, WholeStore

if TYPE_CHECKING:
    from connectors.mapping import Mapping as SourceMapping
    from connectors.registry import SourceConfig

FREE_TEXT = "free_text"
DOCUMENTS = "documents"
_ONE = r"'<[A-Z_]+_[0-9]+>'"


@dataclass(frozen=True)
class Item:
    """Values of one kind in one place.

    Args:
        system: What people call the source: `ERP`.
        source: Its name in the home.
        entity: Of the business model.
        column: Of the entity.
        tag: The column's personal-data tag; `free_text` for what was found in texts.
        kind: The kind of value, in lower case; "" for a text in which nothing was found.
        level: `sensitive` (PIPL art. 28) or `general`.
        values: How many there are.
        distinct: How many different ones.
        says: Mapping file and line, and the source's own column, that fill it.
    """

    system: str
    source: str
    entity: str
    column: str
    tag: str
    kind: str
    level: str
    values: int
    distinct: int
    says: str


@dataclass(frozen=True)
class Inventory:
    """What is held where.

    Args:
        version: Of the store.
        items: By source, entity and column.
        vault: How many values of each kind the vault holds.
        erased: How many values of each kind were erased and are not taken in again.
    """

    version: str
    items: tuple[Item, ...]
    vault: Mapping[str, int]
    erased: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON types."""
        return {
            "version": self.version, "items": [asdict(item) for item in self.items], "vault": dict(self.vault),
            "erased": dict(self.erased),
        }  # fmt: skip


def level(kind: str) -> str:
    """Return whether a kind is `sensitive` or `general`.

    >>> level("id_number"), level("phone")
    ('sensitive', 'general')
    """
    return "sensitive" if kind.upper() in SENSITIVE else "general"


def inventory(
    whole: WholeStore,
    vault: Vault,
    configs: "Sequence[SourceConfig]",
    base: Path,
    documents: Iterable[str],
    user: str,
) -> Inventory:
    """Count what is held where.

    Args:
        whole: All rows.
        vault: Counts values by kind.
        configs: The home's sources: their mappings say which column fills what.
        base: The home folder.
        documents: Texts of the search index, de-identified.
        user: Who asks, for the trail.

    Raises:
        SourceError: Nothing has been read yet.
        SetupError: A source's mapping is wrong.
        TrailError: It cannot be recorded.
    """
    from connectors.registry import mapping_of

    mappings = {config.name: mapping_of(config, base) for config in configs}
    with whole.reading("inventory", user) as reader:
        items = [item for entity in TABLES for item in _entity(reader, entity, mappings)]
        version = reader.snapshot.version
    items += _documents(documents)
    kept = {kind.lower(): count for kind, count in vault.count().items() if count}
    gone = {kind.lower(): count for kind, count in vault.count_erased().items()}
    return Inventory(version, tuple(items), kept, gone)


def _entity(reader: WholeReader, entity: str, mappings: "Mapping[str, SourceMapping]") -> list[Item]:
    items: list[Item] = []
    for column, tag in tagged(entity).items():
        for source in _sources(reader, entity, mappings):
            mapping = mappings.get(source)
            says = _says(mapping, entity, column)
            if mapping is not None and not says:
                continue  # this source does not tell the column
            counted = _texts if tag == FREE_TEXT else _cells
            for kind, values, distinct in counted(reader, entity, column, source, tag):
                system = mapping.system if mapping else ""
                items.append(
                    Item(system, source, entity, column, tag, kind, level(kind), values, distinct, says)
                )
    return items


def _sources(reader: WholeReader, entity: str, mappings: "Mapping[str, SourceMapping]") -> list[str]:
    there = [state.source for state in reader.snapshot.states if state.entity == entity]
    return sorted({*there, *(name for name, mapping in mappings.items() if entity in mapping.entities)})


def _cells(
    reader: WholeReader, entity: str, column: str, source: str, tag: str
) -> list[tuple[str, int, int]]:
    where = f"source = {literal('source', source)} AND regexp_full_match({column}, {_ONE})"
    (row,) = reader.rows(f"SELECT count(*), count(DISTINCT {column}) FROM {TABLES[entity]} WHERE {where}")
    return [(kind_of(tag).lower(), int(row[0]), int(row[1]))]


def _texts(
    reader: WholeReader, entity: str, column: str, source: str, _tag: str
) -> list[tuple[str, int, int]]:
    found = reader.rows(
        f"SELECT regexp_extract(name, '^<([A-Z_]+)_', 1) AS kind, count(*), count(DISTINCT name) FROM ("
        f"SELECT unnest(regexp_extract_all({column}, {_ONE})) AS name FROM {TABLES[entity]} "
        f"WHERE source = {literal('source', source)} AND contains({column}, '<')) GROUP BY kind ORDER BY kind"
    )
    kinds = [(kind.lower(), int(values), int(distinct)) for kind, values, distinct in found if kind in KINDS]
    return kinds or [("", 0, 0)]


def _says(mapping: "SourceMapping | None", entity: str, column: str) -> str:
    """Say which line of which mapping fills a column, and from what: `demo-crm.yaml:23 contacts.mobile_phone`."""
    described = mapping.entities.get(entity) if mapping else None
    filled = described.fields.get(column) if described else None
    if mapping is None or described is None or filled is None:
        return ""
    line = mapping.file.line(*filled.keys)
    table = f"{described.table}." if described.table else ""
    return f"{mapping.file.path.name}:{line} {table}{'+'.join(filled.columns)}".strip()


def _documents(texts: Iterable[str]) -> list[Item]:
    found = Counter(match for text in texts for match in PLACEHOLDER.findall(text))
    by_kind: dict[str, list[int]] = {}
    for (kind, _), count in found.items():
        by_kind.setdefault(kind.lower(), []).append(count)
    return [
        Item(
            "",
            DOCUMENTS,
            "document",
            "text",
            FREE_TEXT,
            kind,
            level(kind),
            sum(counts),
            len(counts),
            "search index",
        )
        for kind, counts in sorted(by_kind.items())
    ]
