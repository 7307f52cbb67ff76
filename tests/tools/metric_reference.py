"""Metrics worked out in plain Python, row by row, for comparing with what the statements say."""

from collections import defaultdict
from decimal import Decimal

WHOLE = ("orders", "average_order_value", "active_customers")
DEAD = ("quotation", "draft", "cancelled")


class Reference:
    """A small company's rows; every number is counted the long way."""

    def __init__(self, rows):
        self.rows = rows
        self.by_id = {name: {row["id"]: row for row in some} for name, some in rows.items()}

    # --- what a row belongs to

    def order_of(self, grain, row):
        if grain == "sales_order":
            return row
        return self.by_id["sales_order"].get(row.get("order_id"))

    def customer_of(self, grain, row):
        holder = row if "customer_id" in row else self.order_of(grain, row) or {}
        return holder.get("customer_id")

    def dimension(self, name, grain, row, day):
        if name == "month":
            return f"{day:%Y-%m}" if day else None
        if name == "customer":
            return self.by_id["customer"].get(self.customer_of(grain, row), {}).get("number")
        if name == "region":
            own = self.by_id["customer"].get(self.customer_of(grain, row), {}).get("region")
            order = (
                self.order_of(grain, row)
                if grain in ("sales_order", "sales_order_line", "shipment")
                else None
            )
            return own or (order or {}).get("ship_to_region")
        if name in ("product", "category"):
            product = self.by_id["product"].get(row.get("product_id"), {})
            return product.get("number" if name == "product" else "category")
        if name == "carrier" and grain != "shipment":
            order = self.order_of(grain, row)
            carriers = {s["carrier"] for s in self.parts("shipment", order) if s["carrier"]}
            return "(several)" if len(carriers) > 1 else next(iter(carriers), None)
        holder = (
            row if name in row else self.order_of(grain, row) or {}
        )  # a shipment's channel is its order's
        return holder.get(name)

    def parts(self, part, order):
        return [row for row in self.rows[part] if order is not None and row["order_id"] == order["id"]]

    def fits(self, name, value, grain, row):
        """Say whether a filter keeps a row: by its own value, else by any of its order's parts."""
        if name == "carrier" and grain != "shipment":
            return any(s["carrier"] == value for s in self.parts("shipment", self.order_of(grain, row)))
        if name == "product" and grain != "sales_order_line":
            lines = self.parts("sales_order_line", self.order_of(grain, row))
            return any(self.dimension("product", "sales_order_line", line, None) == value for line in lines)
        return self.dimension(name, grain, row, None) == value

    # --- metrics

    def groups(self, metric, groups, picks, period, split):
        """Return (groups, currency) -> value of one metric taken from rows."""
        spec = METRICS[metric]
        # Orders without a product have no line of it; their amount without it is that of their other lines.
        own = {name for name, _, out in picks if not (out and metric in WHOLE)}
        lines = {"product", "category"} & {*groups, *own}
        grain = "sales_order_line" if lines and spec.get("lines") else spec["grain"]
        kept = defaultdict(list)
        for row in self.rows[grain]:
            order = self.order_of(grain, row)
            day = spec["day"](self, row, order)
            if not spec["where"](self, row, order):
                continue
            if any(self.fits(name, value, grain, row) == out for name, value, out in picks):
                continue
            if period and not spec.get("first") and not (day and period[0] <= day <= period[1]):
                continue
            keys = tuple(self.dimension(name, grain, row, day) for name in groups)
            currency = row.get("currency") or (order or {}).get("currency") if split else None
            kept[(keys, currency)].append((row, order, day))
        value = spec["lines"] if grain != spec["grain"] else spec["value"]
        if not groups and not split:
            kept.setdefault(((), None), [])
        found = {group: value(self, some) for group, some in kept.items()}
        if metric == "repeat_customers" and groups:
            found = {group: number for group, number in found.items() if number}  # nobody is no row
        return found


def added(column):
    def value(_, some):
        numbers = [row[column] for row, _, _ in some if row[column] is not None]
        return sum(numbers, Decimal(0)) if numbers else None

    return value


def counted(_, some):
    return len(some)


def of_orders(_, some):
    return len({row["order_id"] for row, _, _ in some})


def profit(_, some):
    numbers = [
        r["amount"] - r["cost"] for r, _, _ in some if r["amount"] is not None and r["cost"] is not None
    ]
    return sum(numbers, Decimal(0)) if numbers else None


def buyers(_, some):
    return len({order["customer_id"] for _, order, _ in some if order["customer_id"]})


def repeated(_, some):
    orders = defaultdict(set)
    for _, order, _ in some:
        if order["customer_id"]:
            orders[order["customer_id"]].add(order["id"])
    return sum(len(ids) >= 2 for ids in orders.values())


def mean_amount(_, some):
    numbers = [row["amount"] for row, _, _ in some if row["amount"] is not None]
    return sum(numbers) / len(numbers) if numbers else None


def mean_of_lines(reference, some):
    total = added("amount")(reference, some)
    return None if total is None else total / of_orders(reference, some)


def sold(_, row, order):
    return order is not None and order["status"] not in DEAD


def ordered(_, row, order):
    return order["ordered_on"] if order else None


METRICS = {
    "orders": {"grain": "sales_order", "value": counted, "lines": of_orders, "where": sold, "day": ordered},
    "sales_amount": {"grain": "sales_order", "value": added("amount"), "lines": added("amount"), "where": sold, "day": ordered},
    "average_order_value": {"grain": "sales_order", "value": mean_amount, "lines": mean_of_lines, "where": sold, "day": ordered},
    "freight": {"grain": "sales_order", "value": added("freight"), "where": sold, "day": ordered},
    "active_customers": {"grain": "sales_order", "value": buyers, "lines": buyers, "where": sold, "day": ordered},
    "repeat_customers": {"grain": "sales_order", "value": repeated, "where": sold, "day": ordered},
    "units": {"grain": "sales_order_line", "value": added("quantity"), "where": sold, "day": ordered},
    "gross_profit": {"grain": "sales_order_line", "value": profit, "where": sold, "day": ordered},
    "shipments": {"grain": "shipment", "value": counted, "where": lambda s, row, o: row["status"] != "cancelled",
                  "day": lambda s, row, o: row["shipped_on"]},
    "invoiced_amount": {"grain": "invoice", "value": added("amount"),
                        "where": lambda s, row, o: row["status"] not in ("draft", "cancelled"),
                        "day": lambda s, row, o: row["issued_on"]},
    "tickets": {"grain": "ticket", "value": counted, "where": lambda s, row, o: True,
                "day": lambda s, row, o: row["opened_at"].date() if row["opened_at"] else None},
}  # fmt: skip
