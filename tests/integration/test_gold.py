"""The gold answers over Northwind exist: every one runs on the real data, and is of the shape its check needs."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import evaluation_set
from assistant.evaluation_set import Question
from connectors.registry import SourceConfig
from privacy.gold import Gold
from tests.connectors.servers import northwind, shared_file

ALL = evaluation_set.read(["northwind"])
MOST_SHOWN = 20  # a list is shown this far; for longer ones the question asks how many


@pytest.fixture(scope="module")
def gold() -> Iterator[Gold]:
    chats = str(shared_file("data", "support_chats"))
    with northwind() as database, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NORTHWIND_URL", database.reader)
        configs = [
            SourceConfig("erp", "northwind", url_env="NORTHWIND_URL"),
            SourceConfig("crm", "support-chats", path=chats),
        ]
        made = Gold(configs, Path("/"), date(2026, 11, 22))
        yield made
        made.close()


def test_there_are_enough_in_each_language() -> None:
    counted = Counter(question.counts_as for question in ALL)
    assert min(counted["zh"], counted["en"]) >= 35
    assert len({question.question for question in ALL}) == len(ALL)
    assert {"value", "row", "set", "groups", "top", "status", "nothing"} <= {each.check for each in ALL}


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_the_gold_answer_is_of_the_shape_its_check_needs(gold: Gold, question: Question) -> None:
    rows = gold.rows(question.source or "", question.sql or "", question.tables)
    if question.check == "nothing":
        assert rows == []
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
