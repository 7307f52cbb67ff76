"""The gold answers exist: every one runs on the real data, and is of the shape its check needs."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tests.connectors.servers import northwind
from tests.integration.gold import CHECKS, Question, Rows, answerer, questions

ALL = questions()
MOST_SHOWN = 20  # a list is shown this far; for longer ones the question asks how many


@pytest.fixture(scope="module")
def gold() -> Iterator[Callable[[Question], Rows]]:
    with northwind() as database:
        yield answerer(database, date(2026, 11, 22))


def test_there_are_enough_in_each_language() -> None:
    counted = Counter(question.language for question in ALL)
    assert set(counted) == {"zh", "en"}
    assert min(counted.values()) >= 35
    assert len({question.id for question in ALL}) == len({question.question for question in ALL}) == len(ALL)
    assert {question.check for question in ALL} == set(CHECKS)


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_the_gold_answer_is_of_the_shape_its_check_needs(
    gold: Callable[[Question], Rows], question: Question
) -> None:
    rows = gold(question)
    if question.check == "nothing":
        assert rows == []
        assert question.kind in ("absent", "no_match")
        return
    assert all(cell is not None for row in rows for cell in row)
    if question.check in ("value", "status", "row"):
        assert len(rows) == 1
    else:
        assert 0 < len(rows) <= MOST_SHOWN
    if question.check in ("value", "status"):
        assert len(rows[0]) == 1
    if question.check == "groups":
        assert all(len(row) == 2 for row in rows)
