"""Landline of mainland China: area code and 7 or 8 digits (plan of MIIT); 400 and 800 are nobody's."""

import re

from privacy.recognizers.rule import SEPARATOR, Rule, before, names_a_thing

_AREA = r"(?:10|2[0-57-9]|[3-9][1-9][0-9])"
_LOCAL = rf"[2-9][0-9]{{2,3}}{SEPARATOR}?[0-9]{{4}}"
_WITH_COUNTRY = rf"(?:\+ ?|00)86{SEPARATOR}?\(?0?{_AREA}\)?{SEPARATOR}?{_LOCAL}"
_WITH_AREA = rf"(?:\(0{_AREA}\){SEPARATOR}?|0{_AREA}{SEPARATOR}?){_LOCAL}"
_CUE = re.compile(
    r"(?:电话|座机|固话|传真|总机|分机|致电|来电|联系方式|(?i:tel|phone|fax|call))[\s:：是为.]{0,3}$"
)


def _fits(text: str, start: int, end: int) -> bool:
    """Digits without any mark of a phone number need a word that says so."""
    hit = text[start:end]
    if names_a_thing(text, start):
        return False
    marked = not hit.isdigit() or hit.startswith("00")
    if hit[0] in "(+" or (marked and hit[0] == "0"):
        return True
    return _CUE.search(before(text, start)) is not None


RULE = Rule(
    name="landline of mainland China",
    kind="PHONE",
    pattern=(
        rf"(?<![0-9A-Za-z+])(?<![0-9A-Za-z]-)(?:{_WITH_COUNTRY}|{_WITH_AREA}|{_LOCAL})(?![0-9])(?!\.[0-9])"
        rf"(?:(?:-[0-9]{{1,5}}|转[0-9]{{1,6}}| ?ext\.? ?[0-9]{{1,6}})(?![0-9\-]))?(?!-?[0-9])"
    ),
    score=0.6,
    fits=_fits,
)
