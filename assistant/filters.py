"""The filter of a tool call in words, so that an answer restates what was asked."""

from collections.abc import Mapping
from typing import Any

from assistant.blocks import Style
from assistant.phrases import FILTERS
from assistant.plan import Call
from connectors import statuses

_FLAGS = ("late", "open", "overdue", "below_reorder", "with_open_order")
_ORDER = (
    "customer", "order", "product", "category", "status", *_FLAGS, "carrier", "country", "region", "city",
    "warehouse", "sales_rep", "text", "period",
)  # fmt: skip
_FALSE = {
    "late": ("未延误", "on time"),
    "open": ("已结束", "no longer open"),
    "overdue": ("未逾期", "not overdue"),
}


# Which day a period looks at.
_DAYS = {
    "list_orders": ("下单", "ordered"),
    "invoices": ("开票", "issued"),
    "ticket_history": ("创建", "opened"),
}


def described(call: Call, facts: Mapping[str, Any], style: Style) -> str:
    """Return the filter of a call, in the tool's own words where it tells them.

    >>> described(Call("list_orders", {"late": True, "period": ["1997-01-01", "1997-12-31"]}), {}, Style("en"))
    'late, ordered 1997-01-01 to 1997-12-31'
    """
    arguments = {
        name: value for name, value in call.arguments.items() if (name, call.tool) != ("order", "totals")
    }
    told = dict(facts.get("filters") or {}) if isinstance(facts.get("filters"), dict) else {}
    parts = []
    for name in _ORDER:
        value = told.get(name, arguments.get(name))
        if value not in (None, "", []):
            said = _said(name, value, style)
            if name == "period" and call.tool in _DAYS:
                said = f"{_DAYS[call.tool][0 if style.zh else 1]} {said}"
            parts.append(said)
    return ("，" if style.zh else ", ").join(parts)


def _said(name: str, value: Any, style: Style) -> str:
    word = FILTERS[name][0 if style.zh else 1]
    if name in _FLAGS:
        if str(value).lower() == "false" and name in _FALSE:
            return _FALSE[name][0 if style.zh else 1]
        return word
    if name == "period":
        first, last = value.split("..") if isinstance(value, str) and ".." in value else (value[0], value[-1])
        return f"{first} 至 {last}" if style.zh else f"{first} to {last}"
    if name == "status":
        value = _status(str(value), style)
    return f"{word}{'：' if style.zh else ' '}{value}"


def _status(code: str, style: Style) -> str:
    for known in statuses.STATUSES:
        if code in statuses.STATUSES[known]:
            return statuses.label(known, code, style.language)
    return code
