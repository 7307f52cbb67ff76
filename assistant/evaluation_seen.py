"""An answer as it is judged: the tables of the call it is about, and what its words say."""

import re
import unicodedata
from itertools import takewhile
from typing import Any

from assistant.answer import Answer
from assistant.evaluation_cells import near, number
from assistant.evaluation_tables import Grid

_FIGURE = re.compile(r"\d+")
_SAID = re.compile(r"([-+]?\d[\d,]*(?:\.\d+)?) ?(%|万|亿|k\b|m\b|thousand|million|billion)?")
_SCALES = {
    "%": 0.01, "万": 1e4, "亿": 1e8, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "billion": 1e9,
}  # fmt: skip
_LOOKS_UP = "find_customer"  # says who is meant; what was asked comes after it
_DENIED = {"Denied": "not_yours"}


class Seen:
    """An answer as it is judged: the tables of the call it is about, and which kind of nothing was found.

    Args:
        answer: The answer.
        every: All its calls count, not only the one it is about: several things were asked.
    """

    def __init__(self, answer: Answer, *, every: bool = False) -> None:
        self.text = plain(answer.answer)
        self.lead = plain("\n".join(takewhile(lambda line: "|" not in line, answer.answer.splitlines())))
        self.calls = len(answer.results)
        self.planned = answer.model.get("name", "planner") == "planner"
        filled = [table["call"] for table in answer.tables if table["rows"] and table["tool"] != _LOOKS_UP]
        filled = filled or [table["call"] for table in answer.tables if table["rows"]]
        # The planner's few calls are each a block of its answer; a model's last one is what it wanted.
        about = set(filled if every or self.planned else filled[-1:]) or {self.calls - 1}
        told = [result for call, result in enumerate(answer.results) if call in about]
        looked = told if filled else answer.results
        self.nothing = [each["nothing"] or _DENIED.get(each["failure"], "") for each in looked]
        self.nothing = [kind for kind in self.nothing if kind]
        self.failed = bool(told) and all(result["failure"] for result in told)
        self.counts = [told for result in told for told in _over_all(result["facts"])]
        facts = {call: result["facts"] for call, result in enumerate(answer.results)}
        self.grids = [
            Grid(tuple(table["columns"]), tuple(map(tuple, table["rows"])), _by(facts.get(table["call"], {})))
            for table in answer.tables
            if table["call"] in about and table["rows"]
        ]
        self.asks_back = self.nothing[-1:] == ["ambiguous"]
        self.ok = answer.ok and not self.failed

    @property
    def empty(self) -> bool:
        """Say whether nothing was found, or nothing but zeros."""
        cells = [
            row[place]
            for grid in self.grids
            for row in grid.rows
            for place, name in enumerate(grid.columns)
            if name not in grid.by and name != "currency"
        ]
        return all(cell is None or number(cell) == 0 for cell in cells)


def _over_all(facts: dict[str, Any]) -> list[Any]:
    """Return what a list tells of all its rows, of which it shows the first: how many, and sums by currency.

    Who fulfils a condition (customers with one order) is such a list: its heading tells how many there are.
    """
    sums = [cell for row in facts.get("sums") or () for name, cell in row.items() if name != "count"]
    return [
        *([facts["count"]] if "count" in facts else []),
        *([facts["groups"]] if facts.get("having") and "groups" in facts else []),
        *(cell for cell in sums if number(cell) is not None),
    ]


def _by(facts: dict[str, Any]) -> frozenset[str]:
    """Return the columns that say what a row is about, as the tool tells."""
    return frozenset(str(each) for each in facts.get("by") or ())


def plain(text: str) -> str:
    """Return a text whatever its width, case and spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def figures_in(text: str) -> set[str]:
    """Return the runs of digits in a text."""
    return set(_FIGURE.findall(text))


def says(text: str, wanted: Any) -> bool:
    """Say whether a text tells a number, rounded as it may be.

    >>> says("sales were 1.23 million (45.6%)", 1230456.78), says("45.6%", 0.4561), says("12", 13)
    (True, True, False)
    """
    aim = number(wanted)
    if aim is None:
        return True
    for digits, unit in _SAID.findall(text):
        scale = _SCALES.get(unit, 1.0)
        plain_digits = digits.replace(",", "")
        step = scale * 10 ** -len(plain_digits.partition(".")[2])
        if abs(float(plain_digits) * scale - aim) <= 0.505 * step or near(aim, float(plain_digits) * scale):
            return True
    return False
