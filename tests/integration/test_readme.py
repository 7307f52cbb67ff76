"""The README's ten questions are answered rightly in both languages, and its commands are the ones that exist."""

import re
from pathlib import Path

import pytest

from assistant.answer import Answer
from connectors.demo import planted
from connectors.demo.truth import truth
from tests.integration.conftest import AS_OF
from ui.assemble import System

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (\w+)(?:, after (\d+))? \|$", re.MULTILINE)
YUNCHUANG, ACME = planted.YUNCHUANG_NAME, planted.ACME_NAME
TRUTH = truth(AS_OF)

# What each answer must hold: words of the answer or cells of its evidence, by number and language.
HOLDS = {
    1: {"zh": ("SO2026-00042", "顺丰速运", "德邦快递", "运输中"), "en": ("SO2026-00042", "in transit")},
    2: {"zh": ("INV", "部分付款"), "en": ("INV", "partially paid")},
    3: {"zh": TRUTH.open_tickets(planted.YUNCHUANG), "en": TRUTH.open_tickets(planted.ACME)},
    4: {"zh": (YUNCHUANG, "SO2026-"), "en": (ACME, "SO2026-")},
    5: {"zh": TRUTH.below_reorder(), "en": TRUTH.below_reorder()},
    6: {"zh": (YUNCHUANG, "联系人", "订单"), "en": (ACME, "Contacts", "orders")},
    7: {"zh": planted.YUNCHUANG_MISSES, "en": (ACME, "bought")},
    8: {"zh": ("2026-07-01", "2026-09-30"), "en": ("2026-07-01", "2026-09-30")},
    9: {"zh": ("顺丰速运", "CNY"), "en": ("顺丰速运", "CNY")},
    10: {
        "zh": ("逾期", str(len(TRUTH.overdue_invoices()))),
        "en": ("overdue", str(len(TRUTH.overdue_invoices()))),
    },
}


def rows() -> list[tuple[int, str, str, str, int]]:
    return [(int(row[0]), *row[1:4], int(row[4] or 0)) for row in ROW.findall(README)]


def test_there_are_ten_questions() -> None:
    assert [row[0] for row in rows()] == list(range(1, 11)) == list(HOLDS)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("row", rows(), ids=lambda row: f"question {row[0]}")
def test_a_question_of_the_readme_is_answered(
    demo: System, row: tuple[int, str, str, str, int], language: str
) -> None:
    number, zh, en, name, after = row
    user, conversation = demo.user(name), None
    if after:
        first = next(other for other in rows() if other[0] == after)
        conversation = demo.ask(first[1 if language == "zh" else 2], user).conversation
    answer = demo.ask(zh if language == "zh" else en, user, conversation)
    assert answer.ok
    assert answer.language == language
    assert answer.sources
    assert answer.audit_id
    written = _written(answer)
    assert [word for word in HOLDS[number][language] if word not in written] == []


@pytest.mark.parametrize(
    ("question", "tool"),
    [
        ("云创科技的全部情况", "customer_360"),
        ("Late orders over 10,000 from Germany", "list_orders"),
        ("上个月德国的订单", "list_orders"),
        ("Late rate by carrier this quarter compared with last quarter", "query_metrics"),
        ("今年没有下过单的客户", "query_metrics"),
        ("What does DSO mean?", ""),
        ("毛利率怎么算？", ""),
        ("How long is the warranty?", "search_documents"),
        ("退货政策是什么？", "search_documents"),
    ],
)
def test_what_it_says_can_be_asked_can_be(demo: System, question: str, tool: str) -> None:
    assert question in README
    answer = demo.ask(question, demo.user("manager1"))
    assert answer.ok
    assert [step["tool"] for step in answer.steps] == ([tool] if tool else [])


@pytest.mark.parametrize("target", ["demo", "test"])
def test_its_two_commands_are_targets_of_the_makefile(target: str) -> None:
    makefile = (Path(__file__).parents[2] / "Makefile").read_text(encoding="utf-8")
    assert f"make {target} " in README
    assert re.search(rf"^{target}: ", makefile, re.MULTILINE)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (Path(__file__).parents[2] / link).exists()


def _written(answer: Answer) -> str:
    return answer.answer + " ".join(
        str(cell) for table in answer.tables for row in table["rows"] for cell in row
    )
