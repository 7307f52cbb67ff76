"""What goes with what: how a dimension or condition is known at a grain, and by which dimensions a metric is known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from connectors.failures import QueryError, nearest
from tools import reach
from tools.reach import Path

if TYPE_CHECKING:
    from tools.semantics import Condition, Dimension, Metric, Semantics

# One aggregate by itself, whose groups add up: a sum, or a count of rows; not a count of different things.
_ADDITIVE = re.compile(r"(?:sum|count)\((?!\s*distinct\b)[^()]*(?:\([^()]*\)[^()]*)*\)", re.IGNORECASE)
FORMULA_WORDS = frozenset({"period_days"})


@dataclass(frozen=True)
class Place:
    """Where a value is had from a grain.

    Args:
        path: The way from the grain to `entity`.
        entity: Whose columns `sql` is written over.
        sql: An expression; "" for `several`.
        part: For what is told as `(several)`: the finer entity whose `column` holds it.
        column: See `part`.
    """

    path: Path
    entity: str
    sql: str
    part: str = ""
    column: str = ""


@dataclass(frozen=True)
class Within:
    """A value one-to-many from a grain: rows of `entity` are picked by rows of `part` that refer to it.

    Args:
        path: The way from the grain to `entity`.
        entity: The entity picked.
        part: The finer entity.
        back: The part's reference to `entity`.
        inner: The value at the part.
    """

    path: Path
    entity: str
    part: str
    back: str
    inner: "Place | Within"


def atoms(semantics: "Semantics", metric: str) -> tuple[str, ...]:
    """Return the metrics with a grain that a metric is worked out from, each once."""
    return _atoms(semantics, metric)


@lru_cache(maxsize=4096)
def _atoms(semantics: "Semantics", metric: str) -> tuple[str, ...]:
    chosen = semantics.metrics[metric]
    if chosen.grain:
        return (metric,)
    names = [name for name in formula_names(chosen.formula) if name not in FORMULA_WORDS]
    return tuple(dict.fromkeys(atom for name in names for atom in _atoms(semantics, name)))


def formula_names(formula: str) -> tuple[str, ...]:
    """Return the names in a formula, in order, each once.

    >>> formula_names("won / (won + lost) * 100.0")
    ('won', 'lost')
    """
    words = "".join(char if char.isalnum() or char in "_." else " " for char in formula).split()
    return tuple(dict.fromkeys(word for word in words if not word[0].isdigit()))


def additive(value: str) -> bool:
    """Say whether the groups of an aggregate add up to the total.

    >>> additive("sum(coalesce(amount, 0))"), additive("count(DISTINCT order_id)"), additive("sum(a) / sum(b)")
    (True, False, False)
    """
    return bool(_ADDITIVE.fullmatch(value.strip()))


def is_time(semantics: "Semantics", group: str) -> bool:
    """Say whether a group is a time."""
    return group in semantics.dimensions and semantics.dimensions[group].kind == "time"


def none_is_zero(value: str) -> bool:
    """Say whether an aggregate is 0 where there are no rows: a sum or any count, but no mean.

    >>> none_is_zero("count(DISTINCT order_id)"), none_is_zero("avg(amount)")
    (True, False)
    """
    return bool(_ADDITIVE.fullmatch(value.strip().lower().replace("distinct ", "")))


@lru_cache(maxsize=64)
def members(semantics: "Semantics") -> frozenset[str]:
    """Return the entities that things belong to, such as customers; the others are documents and their parts."""
    return frozenset(d.entity for d in semantics.dimensions.values() if d.kind == "entity")


@lru_cache(maxsize=8192)
def place(semantics: "Semantics", name: str, grain: str) -> Place | None:
    """Return where a dimension is had from a grain, one value for each row; None where it is not known."""
    dimension = semantics.dimensions[name]
    if grain in dimension.on:
        return Place((), grain, dimension.on[grain]) if dimension.on[grain] else None
    if name == "currency" and semantics.grains.get(grain) and semantics.grains[grain].currency:
        return Place((), grain, semantics.grains[grain].currency)
    home = dimension.entity or dimension.column.partition(".")[0]
    if not home:
        return _through_documents(semantics, dimension, grain)
    way = reach.path(grain, home)
    if way is None:
        return _several(dimension, grain)
    return _along(dimension, grain, way)


def _along(dimension: "Dimension", grain: str, way: Path) -> Place | None:
    """Follow a way to a dimension's entity; the first entity on it that says it otherwise decides."""
    for length in range(len(way) + 1):
        entity = reach.entity_at(grain, way[:length])
        if entity in dimension.on:
            sql = dimension.on[entity]
            return Place(way[:length], entity, sql) if sql else None
    if dimension.column:
        return Place(way, reach.entity_at(grain, way), dimension.column.partition(".")[2])
    if not way:
        return Place((), grain, "id")
    return Place(way[:-1], reach.entity_at(grain, way[:-1]), way[-1])


