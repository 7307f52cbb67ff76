"""What the columns of a query of metrics are called and how they are written: by their metric's unit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

# What stands beside a metric, by the ending of its column.
BESIDE = {
    "_before": ("之前", "before"), "_change": ("变化", "change"), "_share": ("占比", "share"),
    "_running": ("累计", "running total"), "_part": ("其中", "of which"),
}  # fmt: skip
_KINDS = {"money": "money", "share": "share", "days": "length", "hours": "length"}
_SHARES = frozenset({"_change", "_share"})
Info = dict[str, Any]  # as `assistant.cells.info` returns it


def of_facts(facts: Mapping[str, Any]) -> dict[str, Info]:
    """Return what the facts of a query say of its columns: a company's own metrics are known from nowhere else."""
    found = dict(_groups(facts))
    for metric in facts.get("metrics") or []:
        for suffix in ("", *BESIDE):
            found[f"{metric['name']}{suffix}"] = _metric(metric["label"], metric["unit"], suffix)
    return found


def shipped(column: str) -> Info | None:
    """Return what the shipped file says of a column: a metric, what stands beside one, or a dimension."""
    from tools.semantics import load  # PyYAML: with the first answer

    semantics = load()
    suffix = next((end for end in BESIDE if column.endswith(end)), "")
    if metric := semantics.metrics.get(column.removesuffix(suffix)):
        return _metric((metric.words.zh, metric.words.en), metric.unit, suffix)
    stem = column.removesuffix("_number")
    dimension = semantics.dimensions.get(stem)
    if dimension is None or dimension.kind == "status":
        return None  # a status is written by its list, which its entity's column names
    return _group(dimension.words.zh, dimension.words.en, numbered=stem != column)


def _groups(facts: Mapping[str, Any]) -> Iterator[tuple[str, Info]]:
    """Yield the dimensions that only the company has; the others are told by their entity's column."""
    from tools.semantics import load

    for name, (zh, en) in zip(facts.get("by") or [], facts.get("by_labels") or [], strict=False):
        if name not in load().dimensions:
            yield name, _group(zh, en, numbered=False)


def _metric(label: Sequence[str], unit: Any, suffix: str) -> Info:
    kind = _KINDS.get(unit, "quantity") if isinstance(unit, str) else "quantity"
    zh, en = BESIDE.get(suffix, ("", ""))
    return {
        "kind": "share" if suffix in _SHARES else kind,
        "zh": label[0] + zh, "en": f"{label[1]} {en}".strip(), "status": None,
    }  # fmt: skip


def _group(zh: str, en: str, *, numbered: bool) -> Info:
    if numbered:
        zh, en = f"{zh}编号", f"{en} no."
    return {"kind": "text", "zh": zh, "en": en, "status": None}
