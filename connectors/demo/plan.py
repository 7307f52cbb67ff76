"""What is asked of the demo company: how large, as of which day, from which seed; and the arrays' types."""

import math
import zlib
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from connectors.failures import SetupError

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Texts: TypeAlias = list[str]

EPOCH = date(1970, 1, 1)
MIN_SCALE, MAX_SCALE = 0.05, 100.0
FIRST_YEAR, LAST_YEAR = 2002, 2098
NEVER = 100_000  # a day (year 2243) no row of the demo reaches: "has not happened"


@dataclass(frozen=True)
class Plan:
    """The parameters everything else follows from.

    Days are counted from 1970-01-01, moments are seconds of the wall clock in Shanghai, money is in cents.

    Args:
        as_of: The day the company is looked at; nothing in it is later than 06:00 of that day.
        scale: 1 is about 400 customers and 6,000 orders.
        seed: Same seed, day and scale: the same bytes.

    Raises:
        SetupError: The scale or the year is outside what the demo can make.
    """

    as_of: date
    scale: float = 1
    seed: int = 20260101

    def __post_init__(self) -> None:
        if not MIN_SCALE <= self.scale <= MAX_SCALE:
            raise SetupError(
                f"The demo's scale is from {MIN_SCALE:g} to {MAX_SCALE:g}. Choose one; 1 is the usual size."
            )
        if not FIRST_YEAR <= self.as_of.year <= LAST_YEAR:
            raise SetupError(
                f"The demo's day lies between the years {FIRST_YEAR} and {LAST_YEAR}. Choose another."
            )

    def rng(self, part: str) -> np.random.Generator:
        """Return the random stream of one part, so that changing one part leaves the others as they were."""
        return np.random.default_rng([self.seed, zlib.crc32(part.encode())])

    @property
    def today(self) -> int:
        """Return the day looked at."""
        return (self.as_of - EPOCH).days

    @property
    def last(self) -> int:
        """Return the last full day of business: yesterday."""
        return self.today - 1

    @property
    def now(self) -> int:
        """Return the moment looked at: 06:00, before anybody has worked that day."""
        return self.today * 86_400 + 6 * 3_600

    @property
    def first(self) -> int:
        """Return the first day: 24 months before the day looked at."""
        day = min(self.as_of.day, 28)
        start: date = self.as_of.replace(year=self.as_of.year - 2, day=day)
        return (start - EPOCH).days

    def many(self, per_scale: int, least: int = 1) -> int:
        """Return how many rows of a kind there are at this scale."""
        return max(least, round(per_scale * self.scale))

    @property
    def customers(self) -> int:
        """Return how many customers the ERP has."""
        return self.many(400, 30)

    @property
    def prospects(self) -> int:
        """Return how many accounts only the CRM has."""
        return self.many(60, 5)

    @property
    def orders(self) -> int:
        """Return how many sales orders the ERP has."""
        return self.many(6_000, 300)

    @property
    def per_category(self) -> int:
        """Return how many products a category has: 15, growing slowly to 250."""
        return min(250, max(15, round(15 * float(self.scale**0.6))))

    @property
    def crew(self) -> int:
        """Return by how much the sales and service crews are larger than the 40 people of scale 1."""
        return max(1, round(math.sqrt(self.scale)))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text; a long list reads better as one.

    >>> words("one two")
    ('one', 'two')
    """
    return tuple(text.split())


def weighted(rng: np.random.Generator, weights: "Floats | list[float]", size: int) -> Ints:
    """Draw `size` indexes with these weights; one binary search a draw, so a long list costs little."""
    edges = np.cumsum(np.asarray(weights, dtype=np.float64))
    drawn: Ints = np.searchsorted(edges, rng.random(size) * edges[-1], side="right")
    return np.minimum(drawn, len(edges) - 1)


def within(rng: np.random.Generator, low: int, high: int, size: int) -> Ints:
    """Draw `size` whole numbers from `low` to `high`, both included."""
    return rng.integers(low, high + 1, size=size, dtype=np.int64)


def pick(values: "list[Any] | tuple[Any, ...]", index: Ints) -> list[Any]:
    """Return `values[i]` for every index."""
    return [values[i] for i in index.tolist()]


def spread(index: Ints, capacity: int, salt: int = 0) -> Ints:
    """Scatter 0, 1, 2... over 0..capacity-1 without a repeat before all are used.

    >>> sorted(spread(np.arange(10), 10, salt=3).tolist())
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    """
    step = int(capacity * 0.618) | 1
    while np.gcd(step, capacity) != 1:
        step += 2
    return (index * step + salt) % capacity


def rank(groups: Ints) -> Ints:
    """Number the members of each group 0, 1, 2... in the order they come.

    >>> rank(np.array([7, 3, 7, 7, 3])).tolist()
    [0, 0, 1, 2, 1]
    """
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    starts = (
        np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        if len(groups)
        else np.zeros(0, dtype=np.int64)
    )
    sizes = np.diff(np.r_[starts, len(groups)])
    result = np.empty(len(groups), dtype=np.int64)
    result[order] = np.arange(len(groups)) - np.repeat(starts, sizes)
    return result
