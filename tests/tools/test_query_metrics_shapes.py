"""Rankings, trends, comparisons, shares, running totals, and groups that must reach something."""

from datetime import date

import pytest

from tests.tools.asking import KIT, Q3, SOLD, SOLD_LINES, added, ask, dicts, rows
from tests.tools.fakes import TODAY
from tests.tools.rows import CUSTOMERS, OPPORTUNITIES, TICKETS


def test_top_is_of_each_currency_and_the_rest_is_counted(scope):
    result = ask(scope, "sales_amount", by=["customer"], limit=1)
    assert [row["customer_number"] for row in dicts(result)] == ["C01", "C02"]
    assert result.facts["groups"] == len({o["customer_id"] for o in SOLD if o["currency"] == "CNY"})


def test_the_others_are_one_row_of_each_currency(scope):
    result = ask(scope, "sales_amount", by=["customer"], limit=2, others=True)
    amounts = sorted(
        added(
            [o for o in SOLD if o["currency"] == "CNY"], lambda o: o["customer_id"], lambda o: o["amount"]
        ).values()
    )
    (rest,) = [row for row in dicts(result) if row["customer_number"] == "(others)"]
    assert (rest["currency"], rest["sales_amount"], rest["customer"]) == ("CNY", sum(amounts[:-2]), None)


def test_smallest_first(scope):
    result = ask(scope, "units", by=["product"], limit=2, order="asc")
    numbers = added(
        SOLD_LINES, lambda line: line["product_id"].removeprefix("erp:"), lambda line: line["quantity"]
    )
    assert [row["units"] for row in dicts(result)] == sorted(numbers.values())[:2]


def test_a_trend_stands_in_order_of_time(scope):
    months = ask(scope, "orders", by=["month"]).table("metrics").column("month")
    assert months == sorted(months)
    assert ask(scope, "orders", by=["month"], limit=2).table("metrics").column("month") == months[-2:]
    best = ask(scope, "orders", by=["month"], order_by="orders", limit=1)
    assert rows(best)[0][-1] == max(ask(scope, "orders", by=["month"]).table("metrics").column("orders"))


def test_bands_stand_in_their_own_order(scope):
    bands = ask(scope, "open_receivables", by=["receivable_age"]).table("metrics")
    order = KIT.semantics.dimensions["receivable_age"].order
    of_cny = [row["receivable_age"] for row in bands.dicts() if row["currency"] == "CNY"]
    assert of_cny == sorted(of_cny, key=order.index)
    assert len(of_cny) == 2


def test_metrics_of_several_grains_stand_side_by_side(scope):
    result = ask(scope, "orders", "tickets", "opportunities", by=["customer"])
    for row in dicts(result):
        who = f"erp:{row['customer_number']}"
        assert row["orders"] == sum(o["customer_id"] == who for o in SOLD)
        assert row["tickets"] == sum(t["customer_id"] == who for t in TICKETS)
        assert row["opportunities"] == sum(o["customer_id"] == who for o in OPPORTUNITIES)
    assert len(rows(result)) == len({x["customer_id"] for x in (*SOLD, *TICKETS, *OPPORTUNITIES)})


def test_a_count_without_a_currency_stands_beside_each_amount(scope):
    result = ask(scope, "sales_amount", "tickets")
    assert {(row["currency"], row["tickets"]) for row in dicts(result)} == {("CNY", 4), ("EUR", 4)}


@pytest.mark.parametrize(
    ("compare_to", "period", "before"),
    [
        pytest.param("previous_period", Q3, [date(2026, 4, 1), date(2026, 6, 30)], id="the quarter before"),
        pytest.param("year_ago", Q3, [date(2025, 7, 1), date(2025, 9, 30)], id="a year ago"),
        pytest.param([date(2026, 5, 1), date(2026, 5, 31)], Q3, [date(2026, 5, 1), date(2026, 5, 31)], id="as told"),
        pytest.param("previous_period", [date(2026, 9, 10), date(2026, 9, 12)], [date(2026, 9, 7), date(2026, 9, 9)], id="days"),
        pytest.param("previous_period", [date(2026, 11, 1), TODAY], [date(2026, 10, 1), date(2026, 10, 20)], id="the month to date"),
        pytest.param("year_ago", [date(2024, 2, 1), date(2024, 2, 29)], [date(2023, 2, 1), date(2023, 2, 28)], id="leap year"),
    ],
)  # fmt: skip
def test_a_period_beside_an_earlier_one(scope, compare_to, period, before):
    result = ask(scope, "orders", period=period, compare_to=compare_to)
    counts = [sum(a <= o["ordered_on"] <= b for o in SOLD) for a, b in (period, before)]
    assert result.facts["compared"] == [day.isoformat() for day in before]
    ((now, then, change),) = rows(result)
    assert [now, then] == counts
    assert change == (pytest.approx((now - then) / then) if then else None)


