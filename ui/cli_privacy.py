"""`assistant privacy`: what is held of people and where; one person's rights of access and of erasure."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from connectors.failures import Failure, QueryError, SetupError
from ui import cli_privacy_detect
from ui.options import COMMAND_LINE, HomeOption, help_if_alone, opened, recorded

if TYPE_CHECKING:
    from privacy.whole_store import WholeStore
    from ui.assemble import System

app = typer.Typer(
    help="What is held of people and where; show or erase what is held of one.", invoke_without_command=True
)
PersonOption = Annotated[
    str,
    typer.Option(
        "--person",
        metavar="WHO",
        help="A whole name, a placeholder such as PERSON_12, or the number of a customer, contact, staff member or "
        "lead; - reads it from standard input, which no history keeps.",
    ),
]
cli_privacy_detect.register(app)
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.callback()
def _alone(context: typer.Context) -> None:
    help_if_alone(context)


@app.command()
def inventory(*, as_json: JsonOption = False, home: HomeOption = None) -> None:
    """List which personal values are where, how many, and which mapping says so; no value is shown.

    Example: assistant privacy inventory

    Example: assistant privacy inventory --json > inventory.json
    """
    from privacy.inventory import inventory as counted
    from ui.show_privacy import print_inventory

    system = opened(home)
    found = counted(
        _whole(system),
        system.vault,
        system.home.sources(),
        system.home.folder,
        _documents(system),
        COMMAND_LINE,
    )
    if as_json:
        _print(found.to_json())
    else:
        print_inventory(found)


@app.command()
def erase(
    person: PersonOption,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking again.")] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Erase one person: the values that are theirs alone leave the vault for good.

    It shows first what goes and what stays because other people have it too. With --json and without --yes it only
    shows. Placeholders of what went stand for nobody; the values are not taken in again by a sync.

    Example: assistant privacy erase --person C01035

    Example: assistant privacy erase --person PERSON_443 --yes --json
    """
    from privacy.erasure import Erasure
    from ui.show_privacy import plan_json, print_plan

    system = opened(home)
    erasure = Erasure(_whole(system), system.vault, system.trail)
    plan = erasure.plan(_who(person), COMMAND_LINE, _documents(system))
    if not as_json:
        print_plan(plan)
    if not yes and (as_json or not _confirmed()):
        _print(plan_json(plan, done=False)) if as_json else typer.echo("Nothing was erased.")
        return
    erasure.erase(plan, COMMAND_LINE)
    if as_json:
        _print(plan_json(plan, done=True))
        return
    typer.echo(
        "Erased. Copies of vault.sqlite that were made earlier still hold the values: remove them too."
    )
    if plan.at_source:
        typer.echo(
            "The ERP or CRM still has this person: delete the rows above there. Until then a sync reads them, and "
            "[erased] stands where these values would; no new placeholder is given for them."
        )


@app.command()
def export(
    person: PersonOption,
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE.json", help="Write it all here, for its owner's eyes only."),
    ] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Show everything that is held about one person, for their request of access.

    Without --out and --json it says how much there is, and shows no value. With one of them the person's values are
    restored, those of others in the same rows stay masked, and the trail has a reveal.

    Example: assistant privacy export --person C01035 --out access-C01035.json
    """
    from privacy.person_export import PersonExports
    from ui.show_privacy import print_export

    if out is not None and as_json:
        raise QueryError("Say --out FILE.json or --json, not both.")
    system = opened(home)
    exports = PersonExports(_whole(system), system.vault, system.trail, system.restorer)
    found = exports.collect(_who(person), COMMAND_LINE)
    if out is not None:
        _written(out, lambda: exports.record(found, COMMAND_LINE), lambda: exports.restored(found))
        typer.echo(
            f"Written to {out.name}. It holds personal values: hand it over, then remove it.", err=True
        )
    elif as_json:
        exports.record(found, COMMAND_LINE)
        _print(exports.restored(found))
    else:
        print_export(found)


@app.command()
def readmit(
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE", help="The value as the source has it; - reads it from standard input."
        ),
    ],
    *,
    home: HomeOption = None,
) -> None:
    """Let a sync take in a value again that was erased: a number that has a new owner, a customer who came back.

    It gets a new placeholder; the old one stays dead. Then run 'assistant sync --full'.

    Example: assistant privacy readmit "138 0001 0042"
    """
    from privacy.kinds import KINDS

    system = opened(home)
    told = _who(value)
    kinds = [kind for kind in KINDS if system.vault.is_erased(kind, told)]
    if not kinds:
        raise QueryError("No value like that was erased. Give it as the source has it.")
    recorded(system, "value readmitted", kinds=[kind.lower() for kind in kinds])
    for kind in kinds:
        system.vault.readmit(kind, told)
    typer.echo("It is taken in again by the next 'assistant sync --full', under a new placeholder.")


def _whole(system: "System") -> "WholeStore":
    from privacy.whole_store import WholeStore

    return WholeStore(system.store, system.trail)


def _documents(system: "System") -> list[str]:
    """Return the texts of the search index; none where there is no index, or it cannot be read."""
    try:
        return [f"{entry.title} {entry.text}" for entry in system.search.entries("document")]
    except Failure:
        return []


def _who(told: str) -> str:
    """Return what was told, from standard input where it is `-`."""
    return sys.stdin.readline().strip() if told == "-" else told


def _confirmed() -> bool:
    """Ask whether to go on.

    Raises:
        QueryError: There is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise QueryError("There is no terminal to ask. Add --yes to erase what is shown above.")
    return bool(typer.confirm("Erase this for good?"))


def _written(file: Path, record: Any, content: Any) -> None:
    """Write a new file for its owner only, once the reveal is recorded; nothing is left of it when that fails.

    Raises:
        SetupError: There is such a file, or it cannot be written.
        TrailError: The reveal cannot be recorded.
    """
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise SetupError(f"There is a file {file.name} already. Name another with --out.") from None
    except OSError as error:
        raise SetupError(
            f"{file.name} cannot be written ({error.strerror}). Name another place with --out."
        ) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            record()
            json.dump(content(), stream, ensure_ascii=False, indent=2)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise SetupError(f"{file.name} cannot be written ({error.strerror}). Check the space left.") from None
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _print(told: dict[str, Any]) -> None:
    typer.echo(json.dumps(told, ensure_ascii=False))
