"""Whether the names of a question exist and go together; the sentence says what there is instead."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from connectors.failures import QueryError, nearest

if TYPE_CHECKING:
    from tools.metric_query import QueryMetrics
    from tools.semantics import Semantics


def check(semantics: "Semantics", query: "QueryMetrics") -> None:
    """Check that all names exist and go together.

    Raises:
        QueryError: One does not; the sentence says what there is.
    """
    asked = [*query.metrics, *(need.metric for need in query.having)]
    for metric in asked:
        if metric not in semantics.metrics:
            raise QueryError(f"There is no such metric.{nearest(metric, semantics.metrics)}")
    dimensions = {*semantics.dimensions, *semantics.conditions}
    filters = [*query.filters, *(one for need in query.having for one in need.filters)]
    for name in (*query.group_by, *(one.dimension for one in filters)):
        if name not in dimensions:
            raise QueryError(f"There is no such dimension.{nearest(name, dimensions)}")
    for metric in asked:
        grouped = semantics.dimensions_of(metric) | semantics.conditions_of(metric)
        _all_known(metric, query.group_by, grouped, "known")
    for metric in query.metrics:
        filtered = semantics.filters_of(metric) | semantics.conditions_of(metric)
        _all_known(metric, [one.dimension for one in query.filters], filtered, "filtered")
    for need in query.having:
        filtered = semantics.filters_of(need.metric) | semantics.conditions_of(need.metric)
        _all_known(need.metric, [one.dimension for one in need.filters], filtered, "filtered")


def _all_known(metric: str, names: Iterable[str], known: frozenset[str], what: str) -> None:
    for name in names:
        if name not in known:
            listed = f" It is {what} by {', '.join(sorted(known))}." if known else ""
            verb = "cannot be filtered" if what == "filtered" else "is not known"
            raise QueryError(f"{metric} {verb} by {name}.{listed}")
