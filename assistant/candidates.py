"""A name in a question that the name index does not know: the tool says that it does not exist, and what is near."""

import re

from assistant import words
from tools.folding import has_han, simplified

_MARK = f"[{words.MARKS}]"
_QUOTED = re.compile(r"[\"“「『《]([^\"”」』》]{2,60})[\"”」』》]")
_WORD = r"[A-Z0-9][\w&.'’-]*(?<!['’]s)"
_EN_NAME = rf"{_WORD}(?:[ ](?:(?:&|(?:de|del|der|la|le|of|and|the|y|e)\b)(?= )|{_WORD}))*"
_BEFORE_NAME = "of|for|from|by|about|with|to|on|at|against|does|did|has|have|do|is|customer|client|company|account|sell|recommend"
_EN = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i)^(?:what about|how about|and|find|tell me about)\s+(?P<name>[a-z][\w&.-]+(?:\s+[a-z][\w&.-]+)*)\s*[?.!]*$",
        rf"\b(?:{_BEFORE_NAME})\s+(?:customer\s+|the customer\s+)?(?P<name>{_EN_NAME})",
        rf"(?P<name>{_EN_NAME})['’]s?\s",
        rf"^(?P<name>{_EN_NAME})(?=\s+(?:orders?|invoices?|tickets?|owes?|complaints?))",
        r"(?i)\b(?P<name>[a-z][\w&.-]{2,})['’]s\s",
        r"(?i)\b(?:did|does|has|have|is|are)\s+(?:the\s+)?(?P<name>[a-z][\w&.-]{2,}(?: [a-z][\w&.-]+){0,2}?) (?:in stock|available|pa(?:y|id)|owe|order|buy|bought|complain)\b",
        r"(?i)\b(?:of|for|about|from|to|customer|client|find|who is|does|has)\s+(?:customer\s+)?(?P<name>[a-z][\w&.-]{2,}(?:\s+[a-z][\w&.-]+)?)\s*(?:[?.!]|$)",
    )
)
_ZH_TOPIC = (
    "(?:订单|单子|发票|账单|工单|投诉|售后|货|库存|情况|概况|画像|全貌|电话|联系人|联系方式|地址|欠款|应收|资料|信息|物流|快递|交易|记录|采购|"
    "销售|销量|毛利|业绩|营收|金额|回款|收款|商机|满意度|付款|开票|运费|准时|退货)"
)
_ZH = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:给|向|为|帮|跟|对|关于|查找|搜索|找一?下?|客户)(?P<name>[^\s,.?!;的" + words.MARKS + r"]{2,20}?)(?:推荐|建议|介绍|卖|打电话|拜访|$|[,.?!;])",
        r"(?P<name>[^\s,.?!;的" + words.MARKS + r"]{2,20})的" + f"[^,.?!;]{{0,8}}?{_ZH_TOPIC}",
        r"^(?P<name>[^\s,.?!;的" + words.MARKS + r"]{2,20}?)(?:公司)?(?:现在|目前|最近|还|一共|总共)?(?:欠|下了|买了|有没有|有多少|有哪些|有什么|有未|怎么样)",
        r"^(?P<name>[^\s,.?!;的" + words.MARKS + r"]{2,20}?)" + _ZH_TOPIC + r"(?:在哪|到哪|怎么样)?[吗呢啊?.!]*$",
    )
)  # fmt: skip
# In a Chinese sentence a Latin word with a capital is a name, unless the planner knows it: Meadow 今年下了几单.
_LATIN = re.compile(r"(?<![A-Za-z0-9<_])(?P<name>[A-Z][a-z][\w&.'’-]+(?:[ ](?:&[ ])?[A-Z][\w&.'’-]*)*)")
_CAPITALS = re.compile(r"(?<=[a-z,] )[A-Z][a-z][\w&'-]*(?: (?:[A-Z][\w&'-]*|&))*")
_COMPANY = re.compile("[\u4e00-\u9fff]{2,12}?(?:公司|集团|工厂|商行|商店|科技|贸易|实业|股份)")
_ZH_LEAD = re.compile(
    "^(?:有没有|请问|请|麻烦|查查|查找|帮我|帮忙|给我|替我|我想|我要|告诉我|查询|查看|查一?下|查|看一?下|看看|看|列出|显示|统计|找一?下|搜索|一下|关于|那么?|客户|知道|了解|现在|目前|还有|另外|这个|那个|该|把)+"
)
_ZH_TAIL = re.compile("(?:现在|目前|最近|有没有|还有|还|没有|有|的|是否|都|一共|总共)+$")
# Words that stand where a name could, and are none; a name made only of these is no name.
_NO_NAME = re.compile(
    r"(?i)^(?:the|this|that|these|those|all|any|my|our|your|their|its?|his|her|them|us|me|you|each|every|which|what|who|it|order|orders|"
    r"customer|customers|client|clients|invoice|invoices|ticket|tickets|stock|product|products|sales|late|open|overdue|today|now|call|"
    r"reorder|delivery|date|last|next|first|second|third|month|year|week|quarter|carrier|shipper|country|region|city|category|status|"
    r"there|here|we|i|there|how|when|where|why|please|show|list|how many|complaints?|the \w+|a \w+|an \w+|my \w+|our \w+|all \w+|"
    r"open \w+|late \w+|overdue \w+|unpaid \w+|recent \w+|latest \w+|what|let|been|more|other|me about|"
    r"shipped|delivered|paid|unpaid|cancelled|completed|outstanding|money|most|stock level|stock below)$"
    r"|^(?:我们?|你们?|他们?|它们?|谁|哪.*|什么.*|所有.*|全部.*|.*多少.*|有.*|未.*|没.*|逾期|延误|晚.*|最近.*|最新.*|今.*|昨.*|上.*|本.*|这.*|那.*|该.*|"
    r"客户|公司|产品|商品|订单|发票|工单|投诉|库存|销售.*|承运商|快递|物流|区域|国家|城市|仓库|总.*|一共|每.*|各.*|按.*|其他|别|待.*|已.*|应收|欠款|相关|对应|应该|.{0,3}客户)$"
)

