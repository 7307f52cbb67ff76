"""Dates and times in any shape become days and instants; none outside 1900-2100 gets through."""

import datetime as dt
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors import dates
from connectors.cells import Misfit

SHANGHAI = "Asia/Shanghai"
D = dt.date(2026, 1, 2)
BERLIN_MORNING = dt.datetime(2026, 1, 2, 8, tzinfo=ZoneInfo("Europe/Berlin"))


def _days(values: list[object], form: str | None = None, zone: str = SHANGHAI) -> tuple[object, object]:
    found, problems = dates.day(pa.array(values), form, zone)
    assert found.type == pa.date32()
    return found.to_pylist(), problems


def _moments(values: list[object], form: str | None = None, zone: str = SHANGHAI) -> tuple[object, object]:
    found, problems = dates.moment(pa.array(values), form, zone)
    assert found.type == pa.timestamp("us", "UTC")
    return [None if each is None else each.isoformat() for each in found.to_pylist()], problems


@pytest.mark.parametrize(
    ("values", "form"),
    [
        pytest.param([D], None, id="a date"),
        pytest.param([dt.datetime(2026, 1, 2, 23, 59)], None, id="a local time"),
        pytest.param([dt.datetime(2026, 1, 1, 16, 0, tzinfo=dt.UTC)], None, id="an instant: midnight there"),
        pytest.param(["2026-01-02"], None, id="ISO"),
        pytest.param(["2026-01-02 08:00:00"], None, id="ISO with a time"),
        pytest.param(["2026-01-02T08:00:00.123456"], None, id="ISO with microseconds"),
        pytest.param(["2026-01-01T16:00:00Z"], None, id="ISO with a zone"),
        pytest.param(["2026/1/2", "2026-1-2", "2026.01.02", "2026年1月2日"], None, id="loose, four ways"),
        pytest.param(["2026/1/2 08:00"], None, id="loose with a time"),
        pytest.param(["20260102"], "%Y%m%d", id="digits"),
        pytest.param([20260102], "%Y%m%d", id="digits as a number"),
        pytest.param([20260102.0], "%Y%m%d", id="digits in a workbook"),
        pytest.param(["02.01.2026"], "%d.%m.%Y", id="the German way"),
        pytest.param(["Jan 2 2026"], "%b %d %Y", id="the American way"),
        pytest.param([1767283200], "epoch", id="seconds: midnight there"),
        pytest.param(["1767283200000"], "epoch_ms", id="milliseconds as text"),
        pytest.param([1767283200.5], "epoch", id="seconds with a half"),
    ],
)
def test_days_are_read(values: list[object], form: str | None) -> None:
    assert _days(values, form) == ([D] * len(values), {})


@pytest.mark.parametrize(
    ("values", "form", "problem"),
    [
        pytest.param(["soon"], None, "not a date", id="a word"),
        pytest.param(["2026-02-30"], None, "not a date", id="30 February"),
        pytest.param(["20260230"], "%Y%m%d", "not a date", id="30 February in digits"),
        pytest.param(["20260431"], "%Y%m%d", "not a date", id="31 April in digits"),
        pytest.param(["2026-13-01"], None, "not a date", id="month 13"),
        pytest.param(["0000-00-00"], None, "not a date", id="MySQL's nothing"),
        pytest.param(["20260102"], None, "not a date", id="digits without a format"),
        pytest.param(["20260102x"], "%Y%m%d", "not a date", id="digits and more"),
        pytest.param(["2026-W01-1"], None, "not a date", id="a week is not guessed"),
        pytest.param(["01/02/2026"], None, "not a date", id="day or month first is not guessed"),
        pytest.param([dt.date(1, 1, 1)], None, "date outside 1900-2100", id="year 1"),
        pytest.param([dt.date(9999, 12, 31)], None, "date outside 1900-2100", id="year 9999"),
        pytest.param(["1899-12-31"], None, "date outside 1900-2100", id="a day before 1900"),
        pytest.param(["2101-01-01"], None, "date outside 1900-2100", id="a day after 2100"),
        pytest.param([1767283200000], "epoch", "date outside 1900-2100", id="milliseconds taken for seconds"),
        pytest.param([10**17], "epoch", "date outside 1900-2100", id="far too many seconds"),
    ],
)
def test_what_is_no_day_is_null_and_counted(values: list[object], form: str | None, problem: str) -> None:
    assert _days(values, form) == ([None], {problem: 1})
    assert _moments(values, form) == ([None], {problem: 1})


