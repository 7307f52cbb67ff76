"""Questions with the plans that answer them, and which of them are most like a question."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

SHIPPED = Path(__file__).with_name("examples.yaml")
Form = dict[str, Any]
_LATIN = re.compile(r"[a-z]{2,}|\d+")
_CHINESE = re.compile("[\u4e00-\u9fff]+")


class ExampleBank(Protocol):
    """Where examples come from: the shipped file, or an index that also holds a company's verified questions."""

    def nearest(self, question: str, language: str, n: int) -> Sequence[tuple[str, Form]]:
        """Return the `n` examples most like a question, the most alike first; plans in the short form."""
        ...


class Examples:
    """A few examples, found by the words and letters they share with a question.

    Args:
        pairs: By language, questions with their plans.
    """

    def __init__(self, pairs: Mapping[str, Iterable[tuple[str, Form]]]) -> None:
        self.pairs = {language: list(told) for language, told in pairs.items()}

    def nearest(self, question: str, language: str, n: int) -> list[tuple[str, Form]]:
        """Return the examples of one language most like a question; no two with the same plan."""
        pairs, vectors = self.pairs.get(language, []), self._vectors.get(language, [])
        asked = self._vector(_features(question), language)
        ranked = sorted(range(len(pairs)), key=lambda at: (-_dot(asked, vectors[at]), at))
        return [pairs[at] for at in ranked[:n]]

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        """Return how telling each feature is: those of many examples tell little."""
        weights = {}
        for language, pairs in self.pairs.items():
            seen = Counter(feature for question, _ in pairs for feature in set(_features(question)))
            weights[language] = {f: math.log((1 + len(pairs)) / (0.5 + count)) for f, count in seen.items()}
        return weights

    @cached_property
    def _vectors(self) -> dict[str, list[dict[str, float]]]:
        return {
            language: [self._vector(_features(question), language) for question, _ in pairs]
            for language, pairs in self.pairs.items()
        }

    def _vector(self, features: Sequence[str], language: str) -> dict[str, float]:
        weights = self._weights.get(language, {})
        raw = {feature: weights[feature] for feature in features if feature in weights}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {feature: weight / length for feature, weight in raw.items()}


@lru_cache(maxsize=1)
def shipped() -> Examples:
    """Return the examples that come with the program."""
    import yaml  # not for `--help`

    with SHIPPED.open(encoding="utf-8") as file:
        told = yaml.safe_load(file)
    return Examples(
        {language: [(str(q), dict(form)) for q, form in pairs] for language, pairs in told.items()}
    )


def _features(text: str) -> list[str]:
    """Return words and their beginnings, and pairs of Chinese characters.

    >>> _features("Top 5 sales"), _features("销售额")
    (['top', '5', 'sales', 'sale'], ['销', '售', '额', '销售', '售额'])
    """
    folded = text.casefold()
    found = []
    for word in _LATIN.findall(folded):
        found.append(word)
        if len(word) > 4:
            found.append(word[:4])
    for run in _CHINESE.findall(folded):
        found += [*run, *(run[at : at + 2] for at in range(len(run) - 1))]
    return found


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[feature] for feature, weight in one.items() if feature in other)
