"""Latency of the planner over the development questions, warm, in one process: by kind of question, and the slowest.

Each question of a set is asked once, after a few others have opened what is opened once for each role: its
statement is checked for the first time, as most are. The earlier questions of a conversation are asked and not
counted. The clock runs from the text to the restored answer, trail written; CPU is that of the whole process.

Run: python -m benchmarks.development_questions [--scale 1] [--home DIR] [--set demo] [--kind metric] [--slowest 10]
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from assistant.evaluation_set import Question, chosen, read
from benchmarks.machine import heading, peak_mb, percentile
from benchmarks.startup import ASSISTANT, seconds
from connectors.failures import Failure
from ui.assemble import System
from ui.cli_eval import choose_model, sees_most
from ui.home import Home

_WARMING = ("你好", "How many orders last month?", "哪些订单延误了？", "Where is SO2026-00001?")
_ARGUMENTS = 160  # characters shown of a call


@dataclass(frozen=True)
class Taken:
    """One question and the milliseconds it took, on the clock and of processor time."""

    question: Question
    ms: float
    cpu_ms: float
    calls: str


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--set", default="demo")
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument("--slowest", type=int, default=10)
    options = parser.parse_args()
    questions = chosen(read([options.set]), kinds=options.kind)
    where = f"home {options.home.name}" if options.home else f"scale {options.scale:g}"
    print(heading(f"Development questions, {where}"))
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder) / "home"
        if options.home is None:
            seconds(ASSISTANT, "--home", str(home), "init", "--demo", "--scale", str(options.scale))
        _tell(_measure(System(Home.open(home)), questions), options.slowest)


def _measure(system: System, questions: Sequence[Question]) -> list[Taken]:
    choose_model(system, "planner")
    most = sees_most(system)
    for user in dict.fromkeys(question.user or most for question in questions):
        for text in _WARMING:
            _ask(system, text, user, None)
    return [_one(system, question, question.user or most) for question in questions]


def _one(system: System, question: Question, user: str) -> Taken:
    conversation = None
    for text in question.before:
        before = _ask(system, text, user, conversation)
        conversation = before.conversation if before else None
    started, cpu = time.perf_counter(), time.process_time()
    answer = _ask(system, question.question, user, conversation)
    ms, cpu_ms = (time.perf_counter() - started) * 1000, (time.process_time() - cpu) * 1000
    steps = answer.steps if answer else []
    calls = " ".join(f"{step['tool']} {json.dumps(step['arguments'], ensure_ascii=False)}" for step in steps)
    return Taken(question, ms, cpu_ms, calls)


def _ask(system: System, text: str, user: str, conversation: str | None) -> Answer | None:
    try:
        return system.ask(text, system.user(user), conversation)
    except Failure:
        return None  # refused questions are in the sets too, and take their time


def _tell(taken: Sequence[Taken], slowest: int) -> None:
    kinds: dict[str, list[Taken]] = defaultdict(list)
    for each in taken:
        kinds[each.question.kind].append(each)
    print(
        "| kind | n | p50 ms | p95 ms | max ms | CPU p50 ms | CPU p95 ms |\n|---|---:|---:|---:|---:|---:|---:|"
    )
    for kind in sorted(kinds):
        _row(kind, kinds[kind])
    _row("**all**", taken)
    print(f"\npeak memory {peak_mb():.0f} MB\n\n| slowest | ms | CPU ms | tool calls |\n|---|---:|---:|---|")
    for each in sorted(taken, key=lambda one: -one.ms)[:slowest]:
        print(f"| {each.question.id} | {each.ms:.0f} | {each.cpu_ms:.0f} | {each.calls[:_ARGUMENTS]} |")


def _row(kind: str, taken: Sequence[Taken]) -> None:
    ms, cpu = [each.ms for each in taken], [each.cpu_ms for each in taken]
    print(
        f"| {kind} | {len(taken)} | {percentile(ms, 0.5):.0f} | {percentile(ms, 0.95):.0f} | {max(ms):.0f} "
        f"| {percentile(cpu, 0.5):.0f} | {percentile(cpu, 0.95):.0f} |"
    )


if __name__ == "__main__":
    main()
