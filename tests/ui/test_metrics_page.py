"""The page on metrics: its tables are the file's, its example works, its commands exist."""

import re
from pathlib import Path

import pytest

from tests.tools.fakes import Company
from tests.tools.rows import NAMES, ROWS
from tools.kit import Kit
from tools.registry import TOOLS
from tools.semantics import load
from tools.semantics_file import METRIC_FIELDS
from ui import cli
from ui.metric_page import tables

PAGE = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"<!-- example.*?```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    assert EXAMPLE
    file = tmp_path_factory.mktemp("own") / "metrics.yaml"
    file.write_text(EXAMPLE.group(1), "utf-8")
    return file


def test_the_tables_are_those_of_the_file():
    # after a change: assistant metrics --markdown, in place of what stands below the last heading
    assert PAGE.rstrip().endswith(tables(load()).rstrip())


def test_the_example_is_right(own, capsys):
    assert cli.run(["metrics", "--check", str(own)]) == 0
    assert capsys.readouterr().out.strip() in PAGE


def test_the_example_is_answered(own):
    kit, scope = Kit(load(own)), Company(ROWS, NAMES).scope()
    asked = {"metrics": ["large_orders", "large_order_share", "orders"], "group_by": ["order_size"]}
    table = TOOLS["query_metrics"].call(scope, asked, kit).table("metrics")
    assert table is not None
    assert {row[0] for row in table.rows} <= {"small", "medium", "large"}
    for row in table.dicts():
        assert row["large_orders"] == (row["orders"] if row["order_size"] == "large" else 0)


def test_its_words_are_those_of_the_house(own):
    words = load(own).metrics["sales_amount"].words
    assert words.zh_synonyms == ("接单额", "营业额")
    assert words.zh == "销售额"


FIELDS = PAGE.partition("### The fields of a metric")[2].partition("## All metrics")[0]


def test_every_field_of_a_metric_is_explained_and_no_other():
    explained = {
        name
        for line in re.findall(r"^\| (`.+?`) \|", FIELDS, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", line)
    }
    assert explained == {*METRIC_FIELDS}
