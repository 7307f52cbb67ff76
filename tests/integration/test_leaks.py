"""No personal value of the demo is written down or sent: bytes are searched, and values are counted, not shown."""

import io
import json
import logging

import duckdb
import pytest

from assistant.model import ModelConfig
from connectors.demo import planted
from connectors.demo.truth import truth
from connectors.failures import Failure
from tests.assistant.openai_server import OpenAiServer
from tests.integration.conftest import AS_OF, synced_demo
from ui.assemble import System
from ui.demo_home import PASSWORDS

VALUES = sorted({*truth(AS_OF, 0.25).personal_values(), *planted.PERSONAL_VALUES})
Lived = tuple[System, bytes, str, list[str]]  # the home, what was sent, the log, the errors
QUESTIONS = (
    f"{planted.LI_NA}的电话是多少？",
    f"Who is {planted.ANNA}, phone {planted.ANNA_PHONE}?",
    f"帮我查一下手机号{planted.LI_NA_PHONE}的客户",
    f"身份证{planted.LI_NA_ID}的客户有哪些订单？",
    f"find {planted.LI_NA_EMAIL}",
    f"{planted.YUNCHUANG_ADDRESS}是哪个客户？",
    "云创科技的全部情况",
    "Everything about Acme before my call",
    "SO2026-00042 现在到哪了？",
    "Which tickets of Acme are open?",
    "哪些发票逾期了？",
    "SELECT name FROM contact",
)
CALLS = [
    ("customer_360", {"customer": "云创科技"}),
    ("ticket_history", {"customer": "Acme"}),
    ("run_sql", {"sql": "SELECT name, phone, email FROM contact"}),
    ("run_sql", {"sql": "SELECT name, phone, email, address, id_number FROM customer"}),
]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """A demo home in which every account asked everything, with the planner and with a remote model."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    errors: list[str] = []
    try:
        system = synced_demo(tmp_path_factory.mktemp("leaks") / "home", scale=0.25)
        with OpenAiServer(CALLS, "The contact is <PERSON_1>.") as server:
            for model in (
                ModelConfig(),
                ModelConfig("remote", server.url, "test-model", planner_first=False),
            ):
                _everybody_asks(system, model, server, errors)
            sent = b"\n".join(server.raw)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    return system, sent, log.getvalue(), errors


def _everybody_asks(system: System, model: ModelConfig, server: OpenAiServer, errors: list[str]) -> None:
    from assistant.agent import Assistant

    assistant = Assistant(
        system.gate,
        system.deidentifier,
        system.restorer,
        system.trail,
        model=model,
        memory=system.home.memory,
    )
    for name in PASSWORDS:
        for question in QUESTIONS:
            server.script[:] = [CALLS, "The contact is <PERSON_1>."]
            try:
                assistant.ask(question, system.user(name))
            except Failure as failure:
                errors.append(failure.message + failure.detail)


def leaked(text: bytes) -> int:
    """Count the personal values in a text; it is not said which, for the same reason."""
    # JSON may write a Chinese character as \\uXXXX.
    return sum(value.encode() in text or json.dumps(value)[1:-1].encode() in text for value in VALUES)


def test_the_values_would_be_found(lived: Lived) -> None:
    system = lived[0]
    assert len(VALUES) > 100
    raw = b"".join(path.read_bytes() for path in (system.home.folder / "demo").glob("*.sqlite"))
    assert leaked(raw) > 100


def test_no_value_was_sent_to_a_model(lived: Lived) -> None:
    sent = lived[1]
    assert b"<PERSON_" in sent
    assert sent.count(b'"messages"') >= len(PASSWORDS) * len(QUESTIONS)
    assert leaked(sent) == 0


@pytest.mark.parametrize(
    "place",
    ["store", "vault.sqlite*", "audit*", "conversations.sqlite*", "accounts.sqlite*", "index", "*.yaml"],
)
def test_no_value_is_in_the_bytes_of(lived: Lived, place: str) -> None:
    folder = lived[0].home.folder
    files = [path for found in folder.glob(place) for path in (found, *found.rglob("*")) if path.is_file()]
    assert files or place == "index", "nothing was searched"
    assert leaked(b"".join(path.read_bytes() for path in files)) == 0


def test_no_value_is_in_the_rows_of_the_store(lived: Lived) -> None:
    # The store compresses text, so its rows are searched as well as its bytes.
    snapshot = lived[0].store.current()
    assert snapshot is not None
    with duckdb.connect(str(snapshot.path), read_only=True) as db:
        tables = [name for (name,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        rows = "\n".join(
            str(row) for name in tables for row in db.execute(f'SELECT * FROM "{name}"').fetchall()
        )
    assert planted.YUNCHUANG_NAME in rows
    assert leaked(rows.encode()) == 0


def test_no_value_is_in_the_log(lived: Lived) -> None:
    assert leaked(lived[2].encode()) == 0


def test_no_value_is_in_an_error(lived: Lived) -> None:
    assert leaked("\n".join(lived[3]).encode()) == 0


def test_the_trail_of_it_all_is_intact(lived: Lived) -> None:
    verdict = lived[0].trail.verify()
    assert verdict.intact, verdict.problem
    assert verdict.entries > len(PASSWORDS) * len(QUESTIONS)
