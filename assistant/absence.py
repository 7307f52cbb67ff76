"""What somebody has not done: customers who never bought, 没下过单的客户, products not sold this year."""

from dataclasses import dataclass

from assistant.shape import Shape, rule

_NOT_ZH = r"(?:[一半][单笔张件个次]单?(?:都|也)?没有?|从来没有?|从未|一直没有?|都没有?|没有?|还没有?|未曾?|无|不曾|零)"
_NOT_EN = r"(?:(?:ha(?:s|ve|d)|did|do|does|were|was|are|is)(?: not|n't)(?: (?:any|yet|ever|been))?|never|not(?: yet)?|without(?: any)?|no|zero|lack(?:s|ing)?)"
# What was not done, and the entity whose rows would tell of it.
_DEEDS: tuple[tuple[str, str, str], ...] = (
    ("sales_order", r"(?:下过?单|下过?订单|订过?货|买过?|购买过?|采购过?|成交过?|复购|消费过?|交易过?)", r"(?:order(?:ed|s|ing)?|b(?:ought|uy|uying)|purchas(?:e|ed|es|ing))"),
    ("sales_order_line", r"(?:卖(?:出去?|掉|动)?过?|动销|售出过?|出过?货|销量|销售(?:记录)?)", r"(?:s(?:old|ell|elling|ale|ales)|mov(?:ed|ing))"),
    ("ticket", r"(?:投诉过?|报修过?|提过?工单|来过?投诉)", r"(?:complain(?:ed|ts?|ing)?|tickets?)"),
    ("payment", r"(?:付过?款|回过?款|付过?钱|打过?款|收到过?款)", r"(?:pa(?:id|y|ying|yments?))"),
    ("interaction", r"(?:联系过?|拜访过?|跟进过?|沟通过?)", r"(?:contact(?:ed)?|visit(?:ed|s)?|call(?:ed|s)?|follow(?:ed)? up|interactions?)"),
)  # fmt: skip
_GAP = r"[^,.?!;{M}{G}{A}]{0,10}?"


def _rules(deed_zh: str, deed_en: str) -> tuple[str, ...]:
    return (rf"{_NOT_ZH}{_GAP}{deed_zh}", rf"\b{_NOT_EN}\s+(?:\w+\s+){{0,2}}?{deed_en}\b")


WHO = rule(r"谁|哪[几些]?家", r"\bwho\b")
# 一单都没有, 一张单都没有: nothing ordered at all.
_NO_ORDER = rule(r"[一半][张笔]?单(?:子)?(?:都|也)?没有?(?:下|了)?")
# Said without a verb: slow movers have not sold; "but not Y" repeats the verb before it.
_SLOW = rule(r"滞销|零销售|零动销|没动销|未动销", r"\b(?:dead stock|slow[- ]moving|non[- ]moving|unsold)\b")
_BUT_NOT = rule(
    r"(?:但|却|而)(?:是)?(?:没|未|不)[^,.?!;]{0,6}", r"\bbut (?:not|never|no|nothing|none)\b(?:\s+\w+){0,2}"
)
_ABSENT = tuple((entity, rule(*_rules(zh, en))) for entity, zh, en in _DEEDS)
_TERM_FIRST = rule(
    rf"(?:{{E}}|{{M}})[^,.?!;{{M}}{{G}}]{{0,2}}?(?:都|也)?{_NOT_ZH}(?!收|付清|结清|还清|解决|处理|完成|发完|搞定)[^,.?!;{{M}}{{G}}]{{0,3}}?(?:下|有|买|来|开|付|做|订|卖|提|签)?过?"
)
_ABSENT_TERM = rule(
    rf"{_NOT_ZH}(?:任何)?{_GAP}(?<!的)(?:{{E}}|{{M}})", rf"\b{_NOT_EN}\s+(?:\w+\s+){{0,2}}?(?:{{E}}|{{M}})"
)
_PRESENT = tuple((entity, rule(rf"(?<![没未不]){zh}", rf"\b{en}\b")) for entity, zh, en in _DEEDS[:2])


@dataclass(frozen=True)
class Absence:
    """A deed that was not done.

    Args:
        entity: Whose rows are missing, or "" when a term tells (`term`).
        term: Position of the mark of the entity or metric that is missing, or -1.
        span: The stretch that says so.
    """

    entity: str
    term: int
    span: tuple[int, int]


def absence(shape: Shape) -> Absence | None:
    """Return what has not been done, if a question asks for those who have not."""
    buyers = any(found and found.named("metric") == "active_customers" for _, found in shape.every("M"))
    if not (buyers or shape.every("D") or shape.every("E") or WHO.search(shape.text)):
        return None
    if found := _ABSENT_TERM.search(shape.text):
        return Absence("", found.end() - 1, found.span())
    if found := _TERM_FIRST.search(shape.text):
        return Absence("", found.start(), found.span())
    for entity, pattern in (("sales_order", _NO_ORDER), ("sales_order_line", _SLOW), *_ABSENT):
        if found := pattern.search(shape.text):
            return Absence(entity, -1, found.span())
    if (found := _BUT_NOT.search(shape.text)) and (done := deed(shape) or ("sales_order" if buyers else "")):
        return Absence(done, -1, found.span())
    return None


def bought_but(shape: Shape, missing: Absence) -> bool:
    """Say whether what was not done is set against what was: bought X but not Y."""
    found = _BUT_NOT.search(shape.text)
    return found is not None and found.start() <= missing.span[0] + 2


def deed(shape: Shape) -> str:
    """Return the entity whose rows tell of what was done: a customer who bought has orders."""
    return next((entity for entity, pattern in _PRESENT if pattern.search(shape.text)), "")
