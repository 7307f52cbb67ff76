"""A file that two parts of one process hold open stays whole while other processes come and go."""

import sqlite3
import subprocess
import sys
import threading

from privacy.sqlitefile import SqliteFile

SCHEMA = "CREATE TABLE IF NOT EXISTS t (a TEXT);"
OTHER = """
import sys
from pathlib import Path
from privacy.sqlitefile import SqliteFile
file = SqliteFile(Path(sys.argv[1]), "CREATE TABLE IF NOT EXISTS t (a TEXT);")
with file.writing() as db:
    db.execute("INSERT INTO t VALUES ('other')")
file.close()
"""


def test_another_process_is_not_the_last_one(tmp_path):
    path = tmp_path / "a.sqlite"
    first, second = (
        SqliteFile(path, SCHEMA),
        SqliteFile(path, SCHEMA),
    )  # accounts and conversations share a file
    with first.writing() as db:
        db.execute("INSERT INTO t VALUES ('mine')")
    for _ in range(2):
        subprocess.run([sys.executable, "-c", OTHER, str(path)], check=True)
        # Had it taken itself for the last one, the log that this process still writes would be gone.
        assert path.with_name("a.sqlite-wal").exists()
    with second.writing() as db:
        db.execute("INSERT INTO t VALUES ('mine')")
    first.close()
    second.close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("SELECT count(*) FROM t").fetchone() == (4,)


def test_it_is_its_owners_alone(tmp_path):
    SqliteFile(tmp_path / "a.sqlite", SCHEMA).close()
    assert (tmp_path / "a.sqlite").stat().st_mode & 0o777 == 0o600


def test_the_connection_of_a_thread_that_ended_is_taken_over(tmp_path):
    file = SqliteFile(tmp_path / "a.sqlite", SCHEMA)
    seen = []

    def write():
        with file.writing() as db:
            db.execute("INSERT INTO t VALUES ('mine')")
        seen.append(file.connection())

    for _ in range(5):
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert len({id(connection) for connection in seen}) == 1
    assert file.connection() is not seen[0], "a thread that goes on keeps its own"
    assert file.connection().execute("SELECT count(*) FROM t").fetchone() == (5,)
    file.close()


def test_what_a_thread_left_undone_is_undone(tmp_path):
    file = SqliteFile(tmp_path / "a.sqlite", SCHEMA)

    def leave():
        file.connection().execute("BEGIN IMMEDIATE")
        file.connection().execute("INSERT INTO t VALUES ('half')")

    thread = threading.Thread(target=leave)
    thread.start()
    thread.join()
    found = []
    other = threading.Thread(
        target=lambda: found.append(file.connection().execute("SELECT * FROM t").fetchall())
    )
    other.start()
    other.join()
    assert found == [[]]
    file.close()


def test_a_commit_waits_for_the_disk_unless_told_otherwise(tmp_path):
    file = SqliteFile(tmp_path / "a.sqlite", SCHEMA)
    for durable, level in ((False, 1), (True, 2)):
        with file.writing(durable=durable) as db:
            assert db.execute("PRAGMA synchronous").fetchone() == (level,)
    file.close()
