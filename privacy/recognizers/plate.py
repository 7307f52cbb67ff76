"""Vehicle plate of mainland China (GA 36-2018): province, letter, five characters, six for new energy."""

import re

from privacy.recognizers.rule import Rule

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTER = "A-HJ-NP-Z"
# Words that end in a province's character: 最新A12345 is a product, 阿里云A10086 a service.
_IN_A_WORD = re.compile(r"(?:[最全更创革刷焕崭翻]新|[里讯为度上多私公有]云|[年]青|[安]宁)$")
_MIN_DIGITS = 2


def _fits(text: str, start: int, end: int) -> bool:
    digits = sum(character.isdigit() for character in text[start:end])
    return digits >= _MIN_DIGITS and _IN_A_WORD.search(text[max(0, start - 1) : start + 1]) is None


RULE = Rule(
    name="vehicle plate of mainland China",
    kind="PLATE",
    pattern=(
        rf"[{_PROVINCES}][{_LETTER}](?: ?[·•.\-] ?| )?"
        rf"(?:[A-HJK][{_LETTER}0-9][0-9]{{4}}|[0-9]{{5}}[A-HJK]|[{_LETTER}0-9]{{4}}[{_LETTER}0-9挂学警港澳领])(?![0-9A-Za-z])"
    ),
    score=0.8,
    fits=_fits,
    needs=f"[{_PROVINCES}][A-Z]",
)
