"""What every source promises, as tests: a kind of source passes them by subclassing.

A test module makes a class of its own with the fixtures named here:

* `source`       the tiny shop of `shop.py`, opened as "shop" by its mapping
* `fingerprint`  a function that returns what is stored there now, read by other means

and for databases (`DatabaseContract`) also

* `slow`         the same place with a mapping whose sales_order takes far longer than its limit of 0.5 s
* `broken`       entries that must fail with one sentence: {"why": SourceConfig}
* `writable`     an entry whose login could write, or None where there is no such thing
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from connectors.convert import arrow_schema
from connectors.failures import Failure, QueryError, SetupError, SourceError
from connectors.registry import SourceConfig, open_source
from connectors.source import Source
from tests.connectors import shop
from tests.connectors.servers import PASSWORD


def rows(source: Source, entity: str, since: Any = None) -> list[dict[str, Any]]:
    return [row for batch in source.extract(entity, since) for row in batch.rows.to_pylist()]


def send(source: Any, *statements: str) -> None:
    """Send statements as they are through the source's own connection, as no code of the project does."""
    with source._connection() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.commit()


class SourceContract:
    """Reads what is there, all of it, and changes nothing."""

    def test_check_finds_every_entity(self, source: Source) -> None:
        report = source.check()
        assert (report.name, report.system, report.reachable, report.writable) == (
            "shop",
            "商店",
            True,
            False,
        )
        assert report.entities == {"customer": True, "sales_order": True}
        assert source.entities == ("customer", "sales_order")

    @pytest.mark.parametrize("entity", ["customer", "sales_order"])
    def test_batches_have_the_columns_of_the_model(self, source: Source, entity: str) -> None:
        batches = list(source.extract(entity))
        assert batches
        for batch in batches:
            assert batch.entity == entity
            assert batch.rows.schema.equals(arrow_schema(entity))
            assert batch.problems == {}

    @pytest.mark.parametrize(
        ("entity", "content"), [("customer", shop.CUSTOMERS), ("sales_order", shop.ORDERS)]
    )
    def test_every_row_comes_once(self, source: Source, entity: str, content: Any) -> None:
        keys = [row["source_key"] for row in rows(source, entity)]
        assert sorted(keys) == sorted(row[0] for row in content)
        assert {row["id"] for row in rows(source, entity)} == {f"shop:{key}" for key in keys}

    def test_a_row_is_told_in_the_words_of_the_model(self, source: Source) -> None:
        [first] = [row for row in rows(source, "sales_order") if row["number"] == "SO-1"]
        assert {name: value for name, value in first.items() if value is not None} == shop.EXPECTED_ORDER

    def test_amounts_are_exact(self, source: Source) -> None:
        found = {row["number"]: row["amount"] for row in rows(source, "sales_order")}
        assert {number: None if a is None else str(a) for number, a in found.items()} == {
            row[0]: row[4] for row in shop.ORDERS
        }

    def test_text_survives(self, source: Source) -> None:
        found = {row["number"]: (row["name"], row["city"]) for row in rows(source, "customer")}
        assert found == {number: (name, city) for number, name, city, _ in shop.CUSTOMERS}

    def test_since_narrows(self, source: Source) -> None:
        found = {row["number"] for row in rows(source, "sales_order", shop.SINCE)}
        assert found == shop.SINCE_ORDERS

    def test_an_entity_that_does_not_say_when_it_changed_is_read_whole(self, source: Source) -> None:
        assert len(rows(source, "customer", shop.SINCE)) == len(shop.CUSTOMERS)

    @pytest.mark.parametrize(
        ("column", "values", "found"),
        [
            pytest.param("number", ["SO-2"], {"SO-2"}, id="by number"),
            pytest.param("number", ["SO-1", "SO-6", "nowhere"], {"SO-1", "SO-6"}, id="several at once"),
            pytest.param("id", ["shop:SO-3"], {"SO-3"}, id="by id"),
            pytest.param("id", ["other:SO-3"], set(), id="an id of another source"),
            pytest.param("source_key", ["SO-4"], {"SO-4"}, id="by key"),
            pytest.param("customer_id", ["shop:C1"], {"SO-1", "SO-2"}, id="by a reference"),
            pytest.param("status", ["confirmed"], {"SO-2", "SO-3", "SO-5"}, id="by our word for a code"),
            pytest.param("number", ["x' OR '1'='1"], set(), id="a value that tries to be SQL"),
            pytest.param("number", [], set(), id="no value"),
        ],
    )
    def test_lookup_reads_a_few_rows(
        self, source: Source, column: str, values: list[str], found: set[str]
    ) -> None:
        table = source.lookup("sales_order", column, values)
        assert table.schema.equals(arrow_schema("sales_order"))
        assert set(table["number"].to_pylist()) == found

    def test_lookup_in_another_case(self, source: Source) -> None:
        assert source.lookup("customer", "external_key", ["c1"])["number"].to_pylist() == ["C1"]

    def test_lookup_stops_at_the_limit(self, source: Source) -> None:
        assert source.lookup("sales_order", "customer_id", ["shop:C1"], limit=1).num_rows == 1

    def test_what_is_not_there_is_named_with_what_is(self, source: Source) -> None:
        with pytest.raises(QueryError, match=r"no 'sales_ordr'.*'sales_order'"):
            list(source.extract("sales_ordr"))
        with pytest.raises(QueryError, match="cannot be looked up by 'amount'"):
            source.lookup("sales_order", "amount", ["1"])

    def test_a_stream_may_be_left_half_read(self, source: Source) -> None:
        stream = source.extract("sales_order")
        next(stream)
        stream.close()  # type: ignore[attr-defined]
        assert len(rows(source, "sales_order")) == len(shop.ORDERS)

    def test_reading_changes_nothing(self, source: Source, fingerprint: Callable[[], Any]) -> None:
        before = fingerprint()
        source.check()
        rows(source, "customer")
        rows(source, "sales_order", shop.SINCE)
        source.lookup("sales_order", "number", ["SO-1"])
        source.close()
        assert fingerprint() == before


