"""The page on the architecture names files that there are."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PACKAGES = ("assistant", "tools", "privacy", "connectors", "ui", "tests")
NAMED = sorted(set(re.findall(r"`([\w/*]+\.(?:py|yaml))`", PAGE)) - {"metrics.yaml"})  # a home's, not ours


@pytest.mark.parametrize("name", NAMED)
def test_a_file_that_is_named_is_there(name):
    places = [ROOT, *(ROOT / package for package in PACKAGES)]
    assert any(list(place.glob(name)) for place in places)


def test_it_is_one_page():
    assert len(PAGE.splitlines()) <= 80
    assert len(NAMED) > 50
