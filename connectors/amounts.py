"""Columns of numbers in any shape turned into exact decimals. Loaded only when a source is read."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from connectors.cells import Converted, Misfit, Problems, added, family, nulls_added, trimmed

# Wide enough for every source, narrow enough that a product with a 9-digit scale fits 38 digits.
_WIDE = pa.decimal128(28, 8)
_WIDEST = 10**19
_PLAIN = r"^[+-]?[0-9]{1,18}(\.[0-9]{1,8})?$"
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
_CURRENCY = re.compile(r"^([+-]?)\s*(?:[¥$€£]|CNY|RMB|USD|EUR)\s*|\s*(?:元|CNY|RMB|USD|EUR)$")
NOT_A_NUMBER = "not a number"
TOO_LARGE = "too large a number"


def number(raw: Any, target: Any, scale: Decimal | None = None) -> Converted:
    """Turn a column into `target`, a decimal or integer type; halves are rounded away from zero.

    Floats are read as people write them (2.675 is 2.675, not 2.67499...), so that half a cent goes up.

    Raises:
        Misfit: The column holds dates or bytes.
    """
    wide, problems = _wide(raw)
    if scale is not None:
        wide = pc.multiply(wide, pa.scalar(Decimal(format(scale, "f"))))
    if pa.types.is_integer(target):
        return _whole(wide, target, problems)
    rounded = pc.round(wide, target.scale, "half_towards_infinity")
    fits = pc.if_else(_within(rounded, 10 ** (target.precision - target.scale)), rounded, None)
    problems = added(problems, nulls_added(rounded, fits, TOO_LARGE))
    return fits.cast(target), problems


def _whole(wide: Any, target: Any, problems: Problems) -> Converted:
    rounded = pc.round(wide, 0)
    whole = pc.if_else(pc.equal(rounded, wide), rounded, None)
    problems = added(problems, nulls_added(wide, whole, "not a whole number"))
    # The model's integers are days and scores: anything past 32 bits is a mistake in the mapping.
    fits = pc.if_else(_within(whole, 2**31), whole, None)
    problems = added(problems, nulls_added(whole, fits, TOO_LARGE))
    return fits.cast(pa.decimal128(38, 0)).cast(target), problems


def _within(numbers: Any, limit: int) -> Any:
    return pc.less(pc.abs(numbers), pa.scalar(Decimal(limit)))


def _wide(raw: Any) -> Converted:
    kind = family(raw.type)
    if kind in ("null", "flag"):
        return raw.cast(pa.int8()).cast(pa.decimal128(11, 8)).cast(_WIDE), {}
    if kind == "text":
        return _from_text(raw)
    if kind != "number":
        raise Misfit
    if pa.types.is_floating(raw.type):
        return _from_float(raw)
    if pa.types.is_decimal(raw.type) and (raw.type.scale > 8 or raw.type.precision - raw.type.scale > 20):
        return _from_text(raw.cast(pa.string()))
    return (raw.cast(_WIDE), {}) if pa.types.is_decimal(raw.type) else _from_integer(raw)


def _from_integer(raw: Any) -> Converted:
    if pa.types.is_uint64(raw.type):
        return _from_text(raw.cast(pa.string()))
    return raw.cast(pa.decimal128(27, 8)).cast(_WIDE), {}


def _from_float(raw: Any) -> Converted:
    raw = raw.cast(pa.float64())
    finite = pc.if_else(pc.is_finite(raw), raw, None)
    problems = nulls_added(raw, finite, NOT_A_NUMBER)
    small = pc.if_else(pc.less(pc.abs(finite), float(_WIDEST)), finite, None)
    return small.cast(_WIDE), added(problems, nulls_added(finite, small, TOO_LARGE))


def _from_text(raw: Any) -> Converted:
    words, problems = trimmed(raw)
    simple = pc.match_substring_regex(words, _PLAIN)
    none = pa.scalar(None, pa.string())
    numbers = pc.if_else(simple, words, none).cast(_WIDE)
    if numbers.null_count == words.null_count:
        return numbers, problems
    others = pc.if_else(simple, none, words).dictionary_encode()
    read = pa.array([_read(word) for word in others.dictionary.to_pylist()], _WIDE)
    numbers = pc.coalesce(numbers, read.take(others.indices))
    return numbers, added(problems, nulls_added(words, numbers, NOT_A_NUMBER))


def _read(word: str) -> Decimal | None:
    """Read one distinct text that is not a plain number: `¥1,234.50`, `(12.00)`, `１２`, `1e3`."""
    word = unicodedata.normalize("NFKC", word).strip().replace("\u00a0", "")
    negative = word.startswith("(") and word.endswith(")")
    word = _CURRENCY.sub(r"\1", word.strip("()") if negative else word).strip()
    if _GROUPED.fullmatch(word):
        word = word.replace(",", "")
    if "_" in word:  # Decimal() takes 1_000; no ERP writes it
        return None
    try:
        value = Decimal(word)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= _WIDEST:
        return None
    value = value.quantize(Decimal("1.00000000"))
    return -value if negative else value
