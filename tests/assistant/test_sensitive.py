"""Sensitive values are never in a request to a model; a person sees them by right, for a purpose, and it is recorded."""

import json
from datetime import date, datetime

import pytest

from assistant.answer import TextEvent
from assistant.example_bank import SearchedExamples
from assistant.model import ModelConfig
from assistant.plan import Call
from assistant.verified import Verified
from connectors.failures import QueryError
from tests.assistant.openai_server import OpenAiServer
from tests.assistant.sensitive import REFUNDS, SAID, SELECT, VALUES, SensitiveHome
from tests.tools.test_search import NoEmbedder
from tools.search import Search

FOR = "refund of SO2026-00042"
ASK = "Where does the refund go?"
MASKED = "ID [ID_NUMBER], account [BANK_ACCOUNT], 30.2741, 120.1551, 确诊糖尿病, 12岁的儿子."
SHOWN = "ID 11010519491231002X, account ************7894, 30.2741, 120.1551, 确诊糖尿病, 12岁的儿子."


@pytest.fixture
def home(tmp_path):
    made = SensitiveHome(tmp_path)
    yield made
    made.close()


def remote(home, server, **options):
    config = {"planner_first": False} | options.pop("config", {})
    return home.assistant(ModelConfig("remote", server.url, "test-model", **config), **options)


def sent(server):
    """Return everything that was sent to the model, also as JSON writes Chinese characters."""
    return "\n".join(raw.decode() + json.dumps(json.loads(raw), ensure_ascii=False) for raw in server.raw)


@pytest.mark.parametrize("purpose", ["", FOR])
def test_no_sensitive_value_reaches_a_model_whatever_the_person_may_see(home, purpose):
    """Over results, arguments, the history of three turns, and a question that names the values itself."""
    by_number = [("find_customer", {"text": "<ID_NUMBER_1>"})]
    with OpenAiServer(SELECT, SAID, by_number, SAID, SAID) as server:
        assistant = remote(home, server)
        first = assistant.ask(ASK, REFUNDS, purpose=purpose)
        asked = f"Whose are {VALUES['ID_NUMBER']} and the account {VALUES['BANK_ACCOUNT']}?"
        assistant.ask(asked, REFUNDS, first.conversation, purpose=purpose)
        assistant.ask("Say it once more", REFUNDS, first.conversation, purpose=purpose)
    told = sent(server)
    for kind, value in VALUES.items():
        assert f"<{kind}_1>" in told, "the road was not taken"
        assert value not in told
    assert len(server.raw) == 5
    assert (VALUES["ID_NUMBER"] in first.answer) == bool(purpose)


def test_a_verified_question_reaches_the_prompt_with_placeholders_only(home, tmp_path):
    verified = Verified(tmp_path / "verified.sqlite")
    question = home.deidentifier.question(
        f"Which customer has the identity number {VALUES['ID_NUMBER']}?"
    ).text
    call = Call("find_customer", {"text": "<ID_NUMBER_1>"})
    verified.add(question, "en", (call,), by="m", at=datetime(2026, 2, 3, 9), day=date(2026, 2, 3), entry=1)
    bank = SearchedExamples(Search(tmp_path / "index", embedder=NoEmbedder()), verified)
    with OpenAiServer('{"tool": "find_customer", "text": "<ID_NUMBER_1>"}') as server:
        assistant = remote(home, server, bank=bank, config={"tools": "plan"})
        assistant.ask(f"Which customer owns the identity number {VALUES['ID_NUMBER']}?", REFUNDS, purpose=FOR)
    assert sent(server).count("<ID_NUMBER_1>") >= 2
    assert VALUES["ID_NUMBER"] not in sent(server)


def test_without_a_purpose_they_stay_masked_and_it_says_how_to_state_one(home):
    with OpenAiServer(SELECT, SAID) as server:
        answer = remote(home, server).ask(ASK, REFUNDS)
    assert answer.answer == MASKED
    row = dict(zip(answer.columns, answer.rows[0], strict=True))
    assert (row["id_number"], row["bank_account"]) == ("[ID_NUMBER]", "[BANK_ACCOUNT]")
    (told,) = [each for each in answer.caveats if "purpose" in each]
    assert told.startswith("Shown only for a stated purpose: bank account, identity number.")
    assert '--purpose "..."' in told
    assert all("<ID_NUMBER_1>" not in json.dumps(body) for body in home.entries("reveal"))


def test_it_says_so_in_chinese(home):
    with OpenAiServer(SELECT, SAID) as server:
        answer = remote(home, server).ask("退款打到哪个账户？", REFUNDS)
    assert any(each.startswith("银行账号、证件号要先说明用途才会显示：") for each in answer.caveats)


def test_with_a_purpose_they_are_shown_and_the_trail_knows_what_for(home):
    with OpenAiServer(SELECT, SAID) as server:
        answer = remote(home, server).ask(ASK, REFUNDS, purpose=FOR)
    assert answer.answer == SHOWN
    assert not any("purpose" in each for each in answer.caveats)
    bodies = home.entries("reveal")
    shown = {name for body in bodies for names in body["placeholders"].values() for name in names}
    assert {"<ID_NUMBER_1>", "<BANK_ACCOUNT_1>", "<HEALTH_1>", "<LOCATION_1>", "<MINOR_1>"} <= shown
    assert {kind for body in bodies for kind in body["sensitive"]} == {kind.lower() for kind in VALUES}
    assert {body["purpose"] for body in bodies} == {FOR}
    entry = home.trail.entries(kind="reveal")[0]
    assert (entry.user, entry.role) == ("refunds1", "refunds")
    assert home.trail.verify().intact
    assert not any(value in str(home.trail.entries(limit=100)) for value in VALUES.values())


def test_a_stream_is_masked_until_a_purpose_is_stated(home):
    with OpenAiServer(SELECT, SAID) as server:
        events = list(remote(home, server).stream(ASK, REFUNDS))
    assert "".join(event.text for event in events if isinstance(event, TextEvent)) == MASKED


def test_the_purpose_itself_is_de_identified(home):
    with OpenAiServer(SELECT, SAID) as server:
        remote(home, server).ask(ASK, REFUNDS, purpose="call 13812345678 about the refund")
    assert {body["purpose"] for body in home.entries("reveal")} == {"call <PHONE_1> about the refund"}
    assert "13812345678" not in sent(server)


@pytest.mark.parametrize(
    ("purpose", "said"),
    [pytest.param("x" * 201, "limit is 200", id="too long"), pytest.param("...!", "no words", id="no words")],
)
def test_a_purpose_that_is_none_is_refused_and_recorded(home, purpose, said):
    with OpenAiServer(SELECT, SAID) as server, pytest.raises(QueryError, match=said):
        remote(home, server).ask(ASK, REFUNDS, purpose=purpose)
    assert server.raw == []
    assert home.entries("refusal")[0]["reason"].startswith("reason=purpose")


def test_a_blank_purpose_is_none(home):
    with OpenAiServer(SELECT, SAID) as server:
        assert remote(home, server).ask(ASK, REFUNDS, purpose=" \n ").answer == MASKED


def test_an_erased_value_is_masked_and_no_reveal_is_told_of_it(home):
    home.vault.erase(["<ID_NUMBER_1>"])
    with OpenAiServer(SELECT, SAID) as server:
        answer = remote(home, server).ask(ASK, REFUNDS, purpose=FOR)
    assert answer.answer == SHOWN.replace(VALUES["ID_NUMBER"], "[ID_NUMBER]")
    assert "<ID_NUMBER_1>" not in json.dumps(home.entries("reveal"))
