"""A question becomes an answer: what is shown is recorded first, what may not be seen is not shown."""

import json
import threading

import pytest

from assistant.answer import DoneEvent, StepEvent, TextEvent
from connectors.failures import Denied, QueryError, SourceError, TrailError
from privacy.policy import User
from tests.assistant.company import (
    ADMIN,
    COMPLIANCE,
    LI_NA,
    LI_NA_PHONE,
    MANAGER,
    SALES,
    SERVICE,
    FixedStore,
    Home,
)  # fmt: skip

STAR = "SO2026-00042 现在到哪了？"
KEYS = {
    "question", "answer", "language", "columns", "rows", "sources", "steps", "model", "caveats", "audit_id",
    "seconds", "conversation", "ok",
}  # fmt: skip


def test_an_order_from_end_to_end(assistant):
    answer = assistant.ask(STAR, SERVICE)
    for words in ("杭州云创科技有限公司", "部分发货", "顺丰速运 SF1000000000042", "德邦快递 DPK3000042", "INV-42",
                  "CNY 21,780.00", f"{LI_NA} 说货没到", "ERP（截至 2026-11-20 06:00 UTC）", "CRM（截至"):  # fmt: skip
        assert words in answer.answer
    assert answer.ok
    assert answer.language == "zh"


def test_the_json_has_exactly_the_promised_keys(assistant):
    told = assistant.ask(STAR, SERVICE).to_json()
    assert set(told) == KEYS
    assert json.loads(json.dumps(told, ensure_ascii=False)) == told
    assert told["columns"][:2] == ["number", "status"]
    assert told["rows"][0][:2] == ["SO2026-00042", "partially_shipped"]
    assert {"system": "ERP", "entity": "sales_order", "as_of": "2026-11-20T06:00:00+00:00"} in told["sources"]
    assert told["steps"][0]["tool"] == "order_status"
    assert told["model"]["name"] == "planner"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("Which orders are late?", "SO2026-00042", id="late orders"),
        pytest.param("Everything about Acme before my call", "C02 Acme Industrial GmbH", id="a customer"),
        pytest.param("哪些产品低于再订货点", "碳粉盒", id="stock to reorder"),
        pytest.param("A4激光打印机还有货吗", "上海仓", id="stock of one product, by warehouse"),
        pytest.param("Which invoices are overdue?", "in total EUR 840.00, CNY 6,200.00 open", id="sums by currency"),
        pytest.param("华远的订单", "1. C03 上海华远机械有限公司 (上海)", id="a name that fits two"),
        pytest.param("SO2099-99999 在哪", "ERP 和 CRM 中都不存在", id="an order that does not exist"),
        pytest.param("Orders of Blue Ridge in 1997", "Filter: customer C07 Blue Ridge Trading Co., Ltd. (Chicago), "
                     "ordered 1997-01-01 to 1997-12-31", id="a filter that matched nothing"),
    ],
)  # fmt: skip
def test_answers(assistant, question, said):
    assert said in assistant.ask(question, MANAGER).answer


def test_figures_of_a_manager(assistant):
    answer = assistant.ask("各承运商运费", MANAGER)
    assert "| 德邦快递 | CNY 60.00 |" in answer.answer
    assert "口径" in answer.answer


def test_one_order_left_open_is_opened(assistant):
    answer = assistant.ask("Where is Acme's order?", MANAGER)
    assert [step["tool"] for step in answer.steps] == ["list_orders", "order_status"]
    assert "**Order SO2026-00045**" in answer.answer


def test_with_none_open_the_latest_are_told(assistant):
    answer = assistant.ask("深圳蓝天电子的货到哪了", MANAGER)
    assert "没有未完成的订单" in answer.answer
    assert "SO2026-00049" in answer.answer


def test_a_conversation_goes_on(assistant):
    first = assistant.ask(STAR, SERVICE)
    second = assistant.ask("那它的发票呢？", SERVICE, first.conversation)
    assert second.steps[0]["arguments"] == {"order": "SO2026-00042"}
    assert "INV-42" in second.answer
    third = assistant.ask("它的客户还有别的订单吗", SERVICE, first.conversation)
    assert "SO2026-00043" in third.answer


def test_a_conversation_outlives_the_assistant(home):
    first = home.assistant().ask(STAR, SERVICE)
    assert "INV-42" in home.assistant().ask("那它的发票呢？", SERVICE, first.conversation).answer


@pytest.mark.parametrize("other", [MANAGER, User("service2", "service"), User("service1", "manager")])
def test_nobody_goes_on_with_anothers_conversation(assistant, other):
    first = assistant.ask(STAR, SERVICE)
    answer = assistant.ask("那它的发票呢？", other, first.conversation)
    assert answer.steps == []
    assert "INV-42" not in answer.answer


def test_what_is_shown_was_recorded_before(home, assistant):
    assistant.ask(STAR, SERVICE)
    rows = list(reversed(home.trail.entries(limit=100)))
    kinds = [row.kind for row in rows]
    assert kinds[0] == "question"
    assert kinds[-2:] == ["reveal", "answer"]
    assert {"query", "tool_call", "model_call"} <= set(kinds)
    reveal = rows[-2].body
    assert "<PERSON_12>" in reveal["placeholders"]["full"]
    assert reveal["kinds"]["person"] >= 1
    assert home.trail.verify().intact


def durable(home):
    """Return whether the signed head, which is written last, tells of every entry there is."""
    number = json.loads((home.folder / "audit.head").read_text())["number"]
    return number == home.trail.entries(limit=1)[0].number


def test_what_is_shown_is_durable_before(home, assistant):
    shown = [(event, durable(home)) for event in assistant.stream(STAR, SERVICE)]
    assert [kept for event, kept in shown if not isinstance(event, StepEvent)].count(False) == 0
    assert len(shown) > 3


