"""Rows on their way into the store: one Parquet file per source and entity, de-identified already.

Nothing in the store changes while a source is read: a source that fails half-way is thrown away here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors.convert import arrow_schema
from connectors.match import KEY_COLUMNS
from connectors.model import columns

if TYPE_CHECKING:
    import pyarrow as pa

ORDER = "_order"  # the order in which rows came: of two with one id the later one is kept


def row_table(entity: str) -> str:
    """Return the table that holds an entity's rows as their sources tell them."""
    return "customer_row" if entity == "customer" else entity


def row_columns(entity: str) -> tuple[str, ...]:
    """Return the columns of that table: the model's, and the hidden ones customers are known by."""
    hidden = KEY_COLUMNS if entity == "customer" else ()
    return columns(entity) + hidden


@dataclass
class Staged:
    """What was read of one entity of one source."""

    file: Path
    rows: int = 0
    whole: bool = False  # it replaces all rows of its source, so that deleted ones go
    writer: Any = field(default=None, repr=False)


class Staging:
    """The folder of staged rows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._staged: dict[tuple[str, str], Staged] = {}

    def replace(self, source: str, entity: str) -> None:
        """Say that what is staged is all there is of this entity in this source."""
        self._at(source, entity).whole = True

    def add(self, source: str, entity: str, rows: "pa.Table") -> None:
        """Write rows behind those already staged.

        Rows hold the columns of the model, for customers the hidden keys too; a missing one is empty.
        """
        # pyarrow loads on first use: 0.2 s that a question does not need.
        import pyarrow as pa
        import pyarrow.parquet as pq

        staged = self._at(source, entity)
        order = pa.array(range(staged.rows, staged.rows + rows.num_rows), pa.int64())
        rows = _completed(entity, rows).append_column(ORDER, order)
        if staged.writer is None:
            staged.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            staged.writer = pq.ParquetWriter(
                staged.file, rows.schema, compression="zstd", compression_level=1
            )
        staged.writer.write_table(rows)
        staged.rows += rows.num_rows

    def discard(self, source: str) -> None:
        """Throw away everything staged of one source."""
        for key in [key for key in self._staged if key[0] == source]:
            staged = self._staged.pop(key)
            if staged.writer is not None:
                staged.writer.close()
                staged.file.unlink()

    def finish(self) -> None:
        """Close the files, so that they can be read."""
        for staged in self._staged.values():
            if staged.writer is not None:
                staged.writer.close()
                staged.writer = None

    def files(self, entity: str) -> list[Path]:
        """Return the files that hold rows of an entity."""
        return [s.file for (_, name), s in self._staged.items() if name == entity and s.rows]

    def rows(self, entity: str) -> int:
        """Return how many rows of an entity are staged."""
        return sum(s.rows for (_, name), s in self._staged.items() if name == entity)

    def whole(self) -> set[tuple[str, str]]:
        """Return the (source, entity) pairs whose old rows go."""
        return {key for key, staged in self._staged.items() if staged.whole}

    def _at(self, source: str, entity: str) -> Staged:
        key = (source, entity)
        if key not in self._staged:
            # Numbered, not named after the source: a name need not be a file name.
            self._staged[key] = Staged(self._folder / f"{entity}-{len(self._staged)}.parquet")
        return self._staged[key]


def by_source(rows: "pa.Table") -> Iterator[tuple[str, "pa.Table"]]:
    """Yield the rows of each source apart."""
    import pyarrow.compute as pc  # loads on first use, as above

    sources = pc.unique(rows["source"]).to_pylist()
    if len(sources) == 1:
        yield sources[0], rows
        return
    for source in sources:
        yield source, rows.filter(pc.equal(rows["source"], source))


def _completed(entity: str, rows: "pa.Table") -> "pa.Table":
    """Bring rows to the entity's columns and types, whatever order they came in."""
    import pyarrow as pa  # loads on first use, as above

    schema = arrow_schema(entity)
    for name in row_columns(entity)[len(schema) :]:
        schema = schema.append(pa.field(name, pa.string()))
    columns = [
        rows[field.name].cast(field.type)
        if field.name in rows.column_names
        else pa.nulls(rows.num_rows, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)
