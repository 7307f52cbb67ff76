"""Builds the demo company: two SQLite databases, an ERP and a CRM, that tell of one world."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from connectors.demo import planted
from connectors.demo.crm import people, pipeline
from connectors.demo.crm_service import service
from connectors.demo.erp_masters import masters
from connectors.demo.erp_sales import sales
from connectors.demo.plan import Plan
from connectors.demo.world import make_world
from connectors.demo.writer import Progress, write

SEED = 20260101
ERP_FILE, CRM_FILE = "erp.sqlite", "crm.sqlite"


@dataclass(frozen=True)
class DemoReport:
    """What was built. `example_order` is the planted order of the year looked at."""

    erp: Path
    crm: Path
    as_of: date
    scale: float
    rows: dict[str, int]
    example_order: str
    seconds: float


def build(
    folder: Path, *, scale: float = 1, as_of: date, seed: int = SEED, progress: Progress | None = None
) -> DemoReport:
    """Build the demo company's two databases in a folder.

    Args:
        folder: Where `erp.sqlite` and `crm.sqlite` are put; each appears whole or not at all.
        scale: 1 is 400 customers and 6,000 orders.
        as_of: The day the company is looked at; its 24 months end there.
        seed: Same seed, day and scale: the same bytes.
        progress: Called with a table's name, the rows written and the rows to write.

    Raises:
        SetupError: The scale or the day is outside what can be made, or the folder cannot be written.
    """
    start = perf_counter()
    world = make_world(Plan(as_of, scale, seed))
    parts = {
        folder / ERP_FILE: [*masters(world), *sales(world)],
        folder / CRM_FILE: [*people(world), *pipeline(world), *service(world)],
    }
    for path, sheets in parts.items():
        write(path, sheets, progress)
    return DemoReport(
        erp=folder / ERP_FILE,
        crm=folder / CRM_FILE,
        as_of=as_of,
        scale=scale,
        rows={sheet.table: sheet.rows for sheets in parts.values() for sheet in sheets},
        example_order=planted.star_numbers(as_of)[0],
        seconds=perf_counter() - start,
    )
