"""The values that category-like dimensions really have in the store, read at once and kept for each view of it."""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from connectors.model import ENTITIES
from connectors.statuses import STATUSES
from tools.reader import Reader, view_key

if TYPE_CHECKING:
    from privacy.gate import Scope

_KEPT = 16
_VALUE, _COLUMN = "\x1f", "\x1e"

# Each dimension with the columns that hold its values; what people mean by it is decided elsewhere.
COLUMNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "carrier": (("shipment", "carrier"),),
    "country": (("customer", "country"), ("sales_order", "ship_to_country")),
    "region": (("customer", "region"), ("sales_order", "ship_to_region")),
    "city": (("customer", "city"), ("sales_order", "ship_to_city")),
    "category": (("product", "category"), ("ticket", "category")),
    "warehouse": (("stock_level", "warehouse"), ("shipment", "warehouse"), ("supply", "warehouse")),
    "industry": (("customer", "industry"),),
    "segment": (("customer", "segment"),),
    "channel": (("sales_order", "channel"), ("ticket", "channel"), ("campaign", "channel")),
    "supplier": (("product", "supplier"), ("supply", "supplier")),
    "payment_method": (("payment", "method"),),
    "campaign": (("campaign", "name"),),
    "currency": (("sales_order", "currency"), ("customer", "currency"), ("product", "currency")),
}
# Dimensions of a closed list: what is stored is its code, whatever the company.
CLOSED: Mapping[str, str] = {
    "priority": "priority", "stage": "stage", "customer_kind": "customer_kind", "interaction_kind": "interaction_kind",
}  # fmt: skip
WORDS = frozenset(COLUMNS) | frozenset(CLOSED)

Known = Mapping[str, Mapping[str, tuple[str, ...]]]  # dimension -> entity -> values, sorted


def known(scope: "Scope") -> Known:
    """Return the values of every dimension of `COLUMNS` that the user may see, by the entity that has them.

    One statement reads them all: values come packed, because the gate's row limit is for what people are shown.
    """
    key = view_key(scope)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = MappingProxyType(_read(scope))
    with _lock:
        _kept[key] = found
        if len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return found


def values(scope: "Scope", name: str, of: str = "") -> tuple[str, ...]:
    """Return the values of a dimension that the user may see, sorted.

    Args:
        scope: The user's scope.
        name: One of `WORDS`.
        of: Only those of this entity: a category of products is none of tickets.
    """
    if name in CLOSED:
        return tuple(STATUSES[CLOSED[name]])
    told = known(scope).get(name, {})
    if of in told:
        return told[of]
    return tuple(sorted({value for some in told.values() for value in some}))


def sees(reader: Reader, name: str) -> bool:
    """Say whether the role sees any column that holds values of a dimension."""
    return name in CLOSED or any(f"{e}.{c}" in reader.visible for e, c in COLUMNS.get(name, ()))


@cache
def closed_list(name: str, of: str = "") -> tuple[str, ...]:
    """Return the closed lists a dimension's codes are in: of `status` that of the entity, or all.

    >>> closed_list("status", "invoice"), closed_list("priority"), closed_list("city")
    (('invoice_status',), ('priority',), ())
    """
    if name in CLOSED:
        return (CLOSED[name],)
    if name in STATUSES:
        return (name,)
    if name != "status":
        return ()
    entities = [of] if of in ENTITIES else list(ENTITIES)
    columns = [column for entity in entities for column in ENTITIES[entity].columns]
    told = [str(column.info["status"]) for column in columns if column.info.get("status")]
    return tuple(dict.fromkeys(name for name in told if name.endswith("_status") or name == "stage"))


def _read(scope: "Scope") -> dict[str, dict[str, tuple[str, ...]]]:
    reader = Reader(scope, "value_index")
    columns: dict[str, list[tuple[str, str]]] = {}
    for name, places in COLUMNS.items():
        for entity, column in places:
            if f"{entity}.{column}" in reader.visible:
                columns.setdefault(entity, []).append((name, column))
    parts = tuple(_packed(entity, [column for _, column in told]) for entity, told in columns.items())
    table = reader.read_all("values", parts) if parts else None
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for entity, packed in table.rows if table else ():
        for (name, _), cell in zip(columns[entity], packed.split(_COLUMN), strict=True):
            if some := tuple(sorted(value for value in cell.split(_VALUE) if value)):
                found.setdefault(name, {})[entity] = some
    return found


def _packed(entity: str, columns: list[str]) -> str:
    """Write the SELECT of one entity: its combinations first, which are few, then the values of each column."""
    cells = [f"coalesce(string_agg(DISTINCT d.{column}, '{_VALUE}'), '')" for column in columns]
    joined = f" || '{_COLUMN}' || ".join(cells)
    rows = f"SELECT DISTINCT {', '.join(f'e.{column}' for column in columns)} FROM {entity} AS e"
    return f"SELECT '{entity}' AS entity, {joined} AS packed FROM ({rows}) AS d"


_kept: OrderedDict[tuple[str, ...], Known] = OrderedDict()
_lock = threading.Lock()
