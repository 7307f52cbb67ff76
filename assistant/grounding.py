"""Grounding: what a model writes is shown only as far as it rests on tool results.

Every number, day, status, document number and placeholder of an answer must occur in the results or the question, or be
worked out by arithmetic the answer shows. A sentence, list item or table row in which one does not is left out, and
the same results, written by templates, stand at the end in its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant import render
from assistant.blocks import Style
from assistant.grounding_checks import Kind, faults
from assistant.grounding_evidence import Evidence
from assistant.grounding_units import Unit, complete, units
from assistant.plan import Call
from assistant.request import Made

__all__ = ["Evidence", "Grounded", "GroundedStream", "ground", "plain"]

_LEAD = {
    "zh": "查询结果如下：",
    "en": "What was found:",
}
_NOTHING = {
    "zh": "关于这一点，我没有来自数据的数字。",
    "en": "I have no figures from the data for this.",
}


@dataclass(frozen=True)
class Grounded:
    """A checked answer.

    Args:
        text: What may be shown.
        dropped: The kinds of what was left out, one for each fault; never a value.
        ok: Nothing was left out.
    """

    text: str
    dropped: list[Kind] = field(default_factory=list)
    ok: bool = True


class GroundedStream:
    """Checks a text in the making: holds back what is no whole sentence yet.

    Args:
        evidence: What the text may rest on.
        language: `zh` or `en`, of the sentence that leads to what takes the place of it.
    """

    def __init__(self, evidence: Evidence, language: str) -> None:
        self._evidence = evidence
        self._language = "zh" if language == "zh" else "en"
        self._held = ""
        self._inside = False
        self._in_table = False
        self._headless = False
        self._has_shown = False
        self.dropped: list[Kind] = []

    def feed(self, chunk: str) -> str:
        """Take in a piece and return what may be shown by now."""
        self._held += chunk
        cut = complete(self._held, inside=self._inside)
        whole, self._held = self._held[:cut], self._held[cut:]
        return self._checked(whole)

    def finish(self, *, replaced: bool = True) -> str:
        """Return the rest, and after it the plain results when anything was left out.

        Args:
            replaced: The text is an answer; what a model says before it calls tools is none.
        """
        whole, self._held = self._held, ""
        rest = self._checked(whole)
        if not self.dropped or not replaced:
            return rest
        lead = _LEAD if self._evidence.plain else _NOTHING
        told = [rest.rstrip()] if rest.strip() else [""] if self._has_shown else []
        return "\n\n".join([*told, lead[self._language], *filter(None, [self._evidence.plain])])

    def _checked(self, text: str) -> str:
        """Return the pieces of a text that hold."""
        told = "".join(self._held_up(unit) for unit in units(text, inside=self._inside))
        if text:
            self._inside = not text.endswith("\n")
        self._has_shown = self._has_shown or bool(told.strip())
        return told

    def _held_up(self, unit: Unit) -> str:
        """Return a piece if it rests on the evidence; a table that loses its head is left out whole."""
        head = unit.kind == "row" and not self._in_table
        self._in_table = unit.kind in ("row", "rule")
        self._headless = self._headless and self._in_table
        if self._headless:
            return ""
        found = [] if unit.kind in ("blank", "rule") else faults(unit, self._evidence)
        self.dropped += found
        self._headless = bool(found) and head
        return "" if found else unit.text


def ground(text: str, evidence: Evidence, language: str) -> Grounded:
    """Check an answer against its evidence.

    Args:
        text: In placeholders, as the model wrote it.
        evidence: What the tools found and what was asked.
        language: `zh` or `en`.
    """
    stream = GroundedStream(evidence, language)
    told = stream.feed(text) + stream.finish()
    return Grounded(told, stream.dropped, not stream.dropped)


def plain(made: Sequence[Made], style: Style) -> str:
    """Return the results of tool calls written by templates; a failed one only where all failed."""
    told = [call for call in made if not call.failed] or made[-1:]
    if not told:
        return ""
    return render.answer([(Call(call.tool, call.arguments), call.artifact) for call in told], style)
