"""A question that leans on the ones before: 那它的发票呢？, only the late ones, what about Acme?, the second one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant import candidates, leftover, words
from assistant.amend import amended
from assistant.averages import of_things
from assistant.desk import Desk
from assistant.intents import statuses
from assistant.listing import sort
from assistant.picked import picked
from assistant.plan import Call, Plan
from assistant.reading import Named, Reading
from assistant.repeat import changed, counted, narrowed, takes, total
from assistant.turns import Turn, focus, rows_of
from assistant.understand import one, plan
from assistant.verbs import asked
from assistant.wording import ORDINAL_EN, number
from tools.folding import has_han

_FEW = 7  # letters besides a value that still ask for nothing else: phone calls
_POINTS = re.compile(
    r"它们?的?|他们?的?|她的?|(?:这|那|该|此)(?:个|张|家|位|笔|款|些)?(?:单(?!位|价|子)|订单|客户|公司|产品|发票|工单|单子)|"
    r"\b(?:it|its|it's|they|them|their|theirs|those|these|same|he|his|she|her|ones?)\b|"
    r"\bof (?:that|those|them|these)\b|\bthat\b(?=\s+(?:per|in|by|for|on|as|make|makes)\b|\s*[?.!]|$)|"
    r"\b(?:this|that|the) (?:order|customer|company|product|invoice|ticket|one|client)\b",
    re.IGNORECASE,
)
_MAKE_IT = re.compile(r"\bmake (?:it|that)\b|\b(?:do|show|give me) (?:it|the same|that)\b", re.IGNORECASE)
_ONE_OF_THEM = re.compile(
    r"其中|哪一?[单张个笔条]|\bwhich (?:one|of (?:them|those|these))\b|\bthe \w+ one\b", re.IGNORECASE
)
_THIS_ORDER = re.compile(r"[这那该][单张笔](?!位)|\b(?:this|that) order\b", re.IGNORECASE)
_OF_INVOICES = frozenset(
    {
        "open_receivables",
        "overdue_receivables",
        "invoiced_amount",
        "payments_received",
        "unpaid_invoices",
        "invoices",
    }
)
_OF_STOCK = re.compile(
    r"预留|占用|锁定|可用|可发|\b(?:reserved|allocated|committed|available|free|promised)\b", re.IGNORECASE
)
_INSIDE = re.compile(
    r"谁的|哪家的|哪个客户的?|\bwhose\b|\bwhich (?:customer|client|company)\b|里面?(?:有|都有|是|包含)?[些]?(?:什么|哪些|啥)|(?:买|订|要|含)了?(?:什么|哪些|啥)|明细"
    r"|\bpromised?\b|承诺|答应|交期"
    r"|\bwhat(?:'s| is| was)? (?:exactly )?(?:in|on) (?:it|that|this|there)\b|\bwhat did (?:they|he|she) order\b|\bcontents?\b",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"^那|^还(?:欠|有多少|剩)|呢(?=[,?!。.]|$)|^(?:按|还有|现在|改看|换|另外|再|只|仅|换成|改成)"
    r"|^(?:and|also|only|just|now|same|instead|make it|what about|how about|then|but|by|ranked by|sorted by)\b"
    r"|\binstead[?.!]*$|^as (?:a )?\w+\b",
    re.IGNORECASE,
)
# A short yes-or-no question without a name is about what was spoken of: 有投诉吗？, any complaints?
_ASKS_WHETHER = re.compile(
    r"[吗没][?!。.]*$|有没有|^(?:any|is there|are there|has|have|had|did|does|do|was|were|is|are)\b",
    re.IGNORECASE,
)
_OF_ITS_CUSTOMER = re.compile(
    r"(?:它|这|那|该)?(?:个|张)?(?:订单)?的?客户|\b(?:its|the|that|this|same) (?:customer|client|company|buyer)\b|\b(?:they|them|their)\b|他们",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\b(?:the )?(?P<en>{ORDINAL_EN}) (?:one|customer|client|company)\b|第(?P<zh>[一二三四五六七八九十\d]+)(?:个|家|位|名)(?:客户|公司)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"总共多少|合计|总额|总金额|一共多少|\b(?:their|the)? ?totals?\b|\bin total\b|\bsum\b|\badd(?:ed)? up\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:更多|还有吗|显示更多|全部显示|show (?:me )?more|more|show all|all of them|the rest)[?.!。]*$",
    re.IGNORECASE,
)


def follow(reading: Reading, turns: Sequence[Turn], desk: Desk) -> Plan | None:
    """Return the plan of a question that leans on earlier ones; None if it stands for itself."""
    known = [turn for turn in turns if turn.calls]
    if not known:
        return Plan(says="which_reference", about="order") if _lost(reading) else None
    last = known[-1]
    if found := picked(reading.text, last):
        return found
    if nth := _nth_inside(reading, last):
        reading.customers = [nth]
        calls = one(reading, desk)
        return Plan(tuple(calls), left=()) if calls else None
    if again := _again(reading, known) or narrowed(reading, last):
        return again
    short = len(reading.rest) <= (16 if has_han(reading.rest) else 40)
    if short and not (reading.values or reading.times):
        reading = _with_expected(reading, last, desk)
    return (
        _without_topic(reading, last, short, desk)
        if not _own_topic(reading)
        else _with_topic(reading, known, short, desk)
    )


def _with_expected(reading: Reading, last: Turn, desk: Desk) -> Reading:
    """Read a few words once more where a word of every day may be another value of what was asked: 跨越的呢, phone calls?"""
    asked = frozenset(
        str(each.get("dimension", "")) for call in last.calls for each in call.arguments.get("filters", [])
    )
    told = desk.read(reading.text, asked) if asked else reading
    rest = re.sub(f"[{words.MARKS}\\s,.?!]", "", words.FILLERS.sub("", told.rest))
    return told if told.values and (len(rest) < _FEW or not _own_topic(reading)) else reading


def _again(reading: Reading, turns: Sequence[Turn]) -> Plan | None:
    """Return the last calls once more where they told what is asked: an order's lines, reserved stock, more rows."""
    if _names(reading):
        return None
    order = focus(turns).order
    if order and _INSIDE.search(reading.text) and not reading.shape.every("M"):
        return Plan((Call("order_status", {"order": order}),))
    call = turns[-1].calls[-1]
    if call.tool == "stock_availability" and _OF_STOCK.search(reading.rest):
        return Plan((call,))  # it told reserved, available and incoming stock: the same once more
    end = sort(call.tool, reading.shape) if "sort" in takes(call.tool) else None
    if end and _ONE_OF_THEM.search(reading.rest):
        return changed(turns[-1], {"sort": end, "limit": reading.count or 1})
    if _MORE.match(reading.text):
        return changed(turns[-1], {"limit": 100})
    return None


