"""Date of birth: a date (GB/T 7408, ISO 8601, and as people write it) beside a word that says so."""

import re

from privacy.recognizers.rule import Rule, after, before

_CUE = re.compile(
    r"(?:出生|生日|生于|生於|誕生|出生于|出生日期|出生年月|诞生|生辰|born|birth|birthday|\bD\.?O\.?B\b)[^0-9。；;!?！？\n]{0,14}$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"\s*(?:日|号)?\s*(?:出生|生的|生人|生日|诞生|生(?![产產效成意活病命])|\(?(?:date of birth|dob|birthday)\b)",
    re.IGNORECASE,
)
# What happened to a thing or a company is nobody's birthday.
_NOT_A_PERSON = re.compile(
    r"(?:公司|品牌|店|企业|项目|产品)[^0-9]{0,4}$|ordered|shipped|delivered", re.IGNORECASE
)
_WINDOW = 28


def _fits(text: str, start: int, end: int) -> bool:
    around = before(text, start, _WINDOW)
    if _CUE.search(around):
        return _NOT_A_PERSON.search(around) is None
    return _CUE_AFTER.match(after(text, end, 18)) is not None


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CHINESE_DIGITS = "[〇零一二三四五六七八九]"
_YEAR, _DAY = r"(?:18|19|20)[0-9]{2}", "[0-3]?[0-9]"

RULE = Rule(
    name="date of birth",
    kind="BIRTH_DATE",
    pattern=(
        rf"(?<![0-9A-Za-z])(?:{_YEAR} ?[年\-/.] ?[01]?[0-9](?: ?[月\-/.] ?{_DAY}日?|月)|{_YEAR}[01][0-9][0-3][0-9]"
        rf"|{_CHINESE_DIGITS}{{4}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}[日号]"
        rf"|[0-9]{{2}}年[01]?[0-9]月{_DAY}[日号]|[0-9]{{1,2}}月{_DAY}[日号]"
        rf"|{_DAY}[/.\-][0-3]?[0-9][/.\-](?:{_YEAR}|[0-9]{{2}})"
        rf"|{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}|{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR})(?![0-9A-Za-z])"
    ),
    score=0.8,
    fits=_fits,
    needs=r"(?i)生|诞|born|birth|d\.?o\.?b",
)
