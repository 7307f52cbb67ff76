"""One small demo company, built once for all tests of this folder."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from connectors.demo import build
from connectors.demo.truth import Truth, truth

AS_OF, SCALE = date(2026, 11, 22), 0.3
Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo")
    build(path, scale=SCALE, as_of=AS_OF)
    return path


@pytest.fixture(scope="session")
def told() -> Truth:
    return truth(AS_OF, SCALE)


def _asking(path: Path) -> Iterator[Ask]:
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield lambda sql, *values: db.execute(sql, values).fetchall()
    db.close()


@pytest.fixture(scope="session")
def erp(folder: Path) -> Iterator[Ask]:
    """SQL on the ERP's own tables: neither our mapping nor the generator's arrays."""
    yield from _asking(folder / "erp.sqlite")


@pytest.fixture(scope="session")
def crm(folder: Path) -> Iterator[Ask]:
    yield from _asking(folder / "crm.sqlite")
