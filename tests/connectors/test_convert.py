"""Raw tables become rows of the model: keyed, once each, with every doubt counted and no value told."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.convert import arrow_schema, convert
from connectors.failures import SetupError, SourceError
from connectors.mapping import Mapping, load_mapping
from connectors.model import ENTITIES, MAPPED, columns
from connectors.source import Batch

MAPPING = """\
kind: mine
system: ERP
timezone: Asia/Shanghai
entities:
  sales_order:
    from: o
    key: [org, no]
    updated: changed
    %(distinct)s
    fields:
      number: no
      customer_id: cust
      owner_id: {column: emp, source: hr}
      amount: {column: cents, scale: 0.01}
      currency: {value: CNY}
      status: state
      ship_to_city: {column: [province, city], join: " "}
"""
ROW = {
    "org": 1, "no": "A1", "changed": dt.datetime(2026, 1, 2, 8), "cust": " C1 ", "emp": 7, "cents": 1999,
    "state": "confirmed", "province": "广东", "city": "深圳",
}  # fmt: skip


@pytest.fixture
def mapping(tmp_path: Path) -> Mapping:
    return _mapping(tmp_path)


def _mapping(folder: Path, distinct: str = "") -> Mapping:
    path = folder / "mine.yaml"
    path.write_text(MAPPING % {"distinct": distinct}, encoding="utf-8")
    return load_mapping(path)


def _table(*changes: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist([ROW | change for change in changes])


def _run(mapping: Mapping, *tables: pa.Table, since: dt.datetime | None = None) -> list[Batch]:
    return list(convert(tables, mapping, "sales_order", "erp", since=since))


def test_a_row_is_told_in_the_words_of_the_model(mapping: Mapping) -> None:
    [batch] = _run(mapping, _table({}))
    [row] = batch.rows.to_pylist()
    assert {name: value for name, value in row.items() if value is not None} == {
        "id": "erp:1-A1",
        "number": "A1",
        "customer_id": "erp:C1",
        "owner_id": "hr:7",
        "amount": Decimal("19.99"),
        "currency": "CNY",
        "status": "confirmed",
        "ship_to_city": "广东 深圳",
        "source": "erp",
        "source_key": "1-A1",
        "updated_at": dt.datetime(2026, 1, 2, 0, 0, tzinfo=dt.UTC),
    }
    assert batch.problems == {}


@pytest.mark.parametrize("entity", MAPPED)
def test_the_schema_is_the_model(entity: str) -> None:
    schema = arrow_schema(entity)
    assert tuple(schema.names) == columns(entity)
    kinds = {column.name: column.info["kind"] for column in ENTITIES[entity].columns}
    shown = {"money": "decimal128(18, 2)", "quantity": "decimal128(18, 3)", "rate": "decimal128(9, 4)"}
    shown |= {"text": "string", "integer": "int64", "day": "date32[day]", "flag": "bool"}
    shown |= {"moment": "timestamp[us, tz=UTC]"}
    assert {f.name: str(f.type) for f in schema} == {name: shown[kind] for name, kind in kinds.items()}


def test_a_key_with_a_part_missing_is_no_key(mapping: Mapping) -> None:
    [batch] = _run(mapping, _table({}, {"org": None}, {"no": None}, {"no": " "}))
    assert batch.rows["source_key"].to_pylist() == ["1-A1"]
    assert batch.problems == {"sales_order.id: no key, row skipped": 3}


def test_a_name_with_a_part_missing_is_still_a_name(mapping: Mapping) -> None:
    [batch] = _run(mapping, _table({"province": None}, {"no": "A2", "province": None, "city": None}))
    assert batch.rows["ship_to_city"].to_pylist() == ["深圳", None]


def test_of_one_key_the_last_row_is_kept(mapping: Mapping) -> None:
    [batch] = _run(mapping, _table({"cents": 1}, {"no": "A2"}, {"cents": 3}))
    assert [(r["number"], str(r["amount"])) for r in batch.rows.to_pylist()] == [
        ("A2", "19.99"),
        ("A1", "0.03"),
    ]
    assert batch.problems == {"sales_order.id: duplicate key, last row kept": 1}


def test_distinct_keeps_the_last_row_across_batches_and_calls_it_no_problem(tmp_path: Path) -> None:
    mapping = _mapping(tmp_path, "distinct: true")
    batches = _run(mapping, _table({"cents": 1}, {"cents": 2}), _table({"no": "A2"}, {"cents": 3}))
    found = [(r["number"], str(r["amount"])) for batch in batches for r in batch.rows.to_pylist()]
    assert found == [("A2", "19.99"), ("A1", "0.03")]
    assert [batch.problems for batch in batches] == [{}]


def test_large_tables_are_cut_into_batches(mapping: Mapping) -> None:
    many = _table(*({"no": str(n)} for n in range(50_001)))
    assert [batch.rows.num_rows for batch in _run(mapping, many)] == [50_000, 1]


def test_no_rows_give_no_batches(mapping: Mapping) -> None:
    assert _run(mapping, _table({}).slice(0, 0)) == []
    assert _run(mapping) == []


@pytest.mark.parametrize(
    ("since", "kept"),
    [
        pytest.param(dt.datetime(2026, 1, 2, 0, 0, 0), True, id="the very moment"),
        pytest.param(dt.datetime(2026, 1, 2, 0, 0, 1), True, id="one second later: read once more"),
        pytest.param(dt.datetime(2026, 1, 2, 0, 0, 1, 1), False, id="later than that"),
    ],
)
def test_since_keeps_one_second_more(mapping: Mapping, since: dt.datetime, kept: bool) -> None:
    [batch] = _run(mapping, _table({}, {"no": "never", "changed": None}), since=since.replace(tzinfo=dt.UTC))
    assert batch.rows["number"].to_pylist() == (["A1", "never"] if kept else ["never"])


def test_a_status_that_is_none_of_ours_is_null_and_counted(mapping: Mapping) -> None:
    [batch] = _run(mapping, _table({"state": "gone"}, {"no": "A2"}))
    assert batch.rows["status"].to_pylist() == [None, "confirmed"]
    assert batch.problems == {"sales_order.status: unknown code": 1}


def test_a_field_none_of_whose_values_can_be_read_is_a_wrong_mapping(mapping: Mapping) -> None:
    table = _table({"cents": "secret"}, {"no": "A2", "cents": None}, {"no": "A3", "cents": "secret"})
    with pytest.raises(
        SourceError, match=r"No value of sales_order\.amount .* a money \(2 tried\).* mine\.yaml, line 14"
    ) as caught:
        _run(mapping, table)
    assert "secret" not in str(caught.value)


def test_one_value_that_can_be_read_is_enough(mapping: Mapping) -> None:
    [batch] = _run(mapping, _table({"cents": "x"}, {"no": "A2", "cents": "7"}))
    assert batch.problems == {"sales_order.amount: not a number": 1}


def test_a_few_changed_rows_prove_nothing_about_the_mapping(mapping: Mapping) -> None:
    since = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    [batch] = _run(mapping, _table({"cents": "x"}), since=since)
    assert batch.problems == {"sales_order.amount: not a number": 1}


def test_a_big_column_that_cannot_be_read_stops_at_its_first_batch(mapping: Mapping) -> None:
    many = _table(*({"no": str(n), "cents": "x"} for n in range(1000)))
    stream = convert(iter([many, many]), mapping, "sales_order", "erp")
    with pytest.raises(SourceError, match="1,000 tried"):
        next(stream)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(
            {"cents": dt.date(2026, 1, 1)},
            "line 14: .*amount is a money, but column 'cents' holds day",
            id="a date",
        ),
        pytest.param(
            {"changed": 20260102},
            "line 8: .*updated_at is a moment.*holds number.*Say its format",
            id="digits",
        ),
    ],
)
def test_a_column_of_another_type_is_named_with_its_line(
    mapping: Mapping, change: dict[str, Any], words: str
) -> None:
    with pytest.raises(SetupError, match=rf"^mine\.yaml, {words}"):
        _run(mapping, _table(change))
