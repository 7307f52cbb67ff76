"""What a figure is set beside: the period before, the year before, the whole, the sum so far."""

import re
from dataclasses import dataclass

from assistant.shape import CLASSES, Shape, rule

_YEAR_AGO = rule(
    r"同比|同期(?:比较?|相比|对比)", r"(?:比|跟|和|与|较|对比|相比)[^,.?!;]{0,4}(?:去年|上年|前年)同期", r"去年同期|上年同期",
    r"(?:比|跟|和|与|较|相比|对比)\s*(?:去年|上年|上一年)(?:的)?(?:相比|比)?",
    r"\byear[- ]over[- ]year\b|\byear[- ]on[- ]year\b|\byoy\b|\bsame (?:period|time|month|quarter) (?:of )?(?:last|the previous|a) year(?: ago)?\b",
    r"\b(?:compared?(?: it| them)? (?:to|with)|versus|vs\.?|against|than)\s+(?:the )?(?:last|previous|prior) year\b",
)  # fmt: skip
_BEFORE = rule(
    r"环比", r"(?:比|跟|和|与|较|相比|对比)\s*(?:上个?月|上个?季度?|上周|上期|上一[个期周]|前一[个期]|之前)(?:的)?(?:相比|比)?",
    r"\b(?:month[- ]over[- ]month|month[- ]on[- ]month|quarter[- ]over[- ]quarter|quarter[- ]on[- ]quarter|week[- ]over[- ]week|mom|qoq|wow)\b",
    r"\b(?:compared?(?: it| them)? (?:to|with)|versus|vs\.?|against|than)\s+(?:the )?(?:last|previous|prior)(?: (?:month|quarter|week|period|one))?\b",
    r"\b(?:compared?(?: it| them)? (?:to|with)|versus|vs\.?|against|than|over)\s+(?:the |that of the )?(?:one|month|quarter|week|period|year|{D}) before(?: (?:it|that|last))?\b",
)  # fmt: skip
_AND_BEFORE = rule(
    r"{T}[^.?!;{T}]*(?:再|更?往)?(?:上|前)一?个?(?:{D}|月|季度?|周|年|期)(?:又|呢|是|各|分别|的)",
    r"{T}[^.?!;{T}]*\band (?:in |for )?the (?:{D}|one|year|quarter|month|week|period) (?:before|prior)(?: (?:that|it|then))?\b",
)
_GROWTH = rule(
    r"增长[率了多]?|增[幅加减]|涨[了幅]|跌[了幅]|降[了幅]|变化(?:了)?多少|升[了幅]|下滑|下降|上升|是涨是跌|涨跌",
    r"\bgrowth\b|\bgrew\b|\bgrow(?:n|ing)?\b|\bincreased?\b|\bdecreased?\b|\bdeclin\w+\b|\bdropped\b|\brose\b|\bfell\b|\bchanged?\b|\bup or down\b"
    r"|\b(?:better|worse|higher|lower|faster|slower|happier|busier|more|fewer|less)\b(?=[^.?!;]*\bthan (?:{T}|the [^,.?!;]{0,12}before\b|before\b))",
)  # fmt: skip
_VERSUS = rule(
    r"{T}[^,.?!;]{0,6}(?:和|与|跟|比|对比|vs\.?|相比|较|versus|against|compared (?:to|with)|than)[^,.?!;{T}]{0,14}{T}"
)
_VERSUS_ONE = rule(
    r"(?:比|跟|和|与|较|同|相比|对比|相对)\s*{T}(?:的)?(?:相比|比|比较|对比|增|涨|降|跌|多|少|高|低|怎么样|如何|如何变化|变化)",
    r"(?:相比|比|较|对比|相比于|相较于|vs\.?)\s*{T}", r"\b(?:compared?(?: it| them)? (?:to|with)|versus|vs\.?|against|than|relative to)\s+(?:the |that of |in |those of )?{T}",
    r"\b(?:growth|change[ds]?|increase[ds]?|up|down|grow|grew|grown)\s+(?:over|from|since|on)\s+{T}",
)  # fmt: skip
_SHARE = rule(
    r"占比|占(?:总|全部|整体|整个)?[^,.?!;]{0,8}(?:比例|比重|百分比|多少|几成)|份额|比重|百分之几|百分比|贡献率|贡献度|构成|各占|比例(?!尺)",
    r"\bshares?\b|\bpercent(?:age)?s? (?:of|by)\b|\bproportions?\b|\bcontribut\w+\b|\bwhat percent\w*\b|\b% of\b|\bsplit\b(?! by| into| up)|\bmix\b",
)  # fmt: skip
_RUNNING = rule(
    r"累计|累积|逐步累加", r"\bcumulative(?:ly)?\b|\brunning (?:(?:total|sum)s?\b|{M})|\baccumulated\b"
)
_TREND = rule(
    r"趋势|走势|变化(?:情况|曲线)?|曲线|波动|怎么变", r"\btrends?\b|\bover time\b|\bevolution\b|\bdevelop(?:ed|ment|ing)?\b|\bcurve\b|\bprogress(?:ion)?\b"
)  # fmt: skip
_OTHERS = rule(
    r"其[他余它](?:的?(?:合计|归为|合并|算))|剩下的合",
    r"\b(?:the )?(?:rest|others?) (?:as|in|into|together|combined|grouped)\b",
)


@dataclass(frozen=True)
class Contrast:
    """What a figure is set beside.

    Args:
        compare_to: `previous_period`, `year_ago`, `versus` (two periods were said), `than` (one, to compare with), or "".
        than: Position of the period to compare with, or -1.
        growth: The change is what was asked for, so that it ranks.
        share: Shares of the whole are wanted.
        running: The sum so far is wanted.
        trend: The figure over time is wanted.
        others: What is not among the first is wanted as one.
        spans: The stretches that say so.
    """

    compare_to: str = ""
    growth: bool = False
    share: bool = False
    running: bool = False
    trend: bool = False
    others: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    than: int = -1


def contrast(shape: Shape) -> Contrast:
    """Return what a question sets its figure beside."""
    text = shape.text
    found = {
        name: pattern.search(text)
        for name, pattern in (
            ("versus", _VERSUS), ("than", _VERSUS_ONE), ("year_ago", _YEAR_AGO), ("previous_period", _BEFORE), ("and_before", _AND_BEFORE), ("growth", _GROWTH), ("share", _SHARE),
            ("running", _RUNNING), ("trend", _TREND), ("others", _OTHERS),
        )
    }  # fmt: skip
    spans = tuple(each.span() for each in found.values() if each)
    compare_to = next((name for name in ("versus", "than", "year_ago", "previous_period") if found[name]), "")
    growth = bool(found["growth"])
    compare_to = compare_to or ("previous_period" if found["and_before"] else "")
    return Contrast(
        compare_to or ("previous_period" if growth else ""), growth, bool(found["share"]), bool(found["running"]),
        bool(found["trend"]), bool(found["others"]), spans, _period_in(shape, found["than"]),
    )  # fmt: skip


def _period_in(shape: Shape, found: re.Match[str] | None) -> int:
    """Return where the period of a comparison stands."""
    places = range(*found.span()) if found else ()
    return next((place for place in places if shape.text[place] == CLASSES["T"]), -1)
