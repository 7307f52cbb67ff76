"""Plates of many countries: by a form that tells, or by a word nearby; postcodes, flights, parts and amounts are none."""

import pytest

from tests.privacy.recognizer_tables import cases, found

TELLING = """
LD19 KXP=>LD19 KXP
the blue one is WN72ABX, ask the guard=>WN72ABX
a YS08 RTO clipped our fence=>YS08 RTO
S-KM 204 has been here since Monday=>S-KM 204
MÜ-TZ 88E is an electric one=>MÜ-TZ 88E
WOB-AR 7711=>WOB-AR 7711
KA 01 MJ 5521 reached=>KA 01 MJ 5521
UP32HN7719 reached=>UP32HN7719
HR-26-DK-8337=>HR-26-DK-8337
DL 3C AY 9917 left=>DL 3C AY 9917
22 BH 6517 A=>22 BH 6517 A
who owns 221-D-4410?=>221-D-4410
SGF2306R left the bay=>SGF2306R
司机说是LR21 OTW那台=>LR21 OTW
LS1 4AB=>
SW1A 1AA=>
ld19 kxp=>
serial LD19 KXP=>
part no. S-KM 204=>
PVC-U 110=>
USB-C 100=>
DIN-A 44=>
QQ-AB 1234=>
XX 12 AB 1234=>
SGF2306A sold=>
AB99 IQA=>
GB29NWBK60161331926819=>
A-B 1=>
SO2026-00042=>
RR-TX-00481-B=>
T1Y 6C2=>
D02 XK57=>
"""

CUED = """
someone's GV-447-ZX has its alarm on=>GV-447-ZX
pallet PL-4471, lorry due 9:30=>
Seat Leon 4417 LBT in the disabled bay=>4417 LBT
she came in a Perodua, WPK 3382=>WPK 3382
JTR 5521 Proton in our lot=>JTR 5521
a moped, plate AJ 44821=>AJ 44821
private plate DAV 1D obviously=>DAV 1D
Lkw ZH 771 204 waits at ramp 4=>ZH 771 204
cross border car and MW-41-77=>MW-41-77
shelf AB-12-44 next to the gate=>
postcode for the van driver is B33 8TH=>
drawing GF-482-KT in the yard office=>
number plate TX 6620=>TX 6620
her plate is KTR 8841 I think=>KTR 8841
licence plate 6TRJ244=>6TRJ244
rego 1ABC 234, dark green=>
rego ABC 234, dark green=>ABC 234
reg: T883 LNP=>T883 LNP
reg. no. BDX 144K on the form=>BDX 144K
Kennzeichen W-23871 B=>W-23871 B
ZH 482 119=>
the car (ZH 482119) is ours=>ZH 482119
immatriculation GF-482-KT=>GF-482-KT
véhicule GF-482-KT devant la porte=>GF-482-KT
targa FX 208 LM=>FX 208 LM
furgone FX208LM bianco=>FX208LM
matrícula 4821 KLM=>4821 KLM
kenteken 12-KLD-4=>12-KLD-4
kenteken K-482-TB=>K-482-TB
van with plate WX 4471L=>WX 4471L
truck KR 6AB21=>KR 6AB21
lorry WVK 3391 at gate 2=>WVK 3391
taxi JQ 2281=>JQ 2281
toyota MK 7702 in the way=>MK 7702
MN-44-18 is parked outside=>MN-44-18
VBA 7712 parked on our forecourt=>VBA 7712
white Transit, tag KLM 5521=>KLM 5521
bike 05-KE-2231 at the gate=>05-KE-2231
the barrier did not open for 7LMN402=>7LMN402
车牌VN 4821，在B2=>VN 4821
港车RK 6612进场=>RK 6612
vehicle reg AB12 3CD=>
flight CX 251, car to meet it=>
taxi for BA 0277 landing at 6=>
van arrives with PO 4500=>
lorry with 2500 PCS=>
truck load 1200 KGS=>
car hire EUR 1200=>
van on the M25 and A1234=>
car park B 1204=>
lorry 3 of 12=>
truck in bay T-4418=>
trailer T-4418=>
company reg SC 4821 77=>
asset tag RXB 4719=>
compressor tag RXB 4719=>
vehicle order RXB 4719=>
Volvo FH 500=>
BMW GS 1250=>
Ford F-150=>
car serviced in MAR 2024=>
truck to Hondo TX 78861=>
ISO 9001 certificate for the van fleet=>
container TCLU8472615 on the truck=>
VBA 7712=>
RXB 4719 is out of stock=>
code SOM20X=>
invoice 4821 KLM=>
"""

SMALL = """
plate ld19 kxp=>ld19 kxp
the reg is mh12qr3075=>mh12qr3075
ld19 kxp=>
reg 20 pcs of this=>
plate with 500 kgs=>
"""

MAINLAND = """
挂车冀A·K12挂轮胎没气=>冀A·K12挂
京AD·82077不限行=>京AD·82077
粤B D72K41放行=>粤B D72K41
司机报的是蒙K66TO9=>蒙K66TO9
车牌沪AI2345写错了=>沪AI2345
浙A·12O45=>
苏E8 8M27那台车=>苏E8 8M27
川A D1=>
沪A级=>
新A2标准的3台=>
"""

CASES = [
    *cases("vehicle plate of another country", TELLING),
    *cases("vehicle plate of another country", CUED),
    *cases("vehicle plate of another country in small letters", SMALL),
    *cases("vehicle plate of mainland China", MAINLAND),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_finds_its_values_and_no_look_alike(name, text, expected):
    assert found(name, text) == ([expected] if expected else [])


def test_a_second_plate_of_one_sentence_is_found_too():
    assert found("vehicle plate of another country", "plate is RX 7719, not RX 7791") == [
        "RX 7719",
        "RX 7791",
    ]
    text = "two vans parked all night, plates RX 7719 and KTR 8841"
    assert found("vehicle plate of another country", text) == ["RX 7719", "KTR 8841"]
