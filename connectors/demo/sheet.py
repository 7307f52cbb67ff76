"""A table to be written: its columns as functions that make a stretch of rows at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from connectors.demo.plan import Flags, Ints, Plan
from connectors.demo.times import compact_day, iso_day, moment, moment_utc, number_of_day

Column: TypeAlias = Callable[[slice], Sequence[Any]]


@dataclass(frozen=True)
class Sheet:
    """One table of one of the two databases.

    Args:
        table: Its name.
        rows: How many there are.
        columns: Name -> (SQL type, column). The order is that of the table.
        key: Its primary key in SQL.
        indexes: Columns people look rows up by.
    """

    table: str
    rows: int
    columns: dict[str, tuple[str, Column]]
    key: str
    indexes: tuple[str, ...] = ()

    def ddl(self) -> str:
        """Return the statement that creates it."""
        lines = [f"{name} {kind}" for name, (kind, _) in self.columns.items()]
        # Rows of two-part keys are kept in the key's tree itself: half the writing, half the space.
        form = " WITHOUT ROWID" if "," in self.key else ""
        return f"CREATE TABLE {self.table} ({', '.join(lines)}, PRIMARY KEY ({self.key})){form}"

    def insert(self) -> str:
        """Return the statement that adds a row."""
        return f"INSERT INTO {self.table} VALUES ({', '.join('?' * len(self.columns))})"


def text(values: Sequence[str | None]) -> Column:
    """Write texts; an empty one as NULL."""
    return lambda s: [value or None for value in values[s]]


def given(values: Sequence[str], index: Ints) -> Column:
    """Write `values[i]` for every index; NULL for -1 and for empty texts."""
    names: list[str | None] = [value or None for value in values]
    names.append(None)  # so that -1 finds it
    return lambda s: [names[i] for i in index[s].tolist()]


def number(values: "NDArray[Any]") -> Column:
    """Write whole numbers."""
    return lambda s: values[s].tolist()


def maybe(values: Ints) -> Column:
    """Write whole numbers; -1 as NULL."""
    return lambda s: [None if n < 0 else n for n in values[s].tolist()]


def major(cents: Ints) -> Column:
    """Write cents as a number with a fraction, 1234.5."""
    return lambda s: (cents[s] / 100).tolist()


def flag(values: Flags, yes: Any = "Y", no: Any = "N") -> Column:
    """Write yes and no in a system's own manner."""
    return lambda s: [yes if value else no for value in values[s].tolist()]


def always(value: Any) -> Column:
    """Write the same in every row."""
    return lambda s: [value] * (s.stop - s.start)


def each(make: Callable[[int], Any]) -> Column:
    """Write what a function makes of the row's place."""
    return lambda s: [make(i) for i in range(s.start, s.stop)]


def days_text(values: Ints, known: Flags | None = None) -> Column:
    """Write days as the text 20261122."""
    return lambda s: compact_day(values[s], None if known is None else known[s])


def days_number(values: Ints, known: Flags | None = None) -> Column:
    """Write days as the number 20261122, and 0 where there is none."""
    if known is None:
        return lambda s: number_of_day(values[s]).tolist()
    return lambda s: np.where(known[s], number_of_day(values[s]), 0).tolist()


def days_iso(values: Ints, known: Flags | None = None) -> Column:
    """Write days as 2026-11-22."""
    return lambda s: iso_day(values[s], None if known is None else known[s])


def moments(values: Ints) -> Column:
    """Write moments as 2026-11-22 08:30:00, wall clock of the company."""
    return lambda s: moment(values[s])


def moments_utc(values: Ints) -> Column:
    """Write moments as 2026-11-22T00:30:00Z; -1 as NULL."""
    return lambda s: moment_utc(values[s], values[s] >= 0)


def moments_ms(values: Ints) -> Column:
    """Write moments as milliseconds since 1970 in UTC."""
    return lambda s: ((values[s] - 8 * 3_600) * 1_000).tolist()


def changed(plan: Plan, days: Ints) -> Ints:
    """Return when a row last changed: some minute of the working day, never after `plan.now`."""
    seconds = 8 * 3_600 + np.arange(len(days), dtype=np.int64) * 7_919 % 36_000
    at: Ints = np.minimum(days * 86_400 + seconds, plan.now)
    return at
