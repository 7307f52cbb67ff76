"""`assistant audit`: read the trail and check that nobody changed it."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from connectors.failures import QueryError, TrailError, nearest
from ui.options import HomeOption, help_if_alone, opened
from ui.trail_text import KINDS

if TYPE_CHECKING:
    from privacy.audit import Trail
    from ui.assemble import System

app = typer.Typer(help="Read the trail; check that nobody changed it.", invoke_without_command=True)


@app.callback()
def _alone(context: typer.Context) -> None:
    help_if_alone(context)


@app.command("list")
def list_(
    *,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only this kind: " + ", ".join(KINDS) + ".")
    ] = None,
    user: Annotated[str | None, typer.Option("--user", metavar="USER", help="Only this person.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="From this day on, such as 2026-10-01.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="To this day, the day included.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Only entries that hold these words.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="How many, newest first.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
    home: HomeOption = None,
) -> None:
    """List entries, newest first.

    Example: assistant audit list --kind question --user service1 --since 2026-10-01
    """
    from ui.show import print_entries
    from ui.trail_text import day_end, day_start, entry_json

    if kind is not None and kind not in KINDS:
        raise QueryError(f"There is no kind of entry {kind!r}.{nearest(kind, KINDS)}")
    system = opened(home)
    zone = system.home.timezone
    entries = _trail(system).entries(
        kind=kind,
        user=user,
        since=day_start(since, zone, "--since"),
        until=day_end(until, zone, "--until"),
        text=text,
        limit=limit,
    )
    if as_json:
        for entry in entries:
            typer.echo(json.dumps(entry_json(entry), ensure_ascii=False))
    else:
        print_entries(entries, zone)


@app.command()
def show(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The entry's number, as `list` shows it.")],
    home: HomeOption = None,
) -> None:
    """Show one entry whole.

    Example: assistant audit show 42
    """
    from ui.trail_text import entry_json

    system = opened(home)
    trail = _trail(system)
    typer.echo(json.dumps(entry_json(trail.show(number)), ensure_ascii=False, indent=2))


@app.command()
def verify(home: HomeOption = None) -> None:
    """Check every entry: was one changed, removed, reordered, or the end cut off?

    Example: assistant audit verify
    """
    system = opened(home)
    verdict = _trail(system).verify()
    if not verdict.intact:
        where = f" Entry {verdict.number}:" if verdict.number is not None else ""
        raise TrailError(f"The trail is NOT intact.{where} {verdict.problem}")
    typer.echo(f"The trail is intact: {verdict.entries:,} entries, each in its place and unchanged.")


def _trail(system: "System") -> "Trail":
    """Open the trail, which every home has from its first hour on.

    Raises:
        TrailError: It is gone.
    """
    if not system.home.audit.is_file():
        raise TrailError(
            f"There is no trail in {system.home.folder}, and every home has one: it was moved or removed. "
            f"Put it back from a backup; nothing can be verified without it."
        )
    return system.trail
