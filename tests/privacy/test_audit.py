"""Every entry is kept, no change goes unseen, and what cannot be recorded is not shown."""

import json
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from connectors.failures import Denied, QueryError, TrailError
from privacy.audit import Trail
from privacy.trail_entry import canonical_json
from tests.privacy.trails import KEY, filled, raw


def test_entries_are_numbered_and_read_back(trail):
    assert (
        trail.append("question", "li", role="sales", conversation="c1", body={"text": "<PERSON_1> 在哪"}) == 1
    )
    assert trail.append("answer", "li", body={}) == 2
    entry = trail.show(1)
    assert (entry.kind, entry.user, entry.role, entry.conversation, entry.outcome) == (
        "question",
        "li",
        "sales",
        "c1",
        "ok",
    )
    assert entry.body == {"text": "<PERSON_1> 在哪"}
    assert abs(datetime.now(UTC) - entry.at) < timedelta(minutes=1)
    assert trail.show(2).previous == entry.hash


def test_an_entry_that_is_not_there_is_named(trail):
    with pytest.raises(QueryError, match="no entry 7"):
        trail.show(7)


def test_a_block_is_recorded_however_it_ends(trail):
    with trail.entry("query", "li", body={"sql": "SELECT ?"}) as entry:
        entry.body["rows"] = 3
    assert trail.show(entry.number).body == {"rows": 3, "sql": "SELECT ?"}
    with pytest.raises(Denied), trail.entry("query", "li", body={}) as entry:
        raise Denied("no")
    assert trail.show(entry.number).outcome == "Denied"
    with pytest.raises(KeyboardInterrupt), trail.entry("query", "li", body={}) as entry:
        raise KeyboardInterrupt
    assert trail.show(entry.number).outcome == "KeyboardInterrupt"


def test_the_given_body_is_not_changed(trail):
    body = {"a": 1}
    with trail.entry("query", "li", body=body) as entry:
        entry.body["b"] = 2
    assert body == {"a": 1}


def test_entries_are_filtered_and_paged_newest_first(tmp_path):
    trail = filled(tmp_path)
    trail.append("login", "user0", body={"from": "100% <PHONE_2>"})
    assert [entry.number for entry in trail.entries()] == [7, 6, 5, 4, 3, 2, 1]
    assert [entry.number for entry in trail.entries(kind="query", user="user0")] == [5, 3, 1]
    assert [entry.number for entry in trail.entries(conversation="c2")] == [6, 3]
    assert [entry.number for entry in trail.entries(text="<phone_2>")] == [7]
    assert [entry.number for entry in trail.entries(text="100%")] == [7]
    assert [entry.number for entry in trail.entries(limit=2, before=5)] == [4, 3]
    moment = trail.show(4).at
    assert [entry.number for entry in trail.entries(since=moment)] == [7, 6, 5, 4]
    assert [entry.number for entry in trail.entries(until=moment)] == [3, 2, 1]
    assert trail.entries(user="nobody") == []


@pytest.mark.parametrize(
    "body", [{"a": datetime(2026, 1, 1)}, {"a": "\ud800"}, {"a": None, "b": [1, {"c": "李"}]}, {"a": "\x00"}]
)
def test_any_body_can_be_recorded(trail, body):
    trail.append("query", "li\ud800", body=body)
    assert trail.verify().intact


def test_a_body_that_is_no_json_is_refused(trail):
    with pytest.raises(TrailError, match="cannot be written"):
        trail.append("query", "li", body={"a": float("nan")})


def test_an_empty_trail_is_intact(trail):
    verdict = trail.verify()
    assert (verdict.intact, verdict.entries) == (True, 0)


def test_a_trail_opened_again_goes_on(tmp_path):
    filled(tmp_path).close()
    trail = filled(tmp_path)
    assert (trail.verify().intact, trail.verify().entries) == (True, 12)


def test_a_folder_that_cannot_be_written_stops_everything(tmp_path):
    trail = Trail(tmp_path / "none" / "audit.sqlite", KEY)
    with pytest.raises(TrailError, match="nothing is shown"):
        trail.append("query", "li", body={})


def test_a_full_disk_stops_everything_and_breaks_nothing(tmp_path):
    trail = filled(tmp_path)
    connection = trail._file().connection()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(TrailError, match="SQLITE_FULL"):
        trail.append("query", "li", body={"text": "x" * 100_000})
    connection.execute("PRAGMA max_page_count = 1000000")
    assert trail.append("query", "li", body={}) == 7
    assert trail.verify().intact


