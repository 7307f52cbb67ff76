"""An answer about metrics restates what was asked, then tells it, in the language of the question."""

from typing import Any

import pytest

from assistant import render
from assistant.blocks import Style
from assistant.plan import Call

SALES = {
    "name": "sales_amount", "label": ["销售额", "sales"], "unit": "money", "grain": "sales_order",
    "definition": ["订单金额之和", "sum of order amounts"], "adds_up": True, "better": "high",
}  # fmt: skip
MARGIN = {
    "name": "gross_margin", "label": ["毛利率", "gross margin"], "unit": "share", "grain": "",
    "definition": ["毛利除以金额", "profit by amount"], "adds_up": False, "better": "high",
}  # fmt: skip
ORDERS = {
    "name": "orders", "label": ["订单数", "orders"], "unit": ["单", "orders"], "grain": "sales_order",
    "definition": ["不含草稿", "without drafts"], "adds_up": True, "better": "high",
}  # fmt: skip
REPLY = {
    "name": "first_response_time", "label": ["首次响应时长", "first response time"], "unit": "hours", "grain": "ticket",
    "definition": ["平均小时数", "mean hours"], "adds_up": False, "better": "low",
}  # fmt: skip
OPEN = {
    "name": "open_receivables", "label": ["应收账款", "open receivables"], "unit": "money", "grain": "invoice",
    "definition": ["未付金额", "what is open"], "adds_up": True, "better": "low",
}  # fmt: skip
REGION = {"by": ["region"], "by_labels": [["区域", "region"]]}
MONTH = {"by": ["month"], "by_labels": [["月份", "month"]]}
Q3 = {"period": ["2026-07-01", "2026-09-30"]}
Q2 = {"compared": ["2026-04-01", "2026-06-30"]}


def told(
    metrics: list[dict[str, Any]], columns: str, *rows: list[Any], arguments: dict[str, Any] | None = None,
    entities: list[str] | None = None, nothing: dict[str, Any] | None = None, **facts: Any,
) -> dict[str, str]:  # fmt: skip
    """Return the answer in both languages."""
    names = columns.split()
    table = {
        "name": "metrics", "columns": names, "entities": entities or [""] * len(names), "rows": list(rows),
        "origins": [], "truncated": False, "ms": 1.0,
    }  # fmt: skip
    result = {
        "tool": "query_metrics", "arguments": {}, "tables": [table], "nothing": nothing,
        "facts": {"metrics": metrics, "by": [], "by_labels": [], "filters": {}, "excluded": {}, "having": [], **facts},
    }  # fmt: skip
    call = Call(
        "query_metrics",
        {"metrics": [m["name"] for m in metrics], "group_by": facts.get("by"), **(arguments or {})},
    )
    return {language: render.one(call, result, Style(language)) for language in ("zh", "en")}


def test_one_figure_is_a_sentence():
    text = told(
        [SALES],
        "currency sales_amount",
        ["CNY", "1234.5"],
        **Q3,
        filters={"region": "华东"},
        currencies=["CNY"],
    )
    assert (
        text["zh"]
        == "**销售额**（区域：华东，2026-07-01 至 2026-09-30）：**CNY 1,234.50**。_口径：订单金额之和。_"
    )
    assert text["en"] == (
        "**Sales** (region 华东, 2026-07-01 to 2026-09-30): **CNY 1,234.50**. _Counted: sum of order amounts._"
    )


def test_several_figures_are_a_list():
    text = told([ORDERS, MARGIN], "orders gross_margin", [1200, "0.2346"], **Q3)
    assert text["zh"] == (
        "**订单数、毛利率**（2026-07-01 至 2026-09-30）：\n- 订单数：**1,200 单**\n- 毛利率：**23.5%**\n\n"
        "_口径：订单数：不含草稿；毛利率：毛利除以金额。_"
    )
    assert "**Orders, gross margin** (2026-07-01 to 2026-09-30):\n- orders: **1,200 orders**\n" in text["en"]


