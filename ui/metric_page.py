"""The semantic layer as rows and pages: lists for the terminal, an explanation of one, the tables of docs/metrics.md."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connectors import statuses
from ui.metric_facts import (
    KINDS,
    by_owner,
    day_of,
    grouped_by,
    known_by,
    owner_label,
    questions,
    synonyms,
    unit_label,
    worked_out,
)

if TYPE_CHECKING:
    from tools.semantics import Dimension, Metric, Semantics

_FEW_WORDS = 6
_HOUSE = ("house definition", "自有定义")


@dataclass(frozen=True)
class Sheet:
    """A titled table of the terminal."""

    title: str
    columns: Sequence[str]
    rows: list[tuple[str, ...]] = field(default_factory=list)


def metric_rows(semantics: "Semantics", language: str) -> list[Sheet]:
    """Return the metrics of each owner: what fits first is the name, the label and what it means."""
    zh = language == "zh"
    columns = (
        ("名称", "中文", "含义", "单位", "English") if zh else ("name", "English", "meaning", "unit", "中文")
    )
    return [
        Sheet(owner_label(owner, language), columns, [_metric_row(metric, language) for metric in metrics])
        for owner, metrics in by_owner(semantics)
    ]


def dimension_rows(semantics: "Semantics", language: str) -> list[Sheet]:
    """Return the dimensions: name, both labels, kind, how many metrics they group."""
    zh = language == "zh"
    columns = (
        ("名称", "中文", "English", "种类", "指标数")
        if zh
        else ("name", "English", "中文", "kind", "metrics")
    )
    return [
        Sheet(
            "维度" if zh else "Dimensions", columns,
            [
                (each.name, *_labels(each, language), KINDS[each.kind][0 if zh else 1], str(len(grouped_by(semantics, each))))
                for each in semantics.dimensions.values()
            ],
        )
    ]  # fmt: skip


def explain_metric(semantics: "Semantics", metric: "Metric", language: str) -> list[tuple[str, str]]:
    """Return everything of a metric as label and text."""
    zh = language == "zh"
    day = day_of(semantics, metric)
    better = {"high": ("越高越好", "high is good"), "low": ("越低越好", "low is good"), "": ("", "")}[
        metric.better
    ]
    words = metric.words.zh_synonyms if zh else metric.words.en_synonyms
    other = metric.words.en_synonyms if zh else metric.words.zh_synonyms
    pairs = [
        ("指标" if zh else "metric", f"{metric.name}  {metric.words.zh} / {metric.words.en}"),
        ("含义" if zh else "meaning", metric.definition[0 if zh else 1]),
        ("计算" if zh else "worked out", worked_out(metric)),
        (
            "期间看" if zh else "a period looks at",
            day or ("只有现在的数" if zh else "nothing: known only as it stands now"),
        ),
        ("不说期间时" if zh else "without a period", _default(metric, zh=zh)),
        (
            "单位" if zh else "unit",
            f"{unit_label(metric, language)}{'，' if zh and better[0] else ', ' if better[1] else ''}{better[0 if zh else 1]}",
        ),
        ("负责" if zh else "owner", owner_label(metric.owner, language)),
        ("出处" if zh else "source", _HOUSE[1] if zh and metric.source == _HOUSE[0] else metric.source),
        ("也叫" if zh else "also called", synonyms(words, language)),
        ("英文也叫" if zh else "in Chinese", synonyms(other, "en" if zh else "zh")),
        (
            "可以按" if zh else "grouped by",
            synonyms(_dimension_labels(semantics, metric, language), language),
        ),
        ("可以问" if zh else "ask for example", "\n".join(questions(semantics, metric, language))),
    ]
    return [(label, text) for label, text in pairs if text]


def explain_dimension(semantics: "Semantics", dimension: "Dimension", language: str) -> list[tuple[str, str]]:
    """Return everything of a dimension as label and text."""
    zh = language == "zh"
    side = 0 if zh else 1
    values = [dimension.labels.get(value, (value, value))[side] for value in dimension.order] or [
        label[side] for label in statuses.STATUSES.get(dimension.name, {}).values()
    ]
    metrics = [semantics.metrics[name].words.label(language) for name in grouped_by(semantics, dimension)]
    pairs = [
        ("维度" if zh else "dimension", f"{dimension.name}  {dimension.words.zh} / {dimension.words.en}"),
        ("种类" if zh else "kind", KINDS[dimension.kind][side]),
        ("取值" if zh else "values", synonyms(values, language)),
        ("也叫" if zh else "also called", synonyms(dimension.words.every(language)[1:], language)),
        ("指标" if zh else "metrics", synonyms(metrics, language)),
    ]
    return [(label, text) for label, text in pairs if text]


def tables(semantics: "Semantics") -> str:
    """Return the tables of docs/metrics.md: every metric by owner, then every dimension."""
    blocks = [block for owner, metrics in by_owner(semantics) for block in _owner_table(owner, metrics)]
    lines = ["### Dimensions", "", "| name | English | 中文 | also called |", "|---|---|---|---|"]
    lines += [
        f"| `{d.name}` | {d.words.en} | {d.words.zh} | {_some_words(d)} |"
        for d in semantics.dimensions.values()
    ]
    return "\n".join([*blocks, *lines])


def _owner_table(owner: str, metrics: list["Metric"]) -> Iterator[str]:
    yield f"### {owner_label(owner, 'en')}"
    yield ""
    yield "| name | English | 中文 | unit | what it means | also called |"
    yield "|---|---|---|---|---|---|"
    for metric in metrics:
        unit = "" if isinstance(metric.unit, tuple) else metric.unit
        yield (
            f"| `{metric.name}` | {metric.words.en} | {metric.words.zh} | {unit or metric.unit[1]} "
            f"| {metric.definition[1]} | {_some_words(metric)} |"
        )
    yield ""


def _some_words(thing: "Metric | Dimension") -> str:
    """Return a few other words of each language."""
    half = _FEW_WORDS // 2
    return ", ".join((*thing.words.en_synonyms[:half], *thing.words.zh_synonyms[:half]))


def _metric_row(metric: "Metric", language: str) -> tuple[str, ...]:
    definition = metric.definition[0 if language == "zh" else 1]
    own, other = _labels(metric, language)
    return (metric.name, own, definition, unit_label(metric, language), other)


def _labels(thing: "Metric | Dimension", language: str) -> tuple[str, str]:
    return (thing.words.zh, thing.words.en) if language == "zh" else (thing.words.en, thing.words.zh)


def _default(metric: "Metric", *, zh: bool) -> str:
    if not metric.default_days:
        return ""
    return f"最近 {metric.default_days} 天" if zh else f"the last {metric.default_days} days"


def _dimension_labels(semantics: "Semantics", metric: "Metric", language: str) -> list[str]:
    return [semantics.dimensions[name].words.label(language) for name in known_by(semantics, metric)]
