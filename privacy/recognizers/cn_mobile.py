"""Mobile number of mainland China: 11 digits from 13 to 19 (numbering plan of MIIT), with or without +86, or in Chinese digits."""

import re

from privacy.recognizers.phone_words import says_phone
from privacy.recognizers.rule import SEPARATOR, Rule, names_a_thing

_COUNTRY = rf"(?:(?:\((?:\+ ?|00)?86\)|(?:\+ ?|00)?86){SEPARATOR}?)?"
_AFTER_WORD = r"(?:(?<![0-9A-Za-z])|(?<=[Tt][Ee][Ll])|(?<=[Pp][Hh][Oo][Nn][Ee])|(?<=[Mm][Oo][Bb]))"
_GAP = rf"(?:{SEPARATOR}\n?)?"
_USUAL = rf"1[3-9][0-9](?:{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}|\.[0-9]{{4}}\.[0-9]{{4}})"
_APART = rf"(?!1[\-. ][0-9]{{3}}[\-. ])1{SEPARATOR}?[3-9](?:[ \-.·]{{0,2}}[0-9]){{9}}"
_CHINESE_DIGIT = "[〇零一幺二两三四五六七八九]"
_CHINESE = rf"[一幺][ \-,、]?[三四五六七八九](?:[ \-,、]?{_CHINESE_DIGIT}){{9}}(?!{_CHINESE_DIGIT})"
_KNOWN = re.compile(rf"{_COUNTRY}{_USUAL}|{_CHINESE}")


def _fits(text: str, start: int, end: int) -> bool:
    """Digits in other groups than 3-4-4 may be a date or a list: a word must say it is a phone."""
    if _KNOWN.fullmatch(text, start, end):
        return not names_a_thing(text, start)
    return says_phone(text, start)


RULE = Rule(
    name="mobile of mainland China",
    kind="PHONE",
    # Not after a decimal point nor before one: then it is an amount.
    pattern=rf"(?=[0-9(+一幺])(?:{_AFTER_WORD}(?<![0-9]\.){_COUNTRY}(?:{_USUAL}|{_APART})(?![0-9])(?!\.[0-9])|(?<!{_CHINESE_DIGIT}){_CHINESE})",
    score=0.85,
    fits=_fits,
    needs="1[ -]?[3-9][ .0-9-]|[一幺][ ,、-]?[三四五六七八九]",
)
