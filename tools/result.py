"""What a tool hands back: tables with their origins, or which kind of nothing was found."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from connectors.table import Nothing, Table


@dataclass(frozen=True)
class Result:
    """The answer of one tool. Personal values in it are placeholders.

    Args:
        tool: The tool's name.
        arguments: As it was asked.
        tables: What was read; empty when `nothing` says why.
        nothing: Which kind of nothing; a table of the choices may stand beside it.
        facts: Small named values: counts, definitions, `hidden` (what the role may not see), `filters`.
    """

    tool: str
    arguments: dict[str, Any]
    tables: tuple[Table, ...] = ()
    nothing: Nothing | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def table(self, name: str) -> Table | None:
        """Return the table of that name, or None."""
        return next((table for table in self.tables if table.name == name), None)

    def to_dict(self, max_rows: int | None = None) -> dict[str, Any]:
        """Return it as JSON types: decimals as strings, dates and moments as ISO 8601.

        Args:
            max_rows: Rows kept of each table; what is cut is marked `truncated`.
        """
        return {
            "tool": self.tool,
            "arguments": jsonable(self.arguments),
            "tables": [_table_to_dict(table, max_rows) for table in self.tables],
            "nothing": jsonable(asdict(self.nothing)) if self.nothing else None,
            "facts": jsonable(self.facts),
        }


def jsonable(value: Any) -> Any:
    """Return `value` as JSON types.

    >>> jsonable({"due": date(2026, 1, 31), "open": (Decimal("12.50"), None)})
    {'due': '2026-01-31', 'open': ['12.50', None]}
    """
    if isinstance(value, dict):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [jsonable(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def _table_to_dict(table: Table, max_rows: int | None) -> dict[str, Any]:
    rows = table.rows if max_rows is None else table.rows[:max_rows]
    return {
        "name": table.name,
        "columns": list(table.columns),
        "entities": list(table.entities),
        "rows": jsonable(rows),
        "origins": [jsonable(asdict(origin)) for origin in table.origins],
        "truncated": table.truncated or len(rows) < len(table.rows),
        "ms": table.ms,
    }
