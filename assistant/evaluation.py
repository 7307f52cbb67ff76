"""An evaluation: questions with gold answers are asked as a person asks, and judged; docs/evaluation.md tells how.

Shares are between 0 and 1. Gold rows hold raw values: they are compared here and go nowhere else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from math import ceil
from time import perf_counter
from typing import Any

from assistant.answer import Answer
from assistant.evaluation_judge import Outcome, Verdict, judge
from assistant.evaluation_set import Question
from assistant.evaluation_tables import Rows
from connectors.failures import SetupError


@dataclass(frozen=True)
class NoAnswer:
    """Why there is no answer: the sentence a person was told, and whether that was foreseen."""

    said: str
    foreseen: bool = True


# Question, who asks (None: the one who sees most), conversation -> the answer, or why there is none.
Ask = Callable[[str, str | None, str | None], Answer | NoAnswer]
GoldRows = Callable[[str, str, dict[str, str]], Rows]


@dataclass(frozen=True)
class Judged:
    """One question after it was asked.

    Args:
        question: The question.
        gold: What would be right.
        verdict: What the answer is worth.
        seconds: From the question to its answer, without those asked before it.
        calls: Of a language model; the planner is none.
        tokens: Read and written by the model.
        said: The answer's words, or why there is none; restored, so personal values can stand in it.
        steps: The tool calls, arguments in placeholders.
    """

    question: Question
    gold: Rows
    verdict: Verdict
    seconds: float
    calls: int = 0
    tokens: int = 0
    said: str = ""
    steps: list[dict[str, Any]] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        """Return right, wrong or refused."""
        return self.verdict.outcome


def gold_of(questions: Iterable[Question], rows: GoldRows) -> Iterator[tuple[Question, Rows]]:
    """Read the gold rows of each question.

    Raises:
        SetupError: A statement cannot be run; the sentence names the question.
        SourceError: A source does not answer.
    """
    for question in questions:
        if not question.sql:
            yield question, ()
            continue
        try:
            yield question, rows(question.source or "", question.sql, question.tables)
        except SetupError as failure:
            raise SetupError(f"The gold SQL of question {question.id!r}: {failure.message}") from None


def run(
    asked: Sequence[tuple[Question, Rows]], ask: Ask, *, workers: int = 1, done: Callable[[], None] | None = None
) -> list[Judged]:  # fmt: skip
    """Ask every question in a conversation of its own and judge the answers; the order stays.

    Args:
        asked: Questions with their gold rows.
        ask: The way to the assistant.
        workers: How many are asked at a time.
        done: Told after each.
    """

    def one(each: tuple[Question, Rows]) -> Judged:
        judged = _judged(*each, ask)
        if done is not None:
            done()
        return judged

    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(one, asked))


def _judged(question: Question, gold: Rows, ask: Ask) -> Judged:
    conversation: str | None = None
    for earlier in question.before:
        before = ask(earlier, question.user, conversation)
        if isinstance(before, NoAnswer):
            verdict = Verdict("refused", "a question before it failed")
            return Judged(question, gold, verdict, 0.0, said=before.said)
        conversation = before.conversation
    started = perf_counter()
    answer = ask(question.question, question.user, conversation)
    seconds = perf_counter() - started
    if isinstance(answer, NoAnswer):
        right = question.check == "refused" and answer.foreseen  # a program that breaks is not honest
        verdict = Verdict("right") if right else Verdict("refused", "it failed")
        return Judged(question, gold, verdict, seconds, said=answer.said)
    tokens = int(answer.model.get("input_tokens") or 0) + int(answer.model.get("output_tokens") or 0)
    modelled = answer.model.get("name") != "planner" or tokens > 0
    calls = int(answer.model.get("calls") or 0) if modelled else 0
    return Judged(
        question, gold, judge(question, gold, answer), seconds, calls, tokens, answer.answer, answer.steps
    )


def summary(judged: Sequence[Judged]) -> dict[str, Any]:
    """Return the scores: shares between 0 and 1, seconds, and model calls and tokens per question."""
    seconds = sorted(each.seconds for each in judged)
    return {
        "questions": len(judged),
        "right": share(judged, "right"),
        "wrong": share(judged, "wrong"),
        "refused": share(judged, "refused"),
        "zh_right": share([each for each in judged if each.question.counts_as == "zh"], "right"),
        "en_right": share([each for each in judged if each.question.counts_as == "en"], "right"),
        "p50_s": _quantile(seconds, 0.5),
        "p95_s": _quantile(seconds, 0.95),
        "model_calls": _mean([each.calls for each in judged]),
        "tokens": _mean([each.tokens for each in judged]),
    }


def share(judged: Sequence[Judged], outcome: Outcome) -> float | None:
    """Return the share of one outcome; None where nothing was asked."""
    if not judged:
        return None
    return round(sum(each.outcome == outcome for each in judged) / len(judged), 4)


def _quantile(ordered: Sequence[float], part: float) -> float | None:
    """Return the nearest-rank quantile, in seconds."""
    return round(ordered[max(0, ceil(part * len(ordered)) - 1)], 4) if ordered else None


def _mean(numbers: Sequence[int]) -> float:
    return round(sum(numbers) / len(numbers), 2) if numbers else 0.0
