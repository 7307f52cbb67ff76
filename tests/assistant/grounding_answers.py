"""Answers for the tests of grounding: real tool results, told by the planner's templates and as a model would tell them."""

import random
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from assistant import cells, render
from assistant.blocks import Style
from assistant.plan import Call
from assistant.request import Made
from connectors.failures import Failure
from tests.assistant.company import MANAGER
from tests.tools.rows import ROWS
from tools.kit import Kit
from tools.registry import TOOLS
from tools.semantics import load

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
PERIOD = {"period": ["2026-01-01", "2026-11-20"]}
CALLS: list[tuple[str, dict[str, Any], str, str]] = [
    ("list_orders", {}, "有哪些订单？", "Which orders are there?"),
    ("list_orders", {"late": True}, "哪些订单延误了？", "Which orders are late?"),
    ("list_orders", {"customer": "C01"}, "C01 的订单", "Orders of C01"),
    ("invoices", {}, "有哪些发票？", "Which invoices are there?"),
    ("invoices", {"overdue": True}, "哪些发票逾期了？", "Which invoices are overdue?"),
    ("ticket_history", {}, "有哪些工单？", "Which tickets are there?"),
    ("stock_availability", {}, "库存怎么样？", "What is in stock?"),
    ("customer_360", {"customer": "C01"}, "C01 的概况", "Everything about C01"),
    ("customer_360", {"customer": "C02"}, "C02 的概况", "Everything about C02"),
    *((name, {"order": row["number"]}, f"{row['number']} 到哪了", f"Where is {row['number']}?")
      for name, row in (("order_status", row) for row in ROWS["sales_order"][:8])),
    *(("query_metrics", {"metrics": [metric], "group_by": [by], **PERIOD, "share": share}, "今年的情况", "How is this year?")
      for metric, by, share in (
          ("sales_amount", "customer", True), ("sales_amount", "month", False), ("orders", "region", True), ("gross_margin", "product", False),
          ("on_time_rate", "region", False), ("units", "product", False), ("average_order_value", "customer", False),
      )),
]  # fmt: skip


@dataclass
class Told:
    """An answer with what it rests on."""

    made: list[Made]
    question: str
    language: str
    text: str


def results(home) -> list[tuple[list[Made], str, str]]:
    """Return the calls made, with the question in both languages."""
    scope, kit, found = home.gate.scope(MANAGER, "c"), Kit(load()), []
    for tool, arguments, zh, en in CALLS:
        try:
            artifact = TOOLS[tool].call(scope, arguments, kit).to_dict()
        except Failure:
            continue
        if any(table["rows"] for table in artifact["tables"]):
            found.append(([Made(tool, arguments, artifact, 1.0)], zh, en))
    return found


def told(made: list[Made], zh: str, en: str, chance: random.Random) -> Told:
    """Tell results: half as the planner does, half as a model would."""
    language = chance.choice(["zh", "en"])
    as_planner = chance.random() < 0.5
    calls = [(Call(m.tool, m.arguments), m.artifact) for m in made]
    text = (
        render.answer(calls, Style(language))
        if as_planner
        else _as_a_model(made[0].artifact, language, chance)
    )
    return Told(made, zh if language == "zh" else en, language, text)


def _as_a_model(artifact: dict[str, Any], language: str, chance: random.Random) -> str:
    table = chance.choice([table for table in artifact["tables"] if table["rows"]])
    count = len(table["rows"])
    rows = chance.sample(table["rows"], min(count, chance.randint(1, 6)))
    lead = (
        chance.choice([f"共查到 {count} 条记录：", f"查询结果共有{count}条。", "以下是查询结果："])
        if language == "zh"
        else chance.choice([f"I found {count} records:", f"There are {count} rows in the result. ", "Here is what I found:"])
    )  # fmt: skip
    shape = chance.choice([_sentences, _items, _table])
    return f"{lead}\n\n{shape(table, rows, language, chance)}"


