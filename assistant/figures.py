"""When a question asks for figures rather than for records, and the call it asks for."""

import re
from dataclasses import dataclass
from datetime import date

from assistant import words
from assistant.absence import absence
from assistant.counting import counted, words_at
from assistant.frame import Frame
from assistant.framing import framed
from assistant.listing import single
from assistant.plan import Call
from assistant.ranking import PLAIN_TOP
from assistant.reading import Reading
from assistant.shape import Shape
from tools.semantics import Metric, Semantics

_RECEIVABLE = frozenset({"open_receivables", "overdue_receivables"})
_STOCK = frozenset({"stock_on_hand", "stock_available", "stock_reserved", "incoming_supply"})
_TO_REORDER = frozenset({"stockouts", "below_reorder"})
_LISTED = ("sales_order", "invoice", "ticket", "opportunity", "customer", "product")
_NORM = re.compile(
    r"必须|应当|规定|政策|条款|多少[天小]时?内|标准(?:是|要求)|承诺多久"
    r"|\b(?:must|should|supposed|obliged|polic(?:y|ies)|allowed|rules?|terms (?:of (?:payment|delivery|sale|service)|and conditions))\b",
    re.IGNORECASE,
)
_WHICH_ONES = re.compile(r"哪[几些一]?[张单条笔](?!位)|(?:有|是)哪[几些]|\bwhich ones\b", re.IGNORECASE)
_DUE = re.compile(r"到期|该付|应付|要付|\b(?:fall(?:s|ing)? due|due|matur\w+)\b", re.IGNORECASE)
_COUNT_WORD = re.compile(r"数|量|次$|\b(?:number|count|volume|total)s?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Figures:
    """What a question asks of the figures."""

    frame: Frame
    shape: Shape

    @property
    def calls(self) -> tuple[Call, ...]:
        """Return the tool calls: one; or one for each metric that is wanted from an end of its own."""
        told = self.frame.arguments()
        if not self.frame.ends:
            return (Call("query_metrics", told),)
        return tuple(
            Call("query_metrics", {**told, "metrics": [metric], "limit": told.get("limit", PLAIN_TOP), **low})
            for metric, end in self.frame.ends.items()
            for low in ({"order": "asc"} if end == "asc" else {},)
        )


def figures(reading: Reading, semantics: Semantics, today: date) -> Figures | None:
    """Return what a question asks of the figures; None if it asks for records, or for nothing known."""
    if reading.documents or reading.phone_end:
        return None
    if "cross_sell" in reading.about and (reading.customers or not absence(reading.shape)):
        return None
    if reading.customers and words.LATEST_ONE.search(reading.rest):
        return None
    if "ticket" in reading.about and "with_open_order" in reading.flags:
        return None
    seen: Shape = reading.shape
    frame = framed(reading, seen, semantics, today)
    if frame is None or not _of_figures(reading, seen, frame, semantics):
        return None
    return Figures(frame, seen)


def _of_figures(reading: Reading, seen: Shape, frame: Frame, semantics: Semantics) -> bool:
    """Tell figures from records that carry the same words: "late orders" lists, "how many late orders" counts."""
    if _NORM.search(reading.rest):
        return False  # what ought to be stands in a document, not in a figure
    asked_how_many = bool(words.HOW_MANY.search(reading.rest)) or bool(counted(seen))
    rows = all(_counts_rows(semantics.metrics[name]) for name in frame.metrics)
    if rows and not frame.group_by and _rows_are_listed(reading, frame, semantics):
        return False
    if _lists_know_better(reading, frame, asked_how_many=asked_how_many):
        return False
    if not frame.group_by and single(seen):
        return False  # which unpaid invoice is overdue the longest: that one, and not how long all are
    if frame.group_by or frame.compare_to or frame.share or frame.running_total or frame.having:
        return True
    return asked_how_many or not rows or _says_count(seen)


def _rows_are_listed(reading: Reading, frame: Frame, semantics: Semantics) -> bool:
    """Say whether the rows counted are rather listed, with how many there are.

    Which ones; unpaid invoices due next month (counted they are as they stand now, but the list knows their days);
    orders above 5,000 (the list has the amount of each).
    """
    now_only = not any(semantics.has_time(name) for name in frame.metrics)
    which_ones = bool(_WHICH_ONES.search(reading.rest))
    due = now_only and reading.period is not None and bool(_DUE.search(reading.rest))
    return which_ones or due or bool(frame.period and now_only) or "comparison" in frame.dropped


def _lists_know_better(reading: Reading, frame: Frame, *, asked_how_many: bool) -> bool:
    """Say whether a list tells more than the figure: the stock of one product, what one customer owes."""
    named, someone = set(frame.metrics), bool(reading.customers or reading.people)
    if named <= _TO_REORDER and set(frame.group_by) <= {"product"} and not asked_how_many:
        return True
    if frame.group_by or frame.compare_to or frame.having:
        return False
    of_product = bool(reading.products) or "below_reorder" in reading.flags
    return (
        (named <= _STOCK and of_product)
        or (named <= _RECEIVABLE and someone and "invoice" in reading.about)
        or (named == {"contacts"} and someone and not asked_how_many)
        or (named == {"units"} and "stock" in reading.about and bool(reading.products))
    )


def _counts_rows(metric: Metric) -> bool:
    """Say whether a metric counts documents that a list would show."""
    return metric.grain in _LISTED and metric.value.lower() == "count(*)" and not metric.per


def _says_count(seen: Shape) -> bool:
    """Say whether a metric is named as a number of things (订单量, ticket count) and not as the things themselves."""
    return all(_COUNT_WORD.search(words_at(seen, place)) for place, _ in seen.every("M"))
