"""LangChain's own SQL agent beside ours: the same questions, the same local model, who finds the right rows.

The agent is the one of LangChain's documentation ("Build a SQL agent", docs.langchain.com/oss/python/langchain/sql-agent):
`create_agent` with its system prompt and its four tools: list tables, schema of tables with sample rows, check a query,
run a query. The tools are written here after that page, as they come in langchain-community, which is not installed.
It reads a SQLite copy of the de-identified store, so it has clean table and column names, which no ERP gives it.
A model that writes its tool calls as JSON in its text has them read from there: small models do.

Run by hand, some minutes a question on two cores:
    python -m benchmarks.langchain_sql --home DIR --gguf FILE [--set FILE.yaml] [--limit 10] [--report FILE.md]
"""

import argparse
import json
import re
import sqlite3
import tempfile
import time
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from langchain.agents import create_agent
from langchain_core.messages import AIMessage, ToolMessage
from langchain_core.outputs import ChatResult
from langchain_core.tools import tool
from langgraph.errors import GraphRecursionError

from assistant.answer import Answer
from assistant.evaluation import gold_of
from assistant.evaluation_judge import judge
from assistant.evaluation_set import Question, chosen, read
from assistant.evaluation_tables import Rows
from assistant.local_model import LocalModel
from benchmarks.machine import heading, percentile
from connectors.failures import Failure
from connectors.model import ENTITIES
from privacy.gold import Gold
from ui.assemble import System
from ui.cli_eval import sees_most
from ui.home import Home
from ui.settings import ModelSettings

CONTEXT, ANSWER, TIMEOUT_S, STEPS, TOP_K = 8192, 900, 300.0, 24, 5
PROMPT = """You are an agent designed to interact with a SQL database.
Given an input question, create a syntactically correct {dialect} query to run,
then look at the results of the query and return the answer. Unless the user
specifies a specific number of examples they wish to obtain, always limit your
query to at most {top_k} results.

You can order the results by a relevant column to return the most interesting
examples in the database. Never query for all the columns from a specific table,
only ask for the relevant columns given the question.

You MUST double check your query before executing it. If you get an error while
executing a query, rewrite the query and try again.

DO NOT make any DML statements (INSERT, UPDATE, DELETE, DROP etc.) to the
database.

To start you should ALWAYS look at the tables in the database to see what you
can query. Do NOT skip this step.

Then you should query the schema of the most relevant tables.

Today is {today}. Tell customers, products and orders by their number."""
CHECK = """{query}
Double check the {dialect} query above for common mistakes, including:
- Using NOT IN with NULL values
- Using UNION when UNION ALL should have been used
- Using BETWEEN for exclusive ranges
- Data type mismatch in predicates
- Properly quoting identifiers
- Using the correct number of arguments for functions
- Casting to the correct data type
- Using the proper columns for joins

If there are any of the above mistakes, rewrite the query. If there are no mistakes, just reproduce the original query.

Output the final SQL query only."""


@dataclass
class Score:
    """What one question cost and whether its rows were right."""

    right: bool
    tokens: int
    calls: int
    seconds: float


class TextCalls(LocalModel):
    """A local model whose tool calls are also read from its text."""

    def _generate(self, *args: Any, **kwargs: Any) -> ChatResult:
        made = super()._generate(*args, **{"max_tokens": ANSWER, **kwargs})
        message = made.generations[0].message
        if isinstance(message, AIMessage) and not message.tool_calls:
            message.tool_calls = _calls_in(str(message.content))
        return made


def _calls_in(text: str) -> list[Any]:
    """Return the first object of a name and its arguments; small models repeat the tools' descriptions before it."""
    for found in re.finditer(r"\{", text):
        try:
            told, _ = json.JSONDecoder().raw_decode(text, found.start())
        except ValueError:
            continue
        if isinstance(told, dict) and isinstance(told.get("arguments"), dict) and "name" in told:
            call = {"name": str(told["name"]), "args": told["arguments"], "id": f"t{time.monotonic_ns()}"}
            return [{"type": "tool_call", **call}]
    return []


