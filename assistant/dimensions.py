"""By what a total is asked: by region, 各承运商, top five customers, monthly."""

import re
from functools import cache

from assistant import words


@cache
def _named(name: str) -> re.Pattern[str]:
    """Compile a dimension's names alone: quick, and most questions name none or one."""
    return re.compile("|".join(words.DIMENSIONS[name]), re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compile every way to say "by" with a dimension's names."""
    chinese, english = words.DIMENSIONS[name]
    ways = [way.format(dim=f"(?:{chinese})") for way in words.BY_ZH]
    ways += [way.format(dim=f"(?:{english})") for way in words.BY_EN]
    return re.compile("|".join(ways), re.IGNORECASE)


def patterns(text: str) -> tuple[re.Pattern[str], ...]:
    """Return every way to say one of the dimensions that `text` names."""
    named = (_pattern(name) for name in words.DIMENSIONS if _named(name).search(text))
    return (*named, *(pattern for _, pattern in words.ADVERBS))


def dimensions(rest: str) -> list[str]:
    """Return the dimensions a question groups by, in the order they are said, at most three."""
    near = ((name, _pattern(name).search(rest)) for name in words.DIMENSIONS if _named(name).search(rest))
    found = [(match.end(), name) for name, match in near if match]
    said = {name for _, name in found}
    adverbs = ((name, pattern.search(rest)) for name, pattern in words.ADVERBS if name not in said)
    found += [(match.end(), name) for name, match in adverbs if match]
    names = [name for _, name in sorted(found)]
    if "category" in names and "product" in names and "产品类别" in rest:
        names.remove("product")
    return names[:3]
