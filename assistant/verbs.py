"""What is measured when only a verb says so: who sold most, how much did Acme buy, 谁欠我们最多, how long to ship."""

from assistant.shape import Shape, rule

_LONG_ZH = r"(?:多久|几天|多少天|几个?小时|多少小时|多长时间)"
_LONG_EN = (
    r"\b(?:how (?:long|fast|quick\w*|many (?:days|hours))|(?:average|mean) (?:number of )?(?:days|hours|time)|(?:days|hours|time) "
    r"(?:it |we |they )?(?:takes?|took|needs?|needed))\b[^,.?!;]*"
)


def _how_long(zh: str, en: str) -> tuple[str, str]:
    """Write the rule for how long something takes: the verb stands before or after the question word."""
    asked = (
        rf"{_LONG_EN}\b(?:{en})\w*|\b(?:{en})\w*\b[^.?!;]*\b(?:how (?:long|many (?:days|hours))|by how many (?:days|hours))\b"
        rf"|\b(?:{en})\w*\b[^.?!;]{{0,24}}\b(?:fastest|slowest|quickest|longest|shortest)\b|\b(?:fastest|slowest|quickest|longest|shortest)\b[^.?!;]{{0,16}}\b(?:{en})\w*"
    )
    return (
        rf"{_LONG_ZH}[^,.?!;]{{0,6}}(?:{zh})|(?:{zh})[^,.?!;]{{0,8}}{_LONG_ZH}|(?:{zh})[^,.?!;]{{0,6}}最[快慢]|最[快慢][^,.?!;]{{0,3}}(?:{zh})",
        asked,
    )


