"""Invoices with what is open on them and how long overdue, the longest due first."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from connectors.table import Nothing
from tools.conditions import OPEN_INVOICE, OVERDUE
from tools.facts import INVOICE
from tools.filters import build, given
from tools.listing import Listing, listed
from tools.lookup import one_order
from tools.reader import Reader
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "invoices"
_LISTING = Listing(
    entity="invoice",
    name="invoices",
    select="SELECT i.number, c.number AS customer_number, c.name AS customer, o.number AS order_number, i.status, "
    "i.issued_on, i.due_on, i.amount, i.paid_amount, i.open_amount, i.currency, "
    f"CASE WHEN {OVERDUE} THEN date_diff('day', i.due_on, $today) END AS days_overdue "
    "FROM {rows} LEFT JOIN customer AS c ON c.id = i.customer_id "
    "LEFT JOIN sales_order AS o ON o.id = i.order_id",
    alias="i",
    order="i.due_on, i.number",
    sums=(("amount", "sum(i.amount)"), ("open_amount", "sum(i.open_amount)")),
    currency="i.currency",
)


def invoices(
    scope: "Scope",
    *,
    customer: str | None = None,
    order: str | None = None,
    overdue: bool | None = None,
    open: bool | None = None,  # noqa: A002  the word people and models use
    period: Sequence[date] | None = None,
    limit: int = 20,
) -> Result:
    """List invoices, the longest due first, with count and sums of each currency."""
    arguments = given(locals())
    reader = Reader(scope, _TOOL)
    filters = build(reader, INVOICE, {name: arguments.get(name) for name in ("customer", "period")})
    if order is not None and not filters.nothing:
        found = one_order(reader, order)
        if isinstance(found, Nothing):
            filters.nothing = found
        else:
            filters.add("i.order_id = $order_id", "order", order, (), order_id=found.id)
    if filters.nothing:
        return Result(_TOOL, arguments, nothing=filters.nothing, facts=reader.facts())
    for name, value, condition in (("overdue", overdue, OVERDUE), ("open", open, f"({OPEN_INVOICE})")):
        if value is not None:
            filters.add(condition if value else f"NOT coalesce({condition}, FALSE)", name, str(value).lower())
    return listed(reader, arguments, filters, INVOICE, _LISTING, limit)
