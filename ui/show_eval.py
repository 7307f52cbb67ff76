"""What the terminal shows of an evaluation: scores, scores by group, what was not right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ui.grid import facts, grid, printable
from ui.show import console

if TYPE_CHECKING:
    from assistant.evaluation import Judged

_HEAD = ("by", "group", "questions", "right", "wrong", "refused")
_NUMERIC = (False, False, True, True, True, True)


def print_evaluation(judged: "Sequence[Judged]", failures: Sequence[dict[str, Any]]) -> None:
    """Print the scores, then each failure with what was expected and what came."""
    from rich.text import Text

    from assistant.evaluation import summary
    from assistant.evaluation_report import groups, told

    out = console()
    out.print(facts(told(summary(judged))))
    rows = [tuple(map(str, row)) for row in groups(judged)]
    if rows:
        out.print()
        out.print(grid(_HEAD, rows, out.width, _NUMERIC))
    for each in failures:
        out.print()
        style = "red" if each["outcome"] == "wrong" else "yellow"
        out.print(Text(f"{each['outcome']}  {each['id']}", style=style))
        out.print(facts((name, printable(str(each[name]))) for name in ("question", "expected", "got")))
        for step in each["steps"]:
            arguments = ", ".join(f"{name}={value}" for name, value in step["arguments"].items())
            out.print(Text(f"  {step['tool']}({printable(arguments)})", style="dim"))
