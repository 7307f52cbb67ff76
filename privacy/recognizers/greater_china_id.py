"""Identity cards of Hong Kong, Macau and Taiwan.

Hong Kong: one or two letters, six digits, a check character in brackets (weights 9 to 1, modulo 11; Immigration
Department). Taiwan: a letter, 1, 2, 8 or 9, eight digits with a check digit (weights 1, 9 to 1, 1, modulo 10; Ministry of
the Interior). Macau: 1, 5 or 7, six digits, a digit in brackets (Identification Services Bureau).
"""

import re

from privacy.recognizers.rule import ALONE_AFTER, ALONE_BEFORE, Rule, before, names_a_thing

_CUE = re.compile(
    r"身份证|身分證|身份證|身份証|证件|證件|BIR|HKID|ID (?:card|no)|identity|居留證|居留证|統一證號|ARC",
    re.IGNORECASE,
)
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"  # A is 10, in this order
_WINDOW = 16


def hong_kong(number: str) -> bool:
    """Check a Hong Kong identity number without brackets.

    >>> hong_kong("G1234563"), hong_kong("G1234564")
    (True, False)
    """
    body, check = number[:-1].upper().rjust(8), number[-1].upper()
    values = [36 if c == " " else ord(c) - 55 if c.isalpha() else int(c) for c in body]
    total = sum(weight * value for weight, value in zip(range(9, 1, -1), values, strict=True))
    return (total + (10 if check == "A" else int(check))) % 11 == 0


def taiwan(number: str) -> bool:
    """Check a Taiwan identity number.

    >>> taiwan("A123456789"), taiwan("A123456788")
    (True, False)
    """
    first = _TAIWAN_LETTERS.index(number[0].upper()) + 10
    digits = [first // 10, first % 10, *map(int, number[1:])]
    return sum(w * d for w, d in zip((1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), digits, strict=True)) % 10 == 0


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    cued = _CUE.search(before(text, start, _WINDOW)) is not None
    if cued:
        return True
    if names_a_thing(text, start):
        return False
    number = re.sub(r"[() ]", "", hit)
    if number[:1].isdigit():
        return False  # Macau's have no check: only after a word
    if len(number) == 10 and number[1].isdigit():
        return taiwan(number)
    return "(" in hit and hong_kong(number)


RULE = Rule(
    name="identity card of Hong Kong, Macau or Taiwan",
    kind="ID_NUMBER",
    pattern=(
        rf"{ALONE_BEFORE}(?<![0-9A-Za-z]-)(?:[A-Za-z]{{1,2}}[0-9]{{6}} ?\([0-9Aa]\)|[A-Za-z][1289][0-9]{{8}}"
        rf"|[157][0-9]{{6}}\([0-9]\)|[A-Za-z]{{1,2}}[0-9]{{6}}[0-9Aa]|[A-Za-z][A-Da-d][0-9]{{8}}|[157][0-9]{{6}}/?[0-9]){ALONE_AFTER}"
    ),
    score=0.8,
    fits=_fits,
    needs="[0-9]{6}",
)
