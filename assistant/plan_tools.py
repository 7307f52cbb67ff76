"""The short form of the tools that are asked by name: their own arguments, times as words, values as they were found."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from tools.registry import TOOLS

if TYPE_CHECKING:
    from assistant.hints import Hints

TEXT: dict[str, Any] = {"type": "string", "maxLength": 60}
_LEFT_OUT = frozenset({"query_metrics", "run_sql"})  # the form of metrics says it better, measured
_NOT_OFFERED = frozenset({"exclude", "sort", "date"})  # small models fill them in unasked
_WORDS = frozenset({"text"})  # what is searched for: no value of anything


def record_tools(tools: Collection[str]) -> list[str]:
    """Return the tools that are asked by name, in the order of the register."""
    return [name for name in TOOLS if name in tools and name not in _LEFT_OUT]


def tool_form(name: str, hints: "Hints | None") -> dict[str, Any] | None:
    """Return the form of a tool; None where something it needs is not in the question.

    Args:
        name: The tool's.
        hints: What is known of the question; None narrows nothing.
    """
    told = TOOLS[name].arguments.model_json_schema()
    required = list(told.get("required", ()))
    properties = {"tool": {"const": name}}
    for key, form in told["properties"].items():
        kept = None if key in _NOT_OFFERED else _argument(key, form, hints, needed=key in required)
        if kept is not None:
            properties[key] = kept
    if not set(required) <= set(properties):
        return None
    return closed(properties, ["tool", *required])


def closed(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    """Return the form of an object that has these properties and no other."""
    return {
        "type": "object", "properties": properties, "required": required, "additionalProperties": False,
    }  # fmt: skip


def _argument(
    name: str, form: dict[str, Any], hints: "Hints | None", *, needed: bool
) -> dict[str, Any] | None:
    """Return the form of one argument without `null`, since what is not asked is left out; None to leave it out."""
    kept: dict[str, Any] = next((one for one in form.get("anyOf", ()) if one.get("type") != "null"), form)
    if "enum" in kept:
        return {"enum": kept["enum"]}
    if kept["type"] in ("integer", "number"):
        return _number(name, kept, hints)
    if name == "period" or kept["type"] == "string":
        free = hints is None or (name in _WORDS and needed)
        return (
            TEXT if free else _one_of(hints.times if name == "period" else hints.of(name)) if hints else None
        )
    return {"type": "boolean"} if kept["type"] == "boolean" else None


def _number(name: str, form: dict[str, Any], hints: "Hints | None") -> dict[str, Any] | None:
    """Return the form of a number: one that the question says."""
    if hints is None:
        return {key: form[key] for key in ("type", "minimum", "maximum") if key in form}
    if name == "limit":
        return _one_of([count for count in hints.counts if count > 1])
    whole = form["type"] == "integer"
    said = [number for number in hints.amounts if number and (not whole or number == int(number))]
    return _one_of([int(number) for number in said] if whole else said)


def _one_of(values: Collection[Any]) -> dict[str, Any] | None:
    return {"enum": list(values)} if values else None
