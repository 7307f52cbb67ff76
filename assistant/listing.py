"""The filters of a list of records: values, amounts, what is left out, which end first; as the tools take them."""

import re
from typing import Any

from assistant.amounts import Amount
from assistant.counting import words_at
from assistant.filtering import left_out, reps
from assistant.reading import Reading
from assistant.shape import Shape, rule
from assistant.values import Value
from tools.registry import TOOLS

# Which argument an amount fills: (unit, tool) -> name without min_ or max_; "" is for amounts without a unit.
_MEASURED: dict[str, dict[str, str]] = {
    "list_orders": {"money": "amount", "": "amount", "days": "days_late"},
    "invoices": {"money": "amount", "": "amount", "days": "days_overdue"},
    "ticket_history": {"points": "satisfaction", "": "satisfaction", "days": "days_open"},
    "list_opportunities": {"money": "amount", "": "amount", "share": "probability"},
    "list_customers": {"money": "credit_limit", "": "credit_limit"},
    "list_products": {"money": "price", "": "price", "days": "lead_time_days"},
    "stock_availability": {"units": "available", "": "available"},
}
_STEP = {"days_late", "days_overdue", "satisfaction", "days_open", "available"}  # whole numbers: > 5 is >= 6
_LARGEST = rule(
    r"最[大高多贵]|从大到小|从高到低|金额[最前]?高|金额(?:排名)?前|按金额",
    r"\b(?:fattest|heftiest|priciest|largest|biggest|highest|most expensive|top)\b",
)
_SMALLEST = rule(r"最[小低少便]|从小到大|从低到高", r"\b(?:smallest|lowest|cheapest)\b")
_OLDEST = rule(r"最早|最老|最久", r"\b(?:oldest|earliest|longest)\b")
_PROMISED_THEN = rule(
    r"(?:承诺|答应|要求|约定)[^,.?!;]{0,6}{T}|{T}[^,.?!;]{0,4}(?:该|应|要)[交发到]",
    r"\bpromised (?:(?:for|by|in|on) )?{T}",
)
_WHICH_ONE = rule(
    r"最[大高多贵小低早老久长新晚]的?(?:一|那)[张单笔个条]|最[大高多贵小低早老久长新晚][^,.?!;]{0,8}是哪一?[张单笔个条]"
)
_END_OF_ONE = rule(
    r"\b(?:biggest|largest|smallest|oldest|newest|earliest|highest|lowest|most expensive|cheapest)\b(?! \d)[^,.?!;{N}]{0,30}?[{E}{M}]",
    r"\bwhich [^,.?!;{N}]{0,20}?[{E}{M}](?=[^,.?!;]{0,20}\b(?:longest|oldest|biggest|largest|smallest)\b)",
)
_LONGEST_DUE = rule(
    r"(?:逾期|拖欠|拖|欠)[^,.?!;]{0,4}最[久长]",
    r"\b(?:overdue|unpaid|outstanding|late)\b[^,.?!;]{0,12}\blongest\b|\blongest (?:overdue|unpaid|outstanding)\b",
)
_TO_COME = rule(
    r"预计|将|要|会|待",
    r"\b(?:expected?|will|going to|due|to (?:close|ship|pay|go out)|closing|open|upcoming)\b",
)
_BARE_MONTH = re.compile(
    r"(?:in |by |for )?(?:[A-Za-z]{3,9}\.?|[\d一二三四五六七八九十]{1,3}月份?)", re.IGNORECASE
)
_DATES: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "list_orders": (
        ("promised", rule(r"承诺|交期|要求到货|应交|应发|到期|要交|该[交发]|要发|就该", r"\b(?:promised?|required|due)\b")),
        ("shipped", rule(r"(?<![没未待])发货(?!单)|(?<![没未])发出|出货", r"\bshipped\b(?! (?:to|by|via|with|from))|\bsent out\b")),
    ),
    "invoices": (("due", rule(r"到期|该付|应付|要付|需付", r"\b(?:due|fall(?:s|ing)? due|matur\w+)\b")),),
    "ticket_history": (("resolved", rule(r"(?<![没未])解决|(?<![没未])关闭|处理完", r"(?<!not )(?<!yet )(?<!being )\b(?:resolved|closed|solved)\b")),),
    "list_opportunities": (
        ("expected_close", rule(r"预计[^,.?!;]{0,8}(?:成交|关|签)|[要将]签|[要将]成交|要关", r"\bexpected\b|\bto close\b|\bclosing\b")),
        ("closed", rule(r"关闭|赢|输|丢|成交", r"\b(?:closed|won|lost)\b")),
    ),
}  # fmt: skip


