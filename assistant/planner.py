"""The planner: a chat model without a network. It reads the conversation and answers by rules and templates.

Like any LangChain chat model it gets messages and gives one back: tool calls for a new question, a text
once the tools have answered. It is deterministic and takes milliseconds.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import tzinfo
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.base import LanguageModelInput
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, ToolMessage
from langchain_core.messages.tool import tool_call, tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from assistant import render
from assistant.blocks import Style
from assistant.cells import zone_of
from assistant.desk import Desk
from assistant.phrases import say
from assistant.plan import Call, Plan
from assistant.steps import first_plan, next_calls
from assistant.turns import Turn


class Planner(BaseChatModel):
    """Answers record questions and totals in Chinese and English; says plainly what it cannot do.

    Args:
        zone: The company's time zone, for times in answers.
    """

    zone: str = "UTC"

    @property
    def _llm_type(self) -> str:
        return "planner"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,  # noqa: ARG002 - the planner chooses; LangChain's signature
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Remember which tools may be called; `desk` comes with each request."""
        names = frozenset(tool.name for tool in tools if isinstance(tool, BaseTool))
        return self.bind(tool_names=names, **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002 - LangChain's signature
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002 - LangChain's signature
        **kwargs: Any,
    ) -> ChatResult:
        message = respond(messages, kwargs["desk"], zone_of(self.zone))
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002 - LangChain's signature
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        message = respond(messages, kwargs["desk"], zone_of(self.zone))
        for line in str(message.content).splitlines(keepends=True):
            chunk = ChatGenerationChunk(message=AIMessageChunk(content=line))
            if run_manager:
                run_manager.on_llm_new_token(line, chunk=chunk)
            yield chunk
        calls = [
            tool_call_chunk(name=call["name"], args=json.dumps(call["args"]), id=call["id"], index=index)
            for index, call in enumerate(message.tool_calls)
        ]
        last = AIMessageChunk(content="", tool_call_chunks=calls, response_metadata=message.response_metadata)
        yield ChatGenerationChunk(message=last)


def respond(messages: Sequence[BaseMessage], desk: Desk, zone: tzinfo) -> AIMessage:
    """Return the next message of the conversation: tool calls, or the answer."""
    style = Style(desk.language, zone)
    turns = read_turns(messages)
    now = turns[-1] if turns else Turn("")
    plan = first_plan(now.question, turns[:-1], desk)
    if plan.says:
        return _text(
            render.spoken(plan, style, names=_names(turns, desk, plan), systems=desk.sources), ok=_is_ok(plan)
        )
    done = list(zip(now.calls, now.results, strict=False))
    calls = next_calls(plan, done)
    if calls:
        return AIMessage(content="", tool_calls=[
            tool_call(name=call.tool, args=call.arguments, id=f"call_{len(messages)}_{index}")
            for index, call in enumerate(calls)
        ])  # fmt: skip
    text = render.answer(_told(plan, done), style, plan.left, desk.sources, plan.notes, plan.verified)
    if len(done) > len(plan.calls) and (done[0][1].get("nothing") or {}).get("kind") == "no_match":
        text = f"{say('widened', style)}\n\n{text}"
    return _text(text, ok=any("failure" not in result for _, result in done))


def read_turns(messages: Sequence[BaseMessage]) -> list[Turn]:
    """Return the conversation as questions with their calls and results."""
    turns: list[Turn] = []
    pending: dict[str, Call] = {}
    for message in messages:
        if isinstance(message, HumanMessage):
            turns.append(Turn(str(message.content)))
        elif isinstance(message, AIMessage):
            pending |= {str(c["id"]): Call(c["name"], dict(c["args"])) for c in message.tool_calls}
        elif isinstance(message, ToolMessage) and turns and message.tool_call_id in pending:
            turns[-1].calls.append(pending[message.tool_call_id])
            turns[-1].results.append(_result(message))
    return turns


def _result(message: ToolMessage) -> Mapping[str, Any]:
    """Read a tool's content; what is no JSON object is a sentence about a failure."""
    try:
        read = json.loads(str(message.content))
    except ValueError:
        read = None
    return read if isinstance(read, dict) else {"failure": "QueryError", "message": str(message.content)}


def _told(plan: Plan, done: list[tuple[Call, Mapping[str, Any]]]) -> list[tuple[Call, Mapping[str, Any]]]:
    """Leave out the first look where a second one replaced it."""
    if len(done) <= len(plan.calls):
        return done
    return [done[len(plan.calls)], *done[1 : len(plan.calls)]]


def _is_ok(plan: Plan) -> bool:
    return plan.says in ("greeting", "thanks", "help", "freshness", "defined")


def _names(turns: Sequence[Turn], desk: Desk, plan: Plan) -> dict[str, str]:
    """Return names that make the near questions real."""
    names = {"role": desk.role, "tool": plan.about}
    mentions = desk.link(turns[-1].question) if turns else []
    for mention in mentions:
        names.setdefault(mention.entity, mention.name)
    return names


def _text(text: str, *, ok: bool) -> AIMessage:
    return AIMessage(content=text, response_metadata={"ok": ok})
