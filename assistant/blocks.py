"""Tables of a tool result as compact Markdown: a list of facts for one row, a table for several."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any

from assistant import cells

MAX_ROWS = 20
_HIDDEN = frozenset({"id", "source", "source_key", "updated_at", "currency", "external_key", "line_no"})
_TWO_NAMES = (("product", "product_en"), ("name", "name_en"))


@dataclass(frozen=True)
class Style:
    """How values are written: language and time zone."""

    language: str
    zone: tzinfo = UTC

    @property
    def zh(self) -> bool:
        """Say whether the answer is Chinese."""
        return self.language == "zh"


class Sheet:
    """One table of a tool result, as the JSON a model reads.

    Args:
        data: `{name, columns, entities, rows, origins, truncated}`.
        style: How its values are written.
    """

    def __init__(self, data: dict[str, Any], style: Style) -> None:
        self.name: str = data["name"]
        self.columns: list[str] = list(data["columns"])
        entities = list(data.get("entities") or [])
        self.entities: list[str] = entities + [""] * (len(self.columns) - len(entities))
        self.rows: list[list[Any]] = [list(row) for row in data["rows"]]
        self.origins: list[dict[str, Any]] = list(data.get("origins") or [])
        self.truncated = bool(data.get("truncated"))
        self.style = style

    def __len__(self) -> int:
        return len(self.rows)

    def raw(self, column: str, row: int = 0) -> Any:
        """Return a value as it came, None if there is no such column or row."""
        if column not in self.columns or row >= len(self.rows):
            return None
        return self.rows[row][self.columns.index(column)]

    def text(self, column: str, row: int = 0) -> str:
        """Return a value written for people, "" if there is none."""
        if column not in self.columns or row >= len(self.rows):
            return ""
        index = self.columns.index(column)
        return cells.cell(
            self.rows[row][index], column, self._entity(index), self.style.language,
            currency=str(self.raw("currency", row) or ""), zone=self.style.zone,
        )  # fmt: skip

    def label(self, column: str) -> str:
        """Return a column's label."""
        return cells.label(self._entity(self.columns.index(column)), column, self.style.language)

    def filled(self) -> list[str]:
        """Return the columns that are not empty throughout."""
        return [
            column
            for index, column in enumerate(self.columns)
            if any(row[index] not in (None, "") for row in self.rows)
        ]

    def shown(self, without: tuple[str, ...] = ()) -> list[str]:
        """Return the columns worth a person's eye: no keys, nothing empty, one name a product."""
        told = [
            column
            for column in self.filled()
            if column not in _HIDDEN and column not in without and not column.endswith("_id")
        ]
        return self.one_name(told)

    def one_name(self, columns: list[str]) -> list[str]:
        """Of a name in two languages keep the answer's, where every row has it."""
        for chinese, english in _TWO_NAMES:
            if chinese in columns and english in columns:
                foreign = all(self.raw(english, row) for row in range(len(self.rows))) and not self.style.zh
                columns = [name for name in columns if name != (chinese if foreign else english)]
        return columns

    def table(self, columns: list[str] | None = None, limit: int = MAX_ROWS) -> str:
        """Return the first rows as a Markdown table."""
        columns = [c for c in (columns or self.shown()) if c in self.columns] or self.columns
        lines = [
            f"| {' | '.join(self.label(column) for column in columns)} |",
            f"|{'|'.join(' ---: ' if self._is_number(column) else ' --- ' for column in columns)}|",
        ]
        rows = range(min(limit, len(self.rows)))
        lines += [f"| {' | '.join(self.text(column, index) for column in columns)} |" for index in rows]
        return "\n".join(lines)

    def facts(self, row: int = 0, without: tuple[str, ...] = ()) -> str:
        """Return one row as `label: value`, those that have one."""
        told = [(self.label(column), self.text(column, row)) for column in self.shown(without)]
        colon = "：" if self.style.zh else ": "
        return " · ".join(f"{name}{colon}{value}" for name, value in told if value)

    def _entity(self, index: int) -> str:
        return self.entities[index]

    def _is_number(self, column: str) -> bool:
        index = self.columns.index(column)
        kind = cells.info(self._entity(index), column)["kind"]
        return kind in ("money", "quantity", "rate", "integer", "share", "length")
