"""Small changes to a table that was read: a column left out, ids replaced by what people know."""

from collections.abc import Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any

from connectors.table import Table


def without(table: Table, *names: str) -> Table:
    """Return the table without some columns."""
    kept = [place for place, name in enumerate(table.columns) if name not in names]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        entities=tuple(table.entities[place] for place in kept) if table.entities else (),
        rows=[tuple(row[place] for place in kept) for row in table.rows],
    )


def renamed(table: Table, column: str, new: str, names: Mapping[Any, Any]) -> Table:
    """Return the table with a column of ids replaced by what they stand for."""
    if column not in table.columns:
        return table
    place = table.columns.index(column)
    rows = [(*row[:place], names.get(row[place]), *row[place + 1 :]) for row in table.rows]
    return replace(table, columns=(*table.columns[:place], new, *table.columns[place + 1 :]), rows=rows)


def in_order(table: Table | None, *columns: str, latest_first: bool = False) -> Table | None:
    """Return the table sorted by columns, those of them it has; rows without a value come last.

    The statement does not sort: DuckDB uses no index where rows are sorted and cut off in one go.
    """
    if table is None:
        return None
    rows = list(table.rows)
    for column in reversed([name for name in columns if name in table.columns]):
        place = table.columns.index(column)
        known = [row for row in rows if row[place] is not None]
        known.sort(key=itemgetter(place), reverse=latest_first)
        rows = known + [row for row in rows if row[place] is None]
    return replace(table, rows=rows)


def numbers(table: Table | None) -> dict[Any, Any]:
    """Return the number of each id in a table."""
    rows = table.dicts() if table else []
    return {row["id"]: row.get("number") for row in rows if "id" in row}


def one_of(column: str, count: int) -> str:
    """Write a condition on a few values: an index is used for it, as it is not for a list or a join.

    >>> one_of("e.shipment_id", 2)
    'e.shipment_id IN ($v0, $v1)'
    """
    return f"{column} IN ({', '.join(f'$v{place}' for place in range(count))})"