_STATE = re.compile(
    "[没未还已、,]|[要将快会](?:成交|签|关|到|付|发)|(?:[发赢退收卖订丢输]|寄|拿)(?:出|下|回|到|掉)(?:去|来|了)?|登记|到期|逾期|处理|完成|加急|紧急"
)  # a company's name holds none of these


def name(rest: str) -> str:
    """Return the likeliest unknown name in what is left of a question, or "".

    >>> name("Where is Zorro Ltd's order?"), name("查一下飞鸿贸易的订单"), name("Where is the order?")
    ('Zorro Ltd', '飞鸿贸易', '')
    """
    rest = simplified(rest)
    if quoted := _QUOTED.search(rest):
        return quoted[1].strip()
    patterns = (*_ZH, *_EN[1:3], _LATIN) if has_han(rest) else _EN
    for pattern in patterns:
        for match in pattern.finditer(rest):
            found = _ZH_TAIL.sub("", _ZH_LEAD.sub("", match["name"])).strip(" .'’-")
            if _fits(found):
                return found
    return ""


def written_as_name(text: str) -> str:
    """Return what is written as a name of a company or person is, in a question for figures, or ""."""
    capitals = _LATIN if has_han(text) else _CAPITALS
    found = _COMPANY.search(text) or capitals.search(text)
    return found.group().strip() if found and not words.FILLERS.fullmatch(found.group()) else ""


def _fits(found: str) -> bool:
    if _STATE.search(found):
        return False
    if len(found) < 2 or _NO_NAME.match(found) or re.search(_MARK, found):
        return False
    rest = found
    for pattern in words.KNOWN:
        rest = pattern.sub(" ", rest)
    return bool(rest.strip(" .'’-"))
