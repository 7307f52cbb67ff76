"""Questions are asked in their own conversations, and the scores and reports say what came of it."""

import threading

import pytest

from assistant import evaluation, evaluation_report
from assistant.evaluation import Judged, NoAnswer
from assistant.evaluation_judge import Verdict
from connectors.failures import SetupError
from tests.assistant.answers import answer, call, question

FIVE = call("orders", (5,))


class Asked:
    """Answers five, and fails where the question says so; remembers what was asked where."""

    def __init__(self):
        self.calls = []
        self.lock = threading.Lock()

    def __call__(self, text, user, conversation):
        with self.lock:
            self.calls.append((text, user, conversation))
        if "down" in text:
            return NoAnswer("The ERP did not answer.", foreseen="broken" not in text)
        made = answer(FIVE, text="5 orders of Li Na")
        made.conversation = conversation or f"c{len(self.calls)}"
        made.model = {"name": "qwen", "calls": 2, "input_tokens": 100, "output_tokens": 10}
        return made


def run(*questions, gold=((5,),), **more):
    ask = Asked()
    return evaluation.run([(each, gold) for each in questions], ask, **more), ask


def test_each_question_has_its_own_conversation_and_follow_ups_go_on_with_theirs():
    judged, ask = run(question("value"), question("value", before=["a", "b"], question="c", user="sales1"))
    assert [each.outcome for each in judged] == ["right", "right"]
    assert ask.calls[0] == ("Sales in 2026?", None, None)
    assert [text for text, _, _ in ask.calls[1:]] == ["a", "b", "c"]
    assert [who for _, who, _ in ask.calls[1:]] == ["sales1"] * 3
    assert [where for _, _, where in ask.calls[1:]] == [None, "c2", "c2"]


@pytest.mark.parametrize("workers", [1, 4])
def test_the_order_stays_however_many_are_asked_at_a_time(workers):
    told = []
    questions = [question("value", id=f"q{n}") for n in range(20)]
    judged, _ = run(*questions, workers=workers, done=lambda: told.append(1))
    assert [each.question.id for each in judged] == [each.id for each in questions]
    assert len(told) == 20


def test_what_fails_is_refused_and_the_others_go_on():
    judged, _ = run(
        question("value", question="down"), question("value", before=["down"]), question("refused", question="down"),
        question("refused", question="down, broken"), question("value"),
    )  # fmt: skip
    assert [each.outcome for each in judged] == ["refused", "refused", "right", "refused", "right"]
    assert judged[0].said == "The ERP did not answer."


def test_the_scores_are_shares_and_means():
    judged = [
        Judged(question("value", language=language), [(1,)], Verdict(outcome), seconds, 2, 100)
        for language, outcome, seconds in (
            ("zh", "right", 0.1), ("zh", "wrong", 0.2), ("en", "right", 0.3), ("en", "refused", 0.4),
        )
    ]  # fmt: skip
    assert evaluation.summary(judged) == {
        "questions": 4, "right": 0.5, "wrong": 0.25, "refused": 0.25, "zh_right": 0.5, "en_right": 0.5,
        "p50_s": 0.2, "p95_s": 0.4, "model_calls": 2.0, "tokens": 100.0,
    }  # fmt: skip


def test_the_planner_is_no_language_model():
    ((judged,), _) = (
        [evaluation._judged(question("value"), [(5,)], lambda *_: answer(FIVE))],
        None,
    )
    assert (judged.calls, judged.tokens) == (0, 0)


def test_a_language_nobody_asked_in_has_no_share():
    assert evaluation.summary([])["right"] is None


def test_gold_that_cannot_be_read_names_its_question():
    def rows(*_):
        raise SetupError("it names a table or a column that is not there.")

    with pytest.raises(SetupError, match="'q': it names a table"):
        list(evaluation.gold_of([question("value")], rows))


def test_failures_are_told_without_personal_values():
    judged, _ = run(question("top", id="a"), question("value", id="b"), gold=(("Li Na", 9),))
    (failure, _second) = evaluation_report.failures(
        judged, lambda text: text.replace("Li Na", "<PERSON_1>").replace("li na", "<PERSON_1>")
    )
    assert set(failure) == {"id", "question", "language", "kind", "outcome", "expected", "got", "steps"}
    assert failure["outcome"] == "wrong"
    assert "<PERSON_1>" in failure["expected"]
    assert "<PERSON_1>" in failure["got"]
    assert "li na" not in str(failure).lower()


def test_the_report_has_scores_groups_and_failures():
    judged, _ = run(
        question("value", id="good"), question("value", id="bad", kind="stock", question="down | 5")
    )
    text = evaluation_report.markdown(judged, "Evaluation", [("sets", "demo")], str)
    for part in (
        "# Evaluation",
        "- sets: demo",
        "| right | 50.0 % |",
        "| kind | stock | 1 | 0.0 % |",
        "### bad",
    ):
        assert part in text
    assert "down ¦ 5" in text
    assert "### good" not in text
