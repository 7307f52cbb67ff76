"""Vehicle plate of mainland China (GA 36-2018): province, letter, five characters, six for new energy."""

import re

from privacy.recognizers.rule import Rule, before

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTER = "A-HJ-NP-Z"
# Words that end in a province's character: 最新A12345 is a product, 阿里云A10086 a service.
_IN_A_WORD = re.compile(r"(?:[最全更创革刷焕崭翻]新|[里讯为度上多私公有]云|[年]青|[安]宁)$")
_MIN_DIGITS = 2
_LENGTHS = (7, 8)
_USUAL = 7  # characters; with a sixth or a dot one digit more
_WINDOW = 10


_CUE = re.compile(r"车牌|車牌|牌照|车号|車號|(?i:plate|licen[cs]e no)|[开開]着?|驾|坐|乘")
# The letters O and I are on no plate, but on many that somebody typed.
_MISTYPED = re.compile(r"车|車|牌|司机|司機|行驶证|驾|门岗|(?i:plate|car\b|van\b|truck|lorry)")


def _fits(text: str, start: int, end: int) -> bool:
    """In small letters, or with an O for a zero, only behind a word that says so; a product's name is none."""
    hit = text[start:end]
    digits = sum(character.isdigit() for character in hit)
    if hit[0] in PROVINCES and sum(map(str.isalnum, hit)) not in _LENGTHS and hit[-1].isascii():
        return False
    if digits < (_MIN_DIGITS + (len(hit) > _USUAL)) or _IN_A_WORD.search(text[max(0, start - 1) : start + 1]):
        return False
    if re.search("[OIoi]", hit) and not _MISTYPED.search(before(text, start, 24)):
        return False
    return hit == hit.upper() or _CUE.search(before(text, start, _WINDOW)) is not None


_DOT = r"(?: ?[·•・‧.\-*] ?| )?"

RULE = Rule(
    name="vehicle plate of mainland China",
    kind="PLATE",
    pattern=(
        rf"(?i:[{PROVINCES}][{_LETTER}](?:{_DOT}(?:[A-HJK][A-Z0-9]{{5}}|[0-9]{{5}}[A-HJK]|[A-Z0-9]{{3,5}}[挂掛学學警港澳领領]|[A-Z0-9]{{5}})"
        rf"|[A-Z0-9]{{1,4}}{_DOT}[A-Z0-9]{{1,4}}[A-Z0-9挂掛学學警港澳领領])(?![0-9A-Z])"
        rf"|(?<![0-9A-Z])WJ ?[{PROVINCES}]?[·. ]?[0-9]{{4}}[0-9A-Z](?![0-9A-Z]))|使[0-9]{{6}}(?![0-9A-Za-z])|(?<![0-9A-Za-z])[0-9]{{3}}[·.]?[0-9]{{3}}[使领]"
    ),
    score=0.8,
    fits=_fits,
    needs=f"[{PROVINCES}][A-Za-z]|使[0-9]|[0-9][使领]|[Ww][Jj]",
)
