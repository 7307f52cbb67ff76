"""What a period is compared with: the calendar's units by the calendar, everything else by its length."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.failures import QueryError
from tools.metric_period import Span, earlier, span

D = date


@pytest.mark.parametrize(
    ("period", "before"),
    [
        pytest.param((D(2026, 3, 1), D(2026, 3, 31)), (D(2026, 2, 1), D(2026, 2, 28)), id="a month"),
        pytest.param((D(2026, 2, 1), D(2026, 2, 28)), (D(2026, 1, 1), D(2026, 1, 31)), id="february"),
        pytest.param((D(2026, 1, 1), D(2026, 3, 31)), (D(2025, 10, 1), D(2025, 12, 31)), id="a quarter"),
        pytest.param((D(2026, 1, 1), D(2026, 12, 31)), (D(2025, 1, 1), D(2025, 12, 31)), id="a year"),
        pytest.param((D(2026, 2, 1), D(2026, 3, 31)), (D(2025, 12, 1), D(2026, 1, 31)), id="two months"),
        pytest.param((D(2026, 11, 16), D(2026, 11, 22)), (D(2026, 11, 9), D(2026, 11, 15)), id="a week"),
        pytest.param((D(2026, 11, 22), D(2026, 11, 22)), (D(2026, 11, 21), D(2026, 11, 21)), id="a day"),
        pytest.param(
            (D(2026, 11, 1), D(2026, 11, 22)), (D(2026, 10, 1), D(2026, 10, 22)), id="the month to date"
        ),
        pytest.param(
            (D(2026, 10, 1), D(2026, 11, 22)), (D(2026, 7, 1), D(2026, 8, 22)), id="the quarter to date"
        ),
        pytest.param(
            (D(2026, 1, 1), D(2026, 11, 22)), (D(2025, 1, 1), D(2025, 11, 22)), id="the year to date"
        ),
        pytest.param((D(2026, 2, 1), D(2026, 3, 10)), (D(2025, 12, 25), D(2026, 1, 31)), id="no unit"),
    ],
)
def test_the_period_before(period, before):
    found = earlier(span(period), "previous_period", ())
    assert (found.first, found.last) == before


@pytest.mark.parametrize(
    ("units", "shift"),
    [
        pytest.param(["month"], Span(months=1), id="month by month"),
        pytest.param(["week"], Span(days=7), id="week by week"),
        pytest.param(["year", "quarter"], Span(months=3), id="the finest of two"),
    ],
)
def test_without_a_period_each_time_is_moved_by_one(units, shift):
    assert earlier(Span(), "previous_period", units) == shift


@pytest.mark.parametrize("compare_to", ["previous_period", [D(2026, 1, 1), D(2026, 1, 31)]], ids=str)
def test_nothing_to_compare_is_said(compare_to):
    with pytest.raises(QueryError, match="Give a period"):
        earlier(Span(), compare_to, ["weekday"])


DAYS = st.dates(D(2001, 1, 1), D(2100, 1, 1))


@given(first=DAYS, length=st.integers(1, 800))
def test_the_period_before_ends_before_it_begins_or_is_the_same_days_of_a_unit_before(first, length):
    now = span((first, first + timedelta(days=length - 1)))
    before = earlier(now, "previous_period", ())
    assert before.first < now.first
    assert before.first <= before.last < now.last
    assert bool(before.months) != bool(before.days)
    if before.days:
        assert before.length == now.length
        assert before.last + timedelta(days=1) == now.first


@given(first=DAYS, length=st.integers(1, 800))
def test_a_year_ago_is_a_year_ago(first, length):
    now = span((first, first + timedelta(days=length - 1)))
    then = earlier(now, "year_ago", ())
    assert (then.first.year, then.first.month, then.months) == (now.first.year - 1, now.first.month, 12)
