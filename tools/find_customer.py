"""Which customer is meant."""

from typing import TYPE_CHECKING

from connectors.table import Nothing
from tools.lookup import ambiguous_customer, no_customer
from tools.lookup import find_customer as found_customers
from tools.reader import Reader
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "find_customer"
_SHOWN = 20
_CUSTOMERS = (
    "SELECT c.id, c.number, c.name, c.kind, c.city, c.region, c.country, c.industry, c.segment, c.status, "
    "w.name AS owner FROM customer AS c LEFT JOIN staff AS w ON w.id = c.owner_id ORDER BY c.number, c.id"
)
_CONTACTS = (
    "SELECT k.customer_id, k.name, k.title, k.phone, k.email, k.is_primary FROM contact AS k "
    "ORDER BY k.is_primary DESC, k.id"
)


def find_customer(scope: "Scope", text: str) -> Result:
    """Find the customer a name, part of it, pinyin, a number, phone digits or a placeholder stands for."""
    reader = Reader(scope, _TOOL)
    arguments = {"text": text}
    how, found = found_customers(reader, text)
    if not found:
        return Result(_TOOL, arguments, nothing=no_customer(reader, text), facts=reader.facts())
    ids = [row.id for row in found[:_SHOWN]]
    customers = reader.need("customers", _CUSTOMERS, ("list_contains($ids, c.id)",), ids=ids)
    facts = reader.facts(found_by=how, count=len(found))
    if len(found) > 1:
        asked: Nothing = ambiguous_customer(text, found)
        return Result(_TOOL, arguments, (customers,), asked, facts)
    contacts = reader.read("contacts", _CONTACTS, ("list_contains($ids, k.customer_id)",), ids=ids)
    tables = (customers, contacts) if contacts and contacts.rows else (customers,)
    return Result(_TOOL, arguments, tables, None, {**facts, **reader.facts()})
