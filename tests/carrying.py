"""Rows of a store made by hand, with what a sync lets them carry."""

import duckdb

from connectors.carried import CARRIED


def carry(db: duckdb.DuckDBPyConnection) -> None:
    """Write beside each line and shipment what it carries of its order."""
    for entity, carried in CARRIED.items():
        held = ", ".join(f"o.{column} AS {carried.named(column)}" for column in carried.columns)
        db.execute(
            f"CREATE OR REPLACE TABLE {entity} AS SELECT r.*, {held} FROM {entity} r "
            f"LEFT JOIN {carried.of} o ON o.id = r.{carried.reference}"
        )