def test_a_block_whose_entry_cannot_be_written_ends_in_a_trail_error(tmp_path):
    trail = Trail(tmp_path / "none" / "audit.sqlite", KEY)
    with pytest.raises(TrailError), trail.entry("query", "li", body={}):
        pass
    with pytest.raises(TrailError), trail.entry("query", "li", body={}):
        raise Denied("no")


def test_a_trail_locked_for_too_long_stops_everything(tmp_path):
    filled(tmp_path).close()
    trail = Trail(tmp_path / "audit.sqlite", KEY, busy_timeout_s=0.2)
    other = sqlite3.connect(tmp_path / "audit.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(TrailError, match="SQLITE_BUSY"):
        trail.append("query", "li", body={})
    assert [entry.number for entry in trail.entries(limit=1)] == [6], "reading goes on"
    other.execute("ROLLBACK")
    other.close()
    assert trail.append("query", "li", body={}) == 7


def test_a_file_that_is_no_database_is_a_plain_failure(tmp_path):
    (tmp_path / "audit.sqlite").write_bytes(b"hello " * 1000)
    trail = Trail(tmp_path / "audit.sqlite", KEY)
    assert not trail.verify().intact
    with pytest.raises(TrailError, match="cannot be read"):
        trail.entries()


def test_threads_and_processes_write_one_chain(tmp_path):
    code = (
        "import sys\nfrom pathlib import Path\nfrom privacy.audit import Trail\n"
        "trail = Trail(Path(sys.argv[1]), bytes(range(32)))\n"
        "for i in range(15): trail.append('query', 'process', body={'i': i})\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "audit.sqlite")]) as process:
        trail = Trail(tmp_path / "audit.sqlite", KEY)
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(lambda i: trail.append("query", "thread", body={"i": i}), range(30)))
        assert process.wait() == 0
    assert (trail.verify().intact, trail.verify().entries) == (True, 45)
    assert json.loads((tmp_path / "audit.head").read_text())["number"] == 45


def told_by_head(folder):
    return json.loads((folder / "audit.head").read_text())["number"]


def test_entries_that_are_not_durable_are_told_by_the_head_with_the_next_that_is(tmp_path):
    trail = filled(tmp_path)
    trail.append("query", "li", body={}, durable=False)
    with trail.entry("query", "li", body={}, durable=False):
        pass
    assert (told_by_head(tmp_path), trail.verify().entries, trail.verify().intact) == (6, 8, True)
    assert trail.append("answer", "li", body={}) == 9
    assert (told_by_head(tmp_path), trail.verify().intact) == (9, True)


def test_settling_lets_the_head_tell_of_all(tmp_path, monkeypatch):
    trail = filled(tmp_path)
    trail.append("query", "li", body={}, durable=False)
    synced = []
    monkeypatch.setattr("os.fsync", synced.append)
    trail.settle()
    assert (told_by_head(tmp_path), len(synced)) == (7, 2), "the log, then the head"
    trail.settle()
    assert len(synced) == 2, "there was nothing to settle"


@pytest.mark.parametrize("go_on", ["append", "settle"])
def test_cutting_off_an_entry_that_the_head_does_not_tell_of_yet_is_seen(tmp_path, go_on):
    trail = filled(tmp_path)
    trail.append("query", "li", body={}, durable=False)
    raw(tmp_path, "DELETE FROM entry WHERE number = 7")
    with pytest.raises(TrailError, match="cut off after entry 6"):
        trail.settle() if go_on == "settle" else trail.append("answer", "li", body={})


def test_a_process_that_ended_before_it_settled_leaves_a_whole_trail(tmp_path):
    filled(tmp_path).append("query", "li", body={}, durable=False)
    trail = Trail(tmp_path / "audit.sqlite", KEY)
    assert (trail.verify().intact, trail.verify().entries) == (True, 7)
    assert trail.append("query", "li", body={}) == 8
    assert told_by_head(tmp_path) == 8


def test_what_cannot_be_settled_is_a_failure(tmp_path, monkeypatch):
    trail = filled(tmp_path)
    trail.append("query", "li", body={}, durable=False)

    def full(_handle):
        raise OSError("no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(TrailError, match="cannot be written"):
        trail.settle()


def test_the_files_are_their_owners_only(tmp_path):
    filled(tmp_path)
    assert [file.name for file in tmp_path.iterdir() if file.stat().st_mode & 0o077] == []


def test_canonical_json_has_one_form():
    assert (
        canonical_json({"b": [1, 2.5], "a": {"d": "é", "c": None}}) == '{"a":{"c":null,"d":"é"},"b":[1,2.5]}'
    )
