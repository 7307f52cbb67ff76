"""Every number can be looked up: what counts, by which day, in which unit; a company's own file is checked."""

import json
import sys

import pytest

from tools.semantics import load
from ui import cli
from ui.assemble import System
from ui.metric_page import metric_rows

OWN = """\
version: 1
metrics:
  big_orders:
    zh: 大单数
    en: big orders
    definition: {zh: 一万以上的订单数，按下单日期, en: orders of 10000 or more by the day ordered}
    unit: [单, orders]
    owner: board
    grain: sales_order
    value: count(*) FILTER (WHERE amount >= 10000)
    where: [sold]
"""


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """No home anywhere."""
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "nowhere"))


def said(capsys, *arguments, status=0):
    assert cli.run(["metrics", *arguments]) == status
    out, err = capsys.readouterr()
    return out if status == 0 else err


def test_piped_each_metric_is_a_line(alone, capsys):
    lines = said(capsys).splitlines()
    assert len(lines) == len(load().metrics)
    assert lines[0].split("\t")[:3] == ["Sales", "orders", "orders"]
    assert all(len(line.split("\t")) == 6 for line in lines)


def test_in_a_terminal_metrics_stand_under_their_owner(alone, capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    text = said(capsys, "--lang", "zh")
    assert text.index("订单数") < text.index("财务") < text.index("应收账款")
    assert text.count("名称") == 5
    assert "\t" not in text


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("average_order_value", id="by name"),
        pytest.param("客单价", id="by a Chinese synonym"),
        pytest.param("aov", id="by an abbreviation, in small letters"),
        pytest.param("Average order value", id="by its label"),
    ],
)
def test_a_metric_is_explained_by_any_of_its_words(word, alone, capsys):
    text = said(capsys, word)
    assert "average_order_value  平均订单金额 / average order value" in text
    assert "avg(amount) over sales_order, where sold" in text
    assert "sales_order.ordered_on" in text
    assert "Average order value by region" in text


def test_a_metric_is_explained_in_chinese(alone, capsys):
    text = said(capsys, "dso", "--lang", "zh")
    assert "open_receivables / invoiced_amount * period_days" in text
    assert "最近 365 天" in text
    assert "越低越好" in text
    assert "财务" in text
    assert "应收周转天数" in text


def test_a_metric_without_time_says_so(alone, capsys):
    assert "known only as it stands now" in " ".join(said(capsys, "stock_value").split())


def test_a_dimension_is_explained_too(alone, capsys):
    text = said(capsys, "receivable_age")
    assert "over 90 days overdue" in text
    assert "open receivables" in text


def test_dimensions_are_listed(alone, capsys):
    lines = said(capsys, "--dimensions").splitlines()
    assert [line.split("\t")[1] for line in lines] == list(load().dimensions)


def test_a_word_that_nothing_goes_by_is_answered_with_a_near_one(alone, capsys):
    assert "Did you mean 'sales_amount'?" in said(capsys, "sales_amonut", status=2)


@pytest.mark.parametrize(
    ("arguments", "key", "value"),
    [
        pytest.param(["win_rate"], "worked_out", "won_opportunities / (won_opportunities + lost_opportunities)", id="a metric"),
        pytest.param(["region"], "kind", "category", id="a dimension"),
    ],
)  # fmt: skip
def test_one_as_json(arguments, key, value, alone, capsys):
    assert json.loads(said(capsys, *arguments, "--json"))[key] == value


def test_all_as_json(alone, capsys):
    told = json.loads(said(capsys, "--json"))
    assert [one["name"] for one in told] == list(load().metrics)
    assert {"label", "definition", "unit", "owner", "source", "dimensions", "day"} <= told[0].keys()
    assert [one["name"] for one in json.loads(said(capsys, "--dimensions", "--json"))] == list(
        load().dimensions
    )


def test_a_homes_own_metrics_are_among_them(place, capsys):
    place.metrics.write_text(OWN, "utf-8")
    lines = said(capsys, "--home", str(place.folder)).splitlines()
    assert lines[-1].startswith("Board\tbig_orders\tbig orders")
    assert "大单数" in said(capsys, "大单数", "--home", str(place.folder))


def test_a_home_that_is_not_there_is_told(tmp_path, capsys):
    assert "There is no home" in said(capsys, "--home", str(tmp_path / "none"), status=2)


def test_a_right_file_is_said_to_be_right(alone, tmp_path, capsys):
    file = tmp_path / "metrics.yaml"
    file.write_text(OWN + "  sales_amount:\n    zh: 接单额\n", "utf-8")
    assert said(capsys, "--check", str(file)) == (
        "metrics.yaml is right. It adds the metrics big_orders; changes the metrics sales_amount.\n"
    )


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        pytest.param("sales_order\n", "sales_ordr\n", "there is no grain 'sales_ordr'. Did you mean 'sales_order'?", id="an entity there is not"),
        pytest.param("amount >=", "amonut >=", "amonut", id="a column there is not"),
        pytest.param("en: big orders", "en: revenue", "stands for", id="a word that is taken"),
        pytest.param("en: big orders", "", "en is missing", id="no English label"),
        pytest.param("[单, orders]", "kilos", "unit", id="an unknown unit"),
        pytest.param("[sold]", "[solid]", "there is no condition 'solid'. Did you mean 'sold'?", id="a condition there is not"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_in_one_sentence_with_its_line(wrong, right, told, alone, tmp_path, capsys):
    file = tmp_path / "metrics.yaml"
    assert wrong in OWN
    file.write_text(OWN.replace(wrong, right), "utf-8")
    text = said(capsys, "--check", str(file), status=2)
    assert text.startswith("metrics.yaml, line ")
    assert told in text
    assert len(text.splitlines()) == 1


def test_a_file_that_is_not_there_is_not_right(alone, tmp_path, capsys):
    assert "There is no file" in said(capsys, "--check", str(tmp_path / "none.yaml"), status=2)


def test_the_home_says_when_its_fiscal_year_begins(place):
    place.yaml.write_text(place.yaml.read_text("utf-8") + "fiscal_year_start: 4\n", "utf-8")
    place.metrics.write_text(OWN, "utf-8")
    system = System(type(place).open(place.folder))
    assert system.semantics.fiscal_start_month == 4
    assert "big_orders" in system.kit.semantics.metrics
    assert system.kit is system.kit


@pytest.mark.parametrize("month", ["0", "13", "April"])
def test_a_month_that_is_none_is_told(month, place, capsys):
    place.yaml.write_text(f"{place.yaml.read_text('utf-8')}fiscal_year_start: {month}\n", "utf-8")
    assert "fiscal_year_start" in said(capsys, "--home", str(place.folder), status=2)


def test_owners_come_in_the_order_of_the_file():
    titles = [sheet.title for sheet in metric_rows(load(), "en")]
    assert titles == ["Sales", "Finance", "Logistics", "Service", "Marketing"]