@pytest.mark.parametrize("edge", [dt.date(1900, 1, 2), dt.date(2100, 12, 31)])
def test_the_first_and_the_last_day_are_kept(edge: dt.date) -> None:
    assert _days([edge.isoformat()]) == ([edge], {})
    assert _moments([edge.isoformat()])[1] == {}


@pytest.mark.parametrize(
    ("values", "form", "found"),
    [
        pytest.param([D], None, "2026-01-01T16:00:00+00:00", id="a day begins at midnight there"),
        pytest.param([dt.datetime(2026, 1, 2, 8)], None, "2026-01-02T00:00:00+00:00", id="a local time"),
        pytest.param([BERLIN_MORNING], None, "2026-01-02T07:00:00+00:00", id="an instant"),
        pytest.param(["2026-01-02 08:00:00.5"], None, "2026-01-02T00:00:00.500000+00:00", id="local text"),
        pytest.param(["2026-01-02T08:00:00+01:00"], None, "2026-01-02T07:00:00+00:00", id="text with a zone"),
        pytest.param(["2026-01-02 08:00:00+00"], None, "2026-01-02T08:00:00+00:00", id="PostgreSQL's text"),
        pytest.param(["20260102080000"], "%Y%m%d%H%M%S", "2026-01-02T00:00:00+00:00", id="digits"),
        pytest.param(
            ["02/01/2026 08:00:00.250"],
            "%d/%m/%Y %H:%M:%S.%f",
            "2026-01-02T00:00:00.250000+00:00",
            id="a format with fractions",
        ),
        pytest.param(
            ["20260102T0800+0100"], "%Y%m%dT%H%M%z", "2026-01-02T07:00:00+00:00", id="a format with a zone"
        ),
        pytest.param([1767312000], "epoch", "2026-01-02T00:00:00+00:00", id="seconds"),
        pytest.param([1767312000123], "epoch_ms", "2026-01-02T00:00:00.123000+00:00", id="milliseconds"),
    ],
)
def test_moments_are_read(values: list[object], form: str | None, found: str) -> None:
    assert _moments(values, form) == ([found], {})


def test_texts_with_and_without_zone_may_stand_in_one_column() -> None:
    found, problems = _moments(["2026-01-02 08:00", "2026-01-02T08:00:00Z", "soon", None])
    assert found == ["2026-01-02T00:00:00+00:00", "2026-01-02T08:00:00+00:00", None, None]
    assert problems == {"not a date": 1}


@pytest.mark.parametrize(
    ("local", "found"),
    [
        pytest.param(dt.datetime(2026, 10, 25, 2, 30), "2026-10-25T00:30:00+00:00", id="the hour told twice"),
        pytest.param(dt.datetime(2026, 3, 29, 2, 30), "2026-03-29T00:59:59", id="the hour left out"),
    ],
)
def test_a_clock_that_is_changed_takes_the_earlier_reading(local: dt.datetime, found: str) -> None:
    [moment], problems = _moments([local], zone="Europe/Berlin")
    assert moment.startswith(found)
    assert problems == {}


@pytest.mark.parametrize("values", [[20260102], [True], [b"2026-01-02"], [dt.time(8)]])
def test_other_types_do_not_fit(values: list[object]) -> None:
    with pytest.raises(Misfit):
        dates.day(pa.array(values), None, SHANGHAI)


@given(st.dates(dt.date(1900, 1, 2), dt.date(2100, 12, 30)))
def test_every_shape_of_a_day_gives_the_same_day(day: dt.date) -> None:
    assert _days([day]) == ([day], {})
    assert _days([day.isoformat()]) == ([day], {})
    assert _days([f"{day.year}年{day.month}月{day.day}日"]) == ([day], {})
    assert _days([day.strftime("%Y%m%d")], "%Y%m%d") == ([day], {})
    assert _days([dt.datetime.combine(day, dt.time(23, 59, 59))]) == ([day], {})
    assert _days([f"{day.isoformat()}T12:00:00Z"]) == ([day], {})


@given(
    st.datetimes(dt.datetime(1902, 1, 1), dt.datetime(2037, 1, 1)),
    st.sampled_from(["UTC", SHANGHAI, "US/Pacific"]),
)
def test_a_local_time_is_the_instant_python_says(local: dt.datetime, zone: str) -> None:
    right = local.replace(tzinfo=ZoneInfo(zone))
    if right.astimezone(dt.UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local:
        return  # skipped by the clock
    [found], problems = _moments([local], zone=zone)
    assert (dt.datetime.fromisoformat(found), problems) == (right.astimezone(dt.UTC), {})
