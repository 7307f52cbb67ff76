"""The demo company, synced for real: right customers are joined, and no personal value is written down."""

from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest

from connectors.demo import build, planted
from connectors.demo.truth import truth
from connectors.registry import SourceConfig
from connectors.store import Store
from privacy.audit import Trail
from privacy.deidentify import Deidentifier
from privacy.intake import Intake
from privacy.vault import Vault, VaultKey

AS_OF, SCALE = date(2026, 11, 22), 0.25
BY_KEY = {"number": "number in the other system", "tax": "tax number", "phone": "same phone"}


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    build(folder, scale=SCALE, as_of=AS_OF)
    key = VaultKey.load(folder / "vault.key", environ={})
    trail = Trail(folder / "audit.sqlite", key.derive("trail"))
    with closing(trail), closing(Vault(folder / "vault.sqlite", key)) as vault:
        intake = Intake(Store(folder / "store"), vault, Deidentifier(vault), trail)
        configs = [SourceConfig(n, f"demo-{n}", url=f"sqlite:///{n}.sqlite") for n in ("erp", "crm")]
        sources = intake.open(configs, folder)
        report = intake.sync(sources)
        for source in sources:
            source.close()
    assert not report.failures
    return folder


@pytest.fixture(scope="module")
def db(home):
    with duckdb.connect(str(Store(home / "store").current().path), read_only=True) as opened:
        yield opened


def test_every_account_that_a_key_can_tell_is_joined_and_to_nobody_else(db):
    found = dict(
        db.execute(
            "SELECT l.source_key, c.number FROM customer_link l JOIN customer c ON c.id = l.customer_id "
            "WHERE l.source = 'crm' AND c.source = 'erp'"
        ).fetchall()
    )
    links = truth(AS_OF, SCALE).links()
    assert {key: number for key, number in found.items() if links.get(key, ("", ""))[0] != number} == {}
    told = {key for key, (_, way) in links.items() if way in BY_KEY}
    assert told - found.keys() == set()


def test_the_reason_is_the_planted_one(db):
    reasons = dict(db.execute("SELECT source_key, reason FROM customer_link WHERE source = 'crm'").fetchall())
    links = truth(AS_OF, SCALE).links()
    expected = {key: BY_KEY[way] for key, (_, way) in links.items() if way in ("number", "tax")}
    assert {key: reasons[key] for key in expected} == expected


def test_every_reference_to_a_customer_leads_to_one(db):
    for entity in ("contact", "sales_order", "invoice", "payment", "opportunity", "ticket", "interaction"):
        (lost,) = db.execute(
            f"SELECT count(*) FROM {entity} e WHERE customer_id IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.id = e.customer_id)"
        ).fetchone()
        assert (entity, lost) == (entity, 0)


def test_no_personal_value_of_the_demo_is_in_the_store_or_the_trail(home, db):
    values = truth(AS_OF, SCALE).personal_values()
    assert len(values) > 100
    files = [
        f for f in (*(home / "store").rglob("*"), *home.glob("audit*"), home / "vault.sqlite") if f.is_file()
    ]
    # The store compresses text, so its rows are searched as well as its bytes.
    tables = [name for (name,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    rows = "\n".join(str(row) for name in tables for row in db.execute(f"SELECT * FROM {name}").fetchall())
    written = b"".join(file.read_bytes() for file in files) + rows.encode()
    assert planted.YUNCHUANG_NAME.encode() in written
    # Counted, not shown: a failure must not print them.
    assert sum(value.encode() in written for value in values) == 0
