"""What can be measured row by row, and by what: each fact with its dimensions.

A dimension joins many rows to one, never one to many, so that nothing is counted twice.
"""

from dataclasses import dataclass, field

from tools.conditions import PLACE

Columns = tuple[tuple[str, str], ...]  # output name, SQL expression
Filter = tuple[str, tuple[str, ...]]  # condition, aliases of the joins it needs


@dataclass(frozen=True)
class Dimension:
    """What rows are grouped by.

    Args:
        columns: Output columns, the telling one last.
        joins: Aliases in the fact's `joins` that it needs, in order.
        key: The id that stands for the columns, or "": groups are made by it, and only the groups shown are
            given their columns, by `label`, a LEFT JOIN on `r.<dimension>_id`.
        label: See `key`.
    """

    columns: Columns
    joins: tuple[str, ...] = ()
    key: str = ""
    label: str = ""


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


def _one(name: str, expression: str, *joins: str) -> Dimension:
    return Dimension(((name, expression),), joins)


def _customer(key: str) -> dict[str, Dimension]:
    """Return what every fact with a customer can be grouped by."""
    return {
        "customer": Dimension(
            (("customer_number", "c.number"), ("customer", "c.name")),
            (),
            key,
            "LEFT JOIN customer AS c ON c.id = r.customer_id",
        ),
        **{
            name: _one(name, f"c.{name}", "c")
            for name in ("industry", "segment", "country", "region", "city")
        },
    }


def _times(day: str) -> dict[str, Dimension]:
    return {
        "year": _one("year", f"strftime({day}, '%Y')"),
        "quarter": _one("quarter", f"strftime({day}, '%Y') || '-Q' || CAST(quarter({day}) AS VARCHAR)"),
        "month": _one("month", f"strftime({day}, '%Y-%m')"),
    }


def _staff(key: str, *joins: str) -> Dimension:
    label = "LEFT JOIN staff AS w ON w.id = r.sales_rep_id"
    return Dimension((("staff_number", "w.number"), ("sales_rep", "w.name")), joins, key, label)


def _product(key: str, by: str = "id") -> Dimension:
    label = f"LEFT JOIN product AS p ON p.{by} = r.product_id"
    return Dimension(
        (("product_number", "p.number"), ("product", "coalesce(p.name, p.name_en)")), (), key, label
    )


_PLACES = {name: _one(name, expression, "c") for name, expression in PLACE.items()}
_C_OF_O = "LEFT JOIN customer AS c ON c.id = o.customer_id"
# The carrier of an order; one that went with several is told as such, not counted once for each.
CARRIER = "CASE WHEN min(s.carrier) <> max(s.carrier) THEN '(several)' ELSE max(s.carrier) END"
_CARRIER_OF_O = (
    f"LEFT JOIN (SELECT s.order_id, {CARRIER} AS carrier FROM shipment AS s GROUP BY s.order_id) AS z "
    "ON z.order_id = o.id"
)
_ORDER_ALIASES = {
    "o": "sales_order", "c": "customer", "w": "staff", "s": "shipment", "l": "sales_order_line", "p": "product",
}  # fmt: skip
_ORDER_DIMENSIONS = {
    **_customer("o.customer_id"),
    **_PLACES,
    "carrier": _one("carrier", "z.carrier", "z"),
    "status": _one("status", "o.status"),
    "channel": _one("channel", "o.channel"),
    "sales_rep": _staff("o.owner_id"),
    **_times("o.ordered_on"),
}
_ORDER_FILTERS: dict[str, Filter] = {
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
}

