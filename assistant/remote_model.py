"""An OpenAI-compatible chat model whose whole answer has a time limit, not only each wait for a piece of it."""

import time
from collections.abc import Iterator
from typing import Any

from langchain_core.outputs import ChatGenerationChunk
from langchain_openai import ChatOpenAI


class RemoteModel(ChatOpenAI):
    """Any endpoint that speaks the OpenAI chat protocol.

    Args:
        limit_s: Seconds until a streamed answer counts as not given, however steadily its pieces drip.
    """

    limit_s: float = 30.0

    def _stream(self, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        until = time.monotonic() + self.limit_s
        for chunk in super()._stream(*args, **kwargs):
            if time.monotonic() > until:
                raise TimeoutError
            yield chunk
