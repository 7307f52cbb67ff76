"""Street address in Chinese: road or village and house number, the places before, the rooms behind."""

import re

from privacy.recognizers.rule import Rule

_HAN = "\u4e00-\u9fff"
_PROVINCE = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川"
    "|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_PLACES = (
    rf"(?:(?:{_PROVINCE})(?:省|市|自治区|特别行政区)?)?"
    rf"(?:[{_HAN}]{{2,5}}(?:市|自治州|地区))?(?:[{_HAN}]{{1,6}}?(?:新区|开发区|高新区|区|县|旗|市))?"
    rf"(?:[{_HAN}]{{1,6}}?(?:街道|镇|乡))?"
)
# Not 电路1号, 管道2号, 仓库里3号: parts of a machine or a place in a hall, not a street.
_NO_STREET = "(?<![道线思套网电油回管气水短断铁公]路)(?<![管轨通频渠车隧跑]道)(?<![这那哪库间仓家厂箱柜]里)"
_ROAD = (
    rf"[{_HAN}A-Za-z0-9]{{1,10}}?(?:大道|大街|路|街|巷|弄|胡同|里|道|村){_NO_STREET}"
    r"(?:[东南西北中][段路]?)?(?:[一二三四五六七八九十]段)? ?"
)
_NUMBER = (
    r"(?:[0-9]{1,5}(?:[\-之][0-9]{1,4})?|[一二三四五六七八九十百]{1,4}) ?(?:号|弄|號)(?:院|楼|之[0-9]{1,3})?"
)
_ROOM = (
    rf"(?:(?:[{_HAN}]{{2,10}}?(?:大厦|广场|花园|小区|公寓|中心|园区|工业园|科技园|产业园|软件园|创意园|苑|城|大楼|新村|家园))"
    rf"|(?:[A-Za-z]?[0-9]{{1,4}}|[一二三四五六七八九十]{{1,3}}|[A-Za-z])(?:号楼|栋|幢|座|单元|层|楼|室|房|户|号房)"
    rf"|[0-9]{{3,4}}(?![0-9元件台个]))"
)
# Words that lead to an address: 请寄到, 收货地址是.
_LEAD = re.compile(
    rf"[{_HAN}]{{0,8}}?(?:地址|住址|住在|位于|寄到|寄往|寄至|送到|送至|送往|改送|发到|发往|发至|邮寄|配送|前往|去往|来到|地点)"
    r"(?:改为|改成|是|为|在|到|至)?|[到在至往为是]"
)


def _lead(hit: str) -> int:
    match = _LEAD.match(hit)
    return match.end() if match else 0


RULE = Rule(
    name="street address in Chinese",
    kind="ADDRESS",
    pattern=rf"{_PLACES}{_ROAD}{_NUMBER}(?:[ ,，]?{_ROOM}){{0,6}}",
    score=0.6,
    lead=_lead,
    needs="[号弄號]",
)
