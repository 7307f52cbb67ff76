"""Identity and tax numbers of America, Asia and Africa: with their word, or by a check digit; other numbers are none."""

import pytest

from tests.privacy.recognizer_tables import cases, found

US_SSN = """
SSN 123-45-6789=>123-45-6789
social security 123456789=>123456789
123-45-6789=>123-45-6789
SSN：123 45 6789=>123 45 6789
part 123-45-6789=>
000-12-3456=>
123456789=>
2026-11-2345=>
"""

US_ITIN = """
ITIN 912-70-1234=>912-70-1234
912-70-1234=>
"""

IN_AADHAAR = """
Aadhaar 2345 6789 0123=>2345 6789 0123
Aadhaar given at the counter by him 3847 1920 5635=>3847 1920 5635
aadhar instead of passport?? no wait thats Deepak, his no is 6390 2174 5080=>6390 2174 5080
UID 729103846510 linked to two SIMs=>729103846510
Aadhaar copy missing, order 2345 6789 0123=>
GUID 729103846510=>
2345 6789 0123=>
"""

IN_PAN = """
PAN ABCPE1234F=>ABCPE1234F
ABCPE1234F=>ABCPE1234F
ABCDE1234F=>
SKU ABCPE1234F=>
"""

SG_NRIC = """
NRIC S1234567D=>S1234567D
他的S1234567D证=>S1234567D
M1234567K=>M1234567K
S1234567A=>
SN S1234567D=>
"""

AU_TFN = """
TFN 123 456 782=>123 456 782
123 456 782=>
"""

CA_SIN = """
SIN 130 692 544=>130 692 544
130 692 544=>
"""

KR_RRN = """
주민등록번호 900101-1234567=>900101-1234567
900101-1234567=>
"""

IN_LICENCE = """
licence KA03 20110047182 expired=>KA03 20110047182
MH-12-2014-0098765=>MH-12-2014-0098765
MH12 20140098765=>MH12 20140098765
order MH12 20140098765=>
XX12 20140098765=>
"""

US_CARD = """
Green card SRC2190044718 expires=>SRC2190044718
WAC2190044718=>WAC2190044718
serial WAC2190044718=>
ABC2190044718=>
"""

US_ALIEN = """
alien number A 123 456 789=>A 123 456 789
A123456789=>
"""

AE_CARD = """
Emirates ID 784-1986-7302615-3=>784-1986-7302615-3
784198673026153=>784198673026153
784-1086-7302615-3=>
order 784-1986-7302615-3=>
"""

BR_CPF = """
CPF 529.982.247-25=>529.982.247-25
529.982.247-25=>
"""

TH_CARD = """
Thai ID 1-1014-00123-45-9=>1-1014-00123-45-9
1-1014-00123-45-9=>
"""

MY_CARD = """
MyKad 850314-10-5521=>850314-10-5521
850314-10-5521=>
"""

MX_CURP = """
CURP GOIM880412MDFNBT03=>GOIM880412MDFNBT03
sku GOIM880412MDFNBT03=>
"""

VN_CARD = """
CCCD 001094012345=>001094012345
001094012345=>
"""

ID_NIK = """
NIK 3174012508900001=>3174012508900001
3174012508900001=>
"""

ZA_ID = """
SA ID 8001015009087=>8001015009087
8001015009087=>
"""

JP_NUMBER = """
マイナンバー 1234 5678 9012=>1234 5678 9012
1234 5678 9012=>
"""

IN_VOTER = """
voter id ABC1234567=>ABC1234567
ABC1234567=>
"""

CASES = [
    *cases("us_ssn", US_SSN),
    *cases("us_itin", US_ITIN),
    *cases("in_aadhaar", IN_AADHAAR),
    *cases("in_pan", IN_PAN),
    *cases("sg_nric", SG_NRIC),
    *cases("au_tfn", AU_TFN),
    *cases("ca_sin", CA_SIN),
    *cases("kr_rrn", KR_RRN),
    *cases("in_licence", IN_LICENCE),
    *cases("us_card", US_CARD),
    *cases("us_alien", US_ALIEN),
    *cases("ae_card", AE_CARD),
    *cases("br_cpf", BR_CPF),
    *cases("th_card", TH_CARD),
    *cases("my_card", MY_CARD),
    *cases("mx_curp", MX_CURP),
    *cases("vn_card", VN_CARD),
    *cases("id_nik", ID_NIK),
    *cases("za_id", ZA_ID),
    *cases("jp_number", JP_NUMBER),
    *cases("in_voter", IN_VOTER),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])
