"""Reads text files of separated cells. Every cell stays text, so that leading zeros live."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from connectors.failures import SourceError
from connectors.readers import SIGNATURE, file_errors

MAX_ROW_MB = 32
_MB = 1024 * 1024


class CsvReader:
    """A text file with a header line and a separator.

    Args:
        path: The file.
        encoding: Its encoding, such as `utf-8` or `gb18030`.
        delimiter: What separates cells; None is a tab for .tsv and a comma otherwise.
    """

    def __init__(self, path: Path, encoding: str = "utf-8", delimiter: str | None = None) -> None:
        self._path = path
        self._encoding = encoding
        self._delimiter = delimiter or ("\t" if path.suffix.lower() in (".tsv", ".tab") else ",")

    def columns(self) -> list[str]:
        """Return the header."""
        with file_errors(self._path), self._path.open(encoding=self._encoding, newline="") as lines:
            try:
                header = next(csv.reader(lines, delimiter=self._delimiter), None)
            except UnicodeDecodeError:
                raise self._not_text() from None
            except csv.Error:
                raise SourceError(f"{self._path.name}, row 1: the header line cannot be read.") from None
        if not header:
            raise SourceError(f"{self._path.name} is empty: it has not even a header line. Export it again.")
        names = [name.removeprefix(SIGNATURE).strip() for name in header]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise SourceError(f"{self._path.name} has two columns {twice!r}. Rename one in the export.")
        return names

    def tables(self, columns: Sequence[str]) -> Iterator[Any]:
        """Stream the named columns; every cell is text, an empty one is null."""
        import pyarrow as pa  # 0.2 s: only when a file is read
        from pyarrow import csv as arrow_csv

        bad: list[int | None] = []

        def note(row: Any) -> str:
            bad.append(row.number)
            return "skip"

        names = self.columns()
        try:
            with file_errors(self._path):
                reader = arrow_csv.open_csv(
                    self._path,
                    read_options=arrow_csv.ReadOptions(
                        use_threads=False,  # rows are numbered only then
                        block_size=MAX_ROW_MB * _MB,
                        encoding=self._encoding,
                        column_names=names,
                        skip_rows=1,
                    ),
                    parse_options=arrow_csv.ParseOptions(
                        delimiter=self._delimiter, newlines_in_values=True, invalid_row_handler=note
                    ),
                    convert_options=arrow_csv.ConvertOptions(
                        include_columns=list(columns),
                        column_types=dict.fromkeys(columns, pa.string()),
                        strings_can_be_null=True,
                        quoted_strings_can_be_null=True,
                        null_values=[""],
                    ),
                )
                for batch in reader:
                    self._refuse(bad)
                    yield pa.Table.from_batches([batch])
            self._refuse(bad)
        except pa.ArrowInvalid as error:
            self._refuse(bad)
            raise self._broken(str(error)) from None
        except UnicodeDecodeError:
            raise self._not_text() from None

    def _refuse(self, bad: Sequence[int | None]) -> None:
        if bad:
            where = f", row {bad[0]}" if bad[0] else ""
            raise SourceError(
                f"{self._path.name}{where}: it has more or fewer cells than the header. Mend the row (a"
                " separator inside a cell needs quotes), or name the separator with the option delimiter."
            )

    def _broken(self, words: str) -> Exception:
        if "UTF8" in words or "UTF-8" in words or "codec" in words or "decode" in words:
            return self._not_text()
        if "Empty CSV" in words:
            return SourceError(f"{self._path.name} is empty. Export it again.")
        if "straddling" in words or "block" in words:
            return SourceError(
                f"{self._path.name} has a row of more than {MAX_ROW_MB} MB. Split it in the export."
            )
        return SourceError(f"{self._path.name} cannot be read as CSV. Check its quotes and separators.")

    def _not_text(self) -> Exception:
        row = _undecodable_row(self._path, self._encoding)
        where = f", row {row}" if row else ""
        return SourceError(
            f"{self._path.name}{where}: the text is not {self._encoding}. Save the file as UTF-8, or name its"
            " encoding, such as encoding: gb18030."
        )


def _undecodable_row(path: Path, encoding: str) -> int | None:
    """Return the first row (the header is 1) whose bytes are not text in this encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                decoder.decode(line)
            except UnicodeDecodeError:
                return number
    return None
