"""Which groups fell or rose: regions that sold less than last year, customers whose orders dropped by a fifth."""

from assistant.amounts import Amount
from assistant.frame import Frame
from assistant.shape import Shape, rule
from tools.semantics import Semantics

_WHICH = rule(
    r"哪[些几一]?[个家位款种类条]?|谁|列出|列一下|名单|找出|有没有",
    r"\b(?:which|what|who|whose|list|any|show|name|those|find)\b|{G} (?:that|who|where)\b",
)
_FELL = rule(
    r"不如|少于|低于|不及|没有?[^,.?!;]{0,4}(?:多|高|好)|[比较][^.?!;]{0,14}[少低差]|下降|往下掉|下掉|掉的|走低|下滑|减少|下跌|跌了?|缩水|掉了|降了?|变少|萎缩|退步",
    r"\b(?:less|fewer|lower|below|under|down|behind|dropp?(?:ed|ing)?|fell|fall(?:en|ing)?|declin\w+|decreas\w+|shr[aiu]nk\w*|slipp?(?:ed|ing)?|los(?:t|ing) ground)\b",
)
_ROSE = rule(
    r"超过|高于|好于|多于|[比较][^.?!;]{0,14}[多高强]|增长|增加|上升|上涨|涨了?|增了|变多|进步",
    r"\b(?:more|higher|above|up|ahead|beat(?:en)?|exceed\w*|grew|grow(?:n|ing)?|rose|ris(?:en|ing)|increas\w+|gain(?:ed|ing)?)\b",
)
_BETTER = rule(r"好转|改善|[比较][^.?!;]{0,14}好", r"\b(?:better|improv\w+)\b")
_WORSE = rule(r"恶化|变差|[比较][^.?!;]{0,14}差", r"\b(?:worse|worsen\w*|deteriorat\w+)\b")


def changed(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    """Keep the groups that moved the way that is asked for, where a question asks which did."""
    if frame.compare_to is None or not frame.group_by or frame.order or frame.having:
        return
    way = _way(frame, shape, semantics)
    if way and _WHICH.search(shape.text):
        frame.having.append({"metric": frame.metrics[0], "op": way, "value": 0, "of": "change"})
        frame.used += _spans(shape)


def by_how_much(frame: Frame, shape: Shape, semantics: Semantics, amount: Amount) -> bool:
    """Read an amount as a change that groups must reach: 增长超过20%, dropped by more than a tenth; say whether it is."""
    way = _way(frame, shape, semantics)
    if frame.compare_to is None or not frame.group_by or amount.unit != "share" or not way:
        return False
    op = amount.op.replace(">", "<") if way == "<" else amount.op
    value = -amount.value if way == "<" else amount.value
    frame.having.append({"metric": frame.metrics[0], "op": op, "value": value, "of": "change"})
    frame.used += _spans(shape)
    return True


def _way(frame: Frame, shape: Shape, semantics: Semantics) -> str:
    """Return the way of a change: `<`, `>`, or "" if none or both are said."""
    better = semantics.metrics[frame.metrics[0]].better
    up, down = bool(_ROSE.search(shape.text)), bool(_FELL.search(shape.text))
    if not (up or down) and better:
        improved, worsened = bool(_BETTER.search(shape.text)), bool(_WORSE.search(shape.text))
        up, down = (worsened, improved) if better == "low" else (improved, worsened)
    return "" if up == down else ">" if up else "<"


def _spans(shape: Shape) -> list[tuple[int, int]]:
    rules = (_FELL, _ROSE, _BETTER, _WORSE)
    return [found.span() for each in rules for found in each.finditer(shape.text)]