# Rules over the question with its things in words, because they name things.
_OF_THINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "campaign_cost",
        (
            r"活动[^.?!;]{0,16}花|花[^,.?!;]{0,6}活动",
            r"\bcampaigns?\b[^.?!;]*\bcosts?\b|\bspen[dt]\b[^,.?!;]*\b(?:campaigns?|marketing)\b",
        ),
    ),
    (
        "campaign_revenue",
        (
            r"活动[^,.?!;]{0,8}(?:带来|贡献|产生|成交)[^,.?!;]{0,4}(?:多少|销售|收入|金额|钱)",
            r"\bcampaigns?\b[^,.?!;]*\b(?:br(?:ing|ought) in|earn\w*|made)\b",
        ),
    ),
    ("days_to_ship", _how_long("发货|发出", "ship|dispatch")),
    ("delivery_time", _how_long("送到|到货|签收|送达|配送", "deliver|arriv")),
    ("days_to_pay", _how_long("付款|回款|付钱|给钱|结款|打款|收到钱|钱到", "pay|paid|settle")),
    (
        "days_of_cover",
        (
            r"[够能][卖用撑支][^,.?!;]{0,3}(?:多久|多少天|几天|几周)|(?:多久|几天|多少天)[^,.?!;]{0,4}(?:卖[完光]|用[完光])",
            r"\bhow (?:long|many (?:days|weeks))\b[^.?!;]*\b(?:stock|inventory|last|run out|sold out|sell out|cover)\b",
        ),
    ),
    (
        "incoming_supply",
        (
            r"(?:路上|在途|途中)[^,.?!;]{0,8}(?:多少|几)[^,.?!;]{0,3}货|(?:多少|几)[^,.?!;]{0,3}货[^,.?!;]{0,4}(?:没到|在路上|未到|要到|在途)",
            r"\bhow (?:much|many)\b[^.?!;]*\b(?:on (?:the|its|their) way(?: (?:in|to us))?|inbound|incoming|still to arrive|yet to arrive)\b",
        ),
    ),
    (
        "inventory_turnover",
        (
            r"周转[^,.?!;]{0,4}[快慢]|[快慢][^,.?!;]{0,4}周转",
            r"\bturn(?:s|ing)? over\b|\b(?:slow|fast)(?:er|est|ly)?[- ](?:moving|turning)\b",
        ),
    ),
    ("days_overdue", _how_long("逾期|拖", "overdue")),
    ("resolution_time", _how_long("解决|处理", "resolv|solv|fix|clos|sort")),
    (
        "first_response_time",
        _how_long("回复|响应|答复|回人家|回客户|第一次回|首次回", "respon|repl|answer|react|get back"),
    ),
    (
        "interactions",
        (
            r"(?:拜访|联系|沟通|跟进)[^,.?!;]{0,6}(?:多少|几)[次回]|(?:多少|几)[次回场][^,.?!;]{0,4}(?:拜访|联系|沟通|会议|电话)",
            r"\bhow (?:many times|often)\b[^,.?!;]*\b(?:visit|contact|call|met|meet)\w*|\bhow many\b[^.?!;]*\b(?:visits|calls|meetings|e-?mails)\b",
        ),
    ),
    (
        "shipments",
        (
            r"发(?:出去?|走|货)[^,.?!;]{0,3}(?:多少|几)[个票单批件]|(?:多少|几)[票批]货",
            r"\bhow many (?:parcels|packages)\b",
        ),
    ),
)
# Rules over the question with its things as marks: the verb itself tells.
_OF_DEEDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "orders",
        (
            r"下[了过]?[^,.?!;{M}]{0,3}单|订[了过]?(?:货|单)|(?:多少|几)单|[签进接][了到]?(?:多少|几)[单张]",
            r"\b(?:order(?:ed|s|ing)?|placed?|placing)\b",
        ),
    ),
    (
        "open_receivables",
        (
            r"欠[了着]?|[没未](?:有)?(?:收回|收到|收上|要回|到账)|收不回",
            r"\bow(?:e[ds]?|ing)\b|\b(?:not|n't|yet to|still to) (?:yet )?(?:been )?(?:collect(?:ed)?|come in)\b|\bout there unpaid\b",
        ),
    ),
    (
        "new_customers",
        (
            r"(?:第一次|首次|头一回)[^,.?!;]{0,5}(?:下单|订|买|采购|合作|成交)",
            r"\b(?:first[- ]time|for the first time|first (?:ever )?(?:order|purchase))\b",
        ),
    ),
    ("invoiced_amount", (r"开[了具]?票", r"\b(?:invoiced|billed)\b")),
    ("payments_received", (r"付了?款|回款|打款|付了?(?=多少|钱)|还了?(?=多少|钱)", r"\bpa(?:id|ys?)\b")),
    (
        "gross_profit",
        (
            r"赚|挣|盈利",
            r"\b(?:make|making|made) on\b|\bmark-?up\b|\bearn(?:ed|s)?\b|\bprofitable\b|\bmake money\b",
        ),
    ),
    ("tickets", (r"投诉(?!率)|抱怨|报修", r"\bcomplain(?:ed|s|ing)?\b")),
    (
        "sales_amount",
        (
            r"卖|售出|买|购买|采购|消费|成交|贡献|出货|销",
            r"\b(?:s(?:old|ells?|elling)|b(?:ought|uys?|uying)|spen[dt]s?|spending|purchas(?:e[ds]?|ing))\b",
            r"\b(?:br(?:ing|ought)|generat(?:e[ds]?|ing)|contribut(?:e[ds]?|ing)|perform(?:ed|s|ing)?|made)\b",
        ),
    ),
)
_THINGS = tuple((metric, rule(*patterns)) for metric, patterns in _OF_THINGS)
_DEEDS = tuple((metric, rule(*patterns)) for metric, patterns in _OF_DEEDS)
_DURATIONS = frozenset(
    [
        "days_of_cover",
        "days_to_ship",
        "delivery_time",
        "days_to_pay",
        "days_overdue",
        "resolution_time",
        "first_response_time",
    ]
)
_HOW_MUCH = rule(
    r"多少|几|最|谁|哪|多久|多长|平均|{A}",
    r"\b(?:units|pieces|pcs|boxes|packs|cartons|rolls|sets|items) of {P}",
    r"\bhow (?:much|many|long|often|fast|quick\w*)\b|{A}|\bmost\b|\bleast\b|\bbest\b|\bworst\b|\btop\b|\bwho\b|\bwhich\b|\bwhat\b|\baverage\b",
)
_PIECES = rule(
    r"(?:卖|售|销|买|订|出货)[^,.?!;]{0,4}(?:多少|几)[件台个套把支箱盒桶卷双只](?!客户|订单|人)|(?:卖|售|销)[^,.?!;{M}]{0,4}数量",
    r"\bhow many (?:\w+ )?{P}[^,.?!;]{0,16}\b(?:s(?:old|ell)|shipp?(?:ed)?|bought|buy|order(?:ed)?|took|take|move[ds]?)\b",
    r"\b(?:units|pieces|pcs|boxes|packs|cartons|rolls|sets|items) of {P}[^,.?!;]{0,12}\b(?:s(?:old|ell)|shipp?(?:ed)?|bought|order(?:ed)?)\b",
)
_MONEY = rule(r"多少钱|多少金额|多大金额|金额[^,.?!;]{0,4}多少", r"\bhow much\b|\bwhat (?:amount|value)\b")
_BEST_SELLING = rule(
    r"(?:卖|销|售)[得的]?最?[好差多少火快]|畅销|热销|热卖|爆款|受欢迎",
    r"\b(?:best|top|worst)[- ]?sell\w*\b|\b(?:most|least) (?:sold|popular|bought|ordered)\b|\bpopular\b",
    r"\bsell(?:s|ing)? (?:the )?(?:best|most|least|worst)\b",
)
_WHAT_BOUGHT = rule(
    r"(?:买|购|订|采购)了?过?(?:什么|哪些|啥|哪几)|(?:什么|哪些|啥)[^,.?!;]{0,4}(?:买|购|订)",
    r"\bwhat (?:\w+ )?(?:did|does|do|has|have)\b[^,.?!;]*\b(?:buy|bought|purchased?|order(?:ed)?)\b",
    r"\b(?:which|what) {G}[^,.?!;]*\b(?:buy|bought|purchased?|order(?:ed)?)\b",
)


