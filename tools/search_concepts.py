"""Words of trade that mean the same in Chinese and English, so that a question finds a document in the other language.

Each line is one meaning. Chinese words have two characters, as terms do.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from tools.folding import singular

_MEANINGS = """
退货 退回 退还 return
退款 refund
换货 更换 调换 exchange replace replacement
质保 保修 warranty guarantee
运费 邮费 freight postage carriage
交货 送货 发货 配送 交付 deliver delivery dispatch ship shipment
签收 收货 receive receipt
付款 支付 付清 pay payment
预付 定金 订金 deposit prepayment advance
尾款 balance
发票 开票 invoice
逾期 延迟 延误 拖欠 overdue late delay
利息 滞纳 interest
违约 罚款 penalty breach
赔偿 补偿 compensation compensate damage
折扣 优惠 discount rebate
投诉 complaint complain
回复 答复 响应 reply respond response
取消 撤销 cancel cancellation
验收 检验 检查 inspect inspection acceptance
损坏 破损 损伤 damage damaged broken
缺陷 瑕疵 defect defective
故障 失灵 fault faulty failure
维修 修理 repair
备件 配件 spare
安装 调试 install installation commission
保险 insurance insure
包装 packaging package
风险 risk
转账 电汇 汇款 transfer
信用 账期 credit
升级 上报 escalate escalation
负责 责任 responsible liability
假日 节假 休假 holiday vacation
海外 国外 境外 overseas abroad international
出口 export
关税 海关 customs duty tariff
定制 特制 custom customized bespoke
保密 机密 confidential secrecy
报销 差旅 expense reimbursement travel
价格 报价 price quotation quote
合同 contract agreement
期限 时限 deadline limit
库存 stock inventory
仓库 warehouse
地址 address
培训 training train
安全 safety safe
隐私 privacy
员工 雇员 employee staff
供应 supplier supply
采购 purchase procurement
审批 批准 approve approval
紧急 加急 urgent express emergency
"""


def alternatives(term: str) -> tuple[str, ...]:
    """Return the terms that mean the same as `term`, without it.

    >>> alternatives("退款"), alternatives("horse")
    (('refund',), ())
    """
    return tuple(word for word in _by_term().get(term, ()) if word != term)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return a Latin word without its commonest endings: a plain -s stemmer (Harman 1991), then -ed, -ing and -e.

    >>> [stem(word) for word in ("policies", "returned", "shipping", "damage", "damaged", "process", "退货")]
    ['policy', 'return', 'ship', 'damag', 'damag', 'process', '退货']
    """
    word = singular(word)
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= 3 and re.search("[aeiouy]", bare):
            return bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "ls" else bare
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@cache
def _by_term() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _MEANINGS.strip().splitlines():
        words = tuple(stem(word) for word in line.split())
        for word in words:
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), *words)))
    return found
