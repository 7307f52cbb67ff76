"""Values written into a checked statement as literals.

DuckDB's own binding imports pandas for the first value of a process, half a second that a single question
does not have. A value stands where the checked tree had a parameter, so it cannot be anything but a value.
"""

import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from connectors.failures import QueryError


def fill(pieces: tuple[str, ...], values: Mapping[str, Any]) -> str:
    """Return the statement whose pieces are text and names of parameters in turn, with the values in place.

    >>> fill(("SELECT ", "name", " || 'x'"), {"name": "it's"})
    "SELECT 'it''s' || 'x'"

    Raises:
        QueryError: A value is missing, or of a type that no literal has.
    """
    missing = sorted({name for name in pieces[1::2] if name not in values})
    if missing:
        raise QueryError(f"The statement names parameters without a value: {', '.join(missing)}.")
    return "".join(
        piece if index % 2 == 0 else literal(piece, values[piece]) for index, piece in enumerate(pieces)
    )


def literal(name: str, value: Any) -> str:
    """Write one value; `name` is the parameter's, for the complaint.

    Raises:
        QueryError: It is no text, number, date, moment, truth value, None or list of these.
    """
    if isinstance(value, list | tuple | set | frozenset):
        return f"[{', '.join(_scalar(name, one) for one in value)}]"
    return _scalar(name, value)


def _scalar(name: str, value: Any) -> str:
    match value:
        case None:
            written = "NULL"
        case bool():
            written = "TRUE" if value else "FALSE"
        case str():
            written = _text(name, value)
        case int():
            written = f"({value})"  # in brackets: two minus signs in a row begin a comment
        case float() if math.isfinite(value):
            written = f"CAST('{value!r}' AS DOUBLE)"
        case Decimal() if value.is_finite():
            written = f"({value:f})"
        case datetime():
            written = f"CAST('{value.isoformat()}' AS {'TIMESTAMPTZ' if value.tzinfo else 'TIMESTAMP'})"
        case date():
            written = f"CAST('{value.isoformat()}' AS DATE)"
        case _:
            raise QueryError(f"The parameter {name} must be text, a number, a date, or a list of these.")
    return written


def _text(name: str, value: str) -> str:
    """Quote a text. DuckDB's literals know one special character, the quote, written twice."""
    if "\x00" in value or (not value.isprintable() and _has_surrogate(value)):
        raise QueryError(f"The parameter {name} holds a character that no text may hold. Remove it.")
    return "'" + value.replace("'", "''") + "'"


def _has_surrogate(value: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in value)
