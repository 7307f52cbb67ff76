"""Question latency on the planner's path, warm, in one process: p50 and p95 by kind of question.

The home is a demo company at the given scale (made in a temporary folder unless --home names one that is
synced). Each question is asked once to warm up, then `--rounds` times with other values, each in a
conversation of its own; the time is from the text to the restored answer, trail written.

Run: python -m benchmarks.questions [--scale 1] [--home DIR] [--rounds 20]
"""

import argparse
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.machine import heading, peak_mb, percentile
from benchmarks.startup import ASSISTANT, seconds
from connectors.failures import Failure
from ui.assemble import System
from ui.home import Home

METRICS = (
    "上季度销售额前五的客户是谁？", "Who were the top five customers by sales last quarter?",
    "今年每月的销售额，和去年同期比", "Sales by month this year compared with last year",
    "各承运商的准时率", "On-time rate by carrier",
    "应收账款按账龄", "Receivables by age",
    "今年各类别销售额占比", "Share of sales by category this year",
    "今年有多少复购客户？", "How many repeat customers are there this year?",
    "各仓库的库存金额", "Stock value by warehouse",
    "各优先级的工单数", "Tickets by priority",
    "今年各承运商的运费是多少？", "How much freight by carrier this year?",
)  # fmt: skip
# {order} is another order each round; the customers are the demo's two named ones.
QUESTIONS = {
    "order status": ("SO2026-{order} 现在到哪了？", "Where is SO2026-{order} now?"),
    "orders of a customer": ("云创科技最近的订单有哪些？", "Show me Acme's latest orders"),
    "late orders": ("哪些订单延误了？", "Which orders are late?"),
    "invoices": ("哪些发票逾期了？", "Which invoices are overdue?"),
    "stock": ("哪些产品低于再订货点？", "Which products are below their reorder level?"),
    "tickets": ("云创科技有没有未解决的工单？", "Does Acme have any open tickets?"),
    "360": ("云创科技的全部情况", "Everything about Acme before my call"),
    "cross-sell": ("给云创科技推荐三个可以交叉销售的产品", "What could we cross-sell to Acme, and why?"),
    "metrics": METRICS,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    print(heading(f"Question latency, scale {options.scale:g}"))
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder) / "home"
        if options.home is None:
            seconds(ASSISTANT, "--home", str(home), "init", "--demo", "--scale", str(options.scale))
            seconds(ASSISTANT, "--home", str(home), "sync")
        _measure(System(Home.open(home)), options.rounds)


def _measure(system: System, rounds: int) -> None:
    user = system.user("manager1")
    taken: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for kind, texts in QUESTIONS.items():
            for text in texts:
                spent = _ask(system, text.format(order=f"{number * 7 + 1:05d}"), user)
                if number:
                    taken[kind].append(spent)
    print("| question | n | p50 ms | p95 ms | max ms |\n|---|---|---|---|---|")
    for kind, times in taken.items():
        _row(kind, times)
    _row("all", [each for times in taken.values() for each in times])
    print(f"\npeak memory {peak_mb():.0f} MB")


def _ask(system: System, question: str, user: object) -> float:
    started = time.perf_counter()
    try:
        system.ask(question, user)  # type: ignore[arg-type]
    except Failure as failure:
        print(f"{question}: {failure.message}")
    return (time.perf_counter() - started) * 1000


def _row(kind: str, times: list[float]) -> None:
    print(
        f"| {kind} | {len(times)} | {percentile(times, 0.5):.0f} | {percentile(times, 0.95):.0f} "
        f"| {max(times):.0f} |"
    )


if __name__ == "__main__":
    main()
