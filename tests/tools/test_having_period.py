"""A condition on groups can have days of its own: ordered in one time, and not in another."""

from datetime import date

from tests.tools.asking import Q3, SOLD, ask, dicts

Q4 = [date(2026, 10, 1), date(2026, 12, 31)]


def buyers(period):
    return {o["customer_id"] for o in SOLD if period[0] <= o["ordered_on"] <= period[1]}


def test_ordered_then_but_not_after(scope):
    wanted = buyers(Q3) - buyers(Q4)
    assert wanted
    assert wanted != buyers(Q3)
    none = {"metric": "orders", "op": "=", "value": 0, "period": Q4}
    some = {"metric": "orders", "op": ">", "value": 0}
    result = ask(scope, "orders", by=["customer"], period=Q3, having=[none, some])
    told = {row["customer_number"] for row in dicts(result)}
    assert {f"erp:{number}" for number in told} == wanted
    assert ["orders", "=", 0.0, {"period": ["2026-10-01", "2026-12-31"]}] in result.facts["having"]


def test_what_has_no_time_keeps_to_now(scope):
    none = {"metric": "stock_on_hand", "op": "=", "value": 0, "period": Q4}
    result = ask(scope, "stock_on_hand", by=["product"], having=[none])
    assert result.facts["having"] == [["stock_on_hand", "=", 0.0, {}]]
