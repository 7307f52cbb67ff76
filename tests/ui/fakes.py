"""A home whose assistant follows a script: real accounts, conversations and trail, invented answers."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from argon2 import PasswordHasher

from assistant.answer import Answer, DoneEvent, Event, StepEvent, TextEvent
from connectors.failures import QueryError, SourceError
from privacy.audit import Trail
from privacy.policy import User
from ui.accounts import Account, Accounts
from ui.assemble import System
from ui.home import Home

YAML = """
company: 恒远工业 Hengyuan Industrial
timezone: Asia/Shanghai
sources:
  erp: {kind: demo-erp, url: "sqlite:///demo/erp.sqlite"}
examples:
  service:
    zh: ["SO2026-00042 现在到哪了？", "云创科技有哪些未结的工单？", "哪些订单已经超过承诺交期？"]
    en: ["Where is order SO2026-00042?", "Which tickets of Acme are open?", "Which orders are late?"]
"""
PEOPLE = {"service1": "service", "compliance1": "compliance", "sales1": "sales"}
PASSWORD = "correct horse"
_QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
AS_OF = datetime(2026, 11, 22, 8, 30, tzinfo=UTC).isoformat()
_SOURCES = [{"system": "ERP", "entity": "sales_order", "as_of": AS_OF}]
EVIL = "![x](https://evil.example/p.png) <img src=https://evil.example/q.png> [here](https://evil.example)"


REFUNDS = """
roles:
  refunds:
    entities: {customer: all}
    rows: all
    restore: {bank_account: full}
    ask_purpose: [bank_account]
    tools: [find_customer]
"""


def home(folder: Path, more: str = "") -> Home:
    """Write a home's settings and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "assistant.yaml").write_text(YAML + more, "utf-8")
    return Home.open(folder)


class FakeSystem(System):
    """A system that needs no store, vault or detector."""

    def __init__(self, place: Home, *, pause_s: float = 0) -> None:
        super().__init__(place)
        self.accounts = Accounts(place.accounts, hasher=_QUICK)
        self.assistant = FakeAssistant(self.trail, pause_s)  # type: ignore[assignment,misc]
        self.deidentifier = SimpleNamespace(question=lambda text: SimpleNamespace(text=text))  # type: ignore
        self.restorer = SimpleNamespace(text=lambda text, rights: SimpleNamespace(text=text, placeholders=()))  # type: ignore
        for name, role in PEOPLE.items():
            if self.accounts.get(name) is None:
                self.accounts.add(Account(name, role), PASSWORD)


class FakeAssistant:
    """Answers by the first word that fits; remembers who asked what in which conversation."""

    def __init__(self, trail: Trail, pause_s: float = 0) -> None:
        self._trail = trail
        self.asked: list[tuple[str, str, str]] = []
        self.purposes: list[str] = []
        self._pause_s = pause_s

    def ask(self, question: str, user: User, conversation: str | None = None, *, purpose: str = "") -> Answer:
        self.purposes.append(purpose)
        self.asked.append((question, user.name, conversation or ""))
        if "down" in question:
            raise SourceError("The ERP did not answer within 10 s. Try again later.")
        if "bug" in question:
            raise KeyError("13800010042")
        if not question.strip():
            raise QueryError("The question is empty. Ask something.")
        answer = answer_to(question, conversation or "")
        for kind, body in (("question", {"question": question}), ("answer", {"answer": answer.answer})):
            number = self._trail.append(
                kind, user.name, role=user.role, conversation=conversation or "", body=body
            )
            answer.audit_id = number
        return answer

    def stream(
        self, question: str, user: User, conversation: str | None = None, *, purpose: str = ""
    ) -> Iterator[Event]:
        answer = self.ask(question, user, conversation, purpose=purpose)
        yield StepEvent("order_status", {"order": "SO2026-00042"}, 0, 0, "started")
        time.sleep(self._pause_s)
        yield StepEvent("order_status", {"order": "SO2026-00042"}, 6, 12.4, "done")
        for start in range(0, len(answer.answer), 12):
            time.sleep(self._pause_s / 10)
            yield TextEvent(answer.answer[start : start + 12])
        yield DoneEvent(answer)


