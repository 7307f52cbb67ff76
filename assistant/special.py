"""A metric and a state that together are another metric: lost deals, overdue share, products to reorder."""

from assistant import words
from assistant.frame import Frame
from assistant.shape import Shape, rule
from tools.semantics import Metric, Semantics

_RUN_OUT = rule(
    r"缺货|断货|卖完|卖光|没货|无货", r"\b(?:r[au]n(?:ning)? out(?: of)?|out of stock|sold out)\b"
)
_FIRST = rule(
    r"(?:第一次|首次|头一回)[^,.?!;]{0,6}(?:下单|订|买|采购|合作|成交|{M}|{E})",
    r"\b(?:first[- ]time|for the first time|(?:their|a) first (?:ever )?(?:order|purchase|{E}))\b",
)
_RESOLVED = rule(
    r"解决了|处理[完掉好]|关闭了|结案", r"\b(?:resolved?|closed?|solved?|sort(?:ed)? out|fixed|dealt with)\b"
)
_KINDS = (
    ("visit", rule(r"拜访|上门", r"\bvisit\w*\b")),
    ("call", rule(r"电话|打给", r"\bcall(?:s|ed)?\b|\bphone\w*\b")),
)


def specialized(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    """Put the metric that has a state in its definition in the place of a metric and a filter.

    It tells the same rows by the day that fits them: deals lost last year were lost, not created, in that year.
    """
    _renamed(frame, shape, semantics)
    for each in [one for one in frame.filters if one["values"] == ["yes"] and not one.get("exclude")]:
        condition = each["dimension"]
        if condition not in semantics.conditions or len(frame.metrics) != 1:
            continue
        if (
            frame.share
            and (frame.order or not frame.group_by)
            and (ratio := _ratio(semantics, frame.metrics[0], condition))
        ):
            frame.metrics, frame.share = [ratio], False
            frame.filters.remove(each)
        elif special := with_state(semantics, semantics.metrics[frame.metrics[0]], condition):
            frame.metrics = [special]
            frame.filters.remove(each)
    _cancelled(frame, semantics)
    if frame.metrics == ["interactions"] and "interaction_kind" not in {
        each["dimension"] for each in frame.filters
    }:
        kind = next((name for name, pattern in _KINDS if pattern.search(shape.rest)), "")
        if kind:
            frame.filter("interaction_kind", kind)


def _renamed(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    """Put the metric that words beside a count tell in its place: products run out of, tickets resolved."""
    if (
        frame.metrics == ["products"]
        and (low := words.FLAGS["below_reorder"].search(shape.text))
        and {*frame.group_by} <= semantics.dimensions_of("below_reorder")
    ):
        frame.metrics = ["below_reorder"]
        frame.used.append(low.span())
    if frame.metrics == ["customers"] and (first := _FIRST.search(shape.text)):
        frame.metrics, frame.limit, frame.order_by, frame.order = ["new_customers"], None, None, ""
        frame.used.append(first.span())
    if "below_reorder" in frame.metrics:  # 可用库存低于再订货点 is one thing, not two
        frame.metrics = [name for name in frame.metrics if name != "stock_available"]
    if frame.metrics == ["products"] and _RUN_OUT.search(shape.rest):
        frame.metrics = ["stockouts"]
    if frame.metrics == ["tickets"] and _RESOLVED.search(shape.text) and not frame.filters:
        frame.metrics, frame.share = ["resolution_rate" if frame.share else "resolved_tickets"], False
        frame.used += [found.span() for found in _RESOLVED.finditer(shape.text)]


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
