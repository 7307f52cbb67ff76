"""Products by category, supplier, status, price, and whether anybody bought them."""

from typing import TYPE_CHECKING, Any

from tools.conditions import REAL_ORDER
from tools.facts import Dimension, Fact
from tools.filters import Asks, Filters
from tools.listing import Listing, rows
from tools.reader import Reader
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "list_products"
PRODUCT = Fact(
    source="product AS p",
    joins={},
    aliases={"p": "product", "k": "stock_level", "u": "supply", "l": "sales_order_line", "o": "sales_order"},
    dimensions={name: Dimension(f"p.{name}") for name in ("category", "supplier", "status", "currency")},
    statuses="product_status",
    filters={"product": ("list_contains($product, p.id)", ())},
)
_SOLD = (
    "p.id IN (SELECT l.product_id FROM sales_order_line AS l JOIN sales_order AS o ON o.id = l.order_id "
    f"WHERE l.product_id IS NOT NULL AND {REAL_ORDER}{{since}})"
)


def _not_sold_since(reader: Reader, filters: Filters, day: Any) -> None:
    _told(reader, filters, "not_sold_since", f"{day}")
    filters.add(f"NOT {_SOLD.format(since=' AND o.ordered_on >= $since')}", "", "", (), since=day)


def _never_sold(reader: Reader, filters: Filters, never: Any) -> None:
    _told(reader, filters, "never_sold", str(never).lower())
    sold = _SOLD.format(since="")
    filters.add(f"NOT {sold}" if never else sold)


def _told(reader: Reader, filters: Filters, word: str, said: str) -> None:
    """Keep the filter in words; who sees only some customers knows only what was sold to them."""
    filters.words[word] = said
    if reader.scope.role.rows != "all":
        filters.words["own_customers"] = "true"


_LISTING = Listing(
    entity="product",
    name="products",
    select="SELECT p.number, p.name, p.name_en, p.category, p.supplier, p.list_price, p.currency, p.unit, "
    "p.lead_time_days, p.reorder_level, p.status FROM {rows}",
    alias="p",
    order="p.number",
    asks=Asks(
        numbers={
            "min_price": "p.list_price >= $min_price",
            "max_price": "p.list_price <= $max_price",
            "min_lead_time_days": "p.lead_time_days >= $min_lead_time_days",
        },
        special={"never_sold": _never_sold, "not_sold_since": _not_sold_since},
    ),
    sorts={
        "number": "p.number",
        "name": "p.name",
        "cheapest": "p.list_price",
        "dearest": "p.list_price DESC NULLS LAST",
        "longest_lead_time": "p.lead_time_days DESC NULLS LAST",
    },
)


def list_products(scope: "Scope", *, sort: str | None = None, limit: int = 20, **asked: Any) -> Result:
    """List products by number, and say how many there are in all.

    Args:
        scope: The user's scope.
        sort: Another order of the rows.
        limit: Rows at most.
        asked: The filters, as `tools.list_arguments.ListProducts` tells them.
    """
    return rows(scope, _TOOL, PRODUCT, _LISTING, asked, sort, limit)
