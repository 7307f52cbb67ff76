"""Identity and tax numbers of Europe: with their word, or by a check digit; other numbers are none."""

import pytest

from tests.privacy.recognizer_tables import cases, found

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
lote 12345678Z=>
批号20231102A=>
national id 53170926D=>53170926D
"""

IT_FISCAL_CODE = """
codice fiscale RSSMRA85T10A562S=>RSSMRA85T10A562S
RSSMRA85T10A562S=>RSSMRA85T10A562S
RSSMRA85Z10A562S=>
"""

PL_PESEL = """
PESEL 44051401359=>44051401359
PESEL for the contract: 85031412743=>85031412743
44051401359=>
"""

DE_CARD = """
Personalausweis no. L01X00T471 was shown=>L01X00T471
Reisepass-Nr. C4J7KX21P for the visa=>C4J7KX21P
C4J7KX21P=>
Ausweis KUNDENNUMMER=>
"""

SE_PERSON = """
personnummer 811228-9874=>811228-9874
811228-9874=>
"""

CH_AHV = """
AHV 756.9217.0769.85=>756.9217.0769.85
756.9217.0769.85=>756.9217.0769.85
order 756.9217.0769.85=>
"""

NL_BSN = """
BSN 111222333=>111222333
111222333=>
"""

IE_PPS = """
PPS 1234567TW=>1234567TW
1234567TW=>
"""

DRIVING_LICENCE = """
driving licence MORGA657054SM9IJ=>MORGA657054SM9IJ
Driver's license D1234567=>D1234567
MORGA657054SM9IJ=>
"""

NATIONAL_ID = """
carte d'identité 120944710938=>120944710938
national id card 4471209K=>4471209K
national identity is a big word=>
120944710938=>
"""

PERMIT = """
residence permit no. YT44K7120=>YT44K7120
visa no. 447120938=>447120938
447120938=>
permit to work 8 hours=>
"""

CASES = [
    *cases("uk_nino", UK_NINO),
    *cases("uk_nhs", UK_NHS),
    *cases("de_tax_id", DE_TAX_ID),
    *cases("fr_nir", FR_NIR),
    *cases("es_nif", ES_NIF),
    *cases("it_fiscal_code", IT_FISCAL_CODE),
    *cases("pl_pesel", PL_PESEL),
    *cases("de_card", DE_CARD),
    *cases("se_person", SE_PERSON),
    *cases("ch_ahv", CH_AHV),
    *cases("nl_bsn", NL_BSN),
    *cases("ie_pps", IE_PPS),
    *cases("driving_licence", DRIVING_LICENCE),
    *cases("national_id", NATIONAL_ID),
    *cases("permit", PERMIT),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])
