"""Arrow columns built from the Python values a driver or a file reader hands over."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any


def raw_table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    """Build a table from rows. A column of mixed types becomes text.

    >>> raw_table(["n"], [(1,), (None,)])["n"].to_pylist()
    [1, None]
    """
    import pyarrow as pa  # 0.2 s: only when rows are read

    columns: Iterable[Sequence[Any]] = zip(*rows, strict=True) if rows else ([] for _ in names)
    return pa.Table.from_arrays([_array(values) for values in columns], names=list(names))


def _array(values: Sequence[Any]) -> Any:
    import pyarrow as pa  # 0.2 s: only when rows are read

    try:
        array = pa.array(values)
    except (pa.ArrowException, OverflowError, UnicodeEncodeError, TypeError, ValueError):
        return pa.array([_text(value) for value in values], pa.string())
    if pa.types.is_date(array.type) and any(isinstance(value, datetime) for value in values):
        return pa.array([_text(value) for value in values], pa.string())  # Arrow would cut the times off
    if pa.types.is_binary(array.type):
        return _decoded(array, values)
    return array


def _decoded(array: Any, values: Sequence[Any]) -> Any:
    """Return bytes as text. What is not UTF-8 keeps its readable part."""
    import pyarrow as pa  # 0.2 s: only when rows are read

    try:
        return array.cast(pa.string())
    except pa.ArrowInvalid:
        return pa.array([_text(value) for value in values], pa.string())


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    # A lone half of an emoji is not text in any encoding.
    return str(value).encode("utf-8", "replace").decode()
