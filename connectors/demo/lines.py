"""Order lines: favourite categories, best sellers, and products that are bought together."""

from dataclasses import dataclass

import numpy as np

from connectors.demo import planted
from connectors.demo.catalogue import CATEGORIES
from connectors.demo.customers import YUN, Customers
from connectors.demo.orders import Heads
from connectors.demo.places import CHINA, COUNTRIES, RATES
from connectors.demo.plan import Floats, Ints, Plan, rank, weighted, within
from connectors.demo.products import Products

FAVOURITE, NEIGHBOUR = 0.62, 0.24  # shares of lines from a customer's first and second category
DISCOUNTS = (0, 0, 0, 0, 3, 5, 8, 10)  # percent


@dataclass(frozen=True)
class Lines:
    """One row a line, sorted by order. `part` is the shipment it goes with: 0 the first, 1 the second."""

    order: Ints
    seq: Ints
    product: Ints
    quantity: Ints
    part: Ints
    price: Ints
    discount: Ints
    amount: Ints
    cost: Ints


def rates(customers: Customers) -> Floats:
    """Return what one unit of each customer's currency is in CNY."""
    return np.array(
        [RATES["CNY" if c == CHINA else COUNTRIES[c].currency] for c in customers.country.tolist()]
    )


def make_lines(plan: Plan, customers: Customers, products: Products, heads: Heads) -> Lines:
    """Draw the lines of every order."""
    rng = plan.rng("lines")
    order, product = _basket(plan, customers, products, heads)
    star, star_product, star_quantity, star_part = _star_lines(products, heads)
    keep = ~np.isin(order, heads.stars.numbered)
    quantity = _quantities(rng, products.price[product] // 100)
    order = np.r_[order[keep], star]
    product = np.r_[product[keep], star_product]
    quantity = np.r_[quantity[keep], star_quantity]
    planted_part = np.r_[np.full(int(keep.sum()), -1), star_part]
    by_order = np.argsort(order, kind="stable")
    order, product, quantity = order[by_order], product[by_order], quantity[by_order]
    seq = rank(order)
    part = np.where(planted_part[by_order] >= 0, planted_part[by_order], seq % 2)
    rate = rates(customers)[heads.customer][order]
    price = np.round(products.price[product] / rate).astype(np.int64)
    discount = np.asarray(DISCOUNTS)[within(rng, 0, len(DISCOUNTS) - 1, len(order))]
    return Lines(
        order=order, seq=seq + 1, product=product, quantity=quantity, part=part,
        price=price, discount=discount,
        amount=np.round(price * quantity * (100 - discount) / 100).astype(np.int64),
        cost=np.round(products.cost[product] / rate).astype(np.int64) * quantity,
    )  # fmt: skip


def _basket(plan: Plan, customers: Customers, products: Products, heads: Heads) -> tuple[Ints, Ints]:
    """Return (order, product) without repeats: what was chosen, then what goes with it."""
    rng = plan.rng("baskets")
    many = 1 + rng.binomial(3, np.where(customers.person, 0.1, 0.33)[heads.customer])
    order = np.repeat(np.arange(plan.orders), many)
    buyer = heads.customer[order]
    favourite = customers.favourite[buyer]
    draw = rng.random(len(order))
    category = np.where(draw < FAVOURITE, favourite, (favourite + 1) % len(CATEGORIES))
    anything = draw >= FAVOURITE + NEIGHBOUR
    category[anything] = within(rng, 0, len(CATEGORIES) - 1, int(anything.sum()))
    product = category * plan.per_category + weighted(
        rng, products.popularity[: plan.per_category], len(order)
    )
    wanted = products.index(planted.YUNCHUANG_BUYS[0]) + 2 * within(rng, 0, 2, len(order))
    product = np.where((buyer == YUN) & (draw < FAVOURITE), wanted, product)
    added = rng.random(len(order)) < products.chance[product]
    order, product = np.r_[order, order[added]], np.r_[product, products.mate[product[added]]]
    missed = np.isin(product, [products.index(n) for n in planted.YUNCHUANG_MISSES])
    product[missed & (heads.customer[order] == YUN)] = products.index(planted.YUNCHUANG_BUYS[0])
    unique = np.unique(order * len(products.number) + product)
    return unique // len(products.number), unique % len(products.number)


def _star_lines(products: Products, heads: Heads) -> tuple[Ints, Ints, Ints, Ints]:
    """Return (order, product, quantity, part) of the planted orders' lines."""
    rows = [
        (place, products.index(number), quantity, shipment - 1)
        for place in heads.stars.numbered
        for number, quantity, shipment in planted.STAR_LINES
    ]
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return table[:, 0], table[:, 1], table[:, 2], table[:, 3]


def _quantities(rng: np.random.Generator, price: Ints) -> Ints:
    """Draw quantities by the price in CNY: a hundred of what costs little, one or two of what costs much."""
    typical = np.clip(6_000 / np.maximum(price, 1), 1, 120)
    drawn = np.maximum(1, np.round(typical * rng.lognormal(0.0, 0.6, len(price)))).astype(np.int64)
    return np.where(drawn > 20, drawn // 5 * 5, drawn)
