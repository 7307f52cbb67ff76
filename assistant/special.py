"""A metric and a state that together are another metric: lost deals, overdue share, products to reorder."""

from typing import Any

from assistant.flags import NARROWER
from assistant.frame import Frame
from assistant.renamed import of_whole, renamed
from assistant.shape import Shape, rule
from tools.semantics import Metric, Semantics

_KINDS = (
    ("visit", rule(r"拜访|上门", r"\bvisit\w*\b")),
    ("call", rule(r"电话|打给", r"\bcall(?:s|ed)?\b|\bphone\w*\b")),
)


def specialized(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    """Put the metric that has a state in its definition in the place of a metric and a filter.

    It tells the same rows by the day that fits them: deals lost last year were lost, not created, in that year.
    """
    said = {each["dimension"] for each in frame.filters if each["values"] == ["yes"]}
    wider = {name for name, narrower in NARROWER.items() if {name, narrower} <= said}
    frame.filters = [each for each in frame.filters if each["dimension"] not in wider]
    for each in [one for one in frame.filters if one["values"] == ["yes"] and not one.get("exclude")]:
        if each["dimension"] in semantics.conditions and len(frame.metrics) == 1:
            _with(frame, semantics, each)
    renamed(frame, shape, semantics)
    _cancelled(frame, semantics)
    if frame.metrics == ["interactions"] and "interaction_kind" not in {
        each["dimension"] for each in frame.filters
    }:
        kind = next((name for name, pattern in _KINDS if pattern.search(shape.rest)), "")
        if kind:
            frame.filter("interaction_kind", kind)


def _with(frame: Frame, semantics: Semantics, each: dict[str, Any]) -> None:
    """Put the metric with a state in its definition, or the share of those in it, in the place of a filter."""
    metric, condition = frame.metrics[0], each["dimension"]
    if (
        frame.share
        and (frame.order or not frame.group_by)
        and (ratio := _ratio(semantics, metric, condition))
    ):
        frame.metrics, frame.share = [ratio], False
        frame.filters.remove(each)
    elif special := with_state(semantics, semantics.metrics[metric], condition):
        if frame.share and not frame.group_by and not of_whole(semantics, [special]):
            return  # it is the part whose share is wanted
        for need in frame.having:  # more than one ticket still open: of the open ones
            if need["metric"] == metric and not need.get("filters"):
                need["metric"] = special
        frame.metrics = [special]
        frame.filters.remove(each)


def with_state(semantics: Semantics, metric: Metric, condition: str) -> str:
    """Return the metric of the same rows with a condition in its definition."""
    wanted = ({*metric.where, condition}, {condition})
    for name, other in semantics.metrics.items():
        if (other.grain, other.value, other.per) != (
            metric.grain,
            metric.value,
            metric.per,
        ) or not other.grain:
            continue
        if set(other.where) in wanted and condition not in metric.where:
            return name
    return ""


def _ratio(semantics: Semantics, metric: str, condition: str) -> str:
    """Return the metric that is the share of those that fulfil a condition."""
    part = with_state(semantics, semantics.metrics[metric], condition)
    plain = {name: "".join(each.formula.split()) for name, each in semantics.metrics.items() if each.formula}
    return next((name for name, formula in plain.items() if part and formula == f"{part}/{metric}"), "")


def _cancelled(frame: Frame, semantics: Semantics) -> None:
    """Filter by the status where what is asked for is left out by definition: sales of cancelled orders.

    A metric that has no status, as the cancellation rate, is about cancelled orders as it is.
    """
    by_status = all("status" in semantics.filters_of(name) for name in frame.metrics)
    for each in list(frame.filters):
        if each["dimension"] == "cancelled_order" and each["values"] == ["yes"]:
            if by_status:
                each["dimension"], each["values"] = "status", ["cancelled"]
            else:
                frame.filters.remove(each)
