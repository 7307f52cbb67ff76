"""What is true of a demo company, computed from the world it was written from.

Tests compare answers with these figures. They use neither the databases nor a mapping: only the arrays the
generator drew. Money is Decimal in the currency named; `late` means shipped after the promised day, or not
shipped whole and promised before the day looked at (quotations, drafts and cancelled orders are never late).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import numpy as np

from connectors.demo import planted, tickets
from connectors.demo.accounts import PROSPECT, WAYS
from connectors.demo.build import SEED
from connectors.demo.fates import CANCELLED, COMPLETED, DRAFT, QUOTATION, SHIPPED, STATES
from connectors.demo.places import REGIONS
from connectors.demo.plan import EPOCH, Flags, Ints, Plan
from connectors.demo.world import World, make_world

NOT_BUSINESS = (QUOTATION, DRAFT, CANCELLED)  # states of orders that no figure of sales counts


@dataclass(frozen=True)
class Truth:
    """Figures of one demo company."""

    world: World

    @property
    def example_order(self) -> str:
        """Return the number of the planted order of the year looked at."""
        return self.world.heads.number[self.world.heads.stars.numbered[0]]

    @property
    def acme_open_order(self) -> str:
        """Return ACME's order that is with DHL, about which a complaint is open."""
        return self.world.heads.number[self.world.heads.stars.acme_open]

    @property
    def acme_late_order(self) -> str:
        """Return ACME's order that should have left a week ago, about which a complaint is open."""
        return self.world.heads.number[self.world.heads.stars.acme_late]

    def orders(self, customer: str | None = None, states: Iterable[str] = ()) -> list[str]:
        """Return order numbers, oldest first: of one customer (ERP number), in some states."""
        rows = np.ones(len(self.world.heads.number), dtype=np.bool_)
        if customer is not None:
            rows &= self.world.heads.customer == self.world.customers.number.index(customer)
        wanted = [STATES.index(state) for state in states]
        if wanted:
            rows &= np.isin(self.world.fates.state, wanted)
        return self._numbers(rows)

    def late_orders(self, customer: str | None = None) -> list[str]:
        """Return the numbers of late orders, oldest first."""
        rows = self._late()
        if customer is not None:
            rows = rows & (self.world.heads.customer == self.world.customers.number.index(customer))
        return self._numbers(rows)

    def sales(
        self, currency: str, since: date | None = None, until: date | None = None
    ) -> dict[str, Decimal]:
        """Return order amounts by sales region in one currency, orders placed from `since` to `until`."""
        w = self.world
        rows = ~np.isin(w.fates.state, NOT_BUSINESS) & self._between(w.heads.day, since, until)
        rows &= np.array([w.customers.currency(i) == currency for i in range(w.plan.customers)])[
            w.heads.customer
        ]
        region = w.customers.region[w.heads.customer]
        return {
            name: _money(int(w.fates.amount[rows & (region == i)].sum()))
            for i, name in enumerate(REGIONS)
            if (rows & (region == i)).any()
        }

    def overdue_invoices(self, customer: str | None = None) -> dict[str, Decimal]:
        """Return invoice number -> open amount of what was due before the day looked at and is not paid."""
        w, v = self.world, self.world.invoices
        rows = (v.due < w.plan.today) & (v.open_amount() > 0)
        if customer is not None:
            rows &= w.heads.customer[v.order] == w.customers.number.index(customer)
        return {v.number[i]: _money(int(v.open_amount()[i])) for i in np.flatnonzero(rows).tolist()}

    def on_hand(self, product: str) -> int:
        """Return what is on hand of a product in all warehouses."""
        return int(self.world.stock.on_hand[self.world.products.index(product)].sum())

    def below_reorder(self) -> list[str]:
        """Return the numbers of products on sale with less free stock in all warehouses than the reorder level."""
        stock = self.world.stock
        low = (stock.on_hand - stock.reserved).sum(axis=1) < stock.reorder_level
        low &= ~self.world.products.discontinued
        return [self.world.products.number[i] for i in np.flatnonzero(low).tolist()]

    def open_tickets(self, customer: str | None = None) -> list[str]:
        """Return the numbers of tickets neither resolved nor closed, oldest first."""
        t = self.world.tickets
        rows = np.isin(t.state, (tickets.OPEN, tickets.PENDING))
        if customer is not None:
            rows &= self.world.accounts.customer[t.account] == self.world.customers.number.index(customer)
        return [t.number(i) for i in np.flatnonzero(rows).tolist()]

    def tickets_about(self, order: str) -> list[str]:
        """Return the numbers of the tickets about an order."""
        place = self.world.heads.number.index(order)
        return [
            self.world.tickets.number(i) for i in np.flatnonzero(self.world.tickets.order == place).tolist()
        ]

    def links(self) -> dict[str, tuple[str, str]]:
        """Return CRM account -> (ERP customer number, way to find it); accounts of prospects are left out."""
        a, c = self.world.accounts, self.world.customers
        return {
            a.key[i]: (c.number[int(a.customer[i])], WAYS[int(a.way[i])])
            for i in np.flatnonzero(a.way != PROSPECT).tolist()
        }

    def own_customers(self, staff_number: str) -> list[str]:
        """Return the ERP numbers of the customers a sales rep owns in the ERP."""
        c, rep = self.world.customers, self.world.staff.number.index(staff_number)
        mine = np.flatnonzero(c.owner[: self.world.plan.customers] == rep)
        return [c.number[i] for i in mine.tolist()]

    def personal_values(self) -> list[str]:
        """Return what must never leave the vault: the planted values and those of many customers."""
        w = self.world
        persons = np.flatnonzero(w.customers.person[: w.plan.customers])[:50].tolist()
        values = [*planted.PERSONAL_VALUES]
        for i in persons:
            values += [
                w.customers.phone[i],
                w.customers.email[i],
                w.customers.id_number[i],
                w.customers.bank[i],
            ]
        for i in range(min(100, len(w.contacts.key))):
            values += [w.contacts.phone[i], w.contacts.email[i]]
        values += [w.customers.address[i] for i in range(min(100, w.plan.customers))]
        return sorted({value for value in values if value})

    def _late(self) -> Flags:
        f, plan = self.world.fates, self.world.plan
        counts = ~np.isin(f.state, NOT_BUSINESS)
        gone = np.isin(f.state, (SHIPPED, COMPLETED))
        late: Flags = counts & np.where(gone, f.shipped > f.promised, f.promised < plan.today)
        return late

    def _between(self, day: Ints, since: date | None, until: date | None) -> Flags:
        low = (since - EPOCH).days if since else -1
        high = (until - EPOCH).days if until else np.iinfo(np.int64).max
        inside: Flags = (day >= low) & (day <= high)
        return inside

    def _numbers(self, rows: Flags) -> list[str]:
        return [self.world.heads.number[i] for i in np.flatnonzero(rows).tolist()]


@cache
def truth(as_of: date, scale: float = 1, seed: int = SEED) -> Truth:
    """Return the figures of the company that `build` writes for the same day, scale and seed."""
    return Truth(make_world(Plan(as_of, scale, seed)))


def _money(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def day(number: int) -> date:
    """Return a day of the generator as a date.

    >>> day(0)
    datetime.date(1970, 1, 1)
    """
    return EPOCH + timedelta(days=number)
