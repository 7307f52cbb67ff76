"""Which chat model thinks: the planner, a GGUF model in this process, or any OpenAI-compatible endpoint."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from connectors.failures import ModelError, SetupError

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

    from assistant.examples import ExampleBank
    from assistant.planner import Planner


@dataclass(frozen=True)
class ModelConfig:
    """How to reach the model.

    Args:
        kind: `planner` (built in, no network), `local` (a GGUF file in this process) or `remote`.
        base_url: Of the endpoint, such as https://api.openai.com/v1.
        model: Its name there.
        api_key_env: Name of the environment variable that holds the key; None for an endpoint without one.
        timeout_s: Seconds until an answer counts as not given; None for 30, of a local model 60.
        path: Of a local model, the GGUF file.
        threads: Of a local model; 0 takes all cores.
        context: Of a local model, tokens that prompt and answer may have together.
        tools: Of a remote model: `native` tool calls, or `plan` for models without them.
        planner_first: The planner answers what it is sure of.
    """

    kind: Literal["planner", "local", "remote"] = "planner"
    base_url: str | None = None
    model: str | None = None
    api_key_env: str | None = None
    timeout_s: float | None = None
    path: str | None = None
    threads: int = 0
    context: int = 4096
    tools: Literal["native", "plan"] = "native"
    planner_first: bool = True

    @property
    def name(self) -> str:
        """Return the model's name, as answers and the trail tell it."""
        if self.kind == "local":
            return Path(self.path or "").stem
        return "planner" if self.kind == "planner" else self.model or ""

    @property
    def limit_s(self) -> float:
        """Return the seconds until an answer counts as not given."""
        return self.timeout_s or (60.0 if self.kind == "local" else 30.0)


@dataclass
class Models:
    """Who may answer where a model is configured.

    Args:
        main: The model.
        planner: Answers what it is sure of, and instead of a model that fails.
        plans: The same endpoint held to plans, for when it knows no tools; None where `main` is held to them.
        planner_first: The planner answers what it is sure of.
        takes_tools: The endpoint has not refused tool calls yet.
        remote: The model is behind an address.
    """

    main: "BaseChatModel"
    planner: "Planner"
    plans: "BaseChatModel | None" = None
    planner_first: bool = True
    takes_tools: bool = True
    remote: bool = False

    @property
    def writes_answers(self) -> bool:
        """Say whether the model writes answers, which can be shown as they come; plans are told by templates."""
        return self.plans is not None and self.takes_tools


def make_models(
    config: ModelConfig, *, zone: str = "UTC", bank: "ExampleBank | None" = None, kept: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Models | None:  # fmt: skip
    """Return who may answer beside the planner; None when nobody is configured.

    Args:
        config: Which model.
        zone: The company's time zone.
        bank: Where examples for plans come from; the shipped ones if None.
        kept: A folder in which a local model keeps what it read of its prompts.
        environ: The environment variables.

    Raises:
        SetupError: An address, a name, the key, the model file or its extra is missing or wrong.
    """
    if config.kind == "planner":
        return None
    from assistant.constrained import Constrained  # both load langchain_core: 0.4 s
    from assistant.planner import Planner

    planner = Planner(zone=zone)
    if config.kind == "local":
        held = Constrained(inner=_local(config, kept), bank=bank, zone=zone)
        return Models(held, planner, None, config.planner_first)
    remote = _remote(config, os.environ if environ is None else environ)
    held = Constrained(inner=remote, held="response_format", bank=bank, zone=zone)
    if config.tools == "plan":
        return Models(held, planner, None, config.planner_first, remote=True)
    return Models(remote, planner, held, config.planner_first, remote=True)


def _local(config: ModelConfig, kept: Path | None) -> "BaseChatModel":
    if not config.path:
        raise SetupError("The local model has no path. Add model.path to assistant.yaml: the GGUF file.")
    from assistant.local_model import LocalModel  # langchain_core: 0.4 s

    model = LocalModel(
        path=Path(config.path).expanduser(), threads=config.threads, context=config.context,
        timeout_s=config.limit_s, kept=kept,
    )  # fmt: skip
    model.check()
    return model


def _remote(config: ModelConfig, environ: Mapping[str, str]) -> "BaseChatModel":
    for name, value in (("base_url", config.base_url), ("model", config.model)):
        if not value:
            raise SetupError(f"The remote model has no {name}. Add model.{name} to assistant.yaml.")
    key = environ.get(config.api_key_env, "") if config.api_key_env else "none"
    if not key:
        raise SetupError(
            f"The remote model's key is missing: the environment variable {config.api_key_env} is not set. "
            f"Set it, or use 'kind: planner'."
        )
    from assistant.remote_model import RemoteModel  # langchain_openai: 0.6 s, and only needed here

    options: dict[str, Any] = {
        "model": config.model, "base_url": config.base_url, "api_key": key, "timeout": config.limit_s,
        "max_retries": 0, "temperature": 0, "stream_usage": True,
    }  # fmt: skip
    return RemoteModel(limit_s=config.limit_s, **options)


def client_errors(remote: bool) -> tuple[type[Exception], ...]:
    """Return what a model's client raises when it is down, slow or talks nonsense."""
    nonsense = (TimeoutError, ValueError, TypeError, KeyError, IndexError, AttributeError)
    if not remote:
        return nonsense
    import httpx  # both are loaded with the remote model
    import openai

    return (openai.OpenAIError, httpx.HTTPError, *nonsense)


def model_failure(error: Exception) -> ModelError:
    """Return the failure that a model client's exception stands for; its own text is not passed on."""
    kind, status = type(error).__name__, getattr(error, "status_code", None)
    hints = {
        401: "It refused the key.",
        403: "It refused the key.",
        404: "It does not know the model's name or address.",
        429: "It is over its limit.",
        "APITimeoutError": "It took too long.",
        "TimeoutError": "It took too long.",
    }
    hint = hints.get(status) or hints.get(kind) or "Check its address, or that it is running."
    detail = f"error={kind}" + (f" status={status}" if isinstance(status, int) else "")
    return ModelError(f"The language model did not answer. {hint}", detail=detail)


def status_of(failure: ModelError) -> int:
    """Return the HTTP status a remote model answered with, 0 if none.

    >>> status_of(ModelError("...", detail="error=BadRequestError status=400"))
    400
    """
    told = failure.detail.partition("status=")[2].partition(" ")[0]
    return int(told) if told.isdigit() else 0
