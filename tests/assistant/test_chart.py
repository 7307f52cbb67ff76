"""The shape of a table says which picture there is, if any; nothing is drawn that the table does not say."""

import doctest
import importlib
import json

import pytest

from assistant.answer import Answer
from assistant.chart import Chart, chart_of
from assistant.chart_look import DARK, LIGHT, short
from assistant.chart_spec import NARROW, WIDE, spec
from tests.assistant.charted import LATE, LINES, MARGIN, ORDERS, SALES, charted

REGIONS = (("华东", 30), ("华南", 20), ("西南", 10))
MONTHS = (("2026-01", 3), ("2026-02", 4), ("2026-04", 6))
CUSTOMERS = tuple((f"C{n}", f"客户{n}", 100 - n) for n in range(30))
ASKED = {"metrics": (SALES,), "currencies": ["CNY", "EUR"]}


@pytest.mark.parametrize(
    ("answer", "kind", "groups", "series"),
    [
        pytest.param(
            charted("region orders", *REGIONS, by="region"),
            "bar",
            ["华东", "华南", "西南"],
            [""],
            id="categories lie as bars in the table's order",
        ),
        pytest.param(
            charted("month orders", *MONTHS, by="month"),
            "line",
            ["2026-01", "2026-02", "2026-03", "2026-04"],
            [""],
            id="a time is a line, without gaps",
        ),
        pytest.param(
            charted("month orders", *reversed(MONTHS), by="month"),
            "line",
            ["2026-01", "2026-02", "2026-03", "2026-04"],
            [""],
            id="the latest first is turned round",
        ),
        pytest.param(
            charted("month orders", ("2026-04", 6), ("2026-01", 3), ("2026-02", 1), by="month"),
            "bar",
            ["2026-04", "2026-01", "2026-02"],
            [""],
            id="a ranking of months is none",
        ),
        pytest.param(
            charted("month orders", *MONTHS[:2], by="month"),
            "column",
            ["2026-01", "2026-02"],
            [""],
            id="two moments stand as columns",
        ),
        pytest.param(
            charted(
                "channel month orders",
                *((c, m, n) for c in ("网", "店") for m, n in MONTHS),
                by="channel month",
            ),
            "line",
            ["2026-01", "2026-02", "2026-03", "2026-04"],
            ["网", "店"],
            id="a second dimension is several lines",
        ),
        pytest.param(
            charted(
                "region channel orders",
                *((r, c, n) for r, n in REGIONS for c in ("网", "店")),
                by="region channel",
            ),
            "bar",
            ["华东", "华南", "西南"],
            ["网", "店"],
            id="two categories are grouped bars",
        ),
        pytest.param(
            charted("customer_number customer orders", *CUSTOMERS, by="customer"),
            "bar",
            [f"客户{n}" for n in range(12)],
            [""],
            id="of many the first",
        ),
        pytest.param(
            charted(
                "age orders",
                ("a", 3),
                ("b", 2),
                by="age",
                value_labels={"age": {"a": ["未到期", "not due"], "b": ["逾期", "overdue"]}},
            ),
            "column",
            ["未到期", "逾期"],
            [""],
            id="ordered bands stand",
        ),
        pytest.param(
            charted(
                "region orders late_orders",
                ("华东", 30, 3),
                ("华南", 20, 2),
                by="region",
                metrics=(ORDERS, LATE),
            ),
            "bar",
            ["华东", "华南"],
            ["订单数", "延误订单数"],
            id="metrics of one unit share the axis",
        ),
        pytest.param(
            charted(
                "region orders lines", ("华东", 30, 3), ("华南", 20, 2), by="region", metrics=(ORDERS, LINES)
            ),
            "bar",
            ["华东", "华南"],
            [""],
            id="metrics of two units do not",
        ),
        pytest.param(
            charted("segment orders orders_share", ("A", 6, 0.6), ("B", 4, 0.4), by="segment"),
            "bar",
            ["A", "B"],
            [""],
            id="shares are bars",
        ),
        pytest.param(
            charted(
                "region orders orders_before orders_change",
                ("华东", 30, 20, 0.5),
                ("华南", 20, 25, -0.2),
                by="region",
                compared=["2025-01-01", "2025-11-22"],
            ),
            "bar",
            ["华东", "华南"],
            ["2026-01-01 – 2026-11-22", "2025-01-01 – 2025-11-22"],
            id="a comparison is grouped bars",
        ),
        pytest.param(
            charted(
                "month orders orders_before orders_change",
                *((m, n, n - 1, 0.1) for m, n in MONTHS),
                by="month",
                compared=["2025-01-01", "2025-11-22"],
            ),
            "line",
            ["2026-01", "2026-02", "2026-03", "2026-04"],
            ["2026-01-01 – 2026-11-22", "2025-01-01 – 2025-11-22"],
            id="a comparison in time is two lines",
        ),
        pytest.param(
            charted("customer_number customer orders", ("C1", "宏远", 3), ("C2", "宏远", 2), by="customer"),
            "bar",
            ["宏远", "宏远 (C2)"],
            [""],
            id="two of one name are told apart",
        ),
        pytest.param(
            charted(
                "region currency sales_amount",
                ("海外", "EUR", "5"),
                ("华东", "CNY", "9"),
                ("华南", "CNY", "7"),
                by="region",
                **ASKED,
            ),
            "bar",
            ["华东", "华南"],
            [""],
            id="currencies share no axis",
        ),
        pytest.param(
            charted("region gross_margin", ("华东", 0.3), ("华南", None), by="region", metrics=(MARGIN,)),
            "bar",
            ["华东", "华南"],
            [""],
            id="a group without a value stays",
        ),
    ],
)
def test_the_shape_says_the_picture(answer, kind, groups, series):
    chart = chart_of(answer)
    assert isinstance(chart, Chart), chart
    assert chart.kind == kind
    assert list(dict.fromkeys(point.group for point in chart.points)) == groups
    assert list(chart.series) == series


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param(charted("orders", (5763,), by=""), "只有一个数", id="one number"),
        pytest.param(charted("region orders", ("华东", 30), by="region"), "只有一个数", id="one group"),
        pytest.param(
            charted("currency sales_amount", ("CNY", 1), ("EUR", 2), by="", **ASKED),
            "只有一个数",
            id="one number in two currencies",
        ),
        pytest.param(
            charted(
                "region channel segment orders",
                ("a", "b", "c", 1),
                ("d", "e", "f", 2),
                by="region channel segment",
            ),
            "看不清",
            id="three dimensions",
        ),
        pytest.param(
            charted(
                "region channel orders",
                *(("a", f"c{n}", n) for n in range(9)),
                ("b", "c1", 3),
                by="region channel",
            ),
            "看不清",
            id="too many series",
        ),
        pytest.param(
            charted("region gross_margin", ("华东", None), ("华南", None), by="region", metrics=(MARGIN,)),
            "只有一个数",
            id="no value at all",
        ),
        pytest.param(
            Answer(
                "?",
                "",
                "zh",
                tables=[{"name": "orders", "call": 0, "columns": ["number"], "rows": [["SO1"]]}],
                results=[{"facts": {}}],
            ),
            "明细",
            id="records",
        ),
        pytest.param(Answer("?", "", "en"), "nothing to draw", id="no table"),
    ],
)
def test_other_shapes_have_none_and_say_why(answer, why):
    assert why in chart_of(answer)


