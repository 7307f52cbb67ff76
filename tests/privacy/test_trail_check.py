"""Whatever is done to the files, the check names the first entry that is not as it was written."""

import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.failures import TrailError
from privacy.audit import Trail
from privacy.trail_entry import COLUMNS
from tests.privacy.trails import KEY, filled, raw

_REST = ", ".join(COLUMNS[1:])
CHANGES = [
    pytest.param("UPDATE entry SET user = 'x' WHERE number = 3", 3, "changed", id="a user changed"),
    pytest.param("UPDATE entry SET body = replace(body, '2', '9') WHERE number = 3", 3, "changed",
        id="a body changed"),
    pytest.param("UPDATE entry SET body = body || ' ' WHERE number = 3", 3, "changed",
        id="a blank added to a body"),
    pytest.param("UPDATE entry SET at = '2020-01-01T00:00:00.000000Z' WHERE number = 1", 1, "changed",
        id="a time changed"),
    pytest.param("UPDATE entry SET hash = previous WHERE number = 6", 6, "changed", id="a hash changed"),
    pytest.param("UPDATE entry SET outcome = x'00' WHERE number = 2", 2, "changed",
        id="bytes instead of text"),
    pytest.param("DELETE FROM entry WHERE number = 4", 4, "removed", id="one removed"),
    pytest.param("DELETE FROM entry WHERE number = 1", 1, "removed", id="the first removed"),
    pytest.param("DELETE FROM entry WHERE number > 4", 5, "cut off", id="the end cut off"),
    pytest.param("DELETE FROM entry", 1, "cut off", id="all removed"),
    pytest.param(
        "DELETE FROM entry WHERE number = 4; UPDATE entry SET number = number - 1 WHERE number > 4", 4,
        "removed",
        id="one removed and the others moved up",
    ),
    pytest.param(
        "UPDATE entry SET number = -1 WHERE number = 2; UPDATE entry SET number = 2 WHERE number = 5;"
        "UPDATE entry SET number = 5 WHERE number = -1", 2, "reordered", id="two swapped",
    ),
    pytest.param(f"INSERT INTO entry SELECT 7, {_REST} FROM entry WHERE number = 6",
                 7, "put in", id="a copy put in at the end"),
    pytest.param(f"INSERT INTO entry SELECT 0, {_REST} FROM entry WHERE number = 6",
                 0, "put in", id="one put in before the first"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "number", "word"), CHANGES)
def test_verify_names_the_first_bad_entry(tmp_path, sql, number, word):
    filled(tmp_path).close()
    for statement in sql.split(";"):
        raw(tmp_path, statement)
    verdict = Trail(tmp_path / "audit.sqlite", KEY).verify()
    assert not verdict.intact
    assert verdict.number == number
    assert word in verdict.problem


def test_one_put_in_in_the_middle_is_named(tmp_path):
    filled(tmp_path).close()
    raw(tmp_path, "UPDATE entry SET number = number + 100 WHERE number > 2")
    raw(tmp_path, "UPDATE entry SET number = number - 99 WHERE number > 100")
    raw(
        tmp_path,
        "INSERT INTO entry SELECT 3, at, kind, 'x', role, conversation, outcome, body, hash, hash"
        " FROM entry WHERE number = 2",
    )
    verdict = Trail(tmp_path / "audit.sqlite", KEY).verify()
    assert (verdict.intact, verdict.number) == (False, 3)


def test_another_key_is_seen_and_writes_nothing(tmp_path):
    filled(tmp_path).close()
    trail = Trail(tmp_path / "audit.sqlite", bytes(32))
    assert not trail.verify().intact
    with pytest.raises(TrailError, match="another key"):
        trail.append("query", "li", body={})


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.unlink(), id="removed"),
        pytest.param(lambda path: path.write_text("{}"), id="emptied"),
        pytest.param(lambda path: path.write_text(path.read_text().replace("6", "5", 1)), id="changed"),
    ],
)
def test_a_damaged_head_is_seen_and_stops_writing(tmp_path, damage):
    filled(tmp_path).close()
    damage(tmp_path / "audit.head")
    trail = Trail(tmp_path / "audit.sqlite", KEY)
    assert not trail.verify().intact
    with pytest.raises(TrailError, match="head"):
        trail.append("query", "li", body={})


def test_no_entry_is_written_over_a_cut(tmp_path):
    filled(tmp_path).close()
    raw(tmp_path, "DELETE FROM entry WHERE number > 4")
    trail = Trail(tmp_path / "audit.sqlite", KEY)
    with pytest.raises(TrailError, match="cut off after entry 4"):
        trail.append("query", "li", body={})
    assert trail.verify().number == 5


def test_a_head_that_lags_behind_is_no_problem(tmp_path):
    trail = filled(tmp_path, 3)
    shutil.copy(tmp_path / "audit.head", tmp_path / "old")
    trail.append("query", "li", body={})
    shutil.move(tmp_path / "old", tmp_path / "audit.head")
    assert trail.verify().intact
    assert trail.append("query", "li", body={}) == 5
    assert json.loads((tmp_path / "audit.head").read_text())["number"] == 5


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_random_change_goes_unseen(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("trail")
    filled(folder, 5).close()
    before = raw(folder, "SELECT * FROM entry ORDER BY number")
    number = data.draw(st.integers(1, 5))
    column = data.draw(st.sampled_from(COLUMNS))
    match data.draw(st.sampled_from(["set", "delete", "cut", "swap", "copy"])):
        case "set":
            value = (
                data.draw(st.one_of(st.integers(-3, 99), st.text(max_size=5)))
                if column != "number"
                else number + 50
            )
            raw(folder, f"UPDATE entry SET {column} = ? WHERE number = ?", value, number)
        case "delete":
            raw(folder, "DELETE FROM entry WHERE number = ?", number)
        case "cut":
            raw(folder, "DELETE FROM entry WHERE number >= ?", number)
        case "swap":
            raw(
                folder,
                "UPDATE entry SET number = CASE WHEN number = 1 THEN 99 ELSE 1 END WHERE number IN (1, 99)",
            )
            raw(folder, "UPDATE entry SET number = 1 WHERE number = ?", number)
        case "copy":
            raw(folder, f"INSERT INTO entry SELECT 6, {_REST} FROM entry WHERE number = ?", number)
    changed = raw(folder, "SELECT * FROM entry ORDER BY number") != before
    trail = Trail(folder / "audit.sqlite", KEY)
    verdict = trail.verify()
    trail.close()
    assert verdict.intact == (not changed)