def copied(store: Path, target: Path) -> None:
    """Copy the tables of the business model to SQLite."""
    with duckdb.connect(str(store), read_only=True) as source, sqlite3.connect(target) as copy:
        for entity in ENTITIES:
            rows = source.execute(f"SELECT * FROM {entity}")
            names = [column[0] for column in rows.description]
            copy.execute(f"CREATE TABLE {entity} ({', '.join(names)})")
            marks = ", ".join("?" * len(names))
            copy.executemany(
                f"INSERT INTO {entity} VALUES ({marks})",
                ([_plain(v) for v in row] for row in rows.fetchall()),
            )


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, int | float | str) else str(value)


class SqlAgent:
    """The documented agent over one SQLite file."""

    def __init__(self, file: Path, gguf: Path, today: str) -> None:
        self._db = sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False)
        self._model = TextCalls(path=gguf, context=CONTEXT, timeout_s=TIMEOUT_S)
        self._rows: tuple[list[str], list[tuple[Any, ...]]] = ([], [])
        prompt = PROMPT.format(dialect="sqlite", top_k=TOP_K, today=today)
        self._agent = create_agent(self._model, tools=self._tools(), system_prompt=prompt)

    def ask(self, question: Question, gold: Rows) -> Score:
        """Ask once; what counts are the rows of its last query."""
        self._rows = ([], [])
        started = time.perf_counter()
        messages: list[Any] = []
        try:
            for state in self._agent.stream(
                {"messages": [("user", question.question)]}, {"recursion_limit": STEPS}, stream_mode="values"
            ):
                messages = state["messages"]
        except (GraphRecursionError, Failure) as error:
            print(f"  {type(error).__name__}")
        said = [m for m in messages if isinstance(m, AIMessage)]
        looked = any(isinstance(m, ToolMessage) and m.name == "sql_db_query" for m in messages)
        usage = [m.usage_metadata for m in said if m.usage_metadata]
        verdict = judge(question, gold, self._answer(question, str(said[-1].text) if said else "", looked))
        return Score(
            verdict.outcome == "right", sum(u["total_tokens"] for u in usage), len(said), time.perf_counter() - started
        )  # fmt: skip

    def _answer(self, question: Question, text: str, looked: bool) -> Answer:
        columns, rows = self._rows
        table = {
            "name": "rows",
            "tool": "sql_db_query",
            "call": 0,
            "columns": columns,
            "rows": [list(row) for row in rows],
        }
        result = {"tool": "sql_db_query", "facts": {}, "nothing": "" if rows else "no_match", "failure": ""}
        return Answer(
            question.question, text, question.language, columns, table["rows"], tables=[table] if columns else [],
            results=[result] if looked else [], model={"name": "planner"}, ok=looked,
        )  # fmt: skip

    def _tools(self) -> list[Any]:
        db, model = self._db, self._model

        @tool
        def sql_db_list_tables(tool_input: str = "") -> str:  # noqa: ARG001 - as documented
            """Input is an empty string, output is a comma-separated list of tables in the database."""
            return ", ".join(ENTITIES)

        @tool
        def sql_db_schema(table_names: str) -> str:
            """Input to this tool is a comma-separated list of tables, output is the schema and sample rows for those tables. Be sure that the tables actually exist by calling sql_db_list_tables first! Example Input: table1, table2, table3."""  # noqa: E501
            names = [name.strip() for name in table_names.split(",")]
            if wrong := [name for name in names if name not in ENTITIES]:
                return f"Error: table_names {wrong} not found in database"
            return "\n\n".join(_described(db, name) for name in names)

        @tool
        def sql_db_query_checker(query: str) -> str:
            """Use this tool to double check if your query is correct before executing it. Always use this tool before executing a query with sql_db_query!"""
            return str(model.invoke(CHECK.format(query=query, dialect="sqlite")).text)

        @tool
        def sql_db_query(query: str) -> str:
            """Input to this tool is a detailed and correct SQL query, output is a result from the database. If the query is not correct, an error message will be returned. If an error is returned, rewrite the query, check the query, and try again. If you encounter an issue with Unknown column 'xxxx' in 'field list', use sql_db_schema to query the correct table fields."""  # noqa: E501
            try:
                found = db.execute(query)
                rows = found.fetchall()
            except sqlite3.Error as error:
                return f"Error: {error}"
            self._rows = ([column[0] for column in found.description or ()], rows)
            return str(rows[:50])

        return [sql_db_list_tables, sql_db_schema, sql_db_query_checker, sql_db_query]


