"""Time ranges as people say them, near misses beside them, and every written form of a date read back.

The cases are in periods_zh.txt and periods_en.txt: `text = first..last`, several ranges parted by ` ; `.
"""

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.period import find, find_all

TODAY = date(2026, 2, 3)  # a Tuesday
HEAD = re.compile(r"today (\S+), fiscal years from month (\d+)")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def cases(name):
    today, fiscal = TODAY, 1
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines():
        if head := HEAD.match(line):
            today, fiscal = date.fromisoformat(head[1]), int(head[2])
        elif line:
            text, _, expected = line.rpartition(" = ")
            yield pytest.param(today, fiscal, text, expected, id=f"{text} on {today}, {fiscal}")


@pytest.mark.parametrize(
    ("today", "fiscal", "text", "expected"), [*cases("periods_zh.txt"), *cases("periods_en.txt")]
)
def test_reads(today, fiscal, text, expected):
    told = [
        ("" if p.kind == "range" else f"{p.kind} ") + "..".join(p.iso) for p in find_all(text, today, fiscal)
    ]
    assert " ; ".join(told) == expected


NEAR_MISSES = [
    "order 10248", "SO2026-00042", "INV-2026-0310", "TK20260305A", "#20260305", "订单号20260399", "2025-02-30",
    "you may show them", "and may I ask", "MAY I see the orders", "they march on", "march the goods out", "mayor", "decimal",
    "最近5个订单", "前五的客户", "前10名", "第二个", "the second one", "second", "第一名", "top 10", "latest 5 orders", "recent orders",
    "by year", "每月销售额", "每周一", "every Monday", "monthly sales", "day by day", "per week", "一周一次", "日均销量", "周转天数",
    "5单", "2025元", "2025 元以上的订单", "¥2025", "amount over 2000", "more than 2000", "大于2000的订单", "2025件", "2025 units",
    "2,025.00", "12.5", "5%", "Q", "Q5", "13900000012", "电话13812345678", "version 3.5", "客户2025", "A2025",
    "五一路的客户", "10月饼", "周期", "本周期", "周年庆", "账期30天", "连续三个季度", "季度报表", "半年报", "三个订单", "一个月几次",
    "3/5 of the orders", "评分4/5", "rating 4/5", "24/7", "2/10 net 30", "Net 30", "from 9 to 5", "10-12件",
    "warehouse W10", "仓库W10", "5号仓库", "第3号线", "订单618", "618个", "上期货", "天", "week", "current status",
    "the previous order", "next shipment", "past due invoices", "this customer", "within budget", "in 3 boxes",
]  # fmt: skip


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_is_no_time(text):
    assert find_all(text, TODAY) == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("上周五个订单", "五个订单"),
        ("上周一共多少订单", "一共多少订单"),
        ("从3月到5月的订单", "的订单"),
        ("orders between March 5 and 12 of Acme", "orders  of Acme"),
        ("sales in late March 2025 by region", "sales  by region"),
        ("去年国庆以来的销售额", "的销售额"),
        ("過去三個月的訂單", "的訂單"),
        ("截至上月底的应收", "的应收"),
    ],
    ids=lambda value: value,
)
def test_the_span_covers_its_words_and_no_others(text, rest):
    start, end = find(text, TODAY).span
    assert text[:start] + text[end:] == rest


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("上季度销售额，和去年同期比", ["range", "year_ago"]),
        ("sales last month vs the same month last year", ["range", "year_ago"]),
        ("上个月销售额环比", ["range", "previous"]),
        ("this month versus a year ago", ["range", "year_ago"]),
        ("orders a year ago", ["range"]),
        ("本月和上月的销售额对比", ["range", "range"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_comparisons_are_marked(text, kinds):
    found = find_all(text, TODAY)
    assert [period.kind for period in found] == kinds
    assert all(one.span[1] <= other.span[0] for one, other in pairwise(found))


def test_a_comparison_is_the_range_only_when_nothing_else_is():
    assert find("和去年同期相比，本月销售额", TODAY).iso == ("2026-02-01", "2026-02-28")
    assert find("去年同期销售额", TODAY).iso == ("2025-01-01", "2025-02-03")
    assert find("销售额同比", TODAY) is None


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2025年2月 YoY", ("2024-02-01", "2024-02-29")),
        ("2024-02-29同比", ("2023-02-28", "2023-02-28")),
        ("Q1 2025 YoY", ("2024-01-01", "2024-03-31")),
        ("2025年3月 环比", ("2025-02-01", "2025-02-28")),
        ("Q1 2025 QoQ", ("2024-10-01", "2024-12-31")),
        ("2025-03-11到2025-03-20 环比", ("2025-03-01", "2025-03-10")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_range_is_compared_with(text, before):
    assert find_all(text, TODAY)[1].iso == before


def chinese(number):
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else digits[tens])
        + ("十" if tens else "")
        + (digits[ones] if ones or not tens else "")
    )


def year_in_chinese(year):
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


WRITTEN = {
    "iso": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "packed": lambda d: f"{d:%Y%m%d}",
    "chinese": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "chinese, spaced": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "chinese, hao": lambda d: f"{d.year}年{d.month:02}月{d.day:02}号",
    "chinese figures": lambda d: f"{year_in_chinese(d.year)}年{chinese(d.month)}月{chinese(d.day)}日",
    "american": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "american, short": lambda d: f"{MONTHS[d.month - 1][:3]} {d.day} {d.year}",
    "british": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "british, of": lambda d: f"the {d.day}{'th' if 10 < d.day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d.day % 10, 'th')} of {MONTHS[d.month - 1]} {d.year}",
    "month first": lambda d: f"{d:%m/%d/%Y}",
    "german": lambda d: f"{d.day}.{d.month}.{d.year}",
    "oracle": lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
}  # fmt: skip
DATES = st.dates(date(2000, 1, 1), date(2049, 12, 31))


@given(
    DATES,
    st.sampled_from(sorted(WRITTEN)),
    st.sampled_from(["{}", "{}的订单", "在{}下单", "orders of {} only"]),
)
def test_any_written_date_is_read_back(day, form, around):
    found = find(around.format(WRITTEN[form](day)), TODAY)
    assert found is not None
    assert found.iso == (day.isoformat(), day.isoformat())


@given(DATES, st.integers(0, 400), st.sampled_from(sorted(WRITTEN)), st.sampled_from(sorted(WRITTEN)), st.sampled_from(["从{}到{}", "from {} to {}", "{} ~ {}"]))  # fmt: skip
def test_any_two_written_dates_are_a_range(day, length, one, other, around):
    last = day + timedelta(days=length)
    found = find_all(around.format(WRITTEN[one](day), WRITTEN[other](last)), TODAY)
    assert [period.iso for period in found] == [(day.isoformat(), last.isoformat())]


@given(
    DATES,
    st.sampled_from(
        ["3月", "in May", "Q3", "下半年", "国庆", "Christmas", "第10周", "周五", "3月5日", "3/5"]
    ),
)
def test_what_has_no_year_has_begun(today, text):
    assert find(text, today).start <= today + timedelta(days=2)  # days off may begin before the holiday


@given(
    st.text(alphabet="年月日周季度上下前近三十第0123456789-/. 初底以来到今去Qqmarchyto", max_size=60), DATES
)
def test_any_text_is_read_without_failing(text, today):
    for period in find_all(text, today):
        assert period.start <= period.end
        assert 0 <= period.span[0] < period.span[1] <= len(text)
