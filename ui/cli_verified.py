"""`assistant verified`: questions whose plan somebody with the right to has verified."""

import json
from typing import Annotated

import typer

from connectors.failures import QueryError
from ui.cli_ask import UserOption, asking
from ui.cli_documents import JsonOption
from ui.options import HomeOption, help_if_alone, opened

app = typer.Typer(
    help="Verify answers, so that their questions are answered the same way again.",
    invoke_without_command=True,
)


@app.callback()
def _alone(context: typer.Context) -> None:
    help_if_alone(context)


@app.command()
def add(
    *,
    audit_id: Annotated[
        int | None, typer.Option("--audit-id", metavar="NUMBER", help="The answer's entry in the trail.")
    ] = None,
    conversation: Annotated[
        str | None,
        typer.Option("--conversation", metavar="ID", help="Or: the last answer of this conversation."),
    ] = None,
    question: Annotated[
        str,
        typer.Option("--question", metavar="TEXT", help="The whole question, if it went on with another."),
    ] = "",
    user: UserOption = None,
    home: HomeOption = None,
) -> None:
    """Verify an answer of one's own: the role needs `verify: true` in assistant.yaml.

    Example: assistant verified add --audit-id 42 --user manager1
    """
    if (audit_id is None) == (conversation is None):
        raise QueryError(
            "Say which answer with --audit-id NUMBER, which every answer shows, or --conversation ID."
        )
    system = opened(home)
    person = asking(system, user)
    role = system.role(person)
    whole = system.deidentifier.question(question).text if question else ""
    plan = (
        system.verifier.add_last(conversation, person, role)
        if conversation is not None
        else system.verifier.add(audit_id or 0, person, role, whole)
    )
    typer.echo(f"Verified as no. {plan.id}: {plan.question}")


@app.command("list")
def list_(*, as_json: JsonOption = False, home: HomeOption = None) -> None:
    """List the verified questions; people in them are placeholders.

    Example: assistant verified list
    """
    from ui.show_documents import print_verified

    plans = opened(home).verified.all()
    if not as_json:
        print_verified(plans)
    for plan in plans if as_json else ():
        calls = [{"tool": call.tool, "arguments": call.arguments} for call in plan.calls]
        told = {"id": plan.id, "question": plan.question, "language": plan.language, "calls": calls}
        typer.echo(json.dumps(told | {"by": plan.by, "on": plan.on.isoformat()}, ensure_ascii=False))


@app.command()
def remove(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Its number, as `list` shows it.")],
    *,
    user: UserOption = None,
    home: HomeOption = None,
) -> None:
    """Forget a verified question.

    Example: assistant verified remove 3 --user manager1
    """
    system = opened(home)
    person = asking(system, user)
    plan = system.verifier.remove(number, person, system.role(person))
    typer.echo(f"Removed no. {plan.id}.")
