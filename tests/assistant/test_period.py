"""Time ranges in both languages, against a given today; what is no time range is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.period import find

TODAY = date(2026, 2, 3)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今天", "2026-02-03", "2026-02-03"),
        ("yesterday", "2026-02-02", "2026-02-02"),
        ("本周的订单", "2026-02-02", "2026-02-08"),
        ("last week", "2026-01-26", "2026-02-01"),
        ("上个月", "2026-01-01", "2026-01-31"),
        ("this month", "2026-02-01", "2026-02-28"),
        ("上季度华东区", "2025-10-01", "2025-12-31"),
        ("last quarter", "2025-10-01", "2025-12-31"),
        ("去年", "2025-01-01", "2025-12-31"),
        ("今年", "2026-01-01", "2026-12-31"),
        ("前年", "2024-01-01", "2024-12-31"),
        ("最近30天", "2026-01-05", "2026-02-03"),
        ("past 30 days", "2026-01-05", "2026-02-03"),
        ("近三个月", "2025-11-04", "2026-02-03"),
        ("last two weeks", "2026-01-21", "2026-02-03"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("2025年3月", "2025-03-01", "2025-03-31"),
        ("2025年3月至5月", "2025-03-01", "2025-05-31"),
        ("2025年3月5日", "2025-03-05", "2025-03-05"),
        ("去年第三季度", "2025-07-01", "2025-09-30"),
        ("2025年上半年", "2025-01-01", "2025-06-30"),
        ("3月份", "2025-03-01", "2025-03-31"),
        ("从1997年3月到1997年5月", "1997-03-01", "1997-05-31"),
        ("2025-03-01到2025-03-31", "2025-03-01", "2025-03-31"),
        ("2025年6月之前", "1900-01-01", "2025-05-31"),
        ("上个月以来", "2026-01-01", "2026-02-03"),
        ("March 1997", "1997-03-01", "1997-03-31"),
        ("since March 1997", "1997-03-01", "2026-02-03"),
        ("between March and May 1997", "1997-03-01", "1997-05-31"),
        ("from November to February 1997", "1996-11-01", "1997-02-28"),
        ("between 1996-07-04 and 1996-08-01", "1996-07-04", "1996-08-01"),
        ("1996-07-04..1996-08-01", "1996-07-04", "1996-08-01"),
        ("July 4th, 1996", "1996-07-04", "1996-07-04"),
        ("Q3 2025", "2025-07-01", "2025-09-30"),
        ("2025Q3", "2025-07-01", "2025-09-30"),
        ("third quarter of 1997", "1997-07-01", "1997-09-30"),
        ("late orders in 1997", "1997-01-01", "1997-12-31"),
        ("from 1996 to 1997", "1996-01-01", "1997-12-31"),
        ("before 1998", "1900-01-01", "1997-12-31"),
        ("after 1997", "1998-01-01", "2026-02-03"),
        ("in May", "2025-05-01", "2025-05-31"),
        ("year to date", "2026-01-01", "2026-02-03"),
    ],
    ids=lambda value: value,
)
def test_finds(text, first, last):
    assert find(text, TODAY).iso == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("order 10248", id="an order number"),
        pytest.param("SO2026-00042", id="a year inside an order number"),
        pytest.param("2025-02-30", id="a day that does not exist"),
        pytest.param("you may show them", id="may is a verb"),
        pytest.param("最近5个订单", id="the latest five orders"),
        pytest.param("前五的客户", id="the first five"),
        pytest.param("by year", id="a grouping"),
        pytest.param("每月销售额", id="a monthly grouping"),
    ],
)
def test_finds_nothing(text):
    assert find(text, TODAY) is None


def test_the_span_covers_the_words_that_belong_to_it():
    text = "orders between March and May 1997 of Acme"
    start, end = find(text, TODAY).span
    assert text[:start] + text[end:] == "orders  of Acme"


@given(
    st.dates(date(1950, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["天", "周", "个月", "年"]),
    st.integers(1, 30),
)
def test_past_ranges_end_today_and_begin_before(today, unit, count):
    found = find(f"最近{count}{unit}", today)
    assert found.end == today
    assert found.start <= today


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_an_iso_date_is_that_day(day):
    assert find(f"在{day.isoformat()}的订单", TODAY).iso == (day.isoformat(), day.isoformat())
