"""What a group must reach: customers with more than 5 orders, products with a margin below 20 %."""

import re

from assistant.amounts import Amount
from assistant.changed import by_how_much
from assistant.counting import count_of, meant
from assistant.frame import Frame
from assistant.shape import Shape
from tools.semantics import Semantics

_NEAR = 8  # characters between a metric and the number it is compared with


def thresholds(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    """Turn the comparisons with a number into conditions on the groups."""
    for place, amount in shape.every("A"):
        if _by_age(frame, semantics, amount) or by_how_much(frame, shape, semantics, amount):
            continue
        metric = _metric(frame, shape, semantics, place, amount)
        if not metric or not frame.group_by:
            frame.dropped.append("comparison")
            continue
        if metric not in frame.metrics:
            frame.metrics.append(metric)
        frame.having.append({"metric": metric, "op": amount.op, "value": amount.value})


def _by_age(frame: Frame, semantics: Semantics, amount: Amount) -> bool:
    """Filter receivables by their age where a band begins or ends there: over 90 days, within 30 days."""
    bands = semantics.dimensions.get("receivable_age")
    if amount.unit != "days" or bands is None or not frame.metrics:
        return False
    if not all("receivable_age" in semantics.filters_of(name) for name in frame.metrics):
        return False
    edges = {name: edge for name in bands.order if (edge := _edges(name))}
    value = amount.value
    wanted = {
        ">": [name for name, edge in edges.items() if edge[0] > value],
        ">=": [name for name, edge in edges.items() if edge[0] >= value],
        "<=": [name for name, edge in edges.items() if edge[1] <= value],
        "<": [name for name, edge in edges.items() if edge[1] < value],
    }.get(amount.op, [])
    begins = {edges[name][0] - (amount.op == ">") for name in wanted}
    ends = {edges[name][1] + (amount.op == "<") for name in wanted}
    if value not in (begins if ">" in amount.op else ends):
        return False
    for name in wanted:
        frame.filter("receivable_age", name)
    return True


def _edges(band: str) -> tuple[float, float] | None:
    """Return the first and last day of a band: 31-60, over 90; None for one without days."""
    days = [float(number) for number in re.findall(r"\d+", band)]
    return (days[0], days[1]) if len(days) == 2 else (days[0] + 1, float("inf")) if days else None


def _metric(frame: Frame, shape: Shape, semantics: Semantics, place: int, amount: Amount) -> str:
    """Return the metric a number is compared with: the one said beside it, else the one its unit fits."""
    for beside in _beside(shape, place):
        if name := meant(shape, beside, "metric"):
            return name
        entity = "" if meant(shape, beside, "dimension") else meant(shape, beside, "entity")
        if beside > place and (count := count_of(semantics, entity)):
            return _as_measured(frame, semantics, count)
    named = {"orders": "orders", "units": "units", "points": "satisfaction"}.get(amount.unit, "")
    if named:
        return named
    fits = [name for name in frame.metrics if not amount.unit or semantics.metrics[name].unit == amount.unit]
    return fits[0] if fits else ("sales_amount" if amount.unit == "money" else "")


def _as_measured(frame: Frame, semantics: Semantics, count: str) -> str:
    """Return the metric asked for where it counts the same things in some state: more than one ticket still open."""
    plain = semantics.metrics[count]
    for name in frame.metrics:
        other = semantics.metrics[name]
        if (other.grain, other.value) == (plain.grain, plain.value) and set(plain.where) <= set(other.where):
            return name
    return count


def _beside(shape: Shape, place: int) -> list[int]:
    """Return the places around one: what stands right after a number first ("5 orders"), then before, then after."""
    after = [p for p in range(place + 1, min(len(shape.text), place + 3)) if shape.text[p] not in ",.?!;"]
    before = list(range(place - 1, max(-1, place - _NEAR), -1))
    later = list(range(place + 3, min(len(shape.text), place + _NEAR)))
    return [*after, *before, *later]
