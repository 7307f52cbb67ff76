"""Verified questions: a person with the right to has looked at a plan and says that it answers the question.

Kept are the question, de-identified, and its tool calls; never rows. Asked again, in other words of the same
meaning or about another customer or period, the plan is made again and the answer says who verified it.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import period as periods
from assistant.blocks import Style
from assistant.plan import Call
from assistant.verified_match import periods_of, refilled
from connectors.failures import QueryError, SetupError
from privacy.sqlitefile import SqliteFile
from tools.registry import TOOLS
from tools.search_words import terms

if TYPE_CHECKING:
    from assistant.desk import Desk

_SCHEMA = """
CREATE TABLE IF NOT EXISTS verified (
  id INTEGER PRIMARY KEY AUTOINCREMENT, question TEXT NOT NULL, language TEXT NOT NULL, calls TEXT NOT NULL,
  user TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL, entry INTEGER NOT NULL
);
"""
_SELECT = "SELECT id, question, language, calls, user, at, day, entry FROM verified"
_CANDIDATES = 5
_SHARED = 0.3  # of the words of both; names and periods may all differ


@dataclass(frozen=True)
class VerifiedPlan:
    """A question and the calls that answer it.

    Args:
        id: Its number.
        question: De-identified, as it was asked.
        language: `zh` or `en`.
        calls: What answers it; for a match, with the names and periods of the question that matched.
        by: Who verified it.
        on: The day it was verified.
        day: The day that counted as today: its periods are counted from then.
        entry: The answer in the trail it was made from.
    """

    id: int
    question: str
    language: str
    calls: tuple[Call, ...]
    by: str
    on: date
    day: date
    entry: int


class Verified:
    """The verified questions of one home, in one SQLite file. Making one does nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def match(self, question: str, desk: "Desk") -> VerifiedPlan | None:
        """Return the verified plan of a question that stands for itself, None if there is none.

        Other names, values, counts and periods are put in where the verified ones stood; in everything else
        the two must mean the same.

        Args:
            question: De-identified.
            desk: Of the person who asks.
        """
        candidates = self._candidates(question, desk.language)
        reading = desk.read(question) if candidates else None
        for known in candidates:
            then = replace(desk, today=known.day).read(known.question)
            calls = refilled(known.calls, then, reading, desk.semantics) if reading else None
            if calls is not None:
                return replace(known, calls=calls)
        return None

    def all(self) -> list[VerifiedPlan]:
        """Return every verified question, oldest first."""
        if not self.path.is_file():
            return []
        with self._plain(), closing(sqlite3.connect(self.path)) as db:
            return [_plan(row) for row in db.execute(f"{_SELECT} ORDER BY id").fetchall()]

    def add(
        self, question: str, language: str, calls: Sequence[Call], *, by: str, at: datetime, day: date, entry: int = 0
    ) -> VerifiedPlan:  # fmt: skip
        """Keep a question with its plan; what was kept of the same question is replaced.

        Raises:
            QueryError: The plan has a time that the question does not say, so it would soon be wrong.
            SetupError: The file cannot be written.
        """
        check_times(question, calls, day)
        told = json.dumps([[call.tool, call.arguments] for call in calls], ensure_ascii=False, sort_keys=True)
        with self._plain(), closing(SqliteFile(self.path, _SCHEMA)) as file, file.writing() as db:
            db.execute("DELETE FROM verified WHERE question = ?", (question,))
            done = db.execute(
                "INSERT INTO verified (question, language, calls, user, at, day, entry) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (question, language, told, by, at.isoformat(), day.isoformat(), entry),
            )
            number = int(done.lastrowid or 0)
        return VerifiedPlan(number, question, language, tuple(calls), by, at.date(), day, entry)

    def find(self, number: int) -> VerifiedPlan:
        """Return one verified question.

        Raises:
            QueryError: There is none with this number.
        """
        found = next((plan for plan in self.all() if plan.id == number), None)
        if found is None:
            raise QueryError(f"There is no verified question {number}. 'assistant verified list' shows them.")
        return found

    def remove(self, number: int) -> None:
        """Forget a verified question.

        Raises:
            QueryError: There is none with this number.
            SetupError: The file cannot be written.
        """
        self.find(number)
        with self._plain(), closing(SqliteFile(self.path, _SCHEMA)) as file, file.writing() as db:
            db.execute("DELETE FROM verified WHERE id = ?", (number,))

    def _candidates(self, question: str, language: str) -> list[VerifiedPlan]:
        """Return those that share enough words to be worth reading, the likest first; a tool that is gone answers none."""
        asked = set(terms(question))
        scored = []
        for plan in self.all():
            words = set(terms(plan.question))
            share = len(asked & words) / max(1, min(len(asked), len(words)))
            known = all(call.tool in TOOLS for call in plan.calls)
            if known and plan.language == language and (share >= _SHARED or plan.question == question):
                scored.append((-share, plan.id, plan))
        return [plan for _, _, plan in sorted(scored)[:_CANDIDATES]]

    @contextmanager
    def _plain(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as cause:
            raise SetupError(
                f"{self.path.name} cannot be read or written. Check the home's free space and rights.",
                detail=f"kind={type(cause).__name__}",
            ) from None


def check_times(question: str, calls: Sequence[Call], day: date) -> None:
    """Make sure that every period of a plan is one that the question says.

    Raises:
        QueryError: One is not.
    """
    said = {each.iso for each in periods.find_all(question, day)}
    if any(found not in said for found in periods_of(calls)):
        raise QueryError(
            "The plan looks at a time that the question does not say, so it would soon be wrong. "
            "Ask again with the time in the question, then verify that answer."
        )


def note(plan: VerifiedPlan, style: Style) -> str:
    """Say on whose word an answer is built.

    >>> note(VerifiedPlan(1, "", "en", (), "manager1", date(2026, 11, 20), date(2026, 11, 20), 7), Style("en"))
    'Built on a question verified by manager1 on 2026-11-20.'
    """
    if style.zh:
        return f"本回答基于 {plan.by} 于 {plan.on.isoformat()} 核实过的问题。"
    return f"Built on a question verified by {plan.by} on {plan.on.isoformat()}."


def _plan(row: Sequence[object]) -> VerifiedPlan:
    number, question, language, calls, user, at, day, entry = map(str, row)
    told: list[tuple[str, Mapping[str, object]]] = json.loads(calls)
    return VerifiedPlan(
        int(number), question, language, tuple(Call(tool, dict(arguments)) for tool, arguments in told), user,
        datetime.fromisoformat(at).date(), date.fromisoformat(day), int(entry),
    )  # fmt: skip
