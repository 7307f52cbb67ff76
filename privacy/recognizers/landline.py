"""Landline of mainland China: area code and 7 or 8 digits (plan of MIIT); 400 and 800 are nobody's."""

import re

from privacy.recognizers.phone_words import is_hotline, says_phone
from privacy.recognizers.rule import SEPARATOR, Rule, names_a_thing

_AREA = r"(?:10|2[0-57-9]|[3-9][1-9][0-9])"
_LOCAL = rf"[2-9][0-9]{{2,3}}{SEPARATOR}?[0-9]{{4}}"
_WITH_COUNTRY = rf"(?:\+ ?|00)86{SEPARATOR}?\(?0?{_AREA}\)?{SEPARATOR}?{_LOCAL}"
# 0378-2593 641: any groups behind the dash of an area code.
_ANYHOW = rf"0{_AREA}[\-‐–—] ?[2-9](?: ?[0-9]){{6,7}}"
_WITH_AREA = rf"(?:\(0{_AREA}\){SEPARATOR}?|0{_AREA}{SEPARATOR}{{0,2}}){_LOCAL}|{_ANYHOW}"
_DATE = re.compile(r"20[0-9]{2}[01][0-9][0-3][0-9]")
_EXTENSION = r"(?:(?:-|转|轉|分机|分機|内线| ?(?i:ext|x)\.? ?|#)[0-9]{1,6}(?![0-9\-]))?"


def _fits(text: str, start: int, end: int) -> bool:
    """Digits without any mark of a phone number need a word that says so."""
    hit = text[start:end]
    if names_a_thing(text, start):
        return False
    digits = re.sub(r"[^0-9]", "", hit)
    if hit[0] == "0" and is_hotline(digits):  # 0345 is British, of no one's
        return False
    if hit[0] in "(+" or (hit[0] == "0" and (not hit.isdigit() or hit.startswith("00"))):
        return True
    return not is_hotline(digits) and _DATE.fullmatch(digits) is None and says_phone(text, start)


RULE = Rule(
    name="landline of mainland China",
    kind="PHONE",
    pattern=(
        rf"(?=[0-9(+])(?<![0-9A-Za-z+])(?<![0-9A-Za-z]-)(?:{_WITH_COUNTRY}|{_WITH_AREA}|{_LOCAL})(?![0-9])(?!\.[0-9])"
        rf"{_EXTENSION}(?!-?[0-9])"
    ),
    score=0.6,
    fits=_fits,
    needs="[0-9]{4}",
)
