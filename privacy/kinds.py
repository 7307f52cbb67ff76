"""The kinds of personal value, how a placeholder is written, and when two values are the same one."""

import re
import unicodedata

KINDS = (
    "PERSON", "PHONE", "EMAIL", "ADDRESS", "ID_NUMBER", "BANK_ACCOUNT", "ACCOUNT", "PLATE",
    "IP_ADDRESS", "MAC_ADDRESS", "BIRTH_DATE", "LOCATION", "HEALTH", "MINOR",
)  # fmt: skip

# Sensitive personal information (PIPL art. 28, GB/T 45574-2025): papers, financial accounts, whereabouts, health, minors.
SENSITIVE = frozenset({"ID_NUMBER", "BANK_ACCOUNT", "LOCATION", "HEALTH", "MINOR"})

PLACEHOLDER = re.compile(rf"<({'|'.join(KINDS)})_([1-9][0-9]{{0,17}})>")

_BLANKS = re.compile(r"\s+")
_IDEOGRAPH = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇·"
_BLANK_BESIDE_IDEOGRAPH = re.compile(rf"(?<=[{_IDEOGRAPH}]) | (?=[{_IDEOGRAPH}])")
_BEGINS_WITH_PLUS = re.compile(r"[\s(]*\+")
_NOT_DIGIT = re.compile(r"[^0-9]+")
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—·•・.:()]+")
_MAINLAND_MOBILE = re.compile(r"1[3-9][0-9]{9}")


def kind_of(tag: str) -> str:
    """Return the kind a column's personal-data tag stands for.

    >>> kind_of("bank_account")
    'BANK_ACCOUNT'

    Raises:
        KeyError: The tag has no kind of its own (`free_text` holds many).
    """
    kind = tag.upper()
    if kind not in KINDS:
        raise KeyError(tag)
    return kind


def placeholder(kind: str, number: int) -> str:
    """Write the placeholder of an entry.

    >>> placeholder("PERSON", 12)
    '<PERSON_12>'
    """
    return f"<{kind}_{number}>"


def parse(text: str) -> tuple[str, int] | None:
    """Return the kind and number of a placeholder, or None if `text` is not exactly one.

    >>> parse("<PERSON_12>"), parse("PERSON_12")
    (('PERSON', 12), None)
    """
    match = PLACEHOLDER.fullmatch(text)
    return (match[1], int(match[2])) if match else None


def canonical(kind: str, value: str) -> str:
    """Return the form in which two spellings of one value are equal; empty if nothing is left of it.

    >>> canonical("PHONE", "+86 138-1234-5678") == canonical("PHONE", "１３８１２３４５６７８")
    True
    >>> canonical("PHONE", "(021) 6234 5678") == canonical("PHONE", "+86 21 6234 5678")
    True
    >>> canonical("PERSON", "John  SMITH"), canonical("PERSON", "欧阳 娜娜")
    ('john smith', '欧阳娜娜')
    """
    text = value if value.isascii() else unicodedata.normalize("NFKC", value)
    match kind:
        case "PHONE":
            return _phone(text)
        case "EMAIL":
            return _BLANKS.sub("", text).lower()
        case "ID_NUMBER" | "BANK_ACCOUNT" | "PLATE" | "MAC_ADDRESS":
            return _SEPARATORS.sub("", text).upper()
        case _:
            return _words(text)


def _words(text: str) -> str:
    """Fold case and blanks; a blank beside an ideograph separates nothing."""
    folded = _BLANKS.sub(" ", text.casefold()).strip()
    return folded if folded.isascii() else _BLANK_BESIDE_IDEOGRAPH.sub("", folded)


def _phone(text: str) -> str:
    """Keep the digits; mainland numbers lose their country code, others keep it after a `+`."""
    if len(text) == 11 and text.isascii() and text.isdigit() and text[0] != "0":
        return text
    digits = _NOT_DIGIT.sub("", text)
    if not digits:
        return _words(text)
    if _BEGINS_WITH_PLUS.match(text):
        return _abroad(digits)
    if digits.startswith("00"):
        return _abroad(digits[2:])
    if len(digits) == 13 and digits.startswith("86") and _MAINLAND_MOBILE.fullmatch(digits, 2):
        return digits[2:]
    return digits


def _abroad(digits: str) -> str:
    """Write a number that came with its country code; +86 is dropped, and a landline gets its 0 back."""
    if not digits.startswith("86"):
        return f"+{digits}"
    national = digits[2:]
    if _MAINLAND_MOBILE.fullmatch(national) or national.startswith(("0", "400", "800")):
        return national
    return f"0{national}"