def answer_to(question: str, conversation: str) -> Answer:
    """Return the scripted answer, in the language of the question."""
    zh = any("\u4e00" <= c <= "\u9fff" for c in question)
    if "region" in question or "区域" in question:
        return by_region(question, conversation, zh=zh)
    known = "unknown" not in question
    said = (_ZH if zh else _EN) if known else "我不明白这个问题。" if zh else "I do not understand that."
    if "evil" in question:
        said += "\n\n" + EVIL
    return Answer(
        question=question,
        answer=said,
        language="zh" if zh else "en",
        columns=_ORDER["columns"],
        rows=_ORDER["rows"],
        tables=[_ORDER, _LINES, _EVENTS] if known else [],
        results=[{"tool": "order_status", "facts": {}, "nothing": "", "failure": ""}] if known else [],
        sources=_SOURCES,
        steps=[{"tool": "order_status", "arguments": {"order": "SO2026-00042"}, "rows": 6, "ms": 12.4}],
        model={"name": "planner", "calls": 1, "input_tokens": 0, "output_tokens": 0},
        caveats=["CRM 数据已有 26 小时未更新。" if zh else "The CRM was last read 26 hours ago."]
        if known
        else [],
        audit_id=17,
        seconds=0.084,
        conversation=conversation,
        ok=known,
    )


def by_region(question: str, conversation: str, *, zh: bool) -> Answer:
    """Return an answer whose table has the shape for a picture."""
    facts = {
        "metrics": [{"name": "sales_amount", "label": ["销售额", "sales"], "unit": "money", "adds_up": True}],
        "by": ["region"], "by_labels": [["区域", "region"]], "period": ["2026-01-01", "2026-11-22"], "groups": 3,
        "currencies": ["CNY"], "order": ["sales_amount", "desc"],
    }  # fmt: skip
    rows = [["华东", "CNY", "16119048.56"], ["华南", "CNY", "9129493.13"], ["西南", "CNY", "5344781.10"]]
    table = _table("metrics", ["region", "currency", "sales_amount"], rows) | {"tool": "query_metrics"}
    return Answer(
        question=question, answer="按区域的销售额如下。" if zh else "Sales by region.", language="zh" if zh else "en",
        columns=table["columns"], rows=rows, tables=[table], sources=_SOURCES, audit_id=18, conversation=conversation,
        results=[{"tool": "query_metrics", "facts": facts, "nothing": "", "failure": ""}],
        model={"name": "planner", "calls": 1, "input_tokens": 0, "output_tokens": 0},
    )  # fmt: skip


_ZH = """**SO2026-00042**（杭州云创科技有限公司）**部分发货**：
第一批已签收，第二批正在运输中，预计 11 月 24 日到达。

- 顺丰速运 SF1029384756：11 月 19 日签收
- 德邦快递 DPK88201934：11 月 21 日离开合肥，**比承诺晚 2 天**
- 发票 INV2026-00042：已付 60%，未付 CNY 18,432.00"""
_EN = """**SO2026-00042** (Yunchuang Technology) is **partially shipped**: the first
parcel was delivered, the second is in transit and expected on 24 November.

- SF Express SF1029384756: delivered on 19 November
- Deppon DPK88201934: left Hefei on 21 November, **2 days later than promised**
- Invoice INV2026-00042: 60% paid, CNY 18,432.00 open"""


def _table(name: str, columns: list[str], rows: list[list[Any]]) -> dict[str, Any]:
    return {
        "name": name, "tool": "order_status", "call": 0, "columns": columns, "rows": rows, "truncated": False,
        "sources": _SOURCES,
    }  # fmt: skip


_ORDER = _table(
    "sales_order",
    ["id", "number", "status", "ordered_on", "promised_on", "currency", "amount", "customer_po"],
    [
        [
            "erp:1",
            "SO2026-00042",
            "partially_shipped",
            "2026-11-03",
            "2026-11-19",
            "CNY",
            "46080.00",
            "YC-PO-7718",
        ]
    ],
)
_LINES = _table(
    "sales_order_line",
    ["line_no", "product_number", "product_name", "quantity", "shipped_quantity", "unit_price", "amount"],
    [
        [1, "PR-1001", "工业读码器 V2", "12", "12", "1880.00", "22560.00"],
        [2, "PR-1003", "边缘网关 G3", "8", "8", "1590.00", "12720.00"],
        [3, "PR-1005", "传感器套件", "2", "0", "3900.00", "7800.00"],
        [4, "FU-1001", "导轨安装件", "20", "0", "150.00", "3000.00"],
    ],
)
_EVENTS = _table(
    "shipment_event",
    ["occurred_at", "status", "location", "description"],
    [
        ["2026-11-19T02:12:00+00:00", "delivered", "杭州", "已签收，签收人：前台"],
        ["2026-11-21T13:40:00+00:00", "in_transit", "合肥", "快件已从合肥转运中心发出"],
    ],
)
