"""States said in other words than the semantic layer's own: shipped after the required date is late."""

from assistant import words
from assistant.frame import Frame
from assistant.lexicon import Found
from assistant.shape import Shape
from tools.semantics import YES, Semantics

# Which condition a state of the planner's words means, by the grain of what is measured.
_MEANT = {
    "late": {"sales_order": "late", "sales_order_line": "late"},
    "overdue": {"invoice": "overdue", "sales_order": "late"},
    "unpaid": {"invoice": "unpaid"},
    "open": {
        "sales_order": "open_order", "sales_order_line": "open_order", "ticket": "open_ticket", "opportunity": "open_opportunity",
        "invoice": "unpaid",
    },
}  # fmt: skip
NARROWER = {"unpaid": "overdue"}  # what is overdue is unpaid too


def add_states(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    """Filter by the states said outside the terms that were recognised."""
    states = [found.text for _, found in shape.every("K") if isinstance(found, Found)]
    told = " ".join([shape.text, *states])
    said = [name for name in _MEANT if words.FLAGS[name].search(told)]
    filtered = {each["dimension"] for each in frame.filters}
    for name in said:
        wanted = {_MEANT[name].get(semantics.metrics[atom].grain, "") for atom in _atoms(frame, semantics)}
        condition = wanted.pop() if len(wanted) == 1 else ""
        if condition == "late" and "shipped_late" in filtered:
            continue  # the narrower of the two was said
        wheres = [semantics.metrics[atom].where for atom in _atoms(frame, semantics)]
        implied = all({condition, NARROWER.get(condition)} & {*where} for where in wheres)
        if condition and condition not in filtered and not implied:
            frame.filter(condition, YES)
            frame.used += [found.span() for found in words.FLAGS[name].finditer(shape.text)]
            frame.doubt("a state in other words", 0.95)


def add_priority(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    """Filter tickets by an urgency that stands apart from them: 没解决的工单里紧急的有几张."""
    taken = all("priority" in semantics.filters_of(name) for name in frame.metrics)
    if not taken or any(each["dimension"] == "priority" for each in frame.filters):
        return
    code = next((code for code, pattern in words.PRIORITY.items() if pattern.search(shape.text)), "")
    if code and "priority" not in frame.group_by:
        frame.filter("priority", code)


def _atoms(frame: Frame, semantics: Semantics) -> list[str]:
    return [atom for name in frame.metrics for atom in semantics.parts_of(name)]
