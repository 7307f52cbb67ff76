"""Phones with a country code (ITU-T E.164), and national forms of Taiwan, North America and the UK."""

import re

from privacy.recognizers.rule import SEPARATOR, Rule, before, names_a_thing

_GAP = rf"(?:{SEPARATOR}|[.()/]){{0,2}}"
# Country codes with the digits that follow them, so that a number after the phone is not taken in.
_LENGTHS = {
    "1": "10", "7": "10", "852": "8", "853": "8", "886": "8,9", "86": "10,11", "65": "8", "60": "8,10",
    "66": "8,9", "62": "8,12", "63": "10", "84": "9,10", "81": "9,10", "82": "8,10", "91": "10", "61": "9",
    "64": "8,10", "44": "10", "33": "9", "34": "9", "39": "9,10", "31": "9", "32": "8,9", "41": "9",
    "43": "7,12", "45": "8", "46": "7,9", "47": "8", "48": "9", "49": "7,11", "55": "10,11", "52": "10",
    "971": "8,9", "966": "9", "27": "9",
}  # fmt: skip
_KNOWN = "|".join(
    rf"{code}(?:{_GAP}\(?0?\)?)?(?:{_GAP}[0-9]){{{digits}}}" for code, digits in _LENGTHS.items()
)
_OTHER = rf"(?!(?:{'|'.join(_LENGTHS)}))[2-9][0-9]{{1,2}}(?:{_GAP}[0-9]){{6,11}}"
_PLUS = rf"\+ ?(?:{_KNOWN}|{_OTHER})"
_DOUBLE_ZERO = rf"00(?:{_KNOWN}|{_OTHER})"
_GREATER_CHINA = (
    rf"85[23]{SEPARATOR}[235689][0-9]{{3}}{SEPARATOR}?[0-9]{{4}}"
    rf"|886{SEPARATOR}9[0-9]{{2}}{SEPARATOR}?[0-9]{{3}}{SEPARATOR}?[0-9]{{3}}"
)
_TAIWAN = rf"09[0-9]{{2}}{SEPARATOR}?[0-9]{{3}}{SEPARATOR}?[0-9]{{3}}"
_NORTH_AMERICA = r"(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[\-. ])[2-9][0-9]{2}[\-. ][0-9]{4}"
_UK_MOBILE = r"07[0-9]{3} [0-9]{3} ?[0-9]{3}"
_CUE = re.compile(
    r"(?:电话|手机|致电|来电|联系方式|電話|手機|WhatsApp|(?i:tel|phone|mobile|cell|call|fax))[\s:：是为.]{0,3}$"
)
_AMOUNT_AFTER = re.compile(r" ?(?:元|万|亿|美元|件|个|台|%|％|吨|(?i:cny|rmb|usd|eur|pcs|units?|kg))")
_SOLID_DIGITS = 10  # digits without any gap: fewer after a plus may be a difference


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    digits = re.sub(r"[^0-9]", "", hit)
    if names_a_thing(text, start) or _AMOUNT_AFTER.match(text, end) or len(digits.lstrip("0")) > 15:
        return False
    if _CUE.search(before(text, start)):
        return True
    solid = hit.lstrip("+ ").isdigit()
    if hit.startswith("+"):
        return not solid or len(digits) >= _SOLID_DIGITS
    return not solid or hit.startswith(("00852", "00853", "00886"))


RULE = Rule(
    name="phone with a country code",
    kind="PHONE",
    pattern=(
        rf"(?<![0-9A-Za-z+])(?<![0-9A-Za-z][\-.])"
        rf"(?:{_PLUS}|(?:{_DOUBLE_ZERO}|{_GREATER_CHINA}|{_TAIWAN}|{_NORTH_AMERICA}|{_UK_MOBILE})(?!-[0-9]))"
        r"(?![0-9])(?!\.[0-9])"
    ),
    score=0.6,
    fits=_fits,
)
