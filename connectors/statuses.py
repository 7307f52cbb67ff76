"""Closed lists of the business model: every code with its Chinese and English label.

A mapping translates each system's own codes into these; nothing else is stored.
"""

STATUSES: dict[str, dict[str, tuple[str, str]]] = {
    "customer_kind": {"company": ("企业", "company"), "person": ("个人", "person")},
    "customer_status": {
        "active": ("合作中", "active"),
        "inactive": ("停用", "inactive"),
        "prospect": ("潜在", "prospect"),
    },
    "product_status": {"active": ("在售", "active"), "discontinued": ("停产", "discontinued")},
    "supply_kind": {"purchase": ("采购", "purchase"), "production": ("生产", "production")},
    "supply_status": {
        "planned": ("计划", "planned"),
        "ordered": ("已下单", "ordered"),
        "in_transit": ("在途", "in transit"),
        "received": ("已入库", "received"),
        "cancelled": ("已取消", "cancelled"),
    },
    "order_status": {
        "quotation": ("报价", "quotation"),
        "draft": ("草稿", "draft"),
        "confirmed": ("已确认", "confirmed"),
        "partially_shipped": ("部分发货", "partially shipped"),
        "shipped": ("已发货", "shipped"),
        "completed": ("已完成", "completed"),
        "cancelled": ("已取消", "cancelled"),
    },
    "shipment_status": {
        "pending": ("待发货", "pending"),
        "picked": ("已拣货", "picked"),
        "shipped": ("已揽收", "handed to carrier"),
        "in_transit": ("运输中", "in transit"),
        "delivered": ("已签收", "delivered"),
        "exception": ("异常", "exception"),
        "returned": ("已退回", "returned"),
        "cancelled": ("已取消", "cancelled"),
    },
    "invoice_status": {
        "draft": ("草稿", "draft"),
        "open": ("未付", "open"),
        "partially_paid": ("部分付款", "partially paid"),
        "paid": ("已付", "paid"),
        "cancelled": ("已作废", "cancelled"),
    },
    "campaign_status": {
        "planned": ("计划", "planned"),
        "active": ("进行中", "active"),
        "finished": ("已结束", "finished"),
        "cancelled": ("已取消", "cancelled"),
    },
    "stage": {
        "lead": ("线索", "lead"),
        "qualified": ("已确认需求", "qualified"),
        "proposal": ("方案报价", "proposal"),
        "negotiation": ("商务谈判", "negotiation"),
        "won": ("赢单", "won"),
        "lost": ("输单", "lost"),
    },
    "ticket_status": {
        "open": ("未处理", "open"),
        "pending": ("处理中", "pending"),
        "resolved": ("已解决", "resolved"),
        "closed": ("已关闭", "closed"),
    },
    "priority": {
        "low": ("低", "low"),
        "normal": ("普通", "normal"),
        "high": ("高", "high"),
        "urgent": ("紧急", "urgent"),
    },
    "interaction_kind": {
        "call": ("电话", "call"),
        "visit": ("拜访", "visit"),
        "email": ("邮件", "e-mail"),
        "chat": ("在线沟通", "chat"),
        "meeting": ("会议", "meeting"),
        "note": ("备注", "note"),
    },
    "staff_status": {"active": ("在职", "active"), "left": ("离职", "left")},
}


def label(list_name: str, code: str, language: str) -> str:
    """Return the label of a status code; an unknown code is returned as it is.

    >>> label("order_status", "shipped", "zh")
    '已发货'
    """
    zh_en = STATUSES.get(list_name, {}).get(code)
    if zh_en is None:
        return code
    return zh_en[0] if language == "zh" else zh_en[1]
