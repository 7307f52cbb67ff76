"""Phones with a country code (ITU-T E.164), national forms that are no other thing's, and any behind a word for it."""

import re

from privacy.recognizers.phone_words import is_called, is_hotline, says_phone
from privacy.recognizers.rule import SEPARATOR, Rule, names_a_thing

_GAP = rf"(?:{SEPARATOR}|[.()/]){{0,2}}"
_WIDE_GAP = rf"(?:{SEPARATOR}|[.()/]){{0,3}}"
# Country codes with the digits that follow them, so that a number after the phone is not taken in.
_LENGTHS = {
    "1": "10", "7": "10", "852": "8", "853": "8", "886": "8,9", "86": "10,11", "65": "8", "60": "8,10",
    "66": "8,9", "62": "8,12", "63": "10", "84": "9,10", "81": "9,10", "82": "8,10", "91": "10", "61": "9",
    "64": "8,10", "44": "10", "33": "9", "34": "9", "39": "9,10", "31": "9", "32": "8,9", "41": "9",
    "43": "7,12", "45": "8", "46": "7,9", "47": "8", "48": "9", "49": "7,11", "55": "10,11", "52": "10",
    "971": "8,9", "966": "9", "27": "9",
}  # fmt: skip
_CODES = "|".join(_LENGTHS)
_KNOWN = "|".join(
    rf"{code}(?:{_GAP}\(?0?\)?)?(?:{_WIDE_GAP}[0-9]){{{digits}}}" for code, digits in _LENGTHS.items()
)
_OTHER = rf"(?!(?:{_CODES}))[2-9][0-9]{{1,2}}(?:{_GAP}[0-9]){{6,11}}"
_PLUS = rf"\+ ?(?:{_KNOWN}|{_OTHER})"
_DOUBLE_ZERO = rf"00(?:{_KNOWN}|{_OTHER})"
_GREATER_CHINA = (
    rf"85[23]{SEPARATOR}[235689][0-9]{{3}}{SEPARATOR}?[0-9]{{4}}"
    rf"|886{SEPARATOR}9[0-9]{{2}}{SEPARATOR}?[0-9]{{3}}{SEPARATOR}?[0-9]{{3}}"
)
# (852) 9417 6630, (+65)9027-4418
_IN_BRACKETS = rf"\((?:\+|00)?(?:{_CODES})\){SEPARATOR}?[0-9](?:{SEPARATOR}?[0-9]){{6,10}}"
_TAIWAN = (
    rf"09[0-9]{{2}}{SEPARATOR}?[0-9]{{3}}{SEPARATOR}?[0-9]{{3}}|\(0[2-8][0-9]?\) ?[0-9]{{3,4}}[\- ]?[0-9]{{4}}"
    rf"|0[2-8]-(?!20[0-9]{{2}})[0-9]{{3,4}}-?[0-9]{{4}}"
)
_NORTH_AMERICA = r"(?:1[\-. ])?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[\-. ])[2-9][0-9]{2}[\-. ][0-9]{4}"
_BRITISH = r"07[0-9]{3} [0-9]{3} ?[0-9]{3}|\(?02[0-9]\)? [0-9]{4} [0-9]{4}|\(?01(?:[0-9]1|1[0-9])\)? [0-9]{3} [0-9]{4}|\(?01[0-9]{3}\)? (?:[0-9]{5,6}|[0-9]{3} [0-9]{3})"
_FRENCH = r"0[1-7](?:(?: [0-9]{2}){4}|(?:\.[0-9]{2}){4}|(?:-[0-9]{2}){4})"
_AUSTRALIAN = r"04[0-9]{2} [0-9]{3} [0-9]{3}"
_GERMAN = r"\(?0[1-9][0-9]{1,4}\)? ?/ ?[0-9]{2,8}(?: [0-9]{2,4}){0,3}(?:-[0-9]{1,4})?"  # DIN 5008 of old: 0711 / 488 20 17-34
_INDIAN = r"[6-9][0-9]{4} [0-9]{5}"
_INDIAN_APART = r"[6-9][0-9]{4}-[0-9]{5}|[6-9][0-9]{4} [0-9]{2} [0-9]{3}|[6-9][0-9]{3} [0-9]{3} [0-9]{3}|[6-9][0-9]{2} [0-9]{3} [0-9]{4}"
_EASTERN = r"0[1789]0-[0-9]{4}-[0-9]{4}"  # mobiles of Japan and Korea
_BRAZILIAN = r"\([1-9][0-9]\) ?9[0-9]{4}-[0-9]{4}"
# Any seven to thirteen digits, behind a word that says it is a phone: 030/23125123, 9123 4567, 98xxx xxxxx.
_LOCAL = rf"(?P<local>(?!1[3-9][0-9]{{9}}(?![0-9]))\(?[0-9]{{1,5}}\)?(?:{_GAP}[0-9]){{5,12}})"
_AMOUNT_AFTER = re.compile(
    r" ?(?:元|万|亿|美元|件|个|台|%|％|吨|箱|年|月|日|(?i:cny|rmb|usd|eur|pcs|units?|kg|pieces|orders?|times))"
)
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}[\-/. ]?[01]?[0-9][\-/. ]?[0-3]?[0-9]|[0-3]?[0-9][\-/.][0-3]?[0-9][\-/.](?:19|20)[0-9]{2}|(?:[0-9]{1,3}\.){3}[0-9]{1,3}"
)
_SOLID_DIGITS = 10  # digits without any gap: fewer after a plus may be a difference
_LOCAL_DIGITS = range(7, 14)


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    digits = re.sub(r"[^0-9]", "", _EXTENSION_OF.sub("", hit))
    if len(digits) < min(_LOCAL_DIGITS):
        return False
    if (
        names_a_thing(text, start)
        or _AMOUNT_AFTER.match(text, end)
        or len(digits.lstrip("0")) > 15
        or is_hotline(digits)
    ):
        return False
    if says_phone(text, start):
        return not _LOCAL_ONLY.fullmatch(hit) or (len(digits) in _LOCAL_DIGITS and _DATE.match(hit) is None)
    if _LOCAL_ONLY.fullmatch(hit):
        return _CALLED.fullmatch(hit) is not None and is_called(text, start)
    solid = hit.lstrip("+ ").isdigit()
    if hit.startswith("+"):
        return not solid or len(digits) >= _SOLID_DIGITS
    return not solid or hit.startswith(("00852", "00853", "00886"))


