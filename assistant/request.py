"""What one question carries through the agent: its tools, its desk, what was called, what may be restored."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.understand import Desk

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel
    from langchain_core.messages import AIMessage
    from langchain_core.tools import BaseTool

    from privacy.policy import User


@dataclass
class Made:
    """One tool call that was made: `artifact` holds the whole result as JSON types."""

    tool: str
    arguments: dict[str, Any]
    artifact: dict[str, Any]
    ms: float

    @property
    def failed(self) -> bool:
        """Say whether it ended in a failure."""
        return "failure" in self.artifact

    @property
    def rows(self) -> int:
        """Return how many rows it brought."""
        return sum(len(table["rows"]) for table in self.artifact.get("tables", []))


@dataclass
class Request:
    """The context of one run of the agent."""

    user: "User"
    conversation: str
    language: str
    prompt: str
    tools: "dict[str, BaseTool]"
    desk: Callable[[], Desk]
    record: Callable[..., int]
    model_name: str
    known: tuple[dict[str, Any], ...] = ()
    planner: "BaseChatModel | None" = None
    clean: Callable[[str], str] = str
    fallen_back: bool = False
    limited: bool = False
    begun: bool = False
    seen: set[str] = field(default_factory=set)
    made: list[Made] = field(default_factory=list)
    allowed: set[str] = field(default_factory=set)
    final: "AIMessage | None" = None
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
