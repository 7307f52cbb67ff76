"""From a question taken apart to tool calls: one rule after the other, the first that fits decides."""

import re
from collections.abc import Callable
from typing import Any

from assistant import candidates, listing, words
from assistant.plan import Call
from assistant.reading import Reading
from privacy.kinds import KINDS
from tools.registry import TOOLS

_STATUS = {
    "cancelled": re.compile(r"已?取消|\bcancell?ed\b", re.IGNORECASE),
    "partially_shipped": re.compile(
        r"部分发货|发了一部分|\bpart(?:ly|ial|ially)?[ -](?:shipped|shipments?|delivered)\b", re.IGNORECASE
    ),
    "completed": re.compile(r"已完成|已完结|\bcompleted?\b", re.IGNORECASE),
    "shipped": re.compile(
        r"已发货|\bshipped orders?\b|\borders? (?:already )?shipped\b(?! (?:to|by|via|with|from|late|in|on))",
        re.IGNORECASE,
    ),
    "confirmed": re.compile(r"已确认|\bconfirmed\b", re.IGNORECASE),
    "draft": re.compile(r"草稿|\bdrafts?\b", re.IGNORECASE),
    "quotation": re.compile(r"报价单?|\bquot(?:ation|e)s?\b", re.IGNORECASE),
}
_SOLD = ["confirmed", "partially_shipped", "shipped", "completed"]
_COUNTED = re.compile(
    r"(?:多少|几)[个张笔]?(?:订单|单)|订?单[^,.?!;]{0,4}(?:多少|几)[个张笔]|\b(?:how many|number of|count of)\b",
    re.IGNORECASE,
)
_TICKET_STATUS = {
    "resolved": re.compile(r"已解决|(?<!not )(?<!n't )(?<!yet )\bresolved\b", re.IGNORECASE),
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
_UNDECIDED = re.compile(r"[没未](?:有)?(?:定|分)(?:出)?输赢|输赢未定|\bundecided\b", re.IGNORECASE)
_ONGOING = re.compile(r"在谈|在跟|跟进|\b(?:live|ongoing|current)\b", re.IGNORECASE)
_CUSTOMERS = re.compile(r"客户|\b(?:customers?|clients?|accounts?)\b", re.IGNORECASE)
_PRODUCTS = re.compile(r"产品|商品|货品|\b(?:products?|items?|articles?)\b", re.IGNORECASE)
_COMING = re.compile(
    r"在途|在路上|要到[货仓]|到仓|有货来|\bon (?:its|their|the) way\b|\bincoming\b|\binbound\b|\bin transit\b",
    re.IGNORECASE,
)
_OF_PRODUCT = re.compile(
    r"是[个什]?么?[啥什]么?(?:东西|产品|货)?|提前期|挂牌价|目录价|标价|定价|单价|售价|什么价|多少钱一|供应商是|谁供|哪家供|规格|停产|还卖吗|属于(?:什么|哪)"
    r"|\b(?:list price|price|lead time|supplied by|who supplies|supplier of|discontinued|still sell|what is|what's)\b",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(r"哪些|列出|清单|名单|所有|全部|\b(?:list|all|show|which)\b", re.IGNORECASE)
_PERSONAL = re.compile(rf"<(?:{'|'.join(kind for kind in KINDS if kind != 'PERSON')})_")


def decide(reading: Reading) -> list[Call]:
    """Return the tool calls of one question with one topic; none when it is not understood."""
    if is_sql(reading):
        return [Call("run_sql", {"sql": reading.text.rstrip(" ;")})]
    for rule in _RULES:
        if calls := rule(reading):
            return calls
    return []


def is_sql(reading: Reading) -> bool:
    """Say whether a question is a SELECT."""
    return bool(_SQL.match(reading.text))


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
        if kind == "opportunity":
            calls.append(Call("list_opportunities", {"number": number}))
        elif kind == "ticket":
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


def _everything(reading: Reading) -> list[Call]:
    if not reading.about & {"everything", "contact"}:
        return []
    customer = subject(reading)
    return [Call("customer_360", {"customer": customer})] if customer else []


def _tickets(reading: Reading) -> list[Call]:
    if "ticket" not in reading.about:
        return []
    waiting = "with_open_order" in reading.flags
    said = _TEXT.search(reading.text)
    about = reading.products[0].name if reading.products else None
    status = _status(reading, _TICKET_STATUS)
    own = _given(
        customer=_buyer(reading), with_open_order=waiting or None, status=status,
        open=("open" in reading.flags and not waiting and not status) or None, text=said["text"] if said else about,
        priority=_priority(reading), no_reply=bool(words.NO_REPLY.search(reading.rest)) or None,
    )  # fmt: skip
    return _list("ticket_history", reading, own)


def _priority(reading: Reading) -> str | None:
    return next((code for code, pattern in words.PRIORITY.items() if pattern.search(reading.rest)), None)


def _invoices(reading: Reading) -> list[Call]:
    if "invoice" not in reading.about:
        return []
    overdue = bool(reading.flags & {"overdue", "late"})
    unpaid = bool(reading.flags & {"unpaid", "open"})
    own = _given(customer=_buyer(reading), overdue=overdue or None, open=(unpaid and not overdue) or None)
    return _list("invoices", reading, own, unpaid=unpaid or overdue)


def _opportunities(reading: Reading) -> list[Call]:
    if "opportunity" not in reading.about:
        return []
    is_open = (
        "open" in reading.flags
        or bool(_UNDECIDED.search(reading.rest))
        or bool(_ONGOING.search(reading.rest))
    )
    return _list("list_opportunities", reading, _given(customer=_buyer(reading), open=is_open or None))


def _stock(reading: Reading) -> list[Call]:
    below = "below_reorder" in reading.flags
    known = reading.about - {"where", "find"}
    if reading.products and "warehouse" in reading.values:
        known = known - {"order"}
    only_product = bool(reading.products) and not reading.customers and not known
    if not ("stock" in reading.about or below or only_product) or reading.customers:
        return []
    product = reading.products[0].key if reading.products else None
    empty = bool(words.EMPTY.search(reading.rest))
    own = _given(product=product, below_reorder=(below and not empty) or None, out_of_stock=empty or None)
    (call,) = _list("stock_availability", reading, own)
    if not call.arguments and (name := candidates.name(reading.rest)):
        call.arguments["product"] = name
    return [call]


def _product(reading: Reading) -> list[Call]:
    """What a product is: its price, lead time, supplier, whether it is still sold."""
    if not reading.products or reading.customers or not _OF_PRODUCT.search(reading.rest):
        return []
    return [Call("list_products", {"product": reading.products[0].key})]


def _incoming(reading: Reading) -> list[Call]:
    """Which products are on their way to us, to a warehouse."""
    if (
        reading.customers
        or "order" in reading.about
        or not (_PRODUCTS.search(reading.rest) and _COMING.search(reading.rest))
    ):
        return []
    return _list("stock_availability", reading, {"incoming": True})


def _orders(reading: Reading) -> list[Call]:
    status: str | list[str] | None = _status(reading, _STATUS) or reading.values.get("status")
    if words.LATEST_ONE.search(reading.rest):
        reading.count = 1
    asked = reading.about & {"order", "where"} or reading.flags & {"late", "open"} or status
    customer = _buyer(reading)
    narrowed = customer or reading.values or reading.flags & {"late", "open"} or status
    if not asked or not ("order" in reading.about or narrowed):
        return []
    late = bool(reading.flags & {"late", "overdue"}) or None
    if not (status or late or "open" in reading.flags) and _COUNTED.search(reading.rest):
        status = _SOLD  # what is counted are orders as the figures count them
    where = "where" in reading.about and bool(customer) and not (late or status or reading.period)
    own = _given(
        customer=customer, status=status, late=late, open=("open" in reading.flags or where) or None,
        product=reading.products[0].key if reading.products else None,
    )  # fmt: skip
    return _list("list_orders", reading, own)


def _customers(reading: Reading) -> list[Call]:
    """Customers of a place, an industry, a sales rep; created in a period."""
    if not _CUSTOMERS.search(reading.rest) or reading.customers or reading.about - {"find"}:
        return []
    (call,) = _list("list_customers", reading, {})
    return [call] if call.arguments or _ALL_OF_THEM.search(reading.rest) else []


def _products(reading: Reading) -> list[Call]:
    if not _PRODUCTS.search(reading.rest) or reading.products or reading.about - {"find"}:
        return []
    (call,) = _list("list_products", reading, {})
    return [call] if call.arguments or _ALL_OF_THEM.search(reading.rest) else []


def _list(tool: str, reading: Reading, own: dict[str, Any], *, unpaid: bool = False) -> list[Call]:
    """Return the call of a list: what its rule has read, and the values, amounts and period of the question."""
    told, whole = listing.filters(tool, reading, unpaid=unpaid)
    if reading.count is None and reading.shape and listing.single(reading.shape):
        reading.count = 1
    reading.unplaced = reading.unplaced or not whole
    taken = TOOLS[tool].arguments.model_fields
    which = listing.date_of(tool, reading) if "period" in taken else None
    period = listing.coming(reading, which) if "period" in taken else []
    more = _given(
        period=period or None, date=which if period else None, limit=reading.count,
        sort=listing.sort(tool, reading.shape) if reading.shape else None,
    )  # fmt: skip
    return [Call(tool, {**told, **own, **{name: value for name, value in more.items() if name in taken}})]


def _buyer(reading: Reading) -> str:
    """Return the customer a list is about; a person of the company's own is none."""
    who = subject(reading)
    return "" if who in reading.staff else who


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
    _phone, _documents, _cross_sell, _everything, _tickets, _invoices, _opportunities, _product, _incoming, _stock, _orders, _customers, _products, _who,
)  # fmt: skip


def statuses(reading: Reading) -> tuple[str | None, str | None]:
    """Return the order status and the ticket status named."""
    return _status(reading, _STATUS), _status(reading, _TICKET_STATUS)


def _status(reading: Reading, patterns: dict[str, re.Pattern[str]]) -> str | None:
    return next((code for code, pattern in patterns.items() if pattern.search(reading.rest)), None)


def _given(**arguments: Any) -> dict[str, Any]:
    """Keep the arguments that were said."""
    return {name: value for name, value in arguments.items() if value not in (None, "")}
