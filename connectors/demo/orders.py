"""Heads of sales orders: who ordered when, under which number, and which orders are the planted ones."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from connectors.demo import planted
from connectors.demo.customers import ACME, YUN, Customers
from connectors.demo.plan import EPOCH, Flags, Ints, Plan, Texts, rank, weighted
from connectors.demo.times import weights, years

CHANNELS = ("销售拜访", "电话", "网上商城", "招投标", "展会")
_CHANNEL_WEIGHTS = (5.0, 4.0, 6.0, 1.0, 0.6)
# How many days before yesterday the planted open orders were placed.
ACME_OPEN_AGE, ACME_LATE_AGE, YUN_OPEN_AGE = 12, 40, 6


@dataclass(frozen=True)
class Stars:
    """Places of the planted orders: the numbered ones, and the open ones of the two planted customers."""

    numbered: tuple[int, ...]
    acme_open: int
    acme_late: int
    yun_open: int

    def all(self) -> tuple[int, ...]:
        """Return the places of all planted orders."""
        return (*self.numbered, self.acme_open, self.acme_late, self.yun_open)


@dataclass(frozen=True)
class Heads:
    """One row an order, in the order they were placed. `second` says that it goes to the second address."""

    number: Texts
    customer: Ints
    day: Ints
    channel: Ints
    second: Flags
    owner: Ints
    stars: Stars


def make_heads(plan: Plan, customers: Customers) -> Heads:
    """Draw the days by season, the customers by how much they buy, and plant the known orders."""
    rng = plan.rng("orders")
    days, weight = weights(plan)
    day = np.sort(days[weighted(rng, weight, plan.orders)])
    _fill_this_year(plan, day)
    year = years(day)
    number = [planted.order_number(y, n + 1) for y, n in zip(year.tolist(), rank(year).tolist(), strict=True)]
    customer = weighted(rng, customers.weight[: plan.customers], plan.orders)
    stars = _stars(plan, number, day)
    customer[[*stars.numbered, stars.yun_open]] = YUN
    customer[[stars.acme_open, stars.acme_late]] = ACME
    second = rng.random(plan.orders) < 0.1
    second[list(stars.all())] = False
    _known_by_then(customers, customer, day)
    return Heads(
        number=number,
        customer=customer,
        day=day,
        channel=weighted(rng, list(_CHANNEL_WEIGHTS), plan.orders),
        second=second,
        owner=customers.owner[customer],
        stars=stars,
    )


def _fill_this_year(plan: Plan, day: Ints) -> None:
    """See that the year looked at has its 42 orders, even in the first days of January."""
    january = (date(plan.as_of.year, 1, 1) - EPOCH).days
    if int((day >= january).sum()) < planted.STAR_RUNNING_NUMBER:
        until = max(january, plan.last)
        filled = np.linspace(january, until, planted.STAR_RUNNING_NUMBER).astype(np.int64)
        day[-planted.STAR_RUNNING_NUMBER :] = filled


def _stars(plan: Plan, number: Texts, day: Ints) -> Stars:
    numbered = tuple(number.index(n) for n in planted.star_numbers(plan.as_of) if n in number)
    chosen = list(numbered)
    for age in (ACME_OPEN_AGE, ACME_LATE_AGE, YUN_OPEN_AGE):
        place = int(np.searchsorted(day, plan.last - age, side="right")) - 1
        while place in chosen:
            place -= 1
        chosen.append(place)
    return Stars(numbered, *chosen[len(numbered) :])


def _known_by_then(customers: Customers, customer: Ints, day: Ints) -> None:
    """Move a customer's first day back to before the first order."""
    first = np.full(len(customers.number), np.iinfo(np.int64).max)
    np.minimum.at(first, customer, day - 3)
    np.minimum(customers.created, first, out=customers.created)