def test_a_question_waits_for_the_disk_once(home, assistant, monkeypatch):
    assistant.ask(STAR, SERVICE)
    heads = []
    write = type(home.trail._head).write
    monkeypatch.setattr(
        type(home.trail._head), "write", lambda file, head: (heads.append(head), write(file, head))
    )
    answer = assistant.ask(STAR, SERVICE)
    assert [head.number for head in heads] == [answer.audit_id]


def test_a_question_that_breaks_off_is_durable_too(home, assistant, monkeypatch):
    monkeypatch.setattr(assistant, "_told", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        assistant.ask(STAR, SERVICE)
    assert home.trail.entries(limit=1)[0].kind in ("model_call", "tool_call")
    assert durable(home)


def test_files_hold_placeholders_only(home, assistant):
    answer = assistant.ask(f"{LI_NA}（{LI_NA_PHONE}）的工单", SERVICE)
    assert LI_NA in answer.answer
    for file in home.folder.iterdir():
        held = file.read_bytes()
        assert LI_NA.encode() not in held, file.name
        assert LI_NA_PHONE.encode() not in held, file.name
        assert LI_NA.encode("unicode_escape") not in held, file.name


def test_a_role_restores_by_its_rights(assistant):
    assert LI_NA_PHONE in assistant.ask("云创科技的联系人", SERVICE).answer
    partly = assistant.ask("云创科技的联系人", MANAGER)
    assert LI_NA in partly.answer
    assert LI_NA_PHONE not in json.dumps(partly.to_json(), ensure_ascii=False)
    little = assistant.ask("云创科技的联系人", COMPLIANCE)
    assert LI_NA not in json.dumps(little.to_json(), ensure_ascii=False)


def test_evidence_is_restored_like_the_text(assistant):
    tables = {table["name"]: table for table in assistant.ask("云创科技的联系人", SERVICE).tables}
    contacts = tables["contacts"]
    assert contacts["rows"][0][0] == LI_NA
    assert contacts["labels"][0] == "姓名"


def test_a_placeholder_that_was_typed_is_not_restored(assistant):
    answer = assistant.ask("<PERSON_12> 是谁", SERVICE)
    assert LI_NA not in answer.answer
    assert not answer.ok
    assert answer.steps == []


def test_own_customers_only(assistant):
    assert "SO2026-00042" in assistant.ask("云创科技的订单", SALES).answer
    answer = assistant.ask("SO2026-00044 到哪了", SALES)
    assert "不在您的查看权限内" in answer.answer
    assert "Acme" not in json.dumps(answer.to_json(), ensure_ascii=False)


def test_a_tool_the_role_lacks(assistant):
    answer = assistant.ask("上季度销售额前五的客户", SERVICE)
    assert not answer.ok
    assert "角色（service）" in answer.answer
    assert "service" not in assistant.ask("哪些产品低于再订货点", ADMIN).answer


def test_what_it_cannot_do_it_says_with_near_questions(assistant):
    answer = assistant.ask("预测下个月销售额", MANAGER)
    assert not answer.ok
    assert answer.answer.count("\n- ") == 3
    assert answer.steps == []


def test_it_streams(assistant):
    events = list(assistant.stream(STAR, SERVICE))
    steps = [(event.tool, event.status) for event in events if isinstance(event, StepEvent)]
    text = "".join(event.text for event in events if isinstance(event, TextEvent))
    done = events[-1]
    assert steps == [("order_status", "started"), ("order_status", "done")]
    assert isinstance(done, DoneEvent)
    assert text == done.answer.answer
    assert "<PERSON" not in text


@pytest.mark.parametrize("question", ["", "?!", "x" * 2001, "Où est la commande ?"])
def test_a_question_that_cannot_be_asked_is_refused_and_recorded(home, assistant, question):
    with pytest.raises(QueryError):
        assistant.ask(question, SERVICE)
    (refusal,) = home.entries("refusal")
    assert refusal["failure"] == "QueryError"
    assert refusal["chars"] == len(question)
    assert home.entries("question") == []


def test_an_unknown_role_is_refused(home, assistant):
    with pytest.raises(Denied):
        assistant.ask(STAR, User("u", "nobody"))
    assert [row.outcome for row in home.trail.entries(kind="refusal")] == ["Denied"]


def test_before_the_first_sync(tmp_path, vault_of_all):
    home = Home(tmp_path, FixedStore(None), *vault_of_all)
    with pytest.raises(SourceError, match="Nothing has been read yet"):
        home.assistant().ask(STAR, SERVICE)


@pytest.mark.parametrize("kind", ["question", "tool_call", "model_call", "reveal", "answer"])
@pytest.mark.parametrize("streamed", [False, True], ids=["asked", "streamed"])
def test_without_a_record_nothing_is_shown(home, assistant, monkeypatch, kind, streamed):
    append = home.trail.append

    def failing(entry, *args, **more):
        if entry == kind:
            raise TrailError("The audit trail cannot be written.")
        return append(entry, *args, **more)

    monkeypatch.setattr(home.trail, "append", failing)
    shown = []

    def look():
        shown.extend(assistant.stream(STAR, SERVICE) if streamed else [assistant.ask(STAR, SERVICE)])

    with pytest.raises(TrailError):
        look()
    assert [event for event in shown if not isinstance(event, StepEvent)] == []


def test_old_data_is_marked(assistant):
    assert any("没有更新" in caveat for caveat in assistant.ask(STAR, SERVICE).caveats)


def test_many_people_at_once(assistant):
    answers = {}

    def ask(number):
        answers[number] = assistant.ask(STAR, User(f"u{number}", "service")).answer

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 4
    assert len(set(answers.values())) == 1