def _nth_inside(reading: Reading, last: Turn) -> Named | None:
    """Return the customer that "the second one" of the last answer names in a question of its own."""
    found = _NTH.search(reading.rest)
    if not found or not last.results:
        return None
    place = number(found["en"] or found["zh"]) or 0
    rows = rows_of(last.results[-1])
    row = rows[place - 1] if 0 < place <= len(rows) else {}
    key = str(row.get("customer_number") or "")
    reading.rest = reading.rest.replace(found.group(), " ")
    reading.shape = replace(reading.shape, text=_NTH.sub(" ", reading.shape.text))
    return Named(key, str(row.get("customer") or key)) if key else None


def _without_topic(reading: Reading, last: Turn, short: bool, desk: Desk) -> Plan | None:
    """Read a question that names no topic: the last one again, with what is new in it, or its sums."""
    if not (_leans(reading) or short):
        return None
    if _TOTAL.search(reading.rest) and not _names(reading):
        return total(last)
    return _amended(reading, last, desk) or _ellipsis(reading, last)


def _amended(reading: Reading, last: Turn, desk: Desk) -> Plan | None:
    """Ask the last question for figures again with what is new."""
    call = counted(last.calls[-1]) if reading.shape.every("D") else last.calls[-1]
    if call is None or call.tool != "query_metrics":
        return None
    made = amended(call, reading, reading.shape, desk.semantics, desk.today)
    return Plan((made,), confidence=0.9) if made else None


def _with_topic(reading: Reading, turns: Sequence[Turn], short: bool, desk: Desk) -> Plan | None:
    """Read a question that names its topic but not of whom (那它的发票呢, any complaints)."""
    last = turns[-1]
    whether = short and bool(_ASKS_WHETHER.search(reading.text))
    if _names(reading) or not (_leans(reading) or whether or _only_a_metric(reading, last)):
        return None
    pointing = bool(_POINTS.search(_MAKE_IT.sub(" ", reading.text)))
    if pointing and _TOTAL.search(reading.rest):
        return total(last)
    names_metric = bool(reading.shape.every("M"))  # 那毛利率呢 asks the last question for another
    after_figures = last.calls[-1].tool == "query_metrics"
    narrows = pointing and reading.values and not names_metric
    changes = (after_figures and (narrows or of_things(reading.shape))) or (not pointing and names_metric)
    if changes and (made := _amended(reading, last, desk)):
        return made
    if not pointing and (reading.values or candidates.name(reading.rest)):
        return None
    return _with_focus(reading, turns, desk)


