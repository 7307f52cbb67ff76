"""How one value is written for people: money, quantities, shares, days, statuses, labels of columns."""

import re
from datetime import UTC, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant import metric_columns
from connectors import statuses
from connectors.model import ENTITIES

# Columns that tools compute and the business model does not have: kind, Chinese and English label.
COMPUTED: dict[str, tuple[str, str, str]] = {
    "customer": ("text", "客户", "customer"),
    "customer_number": ("text", "客户编号", "customer no."),
    "product": ("text", "产品", "product"),
    "product_number": ("text", "产品编号", "product no."),
    "order_number": ("text", "订单号", "order no."),
    "invoice_number": ("text", "发票号", "invoice no."),
    "shipment_number": ("text", "发货单号", "shipment no."),
    "sales_rep": ("text", "销售", "sales rep"),
    "owner": ("text", "负责人", "owner"),
    "agent": ("text", "处理人", "agent"),
    "contact": ("text", "联系人", "contact"),
    "staff_number": ("text", "工号", "staff no."),
    "days_late": ("integer", "延误天数", "days late"),
    "days_overdue": ("integer", "逾期天数", "days overdue"),
    "late": ("flag", "延误", "late"),
    "overdue": ("flag", "逾期", "overdue"),
    "incoming": ("quantity", "在途数量", "incoming"),
    "next_expected_on": ("day", "最近到货", "next expected"),
    "below_reorder": ("flag", "低于再订货点", "below reorder level"),
    "year": ("text", "年", "year"),
    "quarter": ("text", "季度", "quarter"),
    "month": ("text", "月份", "month"),
    "share": ("share", "占比", "share"),
    "lines": ("integer", "行数", "lines"),
    "orders": ("integer", "订单数", "orders"),
    "others": ("integer", "相似客户数", "similar customers"),
    "value": ("text", "值", "value"),
    "field": ("text", "字段", "field"),
    "text": ("text", "内容", "text"),
    "product_en": ("text", "英文名称", "product"),
    "first_order": ("day", "首单", "first order"),
    "last_order": ("day", "最近下单", "last order"),
    "open_invoices": ("integer", "未付发票数", "open invoices"),
    "overdue_amount": ("money", "逾期金额", "overdue amount"),
    "oldest_due": ("day", "最早到期", "oldest due"),
    "staff_member": ("text", "员工", "staff member"),
    "because": ("text", "依据产品", "because of"),
    "count": ("integer", "数量", "count"),
    "erp": ("text", "ERP", "ERP"),
    "crm": ("text", "CRM", "CRM"),
    "system": ("text", "系统", "system"),
    "title": ("text", "标题", "title"),
    "section": ("text", "章节", "section"),
    "file": ("text", "文件", "file"),
    "page": ("integer", "页", "page"),
    "score": ("text", "相关度", "relevance"),
}
_SHARES = frozenset({"gross_margin", "on_time_rate", "probability", "discount_rate", "share", "confidence"})


@lru_cache(maxsize=2048)
def info(entity: str, column: str) -> dict[str, Any]:
    """Return what is known of a column: `kind`, `zh`, `en`, `status`."""
    table = ENTITIES.get(entity)
    if table is not None and column in table.columns:
        return dict(table.columns[column].info)
    if column in COMPUTED:
        kind, zh, en = COMPUTED[column]
        return {"kind": kind, "zh": zh, "en": en, "status": None}
    if metric := metric_columns.shipped(column):
        return metric
    for other in ENTITIES.values():
        if column in other.columns:
            return dict(other.columns[column].info)
    return {"kind": "text", "zh": column, "en": column.replace("_", " "), "status": None}


def label(entity: str, column: str, language: str) -> str:
    """Return the label of a column in the language of the answer."""
    text: str = info(entity, column)["zh" if language == "zh" else "en"]
    return text


def cell(
    value: Any,
    column: str,
    entity: str,
    language: str,
    *,
    currency: str = "",
    zone: tzinfo = UTC,
    kind: str = "",
) -> str:
    """Write one value for people; a kind that is told counts before the column's own.

    >>> cell("12345.5", "amount", "sales_order", "en", currency="CNY")
    'CNY 12,345.50'
    >>> cell("shipped", "status", "sales_order", "zh")
    '已发货'
    """
    if value is None or value == "":
        return ""
    known = info(entity, column)
    if known.get("status") and not kind:
        return statuses.label(known["status"], str(value), language)
    kind = kind or ("share" if column in _SHARES else known["kind"])
    if kind == "flag" or isinstance(value, bool):
        return ("是" if value else "否") if language == "zh" else ("yes" if value else "no")
    if kind in ("money", "quantity", "share", "rate", "integer", "length"):
        return _number(value, kind, currency)
    if kind == "moment":
        return moment(value, zone)
    return one_line(str(value))


def _number(value: Any, kind: str, currency: str) -> str:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return one_line(str(value))
    if kind == "money":
        return f"{currency} {number:,.2f}".strip()
    if kind == "share":
        return f"{number * 100:.1f}%"
    if kind == "length":
        return f"{number:,.1f}"
    if number == number.to_integral_value():
        return f"{int(number):,}"
    return f"{number:,.3f}".rstrip("0").rstrip(".")


def moment(value: Any, zone: tzinfo = UTC) -> str:
    """Write a moment to the minute in the company's time zone.

    >>> moment("2026-01-31T08:30:00+00:00")
    '2026-01-31 08:30'
    """
    if not isinstance(value, datetime):
        try:
            value = datetime.fromisoformat(str(value))
        except ValueError:
            return one_line(str(value))
    return f"{value if value.tzinfo is None else value.astimezone(zone):%Y-%m-%d %H:%M}"


def as_of(value: Any, zone: tzinfo = UTC) -> str:
    """Write the time of data; a zone that is not the company's own is named.

    >>> as_of("2026-01-31T08:30:00+00:00")
    '2026-01-31 08:30 UTC'
    """
    return moment(value, zone) + (" UTC" if zone is UTC else "")


def one_line(text: str, limit: int = 160) -> str:
    """Return a text that fits a table cell: one line, no column bars, at most `limit` characters."""
    flat = re.sub(r"\s+", " ", text).strip().replace("|", "¦")
    return flat if len(flat) <= limit else _cut(flat, limit)


def _cut(text: str, limit: int) -> str:
    """Cut a text, but never through a placeholder."""
    head = text[: limit - 1]
    opened = head.rfind("<")
    if opened > head.rfind(">") and re.match(r"<[A-Z_]+\d*$", head[opened:]):
        head = head[:opened]
    return head.rstrip() + "…"


def zone_of(name: str) -> tzinfo:
    """Return a time zone by its name; UTC when this machine does not know it."""
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
