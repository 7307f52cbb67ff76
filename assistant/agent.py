"""The conversation: a question goes in, tools are called by a model that sees placeholders, an answer comes out."""

import os
import re
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from assistant import evidence
from assistant import question as questions
from assistant.answer import Answer, DoneEvent, Event, StepEvent, TextEvent
from assistant.blocks import Style
from assistant.cells import zone_of
from assistant.desks import Desks
from assistant.memory import open_saver, thread_id
from assistant.model import ModelConfig, make_models
from assistant.phrases import say
from assistant.request import Request
from assistant.shown import Shown
from connectors.failures import Failure, QueryError, TrailError
from privacy.kinds import KINDS
from privacy.written import as_made
from tools.kit import Kit
from tools.semantics import load

if TYPE_CHECKING:
    from assistant.examples import ExampleBank
    from assistant.grounded import Live
    from assistant.model import Models
    from assistant.run import Runner
    from privacy.audit import Trail
    from privacy.deidentify import Deidentifier, Question
    from privacy.gate import Gate, Scope
    from privacy.policy import User
    from privacy.restore import Restorer

_ANSWER_CHARS = 20_000  # of an answer in the trail
# What stands before these in the trail is durable with them, and shown only then.
_ENDS = ("answer", "refusal")
_ESCAPED = re.compile(rf"‹((?:{'|'.join(KINDS)})_\d+)›")


