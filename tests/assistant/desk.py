"""A desk without a store: a few names and values, so that understanding is tested by itself."""

from dataclasses import dataclass
from datetime import date

from assistant.desk import Desk
from assistant.values import Values
from tools.registry import TOOLS

TODAY = date(2026, 2, 3)
_NAMES = (
    ("customer", "C0001", "云创科技"), ("customer", "C0002", "Acme"), ("customer", "ALFKI", "Alfreds Futterkiste"),
    ("product", "P0001", "伺服电机"), ("product", "11", "Chai"),
)  # fmt: skip
_VALUES = {
    "carrier": ["Federal Shipping", "顺丰速运"], "country": ["Germany", "UK"], "region": ["华东", "华南"],
    "category": ["Beverages", "物流"], "city": ["London", "上海"], "warehouse": ["上海仓"],
}  # fmt: skip
_SYNONYMS = {
    "country": [["de", "德国", "germany"], ["us", "美国", "usa"]],
    "region": [["华东", "east china"]],
}
VALUES = Values(_VALUES, _SYNONYMS)


@dataclass(frozen=True)
class Mention:
    start: int
    end: int
    entity: str
    id: str
    number: str
    name: str


def link(text: str) -> list[Mention]:
    """Find the names as they stand; 华远 fits two customers."""
    found = []
    folded = text.lower()
    for entity, number, name in _NAMES:
        at = folded.find(name.lower())
        if at >= 0:
            found.append(Mention(at, at + len(name), entity, f"erp:{number}", number, name))
    at = text.find("华远")
    if at >= 0:
        found += [Mention(at, at + 2, "customer", f"erp:{n}", n, f"华远{n}") for n in ("C0003", "C0004")]
    return found


def desk(tools: frozenset[str] = frozenset(TOOLS), language: str = "zh") -> Desk:
    return Desk(TODAY, link, VALUES, tools, language, "manager")
