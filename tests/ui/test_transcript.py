"""A conversation opened again is restored by today's rights, masked where a purpose is asked, and recorded."""

import pytest

from connectors.failures import TrailError
from privacy.deidentify import Deidentifier
from privacy.restore import Restorer
from privacy.trail_entry import EntryRow
from tests.ui.fakes import REFUNDS, FakeSystem, home
from ui.accounts import Account


@pytest.fixture
def system(tmp_path):
    made = FakeSystem(
        home(tmp_path / "home", REFUNDS.replace("{bank_account: full}", "{person: full, bank_account: full}"))
    )
    made.vault.placeholders("PERSON", ["李娜"])
    made.vault.placeholders("BANK_ACCOUNT", ["6222021234567894"])
    made.restorer = Restorer(made.vault, Deidentifier(made.vault).detector)
    made.accounts.add(Account("refunds1", "refunds"), "a password")
    made.conversations.claim("refunds1", "c1")
    for kind, said in (("question", "<PERSON_1>?"), ("answer", "<PERSON_1>: <BANK_ACCOUNT_1>")):
        made.trail.append(kind, "refunds1", role="refunds", conversation="c1", body={kind: said})
    yield made
    made.close()


def reveals(system) -> list[EntryRow]:
    return system.trail.entries(kind="reveal")


def test_it_is_restored_without_what_needs_a_purpose_and_recorded_by_placeholder(system):
    told = system.transcript(system.user("refunds1"), "c1")
    assert told == [("李娜?", "李娜: [BANK_ACCOUNT]")]
    (entry,) = reveals(system)
    assert (entry.user, entry.conversation) == ("refunds1", "c1")
    assert entry.body == {
        "action": "conversation opened again", "kinds": {"person": 1}, "placeholders": {"full": ["<PERSON_1>"]},
    }  # fmt: skip


def test_what_was_erased_is_a_mask_and_nothing_is_recorded(system):
    system.vault.erase(["<PERSON_1>"])
    assert system.transcript(system.user("refunds1"), "c1") == [("[PERSON]?", "[PERSON]: [BANK_ACCOUNT]")]
    assert reveals(system) == []


def test_what_cannot_be_recorded_is_not_shown(system, monkeypatch):
    def broken(*_: object, **__: object) -> int:
        raise TrailError("The trail cannot be written.")

    monkeypatch.setattr(system.trail, "append", broken)
    with pytest.raises(TrailError):
        system.transcript(system.user("refunds1"), "c1")
