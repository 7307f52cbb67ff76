"""Does a table hold the gold rows? Each function returns what is wrong in words without values, or ""."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, permutations
from typing import Any

from assistant.evaluation_cells import key, near, number, same_period, zero

Rows = Sequence[Sequence[Any]]
_MOST_KEYS = 3


@dataclass(frozen=True)
class Grid:
    """One table of an answer, as it is compared.

    Args:
        columns: Names of its columns.
        rows: Its rows.
        by: Columns that say what a row is about: they hold no figures.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    by: frozenset[str] = frozenset()

    def figures(self) -> list[int]:
        """Return the places of the columns that hold figures: numbers that are no names."""
        return [place for place, name in enumerate(self.columns) if self._is_figure(place, name)]

    def keys(self, place: int, wanted: Sequence[str]) -> list[str]:
        """Return a column's cells as keys, months in the way of writing of those wanted."""
        form = wanted[0] if wanted else ""
        return [same_period(form, key(row[place])) for row in self.rows]

    def currencies(self) -> list["Grid"]:
        """Return the table of each currency apart; itself where there is but one."""
        if "currency" not in self.columns:
            return [self]
        place = self.columns.index("currency")
        each = list(dict.fromkeys(row[place] for row in self.rows))
        parts = [tuple(row for row in self.rows if row[place] == currency) for currency in each]
        return [Grid(self.columns, rows, self.by) for rows in parts] if len(parts) > 1 else [self]

    def _is_figure(self, place: int, name: str) -> bool:
        if name in self.by or name in ("number", "currency") or name.endswith(("_number", "_id", "_no")):
            return False
        cells = [row[place] for row in self.rows if row[place] is not None]
        return bool(cells) and all(number(cell) is not None for cell in cells)


def same_set(gold: Rows, grid: Grid, *, more: bool = False) -> str:
    """Compare the first column with the column that fits it best: exactly these keys."""
    wanted = [key(row[0]) for row in gold]
    need, best = set(wanted), ""
    for place in range(len(grid.columns)):
        found = {each for each in grid.keys(place, wanted) if each}
        missing, extra = len(need - found), 0 if more else len(found - need)
        if not missing and not extra:
            return ""
        if need & found:
            best = f"of {len(need)} keys {missing} are missing, {extra} are too many"
    return best or f"none of the {len(need)} keys is there"


def same_groups(gold: Rows, grid: Grid, tolerance: float | None, *, more: bool = False) -> str:
    """Compare keys and numbers: all groups and no others, but for those without a value."""
    width = len(gold[0]) - 1
    wanted = _numbers(tuple(map(key, row[:-1])) for row in gold)
    for keys, row in zip((tuple(map(key, row[:-1])) for row in gold), gold, strict=True):
        wanted[keys].append(row[-1])
    best = "the keys are not there"
    for places in _key_columns(gold, grid, width):
        columns = [grid.keys(place, [keys[at] for keys in wanted]) for at, place in enumerate(places)]
        for figure in (place for place in grid.figures() if place not in places):
            found = _numbers(zip(*columns, strict=True))
            for keys, row in zip(zip(*columns, strict=True), grid.rows, strict=True):
                found[keys].append(row[figure])
            wrong = _differ(wanted, found, tolerance, more=more)
            if not wrong:
                return ""
            best = wrong
    return best


def same_top(gold: Rows, grid: Grid, tolerance: float | None, *, more: bool = False) -> str:
    """Compare the first column in its order: these rows first, and no others.

    Where the second gold column holds numbers, the rows must have them, and rows of equal number may change
    places; who of several equals got the last place is chance.
    """
    if len(grid.rows) < len(gold):
        return f"{len(grid.rows)} rows instead of {len(gold)}"
    valued = len(gold[0]) > 1 and all(number(row[1]) is not None for row in gold)
    for place in range(len(grid.columns)):
        found = grid.keys(place, [key(row[0]) for row in gold])
        if not valued and found[: len(gold)] == [key(row[0]) for row in gold]:
            return "" if more or len(found) == len(gold) else f"{len(found)} rows instead of {len(gold)}"
        for figure in grid.figures() if valued else ():
            values = [row[figure] for row in grid.rows]
            if figure != place and _in_order(gold, found, values, tolerance, more=more):
                return ""
    return f"the first {len(gold)} of {len(grid.rows)} rows are not these in this order"


def one_value(wanted: Any, grid: Grid, tolerance: float | None, *, more: bool = False) -> str:
    """Look for a number among the figures of the one row there is, or of one row for each currency."""
    alone = len(grid.rows) == 1 or len(grid.currencies()) == len(grid.rows)
    if not alone and not more:
        return f"one number is asked for and the table has {len(grid.rows)} rows"
    found = [row[place] for row in grid.rows for place in grid.figures()]
    if any(near(wanted, cell, tolerance) for cell in found):
        return ""
    return "another number" if found else "no number"


def _numbers(keys: Iterator[tuple[str, ...]]) -> dict[tuple[str, ...], list[Any]]:
    return {each: [] for each in keys}


def _key_columns(gold: Rows, grid: Grid, width: int) -> Iterator[tuple[int, ...]]:
    """Give the ways to read the gold keys from the table: columns that hold all keys of a column."""
    fitting = []
    for at in range(min(width, _MOST_KEYS)):
        wanted = [key(row[at]) for row in gold if not zero(row[-1])]
        fitting.append([p for p in range(len(grid.columns)) if set(wanted) & {*grid.keys(p, wanted)}])
    for places in permutations(range(len(grid.columns)), width):
        if all(place in fits for place, fits in zip(places, fitting, strict=False)):
            yield places


def _differ(
    wanted: dict[tuple[str, ...], list[Any]], found: dict[tuple[str, ...], list[Any]],
    tolerance: float | None, *, more: bool,
) -> str:  # fmt: skip
    """Say how groups differ; a group may have several numbers, of several currencies."""
    missing = extra = other = 0
    for keys in wanted.keys() | found.keys():
        mine = sorted(float(number(n) or 0) for n in wanted.get(keys, []) if not zero(n))
        theirs = sorted(float(number(n) or 0) for n in found.get(keys, []) if not zero(n))
        if mine and not theirs:
            missing += 1
        elif theirs and not mine:
            extra += not more
        elif len(mine) != len(theirs) or not _all_near(mine, theirs, wanted.get(keys, []), tolerance):
            other += 1
    if not missing and not extra and not other:
        return ""
    return f"of {len(wanted)} groups {missing} are missing, {other} have another number, {extra} are too many"


def _all_near(mine: list[float], theirs: list[float], told: list[Any], tolerance: float | None) -> bool:
    exact = {float(number(each) or 0): each for each in told}
    return all(near(exact[first], second, tolerance) for first, second in zip(mine, theirs, strict=True))


def _in_order(
    gold: Rows, found: Sequence[str], values: Sequence[Any], tolerance: float | None, *, more: bool
) -> bool:
    if not more and not all(near(gold[-1][1], value, tolerance) for value in values[len(gold) :]):
        return False
    if not all(near(row[1], value, tolerance) for row, value in zip(gold, values, strict=False)):
        return False
    start = 0
    for _, run in groupby(gold, key=lambda row: number(row[1])):
        keys = {key(row[0]) for row in run}
        end = start + len(keys)
        if end < len(gold) and keys != set(found[start:end]):
            return False
        start = end
    return not {key(row[0]) for row in gold}.isdisjoint(found[: len(gold)])
