"""Answers as tools and planner would make them, for the tests of the judge."""

from typing import Any

from assistant.answer import Answer
from assistant.evaluation_set import Question


def question(check: str, **more: Any) -> Question:
    """Return a question of a check; what a check needs is filled in."""
    needed: dict[str, Any] = {"source": "erp", "sql": "SELECT 1"}
    if check in ("refused", "choice", "text"):
        needed = {"text": ["Acme"]} if check == "text" else {}
    if check == "nothing":
        needed = {"kind_of_nothing": "absent"}
    base = {"id": "q", "language": "en", "kind": "metric", "question": "Sales in 2026?", "check": check}
    return Question.model_validate({**base, **needed, **more})


def call(
    columns: str = "", *rows: tuple[Any, ...], tool: str = "query_metrics", nothing: str = "", failure: str = "",
    **facts: Any,
) -> dict[str, Any]:  # fmt: skip
    """Return one tool call: its columns in words, its rows, which kind of nothing."""
    return {
        "columns": columns.split(), "rows": [list(row) for row in rows], "tool": tool, "facts": facts,
        "nothing": nothing, "failure": failure,
    }  # fmt: skip


def answer(
    *calls: dict[str, Any], text: str = "So it is.", ok: bool = True, model: str = "planner"
) -> Answer:
    """Return an answer made of tool calls."""
    tables = [
        {"name": "metrics", "call": number, **{name: each[name] for name in ("tool", "columns", "rows")}}
        for number, each in enumerate(calls)
        if each["columns"]
    ]
    results = [{name: each[name] for name in ("tool", "facts", "nothing", "failure")} for each in calls]
    return Answer(
        question="?", answer=text, language="en", tables=tables, results=results, ok=ok,
        model={"name": model, "calls": 1, "input_tokens": 0, "output_tokens": 0},
    )  # fmt: skip
