"""When are two cells the same: names whatever their width and case, numbers up to rounding, periods as written."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_QUARTER = re.compile(r"(\d{4})\s*(?:-|年)?\s*(?:q|第)([1-4])(?:季度)?|q([1-4])\s*(\d{4})")
_MONTH = re.compile(r"(\d{4})年(\d{1,2})月|(\d{4})[-/](\d{1,2})")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[t ]\d\d:\d\d.*)?")
RELATIVE = 1e-4


def key(cell: Any) -> str:
    """Return what a cell is known by, so that the same thing written in two ways is equal.

    >>> key("Ａｃｍｅ  Ltd"), key("2026Q3"), key("2026年3月"), key(10248.0), key(True)
    ('acme ltd', '2026-q3', '2026-03', '10248', 'yes')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, int | float | Decimal):
        return str(int(cell)) if cell == int(cell) else str(cell)
    plain = " ".join(unicodedata.normalize("NFKC", str(cell)).casefold().split())
    return _period(plain)


def _period(plain: str) -> str:
    """Return a day, month or quarter in one way of writing, and other words as they are."""
    if found := _DAY.fullmatch(plain):
        return plain[:10]
    if found := _QUARTER.fullmatch(plain):
        return f"{found[1] or found[4]}-q{found[2] or found[3]}"
    if found := _MONTH.fullmatch(plain):
        return f"{found[1] or found[3]}-{int(found[2] or found[4]):02}"
    return plain


def same_period(wanted: str, found: str) -> str:
    """Return a first day of a month as that month where a month is wanted, else what was found.

    >>> same_period("2026-03", "2026-04-01"), same_period("2026-03-01", "2026-04-01")
    ('2026-04', '2026-04-01')
    """
    if len(wanted) == 7 and _DAY.fullmatch(found) and found.endswith("-01"):
        return found[:7]
    return found


def number(cell: Any) -> float | None:
    """Return a cell's number, None if it is none.

    >>> number("12.50"), number("12 pcs"), number(True)
    (12.5, None, None)
    """
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float | Decimal):
        return float(cell)
    text = str(cell).strip()
    return float(text) if _NUMBER.fullmatch(text) else None


def near(wanted: Any, found: Any, tolerance: float | None = None) -> bool:
    """Say whether two numbers are the same up to rounding, or up to a tolerance.

    Whole numbers must be equal: a count is right or wrong.

    >>> near(3.14159, "3.14"), near(20000, 20001), near(0.12, 0.1234), near(1234567.891, 1234568)
    (True, False, True, True)
    """
    first, second = number(wanted), number(found)
    if first is None or second is None:
        return first is second is None
    off = abs(first - second)
    if tolerance is not None:
        return off <= tolerance * 1.0000001
    if _whole(wanted) and _whole(found):
        return off < 0.5
    places = max(min(_decimals(wanted), _decimals(found)), 2)
    return off <= max(RELATIVE * abs(first), 0.505 * 10.0**-places)


def zero(cell: Any) -> bool:
    """Say whether a number is nothing: none at all, or zero."""
    return not number(cell)


def _whole(cell: Any) -> bool:
    told = number(cell)
    return told is not None and told == int(told) and "." not in str(cell)


def _decimals(cell: Any) -> int:
    text = str(cell).lower()
    return 9 if "e" in text else len(text.partition(".")[2])
