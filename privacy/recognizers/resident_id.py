"""Resident identity number of mainland China: 17 digits and a check character (GB 11643), or old 15."""

import re
from datetime import date

from privacy.recognizers.rule import ALONE_AFTER, ALONE_BEFORE, SEPARATOR, Rule, before, names_a_thing

# GB/T 2260; 81 to 83 and 9x stand in residence permits.
_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[0-9])"

_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_GAP = rf"{SEPARATOR}?"
_NEW = rf"{_PROVINCE}[0-9]{{4}}{_GAP}(?:18|19|20)[0-9]{{2}}{_GAP}{_DAY}{_GAP}[0-9]{{3}}[0-9Xx]"
_OLD = rf"{_PROVINCE}[0-9]{{4}}[0-9]{{2}}{_DAY}[0-9]{{3}}"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CUE = re.compile(
    r"身份证|證件|证件|身分證|居民证|驾驶证|驾照|居住证|社保|医保|残疾证|军官证|户口|ID\s*(?:card|no|number)|identity",
    re.IGNORECASE,
)
_CUE_WINDOW = 16


def check_character(digits: str) -> str:
    """Return the check character of the first 17 digits (ISO 7064, MOD 11-2).

    >>> check_character("11010519491231002")
    'X'
    """
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:17], strict=True))
    return _CHECKS[total % 11]


def _fits(text: str, start: int, end: int) -> bool:
    """A right check character is enough; without one, a word before must say what the number is."""
    number = re.sub(SEPARATOR, "", text[start:end]).upper()
    cued = _CUE.search(before(text, start, _CUE_WINDOW)) is not None
    if len(number) == 15:
        return cued and not names_a_thing(text, start)
    return (_real_day(number[6:14]) and check_character(number) == number[17]) or cued


def _real_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


RULE = Rule(
    name="resident identity number of mainland China",
    kind="ID_NUMBER",
    pattern=rf"{ALONE_BEFORE}(?:{_NEW}|{_OLD}){ALONE_AFTER}",
    score=0.95,
    fits=_fits,
    needs="[0-9][0-9]{5}",
)
