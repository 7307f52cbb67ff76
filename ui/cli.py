"""The command line's front door. Only typer is imported here: `assistant --help` must answer at once."""

import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from connectors.failures import Failure
from ui import (
    cli_ask,
    cli_audit,
    cli_documents,
    cli_eval,
    cli_metrics,
    cli_privacy,
    cli_setup,
    cli_sources,
    cli_user,
    cli_verified,
)
from ui.options import help_if_alone
from ui.told import DEBUG, meeting

_UsageError: type[typer.BadParameter] = typer.BadParameter.__mro__[1]  # typer gives it no public name
FAILED = 2
UNEXPECTED = 1
INTERRUPTED = 130

app = typer.Typer(
    name="assistant",
    help="Ask one company's ERP and CRM in Chinese or English, on your own machine.",
    epilog='Start: assistant demo.  Then: assistant ask "Where is order SO2026-00042?" --user service1',
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for _part in (cli_setup, cli_sources, cli_ask, cli_metrics, cli_eval):
    _part.register(app)
app.add_typer(cli_audit.app, name="audit")
app.add_typer(cli_privacy.app, name="privacy")
app.add_typer(cli_user.app, name="user")
app.add_typer(cli_documents.app, name="documents")
app.add_typer(cli_verified.app, name="verified")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"assistant {version('erp-crm-assistant')}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(
            "--home",
            metavar="DIR",
            help="The home folder: settings, store, trail. Also ASSISTANT_HOME; by default ~/.assistant. "
            "Example: assistant --home /srv/acme ask ...",
        ),
    ] = None,
    _version_asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Ask one company's ERP and CRM in Chinese or English, on your own machine."""
    context.obj = home
    help_if_alone(context)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; a failure is told in one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # a terminal that cannot show Chinese
    command = typer.main.get_command(app)
    ended: list[int] = []
    with meeting(lambda error: ended.append(_ended(error))):
        code = command.main(args=list(arguments), prog_name="assistant", standalone_mode=False)
        ended.append(code if isinstance(code, int) else 0)
    if ended[-1] == INTERRUPTED:
        typer.echo("Stopped.", err=True)
    return ended[-1]


def _ended(error: Exception) -> int:
    """Say what went wrong in one sentence on stderr, and return the exit status."""
    if isinstance(error, Failure):
        return _told(error.message, FAILED)
    if isinstance(error, typer.Abort):
        return INTERRUPTED
    if isinstance(error, _UsageError):
        return _told(_usage(error), FAILED)
    if isinstance(error, BrokenPipeError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - the reader is gone, nothing more to say
        return FAILED
    if os.environ.get(DEBUG) == "1":
        traceback.print_exception(error)
    sentence = f"Something unforeseen went wrong ({type(error).__name__})."
    return _told(f"{sentence} Set {DEBUG}=1 and run it again to see where.", UNEXPECTED)


def main() -> None:
    """Run the command line."""
    # Importing makes many objects and no garbage: looking for it less often takes a fifth off a cold `ask`.
    gc.set_threshold(50_000, 20, 20)
    sys.exit(run(sys.argv[1:]))


def _told(sentence: str, status: int) -> int:
    typer.echo(sentence, err=True)
    return status


def _usage(error: typer.BadParameter) -> str:
    """Say what is wrong with the command as it was typed, and where its help is."""
    said = error.format_message().rstrip(". ")
    path = error.ctx.command_path if error.ctx is not None else "assistant"
    return f"{said}. Run '{path} --help' to see how it is used."
