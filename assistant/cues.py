"""What must stand beside a word before it counts as a value: 电话 is a channel in 电话渠道, a phone elsewhere."""

import re

# Words of every day that are also values or synonyms of some: they count beside a cue, or with a capital.
_EVERYDAY = """
    quality delivery shipping invoice invoicing billing return returns exchange complaint maintenance repair
    installation logistics inquiry enquiry consultation food tools hardware software tech information training
    education power property paper mining transport trading health medical energy packaging printing finance
    new existing standard regular enterprise corporate mail email web website store stores retail calls call phone
    telephone agent agents fair event conference chat direct online promotion cash card check draft transfer
    acceptance wire critical high low normal medium urgent lead open other others general services service
    produce reading nice mobile bath orange buffalo east west north south eastern western northern southern central
    international europe asia best hermes safety automation auto chemical steel oil bids visit it cod
    united federal national speedy express global first premium basic key person company won lost proposal
"""
_EVERYDAY_ZH = """
    咨询 会议 现场 邮件 电话 上门 拜访 物流 运输 发票 质量 安装 退货 换货 维修 投诉 跨越 菜鸟 邮政 自提 百世 开封 大同 日照 东营
    一般 普通 正常 中等 最高 紧急 加急 低 中 高 线索 网上 电商 代理 零售 信息 能源 教育 培训 制造 金属 包装 印刷 企业 个人 新
    备注 促销 直播 国际 东部 西部 南部 北部 中部 重点 转账 现金 微信
"""
EVERYDAY = frozenset(_EVERYDAY.split()) | frozenset(_EVERYDAY_ZH.split())
# Dimensions whose values are always words of something else too.
ALWAYS = frozenset({"status", "stage", "priority", "customer_kind", "interaction_kind", "segment"})
# A short name of these is taken alone only if the store has it so: 机械 is an industry in 机械行业.
SHORT_NAMES = frozenset({"industry", "channel", "category", "payment_method", "carrier"})

_PLACE_BEFORE = r"(?:\b(?:in|from|to|of|at|for|within|across)(?: the)?|在|从|来自|发往|去)$"
_CUES: dict[str, tuple[str, str]] = {
    "category": (
        r"(?:类别|品类|类目|分类|类型)(?:为|是|:)?$|\b(?:category|type)(?: of| is)?:?$",
        r"(?:类|问题|投诉|工单|产品|商品|相关|方面)|(?:category|tickets?|issues?|complaints?|products?|problems?|cases?)\b",
    ),
    "channel": (
        r"(?:通过|经由|经|从|来自|用|渠道(?:为|是|:)?)$|\b(?:via|by|through|from|over the|over|channel(?: is)?)$",
        r"(?:渠道|来的|过来的|下的?单|的?订单|的?工单|带来|提交|销售|成交|投诉|进来|途径|获客)|(?:channel|orders?|sales|tickets?|leads?|campaigns?)\b",
    ),
    "industry": (
        r"行业(?:为|是|:)?$|\b(?:industry|sector)(?: is| of)?:?$|\bin(?: the)?$",
        r"(?:行业|产业|业|企业|公司|厂|客户|领域|类|的(?:企业|公司|客户))|(?:industry|sector|customers?|clients?|compan(?:y|ies)|accounts?|firms?|business(?:es)?)\b",
    ),
    "segment": (
        r"(?:等级|级别|分层|分类|层级)(?:为|是|:)?$|\b(?:segment|tier|class|grade|level)(?: is)?:?$",
        r"(?:类|级|档|等|客户)|(?:tier|class|segment|grade|level|customers|clients|accounts)\b",
    ),
    "priority": (
        r"优先级(?:为|是|最|:)?$|\bpriority(?: is| of)?:?$",
        r"(?:优先级?|级别|程度|的?工单|的?投诉)|(?:priority|tickets?|complaints?|cases?)\b",
    ),
    "stage": (
        r"(?:阶段(?:为|是|:)?|处于|在|到了?)$|\b(?:stage(?: is)?:?|in|at)(?: the)?$",
        r"(?:阶段|中的?商机|的?商机)|(?:stage|deals?|opportunit(?:y|ies)|phase)\b",
    ),
    "status": (r"状态(?:为|是|:)?$|\bstatus(?: is| of)?:?$", r"状态|status\b"),
    "customer_kind": (r"客户类型(?:为|是|:)?$|\bcustomer kind(?: is)?:?$", r"(?:客户)|(?:customers|clients)\b"),
    "interaction_kind": (r"(?:方式|通过)(?:为|是|:)?$|\bby$", r"(?:往来|沟通|记录)|(?:interactions?|contacts)\b"),
    "payment_method": (
        r"(?:用|通过|以|走|方式(?:为|是|:)?)$|\b(?:by|via|with|through|in)$",
        r"(?:支付|付款|方式|收款|结算|回款|的?款)|(?:payments?|receipts?)\b",
    ),
    "supplier": (
        r"(?:供应商(?:为|是|:)?|厂家|来自|由)$|\b(?:supplier(?: is)?:?|from|by|of|supplied by)$",
        r"(?:供应|供货|的产品|生产)|(?:products?|supplies)\b",
    ),
    "carrier": (
        r"(?:用|走|发|由|通过|承运商(?:为|是|:)?|快递(?:为|是|:)?)$|\b(?:via|by|with|through|carrier(?: is)?:?|shipper)$",
        r"(?:快递|物流|发货|承运|发的|运的|送的)|(?:shipments?|deliver\w+|freight)\b",
    ),
    "warehouse": (r"仓库(?:为|是|:)?$|\b(?:warehouse(?: is)?:?|in|from|at)(?: the)?$", r"仓|(?:warehouse|depot)\b"),
    "region": (_PLACE_BEFORE, r"(?:区|大区|地区|片区)|(?:region|area|territory|sales|customers|orders)\b"),
    "city": (_PLACE_BEFORE, "市"),
    "country": (_PLACE_BEFORE, "国"),
    "province": (_PLACE_BEFORE, "省"),
    "currency": (r"(?:币种(?:为|是|:)?|以|按)$|\bin$", r"(?:结算|计价|订单)|(?:orders?|invoices?)\b"),
    "campaign": (r"活动$|\b(?:campaign|from)$", r"活动|campaign\b"),
}  # fmt: skip
BEFORE = {name: re.compile(before) for name, (before, _) in _CUES.items()}
AFTER = {name: re.compile(f" ?(?:{after})") for name, (_, after) in _CUES.items()}
# The word for its kind right behind a value belongs to it, and says which of several dimensions is meant.
KIND = {
    name: re.compile(f" ?(?:{pattern})")
    for name, pattern in {
        "warehouse": r"海外仓库?|[总分]仓|仓库?|配送中心|物流中心|(?:warehouse|depot)\b",
        "city": "市(?!场|值|面)",
        "province": "省(?!了|钱|下)",
        "region": r"地区|大区|区域|片区|区(?!别|分|块)|region\b",
        "industry": r"行业|产业|业(?!务|绩|主)|(?:industry|sector)\b",
        "segment": r"[类级档](?!别|型|似)|(?:tier|class|segment|grade)\b",
        "category": r"类(?:别|目)?(?!型|似)|category\b",
        "channel": r"渠道|channel\b",
        "priority": r"优先级?|级别|priority\b",
        "stage": r"阶段|stage\b",
        "status": r"状态|status\b",
        "carrier": r"快递|速运|速递|快运",
    }.items()
}