def asked(shape: Shape, *, grouped: bool = False) -> tuple[str, tuple[int, int]]:
    """Return the metric that a verb asks for, or "", and where the verb stands.

    Args:
        shape: The question.
        grouped: It groups by something, so that a figure is asked for without "how much": invoiced per month.
    """
    if not (grouped or _HOW_MUCH.search(shape.text)):
        return "", (0, 0)
    money = bool(_MONEY.search(shape.text))
    if found := _PIECES.search(shape.text):
        return "units", found.span()
    for metric, pattern in _THINGS:
        if found := pattern.search(shape.rest):
            return metric, shape.span(*found.span())
    for metric, pattern in _DEEDS:
        if found := pattern.search(shape.text):
            return ("sales_amount" if metric == "orders" and money else metric), found.span()
    return "", (0, 0)


def of_campaigns(shape: Shape) -> str:
    """Return the metric of campaigns that a verb asks for, or "": what was spent on them, what they brought."""
    return next(
        (name for name, rules in _THINGS if name.startswith("campaign_") and rules.search(shape.rest)), ""
    )


def duration(shape: Shape, *, visits: bool = False) -> tuple[str, tuple[int, int]]:
    """Return the metric that "how long", or also "how many visits", asks for, or "", and where the verb stands."""
    metric, span = asked(shape)
    wanted = metric in _DURATIONS or (visits and metric == "interactions")
    return (metric, span) if wanted else ("", (0, 0))


def is_money(shape: Shape) -> bool:
    """Say whether an amount of money is asked for: how much did Germany order."""
    return bool(_MONEY.search(shape.text))


def best_selling(shape: Shape) -> bool:
    """Say whether a question asks what sells well or badly."""
    return bool(_BEST_SELLING.search(shape.text))


def what_bought(shape: Shape) -> bool:
    """Say whether a question asks which products somebody bought."""
    return bool(_WHAT_BOUGHT.search(shape.text))
