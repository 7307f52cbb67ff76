"""Unified social credit code (GB 32100-2015): 18 characters, the last checks the others modulo 31.

Of a company it is not personal; of a sole trader (registered as 92) it leads to one person.
"""

from privacy.recognizers.rule import ALONE_AFTER, ALONE_BEFORE, Rule

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SOLE_TRADER = "92"


def is_credit_code(code: str) -> bool:
    """Check the last character: weights are the powers of 3 modulo 31.

    >>> is_credit_code("91350100M000100Y43"), is_credit_code("91350100M000100Y44")
    (True, False)
    """
    if len(code) != 18 or any(character not in _ALPHABET for character in code):
        return False
    total = sum(_ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(code[:17]))
    return _ALPHABET[(31 - total % 31) % 31] == code[17]


def _fits(text: str, start: int, end: int) -> bool:
    code = text[start:end].upper()
    return code.startswith(_SOLE_TRADER) and is_credit_code(code)


RULE = Rule(
    name="credit code of a sole trader",
    kind="ID_NUMBER",
    pattern=rf"{ALONE_BEFORE}92[0-9]{{6}}[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{{10}}{ALONE_AFTER}",
    score=0.9,
    fits=_fits,
    needs="92[0-9]{6}",
)
