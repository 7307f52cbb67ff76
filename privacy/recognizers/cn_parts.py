"""Parts of a Chinese address behind the road: house numbers, buildings, floors and rooms, in both writings."""

from privacy.recognizers.cn_places import HAN

CHINESE = "[一二三四五六七八九十百零〇两廿]"
NUMBER = rf"(?:[甲乙丙丁] ?)?(?:[0-9]{{1,5}}|{CHINESE}{{1,5}})(?:[\-~—–之/][0-9]{{1,4}})?[A-Za-z甲乙丙丁]?"
# What a number with 号 counts when it is no house: 3号线, 5号机, 2号仓库.
NO_HOUSE = r"(?!线|線|机(?!场)|仓|倉|车间|泵|阀|炉|柜|桌|文件|工位|料|模|电|设备|产|轴|孔|螺|缆|桥|塔|井|充电|油|货架|货位|货|库)"
HOUSE = (
    rf"(?:(?:附|临|臨)?{NUMBER} ?(?:号|號|#){NO_HOUSE}(?:院|楼|樓|别墅|之[0-9一二三四五六七八九十]{{1,3}}|[\-附][0-9]{{1,4}}号?|[甲乙丙丁](?![方级]))?"
    rf"|{NUMBER} ?[弄巷衖](?:{NUMBER}支?弄)?)"
)

# Characters that no building's name holds, so that a name does not take in the rest of the sentence.
_PLAIN = rf"(?:(?![在到寄送往给給的了是我你您他她它们們请請把让讓住去找和与及叫])[{HAN}A-Za-z0-9])"
BUILDING_WORDS = (
    "大厦|大廈|大楼|大樓|广场|廣場|花园|花園|花苑|小区|小區|公寓|家园|家園|家苑|嘉园|嘉苑|新村|新苑|新城|名城|中心|园区|園區|工业园|工業園|工业区"
    "|工業區|科技园|科技園|产业园|產業園|软件园|軟件園|创业园|创意园|物流园|科创园|智慧园|孵化器|写字楼|商务楼|商厦|商城|市场|市場|国际|國際|公馆"
    "|山庄|山莊|庄园|别墅|豪庭|华府|华庭|雅苑|雅居|名苑|名邸|世家|首府|府邸|天地|广厦|校区|校區|院区|生活区|厂区|社区|社區|公园|小镇|学校"
    "|大学|學校|大學|学院|中学|小学|医院|醫院|宿舍|宿舍楼"
    "|教师楼|家属院|家属楼|大院|机关院|综合楼|办公楼|教学楼|门诊楼|住院部|基地|[Ss][Oo][Hh][Oo]|CBD|MALL|Mall|苑|邨|閣|轩|軒|庭|湾|灣|府|城|邸|郡|里|坊|园|園|居|院|庄"
)
_DIGITS = rf"第?(?:[A-Za-z]{{0,2}}[0-9]{{1,4}}[A-Za-z]?|{CHINESE}{{1,4}}|[A-Za-z]|[甲乙丙丁东南西北東金银])"
UNIT_WORDS = r"号楼|號樓|号院|号房|号铺|号门|号公寓|号别墅|号宿舍|栋|棟|幢|座|单元|單元|门(?!口|店|卫)|层|層|楼|樓|室|房|戶|户(?!型)|铺|期|组|組|队|区|區|埗"
NAMED_UNIT = rf"{_DIGITS} ?(?:{UNIT_WORDS}|(?i:F)(?![A-Za-z])|#楼?)(?:之[0-9一二三四五六七八九十]{{1,3}})?"
UNIT = rf"{_DIGITS} ?(?:{UNIT_WORDS}|(?i:F)(?![A-Za-z])|[号號]{NO_HOUSE}|#楼?)(?:之[0-9一二三四五六七八九十]{{1,3}})?"
# 3-2-501, 3#1203, B-1203: building, entrance and room without their words.
DASHED = r"[A-Za-z]?[0-9]{1,4}[A-Za-z]?(?:[\-–—/#][0-9A-Za-z]{1,4}){1,3}|[A-Za-z]-?[0-9]{2,4}"
_DASHED_UNIT = (
    rf"(?:{DASHED})(?: ?(?:{UNIT_WORDS}))?|[A-Za-z]{{0,2}}[0-9]{{1,3}}-[A-Za-z](?: ?(?:{UNIT_WORDS}))"
)
_PLAIN_ROOM = r"[0-9]{3,5}(?![0-9元件台个箱吨只套.:月年日%])"
_DESK = r"(?:负[一二三1-3]楼|地下室?|(?:丰巢|菜鸟|智能)?快递柜|(?:菜鸟|妈妈|京东)?驿站|丰巢柜?|门卫室?|保安[亭室]|传达室|前台|门面房?|商铺|底商|代收点|收发室)"
_BUILDING = rf"(?:{_PLAIN}{{1,12}}(?:{BUILDING_WORDS})|{_PLAIN}{{2,8}}(?=(?:[0-9]{{1,3}}|[A-Z金])(?:号楼|號樓|栋|棟|幢|座)))"
# A building counts only behind a comma or with a unit or a strong word, so that 90号三楼城 is not read on.
_ROOM = (
    rf"(?:{UNIT}|{_DASHED_UNIT}|[0-9]{{1,3}}[A-Z](?![0-9A-Za-z])|[零〇一二三四五六七八九]{{3,4}}(?![{HAN}])|{_BUILDING}(?![{HAN}]{{0,2}}(?:公司"
    rf"|集团))|{_PLAIN_ROOM}|(?<=[楼樓层層座]) ?[A-Z][0-9]?室?(?![0-9A-Za-z])|{_DESK}|[东南西北]门|[主裙副附东南西北中][楼座塔])"
)
ROOMS = rf"(?:[ ,、(·\-]{{0,2}}(?:{_ROOM})\)?){{0,9}}"
