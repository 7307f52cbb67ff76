"""The closed list of what can be counted or added up, each with its labels, unit and definition in words."""

from dataclasses import dataclass, replace

from tools.conditions import (
    DUE,
    LATE,
    OPEN_INVOICE,
    OPEN_ORDER,
    OPEN_STAGE,
    OPEN_TICKET,
    OVERDUE,
    REAL_ORDER,
    SENT_INVOICE,
)
from tools.facts import (
    CUSTOMER,
    INVOICE,
    LINE,
    OPPORTUNITY,
    ORDER,
    PAYMENT,
    SHIPMENT,
    STOCK,
    TICKET,
    Fact,
)  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """One number to ask for.

    Args:
        zh: Label, Chinese.
        en: Label, English.
        unit: `money` (with its currency), `share` (0 to 1), or what is counted: (zh, en).
        fact: The rows it is taken from.
        value: The aggregate.
        definition: What it means, in words: (zh, en).
        where: Conditions that always hold.
        by_status: The condition that a status filter or grouping takes the place of.
        currency: The currency column of a money measure.
        per_line: The same measure at order lines: its aggregate, for products and categories.
        adds_up: The groups add up to the total.
    """

    zh: str
    en: str
    unit: str | tuple[str, str]
    fact: Fact
    value: str
    definition: tuple[str, str]
    where: tuple[str, ...] = ()
    by_status: str = ""
    currency: str = ""
    per_line: str = ""
    adds_up: bool = True

    def at_lines(self) -> "Measure":
        """Return the same measure taken from order lines."""
        currency = "coalesce(l.currency, o.currency)" if self.currency else ""
        return replace(self, fact=LINE, value=self.per_line, currency=currency, per_line="", adds_up=False)


_SOLD = ("不含报价、草稿和已取消的订单", "without quotations, drafts and cancelled orders")
_ORDERS = ("单", "orders")
_LATE_WORDS = (
    "发货晚于承诺交期，或已过承诺交期仍未发货；不含报价、草稿和已取消的订单",
    (
        "shipped after the promised day, or not shipped and the promised day has passed; without quotations, "
        "drafts and cancelled orders"
    ),
)
_IN_TIME_LINES = (
    f"count(DISTINCT CASE WHEN {DUE} AND NOT {LATE} THEN o.id END) * 1.0 "
    f"/ nullif(count(DISTINCT CASE WHEN {DUE} THEN o.id END), 0)"
)
_IN_TIME = f"CASE WHEN {DUE} THEN CASE WHEN {LATE} THEN 0.0 ELSE 1.0 END END"


def _of_orders(
    zh: str, en: str, unit: str | tuple[str, str], value: str, per_line: str, words: tuple[str, str]
) -> Measure:
    currency = "o.currency" if unit == "money" else ""
    return Measure(zh, en, unit, ORDER, value, words, (), REAL_ORDER, currency, per_line)


