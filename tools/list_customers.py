"""Customers by place, industry, segment, status, sales rep and day of creation."""

from typing import TYPE_CHECKING, Any

from tools.facts import CUSTOMER
from tools.filters import Asks
from tools.listing import Listing, rows
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "list_customers"
_LISTING = Listing(
    entity="customer",
    name="customers",
    select="SELECT c.number, c.name, c.kind, c.segment, c.industry, c.city, c.region, c.country, c.status, "
    "c.credit_limit, c.currency, c.created_at, w.name AS owner FROM {rows} LEFT JOIN staff AS w ON w.id = c.owner_id",
    alias="c",
    order="c.number",
    asks=Asks(
        numbers={
            "min_credit_limit": "c.credit_limit >= $min_credit_limit",
            "max_credit_limit": "c.credit_limit <= $max_credit_limit",
        },
        filters={
            "currency": ("list_contains($currency, c.currency)", ()),
            "customer_kind": ("list_contains($customer_kind, c.kind)", ()),
        },
    ),
    sorts={
        "number": "c.number",
        "name": "c.name",
        "newest": "c.created_at DESC NULLS LAST",
        "oldest": "c.created_at",
        "highest_credit": "c.credit_limit DESC NULLS LAST",
    },
)


def list_customers(scope: "Scope", *, sort: str | None = None, limit: int = 20, **asked: Any) -> Result:
    """List customers by number, and say how many there are in all.

    Args:
        scope: The user's scope.
        sort: Another order of the rows.
        limit: Rows at most.
        asked: The filters, as `tools.list_arguments.ListCustomers` tells them.
    """
    return rows(scope, _TOOL, CUSTOMER, _LISTING, asked, sort, limit)
