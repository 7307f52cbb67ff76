"""The page on tools names every tool and every argument of a question for figures, and nothing that is gone."""

import re
from pathlib import Path

import pytest

from privacy.policy import REPLACED
from privacy.policy import TOOLS as OF_ROLES
from tools.metric_query import QueryMetrics
from tools.registry import TOOLS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "tools.md").read_text(encoding="utf-8")
ROWS = [
    cell for row in re.findall(r"^\| (`.+?`) \|", PAGE, re.MULTILINE) for cell in re.findall(r"`(\w+)`", row)
]


@pytest.mark.parametrize("name", [*TOOLS, *QueryMetrics.model_fields])
def test_named(name):
    assert f"`{name}`" in PAGE


def test_every_row_is_a_tool_an_argument_or_a_kind_of_nothing():
    nothing = {"absent", "not_yours", "no_match", "ambiguous"}
    assert set(ROWS) == {*TOOLS, *QueryMetrics.model_fields, *nothing}


def test_a_role_may_be_given_every_tool_there_is():
    assert set(OF_ROLES) == set(TOOLS)


@pytest.mark.parametrize("name", REPLACED)
def test_what_was_replaced_is_gone(name):
    assert name not in TOOLS
    assert REPLACED[name] in TOOLS
    assert f"`{name}`" not in PAGE
