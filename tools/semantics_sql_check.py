"""Checks of the expressions of the semantic layer: that they parse, with listed functions and columns that exist."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from connectors.model import ENTITIES
from connectors.statuses import STATUSES
from tools.expressions import formula_problem, problem
from tools.metric_reach import FORMULA_WORDS

if TYPE_CHECKING:
    from tools.semantics import Dimension, Metric, Semantics
    from tools.semantics_entry import Entry


def check_expressions(semantics: "Semantics", entries: Mapping[str, Mapping[str, "Entry"]]) -> None:
    """Check every expression.

    Raises:
        SetupError: One does not parse, or uses what is not listed or does not exist.
    """
    for name, grain in semantics.grains.items():
        _check(entries["grains"][name], name, grain.time, "time")
        _check(entries["grains"][name], name, grain.currency, "currency")
    for name, condition in semantics.conditions.items():
        for entity, sql in condition.on.items():
            _check(entries["conditions"][name], entity, sql, "on", entity)
    for name, dimension in semantics.dimensions.items():
        _check_dimension(dimension, entries["dimensions"][name])
    for name, metric in semantics.metrics.items():
        _check_metric(semantics, metric, entries["metrics"][name])


def _check(
    entry: "Entry", grain: str, sql: str, *field: str, aggregate: bool = False, names: Collection[str] = ()
) -> None:
    if sql and (told := problem(sql, grain, aggregate=aggregate, names=names)):
        raise entry.wrong(told, *field)


def _check_dimension(dimension: "Dimension", entry: "Entry") -> None:
    for entity, sql in dimension.on.items():
        _check(entry, entity, sql, "on", entity)
        if dimension.kind == "status" and sql:
            _check_listed(entry, entity, sql, "on")
    for sql in dimension.show:
        _check(entry, dimension.entity, sql, "show")
    if dimension.kind == "status" and dimension.column:
        _check_listed(entry, "", dimension.column, "column")


def _check_listed(entry: "Entry", entity: str, sql: str, field: str) -> None:
    """A status is a column by itself whose codes are a closed list of the model."""
    named, _, column = sql.rpartition(".")
    table = ENTITIES.get(named or entity)
    if table is None or column not in table.columns or table.columns[column].info["status"] not in STATUSES:
        raise entry.wrong(
            "a status is a column with a closed list, such as status. Use kind: category.", field
        )


def _check_metric(semantics: "Semantics", metric: "Metric", entry: "Entry") -> None:
    if metric.formula:
        if told := formula_problem(metric.formula, {*semantics.metrics, *FORMULA_WORDS}):
            raise entry.wrong(told, "formula")
        return
    names = ("each",) if metric.each else ()
    _check(entry, metric.grain, metric.value, "value", aggregate=True, names=names)
    _check(entry, metric.grain, metric.keep, "keep", aggregate=True)
    _check(entry, metric.grain, metric.each, "each", aggregate=True)
    _check(entry, metric.grain, metric.time, "time", aggregate=bool(metric.per) and "(" in metric.time)
    for entity, sql in metric.finer.items():
        _check(entry, entity, sql, "finer", entity, aggregate=True)
