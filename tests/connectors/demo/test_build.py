"""The demo is the same for the same seed, day and scale, and appears whole or not at all."""

import sqlite3
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from connectors.demo import build, planted
from connectors.failures import SetupError

DAY = date(2026, 11, 22)


def contents(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "erp.sqlite").read_bytes(), (folder / "crm.sqlite").read_bytes()


def test_same_seed_day_and_scale_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(tmp_path / name, scale=0.05, as_of=DAY, seed=7)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.parametrize(
    ("scale", "day", "seed"),
    [
        pytest.param(0.05, DAY, 8, id="another seed"),
        pytest.param(0.05, date(2026, 11, 23), 7, id="another day"),
        pytest.param(0.06, DAY, 7, id="another scale"),
    ],
)
def test_anything_else_gives_another_company(tmp_path: Path, scale: float, day: date, seed: int) -> None:
    build(tmp_path / "one", scale=0.05, as_of=DAY, seed=7)
    build(tmp_path / "two", scale=scale, as_of=day, seed=seed)
    for one, two in zip(contents(tmp_path / "one"), contents(tmp_path / "two"), strict=True):
        assert one != two


def test_the_report_counts_what_was_written(tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    report = build(
        tmp_path, scale=0.05, as_of=DAY, progress=lambda table, done, _of: seen.update({table: done})
    )
    for path, table in ((report.erp, "T_SAL_ORDER"), (report.crm, "accounts")):
        db = sqlite3.connect(path)
        (rows,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        db.close()
        assert report.rows[table] == rows == seen[table]
    assert report.example_order == "SO2026-00042"


def test_the_default_scale_has_the_documented_size() -> None:
    from connectors.demo.plan import Plan

    plan = Plan(DAY)
    assert (plan.customers, plan.orders, plan.per_category * 8) == (400, 6_000, 120)
    large = Plan(DAY, 100)
    assert (large.customers, large.orders) == (40_000, 600_000)
    assert large.per_category * 8 <= 2_000


@pytest.mark.parametrize("scale", [0, -1, 0.01, 1_000, float("nan")])
def test_a_scale_out_of_range_is_refused_in_one_sentence(tmp_path: Path, scale: float) -> None:
    with pytest.raises(SetupError, match=r"scale is from 0\.05 to 100"):
        build(tmp_path, scale=scale, as_of=DAY)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_out_of_range_is_refused_in_one_sentence(tmp_path: Path, day: date) -> None:
    with pytest.raises(SetupError, match="between the years"):
        build(tmp_path, as_of=day)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2026, 1, 2), id="on the second day of the year"),
        pytest.param(date(2026, 1, 6), id="in the first week"),
        pytest.param(date(2026, 2, 20), id="in the Chinese New Year dip"),
        pytest.param(date(2024, 2, 29), id="on a leap day before 2026"),
        pytest.param(date(2026, 12, 31), id="at the end of 2026"),
        pytest.param(date(2027, 3, 1), id="a year later, both numbers"),
        pytest.param(date(2028, 10, 1), id="two years later, both numbers"),
        pytest.param(date(2031, 5, 5), id="later, the year's own only"),
    ],
)
def test_the_planted_order_exists_whatever_the_day(tmp_path: Path, day: date) -> None:
    report = build(tmp_path, scale=0.05, as_of=day)
    assert report.example_order == f"SO{day.year}-00042"
    db = sqlite3.connect(report.erp)
    for number in planted.star_numbers(day):
        shipments = db.execute(
            "SELECT count(*), max(FDATE) FROM T_SAL_OUTSTOCK WHERE FSOBILLNO = ?", [number]
        ).fetchone()
        assert shipments[0] == 2
        assert shipments[1] <= int(day.strftime("%Y%m%d"))
        invoices = db.execute("SELECT FSTATUS FROM T_AR_INVOICE WHERE FSOBILLNO = ?", [number]).fetchall()
        assert invoices == [("C",)]
    db.close()


def test_on_new_years_day_the_planted_order_exists_and_waits(tmp_path: Path) -> None:
    report = build(tmp_path, scale=0.05, as_of=date(2026, 1, 1))
    db = sqlite3.connect(report.erp)
    found = db.execute("SELECT FSTATUS FROM T_SAL_ORDER WHERE FBILLNO = 'SO2026-00042'").fetchall()
    db.close()
    assert found == [("B",)]


def test_nothing_lies_after_the_day_looked_at(folder: Path) -> None:
    erp, crm = sqlite3.connect(folder / "erp.sqlite"), sqlite3.connect(folder / "crm.sqlite")
    for table in (
        "T_SAL_ORDER",
        "T_SAL_OUTSTOCK",
        "T_AR_INVOICE",
        "T_AR_RECEIPT",
        "T_SAL_TRACK",
        "T_BD_CUST",
    ):
        (last,) = erp.execute(f"SELECT max(FMODTIME) FROM {table}").fetchone()
        assert last <= "2026-11-22 06:00:00"
    (last,) = crm.execute("SELECT max(created_at) FROM cases").fetchone()
    assert last < "2026-11-21T22:00:00Z"  # 06:00 in Shanghai
    erp.close()
    crm.close()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(SetupError, match="cannot be written"):
        build(tmp_path / "taken", scale=0.05, as_of=DAY)