def _described(db: sqlite3.Connection, name: str) -> str:
    (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    rows = db.execute(f"SELECT * FROM {name} LIMIT 3").fetchall()
    shown = "\n".join("\t".join(str(value)[:100] for value in row) for row in rows)
    return f"{made}\n/*\n3 rows from {name} table:\n{shown}\n*/"


def ours(system: System, question: Question, gold: Rows) -> Score:
    """Ask our assistant the same."""
    started = time.perf_counter()
    try:
        answer = system.ask(question.question, system.user(sees_most(system)))
    except Failure:
        return Score(False, 0, 0, time.perf_counter() - started)
    tokens = int(answer.model["input_tokens"] + answer.model["output_tokens"])
    calls = int(answer.model["calls"]) if tokens else 0
    return Score(
        judge(question, gold, answer).outcome == "right", tokens, calls, time.perf_counter() - started
    )  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--gguf", type=Path, required=True)
    parser.add_argument("--set", default="demo", dest="questions")
    parser.add_argument("--only", default=None)
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    system = System(Home.open(options.home))
    system.model = ModelSettings(kind="local", path=str(options.gguf), timeout_s=TIMEOUT_S)
    told = chosen(read([options.questions]), options.only, (), None)
    told = [question for question in told if not question.before and question.sql]
    told = told[:: max(1, len(told) // options.limit)][: options.limit]  # spread over languages and kinds
    gold = Gold(system.home.sources(), system.home.folder, system.home.today())
    asked = list(gold_of(told, gold.rows))
    gold.close()
    scores: dict[str, list[Score]] = {"LangChain SQL agent": [], "ours": []}
    with tempfile.TemporaryDirectory() as folder:
        snapshot = system.store.current()
        if snapshot is None:
            parser.error("that home has not been synced")
        copied(snapshot.path, Path(folder) / "copy.sqlite")
        agent = SqlAgent(Path(folder) / "copy.sqlite", options.gguf, system.home.today().isoformat())
        for question, rows in asked:
            for name, score in (
                ("LangChain SQL agent", agent.ask(question, rows)),
                ("ours", ours(system, question, rows)),
            ):
                scores[name].append(score)
                print(
                    f"{question.id}: {name}: {'right' if score.right else 'not right'}, {score.tokens} tokens, "
                    f"{score.calls} calls, {score.seconds:.1f} s",
                    flush=True,
                )
    text = heading(f"LangChain's SQL agent and ours, {len(asked)} questions, {options.gguf.name}") + _table(
        scores
    )
    print(text)
    if options.report:
        options.report.write_text(text, "utf-8")


def _table(scores: dict[str, list[Score]]) -> str:
    lines = [
        "| | rows right | tokens a question | model calls a question | p50 s | p95 s |",
        "|---|---|---|---|---|---|",
    ]
    for name, told in scores.items():
        seconds = [each.seconds for each in told]
        tokens, calls = (sum(getattr(s, part) for s in told) / len(told) for part in ("tokens", "calls"))
        right = sum(score.right for score in told)
        lines.append(
            f"| {name} | {right} of {len(told)} | {tokens:.0f} | {calls:.1f} "
            f"| {percentile(seconds, 0.5):.1f} | {percentile(seconds, 0.95):.1f} |"
        )  # fmt: skip
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
