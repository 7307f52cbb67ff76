"""Questions for rules go to the documents, questions for records stay; what is found is quoted with its place."""

import pytest

from assistant.blocks import Sheet, Style
from assistant.document_questions import TOOL, to_documents
from assistant.plan import Call, Plan
from assistant.render_documents import documents, nothing
from assistant.understand import understand
from privacy.policy import Policy
from tests.assistant.desk import desk
from tools.search import Entry, Search, Visibility

ROLE = Policy.default().role("manager")


class NoEmbedder:
    """Words are enough to decide where to look."""

    works = False


@pytest.fixture(scope="module")
def search(tmp_path_factory):
    made = Search(tmp_path_factory.mktemp("index"), Visibility(), NoEmbedder())
    made.put({"document": [
        Entry("document", "退货政策 > 退货期限", "自签收之日起 30 天内，未使用的货物可以退货。", source="退货政策.md", language="zh"),
        Entry("document", "Complaint handling", "Every complaint gets a first answer within 4 hours.", source="c.md", language="en"),
        Entry("document", "Payment terms", "Overdue invoices carry interest of 0.05 % a day.", source="p.md", language="en"),
    ]})  # fmt: skip
    return made


@pytest.mark.parametrize(
    ("question", "to"),
    [
        pytest.param("退货期限是多久？", True, id="not understood as records"),
        pytest.param("我们的退货政策", True, id="a policy by name"),
        pytest.param("how quickly must we answer a complaint", True, id="a rule, though tickets are named"),
        pytest.param("interest on overdue invoices", True, id="a rule about invoices"),
        pytest.param("Which invoices are overdue?", False, id="records"),
        pytest.param("未解决的投诉有哪些", False, id="records in Chinese"),
        pytest.param("华东的退货期限", False, id="a region is named"),
        pytest.param("Acme的退货期限", False, id="a customer is named"),
        pytest.param("how many complaints last month", False, id="a time is named"),
        pytest.param("what is the dress code", False, id="no document is about it"),
        pytest.param("你好", False, id="a greeting"),
    ],
)
def test_where_a_question_goes(question, to, search):
    here = desk(language="zh" if not question.isascii() else "en")
    plan = understand(question, here)
    made = to_documents(plan, here.read(question), search, ROLE)
    assert (made != plan) == to
    assert not to or [call.tool for call in made.calls] == [TOOL]


def test_without_an_index_or_the_tool_the_plan_stays(search):
    here, plan = desk(), Plan(says="unknown")
    reading = here.read("退货期限是多久？")
    assert to_documents(plan, reading, None, ROLE) is plan
    assert to_documents(plan, reading, search, Policy.default().role("compliance")) is plan


def rendered(rows, style, asked="how many days"):
    columns = ["title", "section", "file", "page", "text", "score"]
    data = {"name": "documents", "columns": columns, "rows": rows}
    call = Call(TOOL, {"text": asked})
    return documents(call, {"facts": {"asked": asked}}, {"documents": Sheet(data, style)}, style)


def test_a_passage_is_quoted_with_its_place():
    rows = [["Returns", "Deadline", "return-policy.md", 2, "Goods go back within 30 days.", 1.0]]
    text = rendered(rows, Style("en"))
    assert "> Goods go back within 30 days.\n\n[1] return-policy.md, Returns > Deadline, p. 2" in text


def test_only_what_fits_as_well_is_quoted_and_no_translation_of_it():
    rows = [
        ["退货", "期限", "a.md", None, "三十天。", 1.0], ["R", "D", "b.md", None, "30 days.", 1.0],
        ["退货", "例外", "a.md", None, "十四天。", 0.99], ["别的", "", "c.md", None, "无关。", 0.9],
    ]  # fmt: skip
    text = rendered(rows, Style("zh"))
    assert "[1] a.md，退货 > 期限" in text
    assert "[2] a.md，退货 > 例外" in text
    assert "30 days" not in text
    assert "无关" not in text


def test_a_long_passage_is_cut_to_the_sentences_that_answer():
    text = " ".join(f"Sentence {n} says something else at some length." for n in range(20))
    shown = rendered(
        [["T", "", "a.md", None, f"{text} Goods go back within 30 days. {text}", 1.0]], Style("en")
    )
    assert "within 30 days" in shown
    assert "… " in shown
    assert len(shown) < 500


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "没有文件提到“x”。"), ("en", 'No document says anything about "x".')]
)
def test_no_document(language, said):
    assert nothing({"nothing": {"asked": "x"}}, Style(language)) == said