def test_months_stand_beside_the_months_before(scope):
    result = ask(scope, "orders", by=["month"], period=Q3, compare_to="previous_period")
    count = lambda month: sum(f"{o['ordered_on']:%Y-%m}" == month for o in SOLD)  # noqa: E731
    told = {row["month"]: (row["orders"], row["orders_before"]) for row in dicts(result)}
    assert told == {f"2026-{m:02}": (count(f"2026-{m:02}"), count(f"2026-{m - 3:02}")) for m in (7, 8, 9)}


def test_without_a_period_each_time_stands_beside_the_one_before(scope):
    result = ask(scope, "orders", by=["month"], compare_to="previous_period")
    told = {row["month"]: row["orders_before"] for row in dicts(result)}
    assert (told["2026-09"], told["2026-10"], told["2026-05"]) == (1, 2, 0)
    assert "2026-12" not in told  # a month that has not come is no row


def test_who_bought_before_and_not_now_is_a_row(scope):
    result = ask(
        scope,
        "orders",
        by=["customer"],
        period=Q3,
        compare_to="previous_period",
        order_by="change",
        order="asc",
    )
    first = dicts(result)[0]
    assert (first["customer_number"], first["orders_change"]) == ("C06", -1.0)


def test_shares_are_of_each_currency_and_of_all_groups(scope):
    result = ask(scope, "sales_amount", by=["customer"], share=True, limit=1)
    amounts = [o["amount"] for o in SOLD if o["currency"] == "CNY"]
    first = dicts(result)[0]
    assert first["sales_amount_share"] == pytest.approx(float(first["sales_amount"] / sum(amounts)))


def test_running_totals_go_along_the_time(scope):
    result = ask(scope, "orders", by=["month"], running_total=True, period=[date(2026, 1, 1), TODAY])
    sums, total = [], 0
    for row in dicts(result):
        total += row["orders"]
        sums.append(total)
    assert result.table("metrics").column("orders_running") == sums
    assert total == sum(o["ordered_on"].year == 2026 for o in SOLD)


@pytest.mark.parametrize(
    ("having", "wanted"),
    [
        pytest.param([("orders", ">=", 2, {})], {"C01", "C02"}, id="at least two"),
        pytest.param([("sales_amount", ">", 10_000, {})], {"C01", "C06"}, id="an amount, by currency"),
        pytest.param([("orders", "=", 0, {})], {"C07", "9"}, id="never bought"),
        pytest.param([("orders", "<", 1, {})], {"C07", "9"}, id="fewer than one"),
        pytest.param([("orders", "<=", 1, {})], {"C03", "C04", "C05", "C06", "C07", "9"}, id="one at most"),
        pytest.param([("orders", "=", 0, {"product": "PR-1"})], {"C05", "C07", "9"}, id="never bought this"),
        pytest.param([("orders", ">=", 1, {"product": "PR-1"}), ("orders", "=", 0, {"product": "PR-2"})],
                     {"C01", "C02"}, id="this and not that"),
        pytest.param([("tickets", ">", 0, {}), ("orders", ">", 1, {})], {"C01", "C02"}, id="of two grains"),
    ],
)  # fmt: skip
def test_groups_must_reach(scope, having, wanted):
    needs = [
        {"metric": metric, "op": op, "value": number,
         "filters": [{"dimension": name, "values": text} for name, text in own.items()]}
        for metric, op, number, own in having
    ]  # fmt: skip
    result = ask(scope, "orders", by=["customer"], having=needs)
    assert {row["customer_number"] for row in dicts(result)} == wanted
    assert result.facts["having"][0][:3] == list(having[0][:3])


def test_never_in_a_place_keeps_to_the_place(scope):
    never = {"metric": "orders", "op": "=", "value": 0}
    result = ask(scope, "orders", by=["customer"], where={"region": "西南"}, having=[never])
    assert [(row["customer_number"], row["orders"]) for row in dicts(result)] == [("9", 0)]


def test_a_filter_by_rows_means_that_there_are_some(scope):
    never = {
        "metric": "orders",
        "op": "=",
        "value": 0,
        "filters": [{"dimension": "product", "values": "PR-2"}],
    }
    result = ask(scope, "orders", by=["customer"], where={"product": "PR-1"}, having=[never])
    assert {row["customer_number"] for row in dicts(result)} == {"C01", "C02"}


def test_members_without_rows_are_told_when_asked(scope):
    result = ask(scope, "orders", by=["customer"], include_empty=True)
    assert {row["customer_number"]: row["orders"] for row in dicts(result)}.items() >= {
        "9": 0,
        "C07": 0,
    }.items()
    assert len(rows(result)) == len(CUSTOMERS)


@pytest.mark.parametrize(
    ("by", "count"), [("day", 92), ("week", 14), ("month", 3), ("quarter", 1), ("year", 1)], ids=lambda x: x
)
def test_times_without_rows_are_told_when_asked(scope, by, count):
    result = ask(scope, "orders", by=[by], period=Q3, include_empty=True)
    assert len(rows(result)) == count
    assert sum(row[-1] for row in rows(result)) == sum(Q3[0] <= o["ordered_on"] <= Q3[1] for o in SOLD)
