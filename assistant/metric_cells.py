"""How the value of a metric is written: by its unit, with its currency, as a change, as a share."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from assistant.blocks import Style

NONE = "–"
_PLACES = {"money": 2, "days": 1, "hours": 1, "times": 2, "points": 2}
_TIME = {"days": ("天", "days"), "hours": ("小时", "hours")}
_SPOKEN = {**_TIME, "times": ("次", "times"), "points": ("分", "points")}


def plain(value: Any, unit: Any, currency: str = "") -> str:
    """Write a value as it stands in a table, where the heading tells the unit.

    >>> plain("0.2344", "share"), plain(3.16, "days"), plain("1234.5", "money", "CNY"), plain(1200, ("单", "orders"))
    ('23.4%', '3.2', 'CNY 1,234.50', '1,200')
    """
    number = _number(value)
    if number is None:
        return NONE
    if unit == "share":
        return f"{number * 100:,.1f}%"
    if isinstance(unit, str) and unit in _PLACES:
        text = f"{number:,.{_PLACES[unit]}f}"
        return f"{currency} {text}".strip() if unit == "money" else text
    if number == number.to_integral_value():
        return f"{int(number):,}"
    return f"{number:,.3f}".rstrip("0").rstrip(".")


def spoken(value: Any, metric: Mapping[str, Any], style: Style, currency: str = "") -> str:
    """Write a value as it stands in a sentence, with its unit.

    >>> spoken(3, {"unit": "days"}, Style("zh")), spoken("0.5", {"unit": "share"}, Style("en"), "EUR")
    ('3.0 天', '50.0% (EUR)')
    """
    unit = metric["unit"]
    text = plain(value, unit, currency)
    if text == NONE:
        return absent(metric, style)
    words = unit if isinstance(unit, list | tuple) else _SPOKEN.get(unit)
    text = f"{text} {words[0 if style.zh else 1]}" if words else text
    if currency and unit != "money":
        return f"{text}（{currency}）" if style.zh else f"{text} ({currency})"
    return text


def heading(label: str, unit: Any, style: Style) -> str:
    """Return a column's heading: with the unit where the cells do not tell it.

    >>> heading("delivery time", "days", Style("en")), heading("毛利率", "share", Style("zh"))
    ('delivery time (days)', '毛利率')
    """
    words = _TIME.get(unit) if isinstance(unit, str) else None
    if words is None:
        return label
    told = words[0 if style.zh else 1]
    if told in label:
        return label
    return f"{label}（{told}）" if style.zh else f"{label} ({told})"


def absent(metric: Mapping[str, Any], style: Style) -> str:
    """Say why a value is missing: a ratio and a mean have nothing to divide by."""
    if metric.get("adds_up"):
        return "没有数据" if style.zh else "no data"
    return "无法计算（没有可作分母的数据）" if style.zh else "cannot be computed (nothing to divide by)"


def change(now: Any, before: Any, told: Any, unit: Any, style: Style) -> str:
    """Write a change with its sign, for a table: of a share in percentage points.

    >>> change("0.55", "0.5", "0.1", "share", Style("en")), change(90, 100, "-0.1", "money", Style("zh"))
    ('+5.0 points', '−10.0%')
    """
    if unit == "share":
        points = _points(now, before)
        return NONE if points is None else f"{_signed(points)} {'个百分点' if style.zh else 'points'}"
    number = _number(told)
    return NONE if number is None else f"{_signed(number * 100)}%"


def moved(now: Any, before: Any, told: Any, unit: Any, style: Style) -> str:
    """Write a change in words, for a sentence; "" when there is nothing to compare with.

    >>> moved(90, 100, "-0.1", "money", Style("en")), moved(90, 0, None, "money", Style("zh"))
    ('down 10.0%', '')
    """
    number = _points(now, before) if unit == "share" else _percent(told)
    if number is None:
        return ""
    number = round(number, 1)
    if number == 0:
        return "持平" if style.zh else "unchanged"
    words = ("上升", "up") if number > 0 else ("下降", "down")
    mark = ("个百分点", "points") if unit == "share" else ("%", "%")
    space = " " if unit == "share" else ""
    return f"{words[0 if style.zh else 1]} {abs(number):,.1f}{space}{mark[0 if style.zh else 1]}"


def _percent(told: Any) -> Decimal | None:
    number = _number(told)
    return None if number is None else number * 100


def _points(now: Any, before: Any) -> Decimal | None:
    later, earlier = _number(now), _number(before)
    return None if later is None or earlier is None else (later - earlier) * 100


def _signed(number: Decimal) -> str:
    number = round(number, 1)
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return f"{sign}{abs(number):,.1f}"


def _number(value: Any) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
