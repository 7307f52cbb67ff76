"""Northwind as the ERP and a thousand real support chats as the CRM: every answer equals SQL on the source."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.connectors.servers import northwind, shared_file
from tests.integration.gold import Question, Rows, answerer, questions
from tests.integration.judge import complaint
from ui.assemble import System
from ui.new_home import empty_settings
from ui.home import Home

TODAY = date(2026, 11, 22)
Asked = tuple[System, Callable[[Question], Rows]]


def northwind_home(folder: Path, url: str) -> Home:
    """Make a home that reads Northwind and the chats, as `assistant init` and `connect` would."""
    folder.mkdir(parents=True)
    chats = shared_file("data", "support_chats")
    settings = empty_settings("Northwind Traders", "America/New_York")
    sources = f'  erp: {{kind: northwind, url: "{url}"}}\n  crm: {{kind: support-chats, path: "{chats}"}}\n'
    lines = settings.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("sources:"))
    lines[at : at + 1] = [f"today: {TODAY.isoformat()}\n", "sources:\n", sources]
    (folder / "assistant.yaml").write_text("".join(lines), encoding="utf-8")
    return Home.open(folder)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    with northwind() as database:
        # The address goes by an environment variable in real life: it holds a password.
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NORTHWIND_URL", database.reader)
            home = northwind_home(tmp_path_factory.mktemp("northwind") / "home", "env")
            text = home.yaml.read_text(encoding="utf-8").replace('url: "env"', "url_env: NORTHWIND_URL")
            home.yaml.write_text(text, encoding="utf-8")
            system = System(Home.open(home.folder))
            sources = system.intake.open(system.home.sources(), system.home.folder)
            report = system.intake.sync(sources)
            assert not report.failures
            yield system, answerer(database, TODAY)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.id)
def test_the_answer_equals_sql_on_the_source(asked: Asked, question: Question) -> None:
    from privacy.policy import User

    system, gold = asked
    answer = system.assistant.ask(question.question, User("manager1", "manager"))
    assert complaint(question, gold(question), answer) == ""
    assert answer.sources, "every answer names its systems"
    assert answer.audit_id
