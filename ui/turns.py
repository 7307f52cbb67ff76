"""One turn of a conversation as the chat shows it: what was asked, the steps, the answer, its evidence."""

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from ui import markup
from ui.chart_block import chart_block
from ui.evidence import evidence
from ui.texts import text

if TYPE_CHECKING:
    from assistant.answer import Answer, Event, StepEvent

Message = dict[str, Any]
_ARGUMENT_CHARS = 200


class Turn:
    """The messages of one turn while it is made.

    Args:
        question: As the person wrote it.
        language: Of the page, until the answer says its own.
        zone: For times.
    """

    def __init__(self, question: str, language: str, zone: ZoneInfo) -> None:
        self._question = question
        self._language = language
        self._zone = zone
        self._steps: list[Message] = []
        self._words = ""
        self._end = ""

    def take(self, event: "Event") -> None:
        """Take the next event of the answer."""
        from assistant.answer import DoneEvent, StepEvent, TextEvent

        if isinstance(event, StepEvent):
            self._step(event)
        elif isinstance(event, TextEvent):
            self._words += event.text
        elif isinstance(event, DoneEvent):
            self._done(event.answer)

    def fail(self, sentence: str) -> None:
        """End the turn with a failure's sentence; nothing of a half answer stays."""
        self._words, self._end = "", markup.failure(sentence)

    def messages(self) -> list[Message]:
        """Return the turn as the chat shows it."""
        said = markup.markdown(self._words)
        content = "\n\n".join(part for part in (said, self._end) if part)
        shown = [asked(self._question), *self._steps]
        return [*shown, _said(content or f'<span class="working">{text("working", self._language)}…</span>')]

    def _step(self, event: "StepEvent") -> None:
        shown = step(event, self._language)
        for place, begun in enumerate(self._steps):
            if begun["metadata"]["status"] == "pending" and begun["content"] == shown["content"]:
                self._steps[place] = shown
                return
        self._steps.append(shown)

    def _done(self, answer: "Answer") -> None:
        self._language = answer.language if answer.language in ("zh", "en") else self._language
        self._words = answer.answer
        tables = [evidence(table, self._language, self._zone) for table in answer.tables]
        self._end = "".join((
            markup.notes(answer.caveats, self._language),
            chart_block(answer),
            markup.evidence_block(tables, self._language, answer.audit_id, answer.seconds),
        ))  # fmt: skip


def asked(question: str) -> Message:
    """Return what a person asked; it can be no markup either."""
    return {"role": "user", "content": markup.markdown(question)}


def step(event: "StepEvent", language: str) -> Message:
    """Return a tool call as a folded line: its name in words, how many rows, how long."""
    count = {
        "started": "",
        "failed": f" · {text('failed', language)}",
    }.get(event.status, f" · {event.rows} {_rows(event.rows, language)} · {event.ms:.0f} ms")
    told = ", ".join(f"{name}: {value}" for name, value in event.arguments.items() if value not in (None, ""))
    metadata: dict[str, Any] = {
        "title": f"{tool_label(event.tool, language)}{count}",
        "status": "pending" if event.status == "started" else "done",
    }
    content = f"`{event.tool}` {markup.markdown(told[:_ARGUMENT_CHARS])}"
    return {"role": "assistant", "content": content, "metadata": metadata}


def tool_label(tool: str, language: str) -> str:
    """Return a tool's name in words."""
    from tools.registry import TOOLS  # pydantic models of all tools; loaded with the first answer anyway

    spec = TOOLS.get(tool)
    if spec is None:
        return tool
    return spec.zh if language == "zh" else spec.en


def _said(content: str) -> Message:
    return {"role": "assistant", "content": content}


def _rows(count: int, language: str) -> str:
    return text("row" if count == 1 else "rows", language)
