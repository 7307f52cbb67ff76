"""Who answers a question: the planner where it is sure, else the model; and what is done when the model fails."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, cast

from langchain.agents.middleware import ModelRequest, ModelResponse
from langchain_core.messages import AIMessage, AnyMessage, BaseMessage, HumanMessage, ToolMessage

from assistant.constrained import Constrained, told
from assistant.model import status_of
from assistant.plan import Plan
from assistant.planner import Planner, read_turns
from assistant.request import Request
from assistant.steps import first_plan
from connectors.failures import ModelError

THRESHOLD = 0.75
"""How sure the planner must be to answer by itself when a model is configured.

A plan without any doubt has 1.0; one word that was not understood leaves 0.7, a doubtful reading 0.85. docs/models.md
says how it was measured.
"""
MAX_NONSENSE = 2  # messages with an unknown tool, arguments that do not fit, or a call made before
_TRIES = 2  # of one call to the model: a failed one is made once more
_FINAL = (401, 403)  # the key is refused: asking again changes nothing
_NO_TOOLS = (400, 404, 422, 501)  # what endpoints without tool calls answer to them
_LOST = frozenset({"unknown", "unsure"})  # what the planner says when it does not know


Asked = ModelRequest[Request]
Ask = Callable[[Asked, str], ModelResponse[Any]]  # the request, and who is asked; raises ModelError


def answered(request: Asked, own: Request, ask: Ask) -> ModelResponse[Any]:
    """Let the right model answer one call of the agent's loop; it stays the same through a question.

    Raises:
        ModelError: Never of a model that has a planner to stand in for it.
    """
    if own.models is None:
        return ask(_with_desk(request, own), "planner")
    if not own.answered_by:
        own.answered_by = "planner" if _is_sure(request, own) else own.model_name
    if own.answered_by != "planner":
        try:
            return _of_model(request, own, ask)
        except ModelError as failure:
            _fall_back(request, own, failure)
    if own.tells_found:
        now = read_turns(request.messages)[-1]
        return ModelResponse(result=[told(now, own.desk(), own.models.planner.zone)])
    messages = _without(request.messages, own.dropped)
    planner = request.override(model=own.models.planner, messages=cast("list[AnyMessage]", messages))
    return ask(_with_desk(planner, own), "planner")


def _is_sure(request: Asked, own: Request) -> bool:
    """Say whether the planner can answer by itself."""
    if own.models is None or not own.models.planner_first:
        return False
    plan = _plan(request.messages, own)
    return plan.says not in _LOST and plan.confidence >= THRESHOLD


def _plan(messages: Sequence[BaseMessage], own: Request) -> Plan:
    turns = read_turns(messages)
    return first_plan(turns[-1].question, turns[:-1], own.desk()) if turns else Plan(says="unknown")


def _of_model(request: Asked, own: Request, ask: Ask) -> ModelResponse[Any]:
    """Ask the model, once more when it fails; no more than one question's failures are forgiven.

    Raises:
        ModelError: It failed again, or talks nonsense.
    """
    if len(own.nonsense) >= MAX_NONSENSE:
        raise ModelError(
            "The language model keeps making calls that cannot be made.", detail="error=nonsense"
        )
    while True:
        try:
            return _once(request, own, ask)
        except ModelError as failure:
            own.failures += 1
            own.complaint = failure.message if _kind(failure) == "nonsense" else ""
            if own.failures >= _TRIES or status_of(failure) in _FINAL:
                raise


def _once(request: Asked, own: Request, ask: Ask) -> ModelResponse[Any]:
    models = own.models
    if models is None or isinstance(models.main, Constrained):
        return ask(_with_desk(request, own), own.model_name)
    if models.takes_tools or models.plans is None:
        try:
            return _checked(ask(request, own.model_name), own)
        except ModelError as failure:
            if models.plans is None or status_of(failure) not in _NO_TOOLS:
                raise
    response = ask(_with_desk(request.override(model=models.plans), own), own.model_name)
    models.takes_tools = False  # it answers plans, so it was the tools that it refused
    return response


def _checked(response: ModelResponse[Any], own: Request) -> ModelResponse[Any]:
    """Hold what a model wrote by itself to what the tools found; so it is remembered, too."""
    result = [own.check(each) if isinstance(each, AIMessage) else each for each in response.result]
    return replace(response, result=result)


def _with_desk(request: Asked, own: Request) -> Asked:
    """Give the planner, or a model that writes plans, what it needs to know."""
    settings: dict[str, Any] = {"desk": own.desk()}
    if not isinstance(request.model, Planner):
        settings["complaint"] = own.complaint
    return request.override(model_settings=settings)


def _fall_back(request: Asked, own: Request, failure: ModelError) -> None:
    """Let the planner begin anew, but keep what the model found where the planner has no answer of its own."""
    own.fallen_back, own.answered_by = True, "planner"
    own.talked_nonsense = _kind(failure) in ("nonsense", "empty")
    plan = _plan(request.messages, own)
    # What a tool answers to a plan is told even when it is a refusal: "win rate is not known by warehouse".
    told_all = own.models is not None and not own.models.writes_answers
    found = [made for made in own.made if told_all or not made.failed]
    own.tells_found = bool(found) and not plan.calls
    if not own.tells_found:
        own.dropped |= {ident for message in _of_turn(request.messages) for ident in _call_ids(message)}
        own.made.clear()
        own.seen.clear()


def _of_turn(messages: Sequence[BaseMessage]) -> Sequence[BaseMessage]:
    """Return the messages since the last question."""
    last = max((at for at, message in enumerate(messages) if isinstance(message, HumanMessage)), default=-1)
    return messages[last + 1 :]


def _without(messages: Sequence[BaseMessage], dropped: set[str]) -> list[BaseMessage]:
    """Return the messages without the calls that were dropped, and their results."""
    return [message for message in messages if not (ids := _call_ids(message)) or not ids <= dropped]


def _call_ids(message: BaseMessage) -> set[str]:
    if isinstance(message, ToolMessage):
        return {message.tool_call_id}
    return {str(call["id"]) for call in message.tool_calls} if isinstance(message, AIMessage) else set()


def _kind(failure: ModelError) -> str:
    return failure.detail.partition("error=")[2].partition(" ")[0]
