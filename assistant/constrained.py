"""A language model that only fills in a plan, held to its form; what is found is told by the planner's templates.

So a small model, or one without tool calls, invents nothing: it chooses tools and copies words, one call a question.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.base import LanguageModelInput
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.messages.tool import tool_call
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from assistant import plan_prompt, render
from assistant.blocks import Style
from assistant.cells import zone_of
from assistant.desk import Desk
from assistant.example_bank import form_of
from assistant.examples import ExampleBank, Form, shipped
from assistant.hints import hints
from assistant.plan import Call, Plan
from assistant.plan_form import plan_schema
from assistant.plan_reading import FormReader, nonsense, read_form
from assistant.planner import read_turns
from assistant.turns import Turn
from connectors.failures import ModelError

_NEAR = 2  # examples beside each question, after those of the fixed part
_NO_FORM = (400, 404, 422, 501)  # what endpoints without constrained answers say to a form
_NEAR_ALONE = 6  # ... where there is no fixed part with all of them


class Constrained(BaseChatModel):
    """Turns a chat model into one that writes plans.

    Called with `desk` as the planner is, and with `complaint`: why its last plan could not be used.

    Args:
        inner: The chat model that thinks.
        held: How it is held to the form: by its own `schema` argument, by OpenAI's `response_format`, or only by
            being told.
        bank: Where examples come from; the shipped ones if None.
        zone: The company's time zone, for times in answers.
    """

    inner: Any
    held: Literal["schema", "response_format", "told"] = "schema"
    bank: Any = None
    zone: str = "UTC"

    @property
    def _llm_type(self) -> str:
        return "constrained"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],  # noqa: ARG002 - the desk tells them
        *,
        tool_choice: str | None = None,  # noqa: ARG002 - LangChain's signature
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Return the model itself; `desk` comes with each request and knows the tools."""
        return self.bind(**kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002 - LangChain's signature
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002 - LangChain's signature
        **kwargs: Any,
    ) -> ChatResult:
        turns = read_turns(messages)
        now = turns[-1] if turns else Turn("")
        desk: Desk = kwargs["desk"]
        if now.results and not _to_mend(now):
            return _result(told(now, desk, self.zone))
        complaint = str(now.results[-1].get("message", "")) if now.results else kwargs.get("complaint", "")
        message = self._plan(now, turns[:-1], desk, complaint)
        return _result(message)

    def _plan(self, now: Turn, before: Sequence[Turn], desk: Desk, complaint: str) -> AIMessage:
        """Let the model write a plan and return its tool call.

        Raises:
            ModelError: It did not answer, or what it wrote cannot be used.
        """
        local, question = self.held == "schema", now.question
        bank: ExampleBank = self.bank or shipped()
        near = bank.nearest(question, desk.language, _NEAR if local else _NEAR_ALONE)
        earlier = before[-1].question if before else ""
        known = hints(question, desk, [form for _, form in near], earlier)
        one = plan_prompt.Asked(question, desk.language, known, near, _last(before, desk.today), complaint)
        fixed = plan_prompt.fixed(desk.semantics, desk.language, examples=local)
        schema = plan_schema(desk.tools, desk.semantics, known if local else None)
        reply = self._ask([*fixed, *plan_prompt.asked(one)], schema, len(fixed))
        reader = FormReader(question, earlier, desk.today, desk.semantics, desk.tools)
        call = reader.call(read_form(reply.text))
        if call is None:
            style = Style(desk.language, zone_of(self.zone))
            spoken = render.spoken(Plan(says="unknown"), style, names={}, systems=desk.sources)
            return reply.model_copy(update={"content": spoken, "response_metadata": {"ok": False}})
        if local and not known.is_used(call.arguments):
            raise nonsense("it leaves out a name or a number of the question")
        calls = [
            tool_call(
                name=call.tool, args=known.counted(call.arguments), id=f"plan_{len(before)}_{len(now.calls)}"
            )
        ]
        return reply.model_copy(update={"content": "", "tool_calls": calls, "response_metadata": {}})

    def _ask(self, messages: list[BaseMessage], schema: Mapping[str, Any], fixed: int) -> AIMessage:
        options: dict[str, Any] = {}
        if self.held == "schema":
            options = {"schema": schema, "fixed": fixed}
        elif self.held == "response_format":
            form = {"name": "plan", "schema": schema, "strict": False}
            options = {"response_format": {"type": "json_schema", "json_schema": form}}
        try:
            reply = self._invoked(messages, options)
        except Exception as error:
            if self.held != "response_format" or getattr(error, "status_code", 0) not in _NO_FORM:
                raise
            reply = self._invoked(messages, {})
            self.held = "told"  # it answers without a form, so it was the form that it refused
        if not reply.text.strip():
            raise ModelError("The language model gave no answer.", detail="error=empty")
        return reply

    def _invoked(self, messages: list[BaseMessage], options: dict[str, Any]) -> AIMessage:
        # No callbacks: what it writes is a plan, and must not be streamed to the person as an answer.
        told: AIMessage = self.inner.invoke(
            messages, config={"callbacks": [], "tags": ["nostream"]}, **options
        )
        return told


def told(now: Turn, desk: Desk, zone: str) -> AIMessage:
    """Return the answer that the results of a turn make, by templates."""
    done: list[tuple[Call, Mapping[str, Any]]] = list(zip(now.calls, now.results, strict=False))
    good = [(call, result) for call, result in done if "failure" not in result]
    text = render.answer(good or done[-1:], Style(desk.language, zone_of(zone)), (), desk.sources)
    return AIMessage(content=text, response_metadata={"ok": bool(good), "by": "templates"})


def _to_mend(now: Turn) -> bool:
    """Say whether the only call so far was refused, so that the model may write another plan."""
    return len(now.results) == 1 and now.results[0].get("failure") == "QueryError"


def _last(before: Sequence[Turn], today: date) -> tuple[str, Form] | None:
    """Return the question before with its call as a plan: "and in March?" goes on with it."""
    if not before or not before[-1].calls:
        return None
    question = before[-1].question
    form = form_of(before[-1].calls[-1], question, today)
    return (question, form) if form else None


def _result(message: AIMessage) -> ChatResult:
    return ChatResult(generations=[ChatGeneration(message=message)])
