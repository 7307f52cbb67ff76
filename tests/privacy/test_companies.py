"""A person's name inside a company's name is the company's; the company's names come from the customers."""

from contextlib import closing

import pytest

from connectors.failures import SourceError
from connectors.store import Store
from privacy.audit import Trail
from privacy.companies import Companies
from privacy.deidentify import Deidentifier
from privacy.intake import Intake
from privacy.vault import Vault, VaultKey
from tests.privacy.fakes import FakeSource

NAME = "李宁宁"


@pytest.fixture
def rooms(tmp_path):
    store, key = Store(tmp_path / "store"), VaultKey.load(tmp_path / "vault.key", environ={})
    trail = Trail(tmp_path / "audit.sqlite", key.derive("trail"))
    with closing(Vault(tmp_path / "vault.sqlite", key)) as vault, closing(trail):
        companies = Companies(store)
        deidentifier = Deidentifier(vault, companies)
        yield Intake(store, vault, deidentifier, trail, companies), deidentifier, store


def told():
    return FakeSource(
        "crm",
        {
            "customer": [
                {"key": "1", "kind": "company", "name": f"{NAME}体育用品有限公司"},
                {"key": "2", "kind": "company", "name": "王小明"},
                {"key": "3", "kind": "person", "name": "赵钱孙"},
            ],
            "contact": [{"key": "k", "name": NAME}, {"key": "m", "name": "王小明"}],
            "ticket": [{"key": "t", "description": f"{NAME}体育用品来电，联系人{NAME}"}],
        },
    )


def test_names_are_known_during_the_first_sync_and_after_it(rooms):
    import duckdb

    intake, deidentifier, store = rooms
    intake.sync([told()])
    with duckdb.connect(str(store.current().path), read_only=True) as db:
        (text,) = db.execute("SELECT description FROM ticket").fetchone()
    assert text.startswith(f"{NAME}体育用品来电，联系人<PERSON_")
    assert deidentifier.question(f"{NAME}体育用品的订单").text == f"{NAME}体育用品的订单"


def test_another_process_reads_them_from_the_store(rooms):
    intake, _, store = rooms
    intake.sync([told()])
    assert set(Companies(store)()) == {f"{NAME}体育用品有限公司", f"{NAME}体育用品"}


def test_a_company_named_like_a_person_hides_nobody(rooms):
    intake, deidentifier, _ = rooms
    intake.sync([told()])
    assert "王小明" not in deidentifier.question("王小明的订单").text


def test_before_the_first_sync_there_are_none(tmp_path):
    assert not set(Companies(Store(tmp_path / "store"))())


@pytest.mark.parametrize(
    ("file", "content"),
    [
        pytest.param("CURRENT", b'{"version": "0', id="its pointer cut off"),
        pytest.param("000001.duckdb", b"no database", id="its file overwritten"),
    ],
)
def test_a_damaged_store_is_told_to_those_who_ask_and_built_anew_by_a_sync(rooms, file, content):
    intake, _, store = rooms
    intake.sync([told()])
    (store.current().path.parent / file).write_bytes(content)
    with pytest.raises(SourceError, match="assistant sync"):
        Companies(store)()
    assert intake.sync([told()]).entities[0].whole
    assert f"{NAME}体育用品" in set(Companies(store)())
