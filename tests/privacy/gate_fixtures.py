"""A gate over the small store, for the test files that import these."""

import pytest

from privacy.gate import Gate
from tests.privacy import shop_store
from tests.privacy.gate_users import POLICY, TODAY
from tests.privacy.shop_store import FixedStore


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return shop_store.make(tmp_path_factory.mktemp("store") / "000001.duckdb")


@pytest.fixture
def store(snapshot):
    return FixedStore(snapshot)


@pytest.fixture
def lend(store, trail, vault):
    """Return a function that makes a gate; each is closed at the end."""
    gates = []

    def make(**options):
        options = {"memory": "256MB", "today": lambda: TODAY, "policy": POLICY, **options}
        gate = Gate(store, options.pop("policy"), trail, vault, **options)
        gates.append(gate)
        return gate

    yield make
    for gate in gates:
        gate.close()
