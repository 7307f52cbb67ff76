"""One small company for all tool tests, and scopes on it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.tools import firm as filled
from tests.tools.fakes import Company, FakeScope
from tests.tools.rows import NAMES, ROWS
from tools.registry import TOOLS


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


@pytest.fixture(scope="session")
def firm() -> Company:
    """The company with everything its lists can be filtered by."""
    return Company(filled.rows(), NAMES)


@pytest.fixture(scope="session")
def ask(firm: Company) -> Callable[..., Any]:
    """Call a tool for a manager of the firm."""
    scope = firm.scope()
    return lambda tool, **arguments: TOOLS[tool].call(scope, arguments)
