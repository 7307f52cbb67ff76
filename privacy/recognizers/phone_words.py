"""Words that say a number is somebody's phone, and numbers that are nobody's: hotlines and free lines."""

import re

from privacy.recognizers.rule import before

_WINDOW = 30
_SAYS = (
    r"电话|電話|手机|手機|座机|座機|固话|固話|市話|传真|傳真|总机|總機|分机|分機|致电|致電|来电|來電|联系方式|聯絡方式|联系人|联络|聯絡|号码|號碼|手提|热线改为|短信发?|拨打?|撥打?|打给?|回电|回電|微信同号"
    r"|(?ai:\btel(?:ephone|efon|éfono|efoon|efono)?\b|\btél\b|phone|mobile|mob\b|\bcell\b|whats ?app|call(?:ed)?|reach(?:ed)?|fax|ring(?:ing)?|rang"
    r"|contact(?: number)?|\bnumber|handy|contact no|SMS|text(?:ed)?|\bhp\b|\bh/p\b|\b(?:hk|sg|uk|us|my|local|direct|home|office|work)\b(?= ?(?:no|num|line|#))"
    r"|\b(?:office|home|direct)\b|direct line|landline"
    r"|\bph\b|\bM:|\bT:|\bH:|\bP:|\bW:|\bnum\b|dial(?:l?ed)?|viber|m[óo]vil|portable|cellulare)"
)
# 电话改成:, phone number is, call her on, tel. no.
_TAIL = (
    r"(?:号码|號碼|号|號)?(?:\s?(?i:number|no\b|num\b|#|line))?(?:\s?(?i:me|him|her|them|us|back|now|first))?(?:\s?(?i:is|on|at|to|from|changed to|was))?"
    r"(?:应该|應該|改|换|換|变更|更新)?(?:是|为|為|成|到)?[\s:：.=+(（\[【,，]{0,3}$"
)
_CUE = re.compile(rf"(?:{_SAYS}){_TAIL}")
# The number of a crime, a claim or a form is asked for like that of a phone.
_THING = re.compile(
    r"(?ai)\b(?:crime|case|claim|policy|reference|ref|release|form|job|ticket|order|account|invoice|file|report|incident|docket|track(?:ing)?|serial|part|member(?:ship)?"
    r"|confirmation|booking|customer|supplier|vendor|employee|staff|licen[cs]e|registration|article|model|batch|seal|booth|queue|parcel|meter|grid|vat|company)"
    r" ?(?:number|num|no\b|#)[\w\s]{0,10}[:\s.=]{0,3}$"
)
_CALLER = re.compile(
    r"(?:电话|電話|手机|联系|致电|来电|紧急)|(?<![A-Za-z])(?i:from|call(?:ed|er|s|ing)?|rang|ring(?:ing)?|contacts?|mob(?:ile)?|cell|phone[ds]?|ph|reach|whats ?app|text|sms"
    r"|next of kin|number|no|partner|wife|husband|tel|dial)(?![A-Za-z])"
)
_HOTLINE = re.compile(
    r"(?:400|800)[0-9]{7}|95[0-9]{3,6}|12[0-9]{3}|1?8(?:00|88|77|66|55|44|33)[0-9]{7}|0(?:800|808|120)[0-9]{5,7}"
    r"|03(?:0[036]|3[03]|4[345])[0-9]{7}|084[345][0-9]{7}|1[38]00[0-9]{6}"
)


def says_phone(text: str, start: int) -> bool:
    """Say whether the words right before call the number a phone."""
    around = before(text, start, _WINDOW)
    return _CUE.search(around) is not None and _THING.search(around) is None


def is_called(text: str, start: int) -> bool:
    """Say whether calling is spoken of a few words before: contact for all is Ravi, 97870 33 164."""
    around = before(text, start, 42)
    return _CALLER.search(around) is not None and _THING.search(around) is None


def is_hotline(digits: str) -> bool:
    """Say whether the digits are a company's line: 400..., 95xxx, 1-800-..., 0800 ...

    >>> is_hotline("4008208820"), is_hotline("13812345678")
    (True, False)
    """
    return _HOTLINE.fullmatch(digits) is not None
