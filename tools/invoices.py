"""Invoices with what is open on them and how long overdue, the longest due first."""

from typing import TYPE_CHECKING, Any

from connectors.table import Nothing
from tools.conditions import OPEN_INVOICE, OVERDUE
from tools.facts import INVOICE
from tools.filters import Asks, Filters
from tools.listing import Listing, rows
from tools.lookup import one_order
from tools.reader import Reader
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "invoices"
_DAYS_OVERDUE = f"CASE WHEN {OVERDUE} THEN date_diff('day', i.due_on, $today) END"


def _of_order(reader: Reader, filters: Filters, order: str) -> None:
    found = one_order(reader, order)
    if isinstance(found, Nothing):
        filters.nothing = found
    else:
        filters.add("i.order_id = $order_id", "order", order, (), order_id=found.id)


_LISTING = Listing(
    entity="invoice",
    name="invoices",
    select="SELECT i.number, c.number AS customer_number, c.name AS customer, o.number AS order_number, i.status, "
    "i.issued_on, i.due_on, i.amount, i.paid_amount, i.open_amount, i.currency, "
    f"{_DAYS_OVERDUE} AS days_overdue "
    "FROM {rows} LEFT JOIN customer AS c ON c.id = i.customer_id "
    "LEFT JOIN sales_order AS o ON o.id = i.order_id",
    alias="i",
    order="i.due_on, i.number",
    sums=(("amount", "sum(i.amount)"), ("open_amount", "sum(i.open_amount)")),
    currency="i.currency",
    asks=Asks(
        flags={
            "overdue": (OVERDUE, f"NOT coalesce({OVERDUE}, FALSE)"),
            "open": (f"({OPEN_INVOICE})", f"NOT coalesce({OPEN_INVOICE}, FALSE)"),
        },
        numbers={
            "min_amount": "i.amount >= $min_amount",
            "max_amount": "i.amount <= $max_amount",
            "min_open_amount": f"{OPEN_INVOICE} AND i.open_amount >= $min_open_amount",
            "max_open_amount": f"{OPEN_INVOICE} AND i.open_amount <= $max_open_amount",
            "min_days_overdue": f"{_DAYS_OVERDUE} >= $min_days_overdue",
            "max_days_overdue": f"{_DAYS_OVERDUE} <= $max_days_overdue",
        },
        days={"issued": "i.issued_on", "due": "i.due_on"},
        filters={
            "channel": ("list_contains($channel, o.channel)", ("o",)),
            "currency": ("list_contains($currency, i.currency)", ()),
        },
        special={"order": _of_order},
    ),
    sorts={
        "due": "i.due_on",
        "newest": "i.issued_on DESC",
        "oldest": "i.issued_on",
        "largest": "i.amount DESC NULLS LAST",
        "smallest": "i.amount",
        "most_open": "i.open_amount DESC NULLS LAST",
    },
)


def invoices(scope: "Scope", *, sort: str | None = None, limit: int = 20, **asked: Any) -> Result:
    """List invoices, the longest due first, with count and sums of each currency.

    Args:
        scope: The user's scope.
        sort: Another order of the rows.
        limit: Rows at most.
        asked: The filters, as `tools.list_arguments.Invoices` tells them.
    """
    return rows(scope, _TOOL, INVOICE, _LISTING, asked, sort, limit)
