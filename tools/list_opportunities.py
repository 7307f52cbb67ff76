"""Opportunities by stage, customer, sales rep, amount and the day they are created, expected or closed."""

from typing import TYPE_CHECKING, Any

from connectors.table import Nothing
from tools.conditions import OPEN_STAGE
from tools.facts import OPPORTUNITY
from tools.filters import Asks, Filters
from tools.listing import Listing, rows
from tools.reader import Reader
from tools.result import Result
from tools.spelling import number_spellings

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "list_opportunities"
_PAST = f"({OPEN_STAGE} AND n.expected_close_on < $today)"
_OF_CAMPAIGN = "n.campaign_id IN (SELECT g.id FROM campaign AS g WHERE list_contains($campaign, g.name))"


def _numbered(reader: Reader, filters: Filters, number: str) -> None:
    spelled = number_spellings(number)
    found = "SELECT n.number FROM opportunity AS n WHERE list_contains($numbers, n.number)"
    if not reader.need("opportunity number", found, numbers=spelled).rows:
        filters.nothing = Nothing("absent", "opportunity", number)
        return
    filters.add("list_contains($numbers, n.number)", "number", number, (), numbers=spelled)


_LISTING = Listing(
    entity="opportunity",
    name="opportunities",
    select="SELECT n.number, n.name, c.number AS customer_number, c.name AS customer, n.stage, n.amount, n.currency, "
    "n.probability, n.created_on, n.expected_close_on, n.closed_on, n.order_number, n.lost_reason, "
    "w.name AS sales_rep FROM {rows} "
    "LEFT JOIN customer AS c ON c.id = n.customer_id LEFT JOIN staff AS w ON w.id = n.owner_id",
    alias="n",
    order="n.created_on DESC, n.number DESC",
    sums=(("amount", "sum(n.amount)"),),
    currency="n.currency",
    asks=Asks(
        flags={
            "open": (OPEN_STAGE, f"NOT {OPEN_STAGE}"),
            "overdue": (_PAST, f"NOT coalesce({_PAST}, FALSE)"),
        },
        numbers={
            "min_amount": "n.amount >= $min_amount",
            "max_amount": "n.amount <= $max_amount",
            "min_probability": "n.probability >= $min_probability",
        },
        special={"number": _numbered},
        days={"created": "n.created_on", "expected_close": "n.expected_close_on", "closed": "n.closed_on"},
        filters={
            "campaign": (_OF_CAMPAIGN, ()),
            "currency": ("list_contains($currency, n.currency)", ()),
        },
    ),
    sorts={
        "newest": "n.created_on DESC",
        "oldest": "n.created_on",
        "largest": "n.amount DESC NULLS LAST",
        "smallest": "n.amount",
        "closing": "n.expected_close_on",
        "likeliest": "n.probability DESC NULLS LAST",
    },
)


def list_opportunities(scope: "Scope", *, sort: str | None = None, limit: int = 20, **asked: Any) -> Result:
    """List opportunities, newest first, and say how many there are in all.

    Args:
        scope: The user's scope.
        sort: Another order of the rows.
        limit: Rows at most.
        asked: The filters, as `tools.list_arguments.ListOpportunities` tells them.
    """
    return rows(scope, _TOOL, OPPORTUNITY, _LISTING, asked, sort, limit)