def test_a_gap_is_zero_where_values_add_up_and_empty_where_not():
    for metric, value in ((ORDERS, 0.0), (MARGIN, None)):
        name = metric["name"]
        chart = chart_of(charted(f"month {name}", *MONTHS, by="month", metrics=(metric,)))
        assert [p.value for p in chart.points if p.group == "2026-03"] == [value]


@pytest.mark.parametrize(
    ("answer", "title", "notes"),
    [
        pytest.param(
            charted(
                "region currency sales_amount",
                ("海外", "EUR", "5"),
                ("华东", "CNY", "9"),
                ("华南", "CNY", "7"),
                by="region",
                **{**ASKED, "groups": 2},
            ),
            "按区域的销售额（CNY）",
            ("2026-01-01 至 2026-11-22", "只画 CNY；EUR 见表"),
            id="Chinese",
        ),
        pytest.param(
            charted("customer_number customer orders", *CUSTOMERS, by="customer", language="en", groups=40),
            "Orders by customer",
            ("2026-01-01 to 2026-11-22", "the first 12 of 40"),
            id="English, of many the first",
        ),
        pytest.param(
            charted(
                "segment orders orders_share",
                ("A", 6, 0.6),
                ("B", 4, 0.4),
                by="segment",
                filters={"region": "华东"},
            ),
            "按等级的订单数占比（%）",
            ("区域：华东，2026-01-01 至 2026-11-22",),
            id="a share, filtered",
        ),
        pytest.param(
            charted(
                "month orders orders_running",
                *((m, n, n) for m, n in MONTHS),
                by="month",
                language="en",
                period=None,
            ),
            "Orders, running total by month",
            (),
            id="a running total",
        ),
    ],
)
def test_title_and_notes_say_what_is_drawn_and_what_not(answer, title, notes):
    chart = chart_of(answer)
    assert (chart.title, chart.notes) == (title, notes)


