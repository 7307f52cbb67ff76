"""Orders follow the calendar; days and moments are written as each system writes them."""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.demo import times
from connectors.demo.plan import EPOCH, Plan
from connectors.demo.truth import Truth


@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)))
def test_days_are_written_as_the_calendar_has_them(day: date) -> None:
    number = np.array([(day - EPOCH).days])
    assert times.number_of_day(number).tolist() == [int(day.strftime("%Y%m%d"))]
    assert times.iso_day(number) == [day.isoformat()]
    assert times.years(number).tolist() == [day.year]


@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)))
def test_moments_are_the_wall_clock_and_its_utc(wall: datetime) -> None:
    wall = wall.replace(microsecond=0)
    seconds = np.array([int((wall - datetime(1970, 1, 1)).total_seconds())])
    utc = wall.replace(tzinfo=timezone(timedelta(hours=8))).astimezone(UTC)
    assert times.moment(seconds) == [wall.isoformat(" ")]
    assert times.moment_utc(seconds) == [utc.strftime("%Y-%m-%dT%H:%M:%SZ")]


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2040])
def test_chinese_new_year_is_a_dip(year: int) -> None:
    days, weight = times.weights(Plan(date(year, 6, 1)))
    low, high = times.dip(year)
    inside = weight[(days >= low) & (days <= high)].mean()
    around = weight[((days >= low - 30) & (days < low)) | ((days > high) & (days <= high + 30))].mean()
    assert inside < 0.2 * around


def test_the_last_quarter_is_the_peak(told: Truth) -> None:
    day = told.world.heads.day
    quarter = [int(((day >= _n(*a)) & (day < _n(*b))).sum()) for a, b in _QUARTERS_OF_2025]
    assert max(quarter) == quarter[3]
    assert quarter[3] > 1.3 * quarter[0]


_QUARTERS_OF_2025 = [
    ((2025, 1), (2025, 4)),
    ((2025, 4), (2025, 7)),
    ((2025, 7), (2025, 10)),
    ((2025, 10), (2026, 1)),
]


def _n(year: int, month: int) -> int:
    return (date(year, month, 1) - EPOCH).days
