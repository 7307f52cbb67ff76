"""What a stored value is also called: its synonyms, and what is left of it without the word for its kind.

顺丰速运 is also SF Express and 顺丰; 杭州总仓 also 杭州仓 and Hangzhou warehouse; Grains/Cereals also cereals.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from tools.folding import has_han, plain, singular, squeezed
from tools.spelling import short_names
from tools.synonyms import groups, same

ITSELF, SYNONYM, SHORT, PIECE = range(4)  # how sure a form is, surest first

# The word for its kind that people add to a value or leave out; Latin ones stand before or after it.
_ZH_KIND: Mapping[str, str] = {
    "carrier": "快递公司|物流公司|快递|速递|速运|物流|快运|货运|供应链|国际",
    "warehouse": "海外仓库?|保税仓|中心仓|[总分]?仓库?|配送中心|物流中心|[总分]库",
    "region": "销售大?区|地区|大区|区域|片区|区",
    "city": "市",
    "industry": "行业|产业|领域|业",
    "segment": "[类级档等](?:客户|公司|企业)?|客户",
    "channel": "渠道",
    "category": "类别?的?(?:产品|商品|货品|工单|问题)?|产品|商品|问题|大类",
    "campaign": "活动",
    "stage": "阶段",
    "priority": "优先级",
    "currency": "币种?",
}
_EN_KIND: Mapping[str, str] = {
    "carrier": "express|logistics|shipping|freight|couriers?|delivery|parcels?|package|international",
    "warehouse": "(?:central |main |overseas |branch )?(?:warehouse|depot|distribution cent(?:er|re)|dc|hub)",
    "region": "regions?|areas?|territory|zone|district",
    "city": "city",
    "industry": "industry|industries|sector|business",
    "segment": "segment|tier|class|grade|level|customers?|accounts?",
    "channel": "channel",
    "category": "category|products?|goods|items?",
    "payment_method": "payments?",
    "campaign": "campaign",
    "stage": "stage",
    "priority": "priority",
}
_PIECES = re.compile(r"\s*(?:[/&、，,+]|与|和|及|\band\b)\s*")
_YEAR_FIRST = re.compile(r"(20\d\d) (.+)")
_YEAR = re.compile(r"^(?:19|20)\d\d年?\s?|\s?(?:19|20)\d\d年?$")
_LEAST_HAN, _LEAST_LATIN = 2, 3  # characters of a form that still tells something
_PARTED = frozenset({"category", "industry"})  # a value that names several things is found by each


@cache
def core(dimension: str, text: str) -> str:
    """Return the plain spelling without the word for its kind, or "" if nothing telling is left.

    >>> core("carrier", "顺丰速运"), core("warehouse", "Hangzhou Warehouse"), core("segment", "A类"), core("city", "市")
    ('顺丰', 'hangzhou', 'a', '')
    """
    left = plain(text)
    if dimension == "campaign":
        left = _YEAR.sub("", left)
    if zh := _ZH_KIND.get(dimension):
        left = re.sub(f"(?:{zh})$", "", left)
    if en := _EN_KIND.get(dimension):
        left = re.sub(rf"^(?:{en}) |(?:^| )(?:{en})$|(?<=[^ -~])(?:{en})$", "", left)
    return left.strip()


def _telling(dimension: str, text: str) -> bool:
    if dimension in ("segment", "currency", "priority"):
        return bool(text)
    return len(text) >= (_LEAST_HAN if has_han(text) else _LEAST_LATIN)


def forms(dimension: str, value: str) -> dict[str, int]:
    """Return every plain form of a stored value with how sure it is.

    >>> forms("warehouse", "杭州总仓")["hangzhou"], forms("country", "德国")["germany"]
    (2, 1)
    """
    found: dict[str, int] = {}
    for form, rank in _forms(dimension, value):
        if form:
            found[form] = min(rank, found.get(form, rank))
    return found


def _forms(dimension: str, value: str) -> Iterator[tuple[str, int]]:
    whole = plain(value)
    yield whole, ITSELF
    for group in groups(dimension).get(squeezed(value), ()):
        yield from ((plain(name), SYNONYM) for name in group)
    if whole.isascii() and len(whole) >= 4:
        yield singular(whole), SYNONYM
        yield whole if whole.endswith("s") else f"{whole}s", SYNONYM
    if dated := _YEAR_FIRST.fullmatch(whole):
        yield f"{dated[2]} {dated[1]}", SYNONYM  # 2026 Hannover Messe booth, Hannover Messe booth 2026
    short = core(dimension, value)
    if short != whole and _telling(dimension, short):
        yield short, SHORT
    for group in groups("city").get(short.replace(" ", ""), ()) if dimension == "warehouse" else ():
        yield from ((plain(city), SHORT) for city in group)
    if dimension == "supplier":
        sure, weak = short_names(value)
        yield from ((plain(form), SHORT) for form in (*sure, *weak))
    if dimension in _PARTED:
        pieces = [plain(piece) for piece in _PIECES.split(value)]
        for piece in pieces if len(pieces) > 1 else ():
            if _telling(dimension, piece):
                yield piece, PIECE
                yield singular(piece), PIECE


def asked(dimension: str, word: str) -> tuple[frozenset[str], ...]:
    """Return the squeezed forms a person's word is compared by, surest first.

    >>> [sorted(step)[0] for step in asked("warehouse", "Hangzhou Warehouse")]
    ['hangzhouwarehouse', 'hangzhou']
    """
    # Another year is another campaign: only who names none may mean any.
    dated = dimension == "campaign" and _YEAR.search(plain(word))
    whole, short = plain(word), "" if dated else core(dimension, word)
    steps = [same(dimension, word)]
    if dimension == "supplier":
        steps.append(frozenset(squeezed(form) for form in short_names(word)[0]))
    if _telling(dimension, short):
        telling = same(dimension, short) | {squeezed(singular(short))}
        telling |= same("city", short) if dimension == "warehouse" else frozenset()
        steps.append(frozenset(telling))
    elif singular(whole) != whole:
        steps.append(frozenset({squeezed(singular(whole))}))
    return tuple(steps)
