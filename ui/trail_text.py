"""How an entry of the trail is told: its kinds, its one-line summary, its days."""

import json
import re
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from connectors.failures import QueryError

if TYPE_CHECKING:
    from privacy.audit import EntryRow

KINDS: dict[str, tuple[str, str]] = {
    "question": ("提问", "question"),
    "model_call": ("模型调用", "model call"),
    "tool_call": ("工具调用", "tool call"),
    "query": ("查询", "query"),
    "reveal": ("还原", "reveal"),
    "answer": ("回答", "answer"),
    "ungrounded": ("无依据的内容", "not in the data"),
    "refusal": ("拒绝", "refusal"),
    "sync": ("同步", "sync"),
    "login": ("登录", "log-in"),
    "admin": ("管理", "admin"),
}
_TELLING = ("question", "answer", "action", "tool", "sql", "failure", "name", "model")
_MARKS = re.compile(r"[*#`|]+|:?-{3,}:?")
_SUMMARY_CHARS = 110


def day_start(day: str | None, zone: ZoneInfo, option: str = "") -> datetime | None:
    """Return the first moment of a day in the home's zone; None for none.

    Raises:
        QueryError: It is not a day.

    >>> day_start("2026-10-01", ZoneInfo("Asia/Shanghai")).isoformat()
    '2026-10-01T00:00:00+08:00'
    """
    text = (day or "").strip()
    if not text:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time.min, zone)
    except (ValueError, OverflowError):
        raise QueryError(f"{option or 'A date'} is not a day. Write it as 2026-10-01.") from None


def day_end(day: str | None, zone: ZoneInfo, option: str = "") -> datetime | None:
    """Return the first moment after a day in the home's zone; None for none."""
    start = day_start(day, zone, option)
    return start and start + timedelta(days=1)


def summary(body: dict[str, Any]) -> str:
    """Return what an entry is about, in one line.

    >>> summary({"action": "user added", "account": "li.na"})
    'user added'
    """
    said = next((body[key] for key in _TELLING if isinstance(body.get(key), str) and body[key]), None)
    told = said if said is not None else json.dumps(body, ensure_ascii=False)
    line = " ".join(_MARKS.sub(" ", told).split())
    return line if len(line) <= _SUMMARY_CHARS else line[: _SUMMARY_CHARS - 1] + "…"


def kind_label(kind: str, language: str) -> str:
    """Return the kind of an entry in words.

    >>> kind_label("tool_call", "zh")
    '工具调用'
    """
    zh, en = KINDS.get(kind, (kind, kind))
    return zh if language == "zh" else en


def entry_json(entry: "EntryRow") -> dict[str, Any]:
    """Return an entry as JSON types, whole."""
    return {**asdict(entry), "at": entry.at.isoformat()}
