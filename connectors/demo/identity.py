"""Numbers that belong to a person or company: right in form and checksum, and nobody's.

* Mobile phones have the block 0000 after the prefix, land lines the block 5550.
* Resident identity numbers (GB 11643) and credit codes (GB 32100) carry a county code ending in 99, which
  GB/T 2260 does not give out; their check characters are right.
* Bank cards start with 62999999 and pass the Luhn check (ISO/IEC 7812); company accounts start with 9900.
* E-mail addresses end in example.com or example.org (RFC 2606); those of private persons stand at 163.com
  with a hyphen, which that provider does not allow: matching must know mail providers.
"""

import numpy as np

from connectors.demo.places import CITIES, COUNTRIES
from connectors.demo.plan import Ints, Texts, spread, words

PREFIXES = words("""
    130 131 132 133 134 135 136 137 138 139 150 151 152 153 155 156 157 158 159 176 177 178 180
    181 182 183 184 185 186 187 188 189 191 193 198 199
    """)
MOBILE_BLOCK, LANDLINE_BLOCK, NO_COUNTY = "0000", "5550", "99"
MOBILES = len(PREFIXES) * 10_000
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def mobiles(index: Ints) -> Texts:
    """Return mobile numbers of China, one for each index, without a repeat."""
    return [
        f"{PREFIXES[n // 10_000]}{MOBILE_BLOCK}{n % 10_000:04d}" for n in spread(index, MOBILES, 7).tolist()
    ]


def landlines(city: Ints, index: Ints) -> Texts:
    """Return land lines with the city's area code, as 0571-55501234."""
    return [
        f"{CITIES[c].dial}-{LANDLINE_BLOCK}{(n + c * 211) % 10_000:04d}"
        for c, n in zip(city.tolist(), spread(index, 10_000, 11).tolist(), strict=True)
    ]


def foreign_phone(country: int, index: int) -> str:
    """Return a number of a country, from its range for documentation where it has one."""
    place = COUNTRIES[country]
    size = 10**place.digits
    n = (index * 7_919) % (size * len(place.phones))
    return f"{place.phones[n // size]}{n % size:0{place.digits}d}"


def id_check(digits: str) -> str:
    """Return the check character of 17 digits (GB 11643).

    >>> id_check("11010519491231002")
    'X'
    """
    return _ID_CHECKS[sum(w * int(d) for w, d in zip(_ID_WEIGHTS, digits, strict=True)) % 11]


def resident_ids(city: Ints, index: Ints) -> Texts:
    """Return resident identity numbers of people born between 1960 and 1999."""
    births = np.datetime_as_string((spread(index, 14_600, 3) - 3_653).astype("datetime64[D]")).tolist()
    numbers = []
    for c, born, n in zip(city.tolist(), births, (index % 998 + 1).tolist(), strict=True):
        body = f"{CITIES[c].code}{NO_COUNTY}{born.replace('-', '')}{n:03d}"
        numbers.append(body + id_check(body))
    return numbers


def credit_code(city: int, index: int) -> str:
    """Return a unified social credit code (GB 32100) with its two check characters."""
    org = f"{_CREDIT[10 + index % 20]}{index % 10_000_000:07d}"
    rest = (11 - sum(w * _CREDIT_VALUE[ch] for w, ch in zip(_ORG_WEIGHTS, org, strict=True)) % 11) % 11
    body = f"91{CITIES[city].code}{NO_COUNTY}{org}{'X' if rest == 10 else rest}"
    total = sum(w * _CREDIT.index(ch) for w, ch in zip(_CREDIT_WEIGHTS, body, strict=True))
    return body + _CREDIT[(31 - total % 31) % 31]


# GB 11714 counts letters as in base 36 for the inner check character.
_CREDIT_VALUE = {ch: int(ch, 36) for ch in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def vat_number(country: int, index: int) -> str:
    """Return a tax number in the form of a country; its first digits are zeros."""
    return f"{COUNTRIES[country].vat}00{index % 10_000_000:07d}"


def card_check(digits: str) -> str:
    """Return the Luhn digit that completes a card number.

    >>> card_check("7992739871")
    '3'
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        n = int(digit) * (2 if place % 2 == 0 else 1)
        total += n - 9 if n > 9 else n
    return str(-total % 10)


def bank_card(index: int) -> str:
    """Return a 19-digit card number that passes the Luhn check."""
    body = f"62999999{index * 7_368_787 % 10**10:010d}"
    return body + card_check(body)


def company_account(index: int) -> str:
    """Return a company's account number: 19 digits without a check."""
    return f"9900{index * 6_700_417 % 10**15:015d}"
