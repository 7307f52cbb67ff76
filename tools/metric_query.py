"""The form in which metrics are asked for, as a planner or a language model fills it in."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from tools.arguments import Arguments, Period

if TYPE_CHECKING:
    from tools.semantics import Semantics

Name = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z][a-z0-9_]*$")]
Value = Annotated[str, Field(min_length=1, max_length=200)]


def _texts(value: Any) -> Any:
    """Accept one value for a list of one, and plain truth values and numbers: models write all of them."""
    values = value if isinstance(value, list) else [value]
    words = {True: "yes", False: "no"}
    return [words[v] if isinstance(v, bool) else str(v) if isinstance(v, int | float) else v for v in values]


class Filter(Arguments):
    """What one dimension or condition must be: any of the values."""

    dimension: Name = Field(description="A dimension, or a condition with the values yes or no")
    values: Annotated[list[Value], BeforeValidator(_texts), Field(min_length=1, max_length=50)] = Field(
        description="As a person says them: names, numbers, places, status codes; any of them"
    )
    exclude: bool = Field(False, description="true: all but these")


class Having(Arguments):
    """What a group must reach to be shown."""

    metric: Name
    op: Literal[">", ">=", "<", "<=", "="]
    value: float
    filters: list[Filter] = Field(
        default_factory=list,
        max_length=6,
        description="Of this metric only; replaces a filter of the same dimension",
    )
    period: Period | None = Field(None, description="Days of this metric only, in place of the question's")
    of: Literal["value", "change"] = Field(
        "value", description="change: by which share it changed since compare_to; -0.2 is 20 % less"
    )


def _comparison(value: Any) -> Any:
    """Accept {"from", "to"} and "from/to" for an explicit period."""
    if isinstance(value, dict) and set(value) == {"from", "to"}:
        return [value["from"], value["to"]]
    if isinstance(value, str) and value.count("/") == 1:
        return value.split("/")
    return value


Comparison = Annotated[
    Literal["previous_period", "year_ago"] | Annotated[list[date], Field(min_length=2, max_length=2)],
    BeforeValidator(_comparison),
]


class QueryMetrics(Arguments):
    """Arguments of query_metrics."""

    metrics: list[Name] = Field(min_length=1, max_length=4, description="What to count, add up or work out")
    group_by: list[Name] = Field(
        default_factory=list, max_length=3, description="Dimensions or conditions; omit for one total"
    )
    filters: list[Filter] = Field(default_factory=list, max_length=10, description="All of them must hold")
    period: Period | None = None
    compare_to: Comparison | None = Field(
        None, description="Beside each metric its value in this earlier period, and the change"
    )
    having: list[Having] = Field(
        default_factory=list, max_length=4,
        description="Only groups that reach this; '= 0' keeps members without any rows (customers who never bought)",
    )  # fmt: skip
    order_by: Name | None = Field(None, description="A metric, or 'change'; the first metric if omitted")
    order: Literal["desc", "asc"] = Field("desc", description="Largest or smallest first")
    limit: int | None = Field(None, ge=1, le=200, description="Groups at most (per currency)")
    share: bool = Field(False, description="Beside each metric its share of the total over all groups")
    part: list[Filter] = Field(
        default_factory=list, max_length=6,
        description="Beside each metric what also fulfils these, and its share of the metric: how much of sales is the web shop's",
    )  # fmt: skip
    running_total: bool = Field(False, description="Beside each metric its sum up to then, in order of time")
    others: bool = Field(False, description="The groups beyond the limit as one row")
    include_empty: bool = Field(False, description="Also members and times without any rows")


def query_schema(semantics: "Semantics", metrics: Sequence[str] | None = None) -> dict[str, Any]:
    """Return the JSON schema of the form with the names that may stand in it, all definitions written out.

    Args:
        semantics: The home's metrics and dimensions.
        metrics: Those that come into question; dimensions are cut to what one of them has. All if None.
    """
    names = [name for name in semantics.metrics if metrics is None or name in metrics]
    groups = {d for name in names for d in (*semantics.dimensions_of(name), *semantics.conditions_of(name))}
    filters = groups | {d for name in names for d in semantics.filters_of(name)}
    schema = deepcopy(_form())
    properties = schema["properties"]
    properties["metrics"]["items"] = {"enum": names}
    properties["group_by"]["items"] = {"enum": sorted(groups)}
    having = properties["having"]["items"]["properties"]
    having["metric"] = {"enum": list(semantics.metrics)}
    for form in (properties["filters"], properties["part"], having["filters"]):
        form["items"]["properties"]["dimension"]["enum"] = sorted(filters)
    properties["order_by"]["anyOf"][0] = {"enum": [*names, "change"]}
    return schema


@lru_cache(maxsize=1)
def _form() -> dict[str, Any]:
    """Return the form's schema written out: pydantic takes longer for it than most questions do; copy to change."""
    return _written_out(QueryMetrics.model_json_schema())


def _written_out(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without `$ref`, which not every constrained decoder follows, and without titles."""
    definitions = schema.pop("$defs", {})

    def resolved(node: Any) -> Any:
        if isinstance(node, list):
            return [resolved(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            target = deepcopy(definitions[node["$ref"].rsplit("/", 1)[1]])
            return resolved({**target, **{key: value for key, value in node.items() if key != "$ref"}})
        return {
            key: resolved(value)
            for key, value in node.items()
            if key != "title" or not isinstance(value, str)
        }

    written: dict[str, Any] = resolved(schema)
    return written
