"""By what a question groups, which end of a ranking it wants and how many: 各区域, top 5 customers by sales."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.shape import Shape, rule
from assistant.wording import NUMBER_EN, number

# More of them after the first: by region and month, 按区域和月份.
_LIST = r"(?:\s*(?:、|和|与|跟|及|以及|,|/|&|\+|×|再按|然后按|\band by\b|\band\b|\bthen by\b|\bby\b|\bthen\b)\s*(?:the )?{G})*"
_HIGH_EN = r"(?:top|best|biggest|largest|highest|leading|strongest|fastest|busiest|most(?! (?:slowly|rarely))|greatest)"
_LOW_EN = (
    r"(?:bottom|worst|smallest|lowest|weakest|slowest|quietest|least|fewest|poorest|most slowly|most rarely)"
)
_BY = rule(
    # Chinese: each, by, which, ranking of; the N first; the one with most
    r"(?:各个?|每一?个?[家位名款种条]?|按照?|分(?!别)|不同的?|逐个?|依|以)\s*(?:不同的?)?\s*{G}" + _LIST,
    r"哪[些几一]?[个家位款种名]?(?:[^,.?!;{M}]{0,6}的)?{G}",
    r"{G}的?(?:维度|排名|排行榜?|排序|分布|对比|构成|结构|拆分|汇总|差异|别(?![的人处]))",
    r"{G}[^,.?!;{G}]{0,3}(?:分别|各自|各(?:有|是))",
    r"(?:前|后|top|最后|倒数)\s*{N}\s*的?[名个大位家款种]?的?\s*{G}",
    r"{N}\s*[名个大位家款种]的?{G}(?!的)",
    r"{G}的?\s*(?:前|后|top|倒数)\s*{N}",
    r"(?:最|第一)[^,.?!;{M}{G}]{1,4}的?[^,.?!;{M}{G}]{0,6}{G}",
    r"{M}的?(?:最[^,.?!;{G}]{1,3}|排名[^,.?!;{G}]{0,3}|前|靠前)的?[^,.?!;{M}{G}]{0,6}{G}",
    r"{G}[^,.?!;{G}]{0,12}最[高多大低少小好差快慢长短强弱]",
    r"其[他余它]的?{G}(?![^,.?!;]{0,3}(?:总共|一共|合计|加起来|总的))", r"\beach of (?:\w+ |{T}(?:['’]s)? ){0,3}{G}",
    # English: by, per, which; top N; the one with most; breakdown
    r"\b(?:each|every) {V} {G}", r"{G}(?:里面?|里头|中|当中)[^,.?!;{M}]{0,2}(?:哪[些几个家一]|谁)",
    r"\b(?:by|per|for each|for every|each|every|in each|across(?: all| the)?|(?:grouped|broken down|split|sliced) by|split across|"
    r"(?:by|for) (?:the )?(?:different|various|individual))\s+(?:the )?{G}(?!\s*[{V}{C}{P}{S}])" + _LIST,
    r"\b(?:which|what|whose)\s+(?:of (?:our|the) )?(?:{V}\s+)?(?:\w+\s+){0,2}?{G}(?!\s+(?:is|are|was)\s+(?:the|in|of|on)\b)",
    rf"\b(?:{_HIGH_EN}|{_LOW_EN})(?:[- ]\w+){{0,2}}?\s*(?:{{N}}\s*)?(?:{{M}}\s*)?(?:\w+\s+){{0,2}}?{{G}}",
    rf"{{N}}\s+(?:\w+\s+){{0,2}}?{{G}}(?=.*\b(?:{_HIGH_EN}|{_LOW_EN}|by)\b)",
    rf"{{G}}\s+(?:with|that have|having|who have|which have)\s+(?:the\s+)?(?:{_HIGH_EN}|{_LOW_EN})\b",
    r"\b(?:the )?(?:other|remaining|rest of (?:the )?)\s+{G}",
    r"{G}\s+(?:shares?|ranking|ranked|breakdown|split|comparison|mix|distribution|wise)\b",
    r"{G}\s*-?\s*by\s*-?\s*(?:{G}|{M})", r"(?<=[{M}{G}])\s*/\s*{D}", r"\beach (?:of )?(?:our |the |these |those )?(?:{T}(?:['’]s?)?\s*)?{G}",
    r"\b(?:ranking|rank|breakdown|split|comparison|compare|distribution|list)\s+(?:of |the |our |all ){0,3}{G}(?=\s+by\b)",
)  # fmt: skip
# How many of them, said as a plain number before the word: 三个国家, two regions.
_COUNTED = rule(
    r"(?P<zh>[一二两三四五六七八九十]|\d{1,3})\s*(?:个|大|家|名|位|种|款|条|类)\s*{G}",
    rf"\b(?P<en>{NUMBER_EN})\s+(?:\w+\s+){{0,2}}?{{G}}",
)
_HIGHEST = rule(
    r"最(?:[高多大好强长久狠猛凶旺忙]|严重|频繁|突出|厉害|活跃)|前\s*{N}|top|排名前|靠前|第一(?![次单批回])|冠军|最赚|最受",
    rf"\b{_HIGH_EN}\b",
)
_LOWEST = rule(
    r"最[低少小差弱短慢]|倒数|垫底|后\s*{N}\s*[名个位]|最后\s*{N}\s*[名个位]|最不|末位|[由从]低到高|[由从]少到多|升序",
    rf"\b{_LOW_EN}\b|\bascending\b|\blowest first\b",
)
# The good end, which is the low end of a metric such as late orders.
_GOOD = rule(r"最好|最快(?!卖)|最佳|表现好|最优", r"\bbest\b|\bleading\b|\bstrongest\b|\bfastest\b")
_BAD = rule(r"最差|最慢|最糟|表现差|垫底|最弱", r"\bworst\b|\bweakest\b|\bpoorest\b|\bslowest\b")
# Everything that only says which end is wanted; none of it is left over as not understood.
ORDER_WORDS = rule(
    r"垫底的?|倒数|最后|末位|排名|排行|排序|名次|冠军|(?:由|从)[高多低少大小]到[高多低少大小]|按[^,.?!;{M}{D}]{0,2}排|哪[一二两三四五六七八九十]?个",
    r"\b(?:ascending|descending|rank(?:ed|ing)?|fattest|heaviest|bottom|top|busiest|quietest|slowest|fastest|slowly|rarely)\b",
)
_RANKED = rule(
    r"排名|排行|排序|名次|前几|第几|高的|多的|大的", r"\brank\w*\b|\bsorted by\b|\border(?:ed)? by\b"
)
_ONLY_ONE = rule(
    r"哪一?[个家位款种名](?![^,.?!;]*(?:哪|些))|谁|最[^,.?!;]{1,3}的(?:一?[个家位款种名]|{G}(?:是|叫))|冠军|第一名?",
    r"\bwhich\s+(?:\w+\s+){0,2}?{G}\s+(?:\w{3,}ed|won|lost) (?:the )?(?:most|least|fewest|highest|lowest|largest|biggest)\b",
    r"\bwho\b|\bwhich\s+(?:\w+\s+){0,2}?{G}\s+(?:has|had|is|was|sold|sells|brought|generated|made|does|did|gets?|got|contributes?|gave|spent|buys?|bought)\b",
    r"\b(?:best|worst|biggest|largest|smallest|highest|lowest|leading|top)[ -](?:\w+[ -])?{G}\b(?=[\s?.!,]|$)",
)
_MANY = re.compile(r"哪些|哪几|\bwhich .*\bare\b", re.IGNORECASE)


_WHO = rule(r"谁|哪[几一两二三四五六七八九十{N}]?家|哪一?[位个名]?(?=\s*{M})", r"\bwho(?:se)?\b")
_BUYS = rule(
    r"买|购|订|欠|付款|消费|下单|哪[几一两二三四五六七八九十{N}]?家",
    r"{E}|\b(?:buy|buys|bought|placed?|owes?|owed|paid|pays|spen[dt]s?|order(?:s|ed)?|purchase[ds]?)\b",
)
_WHO_DID = rule(
    r"(?:谁|哪[几些]?家)[^,.?!;{M}]{0,4}(?:下过?了?单|下过?了?订单|买过|买了|订过|订了)",
    r"\bwho (?:has |have |had )?(?:ordered|bought|purchased|placed)\b",
)
_SERVES = rule(
    r"解决|处理|关闭|答复|赢|签单|跟进|拜访",
    r"\b(?:resolved?|handled?|closed?|answered|solved|won|lost|visited)\b",
)
_OF_CUSTOMERS = (
    "open_receivables",
    "overdue_receivables",
    "overdue_invoices",
    "payments_received",
    "days_to_pay",
    "days_overdue",
)


@dataclass(frozen=True)
class Grouping:
    """How a question groups.

    Args:
        marks: Positions of the marks it groups by, in the order they are said.
        spans: The stretches that say so.
        order: `desc`, `asc`, `good`, `bad` (which end that is depends on the metric), or "" if it ranks nothing.
        one: It asks for the first one only.
        count: How many it asks for, if a plain number says so.
    """

    marks: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    order: str = ""
    one: bool = False
    count: int | None = None


def grouping(shape: Shape) -> Grouping:
    """Return by what a question groups and how it ranks."""
    spans = _overlapping(_BY, shape.text)
    groups = {place for place, _ in (*shape.every("D"), *shape.every("E"))}
    marks = sorted(place for place in groups if any(start <= place < end for start, end in spans))
    asked = any(getattr(found, "text", "").startswith("哪") for _, found in shape.every("D"))  # 哪类产品
    one = (asked or bool(_ONLY_ONE.search(shape.text))) and not _MANY.search(shape.rest or shape.text)
    order = _order(shape.text)
    counted = _COUNTED.search(shape.text) if order else None
    if counted:
        spans = (*spans, counted.span())
    count = number(counted["zh"] or counted["en"]) if counted else None
    return Grouping(tuple(marks), spans, order, one and bool(order) and not count, count)


def _order(text: str) -> str:
    for name, pattern in (
        ("bad", _BAD),
        ("good", _GOOD),
        ("asc", _LOWEST),
        ("desc", _HIGHEST),
        ("desc", _RANKED),
    ):
        if pattern.search(text):
            return name
    return ""


def _overlapping(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Return every stretch that says "by", also those that begin within another."""
    spans, at = [], 0
    while found := pattern.search(text, at):
        spans.append(found.span())
        at = found.start() + 1
    return tuple(spans)


def asked_who(shape: Shape, metrics: Sequence[str]) -> str:
    """Return whom "who" asks for beside a ranking: the customers who buy and owe, else those who sell."""
    ranked = _order(shape.text) or shape.every("A")
    if not (_WHO.search(shape.text) and metrics and (ranked or _WHO_DID.search(shape.text))):
        return ""
    if _SERVES.search(shape.rest):
        return "sales_rep"
    buys = _BUYS.search(shape.text) or set(metrics) & set(_OF_CUSTOMERS)
    return "customer" if buys else "sales_rep"
