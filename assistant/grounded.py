"""What a model writes, checked on its way: the pieces that are shown, and the message that is told and remembered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from langchain_core.messages import AIMessage, BaseMessage

from assistant import evidence, grounding
from assistant.blocks import Style
from assistant.grounding import Evidence, GroundedStream
from assistant.planner import read_turns
from assistant.request import Made, Request
from assistant.shown import Shown

_CHECKED = "grounded"  # in a message's metadata
_OURS = frozenset({_CHECKED, "ok"})  # `ok` stands in what the planner and templates wrote


class Checked:
    """Checks the texts a model writes for one question.

    Args:
        request: Whose tools found what the texts may rest on.
        question: In placeholders.
        today: The day it was asked.
        style: How the plain results are written.
    """

    def __init__(self, request: Request, question: str, today: date, style: Style) -> None:
        self._request = request
        self._question = question
        self._today = today
        self._style = style
        self._stream: GroundedStream | None = None
        self._written = ""
        self._ended: AIMessage | None = None
        self._known: tuple[int, Evidence] | None = None

    def piece(self, chunk: str) -> str:
        """Take in a piece and return what may be shown by now."""
        if self._stream is None:
            self._stream = GroundedStream(self._evidence(), self._request.language)
        self._written += chunk
        return self._stream.feed(chunk)

    def end(self) -> str:
        """Return the rest of the text in the making; nothing of one that was cut off: half a number is another."""
        stream, written, ended = self._stream, self._written, self._ended
        self._stream, self._written, self._ended = None, "", None
        if stream is None or ended is None or str(ended.text) != written:
            return ""
        return stream.finish(replaced=not ended.tool_calls)

    def message(self, message: AIMessage) -> AIMessage:
        """Return a model's message with what rests on the results; what was left out is recorded by its kind.

        Raises:
            TrailError: It cannot be recorded.
        """
        self._ended = message
        stream = GroundedStream(self._evidence(), self._request.language)
        text = stream.feed(str(message.text)) + stream.finish(replaced=not message.tool_calls)
        about = message.response_metadata | {_CHECKED: True}
        if not stream.dropped:
            return message.model_copy(update={"response_metadata": about})
        kinds = dict(Counter(stream.dropped))
        self._request.record("ungrounded", {"model": self._request.answered_by, "kinds": kinds})
        if not message.tool_calls:
            self._request.ungrounded = True
            about["ok"] = bool(self._request.made)
        return message.model_copy(update={"content": text, "response_metadata": about})

    def _evidence(self) -> Evidence:
        """Return what a text may rest on: as the tools have found by now, and without what another text added."""
        made = self._request.made
        known = self._known
        if known is None or known[0] != len(made):
            known = self._known = (len(made), self._collected(made))
        return replace(known[1], numbers=set(known[1].numbers))

    def _collected(self, made: Sequence[Made]) -> Evidence:
        request = self._request
        return Evidence.of(
            [*_found_before(request.messages), *made], self._question, self._today,
            before=_said_before(request.messages), known=request.known, allowed=request.allowed,
            zone=self._style.zone, plain=grounding.plain(made, self._style),
        )  # fmt: skip


class Live:
    """What is shown of a model's text while it is being written; the trail knows that it is.

    Args:
        question: As the person wrote it.
        request: Its run.
        checked: What may be shown of the model's text.
        shown: Restores it.
    """

    def __init__(self, question: str, request: Request, checked: Checked, shown: Shown) -> None:
        self._question = question
        self._request = request
        self._checked = checked
        self._shown = shown

    def told(self, piece: str | None) -> str:
        """Return what can be shown after a piece, after None what is left of its text.

        Raises:
            TrailError: That it is shown cannot be recorded.
        """
        if piece is not None:
            return self._restored(self._checked.piece(piece))
        return self._restored(self._checked.end()) + self._shown.end_of_text()

    def _restored(self, text: str) -> str:
        if not text:
            return ""
        request = self._request
        if not request.begun:
            request.record("answer", {"begun": True, "model": request.answered_by})
            request.begun = True
        self._shown.own_words = f"{self._question} {evidence.numbers(request.made)}"
        return self._shown.piece(text)


def _found_before(messages: Sequence[BaseMessage]) -> list[Made]:
    """Return what the tools found for earlier questions, as far as the model still reads it."""
    return [
        Made(call.tool, call.arguments, dict(result), 0.0)
        for turn in read_turns(messages)[:-1]
        for call, result in zip(turn.calls, turn.results, strict=False)
    ]


def _said_before(messages: Sequence[BaseMessage]) -> list[str]:
    """Return earlier questions, and those earlier answers that were checked or are the planner's."""
    answers = [
        str(each.text)
        for each in messages
        if isinstance(each, AIMessage) and _OURS & each.response_metadata.keys()
    ]
    return [turn.question for turn in read_turns(messages)[:-1]] + answers
