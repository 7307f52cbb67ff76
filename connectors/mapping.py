"""A mapping says how one kind of system fills the business model; it is checked before anything is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from connectors.failures import SetupError, nearest
from connectors.field import Field, column_names, read_field
from connectors.model import MAPPED, columns
from connectors.yamlfile import YamlFile

SHIPPED = Path(__file__).parent / "mappings"
TOP_OPTIONS = ("kind", "system", "timezone", "description", "record_for", "entities")
ENTITY_OPTIONS = ("from", "query", "key", "updated", "distinct", "fields")
UPDATED_OPTIONS = ("column", "format")
_OURS = ("id", "source", "source_key")
_MANY = 30


@dataclass(frozen=True)
class EntityMapping:
    """Where one entity comes from.

    Args:
        entity: Its name in the business model.
        table: A table or file (`orders.xlsx#Sheet 1`), or "" when `query` is set.
        query: One SELECT in the source's dialect, or "".
        key: The source columns whose values, joined with `-`, are a row's key.
        updated: The column that says when a row last changed, or None: then it is read whole each time.
        distinct: Several rows may have one key; the last is kept and that is no problem.
        fields: Model column -> how it is filled.
    """

    entity: str
    table: str
    query: str
    key: tuple[str, ...]
    updated: Field | None
    distinct: bool
    fields: dict[str, Field]

    @property
    def needed(self) -> dict[str, tuple[str | int, ...]]:
        """Every source column that is read -> its place in the file."""
        places: dict[str, tuple[str | int, ...]] = {}
        for name in self.key:
            places.setdefault(name, ("entities", self.entity, "key"))
        for each in ([self.updated] if self.updated else []) + list(self.fields.values()):
            for name in each.columns:
                places.setdefault(name, each.keys)
        return places


@dataclass(frozen=True)
class Mapping:
    """One kind of system, as its YAML file describes it."""

    file: YamlFile
    kind: str
    system: str
    timezone: str
    description: str
    record_for: dict[str, tuple[str, ...]]
    entities: dict[str, EntityMapping]

    def wrong(self, what: str, *keys: str | int) -> SetupError:
        """Return the failure that says `what` is wrong at a place in the mapping file."""
        return self.file.wrong(what, *keys)

    def misfit(self, entity: str, field: Field, family: str) -> SetupError:
        """Return the failure that says a source column cannot fill a field."""
        hint = " Say its format: epoch, epoch_ms or such as '%Y%m%d'." if family == "number" else ""
        return self.wrong(
            f"{entity}.{field.name} is a {field.kind}, but column {field.columns[0]!r} holds"
            f" {family} values.{hint}",
            *field.keys,
        )


def near(word: str, valid: Iterable[str]) -> str:
    """Return `nearest`, but only count the names when there are too many to read.

    >>> near("zzz", [f"table_{n}" for n in range(100)])
    ' There are 100 names, none like it.'
    """
    names = list(valid)
    words = nearest(word, names) if names else " There is none."
    if len(names) > _MANY and words.startswith(" Valid"):
        return f" There are {len(names)} names, none like it."
    return words


def shipped() -> dict[str, Path]:
    """Return the mappings that come with the project: kind -> file."""
    return {path.stem: path for path in sorted(SHIPPED.glob("*.yaml"))}


def load_mapping(kind: str | Path) -> Mapping:
    """Load a shipped mapping by its kind, or any mapping by the path of its file.

    Raises:
        SetupError: There is none, or it does not fit the business model; the line and nearest word are named.
    """
    if isinstance(kind, Path) or kind.endswith((".yaml", ".yml")):
        return _read(YamlFile(Path(kind)))
    files = shipped()
    if kind not in files:
        raise SetupError(f"There is no mapping for {kind!r}.{near(kind, files)}")
    return _read(YamlFile(files[kind]))


def _read(file: YamlFile) -> Mapping:
    _only(file, file.data, TOP_OPTIONS, "a mapping")
    words = {name: _word(file, name) for name in ("kind", "system", "timezone", "description")}
    timezone = words["timezone"] or "UTC"
    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        hint = near(timezone, available_timezones())
        raise file.wrong(f"{timezone!r} is not a time zone.{hint}", "timezone") from None
    for name in ("kind", "system"):
        if not words[name]:
            raise file.wrong(f"a mapping needs {name!r}.", name)
    raw = file.data.get("entities")
    if not isinstance(raw, dict) or not raw:
        raise file.wrong("a mapping needs 'entities', such as customer or sales_order.", "entities")
    return Mapping(
        file=file,
        kind=words["kind"],
        system=words["system"],
        timezone=timezone,
        description=words["description"],
        record_for=_record_for(file),
        entities={name: _entity(file, name, entry) for name, entry in raw.items()},
    )


def _word(file: YamlFile, name: str) -> str:
    value = file.data.get(name)
    if value is not None and not isinstance(value, str):
        raise file.wrong(f"{name!r} takes a text; put it in quotes.", name)
    return (value or "").strip()


def _only(file: YamlFile, entry: dict[str, Any], valid: tuple[str, ...], what: str, *keys: str | int) -> None:
    for name in entry:
        if name not in valid:
            raise file.wrong(f"{what} has no option {name!r}.{nearest(str(name), valid)}", *keys, name)


def _fillable(entity: str) -> tuple[str, ...]:
    return tuple(name for name in columns(entity) if name not in _OURS)


def _record_for(file: YamlFile) -> dict[str, tuple[str, ...]]:
    raw = file.data.get("record_for") or {}
    if not isinstance(raw, dict):
        raise file.wrong("'record_for' takes entities with lists of fields.", "record_for")
    for entity, names in raw.items():
        _known_entity(file, entity, "record_for")
        if not isinstance(names, list):
            raise file.wrong("a list of fields is expected, such as [number, name].", "record_for", entity)
        for i, name in enumerate(names):
            _known_column(file, entity, name, "record_for", entity, i)
    return {entity: tuple(names) for entity, names in raw.items()}


def _known_entity(file: YamlFile, name: Any, *keys: str) -> None:
    if name not in MAPPED:
        raise file.wrong(f"there is no entity {name!r}.{nearest(str(name), MAPPED)}", *keys, str(name))


def _known_column(file: YamlFile, entity: str, name: Any, *keys: str | int) -> None:
    if name in _OURS:
        raise file.wrong(f"{entity}.{name} is made from 'key'; leave it out.", *keys)
    if name not in columns(entity):
        hint = nearest(str(name), _fillable(entity))
        raise file.wrong(f"{entity} has no field {name!r}.{hint}", *keys)


def _entity(file: YamlFile, name: str, raw: Any) -> EntityMapping:
    at = ("entities", name)
    _known_entity(file, name, "entities")
    if not isinstance(raw, dict):
        raise file.wrong(f"{name} needs 'from' (or 'query'), 'key' and 'fields'.", *at)
    _only(file, raw, ENTITY_OPTIONS, "an entity", *at)
    if ("from" in raw) == ("query" in raw):
        raise file.wrong(f"{name} takes either 'from' (a table or file) or 'query' (one SELECT).", *at)
    for option in ("from", "query"):
        if option in raw and (not isinstance(raw[option], str) or not raw[option].strip()):
            raise file.wrong(f"{option!r} takes a text.", *at, option)
    if not isinstance(raw.get("distinct", False), bool):
        raise file.wrong("'distinct' is true or false.", *at, "distinct")
    fields = _fields(file, name, raw.get("fields"))
    updated = _updated(file, name, raw["updated"]) if raw.get("updated") is not None else None
    if updated and "updated_at" in fields and fields["updated_at"].columns != updated.columns:
        raise file.wrong(
            f"{name}.updated_at is filled from 'updated'; leave it out.", *at, "fields", "updated_at"
        )
    return EntityMapping(
        entity=name,
        table=(raw.get("from") or "").strip(),
        query=(raw.get("query") or "").strip(),
        key=column_names(raw.get("key"), lambda what, *_: file.wrong(f"'key': {what}", *at, "key")),
        updated=updated,
        distinct=raw.get("distinct", False),
        fields=fields,
    )


def _fields(file: YamlFile, entity: str, raw: Any) -> dict[str, Field]:
    at = ("entities", entity, "fields")
    if not isinstance(raw, dict) or not raw:
        raise file.wrong(f"{entity} needs 'fields', such as number: ORDER_NO.", *at)
    result = {}
    for name, entry in raw.items():
        _known_column(file, entity, name, *at, str(name))

        def wrong(what: str, *keys: str | int, name: str = name) -> SetupError:
            return file.wrong(what, *at, name, *keys)

        result[name] = read_field(entity, name, entry, wrong)
    return result


def _updated(file: YamlFile, entity: str, raw: Any) -> Field:
    at = ("entities", entity, "updated")

    def wrong(what: str, *keys: str | int) -> SetupError:
        return file.wrong(f"'updated': {what}", *at, *keys)

    if isinstance(raw, dict):
        _only(file, raw, UPDATED_OPTIONS, "'updated'", *at)
    made = read_field(entity, "updated_at", raw, wrong)
    return Field(**{**made.__dict__, "keys": at})