def _pairs(
    table: dict[str, Any], row: list[Any], language: str, chance: random.Random
) -> list[tuple[str, str]]:
    entities = list(table["entities"]) or [""] * len(row)
    currency = dict(zip(table["columns"], row, strict=True)).get("currency") or ""
    made = []
    for column, entity, value in zip(table["columns"], entities, row, strict=True):
        if value in (None, "") or column in ("id", "source", "source_key", "updated_at", "currency") or column.endswith("_id"):  # fmt: skip
            continue
        made.append((cells.label(entity, column, language), written(value, column, entity, currency, language, chance)))  # fmt: skip
    return made


def _sentences(table: dict[str, Any], rows: list[Any], language: str, chance: random.Random) -> str:
    lines = []
    for row in rows:
        (_, name), *rest = _pairs(table, row, language, chance)
        rest = chance.sample(rest, min(3, len(rest)))
        if language == "zh":
            lines.append(f"{name}的" + "，".join(f"{label}为{value}" for label, value in rest) + "。")
        else:
            lines.append(f"For {name}, " + ", ".join(f"the {label} is {value}" for label, value in rest) + ". ")  # fmt: skip
    return "".join(lines)


def _items(table: dict[str, Any], rows: list[Any], language: str, chance: random.Random) -> str:
    lines = []
    for place, row in enumerate(rows, 1):
        (_, name), *rest = _pairs(table, row, language, chance)
        mark = chance.choice([f"{place}. ", "- "])
        colon = "：" if language == "zh" else ": "
        lines.append(
            f"{mark}**{name}**{colon}" + (" · ").join(f"{label}{colon}{value}" for label, value in rest)
        )
    return "\n".join(lines)


def _table(table: dict[str, Any], rows: list[Any], language: str, chance: random.Random) -> str:
    pairs = [_pairs(table, row, language, chance) for row in rows]
    heads = list(dict.fromkeys(label for row in pairs for label, _ in row))
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    lines += [f"| {' | '.join(dict(row).get(head, '') for head in heads)} |" for row in pairs]
    return "\n".join(lines)


def written(value: Any, column: str, entity: str, currency: str, language: str, chance: random.Random) -> str:
    """Write a value in one of the ways models do."""
    known = cells.info(entity, column)
    kind = "share" if column.endswith("_share") else known["kind"]
    if isinstance(value, bool) or known.get("status"):
        return cells.cell(value, column, entity, language)
    if kind == "day" or re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
        return a_day(date.fromisoformat(str(value)[:10]), language, chance)
    if kind == "moment" and "T" in str(value):
        return f"{datetime.fromisoformat(str(value)):%Y-%m-%d %H:%M}"
    if kind in ("money", "quantity", "rate", "integer", "share"):
        return a_number(Decimal(str(value)), kind, currency, language, chance)
    return cells.one_line(str(value))


def a_day(day: date, language: str, chance: random.Random) -> str:
    """Write a day."""
    zh = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.month}月{day.day}日",
        f"{day:%Y/%m/%d}",
    ]
    name = MONTHS[day.month - 1]
    en = [day.isoformat(), f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}", f"{name[:3]} {day.day}, {day.year}", f"{name} {day.day}"]  # fmt: skip
    return chance.choice(zh if language == "zh" else en)


def a_number(value: Decimal, kind: str, currency: str, language: str, chance: random.Random) -> str:
    """Write a number, rounded or not, with or without its currency."""
    if kind == "share":
        return chance.choice([f"{value * 100:.1f}%", f"{value * 100:.2f}%", f"{value * 100:.0f}%"])
    ways = [f"{value:,}", f"{value:,.2f}" if kind == "money" else f"{value:,}"]
    if kind == "money":
        ways += [f"{currency} {value:,.2f}".strip(), f"{currency} {value:,.0f}".strip()]
        ways += [f"¥{value:,.2f}"] if currency == "CNY" else []
        if abs(value) >= 100_000:
            ways += [f"{value / 10_000:.1f}万"] if language == "zh" else [f"{value / 1000:,.1f}k"]
        if abs(value) >= 1_000_000:
            ways += [f"{value / 1_000_000:.2f} million"] if language == "en" else []
    return chance.choice(ways)
