"""Questions for figures, in both languages, and the query they ask for."""

from typing import Any

import pytest

from assistant.understand import understand
from tests.assistant.desk import desk

JAN = ["2026-01-01", "2026-01-31"]
Q4 = ["2025-10-01", "2025-12-31"]
Y1997, Y2025, Y2026 = ([f"{year}-01-01", f"{year}-12-31"] for year in (1997, 2025, 2026))
YTD = ["2026-01-01", "2026-02-03"]


def asked(question):
    (call,) = understand(question, desk()).calls
    assert call.tool == "query_metrics"
    return call.arguments


def one(metric: str, *by: str, **more: Any) -> dict[str, Any]:
    """Write the arguments of a query for one metric; a filter is `dimension__is=value` or `dimension__not=value`."""
    filters = []
    for name in [name for name in more if name.endswith(("__is", "__not"))]:
        dimension, _, how = name.rpartition("__")
        filter_ = {"dimension": dimension, "values": [more.pop(name)]}
        filters.append({**filter_, "exclude": True} if how == "not" else filter_)
    told = {
        "metrics": [metric],
        **({"group_by": list(by)} if by else {}),
        **({"filters": filters} if filters else {}),
    }
    return {**told, **more}


def at_least(metric: str, op: str, value: float, **more: Any) -> dict[str, Any]:
    return {"metric": metric, "op": op, "value": value, **more}


P1, CHAI = ({"dimension": "product", "values": [number]} for number in ("P0001", "11"))
ONE = [
    # --- one number
    ("how many late orders in 1997", one("late_orders", period=Y1997)),
    ("未解决的投诉有多少", one("open_tickets")),
    ("有多少客户", one("customers")),
    ("how many customers do we have", one("customers")),
    ("What was our revenue in 1997?", one("sales_amount", period=Y1997)),
    ("本月新客户数量", one("new_customers", period=["2026-02-01", "2026-02-28"])),
    ("repeat customers last year", one("repeat_customers", period=Y2025)),
    ("what are our days sales outstanding", one("dso")),
    ("DSO", one("dso")),
    ("库存周转率", one("inventory_turnover")),
    ("退货率", one("return_rate")),
    ("活动投资回报率", one("campaign_roi")),
    ("多少产品缺货", one("stockouts")),
    ("华东 上月 销售", one("sales_amount", region__is="华东", period=JAN)),
    ("How many orders did Acme place in 1997?", one("orders", customer__is="C0002", period=Y1997)),
    ("how much did Acme buy last year", one("sales_amount", customer__is="C0002", period=Y2025)),
    ("Acme 今年买了多少钱", one("sales_amount", customer__is="C0002", period=Y2026)),
    # --- by a dimension, or two
    ("freight by shipper", one("freight", "carrier")),
    ("各承运商运费", one("freight", "carrier")),
    ("Sales by product category", one("sales_amount", "category")),
    ("average order value per customer segment", one("average_order_value", "segment")),
    ("每个客户的平均订单金额", one("average_order_value", "customer")),
    ("on-time delivery rate by carrier last quarter", one("on_time_rate", "carrier", period=Q4)),
    ("今年各承运商的运费是多少？", one("freight", "carrier", period=Y2026)),
    ("number of tickets per customer last month", one("tickets", "customer", period=JAN)),
    ("average satisfaction by agent", one("satisfaction", "sales_rep")),
    ("平均响应时间按优先级", one("first_response_time", "priority")),
    ("未解决工单按优先级", one("open_tickets", "priority")),
    ("各阶段商机金额", one("pipeline_amount", "stage")),
    ("应收账龄分布", one("open_receivables", "receivable_age")),
    ("stock value by warehouse", one("stock_value", "warehouse")),
    ("which customers have overdue invoices", one("overdue_invoices", "customer")),
    ("Q4 2025 sales by region and month", one("sales_amount", "region", "month", period=Q4)),
    ("按区域和月份统计销售额", one("sales_amount", "region", "month")),
    ("what did Acme buy in 1997?", one("units", "product", customer__is="C0002", period=Y1997)),
    ("云创科技买过哪些产品", one("units", "product", customer__is="C0001")),
    ("win rate by warehouse", one("win_rate", "warehouse")),  # the tool says that they do not go together
    # --- over time
    ("monthly sales in 1997", one("sales_amount", "month", period=Y1997)),
    ("每月销售额", one("sales_amount", "month")),
    ("sales by weekday", one("sales_amount", "weekday")),
    ("sales trend this year", one("sales_amount", "month", period=Y2026)),
    ("最近30天每天的订单数", one("orders", "day", period=["2026-01-05", "2026-02-03"])),
    ("今年各月累计销售额", one("sales_amount", "month", period=Y2026, running_total=True)),
    # --- rankings
    ("上季度华东区销售额前五的客户", one("sales_amount", "customer", region__is="华东", period=Q4, limit=5)),
    ("Top five customers by sales last quarter", one("sales_amount", "customer", period=Q4, limit=5)),
    ("top 10 customers by revenue", one("sales_amount", "customer", limit=10)),
    ("top customers", one("sales_amount", "customer", limit=10)),
    ("各销售的销售额排名", one("sales_amount", "sales_rep", limit=10)),
    ("哪些产品卖得最好", one("units", "product", limit=10)),
    ("Top 10 products by units sold in Germany", one("units", "product", country__is="Germany", limit=10)),
    ("哪个承运商晚发最多", one("orders", "carrier", shipped_late__is="yes", limit=1)),
    ("延误最严重的承运商", one("late_orders", "carrier", limit=10)),
    ("谁欠我们最多", one("open_receivables", "customer", limit=1)),
    ("Who owes us the most?", one("open_receivables", "customer", limit=1)),
    ("谁卖得最多", one("sales_amount", "sales_rep", limit=1)),
    ("Which salesperson has the lowest win rate?", one("win_rate", "sales_rep", order="asc", limit=1)),
    ("哪个月销售额最高", one("sales_amount", "month", order_by="sales_amount", limit=1)),
    ("which carrier has the worst on-time rate", one("on_time_rate", "carrier", order="asc", limit=1)),
    ("哪个仓库库存金额最高", one("stock_value", "warehouse", limit=1)),
    ("which customers have the most complaints", one("tickets", "customer", limit=10)),
    # --- who reached it, who did not
    ("customers with more than 5 orders", one("orders", "customer", having=[at_least("orders", ">", 5)])),
    ("订单超过5单的客户", one("orders", "customer", having=[at_least("orders", ">", 5)])),
    ("毛利率低于20%的产品", one("gross_margin", "product", having=[at_least("gross_margin", "<", 0.2)])),
    (
        "今年销售额超过一百万的客户",
        one("sales_amount", "customer", having=[at_least("sales_amount", ">", 1e6)], period=Y2026),
    ),
    ("哪些客户今年没下过单", one("orders", "customer", having=[at_least("orders", "=", 0)], period=Y2026)),
    ("没买过伺服电机的客户", one("orders", "customer", having=[at_least("orders", "=", 0, filters=[P1])])),
    ("customers who never bought Chai", one("orders", "customer", having=[at_least("orders", "=", 0, filters=[CHAI])])),
    ("which products were not sold this year", one("units", "product", having=[at_least("units", "=", 0)], period=Y2026)),
    # --- beside something
    ("去年各季度的销售额同比", one("sales_amount", "quarter", period=Y2025, compare_to="year_ago")),
    ("sales growth vs last year by region", one("sales_amount", "region", period=YTD, compare_to="year_ago")),
    ("sales 2025 vs 2024", one("sales_amount", period=Y2025, compare_to=["2024-01-01", "2024-12-31"])),
    ("去年和今年的销售额对比", one("sales_amount", period=Y2026, compare_to=Y2025)),
    ("share of sales by category this year", one("sales_amount", "category", period=Y2026, share=True)),
    # --- left out, and only some
    ("除了华东以外各区域的销售额", one("sales_amount", "region", region__not="华东")),
    ("sales by region except East China", one("sales_amount", "region", region__not="华东")),
    ("freight for late orders by carrier", one("freight", "carrier", late__is="yes")),
    # --- spelt otherwise
    ("slaes by regoin", one("sales_amount", "region")),
    ("gross margn by categry", one("gross_margin", "category")),
]  # fmt: skip


