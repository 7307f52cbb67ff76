"""From a question taken apart to tool calls: one rule after the other, the first that fits decides."""

import re
from collections.abc import Callable
from typing import Any

from assistant import candidates, words
from assistant.measures import totals_call, wants_totals
from assistant.plan import Call
from assistant.reading import Reading

_STATUS = {
    "cancelled": re.compile(r"已?取消|\bcancell?ed\b", re.IGNORECASE),
    "partially_shipped": re.compile(r"部分发货|\bpart(?:ial)?ly[ -]shipped\b", re.IGNORECASE),
    "completed": re.compile(r"已完成|已完结|\bcompleted?\b", re.IGNORECASE),
    "shipped": re.compile(
        r"已发货|\bshipped orders?\b|\borders? (?:already )?shipped\b(?! (?:to|by|via|with|from|late|in|on))",
        re.IGNORECASE,
    ),
    "confirmed": re.compile(r"已确认|\bconfirmed\b", re.IGNORECASE),
    "draft": re.compile(r"草稿|\bdrafts?\b", re.IGNORECASE),
    "quotation": re.compile(r"报价单?|\bquot(?:ation|e)s?\b", re.IGNORECASE),
}
_TICKET_STATUS = {
    "resolved": re.compile(r"已解决|\bresolved\b", re.IGNORECASE),
    "closed": re.compile(r"已关闭|\bclosed\b", re.IGNORECASE),
    "pending": re.compile(r"处理中|\bpending\b", re.IGNORECASE),
}
_TEXT = re.compile(
    r"(?:提到|包含|含有|关于|mention(?:ing|s|ed)?|contain(?:ing|s)?|about)\s*[\"「『'](?P<text>[^\"」』']{2,60})[\"」』']",
    re.IGNORECASE,
)
_REP = re.compile(
    rf"(?:销售员?|业务员|负责人?|sales ?(?:rep|person)|rep|owner|handled by|sold by|managed by)[^,.?!;]{{0,6}}{words.PERSON}|{words.PERSON}(?:负责|经手|跟进)",
    re.IGNORECASE,
)
_SQL = re.compile(r"^\s*(?:select|with)\b.+\b(?:from|select)\b", re.IGNORECASE | re.DOTALL)
_PERSONAL = re.compile(r"<(?:PHONE|EMAIL|ID_NUMBER|BANK_ACCOUNT|ACCOUNT|ADDRESS|PLATE)_")


def decide(reading: Reading) -> list[Call]:
    """Return the tool calls of one question with one topic; none when it is not understood."""
    if _SQL.match(reading.text):
        return [Call("run_sql", {"sql": reading.text.rstrip(" ;")})]
    for rule in _RULES:
        if calls := rule(reading):
            return calls
    return []


def subject(reading: Reading) -> str:
    """Return whom the question is about, as a tool takes it: a number, a placeholder, an unknown name."""
    if reading.customers:
        return reading.customers[0].key
    if reading.people and not _REP.search(reading.rest):
        return reading.people[0]
    return candidates.name(reading.rest)


def _documents(reading: Reading) -> list[Call]:
    """A number of a document: its order from end to end, or only its invoices or tickets."""
    calls = []
    for kind, number in reading.documents[:3]:
        if kind == "ticket":
            calls.append(Call("ticket_history", {"text": number}))
        elif "ticket" in reading.about and "where" not in reading.about:
            calls.append(Call("ticket_history", {"order": number}))
        elif "invoice" in reading.about and "where" not in reading.about:
            calls.append(Call("invoices", {"order": number}))
        elif "find" in reading.about and re.search(r"客户|customer|client", reading.rest, re.IGNORECASE):
            calls.append(Call("find_customer", {"text": number}))
        else:
            calls.append(Call("order_status", {"order": number}))
    return calls


def _phone(reading: Reading) -> list[Call]:
    if reading.phone_end:
        return [Call("find_customer", {"text": reading.phone_end})]
    personal = [person for person in reading.people if _PERSONAL.match(person)]
    if personal and not reading.about & {"order", "ticket", "invoice", "everything", "cross_sell"}:
        return [Call("find_customer", {"text": personal[0]})]
    return []


def _cross_sell(reading: Reading) -> list[Call]:
    if "cross_sell" not in reading.about:
        return []
    customer = subject(reading)
    return [Call("cross_sell", _given(customer=customer, limit=reading.count))] if customer else []


