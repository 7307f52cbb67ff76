"""Making a home, and adding a source to its settings; a half-written file is never left behind."""

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors.failures import SetupError
from ui.home import Home

if TYPE_CHECKING:
    from ui.settings import Settings

_OWNER_ONLY = 0o700


def make_folder(home: Home) -> None:
    """Make the folder of a new home, for its owner only.

    Raises:
        SetupError: There is a home in it already, or it cannot be made.
    """
    if home.yaml.exists():
        raise SetupError(
            f"There is a home in {home.folder} already. Use it, or name another folder with --home DIR."
        )
    try:
        home.folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"The folder {home.folder} cannot be made ({error.strerror}). Name another with --home DIR."
        ) from None


def write_settings(home: Home, text: str) -> Home:
    """Check settings, then put them in place in one step; return the home with them.

    Raises:
        SetupError: Something in them is wrong, or they cannot be written. The old ones stay.
    """
    fresh = home.folder / f".{secrets.token_hex(6)}.{home.yaml.name}"
    try:
        with os.fdopen(
            os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        checked(fresh, home.yaml.name)
        fresh.replace(home.yaml)
    except OSError as error:
        raise SetupError(
            f"{home.yaml} cannot be written ({error.strerror}). Make the folder writable, then try again."
        ) from None
    finally:
        fresh.unlink(missing_ok=True)
    return Home.open(home.folder)


def checked(path: Path, name: str) -> "Settings":
    """Read settings and their roles as the program will; messages call the file `name`.

    Raises:
        SetupError: Something in them is wrong.
    """
    from connectors.yamlfile import YamlFile
    from privacy.policy import Policy
    from ui.settings import read_settings

    try:
        file = YamlFile(path)
        settings = read_settings(file)
        if settings.roles is not None:
            Policy.load(file)
    except SetupError as wrong:
        raise SetupError(wrong.message.replace(path.name, name)) from None
    return settings


def empty_settings(company: str, timezone: str) -> str:
    """Return the settings of a company that has no source yet, with the shipped roles to be changed."""
    from privacy.policy import DEFAULT_FILE

    return (
        f"company: {_scalar(company)}\n"
        f"timezone: {_scalar(timezone)}\n"
        "sources:  # add one with: assistant connect KIND --name NAME --url-env VARIABLE\n"
        "model: {kind: planner}\n"
        "limits: {max_rows: 1000, query_timeout_s: 10, question_chars: 2000}\n\n"
    ) + DEFAULT_FILE.read_text("utf-8")


def with_source(home: Home, name: str, source: dict[str, Any]) -> str:
    """Return the settings with one source more; comments and order stay.

    Raises:
        SetupError: There is a source of that name, or the file is written in a way this cannot add to.
    """
    if name in home.settings.sources:
        raise home.file.wrong(f"there is a source {name!r} already. Choose another name.", "sources", name)
    line = f"  {name}: {_flow(source)}\n"
    lines = home.yaml.read_text("utf-8-sig").splitlines(keepends=True)
    if "sources" not in home.file.data:
        return "".join(lines).rstrip("\n") + "\nsources:\n" + line
    at = home.file.line("sources") - 1
    head, _, comment = lines[at].partition("#")
    if head.strip() in ("sources:", "sources: {}"):
        lines[at] = "sources:" + (f"  #{comment}" if comment else "\n")
        lines.insert(at + 1, line)
        return "".join(lines)
    raise SetupError(
        f"{home.yaml.name}: 'sources' is written on one line, so nothing can be added. "
        f"Add to it by hand: {line.strip()}"
    )


def with_documents(home: Home, folder: Path) -> str:
    """Return the settings with the folder of documents; comments and order stay.

    Raises:
        SetupError: Another folder is named already.
    """
    if home.documents is not None:
        if home.documents == folder:
            return home.yaml.read_text("utf-8-sig")
        raise home.file.wrong("a folder of documents is named already. Change it there.", "documents")
    text = home.yaml.read_text("utf-8-sig").rstrip("\n")
    return f"{text}\n\ndocuments: {_flow({'folder': str(folder)})}\n"


def _flow(value: dict[str, Any]) -> str:
    import yaml  # not for `--help`

    text: str = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10_000
    )
    return text.strip()


def _scalar(value: str) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)
