"""International bank account number (ISO 13616): country, two check digits, up to 30 characters; modulo 97 is 1."""

import re

from privacy.recognizers.rule import ALONE_AFTER, ALONE_BEFORE, Rule, before

# Lengths of the registry (SWIFT, release 99) for the countries in it.
_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HN": 28, "HR": 21, "HU": 28,
    "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28,
    "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24,
    "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26,
    "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}  # fmt: skip


def _fits(text: str, start: int, end: int) -> bool:
    account = re.sub(r"[ \-]", "", text[start:end]).upper()
    if len(account) != _LENGTHS.get(account[:2]):
        return False
    if _CUE.search(before(text, start, 12)):  # somebody mistyped it
        return True
    turned = account[4:] + account[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


_CUE = re.compile(r"(?i)IBAN[^0-9A-Za-z]{0,3}(?:is |no\.? |number )?$")
_BY_LENGTH = {
    length: "|".join(country for country, other in _LENGTHS.items() if other == length)
    for length in sorted(set(_LENGTHS.values()))
}
_FORMS = "|".join(
    rf"(?:{countries})[0-9]{{2}}(?:[ \-]?[0-9A-Za-z]){{{length - 4}}}"
    for length, countries in _BY_LENGTH.items()
)

RULE = Rule(
    name="IBAN",
    kind="BANK_ACCOUNT",
    pattern=rf"(?i:(?=[A-Z]{{2}}[0-9]{{2}}){ALONE_BEFORE}(?:{_FORMS}){ALONE_AFTER})",
    score=0.95,
    fits=_fits,
    needs="[A-Za-z]{2}[0-9]{2}[ 0-9A-Za-z-]{11}",
)
