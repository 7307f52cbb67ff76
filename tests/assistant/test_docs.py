"""What the page on the planner promises, it does."""

import re
from pathlib import Path

import pytest

from assistant.understand import understand
from tests.assistant.desk import desk

PAGE = (Path(__file__).parents[2] / "docs" / "planner.md").read_text("utf-8")
_ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ")
]
UNDERSTOOD = [(question, row[2]) for row in _ROWS if (len(row) == 3 and "_" in row[2]) or row[-1] == "invoices"
              for question in row[:2]]  # fmt: skip
_NOT_DONE = PAGE.split("## What it does not do", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]
REFUSED = [line.strip("|").split("|")[0].strip() for line in _NOT_DONE.splitlines() if line.startswith("| ")][
    1:
]


@pytest.mark.parametrize(("question", "tool"), UNDERSTOOD)
def test_is_understood(question, tool):
    plan = understand(question, desk())
    assert [call.tool for call in plan.calls] == [tool]
    assert plan.left == ()


@pytest.mark.parametrize("question", REFUSED)
def test_is_refused_plainly(question):
    plan = understand(question, desk())
    assert plan.calls == ()
    assert plan.says in ("changes", "unsupported", "unknown")


def test_the_page_lists_both_languages():
    assert len(UNDERSTOOD) >= 40
    assert sum(bool(re.search("[\u4e00-\u9fff]", question)) for question, _ in UNDERSTOOD) >= 20