_EXTENSION = r"(?: ?(?i:ext|extn|x|#)\.? ?[0-9]{1,5}(?![0-9]))?"
_EXTENSION_OF = re.compile(r" ?(?i:ext|extn|x|#)\.? ?[0-9]{1,5}$")
_CALLED = re.compile(_INDIAN_APART)
_NATIONAL = rf"{_GREATER_CHINA}|{_IN_BRACKETS}|{_GERMAN}|{_INDIAN}|{_TAIWAN}|{_NORTH_AMERICA}|{_BRITISH}|{_FRENCH}|{_AUSTRALIAN}|{_EASTERN}|{_BRAZILIAN}"
_LOCAL_ONLY = re.compile(rf"(?!(?:{_NATIONAL}|{_DOUBLE_ZERO}){_EXTENSION}$|\+){_LOCAL}{_EXTENSION}")

RULE = Rule(
    name="phone with a country code",
    kind="PHONE",
    pattern=(
        rf"(?=[0-9+(][0-9 ()+./\-‐‑–—]{{6}})(?<![0-9A-Za-z+])(?<![0-9A-Za-z][\-.])"
        rf"(?:{_PLUS}|(?:{_DOUBLE_ZERO}|{_NATIONAL}|{_LOCAL})(?!-[0-9]))"
        rf"(?![0-9])(?!\.[0-9]){_EXTENSION}"
    ),
    score=0.6,
    fits=_fits,
    needs=r"[0-9][0-9 ().\-/]{2}",
)
