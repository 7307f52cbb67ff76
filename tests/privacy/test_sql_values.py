"""A value in a statement is that value again when it is read, whatever it holds."""

from datetime import UTC, date, datetime
from decimal import Decimal

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from connectors.failures import QueryError
from privacy.sql_check import check
from privacy.sql_values import fill, literal

_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=50)


@pytest.fixture(scope="module")
def db():
    with duckdb.connect() as db:
        yield db


def read_back(db, value):
    return db.execute(f"SELECT {literal('x', value)}").fetchone()[0]


@pytest.mark.parametrize(
    "value",
    [
        "", "it's", "''", "'; DROP TABLE customer; --", "\\' OR 1=1", "a\nb\tc", "$name", "%s {x}", "𝕏 李娜 \u202e\u200b",
        0, -1, 2**62, -(2**62), True, False, None, 0.1, -1e300, Decimal("100.50"), Decimal("-0.001"), Decimal("1E+3"),
        date(2024, 2, 29), date(1, 1, 1), datetime(2024, 1, 2, 3, 4, 5, 678), [], ["a", "it's"], [1, 2], [date(2024, 1, 1)],
    ],
)  # fmt: skip
def test_is_read_back(db, value):
    found = read_back(db, value)
    assert found == value
    assert isinstance(found, type(value)) or isinstance(value, Decimal)


def test_a_moment_keeps_its_zone(db):
    assert db.execute(f"SELECT epoch({literal('x', datetime(2024, 1, 1, tzinfo=UTC))})").fetchone() == (
        1704067200.0,
    )


@settings(max_examples=200, deadline=None)
@given(_TEXT)
@example("'")
@example("\\")
def test_any_text_is_read_back(db, text):
    assert read_back(db, text) == text
    assert read_back(db, [text, "x"]) == [text, "x"]


@settings(max_examples=100, deadline=None)
@given(_TEXT, st.integers(-(2**60), 2**60))
def test_a_filled_statement_is_the_statement_with_these_values(db, text, number):
    pieces = check("SELECT $text AS a, $number - $number AS b, '$text' AS c", {}).pieces
    assert db.execute(fill(pieces, {"text": text, "number": number})).fetchall() == [(text, 0, "$text")]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(b"x", id="bytes"),
        pytest.param({"a": 1}, id="a mapping"),
        pytest.param([["a"]], id="a list in a list"),
        pytest.param(object(), id="an object"),
        pytest.param(float("nan"), id="not a number"),
        pytest.param(Decimal("Infinity"), id="no end"),
        pytest.param("a\x00b", id="NUL in a text"),
        pytest.param("a\ud800b", id="half a character"),
    ],
)
def test_refuses(value):
    with pytest.raises(QueryError, match="parameter x "):
        literal("x", value)


def test_a_missing_value_is_named():
    with pytest.raises(QueryError, match="without a value: a, b"):
        fill(("SELECT ", "b", " + ", "a", ""), {})
