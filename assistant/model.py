"""Which chat model thinks: the planner, or any OpenAI-compatible endpoint."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from connectors.failures import ModelError, SetupError

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel


@dataclass(frozen=True)
class ModelConfig:
    """How to reach the model.

    Args:
        kind: `planner` (built in, no network) or `remote`.
        base_url: Of the endpoint, such as https://api.openai.com/v1.
        model: Its name there.
        api_key_env: Name of the environment variable that holds the key; None for an endpoint without one.
        timeout_s: Seconds until an answer counts as not given.
    """

    kind: Literal["planner", "remote"] = "planner"
    base_url: str | None = None
    model: str | None = None
    api_key_env: str | None = None
    timeout_s: float = 30.0

    @property
    def name(self) -> str:
        """Return the model's name, as answers and the trail tell it."""
        return "planner" if self.kind == "planner" else self.model or ""


def make_model(
    config: ModelConfig, *, zone: str = "UTC", environ: Mapping[str, str] | None = None
) -> "BaseChatModel":
    """Return the chat model.

    Raises:
        SetupError: An address, a name or the key is missing.
    """
    if config.kind == "planner":
        from assistant.planner import Planner  # langchain_core: 0.4 s

        return Planner(zone=zone)
    return _remote(config, os.environ if environ is None else environ)


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
    from langchain_openai import ChatOpenAI  # 0.6 s, and only needed here

    options: dict[str, Any] = {
        "model": config.model, "base_url": config.base_url, "api_key": key, "timeout": config.timeout_s,
        "max_retries": 1, "temperature": 0, "stream_usage": True,
    }  # fmt: skip
    return ChatOpenAI(**options)


def client_errors() -> tuple[type[Exception], ...]:
    """Return what a model's client raises when it is down, slow or talks nonsense."""
    import httpx  # both are loaded with the remote model
    import openai

    return (openai.OpenAIError, httpx.HTTPError, ValueError, TypeError, KeyError, IndexError, AttributeError)


def model_failure(error: Exception) -> ModelError:
    """Return the failure that a model client's exception stands for; its own text is not passed on."""
    kind = type(error).__name__
    hints = {
        "AuthenticationError": "It refused the key.",
        "PermissionDeniedError": "It refused the key.",
        "RateLimitError": "It is over its limit.",
        "APITimeoutError": "It took too long.",
        "NotFoundError": "It does not know the model's name or address.",
    }
    hint = hints.get(kind, "Check its address, or that it is running.")
    return ModelError(f"The language model did not answer. {hint}", detail=f"error={kind}")
