"""The table of a query of metrics: groups down, metrics across, each with what was asked beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.blocks import Sheet
from assistant.metric_cells import change, heading, plain
from assistant.metric_columns import BESIDE
from assistant.metric_words import TIMES, Asked

_MAX_ROWS = 200


@dataclass(frozen=True)
class _Column:
    """One column as it is shown: `kind` is `group`, `currency`, or the suffix that stands behind a metric."""

    name: str
    label: str
    kind: str
    unit: Any = ""
    metric: str = ""


def table(asked: Asked, sheet: Sheet, *, only_groups: bool = False) -> str:
    """Return the groups as a Markdown table; without figures where all have the same."""
    if _is_trend_of_currencies(asked, sheet):
        return _by_currency(asked, sheet)
    columns = [column for column in _columns(asked, sheet) if not only_groups or column.kind == "group"]
    marks = [" --- " if column.kind in ("group", "currency") else " ---: " for column in columns]
    lines = [f"| {' | '.join(column.label for column in columns)} |", f"|{'|'.join(marks)}|"]
    rows = range(min(len(sheet), _MAX_ROWS))
    lines += [f"| {' | '.join(_cell(asked, sheet, column, row) for column in columns)} |" for row in rows]
    return "\n".join(lines)


def _columns(asked: Asked, sheet: Sheet) -> Iterator[_Column]:
    metrics = {metric["name"]: metric for metric in asked.metrics}
    apart = len(asked.currencies) > 1 and any(metric["unit"] != "money" for metric in asked.metrics)
    for name in sheet.columns:
        if name == "currency" and "currency" not in asked.by:
            if apart:
                yield _Column(name, "币种" if asked.style.zh else "currency", "currency")
        elif name in metrics:
            unit = metrics[name]["unit"]
            yield _Column(name, heading(asked.label(name), unit, asked.style), "value", unit, name)
        else:
            yield _beside(asked, name) or _Column(name, _group_label(asked, name), "group")


def _beside(asked: Asked, name: str) -> _Column | None:
    """Return a column that stands beside a metric: what it was before, its change, its share, its sum so far."""
    for metric in asked.metrics:
        suffix = name.removeprefix(metric["name"])
        if suffix != name and suffix in BESIDE:
            word = BESIDE[suffix][0 if asked.style.zh else 1]
            if len(asked.metrics) > 1:
                word = f"{asked.label(metric['name'])}{'' if asked.style.zh else ' '}{word}"
            return _Column(name, word, suffix, metric["unit"], metric["name"])
    return None


def _group_label(asked: Asked, name: str) -> str:
    stem = name.removesuffix("_number")
    if stem != name and stem in asked.by:
        return f"{asked.label(stem)}编号" if asked.style.zh else f"{asked.label(stem)} no."
    return asked.label(name)


def _cell(asked: Asked, sheet: Sheet, column: _Column, row: int) -> str:
    value = sheet.raw(column.name, row)
    if column.kind == "currency":
        return str(value or "")
    if column.kind == "group":
        return _group(asked, sheet, column.name, row)
    if column.kind == "_change":
        now, before = (sheet.raw(f"{column.metric}{suffix}", row) for suffix in ("", "_before"))
        return change(now, before, value, column.unit, asked.style)
    if column.kind == "_share":
        return plain(value, "share")
    return plain(value, column.unit, str(sheet.raw("currency", row) or ""))


def _group(asked: Asked, sheet: Sheet, name: str, row: int) -> str:
    value = sheet.raw(name, row)
    stem = name.removesuffix("_number")
    if value is None and stem != name and sheet.raw(stem, row) is not None:
        return ""
    if stem != name and str(value).startswith("("):
        return ""  # (others) is told once, in the column of the name
    return asked.group(stem, value, sheet.entities[sheet.columns.index(name)])


def _is_trend_of_currencies(asked: Asked, sheet: Sheet) -> bool:
    plain_columns = {*asked.by, "currency", *(metric["name"] for metric in asked.metrics)}
    return (
        len(asked.by) == 1
        and (asked.by[0] in TIMES or asked.by[0] in (asked.facts.get("value_labels") or {}))
        and len(asked.metrics) == 1
        and len(asked.currencies) > 1
        and set(sheet.columns) == plain_columns
    )


def _by_currency(asked: Asked, sheet: Sheet) -> str:
    """Write a trend in several currencies: a line for each time or band, a column for each currency."""
    time, metric = asked.by[0], asked.metrics[0]
    lines = [
        f"| {asked.label(time)} | {' | '.join(asked.currencies)} |",
        f"| --- |{' ---: |' * len(asked.currencies)}",
    ]
    by_time: dict[str, dict[str, str]] = {}
    for row in range(len(sheet)):
        amount = plain(sheet.raw(metric["name"], row), metric["unit"])
        by_time.setdefault(str(sheet.raw(time, row)), {})[str(sheet.raw("currency", row))] = amount
    order = list((asked.facts.get("value_labels") or {}).get(time, {}))
    for moment in sorted(
        by_time, key=lambda each: (order.index(each) if each in order else len(order), each)
    ):
        amounts = [by_time[moment].get(currency, "") for currency in asked.currencies]
        lines.append(f"| {asked.group(time, moment)} | {' | '.join(amounts)} |")
    return "\n".join(lines)
