"""Whether the names of a question exist and go together; the sentence says what there is instead."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from connectors.failures import QueryError, nearest
from tools.metric_reach import none_is_zero

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
    filters = [*query.filters, *query.part, *(one for need in query.having for one in need.filters)]
    for name in (*query.group_by, *(one.dimension for one in filters)):
        if name not in dimensions:
            raise QueryError(f"There is no such dimension.{nearest(name, dimensions)}")
    for metric in asked:
        grouped = semantics.dimensions_of(metric) | semantics.conditions_of(metric)
        _all_known(metric, query.group_by, grouped, "known")
    for metric in query.metrics:
        filtered = semantics.filters_of(metric) | semantics.conditions_of(metric)
        _all_known(metric, [one.dimension for one in (*query.filters, *query.part)], filtered, "filtered")
    _goes_together(semantics, query)
    for need in query.having:
        filtered = semantics.filters_of(need.metric) | semantics.conditions_of(need.metric)
        _all_known(need.metric, [one.dimension for one in need.filters], filtered, "filtered")


def _goes_together(semantics: "Semantics", query: "QueryMetrics") -> None:
    """Check what stands beside what: a part and its whole, a change and what it is compared with."""
    if query.part and (query.share or query.compare_to or query.running_total or query.others):
        raise QueryError("A part is told with its share of the whole, and nothing else beside it.")
    for name in query.metrics if query.part else ():
        value = semantics.metrics[name].value
        by_status = any(semantics.conditions[each].by_status for each in semantics.metrics[name].where)
        if by_status and any(one.dimension == "status" for one in query.part):
            raise QueryError(
                f"{name} leaves out some statuses, so a status is no part of it. Ask for a rate."
            )
        if not value or not none_is_zero(value):
            raise QueryError(
                f"{name} is no sum and no count, so a part of it has no share. Ask for one that is."
            )
    for need in query.having:
        if need.of == "change" and query.compare_to is None:
            raise QueryError("A change needs something to compare with. Give compare_to.")
        if need.of == "change" and not semantics.has_time(need.metric):
            raise QueryError(f"{need.metric} is known only as it stands now, so it has no change.")


def _all_known(metric: str, names: Iterable[str], known: frozenset[str], what: str) -> None:
    for name in names:
        if name not in known:
            listed = f" It is {what} by {', '.join(sorted(known))}." if known else ""
            verb = "cannot be filtered" if what == "filtered" else "is not known"
            raise QueryError(f"{metric} {verb} by {name}.{listed}")
