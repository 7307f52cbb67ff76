"""Names the user may see, found in text: customers by every name either system has for them, and products.

Built once per role, row rule and store version; later questions use it in microseconds.
"""

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from tools.name_forms import plain_name
from tools.name_index import CUSTOMER, PRODUCT, Mention, Names
from tools.name_rows import Named, read_customers, read_products
from tools.reader import view_key

if TYPE_CHECKING:
    from privacy.gate import Scope

__all__ = ["Mention", "NameIndex"]

_KEPT = 16  # indexes; a company's roles, and the sales people asking just now


class NameIndex:
    """The names one user may see.

    Args:
        scope: The user's scope; it is read when no index of its role and store version is kept.
    """

    def __init__(self, scope: "Scope") -> None:
        self._names = _names(scope)

    def link(self, text: str) -> list[Mention]:
        """Find the longest names in `text`, in order; names in a longer one are not told."""
        return self._names.link(text)

    def suggest(self, text: str, entity: str = CUSTOMER, n: int = 3) -> list[Named]:
        """Return names spelled nearly like `text`, nearest first."""
        return self._names.suggest(text, entity, n)

    def customers(self, text: str) -> tuple[str, list[Named]]:
        """Return how customers were found, and which: by number, name, short name, part, pinyin."""
        return self._names.find(text, CUSTOMER)

    def products(self, text: str) -> tuple[str, list[Named]]:
        """Return how products were found, and which."""
        return self._names.find(text, PRODUCT)

    def near(self, text: str, entity: str = CUSTOMER) -> list[Named]:
        """Return the rows whose name is one typing mistake away from `text`, if it is long enough to tell."""
        return self._names.near(text, entity)

    def size(self, entity: str) -> int:
        """Return how many rows there are."""
        return len(self._names.rows[entity])

    def in_category(self, text: str) -> list[Named]:
        """Return the products of a category."""
        plain = plain_name(text)
        return [row for row in self._names.rows[PRODUCT] if row.place and plain_name(row.place) == plain]

    @property
    def product_names(self) -> tuple[str, ...]:
        """Return every name of a product, as it is written."""
        return self._names.product_names

    def customer(self, row_id: str) -> Named | None:
        """Return the customer of an id."""
        return self._names.by_id[CUSTOMER].get(row_id)


_kept: OrderedDict[tuple[str, ...], Names] = OrderedDict()
_lock = threading.Lock()


def _names(scope: "Scope") -> Names:
    """Return the kept index of this view and store version, or build it."""
    key = view_key(scope)
    with _lock:
        names = _kept.get(key)
        if names is None:
            names = Names(read_customers(scope), read_products(scope))
            _kept[key] = names
            if len(_kept) > _KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(key)
        return names
