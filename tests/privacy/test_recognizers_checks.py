"""Check digits: the numbers the standards give as examples pass, and none of them with one character changed."""

import pytest

from privacy.recognizers import iban
from privacy.recognizers.credit_code import is_credit_code
from privacy.recognizers.greater_china_id import hong_kong, taiwan
from privacy.recognizers.international_ids import PAPERS
from privacy.recognizers.resident_id import check_character
from privacy.recognizers.rule import luhn


def _iban(number):
    return iban.RULE.fits(number, 0, len(number))


def _resident(number):
    return check_character(number) == number[17]


# Check and numbers that pass it: examples of the standards or made up, nobody's.
CHECKED = [
    (luhn, "4111111111111111"), (luhn, "6222021234567890128"),
    (_resident, "11010519491231002X"),
    (is_credit_code, "91350100M000100Y43"), (is_credit_code, "92330106MA2TEXT001"),
    (hong_kong, "A1234563"), (hong_kong, "G123456A"),
    (_iban, "DE89370400440532013000"), (_iban, "GB29NWBK60161331926819"), (_iban, "NO9386011117947"),
    (PAPERS["uk_nhs"].check, "9434765919"),
    (PAPERS["de_tax_id"].check, "86095742719"),
    (PAPERS["fr_nir"].check, "184127645108946"),
    (PAPERS["es_nif"].check, "12345678Z"), (PAPERS["es_nif"].check, "X1234567L"),
    (PAPERS["pl_pesel"].check, "44051401359"),
    (PAPERS["sg_nric"].check, "S1234567D"), (PAPERS["sg_nric"].check, "T1234567J"),
    (PAPERS["sg_nric"].check, "F1234567N"), (PAPERS["sg_nric"].check, "G1234567X"),
    (PAPERS["sg_nric"].check, "M1234567K"),
    (PAPERS["au_tfn"].check, "123456782"),
    (PAPERS["ca_sin"].check, "130692544"),
    (PAPERS["in_aadhaar"].check, "999941057058"), (PAPERS["se_person"].check, "8112289874"),
    (PAPERS["br_cpf"].check, "52998224725"), (PAPERS["za_id"].check, "8001015009087"),
]  # fmt: skip
# Taiwan's weights share factors with ten, so that some changes pass by the standard.
WEAK = [(taiwan, "A123456789"), (taiwan, "A800000014")]


@pytest.mark.parametrize(("check", "number"), [*CHECKED, *WEAK])
def test_a_right_number_passes(check, number):
    assert check(number)


@pytest.mark.parametrize(("check", "number"), CHECKED)
def test_one_digit_changed_fails(check, number):
    changed = [
        number[:place] + digit + number[place + 1 :]
        for place, old in enumerate(number)
        if old.isdigit()
        for digit in "0123456789"
        if digit != old
    ]
    assert [other for other in changed if check(other)] == []


@pytest.mark.parametrize(("check", "number"), WEAK)
def test_another_check_digit_fails(check, number):
    assert [digit for digit in "0123456789" if check(number[:-1] + digit)] == [number[-1]]


def test_the_length_of_an_iban_is_that_of_its_country():
    assert not _iban("DE8937040044053201300")
    assert not _iban("GB89370400440532013000")
