"""Builds the next version of the store: merges staged rows, joins customers, writes everything down.

Sources' customers go to `customer_row`; `customer` holds one row per real customer, and every `customer_id`
points at it. What a source itself said stays in the hidden column `_customer_ref`, so that customers can be
joined, or parted again, when a later sync knows more. `connectors.carried` says what lines and shipments hold of
their order beside their own.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from connectors.carried import CARRIED
from connectors.golden import golden_select, load_links
from connectors.model import ENTITIES, LOOKUP, MAPPED, columns
from connectors.staging import ORDER, Staging, row_columns, row_table
from connectors.versions import SourceState

MEMORY = "1GB"
_REFERENCE = "_customer_ref"
_SMALL_SHARE = 0.2  # fewer new rows than this share of a table are put in place, more rewrite it in order

_TYPES = {
    "text": "VARCHAR", "money": "DECIMAL(18,2)", "quantity": "DECIMAL(18,3)", "rate": "DECIMAL(9,4)",
    "integer": "BIGINT", "day": "DATE", "moment": "TIMESTAMPTZ", "flag": "BOOLEAN",
}  # fmt: skip

# Rows that are asked for together lie together, so that a question about one order or customer reads little.
_LOCALITY = {
    "sales_order_line": "order_id, line_no", "shipment": "order_id",
    "shipment_event": "shipment_id, occurred_at", "invoice": "order_id", "payment": "invoice_id",
    "stock_level": "product_id", "supply": "product_id", "contact": "customer_id",
    "opportunity": "customer_id", "ticket": "customer_id", "interaction": "customer_id, happened_at",
}  # fmt: skip


class Build:
    """One version being built in its own file."""

    def __init__(self, folder: Path, base: Path | None, staging: Staging) -> None:
        self.file = folder / "store.duckdb"
        self.states: tuple[SourceState, ...] = ()
        self.repeated: dict[tuple[str, str], int] = {}
        self.linked = 0
        self._base = base
        self._staging = staging
        self._folder = folder

    def __enter__(self) -> "Build":
        import duckdb  # loads on first use: 0.2 s

        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self._base is not None:
            shutil.copyfile(self._base, self.file)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY,
            "threads": min(4, os.cpu_count() or 1),
            "temp_directory": str(self._folder / "spill"),
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        self._db: duckdb.DuckDBPyConnection = duckdb.connect(str(self.file), config=settings)
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def run(
        self, states: Iterable[SourceState], records: Mapping[str, Sequence[str]], step: Callable[[str], None]
    ) -> None:
        """Merge, join, count and write down; the file is complete when this returns."""
        self._make_tables()
        known = tuple(states)
        step("customer")
        self._merge("customer")
        self.linked = load_links(self._db, {s.source: s.system for s in known})
        self._db.execute("DELETE FROM customer")
        self._db.execute(f"INSERT INTO customer {golden_select(known, records)}")
        for entity in MAPPED:
            if entity != "customer":
                step(entity)
                self._merge(entity)
        step("save")
        for entity, column in LOOKUP.items():
            self._db.execute(f"CREATE INDEX IF NOT EXISTS {_index(entity)} ON {row_table(entity)} ({column})")
        self.states = tuple(replace(s, rows=self._count(s)) for s in known)
        self._db.execute("FORCE CHECKPOINT")

    def _make_tables(self) -> None:
        for entity in ENTITIES:
            self._make_table(row_table(entity), entity)
        self._make_table("customer", "customer", row_columns("customer")[len(columns("customer")) :])

    def _make_table(self, name: str, entity: str, without: tuple[str, ...] = ()) -> None:
        kinds = {c.name: _TYPES[c.info["kind"]] for c in ENTITIES[entity].columns}
        hidden = _hidden(entity)
        body = [f"{c} {kinds[c]}" for c in columns(entity)]
        body += [f"{c} VARCHAR" for c in hidden if c not in without]
        body += [f"{name} {kind}" for name, _, kind in _carried(entity)]
        self._db.execute(f"CREATE TABLE IF NOT EXISTS {name} ({', '.join(body)})")

    def _merge(self, entity: str) -> None:
        """Bring an entity up to date; its customers are looked up again, as any sync may join them anew."""
        table = row_table(entity)
        whole = [source for source, name in self._staging.whole() if name == entity]
        new = self._staging.rows(entity)
        if new or whole:
            self._stage(entity)
            self._db.execute("CREATE OR REPLACE TEMP TABLE replaced (source VARCHAR)")
            self._db.execute("INSERT INTO replaced SELECT unnest($1::VARCHAR[])", [whole])
            (old,) = self._one(f"SELECT count(*) FROM {table}")
            put = self._rewrite if new > old * _SMALL_SHARE else self._patch
            put(entity, table)
        if _REFERENCE in _hidden(entity):
            self._repoint(table)
        if entity in CARRIED:
            self._carry(entity, table)

    def _stage(self, entity: str) -> None:
        """Show the staged rows as `staged`: the last one of each id, and count the others."""
        names = ", ".join(row_columns(entity))
        files = [str(file) for file in self._staging.files(entity)]
        if not files:
            self._db.execute(
                f"CREATE OR REPLACE TEMP VIEW staged AS SELECT {names} FROM {row_table(entity)} WHERE false"
            )
            return
        listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
        raw = f"read_parquet([{listed}])"
        self._db.execute(
            f"CREATE OR REPLACE TEMP TABLE twice AS SELECT id, max({ORDER}) AS last, "
            f"any_value(source) AS source, count(*) - 1 AS extra FROM {raw} GROUP BY id HAVING count(*) > 1"
        )
        for source, extra in self._db.execute(
            "SELECT source, sum(extra)::BIGINT FROM twice GROUP BY 1"
        ).fetchall():
            self.repeated[source, entity] = extra
        self._db.execute(
            f"CREATE OR REPLACE TEMP VIEW staged AS SELECT {names} FROM {raw} s WHERE NOT EXISTS "
            f"(SELECT 1 FROM twice t WHERE t.id = s.id AND s.{ORDER} < t.last)"
        )

    def _rewrite(self, entity: str, table: str) -> None:
        """Write the whole table again, in order."""
        names = ", ".join(columns(entity) + _hidden(entity))
        more = "".join(f", {name}" for name, *_ in _carried(entity))
        held = "".join(f", o.{column} AS {name}" for name, column, _ in _carried(entity))
        self._db.execute(f"DROP INDEX IF EXISTS {_index(entity)}")  # it would hold the table by its old name
        self._db.execute(f"ALTER TABLE {table} RENAME TO before")
        self._make_table(table, entity)
        self._db.execute(
            f"INSERT INTO {table} ({names}{more}) SELECT r.*{held} FROM ("
            f"SELECT {names} FROM before b WHERE source NOT IN (SELECT source FROM replaced) "
            f"AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.id = b.id) "
            f"UNION ALL {_incoming(entity)}) r {_beside(entity)} ORDER BY {_ordered(entity)}"
        )
        self._db.execute("DROP TABLE before")

    def _patch(self, entity: str, table: str) -> None:
        """Put a few rows in place."""
        names = ", ".join(columns(entity) + _hidden(entity))
        self._db.execute(f"DELETE FROM {table} WHERE source IN (SELECT source FROM replaced)")
        self._db.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM staged)")
        self._db.execute(f"INSERT INTO {table} ({names}) {_incoming(entity)}")

    def _repoint(self, table: str) -> None:
        """Let every customer reference name the real customer; one nobody knows stays as it is."""
        new = f"coalesce(l.customer_id, r.{_REFERENCE})"
        self._db.execute(
            f"UPDATE {table} t SET customer_id = n.customer_id "
            f"FROM (SELECT r.rowid AS at, {new} AS customer_id "
            f"FROM {table} r LEFT JOIN customer_link l ON l.id = r.{_REFERENCE} "
            f"WHERE r.customer_id IS DISTINCT FROM {new}) n WHERE t.rowid = n.at"
        )

    def _carry(self, entity: str, table: str) -> None:
        """Let every row carry what its order says now, which may have changed without it."""
        pairs = [(name, f"o.{column}") for name, column, _ in _carried(entity)]
        self._db.execute(
            f"UPDATE {table} t SET {', '.join(f'{name} = n.{name}' for name, _ in pairs)} "
            f"FROM (SELECT r.rowid AS at, {', '.join(f'{now} AS {name}' for name, now in pairs)} "
            f"FROM {table} r {_beside(entity)} "
            f"WHERE {' OR '.join(f'r.{name} IS DISTINCT FROM {now}' for name, now in pairs)}) n "
            f"WHERE t.rowid = n.at"
        )

    def _count(self, state: SourceState) -> int:
        table = row_table(state.entity)
        (rows,) = self._one(f"SELECT count(*) FROM {table} WHERE source = $1", [state.source])
        return rows

    def _one(self, sql: str, values: Sequence[object] = ()) -> tuple[int]:
        row = self._db.execute(sql, list(values)).fetchone()
        assert row is not None  # noqa: S101  a count always has a row
        return (int(row[0]),)


def _index(entity: str) -> str:
    return f"lookup_{entity}"


def _carried(entity: str) -> list[tuple[str, str, str]]:
    """Return the columns an entity carries: its own name of each, the other entity's, and the type."""
    held = CARRIED.get(entity)
    if held is None:
        return []
    kinds = {c.name: _TYPES[c.info["kind"]] for c in ENTITIES[held.of].columns}
    return [(held.named(column), column, kinds[column]) for column in held.columns]


def _beside(entity: str) -> str:
    """Join rows `r` with the row `o` they carry something of."""
    held = CARRIED.get(entity)
    return f"LEFT JOIN {row_table(held.of)} o ON o.id = r.{held.reference}" if held else ""


def _ordered(entity: str) -> str:
    return ", ".join(f"r.{column}" for column in _LOCALITY.get(entity, "id").split(", "))


def _hidden(entity: str) -> tuple[str, ...]:
    keys = row_columns(entity)[len(columns(entity)) :]
    refers = entity != "customer_link" and "customer_id" in columns(entity)
    return (*keys, _REFERENCE) if refers else keys


def _incoming(entity: str) -> str:
    """Select the staged rows; a customer reference is looked up among the links."""
    if _REFERENCE not in _hidden(entity):
        return f"SELECT {', '.join(row_columns(entity))} FROM staged"
    names = [
        "coalesce(l.customer_id, s.customer_id) AS customer_id" if c == "customer_id" else f"s.{c}"
        for c in row_columns(entity)
    ]
    return (
        f"SELECT {', '.join(names)}, s.customer_id AS {_REFERENCE} FROM staged s "
        f"LEFT JOIN customer_link l ON l.id = s.customer_id"
    )
