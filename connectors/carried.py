"""What lines and shipments carry of their order, so that nothing is joined for its day, status or customer.

A line's day is known of its order only, and a million lines meeting their orders over a text id take longer
than all the rest of a question. A sync writes these values beside each line. They stand in hidden columns,
which an entity of its own shows: whoever sees the line and that column of its order sees it there too.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Carried:
    """What the rows of an entity carry of the row they refer to.

    Args:
        view: The name of the entity that shows them, as `customer_row` is one.
        reference: The column that refers to the other row; a row is seen exactly where that one is.
        of: The other row's entity.
        columns: Its columns that are carried; none of them is personal.
    """

    view: str
    reference: str
    of: str
    columns: tuple[str, ...]

    def named(self, column: str) -> str:
        """Return the name under which a column is carried.

        >>> CARRIED["shipment"].named("status")
        '_order_status'
        """
        return f"_order_{column}"


_OF_ORDER = (
    "customer_id", "status", "ordered_on", "promised_on", "shipped_on", "currency", "channel", "owner_id",
    "ship_to_city", "ship_to_region", "ship_to_country",
)  # fmt: skip
CARRIED: dict[str, Carried] = {
    "sales_order_line": Carried("line_of_order", "order_id", "sales_order", _OF_ORDER),
    "shipment": Carried("shipment_of_order", "order_id", "sales_order", _OF_ORDER),
}
CARRIERS: dict[str, str] = {carried.view: entity for entity, carried in CARRIED.items()}


def entities_in(name: str) -> tuple[str, ...]:
    """Return the entities whose columns an entity shows.

    >>> entities_in("shipment_of_order"), entities_in("shipment")
    (('shipment', 'sales_order'), ('shipment',))
    """
    entity = CARRIERS.get(name)
    return (name,) if entity is None else (entity, CARRIED[entity].of)


def owner(name: str, column: str) -> str:
    """Return the entity that a column of an entity is one of.

    >>> owner("line_of_order", "amount"), owner("line_of_order", "_order_status"), owner("product", "name")
    ('sales_order_line', 'sales_order', 'product')
    """
    entity = CARRIERS.get(name)
    if entity is None:
        return name
    carried = CARRIED[entity]
    return carried.of if column in map(carried.named, carried.columns) else entity
