"""Readers of Excel, JSON and Parquet files: each finds a file's columns and streams raw Arrow tables.

A failure names the file and the row, never what is in it.
"""

import json
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from connectors.arrays import raw_table
from connectors.failures import SetupError, SourceError
from connectors.source import BATCH_ROWS

MAX_JSON_MB = 512
_MB = 1024 * 1024
SIGNATURE = "\ufeff"


class Reader(Protocol):
    """Reads one file (or one sheet of it)."""

    def columns(self) -> list[str]:
        """Return the names of the columns there are; for JSON, of the first rows."""
        ...

    def tables(self, columns: Sequence[str]) -> Iterator[Any]:
        """Stream the named columns as raw Arrow tables."""
        ...


class ExcelReader:
    """One sheet of an .xlsx workbook; its first row is the header."""

    def __init__(self, path: Path, sheet: str) -> None:
        self._path = path
        self._sheet = sheet

    def columns(self) -> list[str]:
        """Return the header."""
        with self._rows() as rows:
            header = next(rows, ())
        names = ["" if cell is None else str(cell).strip() for cell in header]
        if not any(names):
            raise SourceError(f"{self._path.name}: the sheet's first row is no header. Export it again.")
        return names

    def tables(self, columns: Sequence[str]) -> Iterator[Any]:
        """Stream the named columns."""
        names = self.columns()
        at = [names.index(column) for column in columns]
        with self._rows() as rows:
            next(rows, None)
            # A sheet often goes on for thousands of empty rows that were once formatted.
            picked = (_cells(row, at) for row in rows if any(cell is not None for cell in row))
            yield from _chunks(columns, picked)

    @contextmanager
    def _rows(self) -> Iterator[Iterator[Any]]:
        import zipfile

        from openpyxl import load_workbook  # 0.3 s: only when a workbook is read
        from openpyxl.utils.exceptions import InvalidFileException

        try:
            with file_errors(self._path), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl warns of styles and charts it does not read
                book = load_workbook(self._path, read_only=True, data_only=True)
                try:
                    sheet = book[self._sheet_name(book.sheetnames)]
                    sheet.reset_dimensions()  # exporters write wrong ones
                    yield sheet.iter_rows(values_only=True)
                finally:
                    book.close()
        except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, EOFError):
            raise SourceError(
                f"{self._path.name} is not an .xlsx workbook, or is damaged. Save it again as .xlsx."
            ) from None

    def _sheet_name(self, names: list[str]) -> str:
        from connectors.mapping import near

        if self._sheet and self._sheet not in names:
            raise SetupError(f"{self._path.name} has no sheet {self._sheet!r}.{near(self._sheet, names)}")
        return self._sheet or names[0]


class JsonReader:
    """An array of objects, or one object a line."""

    def __init__(self, path: Path, encoding: str = "utf-8") -> None:
        self._path = path
        self._encoding = encoding

    def columns(self) -> list[str]:
        """Return every name used in the first 50,000 objects."""
        names: dict[str, None] = {}
        for _, row in zip(range(BATCH_ROWS), self._objects(), strict=False):
            names.update(dict.fromkeys(row))
        if not names:
            raise SourceError(f"{self._path.name} holds no objects. Export it again.")
        return list(names)

    def tables(self, columns: Sequence[str]) -> Iterator[Any]:
        """Stream the named members of each object; one that is absent is null."""
        yield from _chunks(columns, ([row.get(name) for name in columns] for row in self._objects()))

    def _objects(self) -> Iterator[dict[str, Any]]:
        try:
            with file_errors(self._path), self._path.open(encoding=self._encoding) as text:
                first = _first_character(text)
                rows = self._array(text) if first == "[" else self._lines(text)
                for number, row in rows:
                    if not isinstance(row, dict):
                        raise SourceError(f"{self._path.name}, row {number}: an object is expected there.")
                    yield row
        except UnicodeDecodeError:
            raise SourceError(
                f"{self._path.name} is not {self._encoding} text. Save it as UTF-8, or name its encoding."
            ) from None

    def _array(self, text: Any) -> Iterator[tuple[int, Any]]:
        if self._path.stat().st_size > MAX_JSON_MB * _MB:
            raise SourceError(
                f"{self._path.name} is one array of more than {MAX_JSON_MB} MB. Export one object a line."
            )
        try:
            yield from enumerate(json.load(text), 1)
        except (json.JSONDecodeError, RecursionError) as error:
            line = getattr(error, "lineno", 1)
            raise SourceError(f"{self._path.name}, line {line}: this is not JSON. Export it again.") from None

    def _lines(self, text: Any) -> Iterator[tuple[int, Any]]:
        for number, line in enumerate(text, 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except (json.JSONDecodeError, RecursionError):
                    raise SourceError(f"{self._path.name}, line {number}: this is not JSON.") from None


class ParquetReader:
    """A Parquet file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def columns(self) -> list[str]:
        """Return the columns of its schema."""
        with self._open() as file:
            return list(file.schema_arrow.names)

    def tables(self, columns: Sequence[str]) -> Iterator[Any]:
        """Stream the named columns."""
        import pyarrow as pa  # 0.2 s: only when a file is read

        with self._open() as file:
            for batch in file.iter_batches(BATCH_ROWS, columns=list(columns)):
                yield pa.Table.from_batches([batch])

    @contextmanager
    def _open(self) -> Iterator[Any]:
        import pyarrow as pa  # 0.2 s: only when a file is read
        from pyarrow import parquet

        try:
            with file_errors(self._path), parquet.ParquetFile(self._path) as file:
                yield file
        except pa.ArrowException:
            raise SourceError(
                f"{self._path.name} is not a Parquet file, or is damaged. Export it again."
            ) from None


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into one plain sentence."""
    try:
        yield
    except FileNotFoundError:
        raise SourceError(f"There is no file {path.name} at the place given. Check the path.") from None
    except OSError:
        raise SourceError(f"{path.name} cannot be read. Check its permissions and the disk.") from None


def _chunks(columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> Iterator[Any]:
    chunk: list[Sequence[Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == BATCH_ROWS:
            yield raw_table(columns, chunk)
            chunk = []
    if chunk:
        yield raw_table(columns, chunk)


def _cells(row: Sequence[Any], at: Sequence[int]) -> list[Any]:
    return [row[i] if i < len(row) else None for i in at]


def _first_character(text: Any) -> str:
    """Return the first character that is not blank, and go back to it."""
    start = text.read(1)
    while start and (start.isspace() or start == SIGNATURE):
        start = text.read(1)
    text.seek(0)
    if text.read(1) != SIGNATURE:
        text.seek(0)
    return str(start)
