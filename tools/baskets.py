"""Which customer bought which products, kept for cross-selling.

Who bought what with what takes a pass over all order lines, and is the same for every customer asked about. Like
the name index, it comes packed in one cell, is read once for each view of a store version, and only counts leave it.
"""

import threading
from collections import Counter, OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from connectors.table import Origin
from tools.conditions import REAL_ORDER
from tools.reader import Reader, view_key

_KEPT = 8
_MOST = 500_000  # pairs of a customer and a product
_FIELD, _ITEM, _ROW = "\x1f", "\x1d", "\x1e"
_SAMPLE = (
    "JOIN (SELECT q.id FROM (SELECT c.id, row_number() OVER (ORDER BY c.id) AS place FROM customer AS c) AS q "
    "WHERE q.place % $step = 0) AS q ON q.id = o.customer_id "
)
_BOUGHT = (
    "WITH bought AS (SELECT o.customer_id AS buyer, l.product_id AS product FROM sales_order AS o {sample}"
    "JOIN sales_order_line AS l ON l.order_id = o.id "
    f"WHERE {REAL_ORDER} AND o.customer_id IS NOT NULL GROUP BY o.customer_id, l.product_id), "
    f"basket AS (SELECT b.buyer || '{_FIELD}' || coalesce(string_agg(b.product, '{_ITEM}'), '') AS packed, "
    "count(*) AS products FROM bought AS b GROUP BY b.buyer) "
    "SELECT sum(k.products) AS pairs, CASE WHEN sum(k.products) <= $most "
    f"THEN string_agg(k.packed, '{_ROW}') END AS packed FROM basket AS k"
)


@dataclass(frozen=True)
class Baskets:
    """What customers have bought.

    Args:
        of: Customer -> products.
        every_nth: 1, or how many customers there are for each one that is here.
        origins: Where it comes from.
    """

    of: dict[str, frozenset[str]]
    every_nth: int
    origins: tuple[Origin, ...]

    @cached_property
    def buyers(self) -> dict[str, frozenset[str]]:
        """Product -> who bought it."""
        found: dict[str, set[str]] = {}
        for buyer, products in self.of.items():
            for product in products:
                found.setdefault(product, set()).add(buyer)
        return {product: frozenset(buyers) for product, buyers in found.items()}

    def together(self, buyers: Collection[str], without: Collection[str]) -> Counter[str]:
        """Count what these customers bought, but for some products."""
        left_out = frozenset(without)
        counts: Counter[str] = Counter()
        for buyer in buyers:
            counts.update(self.of[buyer] - left_out)
        return counts


def baskets(reader: Reader, every_nth: int) -> Baskets | None:
    """Return what customers bought, of every n-th customer or, if that is too much, of fewer.

    Args:
        reader: Reads for the call; its scope says whose customers these are.
        every_nth: How many customers to take one of.

    Returns:
        None if the role may not see what it takes.
    """
    key = (*view_key(reader.scope), str(every_nth))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = _read(reader, every_nth)
    if found is None:
        return None
    with _lock:
        _kept[key] = found
        if len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return found


def _read(reader: Reader, every_nth: int) -> Baskets | None:
    sql = _BOUGHT.replace("{sample}", _SAMPLE if every_nth > 1 else "")
    table = reader.read("baskets", sql, step=every_nth, most=_MOST)
    if table is None:
        return None
    pairs, packed = table.rows[0]
    if pairs and packed is None:
        return _read(reader, every_nth * 2)
    of = {}
    for line in packed.split(_ROW) if packed else ():
        buyer, _, products = line.partition(_FIELD)
        of[buyer] = frozenset(products.split(_ITEM)) if products else frozenset()
    return Baskets(of, every_nth, table.origins)


_kept: OrderedDict[tuple[str, ...], Baskets] = OrderedDict()
_lock = threading.Lock()
