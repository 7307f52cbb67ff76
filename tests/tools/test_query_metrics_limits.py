"""What does not go together, matches nothing or is not the role's to see is said, never guessed."""

import pytest

from connectors.failures import Denied, QueryError
from tests.tools.asking import KIT, METRICS, Q3, SOLD, SOLD_LINES, ask, rows, value
from tests.tools.fakes import TODAY, FakeRole
from tools import metric_reach


def _known_at(semantics, name, grain):
    if name in semantics.conditions:
        return metric_reach.condition(semantics, name, grain)
    return semantics.dimensions[name].unit or metric_reach.place(semantics, name, grain)


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_runs_by_each_of_its_dimensions_and_adds_up(scope, metric):
    chosen, semantics = METRICS[metric], KIT.semantics
    whole = sum(row[-1] or 0 for row in rows(ask(scope, metric)))
    for by in sorted(semantics.dimensions_of(metric) | semantics.conditions_of(metric)):
        result = ask(scope, metric, by=[by], limit=200)
        assert result.table("metrics").columns[-1] == metric
        replaced = by == "status" or _known_at(semantics, by, chosen.grain) is None
        if chosen.adds_up and not replaced and result.nothing is None:
            assert sum(row[-1] for row in rows(result)) == whole, by


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_runs_beside_another_compared_and_filtered(scope, metric):
    period = Q3 if KIT.semantics.has_time(metric) else None
    result = ask(scope, metric, "orders", period=period, compare_to="year_ago" if period else None)
    assert result.facts["metrics"][0]["name"] == metric
    for name in sorted(KIT.semantics.conditions_of(metric)):
        assert ask(scope, metric, where={name: "yes"}).facts["filters"] == {name: "yes"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param({"metrics": ["profit"]}, "no such metric", id="unknown metric"),
        pytest.param({"metrics": ["orders"], "by": ["colour"]}, "no such dimension", id="unknown dimension"),
        pytest.param({"metrics": ["orders"], "where": {"colour": "red"}}, "no such dimension", id="unknown filter"),
        pytest.param({"metrics": ["freight"], "by": ["product"]}, "freight is not known by product. It is known by", id="no such grain"),
        pytest.param({"metrics": ["stock_value"], "by": ["month"]}, "not known by month", id="no time"),
        pytest.param({"metrics": ["stock_value"], "period": [TODAY, TODAY]}, "Leave period out", id="no period"),
        pytest.param({"metrics": ["orders"], "period": Q3[::-1]}, "ends before it begins", id="period backwards"),
        pytest.param({"metrics": ["tickets"], "where": {"late": "yes"}}, "cannot be filtered by late", id="no lateness"),
        pytest.param({"metrics": ["orders"], "where": {"overdue": "yes"}}, "cannot be filtered by overdue", id="no due day"),
        pytest.param({"metrics": ["orders"], "where": {"late": "maybe"}}, "yes or no", id="neither yes nor no"),
        pytest.param({"metrics": ["stock_value"], "where": {"carrier": "DHL"}}, "cannot be filtered", id="no carrier"),
        pytest.param({"metrics": ["orders"], "where": {"status": "bought"}}, "no such status", id="unknown status"),
        pytest.param({"metrics": ["orders"], "compare_to": "previous_period"}, "Give a period", id="nothing to compare"),
        pytest.param({"metrics": ["orders"], "order_by": "freight"}, "one of its metrics", id="order by what is not asked"),
        pytest.param({"metrics": ["on_time_rate"], "by": ["region"], "share": True}, "does not add up", id="share of a share"),
        pytest.param({"metrics": ["orders"], "by": ["region"], "running_total": True}, "along a time", id="running along no time"),
        pytest.param({"metrics": ["orders"], "by": ["month"], "others": True}, "Group by no time", id="others of a trend"),
        pytest.param({"metrics": ["orders"], "by": ["product", "payment_method"]}, "not known by payment_method", id="two grains"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_says_what_to_mend(scope, arguments, says):
    with pytest.raises(QueryError, match=says):
        ask(scope, *arguments.pop("metrics"), **arguments)


def test_nothing_matched_says_the_filter(scope):
    result = ask(scope, "sales_amount", by=["customer"], where={"customer": "C07"}, period=Q3)
    assert (result.nothing.kind, result.nothing.asked) == (
        "no_match",
        "customer = C07 Blue Ridge Trading Co., Ltd. (Chicago), period = 2026-07-01..2026-09-30",
    )


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        pytest.param({"customer": "华远机械"}, "ambiguous", id="two customers"),
        pytest.param({"customer": "Nobody Ltd"}, "absent", id="no customer"),
        pytest.param({"product": "Flux capacitor"}, "absent", id="no product"),
        pytest.param({"region": "Atlantis"}, "no_match", id="no region"),
        pytest.param({"sales_rep": "E99"}, "absent", id="no staff"),
    ],
)
def test_a_filter_that_names_nothing_says_which_nothing(scope, where, kind):
    assert ask(scope, "orders", where=where).nothing.kind == kind


def test_a_role_that_lacks_costs_is_denied_profit(make_scope):
    scope = make_scope(role=FakeRole("sales"), without=("product.cost", "sales_order_line.cost"))
    for metric in ("gross_profit", "gross_margin", "stock_value", "inventory_turnover"):
        with pytest.raises(Denied, match="cost"):
            ask(scope, metric)
    assert value(ask(scope, "units")) == sum(line["quantity"] for line in SOLD_LINES)


def test_of_several_metrics_the_role_hears_those_it_may(make_scope):
    scope = make_scope(role=FakeRole("sales"), without=("sales_order_line.cost",))
    result = ask(scope, "sales_amount", "gross_profit", by=["region"])
    assert result.table("metrics").columns == ("region", "currency", "sales_amount")
    assert result.facts["hidden"] == ["sales_order_line.cost"]


def test_what_groups_must_reach_is_never_dropped(make_scope):
    scope = make_scope(role=FakeRole("sales"), without=("sales_order_line.cost",))
    with pytest.raises(Denied, match="cost"):
        ask(scope, "orders", by=["customer"], having=[{"metric": "gross_profit", "op": ">", "value": 1}])


def test_a_role_that_lacks_a_filter_s_column_is_denied(make_scope):
    scope = make_scope(role=FakeRole("blind"), without=("sales_order.promised_on",))
    with pytest.raises(Denied, match="promised_on"):
        ask(scope, "orders", where={"late": "yes"})


def test_a_role_that_lacks_staff_names_groups_by_number(make_scope):
    scope = make_scope(role=FakeRole("nonames"), without=("staff.name",))
    result = ask(scope, "orders", by=["sales_rep"])
    assert result.table("metrics").columns == ("sales_rep_number", "orders")
    assert result.facts["hidden"] == ["staff.name"]


def test_a_role_that_lacks_staff_may_not_group_by_it(make_scope):
    scope = make_scope(role=FakeRole("nostaff"), without=("staff.name", "staff.number"))
    with pytest.raises(Denied, match="group by sales_rep"):
        ask(scope, "orders", by=["sales_rep"])


def test_own_rows_only(make_scope):
    mine = make_scope(role=FakeRole("own", "own_customers"), owns=("erp:C01",))
    assert value(ask(mine, "orders")) == sum(o["customer_id"] == "erp:C01" for o in SOLD)
