"""The tables under an answer, made ready to be shown: labels, words for codes, times in the home's zone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from connectors.model import ENTITIES
from ui.texts import text

_MACHINES_ONLY = frozenset({"id", "source", "source_key", "updated_at", "external_key"})
_NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+ ?%?|[A-Z]{3} -?[\d,]+\.\d\d")
_TITLES: dict[str, tuple[str, str]] = {
    "orders": ("订单", "orders"),
    "order": ("订单", "order"),
    "lines": ("订单行", "lines"),
    "shipments": ("发货", "shipments"),
    "events": ("物流轨迹", "tracking events"),
    "invoices": ("发票", "invoices"),
    "payments": ("收款", "payments"),
    "tickets": ("工单", "tickets"),
    "contacts": ("联系人", "contacts"),
    "customers": ("客户", "customers"),
    "products": ("产品", "products"),
    "stock": ("库存", "stock"),
    "supply": ("在途供应", "incoming supply"),
    "opportunities": ("商机", "opportunities"),
    "interactions": ("往来记录", "interactions"),
    "links": ("系统间对应", "links between systems"),
    "disagreements": ("系统间差异", "where the systems differ"),
    "sales": ("销售汇总", "sales so far"),
    "receivables": ("应收", "receivables"),
    "warehouses": ("各仓库", "by warehouse"),
    "ideas": ("建议", "ideas"),
    "documents": ("文件", "documents"),
    "metrics": ("指标", "metrics"),
    "choices": ("可选项", "choices"),
    "result": ("结果", "result"),
}


@dataclass(frozen=True)
class Evidence:
    """One table ready to be shown.

    Args:
        title: What it holds, in the language of the answer.
        origin: Which systems it came from, and when the store last heard from them.
        columns: Labels.
        numeric: Per column, whether it holds numbers, which stand right.
        rows: Cells as text.
        total: How many rows there were.
        note: Says it when rows were left out.
    """

    title: str
    origin: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: list[tuple[str, ...]]
    total: int
    note: str = ""


def evidence(table: Mapping[str, Any], language: str, zone: ZoneInfo, max_rows: int = 50) -> Evidence:
    """Make a table ready to be shown.

    What only machines read is left out, and what is empty throughout.

    Args:
        table: `{name, columns, labels, kinds, rows, truncated, sources}`, as an answer holds it.
        language: `zh` or `en`.
        zone: For times.
        max_rows: More are not shown, and it is said.
    """
    from assistant.cells import cell  # the answer was written with it, so it is loaded already

    names, rows = list(table["columns"]), list(table["rows"])
    kept = [i for i, name in enumerate(names) if _worth_showing(name, i, rows)] or list(range(len(names)))
    entities = [_entity(table, i) for i in range(len(names))]
    kinds = list(table.get("kinds") or [""] * len(names))
    shown = [
        tuple(cell(row[i], names[i], entities[i], language, zone=zone, kind=kinds[i]) for i in kept)
        for row in rows[:max_rows]
    ]
    cut = bool(table.get("truncated")) or len(rows) > max_rows
    return Evidence(
        title=title(str(table["name"]), language),
        origin=origin_text(table.get("sources") or (), language, zone),
        columns=tuple(_label(table, i, entities[i], language) for i in kept),
        numeric=tuple(_numeric([row[place] for row in shown]) for place in range(len(kept))),
        rows=shown,
        total=len(rows),
        note=text("truncated", language, n=len(shown)) if cut else "",
    )


def title(name: str, language: str) -> str:
    """Return what a table holds, in words.

    >>> title("sales_order_line", "zh"), title("events", "en"), title("open_tickets", "en")
    ('订单行', 'tracking events', 'open tickets')
    """
    table = ENTITIES.get(name)
    if table is not None:
        said: str = table.info["zh" if language == "zh" else "en"]
        return said
    zh, en = _TITLES.get(name, (name.replace("_", " "),) * 2)
    return zh if language == "zh" else en


def origin_text(sources: Any, language: str, zone: ZoneInfo) -> str:
    """Return the systems a table came from with their times; of several times of one system, the oldest."""
    oldest: dict[str, datetime | None] = {}
    for source in sources:
        at = _moment(source.get("as_of"))
        known = oldest.get(source["system"], at)
        oldest[source["system"]] = min(known, at) if known and at else known or at
    as_of = text("as_of", language)
    return ", ".join(
        f"{system} {as_of} {moment(at, zone)}" if at else system for system, at in oldest.items()
    )


def moment(at: datetime, zone: ZoneInfo) -> str:
    """Return a moment in the home's zone.

    >>> from datetime import UTC
    >>> moment(datetime(2026, 11, 22, 16, 30, tzinfo=UTC), ZoneInfo("Asia/Shanghai"))
    '2026-11-23 00:30'
    """
    return (at.astimezone(zone) if at.tzinfo else at).strftime("%Y-%m-%d %H:%M")


def _moment(told: Any) -> datetime | None:
    if isinstance(told, datetime) or not told:
        return told or None
    return datetime.fromisoformat(str(told))


def _worth_showing(name: str, index: int, rows: list[Any]) -> bool:
    machine = name in _MACHINES_ONLY or name.endswith("_id") or name.startswith("_")
    return not machine and (not rows or any(row[index] not in (None, "") for row in rows))


def _entity(table: Mapping[str, Any], index: int) -> str:
    """Return the entity of a column: as the table says, else the table itself, else one it came from."""
    entities, column = table.get("entities") or (), table["columns"][index]
    told = str(entities[index] or "") if index < len(entities) else ""
    near = [told, str(table["name"]), *(str(source.get("entity")) for source in table.get("sources") or ())]
    return next((name for name in near if name in ENTITIES and column in ENTITIES[name].columns), told)


def _label(table: Mapping[str, Any], index: int, entity: str, language: str) -> str:
    from assistant.cells import label  # see `evidence`

    labels = table.get("labels") or ()
    return str(labels[index]) if index < len(labels) else label(entity, table["columns"][index], language)


def _numeric(cells: list[str]) -> bool:
    written = [each for each in cells if each]
    return bool(written) and all(_NUMBER.fullmatch(each) and not _is_code(each) for each in written)


def _is_code(written: str) -> bool:
    """Say whether digits are a number's name, such as 001000000001 or 13800010042, and not an amount."""
    return written.isdigit() and (len(written) > 6 or (len(written) > 1 and written.startswith("0")))
