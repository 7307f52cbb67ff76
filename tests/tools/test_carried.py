"""What lines and shipments carry of their order is read there, and joined where it is not carried or not seen."""

import pytest

from connectors.failures import Denied
from tests.tools.asking import ask, rows
from tests.tools.fakes import Company
from tests.tools.rows import ROWS
from tools.reader import visible

ASKED = [
    pytest.param("gross_profit", "month", "line_of_order", id="profit by month"),
    pytest.param("units", "region", "line_of_order", id="units by region"),
    pytest.param("sales_amount", "category", "line_of_order", id="sales by category"),
    pytest.param("order_cycle_time", "channel", "shipment_of_order", id="cycle time"),
]


def statement(scope):
    return next(sql for _, name, sql in reversed(scope.reads) if name == "metrics")


@pytest.mark.parametrize(("metric", "by", "view"), ASKED)
def test_a_line_is_not_joined_with_its_order(metric, by, view):
    scope = Company(ROWS).scope()
    told = rows(ask(scope, metric, by=[by]))
    assert view in statement(scope)
    assert "JOIN sales_order AS" not in statement(scope)
    joined = Company(ROWS).scope(carried=False)
    assert rows(ask(joined, metric, by=[by])) == told
    assert "JOIN sales_order AS" in statement(joined)


@pytest.mark.parametrize("lacking", ["sales_order.ordered_on", "sales_order.id", "sales_order_line.order_id"])
def test_what_a_role_may_not_join_it_may_not_read_where_it_is_carried(lacking):
    for carried in (True, False):
        with pytest.raises(Denied, match=lacking):
            ask(Company(ROWS).scope(without=(lacking,), carried=carried), "units")


def test_a_column_that_is_not_seen_is_not_carried():
    seen = visible(Company(ROWS).scope(without=("sales_order.channel",)).schema())
    assert "line_of_order._order_channel" not in seen
    assert "line_of_order._order_status" in seen
