"""Rows for tests: tables of the business model from a few values."""

from datetime import UTC, datetime

from connectors.convert import arrow_schema
from connectors.match import KEY_COLUMNS, key_values
from tests.connectors.test_match import digest

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def rows(entity, *values, source="erp"):
    """Return rows of an entity; `key` makes the id, what is not given is empty."""
    import pyarrow as pa

    schema = arrow_schema(entity)
    made = [
        {"id": f"{source}:{v['key']}", "source": source, "source_key": v["key"], "updated_at": NOON} | v
        for v in values
    ]
    return pa.Table.from_pylist(made, schema=schema)


def customers(*values, source="erp"):
    """Return customers with the hidden keys they are matched by, made from the values as they are."""
    import pyarrow as pa

    table = rows("customer", *values, source=source)
    found = [key_values(row, digest) for row in table.to_pylist()]
    for index, name in enumerate(KEY_COLUMNS):
        table = table.append_column(name, pa.array([keys[index] for keys in found], pa.string()))
    return table
