"""A sync that is killed, wherever, leaves the old version or the new one, and the next sync repairs."""

import multiprocessing
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from connectors.store import Store
from tests.integration.killed import change_sources, contents, make_sources, sync, sync_and_die

# Children are forked from a clean process that has loaded everything already, so that each starts at once.
FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["tests.integration.killed", "duckdb", "pyarrow.parquet", "presidio_analyzer"])


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """Return three homes: never synced; synced, with changes waiting; and that one after a calm sync."""
    folder = tmp_path_factory.mktemp("homes")
    (folder / "new").mkdir()
    make_sources(folder / "new")
    shutil.copytree(folder / "new", folder / "waiting")
    sync(folder / "waiting")
    shutil.copytree(folder / "waiting", folder / "done")
    for name in ("waiting", "done"):
        change_sources(folder / name)
    assert not sync(folder / "done").failures
    return folder


@pytest.fixture(scope="module")
def calm(homes):
    """Return what the store holds before and after an undisturbed sync, and after a first one."""
    first = homes / "first"
    shutil.copytree(homes / "new", first)
    sync(first)
    return {
        "before": contents(homes / "waiting"),
        "after": contents(homes / "done"),
        "first": contents(first),
    }


def start(folder: Path, phase: str, entity: str):
    child = FORK.Process(target=sync_and_die, args=(folder, phase, entity))
    child.start()
    return child


def repaired(folder: Path) -> dict:
    """Sync again, undisturbed, and return what the store holds."""
    assert not sync(folder).failures
    names = {file.name for file in (folder / "store").iterdir()}
    assert "building" not in names
    assert len([name for name in names if name.endswith(".duckdb")]) <= 2
    return contents(folder)


POINTS = [
    pytest.param("read", "staff", id="after the first rows"),
    pytest.param("read", "contact", id="after the vault learnt new people"),
    pytest.param("read", "ticket", id="after the last rows"),
    pytest.param("store", "customer", id="before customers are joined"),
    pytest.param("store", "ticket", id="while tables are written"),
    pytest.param("store", "save", id="before everything is written down"),
    pytest.param("store", "switch", id="before the file gets its name"),
    pytest.param("store", "point", id="before the pointer moves"),
    pytest.param("store", "done", id="after the pointer moved"),
]


@pytest.mark.parametrize(("phase", "entity"), POINTS)
def test_killed_with_a_store_in_use(homes, calm, tmp_path, phase, entity):
    home = tmp_path / "killed"
    shutil.copytree(homes / "waiting", home)
    child = start(home, phase, entity)
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    assert contents(home) == calm["after" if entity == "done" else "before"]
    assert repaired(home) == calm["after"]


@pytest.mark.parametrize(("phase", "entity"), [POINTS[2], POINTS[5], POINTS[7]])
def test_killed_during_the_first_sync(homes, calm, tmp_path, phase, entity):
    home = tmp_path / "killed"
    shutil.copytree(homes / "new", home)
    child = start(home, phase, entity)
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    assert Store(home / "store").current() is None
    assert repaired(home) == calm["first"]


def test_killed_again_and_again_at_any_moment(homes, calm, tmp_path):
    home = tmp_path / "killed"
    shutil.copytree(homes / "waiting", home)
    chance = random.Random(20260101)
    for _ in range(8):
        child = start(home, "never", "never")
        time.sleep(chance.uniform(0.01, 1.0))
        child.kill()
        child.join(60)
        assert contents(home) in (calm["before"], calm["after"])
    assert repaired(home) == calm["after"]


def test_a_reader_is_not_disturbed_by_a_killed_sync(homes, calm, tmp_path):
    import duckdb

    home = tmp_path / "killed"
    shutil.copytree(homes / "waiting", home)
    reader = duckdb.connect()
    reader.execute(f"ATTACH '{Store(home / 'store').current().path}' AS v (READ_ONLY)")
    start(home, "store", "save").join(60)
    orders = len(calm["before"]["sales_order"])
    assert reader.execute("SELECT count(*) FROM v.sales_order").fetchall() == [(orders,)]
