"""Tickets and complaints, newest first."""

import re
from typing import TYPE_CHECKING, Any

from connectors.table import Nothing
from tools.conditions import CLOSED_TICKET, OPEN_ORDER, OPEN_TICKET
from tools.facts import TICKET
from tools.filters import Asks, Filters
from tools.listing import Listing, rows
from tools.lookup import one_order
from tools.reader import Reader
from tools.result import Result
from tools.spelling import number_spellings

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "ticket_history"
_WAITING = f"t.customer_id IN (SELECT o.customer_id FROM sales_order AS o WHERE {OPEN_ORDER})"
_WORD = "(t.subject ILIKE $text OR t.description ILIKE $text)"
# The digits of a word are looked for first: they have no case, and few of many texts hold them.
_WORD_WITH_DIGITS = (
    "(t.subject LIKE $digits AND t.subject ILIKE $text "
    "OR t.description LIKE $digits AND t.description ILIKE $text)"
)
_DIGITS = re.compile(r"[0-9]+")
# Written as tickets are numbered.
_NUMBER = re.compile(r"(?:CASE|TICKET|TKT?|TIC|CS|GD)[-_]?\d{3,}", re.IGNORECASE)
_URGENCY = "CASE t.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END"
_DAYS_OPEN = f"CASE WHEN {OPEN_TICKET} THEN date_diff('day', CAST(t.opened_at AS DATE), $today) END"


def _about_order(reader: Reader, filters: Filters, order: str) -> None:
    found = one_order(reader, order)
    if isinstance(found, Nothing):
        filters.nothing = found
        return
    table = reader.need("order", "SELECT o.number FROM sales_order AS o WHERE o.id = $order", order=found.id)
    number = table.rows[0][0]
    filters.add("t.order_number = $order_number", "order", number, (), order_number=number)


def _with_word(reader: Reader, filters: Filters, text: str) -> None:
    """Look for a word in the texts, unless it is a ticket's own number: then that ticket is meant."""
    numbered = any(char.isdigit() for char in text) and not text.lstrip().startswith("<")
    if numbered and reader.sees("ticket.number"):
        spelled = number_spellings(text)
        ticket = "SELECT t.number FROM ticket AS t WHERE list_contains($numbers, t.number)"
        if reader.need("ticket number", ticket, numbers=spelled).rows:
            filters.add("list_contains($numbers, t.number)", "text", text, (), numbers=spelled)
            return
        if _NUMBER.fullmatch(text.strip()):
            filters.nothing = Nothing("absent", "ticket", text)
            return
    # A wildcard in the word is taken as any character: ILIKE without ESCAPE knows no other way.
    word = f"%{text.strip().replace('%', '_')}%"
    digits = max(_DIGITS.findall(text), key=len, default="")
    filters.add(_WORD_WITH_DIGITS if digits else _WORD, "text", text, (), text=word, digits=f"%{digits}%")


_LISTING = Listing(
    entity="ticket",
    name="tickets",
    select="SELECT t.number, c.number AS customer_number, c.name AS customer, t.subject, t.description, t.category, "
    "t.status, t.priority, t.channel, t.order_number, t.product_number, t.opened_at, t.first_response_at, t.resolved_at, "
    "t.satisfaction, w.name AS agent FROM {rows} LEFT JOIN customer AS c ON c.id = t.customer_id "
    "LEFT JOIN staff AS w ON w.id = t.owner_id",
    alias="t",
    order="t.opened_at DESC, t.number DESC",
    asks=Asks(
        flags={
            "open": (OPEN_TICKET, CLOSED_TICKET),
            "with_open_order": (_WAITING, f"NOT coalesce({_WAITING}, FALSE)"),
            "no_reply": ("t.first_response_at IS NULL", "t.first_response_at IS NOT NULL"),
            "rated": ("t.satisfaction IS NOT NULL", "t.satisfaction IS NULL"),
        },
        numbers={
            "min_satisfaction": "t.satisfaction >= $min_satisfaction",
            "max_satisfaction": "t.satisfaction <= $max_satisfaction",
            "min_days_open": f"{_DAYS_OPEN} >= $min_days_open",
        },
        days={"opened": "CAST(t.opened_at AS DATE)", "resolved": "CAST(t.resolved_at AS DATE)"},
        special={"order": _about_order, "text": _with_word},
    ),
    sorts={
        "newest": "t.opened_at DESC",
        "oldest": "t.opened_at",
        "most_urgent": _URGENCY,
        "worst_rated": "t.satisfaction",
    },
)


def ticket_history(scope: "Scope", *, sort: str | None = None, limit: int = 20, **asked: Any) -> Result:
    """List tickets, newest first, and say how many there are in all.

    Args:
        scope: The user's scope.
        sort: Another order of the rows.
        limit: Rows at most.
        asked: The filters, as `tools.list_arguments.TicketHistory` tells them.
    """
    return rows(scope, _TOOL, TICKET, _LISTING, asked, sort, limit)
