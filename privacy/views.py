"""The views of a role: the only objects its statements can name.

A view shows the role's columns and no others; its WHERE keeps the rows the role's rule allows. Which
customers those are is looked up once, when the views are made, and the views follow references to them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from connectors.carried import CARRIED, CARRIERS
from connectors.model import ENTITIES, LOOKUP
from privacy.policy import Role, User

CUSTOMER_ROW = "customer_row"  # customers as each source tells them, with the id of the real customer
_EMPTY = ""

# How an entity's rows reach a customer: the first reference that is not empty decides. Where the last
# one is `staff`, a row without a customer, such as a new lead, belongs to its owner.
PATHS: dict[str, tuple[tuple[str, str], ...]] = {
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
# Those that stand between others and their customer, each after what it is reached by itself.
_BETWEEN = ("sales_order", "shipment", "invoice", "contact")
# Entities that say nothing of a customer: every row is seen by a role that may see the entity.
_COMMON = frozenset({"product", "stock_level", "supply", "campaign", "staff"})


@dataclass(frozen=True)
class Names:
    """The names behind the views, which no statement can guess.

    Args:
        base: The attached store.
        own: Tables of ids that are the user's begin with it, one for each entity others reach a customer by.
    """

    base: str
    own: str

    def table(self, entity: str) -> str:
        """Return the store's table of an entity."""
        return f"{_quoted(self.base)}.main.{_quoted(entity)}"

    def ids(self, entity: str) -> str:
        """Return the table of an entity's ids that are the user's."""
        return _quoted(f"{self.own}_{entity}")


def schema(role: Role) -> dict[str, dict[str, str]]:
    """Return what a role's statements may name: entity -> column -> kind of the business model."""
    found = {
        entity: {column: str(ENTITIES[entity].columns[column].info["kind"]) for column in columns}
        for entity, columns in role.entities.items()
    }
    if "customer" in found:
        found[CUSTOMER_ROW] = {**found["customer"], "customer_id": "text"}
    return found | carriers(found)


def carriers(seen: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Return the entities with what they carry of another that go with those a role sees.

    They show what the role could join: no more columns than it sees of both, nothing if it cannot join them.
    """
    found: dict[str, dict[str, str]] = {}
    for entity, carried in CARRIED.items():
        own, other = seen.get(entity, {}), seen.get(carried.of, {})
        held = {carried.named(column): other[column] for column in carried.columns if column in other}
        if held and carried.reference in own and "id" in other:
            found[carried.view] = {**own, **held}
    return found


def row_parameter(role: Role, user: User) -> str:
    """Return the one value of the user that the role's row rule asks for."""
    return {"own_customers": user.staff_number, "own_region": user.region}.get(role.rows, _EMPTY)


def statements(role: Role, names: Names, parameter: str) -> Iterator[str]:
    """Yield the statements that make a role's views.

    Args:
        role: Whose views.
        names: The names behind them.
        parameter: The row parameter, written as an SQL literal.
    """
    ruled = role.rows != "all"
    if ruled:
        yield from _own(role, names, parameter)
    for entity, columns in schema(role).items():
        listed = ", ".join(f"r.{_quoted(column)}" for column in columns)
        select = f"SELECT {listed} FROM {_rows(entity, names)} r"
        parts = [f"{select} WHERE {test}" for test in _tests(entity, names)] if ruled else [select]
        yield f"CREATE VIEW {_quoted(entity)} AS {' UNION ALL '.join(parts)}"


def _own(role: Role, names: Names, parameter: str) -> Iterator[str]:
    """Look up what is the user's among the entities by which others reach a customer.

    An empty parameter owns nothing. Kept as tables: a look-up of one order's lines then costs the same with
    a row rule as without.
    """
    column = "number" if role.rows == "own_customers" else "region"
    yield (
        f"CREATE TABLE {names.ids('staff')} AS SELECT s.id FROM {names.table('staff')} s "
        f"WHERE s.{column} = {parameter} AND {parameter} <> ''"
    )
    owned = f"c.owner_id IN (SELECT id FROM {names.ids('staff')})"
    condition = owned if role.rows == "own_customers" else f"c.region = {parameter} AND {parameter} <> ''"
    yield (
        f"CREATE TABLE {names.ids('customer')} AS "
        f"SELECT c.id FROM {names.table('customer')} c WHERE {condition}"
    )
    for entity in _BETWEEN:
        select = f"SELECT r.id FROM {names.table(entity)} r"
        parts = [f"{select} WHERE {test}" for test in _tests(entity, names)]
        yield f"CREATE TABLE {names.ids(entity)} AS {' UNION ALL '.join(parts)}"


def _rows(entity: str, names: Names) -> str:
    """Return what a view reads from.

    DuckDB uses the index of a table only when the indexed column is the first that is read (measured with
    1.5.5: 1 ms instead of 20 to 90), so that column comes first here; the view puts it back in its place.
    """
    entity = CARRIERS.get(entity, entity)
    if entity in LOOKUP:
        column = _quoted(LOOKUP[entity])
        return f"(SELECT {column}, * EXCLUDE ({column}) FROM {names.table(entity)})"
    if entity != CUSTOMER_ROW:
        return names.table(entity)
    return (
        f"(SELECT r.*, coalesce(l.customer_id, r.id) AS customer_id FROM {names.table(CUSTOMER_ROW)} r "
        f"LEFT JOIN {names.table('customer_link')} l ON l.id = r.id)"
    )


def _tests(entity: str, names: Names) -> list[str]:
    """Return conditions of which a row that is the user's fulfils exactly one, any other row none.

    An entity nobody thought of shows no row.
    """
    if entity in _COMMON:
        return ["true"]
    tests: list[str] = []
    empty = ""
    for column, parent in PATHS.get(CARRIERS.get(entity, entity), ()):
        tests.append(f"{empty}r.{column} IN (SELECT id FROM {names.ids(parent)})")
        empty += f"r.{column} IS NULL AND "
    return tests or ["false"]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
