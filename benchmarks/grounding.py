"""False alarms of grounding, on texts of a real local model: how many sentences are replaced, and which.

The planner chooses the tools for questions of the demo set; the model reads the question and the results, in
placeholders as always, and writes the answer in its own words. Each replaced sentence is printed: whether the model
invented it or the check was wrong is for a person to judge. `--texts FILE` keeps what the model wrote and reads it
again the next time, so that a change of the check is measured without the model.

Run: python -m benchmarks.grounding --model MODEL.gguf --home HOME [--questions 80] [--texts FILE.jsonl]
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from assistant.blocks import Style
from assistant.desks import Desks
from assistant.evaluation_set import read
from assistant.grounding import Evidence, ground, plain
from assistant.grounding_checks import faults
from assistant.grounding_units import units
from assistant.local_model import LocalModel
from assistant.request import Made
from assistant.steps import first_plan
from benchmarks.machine import heading
from connectors.failures import Failure
from tools.registry import TOOLS
from ui.assemble import System
from ui.home import Home

_TOLD_ROWS, _TOLD_CHARS, _MAX_TOKENS = 4, 900, 80
_TOLD_FACTS = ("filters", "period", "compared", "count", "sums", "groups")
_PROMPTS = {
    "zh": "你根据查询结果（JSON）回答销售同事的问题。用中文写一到三句完整的话，写出关键的数字、日期、状态和单号；"
    "占位符（如 <PERSON_12>）照抄。不要写表格或 JSON。",
    "en": "You answer a question of a sales colleague from the result (JSON) of a look-up. Write one to three whole "
    "sentences with the figures, dates, statuses and numbers that matter; copy placeholders such as <PERSON_12> as "
    "they are. Write no table and no JSON.",
}


def main() -> None:
    """Print the counts and the replaced sentences."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=80)
    parser.add_argument("--texts", type=Path)
    options = parser.parse_args()
    print(heading(f"Grounding, {options.model.name}"))
    kept = options.texts if options.texts and options.texts.exists() else None
    told = _read(kept) if kept else _written(options.model, System(Home.open(options.home)), options)
    _judge(told)


def _read(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text().splitlines():
        yield json.loads(line)


def _written(model: Path, system: System, options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Let the model answer, and yield question, results and text."""
    local = LocalModel(path=model, context=2048, timeout_s=300)
    for question in _spread([each for each in read(["demo"]) if not each.before], options.questions):
        told = _asked(system, question.question, question.main or question.language)
        if told is None:
            continue
        messages = [("system", _PROMPTS[told["language"]]), ("user", _prompt(told))]
        told["text"] = str(local.invoke(messages, max_tokens=_MAX_TOKENS).content)
        if options.texts:
            with options.texts.open("a") as file:
                file.write(json.dumps(told, ensure_ascii=False) + "\n")
        yield told


def _spread(questions: list[Any], count: int) -> list[Any]:
    """Return questions from all over the set, the same each time."""
    return random.Random(1).sample(questions, min(count, len(questions)))


def _asked(system: System, question: str, language: str) -> dict[str, Any] | None:
    """Return what the planner finds for a question; None where it calls no tool."""
    scope = system.gate.scope(system.user("manager1"), "benchmark")
    plain_question = system.deidentifier.question(question)
    request = Desks(system.kit, max_tool_calls=6).request(
        scope, language, plain_question, "benchmark", lambda *_: 0, model_name="benchmark"
    )
    made = []
    for call in first_plan(plain_question.text, [], request.desk()).calls[:2]:
        try:
            artifact = TOOLS[call.tool].call(scope, call.arguments, system.kit).to_dict()
        except Failure as failure:
            print(f"{question}: {failure.message}")
            continue
        made.append(Made(call.tool, dict(call.arguments), artifact, 1.0))
    if not made:
        return None
    return {
        "question": plain_question.text, "language": language, "today": scope.today.isoformat(),
        "made": [asdict(each) for each in made], "known": list(request.known),
    }  # fmt: skip


def _prompt(told: dict[str, Any]) -> str:
    results = [_shortened(each["artifact"], 0 if told["language"] == "zh" else 1) for each in told["made"]]
    found = json.dumps(results, ensure_ascii=False, separators=(",", ":"))[:_TOLD_CHARS]
    return f"{told['question']}\n\n{found}"


def _shortened(artifact: dict[str, Any], side: int) -> dict[str, Any]:
    """Return a result small enough for a model on two cores: the first rows, without keys and definitions."""
    tables = []
    for table in artifact["tables"]:
        names = [name for name in table["columns"] if name != "id" and not name.endswith(("_id", "_key"))]
        rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"][:_TOLD_ROWS]]
        told = [{name: row[name] for name in names if row[name] not in (None, "")} for row in rows]
        tables.append({"name": table["name"], "rows_in_all": len(table["rows"]), "rows": told})
    facts = {name: told for name, told in artifact["facts"].items() if name in _TOLD_FACTS and told}
    facts["measured"] = [each["label"][side] for each in artifact["facts"].get("metrics", [])]
    return {"tables": tables, "nothing": artifact["nothing"], "facts": facts}


def _judge(told: Iterator[dict[str, Any]]) -> None:
    answers = sentences = replaced = with_figures = 0
    for each in told:
        made = [Made(**one) for one in each["made"]]
        found = Evidence.of(
            made, each["question"], date.fromisoformat(each["today"]), known=each["known"],
            plain=plain(made, Style(each["language"])),
        )  # fmt: skip
        pieces = [unit for unit in units(each["text"]) if unit.kind not in ("blank", "rule")]
        answers, sentences = answers + 1, sentences + len(pieces)
        with_figures += sum(any(char.isdigit() for char in unit.text) for unit in pieces)
        if ground(each["text"], found, each["language"]).ok:
            continue
        print(f"\nQ {each['question']}")
        for unit in pieces:
            if kinds := faults(unit, found):
                replaced += 1
                print(f"  {','.join(kinds)}: {unit.text.strip()}", flush=True)
    print(
        f"\n{answers} answers, {sentences} sentences, {with_figures} with a digit, {replaced} sentences replaced"
    )


if __name__ == "__main__":
    main()
