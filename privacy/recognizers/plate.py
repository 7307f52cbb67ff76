"""Vehicle plate of mainland China (GA 36-2018): province, letter, five characters, six for new energy."""

import re

from privacy.recognizers.rule import Rule, before

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTER = "A-HJ-NP-Z"
# Words that end in a province's character: 最新A12345 is a product, 阿里云A10086 a service.
_IN_A_WORD = re.compile(r"(?:[最全更创革刷焕崭翻]新|[里讯为度上多私公有]云|[年]青|[安]宁)$")
_MIN_DIGITS = 2
_WINDOW = 10


_CUE = re.compile(r"车牌|車牌|牌照|车号|車號|(?i:plate|licen[cs]e no)|[开開]着?|驾|坐|乘")


def _fits(text: str, start: int, end: int) -> bool:
    """In small letters only behind a word that says so; a product's name is none."""
    hit = text[start:end]
    digits = sum(character.isdigit() for character in hit)
    if digits < _MIN_DIGITS or _IN_A_WORD.search(text[max(0, start - 1) : start + 1]):
        return False
    return hit == hit.upper() or _CUE.search(before(text, start, _WINDOW)) is not None


RULE = Rule(
    name="vehicle plate of mainland China",
    kind="PLATE",
    pattern=(
        rf"(?i:[{_PROVINCES}][{_LETTER}](?: ?[·•・‧.\-*] ?| )?"
        rf"(?:[A-HJK][{_LETTER}0-9][0-9]{{4}}|[0-9]{{5}}[A-HJK]|[{_LETTER}0-9]{{4}}[{_LETTER}0-9挂掛学學警港澳领領])(?![0-9A-Z])"
        rf"|(?<![0-9A-Z])WJ ?[{_PROVINCES}]?[·. ]?[0-9]{{4}}[0-9A-Z](?![0-9A-Z]))|使[0-9]{{6}}(?![0-9A-Za-z])|(?<![0-9A-Za-z])[0-9]{{3}}[·.]?[0-9]{{3}}[使领]"
    ),
    score=0.8,
    fits=_fits,
    needs=f"[{_PROVINCES}][A-Za-z]|使[0-9]|[0-9][使领]|[Ww][Jj]",
)
