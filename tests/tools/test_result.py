"""A result is JSON without loss of what JSON can hold."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from connectors.table import Nothing, Origin, Table
from tools.result import Result

AS_OF = datetime(2026, 11, 20, 6, tzinfo=UTC)
CELLS = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False),
)


def made(rows):
    table = Table("t", ("a", "b"), rows, ("x", ""), (Origin("ERP", "x", AS_OF), Origin("CRM", "y", None)))
    return Result(
        "tool", {"period": [date(2026, 1, 1)]}, (table,), Nothing("ambiguous", "x", "y", ("1", "2"))
    )


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_it_is_json_types_throughout(rows):
    data = made(rows).to_dict()
    assert json.loads(json.dumps(data)) == data
    assert len(data["tables"][0]["rows"]) == len(rows)


def test_money_stays_exact_and_days_are_iso():
    (table,) = made([(Decimal("1E+3"), date(2026, 1, 2)), (Decimal("0.10"), AS_OF)]).to_dict()["tables"]
    assert table["rows"] == [["1000", "2026-01-02"], ["0.10", "2026-11-20T06:00:00+00:00"]]


def test_rows_cut_off_are_said():
    data = made([(1, 2), (3, 4)]).to_dict(max_rows=1)
    assert (data["tables"][0]["rows"], data["tables"][0]["truncated"]) == ([[1, 2]], True)
    assert made([(1, 2)]).to_dict(max_rows=1)["tables"][0]["truncated"] is False
