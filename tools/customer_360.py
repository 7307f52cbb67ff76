"""Everything about one customer: from both systems, and where they disagree."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from connectors.model import label
from connectors.table import Nothing, Origin, Table
from tools.conditions import DAYS_LATE, LATE, OPEN_INVOICE, OPEN_STAGE, OPEN_TICKET, REAL_ORDER
from tools.lookup import one_customer
from tools.reader import Reader
from tools.result import Result
from tools.tables import without

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "customer_360"
_CUSTOMER = (
    "SELECT c.id, c.number, c.name, c.kind, c.tax_no, c.industry, c.segment, c.city, c.region, c.country, "
    "c.address, c.phone, c.email, c.id_number, c.bank_account, c.credit_limit, c.currency, "
    "c.payment_terms_days, w.name AS owner, c.status, c.created_at "
    "FROM customer AS c LEFT JOIN staff AS w ON w.id = c.owner_id WHERE c.id = $customer"
)
# Name -> SELECT; `$customer` is the golden customer's id.
_PARTS = {
    "contacts": "SELECT k.name, k.title, k.phone, k.email, k.is_primary FROM contact AS k "
    "WHERE k.customer_id = $customer ORDER BY k.is_primary DESC, k.id LIMIT 20",
    "sales": "SELECT o.currency, count(*) AS orders, sum(o.amount) AS sales_amount, min(o.ordered_on) AS first_order, "
    "max(o.ordered_on) AS last_order, "
    f"sum(CASE WHEN {LATE} THEN 1 ELSE 0 END) AS late_orders FROM sales_order AS o "
    f"WHERE o.customer_id = $customer AND {REAL_ORDER} GROUP BY o.currency ORDER BY sum(o.amount) DESC",
    "orders": "SELECT o.number, o.status, o.ordered_on, o.promised_on, o.shipped_on, "
    f"{DAYS_LATE} AS days_late, o.amount, o.currency FROM sales_order AS o "
    "WHERE o.customer_id = $customer ORDER BY o.ordered_on DESC, o.number DESC LIMIT 10",
    "receivables": "SELECT i.currency, count(*) AS open_invoices, sum(i.open_amount) AS open_amount, "
    "sum(CASE WHEN i.due_on < $today THEN i.open_amount ELSE 0 END) AS overdue_amount, min(i.due_on) AS oldest_due "
    f"FROM invoice AS i WHERE i.customer_id = $customer AND {OPEN_INVOICE} "
    "GROUP BY i.currency ORDER BY sum(i.open_amount) DESC",
    "invoices": "SELECT i.number, i.status, i.issued_on, i.due_on, i.amount, i.open_amount, i.currency "
    f"FROM invoice AS i WHERE i.customer_id = $customer AND {OPEN_INVOICE} "
    "ORDER BY i.due_on, i.number LIMIT 10",
    "tickets": "SELECT t.number, t.subject, t.status, t.priority, t.category, t.order_number, t.opened_at "
    f"FROM ticket AS t WHERE t.customer_id = $customer AND {OPEN_TICKET} "
    "ORDER BY t.opened_at DESC, t.number LIMIT 10",
    "opportunities": "SELECT n.number, n.name, n.stage, n.amount, n.currency, n.probability, n.expected_close_on "
    f"FROM opportunity AS n WHERE n.customer_id = $customer AND {OPEN_STAGE} "
    "ORDER BY n.expected_close_on, n.number LIMIT 10",
    "interactions": "SELECT a.happened_at, a.kind, a.subject, a.body, w.name AS staff_member FROM interaction AS a "
    "LEFT JOIN staff AS w ON w.id = a.owner_id WHERE a.customer_id = $customer "
    "ORDER BY a.happened_at DESC, a.id LIMIT 5",
}
_LINKS = "SELECT m.id, m.probability, m.reason FROM customer_link AS m WHERE m.customer_id = $customer"
_TOLD = (
    "SELECT r.id, r.source, r.source_key, r.number, r.name, r.phone, r.email, r.address, r.city, r.region, r.country, "
    "r.industry, r.segment, r.tax_no, r.payment_terms_days, r.credit_limit, r.currency, r.status, "
    "coalesce(w.name, r.owner_id) AS owner_id "
    "FROM customer_row AS r LEFT JOIN staff AS w ON w.id = r.owner_id WHERE "
)
_SHOWN_LINK = ("source", "source_key", "number", "name")
_ONE_BY_ONE = 8  # rows of one customer that are looked up each by itself


def customer_360(scope: "Scope", customer: str) -> Result:
    """Tell everything about one customer: master data, sales, receivables, tickets, opportunities, contacts."""
    reader = Reader(scope, _TOOL)
    arguments = {"customer": customer}
    found = one_customer(reader, customer)
    if isinstance(found, Nothing):
        return Result(_TOOL, arguments, nothing=found, facts=reader.facts())
    wanted: dict[str, Any] = {"customer": found.id, "today": scope.today}
    tables = [reader.need("customer", _CUSTOMER, **wanted)]
    for name, sql in _PARTS.items():
        table = reader.read(name, sql, **wanted)
        if table is not None:
            tables.append(table)
    tables += _in_the_systems(reader, found.id)
    kept = [table for table in tables if table.rows]
    empty = [table.name for table in tables if not table.rows]
    return Result(_TOOL, arguments, tuple(kept), None, reader.facts(customer_id=found.id, empty=empty))


def _in_the_systems(reader: Reader, customer: str) -> list[Table]:
    """Return the customer's records in each system, and where they disagree."""
    links = reader.read("links", _LINKS, customer=customer)
    ids = sorted({customer, *links.column("id")}) if links and "id" in links.columns else []
    # Each row by its own id: that a customer's rows are asked for by their real customer has all rows joined.
    one_by_one = 0 < len(ids) <= _ONE_BY_ONE
    tests = (
        [f"r.id = $v{place}" for place in range(len(ids))] if one_by_one else ["r.customer_id = $customer"]
    )
    values = {f"v{place}": row_id for place, row_id in enumerate(ids)}
    told = reader.read_all("told", tuple(_TOLD + test for test in tests), customer=customer, **values)
    if told is None:
        return []
    place = [told.columns.index(name) for name in ("source", "source_key") if name in told.columns]
    told.rows.sort(key=lambda row: [str(row[at]) for at in place])
    tables = [_linked(told, links)]
    if (differing := disagreements(without(told, "id", *_SHOWN_LINK[1:]))) is not None:
        tables.append(differing)
    return tables


