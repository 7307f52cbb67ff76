"""A database appears whole or not at all."""

from pathlib import Path

import numpy as np
import pytest

from connectors.demo.sheet import Sheet, number
from connectors.demo.writer import write


def sheet(rows: int, fail_at: int = -1) -> Sheet:
    values = np.arange(rows)

    def column(part: slice) -> list[int]:
        if part.start <= fail_at < part.stop:
            raise RuntimeError
        made: list[int] = values[part].tolist()
        return made

    columns = {"a": ("INTEGER", column), "b": ("INTEGER", number(values))}
    return Sheet("t", rows, columns, key="a", indexes=("b",))


def test_rows_are_written_in_chunks_and_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    assert write(tmp_path / "x.sqlite", [sheet(120_000)], lambda *step: told.append(step)) == 120_000
    assert told == [("t", 50_000, 120_000), ("t", 100_000, 120_000), ("t", 120_000, 120_000)]


def test_a_break_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    write(path, [sheet(10)])
    before = path.read_bytes()
    with pytest.raises(RuntimeError):
        write(path, [sheet(120_000, fail_at=60_000)])
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["x.sqlite"]


def test_what_a_killed_build_left_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / ".x.sqlite.unfinished").write_bytes(b"half a database")
    write(tmp_path / "x.sqlite", [sheet(10)])
    assert [p.name for p in tmp_path.iterdir()] == ["x.sqlite"]
