"""`assistant user`: who may log in."""

import sys
from typing import Annotated

import typer

from connectors.failures import QueryError, nearest
from ui.options import HomeOption, help_if_alone, opened, recorded

app = typer.Typer(help="Add, list and remove the people who may ask.", invoke_without_command=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The login name, such as li.na.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input, for scripts.")
]


@app.callback()
def _alone(context: typer.Context) -> None:
    help_if_alone(context)


@app.command()
def add(
    name: Name,
    *,
    role: Annotated[
        str,
        typer.Option("--role", metavar="ROLE", help="A role of assistant.yaml, such as service or sales."),
    ],
    staff_number: Annotated[
        str,
        typer.Option(
            "--staff-number", metavar="NO", help="Their number in the ERP: whose customers are their own."
        ),
    ] = "",
    region: Annotated[
        str, typer.Option("--region", metavar="REGION", help="Their region: whose customers are their own.")
    ] = "",
    password_stdin: FromStdin = False,
    home: HomeOption = None,
) -> None:
    """Add a person; the password is asked for, twice.

    Example: assistant user add li.na --role sales --staff-number E1007
    """
    from ui.accounts import Account

    system = opened(home)
    name = name.strip().lower()
    if role not in system.policy.roles:
        raise QueryError(f"There is no role {role!r}.{nearest(role, system.policy.roles)}")
    new = _password(password_stdin)
    recorded(system, "user added", account=name, role=role)
    system.accounts.add(Account(name, role, staff_number, region), new)
    typer.echo(f"Added {name} ({role}).")


@app.command("list")
def list_(home: HomeOption = None) -> None:
    """List everyone who may log in.

    Example: assistant user list
    """
    from ui.show import print_accounts

    print_accounts(opened(home).accounts.all())


@app.command()
def remove(name: Name, home: HomeOption = None) -> None:
    """Remove a person; what they asked stays in the trail.

    Example: assistant user remove li.na
    """
    system = opened(home)
    system.accounts.find(name)
    recorded(system, "user removed", account=name)
    system.accounts.remove(name)
    typer.echo(f"Removed {name}.")


@app.command()
def password(name: Name, password_stdin: FromStdin = False, home: HomeOption = None) -> None:
    """Give a person a new password, and lift the lock after wrong ones.

    Example: assistant user password li.na
    """
    system = opened(home)
    system.accounts.find(name)
    new = _password(password_stdin)
    recorded(system, "password changed", account=name)
    system.accounts.change_password(name, new)
    typer.echo(f"{name} has a new password.")


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise QueryError(
            "There is no terminal to ask for the password. Give it on standard input with --password-stdin."
        )
    entered: str = typer.prompt("Password", hide_input=True, confirmation_prompt="Once more")
    return entered
