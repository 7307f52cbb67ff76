"""Countries and China's sales regions by the names people use, so that 德国, Germany and DE are one."""

# ISO 3166-1 code, then every name; a stored value in any of these spellings is found by any other.
_COUNTRIES = """
CN 中国 china prc 中华人民共和国
HK 香港 hong-kong
TW 台湾 taiwan
DE 德国 germany deutschland
US 美国 usa united-states united-states-of-america america
GB 英国 uk united-kingdom great-britain england britain
FR 法国 france
IT 意大利 italy
ES 西班牙 spain
PT 葡萄牙 portugal
NL 荷兰 netherlands holland
BE 比利时 belgium
AT 奥地利 austria
CH 瑞士 switzerland
SE 瑞典 sweden
NO 挪威 norway
DK 丹麦 denmark
FI 芬兰 finland
IE 爱尔兰 ireland
PL 波兰 poland
CZ 捷克 czechia czech-republic
HU 匈牙利 hungary
GR 希腊 greece
TR 土耳其 turkey türkiye
RU 俄罗斯 russia
UA 乌克兰 ukraine
JP 日本 japan
KR 韩国 south-korea korea
IN 印度 india
SG 新加坡 singapore
MY 马来西亚 malaysia
TH 泰国 thailand
VN 越南 vietnam viet-nam
ID 印度尼西亚 印尼 indonesia
PH 菲律宾 philippines
AE 阿联酋 united-arab-emirates uae
SA 沙特阿拉伯 沙特 saudi-arabia
IL 以色列 israel
EG 埃及 egypt
ZA 南非 south-africa
NG 尼日利亚 nigeria
KE 肯尼亚 kenya
AU 澳大利亚 澳洲 australia
NZ 新西兰 new-zealand
CA 加拿大 canada
MX 墨西哥 mexico
BR 巴西 brazil
AR 阿根廷 argentina
CL 智利 chile
CO 哥伦比亚 colombia
PE 秘鲁 peru
VE 委内瑞拉 venezuela
"""
_REGIONS = """
华东 华东区 east-china eastern-china
华南 华南区 south-china southern-china
华北 华北区 north-china northern-china
华中 华中区 central-china
西南 西南区 southwest-china southwest
西北 西北区 northwest-china northwest
东北 东北区 northeast-china northeast
海外 海外区 overseas abroad international
"""


def _groups(lines: str) -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for line in lines.strip().lower().splitlines():
        names = frozenset(name.replace("-", " ") for name in line.split())
        groups.update(dict.fromkeys(names, names))
    return groups


SYNONYMS: dict[str, dict[str, frozenset[str]]] = {
    "country": _groups(_COUNTRIES),
    "region": _groups(_REGIONS),
}
