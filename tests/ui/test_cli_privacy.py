"""The inventory, an erasure and an access request from the command line, over the demo company."""

import json
import os
import shutil
import sqlite3
import stat

import pytest

from connectors.demo import planted
from connectors.failures import TrailError
from privacy.audit import Trail
from tests.integration.conftest import synced_demo
from ui import cli
from ui.assemble import System
from ui.home import Home

KNOWN = "003000000001"  # the CRM's number of the contact 李娜
LI = (planted.LI_NA, planted.LI_NA_PHONE, planted.LI_NA_EMAIL, planted.LI_NA_ID)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("privacy") / "home"
    synced_demo(folder, scale=0.05).close()
    return folder


@pytest.fixture
def place(made, tmp_path):
    """A home of the test's own."""
    return Home(shutil.copytree(made, tmp_path / "home"))


def run(place, *arguments, capsys):
    status = cli.run(["--home", str(place.folder), "privacy", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def trail(place, **asked):
    system = System(place)
    try:
        assert system.trail.verify().intact
        return system.trail.entries(**asked)
    finally:
        system.close()


def no_value_in(text):
    assert not any(value in text for value in planted.PERSONAL_VALUES)


class TestInventory:
    def test_json_says_what_is_where_and_what_says_so(self, place, capsys):
        status, out, err = run(place, "inventory", "--json", capsys=capsys)
        assert (status, err) == (0, "")
        told = json.loads(out)
        items = {
            (item["source"], f"{item['entity']}.{item['column']}", item["kind"]): item
            for item in told["items"]
        }
        phone = items["crm", "contact.phone", "phone"]
        assert (phone["system"], phone["tag"], phone["level"]) == ("CRM", "phone", "general")
        assert 0 < phone["distinct"] <= phone["values"]
        assert phone["says"].startswith("demo-crm.yaml:")
        assert phone["says"].endswith(" contacts.mobile_phone")
        line = int(phone["says"].split(":")[1].split()[0])
        mapping = cli.__file__.replace("ui/cli.py", "connectors/mappings/demo-crm.yaml")
        with open(mapping, encoding="utf-8") as file:  # noqa: PTH123 - one line of it
            assert "phone: mobile_phone" in file.readlines()[line - 1]
        paper = items["crm", "ticket.description", "id_number"]
        assert (paper["tag"], paper["level"]) == ("free_text", "sensitive")
        no_value_in(out)

    def test_it_counts_what_the_store_and_the_vault_hold(self, place, capsys):
        told = json.loads(run(place, "inventory", "--json", capsys=capsys)[1])
        system = System(place)
        snapshot, vault = system.store.current(), system.vault.count()
        system.close()
        import duckdb

        with duckdb.connect(str(snapshot.path), read_only=True) as db:
            (rows,) = db.execute("SELECT count(phone) FROM contact WHERE source = 'crm'").fetchone()
            texts = db.execute(
                "SELECT body FROM interaction WHERE source = 'crm' AND body IS NOT NULL"
            ).fetchall()
        items = {
            (item["source"], f"{item['entity']}.{item['column']}", item["kind"]): item
            for item in told["items"]
        }
        assert items["crm", "contact.phone", "phone"]["values"] == rows
        assert items["crm", "interaction.body", "person"]["values"] == sum(
            text.count("<PERSON_") for (text,) in texts
        )
        assert told["vault"] == {kind.lower(): count for kind, count in vault.items()}
        assert told["erased"] == {}

    def test_a_table_for_people_and_an_entry_for_the_trail(self, place, capsys, monkeypatch):
        monkeypatch.setenv("COLUMNS", "160")
        status, out, _ = run(place, "inventory", capsys=capsys)
        assert status == 0
        assert "demo-erp.yaml:" in out
        assert "text: id_number" in out
        assert "Vault: " in out
        no_value_in(out)
        assert trail(place, kind="query", limit=1)[0].body["name"] == "inventory"


class TestErase:
    def test_without_yes_json_only_shows(self, place, capsys):
        status, out, _ = run(place, "erase", "--person", KNOWN, "--json", capsys=capsys)
        told = json.loads(out)
        assert status == 0
        assert not told["done"]
        assert told["would_erase"] == {"person": 1, "phone": 1, "email": 1, "id_number": 1}
        assert told["kept"] == {"address": 1}
        assert f"contact {KNOWN} of customer C01001" in told["rows"]
        assert run(place, "export", "--person", KNOWN, capsys=capsys)[0] == 0, "the person is still there"
        no_value_in(out)

    def test_it_goes_for_good_is_told_twice_and_comes_back_as_erased(self, place, capsys):
        status, out, err = run(place, "erase", "--person", planted.LI_NA, "--yes", capsys=capsys)
        assert (status, err) == (0, "")
        assert "Goes: 1 e-mail, 1 identity number, 1 name, 1 phone." in out
        assert "The ERP or CRM still has this person" in out
        no_value_in(out)
        for who in (planted.LI_NA, KNOWN):
            status, _, err = run(place, "erase", "--person", who, "--yes", capsys=capsys)
            assert status == 2
            assert "erased already" in err
        assert cli.run(["--home", str(place.folder), "sync", "--full"]) == 0
        capsys.readouterr()
        told = json.loads(run(place, "inventory", "--json", capsys=capsys)[1])
        assert told["erased"] == {"email": 1, "id_number": 1, "person": 1, "phone": 1}
        no_value_in(self._raw(place, LI))
        assert trail(place, kind="admin")[0].body["action"] == "person erased"

    def _raw(self, place, values):
        """Return which of the values stand in clear in any file of the home but the demo's own."""
        files = [path for path in place.folder.rglob("*") if path.is_file() and "demo" not in path.parts[-2:]]
        raw = b"".join(path.read_bytes() for path in files)
        return " ".join(value for value in values if value.encode() in raw)

    def test_answers_show_the_mask(self, place, capsys):
        assert run(place, "erase", "--person", KNOWN, "--yes", capsys=capsys)[0] == 0
        command = ["--home", str(place.folder), "ask", "云创科技的全部情况", "--user", "service1", "--json"]
        assert cli.run(command) == 0
        out = capsys.readouterr().out
        assert "[PERSON]" in out
        assert not any(value in out for value in LI)

    def test_json_tells_what_was_done(self, place, capsys):
        told = json.loads(run(place, "erase", "--person", KNOWN, "--yes", "--json", capsys=capsys)[1])
        assert told["done"]
        assert sum(told["erased"].values()) == len(told["placeholders"]) == 4

    def test_it_asks_first_and_no_leaves_everything(self, place, capsys, monkeypatch):
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("typer.confirm", lambda *_: False)
        status, out, _ = run(place, "erase", "--person", KNOWN, capsys=capsys)
        assert (status, out.splitlines()[-1]) == (0, "Nothing was erased.")
        assert trail(place, kind="admin", text="erased") == []

    def test_without_a_terminal_it_asks_for_yes(self, place, capsys, monkeypatch):
        monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
        status, _, err = run(place, "erase", "--person", KNOWN, capsys=capsys)
        assert (status, "Add --yes" in err) == (2, True)

    def test_a_name_is_read_from_standard_input(self, place, capsys, monkeypatch):
        import io

        monkeypatch.setattr("sys.stdin", io.StringIO(f"{planted.LI_NA}\n"))
        status, out, _ = run(place, "erase", "--person", "-", "--json", capsys=capsys)
        assert (status, json.loads(out)["done"]) == (0, False)

    @pytest.mark.parametrize(
        ("who", "said"),
        [
            pytest.param("没有这个人", "Nobody is held", id="unknown"),
            pytest.param("", "not said who", id="blank"),
            pytest.param("<PERSON_99999>", "stands for nobody", id="a placeholder never given"),
        ],
    )
    def test_who_is_nobody_is_told(self, place, capsys, who, said):
        status, out, err = run(place, "erase", "--person", who, "--yes", capsys=capsys)
        assert (status, out) == (2, "")
        assert said in err
        assert err.count("\n") == 1

    def test_a_missing_key_is_one_sentence(self, place, capsys):
        place.vault_key.unlink()
        for command in (("inventory",), ("erase", "--person", "x"), ("export", "--person", "x")):
            status, out, err = run(place, *command, capsys=capsys)
            assert (status, out) == (2, "")
            assert "key" in err
            assert "Put the key back" in err

    def test_a_vault_that_cannot_be_written_is_one_sentence_and_nothing_went(self, place, capsys):
        with sqlite3.connect(place.vault) as db:  # as a disk that is full, or a file that is not ours, does
            db.execute("CREATE TRIGGER no BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'no'); END")
        db.close()
        status, _, err = run(place, "erase", "--person", KNOWN, "--yes", capsys=capsys)
        assert status == 2
        assert err.startswith("The vault vault.sqlite cannot be used")
        entries = trail(place, kind="admin", limit=2)
        assert [(entry.body["action"], entry.outcome) for entry in entries] == [
            ("person not erased", "SetupError"), ("person erased", "ok"),
        ]  # fmt: skip
        assert run(place, "export", "--person", KNOWN, capsys=capsys)[0] == 0

    def test_nothing_read_yet_is_told(self, place, capsys):
        shutil.rmtree(place.store)
        status, _, err = run(place, "inventory", capsys=capsys)
        assert (status, "assistant sync" in err) == (2, True)


class TestExport:
    def test_without_a_place_it_says_how_much_and_shows_no_value(self, place, capsys):
        status, out, _ = run(place, "export", "--person", KNOWN, capsys=capsys)
        assert status == 0
        assert "Rows: 2 contact" in out
        no_value_in(out)
        assert trail(place, kind="reveal") == []

    def test_a_file_is_its_owners_and_the_reveal_is_recorded(self, place, capsys, tmp_path):
        file = tmp_path / "access.json"
        status, out, err = run(place, "export", "--person", KNOWN, "--out", str(file), capsys=capsys)
        assert (status, out) == (0, "")
        assert "It holds personal values" in err
        assert str(tmp_path) not in err
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        told = json.loads(file.read_text("utf-8"))
        assert {value["value"] for value in told["values"]} >= set(LI)
        assert planted.WANG_QIANG_PHONE not in file.read_text("utf-8")
        (entry,) = trail(place, kind="reveal")
        assert entry.body["action"] == "person exported"
        assert entry.body["sensitive"] == ["id_number"]

    def test_json_prints_it(self, place, capsys):
        status, out, _ = run(place, "export", "--person", KNOWN, "--json", capsys=capsys)
        assert status == 0
        assert planted.LI_NA_PHONE in out
        assert len(trail(place, kind="reveal")) == 1

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            pytest.param("there.json", "There is a file there.json already", id="a file that is there"),
            pytest.param("nowhere/x.json", "x.json cannot be written", id="a folder that is not"),
        ],
    )
    def test_a_file_that_cannot_be_written_shows_and_records_nothing(
        self, place, capsys, tmp_path, name, said
    ):
        (tmp_path / "there.json").write_text("mine", "utf-8")
        status, out, err = run(
            place, "export", "--person", KNOWN, "--out", str(tmp_path / name), capsys=capsys
        )
        assert (status, out) == (2, "")
        assert said in err
        assert (tmp_path / "there.json").read_text("utf-8") == "mine"
        assert trail(place, kind="reveal") == []

    def test_what_cannot_be_recorded_is_not_written(self, place, capsys, tmp_path, monkeypatch):
        written = Trail.append

        def broken(self, kind, *more, **named):
            if kind == "reveal":
                raise TrailError("The trail cannot be written, so nothing is shown.")
            return written(self, kind, *more, **named)

        monkeypatch.setattr(Trail, "append", broken)
        for where in (["--out", str(tmp_path / "x.json")], ["--json"]):
            status, out, err = run(place, "export", "--person", KNOWN, *where, capsys=capsys)
            assert (status, out) == (2, "")
            assert "nothing is shown" in err
        assert not (tmp_path / "x.json").exists()

    def test_a_file_and_json_at_once_are_refused(self, place, capsys):
        status, _, err = run(place, "export", "--person", KNOWN, "--json", "--out", "x.json", capsys=capsys)
        assert (status, "not both" in err, os.path.exists("x.json")) == (2, True, False)  # noqa: PTH110


def test_a_value_is_readmitted(place, capsys):
    run(place, "erase", "--person", KNOWN, "--yes", capsys=capsys)
    status, out, _ = run(place, "readmit", "+86 138 0001 0042", capsys=capsys)
    assert status == 0
    assert "new placeholder" in out
    assert trail(place, kind="admin")[0].body == {"action": "value readmitted", "kinds": ["phone"]}
    assert json.loads(run(place, "inventory", "--json", capsys=capsys)[1])["erased"].get("phone") is None
    status, _, err = run(place, "readmit", "13800010042", capsys=capsys)
    assert (status, "No value like that was erased" in err) == (2, True)
    assert "13800010042" not in err


def test_the_group_alone_and_its_commands_teach(capsys):
    assert cli.run(["privacy"]) == 0
    out = capsys.readouterr().out
    for command in ("inventory", "erase", "export", "readmit"):
        assert command in out
        assert cli.run(["privacy", command, "--help"]) == 0
        assert "Example: assistant privacy" in capsys.readouterr().out
