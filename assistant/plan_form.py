"""The short form in which a language model writes a plan: one JSON object, no dates, no joins, few tokens.

* `{"metrics": [...], "by": [...], "where": {...}, "not": {...}, "period": "last quarter", "compare": "year_ago",
  "having": [{"metric", "op", "value", "where"}], "top": 5, "order": "asc", "share": true}` asks for metrics;
* `{"tool": "order_status", "order": "SO2026-00042"}` asks one of the other tools, with its own arguments;
* `{"unknown": "out_of_scope"}` says that nothing fits.

Names and values stand as the person said them, and a time as the words of the question: tools link the ones,
our own parser reads the other.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from assistant.plan_tools import TEXT, closed, record_tools, tool_form
from tools.metric_query import query_schema
from tools.semantics import NO, YES

if TYPE_CHECKING:
    from assistant.hints import Hints
    from tools.semantics import Semantics

METRICS_TOOL = "query_metrics"
UNKNOWN = ("out_of_scope", "not_in_data", "unclear")
COMPARED = ("previous_period", "year_ago")
_ALWAYS = frozenset({"metrics", "where"})
_COUNT = {"type": "integer", "minimum": 1, "maximum": 200}


def plan_schema(
    tools: Collection[str], semantics: "Semantics", hints: "Hints | None" = None
) -> dict[str, Any]:
    """Return the JSON schema of a plan.

    Args:
        tools: What the role may use.
        semantics: The home's metrics.
        hints: What is known of the question: only what is in it can be written; None narrows nothing.
    """
    forms = [form for name in record_tools(tools) if (form := tool_form(name, hints))]
    if METRICS_TOOL in tools:
        forms.insert(0, _metric_form(semantics, hints))
    forms.append(closed({"unknown": {"enum": list(UNKNOWN)}}, ["unknown"]))
    return {"anyOf": forms}


def _metric_form(semantics: "Semantics", hints: "Hints | None") -> dict[str, Any]:
    asked = query_schema(semantics)["properties"]
    names, groups = asked["metrics"]["items"]["enum"], asked["group_by"]["items"]["enum"]
    filters = asked["filters"]["items"]["properties"]["dimension"]["enum"]
    where = _where(semantics, filters, hints)
    value: dict[str, Any] = {"type": "number"}
    top: dict[str, Any] = _COUNT
    time = TEXT
    offered = None
    if hints is not None:
        groups = [name for name in groups if name in hints.groups]
        value, top = {"enum": list(hints.amounts)}, {"enum": list(hints.counts)}
        time = {"enum": list(hints.times)}
        offered = (
            _ALWAYS | hints.parts | ({"period"} if hints.times else set()) | ({"by"} if groups else set())
        )
    having = closed(
        {
            "metric": {"enum": names},
            "op": {"enum": [">", ">=", "<", "<=", "="]},
            "value": value,
            "where": where,
        },
        ["metric", "op", "value"],
    )
    named: dict[str, Any] = {"enum": list(COMPARED)}
    compared = [named, time]
    parts = {
        "metrics": {"type": "array", "items": {"enum": names}, "minItems": 1, "maxItems": 4},
        "by": {"type": "array", "items": {"enum": groups}, "minItems": 1, "maxItems": 3},
        "where": where,
        "not": where,
        "period": time,
        "compare": {"anyOf": compared if hints is None or hints.times else compared[:1]},
        "having": {"type": "array", "items": having, "minItems": 1, "maxItems": 2},
        "top": top,
        "order": {"enum": ["asc"]},
        **{flag: {"enum": [True]} for flag in ("share", "running_total", "others", "include_empty")},
    }
    return closed(
        {name: form for name, form in parts.items() if offered is None or name in offered}, ["metrics"]
    )


def _where(semantics: "Semantics", names: Sequence[str], hints: "Hints | None") -> dict[str, Any]:
    """Return the form of filters: yes or no of a condition, values of a dimension; a time is a period."""
    forms: dict[str, Any] = {}
    for name in names:
        if name in semantics.conditions:
            if hints is None or name in hints.named:
                forms[name] = {"enum": [YES, NO]}
        elif semantics.dimensions[name].kind != "time" and (hints is None or hints.of(name)):
            one: dict[str, Any] = TEXT if hints is None else {"enum": hints.of(name)}
            several: dict[str, Any] = {"type": "array", "items": one, "minItems": 1, "maxItems": 6}
            forms[name] = {"anyOf": [one, several]}
    return closed(forms, [])
