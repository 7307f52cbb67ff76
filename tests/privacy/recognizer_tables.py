"""Tables of sentences for recognisers: a line holds the sentence and, behind =>, what is found in it; nothing for a near miss."""

import pytest

from privacy.fold import fold_width
from privacy.patterns import RULES
from privacy.recognizers import international_ids
from privacy.recognizers.rule import Rule

_BY_NAME = {rule.name: rule for rule in RULES}


def rule_named(name: str) -> Rule:
    """Return a rule that is on, or that of a country's paper."""
    return international_ids.rule(name) if name in international_ids.PAPERS else _BY_NAME[name]


def cases(name: str, table: str) -> list:
    r"""Return the lines of a table as cases for `found`; \n in a line is a line break."""
    lines = [line.replace("\\n", "\n").split("=>") for line in table.strip().splitlines()]
    hits = sum(bool(found) for _, found in lines)
    assert 0 < hits < len(lines), f"{name}: a table holds real hits and near misses"
    return [pytest.param(name, text, found, id=f"{name}: {text!r}") for text, found in lines]


def found(names: str, text: str) -> list[str]:
    """Return what the rules of these names find in the text, what lies inside another find left out."""
    folded = fold_width(text)
    spans = {span for name in names.split("; ") for span in rule_named(name).hits(folded)}
    whole = [
        span
        for span in sorted(spans)
        if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in spans)
    ]
    return [text[start:end] for start, end in whole]
