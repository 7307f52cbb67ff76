"""One field of a mapping: which source columns fill a column of the business model, and how they are read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from connectors.failures import SetupError, nearest
from connectors.model import ENTITIES
from connectors.statuses import STATUSES

Wrong = Callable[..., SetupError]  # (what, *keys below the field) -> the failure to raise

NUMBERS = ("money", "quantity", "rate", "integer")
EPOCHS = ("epoch", "epoch_ms")
CASES = ("upper", "lower", "title")
OPTIONS = ("column", "value", "codes", "scale", "format", "case", "source", "join")
_SCALE_DIGITS = 9
# An option and the kinds of model columns it means something for.
_FITS = {
    "scale": NUMBERS,
    "format": ("day", "moment"),
    "case": ("text",),
    "join": ("text",),
    "codes": ("text", "flag"),
}


@dataclass(frozen=True)
class Field:
    """How one model column is filled.

    Args:
        name: The column of the business model.
        kind: Its kind (`text`, `money`, ...).
        columns: Source columns, joined with `join`; empty when `value` is a constant.
        value: A constant for every row.
        codes: The source's code -> our code (or True / False for a flag).
        scale: Numbers are multiplied by it.
        format: A `strptime` format, `epoch` (seconds) or `epoch_ms`; None is ISO 8601.
        case: Text is turned to `upper`, `lower` or `title` case.
        source: References point into this source; None is the source itself.
        ref: The entity it refers to, or None.
        closed: The codes that may be stored, or None when any text may.
    """

    name: str
    kind: str
    columns: tuple[str, ...] = ()
    join: str = "-"
    value: str | int | float | bool | None = None
    codes: dict[str, str | bool] | None = None
    scale: Decimal | None = None
    format: str | None = None
    case: str | None = None
    source: str | None = None
    ref: str | None = None
    closed: tuple[str, ...] | None = None
    keys: tuple[str | int, ...] = field(default=(), compare=False)  # its place in the file, for messages


def read_field(entity: str, name: str, raw: Any, wrong: Wrong) -> Field:
    """Read one `name: ...` entry under `fields`.

    Raises:
        SetupError: An option is unknown, does not fit the column, or names a code that does not exist.
    """
    info = ENTITIES[entity].columns[name].info
    options = raw if isinstance(raw, dict) else {"column": raw}
    _known_options(entity, name, info["kind"], options, wrong)
    closed = tuple(STATUSES[info["status"]]) if info["status"] else None
    result = Field(
        name=name,
        kind=info["kind"],
        columns=column_names(options["column"], wrong) if "column" in options else (),
        join=_text(options, "join", wrong) or "-",
        value=_constant(info["kind"], closed, options, wrong),
        codes=_codes(info["kind"], closed, options.get("codes"), wrong),
        scale=_scale(options.get("scale"), wrong),
        format=_format(_text(options, "format", wrong), wrong),
        case=_one_of(options, "case", CASES, wrong),
        source=_text(options, "source", wrong),
        ref=info["ref"],
        closed=closed,
        keys=("entities", entity, "fields", name),
    )
    if result.source and not result.ref:
        raise wrong(f"'source' is for references; {entity}.{name} is not one.", "source")
    if len(result.columns) > 1 and result.kind != "text":
        raise wrong(f"{entity}.{name} is a {result.kind}; it takes one column.")
    return result


def column_names(raw: Any, wrong: Wrong) -> tuple[str, ...]:
    """Read one column name, or a list of them that are joined."""
    names = raw if isinstance(raw, list) else [raw]
    # A header may be a number: 2026 is as good a column name as any.
    if not names or any(isinstance(n, bool) or not isinstance(n, str | int) or n == "" for n in names):
        raise wrong("a column name (or a list of column names) is expected here.")
    return tuple(str(name) for name in names)


def _known_options(entity: str, name: str, kind: str, options: dict[str, Any], wrong: Wrong) -> None:
    for option in options:
        if option not in OPTIONS:
            raise wrong(f"a field has no option {option!r}.{nearest(str(option), OPTIONS)}", option)
        fits = _FITS.get(option)
        if fits and kind not in fits:
            raise wrong(f"{option!r} does not fit {entity}.{name}, which is a {kind}.", option)
    if ("column" in options) == ("value" in options):
        raise wrong(f"{entity}.{name} takes either a column or a constant value.")


def _text(options: dict[str, Any], option: str, wrong: Wrong) -> str | None:
    value = options.get(option)
    if value is not None and not isinstance(value, str):
        raise wrong(f"{option!r} takes a text; put it in quotes.", option)
    return value


def _one_of(options: dict[str, Any], option: str, valid: tuple[str, ...], wrong: Wrong) -> str | None:
    value = _text(options, option, wrong)
    if value is not None and value not in valid:
        raise wrong(f"{option!r} cannot be {value!r}.{nearest(value, valid)}", option)
    return value


def _format(value: str | None, wrong: Wrong) -> str | None:
    if value is not None and value not in EPOCHS and "%" not in value:
        raise wrong(f"a date format is such as '%Y%m%d', or one of {', '.join(EPOCHS)}.", "format")
    return value


def _scale(value: Any, wrong: Wrong) -> Decimal | None:
    if value is None:
        return None
    try:
        scale = Decimal(str(value))
    except InvalidOperation:
        raise wrong("'scale' takes a number such as 0.01.", "scale") from None
    exponent = scale.as_tuple().exponent
    if isinstance(value, bool) or not isinstance(exponent, int) or scale == 0:
        raise wrong("'scale' takes a number such as 0.01, not 0.", "scale")
    if len(scale.as_tuple().digits) > _SCALE_DIGITS or not -8 <= exponent <= 8:
        raise wrong(f"'scale' takes at most {_SCALE_DIGITS} digits, 8 of them decimals.", "scale")
    return scale


def _codes(kind: str, closed: tuple[str, ...] | None, raw: Any, wrong: Wrong) -> dict[str, str | bool] | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or not raw:
        raise wrong("'codes' takes the source's codes with ours, such as {A: draft, B: confirmed}.", "codes")
    result: dict[str, str | bool] = {}
    for code, ours in raw.items():
        if kind == "flag" and not isinstance(ours, bool):
            raise wrong("a yes-or-no column takes codes that mean true or false.", "codes", code)
        if closed is not None and ours not in closed:
            raise wrong(f"{ours!r} is not a status here.{nearest(str(ours), closed)}", "codes", code)
        result[_code_text(code)] = ours if kind == "flag" else _code_text(ours)
    return result


def _code_text(code: Any) -> str:
    return str(code).lower() if isinstance(code, bool) else str(code)


def _constant(kind: str, closed: tuple[str, ...] | None, options: dict[str, Any], wrong: Wrong) -> Any:
    if "value" not in options:
        return None
    value = options["value"]
    fits: tuple[type, ...] = {"flag": (bool,), "text": (str, int)}.get(kind, (int, float, str))
    if not isinstance(value, fits) or (isinstance(value, bool) and kind != "flag"):
        raise wrong(f"this constant does not fit a {kind} column.", "value")
    if closed is not None and value not in closed:
        raise wrong(f"{value!r} is not a status here.{nearest(str(value), closed)}", "value")
    return str(value) if kind == "text" else value
