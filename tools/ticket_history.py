"""Tickets and complaints, newest first."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from connectors.table import Nothing
from tools.conditions import CLOSED_TICKET, OPEN_ORDER, OPEN_TICKET
from tools.facts import TICKET
from tools.filters import Filters, build, given
from tools.listing import Listing, listed
from tools.lookup import one_order
from tools.reader import Reader
from tools.result import Result
from tools.spelling import number_spellings

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "ticket_history"
_LISTING = Listing(
    entity="ticket",
    name="tickets",
    select="SELECT t.number, c.number AS customer_number, c.name AS customer, t.subject, t.description, t.category, "
    "t.status, t.priority, t.order_number, t.product_number, t.opened_at, t.first_response_at, t.resolved_at, "
    "t.satisfaction, w.name AS agent FROM {rows} LEFT JOIN customer AS c ON c.id = t.customer_id "
    "LEFT JOIN staff AS w ON w.id = t.owner_id",
    alias="t",
    order="t.opened_at DESC, t.number DESC",
)
_WAITING = f"t.customer_id IN (SELECT o.customer_id FROM sales_order AS o WHERE {OPEN_ORDER})"
_WORD = "(t.subject ILIKE $text OR t.description ILIKE $text)"
_WORD_OR_NUMBER = f"({_WORD} OR list_contains($numbers, t.number))"


def ticket_history(
    scope: "Scope",
    *,
    customer: str | None = None,
    order: str | None = None,
    status: str | None = None,
    open: bool | None = None,  # noqa: A002  the word people and models use
    with_open_order: bool | None = None,
    period: Sequence[date] | None = None,
    text: str | None = None,
    limit: int = 20,
) -> Result:
    """List tickets, newest first, and say how many there are in all."""
    arguments = given(locals())
    reader = Reader(scope, _TOOL)
    filters = build(reader, TICKET, {name: arguments.get(name) for name in ("customer", "status", "period")})
    if order is not None and not filters.nothing:
        _about_order(reader, filters, order)
    if filters.nothing:
        return Result(_TOOL, arguments, nothing=filters.nothing, facts=reader.facts())
    if open is not None:
        filters.add(OPEN_TICKET if open else CLOSED_TICKET, "open", str(open).lower())
    if with_open_order is not None:
        filters.add(_WAITING if with_open_order else f"NOT coalesce({_WAITING}, FALSE)",
                    "with_open_order", str(with_open_order).lower())  # fmt: skip
    if text is not None:
        # A wildcard in the word is taken as any character: ILIKE without ESCAPE knows no other way.
        word = f"%{text.strip().replace('%', '_')}%"
        numbered = reader.sees("ticket.number") and any(char.isdigit() for char in text)
        filters.add(_WORD_OR_NUMBER if numbered else _WORD, "text", text, (),
                    text=word, numbers=number_spellings(text))  # fmt: skip
    return listed(reader, arguments, filters, TICKET, _LISTING, limit)


def _about_order(reader: Reader, filters: Filters, order: str) -> None:
    found = one_order(reader, order)
    if isinstance(found, Nothing):
        filters.nothing = found
        return
    table = reader.need("order", "SELECT o.number FROM sales_order AS o WHERE o.id = $order", order=found.id)
    number = table.rows[0][0]
    filters.add("t.order_number = $order_number", "order", number, (), order_number=number)
