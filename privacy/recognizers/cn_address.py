"""Street address in Chinese: what a number hangs on (a road, a village, a building), the places before, the rooms behind.

The pattern begins at the character the number hangs on, which is rare; where the address begins is looked for to the
left of it, over a few characters. So a long text costs what its roads and buildings cost.
"""

import re

from privacy.recognizers.cn_parts import (
    BUILDING_WORDS,
    CHINESE,
    DASHED,
    HOUSE,
    NAMED_UNIT,
    NO_HOUSE,
    NUMBER,
    ROOMS,
)
from privacy.recognizers.cn_places import HAN, begin, known, names_a_district, names_a_place
from privacy.recognizers.rule import Rule

_SIDE = "[东南西北中東]"
_SECTION = rf"(?:{_SIDE}?(?:[0-9]{{1,2}}|{CHINESE}{{1,3}})?段|{_SIDE}(?:路|街|里)?|辅路|輔路)?"
_BRANCH = (
    rf"(?:(?:{_SIDE}?(?:[0-9]{{1,4}}|{CHINESE}{{1,3}})|[{HAN}]{{2,4}})(?:支路|支弄|巷|弄|条|條|里|胡同))?"
)
_ROAD = rf"(?P<road>路|街|道|巷|弄|衖|胡同|里|村|坊|条|條|径|徑|圩|堤|庄|莊|屯|段|前地|新邨)(?:村)?{_SECTION}{_BRANCH}"
_ROAD_HOUSE = (
    rf"{_ROAD} ?,? ?(?:{HOUSE}|(?P<bare>[0-9]{{1,5}}(?:-[0-9]{{1,4}}){{1,3}}(?![0-9年\-]|[.:][0-9])))"
)
# 李家村3组12号, 红旗屯二队
_VILLAGE = rf"(?P<village>村|屯|庄|莊|寨|社区|社區|居委会|大队|里|坝|湾|沟|岭|坪|营|堡|镇|乡){NUMBER}(?:村民)?(?:小组|组|組|队|社|户|鄰|邻|屯)(?:{HOUSE})?"
_CROSSING = (
    rf"(?P<crossing>路|街|道)(?:与|和|跟|、|/|-|－)(?:(?![在到])[{HAN}]){{1,7}}?(?:路|街|道)(?:的)?"
    rf"(?:交叉路?口|交汇处|交会处|交界处|交口|路口|口)(?:往?{_SIDE}{{1,2}}(?:[角侧边]|[0-9]{{1,4}}米))?"
)
# Words for buildings whose 3楼 or 5号 may be a place of work or a department, so that something must speak for an address.
_STRONG = r"(?:号楼|號樓|栋|棟|幢|座|单元|單元|号院|号宿舍|室|#楼?)"
_PHASE = "(?:[一二三四五六七八九十0-9]{1,2}期|[东南西北東][区區]|[东南西北]苑| ?T[0-9](?![0-9]))?"
_BUILT = (
    rf"(?P<building>{BUILDING_WORDS}){_PHASE} ?(?:[(,] ?)?"
    rf"(?:{NAMED_UNIT}|{DASHED}|(?<=[园園区區村庄院墅]){NUMBER}[号號](?![0-9机仓库线门]))\)?"
)
_UNITS = (
    rf"(?<![0-9A-Za-z])(?:[0-9]{{1,3}}|{CHINESE}{{1,3}}|[A-Za-z])(?P<unit>号楼|號樓|栋|棟|幢|座|#楼)[ ,\-]?(?:{NUMBER} ?(?:单元|單元|门|室|梯)"
    rf"|[0-9]{{3,4}}(?![0-9元台个件只箱年]))"
)
_HALL = rf"(?<=[{HAN}])(?P<hall>[楼樓])[0-9]{{3,4}}[室房]"
# Behind a district any name with a number is one: 湖里区县后社328号.
_LAST = (
    rf"(?<=[{HAN}])(?P<last>[0-9]{{1,5}}(?:-[0-9]{{1,3}})?(?:号楼|號樓|栋|棟|幢|[号號](?![0-9])){NO_HOUSE})"
)
# A building without a number, behind a word that says somebody lives there or something is to be brought there.
_PLAIN_HAN = rf"(?![在到寄送往给給的了是我你您他她它们們请請把让讓去找和与及叫])[{HAN}A-Za-z0-9 \-]"
_CUED = (
    rf"(?P<cue>地址|住址|住在|家住|现住|搬到|[寄送][到往至])(?:改?[为為是到]|改成)?[: ]{{0,2}}(?P<body>(?:{_PLAIN_HAN}){{2,30}}"
    r"(?:小区|小區|花园|花園|公寓|家园|家園|新村|宿舍|大厦|大廈|广场|廣場|大楼|大樓|苑|[Ss][Oo][Hh][Oo]|邨|别墅|公馆))"
    rf"|(?P<label>[地住]址|(?i:addr(?:ess)?))(?:改?[为為是到]|改成|[: ])[: ]{{0,2}}(?P<text>(?:{_PLAIN_HAN}){{2,30}}(?:[区區县縣镇鎮乡鄉市旗村]|街道)"
    rf"(?:{_PLAIN_HAN}){{3,30}})"
)
_TAIL = rf"(?:[(,] ?)?{ROOMS}"

