# ruff: noqa: E501 - one pattern a line is easier to compare than a wrapped one
"""The words the planner knows, as data: what each pattern means in the tools' own terms."""

import re

from assistant.wording import NUMBER_EN, NUMBER_ZH
from privacy.kinds import KINDS


def _rx(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# --- marks: what was recognised in a question is replaced by one private-use character
CUSTOMER, PRODUCT, DOCUMENT, PERIOD, VALUE, COUNT, PERSON, AMOUNT = (
    "\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
)
METRIC, DIMENSION, CONDITION, ENTITY = "\ue010\ue011\ue012\ue013"
MARKS = "".join((CUSTOMER, PRODUCT, DOCUMENT, PERIOD, VALUE, COUNT, PERSON, AMOUNT))

# --- how many
COUNTS = _rx(
    rf"(?:前|排名前)(?P<a>{NUMBER_ZH})(?!天|日|周|个?月|个?季|年|半)(?:名|个|大|位|家|款|种|条|张|笔)?",
    r"哪(?P<i>[二三四五六七八九十两])[家个位款种]",
    rf"\b(?:top|bottom|best|worst|lowest|highest|last|first)[ -](?P<b>{NUMBER_EN})\b(?! (?:day|week|month|quarter|year))",
    rf"(?:后|倒数|最后|垫底的?|最[高低多少大小好差快慢久长早晚新老旧贵]的)(?P<h>{NUMBER_ZH})(?:名|个|大|位|家|款|种|条|张|笔)",
    rf"(?:最近|最新|最后|近)的?(?P<c>{NUMBER_ZH})(?:个|张|笔|条|份|单)",
    rf"\b(?:last|latest|recent|newest|first|most recent) (?P<d>{NUMBER_EN})\b(?! (?:day|week|month|quarter|year))",
    rf"(?:推荐|建议|列出|显示|给出|卖)(?P<e>{NUMBER_ZH})(?:个|种|款|件|样|条)",
    rf"\b(?P<f>{NUMBER_EN}) (?=(?:\w+ )?(?:cross|products?|items?|largest|biggest|best|most|latest|newest|recent|customers?|ideas|suggestions|recommendations|things|oldest|smallest|lowest|highest)\b)",
    rf"(?P<g>{NUMBER_ZH})(?:个|种|款|家|位|大|名)(?=可以|能|交叉|产品|商品|客户|销售额|最)",
)
ASCENDING = _rx(
    "最[低少小差]|最不|倒数|滞销|毛利(?:率|润|额)?低|后[一二三四五六七八九十\\d]+名",
    r"\b(?:lowest|least|fewest|smallest|worst|bottom|low)\b",
)
RANKED = _rx(
    f"前|排名|排行|最(?:[高多大低少小好差快慢]|严重|频繁)|倒数|第一|top|[{COUNT}]|[高低多少大小]但|(?:[高低大小多]|(?<!多)少)的?[?]?$",
    r"\b(?:busiest|quietest|top|best|worst|biggest|largest|smallest|highest|lowest|most|least|fewest|bottom|rank\w*)\b",
)
STATUS_WORDS = _rx(
    "已?(?:取消|完成|完结|发货|确认|解决|关闭)|草稿|报价单?|处理中|部分发货",
    r"\bpart(?:ly|ial|ially)?(?=[ -])|\b(?:cancell?ed|completed?|shipped|confirmed|drafts?|quot(?:ation|e)s?|resolved|closed|pending)\b",
)
MINE = _rx(
    "我(?:的|名下|手上|手里|手头|负责|跟进?的?|这边)[^,.?!;]{0,6}(?:客户|订单|单子|工单|商机|发票)",
    r"\bmy (?:own )?(?:open |late |overdue )?(?:customers?|clients?|accounts?|orders?|tickets?|deals?|opportunit\w+|invoices?)\b",
)
NEGATION = _rx(
    "(?<!有)没(?!有?[吗呢?]|$)|未(?!来)|(?<![一])不(?!同|分|管|论|含|算|要|计|看|过|知|大|少|错|久|便|断)",
    r"\bnot\b(?! only)|n't\b|\bnever\b|\bwithout\b|\bnone\b",
)
CANCELLED = _rx("已?取消的?", r"\bcancell?ed\b")
HOW_MANY = _rx(
    "多少|几[个张笔家条]|总共|一共|合计|总[额数量计]|数量|统计|平均|占比|分别",
    r"\bhow (?:many|much)\b|\btotals?\b|\bsum\b|\bnumber of\b|\bcount\b|\baverage\b|\boverall\b|\bin all\b",
)

# --- flags
FLAGS: dict[str, re.Pattern[str]] = {
    "late": _rx("晚(?!上)|(?:超过|过了)(?:要求|承诺|约定)|延误|延迟|延期|迟(?:到|发|交)|误期|没(?:有)?按时|未按时|超过交期|拖期|不准时", r"\blate\b|\bshould(?:'ve| have)(?: already)? (?:left|shipped|gone out|been shipped|been delivered|arrived)\b|\bdelay(?:ed|s)?\b|\bbehind schedule\b|\bpast (?:the |their )?(?:promised?|required)\b|\bmissed\b.*\b(?:date|deadline)\b|\b(?:after|later than|past) (?:the |their |its )?(?:required|promised|due|requested) (?:date|day|delivery)"),
    "overdue": _rx("逾期|过期|超期|到期未付", r"\boverdue\b|\bpast due\b"),
    "open": _rx(r"\b(?:hasn't|haven't|has not|have not)(?: yet)?(?=\s*[?.!]|$)|\bnot (?:yet )?(?:been )?(?:closed|settled|finished|done)\b","未完成|该[发到交]没[发到交]|应[发到交]未[发到交]|未发|没发|没有发|待发|还没[到发有]|进行中|未交|没交|未结(?!清)|未关闭|未处理|没处理|未解决|没解决|待处理|处理中|在途|路上|没完成|没收到|未到|没结(?!清)|没关(?!系|注)|没搞定|没弄[完好]|没办[完好]|没了结|未了结|没定(?:输赢)?|没 ?close|没 ?open", r"\bopen\b|\bpending\b|\bunfulfilled\b|\bunshipped\b|\bundelivered\b|\bnot (?:yet )?(?:been )?(?:shipped|delivered|closed|resolved|fulfilled)\b|\bin progress\b|\bunresolved\b|\bongoing\b|\bin transit\b|\bstill (?:to|waiting)\b|\bbacklog\b|\bactive orders?\b"),
    "unpaid": _rx("未付|没付|[没未]结清|[没未]还清|欠|未收|未清|没有?付款|应收|还没付", r"\bunpaid\b|\boutstanding\b|\bowe[sd]?\b|\breceivables?\b|(?:\bnot|n't) (?:yet )?(?:been )?(?:fully )?(?:paid|settled)(?: in full)?(?: yet)?\b"),
    "below_reorder": _rx("(?:低于|到了?|达到)(?:了)?(?:再订货点|安全库存|订货点)|再订货点|安全库存|补货|缺货|库存(?:不足|不够|偏低|告急|低)|该订货|断货", r"\b(?:below|under|at)\b.*\breorder\b|\breorder\w*\b|\blow (?:on |in )?(?:stock|inventory)\b|\brunning low\b|\brestock\w*\b|\breplenish\w*\b|\bout of stock\b|\bshort(?:age|ages)?\b|\bsafety stock\b|\blow[- ]stock\b|\bunderstocked\b"),
    "with_open_order": _rx(
        "(?:有|还有|存在)(?:未完成|未发货?|未交付?|在途|待发货?|进行中|没发货)的?(?:订单|单子)的?客户",
        "(?:订单|单子)[^,.?!;]{0,4}(?:未|没|待)[^,.?!;]{0,4}的?客户",
        "客户[^,.?!;]{0,6}(?:有|还有)[^,.?!;]{0,4}(?:未完成|未发货?|未交|在途|进行中|待发)[^,.?!;]{0,4}(?:订单|单子)",
        r"\bcustomers?\b[^.?!;]{0,20}\b(?:with|who have|have|has|having|whose|waiting)\b[^.?!;]{0,20}\b(?:open|outstanding|pending|undelivered|unshipped)?\s*(?:orders?|deliver(?:y|ies))\b",
        r"\bwith (?:an? )?(?:open|outstanding|undelivered|pending) orders?\b|\border(?:s)? (?:is |are |still )?open\b",
    ),
    "recent": _rx("最近|最新|近期", r"\b(?:recent|latest|newest|last)\b"),
}  # fmt: skip

LATEST_ONE = _rx(
    "(?:最近|最后|上)(?:的)?[一那]一?(?:次|笔|单)[^,.?!;]{0,3}(?:下单|订单|订货|采购|购买|买)|(?:最近|最后|上)的?[一那]一?[单笔](?![据价子])|上次(?:下单|订货|采购|购买|买)|(?:最近|最后)(?:一次)?(?:下单|订货|采购|购买)(?:是|在)?(?:哪|什么时候|何时)",
    r"\b(?:the |their |its |his |her )?(?:last|latest|most recent) (?:order|purchase)\b(?!s)|\blast (?:time )?(?:\w+ )?(?:order(?:ed)?|bought|purchased|placed)\b",
    r"\bwhen (?:did|was)\b[^.?!;]*\b(?:last|latest|most recent)\b[^.?!;]*\b(?:order|buy|purchase)",
)
EMPTY = _rx(
    "没有可用库存|缺货|断货|卖[光完]|零库存|没货", r"\bout of stock\b|\bsold out\b|\bstock[- ]?outs?\b"
)
PRIORITY: dict[str, re.Pattern[str]] = {
    "urgent": re.compile(r"加急|紧急|特急|火急|\burgent\b|\bcritical\b", re.IGNORECASE),
    "high": re.compile(
        r"高优(?:先级)?|优先级(?:是|为)?高|\bhigh[- ]prio(?:rity)?\b|\bpriority (?:is |= ?)?high\b",
        re.IGNORECASE,
    ),
}
NO_REPLY = _rx(
    r"没(?:有|人)?(?:得到)?(?:首次)?(?:回复|响应|回应)|未(?:首次)?(?:回复|响应)|没人(?:理|回|管)",
    r"\bunanswered\b|\bnobody (?:has )?(?:replied|answered|responded)\b",
    r"\b(?:no|without(?: (?:a|any))?) (?:first )?(?:reply|response|answer)\b",
    r"\b(?:not|n't|never) (?:yet )?(?:had|got|gotten|received|been given) (?:an?|any|its|their) (?:first )?(?:reply|response|answer)\b",
    r"\b(?:not|n't) (?:yet )?been (?:answered|replied to|responded to)\b",
)

# --- what a question is about
ABOUT: dict[str, re.Pattern[str]] = {
    "order": _rx("订单|下单|单子|采购单|买了(?:什么|哪些)|购买", r"\b(?:sales )?orders?\b|\bpromised (?:for|by|on)\b|\bordered\b|\bpurchases?\b|\bpurchased\b|\bbought\b|\bbuy(?:s|ing)?\b"),
    "where": _rx("在哪|到哪|哪里了|哪儿|物流|发货|运单|快递|到货|送到|送达|签收|状态|进度|进展|什么时候(?:到|发|能)|何时|发出|到了[吗没]|发了[吗没]|怎么样了", r"\bwhere\b|\bstatus\b|\btrack(?:ing)?\b|\bship(?:s|ped|ment|ments|ping)?\b|\bdeliver(?:y|ed|ies)\b|\barriv\w+\b|\bETA\b|\bon (?:its|their|the) way\b|\bhow far\b"),
    "invoice": _rx("发票|开票|账单|付款|付清|已付|未付|欠|应收|到期款|付了[吗没]|收款", r"\binvoic\w+\b|\bbills?\b|\bbilled\b|\breceivables?\b|\bpaid\b|\bunpaid\b|\bpayments?\b|\bowe[sd]?\b"),
    "ticket": _rx("工单|投诉|售后|客诉|问题单|报修|聊天|会话|客服|抱怨|反馈的?问题|服务请求", r"\btickets?\b|\bcomplain(?:t|ts|s|ed|ing)?\b|\bcases?\b|\bchats?\b|\bsupport (?:requests?|history|conversations?)\b|\bissues?\b|\bproblems?\b"),
    "opportunity": _rx("商机|销售机会", r"\b(?:opportunit(?:y|ies)|deals?|opps?)\b"),
    "stock": _rx("库存|现货|存货|有货|可发|缺货|断货|补货|再订货|多少货|仓里|在仓|来货|进货|到仓", r"\bstock\b|\binventory\b|\bavailab(?:le|ility)\b|\bon hand\b|\breorder\b|\bin the warehouse\b|\brestock\w*\b|\bout of stock\b|\brunning low\b|\b(?:come|comes|coming|came) in\b|\bincoming\b|\bon order\b"),
    "everything": _rx("画像|概况|全貌|概览|全景|(?:全部|所有|完整)的?(?:信息|情况|资料|记录)|一切|(?:电话|拜访|见面|开会|会议|打电话|通话|见客户)(?:之)?前|详细?情况|情况怎么样|介绍一?下|了解一?下|基本(?:信息|情况|资料)|的情况|客户(?:信息|资料|详情)|360", r"\beverything\b|\ball (?:about|information|you know|we know|the details)\b|\boverview\b|\bprofile\b|\bsummar(?:y|ise|ize)\b|\brundown\b|\b(?:full|whole|complete) picture\b|\bbrief(?:ing)?\b|\bbefore (?:my|the|our|a) (?:call|visit|meeting)\b|\b360\b|\btell me about\b|\bbackground\b|\bwhat do we know\b|\bdetails (?:of|about|on|for)\b|\binformation (?:about|on)\b|\bhow is \S+ doing\b"),
    "cross_sell": _rx("交叉销售|推荐|还(?:能|可以|应该)[^,.?!;]{0,6}[卖买推]|可以卖|搭配|关联销售|向上销售|加购|卖(?:给|点)", r"\bcross[- ]?sell\w*\b|\brecommend\w*\b|\bup[- ]?sell\w*\b|\bsuggest(?:ion|ions)?\b|\b(?:companies|customers|clients|accounts) (?:like|similar to)\b[^.?!;]*\bbuy\b|类似[^,.?!;]{0,6}(?:客户|公司)[^,.?!;]{0,6}买|\bwhat else\b.*\b(?:buy|sell|offer|need|like)\b|\b(?:could|should|can|might|would) (?:we|i) (?:sell|offer)\b|\bsimilar (?:customers|companies|firms|clients|accounts|buyers|businesses)\b|\bcustomers? like (?:them|it|that)\b|\bsell to\b|\boffer to\b|\bmight (?:also )?(?:buy|like|need)\b"),
    "contact": _rx("(?:最近|上)一?次(?:联系|拜访|沟通|跟进|往来)|最后(?:一次)?(?:联系|拜访|沟通)|账期|信用额度|税号|联系人|联系方式|电话|手机|邮箱|邮件地址|地址|怎么联系|谁负责|找谁", r"\b(?:last|latest|most recent) (?:contact|visit|call|touch|conversation|interaction)(?! (?:with )?(?:orders?|invoices?))\b|\b(?:when|how long ago) did (?:we|anyone|somebody|i) last (?:talk|speak|visit|call|meet|contact|see)\b|\bpayment terms\b|\bcredit limits?\b|\btax (?:number|id)\b|\bcontacts?\b|\bphones?\b|\be-?mails?\b|\baddress(?:es)?\b|\bwho (?:do|should|can) (?:i|we)\b|\breach\b"),
    "find": _rx("查找|找一?下|搜索|搜一?下|查一?下客户|哪个客户|哪位客户|哪家客户|是谁|是哪[个家位]|尾号|后[四4]位", r"\bfind\b|\blook(?:ing)? (?:up|for)\b|\bsearch\b|\bwho(?: is|'s|se)\b|\bwhich customer\b|\bending (?:in|with)\b|\bends? (?:in|with)\b|\blast (?:four|4) digits\b"),
}  # fmt: skip

# --- what fills the rest of a question and asks nothing by itself
FILLERS = _rx(
    "给我们|手头|为止|生意|主要靠|撑着?|东西|这块|那块|里头|挂牌|到点|答应|打个?招呼|搞定|分开[说列看算]?|的话|以后|之后|已经|预计|人家|咱们?|按照?单数算?|帮忙|有没有可能|直接|我说的是|我是说|我指的是|打折|开完票?|请问|请|麻烦|帮我|帮忙|给我|替我|我想(?:知道|看|查|了解)?|我要|告诉我|能不能|能否|可以|可不可以|查询|查看|查一?下|看看|看一?下|列出|列一下|显示|展示|统计|一下|一共|总共|分别|现在|目前|当前|到底|"
    "所有|全部|哪些|哪个|哪几|什么|多少|是否|有没有|有|没有|是|的|了|吗|呢|吧|啊|呀|么|和|与|及|以及|还有|并且|而且|但是?|但|也|都|在|里|中|上|下|从|到|对|给|向|把|被|我们|咱们|我|你|您|他们|他|它|她|这个|那个|这|那|该|其|之|"
    "客户|公司|产品|商品|情况|信息|数据|记录|明细|列表|清单|名单|单|个|张|笔|条|家|位|名|件|排名|排行|前|最|高|低|多|少|大|小|好|差|按照?|每个?|各个?|怎么样|如何|为什么|区|省|市|国|金额|数量|年|月|周|日|天|来自|属于|关于|由|做|买过?|卖|交|发|付|收|等|则|超|号|谁|几|需要|应该|又|新增|新建|严重|提过|提了|提出|提交|有过|发过|下过",
    r"\b(?:please|kindly|can|could|would|will|shall|should|may|might|do|does|did|is|are|was|were|be|been|am|has|have|had|having|you|your|i|me|my|mine|we|us|our|they|them|their|it|its|he|she|his|her|this|that|these|those|the|a|an|any|all|some|each|every|of|for|from|to|in|on|at|by|with|about|as|and|or|also|but|so|if|then|there|here|what|which|who|whose|whom|where|when|how|much|many|show|list|give|tell|get|see|display|find|look|up|know|want|need|like|let|now|currently|right|today|just|only|still|yet|already|ever|more|other|another|else|please|us|me|out|per|s|re|ve|ll|d|not|no|yes|hi|hello|hey|than|most|least|best|top|highest|largest|biggest|lowest|total|totals|number|numbers|amount|amounts|value|count|sum|average|overall|customers?|clients?|compan(?:y|ies)|accounts?|quantit(?:y|ies)|products?|items?|records?|details?|information|info|data|rows?|lists?|into|due|made|placed|go|going|went|been|say|year|month|week|day|date|dates|report|ranked|ranking|rank|sorted|order(?:ed)?|sort|place|buy|below|above|level|call|opened|open|thing|things|why|contain(?:s|ing)?|person|new|ideas?|suggestions?|anything|something|nothing|one|ones|status|us)\b",
)

# --- what it says plainly that it cannot do
CHANGES = _rx(
    "给[^,.?!;]{1,20}发(?:送|出)?一?[封条份个]?[^,.?!;]{0,6}(?:邮件|短信|通知|消息|函)|写(?:一)?[封份](?:邮件|信|短信|通知)|(?:邮件|信|短信|通知)[^,.?!;]{0,4}发(?:出去|给)|打(?:个|几)折(?=[,.?!吧]|$)",
    "[把将][^,.?!;]{1,24}(?:往后推|往前提|延后|推迟|提前(?!期))",
    r"\b(?:shoot|drop|ping) (?!me\b|us\b)\S+[^.?!;]{0,30}\b(?:mail|e-?mail|note|line|message|text)\b|\blet (?!me\b|us\b)\S+(?: at \S+)? know\b",
    "[把将][^,.?!;]{1,20}(?:调(?:到|成|为|高|低|整)|设(?:为|成|置)|加到|降到|提到|换成(?!.*(?:看|算)))",
    "(?:^|帮我|请你?|替我|给我|我要|我想|能否|能不能|可以|麻烦)(?:修改|更改|更新|删除|删掉|取消|作废|新建|创建|新增|录入|下一?个?单|开一?张|退款|发送?一?封?邮件|发短信|通知|审批|关闭|合并|改(?![成为看按用]))(?!的)",
    "[把将][^,.?!;]{1,20}(?:修改|改成|改为|更新|删除|删掉|取消|作废|关闭|关掉|关了|结掉|标[成为记]|合并|退款|发给|转给)",
    r"(?:^|\b(?:please|can you|could you|would you|i want to|i'd like to|and|then|(?:want|wish|like|need|you|have|got|try|ask(?:ed)? \w+|tell \w+|get \w+) to)\s+)(?:delete|remove|update|change|modify|edit|cancel|create|insert|place|approve|refund|close(?! (?:rate|date|of|to)\b)|merge|assign|reschedule|send|e-?mail(?= \w)(?! (?:of|address|for|from|and|or|number|is|tickets?|channel|contact|orders?)\b)|notify|drop (?:the )?(?:table|database|schema|view|column)s?|truncate|write)\b",
    r"(?:^|\b(?:please|can you|could you|would you)\s+)(?:draft|compose|schedule|reply to|forward|remind|offer|grant)\b(?! (?:rate|rates|value|date)\b)",
    r"\bgive (?!me\b|us\b)[^.?!;]{1,40}(?:\d+ ?(?:%|percent)|discount|refund|credit|price)[^.?!;]{0,12}(?:off)?\b",
)
UNSUPPORTED: dict[str, re.Pattern[str]] = {
    "forecast": _rx("照你看|你觉得[^,.?!;]{0,8}会|能(?:做|卖|达)到多少|预测|估计|预估|预计(?:下|明|未来)|未来的?(?:销售|需求)|会不会流失|流失|会(?:不会)?(?:延误|延期|迟|晚)", r"\bforecast\w*\b|\bwill\b[^.?!;]*\b(?:be|reach|sell|make|grow)\b|\bgoing to (?:be|sell|make)\b|\bpredict\w*\b|\bprojection\b|\bnext (?:month|quarter|year)(?:'s)? (?:sales|revenue|demand|orders)\b|\bchurn\b"),
    "beyond": _rx("净利润?|月薪|年薪|市场份额|市占率|工资|薪[资水酬]|库位|EBITDA?", r"\bnet (?:profit|income|margin|earnings)\b|\bmarket share\b|\bEBITDA?\b|\bsalar(?:y|ies)\b|\bpayroll\b|\bgets? paid\b|\bearns? (?:per|a|each) (?:month|year)\b|\bwages?\b"),
    "value": _rx("客户(?:终身|生命周期)价值|终身价值|RFM|LTV|CLV", r"\b(?:customer )?lifetime value\b|\bLTV\b|\bCLV\b|\bRFM\b"),
    "why": _rx("^为什么|为何|原因(?:是什么|分析)?|怎么会", r"^why\b|\broot causes?\b|\bwhat caused\b"),
}  # fmt: skip
EXCLUSION = _rx(
    "除了|除外|不包括|不含|排除|以外的",
    r"\bexcept\b|\bexcluding\b|\bother than\b|\bbut not\b|\bnot (?:from|in|for|by)\b|\bwithout\b|\bnever (?:ordered|bought|paid)\b",
)
TYPED = _rx(rf"‹(?:{'|'.join(KINDS)})\s*_\s*\d+›")
GREETING = _rx(
    r"^(?:你好|您好|嗨|哈喽|早上好|上午好|下午好|晚上好|hi|hello|hey|good (?:morning|afternoon|evening))(?: there)?[\s,.!?。！？呀啊]*$"
)
THANKS = _rx(
    r"^(?:谢谢|多谢|感谢|辛苦了|好的|好|明白了?|知道了|thanks?|thank you|thx|ok(?:ay)?|great|got it|perfect)(?:你|您|了|啦| you| a lot| very much| so much)*[\s,.!?。！？]*$"
)
HELP = _rx(
    "你(?:能|可以|会)(?:做|干|帮我|回答|查)?(?:什么|些什么|哪些)|怎么用|帮助|使用说明|有哪些功能|功能介绍|我可以问",
    r"^help\b|\bwhat can (?:you (?:do|help|answer)|i (?:ask|do here|use))\b|\bhow do(?:es)? (?:i use|this work|it work)\b|\bwhat do you (?:do|know)\b|\bwho are you\b|你是谁|\bcapabilit",
)
FRESHNESS = _rx(
    "数据(?:是)?(?:什么时候|何时|更新|多新|截至|从哪|来源)|(?:更新|同步)(?:时间|到什么时候|到哪)|最后(?:一次)?同步",
    r"\bhow (?:fresh|recent|current|old|up[- ]to[- ]date) (?:is|are)\b.*\bdata\b|\bdata (?:sources?|freshness)\b|\blast (?:sync|synced|update|updated)\b|\bwhen was the data\b|\bwhere does (?:the|this|your) data\b",
)
_DONE = _rx(
    "历来|分布|实际上?|登记|什么时候|路上|有史以来|加起来|顺带|顺便|开始|开出去|哪一?[天日]|先|找出来|找|这?批|一轮|名下|不如|跟|承诺|交期|钱|还|的话|准备|汇报|报告|维度|两个?|三个?|主要|多久|时间|起来|出来|进来|上去|下来|过去|左右|以内|之间|领导|财务|打得|说的是|我说|新开|新建|新来|拆开|知道|大家|放一起|一起|摆一起|外面|里头|里边|那边|这边|回来|收回|一般|平常|通常|搞|狠|部门|开会|会议|材料|谢|多谢|辛苦|您好|你好|一遍|过一遍|次|回|名字|叫|概|一年|口径|平|人|方|面|边|头|样|情|况|啥|把|货|票|于|点|呗|嘛|哦|嗯|想|看|问|算|数|总|均|每|各|比|用|出|进|共|到底|究竟|大概|差不多|具体|就|才|只|挺|很|太|较|更|块|万|元|卖出?|售出?|销售|买|购买|采购|下单|订购|花|付|收|发货?|完成|产生|创造|贡献|带来|达到|做|总体|整体|全公司|公司|各自|分别|统计|汇总|拆分?|分组|对比|比较|相比|方面|部分|水平|来看|来说|怎样|咋样|老板|同事|急",
    r"\b(?:sold|sell|sells|selling|bought|buys?|buying|spen[dt]|earn(?:ed|s)?|generat\w+|br(?:ing|ought)|contribut\w+|reach\w*|achiev\w+|perform\w*|compan\w+|business|overall|altogether|combined|figures?|numbers?|stats?|statistics|compar\w+|break\w*|down|split|group\w*|per|each|across|versus|vs|table|chart|graph|plot|quick(?:ly)?|boss|asap|roughly|exactly|actually|currently|recorded|receive[ds]?|issued|shipped|delivered|created|raised|handled?|c[ao]me|comes|coming|sen[dt]|sends|g[ai]ve|gives|given|start(?:s|ed)?|r[ua]n|runs|t[oa]ke|takes|took|taken|long|via|invoiced|rates?|percentages?|percent|counts?|file|around|lately|period|points?|end|up|kind|typical|worth|main|major|team|total(?:ly)?|office|please|let|sum(?:med)?|add(?:ed)?|include[ds]?|including|all|only|just|plus|minus|so|far|until|already|ever|get|got|gets|happen\w*|want|see|look(?:ing)?|work(?:ed|s)?|does|went|going|gone|messed|sort(?:ed)?|gimme|i mean|firm|sites?|side|gets?|through|since|ended?|often|domestic(?=ally)|sits?|siting|sitting|stand(?:s|ing)?|waiting|log(?:ged)?|record(?:ed)?|book(?:ed)?|enter(?:ed)?|keep(?:s|ing)?|kept|makes?|making|once|single|anywhere|everything|separately|completely|expected|entirely|total|hold(?:s|ing)?|held|leave|left|bigger|smaller|better|worse|between|together|instead|basically|really|quickly|again|though|perhaps|maybe|possible|possibly|usually|normally|generally|typically|roughly|approximately|exact|precise(?:ly)?|far|back|away|promised?|harder|faster|slower|quicker|closing|rotting|haggling|around|across|within|along|among|upon|shape|standing|stay(?:s|ed)?|turn(?:s|ed)?|carry|carries|carried|use[ds]?|using|try|trying|feel|seems?|begin|began|finish(?:ed)?|log|pull|deck|rundown|picture|out|down|pay|paid|charged?|cost|costs|money|people|someone|anyone|everyone|each|other|another|same|different|various|whole|entire|full|overall|basis|terms|respect|regarding|concerning|broken|itself|themselves|yourself|thank(?:s)?|thanks|very|could|would|hi|hello|dear|kindly|ok|okay|well|now|right|currently|moment|today|split|placed?|closed?|open(?:ed)?)\b",
)
# Every word the planner makes something of, or passes over: what is left over was not understood.
KNOWN: tuple[re.Pattern[str], ...] = (
    *ABOUT.values(), *FLAGS.values(), NO_REPLY, HOW_MANY, RANKED, ASCENDING, CANCELLED, STATUS_WORDS, FILLERS, _DONE,
)  # fmt: skip
_SPELT_NUMBERS = _rx(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|dozen)\b"
)
AROUND_FIGURES: tuple[re.Pattern[str], ...] = (HOW_MANY, RANKED, ASCENDING, FILLERS, _DONE, _SPELT_NUMBERS)
# Latin words that are no misspelt terms.
COMMON = frozenset(
    word
    for pattern in (*KNOWN, CHANGES, EXCLUSION, *UNSUPPORTED.values())
    for word in re.findall("[a-z]{4,}", pattern.pattern.lower())
)
