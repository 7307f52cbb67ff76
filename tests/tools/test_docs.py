"""The page on tools names every tool, measure and dimension there is."""

from pathlib import Path

import pytest

from tools.measures import DIMENSIONS, MEASURES
from tools.registry import TOOLS

PAGE = (Path(__file__).parents[2] / "docs" / "tools.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*TOOLS, *MEASURES, *DIMENSIONS])
def test_named(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("measure", MEASURES)
def test_measures_mean_what_the_page_says(measure):
    assert MEASURES[measure].definition[1] in PAGE
