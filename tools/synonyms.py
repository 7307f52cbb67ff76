"""Names that mean one value, by dimension: in Chinese and English, long and short.

A group says nothing of the data: a name of it stands for a stored value only where one of the group is stored.
"""

from collections.abc import Mapping
from functools import cache

from tools.folding import singular, squeezed
from tools.places import CITIES, COUNTRIES, PROVINCES, REGIONS, Group, lines

# One thing a line; a hyphen stands for a space.
_CARRIERS = """
顺丰速运 顺丰 顺丰快递 sf-express sf
德邦快递 德邦物流 德邦 deppon deppon-express
京东物流 京东快递 京东 jd-logistics jd jdl
中通快递 中通 zto zto-express
圆通速递 圆通快递 圆通 yto yto-express
申通快递 申通 sto-express sto
韵达快递 韵达速递 韵达 yunda yunda-express
极兔速递 极兔快递 极兔 j&t j&t-express
百世快递 百世 best-express
跨越速运 跨越物流 跨越 kye ky-express kuayue
安能物流 安能 ane-logistics
天地华宇 华宇物流
中国邮政 邮政 ems 邮政特快 china-post
菜鸟 菜鸟物流 cainiao
dhl dhl-express 敦豪 中外运敦豪
联邦快递 fedex federal-express
联合包裹 ups
tnt tnt-express
中远海运 中远 cosco cosco-shipping
马士基 maersk
地中海航运 msc
达飞 cma-cgm
kuehne+nagel 德迅 kuehne kn
db-schenker 申克 辛克 schenker
dpd
hermes
gls
royal-mail 皇家邮政
usps 美国邮政
自提 客户自提 pick-up pickup self-pickup
"""
_CHANNELS = """
线上 online 网上 网上商城 电商 网店 商城 官网 e-commerce ecommerce web-shop webshop online-shop online-store 网站 website web
直销 direct direct-sales 销售拜访 拜访 上门销售 sales-visit sales-visits field-sales
分销 经销 经销商 渠道商 代理商 代理 distributor distributors reseller resellers dealer dealers agent agents distribution
电话 phone telephone 电话销售 telesales by-phone calls
招投标 招标 投标 竞标 tender tenders tendering bidding bids
展会 展览 trade-fair trade-fairs trade-show trade-shows exhibition exhibitions fair
邮件 电子邮件 email e-mail mail
微信 wechat weixin
现场 上门 on-site onsite
聊天 在线客服 在线聊天 chat live-chat
零售 门店 retail store stores
促销 promotion promotions
会议 研讨会 conference conferences seminar seminars webinar event
线上广告 网络广告 搜索广告 online-ads online-advertising online-ad search-ads
直播 live-stream livestream live-streaming livestreaming
"""
_INDUSTRIES = """
机械制造 机械 机械加工 machinery machine-building mechanical-engineering machinery-manufacturing
批发贸易 批发 贸易 wholesale wholesale-trade trading wholesale-and-trade
零售 零售业 retail retailing
包装印刷 包装 印刷 packaging printing packaging-and-printing
建筑建材 建筑 建材 建筑业 construction building-materials
工业自动化 自动化 industrial-automation automation
物流运输 物流 运输 logistics transport transportation logistics-and-transport
汽车制造 汽车 汽车零部件 汽车业 automotive automobile car-manufacturing auto
信息技术 it 互联网 软件 信息 information-technology software tech internet
五金工具 五金 hardware hardware-tools hardware-and-tools
新能源 能源 new-energy renewable-energy renewables energy
电子电器 电子 电器 electronics electronics-and-appliances electrical-appliances
教育培训 教育 培训 education training education-and-training
食品饮料 食品 饮料 food food-and-beverage food-and-beverages food-&-beverage food-&-drink
医疗健康 医疗 医药 医疗器械 healthcare health-care medical health pharma pharmaceutical pharmaceuticals
纺织服装 纺织 服装 textile textiles apparel textile-and-apparel garment clothing
化工 化学 化学工业 chemicals chemical chemical-industry
金融 金融业 银行 finance financial-services banking
房地产 地产 real-estate property
农业 agriculture farming
餐饮 餐饮业 酒店 hospitality catering restaurants
政府 公共事业 government public-sector
航空航天 航空 aerospace aviation
半导体 芯片 semiconductor semiconductors
钢铁 冶金 金属 steel metals metallurgy
电力 power utilities
石油 石化 石油化工 oil-and-gas petrochemical petrochemicals
制造业 制造 manufacturing
家具 家居 furniture
造纸 paper
矿业 mining
船舶 造船 shipbuilding
"""
_SEGMENTS = """
vip 贵宾 vip客户
重点 重点客户 大客户 关键客户 战略客户 key-account key-accounts strategic
中小企业 中小客户 sme smb small-and-medium
企业 enterprise corporate
新客户 new
老客户 existing
普通 一般 普通客户 standard regular
"""
_CATEGORIES = """
物流 物流问题 配送 logistics delivery shipping
质量 质量问题 品质 quality quality-issue
咨询 询问 inquiry enquiry consultation
发票 开票 财务 invoice invoicing billing
安装 安装调试 installation
退换货 退货 换货 returns return exchange
维修 repair maintenance
投诉 complaint
打印与耗材 打印耗材 printing printing-and-consumables printers-and-supplies printing-supplies
办公家具 家具 office-furniture furniture
仓储物流 仓储 warehousing material-handling warehouse-and-logistics storage-and-logistics
空压气动 空压 气动 compressed-air pneumatics compressed-air-and-pneumatics
焊接切割 焊接 welding welding-and-cutting
电动工具 power-tools
安全防护 防护 劳保 safety safety-equipment protective-equipment ppe
工业自动化 自动化 industrial-automation automation
饮料 饮品 beverages drinks
调味品 调料 condiments seasonings
糖果点心 甜点 甜品 糖果 confections sweets confectionery
乳制品 奶制品 dairy dairy-products
谷物 谷类 粮食 grains/cereals grains cereals
肉类 肉禽 meat/poultry meat poultry
果蔬 农产品 produce
海鲜 水产 海产 海产品 seafood
电子产品 electronics
文具 stationery
服装 clothing apparel
"""
_PAYMENTS = """
银行转账 转账 bank-transfer transfer
电汇 wire wire-transfer tt t/t telegraphic-transfer
承兑汇票 汇票 承兑 银行承兑 bill-of-exchange acceptance bankers-acceptance acceptance-bill draft
支付宝 alipay
微信支付 微信 wechat-pay wechat weixin
信用证 letter-of-credit lc l/c
信用卡 credit-card card
现金 cash
支票 cheque check
paypal
sepa
货到付款 cash-on-delivery cod
"""
_CURRENCIES = """
CNY RMB 人民币 元 renminbi yuan chinese-yuan
USD 美元 美金 us-dollar us-dollars dollar dollars
EUR 欧元 euro euros
GBP 英镑 pound pounds sterling pound-sterling british-pounds
JPY 日元 yen japanese-yen
HKD 港币 港元 hong-kong-dollars
KRW 韩元 won
AUD 澳元 australian-dollars
CAD 加元 canadian-dollars
SGD 新加坡元 新币 singapore-dollars
CHF 瑞士法郎 swiss-francs
VND 越南盾 dong
AED 迪拉姆 dirham dirhams
INR 卢比 rupees
RUB 卢布 roubles rubles
"""
# A label says `high`; people also say urgent, top, hot.
_PRIORITIES = """
low 低 低优先级 不急
normal 普通 一般 中 medium 正常 中等
high 高 高优先级
urgent 紧急 加急 特急 critical 最高
"""
_STAGES = """
qualified 需求确认 qualification
proposal 报价 方案 方案报价
negotiation 谈判 议价 商务谈判 negotiating
"""

