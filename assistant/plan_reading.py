"""From what a language model wrote to a tool call: nothing is believed that the question does not say."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.examples import Form
from assistant.period import Period, find
from assistant.plan import Call
from assistant.plan_form import COMPARED, METRICS_TOOL, UNKNOWN
from connectors.failures import ModelError
from tools.registry import TOOLS

if TYPE_CHECKING:
    from tools.semantics import Semantics

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_COPIED = (
    "customer",
    "product",
    "order",
    "warehouse",
    "carrier",
    "country",
    "region",
    "city",
    "sales_rep",
    "text",
)
_CLOSED = ("status", "band", "flag")  # kinds whose values are words of ours, whatever the question says
_KEPT = ("share", "running_total", "others", "include_empty", "order")


def read_form(text: str) -> Form:
    """Return the JSON object in a model's text, which may stand in a sentence or a code block.

    Raises:
        ModelError: There is none.
    """
    found = _OBJECT.search(text)
    try:
        form = json.loads(found.group()) if found else None
    except ValueError:
        form = None
    if not isinstance(form, dict) or not form:
        raise nonsense("it is not one JSON object")
    return form


class FormReader:
    """Reads the plans for one question.

    Args:
        question: As the person asked it.
        before: The question before, of which names may be borrowed.
        today: The day periods are counted from.
        semantics: The home's metrics.
        tools: What the role may use.
    """

    def __init__(
        self, question: str, before: str, today: date, semantics: "Semantics", tools: frozenset[str]
    ) -> None:
        self._question, self._before = question, before
        self._today = today
        self._semantics = semantics
        self._tools = tools

    def call(self, form: Form) -> Call | None:
        """Return the call that a plan means; None where it says that nothing fits.

        Raises:
            ModelError: It names what is not there, or a value or time that nobody said.
        """
        if form.get("unknown") in UNKNOWN:
            return None
        made = self._metrics(form) if "metrics" in form else self._record(form)
        if made.tool not in TOOLS or made.tool not in self._tools:
            raise nonsense("there is no such tool")
        try:
            TOOLS[made.tool].arguments.model_validate(made.arguments)
        except ValueError:
            raise nonsense(f"the arguments do not fit {made.tool}") from None
        return made

    def _record(self, form: Form) -> Call:
        arguments = {name: value for name, value in form.items() if name not in ("tool", "period")}
        for name in _COPIED:
            if name in arguments:
                self._check_said(arguments[name])
        tool = str(form.get("tool", ""))
        takes = tool in TOOLS and "period" in TOOLS[tool].arguments.model_fields
        if takes and (period := self._period(form.get("period"))):
            arguments["period"] = period
        return Call(tool, arguments)

    def _metrics(self, form: Form) -> Call:
        arguments: dict[str, Any] = {"metrics": form["metrics"]}
        if form.get("by"):
            arguments["group_by"] = form["by"]
        if filters := [*self._filters(form.get("where")), *self._filters(form.get("not"), exclude=True)]:
            arguments["filters"] = filters
        if period := self._period(form.get("period")):
            arguments["period"] = period
        if compared := form.get("compare"):
            arguments["compare_to"] = compared if compared in COMPARED else self._days(str(compared))
        if form.get("having"):
            arguments["having"] = [self._having(one) for one in form["having"]]
        if form.get("top"):
            arguments["limit"] = form["top"]
        arguments |= {name: form[name] for name in _KEPT if form.get(name)}
        return Call(METRICS_TOOL, arguments)

    def _having(self, one: Mapping[str, Any]) -> dict[str, Any]:
        told = {name: one[name] for name in ("metric", "op", "value") if name in one}
        metric = self._semantics.metrics.get(str(told.get("metric")))
        value = told.get("value")
        if metric and metric.unit == "share" and isinstance(value, int | float) and not 0 <= value <= 1:
            raise nonsense("a share is between 0 and 1")
        return told | ({"filters": filters} if (filters := self._filters(one.get("where"))) else {})

    def _filters(self, where: Any, *, exclude: bool = False) -> list[dict[str, Any]]:
        told = []
        for name, said in where.items() if isinstance(where, dict) else ():
            values = said if isinstance(said, list) else [said]
            dimension = self._semantics.dimensions.get(name)
            if name not in self._semantics.conditions and not (dimension and dimension.kind in _CLOSED):
                for value in values:
                    self._check_said(value)
            told.append({"dimension": name, "values": values} | ({"exclude": True} if exclude else {}))
        return told

    def _period(self, said: Any) -> list[str] | None:
        """Return the days of a time; what the question says of it counts, whatever the model left out."""
        if isinstance(said, str) and said.strip() and _folded(said) in _folded(self._question):
            return self._days(said)
        found = self._found(self._question)
        if found is None and said:
            return self._days(str(said))
        return list(found.iso) if found else None

    def _days(self, said: str) -> list[str]:
        found = self._found(said)
        if found is None or not self._is_said(said):
            raise nonsense("the time is not one the question says")
        return list(found.iso)

    def _found(self, text: str) -> Period | None:
        return find(text, self._today, self._semantics.fiscal_start_month)

    def _check_said(self, value: Any) -> None:
        if not self._is_said(value):
            raise nonsense("a name or value is not in the question; copy it letter by letter")

    def _is_said(self, value: Any) -> bool:
        told = _folded(str(value))
        return bool(told) and (told in _folded(self._question) or told in _folded(self._before))


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).casefold())


def nonsense(why: str) -> ModelError:
    """Return the failure of a plan that cannot be used, which the model is told with its next try."""
    return ModelError(f"The language model's plan cannot be used: {why}.", detail="error=nonsense")
