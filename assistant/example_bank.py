"""Examples for a language model's prompt: a company's verified questions and the shipped ones, the most alike first."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant import period as periods
from assistant.examples import Examples, Form, shipped
from assistant.plan import Call
from assistant.verified import Verified, VerifiedPlan
from connectors.failures import SetupError, SourceError
from tools.search_entry import Entry, Kind

if TYPE_CHECKING:
    from tools.search import Search

_METRICS_TOOL = "query_metrics"
_KINDS: tuple[Kind, ...] = ("verified", "example")
# Name in the arguments of query_metrics -> name in the short form of assistant/plan_form.py.
_SHORT = {
    "metrics": "metrics", "group_by": "by", "compare_to": "compare", "limit": "top", "order": "order", "share": "share",
    "running_total": "running_total", "others": "others", "include_empty": "include_empty",
}  # fmt: skip


class SearchedExamples:
    """An `ExampleBank` over the search index: by words and by meaning, fused by rank.

    Args:
        search: The index; the entries it lacks are put into it at the first question.
        verified: The company's verified questions.
        examples: Those that come with the program.
    """

    def __init__(self, search: "Search", verified: Verified, examples: Examples | None = None) -> None:
        self._search = search
        self._verified = verified
        self._shipped = examples
        self._ready = ""

    def nearest(self, question: str, language: str, n: int) -> Sequence[tuple[str, Form]]:
        """Return the `n` examples of a language most like a question, the most alike first."""
        examples = self._shipped or shipped()
        try:
            self._put(examples)
            hits = self._search.find(question, _KINDS, language, n)
        except (SourceError, SetupError):
            hits = []  # the index is being written by another process, or cannot be: the shipped ones still serve
        if not hits:
            return examples.nearest(question, language, n)
        return [(hit.text, json.loads(hit.extra)) for hit in hits]

    def _put(self, examples: Examples) -> None:
        """Bring the index up to date with what verified questions and examples there are."""
        entries: dict[Kind, list[Entry]] = {"verified": [], "example": []}
        entries["verified"] = [
            Entry("verified", "", plan.question, source=str(plan.id), language=plan.language, extra=_json(form))
            for plan in self._verified.all() if (form := short_form(plan))
        ]  # fmt: skip
        entries["example"] = [
            Entry("example", "", question, language=language, extra=_json(form))
            for language, pairs in examples.pairs.items() for question, form in pairs
        ]  # fmt: skip
        mark = hashlib.sha256(
            _json([[e.id, e.extra] for kind in _KINDS for e in entries[kind]]).encode()
        ).hexdigest()
        if mark == self._ready:
            return
        if self._search.mark("example") != mark:
            self._search.put(entries, marks={"example": mark})
        self._search.catch_up(_KINDS)
        self._ready = mark


def short_form(plan: VerifiedPlan) -> Form | None:
    """Return a verified plan as a language model writes plans; None for one of several calls.

    Times stand as the question says them.
    """
    if len(plan.calls) != 1:
        return None
    return form_of(plan.calls[0], plan.question, plan.day)


def form_of(call: Call, question: str, day: date) -> Form | None:
    """Return a call as a language model writes plans; None where its times are not said in the question."""
    said = {each.iso: each.text for each in periods.find_all(question, day)}
    form = _metrics(call) if call.tool == _METRICS_TOOL else {"tool": call.tool, **call.arguments}
    for name in ("period", "compare"):
        if isinstance(form.get(name), list):
            text = said.get((str(form[name][0]), str(form[name][1])))
            if text is None:
                return None
            form[name] = text
    return form


def _metrics(call: Call) -> Form:
    told = call.arguments
    form: Form = {short: told[name] for name, short in _SHORT.items() if told.get(name)}
    for name, exclude in (("where", False), ("not", True)):
        if found := _where(
            [each for each in told.get("filters", ()) if bool(each.get("exclude")) is exclude]
        ):
            form[name] = found
    if told.get("period"):
        form["period"] = list(told["period"])
    if told.get("having"):
        form["having"] = [_having(each) for each in told["having"]]
    return form


def _having(told: Mapping[str, Any]) -> Form:
    where = _where(told.get("filters", ()))
    return {name: told[name] for name in ("metric", "op", "value")} | ({"where": where} if where else {})


def _where(filters: Sequence[Mapping[str, Any]]) -> Form:
    return {f["dimension"]: f["values"][0] if len(f["values"]) == 1 else list(f["values"]) for f in filters}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
