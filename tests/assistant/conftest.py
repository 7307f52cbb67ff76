"""One small company for all conversations; each test has its own trail and memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.company import FixedStore, Home, make_store, make_vault


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> FixedStore:
    return make_store(tmp_path_factory.mktemp("store") / "000001.duckdb")


@pytest.fixture(scope="session")
def vault_of_all(tmp_path_factory: pytest.TempPathFactory):
    return make_vault(tmp_path_factory.mktemp("vault"))


@pytest.fixture
def home(tmp_path: Path, store: FixedStore, vault_of_all) -> Iterator[Home]:
    made = Home(tmp_path, store, *vault_of_all)
    yield made
    made.gate.close()
    made.trail.close()


@pytest.fixture
def assistant(home: Home):
    return home.assistant()