@pytest.mark.parametrize(("question", "arguments"), ONE, ids=[case[0] for case in ONE])
def test_asks_for(question, arguments):
    assert asked(question) == arguments


def test_several_metrics_at_once_keep_their_order():
    assert asked("销售额、毛利率和订单数按季度")["metrics"] == ["sales_amount", "gross_margin", "orders"]


def test_two_thresholds_are_of_the_metrics_beside_them():
    asked_for = asked("customers in Germany with more than 3 orders and sales over 10,000")
    assert asked_for["having"] == [at_least("orders", ">", 3), at_least("sales_amount", ">", 10_000)]


@pytest.mark.parametrize(
    ("question", "tool"),
    [
        pytest.param("late orders", "list_orders", id="a list, not a count"),
        pytest.param("哪些发票逾期了", "invoices", id="which invoices"),
        pytest.param("伺服电机的库存", "stock_availability", id="stock of one product"),
        pytest.param("哪些产品缺货", "stock_availability", id="which are out of stock"),
        pytest.param("SO2026-00042 的金额", "order_status", id="the amount of one order"),
    ],
)
def test_records_are_no_figures(question, tool):
    assert understand(question, desk()).calls[0].tool == tool


def test_a_misspelt_word_is_told():
    assert ("regoin", "region") in understand("sales by regoin", desk()).notes


def test_words_that_mean_nothing_here_make_it_unsure():
    sure, unsure = (
        understand("sales by region", desk()),
        understand("sales by region of purple zebras", desk()),
    )
    assert sure.confidence == 1.0
    assert unsure.confidence < 0.5
