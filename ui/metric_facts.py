"""What there is to tell of a metric or a dimension, read from the semantic layer: for the terminal, JSON, a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from connectors.failures import QueryError, nearest

if TYPE_CHECKING:
    from tools.semantics import Dimension, Metric, Semantics

OWNERS = {
    "sales": ("销售", "Sales"), "finance": ("财务", "Finance"), "logistics": ("物流与仓储", "Logistics"),
    "service": ("客户服务", "Service"), "marketing": ("市场", "Marketing"), "": ("其他", "Others"),
}  # fmt: skip
UNITS = {
    "money": ("金额，各币种分开", "money, each currency apart"), "share": ("比例", "share"), "days": ("天", "days"),
    "hours": ("小时", "hours"), "times": ("次", "times"), "points": ("分", "points"),
}  # fmt: skip
KINDS = {
    "entity": ("业务对象", "entity"), "category": ("类别", "category"), "status": ("状态", "closed list"),
    "band": ("区间", "band"), "flag": ("是否", "yes or no"), "time": ("时间", "time"),
}  # fmt: skip
_TELLING = ("region", "product", "category", "customer", "campaign", "carrier", "sales_rep", "warehouse")


@dataclass(frozen=True)
class Found:
    """A metric or a dimension by one of its words; the other one is None."""

    metric: "Metric | None" = None
    dimension: "Dimension | None" = None


def find(semantics: "Semantics", word: str) -> Found:
    """Return what goes by a name, a label or a synonym, metrics before dimensions.

    Raises:
        QueryError: Nothing does; near names stand in the sentence.
    """
    told = _plain(word)
    for metric in semantics.metrics.values():
        if told in _names(metric):
            return Found(metric=metric)
    for dimension in semantics.dimensions.values():
        if told in _names(dimension):
            return Found(dimension=dimension)
    known = [*semantics.metrics, *semantics.dimensions]
    raise QueryError(f"There is no metric or dimension {word!r}.{nearest(word, known)}")


def by_owner(semantics: "Semantics") -> Iterator[tuple[str, list["Metric"]]]:
    """Yield each owner with its metrics, the shipped owners first, each in the order of the files."""
    named = [*OWNERS, *dict.fromkeys(m.owner for m in semantics.metrics.values())]
    for owner in dict.fromkeys(name for name in named if name) | {"": None}:
        metrics = [metric for metric in semantics.metrics.values() if metric.owner == owner]
        if metrics:
            yield owner, metrics


def owner_label(owner: str, language: str) -> str:
    """Return who answers for a metric."""
    return OWNERS.get(owner, (owner, owner.capitalize()))[_side(language)]


def unit_label(metric: "Metric", language: str) -> str:
    """Return what a metric is measured in."""
    pair = metric.unit if isinstance(metric.unit, tuple) else UNITS[metric.unit]
    return pair[_side(language)]


def worked_out(metric: "Metric") -> str:
    """Return how a metric is worked out: its formula, or its aggregate with the conditions on its rows."""
    if metric.formula:
        return metric.formula
    told = f"{metric.value} over {metric.grain}"
    told += f", gathered per {metric.per}" if metric.per else ""
    told += f", each = {metric.each}" if metric.each else ""
    told += f", kept when {metric.keep}" if metric.keep else ""
    return told + (f", where {' and '.join(metric.where)}" if metric.where else "")


def day_of(semantics: "Semantics", metric: "Metric") -> str:
    """Return the days that a period looks at, or "" when it is known only as it stands now."""
    times = [semantics.metrics[name] for name in semantics.parts_of(metric.name)]
    return ", ".join(dict.fromkeys(_day(part) for part in times if part.time))


def questions(semantics: "Semantics", metric: "Metric", language: str) -> list[str]:
    """Return questions that this metric answers."""
    label, groups = metric.words.label(language), semantics.dimensions_of(metric.name)
    dims = [semantics.dimensions[name].words.label(language) for name in _TELLING if name in groups][:2]
    timed = semantics.has_time(metric.name)
    if language == "zh":
        told = [f"{'上季度' if timed else '现在'}的{label}是多少？", *(f"各{d}的{label}" for d in dims[:1])]
        told += [f"{label}最高的 5 个{d}" for d in dims[1:]]
        return told + ([f"今年每月的{label}，和去年同期比"] if "month" in groups else [])
    told = [
        f"{_title(label)} {'last quarter' if timed else 'now'}",
        *(f"{_title(label)} by {d}" for d in dims[:1]),
    ]
    told += [f"Which five {_plural(d)} have the highest {label}?" for d in dims[1:]]
    return told + (
        [f"{_title(label)} by month this year, compared with last year"] if "month" in groups else []
    )


def metric_facts(semantics: "Semantics", metric: "Metric") -> dict[str, Any]:
    """Return everything of a metric, as JSON types."""
    return {
        "name": metric.name,
        "label": {"zh": metric.words.zh, "en": metric.words.en},
        "synonyms": {"zh": list(metric.words.zh_synonyms), "en": list(metric.words.en_synonyms)},
        "definition": {"zh": metric.definition[0], "en": metric.definition[1]},
        "unit": list(metric.unit) if isinstance(metric.unit, tuple) else metric.unit,
        "better": metric.better,
        "owner": metric.owner,
        "source": metric.source,
        "grain": metric.grain,
        "worked_out": worked_out(metric),
        "day": day_of(semantics, metric),
        "dimensions": known_by(semantics, metric),
        "conditions": sorted(semantics.conditions_of(metric.name)),
    }


def dimension_facts(semantics: "Semantics", dimension: "Dimension") -> dict[str, Any]:
    """Return everything of a dimension, as JSON types."""
    return {
        "name": dimension.name,
        "label": {"zh": dimension.words.zh, "en": dimension.words.en},
        "synonyms": {"zh": list(dimension.words.zh_synonyms), "en": list(dimension.words.en_synonyms)},
        "kind": dimension.kind,
        "order": list(dimension.order),
        "metrics": grouped_by(semantics, dimension),
    }


def known_by(semantics: "Semantics", metric: "Metric") -> list[str]:
    """Return the dimensions of a metric, in the order of the files."""
    groups = semantics.dimensions_of(metric.name)
    return [name for name in semantics.dimensions if name in groups]


def grouped_by(semantics: "Semantics", dimension: "Dimension") -> list[str]:
    """Return the metrics that a dimension can group."""
    return [name for name in semantics.metrics if dimension.name in semantics.dimensions_of(name)]


def _day(part: "Metric") -> str:
    return part.time if "." in part.time or "(" in part.time else f"{part.grain}.{part.time}"


def _names(thing: "Metric | Dimension") -> set[str]:
    words = (*thing.words.every("zh"), *thing.words.every("en"))
    return {_plain(word) for word in (thing.name, *words)}


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("_", " ").split())


def _side(language: str) -> int:
    return 0 if language == "zh" else 1


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def synonyms(words: Iterable[str], language: str) -> str:
    """Return other words as a list."""
    return ("、" if language == "zh" else ", ").join(words)
