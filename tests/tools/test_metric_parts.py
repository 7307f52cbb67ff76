"""The share of a part, and groups that changed: against sums over the small company's rows."""

from decimal import Decimal

import pytest

from connectors.failures import QueryError
from tests.tools.asking import CUSTOMER, KIT, OPEN, Q3, SOLD, ask, dicts
from tests.tools.fakes import TODAY
from tools.metric_period import Span
from tools.metric_plan import Pick, Plan
from tools.query_metrics import _few

Q2 = ["2026-04-01", "2026-06-30"]
WEB = {"dimension": "channel", "values": ["web"]}


def fell(metric):
    return {"metric": metric, "op": "<", "value": 0, "of": "change"}


def orders_by(key, period, rows=SOLD):
    first, last = (str(day) for day in period)
    counted = {}
    for order in rows:
        if first <= str(order["ordered_on"]) <= last:
            counted[key(order)] = counted.get(key(order), 0) + 1
    return counted


@pytest.mark.parametrize("by", [[], ["currency"]], ids=["of all", "of each group"])
def test_a_part_is_told_with_its_whole_and_its_share(scope, by):
    region = CUSTOMER[SOLD[0]["customer_id"]]["region"]
    result = ask(scope, "orders", by=by, part=[{"dimension": "region", "values": [region]}])
    ever, group = ("2000-01-01", "2100-01-01"), (lambda order: order["currency"] if by else "")
    whole = orders_by(group, ever)
    part = orders_by(group, ever, [o for o in SOLD if CUSTOMER[o["customer_id"]]["region"] == region])
    assert 0 < sum(part.values()) < sum(whole.values())
    told = {row["currency"] if by else "": (row["orders"], row["orders_part"]) for row in dicts(result)}
    assert told == {name: (count, part.get(name, 0)) for name, count in whole.items()}
    for row in dicts(result):
        assert row["orders_share"] == pytest.approx(row["orders_part"] / row["orders"])


def test_the_share_of_what_is_overdue_is_of_each_currency(scope):
    late = [invoice for invoice in OPEN if invoice["due_on"] < TODAY]
    result = ask(scope, "open_receivables", part=[{"dimension": "overdue", "values": ["yes"]}])
    for row in dicts(result):
        of = [i for i in late if i["currency"] == row["currency"]]
        assert row["open_receivables_part"] == sum((i["amount"] - i["paid_amount"] for i in of), Decimal())


def test_only_groups_that_fell_are_told(scope):
    now = orders_by(lambda order: order["customer_id"], Q3)
    before = orders_by(lambda order: order["customer_id"], Q2)
    wanted = {who for who in before if now.get(who, 0) < before[who]}
    assert wanted
    result = ask(scope, "orders", by=["customer"], period=Q3, compare_to=Q2, having=[fell("orders")])
    assert {f"erp:{row['customer_number']}" for row in dicts(result)} == wanted
    assert result.facts["having"] == [["orders", "<", 0.0, {"of": "change"}]]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        pytest.param({"part": [WEB], "share": True}, "nothing else beside it", id="a part and a share"),
        pytest.param({"having": [fell("orders")], "by": ["customer"]}, "Give compare_to", id="a change of nothing"),
        pytest.param({"having": [fell("stock_on_hand")], "by": ["product"], "period": Q3, "compare_to": Q2}, "has no change", id="no time"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_said(scope, asked, sentence):
    with pytest.raises(QueryError, match=sentence):
        ask(scope, "orders", **asked)


def test_a_part_of_a_ratio_has_no_share(scope):
    with pytest.raises(QueryError, match="no share"):
        ask(scope, "average_order_value", part=[WEB])


def test_a_ratio_of_nothing_reaches_no_bound(scope):
    """Who closed no deal has no win rate, and not one of 0."""
    asked = {"by": ["sales_rep"], "having": [{"metric": "win_rate", "op": "<", "value": 0.5}]}
    every = dicts(ask(scope, "win_rate", by=["sales_rep"]))
    low = {
        row["sales_rep"] for row in every if row["win_rate"] is not None and row["win_rate"] < Decimal("0.5")
    }
    assert {row["sales_rep"] for row in dicts(ask(scope, "win_rate", **asked))} == low


def test_what_one_customer_bought_is_told_to_the_end():
    """Groups that are few are not cut off at the twentieth: countries, and the products of one customer."""
    plans = {
        "country": (("country",), ()),
        "of one": (("product",), (Pick("customer", ("C1",)),)),
        "of all": (("product",), ()),
    }
    semantics = KIT.semantics
    told = {
        name: _few(Plan(semantics, ("units",), groups, picks, Span(), None, ()))
        for name, (groups, picks) in plans.items()
    }
    assert told == {"country": True, "of one": True, "of all": False}
