"""A table in a terminal is no wider than the terminal, and Chinese counts two."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from ui.grid import grid, printable

COLUMNS = ("订单号", "客户", "数量", "状态", "说明")
ROWS = [
    (
        "SO2026-00042",
        "杭州云创科技有限公司",
        "12",
        "部分发货",
        "第二批货还没到，客户催了三次，请尽快处理并回复",
    ),
    ("SO2026-00043", "Acme Industrial GmbH", "3", "已发货", ""),
]
NUMERIC = (False, False, True, False, False)


def printed(renderable, width):
    out = io.StringIO()
    Console(file=out, width=width, markup=False, highlight=False).print(renderable)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width):
    shown = printed(grid(COLUMNS, ROWS, width, NUMERIC, "{n} more"), width)
    assert max(cell_len(line.rstrip()) for line in shown.splitlines()) <= width
    assert "SO2026-00042" in shown


def test_columns_line_up_under_chinese():
    lines = printed(grid(COLUMNS[:3], [row[:3] for row in ROWS], 80, NUMERIC), 80).splitlines()
    ends = {cell_len(line.rstrip()) for line in (lines[0], lines[2], lines[3])}
    assert len(ends) == 1


def test_what_does_not_fit_is_said():
    assert "2 more" in printed(grid(COLUMNS, ROWS, 50, NUMERIC, "{n} more"), 50)


def test_a_last_column_of_words_is_narrowed_before_it_is_left_out():
    shown = printed(grid(COLUMNS, ROWS, 92, NUMERIC, "{n} more"), 92)
    assert "说明" in shown
    assert "more" not in shown


def test_one_row_that_does_not_fit_becomes_facts():
    shown = printed(grid(COLUMNS, ROWS[:1], 40, NUMERIC), 40)
    assert "第二批货还没到" in shown
    assert [line.split()[0] for line in shown.splitlines()[:4]] == ["订单号", "客户", "数量", "状态"]


@pytest.mark.parametrize("told", ["\x1b[2J", "\x9b31m", "\u202eabc", "a\u200bb", "\x00", "\x07"])
def test_nothing_steers_the_terminal(told):
    shown = printed(grid(("x",), [(told,)], 80), 80)
    assert not set(shown) & {"\x1b", "\x9b", "\u202e", "\x00", "\x07", "\u200b"}


def test_words_stay_words():
    assert printable("李娜: 50% – “ok”\n") == "李娜: 50% – “ok”\n"
