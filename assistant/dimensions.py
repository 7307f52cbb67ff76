"""By what a total is asked: by region, 各承运商, top five customers, monthly."""

import re
from functools import lru_cache

from assistant import words


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile, on first use, every way to say "by" with every dimension's names."""
    compiled = []
    for name, (chinese, english) in words.DIMENSIONS.items():
        ways = [way.format(dim=f"(?:{chinese})") for way in words.BY_ZH]
        ways += [way.format(dim=f"(?:{english})") for way in words.BY_EN]
        compiled.append((name, re.compile("|".join(ways), re.IGNORECASE)))
    return tuple(compiled)


def patterns() -> tuple[re.Pattern[str], ...]:
    """Return every way to say a dimension."""
    return tuple(pattern for _, pattern in (*_patterns(), *words.ADVERBS))


def dimensions(rest: str) -> list[str]:
    """Return the dimensions a question groups by, in the order they are said, at most three."""
    found: list[tuple[int, str]] = []
    for name, pattern in _patterns():
        if match := pattern.search(rest):
            found.append((match.end(), name))
    for name, pattern in words.ADVERBS:
        if (match := pattern.search(rest)) and name not in {known for _, known in found}:
            found.append((match.end(), name))
    names = [name for _, name in sorted(found)]
    if "category" in names and "product" in names and "产品类别" in rest:
        names.remove("product")
    return names[:3]
