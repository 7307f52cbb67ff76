"""The business model: one canonical shape for what every ERP and CRM knows.

Each table is an entity, each column carries its labels, its synonyms and its personal-data tag in `info`.
It is the single source for the store's tables, the SQL allow-list, the text a model reads, the mapping
check, the personal-data inventory and the labels on screen. Terms are the field's (UBL, ISO 20022, ITIL).
"""

from typing import Any

from sqlalchemy import Column, MetaData, Table

from connectors.columns import col

METADATA = MetaData()


def _entity(name: str, zh: str, en: str, *columns: Column[Any]) -> Table:
    """Describe one entity; where a row came from and when it last changed are the same for all."""
    origin = (
        col("source", "text", "来源系统", "source system"),
        col("source_key", "text", "来源主键", "key in the source"),
        col("updated_at", "moment", "更新时间", "updated at", "last change"),
    )
    return Table(name, METADATA, *columns, *origin, info={"zh": zh, "en": en})


def _id() -> Column[Any]:
    return col("id", "text", "标识", "id")


# A company's name and tax number are public; a person's are not.
_IF_PERSON = ("kind", "person")

customer = _entity(
    "customer", "客户", "customer",
    _id(),
    col("number", "text", "客户编号", "customer number", "客户代码", "account number"),
    col("name", "text", "客户名称", "customer name", "公司", "account", pii="person", pii_when=_IF_PERSON),
    col("kind", "text", "客户类型", "customer kind", status="customer_kind"),
    col("tax_no", "text", "税号", "tax number", "统一社会信用代码", pii="id_number", pii_when=_IF_PERSON),
    col("external_key", "text", "对方系统编号", "number in the other system"),
    col("industry", "text", "行业", "industry"),
    col("segment", "text", "客户分层", "segment", "等级", "tier"),
    col("city", "text", "城市", "city"),
    col("region", "text", "区域", "region", "大区", "territory"),
    col("country", "text", "国家", "country"),
    col("address", "text", "地址", "address", pii="address"),
    col("phone", "text", "电话", "phone", pii="phone"),
    col("email", "text", "邮箱", "e-mail", pii="email"),
    col("id_number", "text", "证件号", "identity number", pii="id_number"),
    col("bank_account", "text", "银行账号", "bank account", pii="bank_account"),
    col("credit_limit", "money", "信用额度", "credit limit"),
    col("currency", "text", "币种", "currency"),
    col("payment_terms_days", "integer", "账期(天)", "payment terms (days)"),
    col("owner_id", "text", "负责销售", "account owner", "sales rep", ref="staff"),
    col("status", "text", "状态", "status", status="customer_status"),
    col("created_at", "moment", "建档时间", "created at"),
)  # fmt: skip

customer_link = _entity(
    "customer_link", "客户对应", "customer link",
    _id(),
    col("customer_id", "text", "客户", "customer", ref="customer"),
    col("probability", "rate", "匹配概率", "match probability"),
    col("reason", "text", "匹配依据", "match reason"),
)  # fmt: skip

contact = _entity(
    "contact", "联系人", "contact",
    _id(),
    col("customer_id", "text", "客户", "customer", ref="customer"),
    col("name", "text", "姓名", "name", pii="person"),
    col("title", "text", "职务", "job title"),
    col("phone", "text", "电话", "phone", "手机", "mobile", pii="phone"),
    col("email", "text", "邮箱", "e-mail", pii="email"),
    col("is_primary", "flag", "主要联系人", "primary contact"),
)  # fmt: skip

staff = _entity(
    "staff", "员工", "staff",
    _id(),
    col("number", "text", "工号", "staff number"),
    col("name", "text", "姓名", "name", pii="person"),
    col("title", "text", "职务", "job title"),
    col("department", "text", "部门", "department"),
    col("region", "text", "区域", "region"),
    col("email", "text", "邮箱", "e-mail", pii="email"),
    col("phone", "text", "电话", "phone", pii="phone"),
    col("status", "text", "状态", "status", status="staff_status"),
)  # fmt: skip

