"""Gold answers of an evaluation: read from the sources themselves, past mapping, store and views.

The rows hold raw values. They are compared with an answer in memory, and never written, logged or shown.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors.failures import SetupError, nearest
from connectors.table import Row

if TYPE_CHECKING:
    from connectors.direct import Direct
    from connectors.registry import SourceConfig


class Gold:
    """Reads gold rows from the sources of one home, read-only.

    Args:
        configs: The home's sources.
        base: The home folder.
        today: The day that counts as today; `:today` in a statement.
    """

    def __init__(self, configs: "Sequence[SourceConfig]", base: Path, today: date) -> None:
        self._configs = {config.name: config for config in configs}
        self._base = base
        self._today = today
        self._opened: dict[str, Direct] = {}

    def rows(self, source: str, sql: str, tables: Mapping[str, str] | None = None) -> list[Row]:
        """Run one SELECT on a source and return its rows.

        Args:
            source: Its name in the home.
            sql: In its own dialect.
            tables: For a source of files: statements on the other source whose rows `sql` names as tables.

        Raises:
            SetupError: There is no such source, or it is not one SELECT that can be run there.
            SourceError: The source does not answer.
        """
        beside = {name: self._table(source, each) for name, each in (tables or {}).items()}
        return self._direct(source).select(sql, self._today, beside)[1]

    def close(self) -> None:
        """Let go of the connections."""
        for each in self._opened.values():
            each.close()

    def _table(self, source: str, sql: str) -> Any:
        from connectors.arrays import raw_table  # Arrow: 0.2 s

        others = [name for name in self._configs if name != source]
        if len(others) != 1:
            raise SetupError("`tables` needs exactly one other source.")
        columns, rows = self._direct(others[0]).select(sql, self._today)
        return raw_table(columns, rows)

    def _direct(self, source: str) -> "Direct":
        from connectors.direct import Direct

        if source not in self._configs:
            raise SetupError(f"there is no source {source!r} in this home.{nearest(source, self._configs)}")
        if source not in self._opened:
            others = {name: config for name, config in self._configs.items() if name != source}
            self._opened[source] = Direct(self._configs[source], self._base, others)
        return self._opened[source]
