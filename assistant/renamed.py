"""Words beside a count that make another metric of it: products run out of, tickets resolved, customers who came back."""

from collections.abc import Sequence

from assistant import words
from assistant.frame import Frame
from assistant.shape import Shape, rule
from tools.semantics import Semantics

_AMOUNT = rule(r"金额|多少钱", r"\bamounts?\b|\bhow much\b")
_AGAIN = rule(
    r"(?:回头|再次|重复|又)再?(?:来)?(?:买|下单|订|采购)|复购|下了?第二单",
    r"\b(?:c[ao]me back|bought again|ordered again|(?:a )?second (?:order|purchase|{E})|buy again|return(?:ed)? to buy)\b",
)
_ORDERED = rule(
    r"下过?了?单|买过?了?(?!的)|订过?了?货|采购过?",
    r"\b(?:placed?|ordered|bought|purchased)\b(?: an?\b| any\b| at least one)?(?: {E})?",
)
_BOTH = rule(r"{M}\s*(?:和|及|以及|、|跟|与|&|\band\b)\s*{M}")
_WORTH = rule(r"值多少|多少钱|价值|货值|金额", r"\bworth\b|\bvalue\b|\bmoney\b")
_PERCENT = rule(r"百分|%|比率", r"%|\bper ?cent\w*\b")
_RUN_OUT = rule(
    r"缺货|断货|卖完|卖光|没货|无货", r"\b(?:r[au]n(?:ning)? out(?: of)?|out of stock|sold out)\b"
)
_FIRST = rule(
    r"(?:第一次|首次|头一回)[^,.?!;]{0,6}(?:下单|订|买|采购|合作|成交|{M}|{E})",
    r"\b(?:first[- ]time|for the first time|(?:their|a) first (?:ever )?(?:order|purchase|{E}))(?!\w)",
)
_RESOLVED = rule(
    r"解决了|处理[完掉好]|关闭了|结案", r"\b(?:resolved?|closed?|solved?|sort(?:ed)? out|fixed|dealt with)\b"
)


def renamed(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    """Put the metric that such words tell in the place of the plain one."""
    wholes = [
        semantics.entities[name].count
        for _, found in shape.every("E")
        if found and (name := found.named("entity"))
    ]
    if (
        frame.share
        and (frame.order or not frame.group_by)
        and (ratio := of_whole(semantics, frame.metrics, wholes))
    ):
        frame.metrics, frame.share = [ratio], False
    rates = [rate for name in frame.metrics if (rate := of_whole(semantics, [name])) in frame.metrics]
    if len(frame.metrics) == 2 and rates and not frame.having and not _BOTH.search(shape.text):
        frame.metrics = rates  # those that fail most often (failure rate): the rate is what is meant
    _customers(frame, shape)
    _stock(frame, shape, semantics)
    _money(frame, shape)
    _deals(frame)
    done = [each for each in frame.filters if each == {"dimension": "open_ticket", "values": ["no"]}]
    if frame.metrics == ["tickets"] and _RESOLVED.search(shape.rest) and done and frame.group_by:
        frame.metrics = ["resolved_tickets"]
        frame.filters.remove(done[0])
    if frame.metrics == ["tickets"] and _RESOLVED.search(shape.text) and not frame.filters:
        frame.metrics, frame.share = ["resolution_rate" if frame.share else "resolved_tickets"], False
        frame.used += [found.span() for found in _RESOLVED.finditer(shape.text)]


def _deals(frame: Frame) -> None:
    """Count the deals won or lost by the day they were: won deals in Q3."""
    for stage in ("won", "lost"):
        ended = {"dimension": "stage", "values": [stage]}
        if frame.metrics == ["opportunities"] and ended in frame.filters:
            frame.metrics = [f"{stage}_opportunities"]
            frame.filters.remove(ended)


def _customers(frame: Frame, shape: Shape) -> None:
    if frame.metrics == ["new_customers"]:  # who placed their first order says it twice
        frame.used += [found.span() for found in _FIRST.finditer(shape.text)]
    if frame.metrics == ["customers"] and (first := _FIRST.search(shape.text)):
        frame.metrics, frame.limit, frame.order_by, frame.order = ["new_customers"], None, None, ""
        frame.used.append(first.span())
    if {*frame.metrics} <= {"orders", "customers", "sales_amount"} and (again := _AGAIN.search(shape.text)):
        frame.metrics, frame.group_by = ["repeat_rate" if frame.share else "repeat_customers"], []
        frame.share = False
        frame.used.append(again.span())
    plain = frame.metrics == ["customers"] and frame.period and not frame.having
    if plain and (bought := _ORDERED.search(shape.text)):
        frame.metrics = ["active_customers"]
        frame.used.append(bought.span())


def _stock(frame: Frame, shape: Shape, semantics: Semantics) -> None:
    low = words.FLAGS["below_reorder"].search(shape.text) if frame.metrics == ["products"] else None
    if low and {*frame.group_by} <= semantics.dimensions_of("below_reorder"):
        frame.metrics = ["below_reorder"]
        frame.used.append(low.span())
    if "below_reorder" in frame.metrics:  # 可用库存低于再订货点 is one thing, not two
        frame.metrics = [name for name in frame.metrics if name != "stock_available"]
    if frame.metrics == ["products"] and _RUN_OUT.search(shape.rest):
        frame.metrics = ["stockouts"]
    if frame.metrics == ["stock_on_hand"] and (worth := _WORTH.search(shape.rest)):
        frame.metrics = ["stock_value"]
        frame.having = [{**each, "metric": "stock_value"} for each in frame.having]
        frame.used.append(shape.span(*worth.span()))


def _money(frame: Frame, shape: Shape) -> None:
    in_currency = any(each["dimension"] == "currency" for each in frame.filters)
    if frame.metrics == ["overdue_invoices"] and in_currency:
        frame.metrics = ["overdue_receivables"]
    if frame.metrics == ["invoices"] and _AMOUNT.search(shape.text):
        frame.metrics = ["invoiced_amount"]
    if frame.metrics == ["gross_profit"] and _PERCENT.search(shape.text):
        frame.metrics = ["gross_margin"]


def of_whole(semantics: Semantics, metrics: Sequence[str], wholes: Sequence[str] = ()) -> str:
    """Return the rate that a number of things is the upper part of: cancelled orders -> cancellation rate.

    Of several it is the one whose lower part was said: won of all opportunities, not of the closed ones.
    """
    if len(metrics) != 1:
        return ""
    plain = {
        name: "".join(each.formula.split())
        for name, each in semantics.metrics.items()
        if each.unit == "share"
    }
    found = [name for name, formula in plain.items() if formula.startswith(f"{metrics[0]}/")]
    said = [name for name in found if plain[name] in {f"{metrics[0]}/{whole}" for whole in wholes}]
    return found[0] if len(found) == 1 else said[0] if len(said) == 1 else ""
