"""Statuses a piece of an answer tells that were not read: a word told as a status, not one in passing."""

import re
from collections.abc import Iterator
from functools import cache

from assistant.grounding_evidence import Evidence
from assistant.grounding_marks import status_words
from assistant.grounding_units import Unit

_NEGATED = re.compile(
    r"(?:\b(?:not?|never|without|none|neither|nor|isn't|aren't|wasn't|weren't|hasn't|haven't|yet to be|un)\b[\w\s'<>-]{0,24}|n't\s[\w\s]{0,16}"
    r"|(?:不|没有?|未|并非|非|无|除了?|不含|排除)[^，。；,]{0,6})$",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"(?:\b(?:if|whether|unless|until|once|when|can|could|should|would|(?-i:may)|might|must|to be|will be|please)\b[^.;,]{0,40}"
    r"|(?:如果|若|是否|一旦|等|可以?|能|应|需要?|请|待)[^，。；]{0,10})$",
    re.IGNORECASE,
)
_SAYS_STATUS = re.compile(
    r"(?:状态(?:为|是|：|:)?|\b(?:status|stage|priority)(?:\s+(?:is|of|was|shows?))?\s*:?)\s*[\"'“*_`]*$",
    re.IGNORECASE,
)
_PLAIN_WORDS = frozenset({
    # ordinary words as well as statuses: they count only where a status is told
    "open", "active", "inactive", "pending", "planned", "ordered", "received", "picked", "exception", "finished", "lead", "qualified",
    "proposal", "won", "lost", "left", "draft", "low", "normal", "high", "urgent", "call", "visit", "e-mail", "chat", "meeting",
    "note", "company", "person", "prospect", "purchase", "production", "paid", "negotiation", "closed", "returned", "completed",
    "confirmed", "企业", "个人", "潜在", "合作中", "停用", "在售", "采购", "生产", "计划", "报价", "草稿", "异常", "线索", "低", "普通", "高", "紧急",
    "电话", "拜访", "邮件", "在线沟通", "会议", "备注", "在职", "离职", "在途", "进行中", "处理中",
})  # fmt: skip
# After these a doubtful word does tell a status: is still pending, 目前处理中.
_IS = re.compile(
    r"(?:\b(?:is|are|was|were|remains?|still|currently|now|been|already|as|marked)\s+(?:[\"'“*_`]+)?"
    r"|(?:目前|仍|还在|正在|当前|现在|已经|均为|都是|为|是)[\"“*]*|[:：|]\s*\**)$",
    re.IGNORECASE,
)


@cache
def _status() -> re.Pattern[str]:
    """Return a pattern of all status words, the longest first."""
    words = sorted(status_words(), key=len, reverse=True)
    return re.compile(
        "|".join(
            rf"(?<![A-Za-z_-]){re.escape(word)}(?![A-Za-z_])" if word.isascii() else re.escape(word)
            for word in words
        ),
        re.IGNORECASE,
    )


def unknown_statuses(unit: Unit, evidence: Evidence) -> Iterator[str]:
    """Yield status words told as such that do not occur in the evidence."""
    text = unit.text
    for match in _status().finditer(text):
        word, before = match.group().lower(), text[max(0, match.start() - 48) : match.start()]
        if status_words()[word] & evidence.statuses or _is_said(word, evidence.words):
            continue
        cell = _is_whole_cell(unit, match)
        if word in _PLAIN_WORDS and not (
            cell or _SAYS_STATUS.search(before) or _is_predicate(before, text[match.end() :])
        ):
            continue
        if not cell and (_NEGATED.search(before) or _SUPPOSED.search(before)):
            continue
        yield word


def _is_said(word: str, words: str) -> bool:
    """Say whether a word stands in what was read: open is no part of opened."""
    if not word.isascii():
        return word in words
    return word in words and re.search(rf"(?<![a-z_-]){re.escape(word)}(?![a-z_-])", words) is not None


def _is_predicate(before: str, after: str) -> bool:
    """Say whether a word ends a statement: the order is closed. But not: a high share, 是高效的."""
    return (
        _IS.search(before) is not None
        and re.match(r"[\"'”*_`]*\s*(?:[.,;，。；、）)|]|$|and\b|or\b|since\b|as of\b|by\b)", after)
        is not None
    )


def _is_whole_cell(unit: Unit, match: re.Match[str]) -> bool:
    """Say whether a word fills a cell of a table or stands between the dots of a list of facts."""
    before, after = match.string[: match.start()].rstrip(" *_`"), match.string[match.end() :].lstrip(" *_`")
    edges = "|·" if unit.kind == "row" else "·，,：:"
    return bool(before) and before[-1] in edges and (not after.strip() or after[0] in edges + ".。；;")
