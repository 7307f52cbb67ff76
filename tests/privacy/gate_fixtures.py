"""Gates over the small store, closed at the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from privacy.audit import Trail
from privacy.gate import Gate
from privacy.vault import Vault
from tests.privacy.gate_users import POLICY, TODAY
from tests.privacy.shop_store import FixedStore


@contextmanager
def gates(store: FixedStore, trail: Trail, vault: Vault) -> Iterator[Callable[..., Gate]]:
    """Lend a function that makes a gate; its options are those of `Gate`, and `policy`."""
    made: list[Gate] = []

    def make(**options: Any) -> Gate:
        options = {"memory": "256MB", "today": lambda: TODAY, "policy": POLICY, **options}
        made.append(Gate(store, options.pop("policy"), trail, vault, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for gate in made:
        gate.close()
