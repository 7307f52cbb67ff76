"""The words of a question made even: full-width to ASCII, one space, numbers written in words read."""

import re
import unicodedata

# The angle brackets of a placeholder the person typed were made full-width on purpose: they stay so.
_FULL_WIDTH = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in [*range(0xFF01, 0xFF5F), 0x3000]
    if chr(code) not in "＜＞"
} | {ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'", ord("–"): "-", ord("—"): "-", ord("～"): "~"}

_ZH_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "俩": 2}
_EN_NUMBERS = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"a": 1, "an": 1, "couple": 2, "dozen": 12, "thirty": 30, "sixty": 60, "ninety": 90, "hundred": 100}
_EN_ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ]
    )
}

_AFTER_COMMA = re.compile(r"(?<=[^\d\s]),(?=\d)")  # 除了美国，1997年: no number begins before the comma
_YEAR = re.compile(
    r"(?<![\d.近去满超第每前后])(?<!最近)(?<!过去)([12789]\d)年(?![以之内前后来间期多半]|时间)"
)
_ROUND = re.compile("(超过|过|破|超)(百万|千万|亿)")
NUMBER_ZH = "[0-9]+|[零〇一二两三四五六七八九十百]{1,5}"
NUMBER_EN = "[0-9]+|" + "|".join(sorted((w for w in _EN_NUMBERS if len(w) > 2), key=len, reverse=True))
ORDINAL_EN = "|".join(word for word in _EN_ORDINALS if word != "zeroth")


def even(text: str) -> str:
    """Return `text` with full-width letters, digits and punctuation as ASCII and single spaces.

    >>> even("ＳＯ２０２６－０００４２　现在到哪了？")
    'SO2026-00042 现在到哪了?'
    """
    composed = unicodedata.normalize("NFC", text).translate(_FULL_WIDTH)
    composed = _ROUND.sub(r"\g<1>1\2", composed)  # 过百万 is over one million
    composed = _YEAR.sub(_whole_year, _AFTER_COMMA.sub(", ", composed))
    return re.sub(r"\s+", " ", composed).strip()


def _whole_year(found: re.Match[str]) -> str:
    """Write a year of two digits out: 98年 is 1998年, 22年 is 2022年."""
    return f"{'19' if found[1] >= '70' else '20'}{found[1]}年"


def number(word: str) -> int | None:
    """Return the value of a number in digits, Chinese or English words; None when it is none.

    >>> number("二十三"), number("12"), number("five"), number("third"), number("many")
    (23, 12, 5, 3, None)
    """
    word = word.strip().lower()
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= 9 else None
    if word in _EN_NUMBERS:
        return _EN_NUMBERS[word]
    if word in _EN_ORDINALS:
        return _EN_ORDINALS[word]
    return _chinese(word) if word and all(c in _ZH_DIGITS or c in "十百" for c in word) else None


def _chinese(word: str) -> int:
    total, digit = 0, None
    for char in word:
        if char in "十百":
            total += (1 if digit is None else digit) * (10 if char == "十" else 100)
            digit = None
        else:
            digit = _ZH_DIGITS[char] if digit is None else digit * 10 + _ZH_DIGITS[char]
    return total + (digit or 0)
