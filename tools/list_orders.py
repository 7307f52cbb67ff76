"""Orders by customer, status, lateness, product, carrier, place, amount, period; newest first."""

from typing import TYPE_CHECKING, Any

from tools.conditions import DAYS_LATE, LATE, NOT_OPEN_ORDER, OPEN_ORDER, REAL_ORDER
from tools.facts import ORDER
from tools.filters import Asks
from tools.listing import Listing, rows
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "list_orders"
_ORDERS = (
    "SELECT o.number, c.number AS customer_number, c.name AS customer, o.status, o.ordered_on, o.promised_on, "
    f"o.shipped_on, {DAYS_LATE} AS days_late, "
    "o.amount, o.freight, o.currency, o.channel, o.ship_to_city, "
    "o.ship_to_country, w.name AS sales_rep FROM {rows} "
    "LEFT JOIN customer AS c ON c.id = o.customer_id LEFT JOIN staff AS w ON w.id = o.owner_id"
)
_OF_CATEGORY = (
    "o.id IN (SELECT l.order_id FROM sales_order_line AS l JOIN product AS p ON p.id = l.product_id "
    "WHERE list_contains($category, p.category))"
)
_LISTING = Listing(
    entity="sales_order",
    name="orders",
    select=_ORDERS,
    alias="o",
    order="o.ordered_on DESC, o.number DESC",
    sums=(("amount", "sum(o.amount)"),),
    currency="o.currency",
    asks=Asks(
        flags={
            "late": (f"{LATE} AND {REAL_ORDER}", f"NOT {LATE} AND {REAL_ORDER}"),
            "open": (OPEN_ORDER, NOT_OPEN_ORDER),
        },
        numbers={
            "min_amount": "o.amount >= $min_amount",
            "max_amount": "o.amount <= $max_amount",
            "min_days_late": f"{DAYS_LATE} >= $min_days_late",
        },
        days={"ordered": "o.ordered_on", "promised": "o.promised_on", "shipped": "o.shipped_on"},
        filters={
            "category": (_OF_CATEGORY, ()),
            "currency": ("list_contains($currency, o.currency)", ()),
        },
    ),
    sorts={
        "newest": "o.ordered_on DESC",
        "oldest": "o.ordered_on",
        "largest": "o.amount DESC NULLS LAST",
        "smallest": "o.amount",
        "most_late": f"{DAYS_LATE} DESC NULLS LAST",
        "next_promised": "o.promised_on",
    },
)


def list_orders(scope: "Scope", *, sort: str | None = None, limit: int = 20, **asked: Any) -> Result:
    """List orders, newest first, and say how many there are in all.

    Args:
        scope: The user's scope.
        sort: Another order of the rows.
        limit: Rows at most.
        asked: The filters, as `tools.list_arguments.ListOrders` tells them.
    """
    return rows(scope, _TOOL, ORDER, _LISTING, asked, sort, limit)
