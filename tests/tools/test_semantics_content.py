"""The shipped metrics: each is told in both languages, by words of its own, and can be asked by each of its dimensions."""

import re

import pytest

from tools.kit import Kit
from tools.registry import TOOLS
from tools.semantics import Semantics, Words, load

SEMANTICS = load()
OWNERS = {"sales", "finance", "logistics", "service", "marketing"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")

# Asked for by these names elsewhere: in the question sets, in the examples, in companies' own files.
CANONICAL = """
orders sales_amount average_order_value units lines freight discount_rate gross_profit gross_margin cost_of_goods
active_customers new_customers repeat_customers repeat_rate customers sales_per_customer late_orders on_time_rate
days_to_ship order_cycle_time open_orders backlog_amount cancelled_orders cancellation_rate delivery_time shipments
delivery_exceptions return_rate invoiced_amount invoices open_receivables overdue_receivables overdue_invoices
overdue_share payments_received collection_rate days_overdue dso days_to_pay stock_on_hand stock_reserved
stock_available stock_value stockouts below_reorder inventory_turnover days_of_cover incoming_supply pipeline_amount
weighted_pipeline opportunities open_opportunities won_opportunities lost_opportunities won_amount win_rate sales_cycle
leads conversion_rate average_deal_size campaign_cost campaign_revenue campaign_roi campaigns campaign_leads tickets
open_tickets resolved_tickets first_response_time resolution_time satisfaction tickets_per_order resolution_rate
interactions contacts
"""
DIMENSIONS = """
customer customer_kind segment industry region city country product category supplier warehouse carrier channel
sales_rep stage priority status payment_method campaign receivable_age currency interaction_kind
day week month quarter year weekday fiscal_quarter fiscal_year
"""


def plain(word: str) -> str:
    return " ".join(word.lower().split())


def spoken(words: Words, language: str) -> list[str]:
    return [plain(word) for word in words.every(language)]


@pytest.mark.parametrize("name", CANONICAL.split())
def test_every_canonical_metric_is_there(name):
    assert name in SEMANTICS.metrics


def test_every_canonical_dimension_is_there_and_no_other():
    assert set(SEMANTICS.dimensions) == set(DIMENSIONS.split())


@pytest.mark.parametrize("name", SEMANTICS.metrics)
def test_a_metric_says_what_it_is_in_both_languages(name):
    metric = SEMANTICS.metrics[name]
    zh, en = metric.definition
    assert CHINESE.search(zh)
    assert not CHINESE.search(en)
    assert not en.endswith(".")
    assert not zh.endswith("。")
    assert metric.owner in OWNERS
    assert metric.source
    if not metric.formula and metric.time:
        assert re.search(r"日|时间|期间", zh), "by which day a period looks is not said in Chinese"
        assert re.search(r"\bday\b|\bwhen\b|\bperiod\b", en), (
            "by which day a period looks is not said in English"
        )
    if metric.grain and not metric.time:
        assert "现在" in zh or "到今天" in zh
        assert "now" in en or "overdue" in en


def test_labels_are_told_apart():
    for language in ("zh", "en"):
        labels = [plain(metric.words.label(language)) for metric in SEMANTICS.metrics.values()]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_word_stands_for_two_metrics_or_a_metric_and_a_dimension(language):
    taken: dict[str, str] = {}
    for things in (SEMANTICS.metrics, SEMANTICS.dimensions):
        for name, thing in things.items():
            for word in spoken(thing.words, language):
                assert taken.setdefault(word, name) == name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_word_of_a_metric_and_of_a_condition_means_the_same_rows(language):
    metrics = {word: m for m in SEMANTICS.metrics.values() for word in spoken(m.words, language)}
    for name, condition in SEMANTICS.conditions.items():
        for word in spoken(condition.words, language):
            assert word not in metrics or name in metrics[word].where


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_word_of_a_metric_and_of_an_entity_means_its_rows(language):
    metrics = {word: m for m in SEMANTICS.metrics.values() for word in spoken(m.words, language)}
    for name, entity in SEMANTICS.entities.items():
        for word in spoken(entity.words, language):
            assert word not in metrics or metrics[word].grain == name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_has_one_word_twice(language):
    for things in (SEMANTICS.metrics, SEMANTICS.dimensions, SEMANTICS.conditions, SEMANTICS.entities):
        for thing in things.values():
            words = spoken(thing.words, language)
            assert len(words) == len(set(words)), thing.name


@pytest.mark.parametrize("name", [name for name, entity in SEMANTICS.entities.items() if entity.count])
def test_an_entity_is_counted_by_a_metric_of_its_rows(name):
    assert SEMANTICS.metrics[SEMANTICS.entities[name].count].grain == name


@pytest.mark.parametrize(
    ("word", "language", "means"),
    [
        pytest.param("业绩", "zh", "sales_amount", id="业绩 is what was sold, not profit"),
        pytest.param("收入", "zh", "sales_amount", id="收入 is what was sold, not cash"),
        pytest.param("revenue", "en", "sales_amount", id="revenue is what was ordered"),
        pytest.param("turnover", "en", "sales_amount", id="turnover alone is sales"),
        pytest.param("inventory turn", "en", "inventory_turnover", id="turns of stock are not"),
        pytest.param("回款", "zh", "payments_received", id="回款 is cash in"),
        pytest.param("回款率", "zh", "collection_rate", id="回款率 is a share of what was invoiced"),
        pytest.param("逾期订单", "zh", "late_orders", id="逾期 of orders is late"),
        pytest.param("逾期金额", "zh", "overdue_receivables", id="逾期 of money is overdue"),
        pytest.param("退货", "zh", "returned_shipments", id="退货 is shipments that came back"),
        pytest.param("客单价", "zh", "average_order_value", id="客单价 is an order's, not a customer's"),
        pytest.param("平均单价", "zh", "average_price", id="平均单价 is a unit's"),
        pytest.param("OTD", "en", "on_time_rate", id="OTD"),
        pytest.param("CSAT", "zh", "satisfaction", id="CSAT in a Chinese sentence"),
    ],
)
def test_a_word_that_could_mean_several_things_is_decided_once(word, language, means):
    found = [name for name, m in SEMANTICS.metrics.items() if plain(word) in spoken(m.words, language)]
    assert found == [means]


@pytest.mark.parametrize(
    ("metric", "dimension"),
    [
        pytest.param("win_rate", "warehouse", id="deals have no warehouse"),
        pytest.param("below_reorder", "warehouse", id="the reorder level is of all warehouses together"),
        pytest.param("tickets_per_order", "category", id="kinds of tickets are not kinds of products"),
        pytest.param("open_receivables", "month", id="receivables are known as of now"),
        pytest.param("stock_value", "customer", id="stock is nobody's"),
    ],
)
def test_a_dimension_that_would_tell_something_wrong_is_not_offered(metric, dimension):
    assert dimension not in SEMANTICS.dimensions_of(metric)
    assert dimension not in SEMANTICS.filters_of(metric)


def test_the_shipped_expressions_are_right(tmp_path):
    own = tmp_path / "metrics.yaml"
    own.write_text("version: 1\n", "utf-8")  # beside a company's file every expression is read and checked
    assert load(own).metrics.keys() == SEMANTICS.metrics.keys()


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit(SEMANTICS)


def alike() -> list[list[str]]:
    """Metrics known by the same dimensions, by four: as many as one question takes."""
    kinds: dict[frozenset[str], list[str]] = {}
    for name in SEMANTICS.metrics:
        kinds.setdefault(SEMANTICS.dimensions_of(name), []).append(name)
    return [part for names in kinds.values() for part in batched(names, 4)]


def batched(names: list[str], size: int) -> list[list[str]]:
    return [names[start : start + size] for start in range(0, len(names), size)]


@pytest.mark.parametrize("names", alike(), ids=" ".join)
def test_metrics_can_be_asked_by_each_of_their_dimensions(names, scope, kit):
    for groups in [[], *batched(sorted(SEMANTICS.dimensions_of(names[0])), 3)]:
        asked = {"metrics": names, "group_by": groups}
        table = TOOLS["query_metrics"].call(scope, asked, kit).table("metrics")
        assert table is not None
        assert {*groups, *names} <= set(table.columns)


def test_it_is_frozen_for_all_who_share_it():
    assert load() is SEMANTICS
    assert isinstance(SEMANTICS, Semantics)
