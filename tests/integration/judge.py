"""Is an answer right? Its evidence and its words, compared with gold rows that came straight from the sources."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from assistant.answer import Answer
from connectors.statuses import STATUSES
from tests.integration.gold import Question, Rows

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
# What tells each kind of nothing, in the words of the answers.
_NOTHING = {
    "absent": ("没有找到", "找不到", "不存在", "not find", "no such", "does not exist", "There is no"),
    "no_match": ("没有符合", "没有匹配", "没有满足", "no match", "matches", "matched", "None", "No "),
}


def complaint(question: Question, gold: Rows, answer: Answer) -> str:
    """Return what is wrong with an answer, or "" when it is right."""
    if not answer.ok:
        return "it was not understood"
    check = {
        "value": _value, "row": _row, "set": _set, "groups": _groups, "top": _top, "status": _status,
        "nothing": _nothing,
    }[question.check]  # fmt: skip
    return check(question, gold, answer)


def _value(question: Question, gold: Rows, answer: Answer) -> str:
    wanted = float(gold[0][0])
    if any(abs(each - wanted) <= question.tolerance for each in _numbers(answer)):
        return ""
    return f"{wanted} is not in the answer"


def _row(question: Question, gold: Rows, answer: Answer) -> str:
    missing = [cell for cell in gold[0] if not _holds(answer, cell, question.tolerance)]
    return f"{missing} is not in the answer" if missing else ""


def _set(_: Question, gold: Rows, answer: Answer) -> str:
    wanted = {_text(row[0]) for row in gold}
    best = ""
    for table in answer.tables:
        for index in range(len(table["columns"])):
            found = {_text(row[index]) for row in table["rows"]}
            if found == wanted:
                return ""
            if wanted & found:
                best = f"missing {sorted(wanted - found)}, too many {sorted(found - wanted)}"
    return best or "none of the keys is in the evidence"


def _groups(question: Question, gold: Rows, answer: Answer) -> str:
    rows = [row for table in answer.tables for row in table["rows"]]
    for key, number in gold:
        if not any(_text(key) in map(_text, row) and _near(row, number, question) for row in rows):
            return f"the pair {key}, {number} is not in the evidence"
    return ""


def _top(_: Question, gold: Rows, answer: Answer) -> str:
    wanted = [_text(row[0]) for row in gold]
    for table in answer.tables:
        for index in range(len(table["columns"])):
            if [_text(row[index]) for row in table["rows"]][: len(wanted)] == wanted:
                return ""
    return f"the first rows are not {wanted}"


def _status(_: Question, gold: Rows, answer: Answer) -> str:
    code = str(gold[0][0])
    words = {code} | {word for codes in STATUSES.values() if code in codes for word in codes[code]}
    return "" if any(word in answer.answer for word in words) else f"no {code} in the answer"


def _nothing(question: Question, _: Rows, answer: Answer) -> str:
    if any(word in answer.answer for word in _NOTHING[question.kind]):
        return ""
    return f"it does not say {question.kind}: {answer.answer[:120]}"


def _near(row: list[Any], number: Any, question: Question) -> bool:
    return any(
        abs(each - float(number)) <= question.tolerance for cell in row for each in _numbers_in(_text(cell))
    )


def _holds(answer: Answer, wanted: Any, tolerance: float) -> bool:
    if isinstance(wanted, int | float | Decimal):
        return any(abs(each - float(wanted)) <= tolerance for each in _numbers(answer))
    return _text(wanted) in answer.answer


def _numbers(answer: Answer) -> list[float]:
    cells = [_text(cell) for table in answer.tables for row in table["rows"] for cell in row]
    return [number for text in (answer.answer, *cells) for number in _numbers_in(text)]


def _numbers_in(text: str) -> list[float]:
    return [
        float(found.rstrip("%").replace(",", "")) / (100 if found.endswith("%") else 1)
        for found in _NUMBER.findall(text)
    ]


def _text(cell: Any) -> str:
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell).strip()
