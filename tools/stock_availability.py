"""What is in stock, what is promised already, and what comes in when."""

from typing import TYPE_CHECKING, Any

from connectors.table import Nothing, Table
from tools import values
from tools.conditions import COMING
from tools.filters import given
from tools.lookup import find_products
from tools.reader import Reader
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "stock_availability"
_INCOMING = (
    "(SELECT u.product_id, sum(u.quantity) AS incoming, min(u.expected_on) AS next_expected_on FROM supply AS u "
    f"WHERE {COMING} GROUP BY u.product_id)"
)
# One row a product; reorder level is kept by product, so stock is summed over warehouses first.
_STOCK = (
    "SELECT p.number AS product_number, p.name AS product, p.name_en AS product_en, p.category, h.on_hand, "
    "h.reserved, h.available, p.reorder_level, CASE WHEN h.on_hand < p.reorder_level THEN TRUE ELSE FALSE END "
    "AS below_reorder, v.incoming, v.next_expected_on, p.unit, p.lead_time_days, p.status, p.id AS product_id "
    "FROM product AS p JOIN (SELECT k.product_id, sum(k.on_hand) AS on_hand, sum(k.reserved) AS reserved, "
    "sum(k.available) AS available FROM stock_level AS k {where} GROUP BY k.product_id) AS h "
    f"ON h.product_id = p.id LEFT JOIN {_INCOMING} AS v ON v.product_id = p.id "
    "ORDER BY {order} LIMIT $limit"
)
_WAREHOUSES = (
    "SELECT p.number AS product_number, k.warehouse, k.on_hand, k.reserved, k.available FROM stock_level AS k "
    "JOIN product AS p ON p.id = k.product_id WHERE list_contains($products, k.product_id) "
    "ORDER BY p.number, k.warehouse"
)
_SUPPLY = (
    "SELECT p.number AS product_number, u.number, u.kind, u.quantity, u.expected_on, u.warehouse, u.supplier, "
    f"u.status FROM supply AS u JOIN product AS p ON p.id = u.product_id WHERE {COMING} "
    "AND list_contains($products, u.product_id) ORDER BY u.expected_on, u.number LIMIT 100"
)
_IN_PARTS = 20  # products whose warehouses and incoming supply are told one by one


def stock_availability(
    scope: "Scope",
    *,
    product: str | None = None,
    below_reorder: bool = False,
    warehouse: str | None = None,
    limit: int = 20,
) -> Result:
    """Tell stock on hand, reserved and available, the reorder level and what is coming in."""
    arguments = given(locals())
    reader = Reader(scope, _TOOL)
    where, wanted, words = [], {"limit": limit}, {}
    params: dict[str, Any] = dict(wanted)
    if product is not None:
        found = find_products(reader, product)
        if isinstance(found, Nothing):
            return Result(_TOOL, arguments, nothing=found, facts=reader.facts())
        where.append("list_contains($product, p.id)")
        params["product"] = [row.id for row in found]
        words["product"] = found[0].said() if len(found) == 1 else f"{product} ({len(found)} products)"
    if warehouse is not None:
        places = values.match(scope, "warehouse", warehouse)
        if isinstance(places, Nothing):
            return Result(_TOOL, arguments, nothing=places, facts=reader.facts())
        params["warehouse"] = places
        words["warehouse"] = ", ".join(places)
    if below_reorder:
        where.append("h.on_hand < p.reorder_level")
        words["below_reorder"] = "true"
    stock = reader.need("stock", _select(warehouse is not None, below_reorder), tuple(where), **params)
    facts = {"filters": words}
    if not stock.rows:
        said = ", ".join(f"{word} = {value}" for word, value in words.items()) or "everything"
        return Result(
            _TOOL, arguments, nothing=Nothing("no_match", "stock_level", said), facts=reader.facts(**facts)
        )
    return Result(_TOOL, arguments, (stock, *_parts(reader, stock)), None, reader.facts(**facts))


def _select(one_warehouse: bool, below: bool) -> str:
    """Return the SELECT for one warehouse or all; what lacks most comes first."""
    where = "WHERE list_contains($warehouse, k.warehouse)" if one_warehouse else ""
    order = "h.on_hand - p.reorder_level, p.number" if below else "p.number"
    return _STOCK.replace("{where}", where).replace("{order}", order)


def _parts(reader: Reader, stock: Table) -> list[Table]:
    """Return the warehouses and incoming supply of the products shown, if they are few."""
    products = stock.column("product_id") if "product_id" in stock.columns else []
    if not products or len(products) > _IN_PARTS:
        return []
    tables = [
        reader.read(name, sql, products=products)
        for name, sql in (("warehouses", _WAREHOUSES), ("supply", _SUPPLY))
    ]
    return [table for table in tables if table is not None and table.rows]
