"""By which of the things it names a question groups: said to, by a ranking, by what members have done."""

import re
from collections.abc import Sequence

from assistant.absence import Absence
from assistant.contrasts import Contrast
from assistant.counting import meant, words_at
from assistant.grouping import Grouping
from assistant.shape import CLASSES, Shape, rule
from tools.semantics import Semantics

# What is named by what it has done or reached: those who bought, categories with a margin above 30 %.
_MEMBERS = (
    "customer", "product", "sales_rep", "category", "channel", "carrier", "region", "city", "country", "industry", "segment", "supplier", "warehouse", "campaign",
)  # fmt: skip
_TERSE = rule(r"[\s{T}{V}{C}{P}{S}]*(?:{D}[\s{T}{V}]+{M}|{M}[\s{T}{V}]+{D})[\s{T}{V}{C}{P}{N}]*")
_BEFORE_VALUE = rule(r"{D}\s*(?:(?:in|from|of|outside)\s+(?:the\s+)?)?[{V}]")
_LEAVES_OUT = re.compile(r"\s*(?:other than|except|but|besides|excluding)\b", re.IGNORECASE)
_EACH = ("每", "逐", "按", "各", "分")


def grouped_by(
    shape: Shape, semantics: Semantics, groups: Grouping, contrasted: Contrast,
    read: tuple[list[int], Absence | None, bool],
) -> list[int]:  # fmt: skip
    """Return the marks that a question groups by.

    Args:
        shape: The question.
        semantics: The home's.
        groups: What its words for "by" and "which" name.
        contrasted: What the figure is set beside.
        read: The marks that are counted, what was not done, and whether a metric is named.
    """
    counts, missing, measured = read
    by = _groups(shape, semantics, groups, counts, measured) or _members(shape, missing)
    by = by or _bare(shape, groups, contrasted, counts)
    if contrasted.share:  # what percentage came from customers abroad: of them, and not each of them
        by = [place for place in by if not _of_them(shape, semantics, place)]
    return by


def _of_them(shape: Shape, semantics: Semantics, place: int) -> bool:
    """Say whether a value right after a noun says which of them are meant."""
    name = meant(shape, place, "dimension")
    entity = name in semantics.dimensions and semantics.dimensions[name].kind == "entity"
    return entity and _BEFORE_VALUE.match(shape.text, place) is not None


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
    named = [
        place
        for place in named
        if not after_value(shape, place) or meant(shape, place, "dimension") == "sales_rep"
    ]
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


def names(shape: Shape, places: Sequence[int]) -> list[str]:
    """Return the dimensions of marks."""
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