product = _entity(
    "product", "产品", "product",
    _id(),
    col("number", "text", "产品编号", "product number", "SKU", "料号"),
    col("name", "text", "产品名称", "product name", "品名"),
    col("name_en", "text", "英文名称", "English name"),
    col("category", "text", "产品类别", "category", "品类"),
    col("unit", "text", "单位", "unit"),
    col("list_price", "money", "目录价", "list price", "单价"),
    col("cost", "money", "成本", "unit cost"),
    col("currency", "text", "币种", "currency"),
    col("lead_time_days", "integer", "交期(天)", "lead time (days)"),
    col("reorder_level", "quantity", "再订货点", "reorder level", "安全库存", "safety stock"),
    col("supplier", "text", "供应商", "supplier"),
    col("status", "text", "状态", "status", status="product_status"),
)  # fmt: skip

stock_level = _entity(
    "stock_level", "库存", "stock level",
    _id(),
    col("product_id", "text", "产品", "product", ref="product"),
    col("warehouse", "text", "仓库", "warehouse"),
    col("on_hand", "quantity", "现存量", "on hand", "库存"),
    col("reserved", "quantity", "已预留", "reserved"),
    col("available", "quantity", "可用量", "available", "可发"),
)  # fmt: skip

supply = _entity(
    "supply", "在途供应", "incoming supply",
    _id(),
    col("number", "text", "单号", "document number"),
    col("product_id", "text", "产品", "product", ref="product"),
    col("kind", "text", "供应方式", "supply kind", status="supply_kind"),
    col("quantity", "quantity", "数量", "quantity"),
    col("expected_on", "day", "预计到货", "expected on"),
    col("warehouse", "text", "仓库", "warehouse"),
    col("supplier", "text", "供应商", "supplier"),
    col("status", "text", "状态", "status", status="supply_status"),
)  # fmt: skip

sales_order = _entity(
    "sales_order", "销售订单", "sales order",
    _id(),
    col("number", "text", "订单号", "order number", "单号"),
    col("customer_id", "text", "客户", "customer", ref="customer"),
    col("status", "text", "订单状态", "order status", status="order_status"),
    col("ordered_on", "day", "下单日期", "ordered on", "order date"),
    col("promised_on", "day", "承诺交期", "promised on", "要求到货", "required date"),
    col("shipped_on", "day", "发货日期", "shipped on"),
    col("currency", "text", "币种", "currency"),
    col("amount", "money", "订单金额", "order amount", "总额", "total"),
    col("freight", "money", "运费", "freight"),
    col("channel", "text", "渠道", "channel"),
    col("owner_id", "text", "销售", "sales rep", ref="staff"),
    col("customer_po", "text", "客户采购单号", "customer PO"),
    col("ship_to_address", "text", "收货地址", "ship-to address", pii="address"),
    col("ship_to_city", "text", "收货城市", "ship-to city"),
    col("ship_to_region", "text", "收货区域", "ship-to region"),
    col("ship_to_country", "text", "收货国家", "ship-to country"),
    col("note", "text", "备注", "note", pii="free_text"),
)  # fmt: skip

sales_order_line = _entity(
    "sales_order_line", "订单行", "sales order line",
    _id(),
    col("order_id", "text", "订单", "order", ref="sales_order"),
    col("line_no", "integer", "行号", "line number"),
    col("product_id", "text", "产品", "product", ref="product"),
    col("quantity", "quantity", "数量", "quantity", "件数"),
    col("shipped_quantity", "quantity", "已发数量", "shipped quantity"),
    col("unit_price", "money", "单价", "unit price"),
    col("discount_rate", "rate", "折扣率", "discount rate"),
    col("amount", "money", "行金额", "line amount"),
    col("cost", "money", "行成本", "line cost"),
    col("currency", "text", "币种", "currency"),
)  # fmt: skip