def filters(tool: str, reading: Reading, *, unpaid: bool = False) -> tuple[dict[str, Any], bool]:
    """Return the arguments that a question's values and amounts fill, and whether all of them found a place.

    Args:
        tool: The list.
        reading: The question.
        unpaid: Amounts of invoices are what is still open.
    """
    shape = reading.shape or Shape("", {})
    taken = TOOLS[tool].arguments.model_fields
    told: dict[str, Any] = {}
    whole = True
    out = left_out(shape)
    for place, value in shape.every("V"):
        name = _argument(value, taken)
        if not name:
            whole = False
        elif any(start <= place < end for start, end in out):
            _add(told.setdefault("exclude", {}), name, value.value)
        else:
            _add(told, name, value.value)
    for _, amount in shape.every("A"):
        whole = _compare(told, tool, amount, taken, unpaid=unpaid) and whole
    for place, person in shape.every("S"):
        if place in reps(shape, reading.staff) and "sales_rep" in taken:
            told["sales_rep"] = person
    borrowed = reading.values if not shape.every("V") else {}
    told |= {name: value for name, value in borrowed.items() if name in taken}
    return told, whole


def _argument(value: Any, taken: dict[str, Any]) -> str:
    every = (value.dimension, *value.others) if isinstance(value, Value) else ()
    return next((name for name in every if name in taken), "")


def _add(told: dict[str, Any], name: str, value: str) -> None:
    """Add a value; several of one dimension are alternatives."""
    known = told.get(name)
    told[name] = value if known is None else [*(known if isinstance(known, list) else [known]), value]


def _compare(told: dict[str, Any], tool: str, amount: Amount, taken: dict[str, Any], *, unpaid: bool) -> bool:
    """Fill the bound that an amount is; bounds are included, so that "more than 5 days" is at least 6."""
    name = _MEASURED.get(tool, {}).get(amount.unit, "")
    if name == "amount" and unpaid and tool == "invoices":
        name = "open_amount"
    bounds = [
        bound for bound, ops in (("min", (">", ">=", "=")), ("max", ("<", "<=", "="))) if amount.op in ops
    ]
    if not name or any(f"{bound}_{name}" not in taken for bound in bounds):
        return False
    for bound in bounds:
        value: float = amount.value
        if name in _STEP:
            value = int(value) + {">": 1, "<": -1}.get(amount.op, 0)
        elif amount.op in "<>":
            value += 0.01 if amount.op == ">" else -0.01
        told[f"{bound}_{name}"] = value
    return True


def single(shape: Shape) -> bool:
    """Say whether one thing is asked for by its rank: the biggest open opportunity, 逾期最久的是哪张."""
    if _WHICH_ONE.search(shape.text):
        return True
    found = _END_OF_ONE.search(shape.text)
    return found is not None and not words_at(shape, found.end() - 1).lower().endswith("s")


def sort(tool: str, shape: Shape) -> str | None:
    """Return the order that is asked for, if the list has it."""
    known = str(TOOLS[tool].arguments.model_fields.get("sort"))
    if tool == "invoices" and _LONGEST_DUE.search(shape.rest):
        return "due"
    for name, pattern in (("largest", _LARGEST), ("smallest", _SMALLEST), ("oldest", _OLDEST)):
        if f"'{name}'" in known and pattern.search(shape.text):
            return name
    return None


def coming(reading: Reading, which: str | None) -> list[str]:
    """Return the period of a list; a bare month in which something is to come is the next one of that name."""
    period, today = reading.period, reading.today
    if period is None:
        return []
    to_come = which in ("expected_close", "promised", "due") and _TO_COME.search(reading.rest)
    if today and to_come and period.end < today and _BARE_MONTH.fullmatch(period.text.strip()):
        moved = (
            day.replace(year=day.year + 1)
            for day in (period.start, period.end)
            if (day.month, day.day) != (2, 29)
        )
        return [day.isoformat() for day in moved]
    return list(period.iso)


def date_of(tool: str, reading: Reading) -> str | None:
    """Return the day that the period looks at, where it is not the usual one."""
    if not reading.period:
        return None
    said = _DATES.get(tool, ())
    if "late" in reading.flags:  # what is late is so by its promised day, unless its time is said to be that
        said = tuple(one for one in said if one[0] == "promised" and _PROMISED_THEN.search(reading.rest))
    return next((name for name, pattern in said if pattern.search(reading.rest)), None)
