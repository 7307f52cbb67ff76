"""What is told of an evaluation: failures without personal values, scores by group, a Markdown report."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from assistant.evaluation import Judged, share, summary
from assistant.evaluation_cells import key, number

_SHOWN_ROWS = 5
_SAID_CHARS = 300
Clean = Callable[[str], str]
_LABELS = {
    "questions": "questions", "right": "right", "wrong": "wrong", "refused": "refused",
    "zh_right": "right, Chinese", "en_right": "right, English", "p50_s": "seconds, half are faster",
    "p95_s": "seconds, 95 % are faster", "model_calls": "model calls a question", "tokens": "tokens a question",
}  # fmt: skip


def failures(judged: Sequence[Judged], clean: Clean) -> list[dict[str, Any]]:
    """Return what was not right.

    Args:
        judged: Every question asked.
        clean: Takes the personal values out of a text.
    """
    return [
        {
            "id": each.question.id,
            "question": each.question.question,
            "language": each.question.counts_as,
            "kind": each.question.kind,
            "outcome": each.outcome,
            "expected": clean(_expected(each)),
            "got": f"{each.verdict.why}: {clean(_first_words(each.said))}",
            "steps": [{"tool": step["tool"], "arguments": step["arguments"]} for step in each.steps],
        }
        for each in judged
        if each.outcome != "right"
    ]


def groups(judged: Sequence[Judged]) -> Iterator[tuple[str, str, int, str, str, str]]:
    """Give by kind, style, half and language: the group, its name, how many, right, wrong, refused."""
    for group, name_of in _GROUPS:
        names = dict.fromkeys(name_of(each) for each in judged)
        for name in sorted(names) if len(names) > 1 else ():
            part = [each for each in judged if name_of(each) == name]
            right, wrong = percent(share(part, "right")), percent(share(part, "wrong"))
            yield group, name, len(part), right, wrong, percent(share(part, "refused"))


def told(scores: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the scores with their names, for people."""
    return [(_LABELS[name], _written(name, value)) for name, value in scores.items()]


def markdown(judged: Sequence[Judged], title: str, about: Sequence[tuple[str, str]], clean: Clean) -> str:
    """Write the report.

    Args:
        judged: Every question asked.
        title: Its heading.
        about: What was run: name and value.
        clean: Takes the personal values out of a text.
    """
    lines = [f"# {title}", "", *(f"- {name}: {value}" for name, value in about), "", "## Scores", ""]
    lines += ["| | |", "|---|---:|", *(f"| {name} | {value} |" for name, value in told(summary(judged)))]
    lines += ["", "## By group", "", "| by | group | questions | right | wrong | refused |"]
    lines += ["|---|---|---:|---:|---:|---:|"]
    lines += [f"| {' | '.join(map(str, row))} |" for row in groups(judged)]
    found = failures(judged, clean)
    lines += ["", f"## Not right ({len(found)})", ""]
    for each in found:
        lines += [f"### {each['id']} ({each['outcome']}, {each['kind']})", ""]
        lines += [f"- question: {_line(each['question'])}", f"- expected: {_line(each['expected'])}"]
        lines += [f"- got: {_line(each['got'])}", *(f"- step: `{_step(step)}`" for step in each["steps"]), ""]
    return "\n".join(lines).rstrip() + "\n"


def percent(part: float | None) -> str:
    """Write a share for people.

    >>> percent(0.9512), percent(None)
    ('95.1 %', '–')
    """
    return "–" if part is None else f"{part * 100:.1f} %"


def _expected(each: Judged) -> str:
    """Say what would have been right; the caller takes the personal values out."""
    question, gold = each.question, each.gold
    if question.check == "nothing":
        return f"nothing: {question.kind_of_nothing}"
    if question.check in ("refused", "choice", "text"):
        return {"refused": "an honest 'I do not know'", "choice": "asking back", "text": "certain words"}[
            question.check
        ]
    rows = [" = ".join(_cell(cell) for cell in row) for row in gold[:_SHOWN_ROWS]]
    more = f" … {len(gold)} in all" if len(gold) > _SHOWN_ROWS else ""
    return f"{question.check}: {'; '.join(rows)}{more}" if gold else f"{question.check}: nothing"


def _cell(cell: Any) -> str:
    figure = number(cell)
    return f"{figure:.6g}" if isinstance(cell, float) and figure is not None else key(cell)


def _first_words(said: str) -> str:
    flat = " ".join(said.split())
    return flat if len(flat) <= _SAID_CHARS else f"{flat[:_SAID_CHARS]}…"


def _line(text: str) -> str:
    return " ".join(text.split()).replace("|", "¦")


def _step(step: dict[str, Any]) -> str:
    arguments = ", ".join(f"{name}={value}" for name, value in step["arguments"].items())
    return f"{step['tool']}({arguments})".replace("`", "'")


def _written(name: str, value: Any) -> str:
    if value is None:
        return "–"
    if name in ("right", "wrong", "refused", "zh_right", "en_right"):
        return percent(value)
    return f"{value:.3f}" if name.endswith("_s") else f"{value:g}"


_GROUPS: tuple[tuple[str, Callable[[Judged], str]], ...] = (
    ("kind", lambda each: each.question.kind),
    ("style", lambda each: each.question.style),
    ("half", lambda each: "harder" if each.question.hard else "easier"),
    ("language", lambda each: each.question.counts_as),
    ("check", lambda each: each.question.check),
)