def test_the_words_hold_the_same_facts():
    chart = chart_of(charted("region orders", *REGIONS, by="region", language="en"))
    assert chart.words() == (
        "Bar chart: Orders by region. 2026-01-01 to 2026-11-22. 华东 30 orders; 华南 20 orders; 西南 10 orders"
    )
    many = chart_of(charted("day orders", *((f"2026-03-{n:02}", n) for n in range(1, 32)), by="day"))
    assert "最高 2026-03-31 31 单；最低 2026-03-01 1 单" in many.words()


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_a_specification_is_plain_json_that_names_no_address(look, width):
    chart = chart_of(charted("region orders", *REGIONS, by="region"))
    drawn = json.loads(json.dumps(spec(chart, look=look, width=width)))
    assert drawn["width"] == width
    assert [row["value"] for row in drawn["data"]["values"]] == [30.0, 20.0, 10.0]
    assert drawn["config"]["background"] == look.paper
    text = json.dumps(drawn).replace(drawn["$schema"], "")
    assert "http" not in text
    assert "url" not in text


def test_no_picture_is_a_pie_and_no_axis_of_bars_begins_elsewhere_than_at_zero():
    answers = [
        charted("segment orders orders_share", ("A", 6, 0.6), ("B", 4, 0.4), by="segment"),
        charted("region gross_margin", ("华东", 0.31), ("华南", 0.29), by="region", metrics=(MARGIN,)),
    ]
    for answer in answers:
        drawn = spec(chart_of(answer))
        assert drawn["layer"][0]["mark"]["type"] == "bar"
        assert drawn["encoding"]["x"]["scale"]["domain"][0] == 0


@pytest.mark.parametrize(
    ("value", "unit", "zh", "written"),
    [
        pytest.param(123456789, "money", True, "1.23亿", id="a hundred million"),
        pytest.param(9999, "money", True, "9,999", id="below ten thousand"),
        pytest.param(-54321, "money", True, "-5.43万", id="negative"),
        pytest.param(54321, "count", False, "54.3K", id="thousands"),
        pytest.param(9876, "count", False, "9,876", id="below ten thousand in English"),
        pytest.param(3.25, "days", False, "3.2", id="days"),
        pytest.param(0.0525, "share", False, "5.2%", id="a share"),
        pytest.param(0, "money", True, "0", id="zero"),
    ],
)
def test_numbers_are_short(value, unit, zh, written):
    assert short(value, unit, zh=zh) == written


@pytest.mark.parametrize(
    "name", ["chart_look", "chart_times", "evaluation_cells", "evaluation_seen", "evaluation_report"]
)
def test_the_examples_of_docstrings_hold(name):
    found = doctest.testmod(importlib.import_module(f"assistant.{name}"))
    assert (found.failed, found.attempted > 0) == (0, True)
