"""Our rules as presidio recognisers, so that they run with presidio's own and can be listed beside them.

Importing this module imports presidio (1.5 s): do it when something is to be recognised.
"""

from typing import Any

from presidio_analyzer import Pattern, PatternRecognizer, RecognizerResult

from privacy.recognizers.rule import Rule


class RuleRecognizer(PatternRecognizer):
    """One rule: its pattern found by presidio, its checks made on the text around."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        super().__init__(
            supported_entity=rule.kind,
            name=rule.name,
            supported_language="zh",
            patterns=[Pattern(rule.name, rule.pattern, rule.score)],
            global_regex_flags=0,  # the patterns say themselves where case does not matter
        )

    def analyze(self, text: str, entities: list[str], *args: Any, **kwargs: Any) -> list[RecognizerResult]:
        """Return the hits of the rule."""
        hits = super().analyze(text, entities, *args, **kwargs)
        kept = [hit for hit in hits if self._rule.fits(text, hit.start, hit.end)]
        for hit in kept:
            hit.start, hit.end = self._rule.grow(text, hit.start, hit.end)
        return [hit for hit in kept if not any(_part(hit, other) for other in kept)]


def _part(one: RecognizerResult, other: RecognizerResult) -> bool:
    """Say whether `one` is only a part of `other`."""
    return (other.start, -other.end) < (one.start, -one.end) and one.end <= other.end
