"""A role from which two kinds of columns and an entity are hidden, and its engine over the small store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from connectors.model import columns
from privacy.engine import Engine, Limits
from privacy.policy import Policy
from privacy.views import schema
from tests.privacy import shop_store

_MANAGER = Policy.default().role("manager")
_HIDDEN = {"product": {"cost"}, "customer": {"id_number", "bank_account"}}
ROLE = replace(
    _MANAGER,
    entities={
        entity: tuple(c for c in columns(entity) if c not in _HIDDEN.get(entity, ()))
        for entity in _MANAGER.entities
        if entity != "campaign"
    },
)
SCHEMA = schema(ROLE)
CANARIES = ("product.cost.", "customer.id_number.", "customer.bank_account.", "campaign.", shop_store.HIDDEN)


@contextmanager
def narrow_engine(folder: Path) -> Iterator[Engine]:
    """Make the store, lend the role's engine, close it."""
    engine = Engine(shop_store.make(folder / "000001.duckdb"), ROLE, "", Limits(memory="256MB", timeout_s=2))
    try:
        yield engine
    finally:
        engine.retire()
