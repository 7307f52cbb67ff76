"""Exported files as a source: CSV, Excel, JSON and Parquet, in a folder or alone."""

import codecs
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from connectors.convert import Converter, arrow_schema, convert
from connectors.csvfile import CsvReader
from connectors.failures import QueryError, SetupError, SourceError, nearest
from connectors.mapping import EntityMapping, Mapping, near
from connectors.readers import ExcelReader, JsonReader, ParquetReader, Reader
from connectors.source import MAX_LOOKUP_ROWS, Batch, SourceReport

SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".parquet")


class FileSource:
    """A folder of exports, or one file that holds every entity of its mapping. Opened for reading only.

    Args:
        name: Its name in the home.
        path: The folder or file.
        mapping: How it fills the business model; `from` is a file of the folder, `book.xlsx#Sheet` a sheet.
        encoding: Of CSV and JSON files.
        delimiter: Of CSV files; None goes by the file's ending.

    Raises:
        SetupError: The mapping has a query, or the encoding does not exist.
    """

    def __init__(
        self,
        name: str,
        path: Path,
        mapping: Mapping,
        *,
        encoding: str = "utf-8",
        delimiter: str | None = None,
    ) -> None:
        self.name = name
        self.system = mapping.system
        self.entities = tuple(mapping.entities)
        self.mapping = mapping
        self._path = path
        self._encoding = _encoding(name, encoding)
        self._delimiter = delimiter
        if delimiter is not None and len(delimiter) != 1:
            raise SetupError(f"The option delimiter of {name!r} takes one character, such as ';'.")
        for entity, wanted in mapping.entities.items():
            if wanted.query:
                raise mapping.wrong(f"{entity} has a query; files take 'from'.", "entities", entity, "query")

    def check(self) -> SourceReport:
        """Look whether the files are there and have the columns the mapping needs.

        Raises:
            SourceError: The folder or a file is missing, or cannot be read.
            SetupError: A file of the folder, a sheet or a column is not there under that name.
        """
        for entity in self.entities:
            for raw in self._raws(entity):
                Converter(self.mapping, entity, self.name).batch(raw.slice(0, 200))
                break
        count = len(self.entities)
        entities: dict[str, bool | str] = dict.fromkeys(self.entities, True)
        return SourceReport(
            self.name, self.system, True, False, entities, f"{count} of {count} entities can be read."
        )

    def extract(self, entity: str, since: datetime | None = None) -> Iterator[Batch]:
        """Stream the rows of an entity; see `Source.extract`."""
        self._known(entity)
        return convert(self._raws(entity), self.mapping, entity, self.name, since=since)

    def lookup(self, entity: str, column: str, values: Sequence[str], limit: int = 50) -> Any:
        """Read a few rows: the whole file is gone through; see `Source.lookup`.

        Raises:
            QueryError: The entity or column does not exist, or is not text.
        """
        import pyarrow as pa  # 0.2 s: only when rows are read
        import pyarrow.compute as pc

        self._known(entity)
        schema = arrow_schema(entity)
        if column not in schema.names or schema.field(column).type != pa.string():
            raise QueryError(f"{entity} cannot be looked up by {column!r}. Use its number or id.")
        wanted, found = pa.array(list(values), pa.string()), schema.empty_table()
        limit = max(0, min(limit, MAX_LOOKUP_ROWS))
        for batch in self.extract(entity):
            rows = batch.rows.filter(pc.is_in(batch.rows[column], value_set=wanted))
            found = pa.concat_tables([found, rows]).slice(0, limit)
            if found.num_rows == limit:
                break
        return found

    def tables(self) -> Iterator[tuple[str, Any]]:
        """Return every file or sheet of the mapping whole and as it is: its name without the ending, its rows."""
        import pyarrow as pa  # 0.2 s: only when rows are read

        for wanted in {each.table: each for each in self.mapping.entities.values()}.values():
            file, _, sheet = wanted.table.partition("#")
            reader = self._reader(wanted)
            yield sheet or Path(file).stem, pa.concat_tables(reader.tables(reader.columns()))

    def close(self) -> None:
        """Nothing is held open."""

    def _known(self, entity: str) -> None:
        if entity not in self.entities:
            raise QueryError(f"The source {self.name!r} has no {entity!r}.{nearest(entity, self.entities)}")

    def _raws(self, entity: str) -> Iterator[Any]:
        """Stream raw tables whose columns have the mapping's names."""
        wanted = self.mapping.entities[entity]
        reader = self._reader(wanted)
        present = reader.columns()
        found = {name: self._column(wanted, name, present) for name in wanted.needed}
        for table in reader.tables(list(dict.fromkeys(found.values()))):
            yield table.select(list(found.values())).rename_columns(list(found))

    def _column(self, wanted: EntityMapping, name: str, present: list[str]) -> str:
        if name in present:
            return name
        alike = [other for other in present if other.lower() == name.lower()]
        if len(alike) == 1:
            return alike[0]
        hint = near(name, present)
        raise self.mapping.wrong(
            f"{wanted.table} has no column {name!r} ({wanted.entity}).{hint}", *wanted.needed[name]
        )

    def _reader(self, wanted: EntityMapping) -> Reader:
        file, _, sheet = wanted.table.partition("#")
        path = self._path if self._path.is_file() else self._in_folder(wanted, file)
        suffix = path.suffix.lower()
        if suffix in (".csv", ".tsv", ".tab", ".txt"):
            return CsvReader(path, self._encoding, self._delimiter)
        if suffix in (".json", ".jsonl", ".ndjson"):
            return JsonReader(path, self._encoding)
        if suffix in (".xlsx", ".xlsm"):
            return ExcelReader(path, sheet)
        if suffix == ".parquet":
            return ParquetReader(path)
        raise self._from(
            wanted, f"{path.name} is of a kind that is not read. Read are: {', '.join(SUFFIXES)}."
        )

    def _in_folder(self, wanted: EntityMapping, file: str) -> Path:
        if not self._path.is_dir():
            raise SourceError(
                f"The folder or file of {self.name!r} is not there. Check its path, then try again."
            )
        path = self._path / file
        if not path.resolve().is_relative_to(self._path.resolve()):
            raise self._from(wanted, f"{file!r} is outside the folder of {self.name!r}.")
        if not path.is_file():
            files = [p.name for p in self._path.iterdir() if p.suffix.lower() in SUFFIXES]
            raise self._from(wanted, f"there is no file {file!r} ({wanted.entity}).{near(file, files)}")
        return path

    def _from(self, wanted: EntityMapping, what: str) -> SetupError:
        return self.mapping.wrong(what, "entities", wanted.entity, "from")


def _encoding(source: str, name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        hint = nearest(name, ("utf-8", "gb18030", "gbk", "big5", "utf-16", "latin-1", "cp1252", "shift_jis"))
        raise SetupError(f"The source {source!r} names an encoding that does not exist.{hint}") from None
