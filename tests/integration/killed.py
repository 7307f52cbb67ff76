"""A small home over two real SQLite sources, and a sync of it that is killed at a point."""

import os
import re
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from connectors.model import ENTITIES
from connectors.registry import SourceConfig
from connectors.store import Store
from privacy.audit import Trail
from privacy.deidentify import Deidentifier
from privacy.intake import Intake, SyncReport, SyncStep
from privacy.kinds import PLACEHOLDER
from privacy.vault import Vault, VaultKey

_ERP_MAPPING = """
kind: small-erp
system: ERP
timezone: Asia/Shanghai
description: A few tables of an ERP
entities:
  staff:
    from: emp
    key: no
    fields: {number: no, name: name}
  customer:
    from: cust
    key: no
    updated: changed
    fields:
      number: no
      name: name
      kind: {column: sort, codes: {C: company, P: person}}
      tax_no: tax
      phone: phone
      owner_id: {column: emp_no}
  sales_order:
    from: orders
    key: no
    updated: changed
    fields: {number: no, customer_id: cust_no, amount: amount, note: note, ship_to_address: address}
"""
_CRM_MAPPING = """
kind: small-crm
system: CRM
timezone: Asia/Shanghai
description: A few tables of a CRM
entities:
  customer:
    from: account
    key: id
    fields: {name: title, kind: {value: company}, tax_no: tax}
  contact:
    from: person
    key: id
    fields: {customer_id: account_id, name: name, phone: mobile}
  ticket:
    from: cases
    key: id
    updated: changed
    fields: {number: id, customer_id: account_id, contact_id: person_id, subject: title, description: body}
"""
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴", ("伟强", "秀英", "建国", "桂兰", "志刚", "丽华")
CUSTOMERS, ORDERS = 40, 600


