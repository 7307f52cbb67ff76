"""Mobile number of mainland China: 11 digits from 13 to 19 (numbering plan of MIIT), with or without +86, or in Chinese digits."""

import re

from privacy.recognizers.phone_words import says_phone
from privacy.recognizers.rule import SEPARATOR, Rule, before, names_a_thing

_COUNTRY = rf"(?:(?:\((?:\+ ?|00)?86\)|(?:\+ ?|00)?86){SEPARATOR}?)?"
_AFTER_WORD = r"(?:(?<![0-9A-Za-z])|(?<=[Tt][Ee][Ll])|(?<=[Pp][Hh][Oo][Nn][Ee])|(?<=[Mm][Oo][Bb]))"
_GAP = rf"(?:{SEPARATOR}\n?)?"
_USUAL = rf"1[3-9][0-9](?:{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}|\.[0-9]{{4}}\.[0-9]{{4}}|_[0-9]{{4}}_[0-9]{{4}}|\*[0-9]{{4}}\*[0-9]{{4}}|/[0-9]{{4}}/[0-9]{{4}})"
_APART = r"(?!1[\-. ][0-9]{3}[\-. ])1[ \-.·_*]?[3-9](?:[ \-.·_*]{0,2}[0-9]){9}"
_CHINESE_DIGIT = "[〇零一幺二两三四五六七八九]"
_CHINESE = rf"[一幺][ \-,、]?[三四五六七八九](?:[ \-,、]?{_CHINESE_DIGIT}){{9}}(?!{_CHINESE_DIGIT})"
# An air waybill has three digits of the airline, a dash, four and four (IATA resolution 600a), in a form no phone is written.
_WAYBILL = re.compile(r"1[0-9]{2}-[0-9]{4} [0-9]{4}")
_BY_AIR = re.compile(
    r"(?i)\b(?:awb|air ?way ?bill|release|uplift|cargo|flight|airline|mawb|hawb|air ?freight)\b|空运|航空|主单"
)
_ONES = re.compile(r"1(?: [0-9]){10}")
_KNOWN = re.compile(rf"{_COUNTRY}{_USUAL}|{_CHINESE}")


def _fits(text: str, start: int, end: int) -> bool:
    """Digits in other groups than 3-4-4 may be a date or a list: a word must say it is a phone."""
    if _KNOWN.fullmatch(text, start, end):
        by_air = _WAYBILL.fullmatch(text, start, end) and _BY_AIR.search(before(text, start, 160))
        return not names_a_thing(text, start) and not by_air
    if _ONES.fullmatch(text, start, end):
        return not names_a_thing(text, start) and not text[:start].rstrip(" ,，").endswith(
            tuple("0123456789")
        )
    return says_phone(text, start)


RULE = Rule(
    name="mobile of mainland China",
    kind="PHONE",
    # Not after a decimal point nor before one: then it is an amount.
    pattern=rf"(?=[0-9(+一幺])(?:{_AFTER_WORD}(?<![0-9]\.){_COUNTRY}(?:{_USUAL}|{_APART})(?![0-9])(?!\.[0-9])|(?<!{_CHINESE_DIGIT}){_CHINESE})",
    score=0.85,
    fits=_fits,
    needs=r"1[ \-.·_*]?[3-9][ ._*/·0-9-]|[一幺][ ,、-]?[三四五六七八九]",
)
