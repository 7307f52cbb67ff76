"""A verified plan answers its question again in other words, with other names and times, and never another question."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from assistant.blocks import Style
from assistant.example_bank import SearchedExamples, short_form
from assistant.examples import Examples
from assistant.plan import Call
from assistant.verified import Verified, note
from assistant.verifying import Verifier
from connectors.failures import Denied, QueryError
from privacy.audit import Trail
from privacy.policy import Policy, User
from tests.assistant.desk import TODAY, desk
from tools.search import Search

LATER = date(2026, 5, 10)
AT = datetime(2026, 2, 3, 9)
TOP = Call("query_metrics", {
    "metrics": ["sales_amount"], "group_by": ["customer"], "filters": [{"dimension": "region", "values": ["华东"]}],
    "period": ["2025-10-01", "2025-12-31"], "limit": 5,
})  # fmt: skip
TOP_OF_ALL = Call("query_metrics", {"metrics": ["sales_amount"], "group_by": ["customer"]})
KNOWN = (
    ("zh", "上季度华东区销售额前五的客户", (TOP,)),
    ("zh", "云创科技有哪些未付的发票", (Call("invoices", {"customer": "C0001", "open": True}),)),
    ("zh", "各区域的逾期应收", (Call("query_metrics", {"metrics": ["overdue_receivables"], "group_by": ["region"]}),)),
    ("en", "Top five customers by sales last quarter", (replace(TOP, arguments={**TOP.arguments, "filters": []}),)),
    ("en", "late orders of Acme in March 2025", (Call("list_orders", {"customer": "C0002", "late": True, "period": ["2025-03-01", "2025-03-31"]}),)),
    ("en", "customers with sales over 5000 in 2025", (Call("query_metrics", {
        "metrics": ["sales_amount"], "group_by": ["customer"], "period": ["2025-01-01", "2025-12-31"],
        "having": [{"metric": "sales_amount", "op": ">", "value": 5000.0}]}),)),
)  # fmt: skip


@pytest.fixture
def verified(tmp_path):
    made = Verified(tmp_path / "verified.sqlite")
    for language, question, calls in KNOWN:
        made.add(question, language, calls, by="manager1", at=AT, day=TODAY)
    return made


def matched(verified, question):
    language = "zh" if any("\u4e00" <= c <= "\u9fff" for c in question) else "en"
    every = desk(language=language)
    return verified.match(question, replace(every, tools=every.tools | {"query_metrics"}, today=LATER))


def test_a_plan_for_a_tool_that_is_gone_answers_nothing(verified):
    question = "sales by carrier of the house"
    verified.add(question, "en", (Call("totals", {"measure": "orders"}),), by="manager1", at=AT, day=TODAY)
    assert matched(verified, question) is None
    verified.add(question, "en", (TOP_OF_ALL,), by="manager1", at=AT, day=TODAY)
    assert matched(verified, question) is not None


@pytest.mark.parametrize(
    ("question", "changes"),
    [
        pytest.param("上季度华东区销售额前五的客户", {"period": ["2026-01-01", "2026-03-31"]}, id="the same words, a quarter later"),
        pytest.param("请问上季度华东区销售额前5的客户？", {"period": ["2026-01-01", "2026-03-31"]}, id="polite, with digits"),
        pytest.param("华东区销售额前五的客户，上季度", {"period": ["2026-01-01", "2026-03-31"]}, id="the time at the end"),
        pytest.param("上个月华东营业额前十的客户", {"period": ["2026-04-01", "2026-04-30"], "limit": 10}, id="a synonym, another time and count"),
        pytest.param("上季度华南区销售额前五的客户", {"period": ["2026-01-01", "2026-03-31"], "filters": [{"dimension": "region", "values": ["华南"]}]}, id="another region"),
        pytest.param("Acme有哪些未付的发票", {"customer": "C0002"}, id="another customer"),
        pytest.param("各区域逾期应收", {}, id="without 的"),
        pytest.param("show me the top five clients by revenue in 2025", {"period": ["2025-01-01", "2025-12-31"]}, id="English synonyms"),
        pytest.param("late orders of Alfreds Futterkiste in April 2025", {"customer": "ALFKI", "period": ["2025-04-01", "2025-04-30"]}, id="another customer and month"),
        pytest.param("customers with sales over 5000 in 2025", {}, id="the same amount"),
    ],
)  # fmt: skip
def test_the_same_question(question, changes, verified):
    found = matched(verified, question)
    assert found is not None
    (call,) = found.calls
    (known,) = next(calls for _, asked, calls in KNOWN if asked == found.question)
    assert call == replace(known, arguments={**known.arguments, **changes})
    assert (found.by, found.on) == ("manager1", AT.date())


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("上季度华东区销售额后五的客户", id="the last instead of the first"),
        pytest.param("上季度华东区销售额最低的五个客户", id="the lowest"),
        pytest.param("上季度华东区订单数前五的客户", id="another metric"),
        pytest.param("上季度华东区销售额前五的产品", id="another dimension"),
        pytest.param("上季度除了华东区销售额前五的客户", id="all but"),
        pytest.param("华东区销售额前五的客户", id="without its time"),
        pytest.param("上季度销售额前五的客户", id="without its region"),
        pytest.param("上季度顺丰速运销售额前五的客户", id="a value of another dimension"),
        pytest.param("云创科技有哪些已付的发票", id="paid instead of unpaid"),
        pytest.param("云创科技有多少未付的发票", id="how many instead of which"),
        pytest.param("华远有哪些未付的发票吗订单", id="a word more"),
        pytest.param("各区域未逾期的应收", id="not overdue"),
        pytest.param("bottom five customers by sales last quarter", id="bottom"),
        pytest.param(
            "top five customers by sales last quarter compared with the quarter before",
            id="a comparison more",
        ),
        pytest.param("top five customers not by sales last quarter", id="not"),
        pytest.param("late orders of Chai in March 2025", id="a product instead of a customer"),
        pytest.param("customers with sales under 5000 in 2025", id="under instead of over"),
        pytest.param("customers with sales over 6000 in 2025", id="another amount"),
        pytest.param("customers without sales over 5000 in 2025", id="without"),
        pytest.param("how is the weather", id="nothing alike"),
    ],
)
def test_another_question(question, verified):
    assert matched(verified, question) is None


def test_a_plan_with_a_time_the_question_does_not_say_is_refused(tmp_path):
    with pytest.raises(QueryError, match="a time that the question does not say"):
        Verified(tmp_path / "v.sqlite").add("华东区销售额前五的客户", "zh", (TOP,), by="m", at=AT, day=TODAY)


def test_added_again_it_is_replaced_and_removed_it_is_gone(verified):
    before = len(verified.all())
    again = verified.add(KNOWN[2][1], "zh", KNOWN[2][2], by="manager2", at=AT, day=TODAY)
    assert (len(verified.all()), matched(verified, KNOWN[2][1]).by) == (before, "manager2")
    verified.remove(again.id)
    assert matched(verified, KNOWN[2][1]) is None
    with pytest.raises(QueryError, match="no verified question"):
        verified.remove(again.id)


def test_without_a_file_nothing_matches_and_none_is_made(tmp_path):
    made = Verified(tmp_path / "v.sqlite")
    assert made.match("各区域的逾期应收", desk()) is None
    assert not list(tmp_path.iterdir())


def test_the_note_names_who_and_when(verified):
    plan = verified.all()[0]
    assert note(plan, Style("en")) == "Built on a question verified by manager1 on 2026-02-03."
    assert "manager1 于 2026-02-03 核实" in note(plan, Style("zh"))


class TestVerifier:
    """Answers become verified questions through the trail, by those who may."""

    @pytest.fixture
    def rig(self, tmp_path):
        trail = Trail(tmp_path / "audit.sqlite", b"k" * 32)
        return trail, Verifier(Verified(tmp_path / "v.sqlite"), trail, lambda: TODAY)

    def answered(
        self,
        trail,
        question="各区域的逾期应收",
        user="manager1",
        conversation="c1",
        steps=1,
        nothing="",
        ok=True,
    ):
        told = {"role": "manager", "conversation": conversation}
        trail.append("question", user, body={"question": question, "language": "zh"}, **told)
        for _ in range(steps):
            trail.append("model_call", user, body={"model": "planner", "tools": ["query_metrics"]}, **told)
            made = {"tool": "query_metrics", "arguments": KNOWN[2][2][0].arguments, "rows": 3}
            trail.append("tool_call", user, body=made | ({"nothing": nothing} if nothing else {}), **told)
        trail.append("model_call", user, body={"model": "planner", "tools": []}, **told)
        return trail.append("answer", user, body={"answer": "…", "ok": ok}, **told)

    def who(self, name="manager1", role="manager"):
        return User(name, role), Policy.default().role(role)

    def test_a_manager_verifies_an_answer(self, rig):
        trail, verifier = rig
        plan = verifier.add(self.answered(trail), *self.who())
        assert (plan.question, plan.calls, plan.by, plan.language) == (
            "各区域的逾期应收",
            KNOWN[2][2],
            "manager1",
            "zh",
        )
        (entry,) = trail.entries(kind="admin")
        assert entry.body["action"] == "question verified"
        verifier.remove(plan.id, *self.who())
        assert trail.entries(kind="admin")[0].body["action"] == "verified question removed"

    def test_the_last_answer_of_a_conversation(self, rig):
        trail, verifier = rig
        number = self.answered(trail)
        assert verifier.add_last("c1", *self.who()).entry == number
        with pytest.raises(QueryError, match="no answer yet"):
            verifier.add_last("c2", *self.who())

    @pytest.mark.parametrize("role", ["service", "sales", "compliance", "admin"])
    def test_others_may_not_and_it_is_recorded(self, rig, role):
        trail, verifier = rig
        number = self.answered(trail, user="x")
        with pytest.raises(Denied):
            verifier.add(number, *self.who("x", role))
        assert trail.entries(kind="refusal")[0].outcome == "Denied"

    def test_somebody_elses_answer_may_not_be_verified(self, rig):
        trail, verifier = rig
        with pytest.raises(Denied):
            verifier.add(self.answered(trail, user="manager2"), *self.who())

    @pytest.mark.parametrize(
        ("told", "said"),
        [
            pytest.param({"ok": False}, "not understood", id="not understood"),
            pytest.param({"steps": 2}, "depends on what the first one found", id="two steps"),
            pytest.param({"steps": 0}, "used no tool", id="a greeting"),
            pytest.param({"nothing": "ambiguous"}, "found nothing it could use", id="it asked back"),
        ],
    )
    def test_what_is_no_plan(self, rig, told, said):
        trail, verifier = rig
        with pytest.raises(QueryError, match=said):
            verifier.add(self.answered(trail, **told), *self.who())

    def test_an_entry_that_is_no_answer(self, rig):
        trail, verifier = rig
        number = self.answered(trail)
        with pytest.raises(QueryError, match="no answer"):
            verifier.add(number - 1, *self.who())

    def test_in_the_middle_of_a_conversation_the_whole_question_is_said(self, rig):
        trail, verifier = rig
        self.answered(trail)
        number = self.answered(trail, question="那上个月呢")
        with pytest.raises(QueryError, match="middle of a conversation"):
            verifier.add(number, *self.who())
        assert verifier.add(number, *self.who(), question="各区域逾期的应收").question == "各区域逾期的应收"


@pytest.mark.parametrize(
    ("place", "form"),
    [
        pytest.param(0, {"metrics": ["sales_amount"], "by": ["customer"], "where": {"region": "华东"}, "period": "上季度", "top": 5}, id="times stay words"),
        pytest.param(1, {"tool": "invoices", "customer": "C0001", "open": True}, id="another tool"),
        pytest.param(5, {"metrics": ["sales_amount"], "by": ["customer"], "period": "2025",
                         "having": [{"metric": "sales_amount", "op": ">", "value": 5000.0}]}, id="a condition on groups"),
    ],
)  # fmt: skip
def test_a_verified_plan_in_the_short_form(place, form, verified):
    assert short_form(verified.all()[place]) == form


def test_examples_come_from_verified_questions_too(verified, tmp_path):
    class NoEmbedder:
        works = False

    shipped = Examples({"zh": [("哪些订单延误了", {"tool": "list_orders", "late": True})], "en": []})
    bank = SearchedExamples(Search(tmp_path / "index", embedder=NoEmbedder()), verified, shipped)
    (found,) = bank.nearest("华北区域的逾期应收有多少", "zh", 1)
    assert found == ("各区域的逾期应收", {"metrics": ["overdue_receivables"], "by": ["region"]})
    assert bank.nearest("延误的订单", "zh", 1)[0][0] == "哪些订单延误了"
    verified.remove(3)
    fresh = SearchedExamples(Search(tmp_path / "index", embedder=NoEmbedder()), verified, shipped)
    assert fresh.nearest("华北区域的逾期应收有多少", "zh", 1)[0][0] != "各区域的逾期应收"
