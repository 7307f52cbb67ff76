"""Conversations that persist: messages in placeholders only, in one SQLite file."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from connectors.failures import SetupError
from privacy.kinds import PLACEHOLDER

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langgraph.checkpoint.sqlite import SqliteSaver

KEPT_TURNS = 6  # earlier questions a model still reads
_KEPT_CHARS = 4_000  # of a tool result of an earlier question


def open_saver(path: Path) -> "SqliteSaver":
    """Open the file of conversations, making it when it is not there.

    Raises:
        SetupError: It cannot be opened or is no such file.
    """
    from langgraph.checkpoint.sqlite import SqliteSaver  # langgraph: 1 s

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, check_same_thread=False, timeout=10)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        saver = SqliteSaver(connection)
        saver.setup()
    except (sqlite3.Error, OSError) as error:
        raise SetupError(
            f"The file of conversations {path.name} cannot be opened ({type(error).__name__}). "
            f"Check that its folder is writable, or move the file away."
        ) from None
    path.chmod(0o600)
    return saver


def thread_id(user: str, role: str, conversation: str) -> str:
    """Return the key of a conversation: nobody goes on with another's, nor with what another role saw."""
    return json.dumps([user, role, conversation], ensure_ascii=False)


def forget_steps(saver: "SqliteSaver", thread: str) -> None:
    """Keep the latest state of a conversation only: a whole copy is written with every question."""
    with saver.cursor() as cursor:
        latest = "SELECT max(checkpoint_id) FROM checkpoints WHERE thread_id = ?"
        for table in ("checkpoints", "writes"):
            cursor.execute(
                f"DELETE FROM {table} WHERE thread_id = ? AND checkpoint_id < ({latest})",
                (thread, thread),
            )


def recent(messages: "Sequence[BaseMessage]") -> "list[BaseMessage]":
    """Return what a model reads of a conversation: the last questions, whole calls only.

    A call whose result is missing (the run was cut off) is left out, and long results of earlier
    questions are dropped: a model that has calls without results refuses the whole request.
    """
    from langchain_core.messages import AIMessage, HumanMessage, ToolMessage  # loaded with the agent

    starts = [index for index, message in enumerate(messages) if isinstance(message, HumanMessage)]
    kept = list(messages[starts[-KEPT_TURNS] if len(starts) > KEPT_TURNS else 0 :])
    answered = {message.tool_call_id for message in kept if isinstance(message, ToolMessage)}
    # The results of the question before stay whole: "the eighth one" is picked from them.
    old = starts[-2] - (len(messages) - len(kept)) if len(starts) > 1 else 0
    whole: list[BaseMessage] = []
    called: set[str] = set()
    for index, message in enumerate(kept):
        if isinstance(message, AIMessage) and message.tool_calls:
            ids = {str(call["id"]) for call in message.tool_calls}
            if not ids <= answered:
                continue
            called |= ids
        if isinstance(message, ToolMessage) and message.tool_call_id not in called:
            continue
        whole.append(_shortened(message) if isinstance(message, ToolMessage) and index < old else message)
    return whole


def _shortened(message: Any) -> Any:
    """Return an earlier tool result with fewer rows where it is long; it stays valid JSON."""
    text = str(message.content)
    if len(text) <= _KEPT_CHARS:
        return message
    try:
        data = json.loads(text)
        for table in data.get("tables", []):
            table["truncated"] = table["truncated"] or len(table["rows"]) > 5
            table["rows"] = table["rows"][:5]
    except (ValueError, AttributeError, KeyError, TypeError):
        return message
    return message.model_copy(update={"content": json.dumps(data, ensure_ascii=False, separators=(",", ":"))})


def placeholders(texts: Sequence[str]) -> set[str]:
    """Return the placeholders that stand in texts."""
    return {found for text in texts for found in (match.group() for match in PLACEHOLDER.finditer(text))}
