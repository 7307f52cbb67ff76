"""What stands under an answer: its tables with labels, its sources, its steps, what limits it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from assistant import cells
from assistant.blocks import Style
from assistant.phrases import say
from assistant.request import Made

OLD = timedelta(days=1)
Rows = list[tuple[Any, ...]]


def tables(made: Sequence[Made], style: Style, restored: Callable[[Rows], Rows]) -> list[dict[str, Any]]:
    """Return every table that was read, restored for the person, with labelled columns."""
    told = []
    for call in made:
        for table in call.artifact.get("tables", []):
            entities = table.get("entities") or [""] * len(table["columns"])
            told.append({
                "name": table["name"],
                "tool": call.tool,
                "columns": list(table["columns"]),
                "entities": list(entities),
                "labels": [cells.label(e, c, style.language) for e, c in zip(entities, table["columns"], strict=True)],
                "rows": [list(row) for row in restored([tuple(row) for row in table["rows"]])],
                "truncated": bool(table.get("truncated")),
                "sources": list(table.get("origins", [])),
            })  # fmt: skip
    return told


def sources(made: Sequence[Made], known: Sequence[dict[str, Any]] = ()) -> list[dict[str, Any]]:
    """Return each system and entity read, once, with the time of its data.

    Args:
        made: The calls made.
        known: Everything there is to read: told when a call found nothing, for that is where it looked.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for call in made:
        for table in call.artifact.get("tables", []):
            for origin in table.get("origins", []):
                key = (origin["system"], origin["entity"])
                found.setdefault(key, {"system": key[0], "entity": key[1], "as_of": origin["as_of"]})
    looked = [*found.values()] or (list(known) if made else [])
    return sorted(looked, key=lambda source: (source["system"], source["entity"]))


def steps(made: Sequence[Made]) -> list[dict[str, Any]]:
    """Return each tool call as the person may read it: arguments in placeholders."""
    return [
        {"tool": call.tool, "arguments": call.arguments, "rows": call.rows, "ms": call.ms} for call in made
    ]


def texts(made: Sequence[Made]) -> list[str]:
    """Return the cells that could hold a placeholder."""
    return [
        value
        for call in made
        for table in call.artifact.get("tables", [])
        for row in table["rows"]
        for value in row
        if isinstance(value, str) and "_" in value
    ]


def main_table(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the table an answer is about: the first of the last call that found any rows."""
    filled = [table for table in told if table["rows"]]
    return filled[0] if filled else {"columns": [], "rows": []}


def numbers(made: Sequence[Made]) -> str:
    """Return the document numbers read: the store holds them in clear, so an answer may too."""
    found = []
    for call in made:
        for table in call.artifact.get("tables", []):
            for place, column in enumerate(table["columns"]):
                if column.endswith("number") or column in ("tracking_no", "customer_po", "number"):
                    found += [str(row[place]) for row in table["rows"] if row[place] is not None]
    return " ".join(dict.fromkeys(found))


def old_data(told: Sequence[dict[str, Any]], style: Style, now: datetime | None = None) -> list[str]:
    """Say of which systems the data is old."""
    now = now or datetime.now(UTC)
    oldest: dict[str, datetime] = {}
    for source in told:
        if source["as_of"]:
            as_of = datetime.fromisoformat(source["as_of"])
            as_of = as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)
            oldest[source["system"]] = min(as_of, oldest.get(source["system"], as_of))
    return [
        say("old_data", style, system=system, age=_age(now - as_of, style))
        for system, as_of in sorted(oldest.items())
        if now - as_of > OLD
    ]


def _age(age: timedelta, style: Style) -> str:
    if age >= timedelta(days=2):
        return f"{age.days} 天" if style.zh else f"{age.days} days"
    hours = int(age.total_seconds() // 3600)
    return f"{hours} 小时" if style.zh else f"{hours} hours"
