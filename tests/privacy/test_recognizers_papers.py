"""Passports, permits and identity cards of China: with their word, or by a check digit; other numbers are none."""

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
passport copy for Ann Llewellyn-Pugh, no. 533380247=>533380247
passport copy missing, order no. 533380247=>
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
封条号CN4471893，柜号TCLU8472615=>
seal CN4471893 intact=>
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

OTHER_PAPERS = """
军官证南字第4471209号=>南字第4471209号
社保号44712093881=>44712093881
医保卡号：330106198804170018=>330106198804170018
出生证 Q330106447=>Q330106447
驾驶证档案编号330104471209=>330104471209
结婚证J330106-2019-001234=>J330106-2019-001234
军官证在办=>
社保缴纳8000元=>
档案编号330104471209=>
病历号见附件=>
"""

CASES = [
    *cases("other paper of mainland China", OTHER_PAPERS),
    *cases("passport number", PASSPORT),
    *cases("travel or residence permit", TRAVEL_PERMIT),
    *cases("identity card of Hong Kong, Macau or Taiwan", GREATER_CHINA_ID),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])
