"""A question that leans on the ones before is completed from their calls and results; others stand alone."""

import pytest

from assistant.plan import Call
from assistant.steps import first_plan
from assistant.turns import Turn
from tests.assistant.desk import desk


def table(columns, *rows):
    return {"tables": [{"name": "t", "columns": columns, "rows": [list(row) for row in rows]}]}


ORDER = Turn(
    "SO2026-00042 到哪了",
    [Call("order_status", {"order": "SO2026-00042"})],
    [table(["number", "customer_number"], ("SO2026-00042", "C0001"))],
)
LIST = Turn(
    "open orders of Acme",
    [Call("list_orders", {"customer": "C0002", "open": True})],
    [table(["number", "customer_number"], ("SO1-001", "C0002"), ("SO2-002", "C0002"))],
)
EAST, SOUTH = ({"dimension": "region", "values": [name]} for name in ("华东", "华南"))
FEB = ["2026-02-01", "2026-02-28"]
TOTAL = Turn(
    "本月华东销售额",
    [Call("query_metrics", {"metrics": ["sales_amount"], "filters": [EAST], "period": FEB})],
    [table(["sales_amount"], ("1",))],
)
RANKING = Turn(
    "前五的客户",
    [Call("query_metrics", {"metrics": ["sales_amount"], "group_by": ["customer"], "limit": 5})],
    [
        table(
            ["customer_number", "customer", "sales_amount"],
            ("C0001", "云创科技", "9"),
            ("C0002", "Acme", "8"),
        )
    ],
)
CHOICE = Turn(
    "华远的订单",
    [Call("list_orders", {"customer": "华远"})],
    [{"tables": [], "nothing": {"kind": "ambiguous", "what": "customer", "asked": "华远",
                                "choices": ["C0003 上海华远 (上海)", "C0004 北京华远 (北京)"]}}],
)  # fmt: skip
JAN = ["2026-01-01", "2026-01-31"]


@pytest.mark.parametrize(
    ("before", "question", "tool", "arguments"),
    [
        (ORDER, "那它的发票呢？", "invoices", {"order": "SO2026-00042"}),
        (ORDER, "and its invoice?", "invoices", {"order": "SO2026-00042"}),
        (ORDER, "有投诉吗", "ticket_history", {"order": "SO2026-00042"}),
        (ORDER, "它的客户还有别的订单吗", "list_orders", {"customer": "C0001"}),
        (ORDER, "Does this customer have open tickets?", "ticket_history", {"customer": "C0001", "open": True}),
        (ORDER, "它的客户的概况", "customer_360", {"customer": "C0001"}),
        (LIST, "only the late ones", "list_orders", {"customer": "C0002", "open": True, "late": True}),
        (LIST, "只看延误的", "list_orders", {"customer": "C0002", "open": True, "late": True}),
        (LIST, "what about 云创科技?", "list_orders", {"customer": "C0001", "open": True}),
        (LIST, "the second one", "order_status", {"order": "SO2-002"}),
        (LIST, "第二个", "order_status", {"order": "SO2-002"}),
        (LIST, "最后一个", "order_status", {"order": "SO2-002"}),
        (LIST, "第一个的发票呢", "invoices", {"order": "SO1-001"}),
        (LIST, "their total", "list_orders", {"customer": "C0002", "open": True, "limit": 1}),
        (LIST, "一共多少", "list_orders", {"customer": "C0002", "open": True, "limit": 1}),
        (LIST, "and their complaints?", "ticket_history", {"customer": "C0002"}),
        (TOTAL, "那上个月呢？", "query_metrics", {"metrics": ["sales_amount"], "filters": [EAST], "period": JAN}),
        (TOTAL, "and last month?", "query_metrics", {"metrics": ["sales_amount"], "filters": [EAST], "period": JAN}),
        (TOTAL, "那华南呢", "query_metrics", {"metrics": ["sales_amount"], "filters": [SOUTH], "period": FEB}),
        (TOTAL, "那毛利呢", "query_metrics", {"metrics": ["gross_profit"], "filters": [EAST], "period": FEB}),
        (TOTAL, "and the gross margin?", "query_metrics",
         {"metrics": ["gross_margin"], "filters": [EAST], "period": FEB}),
        (TOTAL, "按月呢", "query_metrics",
         {"metrics": ["sales_amount"], "filters": [EAST], "period": FEB, "group_by": ["month"]}),
        (TOTAL, "and by city?", "query_metrics",
         {"metrics": ["sales_amount"], "filters": [EAST], "period": FEB, "group_by": ["city"]}),
        (TOTAL, "同比呢", "query_metrics",
         {"metrics": ["sales_amount"], "filters": [EAST], "period": ["2026-02-01", "2026-02-03"], "compare_to": "year_ago"}),
        (RANKING, "倒过来呢", "query_metrics",
         {"metrics": ["sales_amount"], "group_by": ["customer"], "limit": 5, "order": "asc"}),
        (RANKING, "their total", "query_metrics", {"metrics": ["sales_amount"]}),
        (RANKING, "前十呢", "query_metrics", {"metrics": ["sales_amount"], "group_by": ["customer"], "limit": 10}),
        (RANKING, "only East China", "query_metrics",
         {"metrics": ["sales_amount"], "group_by": ["customer"], "limit": 5, "filters": [EAST]}),
        (CHOICE, "2", "list_orders", {"customer": "C0004"}),
        (CHOICE, "第一个", "list_orders", {"customer": "C0003"}),
    ],
)  # fmt: skip
def test_is_completed(before, question, tool, arguments):
    (call,) = first_plan(question, [before], desk()).calls
    assert (call.tool, call.arguments) == (tool, arguments)


@pytest.mark.parametrize(
    ("before", "question", "tool", "arguments"),
    [
        pytest.param(
            LIST, "Zorro Ltd's orders", "list_orders", {"customer": "Zorro Ltd"}, id="an unknown name"
        ),
        pytest.param(LIST, "德国的订单", "list_orders", {"country": "Germany"}, id="a country"),
        pytest.param(LIST, "哪些订单晚了", "list_orders", {"late": True}, id="which orders, of everybody"),
        pytest.param(
            LIST,
            "每月销售额",
            "query_metrics",
            {"metrics": ["sales_amount"], "group_by": ["month"]},
            id="a trend",
        ),
        pytest.param(LIST, "show open tickets", "ticket_history", {"open": True}, id="a list of its own"),
        pytest.param(ORDER, "SO2026-00099 的发票", "invoices", {"order": "SO2026-00099"}, id="another order"),
    ],
)
def test_stands_alone(before, question, tool, arguments):
    (call,) = first_plan(question, [before], desk()).calls
    assert (call.tool, call.arguments) == (tool, arguments)


@pytest.mark.parametrize("question", ["那它的发票呢？", "and its invoice?"])
def test_pointing_at_nothing_is_asked_back(question):
    assert first_plan(question, [], desk()).says == "which_reference"


def test_a_tool_the_role_lacks_is_said():
    plan = first_plan("上季度销售额前五的客户", [], desk(frozenset({"list_orders"})))
    assert (plan.says, plan.about) == ("no_tool", "query_metrics")


def test_a_count_is_read_from_a_list_when_the_role_has_no_metrics():
    (call,) = first_plan("how many late orders in 1997", [], desk(frozenset({"list_orders"}))).calls
    assert call == Call("list_orders", {"period": ["1997-01-01", "1997-12-31"], "late": True})
