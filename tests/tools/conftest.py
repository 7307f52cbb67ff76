"""One small company for all tool tests, and scopes on it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.tools.fakes import Company, FakeScope
from tests.tools.rows import NAMES, ROWS


@pytest.fixture(scope="session")
def company() -> Company:
    return Company(ROWS, NAMES)


@pytest.fixture(scope="session")
def scope(company: Company) -> FakeScope:
    """A manager: sees every row and column."""
    return company.scope()


@pytest.fixture
def make_scope(company: Company) -> Callable[..., Any]:
    return company.scope
