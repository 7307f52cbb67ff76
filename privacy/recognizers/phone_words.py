"""Words that say a number is somebody's phone, and numbers that are nobody's: hotlines and free lines."""

import re

from privacy.recognizers.rule import before

_WINDOW = 30
_SAYS = (
    r"电话|電話|手机|手機|座机|座機|固话|固話|市話|传真|傳真|总机|總機|分机|分機|致电|致電|来电|來電|联系方式|聯絡方式|联系人|联络|聯絡|号码|號碼|手提|热线改为"
    r"|(?i:\btel(?:ephone|efon|éfono|efoon|efono)?\b|\btél\b|phone|mobile|mob\b|\bcell\b|whats ?app|call(?:ed)?|reach(?:ed)?|fax|ring"
    r"|contact(?: number)?|\bnumber|handy|contact no|SMS|text(?:ed)?)"
)
# 电话改成:, phone number is, call her on, tel. no.
_TAIL = (
    r"(?:号码|號碼|号|號)?(?:\s?(?i:number|no\b|num\b|#))?(?:\s?(?i:me|him|her|them|us|back|now))?(?:\s?(?i:is|on|at|to|changed to|was))?"
    r"(?:应该|應該|改|换|換|变更|更新)?(?:是|为|為|成|到)?[\s:：.=+(（\[【,，]{0,3}$"
)
_CUE = re.compile(rf"(?:{_SAYS}){_TAIL}")
_HOTLINE = re.compile(
    r"(?:400|800)[0-9]{7}|95[0-9]{3,6}|12[0-9]{3}|1?8(?:00|88|77|66|55|44|33)[0-9]{7}|0(?:800|808|120)[0-9]{5,7}|1[38]00[0-9]{6}"
)


def says_phone(text: str, start: int) -> bool:
    """Say whether the words right before call the number a phone."""
    return _CUE.search(before(text, start, _WINDOW)) is not None


def is_hotline(digits: str) -> bool:
    """Say whether the digits are a company's line: 400..., 95xxx, 1-800-..., 0800 ...

    >>> is_hotline("4008208820"), is_hotline("13812345678")
    (True, False)
    """
    return _HOTLINE.fullmatch(digits) is not None
