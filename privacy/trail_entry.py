"""One entry of the trail: what it holds, its canonical form, and its hash."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

KINDS = (
    "question", "model_call", "tool_call", "query", "reveal", "answer", "ungrounded", "refusal", "sync", "login",
    "admin",
)  # fmt: skip
COLUMNS = ("number", "at", "kind", "user", "role", "conversation", "outcome", "body", "previous", "hash")
FIRST = "0" * 64  # what the first entry is chained to


@dataclass
class Entry:
    """An entry being made: the block that holds it fills `body`; `number` is known once it is written."""

    body: dict[str, Any] = field(default_factory=dict)
    outcome: str = ""
    number: int = 0


@dataclass(frozen=True)
class EntryRow:
    """An entry as it was written; `at` is in UTC."""

    number: int
    at: datetime
    kind: str
    user: str
    role: str
    conversation: str
    outcome: str
    body: dict[str, Any]
    previous: str
    hash: str


@dataclass(frozen=True)
class Verdict:
    """Whether the trail is whole; if not, what is wrong in one sentence, and with which entry first."""

    intact: bool
    entries: int
    problem: str = ""
    number: int | None = None


def canonical_json(value: object) -> str:
    """Write a value in the one form that is hashed: keys sorted, no blanks, characters as they are.

    >>> canonical_json({"b": 1, "a": "李"})
    '{"a":"李","b":1}'

    Raises:
        ValueError: A number is not finite, or the value holds itself.
        TypeError: A key is not text.
    """
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=str
    )
    return clean(text)


def clean(text: str) -> str:
    """Replace what cannot be written as UTF-8 (half characters) by `?`."""
    return text.encode("utf-8", "replace").decode("utf-8")


def stamp(moment: datetime) -> str:
    """Write a moment as UTC with microseconds, so that order by text is order by time.

    >>> stamp(datetime(2026, 11, 22, 16, 30, tzinfo=UTC))
    '2026-11-22T16:30:00.000000Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def sealed(key: bytes, record: Mapping[str, object]) -> str:
    """Return the hash of a record: HMAC-SHA256 over all its columns but `hash`.

    The body takes part as the text that is stored, so that not even a blank of it can be changed.
    """
    told = {name: record[name] for name in COLUMNS if name != "hash"}
    return hmac.digest(key, canonical_json(told).encode(), "sha256").hex()


def read(row: tuple[Any, ...]) -> EntryRow:
    """Read an entry from its row."""
    record = dict(zip(COLUMNS, row, strict=True))
    record["at"] = datetime.strptime(record["at"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    record["body"] = json.loads(record["body"])
    return EntryRow(**record)
