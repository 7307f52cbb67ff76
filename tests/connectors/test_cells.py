"""Columns of any type become text, codes and flags; what cannot be read is null and counted."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pyarrow as pa
import pytest

from connectors import cells
from connectors.arrays import raw_table


@pytest.mark.parametrize(
    ("values", "found"),
    [
        pytest.param(["云创", "😀𠮷", " a "], ["云创", "😀𠮷", " a "], id="text stays as it is"),
        pytest.param(["", "  ", None, "　"], [None, None, None, None], id="blank is nothing"),
        pytest.param([10248, None], ["10248", None], id="whole numbers"),
        pytest.param([10248.0, 1.5], ["10248", "1.5"], id="a workbook's whole number has no decimals"),
        pytest.param([Decimal("12.50")], ["12.50"], id="decimals"),
        pytest.param([True, False], ["true", "false"], id="flags"),
        pytest.param([dt.date(2026, 1, 2)], ["2026-01-02"], id="days"),
        pytest.param([b"\xe4\xba\x91"], ["云"], id="bytes that are UTF-8"),
        pytest.param([{"a": "云"}], ['{"a": "云"}'], id="an object"),
        pytest.param([["x", 1]], ["['x', 1]"], id="a list of several types"),
        pytest.param([UUID(int=1)], ["00000000-0000-0000-0000-000000000001"], id="a UUID"),
        pytest.param([2**70], [str(2**70)], id="a number past 64 bits"),
        pytest.param([1, "a", None], ["1", "a", None], id="several types"),
        pytest.param(["\ud83d"], ["?"], id="half an emoji"),
        pytest.param([None, None], [None, None], id="nothing at all"),
        pytest.param(
            [dt.date(2026, 1, 2), dt.datetime(2026, 1, 2, 3, 4)],
            ["2026-01-02", "2026-01-02 03:04:00"],
            id="days beside times",
        ),
    ],
)
def test_anything_can_be_told_as_text(values: list[object], found: list[str | None]) -> None:
    raw = raw_table(["c"], [(value,) for value in values])["c"]
    words, problems = cells.text(cells.plain(raw))
    assert (words.to_pylist(), problems) == (found, {})
    assert words.type == pa.string()


def test_a_long_cell_is_withheld_and_the_longest_allowed_is_not() -> None:
    limit = cells.MAX_CELL_CHARS
    words, problems = cells.text(pa.array(["云" * limit, "云" * (limit + 1), "a"]))
    assert [word and len(word) for word in words.to_pylist()] == [limit, None, 1]
    assert problems == {"longer than 100,000 characters, withheld": 1}


def test_bytes_that_are_not_text_are_counted() -> None:
    words, problems = cells.text(pa.array([b"ok", b"\xff\xfe"]))
    assert (words.to_pylist(), problems) == (["ok", None], {"not UTF-8 text": 1})


@pytest.mark.parametrize(
    ("values", "found", "unknown"),
    [
        pytest.param(["A", "B ", " A"], ["draft", "confirmed", "draft"], 0, id="blanks around a code"),
        pytest.param(["a", "AB", None], [None, None, None], 2, id="near misses"),
        pytest.param([1, 2, 3], ["draft", None, None], 2, id="numbers"),
        pytest.param([1.0], ["draft"], 0, id="a workbook's number"),
        pytest.param([True], ["confirmed"], 0, id="a flag"),
    ],
)
def test_codes_are_translated(values: list[object], found: list[str | None], unknown: int) -> None:
    codes = {"A": "draft", "B": "confirmed", "1": "draft", "true": "confirmed"}
    words, problems = cells.coded(pa.array(values), codes, pa.string())
    assert words.to_pylist() == found
    assert problems == ({"unknown code": unknown} if unknown else {})


@pytest.mark.parametrize(
    ("values", "found", "lost"),
    [
        pytest.param([True, None], [True, None], 0, id="flags"),
        pytest.param([1, 0, 2], [True, False, None], 1, id="numbers"),
        pytest.param(["Y", "no", "是", "否", "TRUE"], [True, False, True, False, True], 0, id="words"),
        pytest.param(["maybe", "", "2"], [None, None, None], 2, id="no such words"),
    ],
)
def test_flags_are_read(values: list[object], found: list[bool | None], lost: int) -> None:
    flags, problems = cells.flag(pa.array(values))
    assert flags.to_pylist() == found
    assert problems == ({"not yes or no": lost} if lost else {})


def test_a_day_is_no_flag() -> None:
    with pytest.raises(cells.Misfit):
        cells.flag(pa.array([dt.date(2026, 1, 2)]))


@pytest.mark.parametrize(
    ("case", "found"),
    [("upper", "JOSÉ LI"), ("lower", "josé li"), ("title", "José Li"), (None, "josé LI")],
)
def test_case_is_turned(case: str | None, found: str) -> None:
    assert cells.cased(pa.array(["josé LI"]), case).to_pylist() == [found]


def test_a_dictionary_in_chunks_becomes_one_flat_array() -> None:
    column = pa.chunked_array([pa.array(["a", "b"]).dictionary_encode(), pa.array(["b"]).dictionary_encode()])
    assert cells.plain(column).to_pylist() == ["a", "b", "b"]