def _linked(told: Table, links: Table | None) -> Table:
    """Return the records, each with why it is thought to be this customer."""
    shown = without(told, *(name for name in told.columns if name not in _SHOWN_LINK))
    if links is None or "id" not in links.columns or "id" not in told.columns:
        return replace(shown, name="links")
    why = without(links, "id")
    known = dict(zip(links.column("id"), why.rows, strict=True))
    unknown = (None,) * len(why.columns)
    rows = [
        (*row, *known.get(row_id, unknown)) for row, row_id in zip(shown.rows, told.column("id"), strict=True)
    ]
    return Table(
        "links", (*shown.columns, *why.columns), rows, (*shown.entities, *why.entities),
        tuple(dict.fromkeys((*told.origins, *links.origins))), told.truncated, told.ms + links.ms,
    )  # fmt: skip


def disagreements(told: Table) -> Table | None:
    """Return the fields in which the systems differ, one column for each source; None if there is no second.

    A field that one system leaves empty is no disagreement. Equal personal values are equal placeholders.
    """
    rows = told.dicts()
    sources = sorted({str(row["source"]) for row in rows})
    if len(sources) < 2:
        return None
    differing = []
    for column in told.columns:
        if column == "source":
            continue
        by_source = {
            source: _values(row[column] for row in rows if row["source"] == source) for source in sources
        }
        if _differ([set(values) for values in by_source.values() if values]):
            cells = (" / ".join(values.values()) or None for values in by_source.values())
            differing.append((_label(column), *cells))
    origins: tuple[Origin, ...] = told.origins
    names = ("field", *sources)
    return Table("disagreements", names, differing, ("",) * len(names), origins, False, told.ms)


def _label(column: str) -> str:
    return f"{label('customer', column, 'zh')} / {label('customer', column, 'en')}"


def _values(values: Iterable[Any]) -> dict[str, str]:
    """Return the values told, by their comparable form."""
    return {"".join(str(value).casefold().split()): str(value) for value in values if value not in (None, "")}


def _differ(told: list[set[str]]) -> bool:
    """Say whether two systems tell something and have no value in common."""
    return len(told) > 1 and not set.intersection(*told)
