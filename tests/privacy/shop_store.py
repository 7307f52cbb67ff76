"""A small store with a canary in every cell: each text names its entity, its column and whose row it is."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from connectors.model import ENTITIES
from connectors.store import Snapshot, SourceState
from tests.carrying import carry

WHOSE = ("mine", "theirs")
SYNCED = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
HIDDEN = "_hidden.cell"
FOREIGN_NUMBER = 666_666
_TYPES = {
    "text": "VARCHAR", "money": "DECIMAL(18,2)", "quantity": "DECIMAL(18,3)", "rate": "DECIMAL(9,4)",
    "integer": "BIGINT", "day": "DATE", "moment": "TIMESTAMPTZ", "flag": "BOOLEAN",
}  # fmt: skip


class FixedStore:
    """A store whose current version a test sets."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        self.snapshot = snapshot

    def current(self) -> Snapshot | None:
        return self.snapshot


def make(path: Path, version: str = "000001") -> Snapshot:
    """Write a store with one row of mine and one of somebody else in every entity."""
    with duckdb.connect(str(path)) as db:
        for entity in (*ENTITIES, "customer_row"):
            _table(db, entity)
            for who in WHOSE:
                _insert(db, entity, _row(entity, who))
        # The CRM's row of my customer, and leads that are nobody's customer yet.
        crm = {"id": "crm:77", "source": "crm", "source_key": "77", "name": "customer.name.alias.mine"}
        _insert(db, "customer_row", {**_row("customer_row", "mine"), **crm})
        link = {"id": "crm:77", "source": "crm", "source_key": "77", "reason": "customer_link.reason.mine"}
        _insert(db, "customer_link", {**_row("customer_link", "mine"), **link})
        for who in WHOSE:
            lead = {"id": f"crm:lead-{who}", "number": f"LEAD-{who}", "customer_id": None}
            _insert(db, "opportunity", {**_row("opportunity", who), **lead})
            unpaid = {"id": f"erp:loose-{who}", "number": f"LOOSE-{who}", "customer_id": None}
            _insert(db, "payment", {**_row("payment", who), **unpaid})
        carry(db)
    return Snapshot(path, version, states())


def states() -> tuple[SourceState, ...]:
    """Both systems tell of customers, only the ERP of orders; nobody has told of a campaign."""
    erp = [
        SourceState("erp", "ERP", e, 0 if e == "campaign" else 2, SYNCED, None)
        for e in ENTITIES
        if e != "customer_link"
    ]
    return (*erp, SourceState("crm", "CRM", "customer", 1, SYNCED, None))


def _model(entity: str) -> Any:
    return ENTITIES["customer" if entity == "customer_row" else entity]


def _table(db: duckdb.DuckDBPyConnection, entity: str) -> None:
    listed = ", ".join(f'"{c.name}" {_TYPES[c.info["kind"]]}' for c in _model(entity).columns)
    db.execute(f'CREATE TABLE "{entity}" ({listed}, "_hidden" VARCHAR)')


def _insert(db: duckdb.DuckDBPyConnection, entity: str, row: dict[str, Any]) -> None:
    marks = ", ".join(f"${name}" for name in row)
    db.execute(f'INSERT INTO "{entity}" ({", ".join(row)}) VALUES ({marks})', row)


def _row(entity: str, who: str) -> dict[str, Any]:
    model = _model(entity)
    row = {column.name: _cell(model.name, column, who) for column in model.columns}
    key = f"{model.name}-{who}"
    return {**row, "id": f"erp:{key}", "source": "erp", "source_key": key, "_hidden": HIDDEN}


def _cell(entity: str, column: Any, who: str) -> Any:
    info = column.info
    if info["ref"]:
        return f"erp:{info['ref']}-{who}"
    if (entity, column.name) in {("staff", "region"), ("customer", "region")}:
        return f"region-{who}"
    if (entity, column.name) == ("staff", "number"):
        return f"E-{who}"
    mine = who == "mine"
    return {
        "text": f"{entity}.{column.name}.{who}",
        "money": Decimal("100.50") if mine else Decimal(FOREIGN_NUMBER),
        "quantity": Decimal("7.000") if mine else Decimal(FOREIGN_NUMBER),
        "rate": Decimal("0.2500") if mine else Decimal("0.6666"),
        "integer": 30 if mine else FOREIGN_NUMBER,
        "day": date(2025, 3, 31) if mine else date(2066, 6, 6),
        "moment": datetime(2025, 3, 31, 20, 0, tzinfo=UTC) if mine else datetime(2066, 6, 6, tzinfo=UTC),
        "flag": mine,
    }[info["kind"]]