GROUPS: Mapping[str, tuple[Group, ...]] = {
    "country": COUNTRIES,
    "region": REGIONS,
    "city": CITIES,
    "carrier": lines(_CARRIERS),
    "channel": lines(_CHANNELS),
    "industry": lines(_INDUSTRIES),
    "segment": lines(_SEGMENTS),
    "category": lines(_CATEGORIES),
    "payment_method": lines(_PAYMENTS),
    "currency": lines(_CURRENCIES),
    "priority": lines(_PRIORITIES),
    "stage": lines(_STAGES),
}


@cache
def groups(dimension: str) -> Mapping[str, tuple[Group, ...]]:
    """Return the groups each squeezed name of a dimension is in; a name may be in several (饮料, 食品饮料)."""
    found: dict[str, tuple[Group, ...]] = {}
    for group in GROUPS.get(dimension, ()):
        for name in dict.fromkeys(squeezed(name) for name in group):
            found[name] = (*found.get(name, ()), group)
    return found


def same(dimension: str, name: str) -> frozenset[str]:
    """Return every squeezed name that means the same as `name`, itself included.

    >>> sorted(same("currency", "US dollars"))[:3], same("currency", "shells")
    (['dollar', 'dollars', 'usd'], frozenset({'shells'}))
    """
    key = squeezed(name)
    known = groups(dimension)
    found = known.get(key) or known.get(squeezed(singular(name)), ())
    return frozenset({key}).union(*([squeezed(other) for other in group] for group in found))


@cache
def _provinces() -> dict[str, tuple[Group, Group]]:
    return {squeezed(name): told for told in PROVINCES for name in told[0]}


def province(name: str) -> tuple[Group, Group] | None:
    """Return the names of the province `name` says, and its cities; None if it is none.

    >>> province("Zhejiang")[0][0], province("上海")
    ('浙江', None)
    """
    return _provinces().get(squeezed(name))
