"""What became of each order: promised, shipped on time or late, in one part or two, or never."""

from dataclasses import dataclass

import numpy as np

from connectors.demo import planted
from connectors.demo.customers import Customers
from connectors.demo.lines import Lines
from connectors.demo.orders import Heads
from connectors.demo.places import COUNTRIES, OVERSEAS
from connectors.demo.plan import NEVER, Flags, Ints, Plan, Texts, weighted, within

STATES = ("quotation", "draft", "confirmed", "partially_shipped", "shipped", "completed", "cancelled")
QUOTATION, DRAFT, CONFIRMED, PARTIAL, SHIPPED, COMPLETED, CANCELLED = range(7)
WAREHOUSES = ("杭州总仓", "广州分仓", "天津分仓", "成都分仓", "汉堡海外仓")
HAMBURG = 4
_WAREHOUSE_OF_REGION = (0, 1, 2, 3, 0, 2, 3, 0)
AT_HOME = ("顺丰速运", "德邦快递", "京东物流", "中通快递", "跨越速运")
ABROAD = ("DHL Express", "FedEx", "UPS", "中远海运", "Kuehne+Nagel")
CARRIERS = (*AT_HOME, *ABROAD)
SEA = tuple(CARRIERS.index(name) for name in ("中远海运", "Kuehne+Nagel"))
DHL = CARRIERS.index("DHL Express")


@dataclass(frozen=True)
class Fates:
    """One row an order; days are plans, what lies after `plan.last` has not happened.

    Args:
        shipped: The day its last part leaves; `first_shipped` the day its first does.
        state: Index of STATES, without COMPLETED, which needs deliveries and payments.
    """

    promised: Ints
    first_shipped: Ints
    shipped: Ints
    split: Flags
    late: Flags
    state: Ints
    carrier: Ints
    warehouse: Ints
    freight: Ints
    amount: Ints
    customer_po: Texts


def make_fates(plan: Plan, customers: Customers, heads: Heads, lines: Lines) -> Fates:
    """Draw what became of every order, then set the planted ones."""
    rng = plan.rng("fates")
    n = plan.orders
    abroad = customers.region[heads.customer] == OVERSEAS
    promised = heads.day + within(rng, 7, 28, n) + np.where(abroad, 10, 0)
    late = rng.random(n) < planted.LATE_SHARE
    shipped = np.where(
        late, promised + 1 + rng.poisson(3.5, n), np.maximum(heads.day + 1, promised - within(rng, 0, 5, n))
    )
    split = (rng.random(n) < planted.SPLIT_SHARE) & (np.bincount(lines.order, minlength=n) >= 2)
    first = np.where(split, np.maximum(heads.day + 1, shipped - within(rng, 3, 9, n)), shipped)
    stuck = rng.random(n) < planted.STUCK_SHARE
    shipped, first = np.where(stuck, NEVER, shipped), np.where(stuck, NEVER, first)
    amount = np.bincount(lines.order, weights=lines.amount, minlength=n).astype(np.int64)
    fates = Fates(
        promised=promised, first_shipped=first, shipped=shipped, split=split, late=late,
        state=np.zeros(n, dtype=np.int64),
        carrier=np.where(
            abroad,
            len(AT_HOME) + weighted(rng, [4, 2, 1.5, 1.5, 1], n),
            weighted(rng, [3, 2.5, 1.5, 1.5, 1.5], n),
        ),
        warehouse=_warehouses(rng, customers, heads),
        freight=_freight(rng, amount, abroad),
        amount=amount,
        customer_po=[f"PO-{k:06d}" if k % 3 == 0 else "" for k in within(rng, 0, 999_999, n).tolist()],
    )  # fmt: skip
    drawn = rng.random(n), rng.random(n)
    _plant(plan, heads, fates)
    fates.state[:] = _states(plan, heads, fates, *drawn)
    return fates


def _warehouses(rng: np.random.Generator, customers: Customers, heads: Heads) -> Ints:
    warehouse = np.asarray(_WAREHOUSE_OF_REGION)[customers.region[heads.customer]]
    european = [i for i, c in enumerate(COUNTRIES) if c.currency in {"EUR", "GBP"}]
    near = np.isin(customers.country[heads.customer], european) & (rng.random(len(heads.day)) < 0.4)
    return np.where(near, HAMBURG, warehouse)


def _freight(rng: np.random.Generator, amount: Ints, abroad: Flags) -> Ints:
    share = np.where(abroad, 0.06, 0.015) * (0.6 + 0.8 * rng.random(len(amount)))
    return np.maximum(1_200, np.round(amount * share, -2)).astype(np.int64)


def _plant(plan: Plan, heads: Heads, fates: Fates) -> None:
    """Set the planted orders: the numbered one nearly done, ACME's one travelling and one overdue."""
    stars, last = heads.stars, plan.last
    for place in stars.numbered:
        day = int(heads.day[place])
        fates.first_shipped[place] = max(day, plan.today - 30)
        fates.shipped[place] = max(day, plan.today - 2)
        fates.promised[place] = max(day + 1, plan.today - 5)
        fates.split[place] = True
        fates.customer_po[place] = planted.STAR_PO
        fates.warehouse[place] = 0
    for place, promised, shipped in (
        (stars.acme_open, last + 2, last - 3),
        (stars.acme_late, last - 8, NEVER),
        (stars.yun_open, last + 9, last + 8),
    ):
        fates.promised[place], fates.shipped[place], fates.first_shipped[place] = promised, shipped, shipped
        fates.split[place] = False
    fates.carrier[stars.acme_open] = DHL
    places = list(stars.all())
    fates.late[places] = fates.shipped[places] > fates.promised[places]


def _states(plan: Plan, heads: Heads, fates: Fates, cancel: "np.ndarray", young: "np.ndarray") -> Ints:
    age = plan.last - heads.day
    waiting = fates.first_shipped > plan.last
    state = np.where(
        fates.shipped <= plan.last, SHIPPED, np.where(fates.first_shipped <= plan.last, PARTIAL, CONFIRMED)
    )
    state = np.where(waiting & (age <= 45) & (young < 0.18), QUOTATION, state)
    state = np.where(waiting & (age <= 3) & (young >= 0.75), DRAFT, state)
    state = np.where(cancel < planted.CANCELLED_SHARE, CANCELLED, state)
    places = np.array(heads.stars.all())
    state[places] = np.where(fates.shipped[places] <= plan.last, SHIPPED, CONFIRMED)
    return state
