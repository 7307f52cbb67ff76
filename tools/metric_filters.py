"""Filters as a person says them, read as ids, stored values and codes; and kept in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors.failures import QueryError, nearest
from connectors.model import ENTITIES
from connectors.statuses import STATUSES
from connectors.table import Nothing
from tools import known_values, metric_reach, values
from tools.expressions import parsed
from tools.lookup import find_products, one_customer
from tools.metric_plan import Pick
from tools.metric_reach import Place, Within, is_time
from tools.name_rows import Named
from tools.reader import Reader
from tools.semantics import NO, YES, Dimension, Semantics

if TYPE_CHECKING:
    from tools.metric_query import Filter

_YES, _NO = frozenset({"yes", "true", "1", "是", "有"}), frozenset({"no", "false", "0", "否", "没有", "无"})
Read = tuple[tuple[str, ...], str]  # the values, and what was said


@dataclass
class Said:
    """Filters whose words are resolved.

    Args:
        picks: The filters.
        words: What was said, by dimension.
        excluded: The same of what is left out.
        nothing: Set when a word stands for nothing, or for several things.
    """

    picks: list[Pick] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    excluded: dict[str, str] = field(default_factory=dict)
    nothing: Nothing | None = None

    def text(self, *more: str) -> str:
        """Return the whole filter in words."""
        told = [f"{name} = {said}" for name, said in self.words.items()]
        told += [f"{name} ≠ {said}" for name, said in self.excluded.items()]
        return ", ".join((*told, *more)) or "everything"


def resolve(
    reader: Reader, semantics: Semantics, filters: Sequence["Filter"], metrics: Sequence[str]
) -> Said:
    """Read the words of filters.

    Args:
        reader: Reads for this call.
        semantics: The home's metrics and dimensions.
        filters: As they were said.
        metrics: What they are filters of; its rows decide what a word can mean.

    Raises:
        QueryError: A status is none of its list, or a condition is neither yes nor no.
    """
    said = Said()
    for one in filters:
        found = [_read(reader, semantics, one.dimension, word, metrics) for word in one.values]
        nothing = next((each for each in found if isinstance(each, Nothing)), None)
        if nothing is not None:
            said.nothing = nothing
            return said
        reads = [each for each in found if not isinstance(each, Nothing)]
        stored = tuple(dict.fromkeys(value for values_, _ in reads for value in values_))
        said.picks.append(Pick(one.dimension, stored, one.exclude))
        told = said.excluded if one.exclude else said.words
        told[one.dimension] = ", ".join(dict.fromkeys(words for _, words in reads))
    return said


def _read(
    reader: Reader, semantics: Semantics, name: str, word: str, metrics: Sequence[str]
) -> Read | Nothing:
    if name in semantics.conditions:
        return _truth(name, word)
    dimension = semantics.dimensions[name]
    if dimension.kind == "flag":
        return _truth(name, word)
    if is_time(semantics, name) or dimension.kind == "band":
        return _listed(dimension, word)
    if dimension.kind == "entity":
        return _ENTITIES.get(dimension.entity, _member)(reader, dimension, word)
    return _stored(reader, dimension, word, _place(semantics, name, metrics))


def _truth(name: str, word: str) -> Read:
    plain = word.strip().lower()
    if plain not in _YES | _NO:
        raise QueryError(f"{name} is yes or no. Say one of them.")
    told = YES if plain in _YES else NO
    return (told,), told


def _listed(dimension: Dimension, word: str) -> Read | Nothing:
    """Read a value of a list of our own: as it is written there, or as either label."""
    plain = word.strip().lower()
    for value in dict.fromkeys((*dimension.order, *dimension.labels)):
        if plain in (value.lower(), *(label.lower() for label in dimension.labels.get(value, ()))):
            return (value,), value
    if not dimension.order:
        return (word.strip(),), word.strip()  # a time: 2026-03
    found = values.among(dimension.name, word, dimension.order)
    return found if isinstance(found, Nothing) else (found.values, found.said)


def _customer(reader: Reader, _: Dimension, word: str) -> Read | Nothing:
    found = one_customer(reader, word)
    return ((found.id,), found.said()) if isinstance(found, Named) else found


def _product(reader: Reader, _: Dimension, word: str) -> Read | Nothing:
    found = find_products(reader, word)
    if isinstance(found, Nothing):
        return found
    said = found[0].said() if len(found) == 1 else f"{word} ({len(found)} products)"
    return tuple(product.id for product in found), said


def _member(reader: Reader, dimension: Dimension, word: str) -> Read | Nothing:
    """Read a number, a name or a placeholder of any other entity, such as staff; of names also a part."""
    entity, text = dimension.entity, word.strip()
    known = [column for column in ("number", "name") if reader.sees(f"{entity}.{column}")]
    if not known:
        return Nothing("not_yours", entity, word)
    wanted = [text, text.upper()]
    personal = [ENTITIES[entity].columns[column].info["pii"] for column in known]
    if any(personal) and not text.startswith("<") and not any(char.isdigit() for char in text):
        wanted += reader.scope.placeholders("PERSON", text)
    tests = " OR ".join(f"list_contains($wanted, w.{column})" for column in ("id", *known))
    table = reader.read(entity, f"SELECT w.id FROM {entity} AS w", (tests,), wanted=wanted)
    if table is not None and table.rows:
        return tuple(table.column("id")), text
    if "name" not in known or any(personal):
        return Nothing("absent", entity, word)
    return _by_name(reader, dimension, word)


def _by_name(reader: Reader, dimension: Dimension, word: str) -> Read | Nothing:
    table = reader.read(dimension.entity, f"SELECT w.id, w.name FROM {dimension.entity} AS w")
    rows = table.rows if table else []
    found = values.among(dimension.name, word, tuple(sorted({name for _, name in rows if name})))
    if isinstance(found, Nothing):
        kind = "absent" if found.kind == "no_match" else found.kind
        return Nothing(kind, dimension.entity, word, found.choices)
    if found.note:
        reader.tell(*found.note)
    return tuple(row_id for row_id, name in rows if name in found.values), found.said


_ENTITIES: dict[str, Callable[[Reader, Dimension, str], Read | Nothing]] = {
    "customer": _customer,
    "product": _product,
}


def _place(semantics: Semantics, name: str, metrics: Sequence[str]) -> Place | None:
    """Return where the values are, for the first of the metrics that knows them."""
    for metric in metrics:
        for atom in semantics.parts_of(metric):
            for grain in metric_reach.grains_of(semantics.metrics[atom]):
                found = metric_reach.pick(semantics, name, grain)
                while isinstance(found, Within):
                    found = found.inner
                if found is not None:
                    return found
    return None


def _stored(reader: Reader, dimension: Dimension, word: str, place: Place | None) -> Read | Nothing:
    """Read a value of a column: of a closed list, of a dimension that every company has, or of its own."""
    columns = _columns(place)
    entity = next(iter(columns))[0] if len(columns) == 1 else ""
    if dimension.kind == "status":
        return _status(columns, word)
    known = known_values.COLUMNS.get(dimension.name, ())
    if columns and columns <= set(known):
        found = values.read(reader.scope, dimension.name, word, entity)
    elif not all(reader.sees(f"{entity}.{column}") for entity, column in columns):
        return Nothing("not_yours", dimension.name, word)
    else:
        selects = tuple(
            f"SELECT DISTINCT e.{column} AS value FROM {entity} AS e" for entity, column in columns
        )
        table = reader.read_all("values", selects)
        stored = {str(value) for value in (table.column("value") if table else ()) if value is not None}
        found = values.among(dimension.name, word, tuple(sorted(stored)))
    if isinstance(found, Nothing):
        return found
    if found.note:
        reader.tell(*found.note)
    return found.values, found.said


def _columns(place: Place | None) -> set[tuple[str, str]]:
    """Return the columns of an expression: (entity, column)."""
    if place is None:
        return set()
    from sqlglot import exp  # loaded by what reads the expression

    return {(column.table or place.entity, column.name) for column in parsed(place.sql).find_all(exp.Column)}


def _status(columns: set[tuple[str, str]], word: str) -> Read | Nothing:
    entity, column = next(iter(columns))
    listed = str(ENTITIES[entity].columns[column].info["status"])
    plain = word.strip().lower()
    for code, labels in STATUSES[listed].items():
        if plain in (code, code.replace("_", " "), *(label.lower() for label in labels)):
            return (code,), code
    found = values.among(listed, word, tuple(STATUSES[listed]))
    if isinstance(found, Nothing):
        raise QueryError(f"There is no such status.{nearest(word, STATUSES[listed])}")
    return found.values, found.said
