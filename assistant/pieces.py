"""The pieces in which the local engine gives its answer, put together; they also look at the clock."""

import json
import time
from typing import Any

from langchain_core.messages import AIMessage, InvalidToolCall, ToolCall


class Pieces:
    """Collects one answer; each piece is an OpenAI `chat.completion.chunk`.

    Args:
        until: When the answer counts as not given, on the monotonic clock.
    """

    def __init__(self, until: float) -> None:
        self._until = until
        self._text = ""
        self._calls: dict[int, dict[str, str]] = {}
        self._usage: dict[str, Any] = {}
        self.late = False
        self.failure = ""

    def take(self, piece: Any) -> bool:
        """Take a piece; true when the engine is to stop."""
        self.late = time.monotonic() > self._until
        self.note(piece)
        return self.late or bool(self.failure)

    def note(self, piece: Any) -> None:
        """Read a piece, or the whole answer of an engine that failed before the first one."""
        if not isinstance(piece, dict):
            return
        if error := piece.get("error"):
            self.failure = str(error.get("type", "unknown")) if isinstance(error, dict) else "unknown"
        self._usage = piece.get("usage") or self._usage
        for choice in piece.get("choices") or ():
            delta = choice.get("delta") or choice.get("message") or {}
            self._text += delta.get("content") or ""
            for call in delta.get("tool_calls") or ():
                self._call(call)

    def message(self) -> AIMessage:
        """Return the answer."""
        good: list[ToolCall] = []
        bad: list[InvalidToolCall] = []
        for index, call in sorted(self._calls.items()):
            name, raw, ident = call["name"], call["arguments"], call["id"] or f"call_{index}"
            arguments = _object(raw)
            if arguments is None:
                bad.append(
                    InvalidToolCall(type="invalid_tool_call", name=name, args=raw, id=ident, error=None)
                )
            else:
                good.append(ToolCall(type="tool_call", name=name, args=arguments, id=ident))
        read, written = int(self._usage.get("prompt_tokens", 0)), int(self._usage.get("completion_tokens", 0))
        cached = int((self._usage.get("prompt_tokens_details") or {}).get("cached_tokens", 0))
        return AIMessage(
            content=self._text,
            tool_calls=good,
            invalid_tool_calls=bad,
            usage_metadata={
                "input_tokens": read, "output_tokens": written, "total_tokens": read + written,
                "input_token_details": {"cache_read": cached},
            },
        )  # fmt: skip

    def _call(self, delta: dict[str, Any]) -> None:
        call = self._calls.setdefault(int(delta.get("index", 0)), {"id": "", "name": "", "arguments": ""})
        function = delta.get("function") or {}
        call["id"] = delta.get("id") or call["id"]
        call["name"] += function.get("name") or ""
        call["arguments"] += function.get("arguments") or ""


def _object(raw: str) -> dict[str, Any] | None:
    try:
        read = json.loads(raw or "{}")
    except ValueError:
        return None
    return read if isinstance(read, dict) else None
