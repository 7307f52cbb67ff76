"""Who did something in one time and not in another: customers who ordered last year but not this year."""

from collections.abc import Sequence

from assistant.absence import Absence
from assistant.frame import Frame
from assistant.period import Period
from assistant.shape import Shape
from tools.folding import has_han


def apart(frame: Frame, shape: Shape, missing: Absence | None, ranges: Sequence[Period]) -> bool:
    """Give what was not done the time said with it, and what was done the other; say whether that was asked.

    Args:
        frame: With the condition that the metric is nought.
        shape: The question.
        missing: What was not done.
        ranges: The times said, in order.
    """
    nought = [each for each in frame.having if each["op"] == "=" and not each["value"]]
    places = [place for place, meant in shape.every("T") if meant in ranges]
    if missing is None or len(nought) != 1 or len({each.iso for each in ranges}) != 2 or len(places) != 2:
        return False
    # English says the time after the deed (hasn't ordered this year), Chinese before it (今年没下单).
    behind = [place for place in places if place >= missing.span[0]]
    fitting = places if has_han(shape.text) else behind or places
    near = min(fitting, key=lambda place: _distance(place, missing.span))
    then = next(shape.at[place] for place in places if place != near)
    nought[0]["period"] = list(shape.at[near].iso)
    frame.period = list(then.iso)
    frame.having.append({"metric": nought[0]["metric"], "op": ">", "value": 0})
    return True


def _distance(place: int, span: tuple[int, int]) -> int:
    """Return how far a mark stands from a stretch."""
    return max(span[0] - place, place - span[1], 0)
