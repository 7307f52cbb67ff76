"""One order from end to end: lines, shipments and their tracking, invoices, payments, tickets."""

from typing import TYPE_CHECKING

from connectors.table import Nothing, Table
from tools.conditions import DAYS_LATE, OVERDUE
from tools.lookup import one_order
from tools.reader import Reader
from tools.result import Result
from tools.tables import in_order, numbers, one_of, renamed, without

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "order_status"
_ORDER = (
    "SELECT o.number, o.status, o.ordered_on, o.promised_on, o.shipped_on, "
    f"{DAYS_LATE} AS days_late, o.amount, o.freight, o.currency, c.number AS customer_number, "
    "c.name AS customer, w.name AS sales_rep, o.channel, o.customer_po, o.ship_to_address, o.ship_to_city, "
    "o.ship_to_country, o.note, o.customer_id FROM sales_order AS o "
    "LEFT JOIN customer AS c ON c.id = o.customer_id LEFT JOIN staff AS w ON w.id = o.owner_id "
    "WHERE o.id = $order"
)
_LINES = (
    "SELECT l.line_no, p.number AS product_number, p.name AS product, p.name_en AS product_en, l.quantity, "
    "l.shipped_quantity, p.unit, l.unit_price, l.discount_rate, l.amount, l.currency "
    "FROM sales_order_line AS l LEFT JOIN product AS p ON p.id = l.product_id "
    "WHERE l.order_id = $order"
)
_SHIPMENTS = (
    "SELECT s.id, s.number, s.status, s.carrier, s.tracking_no, s.warehouse, s.shipped_on, s.expected_on, "
    "s.delivered_on FROM shipment AS s WHERE s.order_id = $order"
)
_EVENTS = "SELECT e.occurred_at, e.shipment_id, e.status, e.location, e.description FROM shipment_event AS e"
_INVOICES = (
    "SELECT i.id, i.number, i.status, i.issued_on, i.due_on, i.amount, i.paid_amount, i.open_amount, i.currency, "
    f"CASE WHEN {OVERDUE} THEN date_diff('day', i.due_on, $today) END AS days_overdue "
    "FROM invoice AS i WHERE i.order_id = $order"
)
_PAYMENTS = "SELECT y.number, y.invoice_id, y.received_on, y.amount, y.currency, y.method FROM payment AS y"
_TICKETS = (
    "SELECT t.number, t.subject, t.description, t.status, t.priority, t.category, t.opened_at, t.resolved_at "
    "FROM ticket AS t WHERE t.order_number = $number ORDER BY t.opened_at DESC, t.number LIMIT 20"
)


def order_status(scope: "Scope", order: str) -> Result:
    """Tell where an order stands; it may be named by order, tracking, invoice, shipment or customer PO number."""
    reader = Reader(scope, _TOOL)
    arguments = {"order": order}
    found = one_order(reader, order)
    if isinstance(found, Nothing):
        return Result(_TOOL, arguments, nothing=found, facts=reader.facts())
    head = reader.need("order", _ORDER, order=found.id, today=scope.today)
    number = head.dicts()[0].get("number")
    shipments = in_order(reader.read("shipments", _SHIPMENTS, order=found.id), "shipped_on", "number")
    invoices = reader.read("invoices", _INVOICES, order=found.id, today=scope.today)
    invoices = in_order(invoices, "issued_on", "number")
    events = _under(reader, "events", _EVENTS, "e.shipment_id", "shipment_number", shipments)
    payments = _under(reader, "payments", _PAYMENTS, "y.invoice_id", "invoice_number", invoices)
    tables = (
        head,
        in_order(reader.read("lines", _LINES, order=found.id), "line_no"),
        shipments,
        in_order(events, "occurred_at", latest_first=True),
        invoices,
        in_order(payments, "received_on", "number"),
        reader.read("tickets", _TICKETS, number=number) if number else None,
    )
    told = [table for table in tables if table is not None]
    kept = tuple(without(table, "id", "customer_id") for table in told if table.rows)
    empty = [table.name for table in told if not table.rows]
    facts = reader.facts(found_by=found.by, order_id=found.id, customer_id=_customer(head), empty=empty)
    return Result(_TOOL, arguments, kept, None, facts)


def _under(
    reader: Reader, name: str, sql: str, column: str, number: str, above: Table | None
) -> Table | None:
    """Read the rows under the shipments or invoices of the order, each with their number."""
    known = numbers(above)
    if not known:
        return None
    values = {f"v{place}": row_id for place, row_id in enumerate(known)}
    table = reader.read(name, sql, (one_of(column, len(known)),), **values)
    return renamed(table, column.partition(".")[2], number, known) if table else None


def _customer(head: Table) -> str | None:
    told: str | None = head.dicts()[0].get("customer_id")
    return told
