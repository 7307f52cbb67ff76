"""Which tool calls a question asks for, in both languages; and what is said when none can be made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understand import understand
from tests.assistant.desk import desk

JAN = ["2026-01-01", "2026-01-31"]
NEXT_JAN = ["2027-01-01", "2027-01-31"]
SOLD = ["confirmed", "partially_shipped", "shipped", "completed"]
Q4 = ["2025-10-01", "2025-12-31"]
Y1997 = ["1997-01-01", "1997-12-31"]


def calls(question):
    return [(call.tool, call.arguments) for call in understand(question, desk()).calls]


ONE = [
    # --- one order
    ("SO2026-00042 现在到哪了？", "order_status", {"order": "SO2026-00042"}),
    ("ＳＯ2026－00042 的物流", "order_status", {"order": "SO2026-00042"}),
    ("order 10248 status", "order_status", {"order": "10248"}),
    ("10248 号订单到哪了", "order_status", {"order": "10248"}),
    ("Has order #10248 shipped?", "order_status", {"order": "10248"}),
    ("运单 SF1000617402117 到哪了", "order_status", {"order": "SF1000617402117"}),
    ("SO2026-00042 的发票付了吗", "invoices", {"order": "SO2026-00042"}),
    ("has order 10248 been invoiced?", "invoices", {"order": "10248"}),
    ("SO2026-00042 有投诉吗", "ticket_history", {"order": "SO2026-00042"}),
    # --- orders
    ("哪些订单晚了", "list_orders", {"late": True}),
    ("Which orders are late?", "list_orders", {"late": True}),
    ("late orders shipped by Federal Shipping", "list_orders", {"late": True, "carrier": "Federal Shipping"}),
    ("list the last 5 orders of Alfreds Futterkiste", "list_orders", {"customer": "ALFKI", "limit": 5}),
    ("最近5个订单", "list_orders", {"limit": 5}),
    ("Acme 的货到哪了", "list_orders", {"customer": "C0002", "open": True}),
    ("Where is Acme's order?", "list_orders", {"customer": "C0002", "open": True}),
    ("德国的订单", "list_orders", {"country": "Germany"}),
    ("Orders shipped to Germany in 1997", "list_orders", {"country": "Germany", "period": Y1997}),
    ("华东区未完成的订单", "list_orders", {"region": "华东", "open": True}),
    ("orders for Chai", "list_orders", {"product": "11"}),
    ("上个月取消的订单", "list_orders", {"status": "cancelled", "period": JAN}),
    ("华远的订单", "list_orders", {"customer": "华远"}),
    ("Zorro Ltd's orders", "list_orders", {"customer": "Zorro Ltd"}),
    ("飞鸿贸易的订单", "list_orders", {"customer": "飞鸿贸易"}),
    ("Which confirmed Acme orders haven't shipped yet?", "list_orders", {"customer": "C0002", "status": "confirmed", "open": True}),
    ("how many orders above 10000 are there", "list_orders", {"min_amount": 10000.01, "status": SOLD}),
    # --- opportunities
    ("OPP2026-00191 的预计成交日是哪天", "list_opportunities", {"number": "OPP2026-00191"}),
    ("biggest open opportunity?", "list_opportunities", {"open": True, "limit": 1, "sort": "largest"}),
    ("Open deals that are expected to close in January", "list_opportunities", {"open": True, "period": NEXT_JAN, "date": "expected_close"}),
    # --- invoices
    ("Which invoices haven't been paid in full yet?", "invoices", {"open": True}),
    ("which invoice is overdue the longest?", "invoices", {"overdue": True, "limit": 1, "sort": "due"}),
    ("Acme 的未付发票", "invoices", {"customer": "C0002", "open": True}),
    ("逾期发票有哪些", "invoices", {"overdue": True}),
    ("Which invoices are overdue?", "invoices", {"overdue": True}),
    ("云创科技欠我们多少钱", "invoices", {"customer": "C0001", "open": True}),
    ("How much does Acme owe us?", "invoices", {"customer": "C0002", "open": True}),
    # --- stock
    ("伺服电机还有货吗", "stock_availability", {"product": "P0001"}),
    ("Is Chai in stock?", "stock_availability", {"product": "11"}),
    ("stock below reorder level", "stock_availability", {"below_reorder": True}),
    ("When does more Chai come in, and how many units?", "stock_availability", {"product": "11"}),
    ("哪些产品需要补货", "stock_availability", {"below_reorder": True}),
    ("What products are running low?", "stock_availability", {"below_reorder": True}),
    # --- tickets
    ("<PERSON_3>的工单", "ticket_history", {"customer": "<PERSON_3>"}),
    ("show open tickets", "ticket_history", {"open": True}),
    ("tickets opened last month", "ticket_history", {"period": JAN}),
    ("chats of customers with an order open", "ticket_history", {"with_open_order": True}),
    ("有未完成订单的客户的投诉", "ticket_history", {"with_open_order": True}),
    ("还有订单没发货的客户，一共提过多少工单？", "ticket_history", {"with_open_order": True}),
    ("Did Acme complain?", "ticket_history", {"customer": "C0002"}),
    ("open tickets, priority high", "ticket_history", {"open": True, "priority": "high"}),
    ("any tickets from last month still not resolved?", "ticket_history", {"open": True, "period": JAN}),
    # --- customers
    ("What's the phone and email of Acme?", "customer_360", {"customer": "C0002"}),
    ("Everything about Acme before my call", "customer_360", {"customer": "C0002"}),
    ("云创科技的客户画像", "customer_360", {"customer": "C0001"}),
    ("the phone number of Acme", "customer_360", {"customer": "C0002"}),
    ("Acme", "customer_360", {"customer": "C0002"}),
    ("尾号6688的客户", "find_customer", {"text": "6688"}),
    ("whose phone ends in 6688", "find_customer", {"text": "6688"}),
    ("<PHONE_7> 是谁的电话", "find_customer", {"text": "<PHONE_7>"}),
    ("<PERSON_3> 是谁", "find_customer", {"text": "<PERSON_3>"}),
    # --- cross-selling
    ("给云创科技推荐三个可以交叉销售的产品，为什么？", "cross_sell", {"customer": "C0001", "limit": 3}),
    ("what can we sell to Acme?", "cross_sell", {"customer": "C0002"}),
    ("orders over 10000", "list_orders", {"min_amount": 10000.01}),
    ("金额不低于一万的订单", "list_orders", {"min_amount": 10000.0}),
    ("orders except those from Germany", "list_orders", {"exclude": {"country": "Germany"}}),
    ("除了德国的订单", "list_orders", {"exclude": {"country": "Germany"}}),
    ("SELECT count(*) FROM sales_order", "run_sql", {"sql": "SELECT count(*) FROM sales_order"}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "tool", "arguments"), ONE, ids=[case[0] for case in ONE])
def test_one_call(question, tool, arguments):
    assert calls(question) == [(tool, arguments)]


def test_a_question_with_two_parts_makes_two_calls():
    assert calls("Where is Acme's order, and is there an open complaint about it?") == [
        ("list_orders", {"customer": "C0002", "open": True}),
        ("ticket_history", {"customer": "C0002", "open": True}),
    ]


def test_a_question_with_three_parts_makes_three_calls():
    made = calls("Show me open orders, overdue invoices and tickets for Acme")
    assert [tool for tool, _ in made] == ["list_orders", "invoices", "ticket_history"]
    assert all(arguments["customer"] == "C0002" for _, arguments in made)


def test_low_and_high_belong_to_the_metric_beside_them():
    low, high = calls("哪些客户毛利低但占用应收多？")
    assert low[1] == {"metrics": ["gross_profit"], "group_by": ["customer"], "limit": 10, "order": "asc"}
    assert high[1] == {"metrics": ["open_receivables"], "group_by": ["customer"], "limit": 10}


SAID = [
    ("你好", "greeting", ""),
    ("hello!", "greeting", ""),
    ("谢谢", "thanks", ""),
    ("你能做什么？", "help", ""),
    ("what can you do?", "help", ""),
    ("数据更新到什么时候", "freshness", ""),
    ("delete order 10248", "changes", ""),
    ("请取消 SO2026-00042", "changes", ""),
    ("把订单10248的状态改成已完成", "changes", ""),
    ("麻烦把 CASE-000758 关掉，客户说已经收到了", "changes", ""),
    ("上季度净利润多少", "unsupported", "beyond"),
    ("our market share in Germany?", "unsupported", "beyond"),
    ("预测下个月销售额", "unsupported", "forecast"),
    ("What is Acme's lifetime value?", "unsupported", "value"),
    ("what's the weather today", "unknown", ""),
    ("今天天气怎么样", "unknown", ""),
    ("推荐三个产品", "which_customer", "cross_sell"),
    ("‹PERSON_1› 的订单", "typed", ""),
]


@pytest.mark.parametrize(("question", "says", "about"), SAID, ids=[case[0] for case in SAID])
def test_no_call(question, says, about):
    plan = understand(question, desk())
    assert (plan.calls, plan.says, plan.about) == ((), says, about)


@pytest.mark.parametrize(
    ("question", "tool"),
    [
        pytest.param("已取消的订单有哪些", "list_orders", id="cancelled orders are no wish to cancel"),
        pytest.param("最近创建的工单", "ticket_history", id="created tickets are no wish to create"),
        pytest.param("Which orders were cancelled?", "list_orders", id="were cancelled"),
        pytest.param("未关闭的工单", "ticket_history", id="not closed is no wish to close"),
        pytest.param(
            "how many hours does it take us to close a ticket", "query_metrics", id="how long is no wish"
        ),
    ],
)
def test_near_a_wish_to_change(question, tool):
    assert understand(question, desk()).calls[0].tool == tool


@pytest.mark.parametrize(
    ("question", "left"),
    [
        pytest.param("purple orders of Acme", ("purple",), id="a word"),
        pytest.param("Everything about Acme in 1997", ("1997",), id="a period of a tool that has none"),
    ],
)
def test_what_was_not_used_is_told(question, left):
    assert understand(question, desk()).left == left


@pytest.mark.parametrize(
    "question", ["Acme 的未付发票", "Please show me all of Acme's orders from last month"]
)
def test_common_words_are_not_told(question):
    assert understand(question, desk()).left == ()


@given(st.text(max_size=80))
def test_any_text_gets_a_plan(text):
    plan = understand(text, desk())
    assert plan.calls or plan.says
    assert len(plan.calls) <= 3
