"""`assistant ask` and `assistant chat`: questions from a terminal, a script or a file of them."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from connectors.failures import Failure, QueryError, SetupError
from ui.options import NOT_UNDERSTOOD, HomeOption, opened
from ui.told import meeting, told

if TYPE_CHECKING:
    from assistant.answer import Answer
    from privacy.policy import User
    from ui.assemble import System

FAILED = 2
MAX_LINE_BYTES = 1_000_000
_FORM = 'Write {"id": ..., "question": "..."} on one line.'
UserOption = Annotated[
    str | None,
    typer.Option(
        "--user", metavar="USER", help="Who asks; their role decides what is seen. Also ASSISTANT_USER."
    ),
]
PurposeOption = Annotated[
    str | None,
    typer.Option(
        "--purpose",
        metavar="WORDS",
        help="What sensitive values are needed for, where your role must say so; it is recorded.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    app.command()(ask)
    app.command()(chat)


def ask(
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="The question, in quotation marks.")
    ] = None,
    *,
    user: UserOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of text and tables.")
    ] = False,
    brief: Annotated[
        bool, typer.Option("--brief", help="The answer without the tables it rests on.")
    ] = False,
    conversation: Annotated[
        str | None, typer.Option("--conversation", metavar="ID", help="Go on with this conversation.")
    ] = None,
    chart: Annotated[
        Path | None,
        typer.Option("--chart", metavar="FILE.png|FILE.svg", help="Draw the answer into a file, too."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="Answer every line {id, question, user?, conversation?, purpose?}; - is stdin.",
        ),
    ] = None,
    purpose: PurposeOption = None,
    home: HomeOption = None,
) -> None:
    """Ask one question, or every question of a file of JSON lines.

    Example: assistant ask "SO2026-00042 现在到哪了？" --user service1

    Example: assistant ask --file questions.jsonl --user service1 > answers.jsonl

    Example: assistant ask "Sales by month this year" --user manager1 --chart sales.png

    Example: assistant ask "Bank account of Acme?" --user refunds1 --purpose "refund of SO2026-00042"

    Exit status: 0 answered, 3 not understood, 2 failed (the sentence on stderr says why).
    """
    if (question is None) == (file is None):
        raise QueryError(
            "Ask one question in quotation marks, or name a file with --file. "
            'Example: assistant ask "Where is order SO2026-00042?" --user service1'
        )
    stated = _stated(purpose)
    if chart is not None:
        _check_chart(chart, file)
    system = opened(home)
    if file is not None:
        raise typer.Exit(_ask_file(system, file, _Asker(user, conversation, stated)))
    answer = system.ask(question or "", asking(system, user), conversation, purpose=stated)
    drawn = _draw(answer, chart) if chart is not None else {}
    if as_json:
        typer.echo(json.dumps({**answer.to_json(), **drawn}, ensure_ascii=False))
    else:
        from ui.show import print_answer

        print_answer(answer, system.home.timezone, brief=brief)
    if not answer.ok:
        raise typer.Exit(NOT_UNDERSTOOD)


def chat(user: UserOption = None, *, purpose: PurposeOption = None, home: HomeOption = None) -> None:
    """Talk in the terminal; an empty line or Ctrl-D ends it.

    Example: assistant chat --user sales1
    """
    from ui.show import print_answer, print_failure

    stated = _stated(purpose)
    system = opened(home)
    person = asking(system, user)
    conversation = system.conversations.claim(person.name)
    while question := _read_question():
        try:
            print_answer(system.ask(question, person, conversation, purpose=stated), system.home.timezone)
        except Failure as failure:
            print_failure(failure)


def asking(system: "System", name: str | None) -> "User":
    """Return who asks: the option, else ASSISTANT_USER, else the only account there is.

    Raises:
        QueryError: Nobody has that name.
        SetupError: It is not said who asks.
    """
    who = name or os.environ.get("ASSISTANT_USER", "").strip()
    if not who:
        everyone = system.accounts.all()
        if len(everyone) != 1:
            raise SetupError("Say who asks with --user NAME; 'assistant user list' shows who there is.")
        who = everyone[0].name
    return system.user(who)


def _stated(purpose: str | None) -> str:
    """Return the purpose that was stated, "" for none.

    Raises:
        QueryError: The option was given without words.
    """
    if purpose is not None and not purpose.strip():
        raise QueryError(
            'The purpose is blank. Say in a few words what the values are for: --purpose "refund of SO2026-00042"'
        )
    return purpose or ""


def _check_chart(chart: Path, file: Path | None) -> None:
    """Make sure, before anything is asked, that a picture can be drawn there.

    Raises:
        QueryError: A file of questions is asked: each answer would take the place of the one before.
        SetupError: The ending is another than those that are drawn.
    """
    from ui.chart_image import check_ending

    check_ending(chart)
    if file is not None:
        raise QueryError("A chart is drawn of one question. Leave out --file, or --chart.")


def _draw(answer: "Answer", file: Path) -> dict[str, Any]:
    """Draw an answer into a file and return its specification, or say why there is nothing to draw."""
    from assistant.chart import chart_of
    from assistant.chart_spec import spec
    from ui.chart_image import save

    chart = chart_of(answer)
    if isinstance(chart, str):
        typer.echo(chart, err=True)
        return {"chart": None}
    save(chart, file)
    typer.echo(str(file), err=True)
    return {"chart": spec(chart)}


def _read_question() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


@dataclass(frozen=True)
class _Asker:
    """What holds for each line of a file that does not say it itself."""

    user: str | None
    conversation: str | None
    purpose: str


def _ask_file(system: "System", file: Path, asker: _Asker) -> int:
    """Answer every line and return the exit status: that of the worst line."""
    worst = 0
    for number, line in _lines(file):
        written, status = _answer_line(system, number, line, asker)
        typer.echo(json.dumps(written, ensure_ascii=False))
        sys.stdout.flush()
        worst = status if worst in (0, NOT_UNDERSTOOD) and status else worst
    return worst


def _answer_line(system: "System", number: int, line: bytes, asker: _Asker) -> tuple[dict[str, Any], int]:
    """Answer one line; whatever goes wrong with it is its own answer, and the others go on."""
    asked: dict[str, Any] = {"id": None}
    failed: list[Exception] = []
    with meeting(failed.append):
        asked = _parsed(number, line)
        _check(number, asked)
        person = asking(system, asked.get("user") or asker.user)
        conversation = asked.get("conversation") or asker.conversation
        purpose = asked.get("purpose") or asker.purpose
        answer = system.ask(asked["question"], person, conversation, purpose=purpose)
        return {"id": asked["id"], **answer.to_json()}, 0 if answer.ok else NOT_UNDERSTOOD
    kind = type(failed[0]).__name__ if isinstance(failed[0], Failure) else "Unexpected"
    return {"id": asked["id"], "error": told(failed[0]), "kind": kind}, FAILED


def _lines(file: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with sys.stdin.buffer if str(file) == "-" else file.open("rb") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise SetupError(f"The file {file.name} cannot be read ({error.strerror}). Check its name.") from None


def _parsed(number: int, line: bytes) -> dict[str, Any]:
    """Read one line {id, question, user?, conversation?, purpose?}.

    Raises:
        QueryError: It is not one; the sentence says the line number.
    """
    if len(line) > MAX_LINE_BYTES:
        raise QueryError(f"Line {number} is longer than {MAX_LINE_BYTES:,} bytes. Ask a shorter question.")
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise QueryError(f"Line {number} is not UTF-8. Save the file as UTF-8.") from None
    except (json.JSONDecodeError, RecursionError):
        raise QueryError(f"Line {number} is not JSON. {_FORM}") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("id"), str | int):
        raise QueryError(f"Line {number} has no id that is text or a number. {_FORM}")
    return asked


def _check(number: int, asked: dict[str, Any]) -> None:
    """Make sure that what a line asks is text.

    Raises:
        QueryError: It is not; the sentence says the line number.
    """
    for key, needed in (("question", True), ("user", False), ("conversation", False), ("purpose", False)):
        value = asked.get(key)
        if not isinstance(value, str) and (needed or value is not None):
            raise QueryError(f"Line {number}: {key!r} must be text. {_FORM}")
