"""`assistant eval`: how many questions are answered rightly, wrongly, or with an honest "I don't know"."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from connectors.failures import Failure, SetupError
from ui.options import HomeOption, opened, recorded
from ui.told import meeting, place

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.evaluation import Ask, Judged, NoAnswer
    from assistant.evaluation_set import Question
    from assistant.evaluation_tables import Rows
    from ui.assemble import System

_MODELS = "planner, configured, remote, or local:FILE.gguf"


def register(app: typer.Typer) -> None:
    """Add the command to the front door."""
    app.command("eval")(evaluate)


def evaluate(
    *,
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME|FILE", help="A question set; can be said again. Shipped: demo."),
    ] = None,
    model: Annotated[
        str, typer.Option("--model", metavar="MODEL", help=f"Who understands: {_MODELS}.")
    ] = "configured",
    only: Annotated[
        str | None, typer.Option("--only", metavar="ID", help="Only this question, or those like 'zh-*'.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; can be said again.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many questions.")] = None,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=16, help="So many questions at a time; times grow with it.")
    ] = 1,
    user: Annotated[
        str | None,
        typer.Option("--user", metavar="USER", help="Who asks; the account that sees most if left out."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE.md", help="Write a report there.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Ask questions with known answers, and count what is right, wrong, refused.

    The right answers are read with SQL from the sources themselves, read-only, past the assistant.

    Example: assistant eval --set demo --model planner --report eval.md

    Example: assistant eval --set my-questions.yaml --only 'zh-*' --json

    Exit status: 0 when it ran, whatever the scores; 2 when it could not (the sentence on stderr says why).
    """
    from assistant import evaluation, evaluation_set

    system = opened(home)
    names = sets or _own_sets(system)
    questions = evaluation_set.chosen(evaluation_set.read(names), only, kind or (), limit)
    choose_model(system, model)
    asking = user or sees_most(system)
    if report is not None:
        _write(report, "")  # an hour of questions is not asked for a report that cannot be written
    recorded(system, "evaluation", sets=[Path(n).name for n in names], questions=len(questions), asks=asking)
    asked = _gold(system, questions)
    with _progress(len(asked)) as done:
        ask = _ask(system, asking)
        judged = evaluation.run(asked, ask, workers=workers, done=done)
    _tell(system, judged, names, as_json=as_json, report=report, model=model, asking=asking)


def choose_model(system: "System", told: str) -> None:
    """Put the model that is evaluated in the place of the configured one.

    Raises:
        SetupError: It is none of the ways to name one, or assistant.yaml has no remote model.
    """
    from pydantic import ValidationError

    from ui.settings import ModelSettings

    configured = system.home.settings.model
    if told == "configured" or (told == "remote" and configured.kind == "remote"):
        return
    way, _, path = told.partition(":")
    if told == "remote":
        raise SetupError("assistant.yaml names no remote model. Give it one under 'model', of kind remote.")
    if told != "planner" and (way != "local" or not path):
        raise SetupError(f"There is no such --model. Use {_MODELS}.")
    chosen = (
        {"kind": "planner"} if told == "planner" else {"kind": "local", "path": str(Path(path).absolute())}
    )
    try:
        system.model = ModelSettings.model_validate(chosen)
    except ValidationError:
        raise SetupError(f"There is no such --model. Use {_MODELS}.") from None


def sees_most(system: "System") -> str:
    """Return the account that sees most: all rows, then most tools, columns and restored kinds.

    Raises:
        SetupError: There is no account.
    """

    def seen(name: str) -> tuple[bool, int, int, int]:
        role = system.role(system.accounts.find(name))
        columns = sum(map(len, role.entities.values()))
        return role.rows == "all", len(role.tools), columns, sum(r == "full" for r in role.restore.values())

    everyone = [account.name for account in system.accounts.all()]
    if not everyone:
        raise SetupError("There is no account to ask with. Add one with 'assistant user add'.")
    return max(everyone, key=seen)


def _own_sets(system: "System") -> list[str]:
    """Return the set that goes with the home.

    Raises:
        SetupError: None does.
    """
    from assistant.evaluation_set import names
    from ui.demo_home import is_demo

    if is_demo(system.home) and "demo" in names():
        return ["demo"]
    raise SetupError("Name the questions with --set: a file, or one of: " + ", ".join(names()) + ".")


def _gold(system: "System", questions: "Sequence[Question]") -> "list[tuple[Question, Rows]]":
    """Read the gold rows of all questions before the first is asked: a wrong set is told at once."""
    from assistant.evaluation import gold_of
    from privacy.gold import Gold

    gold = Gold(system.home.sources(), system.home.folder, system.home.today())
    with ExitStack() as left:
        left.callback(gold.close)
        return list(gold_of(questions, gold.rows))


def _ask(system: "System", asking: str) -> "Ask":
    """Return the way a question takes, as any person's; what fails is a sentence."""
    from assistant.evaluation import NoAnswer

    def asked(question: str, user: str | None, conversation: str | None) -> "Answer | NoAnswer":
        failed: list[Exception] = []
        with meeting(failed.append):
            return system.ask(question, system.user(user or asking), conversation)
        error = failed[0]
        if isinstance(error, Failure):
            return NoAnswer(error.message)
        return NoAnswer(f"{type(error).__name__} at {place(error)}", foreseen=False)

    return asked


def _tell(
    system: "System", judged: "list[Judged]", names: Sequence[str], *, as_json: bool, report: Path | None,
    model: str, asking: str,
) -> None:  # fmt: skip
    from assistant import evaluation_report
    from assistant.evaluation import summary

    def clean(text: str) -> str:
        return system.deidentifier.notes([text])[0] or ""

    about = [("sets", ", ".join(Path(name).name for name in names)), ("model", model), ("asked as", asking),
             ("today", system.home.today().isoformat())]  # fmt: skip
    if report is not None:
        _write(report, evaluation_report.markdown(judged, "Evaluation", about, clean))
    failures = evaluation_report.failures(judged, clean)
    if as_json:
        typer.echo(json.dumps({"summary": summary(judged), "failures": failures}, ensure_ascii=False))
        return
    from ui.show_eval import print_evaluation

    print_evaluation(judged, failures)


def _write(report: Path, text: str) -> None:
    try:
        report.write_text(text, "utf-8")
    except OSError as error:
        raise SetupError(f"The report {report.name} cannot be written ({error.strerror}).") from None


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """Show a bar while questions are asked; nothing where there is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from ui.show import console

    columns: tuple[Any, ...] = (TextColumn("Asking"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    out = console(stderr=True)
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("Asking", total=total)
        yield lambda: bar.advance(task)
