"""What an argument means: which customer, order or products a person has named, or which kind of nothing."""

import re
from dataclasses import dataclass
from typing import Any

from connectors.table import Nothing, Table
from tools.name_rows import Named
from tools.names import NameIndex
from tools.reader import Reader
from tools.spelling import number_key, number_spellings

_PLACEHOLDER = re.compile(r"<([A-Z_]+)_\d+>")
_DIGITS = re.compile(r"[\d\s+()\-]{4,}")
_CHOICES = 10
_SPELLINGS = 8  # parameters of the number query

_PERSON_COLUMNS = {
    "PERSON": ("name",), "PHONE": ("phone",), "EMAIL": ("email",), "ID_NUMBER": ("id_number", "tax_no"),
    "BANK_ACCOUNT": ("bank_account",),
}  # fmt: skip
_HOLDERS = (
    ("customer", "SELECT x.id AS customer_id FROM customer AS x"),
    ("customer_row", "SELECT x.customer_id AS customer_id FROM customer_row AS x"),
    ("contact", "SELECT x.customer_id AS customer_id FROM contact AS x"),
)

_NUMBERED = (
    ("order", "SELECT x.id AS order_id, x.number AS found, 'order' AS kind FROM sales_order AS x", "x.number"),
    ("invoice", "SELECT x.order_id AS order_id, x.number AS found, 'invoice' AS kind FROM invoice AS x", "x.number"),
    ("shipment", "SELECT x.order_id AS order_id, x.number AS found, 'shipment' AS kind FROM shipment AS x", "x.number"),
    (
        "tracking",
        "SELECT x.order_id AS order_id, x.tracking_no AS found, 'tracking' AS kind FROM shipment AS x",
        "x.tracking_no",
    ),
    (
        "customer PO",
        "SELECT x.id AS order_id, x.customer_po AS found, 'customer PO' AS kind FROM sales_order AS x",
        "x.customer_po",
    ),
)  # fmt: skip
_OTHER_NUMBERS = (
    ("invoice", "number"), ("shipment", "number"), ("shipment", "tracking_no"), ("sales_order", "customer_po"),
)  # fmt: skip
_CHOSEN = (
    "SELECT o.id, o.number, o.ordered_on, c.name AS customer FROM sales_order AS o "
    "LEFT JOIN customer AS c ON c.id = o.customer_id"
)


@dataclass(frozen=True)
class FoundOrder:
    """One order and by which kind of number it was found."""

    id: str
    by: str


def find_customer(reader: Reader, text: str) -> tuple[str, list[Named]]:
    """Return how customers were found, and which; empty when none fits."""
    index = NameIndex(reader.scope)
    wanted = text.strip()
    placeholders = _PLACEHOLDER.findall(wanted)
    if placeholders and _PLACEHOLDER.fullmatch(wanted):
        return f"{placeholders[0].lower()}", _holding(reader, index, placeholders[0], [wanted])
    how, found = index.customers(wanted)
    if found:
        return how, found
    if not any(char.isdigit() for char in wanted):
        return "person", _holding(reader, index, "PERSON", reader.scope.placeholders("PERSON", wanted))
    ordered = _of_order(reader, index, wanted)
    if not _DIGITS.fullmatch(wanted):
        return "order number", ordered
    digits = "".join(char for char in wanted if char.isdigit())
    called = _holding(reader, index, "PHONE", reader.scope.placeholders("PHONE", digits))
    both = {row.id: row for row in (*called, *ordered)}
    return "phone" if called else "order number", list(both.values())


def one_customer(reader: Reader, text: str) -> Named | Nothing:
    """Return the one customer that is meant, or which kind of nothing."""
    how, found = find_customer(reader, text)
    if len(found) == 1:
        if how == "pinyin":
            reader.tell(text, found[0].said())
        return found[0]
    if found:
        return ambiguous_customer(text, found)
    nothing = no_customer(reader, text)
    near = NameIndex(reader.scope).near(text) if nothing.kind == "absent" else []
    return _nearly(reader, text, near) or nothing


