"""Asking for metrics of the small company, and what its rows add up to."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from tests.tools.fakes import TODAY
from tests.tools.rows import CUSTOMERS, INVOICES, LINES, ORDERS, PRODUCTS
from tools.kit import Kit
from tools.query_metrics import query_metrics
from tools.semantics import load

KIT = Kit(load())
METRICS = KIT.semantics.metrics
DEAD = ("quotation", "draft", "cancelled")
SOLD = [order for order in ORDERS if order["status"] not in DEAD]
BY_ID = {order["id"]: order for order in ORDERS}
CUSTOMER = {customer["id"]: customer for customer in CUSTOMERS}
PRODUCT = {product["id"]: product for product in PRODUCTS}
SOLD_LINES = [line for line in LINES if BY_ID[line["order_id"]] in SOLD]
OPEN = [i for i in INVOICES if i["status"] in ("open", "partially_paid")]
Q3 = [date(2026, 7, 1), date(2026, 9, 30)]


def ask(scope, *metrics, by=(), **more):
    filters = [{"dimension": name, "values": value} for name, value in more.pop("where", {}).items()]
    filters += [
        {"dimension": name, "values": value, "exclude": True} for name, value in more.pop("but", {}).items()
    ]
    return query_metrics(scope, kit=KIT, metrics=list(metrics), group_by=list(by), filters=filters, **more)


def late(order):
    done = order["shipped_on"]
    return done > order["promised_on"] if done else order["promised_on"] < TODAY


def rows(result):
    return result.table("metrics").rows


def dicts(result):
    return result.table("metrics").dicts()


def value(result):
    (row,) = rows(result)
    return row[-1]


def by_key(result, *keys):
    metric = result.facts["metrics"][0]["name"]
    return {tuple(row[key] for key in keys): row[metric] for row in dicts(result)}


def added(rows, key, number):
    sums = defaultdict(Decimal)
    for row in rows:
        sums[key(row)] += number(row)
    return dict(sums)
