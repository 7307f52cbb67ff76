"""What one question carries through the agent: its tools, its desk, what was called, what may be restored."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.desk import Desk

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.tools import BaseTool

    from assistant.model import Models
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
    """The context of one run of the agent.

    Args:
        models: Who may answer; None when the planner is the only one.
        clean: Replaces personal values in what a model wrote by itself.
        check: Leaves out of a message the model wrote what does not rest on results.
        messages: What the model reads of the conversation.
        ungrounded: Something was left out of its answer.
        answered_by: Who answers this question: `planner` or the model's name; "" until it is decided.
        fallen_back: The model failed, and the planner answers instead.
        talked_nonsense: ... because what it wrote could not be used.
        tells_found: ... with what the model found before it failed.
        complaint: Why the model's last plan could not be used, told to it with the next try.
        failures: Failed calls of the model.
        nonsense: Which of the model's messages asked for what cannot be done.
        dropped: Ids of tool calls the planner does not go on from.
    """

    user: "User"
    conversation: str
    language: str
    prompt: str
    tools: "dict[str, BaseTool]"
    desk: Callable[[], Desk]
    record: Callable[..., int]
    model_name: str
    known: tuple[dict[str, Any], ...] = ()
    models: "Models | None" = None
    clean: Callable[[str], str] = str
    check: "Callable[[AIMessage], AIMessage]" = lambda message: message
    messages: "Sequence[BaseMessage]" = ()
    ungrounded: bool = False
    answered_by: str = ""
    fallen_back: bool = False
    talked_nonsense: bool = False
    tells_found: bool = False
    complaint: str = ""
    failures: int = 0
    nonsense: set[int] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
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
