"""A small company told by an ERP and a CRM: plain rows, so that expectations can be counted by hand or in Python."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

D = Decimal


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def erp(key: str) -> str:
    return f"erp:{key}"


def _customer(number: str, name: str, city: str, region: str, country: str, **more: Any) -> dict[str, Any]:
    return {
        "id": erp(number), "number": number, "name": name, "kind": "company", "city": city, "region": region,
        "country": country, "industry": "电子", "currency": "CNY", "status": "active", "owner_id": "erp:E1",
        "source": "erp", "source_key": number, "created_at": at("2025-01-05T00:00:00"), **more,
    }  # fmt: skip


CUSTOMERS = [
    _customer("C01", "杭州云创科技有限公司", "杭州", "华东", "中国", phone="<PHONE_1>", email="<EMAIL_1>",
              address="<ADDRESS_1>", payment_terms_days=30, tax_no="9133"),
    _customer("C02", "Acme Industrial GmbH", "Hamburg", "海外", "德国", currency="EUR", owner_id="erp:E2"),
    _customer("C03", "上海华远机械有限公司", "上海", "华东", "中国", industry="机械"),
    _customer("C04", "北京华远机械有限公司", "北京", "华北", "中国", industry="机械", owner_id="erp:E2"),
    _customer("C05", "<PERSON_50>", "广州", "华南", "中国", kind="person", phone="<PHONE_50>"),
    _customer("C06", "深圳蓝天电子有限公司", "深圳", "华南", "中国"),
    _customer("C07", "Blue Ridge Trading Co., Ltd.", "Chicago", "海外", "美国", currency="USD"),
    {**_customer("9", "成都新客户有限公司", "成都", "西南", "中国"), "id": "crm:9", "source": "crm"},
]  # fmt: skip

_TOLD = [{**row, "customer_id": row["id"]} for row in CUSTOMERS]
CUSTOMER_ROWS = [
    *_TOLD,
    {**_TOLD[0], "id": "crm:1", "number": "A-1001", "name": "云创科技(Yunchuang Tech)", "source": "crm",
     "source_key": "1", "phone": "<PHONE_2>", "email": None, "payment_terms_days": 60, "owner_id": "erp:E2",
     "tax_no": "9133 ", "city": "杭州"},
    {**_TOLD[1], "id": "crm:2", "number": "A-1002", "name": "ACME Ind. Germany", "source": "crm", "source_key": "2"},
]  # fmt: skip
LINKS = [
    {"id": row["id"], "customer_id": row["customer_id"], "probability": D("0.99"), "reason": "number",
     "source": row["source"], "source_key": row["source_key"]}
    for row in CUSTOMER_ROWS
]  # fmt: skip

STAFF = [
    {
        "id": "erp:E1",
        "number": "E1",
        "name": "<PERSON_1>",
        "region": "华东",
        "status": "active",
        "source": "erp",
    },
    {
        "id": "erp:E2",
        "number": "E2",
        "name": "<PERSON_2>",
        "region": "海外",
        "status": "active",
        "source": "erp",
    },
]
CONTACTS = [
    {"id": "crm:k1", "customer_id": "erp:C01", "name": "<PERSON_12>", "title": "采购", "phone": "<PHONE_12>",
     "email": "<EMAIL_12>", "is_primary": True, "source": "crm"},
    {"id": "crm:k2", "customer_id": "erp:C01", "name": "<PERSON_13>", "phone": "<PHONE_13>", "is_primary": False,
     "source": "crm"},
    {"id": "crm:k3", "customer_id": "erp:C06", "name": "<PERSON_13>", "phone": "<PHONE_1>", "is_primary": True,
     "source": "crm"},
]  # fmt: skip


def _product(
    number: str, name: str, name_en: str, category: str, price: str, cost: str, reorder: str
) -> dict[str, Any]:
    return {
        "id": erp(number), "number": number, "name": name, "name_en": name_en, "category": category, "unit": "台",
        "list_price": D(price), "cost": D(cost), "currency": "CNY", "lead_time_days": 7,
        "reorder_level": D(reorder), "status": "active", "source": "erp",
    }  # fmt: skip


PRODUCTS = [
    _product("PR-1", "A4激光打印机", "A4 Laser Printer", "打印与耗材", "1600", "1000", "10"),
    _product("PR-2", "碳粉盒", "Toner Cartridge", "打印与耗材", "300", "100", "50"),
    _product("PR-3", "热敏标签打印机", "Label Printer", "打印与耗材", "1100", "700", "5"),
    _product("FU-1", "人体工学椅", "Ergonomic Chair", "办公家具", "1290", "800", "8"),
    {
        **_product("FU-2", "会议桌", "Meeting Table", "办公家具", "3600", "2000", "2"),
        "status": "discontinued",
    },
]
STOCK = [
    {"id": f"erp:s{place}", "product_id": erp(number), "warehouse": house, "on_hand": D(on_hand),
     "reserved": D(reserved), "available": D(on_hand) - D(reserved), "source": "erp"}
    for place, (number, house, on_hand, reserved) in enumerate((
        ("PR-1", "上海仓", "12", "4"), ("PR-1", "广州仓", "3", "0"), ("PR-2", "上海仓", "20", "5"),
        ("PR-3", "上海仓", "5", "0"), ("FU-1", "广州仓", "7", "7"),
    ))
]  # fmt: skip
SUPPLY = [
    {"id": "erp:u1", "number": "PO-1", "product_id": erp("PR-2"), "kind": "purchase", "quantity": D(100),
     "expected_on": date(2026, 12, 1), "warehouse": "上海仓", "status": "ordered", "source": "erp"},
    {"id": "erp:u2", "number": "PO-2", "product_id": erp("PR-2"), "kind": "purchase", "quantity": D(40),
     "expected_on": date(2026, 11, 1), "warehouse": "上海仓", "status": "received", "source": "erp"},
]  # fmt: skip

# The columns: number, customer, status, days ordered, promised and shipped, currency, freight,
# and lines of product, quantity and price.
_ORDERS: tuple[tuple[Any, ...], ...] = (
    ("SO2026-00042", "C01", "partially_shipped", "2026-10-20", "2026-11-10", None, "CNY", "120",
     (("PR-1", 12, "1600"), ("FU-1", 2, "1290"))),
    ("SO2026-00043", "C01", "completed", "2026-07-01", "2026-07-10", "2026-07-09", "CNY", "30", (("PR-1", 1, "1600"),)),
    ("SO2026-00044", "C02", "completed", "2026-08-15", "2026-08-30", "2026-09-03", "EUR", "210", (("PR-1", 4, "210"),)),
    ("SO2026-00045", "C02", "confirmed", "2026-11-15", "2026-12-15", None, "EUR", "0", (("FU-1", 3, "170"),)),
    ("SO2026-00046", "C03", "completed", "2026-09-01", "2026-09-20", "2026-09-20", "CNY", "55",
     (("PR-1", 2, "1600"), ("PR-2", 10, "300"))),
    ("SO2026-00047", "C04", "completed", "2026-09-30", "2026-10-09", "2026-10-12", "CNY", "60",
     (("PR-1", 1, "1500"), ("PR-2", 5, "290"))),
    ("SO2026-00048", "C06", "completed", "2026-05-01", "2026-05-10", "2026-05-10", "CNY", "15",
     (("PR-1", 3, "1600"), ("PR-2", 6, "300"), ("FU-2", 1, "3600"))),
    ("SO2026-00049", "C06", "cancelled", "2026-06-01", "2026-06-10", None, "CNY", "99", (("PR-3", 9, "1100"),)),
    ("SO2026-00050", "C07", "quotation", "2026-11-01", "2026-11-05", None, "USD", "99", (("PR-3", 1, "160"),)),
    ("SO2026-00051", "C05", "completed", "2025-12-30", "2026-01-05", "2026-01-04", "CNY", "10", (("PR-3", 1, "1100"),)),
    ("SO2026-0051", "C05", "draft", "2026-11-18", "2026-11-19", None, "CNY", "0", (("PR-3", 1, "1100"),)),
)  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


ORDERS: list[dict[str, Any]] = []
LINES: list[dict[str, Any]] = []
_COST = {product["number"]: product["cost"] for product in PRODUCTS}
_OWNER = {row["number"]: row["owner_id"] for row in CUSTOMERS}
_CITY = {row["number"]: (row["city"], row["country"]) for row in CUSTOMERS}
for _number, _who, _status, _ordered, _promised, _shipped, _currency, _freight, _lines in _ORDERS:
    ORDERS.append({
        "id": erp(_number), "number": _number, "customer_id": erp(_who), "status": _status,
        "ordered_on": _day(_ordered), "promised_on": _day(_promised), "shipped_on": _day(_shipped),
        "currency": _currency, "freight": D(_freight), "owner_id": _OWNER[_who],
        "amount": sum((D(quantity) * D(price) for _, quantity, price in _lines), D(0)),
        "customer_po": f"YC-{_number[-2:]}", "ship_to_city": _CITY[_who][0], "ship_to_country": _CITY[_who][1],
        "ship_to_address": "<ADDRESS_1>", "source": "erp",
    })  # fmt: skip
    LINES += [
        {"id": erp(f"{_number}-{place}"), "order_id": erp(_number), "line_no": place, "product_id": erp(product),
         "quantity": D(quantity), "shipped_quantity": D(quantity) if _shipped else D(0), "unit_price": D(price),
         "discount_rate": D(0), "amount": D(quantity) * D(price), "cost": D(quantity) * _COST[product],
         "currency": _currency, "source": "erp"}
        for place, (product, quantity, price) in enumerate(_lines, 1)
    ]  # fmt: skip

SHIPMENTS = [
    {"id": f"erp:D{place}", "number": f"D-{place}", "order_id": erp(order), "status": status, "carrier": carrier,
     "tracking_no": tracking, "warehouse": "上海仓", "shipped_on": _day(shipped), "source": "erp"}
    for place, (order, carrier, tracking, status, shipped) in enumerate((
        ("SO2026-00042", "顺丰速运", "SF1000000000042", "delivered", "2026-11-12"),
        ("SO2026-00042", "德邦快递", "DPK3000042", "in_transit", "2026-11-18"),
        ("SO2026-00043", "顺丰速运", "SF1000000000043", "delivered", "2026-07-09"),
        ("SO2026-00044", "DHL", "JD014600003", "delivered", "2026-09-03"),
        ("SO2026-00046", "顺丰速运", "SF1000000000046", "delivered", "2026-09-20"),
        ("SO2026-00047", "德邦快递", "DPK3000047", "delivered", "2026-10-12"),
        ("SO2026-00048", "顺丰速运", "SF1000000000048", "cancelled", "2026-05-10"),
    ), 1)
]  # fmt: skip
EVENTS = [
    {"id": f"erp:V{place}", "shipment_id": shipment, "occurred_at": at(when), "status": status, "location": where,
     "description": "<PERSON_12> 签收" if status == "delivered" else "在途", "source": "erp"}
    for place, (shipment, when, status, where) in enumerate((
        ("erp:D1", "2026-11-12T08:00:00", "shipped", "上海"), ("erp:D1", "2026-11-13T09:30:00", "delivered", "杭州"),
        ("erp:D2", "2026-11-18T20:00:00", "in_transit", "嘉兴"), ("erp:D3", "2026-07-10T10:00:00", "delivered", "杭州"),
    ), 1)
]  # fmt: skip

# number, customer, order, status, issued, due, amount, paid, currency
_INVOICES: tuple[tuple[Any, ...], ...] = (
    ("INV-42", "C01", "SO2026-00042", "partially_paid", "2026-11-12", "2026-12-12", "21780", "10000", "CNY"),
    ("INV-43", "C01", "SO2026-00043", "paid", "2026-07-09", "2026-08-09", "1600", "1600", "CNY"),
    ("INV-44", "C02", "SO2026-00044", "open", "2026-09-03", "2026-10-03", "840", "0", "EUR"),
    ("INV-46", "C03", "SO2026-00046", "open", "2026-09-20", "2026-10-20", "6200", "0", "CNY"),
    ("INV-47", "C04", "SO2026-00047", "draft", "2026-10-12", "2026-11-12", "2950", "0", "CNY"),
    ("INV-48", "C06", "SO2026-00048", "cancelled", "2026-05-10", "2026-06-10", "10200", "0", "CNY"),
)
INVOICES = [
    {"id": erp(number), "number": number, "customer_id": erp(who), "order_id": erp(order), "status": status,
     "issued_on": _day(issued), "due_on": _day(due), "amount": D(amount), "paid_amount": D(paid),
     "open_amount": D(amount) - D(paid), "currency": currency, "source": "erp"}
    for number, who, order, status, issued, due, amount, paid, currency in _INVOICES
]  # fmt: skip
PAYMENTS = [
    {"id": "erp:Y1", "number": "RC-1", "invoice_id": "erp:INV-42", "customer_id": "erp:C01",
     "received_on": date(2026, 11, 15), "amount": D(10000), "currency": "CNY", "method": "电汇", "source": "erp"},
    {"id": "erp:Y2", "number": "RC-2", "invoice_id": "erp:INV-43", "customer_id": "erp:C01",
     "received_on": date(2026, 8, 1), "amount": D(1600), "currency": "CNY", "method": "电汇", "source": "erp"},
]  # fmt: skip
TICKETS = [
    {"id": f"crm:T{place}", "number": f"T-{place}", "customer_id": who, "order_number": order, "product_number": product,
     "subject": subject, "description": f"{subject} 100%", "category": category, "status": status, "priority": "normal",
     "opened_at": at("2026-11-01T03:00:00") - timedelta(days=place), "satisfaction": score, "owner_id": "erp:E2",
     "source": "crm"}
    for place, (who, order, product, subject, category, status, score) in enumerate((
        ("erp:C01", "SO2026-00042", "PR-1", "<PERSON_12> 说货没到", "物流", "open", None),
        ("erp:C01", "SO2026-00043", "PR-1", "卡纸", "质量", "closed", 5),
        ("erp:C02", "SO2026-00045", "FU-1", "Chair wobbles", "质量", "pending", None),
        ("erp:C03", None, None, "发票抬头", "财务", "resolved", 3),
    ), 1)
]  # fmt: skip
OPPORTUNITIES = [
    {"id": "crm:O1", "number": "O-1", "name": "年度采购", "customer_id": "erp:C01", "stage": "proposal",
     "amount": D(50000), "currency": "CNY", "created_on": date(2026, 9, 1), "owner_id": "erp:E1", "source": "crm"},
    {"id": "crm:O2", "number": "O-2", "name": "Chairs", "customer_id": "erp:C02", "stage": "won",
     "amount": D(900), "currency": "EUR", "created_on": date(2026, 6, 1), "owner_id": "erp:E2", "source": "crm"},
]  # fmt: skip
INTERACTIONS = [
    {"id": "crm:N1", "customer_id": "erp:C01", "kind": "call", "subject": "催货", "body": "<PERSON_12> 来电",
     "happened_at": at("2026-11-17T02:00:00"), "owner_id": "erp:E1", "source": "crm"},
]  # fmt: skip

ROWS: dict[str, list[dict[str, Any]]] = {
    "customer": CUSTOMERS, "customer_row": CUSTOMER_ROWS, "customer_link": LINKS, "staff": STAFF,
    "contact": CONTACTS, "product": PRODUCTS, "stock_level": STOCK, "supply": SUPPLY, "sales_order": ORDERS,
    "sales_order_line": LINES, "shipment": SHIPMENTS, "shipment_event": EVENTS, "invoice": INVOICES,
    "payment": PAYMENTS, "ticket": TICKETS, "opportunity": OPPORTUNITIES, "interaction": INTERACTIONS,
}  # fmt: skip
# What the vault's search finds.
NAMES = {"PERSON 李娜": ["<PERSON_12>"], "PERSON lina": ["<PERSON_12>"], "PHONE 0042": ["<PHONE_12>"],
         "PHONE 5678": ["<PHONE_1>"], "PERSON 王": ["<PERSON_1>", "<PERSON_13>"]}  # fmt: skip
