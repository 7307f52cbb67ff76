"""Answers of `query_metrics` for the tests of pictures: columns, rows, and the facts that go with them."""

from typing import Any

from assistant.answer import Answer

SALES = {"name": "sales_amount", "label": ["销售额", "sales"], "unit": "money", "adds_up": True}
ORDERS = {"name": "orders", "label": ["订单数", "orders"], "unit": ["单", "orders"], "adds_up": True}
LINES = {"name": "lines", "label": ["订单行数", "order lines"], "unit": ["行", "lines"], "adds_up": True}
LATE = {
    "name": "late_orders",
    "label": ["延误订单数", "late orders"],
    "unit": ["单", "orders"],
    "adds_up": True,
}
MARGIN = {"name": "gross_margin", "label": ["毛利率", "gross margin"], "unit": "share", "adds_up": False}
_LABELS = {
    "region": ["区域", "region"], "month": ["月份", "month"], "channel": ["渠道", "channel"], "day": ["日期", "day"],
    "customer": ["客户", "customer"], "segment": ["等级", "segment"], "age": ["账龄", "age"], "quarter": ["季度", "quarter"],
}  # fmt: skip


def charted(
    columns: str,
    *rows: tuple[Any, ...],
    by: str,
    metrics: Any = (ORDERS,),
    language: str = "zh",
    **facts: Any,
) -> Answer:
    """Return an answer with one table of metrics."""
    dimensions = by.split()
    told = {
        "metrics": list(metrics), "by": dimensions, "by_labels": [_LABELS[name] for name in dimensions],
        "order": [metrics[0]["name"], "desc"], "period": ["2026-01-01", "2026-11-22"], "groups": len(rows), **facts,
    }  # fmt: skip
    table = {
        "name": "metrics", "tool": "query_metrics", "call": 0, "columns": columns.split(), "truncated": False,
        "rows": [list(row) for row in rows], "sources": [],
    }  # fmt: skip
    result = {"tool": "query_metrics", "facts": told, "nothing": "", "failure": ""}
    return Answer(question="?", answer="", language=language, tables=[table], results=[result])
