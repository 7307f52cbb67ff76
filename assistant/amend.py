"""A question for figures asked again with one thing changed: 那上个月呢, and by region?, 只看华东, 那毛利率呢."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from assistant import words
from assistant.averages import of_things
from assistant.beside import timed, to_date
from assistant.contrasts import contrast
from assistant.counting import meant
from assistant.frame import Frame
from assistant.framing import restricted
from assistant.grouped import after_value
from assistant.grouping import grouping
from assistant.period_days import next_month
from assistant.plan import Call
from assistant.ranking import rank
from assistant.reading import Reading
from assistant.renamed import of_whole
from assistant.shape import Shape, rule
from assistant.thresholds import thresholds
from assistant.verbs import asked
from tools.semantics import Semantics

_ALSO = rule(
    r"也|还有|加上|再(?!来)|同时|一并|细分|进一步|另外",
    r"\b(?:also|as well|too|plus|add(?:itionally)?|further|on top|in addition)\b",
)
_ALL = rule(
    r"不分|不按|总的|整体|合计|总共|一共",
    r"\b(?:overall|in total|altogether|not by|ungrouped|without (?:the )?(?:breakdown|grouping))\b",
)
_BEFORE_THAT = re.compile(
    r"\b(?:the )?(?:(?P<year>year)|(?P<quarter>quarter)|(?P<month>month)|(?P<week>week)) (?:before|prior|earlier)\b"
    r"|(?:再)?(?:前一|再上一?|再往前(?:推|数|倒)?一?)个?(?:(?P<year2>年)|(?P<quarter2>季度?)|(?P<month2>月)|(?P<week2>周))",
    re.IGNORECASE,
)
_AS_RATE = re.compile(
    r"比率|比例|百分比|占比|\b(?:as|in) (?:a )?(?:rate|ratio|percent\w*|share)\b", re.IGNORECASE
)
_AS_MONEY = re.compile(r"金额|多少钱|\b(?:money|value|amounts?)\b", re.IGNORECASE)
_REVERSED = rule(r"反过来|倒过来|倒序|相反", r"\b(?:reverse|the other way|other end)\b")


def amended(call: Call, reading: Reading, shape: Shape, semantics: Semantics, today: date) -> Call | None:
    """Return the last call for figures with what a question changes in it; None if it changes nothing."""
    last = call.arguments
    frame = Frame(
        metrics=_metrics(shape, last, semantics), group_by=_groups(shape, last), staff=reading.staff
    )
    also = bool(_ALSO.search(shape.text))
    if also:
        frame.metrics = list(dict.fromkeys([*last["metrics"], *frame.metrics]))
        frame.group_by = list(dict.fromkeys([*last.get("group_by", []), *frame.group_by]))
    groups, contrasted = grouping(shape), contrast(shape)
    timed(frame, reading, shape, semantics, contrasted, today)
    _moved(frame, reading, shape, last)
    thresholds(frame, shape, semantics)
    rank(frame, reading, groups, semantics)
    restricted(frame, reading, shape, semantics, set())
    change = frame.arguments()
    for name in ("metrics", "group_by"):
        if change.get(name) == last.get(name):
            change.pop(name, None)
    if frame.filters:
        change["filters"] = _merged(last.get("filters", []), frame.filters, also=also)
    if _ALL.search(shape.text):
        change |= {"group_by": [], "limit": None, "order": None}
    if _REVERSED.search(shape.text):
        change["order"] = "desc" if last.get("order") == "asc" else "asc"
    if not change or frame.dropped:
        return None
    _settle(change, last, also=also, today=today)
    told = {**last, **change}
    return Call(
        call.tool, {name: value for name, value in told.items() if value not in (None, [], False, "")}
    )


def _settle(change: dict[str, Any], last: dict[str, Any], *, also: bool, today: date) -> None:
    """Change what no longer goes with the rest: a period to compare with, an order by another metric."""
    if "period" in change and "compare_to" not in change and isinstance(last.get("compare_to"), list):
        change["compare_to"] = "previous_period"
    if "metrics" in change and not also:
        change.setdefault("order_by", None)
        change.setdefault("having", [])
    if isinstance(change.get("compare_to"), str) and "period" not in change and last.get("period"):
        change["period"] = to_date(last["period"], today)


def _moved(frame: Frame, reading: Reading, shape: Shape, last: dict[str, Any]) -> None:
    """Count from the last question's period: 那去年同期呢 is a year before it, 同比呢 is set beside it."""
    if last.get("period") and (found := _BEFORE_THAT.search(shape.rest)):
        unit = next(name.rstrip("2") for name, said in found.groupdict().items() if said)
        frame.period = _unit_before(last["period"], unit)
        frame.group_by = list(last.get("group_by", []))
        return
    if not last.get("period") or [each.kind for each in reading.times] != ["year_ago"]:
        return
    if frame.compare_to:
        frame.period = None
        return
    frame.period = [_year_before(day) for day in last["period"]]


def _unit_before(period: Sequence[Any], unit: str) -> list[str]:
    """Return the calendar unit before the one that a period begins in."""
    first = date.fromisoformat(str(period[0]))
    months = {"year": 12, "quarter": 3, "month": 1}.get(unit)
    if months is None:
        return [(first - timedelta(days=7)).isoformat(), (first - timedelta(days=1)).isoformat()]
    begin = next_month(first, -((first.month - 1) % months) - months)
    return [begin.isoformat(), (next_month(begin, months) - timedelta(days=1)).isoformat()]


def _year_before(iso: str) -> str:
    day = date.fromisoformat(str(iso))
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day).isoformat()


def _metrics(shape: Shape, last: dict[str, Any], semantics: Semantics) -> list[str]:
    said = [meant(shape, place, "metric") for place, _ in shape.every("M")]
    if not said and last["metrics"] == ["orders"] and _AS_MONEY.search(shape.rest):
        said = ["sales_amount"]  # the same in money
    if not said and len(last["metrics"]) == 1 and _AS_RATE.search(shape.rest):
        said = [rate for rate in [of_whole(semantics, last["metrics"])] if rate]
    said = said or [name for name in (of_things(shape), asked(shape)[0]) if name][:1]
    return list(dict.fromkeys(said)) or list(last["metrics"])


def _groups(shape: Shape, last: dict[str, Any]) -> list[str]:
    """Return the dimensions said: in a question that only changes one, naming it is enough."""
    values = {getattr(found, "dimension", "") for _, found in shape.every("V")}
    by = set(grouping(shape).marks)
    said = [
        meant(shape, place, "dimension")
        for place, _ in shape.every("D")
        if place in by or not after_value(shape, place)
    ]
    named = [name for name in dict.fromkeys(said) if name and name not in values]
    if words.CUSTOMER in shape.text or words.PERSON in shape.text:
        named = [name for name in named if name not in ("customer", "sales_rep")]
    return named or list(last.get("group_by", []))


def _merged(before: list[dict[str, Any]], now: list[dict[str, Any]], *, also: bool) -> list[dict[str, Any]]:
    """Put new filters in the place of those of the same dimension; "also" adds their values (再加上华中)."""
    merged = [dict(each) for each in before]
    for each in now:
        same = [old for old in merged if old["dimension"] == each["dimension"] and not old.get("exclude")]
        if also and same and not each.get("exclude"):
            same[0]["values"] = [
                *same[0]["values"],
                *(v for v in each["values"] if v not in same[0]["values"]),
            ]
            continue
        if not each.get("exclude"):
            merged = [old for old in merged if old["dimension"] != each["dimension"]]
        merged.append(each)
    return merged
