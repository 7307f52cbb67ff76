"""Numbers are read as they are written, and arithmetic that is shown is worked out again."""

import pytest

from assistant.grounding_figures import figures, sums


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("CNY 1,234.50, 12.3%, 1.2 million", ["1234.50", "12.3", "1.2E+6"]),
        ("120万和1.2亿", ["1.20E+6", "1.2E+8"]),
        ("三个订单，二十家客户", ["3", "20"]),
        ("5k, 3pcs, 2x", ["5E+3", "3", "2"]),
        ("the 1st, 第3个, [4]", []),
        ("10-15 days", ["10", "15"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_numbers_are_read_as_they_are_written(text, values):
    assert [str(one.value.scaleb(one.scale)) for one in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("120 + 80 = 200", True),
        ("120 + 80 = 201", False),
        ("CNY 120.00 + CNY 80.50 = CNY 200.50", True),
        ("(120 − 100) / 100 = 20%", True),
        ("2 × 3.5 = 7", True),
        ("(41 / 100 = 41%)", True),
        ("（41 ÷ 100 = 42%）", False),
        ("10 / 3 = 3.33", True),
        ("10 / 0 = 0", None),
        ("1 + = 2", None),
        ("((((((1 + 1 = 2", True),
        ("(1 + (1 = 2", None),
        ("120加80等于200", True),
    ],
)
def test_arithmetic_that_is_shown_is_checked(text, right):
    assert next((one.right for one in sums(text)), None) is right
