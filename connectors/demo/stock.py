"""Stock in five warehouses and what is on its way there."""

from dataclasses import dataclass

import numpy as np

from connectors.demo import planted
from connectors.demo.catalogue import SUPPLIERS
from connectors.demo.fates import CONFIRMED, PARTIAL, WAREHOUSES, Fates
from connectors.demo.lines import Lines
from connectors.demo.orders import Heads
from connectors.demo.plan import Ints, Plan, weighted, within
from connectors.demo.products import MADE_HERE, Products

SHARES = (0.5, 0.2, 0.15, 0.1, 0.05)  # of a product's stock, in the order of WAREHOUSES
SUPPLY_STATES = ("planned", "ordered", "in_transit", "received", "cancelled")
PLANNED, ORDERED, TRAVELLING, RECEIVED, GIVEN_UP = range(5)


@dataclass(frozen=True)
class Stock:
    """Quantities by product (row) and warehouse (column); the reorder level is for all together."""

    on_hand: Ints
    reserved: Ints
    reorder_level: Ints


@dataclass(frozen=True)
class Supply:
    """One row an incoming purchase or production order."""

    product: Ints
    made: "np.ndarray"
    quantity: Ints
    expected: Ints
    warehouse: Ints
    supplier: Ints
    state: Ints


def unshipped(plan: Plan, fates: Fates, lines: Lines) -> Ints:
    """Return the quantity of each line that an order still waits for."""
    state = fates.state[lines.order]
    day = np.where(
        fates.split[lines.order] & (lines.part == 0),
        fates.first_shipped[lines.order],
        fates.shipped[lines.order],
    )
    return np.where(np.isin(state, (CONFIRMED, PARTIAL)) & (day > plan.last), lines.quantity, 0)


def make_stock(plan: Plan, products: Products, heads: Heads, fates: Fates, lines: Lines) -> Stock:
    """Set the reorder level from what sells, and what is on hand around it."""
    rng = plan.rng("stock")
    size = len(products.number)
    recent = heads.day[lines.order] > plan.last - 180
    month = np.bincount(lines.product[recent], weights=lines.quantity[recent], minlength=size) / 6
    level = np.maximum(5, np.ceil(month * 0.8 / 5) * 5).astype(np.int64)
    low = rng.random(size) < planted.LOW_STOCK_SHARE
    factor = np.where(low, 0.05 + 0.75 * rng.random(size), 1.1 + 2.9 * rng.random(size))
    wanted = np.zeros((size, len(WAREHOUSES)), dtype=np.int64)
    np.add.at(wanted, (lines.product, fates.warehouse[lines.order]), unshipped(plan, fates, lines))
    # What orders wait for lies there beside: only the drawn ones have too little left to promise.
    total = (level * factor).astype(np.int64) + np.where(low, 0, wanted.sum(axis=1))
    on_hand = np.floor(total[:, None] * np.asarray(SHARES)).astype(np.int64)
    on_hand[:, 0] += total - on_hand.sum(axis=1)
    return Stock(on_hand, np.minimum(wanted, on_hand), level)


def make_supply(plan: Plan, products: Products, stock: Stock) -> Supply:
    """Order what runs low, and some of the rest; keep one received delivery of each product."""
    rng = plan.rng("supply")
    size = len(products.number)
    low = (stock.on_hand - stock.reserved).sum(axis=1) < stock.reorder_level
    coming = np.flatnonzero(rng.random(size) < np.where(low, 0.85, 0.3))
    product = np.r_[np.arange(size), coming]
    past = np.arange(len(product)) < size
    days = np.where(past, -within(rng, 5, 300, len(product)), within(rng, -4, 45, len(product)))
    state = np.where(past, RECEIVED, weighted(rng, [2, 5, 4], len(product)))
    state = np.where(past & (rng.random(len(product)) < 0.05), GIVEN_UP, state)
    supplier = products.supplier[product]
    return Supply(
        product=product,
        made=supplier == MADE_HERE,
        quantity=stock.reorder_level[product] * within(rng, 1, 3, len(product)),
        expected=plan.today + days,
        warehouse=weighted(rng, list(SHARES), len(product)),
        supplier=supplier % len(SUPPLIERS),
        state=state,
    )
