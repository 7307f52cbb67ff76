"""Whole columns of raw cells turned into text, codes and flags at once, never cell by cell.

Every function takes an Arrow array of any type and returns the converted array with what it could not read:
problem -> how often. Loaded only when a source is read, because Arrow is heavy.
"""

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

MAX_CELL_CHARS = 100_000
Problems = dict[str, int]
Converted = tuple[Any, Problems]

_YES = ("1", "true", "t", "yes", "y", "是")
_NO = ("0", "false", "f", "no", "n", "否")


class Misfit(Exception):
    """The source's column has a type that this kind of model column cannot be read from."""


def family(kind: Any) -> str:
    """Return the family of an Arrow type: text, number, day, moment, flag, binary, null or other."""
    tests = (
        ("null", pa.types.is_null),
        ("text", lambda t: pa.types.is_string(t) or pa.types.is_large_string(t)),
        ("flag", pa.types.is_boolean),
        ("number", lambda t: pa.types.is_integer(t) or pa.types.is_floating(t) or pa.types.is_decimal(t)),
        ("day", pa.types.is_date),
        ("moment", pa.types.is_timestamp),
        ("binary", lambda t: pa.types.is_binary(t) or pa.types.is_large_binary(t)),
    )
    return next((name for name, test in tests if test(kind)), "other")


def plain(column: Any) -> Any:
    """Return a column as one flat array: chunks joined, dictionaries decoded."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    return array


def nulls_added(before: Any, after: Any, problem: str) -> Problems:
    """Count the values that were there before and are not any more."""
    lost = after.null_count - before.null_count
    return {problem: lost} if lost else {}


def added(first: Problems, second: Problems) -> Problems:
    """Return the problems of both, counted together."""
    return {words: first.get(words, 0) + second.get(words, 0) for words in {**first, **second}}


def text(raw: Any) -> Converted:
    """Turn any column into text: blank cells become null, cells of over 100,000 characters are withheld."""
    words, problems = _as_text(raw)
    longest = pc.max(pc.binary_length(words)).as_py() or 0
    if longest > MAX_CELL_CHARS:
        kept = pc.if_else(pc.greater(pc.utf8_length(words), MAX_CELL_CHARS), None, words)
        problems = added(
            problems, nulls_added(words, kept, f"longer than {MAX_CELL_CHARS:,} characters, withheld")
        )
        words = kept
    blank = pc.equal(pc.utf8_trim_whitespace(words), "")
    if pc.any(blank).as_py():
        words = pc.if_else(blank, pa.scalar(None, pa.string()), words)
    return words, problems


def trimmed(raw: Any) -> Converted:
    """Turn any column into text without blanks around it: keys, references and codes."""
    words, problems = text(raw)
    return pc.utf8_trim_whitespace(words), problems


def cased(words: Any, case: str | None) -> Any:
    """Return text in `upper`, `lower` or `title` case, or as it is."""
    if case is None:
        return words
    return {"upper": pc.utf8_upper, "lower": pc.utf8_lower, "title": pc.utf8_title}[case](words)


def coded(raw: Any, codes: Mapping[str, Any], kind: Any) -> Converted:
    """Translate the source's codes; one that is not listed becomes null."""
    words, problems = trimmed(raw)
    position = pc.index_in(words, value_set=pa.array(list(codes), pa.string()))
    result = pa.array(list(codes.values()), kind).take(position)
    return result, added(problems, nulls_added(words, result, "unknown code"))


def closed(words: Any, valid: tuple[str, ...]) -> Converted:
    """Keep only the codes of a closed list."""
    known = pc.is_in(words, value_set=pa.array(valid, pa.string()))
    result = pc.if_else(known, words, pa.scalar(None, pa.string()))
    return result, nulls_added(words, result, "unknown code")


def flag(raw: Any) -> Converted:
    """Turn a column into yes or no: booleans, 1 and 0, and the usual words."""
    if family(raw.type) == "flag":
        return raw, {}
    if family(raw.type) not in ("number", "text", "null"):
        raise Misfit
    words, problems = trimmed(raw)
    words = pc.utf8_lower(words)
    position = pc.index_in(words, value_set=pa.array(_YES + _NO, pa.string()))
    result = pc.less(position, len(_YES))
    return result, added(problems, nulls_added(words, result, "not yes or no"))


def _as_text(raw: Any) -> Converted:
    kind = family(raw.type)
    if kind == "binary":
        return _decoded(raw)
    if kind == "other":
        return pa.array([_written(value) for value in raw.to_pylist()], pa.string()), {}
    return raw.cast(pa.string()), {}


def _decoded(raw: Any) -> Converted:
    try:
        return raw.cast(pa.string()), {}
    except pa.ArrowInvalid:
        words = pa.array([_utf8(value) for value in raw.to_pylist()], pa.string())
        return words, nulls_added(raw, words, "not UTF-8 text")


def _utf8(value: bytes | None) -> str | None:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        return None


def _written(value: Any) -> str | None:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return None if value is None else str(value)