@pytest.mark.parametrize(
    ("metric", "row", "zh", "en"),
    [
        pytest.param(ORDERS, [90, 100, "-0.1"], "**90 单**，之前为 100 单，下降 10.0%",
                     "**90 orders**, before 100 orders: down 10.0%", id="a count that fell"),
        pytest.param(ORDERS, [110, 100, "0.1"], "之前为 100 单，上升 10.0%", "before 100 orders: up 10.0%", id="a count that rose"),
        pytest.param(ORDERS, [100, 100, "0"], "之前为 100 单，持平", "before 100 orders: unchanged", id="the same"),
        pytest.param(MARGIN, ["0.55", "0.5", "0.1"], "之前为 50.0%，上升 5.0 个百分点", "before 50.0%: up 5.0 points",
                     id="a share moves by percentage points"),
        pytest.param(ORDERS, [5, None, None], "**5 单**，对比期没有数值", "**5 orders**, no value before", id="none before"),
        pytest.param(ORDERS, [5, 0, None], "**5 单**，之前为 0 单。", "**5 orders**, before 0 orders.", id="from 0 is no percentage"),
        pytest.param(REPLY, ["2.25", "4.5", "-0.5"], "**2.2 小时**，之前为 4.5 小时，下降 50.0%",
                     "**2.2 hours**, before 4.5 hours: down 50.0%", id="hours with one decimal"),
    ],
)  # fmt: skip
def test_a_comparison_tells_before_now_and_the_change(metric, row, zh, en):
    name = metric["name"]
    text = told([metric], f"{name} {name}_before {name}_change", row, **Q3, **Q2)
    assert "（2026-07-01 至 2026-09-30，对比 2026-04-01 至 2026-06-30）" in text["zh"]
    assert "(2026-07-01 to 2026-09-30, compared with 2026-04-01 to 2026-06-30)" in text["en"]
    assert zh in text["zh"]
    assert en in text["en"]


def test_currencies_stand_apart():
    text = told([SALES], "currency sales_amount", ["CNY", "10"], ["USD", "2"], currencies=["CNY", "USD"])
    assert "**CNY 10.00**、**USD 2.00**" in text["zh"]
    assert "不同币种的金额不相加" in text["zh"]
    assert "**CNY 10.00**, **USD 2.00**" in text["en"]
    assert "Amounts of several currencies are not added." in text["en"]


def test_a_share_of_money_names_its_currency():
    text = told([MARGIN], "currency gross_margin", ["CNY", "0.3"], ["USD", "0.2"], currencies=["CNY", "USD"])
    assert "**30.0%（CNY）**、**20.0%（USD）**" in text["zh"]
    assert "**30.0% (CNY)**, **20.0% (USD)**" in text["en"]


def test_a_ranking_says_how_many_there_are_and_names_the_first():
    rows = [["华东", "CNY", "300"], ["华南", "CNY", "100"]]
    text = told([SALES], "region currency sales_amount", *rows, arguments={"limit": 2}, groups=37, currencies=["CNY"],
                order=["sales_amount", "desc"], **REGION, **Q3)  # fmt: skip
    assert text["zh"] == (
        "**按区域的销售额**（2026-07-01 至 2026-09-30），从高到低，共 37，显示 2。_口径：订单金额之和。_\n\n"
        "最高的是 **华东**：CNY 300.00。\n\n| 区域 | 销售额 |\n| --- | ---: |\n| 华东 | CNY 300.00 |\n| 华南 | CNY 100.00 |"
    )
    assert "**Sales by region** (2026-07-01 to 2026-09-30), highest first; 37 in all, 2 shown." in text["en"]
    assert "Highest sales: **华东**, CNY 300.00." in text["en"]


def test_the_least_comes_first_when_it_is_asked_for():
    rows = [["华南", 1, "0.1"], ["华东", 3, "0.3"]]
    text = told([ORDERS, MARGIN], "region orders gross_margin", *rows, groups=2, order=["gross_margin", "asc"],
                arguments={"order_by": "gross_margin", "order": "asc"}, **REGION)  # fmt: skip
    assert "，按毛利率从低到高" in text["zh"]
    assert "毛利率最低的是 **华南**：10.0%" in text["zh"]
    assert "lowest gross margin first" in text["en"]


def test_shares_others_and_running_totals_stand_beside_the_figures():
    rows = [["华东", 30, "0.3", 30], ["(others)", 70, "0.7", 100]]
    text = told([ORDERS], "region orders orders_share orders_running", *rows, groups=5, **REGION)
    assert "| 区域 | 订单数 | 占比 | 累计 |" in text["zh"]
    assert "| 华东 | 30 | 30.0% | 30 |" in text["zh"]
    assert "| 其他 | 70 | 70.0% | 100 |" in text["zh"]
    assert "共 5，显示 1" in text["zh"]
    assert "| region | orders | share | running total |" in text["en"]
    assert "| others | 70 | 70.0% | 100 |" in text["en"]


