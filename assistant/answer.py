"""What a question gets back: the answer with its evidence, and the events of an answer in the making."""

from dataclasses import dataclass, field
from typing import Any

_JSON = (
    "question", "answer", "language", "columns", "rows", "sources", "steps", "model", "caveats", "audit_id",
    "seconds", "conversation", "ok",
)  # fmt: skip


@dataclass
class Answer:
    """One answer as its person may see it: personal values are restored by their role.

    Args:
        question: As the person wrote it.
        answer: Markdown text.
        language: `zh` or `en`.
        columns: Column names of the main evidence table.
        rows: Its rows; values are JSON types.
        tables: All evidence: `{name, tool, call, columns, entities, labels, kinds, rows, truncated, sources}`;
            `call` counts the tool calls from 0, `kinds` says how a column is written where its name does not.
        results: Of each tool call `{tool, facts, nothing, failure}`; of the facts the words of filters are restored.
        sources: `{system, entity, as_of}` of everything read.
        steps: `{tool, arguments, rows, ms}` of each tool call.
        model: `{name, calls, input_tokens, output_tokens}`.
        caveats: Plain sentences about what limits the answer.
        audit_id: Number of the answer's entry in the trail.
        seconds: From question to answer.
        conversation: Pass it with the next question to go on.
        ok: False when the question was not answered.
    """

    question: str
    answer: str
    language: str
    columns: list[str] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    model: dict[str, Any] = field(default_factory=dict)
    caveats: list[str] = field(default_factory=list)
    audit_id: int = 0
    seconds: float = 0.0
    conversation: str = ""
    ok: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return what `ask --json` prints."""
        return {name: getattr(self, name) for name in _JSON}


@dataclass(frozen=True)
class StepEvent:
    """A tool call that began (`status` is `started`) or ended (`done`, `failed`)."""

    tool: str
    arguments: dict[str, Any]
    rows: int
    ms: float
    status: str


@dataclass(frozen=True)
class TextEvent:
    """A piece of the answer's text, already restored."""

    text: str


@dataclass(frozen=True)
class DoneEvent:
    """The whole answer; it takes the place of the pieces shown before."""

    answer: Answer


Event = StepEvent | TextEvent | DoneEvent
