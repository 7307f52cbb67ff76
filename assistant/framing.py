"""From the shape of a question to its frame: what is measured, by what, of whom, when, beside what."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant import candidates, measuring, verbs
from assistant.absence import WHO, Absence, absence, bought_but
from assistant.averages import averaged, of_things
from assistant.beside import timed
from assistant.changed import changed
from assistant.contrasts import Contrast, contrast
from assistant.counting import counted, meant
from assistant.filtering import add_filters
from assistant.flags import add_priority, add_states
from assistant.frame import Frame
from assistant.grouped import grouped_by, names
from assistant.grouping import Grouping, asked_who, grouping
from assistant.lapsed import apart
from assistant.measuring import Measured
from assistant.parts import parted
from assistant.ranking import ends, rank
from assistant.reading import Reading
from assistant.shape import CLASSES, Shape, rule
from assistant.special import specialized
from assistant.thresholds import thresholds
from tools.folding import has_han
from tools.semantics import Semantics

_SIDE_BY_SIDE = rule(
    r"各|分别|对比|比较|相比|哪[个边家种]|谁|比|还是",
    r"\b(?:each|respectively|compare\w*|versus|vs\.?|against|which|than|bigger|higher|larger|lower|better|faster|slower|cheaper|more)\b",
)
_LISTED = rule(
    r"(?:哪[些几]|列出|列一下|显示|展示)[^,.?!;{M}{D}]{0,8}{E}|{E}[^,.?!;{M}{D}]{0,4}(?:有哪些|都有哪些|是哪些)",
    r"\b(?:which|show|list|display|find|give me|see)\b[^,.?!;{M}{D}]{0,24}{E}",
)
_WE = re.compile(r"\b(?:did|do|have|has|had) we (?:already )?$", re.IGNORECASE)


def framed(reading: Reading, shape: Shape, semantics: Semantics, today: date) -> Frame | None:
    """Return what a question asks of the figures; None if it asks for none."""
    frame, groups, contrasted = Frame(staff=reading.staff), grouping(shape), contrast(shape)
    counts = [place for place in counted(shape) if meant(shape, place, "entity")]
    missing = absence(shape)
    told = measuring.named(frame, shape, semantics, missing)
    by = grouped_by(shape, semantics, groups, contrasted, (counts, missing, bool(told.metrics)))
    counts = [place for place in counts if place not in by]
    measured = _measured(frame, shape, semantics, (told, missing, by, counts), groups, contrasted)
    if not measured.metrics:
        return None
    frame.metrics = list(measured.metrics)
    averaged(frame, shape, semantics)
    if missing and not any(each["op"] == "=" and not each["value"] for each in frame.having):
        frame.dropped.append("absence")
    frame.group_by = names(shape, by) or _unsaid(shape, semantics, frame.metrics, measured.group)
    timed(frame, reading, shape, semantics, contrasted, today)
    ranges = [each for each in reading.times if each.kind == "range"]
    if apart(frame, shape, missing, ranges) and "period" in frame.dropped:
        frame.dropped.remove("period")
    thresholds(frame, shape, semantics)
    rank(frame, reading, groups, semantics)
    changed(frame, shape, semantics)
    frame.ends = ends(shape) if frame.group_by else {}
    restricted(frame, reading, shape, semantics, {*by, *counts, *measured.taken, *told.taken}, missing)
    parted(frame, semantics)
    # A gap in an English rule for groups may hold words that nothing has understood (smallest carbon footprint).
    frame.used += [*(groups.spans if has_han(shape.text) else ()), *contrasted.spans]
    return frame


def _unsaid(shape: Shape, semantics: Semantics, metrics: Sequence[str], group: str) -> list[str]:
    """Return the dimension that nothing names: who; the values that are set side by side (企业和个人各下了多少单)."""
    # The mean of two carriers together tells little.
    adds_up = all(semantics.metrics[name].adds_up for name in metrics)
    if twice := _beside(shape, compared=adds_up):
        return [twice]
    name = group or asked_who(shape, metrics)
    if name and not all(name in semantics.dimensions_of(metric) for metric in metrics):
        name = _within(shape, semantics)
    return [name] if name else []


def _beside(shape: Shape, *, compared: bool = True) -> str:
    """Return the dimension of which several values are named: phone or email, 展会跟线上广告比.

    Args:
        shape: The question.
        compared: Words must say that they are set against each other.
    """
    named = [found.dimension for _, found in shape.every("V") if hasattr(found, "dimension")]
    twice = [name for name in dict.fromkeys(named) if named.count(name) > 1]
    said = not compared or _SIDE_BY_SIDE.search(shape.text)
    return twice[0] if len(twice) == 1 and said else ""


def _within(shape: Shape, semantics: Semantics) -> str:
    """Return the dimension that a metric's own words name: 哪个活动的投资回报率, which campaign ROI."""
    for _, found in shape.every("M"):
        for name in sorted(semantics.dimensions_of(found.named("metric"))) if found else ():
            words_ = semantics.dimensions[name].words if name in semantics.dimensions else None
            if words_ and any(form.lower() in found.text.lower() for form in (words_.zh, words_.en)):
                return name
    return ""


