"""The rows of a table of metrics as points to draw: one metric, one currency, one or several series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.metric_cells import NONE, plain, spoken
from assistant.metric_words import TIMES, Asked

_OTHERS = "(others)"


@dataclass(frozen=True)
class Point:
    """One value: of which group, in which series, as a number, and as it is told in words."""

    group: str
    series: str
    value: float | None
    told: str
    others: bool = False


@dataclass(frozen=True)
class Rows:
    """What a table has to draw.

    Args:
        metric: The metric, as the facts tell it.
        label: What is drawn of it, if not its value: its share, its sum so far.
        points: In the table's order.
        series: Their names, in order.
        currency: The one drawn; "" where there is none.
        other_currencies: Those not drawn.
        other_metrics: Those not drawn.
        compared: The second series is an earlier time.
        share: The values are shares of the whole.
        whole: The values add up.
        others: One group stands for all others.
    """

    metric: dict[str, Any]
    label: str
    points: tuple[Point, ...]
    series: tuple[str, ...]
    currency: str
    other_currencies: tuple[str, ...]
    other_metrics: tuple[str, ...]
    compared: bool
    share: bool
    whole: bool
    others: bool

    def largest(self, count: int) -> tuple[tuple[str, ...], int]:
        """Return the series with the largest sums, in their order, and how many are left out."""
        sums = {name: sum(abs(p.value or 0) for p in self.points if p.series == name) for name in self.series}
        kept = sorted(self.series, key=lambda name: -sums[name])[:count]
        return tuple(name for name in self.series if name in kept), len(self.series) - len(kept)

    def kept(self, series: Sequence[str]) -> tuple[Point, ...]:
        """Return the points of some series."""
        return tuple(point for point in self.points if point.series in series)


def read(asked: Asked, table: dict[str, Any]) -> Rows:
    """Read a table of `query_metrics`."""
    columns = list(table["columns"])
    metric = _first(asked, columns)
    name = metric["name"]
    currency, others, rows = _one_currency(columns, table["rows"])
    suffix = next((each for each in ("_running", "_share") if f"{name}{each}" in columns), "")
    compared = not suffix and f"{name}_before" in columns
    alike = [name] if suffix or compared else _alike(asked, metric, columns)
    labelled = _Reader(asked, columns, list(table.get("entities") or []), currency)
    points: list[Point] = []
    for row in rows:
        points += labelled.points(row, metric, alike, suffix, compared=compared)
    groups = {point.group for point in points if point.others}
    return Rows(
        metric, _label(asked, metric, suffix), tuple(points), tuple(dict.fromkeys(p.series for p in points)), currency,
        others, tuple(m["name"] for m in asked.metrics if m["name"] not in alike), compared, suffix == "_share",
        bool(metric.get("adds_up")), bool(groups),
    )  # fmt: skip


class _Reader:
    """Turns one row after the other into points."""

    def __init__(self, asked: Asked, columns: list[str], entities: list[str], currency: str) -> None:
        self._asked, self._columns, self._currency = asked, columns, currency
        self._entities = entities + [""] * (len(columns) - len(entities))
        self._named: dict[str, str] = {}

    def points(
        self, row: Sequence[Any], metric: dict[str, Any], alike: Sequence[str], suffix: str, *, compared: bool
    ) -> Iterator[Point]:
        """Give the points of a row."""
        asked = self._asked
        along, across = self._axes(row)
        rest = any(
            str(row[self._columns.index(name)]) == _OTHERS for name in asked.by if name in self._columns
        )
        if compared:
            now, before = (self._days(asked.facts.get(key), key) for key in ("period", "compared"))
            for series, column in ((now, metric["name"]), (before, f"{metric['name']}_before")):
                yield self._point(row, column, metric, along, f"{across} {series}".strip(), rest=rest)
            return
        for name in alike:
            own = next(each for each in asked.metrics if each["name"] == name)
            series = asked.label(name) if len(alike) > 1 else across
            yield self._point(row, f"{name}{suffix}", own, along, series, rest=rest)

    def _point(
        self, row: Sequence[Any], column: str, metric: dict[str, Any], group: str, series: str, *, rest: bool
    ) -> Point:
        value = row[self._columns.index(column)]
        number = None if value is None else float(value)
        if column.endswith("_share") and metric["name"] != column:
            told = plain(value, "share")
        else:
            told = NONE if number is None else spoken(value, metric, self._asked.style, self._currency)
        return Point(group, series, number, told, rest)

    def _axes(self, row: Sequence[Any]) -> tuple[str, str]:
        """Return group and series of a row: a time is always the group."""
        names = [self._name(row, dimension) for dimension in self._asked.by]
        if len(names) < 2:
            return (names or [""])[0], ""
        first, second = names[0], names[1]
        return (
            (second, first)
            if is_time(self._asked.by[1]) and not is_time(self._asked.by[0])
            else (first, second)
        )

    def _name(self, row: Sequence[Any], dimension: str) -> str:
        """Return the value of a dimension as people read it; two customers of one name are told apart."""
        place = self._columns.index(dimension) if dimension in self._columns else -1
        numbered = f"{dimension}_number"
        number = str(row[self._columns.index(numbered)] or "") if numbered in self._columns else ""
        if place < 0 or (row[place] is None and number):
            return number
        name = self._asked.group(dimension, row[place], self._entities[place])
        if number and self._named.setdefault(f"{dimension} {name}", number) != number:
            return f"{name} ({number})"
        return name

    def _days(self, days: Sequence[str] | None, key: str) -> str:
        zh = self._asked.style.zh
        if not days:
            return {"period": ("现在", "now"), "compared": ("之前", "before")}[key][0 if zh else 1]
        return days[0] if days[0] == days[-1] else f"{days[0]} – {days[-1]}"


def is_time(dimension: str) -> bool:
    """Say whether a dimension goes along time; the days of the week come round again."""
    return dimension in TIMES and dimension != "weekday"


def _first(asked: Asked, columns: Sequence[str]) -> dict[str, Any]:
    """Return the metric the answer is ordered by, else the first."""
    wanted = (asked.facts.get("order") or [""])[0]
    there = [metric for metric in asked.metrics if metric["name"] in columns] or asked.metrics
    return next((metric for metric in there if metric["name"] == wanted), there[0])


def _alike(asked: Asked, metric: dict[str, Any], columns: Sequence[str]) -> list[str]:
    """Return the metrics that can share an axis; with two dimensions there is room for one."""
    if len(asked.by) > 1:
        return [metric["name"]]
    same = [
        each["name"] for each in asked.metrics if each["unit"] == metric["unit"] and each["name"] in columns
    ]
    return [metric["name"], *(name for name in same if name != metric["name"])]


def _one_currency(
    columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> tuple[str, tuple[str, ...], list[Sequence[Any]]]:
    """Return the currency with most rows, the others, and its rows: currencies share no axis."""
    if "currency" not in columns:
        return "", (), list(rows)
    place = columns.index("currency")
    counts: dict[str, int] = {}
    for row in rows:
        counts[str(row[place] or "")] = counts.get(str(row[place] or ""), 0) + 1
    chosen = max(counts, key=lambda each: counts[each])
    kept = [row for row in rows if str(row[place] or "") == chosen]
    return chosen, tuple(sorted(each for each in counts if each not in (chosen, ""))), kept


def _label(asked: Asked, metric: dict[str, Any], suffix: str) -> str:
    name = asked.label(metric["name"])
    if suffix == "_share":
        return f"{name}占比" if asked.style.zh else f"share of {name}"
    if suffix == "_running":
        return f"累计{name}" if asked.style.zh else f"{name}, running total"
    return ""