def test_a_trend_is_in_order_of_time_and_not_ranked():
    text = told(
        [ORDERS],
        "month orders",
        ["2026-07", 3],
        ["2026-08", 5],
        arguments={"limit": 12},
        groups=2,
        **MONTH,
        **Q3,
    )
    assert "从高到低" not in text["zh"]
    assert "最高" not in text["zh"]
    assert text["en"].endswith("| month | orders |\n| --- | ---: |\n| 2026-07 | 3 |\n| 2026-08 | 5 |")


def test_a_trend_in_several_currencies_has_a_column_for_each():
    rows = [["2026-07", "CNY", "3"], ["2026-08", "CNY", "5"], ["2026-07", "USD", "1"]]
    text = told([SALES], "month currency sales_amount", *rows, currencies=["CNY", "USD"], **MONTH)
    assert (
        "| 月份 | CNY | USD |\n| --- | ---: | ---: |\n| 2026-07 | 3.00 | 1.00 |\n| 2026-08 | 5.00 |  |"
        in text["zh"]
    )


def test_bands_in_several_currencies_keep_their_order():
    labels = {
        "receivable_age": {"not due": ["未到期", "not due"], "1-30": ["逾期 1–30 天", "1–30 days overdue"]}
    }
    rows = [["1-30", "CNY", "3"], ["not due", "CNY", "5"], ["not due", "USD", "1"]]
    text = told([OPEN], "receivable_age currency open_receivables", *rows, currencies=["CNY", "USD"], value_labels=labels,
                by=["receivable_age"], by_labels=[["账龄", "receivable age"]])  # fmt: skip
    assert "| 未到期 | 5.00 | 1.00 |\n| 逾期 1–30 天 | 3.00 |  |" in text["zh"]


def test_a_compared_table_has_signs_and_says_what_has_none():
    rows = [["华东", 110, 100, "0.1"], ["华南", 90, 100, "-0.1"], ["西北", 5, None, None]]
    text = told([ORDERS], "region orders orders_before orders_change", *rows, **REGION, **Q3, **Q2)
    assert "| 华东 | 110 | 100 | +10.0% |" in text["zh"]
    assert "| 华南 | 90 | 100 | −10.0% |" in text["zh"]
    assert "| 西北 | 5 | – | – |" in text["zh"]
    assert "对比期没有数值的，不计算变化。" in text["zh"]
    assert "Where there was no value before, there is no change to tell." in text["en"]


def test_filters_exclusions_and_conditions_on_groups_are_restated():
    facts = {
        "filters": {"late": "no", "status": "shipped, completed"}, "excluded": {"channel": "电话"},
        "having": [["gross_margin", "<", 0.2, {}], ["orders", "=", 0, {"product": "伺服电机"}], ["sales_amount", ">=", 10000, {}]],
        "labels": {
            "late": ["延误", "late"], "not late": ["未延误", "on time"], "status": ["状态", "status"],
            "channel": ["渠道", "channel"], "gross_margin": ["毛利率", "gross margin"], "product": ["产品", "product"],
            "sales_amount": ["销售额", "sales"],
        },
    }  # fmt: skip
    text = told([ORDERS], "orders", [7], **facts)
    assert text["zh"].startswith(
        "**订单数**（未延误，状态：已发货、已完成，不含渠道：电话，毛利率低于 20.0%，订单数（产品：伺服电机）为 0，销售额不低于 10,000.00）："
    )
    assert text["en"].startswith(
        "**Orders** (on time, status shipped or completed, without channel 电话, gross margin under 20.0%, "
        "no orders (product 伺服电机), sales at least 10,000.00): "
    )


def test_what_leaves_out_in_a_condition_on_groups_is_told_so():
    text = told([ORDERS], "orders", [7], having=[["orders", ">", 3, {"not product": "伺服电机"}]])
    assert "订单数（不含产品：伺服电机）高于 3" in text["zh"]
    assert "orders (without product 伺服电机) over 3" in text["en"]


