"""Several figures asked in one breath: how many orders, and what are they worth; 成交几个，赢单率多少."""

import re
from collections.abc import Callable

from assistant.figures import Figures
from assistant.frame import Frame
from tools.semantics import Semantics

_CLAUSES = re.compile(
    r"[,;?!](?!\d)|\.(?=\s|$)|\b(?:and|plus)\b(?= (?:how|what|which|for how|the|its?|their)\b)", re.IGNORECASE
)
_ASKS = re.compile(
    r"多少|几|率|额|数|\b(?:how (?:much|many|long)|what|number|rate|amount|total|worth)\b", re.IGNORECASE
)
_MOST = 4

Ask = Callable[[str], Figures | None]


def together(found: Figures, text: str, ask: Ask, semantics: Semantics) -> None:
    """Add what the clauses of a question ask for besides, where it is of the same rows and days.

    Args:
        found: The reading of the whole question; its frame gets the further metrics.
        text: The question.
        ask: Reads a clause by itself.
        semantics: The home's.
    """
    frame = found.frame
    clauses = [clause for clause in _CLAUSES.split(text) if clause.strip()]
    if len(clauses) < 2 or not _is_plain(frame):
        return
    names: list[str] = []
    for clause in clauses[:_MOST]:
        if not _ASKS.search(clause):
            continue
        part = ask(clause)
        if part is None or part.frame.confidence == 0 or not _is_plain(part.frame):
            continue
        if not _same_rows(part.frame, frame):
            return
        names += part.frame.metrics
    union = list(dict.fromkeys([*names, *frame.metrics]))
    if len(frame.metrics) < len(union) <= _MOST and all(_fits(semantics, name, frame) for name in union):
        frame.metrics = union


def _is_plain(frame: Frame) -> bool:
    """Say whether a frame only measures: nothing is ranked, compared or required of groups."""
    beside = (
        frame.having or frame.compare_to or frame.share or frame.part or frame.running_total or frame.ends
    )
    return not (beside or frame.limit or frame.order)


def _same_rows(part: Frame, whole: Frame) -> bool:
    """Say whether a clause names no other rows and days than the whole question."""
    days = part.period is None or part.period == whole.period
    return (
        days
        and all(each in whole.filters for each in part.filters)
        and set(part.group_by) <= set(whole.group_by)
    )


def _fits(semantics: Semantics, name: str, frame: Frame) -> bool:
    reach = semantics.filters_of(name) | semantics.conditions_of(name)
    groups = semantics.dimensions_of(name) | semantics.conditions_of(name)
    return {each["dimension"] for each in frame.filters} <= reach and set(frame.group_by) <= groups
