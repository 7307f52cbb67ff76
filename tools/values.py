"""Words for carriers, places, categories and warehouses, matched to the values the store really holds."""

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from connectors.table import Nothing
from tools.places import SYNONYMS
from tools.reader import Reader, view_key
from tools.spelling import fold

if TYPE_CHECKING:
    from privacy.gate import Scope

_KEPT = 32
_SHOWN = 8  # values offered when a word fits none

_SELECTS = {
    "carrier": ("SELECT DISTINCT s.carrier AS value FROM shipment AS s",),
    "country": (
        "SELECT DISTINCT c.country AS value FROM customer AS c",
        "SELECT DISTINCT o.ship_to_country AS value FROM sales_order AS o",
    ),
    "region": (
        "SELECT DISTINCT c.region AS value FROM customer AS c",
        "SELECT DISTINCT o.ship_to_region AS value FROM sales_order AS o",
    ),
    "city": (
        "SELECT DISTINCT c.city AS value FROM customer AS c",
        "SELECT DISTINCT o.ship_to_city AS value FROM sales_order AS o",
    ),
    "category": (
        "SELECT DISTINCT p.category AS value FROM product AS p",
        "SELECT DISTINCT t.category AS value FROM ticket AS t",
    ),
    "warehouse": (
        "SELECT DISTINCT k.warehouse AS value FROM stock_level AS k",
        "SELECT DISTINCT s.warehouse AS value FROM shipment AS s",
    ),
}
WORDS = frozenset(_SELECTS)


def values(scope: "Scope", name: str) -> tuple[str, ...]:
    """Return the values of a dimension that the user may see, sorted.

    Args:
        scope: The user's scope.
        name: One of `WORDS`.
    """
    key = (*view_key(scope), name)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    reader = Reader(scope, "value_index")
    table = reader.read_all("values", _SELECTS[name])
    found = tuple(sorted({str(value) for value in table.column("value") if value})) if table else ()
    with _lock:
        _kept[key] = found
        if len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return found


def match(scope: "Scope", name: str, word: str) -> list[str] | Nothing:
    """Return the stored values that a word stands for: itself, a synonym, or else all it is a part of."""
    known = values(scope, name)
    plain = " ".join(fold(word).split())
    same = SYNONYMS.get(name, {}).get(plain, frozenset({plain}))
    found = [value for value in known if fold(value) in same]
    if found:
        return found
    found = [value for value in known if plain in fold(value) or _inside(fold(value), plain)]
    if found:
        return found
    return Nothing("no_match", name, f"{name} = {word}", _near(plain, known))


def _inside(value: str, word: str) -> bool:
    """Say whether a word is a stored value with a little more: 上海市, 顺丰快递."""
    return len(value) >= 2 and not value.isascii() and word.startswith(value)


def _near(plain: str, known: tuple[str, ...]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process  # only words that fit nothing need it

    near = process.extract(plain, known, processor=fold, scorer=fuzz.ratio, limit=3, score_cutoff=60)
    return tuple(value for value, _, _ in near) or known[:_SHOWN]


_kept: OrderedDict[tuple[str, ...], tuple[str, ...]] = OrderedDict()
_lock = threading.Lock()
