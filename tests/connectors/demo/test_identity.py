"""Identity numbers, cards and phones are right in form and checksum, and nobody's."""

import re

import numpy as np
import pytest

from connectors.demo import identity, planted
from connectors.demo.places import CITIES, COUNTRIES
from connectors.demo.truth import Truth


@pytest.mark.parametrize(
    ("digits", "check"),
    [
        pytest.param("11010519491231002", "X", id="the worked example of GB 11643"),
        pytest.param("44052418800101001", "4", id="its second example"),
    ],
)
def test_check_character_of_a_resident_identity_number(digits: str, check: str) -> None:
    assert identity.id_check(digits) == check


def test_resident_identity_numbers_check_and_name_no_county() -> None:
    city = np.arange(2_000) % len(CITIES)
    numbers = identity.resident_ids(city, np.arange(2_000))
    assert len(set(numbers)) == 2_000
    for number in [*numbers, planted.LI_NA_ID]:
        assert number[4:6] == identity.NO_COUNTY
        assert number[17] == identity.id_check(number[:17])
        assert 1960 <= int(number[6:10]) <= 1999


def test_credit_codes_check_by_the_standard() -> None:
    alphabet, weights = "0123456789ABCDEFGHJKLMNPQRTUWXY", [pow(3, i, 31) for i in range(17)]
    for code in [
        "91350100M000100Y43",
        planted.YUNCHUANG_TAX,
        *(identity.credit_code(1, i) for i in range(500)),
    ]:
        total = sum(w * alphabet.index(ch) for w, ch in zip(weights, code[:17], strict=True))
        assert alphabet[-total % 31] == code[17]


def test_bank_cards_pass_luhn() -> None:
    for card in [identity.bank_card(i) for i in range(200)]:
        digits = [int(d) for d in reversed(card)]
        doubled = [d * 2 - 9 if d > 4 else d * 2 for d in digits[1::2]]
        assert (sum(digits[::2]) + sum(doubled)) % 10 == 0
        assert len(card) == 19


def test_mobile_numbers_are_unlike_and_synthetic() -> None:
    numbers = identity.mobiles(np.arange(identity.MOBILES))
    assert len(set(numbers)) == identity.MOBILES
    assert all(re.fullmatch(r"1[3-9]\d0000\d{4}", n) for n in numbers[::997])


@pytest.mark.parametrize("country", range(len(COUNTRIES)), ids=[c.english for c in COUNTRIES])
def test_foreign_numbers_are_unlike(country: int) -> None:
    size = 10 ** COUNTRIES[country].digits * len(COUNTRIES[country].phones)
    numbers = {identity.foreign_phone(country, i) for i in range(size)}
    assert len(numbers) == size
    assert all(re.fullmatch(r"\+\d[\d ]+", n) for n in numbers)


def test_customers_share_no_phone_tax_number_or_domain(told: Truth) -> None:
    c = told.world.customers
    for values in (c.phone, c.domain, [t for t in c.tax if t], [n for n in c.id_number if n], c.bank):
        assert len(set(values)) == len(values)