def _totals(reading: Reading) -> list[Call]:
    if not wants_totals(reading):
        return []
    return totals_call(reading, subject(reading))


def _everything(reading: Reading) -> list[Call]:
    if not reading.about & {"everything", "contact"}:
        return []
    customer = subject(reading)
    return [Call("customer_360", {"customer": customer})] if customer else []


def _tickets(reading: Reading) -> list[Call]:
    if "ticket" not in reading.about:
        return []
    status = _status(reading, _TICKET_STATUS)
    waiting = "with_open_order" in reading.flags
    said = _TEXT.search(reading.text)
    about = reading.products[0].name if reading.products else None
    arguments = _given(
        customer=subject(reading), with_open_order=waiting or None, status=status,
        open=("open" in reading.flags and not waiting and not status) or None,
        period=_period(reading), text=said["text"] if said else about, limit=reading.count,
    )  # fmt: skip
    return [Call("ticket_history", arguments)]


def _invoices(reading: Reading) -> list[Call]:
    if "invoice" not in reading.about:
        return []
    overdue = bool(reading.flags & {"overdue", "late"})
    unpaid = bool(reading.flags & {"unpaid", "open"})
    arguments = _given(
        customer=subject(reading), overdue=overdue or None, open=(unpaid and not overdue) or None,
        period=_period(reading), limit=reading.count,
    )  # fmt: skip
    return [Call("invoices", arguments)]


def _stock(reading: Reading) -> list[Call]:
    below = "below_reorder" in reading.flags
    only_product = bool(reading.products) and not reading.customers and not reading.about - {"where", "find"}
    if not ("stock" in reading.about or below or only_product) or reading.customers:
        return []
    product = reading.products[0].key if reading.products else reading.values.get("category", "")
    if not product and not below:
        product = candidates.name(reading.rest)
    arguments = _given(
        product=product, below_reorder=below or None,
        warehouse=reading.values.get("warehouse"), limit=reading.count,
    )  # fmt: skip
    return [Call("stock_availability", arguments)]


def _orders(reading: Reading) -> list[Call]:
    status = _status(reading, _STATUS)
    asked = reading.about & {"order", "where"} or reading.flags & {"late", "open"} or status
    customer = subject(reading)
    if not asked or not (
        "order" in reading.about or customer or reading.values or reading.flags & {"late", "open"} or status
    ):
        return []
    late = bool(reading.flags & {"late", "overdue"}) or None
    where = "where" in reading.about and bool(customer) and not (late or status or reading.period)
    rep = reading.people[0] if reading.people and _REP.search(reading.rest) else None
    places = {name: reading.values.get(name) for name in ("carrier", "country", "region", "city")}
    product = reading.products[0].key if reading.products else reading.values.get("category")
    arguments = _given(
        customer=customer, status=status, late=late, open=("open" in reading.flags or where) or None,
        product=product, period=_period(reading), sales_rep=rep, limit=reading.count, **places,
    )  # fmt: skip
    return [Call("list_orders", arguments)]


def _who(reading: Reading) -> list[Call]:
    """A name alone, or "find X": one known customer is shown whole, anything else is looked up."""
    bare = not re.sub(rf"[{words.MARKS}\s,.?!]", "", words.FILLERS.sub("", reading.rest))
    if reading.customers and (bare or "find" in reading.about):
        return [Call("customer_360", {"customer": reading.customers[0].key})]
    if reading.people and (bare or "find" in reading.about):
        return [Call("find_customer", {"text": reading.people[0]})]
    if "find" in reading.about and (text := subject(reading)):
        return [Call("find_customer", {"text": text})]
    return []


_RULES: tuple[Callable[[Reading], list[Call]], ...] = (
    _phone, _documents, _cross_sell, _totals, _everything, _tickets, _invoices, _stock, _orders, _who,
)  # fmt: skip


def statuses(reading: Reading) -> tuple[str | None, str | None]:
    """Return the order status and the ticket status named."""
    return _status(reading, _STATUS), _status(reading, _TICKET_STATUS)


def _status(reading: Reading, patterns: dict[str, re.Pattern[str]]) -> str | None:
    return next((code for code, pattern in patterns.items() if pattern.search(reading.rest)), None)


def _period(reading: Reading) -> list[str] | None:
    return list(reading.period.iso) if reading.period else None


def _given(**arguments: Any) -> dict[str, Any]:
    """Keep the arguments that were said."""
    return {name: value for name, value in arguments.items() if value not in (None, "")}
