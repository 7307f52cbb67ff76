"""What people say in other words than a company's books: 票 for an invoice, "out the door" for shipped.

Each is put into the words that the rest of the planner knows, before anything else is read. Only what means the same
wherever it is said belongs here; a word for a metric or a value is a synonym in the semantic layer.
"""

import re
from collections.abc import Sequence

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
    (
        r"从开发?票到[^,.?!;]{0,3}(?:进账|到账|收款|回款|收到钱|付款)(?:平均)?(?:拖得|用得|花得|要)?",
        "付款天数",
    ),
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
    (r"过了期(?!限)", "逾期"),
    (r"预期(?=[^,.?!;]{0,4}(?:没付|未付|没给|没还|没收|应收|发票|账款|欠款|的票))", "逾期"),
    (
        r"(?P<a>[\d一二两三四五六七八九十百千万]+(?:元|块)?(?:以上|以下|以内|多)的?)[大小]单(?!子|据)",
        r"\g<a>订单",
    ),
    (r"(?<=多少)欧(?!元|洲|盟)", "欧元"),
    (r"[零一二两三四五六七八九十\d]+个?[月周年]\((?P<d>\d+天)\)", r"\g<d>"),
    (r"(?:有人)?(?:给)?(?:他们?|客户)?回(?:复)?(?:的)?第一句", "首次响应"),
    (r"多少(?P<c>欧元|美元|人民币|英镑|日元|港币)(?![的客订]|产品)", r"多少钱(\g<c>)"),
    (r"没出[门库仓]", "没发货"),
    (r"各家?(?:快递|物流|承运)(?:公司|商)", "各承运商"),
    (r"再定货", "再订货"),
    (r"排个名|排一下名|排排名", "排名"),
    (r"\((?:扣掉|扣除|不含|减去|刨去)(?:了)?预留(?:的)?\)", ""),
    (r"(?P<n>[一二两三四五六七八九十\d]+)样东西", r"\g<n>种产品"),
    (r"压了多少(?:库存|货)的?(?:钱|资金|款)", "库存金额多少"),
    (r"各[类种]工单", "各类别工单"),
    (
        r"(?<![都也就还从有])(?P<v>[发付到收完结回办收货签]|发货|签收|付款|到货|开票|付清|结清)了?没有?(?=[?!.,]|$)",
        r"\g<v>了吗",
    ),
    (r",\s*[^,.?!;]{0,6}(?:要用|要报|要看|急用|催款用|汇报用|开会用|备用|存档|等着用|做参考)[.!]*$", ""),
    (r",\s*[^,.?!;]{1,10}是不是最[^,.?!;]{1,4}的?(?=[?!.]|$)", ""),
    (r"(?:给我们)?(?:的)?服务?打的?分(?:数)?", "满意度"),
    (r"给我们(?:服务)?(?=满意度)", "的"),
    (
        r"(?:还有|还剩|剩下?)多少(?:[个台件把支盒箱顶张双卷套桶瓶条])?(?:能卖|可卖|能发|可发|能用|可用)的?",
        "库存可用多少",
    ),
    (r"单子?\((?P<k>商机|订单|工单)\)", r"\g<k>"),
    (r"(?P<n>赢|输|丢)(?:下来|下|了|掉)的?(?=[^,.?!;]{0,4}(?:商机|单|项目|deal))", r"\g<n>单的"),
    (r"(?P<n>[一二两三四五六七八九十\d]+种|哪些|什么|哪几种|哪种)货(?![币物运款期代架车])", r"\g<n>产品"),
    (
        r"(?P<n>市场活动|活动|客户|产品|渠道|仓库|区域|大区|部门|销售员?|承运商|供应商)\s*,\s*(?:每|各)[个家位场款条](?=实际|分别|各|都|花|卖|带|有|是)",
        r"每个\g<n>",
    ),
    (r"最(?:难看|惨|拉胯|糟糕?|不理想|拉垮|烂)", "最差"),
    (r"最(?:漂亮|亮眼|理想|牛)", "最好"),
    (r"跌破|跌到了?(?=[^,.?!;]{0,6}(?:以下|之下))", "低于"),
    (r"(?:一件|一个|一台|一支|一盒)(?:能发|可发|能动|现货)的?(?:都|也)没(?:有)?了?", "没有可用库存"),
    (r"收到了?多少(?:笔)?[款钱]", "回款金额多少"),
    (r"收回来?(?:了)?百分之几了?|收回了?几成", "回款率多少"),
    (r"再(?:往)?[上前](?:一)?个?(?P<u>月|季度|周)(?!份)", r"上上个\g<u>"),
    (
        r"从(?:建|创建|录入|新建)商机到(?:签单?|成交|赢单|拿下)(?:平均)?(?:花了?|用了?|要)?(?:多少天|几天|多久)?",
        "销售周期",
    ),
    (r"按(?:销售?)?(?:数量|件数|销量)(?:算|排|看|来)?(?=[,.?!]|$)", "按销量"),
    (r"[((]?按平均天数(?:算|看|来看)?[))]?", ""),
    (r"从下单到(?:签收|送达|收货|到货|客户手[里上]|客户收到)", "订单周期"),
    (r"(?<![第近前上下])(?P<q>[一二三四])季度(?=以来|至今|之后|以后|到现在)", r"第\g<q>季度"),
    (r"(?<=[,.?!;])再(?:往)?[上前](?:一)?个?(?P<u>月|季度|周)", r"上上个\g<u>"),
    (r"哪[一几]?[家个](?:物流|快递)(?:公司)?(?=[^,.?!;]*(?:最|慢|快|久|多|少|贵|差|好))", "哪家承运商"),
    (r"(?:后面|后续|接下来|之后)(?:还)?有货(?:进来|要来|要到|到)[吗么没]?", "在途有多少"),
    (r"在路上(?:要)?(?:走|跑|花)(?:得)?(?=最|多久|几天|多少天)", "运输天数"),
    (r"黄了?(?=得最|最|的单|多少)", "取消"),
    (r"(?<=[上下过])两(?=万|千|百)", "2"),
)
_NEG = "have|has|had|is|are|was|were|do|does|did|could|would|should"
_SIDE = "north|south|east|west|central|northeast|northwest|southeast|southwest"
_SLOWEST = (
    r"\b(?:took|takes?|taking|been|was|were|is|are) (?:the )?(?P<end>longest|slowest|fastest|quickest)(?P<avg> on average)?"
    r" to (?P<do>deliver|ship|pay|resolve|close|respond|reply)\b"
)
_EN: tuple[tuple[str, str], ...] = (
    (r"\b(?:went|go|going|gone|sent|are|were) out (?:of )?the door\b", "shipped"),
    (r"\bout (?:of )?the door\b", "shipped"),
    # haven't shipped is have not shipped; "haven't they?" only asks whether.
    (rf"\b(?P<verb>{_NEG})n['’]?t\b(?! (?:it|they|we|you|he|she|there|i)\b)", r"\g<verb> not"),
    (r"\bcan['’]?t\b(?! (?:it|they|we|you))", "can not"), (r"\bwon['’]t\b(?! (?:it|they|we|you))", "will not"),
    (r"\b(?P<w>what|that|where|who|how|there)s\b", r"\g<w> is"),
    (r"\b(?:one )?single (?=biggest|largest|smallest|most|best|worst|oldest|newest|highest|lowest|latest)", ""),
    (r"\bat (?:present|the moment|this point|this time)\b", "now"),
    (r"\b(?:final|last) haggling\b|\bhaggling\b", "negotiation"),
    (r"\bturn(?:s|ing)? over (?=(?:most |least )?(?:slow|fast|quick))", "inventory turnover "),
    (_SLOWEST, r"\g<end> to \g<do>\g<avg>"),
    (r"\b(?:not|n't) (?:yet )?(?:selling|sold|buying|bought|taking)(?: to)?\b(?P<who>[^.?!;]*?)\b(?: from us)? yet\b", r"cross-sell \g<who>"),
    (r"\b(?:could |can |should |might |to )?pitch (?:to )?", "cross-sell "),
    (r"\bstill in the (?:building|house|warehouse)\b(?! of)", "not shipped"),
    (r"\bfrom (?:the )?order(?:ing)?(?: date)? to (?:the )?(?:last |final )?delivery\b", "order cycle time"),
    (r"\b(?:c[ao]me|sent|went|bounced) back to us\b", "were returned"),
    (r"\bhow many days (?:do|does|did) (?:we|they) (?:give|get|have|allow)\b(?P<who>[^.?!;]*?) to pay\b", r"payment terms of\g<who>"),
    (r"\b(?:payment|credit) terms?\b", "账期"),
    (r"\bnot (?:been )?(?:completely|fully|entirely|all) shipped\b", "not shipped"),
    (r"\b(?:have |has |with )?nothing left to (?:sell|ship|promise)\b", "are out of stock"),
    (r"\banything in (?:the |our )?catalog(?:ue)?\b", "which products"), (r"\bin (?:the |our )catalog(?:ue)?\b", ""),
    (r"\b(?:not|never) (?:even )?(?:once|a single (?:time|one))\b", "never"),
    (r"\bby (?:quantity|volume|pieces|number of (?:units|pieces))\b", "by units sold"),
    (r"\boutside (?:of )?(?:mainland )?china\b|\b(?:from |to )?abroad\b", "overseas"),
    (r"\b(?:the )?(?:first|1st) of (?P<m>january|february|march|april|may|june|july|august|september|october|november|december)\b", r"\g<m> 1"),
    (r"\bhow (?:happy|satisfied|pleased) (?:were|are|is|was|have)\b", "what is the satisfaction of"),
    (r"\b(?:type|kind|sort)s? of tickets?\b|\bticket (?:type|kind)s?\b", "ticket category"),
    (r"\bbefore (?:the end of )?(?P<m>\w+|(?:the|this|next) \w+) ends\b", r"by the end of \g<m>"),
    (r"\b(?:is|are|was|were) (?:supposed|due|expected|meant|scheduled) to close\b", "expected to close"),
    (r"\bnot (?P<v>sold|ordered|bought|shipped|paid|contacted|visited) (?:even )?(?:a single (?:time|one)|once)\b", r"never \g<v>"),
    (r"\b(?:which|who) (?:one )?of us\b", "which sales rep"),
    (r"\b(?:that )?have not (?:yet )?(?:been )?(?:turned|converted|become|made) into (?:an? )?orders?(?: yet)?\b", ""),
    (r"\btransit days\b", "days in transit"),
    (r"\b(?P<s>this|last|next) (?P<u>year|month|week|quarter)s\b(?= [a-z])", r"\g<s> \g<u>'s"),
    (r"[ ,]+i mean\b", ""), (r"\bover (?=(?:we ?chat|e-?mail|the phone|phone|telephone|whatsapp|web)\b)", "via "),
    (r"\b(?:falling|coming|comes|falls) due\b", "due"), (r"\bbrand[- ]new\b", "new"),
    (r"\bunder (?:the |their |its |our )?reorder\b", "below reorder"), (r"\breceipts\b(?= (?:in|by|per|from|split)\b)", "payments received"),
    (r"\bsafety gear\b", "safety equipment"),
    (r"^#\s*(?=[a-z])", "number of "), (r"\b(?:still )?sitting on\b(?! (?:the )?shel)", "open"),
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
_TIME = re.compile(r"\b(this|last|next|previous|past|current) ([a-z]{3,8})\b", re.IGNORECASE)
_UNITS = ("year", "month", "week", "quarter")
_IN_MONTH = re.compile(r"\b(since|in|until|till|during|from) ([A-Za-z]{5,9})\b")
_MONTHS = ("january", "february", "april", "august", "september", "october", "november", "december")
_RULES = tuple((re.compile(said, re.IGNORECASE), meant) for said, meant in (*_ZH, *_EN))


def plain_words(text: str) -> str:
    """Return a question in the words of the books.

    >>> plain_words("云创还有哪几张票没结清"), plain_words("parcels out the door last month")
    ('云创还有哪几张发票没结清', 'parcels shipped last month')
    """
    for said, meant in _RULES:
        text = said.sub(meant, text)
    return _IN_MONTH.sub(_month, _TIME.sub(_unit, text))


def _month(found: re.Match[str]) -> str:
    """Put a misspelt month right: since Agust names no customer."""
    word = found[2].lower()
    if word in _MONTHS:
        return found.group()
    near = _nearest(word, _MONTHS)
    return f"{found[1]} {near.capitalize()}" if near else found.group()


def _unit(found: re.Match[str]) -> str:
    """Put a misspelt unit of time right: this yaer would be a year to group by."""
    word = found[2].lower()
    if word.rstrip("s") in _UNITS:
        return found.group()
    near = _nearest(word, _UNITS)
    return f"{found[1]} {near}" if near else found.group()


def _nearest(word: str, known: Sequence[str]) -> str:
    """Return the word that another is one mistake away from, or ""."""
    from rapidfuzz.distance import OSA  # only unknown words need it

    return next((each for each in known if each[0] == word[0] and OSA.distance(each, word) == 1), "")
