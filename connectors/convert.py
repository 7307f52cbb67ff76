"""Raw columns of a source become rows of the business model, a whole column at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from connectors.failures import SourceError
from connectors.field import Field
from connectors.mapping import EntityMapping, Mapping
from connectors.model import ENTITIES
from connectors.source import BATCH_ROWS, Batch

# Rows changed within this long before the last sync are read again: a source's clock may lag its commits.
OVERLAP = timedelta(seconds=1)
_UNREADABLE = ("not a number", "not a whole number", "not a date", "not yes or no")
_SURE_ROWS = 1_000


def arrow_schema(entity: str) -> Any:
    """Return the Arrow schema of an entity: all its columns, in the model's order."""
    import pyarrow as pa  # 0.2 s: only when rows are read

    types = {
        "text": pa.string(),
        "money": pa.decimal128(18, 2),
        "quantity": pa.decimal128(18, 3),
        "rate": pa.decimal128(9, 4),
        "integer": pa.int64(),
        "day": pa.date32(),
        "moment": pa.timestamp("us", "UTC"),
        "flag": pa.bool_(),
    }
    return pa.schema([(column.name, types[column.info["kind"]]) for column in ENTITIES[entity].columns])


def convert(
    raws: Iterable[Any], mapping: Mapping, entity: str, source: str, *, since: datetime | None = None
) -> Iterator[Batch]:
    """Convert a stream of raw Arrow tables, whose columns are named as in the mapping.

    Args:
        raws: The tables, of any size.
        mapping: The mapping they were read by.
        entity: The entity they are.
        source: The source's name; ids begin with it.
        since: Keep the rows changed at or after this (less one second), and those that do not say when.

    Raises:
        SourceError: Not one value of a field could be read: the mapping must be wrong there.
        SetupError: A source column's type does not fit the model's column.
    """
    converter = Converter(mapping, entity, source)
    pieces = (raw.slice(at, BATCH_ROWS) for raw in raws for at in range(0, raw.num_rows, BATCH_ROWS))
    batches = (_changed(converter.batch(piece), since) for piece in pieces)
    yield from _last_of_each(batches) if mapping.entities[entity].distinct else batches
    if since is None:  # a handful of changed rows proves nothing
        converter.finish()


