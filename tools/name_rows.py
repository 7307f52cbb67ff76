"""Reads every name a user may see, for the name index.

All names come packed in one cell: the gate's row limit is for what people are shown, and an index
needs every name. Only the index sees it; the reading is in the trail like any other.
"""

from typing import TYPE_CHECKING, NamedTuple

from tools.reader import Reader

if TYPE_CHECKING:
    from privacy.gate import Scope

_FIELD, _ROW = "\x1f", "\x1e"
_TOOL = "name_index"


class Named(NamedTuple):
    """A customer or product and what it is called.

    Args:
        id: The row's id.
        number: Its number, or "".
        name: Its name, as the system of record tells it.
        names: Every name any system has for it.
        numbers: Every number any system has for it.
        place: A customer's city; a product's category.
    """

    id: str
    number: str
    name: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    place: str

    def said(self) -> str:
        """Return it as a choice to show.

        >>> Named("erp:C0001", "C0001", "云创科技有限公司", (), (), "杭州").said()
        'C0001 云创科技有限公司 (杭州)'
        """
        place = f" ({self.place})" if self.place else ""
        return f"{self.number} {self.name}{place}".strip()


def read_customers(scope: "Scope") -> list[Named]:
    """Return the customers with the names of both systems."""
    reader = Reader(scope, _TOOL)
    golden = _packed(reader, "customer", "c", "id", ("number", "name", "city", "external_key"))
    told = _packed(reader, "customer_row", "r", "customer_id", ("number", "name", "external_key"))
    also: dict[str, list[list[str]]] = {}
    for row_id, *told_row in told:
        also.setdefault(row_id, []).append(told_row)
    customers = []
    for row_id, number, name, city, external in golden:
        others = also.get(row_id, ())
        names = _distinct(name, *(other[1] for other in others))
        numbers = _distinct(number, external, *(n for other in others for n in (other[0], other[2])))
        customers.append(Named(row_id, number, name, names, numbers, city))
    return customers


def read_products(scope: "Scope") -> list[Named]:
    """Return the products with their Chinese and English names."""
    rows = _packed(Reader(scope, _TOOL), "product", "p", "id", ("number", "name", "name_en", "category"))
    return [
        Named(row_id, number, name or english, _distinct(name, english), _distinct(number), category)
        for row_id, number, name, english, category in rows
    ]


def _packed(reader: Reader, entity: str, alias: str, key: str, columns: tuple[str, ...]) -> list[list[str]]:
    """Return key and columns of every row; a column the role lacks is empty."""
    if f"{entity}.{key}" not in reader.visible:
        return []
    cells = [f"{alias}.{key}"] + [
        f"coalesce({alias}.{name}, '')" if f"{entity}.{name}" in reader.visible else "''" for name in columns
    ]
    row = f" || '{_FIELD}' || ".join(cells)
    table = reader.need(
        "names",
        f"SELECT string_agg({row}, '{_ROW}' ORDER BY {alias}.{key}) AS packed FROM {entity} AS {alias}",
    )
    packed = table.rows[0][0] if table.rows else None
    return [line.split(_FIELD) for line in packed.split(_ROW)] if packed else []


def _distinct(*values: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