class DatabaseContract(SourceContract):
    """A database cannot be changed through the source's own connection, nor keep it waiting."""

    @pytest.mark.parametrize("statement", shop.WRITES)
    def test_its_own_connection_cannot_write(
        self, source: Any, fingerprint: Callable[[], Any], statement: str
    ) -> None:
        before = fingerprint()
        with pytest.raises(Failure):
            send(source, statement)
        assert fingerprint() == before

    def test_leaving_read_only_mode_does_not_help(self, source: Any, fingerprint: Callable[[], Any]) -> None:
        before = fingerprint()
        for escape in (
            "SET TRANSACTION READ WRITE",
            "SET SESSION TRANSACTION READ WRITE",
            "PRAGMA query_only = OFF",
        ):
            with pytest.raises(Failure):
                send(source, escape, "DELETE FROM orders")
        assert fingerprint() == before

    def test_a_slow_statement_is_stopped(self, slow: Source) -> None:
        with pytest.raises(SourceError, match=r"did not answer within 0\.5 s"):
            list(slow.extract("sales_order"))

    def test_what_is_broken_is_told_in_one_sentence(
        self, broken: Mapping[str, SourceConfig], tmp_path: Path
    ) -> None:
        for why, config in broken.items():
            with pytest.raises(SourceError) as caught:
                open_source(config, tmp_path).check()
            words = str(caught.value)
            assert "'shop'" in words, why
            assert PASSWORD not in words, why
            assert "wrong-password" not in words, why
            assert words.count("\n") == 0, why

    def test_a_login_that_could_write_is_refused(self, writable: SourceConfig | None, tmp_path: Path) -> None:
        if writable is None:
            return
        with pytest.raises(SetupError, match=r"could change data: .*--allow-writable-login"):
            open_source(writable, tmp_path).check()
        with pytest.raises(SetupError, match="could change data"):
            list(open_source(writable, tmp_path).extract("sales_order"))

    def test_a_login_that_could_write_is_taken_when_allowed(
        self, writable: SourceConfig | None, tmp_path: Path
    ) -> None:
        if writable is None:
            return
        allowed = SourceConfig(**{**writable.__dict__, "allow_writable_login": True})
        source = open_source(allowed, tmp_path)
        report = source.check()
        assert report.writable
        assert "could write" in report.detail
        assert len(rows(source, "sales_order")) == len(shop.ORDERS)

    @pytest.mark.parametrize("statement", shop.WRITES)
    def test_even_an_allowed_login_gets_a_session_that_only_reads(
        self,
        writable: SourceConfig | None,
        fingerprint: Callable[[], Any],
        tmp_path: Path,
        statement: str,
    ) -> None:
        if writable is None:
            return
        before = fingerprint()
        allowed = SourceConfig(**{**writable.__dict__, "allow_writable_login": True})
        with pytest.raises(SetupError, match="is never sent"):
            send(open_source(allowed, tmp_path), statement)
        assert fingerprint() == before
