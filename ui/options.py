"""What several commands share: the home option, opening the home, help for a group alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from ui.assemble import System

HomeOption = Annotated[
    Path | None, typer.Option("--home", metavar="DIR", help="The home folder.", show_default=False)
]
NOT_UNDERSTOOD = 3
COMMAND_LINE = "command line"  # who the trail says did it: whoever may write the home folder


def home_folder(option: Path | None) -> Path:
    """Return the home folder: the command's own option, else the one before the command, else the rest."""
    from ui.home import folder  # pydantic comes with it: not for `--help`

    context = _context()
    return folder(option or (context.find_root().obj if context else None))


def opened(option: Path | None) -> "System":
    """Open the home and return its system; nothing in it is built yet.

    Raises:
        SetupError: There is no home, or its settings or roles are wrong.
    """
    from ui.assemble import System
    from ui.home import Home

    home = Home.open(home_folder(option))
    _ = home.settings  # a wrong setting or role is told before anything is done
    for note in home.policy.notes:
        typer.echo(note, err=True)
    return System(home)


def help_if_alone(context: typer.Context) -> None:
    """Print the help of a group of commands when none of them is named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


def recorded(system: "System", action: str, **more: object) -> None:
    """Record an administrative act; if that fails, the act does not happen."""
    system.trail.append("admin", COMMAND_LINE, body={"action": action, **more})


def _context() -> typer.Context | None:
    from typer._click.globals import get_current_context  # typer gives it no public name

    return cast("typer.Context | None", get_current_context(silent=True))