def _only_a_metric(reading: Reading, last: Turn) -> bool:
    """Say whether a few words right after figures only name another one: 平均每单多少钱 goes on about the same customer."""
    few = len(reading.rest) <= 10 if has_han(reading.rest) else len(reading.rest.split()) <= 4
    alone = not (reading.values or reading.times or reading.shape.every("D") or reading.shape.every("K"))
    call = last.calls[-1]
    return few and alone and call.tool == "query_metrics" and bool(call.arguments.get("filters"))


def _leans(reading: Reading) -> bool:
    """Say whether a question points back or links to the one before."""
    return bool(_POINTS.search(reading.text) or _LINKS.search(reading.text))


def _names(reading: Reading) -> bool:
    return bool(reading.customers or reading.documents or reading.people or reading.products)


def _lost(reading: Reading) -> bool:
    """Say whether a question points at something although nothing was said before."""
    pointing = re.search(
        r"它的?|(?:这|那|该)(?:个|张|家)(?:订单|客户)|^(?:and )?(?:its|their)\b|\bthis order\b|\bthat order\b|\bthe second one\b",
        reading.text,
        re.IGNORECASE,
    )
    return bool(pointing) and not _names(reading) and not candidates.name(reading.rest)


def _own_topic(reading: Reading) -> bool:
    """Say whether a question names what it is about: orders, invoices, a metric."""
    topics = reading.about - {"find"}
    named = reading.shape.every("M") or asked(reading.shape)[0]
    return bool(topics or named or reading.documents) or bool(reading.flags & {"below_reorder"})


def _with_focus(reading: Reading, turns: Sequence[Turn], desk: Desk) -> Plan | None:
    """Fill in what the question leaves open: its order, else its customer, else its product."""
    about = focus(turns)
    of_customer = bool(_OF_ITS_CUSTOMER.search(reading.text)) or "cross_sell" in reading.about
    others = re.search(r"别的|其他|另外|还有|\bother\b|\belse\b|\bmore\b", reading.text, re.IGNORECASE)
    if (
        reading.about & {"everything", "contact"}
        or (others and "order" in reading.about)
        or desk.figures(reading)
    ):
        of_customer = True
    if about.order and not of_customer and reading.about & {"invoice", "ticket", "where", "order"}:
        reading.documents = [("order", about.order)]
    elif about.customer:
        reading.customers = [Named(about.customer, about.customer)]
    elif about.product:
        reading.products = [Named(about.product, about.product)]
    else:
        return None
    calls = one(reading, desk)
    if about.order and (not about.customer or _THIS_ORDER.search(reading.text)) and _is_of_money(calls):
        calls = [Call("invoices", {"order": about.order})]
    if others:
        calls = [Call(c.tool, {k: v for k, v in c.arguments.items() if k != "open"}) for c in calls]
    return Plan(tuple(calls), left=leftover.of_records(reading, calls)) if calls else plan(reading, desk)


def _is_of_money(calls: Sequence[Call]) -> bool:
    """Say whether what is asked is what an order's invoices tell: 这单还差多少没付."""
    asked_for = {name for call in calls for name in call.arguments.get("metrics", ())}
    return bool(asked_for) and asked_for <= _OF_INVOICES


def _ellipsis(reading: Reading, last: Turn) -> Plan | None:
    """Ask the last question again with what is new: a period, a customer, a flag, a value, a grouping."""
    change: dict[str, Any] = {}
    if reading.period:
        change["period"] = list(reading.period.iso)
    if reading.customers:
        change["customer"] = reading.customers[0].key
    elif reading.people:
        change["customer"] = reading.people[0]
    if reading.products:
        change["product"] = reading.products[0].key
    change |= _values(reading, last.calls[-1])
    if reading.count:
        change["limit"] = reading.count
    change |= _flags(reading)
    order_status, ticket_status = statuses(reading)
    wanted = {"list_orders": order_status, "ticket_history": ticket_status}
    if status := wanted.get(last.calls[-1].tool):
        change["status"] = status
    if not change and (name := candidates.name(reading.rest)):
        change["customer"] = name
    return changed(last, change) if change else None


def _values(reading: Reading, last: Call) -> dict[str, str]:
    """Return the values by what the last call was of: 广州 is a warehouse where a warehouse was named before."""
    told = dict(reading.values)
    for _, value in reading.shape.every("V"):
        taken, others = takes(last.tool), getattr(value, "others", ())
        of_last = next((name for name in others if name in last.arguments), "")
        if not of_last and getattr(value, "dimension", "") not in taken:
            of_last = next((name for name in others if name in taken), "")
        if of_last:
            told.pop(value.dimension, None)
            told[of_last] = value.value
    return told


def _flags(reading: Reading) -> dict[str, Any]:
    flags: dict[str, Any] = {
        name: True for name in ("late", "overdue", "open", "below_reorder") if name in reading.flags
    }
    if "unpaid" in reading.flags:
        flags["open"] = True
    return flags