# 电路1号, 管道2号, 仓库里3号: parts of a machine or a place in a hall, not a street.
_NO_STREET = re.compile(
    r"(?:[道线線思套网電电油回管气氣短断铁公水条]路|[管轨通频渠车隧跑航河坑赛]道|[这那哪库间仓家厂箱柜屋院心店城区车手盒]里|[这那几两一]条|[农]村|[分阶片时地]段|[逛上])$"
)
_CUE = re.compile(
    r"(?:址|住|家|寄|送|发[到往至]|搬|邮|快递|位于|坐落|收[货件]|租|安装|上门|在|地点|户籍|籍贯|改[到成为]|换[到成])[^。;!?\n]{0,6}$"
)
_WORK = re.compile(
    r"[^0-9一-十]*[A-Za-z甲乙丙丁东南西北]座$|(?:[工产物科创][业流技]?[业技]?园[区區]?|园区|基地|大楼|办公楼)[^-]*$(?<!室)(?<!单元)(?<![0-9]{3})"
)
_STRONG_UNIT = re.compile(rf"{_STRONG}|[0-9]-[0-9]{{3}}|[A-Za-z]-?[0-9]{{3}}")


def _fits(text: str, start: int, end: int) -> bool:
    """A name must stand before; where the form is that of other things too, a place or a word must speak for it."""
    hit = text[start:end]
    if _BEGINS_ITSELF.match(hit):
        return True
    begins = begin(text, start)
    head = text[begins:start]
    if not head.strip():
        return False
    told = names_a_place(head) or _CUE.search(text[max(0, begins - 10) : begins]) is not None
    if hit[0].isdigit():
        return len(head) >= 4 and names_a_district(head)
    if _BUILDING_FIRST.match(hit):
        # 总部大楼A座, 产业园12栋 may be a company's; with a room, or in houses people live in, they are not.
        return told or (
            len(head) >= 2 and _STRONG_UNIT.search(hit) is not None and _WORK.search(head[-3:] + hit) is None
        )
    if _NO_STREET.search(text[max(0, start - 3) : start] + hit[:1]) or not _certain(hit):
        return told
    return True


_BUILDING_FIRST = re.compile(_BUILT)
_BEGINS_ITSELF = re.compile(rf"{_CUED}|{_UNITS}")
_CERTAIN = re.compile(rf"{_ROAD} ?(?:{HOUSE})|{_VILLAGE}|{_CROSSING}")


def _certain(hit: str) -> bool:
    return _CERTAIN.match(hit) is not None


def _grow(text: str, start: int, end: int) -> tuple[int, int]:
    begins, ends = begin(text, start), end - (text[end - 1] in " ,(·-、")
    itself = _BEGINS_ITSELF.match(text, start)
    if itself and not itself["unit"]:
        body = "body" if itself["body"] else "text"
        return itself.start(body) + max(0, known(itself[body])), ends
    if itself and start - begins < 2:  # 我家3栋2单元: 家 is no name
        return start, ends
    return begins, ends


# Every alternative begins with one of these: looked at first, they make a search three times as fast.
_FIRST = "".join({word[0] for word in BUILDING_WORDS.replace("[Ss]", "").split("|")})
_STARTS = f"0-9一二三四五六七八九十百零〇两廿路街道巷弄衖胡里村坊条條径徑圩堤庄莊屯段前新楼樓寨社居大坝湾沟岭坪营堡镇乡地住家现搬寄送{_FIRST}"

RULE = Rule(
    name="street address in Chinese",
    kind="ADDRESS",
    pattern=rf"(?=[{_STARTS}]|[A-Za-z](?:栋|棟|幢|座)|(?i:SO|CB|MA|ad))(?:{_CUED}|{_CROSSING}|{_VILLAGE}|{_ROAD_HOUSE}|{_BUILT}|{_UNITS}|{_HALL}|{_LAST}){_TAIL}",
    score=0.6,
    fits=_fits,
    grow=_grow,
    needs=r"[址住寄送搬号弄號栋棟幢座室单單组組队口楼樓巷社户屯]|-[0-9]",
)
