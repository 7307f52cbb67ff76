"""Lists tell by which filter they were made, how many there are, and what was read otherwise than written."""

import pytest

from assistant.blocks import Style
from assistant.filters import described
from assistant.plan import Call
from assistant.render import one
from tests.tools.fakes import Company
from tests.tools.rows import NAMES, ROWS
from tools.registry import TOOLS


@pytest.fixture(scope="module")
def scope():
    return Company(ROWS, NAMES).scope()


def told(scope, language, tool, **arguments):
    result = TOOLS[tool].call(scope, arguments).to_dict()
    return one(Call(tool, arguments), result, Style(language))


@pytest.mark.parametrize(
    ("language", "tool", "asked", "lead"),
    [
        ("en", "list_customers", {"region": "华东"}, "**2 customers** (region 华东)."),
        ("zh", "list_customers", {"region": "华东"}, "**共 2 家客户**（区域：华东）。"),
        ("en", "list_opportunities", {"stage": "won"}, "**1 opportunity** (stage won), in total EUR 900.00."),
        ("zh", "list_opportunities", {}, "**共 2 个商机**，合计 CNY 50,000.00、EUR 900.00。"),
        ("en", "list_products", {"status": "discontinued"}, "**1 product** (status discontinued)."),
        ("en", "list_orders", {"min_amount": 6200, "exclude": {"country": ["Germany"]}, "limit": 1}, "**4 orders** (amount at least 6,200, without country 德国)"),
        ("zh", "list_orders", {"exclude": {"status": "cancelled"}, "region": "华南"}, "**共 3 个订单**（区域：华南，不含状态：已取消）"),
        ("en", "invoices", {"period": ["2026-12-01", "2026-12-31"], "date": "due"}, "**1 invoice** (due 2026-12-01 to 2026-12-31)"),
        ("zh", "ticket_history", {"max_satisfaction": 3}, "**共 1 张工单**（满意度不高于 3）"),
    ],
)  # fmt: skip
def test_the_lead(scope, language, tool, asked, lead):
    assert told(scope, language, tool, **asked).startswith(lead)


def test_what_was_read_otherwise_is_said(scope):
    assert "_Read 'Germny' as 德国._" in told(scope, "en", "list_orders", country="Germny")
    assert "_把“Germny”理解为“德国”。_" in told(scope, "zh", "list_orders", country="Germny")
    assert "Read 'Germny' as 德国" in told(scope, "en", "list_orders", country="Germny", min_amount=10**9)


def test_a_province_is_said_to_be_no_part_of_the_data(scope):
    text = told(scope, "zh", "list_customers", city="浙江")
    assert text.startswith("数据中没有省份")
    assert "1. 杭州" in text
    assert "no provinces" in told(scope, "en", "list_orders", region="Guangdong")


def test_several_are_asked_back_in_good_english(scope):
    assert "fits several customers" in told(scope, "en", "list_orders", customer="华远机械")


@pytest.mark.parametrize("tool", [name for name in TOOLS if name.startswith("list_") or name in ("invoices", "ticket_history", "stock_availability")])  # fmt: skip
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_filter_has_words(tool, language):
    """A filter without words would be left out of what an answer restates."""
    silent = {"limit", "sort", "date", "exclude", "period"}
    for name in set(TOOLS[tool].arguments.model_fields) - silent:
        value = 3 if name.startswith(("min_", "max_")) else "true"
        assert described(Call(tool, {}), {"filters": {name: value}}, Style(language)), name
