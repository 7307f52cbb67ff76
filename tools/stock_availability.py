"""What is in stock, what is promised already, and what comes in when."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from connectors.table import Nothing, Table
from tools.conditions import COMING
from tools.filters import Asks, Filters, build, given
from tools.list_products import PRODUCT
from tools.listing import Listing, ordered
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
    "h.reserved, h.available, p.reorder_level, CASE WHEN h.available < p.reorder_level THEN TRUE ELSE FALSE END "
    "AS below_reorder, v.incoming, v.next_expected_on, p.unit, p.lead_time_days, p.supplier, p.status, "
    "p.id AS product_id "
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
_COMES_IN = f"p.id IN (SELECT u.product_id FROM supply AS u WHERE {COMING})"
_COMES_THERE = f"p.id IN (SELECT u.product_id FROM supply AS u WHERE {COMING} AND list_contains($warehouse, u.warehouse))"
_IN_PARTS = 20  # products whose warehouses and incoming supply are told one by one
_SHORT = "h.available - p.reorder_level"
# As the metric below_reorder counts it: what can still be promised, of products that are still sold.
_LOW, _SOLD = "h.available < p.reorder_level", "(p.status IS NULL OR p.status = 'active')"
_LISTING = Listing(
    entity="stock_level",
    name="stock",
    select=_STOCK,
    alias="p",
    order="p.number",
    asks=Asks(
        flags={
            "below_reorder": (f"{_LOW} AND {_SOLD}", f"NOT ({_LOW} AND {_SOLD})"),
            "out_of_stock": ("h.available <= 0", "h.available > 0"),
            "incoming": (_COMES_IN, f"NOT coalesce({_COMES_IN}, FALSE)"),
        },
        numbers={
            "min_available": "h.available >= $min_available",
            "max_available": "h.available <= $max_available",
        },
        filters={"warehouse": ("list_contains($warehouse, k.warehouse)", ())},
    ),
    sorts={
        "number": "p.number",
        "least_available": "h.available",
        "most_available": "h.available DESC",
        "most_on_hand": "h.on_hand DESC",
        "shortest": _SHORT,
    },
)


def stock_availability(scope: "Scope", *, sort: str | None = None, limit: int = 20, **asked: Any) -> Result:
    """Tell stock on hand, reserved and available, the reorder level and what is coming in.

    Args:
        scope: The user's scope.
        sort: Another order of the products; what lacks most comes first where only that is listed.
        limit: Products at most.
        asked: The filters, as `tools.list_arguments.StockAvailability` tells them.
    """
    asked = {name: value for name, value in asked.items() if value or name != "below_reorder"}
    arguments = given({**asked, "sort": sort, "limit": limit})
    reader = Reader(scope, _TOOL)
    filters = build(reader, PRODUCT, asked, _LISTING.asks)
    if filters.nothing:
        return Result(_TOOL, arguments, nothing=filters.nothing, facts=reader.facts())
    chosen = sort or ("shortest" if asked.get("below_reorder") else None)
    order = ordered(reader, PRODUCT, _LISTING, chosen)
    stock = reader.need("stock", *_select(filters, order), **{**filters.params, "limit": limit})
    facts = {"filters": filters.words}
    if not stock.rows:
        nothing = Nothing("no_match", "stock_level", filters.said())
        return Result(_TOOL, arguments, nothing=nothing, facts=reader.facts(**facts))
    return Result(
        _TOOL, arguments, (stock, *_parts(reader, stock, filters.params)), None, reader.facts(**facts)
    )


def _select(filters: Filters, order: str) -> tuple[str, tuple[str, ...]]:
    """Return the SELECT and its conditions; those on the warehouse choose the stock that is added up."""
    inner = [f"({condition})" for condition in filters.where if "k.warehouse" in condition]
    rest = tuple(f"({condition})" for condition in filters.where if "k.warehouse" not in condition)
    if inner and f"({_COMES_IN})" in rest:  # what comes in comes to that warehouse
        rest = tuple(_COMES_THERE if condition == f"({_COMES_IN})" else condition for condition in rest)
    where = f"WHERE {' AND '.join(inner)}" if inner else ""
    return _STOCK.replace("{where}", where).replace("{order}", order), rest


def _parts(reader: Reader, stock: Table, params: Mapping[str, Any]) -> list[Table]:
    """Return the warehouses and incoming supply of the products shown, if they are few."""
    products = stock.column("product_id") if "product_id" in stock.columns else []
    if not products or len(products) > _IN_PARTS:
        return []
    tables = [
        reader.read(name, sql, **{**params, "products": products})
        for name, sql in (("warehouses", _WAREHOUSES), ("supply", _SUPPLY))
    ]
    return [table for table in tables if table is not None and table.rows]