ORDER = Fact(
    source="sales_order AS o",
    joins={"c": _C_OF_O, "z": _CARRIER_OF_O},
    aliases=_ORDER_ALIASES,
    dimensions=_ORDER_DIMENSIONS,
    day="o.ordered_on",
    statuses="order_status",
    filters=_ORDER_FILTERS,
)
LINE = Fact(
    source="sales_order_line AS l JOIN sales_order AS o ON o.id = l.order_id",
    joins={**ORDER.joins, "p": "LEFT JOIN product AS p ON p.id = l.product_id"},
    aliases=_ORDER_ALIASES,
    dimensions={
        **_ORDER_DIMENSIONS,
        "product": _product("l.product_id"),
        "category": _one("category", "p.category", "p"),
    },
    day="o.ordered_on",
    statuses="order_status",
    filters={**_ORDER_FILTERS, "product": ("list_contains($product, l.product_id)", ())},
)
SHIPMENT = Fact(
    source="shipment AS s LEFT JOIN sales_order AS o ON o.id = s.order_id",
    joins={"c": _C_OF_O},
    aliases=_ORDER_ALIASES,
    dimensions={
        **_customer("o.customer_id"),
        **_PLACES,
        "carrier": _one("carrier", "s.carrier"),
        "status": _one("status", "s.status"),
        "warehouse": _one("warehouse", "s.warehouse"),
        "sales_rep": _staff("o.owner_id"),
        **_times("s.shipped_on"),
    },
    day="s.shipped_on",
    statuses="shipment_status",
    filters={name: _ORDER_FILTERS[name] for name in ("customer", "sales_rep", "product")},
)
INVOICE = Fact(
    source="invoice AS i",
    joins={
        "c": "LEFT JOIN customer AS c ON c.id = i.customer_id",
        "o": "LEFT JOIN sales_order AS o ON o.id = i.order_id",
    },
    aliases={"i": "invoice", "c": "customer", "o": "sales_order", "w": "staff"},
    dimensions={
        **_customer("i.customer_id"),
        "status": _one("status", "i.status"),
        "sales_rep": _staff("coalesce(o.owner_id, c.owner_id)", "c", "o"),
        **_times("i.issued_on"),
    },
    day="i.issued_on",
    statuses="invoice_status",
    filters={
        "customer": ("i.customer_id = $customer", ()),
        "sales_rep": ("list_contains($sales_rep, coalesce(o.owner_id, c.owner_id))", ("c", "o")),
    },
)
PAYMENT = Fact(
    source="payment AS y",
    joins={
        "c": "LEFT JOIN customer AS c ON c.id = y.customer_id",
    },
    aliases={"y": "payment", "c": "customer", "w": "staff"},
    dimensions={
        **_customer("y.customer_id"),
        "sales_rep": _staff("c.owner_id", "c"),
        **_times("y.received_on"),
    },
    day="y.received_on",
    filters={
        "customer": ("y.customer_id = $customer", ()),
        "sales_rep": ("list_contains($sales_rep, c.owner_id)", ("c",)),
    },
)
TICKET = Fact(
    source="ticket AS t",
    joins={
        "c": "LEFT JOIN customer AS c ON c.id = t.customer_id",
    },
    aliases={"t": "ticket", "c": "customer", "w": "staff", "p": "product", "q": "product"},
    dimensions={
        **_customer("t.customer_id"),
        "category": _one("category", "t.category"),
        "status": _one("status", "t.status"),
        "priority": _one("priority", "t.priority"),
        "channel": _one("channel", "t.channel"),
        "sales_rep": _staff("t.owner_id"),
        "product": Dimension(
            _product("").columns,
            (),
            "t.product_number",
            "LEFT JOIN (SELECT q.number, max(q.name) AS name, max(q.name_en) AS name_en FROM product AS q "
            "GROUP BY q.number) AS p ON p.number = r.product_id",
        ),
        **_times("CAST(t.opened_at AS DATE)"),
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
STOCK = Fact(
    source="stock_level AS k",
    joins={"p": "LEFT JOIN product AS p ON p.id = k.product_id"},
    aliases={"k": "stock_level", "p": "product"},
    dimensions={
        "product": _product("k.product_id"),
        "category": _one("category", "p.category", "p"),
        "warehouse": _one("warehouse", "k.warehouse"),
        "status": _one("status", "p.status", "p"),
    },
    statuses="product_status",
    filters={"product": ("list_contains($product, k.product_id)", ())},
)
OPPORTUNITY = Fact(
    source="opportunity AS n",
    joins={
        "c": "LEFT JOIN customer AS c ON c.id = n.customer_id",
    },
    aliases={"n": "opportunity", "c": "customer", "w": "staff"},
    dimensions={
        **_customer("n.customer_id"),
        "stage": _one("stage", "n.stage"),
        "status": _one("stage", "n.stage"),
        "sales_rep": _staff("n.owner_id"),
        **_times("n.created_on"),
    },
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
        "industry": _one("industry", "c.industry"),
        "segment": _one("segment", "c.segment"),
        "country": _one("country", "c.country"),
        "region": _one("region", "c.region"),
        "city": _one("city", "c.city"),
        "status": _one("status", "c.status"),
        "sales_rep": _staff("c.owner_id"),
        **_times("CAST(c.created_at AS DATE)"),
    },
    day="CAST(c.created_at AS DATE)",
    statuses="customer_status",
    filters={
        "customer": ("c.id = $customer", ()),
        "sales_rep": ("list_contains($sales_rep, c.owner_id)", ()),
    },
)
