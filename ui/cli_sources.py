"""The sources of a home: `connect`, `sync`, `sources`."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from connectors.failures import QueryError, SetupError, SourceError, nearest
from ui.options import HomeOption, opened, recorded

if TYPE_CHECKING:
    from ui.assemble import System


def register(app: typer.Typer) -> None:
    """Add the commands to the front door."""
    for command in (connect, sync, sources):
        app.command()(command)


def connect(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="What it is; a wrong word lists them all.")],
    *,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="What to call it, such as erp or crm.")],
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="A database address without a password.")
    ] = None,
    url_env: Annotated[
        str | None,
        typer.Option("--url-env", metavar="VARIABLE", help="The environment variable with the address."),
    ] = None,
    path: Annotated[
        str | None, typer.Option("--path", metavar="PATH", help="A file or a folder of files.")
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option("--mapping", metavar="FILE", help="Your own mapping, instead of the shipped one."),
    ] = None,
    option: Annotated[
        list[str] | None,
        typer.Option("--option", metavar="KEY=VALUE", help="Such as encoding=gb18030; repeatable."),
    ] = None,
    allow_writable_login: Annotated[
        bool, typer.Option("--allow-writable-login", help="Take a login although it could change the system.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Add a source: try it, show what can be read, refuse a login that can write.

    Example: assistant connect northwind --name erp --url-env ERP_URL

    Example: assistant connect support-chats --name crm --path exports/chats.json
    """
    from connectors.registry import SourceConfig, kinds
    from ui.new_home import with_source, write_settings
    from ui.show import print_sources

    known = kinds()
    if kind not in known and mapping is None:
        raise QueryError(
            f"There is no kind of source {kind!r}.{nearest(kind, known)} Or give --mapping FILE."
        )
    system = opened(home)
    written = {
        "kind": kind, "url": url, "url_env": url_env, "path": path, "mapping": mapping,
        "allow_writable_login": allow_writable_login or None, "options": _options(option) or None,
    }  # fmt: skip
    told: dict[str, Any] = {key: value for key, value in written.items() if value is not None}
    text = with_source(system.home, name, told)
    config = SourceConfig(name=name, **told)
    (report,) = system.intake.check([config], system.home.folder)
    if not report.reachable:
        raise SetupError(report.detail)
    print_sources([report])
    recorded(system, "source added", source=name, kind=kind)
    write_settings(system.home, text)
    typer.echo(f"Added {name} to assistant.yaml. Next: 'assistant sync'.")


def sync(
    only: Annotated[
        list[str] | None, typer.Option("--source", metavar="NAME", help="Only this source; repeatable.")
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Read everything again, not only what changed.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Read what changed in the sources; questions go on being answered meanwhile.

    Example: assistant sync --source erp
    """
    read_sources(opened(home), only=only or (), full=full)


def sources(home: HomeOption = None) -> None:
    """Try every source: does it answer, is its login read-only, what can be read?

    Example: assistant sources
    """
    from ui.show import print_sources

    system = opened(home)
    reports = system.intake.check(system.home.sources(), system.home.folder)
    print_sources(reports)
    failed = [report.name for report in reports if not report.reachable]
    if failed:
        raise SourceError(f"Not reachable as they should be: {', '.join(failed)}. The notes above say why.")


def read_sources(
    system: "System", *, only: Collection[str] = (), full: bool = False, by_meaning: bool = True
) -> None:
    """Read the sources into the store and documents into the index, with progress; what failed is told last.

    Args:
        system: The home's.
        only: Names of the sources to read; all of them if there are none.
        full: Read everything again.
        by_meaning: Make documents ready to be found by meaning too, some 0.1 s a section.

    Raises:
        SetupError: There is no source, or none of that name.
        SourceError: At least one source could not be read; the others were.
    """
    from ui.show import print_sync, sync_progress

    configs = system.home.sources()
    if not configs:
        raise SetupError("There is no source yet. Add one with 'assistant connect KIND --name NAME'.")
    names = [config.name for config in configs]
    for name in only:
        if name not in names:
            raise SetupError(f"There is no source {name!r}.{nearest(name, names)}")
    opened_sources = system.intake.open(
        [c for c in configs if not only or c.name in only], system.home.folder
    )
    try:
        with sync_progress() as progress:
            report = system.intake.sync(opened_sources, full=full, progress=progress)
    finally:
        for source in opened_sources:
            source.close()
    print_sync(report)
    failures = [*report.failures, *_index(system, by_meaning=by_meaning)]
    if failures:
        raise SourceError(" ".join(failures) + " What was read before stays, and keeps answering.")


def _index(system: "System", *, by_meaning: bool) -> list[str]:
    """Bring the search index up to date; return why it could not be."""
    from ui.indexing import refresh
    from ui.show_documents import index_progress, print_index

    try:
        with index_progress() as progress:
            print_index(refresh(system, by_meaning=by_meaning, progress=progress))
    except (SetupError, SourceError) as failure:
        return [failure.message]
    return []


def _options(told: Sequence[str] | None) -> dict[str, Any]:
    """Read `key=value` words.

    Raises:
        QueryError: One is not written so.
    """
    pairs = [each.partition("=") for each in told or ()]
    if any(not key or not equals for key, equals, _ in pairs):
        raise QueryError("Write an option as KEY=VALUE, such as --option encoding=gb18030.")
    return {key: value for key, _, value in pairs}
