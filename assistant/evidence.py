"""What stands under an answer: its tables with labels, its sources, its steps, what limits it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from assistant import cells, metric_columns
from assistant.blocks import Style
from assistant.phrases import say
from assistant.request import Made, Request
from privacy.kind_labels import KIND_LABELS

OLD = timedelta(days=1)
_FILTERS = ("filters", "excluded", "having")
Rows = list[tuple[Any, ...]]


def tables(made: Sequence[Made], style: Style, restored: Callable[[Rows], Rows]) -> list[dict[str, Any]]:
    """Return every table that was read, restored for the person, with labelled columns.

    `kinds` says how a column is written where its name alone does not.
    """
    told = []
    for number, call in enumerate(made):
        known = metric_columns.of_facts(call.artifact.get("facts") or {})
        for table in call.artifact.get("tables", []):
            entities = table.get("entities") or [""] * len(table["columns"])
            columns = [
                known.get(c) or cells.info(e, c) for e, c in zip(entities, table["columns"], strict=True)
            ]
            told.append({
                "name": table["name"],
                "tool": call.tool,
                "call": number,
                "columns": list(table["columns"]),
                "entities": list(entities),
                "labels": [column["zh" if style.zh else "en"] for column in columns],
                "kinds": [known[name]["kind"] if name in known else "" for name in table["columns"]],
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


def results(made: Sequence[Made], restored: Callable[[Rows], Rows]) -> list[dict[str, Any]]:
    """Return what each call found beside its rows: named facts, which kind of nothing, which failure.

    The words of filters are restored as the rows are: a picture's title tells them.
    """
    return [
        {
            "tool": call.tool,
            "facts": _restated(dict(call.artifact.get("facts") or {}), restored),
            "nothing": (call.artifact.get("nothing") or {}).get("kind", ""),
            "failure": call.artifact.get("failure", ""),
        }
        for call in made
    ]


def _restated(facts: dict[str, Any], restored: Callable[[Rows], Rows]) -> dict[str, Any]:
    def words(told: Any) -> Any:
        if isinstance(told, dict):
            return {name: words(each) for name, each in told.items()}
        if isinstance(told, list):
            return [words(each) for each in told]
        return restored([(told,)])[0][0] if isinstance(told, str) and "_" in told else told

    return facts | {name: words(facts[name]) for name in _FILTERS if name in facts}


def _filter_words(told: Any) -> Iterator[str]:
    if isinstance(told, dict | list):
        for each in told.values() if isinstance(told, dict) else told:
            yield from _filter_words(each)
    elif isinstance(told, str) and "_" in told:
        yield told


def texts(made: Sequence[Made]) -> list[str]:
    """Return the cells and words of filters that could hold a placeholder."""
    cells_of_all = [
        value
        for call in made
        for table in call.artifact.get("tables", [])
        for row in table["rows"]
        for value in row
        if isinstance(value, str) and "_" in value
    ]
    facts = [call.artifact.get("facts") or {} for call in made]
    return cells_of_all + [
        word for each in facts for name in _FILTERS for word in _filter_words(each.get(name))
    ]


def main_table(told: Sequence[dict[str, Any]], *, planned: bool = True) -> dict[str, Any]:
    """Return the table an answer is about: the first of the first call that found rows.

    A model tries again where its first call was not what it wanted: there the last call counts. Looking up
    who is meant is not what was asked, where anything else was found.

    Args:
        told: All tables of the answer.
        planned: The planner made the calls.
    """
    filled = [table for table in told if table["rows"]]
    asked = [table for table in filled if table.get("tool") != "find_customer"] or filled
    if not asked:
        return {"columns": [], "rows": []}
    call = asked[0 if planned else -1].get("call")
    return next(table for table in asked if table.get("call") == call)


def numbers(made: Sequence[Made]) -> str:
    """Return the document numbers read: the store holds them in clear, so an answer may too."""
    found = []
    for call in made:
        for table in call.artifact.get("tables", []):
            for place, column in enumerate(table["columns"]):
                if column.endswith("number") or column in ("tracking_no", "customer_po", "number"):
                    found += [str(row[place]) for row in table["rows"] if row[place] is not None]
    return " ".join(dict.fromkeys(found))


def model(request: Request) -> dict[str, Any]:
    """Return who answered, after how many calls and tokens."""
    return {
        "name": request.answered_by or "planner", "calls": request.calls,
        "input_tokens": request.input_tokens, "output_tokens": request.output_tokens,
    }  # fmt: skip


def caveats(request: Request, style: Style, told: list[dict[str, Any]]) -> list[str]:
    """Say in plain sentences what limits an answer that rests on these sources."""
    found = []
    if request.fallen_back:
        found.append(say("model_nonsense" if request.talked_nonsense else "model_down", style))
    elif request.ungrounded:
        found.append(say("ungrounded", style))
    if request.limited:
        found.append(say("limit", style))
    return found + old_data(told, style)


def withheld(kinds: Collection[str], style: Style) -> list[str]:
    """Say which kinds of values wait for a stated purpose, and where to state it."""
    told = [KIND_LABELS[kind][0 if style.zh else 1] for kind in sorted(kinds)]
    return [say("purpose", style, kinds=("、" if style.zh else ", ").join(told))] if told else []


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
