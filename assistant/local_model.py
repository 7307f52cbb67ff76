"""A GGUF model inside this process as a LangChain chat model: loaded on first use, one answer at a time."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.base import LanguageModelInput
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, convert_to_openai_messages
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import PrivateAttr

from assistant.gguf import check_file
from assistant.local_engine import Engine
from assistant.pieces import Pieces
from connectors.failures import ModelError, SetupError

MAX_NEW_TOKENS = 300  # of one answer; a plan takes about thirty
READING_S = 600.0  # for the fixed part of a prompt, once: 2,500 tokens take a minute on two cores


class LocalModel(BaseChatModel):
    """Any GGUF model by its path; deterministic (temperature 0); counts its tokens.

    Called with `fixed=n`, the first n messages are a part that all prompts share: it is read once, outside the
    time limit, and kept in a folder for the next start.

    Args:
        path: The GGUF file.
        threads: Of the processor; 0 takes all of its cores.
        context: Tokens that prompt and answer may have together.
        timeout_s: Seconds until an answer, waiting for others included, counts as not given.
        kept: The folder for fixed parts of prompts; None keeps none.
    """

    path: Path
    threads: int = 0
    context: int = 4096
    timeout_s: float = 60.0
    kept: Path | None = None

    _engine: Engine | None = PrivateAttr(default=None)
    _lock: Any = PrivateAttr(default_factory=threading.Lock)

    @property
    def _llm_type(self) -> str:
        return "local"

    def check(self) -> None:
        """Look at what can be seen without loading.

        Raises:
            SetupError: The file is missing or is no GGUF file, or the extra is not installed.
        """
        check_file(self.path)
        if find_spec("xllamacpp") is None:
            raise SetupError(
                "Local models need the extra 'local', which is not installed. "
                "Install it with: pip install 'erp-crm-assistant[local]'"
            )

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,  # noqa: ARG002 - the model chooses; LangChain's signature
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Let the model call tools by its own chat template, if it has one for them."""
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools], **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002 - LangChain's signature
        **kwargs: Any,
    ) -> ChatResult:
        asked = _request(convert_to_openai_messages(messages), kwargs.get("max_tokens", MAX_NEW_TOKENS))
        if tools := kwargs.get("tools"):
            asked["tools"] = tools
        if stop:
            asked["stop"] = stop
        if schema := kwargs.get("schema"):
            asked["grammar"] = grammar(schema)
        with self._turn():
            self._read_fixed(asked["messages"][: kwargs.get("fixed", 0)])
            message = self._answer(asked, self.timeout_s)
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _read_fixed(self, fixed: list[Any]) -> None:
        """Let the engine read the part that all prompts share, if it has not."""
        engine = self._loaded()
        if not engine.is_known(fixed):
            self._answer(_request(fixed, 1), READING_S)
            engine.keep(fixed)

    def _answer(self, asked: dict[str, Any], limit_s: float) -> AIMessage:
        """Ask the engine within a time limit.

        Raises:
            ModelError: It is slow, failed, or the prompt does not fit.
        """
        pieces = Pieces(time.monotonic() + limit_s)
        try:
            told = self._loaded().answer(asked, pieces.take)
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(
                "The local model failed. Ask again, or use 'kind: planner'.",
                detail=f"error={type(error).__name__}",
            ) from None
        pieces.note(told)
        if pieces.late:
            raise ModelError(
                f"The local model took longer than {limit_s:g} s. Raise model.timeout_s, or choose a smaller "
                f"GGUF file.",
                detail="error=timeout",
            )
        if pieces.failure:
            raise ModelError(
                "The local model could not take the question. Raise model.context, or ask a shorter one.",
                detail=f"error={pieces.failure}",
            )
        return pieces.message()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait for the answer before this one, as long as an answer may take."""
        if not self._lock.acquire(timeout=self.timeout_s):
            raise ModelError("The local model is busy with other questions. Ask again.", detail="error=busy")
        try:
            yield
        finally:
            self._lock.release()

    def _loaded(self) -> Engine:
        """Return the engine; loading takes seconds and gigabytes, so it waits for the first question.

        Raises:
            SetupError: The file is no model any more.
            ModelError: It does not fit into memory, or cannot be loaded.
        """
        if self._engine is None:
            self.check()
            self._engine = Engine(self.path, self.threads, self.context, self.kept)
        return self._engine


def grammar(schema: Mapping[str, Any]) -> str:
    r"""Return the grammar of a JSON schema, without blanks: each would be a token more to write.

    >>> grammar({"enum": [1]})
    '%llguidance {}\nstart: %json {"enum": [1], "x-guidance": {"whitespace_flexible": false}}'
    """
    packed = {**schema, "x-guidance": {"whitespace_flexible": False}}
    return f"%llguidance {{}}\nstart: %json {json.dumps(packed, ensure_ascii=False)}"


def _request(messages: list[Any], max_tokens: int) -> dict[str, Any]:
    return {
        "messages": messages, "temperature": 0, "max_tokens": max_tokens, "stream": True, "cache_prompt": True,
        "return_progress": True, "stream_options": {"include_usage": True},
    }  # fmt: skip
