"""Numbers that something is compared with: 超过10万, at least 5 orders, under 20 %."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.wording import number

Op = Literal[">", ">=", "<", "<=", "="]

_NUMBER = (
    r"(?:买|下|订|购买?|有|卖|来|开|提)?过?了?(?:[¥$€£]|rmb|cny|usd|eur)?\s*(?P<share>百分之)?(?P<n>\d[\d,]*(?:\.\d+)?|[零一二两三四五六七八九十百]{1,5}|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|a hundred|a thousand|a million)\b)"
    r"\s*(?P<scale>百万|千万|万|亿|千|百|k\b|w\b|m\b|mn\b|million\b|thousand\b|billion\b|bn\b|hundred\b)?"
    r"\s*(?P<unit>元|块钱?|人民币|rmb\b|cny\b|usd\b|eur\b|美元|美金|欧元|dollars?\b|yuan\b|%|％|percent\b|个?百分点|"
    r"天|日|days?\b|周|weeks?\b|个?小时|hours?\b|hrs?\b|h\b|"
    r"[单笔张次件个台套家位条名分种]|times\b|units?\b|pieces?\b|pcs\b)?(?!\s*(?:个?月|季度|年(?!以)|months?\b|quarters?\b|years?\b))"
)
_WORDS: tuple[tuple[str, Op], ...] = (
    ("不少于|不低于|不小于|至少|起码|最少|大于等于|≥|>=", ">="),
    ("不超过|不多于|不高于|不大于|至多|最多|小于等于|≤|<=", "<="),
    ("超过了?|上(?=[\\d一二两三四五六七八九十]+万)|过(?=\\d+(?:万|百万|千万|亿))|过了(?=[\\d一二两三四五六七八九十百千])|破了?|大于|高于|多于|超出|超|逾|>", ">"),
    ("小于|低于|少于|不到|不足|未满|<", "<"),
    (r"\bat least|\bno (?:less|fewer) than|\bnot less than|\bminimum(?: of)?|\bmin\.?|\bfrom", ">="),
    (r"\bat most|\bno more than|\bup to|\bnot more than|\bmaximum(?: of)?|\bmax\.?", "<="),
    (r"\b(?:more|greater|larger|bigger|higher|older|longer) than|\bover|\babove|\bexceed(?:s|ed|ing)?|\bmore", ">"),
    (r"\b(?:less|fewer|smaller|lower|shorter|younger) than|\bunder|\bbelow", "<"),
    ("等于|正好|刚好|恰好|只有|仅有|仅|=", "="),
    (r"\bexactly|\bequal(?:s)? to|\bjust|\bonly", "="),
)  # fmt: skip
_AFTER: tuple[tuple[str, Op], ...] = (
    ("及?以上|或以上|或更多|多(?=的)", ">="), ("及?以下|以内|或以下|之内", "<="),
    (r"\s*(?:or|and) (?:more|above|over|higher|longer)\b|\s*\+", ">="),
    (r"\s*(?:or|and) (?:less|fewer|below|under)\b", "<="),
)  # fmt: skip
_LEADING = tuple(
    (re.compile(rf"(?:{word})\s*(?:the\s+)?{_NUMBER}", re.IGNORECASE), op) for word, op in _WORDS
)
_TRAILING = tuple((re.compile(rf"{_NUMBER}\s*(?:{word})", re.IGNORECASE), op) for word, op in _AFTER)
_SCALE = {
    "百": 1e2, "千": 1e3, "万": 1e4, "w": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "k": 1e3, "thousand": 1e3, "hundred": 1e2,
    "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9,
}  # fmt: skip
_UNITS: tuple[tuple[str, str], ...] = (
    (r"元|块钱?|人民币|rmb|cny|usd|eur|美元|美金|欧元|dollars?|yuan", "money"), (r"[%％]|percent|个?百分点", "share"),
    (r"天|日|days?", "days"), (r"周|weeks?", "weeks"), (r"个?小时|hours?|hrs?|h", "hours"), (r"单|笔", "orders"),
    (r"[件台套]|units?|pieces?|pcs", "units"), (r"分", "points"),
)  # fmt: skip
_ARTICLE = re.compile("^(?:a|an) ", re.IGNORECASE)


@dataclass(frozen=True)
class Amount:
    """A comparison with a number, said in `text[start:end]`.

    Args:
        op: How to compare.
        value: The number; a share is between 0 and 1.
        unit: `money`, `share`, `days`, `hours`, `orders`, `units`, `points`, or "" if none was said.
    """

    start: int
    end: int
    op: Op
    value: float
    unit: str = ""


def find(text: str) -> list[Amount]:
    """Return the comparisons with a number in `text`, in order.

    >>> [(a.op, a.value, a.unit) for a in find("金额超过10万元的订单，毛利率低于20%")]
    [('>', 100000.0, 'money'), ('<', 0.2, 'share')]
    >>> [(a.op, a.value) for a in find("customers with at least five orders over 1.5k")]
    [('>=', 5.0), ('>', 1500.0)]
    """
    found: list[Amount] = []
    for patterns in (_TRAILING, _LEADING):
        for pattern, op in patterns:
            for match in pattern.finditer(text):
                amount = _amount(match, op)
                if amount and all(amount.end <= a.start or amount.start >= a.end for a in found):
                    found.append(amount)
    return sorted(found, key=lambda amount: amount.start)


def _amount(match: re.Match[str], op: Op) -> Amount | None:
    value = _value(match["n"])
    if value is None:
        return None
    value *= _SCALE.get((match["scale"] or "").lower(), 1.0)
    unit = "share" if match["share"] else _unit(match["unit"] or "")
    if unit == "weeks":
        value, unit = value * 7, "days"
    start = match.start()
    return Amount(start, match.end(), op, value / 100 if unit == "share" else value, unit)


def _value(word: str) -> float | None:
    plain = _ARTICLE.sub("", word.replace(",", ""))
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    spelt = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "fifty": 50}.get(plain.lower())
    read = spelt if spelt is not None else number(plain)
    return float(read) if read is not None else None


def _unit(word: str) -> str:
    return next((unit for pattern, unit in _UNITS if re.fullmatch(pattern, word, re.IGNORECASE)), "")