class Assistant:
    """Answers questions of people over one company's data.

    Args:
        gate: The only road to data.
        deidentifier: Takes personal values out of questions.
        restorer: Puts them back into answers, as far as a role allows.
        trail: Records everything; what cannot be recorded is not shown.
        model: Which model thinks.
        memory: The file of conversations.
        max_question_chars: Characters of a question at most.
        max_tool_calls: Tool calls of one question at most.
        timezone: Of the company, for times in answers.
        kit: What its tools share; the shipped metrics if None.
        bank: Examples for a model that writes plans; the shipped ones if None.
    """

    def __init__(
        self, gate: "Gate", deidentifier: "Deidentifier", restorer: "Restorer", trail: "Trail", *,
        model: ModelConfig, memory: Path, max_question_chars: int = 2000, max_tool_calls: int = 6,
        timezone: str = "UTC", kit: "Kit | None" = None,
        bank: "ExampleBank | None" = None,
    ) -> None:  # fmt: skip
        # LangChain sends traces to its maker when these are set; nothing of a conversation may leave.
        os.environ.update(LANGSMITH_TRACING="false", LANGCHAIN_TRACING_V2="false")
        self._gate = gate
        self._deidentifier = deidentifier
        self._restorer = restorer
        self._trail = trail
        self._config = model
        self._memory = memory
        self._max_question_chars = max_question_chars
        self._max_tool_calls = max_tool_calls
        self._timezone = timezone
        self._bank = bank
        self._desks = Desks(kit or Kit(load()), max_tool_calls=max_tool_calls)
        self._building = threading.Lock()
        self._busy: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()

    def ask(
        self, question: str, user: "User", conversation: str | None = None, *, purpose: str = ""
    ) -> Answer:
        """Answer one question.

        Args:
            question: As the person wrote it.
            user: Who asks.
            conversation: Of an earlier answer, to go on with it.
            purpose: What sensitive values are needed for, where the role must say so.

        Raises:
            QueryError: The question cannot be asked; the sentence says why, in the person's language.
            Denied: The person's role is not known.
            SourceError: Nothing has been read yet.
            TrailError: The trail cannot be written, so nothing is shown.
        """
        for event in self._events(question, user, conversation, purpose):
            if isinstance(event, DoneEvent):
                return event.answer
        raise AssertionError("a run ends with its answer")

    def stream(
        self, question: str, user: "User", conversation: str | None = None, *, purpose: str = ""
    ) -> Iterator[Event]:
        """Answer one question as it is made: steps, pieces of text, and last the whole answer.

        Raises: as `ask`.
        """
        yield from self._events(question, user, conversation, purpose)

    def _events(self, question: str, user: "User", conversation: str | None, purpose: str) -> Iterator[Event]:
        started = time.perf_counter()
        conversation = conversation or uuid.uuid4().hex
        record = self._recorder(user, conversation)
        with _recorded(record, len(question)):
            language = questions.check(question, self._max_question_chars)
            stated = self._deidentifier.question(questions.check_purpose(purpose)).text
        scope = self._gate.scope(user, conversation, settled=False)  # records by itself whom it turns away
        try:
            with (
                _recorded(record, len(question)),
                self._one_at_a_time(thread_id(user.name, user.role, conversation)),
            ):
                yield from self._answered(question, language, scope, conversation, record, started, stated)
        finally:
            self._trail.settle()

    def _answered(
        self, question: str, language: str, scope: "Scope", conversation: str, record: Callable[..., int],
        started: float, purpose: str,
    ) -> Iterator[Event]:  # fmt: skip
        """Run the agent and hand on its steps and text, then the answer with its evidence."""
        plain = self._deidentifier.question(question)
        record("question", {"question": plain.text, "language": language, "typed_placeholders": plain.typed})
        request = self._desks.request(
            scope, language, plain, conversation, record, model_name=self._config.name, models=self._models,
            clean=self._clean,
        )  # fmt: skip
        shown = Shown(
            self._restorer, scope.role.rights(purpose), request.allowed, record, purpose=purpose,
            waiting=scope.role.waiting(purpose),
        )  # fmt: skip
        live = self._live(question, plain, request, shown, scope)
        thread = thread_id(scope.user.name, scope.user.role, conversation)
        for piece in self._runner.run(request, plain.text, thread):
            if isinstance(piece, StepEvent):
                yield piece
            elif live is not None and (text := live.told(piece)):
                self._trail.settle()
                yield TextEvent(text)
        answer = self._told(question, request, shown, started)
        if not request.begun:  # written by templates: shown at once when the answer is in the trail
            yield from (TextEvent(line) for line in answer.answer.splitlines(keepends=True))
        yield DoneEvent(answer)

    def _live(
        self, question: str, plain: "Question", request: Request, shown: Shown, scope: "Scope"
    ) -> "Live | None":
        """Return what shows a model's text as it comes, checked; None where the text is written by templates."""
        if request.models is None or not request.models.writes_answers:
            return None
        from assistant.grounded import Checked, Live  # langchain_core, with the first question

        style = Style(request.language, zone_of(self._timezone))
        checked = Checked(request, plain.text, scope.today, style)
        request.check = checked.message
        return Live(question, request, checked, shown)

    def _told(self, question: str, request: Request, shown: Shown, started: float) -> Answer:
        """Return the answer as its person may see it, once it is in the trail."""
        style, made = Style(request.language, zone_of(self._timezone)), request.made
        raw, ok = _final(request, style)
        shown.own_words = f"{question} {evidence.numbers(made)}"
        shown.note(raw)
        for row in evidence.texts(made):
            shown.note(row)
        shown.flush()
        restored = shown.text(raw, by_model=request.begun)
        tables = evidence.tables(made, style, shown.cells)
        planned = request.models is None or request.answered_by == "planner"
        main, sources = evidence.main_table(tables, planned=planned), evidence.sources(made, request.known)
        answer = Answer(
            question=question, answer=restored.text, language=request.language, columns=list(main["columns"]),
            rows=list(main["rows"]), tables=tables, results=evidence.results(made, shown.cells), sources=sources,
            steps=evidence.steps(made), model=evidence.model(request),
            caveats=evidence.caveats(request, style, sources) + evidence.withheld(shown.withheld, style),
            conversation=request.conversation, ok=ok,
        )  # fmt: skip
        body = {
            "answer": self._in_trail(raw, request)[:_ANSWER_CHARS], "ok": ok, "shown": restored.shown,
            "partial": restored.partial, "masked": restored.masked, "model": answer.model,
            "tools": [call.tool for call in made],
        }  # fmt: skip
        answer.audit_id = request.record("answer", body)
        answer.seconds = round(time.perf_counter() - started, 3)
        return answer

    def _recorder(self, user: "User", conversation: str) -> Callable[..., int]:
        """Return what writes an entry of this person and conversation; those that end a question are durable at once."""

        def record(kind: str, body: Mapping[str, Any]) -> int:
            return self._trail.append(
                kind, user.name, role=user.role, conversation=conversation, body=body, durable=kind in _ENDS
            )

        return record

    def _one_at_a_time(self, thread: str) -> threading.Lock:
        """Return the lock of a conversation: two questions at once would write over each other."""
        with self._building:
            return self._busy.setdefault(thread, threading.Lock())

    def _in_trail(self, raw: str, request: Request) -> str:
        """Return a text for the trail: what a remote model wrote by itself is searched for personal values."""
        return self._clean(raw) if request.models is not None else raw

    def _clean(self, text: str) -> str:
        """Replace personal values by placeholders and keep the placeholders there are, written as the vault does."""
        return _ESCAPED.sub(r"<\1>", self._deidentifier.notes([as_made(text)])[0] or "")

    @cached_property
    def _models(self) -> "Models | None":
        """Who may answer beside the planner; None when no model is configured."""
        kept = self._memory.parent / "model"
        return make_models(self._config, zone=self._timezone, bank=self._bank, kept=kept)

    @property
    def _runner(self) -> "Runner":
        with self._building:
            return self._built

    @cached_property
    def _built(self) -> "Runner":
        from assistant.planner import Planner
        from assistant.run import Runner  # langchain: 1.4 s, with the first question

        model = self._models.main if self._models else Planner(zone=self._timezone)
        return Runner(model, open_saver(self._memory), max_tool_calls=self._max_tool_calls)


@contextmanager
def _recorded(record: Callable[..., int], chars: int) -> Iterator[None]:
    """Write a refusal when the block fails; what was asked is not in it."""
    try:
        yield
    except TrailError:
        raise
    except Failure as failure:
        reason = failure.detail if isinstance(failure, QueryError) else ""
        record("refusal", {"failure": type(failure).__name__, "reason": reason, "chars": chars})
        raise


def _final(request: Request, style: Style) -> tuple[str, bool]:
    """Return the model's last text in placeholders, and whether it answers the question."""
    message = request.final
    text = str(message.text) if message is not None else ""
    if request.limited or not text.strip():
        return say("limit", style), False
    return text, bool(message is None or message.response_metadata.get("ok", True))
