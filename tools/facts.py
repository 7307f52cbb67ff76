"""What can be listed row by row, and what it is filtered by: each fact with its dimensions.

A dimension joins many rows to one, never one to many, so that no row is listed twice.
"""

from dataclasses import dataclass, field

from tools.conditions import PLACE

Filter = tuple[str, tuple[str, ...]]  # condition, aliases of the joins it needs


@dataclass(frozen=True)
class Dimension:
    """What rows are filtered by.

    Args:
        expression: Its value in SQL.
        joins: Aliases in the fact's `joins` that it needs, in order.
    """

    expression: str
    joins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """Rows of one grain.

    Args:
        source: The FROM clause.
        joins: LEFT JOINs by alias.
        aliases: Alias -> entity, for what a role may see.
        dimensions: By name.
        day: The day a period looks at, or "" if it has none.
        statuses: The closed list of its status, in `connectors.statuses`.
        filters: Conditions for arguments that are no plain dimension, with the joins they need;
            `$customer` holds one id, any other `$argument` a list.
    """

    source: str
    joins: dict[str, str]
    aliases: dict[str, str]
    dimensions: dict[str, Dimension]
    day: str = ""
    statuses: str = ""
    filters: dict[str, Filter] = field(default_factory=dict)


_OF_CUSTOMER = {
    name: Dimension(f"c.{name}", ("c",)) for name in ("industry", "segment", "country", "region", "city")
}
_PLACES = {name: Dimension(expression, ("c",)) for name, expression in PLACE.items()}

ORDER = Fact(
    source="sales_order AS o",
    joins={"c": "LEFT JOIN customer AS c ON c.id = o.customer_id"},
    aliases={
        "o": "sales_order", "c": "customer", "w": "staff", "s": "shipment", "l": "sales_order_line", "p": "product",
    },
    dimensions={
        **_OF_CUSTOMER,
        **_PLACES,
        "status": Dimension("o.status"),
        "channel": Dimension("o.channel"),
    },
    day="o.ordered_on",
    statuses="order_status",
    filters={
        "customer": ("o.customer_id = $customer", ()),
        "sales_rep": ("list_contains($sales_rep, o.owner_id)", ()),
        "carrier": (
            "o.id IN (SELECT s.order_id FROM shipment AS s WHERE list_contains($carrier, s.carrier))",
            (),
        ),
        "product": (
            "o.id IN (SELECT l.order_id FROM sales_order_line AS l WHERE list_contains($product, l.product_id))",
            (),
        ),
    },
)  # fmt: skip
INVOICE = Fact(
    source="invoice AS i",
    joins={
        "c": "LEFT JOIN customer AS c ON c.id = i.customer_id",
        "o": "LEFT JOIN sales_order AS o ON o.id = i.order_id",
    },
    aliases={"i": "invoice", "c": "customer", "o": "sales_order", "w": "staff"},
    dimensions={**_OF_CUSTOMER, "status": Dimension("i.status")},
    day="i.issued_on",
    statuses="invoice_status",
    filters={
        "customer": ("i.customer_id = $customer", ()),
        "sales_rep": ("list_contains($sales_rep, coalesce(o.owner_id, c.owner_id))", ("c", "o")),
    },
)
TICKET = Fact(
    source="ticket AS t",
    joins={"c": "LEFT JOIN customer AS c ON c.id = t.customer_id"},
    aliases={"t": "ticket", "c": "customer", "w": "staff", "p": "product", "q": "product"},
    dimensions={
        **_OF_CUSTOMER,
        "category": Dimension("t.category"),
        "status": Dimension("t.status"),
        "priority": Dimension("t.priority"),
        "channel": Dimension("t.channel"),
    },
    day="CAST(t.opened_at AS DATE)",
    statuses="ticket_status",
    filters={
        "customer": ("t.customer_id = $customer", ()),
        "sales_rep": ("list_contains($sales_rep, t.owner_id)", ()),
        "product": (
            "t.product_number IN (SELECT q.number FROM product AS q WHERE list_contains($product, q.id))",
            (),
        ),
    },
)
OPPORTUNITY = Fact(
    source="opportunity AS n",
    joins={"c": "LEFT JOIN customer AS c ON c.id = n.customer_id"},
    aliases={"n": "opportunity", "c": "customer", "w": "staff"},
    dimensions={**_OF_CUSTOMER, "stage": Dimension("n.stage"), "status": Dimension("n.stage")},
    day="n.created_on",
    statuses="stage",
    filters={
        "customer": ("n.customer_id = $customer", ()),
        "sales_rep": ("list_contains($sales_rep, n.owner_id)", ()),
    },
)
CUSTOMER = Fact(
    source="customer AS c",
    joins={},
    aliases={"c": "customer", "w": "staff"},
    dimensions={
        name: Dimension(f"c.{name}")
        for name in ("industry", "segment", "country", "region", "city", "status")
    },
    day="CAST(c.created_at AS DATE)",
    statuses="customer_status",
    filters={
        "customer": ("c.id = $customer", ()),
        "sales_rep": ("list_contains($sales_rep, c.owner_id)", ()),
    },
)