def person(number: int) -> str:
    """Return one of sixty names."""
    return _SURNAMES[number % 10] + _GIVEN[number // 10 % 6]


def make_sources(folder: Path) -> None:
    """Write both databases, their mappings, and the key that all copies of this home share."""
    VaultKey.load(folder / "vault.key", environ={}).derive("anything")
    (folder / "small-erp.yaml").write_text(_ERP_MAPPING, "utf-8")
    (folder / "small-crm.yaml").write_text(_CRM_MAPPING, "utf-8")
    with closing(sqlite3.connect(folder / "erp.sqlite")) as db, db:
        db.execute("CREATE TABLE emp (no TEXT, name TEXT)")
        db.execute("CREATE TABLE cust (no, name, sort, tax, phone, emp_no, changed)")
        db.execute(
            "CREATE TABLE orders (no TEXT, cust_no TEXT, amount REAL, note TEXT, address TEXT, changed TEXT)"
        )
        db.executemany("INSERT INTO emp VALUES (?, ?)", [(f"E{i}", person(50 + i)) for i in range(5)])
        db.executemany(
            "INSERT INTO cust VALUES (?, ?, ?, ?, ?, ?, ?)", [_customer(i) for i in range(CUSTOMERS)]
        )
        db.executemany("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?)", [_order(i) for i in range(ORDERS)])
    with closing(sqlite3.connect(folder / "crm.sqlite")) as db, db:
        db.execute("CREATE TABLE account (id TEXT, title TEXT, tax TEXT)")
        db.execute("CREATE TABLE person (id TEXT, account_id TEXT, name TEXT, mobile TEXT)")
        db.execute("CREATE TABLE cases (id, account_id, person_id, title, body, changed)")
        accounts = [(f"A{i}", f"Account {i}", f"9133010{i:04}MA27XW") for i in range(0, CUSTOMERS, 2)]
        db.executemany("INSERT INTO account VALUES (?, ?, ?)", accounts)
        people = [(f"P{i}", f"A{i}", person(i), f"1380000{i:04}") for i in range(0, CUSTOMERS, 2)]
        db.executemany("INSERT INTO person VALUES (?, ?, ?, ?)", people)
        cases = [
            (f"T{i}", f"A{i}", f"P{i}", "问题", f"{person(i)}来电，回电1380000{i:04}", "2026-03-01 09:00:00")
            for i in range(0, CUSTOMERS, 2)
        ]
        db.executemany("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?)", cases)


def change_sources(folder: Path) -> None:
    """Let a day pass: new rows, changed rows, a contact that left, two customers that turn out to be one."""
    with closing(sqlite3.connect(folder / "erp.sqlite")) as db, db:
        later = "2026-03-02 09:00:00"
        db.execute("UPDATE orders SET amount = amount + 1, changed = ? WHERE no < 'SO0020'", [later])
        new = [(*_order(i)[:5], later) for i in range(ORDERS, ORDERS + 30)]
        db.executemany("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?)", new)
        db.execute(
            "UPDATE cust SET tax = ?, changed = ? WHERE no = 'C0001'", ["9133010" + "0002" + "MA27XW", later]
        )
        db.execute(
            "INSERT INTO cust VALUES ('C9999', '欧阳新新', 'P', NULL, '13899990000', 'E1', ?)", [later]
        )
    with closing(sqlite3.connect(folder / "crm.sqlite")) as db, db:
        db.execute("DELETE FROM person WHERE id = 'P4'")
        db.execute(
            "INSERT INTO cases VALUES ('T99', 'A2', 'P2', '新', '欧阳新新来电', '2026-03-02 10:00:00')"
        )


def _customer(i: int) -> tuple[str | None, ...]:
    if i % 7 == 3:
        return (f"C{i:04}", person(i), "P", None, f"1390000{i:04}", f"E{i % 5}", "2026-03-01 08:00:00")
    tax = f"9133010{i:04}MA27XW"
    return (f"C{i:04}", f"第{i}有限公司", "C", tax, f"0571-8800{i:04}", f"E{i % 5}", "2026-03-01 08:00:00")


def _order(i: int) -> tuple[object, ...]:
    note = f"请联系{person(i)}" if i % 3 == 0 else None
    day = f"2026-02-{1 + i % 28:02} 08:00:00"
    return (f"SO{i:04}", f"C{i % CUSTOMERS:04}", 100 + i, note, f"杭州市文三路{i % 50}号", day)


def sync(
    folder: Path, progress: Callable[[SyncStep], None] | None = None, *, full: bool = False
) -> SyncReport:
    """Run one real sync of the home in `folder`."""
    key = VaultKey.load(folder / "vault.key", environ={})
    with closing(Vault(folder / "vault.sqlite", key)) as vault:
        trail = Trail(folder / "audit.sqlite", key.derive("trail"))
        intake = Intake(Store(folder / "store"), vault, Deidentifier(vault), trail)
        configs = [
            SourceConfig(
                name=name, kind=f"small-{name}", url=f"sqlite:///{name}.sqlite", mapping=f"small-{name}.yaml"
            )
            for name in ("erp", "crm")
        ]
        sources = intake.open(configs, folder)
        try:
            return intake.sync(sources, progress=progress, full=full)
        finally:
            for source in sources:
                source.close()
            trail.close()


def sync_and_die(folder: Path, phase: str, entity: str) -> None:
    """Run a sync and be killed, as by kill -9, when it comes to a step."""

    def die(step: SyncStep) -> None:
        now = "read" if step.source else "store"
        if (now, step.entity) == (phase, entity) and (now == "store" or step.rows):
            os.kill(os.getpid(), signal.SIGKILL)

    sync(folder, die)


def contents(folder: Path) -> dict[str, list[tuple[object, ...]]] | None:
    """Return every row of the current version with its values in clear; None before the first.

    A placeholder that has no value in the vault is an AssertionError: the two belong together.
    """
    import duckdb

    snapshot = Store(folder / "store").current()
    if snapshot is None:
        return None
    key = VaultKey.load(folder / "vault.key", environ={})
    with closing(Vault(folder / "vault.sqlite", key)) as vault:
        known: dict[str, str] = {}

        def clear(cell: object) -> object:
            if not isinstance(cell, str) or "<" not in cell:
                return cell
            missing = {m[0] for m in PLACEHOLDER.finditer(cell)} - known.keys()
            known.update(vault.reveal(missing))
            assert missing <= known.keys(), "a placeholder without a value"
            return re.sub(PLACEHOLDER, lambda m: known[m[0]], cell)

        with duckdb.connect(str(snapshot.path), read_only=True) as db:
            return {
                entity: [
                    tuple(map(clear, row))
                    for row in db.execute(f"SELECT * FROM {entity} ORDER BY id").fetchall()
                ]
                for entity in (*ENTITIES, "customer_row")
            }
