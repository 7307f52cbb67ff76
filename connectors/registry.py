"""The kinds of sources there are, and how one is opened from its entry in the home."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors.failures import SetupError, nearest
from connectors.mapping import load_mapping, shipped

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

    from connectors.mapping import Mapping as SourceMapping
    from connectors.source import Source

_OWN = {
    "sql": "any PostgreSQL, MySQL, MariaDB or SQLite database, with a mapping of your own",
    "files": "CSV, Excel, JSON or Parquet files, with a mapping of your own",
}


@dataclass(frozen=True)
class SourceConfig:
    """One entry under `sources` in the home's assistant.yaml.

    Args:
        name: Its name there; ids of its rows begin with it.
        kind: A shipped mapping's kind, or `sql` / `files` with a mapping of your own.
        url: The address of a database; an SQLite path is relative to the home.
        url_env: The environment variable that holds the address, for one with a password.
        path: A file or folder, relative to the home.
        mapping: A mapping file of your own, relative to the home.
        allow_writable_login: A login that could write is accepted.
        options: `timeout_s`, `schema` (databases); `encoding`, `delimiter` (files).
    """

    name: str
    kind: str
    url: str | None = None
    url_env: str | None = None
    path: str | None = None
    mapping: str | None = None
    allow_writable_login: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)


def kinds() -> dict[str, str]:
    """Return every kind of source with one line about it."""
    return {kind: load_mapping(kind).description for kind in shipped()} | _OWN


def open_source(config: SourceConfig, base: Path) -> "Source":
    """Open a source; nothing is connected or read yet.

    Args:
        config: Its entry in the home.
        base: The home folder, which paths are relative to.

    Raises:
        SetupError: The entry or its mapping is wrong.
    """
    mapping = mapping_of(config, base)
    if sum(bool(way) for way in (config.url, config.url_env, config.path)) != 1:
        raise SetupError(
            f"The source {config.name!r} needs exactly one of url, url_env (a database) or path (files)."
        )
    return _files(config, mapping, base) if config.path else _sql(config, mapping, base)


def mapping_of(config: SourceConfig, base: Path) -> "SourceMapping":
    """Return the mapping of a source: a file of the home, or the shipped one of its kind.

    Raises:
        SetupError: There is none, or it is wrong.
    """
    if config.mapping:
        return load_mapping(base / config.mapping)
    if config.kind in _OWN:
        raise SetupError(
            f"The source {config.name!r} is of kind {config.kind!r}: name its file under 'mapping'."
        )
    files = shipped()
    if config.kind not in files:
        hint = nearest(config.kind, [*files, *_OWN])
        raise SetupError(f"The source {config.name!r} has an unknown kind {config.kind!r}.{hint}")
    return load_mapping(config.kind)


def _files(config: SourceConfig, mapping: "SourceMapping", base: Path) -> "Source":
    from connectors.files import FileSource  # Arrow and Excel readers are heavy

    options = _options(config, {"encoding": str, "delimiter": str})
    return FileSource(config.name, base / (config.path or ""), mapping, **options)


def _sql(config: SourceConfig, mapping: "SourceMapping", base: Path) -> "Source":
    from connectors.sql import SqlSource  # SQLAlchemy takes 0.3 s to import

    options = _options(config, {"timeout_s": _seconds, "schema": str})
    url = address(config, base)
    return SqlSource(config.name, url, mapping, allow_writable_login=config.allow_writable_login, **options)


def address(config: SourceConfig, base: Path) -> "URL":
    """Return the address of a database; an SQLite file by its absolute path.

    Raises:
        SetupError: It is no address, or the environment variable that holds it is not set.
    """
    from sqlalchemy.engine import make_url  # SQLAlchemy takes 0.3 s to import
    from sqlalchemy.exc import ArgumentError

    address = config.url
    if config.url_env:
        address = os.environ.get(config.url_env)
        if not address:
            raise SetupError(
                f"The source {config.name!r} takes its address from the environment variable"
                f" {config.url_env}, which is not set. Set it and try again."
            )
    try:
        url = make_url(address or "")
    except (ArgumentError, ValueError):
        # The address is not repeated: there may be a password in it.
        raise SetupError(
            f"The address of {config.name!r} is not one. It looks like postgresql://login@host:5432/database."
        ) from None
    if url.get_backend_name() == "sqlite":
        if not url.database or url.database == ":memory:":
            raise SetupError(
                f"The address of {config.name!r} names no SQLite file, such as sqlite:///erp.sqlite."
            )
        url = url.set(database=str((base / url.database).resolve()))
    return url


def _seconds(value: Any) -> float:
    seconds = float(value)
    if not 0 < seconds <= 86_400:
        raise ValueError
    return seconds


def _options(config: SourceConfig, known: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    result = {}
    for option, value in config.options.items():
        if option not in known:
            hint = nearest(option, known)
            raise SetupError(f"The source {config.name!r} has no option {option!r}.{hint}")
        try:
            result[option] = known[option](value)
        except (TypeError, ValueError):
            raise SetupError(
                f"The option {option!r} of source {config.name!r} takes a number of seconds, at most 86400."
            ) from None
    return result