MEASURES: dict[str, Measure] = {
    "orders": _of_orders("订单数", "orders", _ORDERS, "count(*)", "count(DISTINCT o.id)", _SOLD),
    "sales_amount": _of_orders(
        "销售额", "sales", "money", "sum(o.amount)", "sum(l.amount)",
        ("订单金额之和（按产品时为订单行金额），不含报价、草稿和已取消的订单",
         "sum of order amounts (of line amounts when by product), without quotations, drafts and cancelled orders"),
    ),
    "average_order_value": replace(
        _of_orders("平均订单金额", "average order value", "money", "avg(o.amount)",
                   "sum(l.amount) / count(DISTINCT o.id)", _SOLD),
        adds_up=False,
    ),
    "units": Measure("销售数量", "units sold", ("件", "units"), LINE, "sum(l.quantity)", _SOLD, (), REAL_ORDER),
    "gross_profit": Measure(
        "毛利", "gross profit", "money", LINE, "sum(l.amount - l.cost)",
        ("订单行金额减行成本；成本未知的行不计", "line amounts less line costs; lines of unknown cost are left out"),
        (), REAL_ORDER, "coalesce(l.currency, o.currency)",
    ),
    "gross_margin": Measure(
        "毛利率", "gross margin", "share", LINE,
        "sum(l.amount - l.cost) / nullif(sum(CASE WHEN l.cost IS NOT NULL THEN l.amount END), 0)",
        ("毛利除以金额；各币种分开", "gross profit by amount; each currency apart"),
        (), REAL_ORDER, "coalesce(l.currency, o.currency)", adds_up=False,
    ),
    "freight": _of_orders("运费", "freight", "money", "sum(o.freight)", "", _SOLD),
    "late_orders": replace(
        _of_orders("逾期订单数", "late orders", _ORDERS, "count(*)", "count(DISTINCT o.id)", _LATE_WORDS),
        where=(LATE,),
    ),
    "on_time_rate": replace(
        _of_orders(
            "准时率", "on-time rate", "share", f"avg({_IN_TIME})", _IN_TIME_LINES,
            ("在已发货或已到承诺交期的订单中，按承诺交期发货的比例",
             "of the orders that shipped or should have by now, the share shipped by the promised day"),
        ),
        adds_up=False,
    ),
    "open_orders": replace(
        _of_orders("未完成订单数", "open orders", _ORDERS, "count(*)", "count(DISTINCT o.id)",
                   ("已确认或部分发货", "confirmed or partially shipped")),
        by_status="", where=(OPEN_ORDER,),
    ),
    "shipments": Measure("发货单数", "shipments", ("单", "shipments"), SHIPMENT, "count(*)",
                         ("不含已取消的发货单", "without cancelled shipments"),
                         (), "coalesce(s.status, '') <> 'cancelled'"),
    "invoiced_amount": Measure("开票金额", "invoiced amount", "money", INVOICE, "sum(i.amount)",
                               ("不含草稿和作废的发票", "without drafts and cancelled invoices"),
                               (), SENT_INVOICE, "i.currency"),
    "open_receivables": Measure("未收款", "open receivables", "money", INVOICE, "sum(i.open_amount)",
                                ("未付清发票的未付金额", "what is still open on invoices not fully paid"),
                                (OPEN_INVOICE,), "", "i.currency"),
    "overdue_receivables": Measure("逾期未收款", "overdue receivables", "money", INVOICE, "sum(i.open_amount)",
                                   ("已过到期日的未付金额", "what is open on invoices past their due day"),
                                   (OVERDUE,), "", "i.currency"),
    "overdue_invoices": Measure("逾期发票数", "overdue invoices", ("张", "invoices"), INVOICE, "count(*)",
                                ("已过到期日且未付清", "past the due day and not fully paid"), (OVERDUE,)),
    "payments_received": Measure("收款", "payments received", "money", PAYMENT, "sum(y.amount)",
                                 ("按收款日期", "by the day received"), (), "", "y.currency"),
    "tickets": Measure("工单数", "tickets", ("张", "tickets"), TICKET, "count(*)",
                       ("按创建日期", "by the day opened")),
    "open_tickets": Measure("未解决工单数", "open tickets", ("张", "tickets"), TICKET, "count(*)",
                            ("未处理或处理中", "open or pending"), (OPEN_TICKET,)),
    "satisfaction": Measure("满意度", "satisfaction", ("分", "points of 5"), TICKET, "avg(t.satisfaction)",
                            ("客户评分的平均值（1–5）", "mean of the customers' ratings (1 to 5)"), adds_up=False),
    "stock_on_hand": Measure("现存量", "stock on hand", ("件", "units"), STOCK, "sum(k.on_hand)",
                             ("各仓库之和，单位随产品", "sum over warehouses, in each product's unit")),
    "stock_available": Measure("可用量", "stock available", ("件", "units"), STOCK, "sum(k.available)",
                               ("现存减已预留", "on hand less reserved")),
    "stock_value": Measure("库存金额", "stock value", "money", STOCK, "sum(k.on_hand * p.cost)",
                           ("现存量乘成本", "on hand times unit cost"), (), "", "p.currency"),
    "opportunities": Measure("商机数", "opportunities", ("个", "opportunities"), OPPORTUNITY, "count(*)",
                             ("按创建日期，含已赢和已输", "by the day created, won and lost included")),
    "open_opportunities": Measure("进行中商机数", "open opportunities", ("个", "opportunities"), OPPORTUNITY,
                                  "count(*)", ("未赢单也未输单", "neither won nor lost"), (OPEN_STAGE,)),
    "pipeline_amount": Measure("商机金额", "pipeline", "money", OPPORTUNITY, "sum(n.amount)",
                               ("进行中商机的预计金额，未按赢率加权",
                                "expected amounts of open opportunities, not weighted by probability"),
                               (OPEN_STAGE,), "", "n.currency"),
    "customers": Measure("客户数", "customers", ("家", "customers"), CUSTOMER, "count(*)",
                         ("每个真实客户计一次", "each real customer once")),
}  # fmt: skip

# What a measure's value needs joined, besides what its dimensions do.
VALUE_JOINS = {"stock_value": ("p",)}

DIMENSIONS: dict[str, tuple[str, str]] = {
    "customer": ("客户", "customer"), "product": ("产品", "product"), "category": ("类别", "category"),
    "carrier": ("承运商", "carrier"), "country": ("国家", "country"), "region": ("区域", "region"),
    "city": ("城市", "city"), "industry": ("行业", "industry"), "segment": ("客户分层", "segment"),
    "status": ("状态", "status"), "sales_rep": ("销售", "sales rep"), "channel": ("渠道", "channel"),
    "warehouse": ("仓库", "warehouse"), "stage": ("阶段", "stage"), "priority": ("优先级", "priority"),
    "year": ("年", "year"), "quarter": ("季度", "quarter"), "month": ("月份", "month"),
}  # fmt: skip
TIMES = frozenset({"year", "quarter", "month"})
