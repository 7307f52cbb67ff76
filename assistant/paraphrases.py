"""What people say in other words than a company's books: 票 for an invoice, "out the door" for shipped.

Each is put into the words that the rest of the planner knows, before anything else is read. Only what means the same
wherever it is said belongs here; a word for a metric or a value is a synonym in the semantic layer.
"""

import re

_ZH: tuple[tuple[str, str], ...] = (
    # An invoice is a 票 beside what is done with invoices; 三票货 are parcels.
    (
        r"(?<![发支车门机汇本钞选货])票(?![货数据务面])(?=[^,.?!;]{0,6}(?:付|开|收|清|欠|逾期|还差|呢))",
        "发票",
    ),
    (r"(?<=[开付收清欠期])(?P<a>[了的出去多少几张]{0,5})(?<![发])票(?![货数据务面])", r"\g<a>发票"),
    (r"(?:钱|款)?(?:都|已)?收(?:回来?|到)了?(?:几成|百分之几|多少比例|多大比例)", "回款率是多少"),
    (r"(?<!没)搞定", "解决"),
    (r"连(?P<n>[\d.]+%?)都(?:不到|没有|没)", r"低于\g<n>"),
    (r"几成(?!交)", "占比多少"),
    (r"占百分之几|占几个点", "占比是多少"),
    (r"收了多少(?:款|钱)?(?!货|单)|进账多少|进了多少(?:款|钱|账)|到账多少", "回款金额多少"),
    (r"从(?:立项|建档|接触|商机创建)到(?:签单|成交|赢单|拿下|签约)", "销售周期"),
    (r"从开票到[^,.?!;]{0,3}(?:进账|到账|收款|回款|收到钱|付款)", "开票后客户付款"),
    (r"压了多少(?:钱|资金)(?:的货)?|压着多少(?:钱|货款)", "库存金额多少"),
    (r"(?:出|走|发)了(?:多少|几)票(?!据)", "发货单数"),
    (r"(?:跟|同|和|与|比)去年通期", "比去年同期"),
    (r"多少小时能|几个?小时能", "多久能"),
    (r"挂着(?:的)?|晾着(?:的)?|卡着(?:的)?", "没处理"),
    (r"快?见底了?|快没了?(?=[,.?!的]|$)", "低于再订货点"),
    (r"(?:还能|可以|能)(?:给(?:他们?|她|它))?(?:塞|带|搭|配|推)(?:点|些)?(?:什么|啥)", "还能推荐什么"),
    (r"归谁(?:跟|管|负责)的?|谁(?:在)?跟(?:的)?(?=[?。!]|$)|谁在管", "谁负责"),
    (r"(?:一件|一个|一台)(?:能卖|可用|可卖)的都没(?:有)?了?", "没有可用库存"),
    (r"(?:一件|一个|一台)都调不出来了?|调不出货", "没有可用库存"),
    (r"采购提前期", "提前期"),
    (r"从发货到(?:签收|送达|到货|收货|客户手[里上])", "运输天数"),
    (r"从下单到(?:发货|发出)", "发货天数"),
    (r"每一?场(?:活动)?(?=分别|各|花|带|[,.?!])", "每个市场活动"),
    (r"(?:还)?剩(?:下)?(?:几|多少)[台个件把支盒箱](?:能卖|可卖)?的?", "库存可用多少"),
    (r"(?:已经)?过了(?:到期日|期)(?:还)?(?:没|未)(?:付清?|结清|给钱|还)", "逾期未付"),
    (r"(?<=[每各哪个位])\s*sales\b", "销售员"),
    (r"打多少分|打了几分|打分", "满意度"),
    (r"黄了?(?=得最|最|的单|多少)", "取消"),
    (r"(?<=[上下过])两(?=万|千|百)", "2"),
)
_SIDE = "north|south|east|west|central|northeast|northwest|southeast|southwest"
_EN: tuple[tuple[str, str], ...] = (
    (r"\b(?:went|go|going|gone|sent|are|were) out (?:of )?the door\b", "shipped"),
    (r"\bout (?:of )?the door\b", "shipped"),
    (r"\byr\b", "year"), (r"\brn\b", "right now"), (r"\btmrw\b", "tomorrow"), (r"\bpls\b|\bplz\b", "please"), (r"\bavg\b", "average"),
    (r"\bset us back\b", "cost"),
    (r"\b(?:money|cash|capital) (?:is |we have )?tied up(?: in (?:it|stock|inventory|there|them))?", "stock value"),
    (r"\bhow much (?:customer )?(?:money|cash) c[ao]me in\b", "how much payments received"),
    (r"\b(?:money|cash) (?:that )?c[ao]me in\b", "payments received"),
    (r"\bprice (?:did|do|have) we (?:actually |really )?(?:get|got|achieve|fetch)(?: per unit)?\b", "average selling price"),
    (r"\bfirms\b|\bbuyers\b", "customers"), (r"\bfirm\b", "customer"),
    (r"\b(?:have |has )?(?:we )?run dry(?: of)?\b", "out of stock"),
    (r"\bbooked but not (?:fully |yet )?(?:shipped|delivered)\b", "backlog"),
    (r"\bfree to sell\b|\bfree to promise\b|\bwe can still promise\b", "available stock"),
    (r"\b(?:catch me up|fill me in|bring me up to speed)(?: on)?\b", "everything about"),
    (r"\b(?:who )?looks? after\b", "who is the owner of"),
    (r"\bbehind (?:on|with) (?:their |its )?(?:payments?|paying)\b", "with overdue invoices"),
    (r"\bought to\b", "should"), (r"\b(?:stuff|ones|bits)\b(?=\s*(?:below|[?.!]|$))", ""),
    (r"\b(?:hanging around|sitting around|lying around|rotting|hanging|dragging on)\b", "open"),
    (r"\b(?:screw(?:s|ed)? up|mess(?:es)? up)(?: most often)?\b", "have most delivery exceptions"),
    (r"\b(?:biggest|fattest|heftiest|juiciest|largest)\b", "largest"),
    (r"\bover the phone\b|\bby phone\b|\bvia phone\b", "by phone"),
    (r"\bweb ?shop\b", "online shop"), (r"\bsites? together\b", "warehouses together"),
    (r"\bended up (?:shipping |being )?late\b", "were late"),
    (r"\binteractions by (?:type|kind)\b", "interactions by interaction kind"), (r"\btickets by (?:type|kind)\b", "tickets by ticket category"),
    (r"\bcustomers by (?:type|kind)\b", "customers by customer kind"), (r"\bpayments by (?:type|kind)\b", "payments by payment method"),
    (r"\bmonth by month\b", "by month"), (r"\b(region|carrier|category|customer|channel|warehouse|product|rep|quarter|week) by \1\b", r"by \1"),
    (r"\bhow much (?P<c>sterling|USD|EUR|GBP|CNY|RMB|euros?|dollars?) c[ao]me in\b", r"how much payments received in \g<c>"),
    (rf"\b(?P<a>{_SIDE}) (?P<o>or|and|vs\.?|versus) (?P<b>{_SIDE}) china\b",
     r"\g<a> China \g<o> \g<b> China"),
    (r"\b(?P<a>weighted|gross|net|open|overdue|average|total|late|outstanding|unpaid|won) (?P<c>RMB|CNY|USD|EUR|GBP) (?=[a-z])", r"\g<c> \g<a> "),
    (r"\b(?:on |at )?(?:the |our )?service desk\b", ""),
    (r"\bthrough each\b", "by"), (r"\b(?:won |sold )?through (?=tenders|trade fairs|the )", "via "),
    (r"\bsterling\b|\bpounds?\b(?= came| received)", "GBP"), (r"\bgreenbacks?\b|\bbucks\b", "USD"),
)  # fmt: skip
_RULES = tuple((re.compile(said, re.IGNORECASE), meant) for said, meant in (*_ZH, *_EN))


def plain_words(text: str) -> str:
    """Return a question in the words of the books.

    >>> plain_words("云创还有哪几张票没结清"), plain_words("parcels out the door last month")
    ('云创还有哪几张发票没结清', 'parcels shipped last month')
    """
    for said, meant in _RULES:
        text = said.sub(meant, text)
    return text
