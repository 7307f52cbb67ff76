"""Checks of the semantic layer when it is read: names that exist, words that are used once, no circle."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from connectors.failures import nearest
from connectors.model import ENTITIES, columns
from tools import reach
from tools.metric_reach import FORMULA_WORDS, formula_names

if TYPE_CHECKING:
    from tools.semantics import Dimension, Metric, Semantics, Words
    from tools.semantics_entry import Entry

Entries = Mapping[str, Mapping[str, "Entry"]]
_OWN_NAMES = frozenset(
    {"change", "period_days", "each", "today", "currency_code"}
)  # other things are called so


def check_names(semantics: "Semantics", entries: Entries) -> None:
    """Check everything that can be checked without reading SQL.

    Raises:
        SetupError: Something is named that does not exist, said twice, or goes round in a circle.
    """
    _check_entities(entries)
    _check_grains(semantics, entries)
    _check_counts(semantics, entries)
    _check_words(semantics, entries)
    for name, dimension in semantics.dimensions.items():
        if name in semantics.conditions or name in semantics.metrics or name in _OWN_NAMES:
            raise entries["dimensions"][name].wrong("something else has this name. Give it another.")
        _check_dimension(dimension, entries["dimensions"][name])
    for name, condition in semantics.conditions.items():
        entry = entries["conditions"][name]
        if name in semantics.metrics or name in _OWN_NAMES:
            raise entry.wrong("something else has this name. Give it another.")
        if not condition.on:
            raise entry.wrong("on is missing. Say the condition for an entity.", "on")
    for name, metric in semantics.metrics.items():
        _check_metric(semantics, metric, entries["metrics"][name])
    for name in semantics.metrics:
        _check_circle(semantics, name, entries["metrics"][name])


def _check_entities(entries: Entries) -> None:
    """Every entity that is named must be one of the business model, with rows that are counted where it matters."""
    for section, fields in (
        ("grains", ()),
        ("conditions", ("on",)),
        ("dimensions", ("on", "keys")),
        ("metrics", ("finer",)),
    ):
        for name, entry in entries[section].items():
            named = (
                [name]
                if section == "grains"
                else [e for field in fields for e in entry.data.get(field) or ()]
            )
            for entity in named:
                if entity not in ENTITIES:
                    raise entry.wrong(
                        f"there is no entity {entity!r}.{nearest(str(entity), ENTITIES)}", *fields[:1]
                    )


def _check_grains(semantics: "Semantics", entries: Entries) -> None:
    for name, grain in semantics.grains.items():
        if grain.counted and grain.counted not in semantics.conditions:
            wrong = f"there is no condition {grain.counted!r}.{nearest(grain.counted, semantics.conditions)}"
            raise entries["grains"][name].wrong(wrong, "counted")
        for part in grain.parts or ():
            if part not in ENTITIES:
                raise entries["grains"][name].wrong(
                    f"there is no entity {part!r}.{nearest(part, ENTITIES)}", "parts"
                )


def _check_counts(semantics: "Semantics", entries: Entries) -> None:
    for name, entity in semantics.entities.items():
        if entity.count and entity.count not in semantics.metrics:
            wrong = f"there is no metric {entity.count!r}.{nearest(entity.count, semantics.metrics)}"
            raise entries["entities"][name].wrong(wrong, "count")


def _check_words(semantics: "Semantics", entries: Entries) -> None:
    """No word may stand for two metrics, two dimensions or two conditions in one language."""
    for section, things in (
        ("metrics", semantics.metrics), ("dimensions", semantics.dimensions), ("conditions", semantics.conditions),
    ):  # fmt: skip
        taken: dict[tuple[str, str], str] = {}
        for name, thing in things.items():
            for word in _spoken(thing.words):
                other = taken.setdefault(word, name)
                if other != name:
                    what = f"the {word[0]} word {word[1]!r} stands for {other} too. Leave it to one of them."
                    raise entries[section][name].wrong(what, "synonyms")


def _spoken(words: "Words") -> Iterator[tuple[str, str]]:
    for language in ("zh", "en"):
        for word in words.every(language):
            yield language, " ".join(word.lower().split())


def _check_dimension(dimension: "Dimension", entry: "Entry") -> None:
    if dimension.kind == "entity" and dimension.entity not in ENTITIES:
        raise entry.wrong(
            f"there is no entity {dimension.entity!r}.{nearest(dimension.entity, ENTITIES)}", "entity"
        )
    if dimension.column:
        _check_column(entry, "column", dimension.column)
    part = dimension.column.partition(".")[0]
    for entity in dimension.several:
        if entity not in ENTITIES:
            raise entry.wrong(f"there is no entity {entity!r}.{nearest(entity, ENTITIES)}", "several")
        if part not in dict(reach.referrers(entity)):
            raise entry.wrong(f"column must be one of an entity that refers to {entity}.", "several")
    for entity, column in dimension.keys.items():
        if column not in columns(dimension.entity or entity):
            raise entry.wrong(f"{dimension.entity} has no column {column!r}.", "keys")
    if dimension.kind == "band" and not dimension.order:
        raise entry.wrong("order is missing. List the values in their order.", "order")
    if dimension.kind not in ("entity", "time") and not (
        dimension.column or dimension.on or entry.name == "currency"
    ):
        raise entry.wrong("say where it is kept: column, or on with an expression for an entity.")


def _check_column(entry: "Entry", field: str, name: str) -> None:
    entity, _, column = name.partition(".")
    if entity not in ENTITIES:
        raise entry.wrong(f"there is no entity {entity!r}.{nearest(entity, ENTITIES)}", field)
    if column not in columns(entity):
        raise entry.wrong(f"{entity} has no column {column!r}.{nearest(column, columns(entity))}", field)


def _check_metric(semantics: "Semantics", metric: "Metric", entry: "Entry") -> None:
    for dimension in metric.not_by:
        _among(entry, "not_by", dimension, semantics.dimensions, "dimension")
    if metric.formula:
        return _check_formula(semantics, metric, entry)
    _among(entry, "grain", metric.grain, semantics.grains, "grain")
    for condition in metric.where:
        _among(entry, "where", condition, semantics.conditions, "condition")
    for entity in metric.finer:
        _among(entry, "finer", entity, semantics.grains, "grain")
    for entity in metric.finer:
        if reach.path(entity, metric.grain) is None:
            raise entry.wrong(
                f"{entity} does not refer to {metric.grain}, so it is not finer.", "finer", entity
            )
    _check_per(semantics, metric, entry)
    return None


def _check_per(semantics: "Semantics", metric: "Metric", entry: "Entry") -> None:
    if metric.per and metric.per not in ENTITIES:
        _among(entry, "per", metric.per, semantics.dimensions, "dimension or entity")
    if (metric.keep or metric.each) and not metric.per:
        raise entry.wrong("keep and each are of what per says. Say per too.", "per")
    if metric.per in ENTITIES and reach.path(metric.grain, metric.per) is None:
        raise entry.wrong(f"{metric.per} is not reached from {metric.grain} over references.", "per")
    if metric.per and metric.finer:
        raise entry.wrong("a metric with per has no finer.", "finer")


def _check_formula(semantics: "Semantics", metric: "Metric", entry: "Entry") -> None:
    for name in formula_names(metric.formula):
        if name not in FORMULA_WORDS:
            _among(entry, "formula", name, semantics.metrics, "metric")


def _among(entry: "Entry", field: str, name: str, known: Collection[str], what: str) -> None:
    if name not in known:
        raise entry.wrong(f"there is no {what} {name!r}.{nearest(name, known)}", field)


def _check_circle(semantics: "Semantics", start: str, entry: "Entry") -> None:
    """A formula may not come back to its own metric."""
    waiting, seen = [start], set[str]()
    while waiting:
        metric = semantics.metrics[waiting.pop()]
        for name in formula_names(metric.formula):
            if name == start:
                raise entry.wrong("it is worked out from itself. Take the circle out.", "formula")
            if name not in FORMULA_WORDS and name not in seen:
                seen.add(name)
                waiting.append(name)