def _nearly(reader: Reader, text: str, near: list[Named]) -> Named | Nothing | None:
    """Take the one row a typing mistake away, and tell it; ask back which of several."""
    if len(near) > 1:
        return ambiguous_customer(text, near)
    for row in near:
        reader.tell(text, row.said())
    return near[0] if near else None


def ambiguous_customer(text: str, found: list[Named]) -> Nothing:
    """Return the question which of them is meant."""
    return Nothing("ambiguous", "customer", text, tuple(row.said() for row in found[:_CHOICES]))


def no_customer(reader: Reader, text: str) -> Nothing:
    """Say whether the customer does not exist or is not the user's to see; near names stand as choices."""
    scope = reader.scope
    spelled = number_spellings(text)
    checks = [("number", spelling) for spelling in spelled[:3]] + [("name", text.strip())]
    hidden = any(_exists(reader, "customer", *check) for check in checks) or _is_known_short(
        reader, text.strip()
    )
    if not reader.sees("customer") or hidden:
        return Nothing("not_yours", "customer", text)
    near = NameIndex(scope).suggest(text, "customer", 3) if not _PLACEHOLDER.search(text) else []
    return Nothing("absent", "customer", text, tuple(row.said() for row in near))


def _is_known_short(reader: Reader, name: str) -> bool:
    """Say whether a name is the short form of a customer's that is not the user's to see.

    Short enough to try out by guessing it does not count: four Latin letters, three Chinese characters.
    """
    return len(name) >= (4 if name.isascii() else 3) and _exists(reader, "customer", "name", name, short=True)


def _exists(reader: Reader, entity: str, column: str, value: str, *, short: bool = False) -> bool:
    """Ask whether a value is there among rows that are not the user's.

    Of a column the role lacks it may not be asked; a role that sees all rows need not ask.
    """
    scope = reader.scope
    return (
        scope.role.rows != "all"
        and f"{entity}.{column}" in reader.visible
        and scope.exists(entity, column, value, short=short)
    )


def _holding(reader: Reader, index: NameIndex, kind: str, values: list[str]) -> list[Named]:
    """Return the customers that hold, or whose contacts hold, one of these placeholders."""
    columns = _PERSON_COLUMNS.get(kind, ())
    parts = tuple(
        f"{select} WHERE list_contains($values, x.{column})"
        for entity, select in _HOLDERS
        for column in columns
        if f"{entity}.{column}" in reader.visible
    )
    table = reader.read_all("customers", parts, values=values) if parts and values else None
    ids = dict.fromkeys(table.column("customer_id")) if table else {}
    rows = [index.customer(row_id) for row_id in ids]
    return [row for row in rows if row is not None]


def _of_order(reader: Reader, index: NameIndex, text: str) -> list[Named]:
    orders = _orders(reader, text)
    if not orders:
        return []
    table = reader.read(
        "customers",
        "SELECT o.customer_id FROM sales_order AS o",
        ("list_contains($orders, o.id)",),
        orders=list(orders),
    )
    ids = dict.fromkeys(table.column("customer_id")) if table else {}
    rows = [index.customer(row_id) for row_id in ids]
    return [row for row in rows if row is not None]


def one_order(reader: Reader, text: str) -> FoundOrder | Nothing:
    """Return the one order that a number stands for, or which kind of nothing."""
    if not reader.sees("sales_order"):
        return Nothing("not_yours", "sales_order", text)
    orders = _orders(reader, text)
    if len(orders) == 1:
        return next(FoundOrder(*order) for order in orders.items())
    if orders:
        return Nothing("ambiguous", "sales_order", text, _said_orders(reader, list(orders)))
    spelled = [spelling for spelling in number_spellings(text) if spelling == spelling.upper()]
    checks = [("sales_order", "number", spelling) for spelling in spelled]
    checks += [(*place, spelled[0]) for place in (*_OTHER_NUMBERS, ("customer", "number"))]
    hidden = any(_exists(reader, *check) for check in checks)
    return Nothing("not_yours" if hidden else "absent", "sales_order", text)


