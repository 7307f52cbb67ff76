"""A company's own metrics stand in the evidence as the shipped ones do: by their unit, under their own words."""

from zoneinfo import ZoneInfo

import pytest

from assistant.blocks import Style
from assistant.evidence import tables
from assistant.request import Made
from tests.tools.fakes import Company
from tests.tools.firm import rows
from tests.tools.rows import NAMES
from tools.kit import Kit
from tools.registry import TOOLS
from tools.semantics import load
from ui.evidence import evidence

OWN = """version: 1
dimensions:
  ship_city: {zh: 收货城市, en: ship-to town, kind: category, column: sales_order.ship_to_city}
metrics:
"""
# Each as a shipped one under another name, so that both must be written alike.
TWINS = {
    "sales_amount": ("money", "own_sales", "自家销售额", "own sales"),
    "on_time_rate": ("share", "own_rate", "自家准时率", "own rate"),
    "days_late": ("days", "own_days", "自家天数", "own days"),
    "first_response_time": ("hours", "own_hours", "自家时长", "own hours"),
    "orders": ("[单, orders]", "own_orders", "自家单数", "own orders"),
}
METRIC = """  {own}:
    zh: {zh}
    en: {en}
    definition: {{zh: 一样, en: the same}}
    unit: {unit}
    formula: {shipped} * 1
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    file = tmp_path_factory.mktemp("own") / "metrics.yaml"
    told = [
        METRIC.format(shipped=shipped, unit=unit, own=own, zh=zh, en=en)
        for shipped, (unit, own, zh, en) in TWINS.items()
    ]
    file.write_text(OWN + "".join(told), "utf-8")
    return Kit(load(file))


@pytest.fixture(scope="module")
def shown(kit):
    scope = Company(rows(), NAMES).scope()

    def ask(language, **asked):
        artifact = TOOLS["query_metrics"].call(scope, asked, kit).to_dict()
        (told,) = tables([Made("query_metrics", asked, artifact, 1.0)], Style(language), lambda told: told)
        return evidence(told, language, ZoneInfo("UTC"))

    return ask


@pytest.mark.parametrize("shipped", TWINS)
def test_it_is_written_as_the_shipped_one(shown, shipped):
    told = shown("en", metrics=[shipped, TWINS[shipped][1]])
    place = told.columns.index(TWINS[shipped][3])
    assert told.rows
    assert all(row[place] == row[place - 1] != "" for row in told.rows)
    assert told.numeric[place]


def test_a_share_is_no_long_fraction(shown):
    cell = shown("zh", metrics=["own_rate"]).rows[0][0]
    assert cell.endswith("%")
    assert len(cell) <= len("100.0%")


def test_what_stands_beside_it_has_its_words_and_its_unit(shown):
    told = shown(
        "zh", metrics=["own_sales"], period=["2026-09-01", "2026-10-31"], compare_to="previous_period", group_by=["region"],
    )  # fmt: skip
    assert told.columns[-3:] == ("自家销售额", "自家销售额之前", "自家销售额变化")
    changes = [row[-1] for row in told.rows if row[-1]]
    assert changes
    assert all(change.endswith("%") for change in changes)


def test_a_dimension_of_its_own_has_its_words(shown):
    asked = {"metrics": ["orders"], "group_by": ["ship_city"]}
    assert shown("zh", **asked).columns == ("收货城市", "订单数")
    assert shown("en", **asked).columns == ("ship-to town", "orders")
