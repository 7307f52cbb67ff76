"""Whatever is asked of whatever rows: the statement says what counting row by row says, so nothing fans out."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.tools.fakes import Company
from tests.tools.metric_reference import METRICS, Reference
from tools.kit import Kit
from tools.query_metrics import query_metrics
from tools.semantics import load

KIT = Kit(load())
FIRST = date(2026, 1, 1)
GROUPS = ["customer", "region", "carrier", "product", "category", "channel", "month"]
FILTERS = {
    "region": ["华东", "海外"],
    "carrier": ["DHL", "顺丰"],
    "product": ["P1", "P2"],
    "channel": ["web", "shop"],
}
FORMULAS = {
    "sales_per_customer": ("sales_amount", "active_customers", lambda a, b: a / b if b else None),
    "repeat_rate": ("repeat_customers", "active_customers", lambda a, b: a / b if b else None),
    "tickets_per_order": ("tickets", "orders", lambda a, b: a / b if b else None),
}
OPTIONS = {"max_examples": 60, "deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

maybe = st.none() | st.integers(0, 90)
money = st.none() | st.integers(0, 500).map(Decimal)


def day(number):
    return None if number is None else FIRST + timedelta(days=number)


@st.composite
def companies(draw):
    """Draw a few customers, orders with several lines, shipments and invoices, and tickets; much of it unknown."""
    pick = lambda *values: draw(st.sampled_from(values))  # noqa: E731
    customers = [
        {"id": f"c{i}", "number": f"C{i}", "name": f"Customer {i}", "region": pick("华东", "海外", None)}
        for i in range(3)
    ]
    products = [
        {"id": f"p{i}", "number": f"P{i}", "name": f"Product {i}", "category": pick("A", "B")}
        for i in range(3)
    ]
    rows = {"customer": customers, "product": products, "sales_order": [], "sales_order_line": [], "shipment": [],
            "invoice": [], "ticket": []}  # fmt: skip
    for i in range(draw(st.integers(0, 6))):
        currency = pick("CNY", "EUR", None)
        rows["sales_order"].append({
            "id": f"o{i}", "customer_id": pick("c0", "c1", "c2", None), "currency": currency,
            "status": pick("completed", "confirmed", "cancelled", None), "ordered_on": day(draw(st.integers(0, 90))),
            "amount": draw(money), "freight": draw(money), "channel": pick("web", "shop", None),
            "ship_to_region": pick("海外", None),
        })  # fmt: skip
        for j in range(draw(st.integers(0, 3))):
            rows["sales_order_line"].append({
                "id": f"l{i}{j}", "order_id": f"o{i}", "product_id": pick("p0", "p1", "p2", None),
                "quantity": draw(money), "amount": draw(money), "cost": draw(money), "currency": pick(currency, None),
            })  # fmt: skip
        for j in range(draw(st.integers(0, 3))):
            rows["shipment"].append({
                "id": f"d{i}{j}", "order_id": f"o{i}", "carrier": pick("DHL", "顺丰", None), "currency": currency,
                "status": pick("delivered", "cancelled"), "shipped_on": day(draw(maybe)),
            })  # fmt: skip
        for j in range(draw(st.integers(0, 2))):
            rows["invoice"].append({
                "id": f"v{i}{j}", "order_id": f"o{i}", "customer_id": pick("c0", "c1", None), "currency": currency,
                "status": pick("open", "paid", "draft"), "issued_on": day(draw(maybe)), "amount": draw(money),
            })  # fmt: skip
    for i in range(draw(st.integers(0, 4))):
        opened = day(draw(maybe))
        moment = datetime.combine(opened, time(12), UTC) if opened else None
        rows["ticket"].append({"id": f"t{i}", "customer_id": pick("c0", "c2", None), "opened_at": moment,
                               "channel": pick("web", None)})  # fmt: skip
    return rows


@st.composite
def questions(draw):
    """Draw metrics, groups, filters and a period that go together."""
    semantics = KIT.semantics
    metrics = draw(st.lists(st.sampled_from([*METRICS, *FORMULAS]), min_size=1, max_size=3, unique=True))
    groups = draw(st.lists(st.sampled_from(GROUPS), max_size=2, unique=True))
    filters = draw(st.lists(st.sampled_from(sorted(FILTERS)), max_size=2, unique=True))
    # A carrier or a product of a whole order is found by its parts; together with a coarser group that is all one wants.
    assume(all(set(groups) <= semantics.dimensions_of(metric) for metric in metrics))
    assume(all(set(filters) <= semantics.filters_of(metric) for metric in metrics))
    picks = [(name, draw(st.sampled_from(FILTERS[name])), draw(st.booleans())) for name in filters]
    period = draw(st.none() | st.tuples(st.integers(0, 60), st.integers(0, 60)))
    return metrics, groups, picks, None if period is None else [day(period[0]), day(sum(period))]


def expected(reference, metrics, groups, picks, period):
    """Return (groups, currency) -> the metrics, each group once."""
    semantics = KIT.semantics
    split_all = any(semantics.is_money(metric) for metric in metrics)
    found = {}
    for metric in metrics:
        for name in FORMULAS.get(metric, (metric,))[:2]:
            grain = METRICS[name]["grain"]
            split = split_all and bool(semantics.grains[grain].currency) and name != "repeat_customers"
            found[name] = (split, reference.groups(name, groups, picks, period, split))
    apart = {group for split, values in found.values() if split for group in values}
    whole = {group[0] for split, values in found.values() if not split for group in values}
    if split_all:
        apart |= {(keys, None) for keys in whole if keys not in {group[0] for group in apart}}
    else:
        apart = {(keys, None) for keys in whole}
    told = {}
    for group in apart:
        values = {n: values.get(group if split else (group[0], None)) for n, (split, values) in found.items()}
        row = [worked(metric, values) for metric in metrics]
        if any(value is not None for value in row):
            told[group] = row
    return told


def worked(metric, values):
    if metric not in FORMULAS:
        return values[metric]
    above, below, how = FORMULAS[metric]
    if values[above] is None and values[below] is None:
        return None
    return how(values[above] or 0, values[below] or 0)


@settings(**OPTIONS)
@given(rows=companies(), question=questions(), carried=st.booleans())
def test_a_statement_says_what_counting_says(rows, question, carried):
    metrics, groups, picks, period = question
    reference = Reference(rows)
    filters = [{"dimension": name, "values": [value], "exclude": out} for name, value, out in picks]
    scope = Company(rows).scope(carried=carried)
    result = query_metrics(
        scope,
        kit=KIT,
        metrics=metrics,
        group_by=groups,
        filters=filters,
        limit=200,
        **({"period": period} if period else {}),
    )
    assume(result.nothing is None or result.nothing.kind != "absent")
    if result.nothing is not None and not result.tables:
        assume(False)  # none of the rows has the value of a filter, which is said instead
    wanted = expected(reference, metrics, groups, picks, period)
    names = [f"{group}_number" if group in ("customer", "product") else group for group in groups]
    told = {}
    for row in result.table("metrics").dicts():
        key = (tuple(row[name] for name in names), row.get("currency"))
        assert key not in told
        told[key] = [row[metric] for metric in metrics]
    assert told.keys() == wanted.keys()
    for key, values in wanted.items():
        for metric, value, shown in zip(metrics, values, told[key], strict=True):
            nothing = 0 if metric in METRICS and metric != "average_order_value" else None
            number = nothing if value is None else pytest.approx(float(value), rel=1e-9)
            assert (nothing if shown is None else shown) == number, (metric, key)
