"""`assistant documents`: the company's own documents, found by question and cited."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from connectors.failures import SetupError
from ui.cli_ask import UserOption, asking
from ui.options import HomeOption, help_if_alone, opened, recorded

if TYPE_CHECKING:
    from privacy.gate import Scope
    from ui.assemble import System

app = typer.Typer(help="Read company documents; find what they say.", invoke_without_command=True)
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]


@app.callback()
def _alone(context: typer.Context) -> None:
    help_if_alone(context)


@app.command()
def add(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A folder of Markdown, text, PDF and Word files.")
    ],
    home: HomeOption = None,
) -> None:
    """Name the folder of the company's documents and read it.

    Example: assistant documents add /srv/acme/policies
    """
    from ui.new_home import with_documents, write_settings

    system = opened(home)
    place = folder.expanduser().absolute()
    if not place.is_dir():
        raise SetupError(f"There is no folder {folder.name!r} at the place given. Check the path.")
    text = with_documents(system.home, place)
    recorded(system, "documents added")
    write_settings(system.home, text)
    read_documents(opened(home))


@app.command("list")
def list_(*, as_json: JsonOption = False, home: HomeOption = None) -> None:
    """List the document files, how many sections each has, and why one was left out.

    Example: assistant documents list
    """
    from ui.show_documents import print_files

    files = opened(home).search.files()
    if not as_json:
        print_files(files)
    for file in files if as_json else ():
        told = {"file": file.name, "sections": file.sections, "problem": file.problem}
        typer.echo(json.dumps(told, ensure_ascii=False))


@app.command()
def sync(home: HomeOption = None) -> None:
    """Read the documents that changed; `assistant sync` does it too.

    Example: assistant documents sync
    """
    read_documents(opened(home))


@app.command()
def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to look for, in quotation marks.")],
    *,
    user: UserOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10, help="Passages at most.")] = 3,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Find passages, as a person of a role may see them.

    Example: assistant documents search "how long is the warranty" --user service1
    """
    from ui.show_documents import print_passages

    system = opened(home)
    person = asking(system, user)
    found = passages(system, system.gate.scope(person), text, limit)
    for passage in found if as_json else ():
        typer.echo(json.dumps(passage, ensure_ascii=False))
    if not found and not as_json:
        typer.echo("No document says anything about it.")
    elif not as_json:
        print_passages(found)


def passages(system: "System", scope: "Scope", text: str, limit: int) -> list[dict[str, Any]]:
    """Return what the documents say, restored as the role may see it; the look-up and the reveal are recorded.

    Raises:
        Denied: The role may not see documents.
        SourceError: No document has been read yet.
        TrailError: It cannot be recorded; nothing is shown.
    """
    from privacy.reveal import by_rights, reveal_body
    from tools.registry import TOOLS

    plain = system.deidentifier.question(text).text
    asked = {"text": plain[:400], "limit": limit}
    body = {"tool": "search_documents", "arguments": asked}
    with system.trail.entry("tool_call", scope.user.name, role=scope.role.name, body=body) as entry:
        table = TOOLS["search_documents"].call(scope, asked, system.kit).tables[0]
        entry.body["rows"] = len(table.rows)
        rights = scope.role.rights()
        restored = system.restorer.table(table.rows, rights)
    if restored.placeholders:
        reveal = reveal_body(by_rights(restored.placeholders, rights), action="documents searched")
        system.trail.append("reveal", scope.user.name, role=scope.role.name, body=reveal)
    return [dict(zip(table.columns, row, strict=True)) for row in restored.rows]


def read_documents(system: "System") -> None:
    """Read the documents into the index, with progress.

    Raises:
        SetupError: No folder is named, or it is not there.
    """
    from ui.indexing import refresh
    from ui.show_documents import index_progress, print_index

    if system.documents is None:
        raise SetupError(
            "No folder of documents is named yet. Name it with 'assistant documents add FOLDER'."
        )
    with index_progress() as progress:
        report = refresh(system, progress=progress)
    print_index(report)