def _measured(
    frame: Frame,
    shape: Shape,
    semantics: Semantics,
    read: tuple[Measured, Absence | None, list[int], list[int]],
    groups: Grouping,
    contrasted: Contrast,
) -> Measured:
    """Return what is measured: what is missing, named, counted, or implied, the first that is."""
    told, missing, by, counts = read
    people = bool(WHO.search(shape.text)) or "active_customers" in told.metrics  # customers who ordered
    who = "customer" if people and not by else ""
    if missing and (by or who):
        group = who or meant(shape, by[0], "dimension")
        found = measuring.missing_one(frame, shape, semantics, missing, group)
        if found.metrics:
            return replace(found, group=who)
    if told.metrics:
        return told
    if not by and not counts and _LISTED.search(shape.text):
        return Measured()  # which orders: they are listed
    if (money := _of_money(shape)).metrics:
        return money
    if contrasted.compare_to or contrasted.trend or contrasted.running or contrasted.share or _beside(shape):
        counts = counts or [place for place, _ in shape.every("E")]
    found = measuring.counting(frame, shape, semantics, counts, by)
    if found.metrics:
        return found
    bands = any(semantics.dimensions[name].kind == "band" for name in names(shape, by))
    ranked = bool(
        groups.order or contrasted.share or contrasted.growth or contrasted.trend or shape.every("A") or bands
    )
    return measuring.implied(frame, shape, semantics, by, ranked=ranked)


def _of_money(shape: Shape) -> Measured:
    """Return the amount that a noun stands for: a typical order, how much did Germany order, what did we invoice."""
    if typical := of_things(shape):
        return Measured((typical,))
    nouns = {place: meant(shape, place, "entity") for place, _ in shape.every("E")}
    deals = [place for place, name in nouns.items() if name == "opportunity"]
    if deals and verbs.is_money(shape):
        won = any(getattr(value, "value", "") == "won" for _, value in shape.every("V"))
        return Measured(("won_amount" if won else "pipeline_amount",), tuple(deals))
    ordered = [place for place, name in nouns.items() if name == "sales_order"]
    if ordered and verbs.is_money(shape):
        return Measured(("sales_amount",), tuple(ordered))
    billed = [place for place, name in nouns.items() if name == "invoice" and _WE.search(shape.text[:place])]
    return Measured(("invoiced_amount",), tuple(billed)) if billed else Measured()


def restricted(
    frame: Frame,
    reading: Reading,
    shape: Shape,
    semantics: Semantics,
    taken: set[int],
    missing: Absence | None = None,
) -> None:
    """Turn what is named besides into filters; what was not done is a filter of that deed only."""
    reach = frozenset.intersection(
        *(semantics.filters_of(name) | semantics.conditions_of(name) for name in frame.metrics)
    )
    places = [place for kind in "VCPSK" for place, found in shape.every(kind) if found is not None]
    free = [place for place in places if place not in taken]
    products = frame.group_by == ["product"]
    deed_only = [
        place for place in free if missing and _of_the_deed(shape, place, missing, products=products)
    ]
    done = [
        place
        for place in free
        if missing
        and bought_but(shape, missing)
        and place < missing.span[0]
        and shape.text[place] == CLASSES["P"]
    ]
    add_filters(frame, shape, semantics, sorted(set(free) - {*deed_only, *done}), reach)
    _borrowed(frame, reading, shape)
    add_states(frame, shape, semantics)
    add_priority(frame, shape, semantics)
    specialized(frame, shape, semantics)
    if deed_only and frame.having:
        frame.having[0]["filters"] = _inner(frame, shape, semantics, deed_only, reach)
    if done:
        inner = _inner(frame, shape, semantics, done, reach)
        frame.having.append({"metric": frame.metrics[0], "op": ">", "value": 0, "filters": inner})


def _inner(
    frame: Frame, shape: Shape, semantics: Semantics, places: list[int], reach: frozenset[str]
) -> list[dict[str, object]]:
    inner = Frame(metrics=frame.metrics, staff=frame.staff)
    add_filters(inner, shape, semantics, places, reach)
    frame.dropped += inner.dropped
    return inner.filters


def _borrowed(frame: Frame, reading: Reading, shape: Shape) -> None:
    """Filter by what another part of the question, or an earlier question, named."""
    named = {each["dimension"] for each in frame.filters} | set(frame.group_by)
    if not (reading.customers or reading.people or reading.products) and (
        unknown := candidates.written_as_name(shape.text)
    ):
        frame.filter("customer", unknown)  # the tool says that there is none, and what is near
        frame.used += [found.span() for found in re.finditer(re.escape(unknown), shape.text)]
    elif reading.customers and not shape.every("C") and "customer" not in named:
        frame.filter("customer", reading.customers[0].key)
    elif reading.people and not shape.every("S") and not named & {"customer", "sales_rep"}:
        frame.filter("customer", reading.people[0])
    if reading.products and not shape.every("P") and "product" not in named:
        frame.filter("product", reading.products[0].key)
    if not shape.every("V"):
        for dimension, value in reading.values.items():
            if dimension not in named:
                frame.filter(dimension, value)


def _of_the_deed(shape: Shape, place: int, missing: Absence, *, products: bool) -> bool:
    """Say whether a name belongs to what was not done: the product after "never bought", the one before 没买过.

    Of products that somebody never bought it is the customer; their category says which products.
    """
    if products:
        return shape.text[place] in (CLASSES["C"], CLASSES["S"])
    if shape.text[place] == CLASSES["V"]:
        return getattr(shape.at.get(place), "dimension", "") == "category"
    return shape.text[place] == CLASSES["P"] and (place > missing.span[0] or not bought_but(shape, missing))