def _orders(reader: Reader, text: str) -> dict[str, str]:
    """Return order ids with the kind of number that matched: as written first, then as people abbreviate."""
    spelled = number_spellings(text)[:_SPELLINGS]
    key = number_key(text)
    # Most people give an order's number in full: one equality is a fifth of the work of all that it might be.
    written = next((s for s in reversed(spelled) if "-" in s and number_key(s) == key), spelled[0])
    table = reader.read_all("numbers", (f"{_NUMBERED[0][1]} WHERE x.number = $number",), number=written)
    if table is not None and table.rows:
        return _best(table, {written: 0})
    filled = spelled + spelled[-1:] * (_SPELLINGS - len(spelled))
    names = ", ".join(f"$n{place}" for place in range(_SPELLINGS))
    exact = tuple(f"{select} WHERE {column} IN ({names})" for _, select, column in _NUMBERED)
    table = reader.read_all("numbers", exact, **{f"n{i}": value for i, value in enumerate(filled)})
    found = _best(table, {number: int(number_key(number) != key) for number in spelled})
    if found or len(key) < 4:
        return found
    # The end of a number has no dash in it; its four last characters leave few rows to compare in full.
    ends = tuple(f"{select} WHERE {column} LIKE $tail" for _, select, column in _NUMBERED)
    table = reader.read_all("numbers", ends, tail=f"%{key[-4:].replace('%', '').replace('_', '')}")
    keys = {row[1]: number_key(row[1]) for row in (table.rows if table else [])}
    ranks = {number: int(found_key != key) for number, found_key in keys.items() if found_key.endswith(key)}
    return _best(table, ranks)


def _best(table: Table | None, ranks: dict[str, int]) -> dict[str, str]:
    """Keep the orders whose number ranks best; of several kinds of number the first of the list tells."""
    rows = [row for row in (table.rows if table else []) if row[0] is not None and row[1] in ranks]
    if not rows:
        return {}
    best = min(ranks[number] for _, number, _ in rows)
    kinds = [kind for kind, _, _ in _NUMBERED]
    kept = sorted((kinds.index(kind), order) for order, number, kind in rows if ranks[number] == best)
    return {order: kinds[place] for place, order in reversed(kept)}


def _said_orders(reader: Reader, ids: list[str]) -> tuple[str, ...]:
    table = reader.read("choices", _CHOSEN, ("list_contains($ids, o.id)",), ids=ids)
    rows: list[dict[str, Any]] = table.dicts() if table else []
    said = [
        f"{row['number']} ({', '.join(str(row[k]) for k in ('ordered_on', 'customer') if row.get(k))})"
        for row in sorted(rows, key=lambda row: str(row["number"]))
    ]
    return tuple(said[:_CHOICES])


def find_products(reader: Reader, text: str) -> list[Named] | Nothing:
    """Return the products a number, a name, a part of one or a category stands for.

    Several are no question back: a filter by "打印机" means all of them.
    """
    index = NameIndex(reader.scope)
    how, found = index.products(text.strip())
    if found and how != "pinyin":
        return found
    if in_category := index.in_category(text.strip()):
        return in_category
    if found := found or index.near(text, "product"):
        if len(found) > 1:
            return Nothing("ambiguous", "product", text, tuple(row.said() for row in found[:_CHOICES]))
        reader.tell(text, found[0].said())
        return found
    if not reader.sees("product"):
        return Nothing("not_yours", "product", text)
    near = index.suggest(text, "product", 3)
    return Nothing("absent", "product", text, tuple(row.said() for row in near))
