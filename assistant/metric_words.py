"""What a query of metrics was taken to mean, in words: metrics, filters, conditions, period, comparison."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assistant import cells, metric_cells
from assistant.blocks import Style
from connectors import statuses

TIMES = frozenset({"day", "week", "month", "quarter", "year", "weekday", "fiscal_quarter", "fiscal_year"})
_OPS = {
    ">": ("高于", "over"), ">=": ("不低于", "at least"), "<": ("低于", "under"), "<=": ("不高于", "at most"),
    "=": ("为", "equal to"),
}  # fmt: skip
_SPECIAL = {"(others)": ("其他", "others"), "(several)": ("多个", "several")}
_UNKNOWN = ("（未填）", "(none)")


class Asked:
    """What was asked of metrics, read from the facts of a result.

    Args:
        facts: `metrics`, `by`, `filters`, `period` and so on, as `query_metrics` tells them.
        style: The language.
    """

    def __init__(self, facts: Mapping[str, Any], style: Style) -> None:
        self.facts, self.style = facts, style
        self.metrics: list[dict[str, Any]] = list(facts.get("metrics") or [])
        self.by: list[str] = list(facts.get("by") or [])
        self.currencies: list[str] = list(facts.get("currencies") or [])
        self._side = 0 if style.zh else 1
        self._labels = _labels(facts)

    def label(self, name: str) -> str:
        """Return what a metric, dimension or condition is called."""
        return self._pair(name)[self._side]

    def titles(self) -> str:
        """Return the names of the metrics."""
        return self.listed(self.label(metric["name"]) for metric in self.metrics)

    def listed(self, words: Iterable[str]) -> str:
        """Return words as a list in a sentence."""
        return ("、" if self.style.zh else ", ").join(words)

    def group(self, dimension: str, value: Any, entity: str = "") -> str:
        """Return a value of a dimension as people read it; "" stands for nothing in a sentence.

        Args:
            dimension: Its name.
            value: As it came.
            entity: Whose column it is, where the table tells: a status means what its entity says.
        """
        if value is None or value == "":
            return _UNKNOWN[self._side]
        text = str(value)
        if text in _SPECIAL:
            return _SPECIAL[text][self._side]
        if text.lower() in ("yes", "no", "true", "false"):
            return self._flag(dimension, text.lower() in ("yes", "true"))
        known = (self.facts.get("value_labels") or {}).get(dimension, {}).get(text) or _value(dimension, text)
        if known:
            return str(known[self._side])
        return cells.one_line(self._status(text, entity) if dimension in _CODED else text)

    def scope(self) -> str:
        """Return filters, period and comparison, as one list; "" if there are none."""
        told = [self._filter(name, said) for name, said in (self.facts.get("filters") or {}).items()]
        told += [self._excluded(name, said) for name, said in (self.facts.get("excluded") or {}).items()]
        told += [self._having(*having) for having in self.facts.get("having") or []]
        if self.facts.get("period"):
            told.append(self._days(self.facts["period"]))
        if self.facts.get("compared"):
            days = self._days(self.facts["compared"])
            told.append(f"对比 {days}" if self.style.zh else f"compared with {days}")
        if self.facts.get("as_of_now") and not self.facts.get("period"):
            told.append("现在的情况" if self.style.zh else "as it stands now")
        return ("，" if self.style.zh else ", ").join(told)

    def part(self) -> str:
        """Return the filters of the part whose share is told; "" if none was asked for."""
        said, excluded = self.facts.get("part") or ({}, {})
        told = [self._filter(name, words) for name, words in said.items()]
        return self.listed([*told, *(self._excluded(name, words) for name, words in excluded.items())])

    def definitions(self) -> str:
        """Return what each metric means, in words."""
        told = []
        for metric in self.metrics:
            words = (metric.get("definition") or ("", ""))[self._side]
            if words:
                name = self.label(metric["name"])
                told.append(words if len(self.metrics) == 1 else f"{name}{self._colon}{words}")
        if not told:
            return ""
        return f"_口径：{'；'.join(told)}。_" if self.style.zh else f"_Counted: {'; '.join(told)}._"

    @property
    def _colon(self) -> str:
        return "：" if self.style.zh else ": "

    def _pair(self, name: str) -> Sequence[str]:
        return self._labels.get(name) or _shipped(name)

    def _restated(self, name: str, said: Any) -> str:
        """Restate a filter of a condition on groups: one that leaves out is called `not` its dimension."""
        if name.startswith("not "):
            return self._excluded(name.removeprefix("not "), said)
        return self._filter(name, said)

    def _filter(self, name: str, said: Any) -> str:
        if self._is_flag(said):
            return self._flag(name, str(said).lower() in ("yes", "true"))
        return f"{self.label(name)}{'：' if self.style.zh else ' '}{self._said(name, said)}"

    def _excluded(self, name: str, said: Any) -> str:
        if self._is_flag(said):
            return self._flag(name, str(said).lower() not in ("yes", "true"))
        told = f"{self.label(name)}{'：' if self.style.zh else ' '}{self._said(name, said)}"
        return f"不含{told}" if self.style.zh else f"without {told}"

    def _said(self, name: str, said: Any) -> str:
        coded = name in _CODED or name in (self.facts.get("value_labels") or {})
        values = said if isinstance(said, list | tuple) else str(said).split(", ") if coded else [said]
        return ("、" if self.style.zh else " or ").join(self.group(name, value) for value in values)

    @staticmethod
    def _is_flag(said: Any) -> bool:
        return str(said).lower() in ("yes", "no", "true", "false")

    def _flag(self, name: str, holds: bool) -> str:
        if holds:
            return self.label(name)
        opposite = (self._labels.get(f"not {name}") or _opposite(name))[self._side]
        return opposite or (f"非{self.label(name)}" if self.style.zh else f"not {self.label(name)}")

    def _having(self, metric: str, op: str, value: Any, filters: Mapping[str, Any] | None = None) -> str:
        unit = next((m["unit"] for m in self.metrics if m["name"] == metric), "") or _unit(metric)
        if (filters or {}).get("of") == "change":
            return self._changed(metric, op, value, {k: v for k, v in (filters or {}).items() if k != "of"})
        amount = metric_cells.plain(value, unit)
        if not self.style.zh and op == "=" and value == 0 and isinstance(unit, list | tuple):
            told = self._within(filters)
            return f"no {self.label(metric)}{f' ({told})' if told else ''}"
        words = _OPS.get(op, (op, op))[self._side]
        within = self._within(filters)
        if self.style.zh:
            return f"{self.label(metric)}{f'（{within}）' if within else ''}{words} {amount}"
        return f"{self.label(metric)}{f' ({within})' if within else ''} {words} {amount}"

    def _changed(self, metric: str, op: str, value: Any, filters: Mapping[str, Any]) -> str:
        """Return a condition on the change since the time before: fell, or by how much."""
        within = self._within(filters)
        label = self.label(metric)
        if within:
            label += f"（{within}）" if self.style.zh else f" ({within})"
        if value == 0 and op in "<>":
            zh, en = ("下降", "lower than before") if op == "<" else ("上升", "higher than before")
            return f"{label}{zh}" if self.style.zh else f"{label} {en}"
        words, amount = _OPS.get(op, (op, op))[self._side], metric_cells.plain(value, "share")
        return f"{label}变化{words} {amount}" if self.style.zh else f"change of {label} {words} {amount}"

    def _within(self, filters: Mapping[str, Any] | None) -> str:
        """Return what narrows a condition: its own filters and days."""
        return self.listed(
            self._days(said) if name == "period" else self._restated(name, said)
            for name, said in (filters or {}).items()
        )

    def _days(self, period: Sequence[str]) -> str:
        first, last = str(period[0]), str(period[-1])
        if first == last:
            return first
        return f"{first} 至 {last}" if self.style.zh else f"{first} to {last}"

    def _status(self, code: str, entity: str) -> str:
        """Return the label of a status code: of its entity's list, else of the one its dimension has."""
        for owner in (entity, *(str(metric.get("grain") or "") for metric in self.metrics)):
            for column in ("status", "stage"):
                known = cells.info(owner, column).get("status") if owner else None
                if known and code in statuses.STATUSES[known]:
                    return statuses.label(known, code, self.style.language)
        for codes in statuses.STATUSES.values():
            if code in codes:
                return codes[code][self._side]
        return code


_CODED = frozenset({"status", "stage", "priority", "interaction_kind", "customer_kind"})


def _labels(facts: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    labels: dict[str, Sequence[str]] = dict(facts.get("labels") or {})
    labels.update({metric["name"]: metric["label"] for metric in facts.get("metrics") or []})
    labels.update(zip(facts.get("by") or [], facts.get("by_labels") or [], strict=False))
    return labels


def _shipped(name: str) -> tuple[str, str]:
    """Return what the shipped file calls something that the facts do not name."""
    from tools import semantics  # PyYAML: not for `--help`

    known = semantics.load()
    found = known.metrics.get(name) or known.dimensions.get(name) or known.conditions.get(name)
    return (found.words.zh, found.words.en) if found else (name, name.replace("_", " "))


def _opposite(name: str) -> tuple[str, str]:
    from tools import semantics

    found = semantics.load().conditions.get(name)
    return found.not_words if found else ("", "")


def _value(dimension: str, value: str) -> tuple[str, str] | None:
    from tools import semantics

    found = semantics.load().dimensions.get(dimension)
    return found.labels.get(value) if found else None


def _unit(metric: str) -> Any:
    from tools import semantics

    found = semantics.load().metrics.get(metric)
    return found.unit if found else ""