shipment = _entity(
    "shipment", "发货单", "shipment",
    _id(),
    col("number", "text", "发货单号", "shipment number"),
    col("order_id", "text", "订单", "order", ref="sales_order"),
    col("status", "text", "物流状态", "shipment status", status="shipment_status"),
    col("carrier", "text", "承运商", "carrier", "快递", "shipper"),
    col("tracking_no", "text", "运单号", "tracking number", "快递单号", "waybill"),
    col("warehouse", "text", "发货仓", "warehouse"),
    col("shipped_on", "day", "发货日期", "shipped on"),
    col("expected_on", "day", "预计到达", "expected on", "ETA"),
    col("delivered_on", "day", "签收日期", "delivered on"),
    col("freight", "money", "运费", "freight"),
    col("currency", "text", "币种", "currency"),
)  # fmt: skip

shipment_event = _entity(
    "shipment_event", "物流轨迹", "tracking event",
    _id(),
    col("shipment_id", "text", "发货单", "shipment", ref="shipment"),
    col("occurred_at", "moment", "时间", "occurred at"),
    col("status", "text", "状态", "status", status="shipment_status"),
    col("location", "text", "地点", "location"),
    col("description", "text", "说明", "description", pii="free_text"),
)  # fmt: skip

invoice = _entity(
    "invoice", "发票", "invoice",
    _id(),
    col("number", "text", "发票号", "invoice number"),
    col("customer_id", "text", "客户", "customer", ref="customer"),
    col("order_id", "text", "订单", "order", ref="sales_order"),
    col("status", "text", "发票状态", "invoice status", status="invoice_status"),
    col("issued_on", "day", "开票日期", "issued on"),
    col("due_on", "day", "到期日", "due on"),
    col("amount", "money", "开票金额", "invoice amount"),
    col("paid_amount", "money", "已付金额", "paid amount"),
    col("open_amount", "money", "未付金额", "open amount", "应收", "receivable"),
    col("currency", "text", "币种", "currency"),
)  # fmt: skip

payment = _entity(
    "payment", "收款", "payment",
    _id(),
    col("number", "text", "收款单号", "payment number"),
    col("invoice_id", "text", "发票", "invoice", ref="invoice"),
    col("customer_id", "text", "客户", "customer", ref="customer"),
    col("received_on", "day", "收款日期", "received on"),
    col("amount", "money", "收款金额", "payment amount"),
    col("currency", "text", "币种", "currency"),
    col("method", "text", "付款方式", "payment method"),
    col("payer_account", "text", "付款账号", "payer account", pii="bank_account"),
)  # fmt: skip

campaign = _entity(
    "campaign", "市场活动", "campaign",
    _id(),
    col("number", "text", "活动编号", "campaign number"),
    col("name", "text", "活动名称", "campaign name"),
    col("channel", "text", "渠道", "channel"),
    col("status", "text", "状态", "status", status="campaign_status"),
    col("starts_on", "day", "开始日期", "starts on"),
    col("ends_on", "day", "结束日期", "ends on"),
    col("budget", "money", "预算", "budget"),
    col("cost", "money", "实际花费", "cost"),
    col("currency", "text", "币种", "currency"),
)  # fmt: skip

