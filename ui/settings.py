"""What may stand in `assistant.yaml`, and how a mistake in it is told."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from connectors.failures import SetupError, nearest

if TYPE_CHECKING:
    from connectors.yamlfile import YamlFile

_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
_ENV_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}")
_PASSWORD_IN_URL = re.compile(r"^[^:/]+://[^/@:]*:[^/@]+@")
_PLAIN = {
    "missing": "is missing",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "string_type": "must be text",
    "dict_type": "must be a list of names with their settings",
    "model_type": "must be a list of names with their settings",
    "model_attributes_type": "must be a list of names with their settings",
    "string_too_short": "must not be empty",
    "string_too_long": "must be at most {max_length} characters",
    "string_pattern_mismatch": "must be a size such as 500MB or 1GB",
    "literal_error": "must be one of: {expected}",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "list_type": "must be a list",
    "too_long": "must have at most {max_length} entries",
}


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SourceSettings(_Section):
    """One system that is read: what kind it is and where it is."""

    kind: str = Field(min_length=1)
    url: str | None = None
    url_env: str | None = None
    path: str | None = None
    mapping: str | None = None
    allow_writable_login: bool = False
    options: dict[str, Any] = Field(default_factory=dict)

    @field_validator("url")
    @classmethod
    def _no_password(cls, url: str | None) -> str | None:
        if url and _PASSWORD_IN_URL.match(url):
            raise ValueError(
                "holds a password; put the whole address into an environment variable "
                "and name that with url_env instead"
            )
        return url

    @field_validator("url_env")
    @classmethod
    def _variable(cls, name: str | None) -> str | None:
        return _variable_name(name)

    @model_validator(mode="after")
    def _one_place(self) -> "SourceSettings":
        if sum(place is not None for place in (self.url, self.url_env, self.path)) != 1:
            raise ValueError("needs exactly one of url, url_env and path")
        return self


class ModelSettings(_Section):
    """Who understands the questions: the embedded planner, with a local or a remote model for what it is not sure of.

    Args:
        kind: `planner`, `local` (a GGUF file in this process) or `remote` (an OpenAI-compatible address).
        base_url: Of a remote model.
        model: The name of a remote model.
        api_key_env: The environment variable that holds its key.
        path: Of a local model: its GGUF file.
        threads: Of a local model; 0 takes all cores.
        context: Of a local model, tokens that prompt and answer may have together.
        timeout_s: Seconds until an answer counts as not given; 30, of a local model 60, where it is left out.
        tools: Of a remote model: `native` tool calls, or `plan` for models that have none.
        planner_first: The planner answers what it is sure of; false lets the model answer everything.
    """

    kind: Literal["planner", "local", "remote"] = "planner"
    base_url: str | None = None
    model: str | None = None
    api_key_env: str | None = None
    path: str | None = None
    threads: int = Field(default=0, ge=0, le=256)
    context: int = Field(default=4096, ge=3072, le=131_072)
    timeout_s: float | None = Field(default=None, gt=0, le=600)
    tools: Literal["native", "plan"] = "native"
    planner_first: bool = True

    @field_validator("api_key_env")
    @classmethod
    def _variable(cls, name: str | None) -> str | None:
        return _variable_name(name)

    @model_validator(mode="after")
    def _complete(self) -> "ModelSettings":
        if self.kind == "remote" and not (self.base_url and self.model):
            raise ValueError("of kind remote needs base_url and model")
        if self.kind == "local" and not self.path:
            raise ValueError("of kind local needs path: the GGUF file")
        return self


class Limits(_Section):
    """How much one question may take."""

    max_rows: int = Field(default=1000, ge=1, le=100_000)
    query_timeout_s: float = Field(default=10.0, gt=0, le=600)
    question_chars: int = Field(default=2000, ge=10, le=20_000)
    tool_calls: int = Field(default=6, ge=1, le=20)
    memory: str = Field(default="1GB", pattern=r"^[0-9]+(\.[0-9]+)?\s?(MB|GB|TB)$")


class DocumentSettings(_Section):
    """The company's documents, and which roles may find them.

    Args:
        folder: Where they are; relative to the home.
        roles: The roles that may find any; all that have the tool where it is left out.
        only: First folder inside it -> the roles that may find what is in it.
    """

    folder: str = Field(min_length=1)
    roles: list[str] | None = None
    only: dict[str, list[str]] = Field(default_factory=dict)


class Examples(_Section):
    """Questions a role may start with, in each language."""

    zh: list[str] = Field(default_factory=list, max_length=6)
    en: list[str] = Field(default_factory=list, max_length=6)


class Settings(_Section):
    """The whole of `assistant.yaml`.

    Args:
        company: Its name, as the pages show it.
        timezone: The zone in which times are shown and days begin.
        today: The day that counts as today, for data that does not go on: a demo, an archive.
        fiscal_year_start: The month, 1 to 12, with which the fiscal year begins; it is named by the year it ends in.
        sources: The systems that are read, by name.
        model: Who understands the questions.
        limits: How much one question may take.
        roles: Who may see what; the shipped roles where it is left out.
        examples: By role, questions to start with.
        documents: The company's documents, if it has a folder of them.
    """

    company: str = Field(min_length=1, max_length=120)
    timezone: str = "Asia/Shanghai"
    today: str | None = None
    fiscal_year_start: int = Field(default=1, ge=1, le=12)
    sources: dict[str, SourceSettings] = Field(default_factory=dict)
    model: ModelSettings = ModelSettings()
    limits: Limits = Limits()
    roles: dict[str, Any] | None = None
    examples: dict[str, Examples] = Field(default_factory=dict)
    documents: DocumentSettings | None = None

    @field_validator("timezone")
    @classmethod
    def _zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("is not a time zone; write one such as Asia/Shanghai or Europe/Berlin") from None
        return name

    @field_validator("today")
    @classmethod
    def _day(cls, day: str | None) -> str | None:
        try:
            return day and date.fromisoformat(day).isoformat()
        except ValueError:
            raise ValueError("is not a day; write one such as 2026-10-01") from None

    @field_validator("sources", mode="before")
    @classmethod
    def _none_yet(cls, sources: object) -> object:
        return {} if sources is None else sources

    @field_validator("sources")
    @classmethod
    def _names(cls, sources: dict[str, SourceSettings]) -> dict[str, SourceSettings]:
        for name in sources:
            if not _NAME.fullmatch(name):
                raise ValueError(
                    "has a source whose name is not usable; a name is lower-case letters, digits and _, "
                    "at most 32 characters, such as erp"
                )
        return sources


def read_settings(file: "YamlFile") -> Settings:
    """Check a document and return it as settings.

    Raises:
        SetupError: A setting is wrong; the sentence names file, line and the nearest valid word.
    """
    try:
        return Settings.model_validate(file.data)
    except ValidationError as error:
        raise _told(file, error) from None  # pydantic's text quotes the value, which may be a secret


def _told(file: "YamlFile", error: ValidationError) -> SetupError:
    """Say the first mistake in a sentence; unknown words before what they left missing."""
    mistakes = error.errors(include_url=False, include_input=False)
    first = next((m for m in mistakes if m["type"] == "extra_forbidden"), mistakes[0])
    place = [key for key in first["loc"] if isinstance(key, str | int)]
    path = ".".join(str(key) for key in place)
    if first["type"] == "extra_forbidden":
        word = str(place[-1])
        return file.wrong(f"{path!r} is not a setting.{nearest(word, _siblings(place))}", *place)
    said = _plain(dict(first))
    at = place[:-1] if first["type"] == "missing" else place
    return file.wrong(f"{path or 'the file'} {said}.", *at)


def _plain(mistake: dict[str, Any]) -> str:
    """Say one mistake without its value, which may be a secret."""
    kind, context = str(mistake["type"]), mistake.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    words = _PLAIN.get(kind, "is not valid")
    return words.format(**{name: str(value) for name, value in context.items()})


def _siblings(place: list[str | int]) -> list[str]:
    """Return the words that may stand where the unknown one stood."""
    sections: dict[str, type[_Section]] = {
        "sources": SourceSettings,
        "model": ModelSettings,
        "limits": Limits,
        "documents": DocumentSettings,
    }
    section = sections.get(str(place[0]), Settings) if len(place) > 1 else Settings
    return list(section.model_fields)


def _variable_name(name: str | None) -> str | None:
    if name is not None and not _ENV_NAME.fullmatch(name):
        raise ValueError("must be the name of an environment variable, not the secret itself")
    return name
