"""People and street addresses that the vault does not know: the name model, rules, and what is said twice in one text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from privacy import name_model, name_rules
from privacy.name_lexicon import lexicon
from privacy.names import has_ideograph

# A name that a company's word follows is the company's: 王府井百货, Wells Fargo Bank.
_COMPANY_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:有限|股份|集团|公司|百货|超市|银行|酒店|饭店|药房|药店|商行|商贸|经营部|工作室|事务所|医院|学校|大学|中学"
    r"|小学|幼儿园|牌(?!照)|品牌|专卖|旗舰店|官方|集成|科技|贸易|物流|电子|机械|食品|服饰|家居|珠宝|酒业|重工)"
    r"|[ ]?(?:&|and)? ?(?:Ltd|Limited|Inc|LLC|LLP|GmbH|PLC|plc|Corp|Co\b|Group|Holdings|Logistics|Industries|Trading|Freight|Bank"
    r"|Hospital|Hotel|Store|Bros|Brothers|Sons|AG\b|KG\b|Pte|Pvt|S\.A|B\.V|Oy\b|A/S)"
)
_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff]{2})\s+(?=[\u4e00-\u9fff]{2})")
# 三张单, 几张工单, 哪位客户: a measure word, not a surname.
_COUNTED = re.compile(r"[0-9一二三四五六七八九十百两几多少哪这那每首]$")
_PERSON_AFTER = re.compile(
    r"(?:先生|女士|小姐|经理|总监|总(?!部|公司|店|仓|计|共|数|额)|师傅|老师|工(?!厂|业|程)|说|来电|签收|本人)"
)


@dataclass(frozen=True)
class Unknown:
    """A span of somebody or somewhere nobody listed; offsets in code points."""

    start: int
    end: int
    kind: str
    score: float


def unknown(text: str, taken: Iterable[tuple[int, int]], votes: list[str] | None = None) -> list[Unknown]:
    """Return the people and addresses in a text whose width was folded.

    Args:
        text: The text.
        taken: Places of names of companies: no person is looked for in them.
        votes: Those of `name_spacy`, where they are there already.
    """
    companies = list(taken)
    found = [
        Unknown(start, end, guess.kind, guess.score)
        for guess in name_model.guesses(text, votes)
        for start, end in (_apart(text, guess) if guess.kind == "PERSON" else [(guess.start, guess.end)])
        if guess.kind != "PERSON" or not _of_company(text, start, end, companies)
    ]
    found += [Unknown(start, end, "PERSON", 0.8) for start, end in name_rules.told(text)]
    return found + list(_again(text, found))


def _apart(text: str, guess: name_model.Guess) -> list[tuple[int, int]]:
    """Take two Chinese names with a blank between them for two people: one placeholder would make them one."""
    ends = [(match.start(), match.end()) for match in _BETWEEN.finditer(text, guess.start, guess.end)]
    starts = [guess.start, *(after for _, after in ends)]
    return list(zip(starts, [*(before for before, _ in ends), guess.end], strict=True))


def _of_company(text: str, start: int, end: int, companies: list[tuple[int, int]]) -> bool:
    if any(a <= start and end <= b for a, b in companies):
        return True
    if text[start] in "张位家件" and _COUNTED.search(text, max(0, start - 4), start):
        return True
    return _COMPANY_AFTER.match(text, end) is not None and _PERSON_AFTER.match(text, end) is None


def _again(text: str, found: list[Unknown]) -> Iterable[Unknown]:
    """Find a name of the text where it is said again; words of every day are not looked for."""
    words = lexicon().words
    for name in {text[span.start : span.end] for span in found if span.kind == "PERSON"}:
        chinese = has_ideograph(name)
        if len(name) < (3 if chinese else 4) or (not chinese and name.lower() in words):
            continue
        place = text.find(name)
        while place >= 0:
            end = place + len(name)
            if chinese or not (text[place - 1 : place].isalpha() or text[end : end + 1].isalpha()):
                yield Unknown(place, end, "PERSON", 0.6)
            place = text.find(name, end)
