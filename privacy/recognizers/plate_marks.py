"""Forms of plates that tell what they are without a word beside them.

United Kingdom: two letters, two digits of the half-year, three letters (DVLA, INF104). Germany: a district of annex 1 to
the Fahrzeug-Zulassungsverordnung. India: a state of the Central Motor Vehicles Rules, 1989, and the Bharat series.
Ireland: half-year and county (since 2013). Singapore: a check letter (modulo 19; Land Transport Authority).
"""

import re

# Those that are as often the beginning of another code are left out: DIN EN SN SO PE.
_LISTED = """
    A AA AB ABG ABI AC AE AIC AK AM AN AÖ AP AS AUR AW AZ B BA BAD BAR BB BC BD BGL BI BIR BIT BK BL BLK BM BN BO BOR BOT BP BRA BRB
    BS BT BTF BÜS BZ C CB CE CHA CO COC COE CUX CW D DA DAH DAN DAU DBR DD DE DEG DEL DGF DH DL DLG DN DO DON DU DÜW E EA EB EBE ED EE EF
    EI EIC EL EM EMD EMS ER ERB ERH ERZ ES ESW EU F FB FD FDS FF FFB FG FL FN FO FR FRG FRI FS FT FÜ G GAP GE GER GF GG GI GL GM GÖ GP GR
    GRZ GS GT GTH GÜ GZ H HA HAL HAM HAS HB HBN HD HDH HE HEF HEI HEL HER HF HG HGW HH HI HL HM HN HO HOL HOM HP HR HRO HS HSK HST HU HVL
    HWI HX HZ IGB IK IN IZ J JL K KA KB KC KE KEH KF KG KH KI KIB KL KLE KN KO KR KS KT KU KÜN KUS KYF L LA LAU LB LD LDK LDS LER LEV LG
    LI LIF LIP LL LM LÖ LOS LRO LU LWL M MA MB MD ME MEI MG MI MIL MK MKK MM MN MOL MOS MR MS MSH MSP MST MTK MÜ MÜR MYK MZ MZG N NB ND
    NDH NE NEA NES NEW NF NI NK NM NMS NOH NOM NR NU NVP NW NWM OA OAL OB OD OE OF OG OH OHA OHV OHZ OL OPR OS OSL OVP P PA PAF PAN PB PCH
    PF PI PIR PLÖ PM PR PS R RA RD RE REG RO ROS ROW RP RS RT RÜD RÜG RV RW RZ S SAD SAL SAW SB SC SDL SE SG SH SHA SHG SHK SHL SI SIG SIM
    SK SL SLF SLK SLS SM SÖM SOK SON SP SPN SR ST STA STD SU SÜW SW SZ TBB TDO TF TG TIR TÖL TR TS TÜ TUT UE UL UM UN V VB VEC VER VIE VK
    VR VS W WAF WAK WB WE WEN WES WF WHV WI WIL WL WM WN WND WO WOB WST WT WTM WÜ WUG WUN WW WZ Z ZW
"""
_DISTRICTS = frozenset(_LISTED.split())
_STATES = "AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS UK UP WB"
_COUNTIES = "CE|CN|CW|DL|KE|KK|KY|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|TN|TS|WD|WH|WX|WW|C|D|G|L|T|W"

_BRITISH = re.compile(r"[A-HJ-PR-Y]{2}(?:0[1-9]|[12][0-9]|3[0-4]|5[1-9]|[67][0-9]|8[0-4]) ?[A-HJ-PR-Z]{3}")
_GERMAN = re.compile(r"([A-ZÄÖÜ]{1,3})-[A-Z]{1,2} ?[1-9][0-9]{1,3}[EH]?")
_INDIAN = re.compile(r"([A-Z]{2})[ \-]?[0-9]{1,2}(?:[ \-]?[A-Z]{1,3}){1,2}[ \-]?[0-9]{4}")
_BHARAT = re.compile(r"[0-9]{2}[ \-]?BH[ \-]?[0-9]{4}[ \-]?[A-Z]{1,2}")
_IRISH = re.compile(rf"[12][0-9][12]-(?:{_COUNTIES})-[0-9]{{1,6}}")
_SINGAPORE = re.compile(r"([A-Z]{2,3}) ?([0-9]{3,4}) ?([A-Z])")


def tells(plate: str) -> bool:
    """Say whether a plate's form, or its check letter, is enough.

    >>> [tells(plate) for plate in ("LD19 KXP", "B-KL 4821", "MH 12 QR 3075", "191-D-12345", "YP3391X", "YP3391A")]
    [True, True, True, True, True, False]
    """
    if _BRITISH.fullmatch(plate) or _BHARAT.fullmatch(plate) or _IRISH.fullmatch(plate):
        return True
    if match := _GERMAN.fullmatch(plate):
        return match[1] in _DISTRICTS
    if match := _INDIAN.fullmatch(plate):
        return match[1] in _STATES.split()
    match = _SINGAPORE.fullmatch(plate)
    return match is not None and _check_letter(match[1], match[2]) == match[3]


def _check_letter(letters: str, digits: str) -> str:
    values = [ord(letter) - 64 for letter in letters[-2:]] + [int(digit) for digit in digits.rjust(4, "0")]
    total = sum(weight * value for weight, value in zip((9, 4, 5, 4, 3, 2), values, strict=True))
    return "AZYXUTSRPMLKJHGEDCB"[total % 19]
