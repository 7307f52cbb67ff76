"""Products of the demo company, in as many variants as its scale asks for."""

from dataclasses import dataclass

import numpy as np

from connectors.demo.catalogue import (
    AFFINITIES,
    CATEGORIES,
    GRADES,
    ITEMS,
    PER_CATEGORY,
    POPULARITY,
    SUPPLIERS,
)
from connectors.demo.plan import Flags, Floats, Ints, Plan, Texts, within

MADE_HERE = 0  # index of the company itself among SUPPLIERS


@dataclass(frozen=True)
class Products:
    """One row a product, sorted by category; `price` and `cost` in cents of CNY.

    `mate` is the product bought with it (-1: none), `chance` how often.
    """

    number: Texts
    name: Texts
    english: Texts
    unit: Texts
    category: Ints
    price: Ints
    cost: Ints
    lead_days: Ints
    supplier: Ints
    discontinued: Flags
    popularity: Floats
    mate: Ints
    chance: Floats
    changed: Ints

    def index(self, number: str) -> int:
        """Return the place of a product number."""
        return self.number.index(number)


def product_number(category: str, place: int) -> str:
    """Return the number of a product: its category and its place in it.

    >>> product_number("PR", 0)
    'PR-1001'
    """
    return f"{category}-{1001 + place}"


def make_products(plan: Plan) -> Products:
    """Make the catalogue: the 15 named products of each category, then their graded variants."""
    rng = plan.rng("products")
    per, total = plan.per_category, plan.per_category * len(CATEGORIES)
    category = np.repeat(np.arange(len(CATEGORIES)), per)
    place = np.tile(np.arange(per), len(CATEGORIES))
    items = [
        ITEMS[c * PER_CATEGORY + p % PER_CATEGORY]
        for c, p in zip(category.tolist(), place.tolist(), strict=True)
    ]
    grade = (place // PER_CATEGORY).tolist()
    price = np.array(
        [item.price * (100 + 8 * g) for item, g in zip(items, grade, strict=True)], dtype=np.int64
    )
    mate, chance = _mates(per)
    weights = np.array([POPULARITY[min(p, PER_CATEGORY - 1)] for p in range(per)], dtype=np.float64)
    supplier = within(rng, 0, len(SUPPLIERS) - 1, total)
    supplier[rng.random(total) < 0.3] = MADE_HERE
    discontinued = (rng.random(total) < 0.04) & (place >= 10)
    return Products(
        number=[
            product_number(CATEGORIES[c][0], p)
            for c, p in zip(category.tolist(), place.tolist(), strict=True)
        ],
        name=[_graded(i.name, g, 0) for i, g in zip(items, grade, strict=True)],
        english=[_graded(i.english, g, 1) for i, g in zip(items, grade, strict=True)],
        unit=[item.unit for item in items],
        category=category,
        price=price,
        cost=(price * (0.52 + 0.3 * rng.random(total))).astype(np.int64),
        lead_days=within(rng, 3, 35, total),
        supplier=supplier,
        discontinued=discontinued,
        popularity=np.tile(weights, len(CATEGORIES)),
        mate=mate,
        chance=chance,
        changed=within(rng, plan.first, plan.last, total) * 86_400
        + within(rng, 8 * 3_600, 18 * 3_600, total),
    )


def _graded(name: str, grade: int, language: int) -> str:
    if not grade:
        return name
    word = GRADES[(grade - 1) % len(GRADES)][language]
    return f"{name}（{word}）" if language == 0 else f"{name} ({word})"


def _mates(per: int) -> tuple[Ints, Floats]:
    mate = np.full(per * len(CATEGORIES), -1, dtype=np.int64)
    chance = np.zeros(per * len(CATEGORIES))
    start = {code: i * per for i, (code, _) in enumerate(CATEGORIES)}
    for (category, place), ((other, where), probability) in AFFINITIES.items():
        mate[start[category] + place] = start[other] + where
        chance[start[category] + place] = probability
    return mate, chance
