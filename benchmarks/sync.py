"""Sync: rows a second, time by phase and peak memory, for the demo company at a scale.

The databases are built in a process of their own, so that the peak is the sync's. After the first sync come
one with nothing changed and one that reads everything again.

Run: python -m benchmarks.sync [--scale 1] [--folder DIR]
"""

import argparse
import multiprocessing
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.machine import heading, peak_mb
from connectors.registry import SourceConfig
from connectors.store import Store
from privacy.audit import Trail
from privacy.companies import Companies
from privacy.deidentify import Deidentifier
from privacy.intake import Intake, SyncReport
from privacy.vault import Vault, VaultKey

SOURCES = (
    SourceConfig("erp", "demo-erp", url="sqlite:///erp.sqlite"),
    SourceConfig("crm", "demo-crm", url="sqlite:///crm.sqlite"),
)


def build(folder: Path, scale: float) -> None:
    """Write the demo's two databases."""
    from connectors.demo import build as build_demo

    build_demo(folder, scale=scale, as_of=datetime.now(UTC).date())


def sync(folder: Path, *, full: bool = False) -> SyncReport:
    """Sync the home in `folder` once."""
    key = VaultKey.load(folder / "vault.key", environ={})
    trail = Trail(folder / "audit.sqlite", key.derive("trail"))
    with closing(trail), closing(Vault(folder / "vault.sqlite", key)) as vault:
        store = Store(folder / "store")
        companies = Companies(store)
        intake = Intake(store, vault, Deidentifier(vault, companies), trail, companies)
        sources = intake.open(SOURCES, folder)
        try:
            report = intake.sync(sources, full=full)
        finally:
            for source in sources:
                source.close()
    if report.failures:
        raise SystemExit("\n".join(report.failures))
    return report


def table(report: SyncReport) -> str:
    """Return the phases of a sync: each entity over its sources, then the store."""
    rows: dict[str, int] = defaultdict(int)
    seconds: dict[str, float] = defaultdict(float)
    for part in report.entities:
        rows[part.entity] += part.rows
        seconds[part.entity] += part.seconds
    lines = ["| phase | rows | s | rows/s |", "|---|---:|---:|---:|"]
    for entity, count in rows.items():
        lines.append(
            f"| read {entity} | {count:,} | {seconds[entity]:.2f} | {count / seconds[entity]:,.0f} |"
        )
    lines.append(f"| build and switch the store | | {report.store_seconds:.2f} | |")
    return "\n".join([*lines, line("first sync", report)])


def line(name: str, report: SyncReport) -> str:
    """Return one line of the table for a whole sync."""
    return f"| **{name}** | {report.rows:,} | {report.seconds:.2f} | {report.rows / report.seconds:,.0f} |"


def megabytes(folder: Path) -> str:
    """Return the size of what a home keeps."""
    store = Store(folder / "store").current()
    kept = {"store": store.path if store else folder, "vault": folder / "vault.sqlite"}
    return ", ".join(f"{name} {path.stat().st_size / 1e6:,.1f} MB" for name, path in kept.items())


def measure(folder: Path, scale: float) -> None:
    """Build, sync three times, and print."""
    started = time.perf_counter()
    child = multiprocessing.get_context("spawn").Process(target=build, args=(folder, scale))
    child.start()
    child.join()
    if child.exitcode:
        raise SystemExit("The demo company could not be built.")
    print(f"demo databases built in {time.perf_counter() - started:.1f} s\n")
    print(table(sync(folder)))
    peak = peak_mb()
    print(line("sync again, nothing changed", sync(folder)))
    print(line("sync --full", sync(folder, full=True)))
    print(f"\npeak memory {peak:,.0f} MB (first sync), {peak_mb():,.0f} MB (all); {megabytes(folder)}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scale", type=float, default=1, help="1 is 6,000 orders")
    parser.add_argument("--folder", type=Path, help="keep the home here; by default it is temporary")
    asked = parser.parse_args()
    print(heading(f"Sync at scale {asked.scale:g}"))
    if asked.folder:
        asked.folder.mkdir(parents=True, exist_ok=True)
        measure(asked.folder, asked.scale)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), asked.scale)


if __name__ == "__main__":
    main()
