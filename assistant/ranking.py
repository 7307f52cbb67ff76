"""Which end of a ranking is wanted, by which metric, and how many of it."""

from assistant.counting import meant
from assistant.frame import Frame
from assistant.grouping import Grouping
from assistant.reading import Reading
from assistant.shape import CLASSES, Shape, rule
from tools.semantics import Semantics

PLAIN_TOP = 10
_END = rule(
    r"{M}[^,.?!;{M}]{0,2}?(?P<high>[高多大长])", r"{M}[^,.?!;{M}]{0,2}?(?P<low>[低少小差短])",
    r"\b(?P<high2>high|large|big|long|strong)\s+{M}", r"\b(?P<low2>low|small|short|poor|weak|bad)\s+{M}",
)  # fmt: skip


def ends(shape: Shape) -> dict[str, str]:
    """Return the end that each metric is wanted from, if they differ: low margin but high receivables."""
    found = {}
    for match in _END.finditer(shape.text):
        place = next(place for place in range(*match.span()) if shape.text[place] == CLASSES["M"])
        found[meant(shape, place, "metric")] = "desc" if match["high"] or match["high2"] else "asc"
    return found if len(set(found.values())) > 1 else {}


def rank(frame: Frame, reading: Reading, groups: Grouping, semantics: Semantics) -> None:
    """Fill the frame's order and limit.

    "Best" is the low end of a metric that is good when it is low; "highest" never is.
    """
    if not frame.group_by:
        return
    times = (
        [name for name in frame.group_by if semantics.dimensions[name].kind == "time"]
        if frame.group_by
        else []
    )
    first = semantics.metrics[frame.metrics[0]]
    if groups.order:
        low_is_good = first.better == "low"
        good_end = {"good": not low_is_good, "bad": low_is_good}
        highest = good_end.get(groups.order, groups.order == "desc")
        frame.order = "desc" if highest else "asc"
    if reading.count or groups.count:
        frame.limit = reading.count or groups.count
    elif groups.one:
        frame.limit = 1
    elif groups.order and not times and not frame.having and not frame.share:
        frame.limit = PLAIN_TOP
    if groups.order and times:
        frame.order_by = frame.metrics[0]
    if frame.compare_to and groups.order:
        frame.order_by = "change"
