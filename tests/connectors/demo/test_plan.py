"""The drawing tools draw what they say."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from connectors.demo.plan import Plan, rank, spread, weighted


@given(st.integers(1, 3_000), st.integers(0, 10**6))
def test_spread_repeats_nothing_before_all_are_used(capacity: int, salt: int) -> None:
    assert sorted(spread(np.arange(capacity), capacity, salt).tolist()) == list(range(capacity))


@given(st.lists(st.integers(0, 5)))
def test_rank_counts_earlier_members_of_the_same_group(groups: list[int]) -> None:
    found = rank(np.array(groups, dtype=np.int64)).tolist()
    assert found == [groups[:i].count(group) for i, group in enumerate(groups)]


@given(st.lists(st.floats(0, 10), min_size=1, max_size=20).filter(lambda w: sum(w) > 1e-6))
def test_what_has_no_weight_is_never_drawn(weights: list[float]) -> None:
    drawn = weighted(np.random.default_rng(1), weights, 200)
    assert all(weights[i] > 0 for i in drawn.tolist())


def test_parts_have_streams_of_their_own() -> None:
    plan = Plan(date(2026, 11, 22))
    assert plan.rng("a").random() != plan.rng("b").random()
    assert plan.rng("a").random() == plan.rng("a").random()
