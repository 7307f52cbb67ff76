"""Which metrics a question means: those it names, what it counts, what its verb or its ranking stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import verbs
from assistant.absence import Absence, deed
from assistant.counting import meant, words_at
from assistant.frame import Frame
from assistant.lexicon import Found
from assistant.shape import Shape, rule
from tools.semantics import YES, Semantics

_OF = rule(
    r"(?P<whole>{M})\s*(?:of|for|on|from|in|about|by)\s+(?:the |our |all )?(?P<part>{M})",
    r"(?P<part2>{M})的(?P<whole2>{M})",
)
_HOW_MUCH = rule(r"多少(?:钱|金额)?(?![个家位名张笔单条件种款批次])", r"\bhow much\b")
# What a ranking or a trend of members is by when nothing says so.
_BUSINESS = (
    "customer",
    "product",
    "sales_rep",
    "region",
    "city",
    "country",
    "segment",
    "industry",
    "category",
    "channel",
)
_UNLISTED = (
    "sales_order_line",
    "shipment",
    "payment",
    "interaction",
    "contact",
    "supply",
)  # no tool lists them
_UNSURE_DEFAULT, _UNSURE_SALES, _UNSURE_VERB = 0.85, 0.85, 0.95


@dataclass(frozen=True)
class Measured:
    """What a question measures.

    Args:
        metrics: Their names, in the order they are said.
        taken: Positions of the marks that say so.
        group: The dimension that the way of asking adds: what somebody bought is by product.
    """

    metrics: tuple[str, ...] = ()
    taken: tuple[int, ...] = ()
    group: str = ""


def named(frame: Frame, shape: Shape, semantics: Semantics, missing: Absence | None) -> Measured:
    """Return the metrics named; one that only tells which rows of another are meant becomes a filter."""
    places = [place for place, _ in shape.every("M") if missing is None or place != missing.term]
    for place in _only_rows(shape, semantics, places):
        for condition in _conditions(semantics, meant(shape, place, "metric")):
            frame.filter(condition, YES)
        places.remove(place)
    names = tuple(dict.fromkeys(meant(shape, place, "metric") for place in places))
    if names and all(isinstance(semantics.metrics[name].unit, tuple) for name in names):
        metric, span = verbs.duration(shape)
        if metric:  # how long tickets take is no count of them
            frame.used.append(span)
            names = (metric,)
    return Measured(names, tuple(place for place, _ in shape.every("M")))


def _only_rows(shape: Shape, semantics: Semantics, places: Sequence[int]) -> list[int]:
    """Return the metrics that tell which rows of another: freight for late orders, 延误订单的运费."""
    found = _OF.search(shape.text)
    if not found:
        return []
    name = "part" if found["part"] else "part2"
    whole, part = found.start(name.replace("part", "whole")), found.start(name)
    if whole not in places or part not in places:
        return []
    conditions = _conditions(semantics, meant(shape, part, "metric"))
    known = semantics.conditions_of(meant(shape, whole, "metric"))
    return [part] if conditions and set(conditions) <= known else []


def _conditions(semantics: Semantics, metric: str) -> list[str]:
    """Return what sets the rows of a counting metric apart from all rows of its kind."""
    chosen = semantics.metrics[metric]
    if not isinstance(chosen.unit, tuple) or chosen.formula:
        return []
    return [name for name in chosen.where if not semantics.conditions[name].by_status]


def counting(
    frame: Frame, shape: Shape, semantics: Semantics, counts: Sequence[int], by: Sequence[int]
) -> Measured:
    """Return the metrics that count what is named; beside groups a bare entity is counted too."""
    metric, span = verbs.duration(shape)
    if metric:
        frame.used.append(span)
        return Measured((metric,))
    unlisted = [place for place, _ in shape.every("E") if meant(shape, place, "entity") in _UNLISTED]
    places = list(counts) or ([place for place, _ in shape.every("E")] if by else unlisted)
    names = [semantics.entities[name].count for place in places if (name := meant(shape, place, "entity"))]
    return Measured(tuple(dict.fromkeys(name for name in names if name)), tuple(places))


def implied(frame: Frame, shape: Shape, semantics: Semantics, by: Sequence[int], *, ranked: bool) -> Measured:
    """Return the metric meant without being named.

    延误最严重的承运商 counts late orders; what Acme bought is units by product; 前五的客户 are those with most
    sales; 销售 that nothing is grouped by is not the people but what they sell.
    """
    groups = [meant(shape, place, "dimension") for place in by]
    if groups and ranked and (metric := _of_condition(shape, semantics)):
        return Measured((metric,))
    if owed := _owed(shape):
        return Measured((owed,))
    metric, group = _of_verb(frame, shape, groups)
    if metric:
        return Measured((metric,), (), group)
    if not groups and _bare_sales(shape):
        frame.doubt("sales, or who sells", _UNSURE_SALES)
        return Measured(("sales_amount",))
    return _by_default(frame, shape, semantics, groups) if groups and ranked else Measured()


def _of_verb(frame: Frame, shape: Shape, groups: Sequence[str]) -> tuple[str, str]:
    """Return the metric that a verb stands for, and the dimension it adds."""
    buyer = shape.every("C") or shape.every("S")
    if buyer and verbs.what_bought(shape) and set(groups) <= {"product", "category"}:
        return "units", "" if groups else "product"
    if groups == ["product"] and verbs.best_selling(shape):
        return "units", ""
    metric, span = verbs.asked(shape)
    if metric:
        frame.doubt("a verb tells the metric", _UNSURE_VERB)
        frame.used.append(span)
    return metric, ""


def _of_condition(shape: Shape, semantics: Semantics) -> str:
    """Return the metric that counts the rows a condition is about."""
    for _, found in shape.every("K"):
        if isinstance(found, Found) and (name := found.named("condition")):
            entity = next(iter(semantics.conditions[name].on), "")
            return semantics.entities[entity].count if entity in semantics.entities else ""
    return ""


def _owed(shape: Shape) -> str:
    """Return what "how much is overdue" asks for."""
    named = {found.named("condition") for _, found in shape.every("K") if isinstance(found, Found)}
    if not _HOW_MUCH.search(shape.text):
        return ""
    return "overdue_receivables" if "overdue" in named else "open_receivables" if "unpaid" in named else ""


def _bare_sales(shape: Shape) -> bool:
    return any("销售" in words_at(shape, place) for place, _ in shape.every("D"))


def _by_default(frame: Frame, shape: Shape, semantics: Semantics, groups: Sequence[str]) -> Measured:
    if (done := deed(shape)) and semantics.entities[done].count:
        return Measured((semantics.entities[done].count,))
    if semantics.dimensions[groups[0]].kind == "band":
        return Measured(("open_receivables",))
    if groups[0] not in _BUSINESS:
        return Measured()
    frame.doubt("no metric was named", _UNSURE_DEFAULT)
    return Measured(("sales_amount",))


def missing_one(frame: Frame, shape: Shape, semantics: Semantics, missing: Absence, group: str) -> Measured:
    """Return what the members asked for have none of, and ask for that: their count is nought."""
    metric = meant(shape, missing.term, "metric") if missing.term >= 0 else ""
    entity = missing.entity or (meant(shape, missing.term, "entity") if missing.term >= 0 else "")
    metric = metric or (semantics.entities[entity].count if entity in semantics.entities else "")
    if metric in ("orders", "lines") and group == "product":
        metric = "units"
    if not metric or group not in semantics.filters_of(metric):
        return Measured()
    frame.having.append({"metric": metric, "op": "=", "value": 0})
    frame.used.append(missing.span)
    return Measured((metric,))
