"""A scope over rows in memory: keeps the gate's promises (views of a role, one SELECT, yes/no existence)."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import duckdb

from connectors.carried import CARRIERS
from connectors.failures import QueryError
from connectors.model import ENTITIES, columns
from connectors.table import Origin, Table
from privacy.sql_check import check
from privacy.views import carriers
from tests.carrying import carry
from tools.registry import TOOLS

TODAY = date(2026, 11, 20)
AS_OF = datetime(2026, 11, 20, 6, tzinfo=UTC)
_TYPES = {
    "text": "VARCHAR", "money": "DECIMAL(18,2)", "quantity": "DECIMAL(18,3)", "rate": "DECIMAL(9,4)",
    "integer": "BIGINT", "day": "DATE", "moment": "TIMESTAMPTZ", "flag": "BOOLEAN",
}  # fmt: skip
_SERIAL = itertools.count(1)


def kinds(entity: str) -> dict[str, str]:
    if entity == "customer_row":
        return {"customer_id": "text", **kinds("customer")}
    return {column.name: column.info["kind"] for column in ENTITIES[entity].columns}


ALL = (*ENTITIES, "customer_row")


class Company:
    """Rows of the business model in memory."""

    def __init__(
        self, rows: dict[str, list[dict[str, Any]]], names: dict[str, list[str]] | None = None
    ) -> None:
        self.rows = {entity: rows.get(entity, []) for entity in ALL}
        self.names = names or {}  # what the vault's search finds: "KIND part" -> placeholders
        self.version = f"test-{next(_SERIAL)}"
        self.db = duckdb.connect()
        self.db.execute("SET TimeZone = 'UTC'")
        for entity in ALL:
            body = ", ".join(f"{name} {_TYPES[kind]}" for name, kind in kinds(entity).items())
            self.db.execute(f"CREATE TABLE {entity} ({body})")
            names_ = list(kinds(entity))
            values = [[row.get(name) for name in names_] for row in self.rows[entity]]
            if values:
                marks = ", ".join("?" * len(names_))
                self.db.executemany(f"INSERT INTO {entity} VALUES ({marks})", values)
        carry(self.db)

    def scope(self, **options: Any) -> "FakeScope":
        return FakeScope(self, **options)


@dataclass(frozen=True)
class FakeUser:
    name: str = "u1"
    role: str = "manager"
    staff_number: str = ""
    region: str = ""


@dataclass(frozen=True)
class FakeRole:
    name: str = "manager"
    rows: str = "all"
    tools: frozenset[str] = frozenset(TOOLS)
    tell_existence: bool = True


@dataclass
class FakeScope:
    """The user's scope. `without` lists entities and entity.columns the role lacks; `owns` the customers it sees."""

    company: Company
    user: FakeUser = FakeUser()
    role: FakeRole = FakeRole()
    today: date = TODAY
    without: tuple[str, ...] = ()
    owns: tuple[str, ...] | None = None
    max_rows: int = 1000
    carried: bool = True  # lines and shipments carry what they have of their order
    reads: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._cursor = self.company.db.cursor()
        self._view = f"v{next(_SERIAL)}_{id(self)}"
        self._cursor.execute(f"CREATE SCHEMA {self._view}")
        for entity, visible in self.schema().items():
            self._cursor.execute(
                f"CREATE VIEW {self._view}.{entity} AS SELECT {', '.join(visible)} FROM main.{CARRIERS.get(entity, entity)} AS x"
                f"{self._rule(CARRIERS.get(entity, entity))}"
            )
        self._cursor.execute(f"SET schema = '{self._view}'")

    def _rule(self, entity: str) -> str:
        if self.owns is None:
            return ""
        key = {"customer": "id"}.get(entity, "customer_id")
        mine = "', '".join(self.owns)
        if key in (*columns(entity if entity in ENTITIES else "customer"), "customer_id") and (
            key in kinds(entity)
        ):
            return f" WHERE x.{key} IN ('{mine}')"
        chain = {"sales_order_line": "order_id", "shipment": "order_id"}
        if entity in chain:
            return f" WHERE x.{chain[entity]} IN (SELECT id FROM main.sales_order WHERE customer_id IN ('{mine}'))"
        return ""

    @property
    def version(self) -> str:
        return self.company.version

    def schema(self) -> dict[str, dict[str, str]]:
        seen = {
            entity: {n: k for n, k in kinds(entity).items() if f"{entity}.{n}" not in self.without}
            for entity in ALL
            if entity not in self.without
        }
        return seen | (carriers(seen) if self.carried else {})

    def read(self, sql: str, *, name: str, tool: str, **params: Any) -> Table:
        checked = check(sql, self.schema())
        self.reads.append((tool, name, sql))
        given = {"today": self.today, **params}
        values = {key: given[key] for key in checked.parameters}
        cursor = self._cursor.execute(checked.sql, values)
        rows = cursor.fetchmany(self.max_rows + 1)
        entities = tuple("customer" if entity == "customer_row" else entity for entity in checked.columns)
        origins = tuple(Origin("ERP", entity, AS_OF) for entity in checked.tables)
        truncated = len(rows) > self.max_rows
        return Table(name, checked.names, rows[: self.max_rows], entities, origins, truncated)

    def exists(self, entity: str, column: str, value: str, *, short: bool = False) -> bool:
        if column not in self.schema().get(entity, {}):
            raise QueryError("There is no such column you may see.")
        if not self.role.tell_existence:
            return False
        told = [str(row.get(column)) for row in self.company.rows.get(entity, [])]
        return value in told or (short and any(name.startswith(f"{value} ") for name in told))

    def placeholders(self, kind: str, part: str) -> list[str]:
        return self.company.names.get(f"{kind} {part}", [])
