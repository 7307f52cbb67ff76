"""Numbers in any shape become exact decimals, rounded as a clerk rounds; what is no number is counted."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.amounts import number
from connectors.cells import Misfit

MONEY = pa.decimal128(18, 2)


def _money(
    values: list[object], kind: object = None, scale: str | None = None
) -> tuple[list[str | None], object]:
    found, problems = number(pa.array(values, kind), MONEY, Decimal(scale) if scale else None)
    assert found.type == MONEY
    return [None if value is None else str(value) for value in found.to_pylist()], problems


@pytest.mark.parametrize(
    ("values", "found"),
    [
        pytest.param([1, None, -7], ["1.00", None, "-7.00"], id="whole numbers"),
        pytest.param([2.675, 1.005, -2.675], ["2.68", "1.01", "-2.68"], id="half a cent goes away from zero"),
        pytest.param([32.3800011], ["32.38"], id="a float of single precision"),
        pytest.param([Decimal("1.005"), Decimal("-1.005")], ["1.01", "-1.01"], id="decimals"),
        pytest.param([Decimal("1.2345678901234")], ["1.23"], id="decimals finer than ours"),
        pytest.param(["12", " 12.5 ", "-.5", "+3."], ["12.00", "12.50", "-0.50", "3.00"], id="text"),
        pytest.param(["1,234.50", "1,234,567"], ["1234.50", "1234567.00"], id="thousands"),
        pytest.param(
            ["¥1,234.50", "￥12", "$ 5", "-€3", "12元", "CNY 7"],
            ["1234.50", "12.00", "5.00", "-3.00", "12.00", "7.00"],
            id="currencies",
        ),
        pytest.param(["(12.00)"], ["-12.00"], id="an accountant's minus"),
        pytest.param(["１２．５"], ["12.50"], id="full-width digits"),
        pytest.param(["1e3", "1E-1"], ["1000.00", "0.10"], id="powers of ten"),
        pytest.param(["", "  ", None], [None, None, None], id="blank is nothing"),
        pytest.param([True, False], ["1.00", "0.00"], id="flags count"),
        pytest.param(["9999999999999999.99"], ["9999999999999999.99"], id="the largest, exactly"),
    ],
)
def test_numbers_are_read(values: list[object], found: list[str | None]) -> None:
    assert _money(values) == (found, {})


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        pytest.param(["many", "1,23", "1.2.3", "1_000", "12 apples"], {"not a number": 5}, id="words"),
        pytest.param(["NaN", "inf", "-Infinity"], {"not a number": 3}, id="words for no number"),
        pytest.param([float("nan"), float("inf")], {"not a number": 2}, id="floats that are no number"),
        pytest.param([1e17, -1e300], {"too large a number": 2}, id="floats too large"),
        pytest.param([10**16], {"too large a number": 1}, id="a whole number too large"),
        pytest.param(["1" * 30], {"not a number": 1}, id="a text of thirty digits"),
    ],
)
def test_what_is_no_number_is_null_and_counted(values: list[object], problems: dict[str, int]) -> None:
    found, counted = _money(values)
    assert (set(found), counted) == ({None}, problems)


@pytest.mark.parametrize(
    ("values", "scale", "found"),
    [
        pytest.param([12345], "0.01", "123.45", id="cents"),
        pytest.param([1.5], "10000", "15000.00", id="ten thousands (万)"),
        pytest.param(["2,5"], None, None, id="a decimal comma is not guessed"),
        pytest.param([Decimal("0.125")], "100", "12.50", id="a rate told as a fraction"),
    ],
)
def test_a_scale_multiplies(values: list[object], scale: str | None, found: str | None) -> None:
    assert _money(values, None, scale)[0] == [found]


def test_whole_numbers_are_not_rounded() -> None:
    found, problems = number(pa.array(["30", "30.0", "30.5", "5000000000"]), pa.int64())
    assert found.to_pylist() == [30, 30, None, None]
    assert problems == {"not a whole number": 1, "too large a number": 1}


@pytest.mark.parametrize("values", [[dt.date(2026, 1, 1)], [b"12"], [dt.timedelta(1)]])
def test_other_types_do_not_fit(values: list[object]) -> None:
    with pytest.raises(Misfit):
        number(pa.array(values), MONEY)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_every_shape_of_a_number_gives_the_same_cents(value: Decimal) -> None:
    right = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    shapes = [[value], [str(value)], [float(value)], [f"{value:,}"]]
    assert {number(pa.array(shape), MONEY)[0].to_pylist()[0] for shape in shapes} == {right}
