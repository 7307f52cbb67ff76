"""The LangChain agent: one loop, one set of tools, any chat model; runs one question at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from langchain.agents import create_agent
from langchain.agents.middleware import ModelCallLimitMiddleware, ToolCallLimitMiddleware
from langchain_core.messages import AIMessage, AIMessageChunk, HumanMessage

from assistant.answer import StepEvent
from assistant.memory import forget_steps
from assistant.middleware import Recorded
from assistant.request import Request
from connectors.failures import Denied
from tools.registry import TOOLS, langchain_tools

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel
    from langgraph.checkpoint.sqlite import SqliteSaver

_EXTRA_MODEL_CALLS = 2  # beside one for each tool call


class _NoScope:
    """The scope of tools that are only declared: each run brings its own, bound to its person."""

    class role:  # noqa: N801 - stands where a scope has its role
        tools: frozenset[str] = frozenset()

    def read(self, *_args: Any, **_named: Any) -> Any:
        """Refuse: no data without a person.

        Raises:
            Denied: Always.
        """
        raise Denied("This tool is not bound to a person.")


class Runner:
    """Runs the agent.

    Args:
        model: The chat model.
        saver: Keeps conversations.
        max_tool_calls: Of one question, at most.
    """

    def __init__(self, model: "BaseChatModel", saver: "SqliteSaver", *, max_tool_calls: int) -> None:
        self._saver = saver
        self._agent = create_agent(
            model,
            tools=langchain_tools(cast(Any, _NoScope()), list(TOOLS)),
            context_schema=Request,
            checkpointer=saver,
            middleware=[
                Recorded(),
                cast(Any, ToolCallLimitMiddleware(run_limit=max_tool_calls, exit_behavior="continue")),
                cast(
                    Any,
                    ModelCallLimitMiddleware(
                        run_limit=max_tool_calls + _EXTRA_MODEL_CALLS, exit_behavior="end"
                    ),
                ),
            ],
        )

    def run(self, request: Request, question: str, thread: str) -> Iterator[StepEvent | str | None]:
        """Yield steps and pieces of text as they come, None where a text ends; `request.final` is the last.

        A text ends with its message, or is cut off where a model fails.

        Raises:
            Failure: What a tool or the trail raised.
        """
        for mode, told in self._agent.stream(
            {"messages": [HumanMessage(question)]},
            {"configurable": {"thread_id": thread}, "recursion_limit": 50},
            context=request,
            stream_mode=["messages", "updates", "custom"],
            durability="exit",  # one write for each question
        ):
            if mode == "custom":
                yield cast("StepEvent | None", told)
            elif mode == "updates":
                self._note(request, cast("dict[str, Any]", told))
                yield None
            elif text := _piece(cast("tuple[Any, dict[str, Any]]", told)):
                yield text
        forget_steps(self._saver, thread)

    def _note(self, request: Request, update: dict[str, Any]) -> None:
        """Keep the last message of the model, or of the limit that took its place."""
        for node, change in update.items():
            messages = change.get("messages", []) if isinstance(change, dict) else []
            for message in messages:
                if isinstance(message, AIMessage):
                    request.final = message
                    request.limited = request.limited or node.startswith("ModelCallLimit")


def _piece(told: tuple[Any, dict[str, Any]]) -> str:
    """Return a piece of the model's text; tool messages come in the same stream and are raw rows."""
    chunk, about = told
    if isinstance(chunk, AIMessageChunk) and about.get("langgraph_node") == "model":
        return str(chunk.text)
    return ""
