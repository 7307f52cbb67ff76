"""The views of a role: the only objects its statements can name.

A view shows the role's columns and no others; its WHERE keeps the rows the role's rule allows. Which
customers those are is looked up once, when the views are made, and the views follow references to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from connectors.model import ENTITIES
from privacy.policy import Role, User

CUSTOMER_ROW = "customer_row"  # customers as each source tells them, with the id of the real customer
_EMPTY = ""

# How an entity's rows reach a customer: the first reference that is not empty decides. Where the last
# one is `staff`, a row without a customer, such as a new lead, belongs to its owner.
_PATHS: dict[str, tuple[tuple[str, str], ...]] = {
    "customer": (("id", "customer"),),
    "customer_row": (("customer_id", "customer"),),
    "customer_link": (("customer_id", "customer"),),
    "contact": (("customer_id", "customer"),),
    "sales_order": (("customer_id", "customer"), ("owner_id", "staff")),
    "sales_order_line": (("order_id", "sales_order"),),
    "shipment": (("order_id", "sales_order"),),
    "shipment_event": (("shipment_id", "shipment"),),
    "invoice": (("customer_id", "customer"), ("order_id", "sales_order")),
    "payment": (("customer_id", "customer"), ("invoice_id", "invoice")),
    "opportunity": (("customer_id", "customer"), ("owner_id", "staff")),
    "ticket": (("customer_id", "customer"), ("contact_id", "contact"), ("owner_id", "staff")),
    "interaction": (("customer_id", "customer"), ("contact_id", "contact"), ("owner_id", "staff")),
}
# Entities that say nothing of a customer: every row is seen by a role that may see the entity.
_COMMON = frozenset({"product", "stock_level", "supply", "campaign", "staff"})


@dataclass(frozen=True)
class Names:
    """The names behind the views, which no statement can guess.

    Args:
        base: The attached store.
        customers: The table of ids of customers the user may see; `staff` that of the staff they are.
    """

    base: str
    customers: str
    staff: str

    def table(self, entity: str) -> str:
        """Return the store's table of an entity."""
        return f"{_quoted(self.base)}.main.{_quoted(entity)}"


def schema(role: Role) -> dict[str, dict[str, str]]:
    """Return what a role's statements may name: entity -> column -> kind of the business model."""
    found = {
        entity: {column: str(ENTITIES[entity].columns[column].info["kind"]) for column in columns}
        for entity, columns in role.entities.items()
    }
    if "customer" in found:
        found[CUSTOMER_ROW] = {**found["customer"], "customer_id": "text"}
    return found


def row_parameter(role: Role, user: User) -> str:
    """Return the one value of the user that the role's row rule asks for."""
    return {"own_customers": user.staff_number, "own_region": user.region}.get(role.rows, _EMPTY)


def statements(role: Role, names: Names) -> Iterator[str]:
    """Yield the statements that make a role's views; those with `$parameter` take the row parameter."""
    if role.rows != "all":
        yield from _own(role, names)
    for entity, columns in schema(role).items():
        condition = "" if role.rows == "all" else f" WHERE {_condition(entity, 'r', names)}"
        listed = ", ".join(f"r.{_quoted(column)}" for column in columns)
        yield f"CREATE VIEW {_quoted(entity)} AS SELECT {listed} FROM {_rows(entity, names)} r{condition}"


def _own(role: Role, names: Names) -> Iterator[str]:
    """Look up the user's staff rows and customers. An empty parameter owns nothing."""
    column = "number" if role.rows == "own_customers" else "region"
    yield (
        f"CREATE TABLE {_quoted(names.staff)} AS SELECT s.id FROM {names.table('staff')} s "
        f"WHERE s.{column} = $parameter AND $parameter <> ''"
    )
    owned = f"c.owner_id IN (SELECT id FROM {_quoted(names.staff)})"
    condition = owned if role.rows == "own_customers" else "c.region = $parameter AND $parameter <> ''"
    yield (
        f"CREATE TABLE {_quoted(names.customers)} AS "
        f"SELECT c.id FROM {names.table('customer')} c WHERE {condition}"
    )


def _rows(entity: str, names: Names) -> str:
    if entity != CUSTOMER_ROW:
        return names.table(entity)
    return (
        f"(SELECT r.*, coalesce(l.customer_id, r.id) AS customer_id FROM {names.table(CUSTOMER_ROW)} r "
        f"LEFT JOIN {names.table('customer_link')} l ON l.source = r.source AND l.source_key = r.source_key)"
    )


def _condition(entity: str, alias: str, names: Names) -> str:
    """Return the condition under which a row is the user's; an entity nobody thought of shows none."""
    if entity in _COMMON:
        return "true"
    tests: list[str] = []
    empty = ""
    for column, parent in _PATHS.get(entity, ()):
        tests.append(f"({empty}{alias}.{column} IN ({_ids(parent, names)}))")
        empty += f"{alias}.{column} IS NULL AND "
    return " OR ".join(tests) or "false"


def _ids(parent: str, names: Names) -> str:
    """Select the ids of the parent's rows that are the user's."""
    if parent == "customer":
        return f"SELECT id FROM {_quoted(names.customers)}"
    if parent == "staff":
        return f"SELECT id FROM {_quoted(names.staff)}"
    return f"SELECT p.id FROM {names.table(parent)} p WHERE {_condition(parent, 'p', names)}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
