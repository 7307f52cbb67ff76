"""Which metrics a question means: those it names, what it counts, what its verb or its ranking stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import verbs
from assistant.absence import Absence, deed
from assistant.counting import count_of, meant, words_at
from assistant.frame import Frame
from assistant.lexicon import Found
from assistant.shape import CLASSES, Shape, rule
from assistant.special import with_state
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
_BESIDE = rule(
    r"(?P<a>{E})(?:\s*(?:,|、|和|与|及|以及|还有|\band\b|&|\+))+\s*(?:the |our |number of |average |total ){0,3}{M}",
    r"{M}(?:\s*(?:,|、|和|与|及|以及|还有|\band\b|&|\+))+\s*(?:the |our |number of ){0,3}(?P<b>{E})",
)
_COUNTS_TOO = rule(
    r"(?:多少|几)[^,.?!;]{0,6}{M}|{M}[^,.?!;]{0,3}(?:多少|几)[个张单条]", r"\bhow many\b[^,.?!;]{0,24}{M}"
)
_HOW_MANY_THINGS = rule(r"(?:多少|几)[张个单条笔家]{E}", r"\bhow many (?:{V} |{K} |\w+ )?{E}")
_HOW_MANY_OF = rule(r"{K}了?[^,.?!;{M}{G}]{0,3}?(?:几|多少)[单个张笔家次]", r"\bhow many\b[^,.?!;{M}{G}]*{K}")
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
    beside = _counted_beside(shape, semantics) if places else {}
    names = tuple(
        dict.fromkeys(
            beside.get(place) or meant(shape, place, "metric") for place in sorted({*places, *beside})
        )
    )
    if names == ("sales_amount",):
        names = (verbs.of_campaigns(shape) or "sales_amount",)  # 活动花了多少钱 is no sale
    if names and all(isinstance(semantics.metrics[name].unit, tuple) for name in names):
        metric, span = verbs.duration(shape)
        if metric:  # how long tickets take is no count of them
            frame.used.append(span)
            names = (*names, metric) if _COUNTS_TOO.search(shape.text) else (metric,)
    return Measured(names, tuple(place for place, _ in (*shape.every("M"), *((p, None) for p in beside))))


def _counted_beside(shape: Shape, semantics: Semantics) -> dict[int, str]:
    """Return the things that are counted because they stand in a row with metrics: orders, units and margin."""
    found: dict[int, str] = {}
    at = 0
    while match := _BESIDE.search(shape.text, at):
        place = match.start("a") if match["a"] else match.start("b")
        if count := count_of(semantics, meant(shape, place, "entity")):
            found[place] = count
        at = match.start() + 1
    return found


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
    metric, span = verbs.duration(shape, visits=True)
    if metric:
        frame.used.append(span)
        return Measured((*_counted_too(shape, semantics), metric))
    unlisted = [place for place, _ in shape.every("E") if meant(shape, place, "entity") in _UNLISTED]
    places = list(counts) or ([place for place, _ in shape.every("E")] if by else unlisted)
    names = [_amount_or_count(shape, semantics, place, counted=place in counts) for place in places]
    names += [spent] if (spent := verbs.of_campaigns(shape)) and "campaigns" in names else []
    if not counts and (states := _of_states(shape, semantics)):
        return Measured(tuple(states), tuple(states.values()))
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
    if "sales_rep" not in groups and not _of_business(groups) and _bare_sales(shape):
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
    metric, span = verbs.asked(shape, grouped=bool(groups))
    if metric:
        frame.doubt("a verb tells the metric", _UNSURE_VERB)
        frame.used.append(span)
    return metric, ""


def _of_condition(shape: Shape, semantics: Semantics) -> str:
    """Return the metric that counts the rows a condition is about."""
    for _, found in shape.every("K"):
        if isinstance(found, Found) and (name := found.named("condition")):
            return _count_of(semantics, name)
    return ""


def _count_of(semantics: Semantics, condition: str) -> str:
    """Return the metric that counts what a condition is about, or ""."""
    return count_of(semantics, next(iter(semantics.conditions[condition].on), ""))


def _counted_too(shape: Shape, semantics: Semantics) -> list[str]:
    """Return what is counted beside how long it takes: how many invoices are overdue, and by how many days."""
    found = _HOW_MANY_THINGS.search(shape.text)
    place = next((p for p in range(*found.span()) if shape.text[p] == CLASSES["E"]), -1) if found else -1
    count = count_of(semantics, meant(shape, place, "entity"))
    states = [meant(shape, at, "condition") for at, _ in shape.every("K")]
    narrower = (
        (with_state(semantics, semantics.metrics[count], name) for name in states if name) if count else ()
    )
    return [next((name for name in narrower if name), count)] if count else []


def _amount_or_count(shape: Shape, semantics: Semantics, place: int, *, counted: bool) -> str:
    """Return what a noun measures: payments by method are money, how many payments is their number."""
    count = count_of(semantics, meant(shape, place, "entity"))
    return count if counted else meant(shape, place, "metric") or count


def _of_states(shape: Shape, semantics: Semantics) -> dict[str, int]:
    """Return the metrics of states that are counted by themselves: 赢了几单、输了几单."""
    found: dict[str, int] = {}
    for match in _HOW_MANY_OF.finditer(shape.text):
        for place in range(*match.span()):
            name = meant(shape, place, "condition")
            count = _count_of(semantics, name) if name else ""
            if count and (metric := with_state(semantics, semantics.metrics[count], name)):
                found[metric] = place
    return found


def _owed(shape: Shape) -> str:
    """Return what "how much is overdue" asks for."""
    named = {found.named("condition") for _, found in shape.every("K") if isinstance(found, Found)}
    in_currency = any(
        getattr(found, "dimension", "") == "currency" for _, found in shape.every("V")
    ) and not shape.every("E")
    if not (in_currency or _HOW_MUCH.search(shape.text)):
        return ""
    return "overdue_receivables" if "overdue" in named else "open_receivables" if "unpaid" in named else ""


def _of_business(groups: Sequence[str]) -> bool:
    return any(name in _BUSINESS for name in groups)


def _bare_sales(shape: Shape) -> bool:
    return any("销售" in words_at(shape, place) for place, _ in shape.every("D"))


def _by_default(frame: Frame, shape: Shape, semantics: Semantics, groups: Sequence[str]) -> Measured:
    if done := count_of(semantics, deed(shape)):
        return Measured((done,))
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
    metric = metric or count_of(semantics, entity)
    if metric in ("orders", "lines") and group == "product":
        metric = "units"
    if not metric or group not in semantics.filters_of(metric):
        return Measured()
    frame.having.append({"metric": metric, "op": "=", "value": 0})
    frame.used.append(missing.span)
    return Measured((metric,))
