"""The tables under an answer are labelled, and times stand in the home's zone."""

from zoneinfo import ZoneInfo

import pytest

from ui.evidence import evidence, origin_text, title

ZONE = ZoneInfo("Asia/Shanghai")
SOURCES = [
    {"system": "ERP", "entity": "sales_order", "as_of": "2026-11-22T16:30:00+00:00"},
    {"system": "ERP", "entity": "customer", "as_of": "2026-11-20T16:30:00+00:00"},
    {"system": "CRM", "entity": "ticket", "as_of": None},
]


def table(columns, rows, **more):
    return {
        "name": "orders",
        "columns": columns,
        "rows": rows,
        "truncated": False,
        "sources": SOURCES,
        **more,
    }


def test_codes_labels_and_times_are_words_of_the_language():
    told = table(
        ["id", "number", "status", "updated_at", "customer_id", "ordered_on", "amount", "note"],
        [["erp:1", "SO1", "shipped", "2026-01-01", "erp:9", "2026-11-03", "46080.00", None]],
    )
    zh, en = evidence(told, "zh", ZONE), evidence(told, "en", ZONE)
    assert zh.columns == ("订单号", "订单状态", "下单日期", "订单金额")
    assert zh.rows == [("SO1", "已发货", "2026-11-03", "46,080.00")]
    assert en.columns == ("order number", "order status", "ordered on", "order amount")
    assert en.rows[0][1] == "shipped"
    assert en.numeric == (False, False, False, True)


def test_labels_of_the_answer_win():
    told = table(["number", "days_late"], [["SO1", 3]], labels=["订单", "晚几天"])
    assert evidence(told, "zh", ZONE).columns == ("订单", "晚几天")


def test_of_several_times_of_one_system_the_oldest_counts():
    assert origin_text(SOURCES, "en", ZONE) == "ERP as of 2026-11-21 00:30, CRM"


@pytest.mark.parametrize(
    ("values", "right"),
    [
        pytest.param(["12", "3,000.50", ""], True, id="amounts"),
        pytest.param(["12.5%"], True, id="shares"),
        pytest.param(["CNY 1,680.00"], True, id="money with its currency"),
        pytest.param(["001000000001"], False, id="a number's name with noughts"),
        pytest.param(["13800010042"], False, id="a phone"),
        pytest.param(["2026-11-03"], False, id="a day"),
        pytest.param(["12", "x"], False, id="a word among them"),
        pytest.param([""], False, id="nothing at all"),
    ],
)
def test_amounts_stand_right_and_names_of_numbers_left(values, right):
    told = table(["number", "unheard_of"], [["SO1", value] for value in values])
    told = {**told, "rows": [*told["rows"], ["SO2", "1" if right else "x"]]}
    assert evidence(told, "en", ZONE).numeric[1] is right


def test_rows_left_out_are_said():
    told = table(["number"], [[f"SO{n}"] for n in range(60)])
    shown = evidence(told, "en", ZONE, max_rows=50)
    assert (len(shown.rows), shown.total, shown.note) == (50, 60, "only the first 50 rows are shown")
    assert evidence(table(["number"], [["SO1"]], truncated=True), "zh", ZONE).note == "仅显示前 1 行"


def test_a_table_of_ids_only_is_shown_all_the_same():
    assert evidence(table(["customer_id"], [["erp:1"]]), "en", ZONE).rows == [("erp:1",)]


def test_an_empty_table_has_its_columns():
    shown = evidence(table(["id", "number"], []), "en", ZONE)
    assert (shown.columns, shown.rows) == (("order number",), [])


def test_titles():
    assert [title(name, "zh") for name in ("sales_order", "events", "new_kind")] == [
        "销售订单",
        "物流轨迹",
        "new kind",
    ]