def test_who_never_did_is_a_list_of_who():
    customers = {**ORDERS, "name": "customers", "label": ["客户数", "customers"], "unit": ["家", "customers"]}
    text = told([customers], "customer_number customer customers", ["C1", "甲", 1], ["C2", "乙", 1], groups=96,
                by=["customer"], by_labels=[["客户", "customer"]], having=[["orders", "=", 0, {}]],
                labels={"orders": ["订单数", "orders"]})  # fmt: skip
    assert (
        text["zh"]
        == "**共 96 个客户**（订单数为 0），显示前 2 个。\n\n| 客户编号 | 客户 |\n| --- | --- |\n| C1 | 甲 |\n| C2 | 乙 |"
    )
    assert text["en"].startswith(
        "**96 customers** (no orders); the first 2 shown.\n\n| customer no. | customer |"
    )


def test_what_is_as_of_now_is_said_beside_a_period():
    text = told(
        [OPEN, ORDERS],
        "currency open_receivables orders",
        ["CNY", "5", 3],
        **Q3,
        as_of_now=["open_receivables"],
    )
    assert "_应收账款是现在的数，与期间无关。_" in text["zh"]
    assert "As it stands now, whatever the period: open receivables." in text["en"]


def test_a_period_that_has_not_begun_is_said():
    nothing = {"kind": "no_match", "what": "orders", "asked": "", "choices": []}
    text = told([ORDERS], "orders", nothing=nothing, period=["2027-01-01", "2027-03-31"], future=True)
    assert text["zh"] == "**订单数**（2027-01-01 至 2027-03-31）：没有符合条件的数据。该期间还没有开始。"
    assert text["en"] == "**Orders** (2027-01-01 to 2027-03-31): nothing fits. The period has not begun yet."


def test_nothing_restates_what_was_looked_for():
    nothing = {"kind": "no_match", "what": "orders", "asked": "", "choices": []}
    text = told(
        [ORDERS], "orders", nothing=nothing, filters={"region": "华东"}, labels={"region": ["区域", "region"]}
    )
    assert text["zh"] == "**订单数**（区域：华东）：没有符合条件的数据。"
    assert text["en"] == "**Orders** (region 华东): nothing fits."


def test_a_count_of_zero_is_an_answer():
    nothing = {"kind": "no_match", "what": "orders", "asked": "", "choices": []}
    text = told([ORDERS], "orders", [0], nothing=nothing, filters={"region": "华东"})
    assert "**0 单**" in text["zh"]


def test_division_by_nothing_is_said():
    text = told([MARGIN], "gross_margin", [None])
    assert "**无法计算（没有可作分母的数据）**" in text["zh"]
    assert "**cannot be computed (nothing to divide by)**" in text["en"]


def test_a_gap_in_a_table_is_explained_but_not_that_of_the_others():
    assert (
        "–"
        in told([MARGIN], "region gross_margin", ["华东", None], ["华南", "0.2"], **REGION)["zh"].split(
            "\n\n"
        )[-1]
    )
    others = told([MARGIN], "region gross_margin", ["华南", "0.2"], ["(others)", None], **REGION)["zh"]
    assert "| 其他 | – |" in others
    assert "无法计算" not in others


@pytest.mark.parametrize(
    ("dimension", "value", "entity", "zh", "en"),
    [
        pytest.param("status", "open", "ticket", "未处理", "open", id="a ticket's open"),
        pytest.param("status", "open", "invoice", "未付", "open", id="an invoice's open"),
        pytest.param("stage", "won", "opportunity", "赢单", "won", id="a stage"),
        pytest.param("priority", "urgent", "ticket", "紧急", "urgent", id="a priority"),
        pytest.param("weekday", "1", "", "周一", "Monday", id="a weekday"),
        pytest.param("late", "no", "", "未延误", "on time", id="the opposite of a condition"),
        pytest.param("carrier", "(several)", "", "多个", "several", id="several carriers"),
        pytest.param("region", None, "", "（未填）", "(none)", id="nothing filled in"),
        pytest.param("region", "华|东\n区", "", "华¦东 区", "华¦东 区", id="a value cannot break the table"),
    ],
)
def test_groups_are_written_for_people(dimension, value, entity, zh, en):
    text = told(
        [ORDERS],
        f"{dimension} orders",
        [value, 1],
        entities=[entity, ""],
        by=[dimension],
        by_labels=[["维度", "group"]],
    )
    assert f"| {zh} | 1 |" in text["zh"]
    assert f"| {en} | 1 |" in text["en"]


def test_what_the_role_does_not_see_is_said():
    assert "成本" in told([SALES], "sales_amount", ["5"], hidden=["product.cost"])["zh"]
