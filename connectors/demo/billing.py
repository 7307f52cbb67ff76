"""Invoices and payments: most on time, some late, some in parts, some not at all."""

from dataclasses import dataclass

import numpy as np

from connectors.demo import planted
from connectors.demo.customers import Customers
from connectors.demo.fates import COMPLETED, SHIPPED, Fates
from connectors.demo.orders import Heads
from connectors.demo.plan import NEVER, Flags, Ints, Plan, Texts, rank, weighted, within
from connectors.demo.shipments import DELIVERED, RETURNED, Shipments
from connectors.demo.times import years

STATES = ("draft", "open", "partially_paid", "paid", "cancelled")
DRAFT, OPEN, PART_PAID, PAID, CANCELLED = range(5)
METHODS = ("银行转账", "承兑汇票", "支付宝", "微信支付", "信用证", "电汇")


@dataclass(frozen=True)
class Invoices:
    """One row an invoice, by day: the order's amount and its freight."""

    number: Texts
    order: Ints
    issued: Ints
    due: Ints
    amount: Ints
    paid: Ints
    state: Ints

    def open_amount(self) -> Ints:
        """Return what is still to be paid, in cents; nothing on a cancelled invoice."""
        return np.where(self.state == CANCELLED, 0, self.amount - self.paid)


@dataclass(frozen=True)
class Payments:
    """One row a payment received."""

    number: Texts
    invoice: Ints
    day: Ints
    amount: Ints
    method: Ints


def make_billing(
    plan: Plan, customers: Customers, heads: Heads, fates: Fates, shipments: Shipments
) -> tuple[Invoices, Payments]:
    """Invoice every order that has left, and let the customers pay."""
    rng = plan.rng("billing")
    shipped = np.flatnonzero(fates.state == SHIPPED)
    issued = fates.shipped[shipped] + within(rng, 0, 3, len(shipped))
    numbered = np.isin(shipped, heads.stars.numbered)
    issued[numbered] = np.minimum(fates.first_shipped[shipped[numbered]] + 1, plan.last)
    by_day = np.lexsort((shipped, issued))
    by_day = by_day[issued[by_day] <= plan.last]
    order, issued = shipped[by_day], issued[by_day]
    due = issued + customers.terms[heads.customer[order]]
    star = np.isin(order, heads.stars.numbered)
    due[star] = plan.today + 8
    due[issued == plan.last] = np.maximum(due, plan.today)[issued == plan.last]  # a draft is not overdue
    amount = fates.amount[order] + fates.freight[order]
    void = np.isin(order, shipments.order[shipments.state == RETURNED])
    payments = _pay(plan, rng, (issued, due, amount), star, void)
    paid = np.bincount(payments.invoice, weights=payments.amount, minlength=len(order)).astype(np.int64)
    state = np.where(
        paid >= amount, PAID, np.where(paid > 0, PART_PAID, np.where(issued == plan.last, DRAFT, OPEN))
    )
    year = years(issued)
    number = [f"INV{y}-{n + 1:06d}" for y, n in zip(year.tolist(), rank(year).tolist(), strict=True)]
    return Invoices(number, order, issued, due, amount, paid, np.where(void, CANCELLED, state)), payments


def _pay(
    plan: Plan, rng: np.random.Generator, bill: tuple[Ints, Ints, Ints], star: Flags, void: Flags
) -> Payments:
    issued, due, amount = bill
    size = len(due)
    manner = weighted(rng, [0.78, 0.16, planted.UNPAID_SHARE], size)
    delay = np.select(
        [manner == 0, manner == 1],
        [within(rng, -12, 0, size), within(rng, 1, 30, size)],
        within(rng, 60, 200, size),
    )
    day = np.maximum(issued, due + delay)
    day[star] = np.minimum(issued[star] + 5, plan.last)
    in_parts = (rng.random(size) < planted.PART_PAID_SHARE) | star
    first = np.where(in_parts, np.round(amount * within(rng, 3, 7, size) / 10, -2).astype(np.int64), amount)
    first[star] = np.round(amount[star] * planted.STAR_PAID_SHARE, -2).astype(np.int64)
    rest_day = np.where(star, NEVER, day + within(rng, 20, 60, size))
    invoice = np.r_[np.arange(size), np.flatnonzero(in_parts)]
    when = np.r_[day, rest_day[in_parts]]
    money = np.r_[first, (amount - first)[in_parts]]
    real = (when <= plan.last) & ~void[invoice] & ((issued < plan.last) | star)[invoice]
    rows = np.flatnonzero(real)[np.lexsort((invoice[real], when[real]))]
    year = years(when[rows])
    return Payments(
        number=[f"REC{y}-{n + 1:06d}" for y, n in zip(year.tolist(), rank(year).tolist(), strict=True)],
        invoice=invoice[rows],
        day=when[rows],
        amount=money[rows],
        method=weighted(rng, [6, 1.5, 0.6, 0.4, 0.5, 1], len(rows)),
    )


def complete(fates: Fates, shipments: Shipments, invoices: Invoices) -> None:
    """Mark as completed the orders that are delivered whole and paid."""
    size = len(fates.state)
    arrived = np.bincount(shipments.order[shipments.state == DELIVERED], minlength=size)
    whole = arrived == np.where(fates.split, 2, 1)
    paid = np.zeros(size, dtype=np.bool_)
    paid[invoices.order[invoices.state == PAID]] = True
    fates.state[(fates.state == SHIPPED) & whole & paid] = COMPLETED
