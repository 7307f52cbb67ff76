"""Orders, newest first, by customer, status, lateness, product, carrier, place, period."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tools.conditions import DAYS_LATE, LATE, NOT_OPEN_ORDER, OPEN_ORDER, REAL_ORDER
from tools.facts import ORDER
from tools.filters import build, given
from tools.listing import Listing, listed
from tools.reader import Reader
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "list_orders"
_ORDERS = (
    "SELECT o.number, c.number AS customer_number, c.name AS customer, o.status, o.ordered_on, o.promised_on, "
    f"o.shipped_on, {DAYS_LATE} AS days_late, "
    "o.amount, o.freight, o.currency, o.ship_to_city, "
    "o.ship_to_country, w.name AS sales_rep FROM {rows} "
    "LEFT JOIN customer AS c ON c.id = o.customer_id LEFT JOIN staff AS w ON w.id = o.owner_id"
)
_LISTING = Listing(
    entity="sales_order",
    name="orders",
    select=_ORDERS,
    alias="o",
    order="o.ordered_on DESC, o.number DESC",
    sums=(("amount", "sum(o.amount)"),),
    currency="o.currency",
)


def list_orders(
    scope: "Scope",
    *,
    customer: str | None = None,
    status: str | None = None,
    late: bool | None = None,
    open: bool | None = None,  # noqa: A002  the word people and models use
    product: str | None = None,
    period: Sequence[date] | None = None,
    carrier: str | None = None,
    country: str | None = None,
    region: str | None = None,
    city: str | None = None,
    sales_rep: str | None = None,
    limit: int = 20,
) -> Result:
    """List orders, newest first, and say how many there are in all."""
    arguments = given(locals())
    reader = Reader(scope, _TOOL)
    names = ("customer", "status", "product", "period", "carrier", "country", "region", "city", "sales_rep")
    filters = build(reader, ORDER, {name: arguments.get(name) for name in names})
    if filters.nothing:
        return Result(_TOOL, arguments, nothing=filters.nothing, facts=reader.facts())
    if late is not None:
        filters.add(f"{LATE if late else f'NOT {LATE}'} AND {REAL_ORDER}", "late", str(late).lower())
    if open is not None:
        filters.add(OPEN_ORDER if open else NOT_OPEN_ORDER, "open", str(open).lower())
    return listed(reader, arguments, filters, ORDER, _LISTING, limit)
