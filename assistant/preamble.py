"""What people say before they ask: 我在准备月度总结，…; I am preparing the dunning run. How many invoices...

It tells why somebody asks. Its names count ("Seeing Acme at three, what is open?"), its times and other words do not.
"""

import re

_CLAUSE = re.compile(r"[^,;:.?!、]+(?:(?<=\d)[.,:](?=\d)[^,;:.?!、]*)*[,;:.?!、]*")
_ASKS = re.compile(
    r"买过|没买|下过|没下|多少|几|哪|什么|啥|谁|怎么|如何|是否|有没有|[吗呢]|查|看|列|找|统计|算|给我|告诉|排名|排行|对比|比较"
    r"|\b(?:how|what|which|who|whom|whose|where|when|why|show|list|give|tell|find|compare|rank|display|need to (?:know|see)"
    r"|want to (?:know|see)|pull|count)\b|\?",
    re.IGNORECASE,
)
_WHY_ZH = (
    r"^(?:你好|您好|麻烦|那个|嗯|哎)?[,，\s]*(?:老板|领导|客户|财务|总部|经理|销售部?|下午|上午|明天|后天|今天|今晚|马上|等会儿?|一会儿?|待会儿?|下周[一二三四五六日天]?|周[一二三四五六日天])*"
    r"(?:我|我们|咱们|咱)?(?:现在|这边)?(?:正在|正|在|要|想|想要|准备|打算|得|需要|马上|等下|待会)"
)
_DOES_ZH = r"(?:准备|写|做|开|参加|汇报|总结|复盘|拜访|见|谈|约|联系|跟进|给|打电话|出差|更新|安排|清理|催|排(?!名|序|行)|备货|补货|订货|发货)"
_PREAMBLE = re.compile(
    rf"{_WHY_ZH}[^,;:.?!]{{0,12}}?{_DOES_ZH}[^,;:.?!]*$"
    r"|^(?:我|我们)?(?:想|要|打算|准备|正在|在)(?!看|知道|查|了解|问|要|找|统计|算|对比|比|列)[^,;:.?!]{2,14}$"
    r"|^(?:i|we) (?:want|need|have|plan|would like|'d like|intend) to (?!know|see|get|have|find|check|look|understand|learn)[^;:.?!]*$"
    r"|^(?:i|we)(?:'m| am|'re| are) (?!looking|interested|asking|wondering|after)\w+ing\b[^;:.?!]*$"
    r"|^(?:我先|我好|好让|方便我|以便|免得|省得|这样我)"
    r"|^(?:so (?:that )?(?:i|we)|because|since (?:i|we|the|my)|in order to|to (?:prepare|brief|tell|inform|update|plan))\b"
    r"|^(?:(?:hi|hello|hey|ok|okay|so|right|well|good (?:morning|afternoon|evening))\b[\s,]*)?(?:"
    r"(?:i|we)(?:'m| am|'re| are|'ve| have|'ll| will)? ?(?:just |now |currently |about to |going to |(?:have|need|want|got) to )?"
    r"(?:prepar|writ|putt|mak|do(?:ing)?\b|see(?:ing)?\b|meet|visit|call|work|review|updat|plann|clean|get(?:ting)? ready|present|finish|build|draft|compil|talk|speak)\w*"
    r"|(?:preparing|writing|seeing|meeting|visiting|calling|reviewing|planning|working on|getting ready)\b"
    r"|for (?:the|my|our|a|tomorrow's|today's)(?: \S+){0,3} (?:meeting|report|review|deck|call|presentation|summary|stand-?up|newsletter|audit|plan)\b"
    r"|before (?:the|my|our|i|we)\b|(?:my|the|our) (?:boss|manager|ceo|cfo|director|auditor)s? (?:wants?|asks?|asked|needs?)\b"
    r")[^;:.?!]*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:for (?:the|my|our|a)(?: \w+){1,3} (?:meeting|report|review|deck|call|presentation|summary))\b",
    re.IGNORECASE,
)


def preamble(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a question that only tell why it is asked; never all of it.

    >>> text = "I'm preparing the dunning run. How many invoices are overdue?"
    >>> [text[start:end] for start, end in preamble(text)]
    ["I'm preparing the dunning run."]
    """
    clauses = [found.span() for found in _CLAUSE.finditer(text)]
    why = [(start, end) for start, end in clauses if tells_why(text[start:end].strip(" ,;:.、"))]
    heading = text[slice(*clauses[0])] if len(clauses) > 1 else ""
    if heading.rstrip().endswith(":") and _ASKS.search(text[len(heading) :]) and not _ASKS.search(heading):
        why = list(dict.fromkeys([clauses[0], *why]))  # Credit check: who owes us ...
    asked = [text[start:end].strip(" ,;:.?!、") for start, end in clauses if (start, end) not in why]
    if not any(len(clause) > 1 for clause in asked):
        why = []
    return why or _leading(text)


def tells_why(clause: str) -> bool:
    """Say whether a clause only tells why somebody asks."""
    return bool(_PREAMBLE.match(clause)) and not _ASKS.search(clause)


def _leading(text: str) -> list[tuple[int, int]]:
    """Return "for the stock meeting" where the question goes on without a comma."""
    lead = _LEAD.match(text)
    return [lead.span()] if lead and lead.end() < len(text) - 8 else []
