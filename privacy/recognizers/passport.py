"""Passport number (ICAO Doc 9303: up to nine letters and digits) with a word that says so; China's own form alone.

Mainland ordinary passports are E or G and eight digits, or E, a letter and seven digits since 2017; diplomatic, service
and public affairs ones DE, SE, PE and seven digits (National Immigration Administration).
"""

import re

from privacy.recognizers.rule import ALONE_AFTER, ALONE_BEFORE, Rule, after, before, names_a_thing

_CHINESE = re.compile(r"[EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[DSP]E[0-9]{7}", re.IGNORECASE)
_CUE = re.compile(
    r"护照|護照|passport|reisepass|passeport|pasaporte|passaporto|paspoort|travel document", re.IGNORECASE
)
# passport copy for Ann Lee, no. 533380247
_LED = re.compile(r"(?:(?<![A-Za-z])(?i:no|nr|num|number|is|one)\b\.?|号|[:#])[\s:#]{0,2}$")
_ORDER = re.compile(r"(?:订单|訂單|运单|發票|发票|批次|合同)[\s:]?$")
_WINDOW, _AFTER, _FAR = 24, 12, 64


def _fits(text: str, start: int, end: int) -> bool:
    """A word nearby makes any form one; China's own form needs only that no other word claims it."""
    hit = text[start:end]
    if sum(character.isdigit() for character in hit) < 6:
        return False
    if _CUE.search(before(text, start, _WINDOW)) or _CUE.search(after(text, end, _AFTER)):
        return True
    around = before(text, start, _FAR)
    if _LED.search(around) and _CUE.search(around) and not names_a_thing(text, start):
        return True
    if _ORDER.search(before(text, start, 6)):
        return False
    return hit[0].isupper() and _CHINESE.fullmatch(hit) is not None and not names_a_thing(text, start)


RULE = Rule(
    name="passport number",
    kind="ID_NUMBER",
    pattern=(
        rf"(?=[0-9A-Za-z]){ALONE_BEFORE}(?<![0-9A-Za-z]-)"
        rf"(?:[A-Za-z]{{1,2}} ?[0-9]{{6,8}}[A-Za-z]?|[0-9]{{9}}|[0-9]{{2}}[A-Za-z]{{2}}[0-9]{{5}})"
        rf"{ALONE_AFTER}(?!-[0-9])"
    ),
    score=0.7,
    fits=_fits,
    needs="[0-9]{5}",
)
