"""Averages: of orders, deals and customers there are metrics; any other is not made of a sum without saying so."""

from assistant.counting import meant
from assistant.frame import Frame
from assistant.shape import Shape, rule
from tools.semantics import Semantics

_AVERAGE = rule(r"平均|人均|户均|均值", r"\b(?:averages?|mean|avg|typical(?:ly)?)\b")
_PER = rule(
    r"(?:每|一)[个张笔份]?{E}|每[一]?[单笔张]|平均一[单笔张]|{E}[^,.?!;{M}]{0,2}平均|平均[^,.?!;{M}]{0,3}{E}",
    r"\b(?:per|each|an?) {E}|\b(?:average|mean|avg|typical) (?:{V} )*{E}",
)
# What the mean of a thing is told by.
_OF = {
    "sales_order": "average_order_value",
    "opportunity": "average_deal_size",
    "customer": "sales_per_customer",
}
_OF_SUMS = {
    "sales_amount": "average_order_value",
    "orders": "average_order_value",
    "won_amount": "average_deal_size",
}


def is_average(shape: Shape) -> bool:
    """Say whether a question asks for an average in words of its own."""
    return bool(_AVERAGE.search(shape.text))


def of_things(shape: Shape) -> str:
    """Return the metric of "a typical order", "per order on average", or ""."""
    if not (is_average(shape) and _PER.search(shape.text)):
        return ""
    things = [meant(shape, place, "entity") for place, _ in shape.every("E")]
    if "平均一单" in shape.rest:
        things.append("sales_order")
    return next((_OF[name] for name in things if name in _OF), "")


def averaged(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    """Put the average that there is in the place of a sum; a sum where an average was asked for is no answer."""
    sums = [name for name in frame.metrics if _is_sum(semantics, name)]
    if not is_average(shape) or len(sums) < len(frame.metrics):
        return
    metric = of_things(shape) or (
        "" if len(sums) > 1 or not _PER.search(shape.text) else _OF_SUMS.get(sums[0], "")
    )
    if metric:
        frame.metrics = [metric]
    else:
        frame.dropped.append("average")


def _is_sum(semantics: Semantics, name: str) -> bool:
    """Say whether a metric is a total or a number of things."""
    metric = semantics.metrics[name]
    return metric.adds_up or isinstance(metric.unit, tuple)
