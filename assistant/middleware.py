"""What stands around each model call and each tool call: who asks, what is recorded, what is refused."""

import json
import time
from collections.abc import Callable
from typing import Any, cast

from langchain.agents.middleware import AgentMiddleware, ModelRequest, ModelResponse
from langchain.agents.middleware.types import AgentState
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage
from langgraph.prebuilt.tool_node import ToolCallRequest
from langgraph.types import Command

from assistant.answer import StepEvent
from assistant.memory import placeholders, recent
from assistant.model import client_errors, model_failure
from assistant.request import Made, Request
from assistant.routing import answered
from connectors.failures import ModelError

_AGAIN = "This call was made already; use its result above, or answer."
_NO_TOOL = "There is no such tool for this person. Use one of those you were given."


class Recorded(AgentMiddleware[AgentState[Any], Request]):
    """Gives each call what belongs to its request, and records it in the trail."""

    def wrap_model_call(
        self, request: ModelRequest[Request], handler: Callable[[ModelRequest[Request]], ModelResponse[Any]]
    ) -> ModelResponse[Any]:
        """Let the model read recent messages, this person's tools and prompt."""
        own = _own(request)
        texts = [str(m.content) for m in request.messages if isinstance(m, HumanMessage | ToolMessage)]
        own.allowed |= placeholders(texts)
        own.messages = recent(request.messages)
        asked = request.override(
            messages=cast(Any, own.messages), tools=list(own.tools.values()),
            system_message=SystemMessage(own.prompt),
        )  # fmt: skip
        return answered(asked, own, lambda request, name: self._recorded(request, handler, own, name))

    def _recorded(
        self, request: ModelRequest[Request], handler: Callable[[ModelRequest[Request]], ModelResponse[Any]],
        own: Request, name: str,
    ) -> ModelResponse[Any]:  # fmt: skip
        started = time.perf_counter()
        body: dict[str, Any] = {"model": name, "messages": len(request.messages)}
        try:
            response = _asked(request, handler, own, name)
        except ModelError as failure:
            request.runtime.stream_writer(None)  # what came of its text so far is no part of the next
            own.calls += 1
            own.record(
                "model_call", body | {"failure": "ModelError", "detail": failure.detail, "ms": _ms(started)}
            )
            raise
        answer = next((m for m in reversed(response.result) if isinstance(m, AIMessage)), AIMessage(""))
        if answer.response_metadata.get("by") == "templates":
            return response  # no model was asked
        # The planner in a model's place is no further call of a model.
        if name != "planner" or not own.fallen_back:
            own.calls += 1
        usage = answer.usage_metadata
        if usage:
            own.input_tokens += usage["input_tokens"]
            own.output_tokens += usage["output_tokens"]
            body |= {"input_tokens": usage["input_tokens"], "output_tokens": usage["output_tokens"]}
        body |= {"tools": [call["name"] for call in answer.tool_calls], "ms": _ms(started)}
        own.record("model_call", body)
        return response

    def wrap_tool_call(
        self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], ToolMessage | Command[Any]]
    ) -> ToolMessage | Command[Any]:
        """Run a tool of this person's scope, one at a time; a call made before is not made again."""
        own = cast(Request, request.runtime.context)
        call = request.tool_call
        name, arguments, call_id = call["name"], dict(call["args"]), str(call["id"])
        tool = own.tools.get(name)
        if tool is None:
            own.nonsense.add(own.calls)
            return _refused(call_id, name, _NO_TOOL)
        key = json.dumps([name, arguments], sort_keys=True, ensure_ascii=False)
        with own.lock:
            if key in own.seen:
                own.nonsense.add(own.calls)
                return _refused(call_id, name, _AGAIN)
            own.seen.add(key)
            request.runtime.stream_writer(StepEvent(name, arguments, 0, 0.0, "started"))
            started = time.perf_counter()
            message = cast(ToolMessage, handler(request.override(tool=tool)))
            made = Made(name, arguments, _artifact(message), _ms(started))
            own.made.append(made)
            if made.artifact.get("failure") == "QueryError":
                own.nonsense.add(own.calls)
            own.allowed |= placeholders([json.dumps(made.artifact, ensure_ascii=False)])
            status = "failed" if made.failed else "done"
            own.record("tool_call", _call_body(own, made, key))
            request.runtime.stream_writer(StepEvent(name, arguments, made.rows, made.ms, status))
        # The artifact is evidence of this answer only; conversations keep what a model reads.
        return message.model_copy(update={"artifact": None})


def _own(request: ModelRequest[Request]) -> Request:
    return cast(Any, request.runtime).context  # type: ignore[no-any-return]


def _asked(
    request: ModelRequest[Request],
    handler: Callable[[ModelRequest[Request]], ModelResponse[Any]],
    own: Request,
    name: str,
) -> ModelResponse[Any]:
    """Ask the model; whatever a model's client raises is one ModelError."""
    if name == "planner":
        return handler(request)
    try:
        response = handler(request)
    except client_errors(own.models is not None and own.models.remote) as error:
        raise model_failure(error) from None
    said = [message for message in response.result if isinstance(message, AIMessage)]
    if not any(message.text.strip() or message.tool_calls for message in said):
        raise ModelError("The language model gave no answer.", detail="error=empty")
    if any(message.invalid_tool_calls for message in said):
        raise ModelError("The language model wrote tool calls that are no JSON.", detail="error=nonsense")
    return response


def _artifact(message: ToolMessage) -> dict[str, Any]:
    """Return a tool's whole result; of a refused argument only the sentence is there."""
    if isinstance(message.artifact, dict):
        return message.artifact
    try:
        read = json.loads(str(message.content))
    except ValueError:
        read = None
    return read if isinstance(read, dict) else {"failure": "QueryError", "message": str(message.content)}


def _call_body(own: Request, made: Made, key: str) -> dict[str, Any]:
    """Return what the trail keeps of a call: arguments in placeholders, how many rows, which kind of nothing."""
    arguments = made.arguments if own.models is None else json.loads(own.clean(key))[1]
    nothing = made.artifact.get("nothing") or {}
    body = {"tool": made.tool, "arguments": arguments, "rows": made.rows, "ms": made.ms}
    if nothing:
        body["nothing"] = nothing["kind"]
    if made.failed:
        body["failure"] = made.artifact["failure"]
    return body


def _refused(call_id: str, name: str, sentence: str) -> ToolMessage:
    content = json.dumps({"failure": "QueryError", "message": sentence})
    return ToolMessage(content=content, tool_call_id=call_id, name=name, status="error")


def _ms(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
