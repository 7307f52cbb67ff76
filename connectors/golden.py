"""The golden customer: one row per real customer, each field from the system of record for it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.failures import SourceError
from connectors.match import KEY_COLUMNS, Row, link
from connectors.model import columns
from connectors.versions import SourceState

if TYPE_CHECKING:
    import duckdb

_OF_THE_GOLDEN_ROW = ("source", "source_key")


def rank(system: str) -> int:
    """Return 0 for an ERP, which keeps the customers' master data, and 1 for every other system."""
    return 0 if "ERP" in system.upper() else 1


def load_links(db: "duckdb.DuckDBPyConnection", systems: Mapping[str, str]) -> int:
    """Match all customer rows and fill `customer_link`; return how many joined another row."""
    import pyarrow as pa  # loads on first use: 0.2 s

    found = db.execute(f"SELECT id, source, {', '.join(KEY_COLUMNS)} FROM customer_row").fetchall()
    rows = [
        Row(row_id, source, rank(systems.get(source, "")), dict(zip(KEY_COLUMNS, keys, strict=True)))
        for row_id, source, *keys in found
    ]
    links = link(rows)
    table = pa.table(
        {
            "id": pa.array([item.row_id for item in links], pa.string()),
            "customer_id": pa.array([item.customer_id for item in links], pa.string()),
            "probability": pa.array([item.probability for item in links], pa.float64()),
            "reason": pa.array([item.reason for item in links], pa.string()),
        }
    )
    db.register("matched", table)
    db.execute("DELETE FROM customer_link")
    db.execute(
        "INSERT INTO customer_link (id, customer_id, probability, reason, source, source_key, updated_at) "
        "SELECT m.id, m.customer_id, m.probability, m.reason, r.source, r.source_key, r.updated_at "
        "FROM matched m JOIN customer_row r ON r.id = m.id ORDER BY m.id"
    )
    db.unregister("matched")
    return sum(item.row_id != item.customer_id for item in links)


def golden_select(states: Iterable[SourceState], records: Mapping[str, Sequence[str]]) -> str:
    """Write the SELECT of the golden rows.

    Args:
        states: Which sources there are, and which of them is an ERP.
        records: By source, the fields it is the system of record for; the ERP is for those nobody claims.
    """
    systems = {state.source: rank(state.system) for state in states}
    parts = ["l.customer_id AS id"]
    for name in columns("customer")[1:]:
        if name in _OF_THE_GOLDEN_ROW:
            parts.append(f"any_value(r.{name}) FILTER (r.id = l.customer_id) AS {name}")
        elif name == "updated_at":
            parts.append("max(r.updated_at) AS updated_at")
        else:
            order = {s: second + (0 if name in records.get(s, ()) else 2) for s, second in systems.items()}
            parts.append(f"arg_min(r.{name}, {_priority(order)}) FILTER (r.{name} IS NOT NULL) AS {name}")
    return (
        f"SELECT {', '.join(parts)} FROM customer_row r JOIN customer_link l ON l.id = r.id "
        f"GROUP BY l.customer_id ORDER BY l.customer_id"
    )


def company_names(file: Path) -> list[str]:
    """Return names that are no person's: customers that are companies, suppliers, carriers, products.

    In every source's spelling.

    Raises:
        SourceError: The file cannot be read.
    """
    import duckdb  # loads on first use: 0.2 s

    try:
        with duckdb.connect(str(file), read_only=True) as db:
            found = db.execute(
                "SELECT name FROM customer_row WHERE kind = 'company' UNION SELECT supplier FROM product"
                " UNION SELECT supplier FROM supply UNION SELECT carrier FROM shipment UNION SELECT name FROM product"
            )
            return [name for (name,) in found.fetchall() if name]
    except duckdb.Error as cause:
        raise SourceError(
            "The store cannot be read. Run 'assistant sync', then ask again.",
            detail=f"kind={type(cause).__name__}",
        ) from None


def _priority(order: Mapping[str, int]) -> str:
    """Write the sort key of a row for one field: its source's place, then the golden row, then its id."""
    cases = " ".join(f"WHEN {_text(source)} THEN '{place}'" for source, place in sorted(order.items()))
    place = f"CASE r.source {cases} ELSE '9' END" if cases else "'9'"
    return f"{place} || CASE WHEN r.id = l.customer_id THEN '0' ELSE '1' END || r.id"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