def _through_documents(semantics: "Semantics", dimension: "Dimension", grain: str) -> Place | None:
    for entity, way in reach.reached(grain)[1:]:
        if dimension.on.get(entity) and entity not in members(semantics):
            return Place(way, entity, dimension.on[entity])
    return None


def _several(dimension: "Dimension", grain: str) -> Place | None:
    for entity in dimension.several:
        way = reach.path(grain, entity)
        if way is not None:
            part, _, column = dimension.column.partition(".")
            return Place(way, entity, "", part, column)
    return None


@lru_cache(maxsize=8192)
def pick(semantics: "Semantics", name: str, grain: str) -> Place | Within | None:
    """Return how a grain's rows are filtered by a dimension: by a value of their own, or by their parts."""
    own = place(semantics, name, grain)
    if own is not None and not own.part:
        return own
    if semantics.dimensions[name].kind == "time":
        return None
    for entity, way in reach.reached(grain):
        if not way or entity not in members(semantics):
            found = _picked(semantics, name, entity, way)
            if found is not None:
                return found
    return None


def _picked(semantics: "Semantics", name: str, entity: str, way: Path) -> Within | None:
    """Return how an entity's rows are picked by their parts, or by the parts of these."""
    parts = tuple(_parts(semantics, entity))
    for part, back in parts:
        inner = place(semantics, name, part)
        if inner is not None and not inner.part:
            return Within(way, entity, part, back, inner)
    for part, back in parts:
        deeper = _picked(semantics, name, part, ())
        if deeper is not None:
            return Within(way, entity, part, back, deeper)
    return None


def _parts(semantics: "Semantics", entity: str) -> Iterator[tuple[str, str]]:
    grain = semantics.grains.get(entity)
    said = grain.parts if grain else None
    for part, back in reach.referrers(entity):
        if said is None and (entity in members(semantics) or part not in semantics.grains):
            continue
        if said is None or part in said:
            yield part, back


@lru_cache(maxsize=4096)
def condition(semantics: "Semantics", name: str, grain: str) -> Place | None:
    """Return where a condition is known for a grain's rows: its own, or of the nearest entity they refer to."""
    chosen: Condition = semantics.conditions[name]
    for entity, way in reach.reached(grain):
        if chosen.on.get(entity):
            return Place(way, entity, chosen.on[entity])
    return None


def grains_of(metric: "Metric") -> tuple[str, ...]:
    """Return the entities a metric can be taken from: its own, then the finer ones."""
    return (metric.grain, *metric.finer)


def groupable(semantics: "Semantics", metric: str) -> frozenset[str]:
    """Return the dimensions a metric can be grouped by."""
    return _common(semantics, metric, "group")


def filterable(semantics: "Semantics", metric: str) -> frozenset[str]:
    """Return the dimensions a metric can be filtered by."""
    return _common(semantics, metric, "filter")


@lru_cache(maxsize=4096)
def _common(semantics: "Semantics", metric: str, use: str) -> frozenset[str]:
    _known(semantics, metric)
    found = [_dimensions(semantics, semantics.metrics[name], use) for name in atoms(semantics, metric)]
    told = frozenset.intersection(*found) if found else frozenset()
    return told - frozenset(semantics.metrics[metric].not_by)


def _dimensions(semantics: "Semantics", atom: "Metric", use: str) -> frozenset[str]:
    how = place if use == "group" else pick
    return frozenset(
        name
        for name, dimension in semantics.dimensions.items()
        if (dimension.kind == "time" and atom.time)
        or (dimension.kind != "time" and any(how(semantics, name, grain) for grain in grains_of(atom)))
    )


@lru_cache(maxsize=4096)
def conditions(semantics: "Semantics", metric: str) -> frozenset[str]:
    """Return the conditions a metric can be filtered and grouped by."""
    _known(semantics, metric)
    return frozenset(
        name
        for name in semantics.conditions
        if all(
            any(condition(semantics, name, grain) for grain in grains_of(semantics.metrics[atom]))
            for atom in atoms(semantics, metric)
        )
    )


def _known(semantics: "Semantics", metric: str) -> None:
    if metric not in semantics.metrics:
        raise QueryError(f"There is no such metric.{nearest(metric, semantics.metrics)}")
