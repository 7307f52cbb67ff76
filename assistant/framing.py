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
from assistant.counting import counted, meant, words_at
from assistant.filtering import add_filters
from assistant.flags import add_priority, add_states
from assistant.frame import Frame
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

# What is named by what it has done or reached: those who bought, categories with a margin above 30 %.
_MEMBERS = (
    "customer", "product", "sales_rep", "category", "channel", "carrier", "region", "city", "country", "industry", "segment", "supplier", "warehouse", "campaign",
)  # fmt: skip
_TERSE = rule(r"[\s{T}{V}{C}{P}{S}]*(?:{D}[\s{T}{V}]+{M}|{M}[\s{T}{V}]+{D})[\s{T}{V}{C}{P}{N}]*")
_SIDE_BY_SIDE = rule(
    r"各|分别|对比|比较|相比|哪[个边家种]|谁|比|还是",
    r"\b(?:each|respectively|compare\w*|versus|vs\.?|against|which|than|bigger|higher|larger|lower|better|faster|slower|cheaper|more)\b",
)
_LISTED = rule(
    r"(?:哪[些几]|列出|列一下|显示|展示)[^,.?!;{M}{D}]{0,8}{E}|{E}[^,.?!;{M}{D}]{0,4}(?:有哪些|都有哪些|是哪些)",
    r"\b(?:which|show|list|display|find|give me|see)\b[^,.?!;{M}{D}]{0,24}{E}",
)
_LEAVES_OUT = re.compile(r"\s*(?:other than|except|but|besides|excluding)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:did|do|have|has|had) we (?:already )?$", re.IGNORECASE)
_EACH = ("每", "逐", "按", "各", "分")


def framed(reading: Reading, shape: Shape, semantics: Semantics, today: date) -> Frame | None:
    """Return what a question asks of the figures; None if it asks for none."""
    frame, groups, contrasted = Frame(staff=reading.staff), grouping(shape), contrast(shape)
    counts = [place for place in counted(shape) if meant(shape, place, "entity")]
    missing = absence(shape)
    told = measuring.named(frame, shape, semantics, missing)
    by = _groups(shape, semantics, groups, counts, bool(told.metrics)) or _members(shape, missing)
    by = by or _bare(shape, groups, contrasted, counts)
    counts = [place for place in counts if place not in by]
    measured = _measured(frame, shape, semantics, (told, missing, by, counts), groups, contrasted)
    if not measured.metrics:
        return None
    frame.metrics = list(measured.metrics)
    averaged(frame, shape, semantics)
    if missing and not any(each["op"] == "=" and not each["value"] for each in frame.having):
        frame.dropped.append("absence")
    frame.group_by = _names(shape, by) or _unsaid(shape, semantics, frame.metrics, measured.group)
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
    bands = any(semantics.dimensions[name].kind == "band" for name in _names(shape, by))
    ranked = bool(
        groups.order or contrasted.share or contrasted.growth or contrasted.trend or shape.every("A") or bands
    )
    return measuring.implied(frame, shape, semantics, by, ranked=ranked)


def _of_money(shape: Shape) -> Measured:
    """Return the amount that a noun stands for: a typical order, how much did Germany order, what did we invoice."""
    if typical := of_things(shape):
        return Measured((typical,))
    nouns = {place: meant(shape, place, "entity") for place, _ in shape.every("E")}
    ordered = [place for place, name in nouns.items() if name == "sales_order"]
    if ordered and verbs.is_money(shape):
        return Measured(("sales_amount",), tuple(ordered))
    billed = [place for place, name in nouns.items() if name == "invoice" and _WE.search(shape.text[:place])]
    return Measured(("invoiced_amount",), tuple(billed)) if billed else Measured()


def _groups(
    shape: Shape, semantics: Semantics, groups: Grouping, counts: list[int], measured: bool
) -> list[int]:
    """Return the marks grouped by.

    Those said to be; and bands and times such as monthly or 每月 always, as nothing else can be meant.
    """
    named = {place: meant(shape, place, "dimension") for place, _ in shape.every("D")}
    always = {place for place, name in named.items() if name and _by_itself(shape, semantics, place, name)}
    said = sorted({*groups.marks, *always})
    by = [place for place in said if named.get(place) and not _names_value(shape, place)]
    only = [place for place in by if place not in counts]
    # "customers by region": the first is counted, the second groups
    return only if only or measured or not counts else by


def _by_itself(shape: Shape, semantics: Semantics, place: int, name: str) -> bool:
    kind, word = semantics.dimensions[name].kind, words_at(shape, place).lower()
    return kind == "band" or (kind == "time" and (word.startswith(_EACH) or word.endswith(("ly", "度"))))


def _bare(shape: Shape, groups: Grouping, contrasted: Contrast, counts: list[int]) -> list[int]:
    """Return the one dimension that a ranking or a terse question names without a word for "by": 行业 销售额 前五."""
    named = [
        place for place, _ in shape.every("D") if meant(shape, place, "dimension") and place not in counts
    ]
    named = [place for place in named if not _names_value(shape, place) and words_at(shape, place) != "销售"]
    named = [place for place in named if not after_value(shape, place)]
    terse = bool(_TERSE.fullmatch(shape.text))
    return (
        named if len(named) == 1 and (terse or groups.order or contrasted.share or contrasted.growth) else []
    )


def after_value(shape: Shape, place: int) -> bool:
    """Say whether a noun only tells what a value before it is of: tier A customers, 华东客户."""
    before = shape.text[:place].rstrip(" 的")
    return before.endswith(CLASSES["V"])


def _members(shape: Shape, missing: Absence | None) -> list[int]:
    """Return the members asked for by what they have done or not: customers with more than 5 orders."""
    if missing is None and not shape.every("A"):
        return []
    members = _MEMBERS if missing is None else _MEMBERS[:3]
    named = [place for place, _ in shape.every("D") if meant(shape, place, "dimension") in members]
    return [place for place in named if not _LEAVES_OUT.match(shape.text, place + 1)][:1]


def _names(shape: Shape, places: Sequence[int]) -> list[str]:
    return list(dict.fromkeys(meant(shape, place, "dimension") for place in places))


def _names_value(shape: Shape, place: int) -> bool:
    """Say whether a dimension only tells what the value beside it is: 华东区域, the Beverages category."""
    name = meant(shape, place, "dimension")
    for beside in (place - 1, place + 1, place - 2, place + 2):
        value = shape.at.get(beside)
        between = shape.text[min(beside, place) + 1 : max(beside, place)].strip(" :：")
        if not between and name in (getattr(value, "dimension", None), *getattr(value, "others", ())):
            return True
    return False


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
