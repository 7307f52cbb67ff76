"""One synced demo company for the tests that ask it; it is made once."""

from datetime import date
from pathlib import Path

import pytest

from ui import demo_home, indexing
from ui.assemble import System
from ui.home import Home

AS_OF = date(2026, 11, 22)


def synced_demo(folder: Path, scale: float = 1) -> System:
    """Make the demo company in `folder` as `assistant init --demo` does, and read it into the store."""
    demo_home.make(Home(folder), scale=scale, as_of=AS_OF)
    system = System(Home.open(folder))
    demo_home.add_accounts(system)
    sources = system.intake.open(system.home.sources(), system.home.folder)
    report = system.intake.sync(sources)
    for source in sources:
        source.close()
    assert not report.failures
    indexing.refresh(system)
    return system


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> System:
    return synced_demo(tmp_path_factory.mktemp("company") / "home")
