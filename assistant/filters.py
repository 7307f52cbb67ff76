"""The filter of a tool call in words, so that an answer restates what was asked."""

from collections.abc import Mapping
from typing import Any

from assistant.blocks import Style
from assistant.phrases import FILTERS
from assistant.plan import Call
from connectors import statuses

_FLAGS = (
    "late", "open", "overdue", "below_reorder", "out_of_stock", "incoming", "with_open_order", "no_reply", "rated",
    "never_sold", "own_customers",
)  # fmt: skip
_BOUNDS = (
    "min_amount", "max_amount", "min_open_amount", "max_open_amount", "min_price", "max_price", "min_credit_limit",
    "max_credit_limit", "min_probability", "min_available", "max_available", "min_satisfaction", "max_satisfaction",
    "min_days_late", "min_days_overdue", "max_days_overdue", "min_days_open", "min_lead_time_days",
)  # fmt: skip
_NAMED = (
    "customer", "order", "product", "category", "status", "stage", "priority", *_FLAGS, "carrier", "country", "region",
    "number", "city", "industry", "segment", "channel", "customer_kind", "currency", "warehouse", "supplier", "campaign", "sales_rep",
    "text",
)  # fmt: skip
_ORDER = (*_NAMED, *_BOUNDS, *(f"not_{name}" for name in _NAMED), "not_sold_since", "period")
_FALSE = {
    "late": ("未延误", "on time"),
    "open": ("已结束", "no longer open"),
    "overdue": ("未逾期", "not overdue"),
    "no_reply": ("已有回复", "answered"),
    "rated": ("未评价", "not rated"),
    "out_of_stock": ("有货", "in stock"),
    "incoming": ("无在途", "nothing coming in"),
    "never_sold": ("卖出过", "sold at some time"),
}


# Which day a period looks at: the one named, else the tool's own.
_DAYS = {
    "list_orders": ("下单", "ordered"),
    "invoices": ("开票", "issued"),
    "ticket_history": ("创建", "opened"),
    "list_customers": ("建档", "created"),
    "list_opportunities": ("创建", "created"),
}
_DATES = {
    "ordered": ("下单", "ordered"), "promised": ("承诺交期", "promised"), "shipped": ("发货", "shipped"), "issued": ("开票", "issued"),
    "due": ("到期", "due"), "opened": ("创建", "opened"), "resolved": ("解决", "resolved"), "created": ("创建", "created"),
    "expected_close": ("预计成交", "expected to close"), "closed": ("关闭", "closed"),
}  # fmt: skip


def described(call: Call, facts: Mapping[str, Any], style: Style) -> str:
    """Return the filter of a call, in the tool's own words where it tells them.

    >>> described(Call("list_orders", {"late": True, "period": ["1997-01-01", "1997-12-31"]}), {}, Style("en"))
    'late, ordered 1997-01-01 to 1997-12-31'
    """
    told = dict(facts.get("filters") or {}) if isinstance(facts.get("filters"), dict) else {}
    parts = []
    for name in _ORDER:
        value = told.get(name, call.arguments.get(name))
        if value not in (None, "", []):
            said = _said(name, value, style)
            day = _DATES.get(str(told.get("date", call.arguments.get("date")))) or _DAYS.get(call.tool)
            if name == "period" and day:
                said = f"{day[0 if style.zh else 1]} {said}"
            parts.append(said)
    return ("，" if style.zh else ", ").join(parts)


def _said(name: str, value: Any, style: Style) -> str:
    if name.startswith("not_") and name != "not_sold_since":
        told = _said(name.removeprefix("not_"), value, style)
        return f"不含{told}" if style.zh else f"without {told}"
    word = FILTERS[name][0 if style.zh else 1]
    if name in _BOUNDS:
        return f"{word} {float(value):,.10g}"
    if name in _FLAGS:
        if str(value).lower() == "false" and name in _FALSE:
            return _FALSE[name][0 if style.zh else 1]
        return word
    if name == "period":
        first, last = value.split("..") if isinstance(value, str) and ".." in value else (value[0], value[-1])
        return f"{first} 至 {last}" if style.zh else f"{first} to {last}"
    if name in ("status", "stage", "priority", "customer_kind"):
        codes = value if isinstance(value, list) else str(value).split(", ")
        value = ("、" if style.zh else ", ").join(_status(code, style) for code in codes)
    return f"{word}{'：' if style.zh else ' '}{value}"


def _status(code: str, style: Style) -> str:
    for known in statuses.STATUSES:
        if code in statuses.STATUSES[known]:
            return statuses.label(known, code, style.language)
    return code
