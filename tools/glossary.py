"""The glossary: what the words of the semantic layer mean, by any of their names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tools.folding import plain, singular
from tools.search_entry import Entry

if TYPE_CHECKING:
    from tools.semantics import Metric, Semantics

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Explained:
    """What one metric means, in both languages: (zh, en).

    Args:
        name: Its name in the semantic layer.
        label: What it is called.
        definition: Its definition in words.
        formula: How it is worked out from other metrics, in their labels; "" where it is counted or added up.
        owner: Who answers for the definition.
        source: Where the definition comes from.
    """

    name: str
    label: tuple[str, str]
    definition: tuple[str, str]
    formula: tuple[str, str]
    owner: str
    source: str


def explain(term: str, semantics: "Semantics") -> Explained | None:
    """Return what a term means, by its label, a synonym or its name; None when it is no term."""
    name = _names(semantics).get(_key(term))
    return _explained(semantics.metrics[name], semantics) if name else None


def glossary(semantics: "Semantics") -> list[Entry]:
    """Return the definitions as entries of the search index, one in each language."""
    made = []
    for metric in semantics.metrics.values():
        for place, language in enumerate(("zh", "en")):
            title = " ".join(metric.words.every(language))
            made.append(
                Entry("glossary", title, metric.definition[place], source=metric.name, language=language)
            )
    return made


def _explained(metric: "Metric", semantics: "Semantics") -> Explained:
    formula = _labelled(metric.formula, semantics, 0), _labelled(metric.formula, semantics, 1)
    label = (metric.words.zh, metric.words.en)
    return Explained(metric.name, label, metric.definition, formula, metric.owner, metric.source)


def _labelled(formula: str, semantics: "Semantics", place: int) -> str:
    """Write a formula in people's words: `/` as `÷`, names as labels."""
    days = ("期间天数", "days of the period")

    def label(match: re.Match[str]) -> str:
        metric = semantics.metrics.get(match.group())
        if metric is not None:
            return (metric.words.zh, metric.words.en)[place]
        return days[place] if match.group() == "period_days" else match.group()

    return _NAME.sub(label, formula).replace("*", "×").replace("/", "÷")


@lru_cache(maxsize=8)
def _names(semantics: "Semantics") -> Mapping[str, str]:
    """Return the name of the metric behind each term; a label goes before another's synonym."""
    found: dict[str, str] = {}
    metrics = semantics.metrics.values()
    labels = [(form, m.name) for m in metrics for form in (m.words.zh, m.words.en, m.name.replace("_", " "))]
    synonyms = [(form, m.name) for m in metrics for form in (*m.words.zh_synonyms, *m.words.en_synonyms)]
    for form, name in (*labels, *synonyms):
        found.setdefault(_key(form), name)
    return found


def _key(term: str) -> str:
    return singular(plain(term))
