"""The development sets are whole, and their gold answers are in the sources: the demo's databases, Northwind.

Nothing of the program but the reader of sets takes part: the gold statements run on the sources themselves.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
import yaml

from assistant import evaluation_set
from assistant.evaluation_set import SHIPPED, Question
from connectors.demo.build import build
from tests.connectors.servers import northwind

AS_OF = date(2026, 11, 22)
LEAST, MOST_ROWS = 130, 60
DEMO = evaluation_set.read(["demo"])
WITH_SQL = [each for each in DEMO if each.sql]
MORE = evaluation_set.read(["northwind_more"])
CONVERSATION = "followup"
# Shares of the set that were asked for, with room: kinds of questions -> lowest, highest.
SHARES = {
    ("metric", "multi"): (0.50, 0.65),
    ("record", "list", "360", "stock", "ticket", "invoice", "cross_sell"): (0.15, 0.25),
    ("followup",): (0.07, 0.15),
    ("unanswerable", "out_of_scope"): (0.10, 0.20),
}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, sqlite3.Connection]]:
    """Open the demo's databases, the CRM attached to the ERP as the evaluation does."""
    report = build(tmp_path_factory.mktemp("demo"), as_of=AS_OF)
    with closing(_open(report.erp)) as erp, closing(_open(report.crm)) as crm:
        erp.execute("ATTACH DATABASE ? AS crm", (f"file:{report.crm}?mode=ro",))
        yield {"erp": erp, "crm": crm}


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def _gold(sources: dict[str, sqlite3.Connection], question: Question) -> list[tuple[object, ...]]:
    assert question.sql
    assert question.source
    return sources[question.source].execute(question.sql, {"today": AS_OF.isoformat()}).fetchall()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_language_has_enough_questions_of_every_kind(language: str) -> None:
    questions = [each for each in DEMO if each.counts_as == language]
    assert len(questions) >= LEAST
    kinds: Counter[str] = Counter(each.kind for each in questions)
    for together, (low, high) in SHARES.items():
        assert low <= sum(kinds[kind] for kind in together) / len(questions) <= high, together
    assert {each.style for each in questions} == {"plain", "colloquial", "terse", "long", "typo", "mixed"}
    assert 0.4 <= len([each for each in questions if each.hard]) / len(questions) <= 0.6


def test_the_set_over_northwind_is_half_chinese_and_half_english() -> None:
    assert Counter(each.counts_as for each in MORE) == {"zh": 30, "en": 30}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_holds_its_language(language: str) -> None:
    entries = yaml.safe_load((SHIPPED / f"demo_{language}.yaml").read_text(encoding="utf-8"))
    assert {entry.get("main", entry["language"]) for entry in entries} == {language}
    assert all(entry["id"].startswith(f"{language}-") for entry in entries)
    for entry in entries:
        said = "".join([*entry.get("before", ()), entry["question"]])
        chinese = any("\u4e00" <= character <= "\u9fff" for character in said)
        assert chinese or language == "en", entry["id"]
        assert not chinese or language == "zh" or entry["language"] == "mixed", entry["id"]


def test_no_question_is_there_twice() -> None:
    said = Counter((each.question.casefold(), *each.before) for each in DEMO)
    assert [words for words, times in said.items() if times > 1] == []
    assert len({each.id for each in DEMO}) == len(DEMO)


def test_follow_ups_and_only_they_have_earlier_questions() -> None:
    assert {each.id for each in DEMO if each.before} == {e.id for e in DEMO if e.kind == CONVERSATION}


def test_what_must_be_refused_has_no_gold() -> None:
    assert [each.id for each in DEMO if each.check == "refused" and each.sql] == []
    assert {e.check for e in DEMO if e.kind == "out_of_scope"} == {"refused"}


@pytest.mark.parametrize("question", WITH_SQL, ids=lambda question: question.id)
def test_the_gold_statement_gives_what_its_check_needs(
    sources: dict[str, sqlite3.Connection], question: Question
) -> None:
    _fits(question, _gold(sources, question))


@pytest.fixture(scope="module")
def northwind_erp() -> Iterator[psycopg.Connection]:
    with northwind() as database, psycopg.connect(database.reader.replace("+psycopg", "")) as connection:
        yield connection


@pytest.mark.parametrize(
    "question", [each for each in MORE if each.source == "erp"], ids=lambda question: question.id
)
def test_the_gold_statement_over_northwind_gives_what_its_check_needs(
    northwind_erp: psycopg.Connection, question: Question
) -> None:
    today = f"DATE '{AS_OF.isoformat()}'"
    cursor = northwind_erp.execute(re.sub(r"(?<!:):today\b", today, question.sql or "").encode())
    _fits(question, cursor.fetchall())


def _fits(question: Question, rows: Sequence[tuple[object, ...]]) -> None:
    if question.check == "nothing":
        assert rows == []
        return
    assert rows
    assert len(rows) <= MOST_ROWS
    assert all(cell is not None for row in rows for cell in row)
    if question.check in ("value", "row", "status"):
        assert len(rows) == 1
    if question.check == "value":
        assert isinstance(rows[0][0], int | float | Decimal)
        assert rows[0][0] != 0
    if question.check == "groups":
        assert len(rows[0]) > 1
        assert len({row[:-1] for row in rows}) == len(rows)
        assert any(row[-1] for row in rows)
    if question.check == "choice":
        assert len(rows) > 1
    if question.check == "text":
        assert all(any(words in str(row[0]) for row in rows) for words in question.text)


@pytest.mark.parametrize(
    "question", [each for each in DEMO if each.check == "top"], ids=lambda question: question.id
)
def test_a_ranking_has_no_tie(sources: dict[str, sqlite3.Connection], question: Question) -> None:
    assert question.sql
    ranked, _, limit = question.sql.rpartition(" LIMIT ")
    for last in ("1", "1 DESC"):  # who comes first of two equals must not matter
        other = question.model_copy(update={"sql": f"{ranked}, {last} LIMIT {limit}"})
        assert _gold(sources, other) == _gold(sources, question)
