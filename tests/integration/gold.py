"""The gold answers of questions_northwind.yaml, read from the sources themselves and not through a mapping."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import yaml

from tests.connectors.servers import Database, shared_file

CHECKS = ("value", "row", "set", "groups", "top", "status", "nothing")
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Question:
    """One question with the way to its right answer; the fields are told at the top of the YAML file."""

    id: str
    language: str
    question: str
    check: str
    sql: str = ""
    python: str = ""
    kind: str = ""
    tolerance: float = 0.01


def questions() -> list[Question]:
    """Return all questions, in the order of the file."""
    text = Path(__file__).with_name("questions_northwind.yaml").read_text(encoding="utf-8")
    return [Question(**entry) for entry in yaml.safe_load(text)]


def answerer(database: Database, today: date) -> Callable[[Question], Rows]:
    """Return a function that reads a question's gold rows."""
    owner = psycopg.connect(database.owner.replace("+psycopg", ""), autocommit=True)
    path = shared_file("data", "support_chats", "customer_support_chats.json")
    chats = json.loads(path.read_text(encoding="utf-8"))

    def query(sql: str) -> Rows:
        return owner.execute(re.sub(r"(?<!:):today\b", f"DATE '{today.isoformat()}'", sql)).fetchall()

    def answer(question: Question) -> Rows:
        if question.sql:
            return query(question.sql)
        # The expressions are the project's own test data, one line each.
        return list(eval(question.python, {"chats": chats, "query": query, "today": today}))

    return answer
