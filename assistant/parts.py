"""The share that one thing has of a whole: 网上商城占订单的多少, what part of the receivables is overdue."""

from assistant.frame import Frame
from tools.metric_reach import none_is_zero
from tools.semantics import Semantics

_WHOLES = ("currency", "fiscal_year", "year", "quarter", "month")


def parted(frame: Frame, semantics: Semantics) -> None:
    """Make a filter the part whose share is told, where a share is wanted of what nothing else divides.

    Along a time it is the share within each: the web shop's of every month. Of several filters the last one said is
    the part, the others say what the whole is.
    """
    if not frame.share:
        return
    if frame.having:
        _repeated(frame)
        return
    times = (
        [name for name in frame.group_by if semantics.dimensions[name].kind == "time"]
        if frame.group_by
        else []
    )
    if frame.group_by and len(times) < len(frame.group_by):
        return
    parts = [each for each in frame.filters if each["dimension"] not in _WHOLES]
    if not parts:
        if not frame.group_by:
            frame.doubt("a share of what", 0.3)
        return
    if any(not _adds(semantics, name) for name in frame.metrics):
        frame.dropped.append("share")
        return
    part = parts[-1]
    frame.filters.remove(part)
    frame.part, frame.share = [part], False
    frame.doubt("the share of one value", 0.9 if len(parts) == 1 else 0.75)


def _adds(semantics: Semantics, name: str) -> bool:
    value = semantics.metrics[name].value
    return bool(value) and none_is_zero(value)


def _repeated(frame: Frame) -> None:
    """Read the share of customers with two orders or more as the repeat rate; any other has no figure."""
    (need,) = frame.having if len(frame.having) == 1 else ({},)
    twice = (need.get("op"), need.get("value")) in ((">=", 2), (">", 1)) and not need.get("filters")
    if need.get("metric") == "orders" and twice and frame.group_by == ["customer"]:
        frame.metrics, frame.group_by, frame.having, frame.share = ["repeat_rate"], [], [], False
    else:
        frame.dropped.append("share")
