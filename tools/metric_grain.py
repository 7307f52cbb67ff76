"""At which grain a metric is taken: its own where that will do, else the first finer one that knows more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from connectors.failures import QueryError
from tools import metric_reach
from tools.metric_reach import Place, is_time

if TYPE_CHECKING:
    from tools.metric_plan import Atom, Pick
    from tools.semantics import Metric, Semantics


def grain_of(semantics: "Semantics", atom: "Atom", groups: Sequence[str]) -> str:
    """Return the entity a metric is taken from: its own grain where that will do, else the first finer one.

    Raises:
        QueryError: No grain has all the dimensions.
    """
    metric = semantics.metrics[atom.metric]
    names = [pick.dimension for pick in atom.picks]
    fits = [
        g for g in metric_reach.grains_of(metric) if all(_groups(semantics, metric, n, g) for n in groups)
    ]
    fits = [g for g in fits if all(_filters(semantics, metric, name, g, direct=False) for name in names)]
    if fits:
        # Of two as good the coarser, which comes first: an order's amount is its own, not that of its lines.
        return max(fits, key=lambda g: sum(_own_value(semantics, metric, pick, g) for pick in atom.picks))
    together = " and ".join(dict.fromkeys((*groups, *names)))
    raise QueryError(f"{atom.metric} is not known by {together} together. Leave one of them out.")


def _own_value(semantics: "Semantics", metric: "Metric", pick: "Pick", grain: str) -> bool:
    """Say whether a filter tests a value of the grain's own rows.

    Where different things are counted, leaving out lines would keep the orders that have other lines too; orders
    without a product are those that have no line of it.
    """
    if pick.exclude and "distinct" in metric.finer.get(grain, "").lower():
        return False
    return _filters(semantics, metric, pick.dimension, grain, direct=True)


def _groups(semantics: "Semantics", metric: "Metric", name: str, grain: str) -> bool:
    if is_time(semantics, name):
        return bool(metric.time)
    if name in semantics.conditions:
        return metric_reach.condition(semantics, name, grain) is not None
    return metric_reach.place(semantics, name, grain) is not None


def _filters(semantics: "Semantics", metric: "Metric", name: str, grain: str, *, direct: bool) -> bool:
    if is_time(semantics, name):
        return bool(metric.time)
    if name in semantics.conditions:
        return metric_reach.condition(semantics, name, grain) is not None
    found = metric_reach.pick(semantics, name, grain)
    return isinstance(found, Place) if direct else found is not None
