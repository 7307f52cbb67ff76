"""The forms of names: shortened, without a model, by model; where one may stand in a text."""

import re

from tools.folding import has_han, simplified
from tools.name_rows import Named
from tools.spelling import fold, number_key

_MODEL_CODE = re.compile(r"(?<![a-z\d])[a-z]{1,6}-?\d[\da-z-]*")
_AFTER = re.compile(r" ([a-z]+)(?![a-z])")
_BEFORE = re.compile(r"((?<![a-z\d])[a-z\d]{2,}|[\u4e00-\u9fff]{2,4}) ?$")
_MODEL = re.compile(r"(.*?\S)\s+(?:(?=\S*\d)[\w×./+-]+(?: (?:g|kg|mm|cm|m|ml|l|w|v))?|[a-z]{1,2}型?)")
_MOST_SHARED = 8  # customers of one brand that are worth asking about
_LEAST_SHARED = 4  # letters of a brand that several customers share


def plain_name(text: str) -> str:
    """Return a name folded, in simplified characters, with single spaces."""
    return " ".join(simplified(fold(text)).split())


def add(forms: dict[str, list[Named]], spelled: list[str], row: Named) -> None:
    """Let forms mean a row."""
    for form in spelled:
        rows = forms.setdefault(form, [])
        if not rows or rows[-1] is not row:  # the forms of one row come one after the other
            rows.append(row)


def without_model(name: str) -> str:
    """Return a product's name without the model that ends it (A4激光打印机 LP2310), or "" if it has none."""
    found = _MODEL.fullmatch(" ".join(fold(name).split()))
    return found[1] if found and len(found[1]) >= (3 if has_han(found[1]) else 4) else ""


def plural(form: str) -> str:
    """Return an English name as one speaks of several: toner cartridges, fork lift batteries.

    >>> plural("toner cartridge"), plural("battery"), plural("ink set"), plural("switch")
    ('toner cartridges', 'batteries', 'ink sets', 'switches')
    """
    if re.search("[^aeiou]y$", form):
        return f"{form[:-1]}ies"
    return f"{form}es" if form.endswith(("s", "x", "ch", "sh")) else f"{form}s"


def first(forms: dict[str, list[Named]], spelled: list[str]) -> list[Named]:
    """Return the rows of the first spelling that is known."""
    return next((forms[form] for form in spelled if form in forms), [])


def numbers(rows: list[Named]) -> dict[str, list[Named]]:
    """Return rows by their numbers, spelt alike."""
    numbers: dict[str, list[Named]] = {}
    for row in rows:
        for number in row.numbers:
            add(numbers, [number_key(number)], row)
    return numbers


def unique(forms: dict[str, list[Named]]) -> dict[str, list[Named]]:
    """Return the forms that mean one row."""
    return {form: rows for form, rows in forms.items() if len(rows) == 1}


def shared(forms: dict[str, list[Named]]) -> dict[str, list[Named]]:
    """Return brands, also those of a few customers: which of them is meant is asked back."""
    return {
        form: rows
        for form, rows in forms.items()
        if len(rows) == 1 or (len(rows) <= _MOST_SHARED and (has_han(form) or len(form) >= _LEAST_SHARED))
    }


def system(row: Named) -> str:
    """Return the system that an id names: erp:C0001."""
    return row.id.split(":", maxsplit=1)[0]


def models(name: str) -> list[str]:
    """Return the model codes in a product's name: TN-2310, FE15; a size such as 500ml is none."""
    return [word for word in _MODEL_CODE.findall(fold(name)) if len(word) > 2]


def with_kind(text: str, start: int, end: int, rows: list[Named]) -> tuple[int, int]:
    """Take the words around a model that its name has too: TN-2310 toner cartridges, 电动叉车 FE15."""
    names = " ".join(fold(name) for row in rows for name in row.names)
    told = set(names.split())
    while (after := _AFTER.match(text, end)) and {after[1], after[1].rstrip("s")} & told:
        end = after.end()
    while (before := _BEFORE.search(text[:start])) and (
        {before[1], before[1].rstrip("s")} & told if before[1].isascii() else before[1] in names
    ):
        start = before.start(1)
    return start, end


def with_rest(text: str, start: int, end: int, rows: list[Named]) -> tuple[int, int]:
    """Take the rest of a Chinese name that is written out too: 武汉龙强自动化设备, known by 龙强."""
    piece = text[start:end]
    for name in (plain_name(name) for row in rows[:1] for name in row.names) if len(rows) == 1 else ():
        at = name.find(piece)
        if at < 0:
            continue
        last = at + len(piece)
        while end < len(text) and last < len(name) and text[end] == name[last] and has_han(text[end]):
            end, last = end + 1, last + 1
        while start and at and text[start - 1] == name[at - 1] and has_han(text[start - 1]):
            start, at = start - 1, at - 1
    return start, end


def stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a Latin name is not the middle of a word; Chinese has no such boundary."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    glued_before = _latin(before) and _latin(text[start])
    glued_after = _latin(after) and _latin(text[end - 1])
    return not (glued_before or glued_after)


def _latin(character: str) -> bool:
    return bool(character) and character.isascii() and character.isalnum()
