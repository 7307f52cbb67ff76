"""Setting up and serving: `demo`, `init`, `serve`."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from connectors.failures import QueryError, SetupError
from ui.cli_sources import read_sources
from ui.options import HomeOption, home_folder, opened, recorded

if TYPE_CHECKING:
    from ui.assemble import System
    from ui.home import Home

Scale = Annotated[
    float, typer.Option("--scale", min=0.05, max=100, help="Size: 1 is 6,000 orders, 100 is 600,000.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day the demo's 24 months end; by default today."),
]
Port = Annotated[int, typer.Option("--port", min=1, max=65_535, help="The port of the chat page.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    for command in (demo, init, serve):
        app.command()(command)


def demo(
    *,
    port: Port = 7860,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
    scale: Scale = 1,
    as_of: AsOf = None,
    home: HomeOption = None,
) -> None:
    """Make a demo company if there is none, read it, and open the chat page.

    Example: assistant demo --port 8080 --no-open
    """
    from ui import demo_home
    from ui.serve import free_port, serve_pages

    free_port("127.0.0.1", port)
    place = _home_at(home)
    if place.yaml.is_file() and not demo_home.is_demo(place):
        raise SetupError(
            f"The home in {place.folder} is not a demo. Start it with 'assistant serve', "
            f"or give the demo a folder of its own: assistant demo --home DIR"
        )
    system = opened(place.folder) if place.yaml.is_file() else _made_demo(place, scale, as_of)
    read_sources(system, by_meaning=False)  # the server makes the vectors while it answers
    _introduce(system, port)
    serve_pages(system, "127.0.0.1", port, open_page=open_page)


def init(
    *,
    as_demo: Annotated[
        bool, typer.Option("--demo", help="A demo company, with accounts and two databases.")
    ] = False,
    from_file: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Your own assistant.yaml, checked and copied."),
    ] = None,
    company: Annotated[
        str | None, typer.Option("--company", metavar="NAME", help="A new home without sources yet.")
    ] = None,
    timezone: Annotated[
        str, typer.Option("--timezone", metavar="ZONE", help="With --company: its time zone.")
    ] = "Asia/Shanghai",
    scale: Scale = 1,
    as_of: AsOf = None,
    home: HomeOption = None,
) -> None:
    """Set up a home without serving; the demo is read as well, ready to be asked.

    Example: assistant init --demo --scale 1 --as-of 2026-10-01

    Example: assistant init --company "Acme GmbH" --timezone Europe/Berlin

    Example: assistant init --from acme.yaml
    """
    from ui.new_home import checked, empty_settings, make_folder, write_settings

    if sum((as_demo, from_file is not None, company is not None)) != 1:
        raise QueryError(
            "Say one of --demo, --company NAME and --from FILE. A demo company: assistant init --demo"
        )
    place = _home_at(home)
    if as_demo:
        system = _made_demo(place, scale, as_of)
        read_sources(system, by_meaning=False)  # the first question about a document does it
        typer.echo(f'The demo company is in {place.folder}. Ask it: assistant ask "..." --user service1')
        return
    if from_file is not None:
        checked(from_file, from_file.name)
        text = from_file.read_text("utf-8-sig")
    else:
        text = empty_settings(company or "", timezone)
    make_folder(place)
    write_settings(place, text)
    recorded(opened(place.folder), "home made")
    then = "'assistant sync'" if from_file else "'assistant connect KIND' for your ERP and CRM"
    typer.echo(f"The home is in {place.folder}. Next: {then}, and 'assistant user add NAME --role ROLE'.")


def serve(
    *,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; only this machine by default.")
    ] = "127.0.0.1",
    port: Port = 7860,
    open_page: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Serve the chat page.

    Example: assistant serve --port 8080
    """
    from ui.serve import free_port, serve_pages

    free_port(host, port)
    system = opened(home)
    if not system.accounts.all():
        raise SetupError("Nobody can log in yet. Add someone: assistant user add NAME --role ROLE")
    serve_pages(system, host, port, open_page=open_page)


def _home_at(option: Path | None) -> "Home":
    from ui.home import Home

    return Home(home_folder(option))


def _made_demo(place: "Home", scale: float, as_of: str | None) -> "System":
    """Make the demo's databases, settings and accounts."""
    from ui import demo_home
    from ui.show import build_progress

    day = _day(as_of)
    with build_progress() as progress:
        demo_home.make(place, scale=scale, as_of=day, progress=progress)
    system = opened(place.folder)
    recorded(system, "home made", kind="demo", scale=scale)
    demo_home.add_accounts(system)
    return system


def _day(as_of: str | None) -> date:
    if as_of is None:
        return datetime.now(ZoneInfo("Asia/Shanghai")).date()
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        raise QueryError("--as-of is not a day. Write it as 2026-10-01.") from None


def _introduce(system: "System", port: int) -> None:
    """Say who can log in, and what to ask first."""
    from ui import demo_home

    typer.echo(f"\n{system.home.settings.company}: http://127.0.0.1:{port}")
    typer.echo("\nAccounts of the demo (name, password, role):")
    for account in system.accounts.all():
        password = demo_home.PASSWORDS.get(account.name)
        if password:
            typer.echo(f"  {account.name:<12} {password:<12} {account.role}")
    asked = system.home.settings.examples.get("service")
    typer.echo("\nAsk it, for example:")
    for question in (*asked.zh[:3], *asked.en[:3]) if asked else ():
        typer.echo(f"  {question}")
    typer.echo("\nCtrl-C ends it.")
