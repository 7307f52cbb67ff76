"""A tiny shop, the same in every kind of source: what the contract suite expects to read."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

RARE = "𠮷野家 😀 «Müller» 'O''Brien' \"x\""
CUSTOMERS = [
    # number, name, city, kind
    ("C1", "上海云创科技有限公司", "上海", "1"),
    ("C2", RARE, None, "1"),
    ("007", "Zoë Å. Ünal", "İzmir", "2"),
    ("C4", None, "line\nbreak, comma", "1"),
]
ORDERS = [
    # order_no, customer, status, ordered, amount, changed
    ("SO-1", "C1", "A", "2026-01-01", "100.00", "2026-01-01 08:00:00"),
    ("SO-2", "C1", "B", "2026-01-02", "2.68", "2026-01-02 08:00:00"),
    ("SO-3", "C2", "B", "2026-01-03", "-15.50", "2026-01-03 08:00:00"),
    ("SO-4", "007", "C", "2026-01-04", "99999999.99", "2026-01-04 08:00:00"),
    ("SO-5", "C4", "B", None, None, "2026-01-05 08:00:00"),
    ("SO-6", None, "A", "2026-01-06", "0.10", None),
]
SINCE = datetime(2026, 1, 4, 0, 0, tzinfo=UTC)  # 08:00 in Shanghai: the very moment SO-4 changed
SINCE_ORDERS = {"SO-4", "SO-5", "SO-6"}  # SO-6 does not say when it changed

CUSTOMER_COLUMNS = ("cust_no", "cust_name", "city", "kind")
ORDER_COLUMNS = ("order_no", "cust_no", "status", "ordered", "amount", "changed")

EXPECTED_ORDER = {
    "id": "shop:SO-1",
    "number": "SO-1",
    "customer_id": "shop:C1",
    "status": "draft",
    "ordered_on": date(2026, 1, 1),
    "amount": Decimal("100.00"),
    "currency": "CNY",
    "source": "shop",
    "source_key": "SO-1",
    "updated_at": datetime(2026, 1, 1, tzinfo=UTC),
}

CREATE_CUSTOMERS = (
    "CREATE TABLE customers"
    " (cust_no VARCHAR(20) PRIMARY KEY, cust_name VARCHAR(200), city VARCHAR(80), kind CHAR(2))"
)
CREATE_ORDERS = (
    "CREATE TABLE orders (order_no VARCHAR(20) PRIMARY KEY, cust_no VARCHAR(20), status CHAR(3),"
    " ordered DATE, amount DECIMAL(14,2), changed {moment})"
)
# Every way in that a login which may only read must not have.
WRITES = [
    "INSERT INTO customers (cust_no) VALUES ('C9')",
    "UPDATE orders SET amount = 0",
    "DELETE FROM orders",
    "CREATE TABLE planted (a INTEGER)",
    "CREATE VIEW planted AS SELECT 1 AS a",
    "DROP TABLE orders",
    "ALTER TABLE orders ADD COLUMN planted INTEGER",
]

_MAPPING = """\
kind: shop
system: 商店
timezone: Asia/Shanghai
description: a tiny shop
record_for: {customer: [name]}
entities:
  customer:
    from: customers%(customers)s
    key: cust_no
    fields:
      number: cust_no
      name: cust_name
      city: city
      kind: {column: kind, codes: {1: company, 2: person}}
      external_key: {column: cust_no, case: lower}
  sales_order:
    from: orders%(orders)s
    key: order_no
    updated: changed
    fields:
      number: order_no
      customer_id: cust_no
      status: {column: status, codes: {A: draft, B: confirmed, C: cancelled}}
      ordered_on: ordered
      amount: amount
      currency: {value: CNY}
"""


def mapping(folder: Path, customers: str = "", orders: str = "") -> Path:
    """Write the shop's mapping; the arguments follow the names `customers` and `orders`."""
    path = folder / "shop.yaml"
    path.write_text(_MAPPING % {"customers": customers, "orders": orders}, encoding="utf-8")
    return path


def literal(value: str | None) -> str:
    """Return an SQL literal that every engine reads alike."""
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


def statements(moment: str) -> tuple[str, ...]:
    """Return the SQL that makes and fills the shop; `moment` is the type of a time of day."""
    rows = [
        f"INSERT INTO {table} VALUES ({', '.join(literal(cell) for cell in row)})"
        for table, content in (("customers", CUSTOMERS), ("orders", ORDERS))
        for row in content
    ]
    return (CREATE_CUSTOMERS, CREATE_ORDERS.format(moment=moment), *rows)