class Converter:
    """Converts the rows of one entity and remembers what could not be read."""

    def __init__(self, mapping: Mapping, entity: str, source: str) -> None:
        self._mapping = mapping
        self._entity: EntityMapping = mapping.entities[entity]
        self._source = source
        self._schema = arrow_schema(entity)
        self._fields = dict(self._entity.fields)
        if self._entity.updated is not None:
            self._fields.setdefault("updated_at", self._entity.updated)
        self._seen: Counter[str] = Counter()
        self._unreadable: Counter[str] = Counter()
        self._problems: Counter[str] = Counter()

    def batch(self, raw: Any) -> Batch:
        """Convert one raw table of at most 50,000 rows. Of rows with the same key the last is kept."""
        import pyarrow as pa  # 0.2 s: only when rows are read

        self._problems = Counter()
        raw, keys = self._keyed(raw)
        filled = {
            "id": self._referring(keys, self._source),
            "source": pa.repeat(pa.scalar(self._source), len(keys)),
            "source_key": keys,
        }
        filled |= {name: self._filled(field, raw) for name, field in self._fields.items()}
        columns = [filled.get(f.name, pa.nulls(len(keys), f.type)) for f in self._schema]
        rows = pa.Table.from_arrays(columns, schema=self._schema)
        return Batch(self._entity.entity, rows, dict(self._problems))

    def finish(self) -> None:
        """Refuse a field none of whose values could be read."""
        for name, lost in self._unreadable.items():
            if lost == self._seen[name] > 0:
                field = self._fields[name]
                raise SourceError(
                    f"No value of {self._entity.entity}.{name} in {self._source!r} could be read as a"
                    f" {field.kind} ({lost:,} tried). Check its column and format in"
                    f" {self._mapping.file.path.name}, line {self._mapping.file.line(*field.keys)}."
                )

    def _count(self, name: str, problems: dict[str, int]) -> None:
        for words, count in problems.items():
            self._problems[f"{self._entity.entity}.{name}: {words}"] += count
            if words in _UNREADABLE:
                self._unreadable[name] += count

    def _keyed(self, raw: Any) -> tuple[Any, Any]:
        """Return the rows that have a key, once each, with their keys."""
        keys = self._joined(self._entity.key, raw, "-", "source_key")
        if keys.null_count:
            self._count("id", {"no key, row skipped": keys.null_count})
            has_key = keys.is_valid()
            raw, keys = raw.filter(has_key), keys.filter(has_key)
        last = _last_rows(keys)
        if last is not None:
            if not self._entity.distinct:
                self._count("id", {"duplicate key, last row kept": len(keys) - len(last)})
            raw, keys = raw.take(last), keys.take(last)
        return raw, keys

    def _joined(self, columns: tuple[str, ...], raw: Any, join: str, name: str) -> Any:
        import pyarrow.compute as pc  # 0.2 s: only when rows are read

        from connectors import cells

        parts = []
        for column in columns:
            words, problems = cells.trimmed(cells.plain(raw.column(column)))
            self._count(name, problems)
            parts.append(words)
        joined = parts[0]
        for part in parts[1:]:
            both = pc.binary_join_element_wise(joined, part, join)
            # A key with a part missing is no key; a name with a part missing is still a name.
            joined = both if join == "-" else pc.coalesce(both, joined, part)
        return joined

    def _filled(self, field: Field, raw: Any) -> Any:
        import pyarrow as pa  # 0.2 s: only when rows are read

        from connectors import cells

        kind = self._schema.field(field.name).type
        if field.value is not None:
            value = f"{field.source or self._source}:{field.value}" if field.ref else field.value
            return pa.repeat(pa.scalar(value), raw.num_rows).cast(kind)
        column = cells.plain(raw.column(field.columns[0]))
        if len(field.columns) > 1:
            column = self._joined(field.columns, raw, field.join, field.name)
        self._seen[field.name] += len(column) - column.null_count
        try:
            array, problems = self._read(field, column, kind)
        except cells.Misfit:
            raise self._mapping.misfit(self._entity.entity, field, cells.family(column.type)) from None
        self._count(field.name, problems)
        self._see_early(field.name)
        return array

    def _read(self, field: Field, column: Any, kind: Any) -> tuple[Any, dict[str, int]]:
        from connectors import amounts, cells, dates

        if field.codes is not None:
            return cells.coded(column, field.codes, kind)
        if field.kind == "flag":
            return cells.flag(column)
        if field.kind == "day":
            return dates.day(column, field.format, self._mapping.timezone)
        if field.kind == "moment":
            return dates.moment(column, field.format, self._mapping.timezone)
        if field.kind != "text":
            return amounts.number(column, kind, field.scale)
        return self._words(field, column)

    def _words(self, field: Field, column: Any) -> tuple[Any, dict[str, int]]:
        from connectors import cells

        exact = field.ref is None and field.closed is None
        words, problems = cells.text(column) if exact else cells.trimmed(column)
        words = cells.cased(words, field.case)
        if field.closed is not None:
            words, unknown = cells.closed(words, field.closed)
            problems = cells.added(problems, unknown)
        if field.ref is not None:
            words = self._referring(words, field.source or self._source)
        return words, problems

    def _referring(self, keys: Any, source: str) -> Any:
        import pyarrow as pa  # 0.2 s: only when rows are read
        import pyarrow.compute as pc

        return pc.binary_join_element_wise(pa.scalar(source), keys, ":")

    def _see_early(self, name: str) -> None:
        """Stop at the first batch, not after hours, when a big column cannot be read at all."""
        if self._unreadable[name] == self._seen[name] >= _SURE_ROWS:
            self.finish()


def _changed(batch: Batch, since: datetime | None) -> Batch:
    import pyarrow as pa  # 0.2 s: only when rows are read
    import pyarrow.compute as pc

    if since is None or batch.rows["updated_at"].null_count == batch.rows.num_rows:
        return batch
    when = batch.rows["updated_at"]
    start = pa.scalar(since - OVERLAP, when.type)
    kept = batch.rows.filter(pc.or_kleene(pc.greater_equal(when, start), pc.is_null(when)))
    return Batch(batch.entity, kept, batch.problems)


def _last_rows(keys: Any) -> Any | None:
    """Return the positions of each key's last row, in order, or None when no key comes twice."""
    import pyarrow as pa  # 0.2 s: only when rows are read
    import pyarrow.compute as pc

    if pc.count_distinct(keys).as_py() == len(keys):
        return None
    table = pa.table({"key": keys, "at": pa.array(range(len(keys)), pa.int64())})
    return table.group_by("key").aggregate([("at", "max")])["at_max"].combine_chunks().sort()


def _last_of_each(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Gather all rows and hand over the last of each key, whatever batch it came in."""
    import pyarrow as pa  # 0.2 s: only when rows are read

    kept: Any = None
    problems: Counter[str] = Counter()
    entity = ""
    for batch in batches:
        entity = batch.entity
        problems.update(batch.problems)
        kept = batch.rows if kept is None else pa.concat_tables([kept, batch.rows])
        last = _last_rows(kept["id"].combine_chunks())
        kept = kept if last is None else kept.take(last)
    for at in range(0, kept.num_rows if kept is not None else 0, BATCH_ROWS):
        yield Batch(entity, kept.slice(at, BATCH_ROWS).combine_chunks(), dict(problems) if at == 0 else {})
