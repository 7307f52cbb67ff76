"""An entry is told in a line, and a day is a day of the home's zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from connectors.failures import QueryError
from ui.trail_text import day_end, day_start, summary

ZONE = ZoneInfo("Asia/Shanghai")


def test_a_day_begins_and_ends_in_the_homes_zone():
    assert day_start("2026-10-01", ZONE) == datetime(2026, 9, 30, 16, tzinfo=UTC)
    assert day_end(" 2026-10-01 ", ZONE) == datetime(2026, 10, 1, 16, tzinfo=UTC)
    assert day_start("", ZONE) is None
    assert day_end(None, ZONE) is None


@pytest.mark.parametrize("told", ["yesterday", "2026-13-01", "01.10.2026", "9999-99-99"])
def test_what_is_no_day_is_told(told):
    with pytest.raises(QueryError, match="2026-10-01"):
        day_start(told, ZONE, "--since")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param({"question": "Where is\n it?", "language": "en"}, "Where is it?", id="a question"),
        pytest.param(
            {"answer": "**3** orders\n| a |\n|---|"}, "3 orders a", id="an answer without its marks"
        ),
        pytest.param({"action": "user added", "account": "x"}, "user added", id="an act"),
        pytest.param({"shown": {"person": 1}}, '{"shown": {"person": 1}}', id="anything else as it is"),
        pytest.param({}, "{}", id="nothing"),
    ],
)
def test_summary(body, said):
    assert summary(body) == said


def test_a_long_one_is_cut():
    assert len(summary({"question": "x" * 500})) == 110