opportunity = _entity(
    "opportunity", "商机", "opportunity",
    _id(),
    col("number", "text", "商机编号", "opportunity number"),
    col("name", "text", "商机名称", "opportunity name", pii="free_text"),
    col("customer_id", "text", "客户", "customer", ref="customer"),
    col("contact_name", "text", "线索联系人", "lead contact", pii="person"),
    col("contact_phone", "text", "线索电话", "lead phone", pii="phone"),
    col("stage", "text", "阶段", "stage", status="stage"),
    col("amount", "money", "预计金额", "expected amount"),
    col("currency", "text", "币种", "currency"),
    col("probability", "rate", "赢率", "probability"),
    col("created_on", "day", "创建日期", "created on"),
    col("expected_close_on", "day", "预计成交", "expected close"),
    col("closed_on", "day", "关闭日期", "closed on"),
    col("owner_id", "text", "负责人", "owner", ref="staff"),
    col("campaign_id", "text", "来源活动", "campaign", ref="campaign"),
    col("order_number", "text", "成交订单号", "won order number"),
    col("lost_reason", "text", "输单原因", "lost reason", pii="free_text"),
)  # fmt: skip

ticket = _entity(
    "ticket", "工单", "ticket",
    _id(),
    col("number", "text", "工单号", "ticket number", "投诉单"),
    col("customer_id", "text", "客户", "customer", ref="customer"),
    col("contact_id", "text", "联系人", "contact", ref="contact"),
    col("order_number", "text", "相关订单号", "order number"),
    col("product_number", "text", "相关产品", "product number"),
    col("subject", "text", "主题", "subject", pii="free_text"),
    col("description", "text", "描述", "description", pii="free_text"),
    col("category", "text", "类别", "category"),
    col("channel", "text", "渠道", "channel"),
    col("status", "text", "工单状态", "ticket status", status="ticket_status"),
    col("priority", "text", "优先级", "priority", status="priority"),
    col("owner_id", "text", "处理人", "agent", ref="staff"),
    col("opened_at", "moment", "创建时间", "opened at"),
    col("first_response_at", "moment", "首次响应", "first response"),
    col("resolved_at", "moment", "解决时间", "resolved at"),
    col("satisfaction", "integer", "满意度(1-5)", "satisfaction (1-5)"),
)  # fmt: skip

interaction = _entity(
    "interaction", "往来记录", "interaction",
    _id(),
    col("customer_id", "text", "客户", "customer", ref="customer"),
    col("contact_id", "text", "联系人", "contact", ref="contact"),
    col("kind", "text", "方式", "kind", status="interaction_kind"),
    col("subject", "text", "主题", "subject", pii="free_text"),
    col("body", "text", "内容", "body", pii="free_text"),
    col("happened_at", "moment", "时间", "happened at"),
    col("owner_id", "text", "员工", "staff member", ref="staff"),
)  # fmt: skip

# Dictionaries, not METADATA.sorted_tables: the order here is the order of intake. Rows that name people
# come first, so that free text read later is searched for names that are already known.
ENTITIES: dict[str, Table] = {
    table.name: table
    for table in (
        staff, customer, contact, product, campaign, stock_level, supply, sales_order, sales_order_line,
        shipment, shipment_event, invoice, payment, opportunity, ticket, interaction, customer_link,
    )
}  # fmt: skip

MAPPED: tuple[str, ...] = tuple(name for name in ENTITIES if name != "customer_link")

# The column by which one entity's rows are picked out of millions: indexed in the store, read first by views.
LOOKUP: dict[str, str] = {
    "sales_order": "id", "sales_order_line": "order_id", "shipment": "order_id",
    "shipment_event": "shipment_id", "invoice": "order_id", "payment": "invoice_id",
}  # fmt: skip


def columns(entity: str) -> tuple[str, ...]:
    """Return the column names of an entity, in order."""
    return tuple(column.name for column in ENTITIES[entity].columns)


def tagged(entity: str) -> dict[str, str]:
    """Return the personal columns of an entity: name -> tag."""
    return {c.name: c.info["pii"] for c in ENTITIES[entity].columns if c.info["pii"]}


def label(entity: str, column: str, language: str) -> str:
    """Return the label of a column in `zh` or `en`; a name that is not in the model is returned as it is."""
    table = ENTITIES.get(entity)
    if table is None or column not in table.columns:
        return column
    text: str = table.columns[column].info["zh" if language == "zh" else "en"]
    return text
