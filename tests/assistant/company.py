"""A small company behind the real gate: rows of the tool tests, people in a real vault, a trail of its own."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb

from assistant.agent import Assistant
from assistant.model import ModelConfig
from connectors.model import ENTITIES
from connectors.store import Snapshot, SourceState
from connectors.yamlfile import YamlFile
from privacy.audit import Trail
from privacy.deidentify import Deidentifier
from privacy.gate import Gate
from privacy.policy import DEFAULT_FILE, Policy, User
from privacy.restore import Restorer
from privacy.vault import Vault
from privacy.vault_key import VaultKey
from tests.carrying import carry
from tests.tools.rows import ROWS

TODAY = date(2026, 11, 20)
SYNCED = datetime(2026, 11, 20, 6, tzinfo=UTC)
LI_NA, LI_NA_PHONE = "李娜", "13900000012"
MANAGER = User("manager1", "manager")
SERVICE = User("service1", "service")
COMPLIANCE = User("compliance1", "compliance")
ADMIN = User("admin", "admin")
SALES = User("sales1", "sales", staff_number="E1", region="华东")
_NAMES = {1: "陈思远", 2: "Paul Meyerhof", 12: LI_NA, 13: "王建强", 50: "赵敏儿"}
_TYPES = {
    "text": "VARCHAR", "money": "DECIMAL(18,2)", "quantity": "DECIMAL(18,3)", "rate": "DECIMAL(9,4)",
    "integer": "BIGINT", "day": "DATE", "moment": "TIMESTAMPTZ", "flag": "BOOLEAN",
}  # fmt: skip


class FixedStore:
    """A store with one version."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        self.snapshot = snapshot

    def current(self) -> Snapshot | None:
        return self.snapshot


def make_store(path: Path) -> FixedStore:
    """Write the rows as the store would hold them."""
    with duckdb.connect(str(path)) as db:
        db.execute("SET TimeZone = 'UTC'")
        for entity in (*ENTITIES, "customer_row"):
            model = ENTITIES["customer" if entity == "customer_row" else entity]
            kinds = {column.name: column.info["kind"] for column in model.columns}
            if entity == "customer_row":
                kinds["customer_id"] = "text"
            db.execute(f"CREATE TABLE {entity} ({', '.join(f'{n} {_TYPES[k]}' for n, k in kinds.items())})")
            for row in ROWS.get(entity, []):
                told = {name: row[name] for name in kinds if name in row}
                db.execute(
                    f"INSERT INTO {entity} ({', '.join(told)}) VALUES ({', '.join('?' * len(told))})",
                    list(told.values()),
                )
        carry(db)
    crm = ("customer", "contact", "ticket", "interaction", "opportunity")
    states = [
        SourceState("erp", "ERP", e, 1, SYNCED, None) for e in ENTITIES if e not in ("contact", "ticket")
    ]
    states += [SourceState("crm", "CRM", e, 1, SYNCED, None) for e in crm]
    return FixedStore(Snapshot(path, "000001", tuple(states)))


def make_vault(folder: Path) -> tuple[VaultKey, Vault]:
    """Fill a vault so that the rows' placeholders stand for somebody."""
    key = VaultKey.load(folder / "vault.key", environ={})
    vault = Vault(folder / "vault.sqlite", key)
    numbers = range(1, 51)
    vault.placeholders("PERSON", [_NAMES.get(n, f"Nobody Filler{n:02}") for n in numbers])
    vault.placeholders("PHONE", [f"1390000{n:04}" for n in numbers])
    vault.placeholders("EMAIL", [f"p{n}@example.com" for n in numbers])
    vault.placeholders("ADDRESS", [f"云龙路{n}号" for n in numbers])
    return key, vault


class Home:
    """All the rooms an assistant needs, in one folder.

    Args:
        folder: For trail and conversations.
        store: The rows.
        key: The vault's key.
        vault: Who is behind the placeholders.
    """

    def __init__(self, folder: Path, store: FixedStore, key: VaultKey, vault: Vault) -> None:
        self.folder = folder
        self.vault = vault
        self.trail = Trail(folder / "audit.sqlite", key.derive("trail"))
        self.deidentifier = Deidentifier(vault)
        self.restorer = Restorer(vault, self.deidentifier.detector)
        policy = Policy.load(YamlFile(DEFAULT_FILE))
        self.gate = Gate(store, policy, self.trail, vault, today=lambda: TODAY)  # type: ignore[arg-type]

    def assistant(self, model: ModelConfig | None = None, **options: Any) -> Assistant:
        """Return an assistant of this home."""
        return Assistant(
            self.gate, self.deidentifier, self.restorer, self.trail, model=model or ModelConfig(),
            memory=self.folder / "conversations.sqlite", **options,
        )  # fmt: skip

    def entries(self, kind: str) -> list[dict[str, Any]]:
        """Return the bodies of the trail's entries of a kind, oldest first."""
        return [row.body for row in reversed(self.trail.entries(kind=kind, limit=1000))]
