"""Homes for the tests of the ways in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.fakes import FakeSystem, home
from ui.home import Home


@pytest.fixture
def place(tmp_path: Path) -> Home:
    return home(tmp_path / "home")


@pytest.fixture
def system(place: Home) -> Iterator[FakeSystem]:
    made = FakeSystem(place)
    yield made
    made.close()


@pytest.fixture
def opened(system: FakeSystem, monkeypatch: pytest.MonkeyPatch) -> FakeSystem:
    """Let every command open the system that follows a script."""
    for module in ("cli_ask", "cli_audit", "cli_user", "cli_setup", "cli_sources"):
        monkeypatch.setattr(f"ui.{module}.opened", lambda _=None: system)
    return system
