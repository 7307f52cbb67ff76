"""Northwind as the ERP and a thousand real support chats as the CRM: every answer equals SQL on the source."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import evaluation_set
from assistant.evaluation_judge import Verdict, judge
from assistant.evaluation_set import Question
from privacy.gold import Gold
from privacy.policy import User
from tests.connectors.servers import northwind, shared_file
from ui.assemble import System
from ui.home import Home
from ui.new_home import empty_settings

TODAY = date(2026, 11, 22)
Asked = tuple[System, Gold]


def northwind_home(folder: Path, url_env: str) -> Home:
    """Make a home that reads Northwind and the chats, as `assistant init` and `connect` would."""
    folder.mkdir(parents=True)
    chats = shared_file("data", "support_chats")
    settings = empty_settings("Northwind Traders", "America/New_York")
    sources = (
        f'  erp: {{kind: northwind, url_env: {url_env}}}\n  crm: {{kind: support-chats, path: "{chats}"}}\n'
    )
    lines = settings.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("sources:"))
    lines[at : at + 1] = [f"today: {TODAY.isoformat()}\n", "sources:\n", sources]
    (folder / "assistant.yaml").write_text("".join(lines), encoding="utf-8")
    return Home.open(folder)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    with northwind() as database, pytest.MonkeyPatch.context() as patch:
        # The address goes by an environment variable: it holds a password.
        patch.setenv("NORTHWIND_URL", database.reader)
        system = System(northwind_home(tmp_path_factory.mktemp("northwind") / "home", "NORTHWIND_URL"))
        sources = system.intake.open(system.home.sources(), system.home.folder)
        report = system.intake.sync(sources)
        for source in sources:
            source.close()
        assert not report.failures
        gold = Gold(system.home.sources(), system.home.folder, TODAY)
        yield system, gold
        gold.close()


@pytest.mark.parametrize("question", evaluation_set.read(["northwind"]), ids=lambda question: question.id)
def test_the_answer_equals_sql_on_the_source(asked: Asked, question: Question) -> None:
    system, gold = asked
    answer = system.assistant.ask(question.question, User("manager1", "manager"))
    rows = gold.rows(question.source or "", question.sql or "", question.tables)
    assert judge(question, rows, answer) == Verdict("right")
    assert answer.sources or question.check == "nothing", "every answer names its systems"
    assert answer.audit_id
