"""The home folder: where everything of one company lies, and `assistant.yaml`, which says what it is.

Secrets are never written in it: `url_env` and `api_key_env` name the environment variables that hold them.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from connectors.failures import SetupError
from ui.settings import Settings, read_settings

if TYPE_CHECKING:
    from connectors.registry import SourceConfig
    from connectors.yamlfile import YamlFile
    from privacy.policy import Policy

ENV = "ASSISTANT_HOME"
DEFAULT = "~/.assistant"
YAML = "assistant.yaml"


def folder(option: Path | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """Return the home folder: the option, else the environment variable, else the default.

    >>> folder(Path("/srv/acme")).as_posix(), folder(None, {"ASSISTANT_HOME": "/srv/b"}).as_posix()
    ('/srv/acme', '/srv/b')
    """
    told = (os.environ if environ is None else environ).get(ENV, "").strip()
    return Path(option or told or DEFAULT).expanduser().absolute()


@dataclass(frozen=True)
class Home:
    """One home folder. Nothing is read before it is asked for."""

    folder: Path

    @classmethod
    def open(cls, path: Path) -> "Home":
        """Return the home at `path`.

        Raises:
            SetupError: There is none.
        """
        home = cls(path)
        if not home.yaml.is_file():
            raise SetupError(
                f"There is no home in {path}. Run 'assistant demo' for a demo company, "
                f"or 'assistant init --from FILE' with your own settings."
            )
        return home

    @property
    def yaml(self) -> Path:
        """The settings."""
        return self.folder / YAML

    @property
    def store(self) -> Path:
        """The folder of the de-identified store."""
        return self.folder / "store"

    @property
    def vault(self) -> Path:
        """The file of the vault."""
        return self.folder / "vault.sqlite"

    @property
    def vault_key(self) -> Path:
        """The owner-only file with the vault's key, unless an environment variable holds it."""
        return self.folder / "vault.key"

    @property
    def audit(self) -> Path:
        """The file of the trail."""
        return self.folder / "audit.sqlite"

    @property
    def memory(self) -> Path:
        """What the assistant remembers of each conversation."""
        return self.folder / "conversations.sqlite"

    @property
    def accounts(self) -> Path:
        """The people who may log in, and whose conversation is whose."""
        return self.folder / "accounts.sqlite"

    @property
    def metrics(self) -> Path:
        """The company's own metrics and dimensions, which may be missing."""
        return self.folder / "metrics.yaml"

    @property
    def index(self) -> Path:
        """The folder of the search index."""
        return self.folder / "index"

    @property
    def verified(self) -> Path:
        """The verified questions."""
        return self.folder / "verified.sqlite"

    @property
    def documents(self) -> Path | None:
        """The folder of the company's documents, if the settings name one."""
        told = self.settings.documents
        return self.folder / Path(told.folder).expanduser() if told else None

    @property
    def demo(self) -> Path:
        """The folder of the demo company's two databases."""
        return self.folder / "demo"

    @cached_property
    def file(self) -> "YamlFile":
        """The settings as a document that knows its lines."""
        from connectors.yamlfile import YamlFile  # PyYAML: not for `--help`

        return YamlFile(self.yaml)

    @cached_property
    def settings(self) -> Settings:
        """The settings, checked.

        Raises:
            SetupError: A setting is wrong; the sentence names file, line and the nearest valid word.
        """
        return read_settings(self.file)

    @cached_property
    def policy(self) -> "Policy":
        """The roles of `assistant.yaml`, or the shipped ones where it names none."""
        from privacy.policy import Policy

        return Policy.default() if self.settings.roles is None else Policy.load(self.file)

    @property
    def timezone(self) -> ZoneInfo:
        """The zone in which times are shown and in which "today" is."""
        return ZoneInfo(self.settings.timezone)

    def today(self) -> date:
        """Return the day that counts as today."""
        told = self.settings.today
        return date.fromisoformat(told) if told else datetime.now(self.timezone).date()

    def sources(self) -> "list[SourceConfig]":
        """Return the sources as the registry wants them."""
        from connectors.registry import SourceConfig

        return [
            SourceConfig(name=name, **source.model_dump()) for name, source in self.settings.sources.items()
        ]
