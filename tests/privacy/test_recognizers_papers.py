"""Passports, permits, identity and tax numbers: with their word, or by a check digit; other numbers are none."""

import pytest

from tests.privacy.recognizer_tables import cases, found

PASSPORT = """
护照E12345678过期=>E12345678
護照號碼：k12345678=>k12345678
passport no. 123456789=>123456789
Ｅ１２３４５６７８=>Ｅ１２３４５６７８
EA1234567的签证=>EA1234567
AB1234567是他的护照号=>AB1234567
her US passport A12345678 expires=>A12345678
Indian passport: M1234567=>M1234567
passport 22AA12345=>22AA12345
护照 PE1234567=>PE1234567
护照号G 12345678=>G 12345678
订单E12345678=>
料号E12345678=>
AB1234567=>
123456789=>
e12345678=>
E123456789=>
SO-E12345678=>
型号：G12345678=>
护照在办=>
发票号码 12345678=>
"""

TRAVEL_PERMIT = """
港澳通行证C12345678=>C12345678
回鄉證號H1234567800=>H1234567800
M1234567801=>M1234567801
台胞证12345678=>12345678
台胞證 1234567801(B)=>1234567801(B)
CA1234567=>CA1234567
永居证 USA110101199001=>USA110101199001
T12345678是他的通行证=>T12345678
home return permit H12345678=>H12345678
Ｃ１２３４５６７８通行证=>Ｃ１２３４５６７８
C12345678=>
12345678=>
运单JDV001234567890=>
YTO123456789012=>
订单号H1234567800=>
物料 T12345678 到货=>
通行证已过期=>
"""

GREATER_CHINA_ID = """
身份證G123456(A)=>G123456(A)
香港身份證號碼：A123456(3)=>A123456(3)
他是A123456(3)=>A123456(3)
HKID A1234563=>A1234563
台湾身份证A123456789=>A123456789
A123456789=>A123456789
Ａ１２３４５６（３）=>Ａ１２３４５６（３）
澳門居民身份證 5123456(7)=>5123456(7)
居留證AC12345678=>AC12345678
A123456(4)=>
A123456788=>
5123456(7)=>
型号A123456(3)=>
SN A123456789=>
A1234567890=>
XA123456789B=>
"""

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

UK_NINO = """
NI number QQ123456C=>
NI number AB 12 34 56 C=>AB 12 34 56 C
AB123456C=>AB123456C
nino ab123456c=>ab123456c
ab123456c=>
ref AB123456C=>
BG123456C=>
"""

UK_NHS = """
NHS number 943 476 5919=>943 476 5919
943 476 5919=>
"""

DE_TAX_ID = """
Steuer-ID 86 095 742 719=>86 095 742 719
86095742719=>
"""

FR_NIR = """
sécurité sociale 1 84 12 76 451 089 46=>1 84 12 76 451 089 46
184127645108946=>
"""

ES_NIF = """
DNI 12345678Z=>12345678Z
12345678Z=>12345678Z
DNI: 12.345.678-Z=>12.345.678-Z
X1234567L=>X1234567L
12345678A=>
lote 12345678Z=>12345678Z
"""

IT_FISCAL_CODE = """
codice fiscale RSSMRA85T10A562S=>RSSMRA85T10A562S
RSSMRA85T10A562S=>RSSMRA85T10A562S
RSSMRA85Z10A562S=>
"""

PL_PESEL = """
PESEL 44051401359=>44051401359
44051401359=>
"""

IN_AADHAAR = """
Aadhaar 2345 6789 0123=>2345 6789 0123
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

DRIVING_LICENCE = """
driving licence MORGA657054SM9IJ=>MORGA657054SM9IJ
MORGA657054SM9IJ=>
"""

CASES = [
    *cases("passport number", PASSPORT),
    *cases("travel or residence permit", TRAVEL_PERMIT),
    *cases("identity card of Hong Kong, Macau or Taiwan", GREATER_CHINA_ID),
    *cases("us_ssn", US_SSN),
    *cases("us_itin", US_ITIN),
    *cases("uk_nino", UK_NINO),
    *cases("uk_nhs", UK_NHS),
    *cases("de_tax_id", DE_TAX_ID),
    *cases("fr_nir", FR_NIR),
    *cases("es_nif", ES_NIF),
    *cases("it_fiscal_code", IT_FISCAL_CODE),
    *cases("pl_pesel", PL_PESEL),
    *cases("in_aadhaar", IN_AADHAAR),
    *cases("in_pan", IN_PAN),
    *cases("sg_nric", SG_NRIC),
    *cases("au_tfn", AU_TFN),
    *cases("ca_sin", CA_SIN),
    *cases("kr_rrn", KR_RRN),
    *cases("driving_licence", DRIVING_LICENCE),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])
