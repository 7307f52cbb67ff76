"""Text as units that can be compared: a Latin word by its base form, a Chinese character as it is."""

import re
from dataclasses import dataclass

_UNIT = re.compile(
    r"[A-Za-zÀ-ÿ]+(?:['’][a-z]{1,2}\b)?|\d+|[\u3400-\u9fff]|[\ue000-\uf8ff]|[^\sA-Za-z\d\u3400-\u9fff-]"
)
_SIBILANT = ("ches", "shes", "sses", "xes", "zes")
_KEPT = ("ss", "us", "is", "os")


@dataclass(frozen=True)
class Unit:
    """One unit of a text: `text[start:end]`, compared by `form`."""

    start: int
    end: int
    form: str


def units(text: str) -> list[Unit]:
    """Return the units of `text`; spaces and hyphens only part them.

    >>> [unit.form for unit in units("On-time deliveries, 准时率")]
    ['on', 'time', 'delivery', ',', '准', '时', '率']
    """
    return [Unit(found.start(), found.end(), base(found.group())) for found in _UNIT.finditer(text)]


def base(word: str) -> str:
    """Return a word in lower case, without its plural or possessive ending.

    The same rule is put to the terms and to the question, so that it need not be right, only the same.

    >>> base("Customers"), base("categories"), base("boxes"), base("status"), base("客")
    ('customer', 'category', 'box', 'status', '客')
    """
    plain = re.sub(r"['’]s?$", "", word.lower())
    if len(plain) <= 3 or not plain.endswith("s") or plain.endswith(_KEPT):
        return plain
    if plain.endswith("ies"):
        return plain[:-3] + "y"
    return plain[:-2] if plain.endswith(_SIBILANT) else plain[:-1]
