"""What may be asked: each question that cannot be is refused with one sentence in the person's language."""

import re
import unicodedata

from assistant.language import Language, detect
from connectors.failures import QueryError

_KEPT_CONTROLS = "\t\n\r"
_SENTENCES: dict[str, tuple[str, str]] = {
    "empty": (
        "问题是空的。请输入一个问题，例如：SO2026-00042 现在到哪了？",
        "The question is empty. Ask one, for example: Where is order SO2026-00042?",
    ),
    "no_words": (
        "问题里没有文字。请用中文或英文提问，例如：SO2026-00042 现在到哪了？",
        "The question holds no words. Ask in Chinese or English, for example: Where is order SO2026-00042?",
    ),
    "long": (
        "问题有 {chars:,} 个字符，上限是 {limit:,} 个。请缩短后再问。",
        "The question has {chars:,} characters; the limit is {limit:,}. Ask a shorter one.",
    ),
    "language": (
        "目前只支持中文和英文提问。请用其中一种语言再问一次。",
        "Only Chinese and English questions are understood. Please ask again in one of them.",
    ),
    "control": (
        "问题中含有看不见的控制字符。请去掉后再问。",
        "The question holds invisible control characters. Remove them and ask again.",
    ),
    "purpose_long": (
        "用途有 {chars:,} 个字符，上限是 {limit:,} 个。请简短说明。",
        "The purpose has {chars:,} characters; the limit is {limit:,}. Say it in a few words.",
    ),
    "purpose_no_words": (
        "用途里没有文字。请用几个字说明，例如：核对退款账户。",
        "The purpose holds no words. Say it in a few, for example: check the account of a refund.",
    ),
}
MAX_PURPOSE_CHARS = 200


def check_purpose(purpose: str) -> str:
    """Return a purpose as it may be stated, "" for none.

    Raises:
        QueryError: It is too long, or holds no words.
    """
    stated = " ".join(purpose.split())
    if not stated:
        return ""
    if len(stated) > MAX_PURPOSE_CHARS:
        raise _refused("purpose_long", "both", chars=len(stated), limit=MAX_PURPOSE_CHARS)
    if not re.search(r"[^\W_]", stated):
        raise _refused("purpose_no_words", "both")
    return stated


def check(question: str, max_chars: int) -> Language:
    """Return the language of a question that can be asked.

    Raises:
        QueryError: It is empty, too long, only punctuation, holds control characters or is in another
            language; `detail` says which.
    """
    if not question.strip():
        raise _refused("empty", "both")
    if len(question) > max_chars:
        raise _refused("long", detect(question[:200]), chars=len(question), limit=max_chars)
    language = detect(question)
    if any(unicodedata.category(char) in ("Cc", "Cs") and char not in _KEPT_CONTROLS for char in question):
        raise _refused("control", language)
    if not re.search(r"[^\W_]", question):
        raise _refused("no_words", "both")
    if language == "other":
        raise _refused("language", "both")
    return language


def _refused(reason: str, language: str, **values: int) -> QueryError:
    """Return the refusal; where the language is not known it is said in both."""
    zh, en = (sentence.format(**values) for sentence in _SENTENCES[reason])
    message = zh if language == "zh" else en if language == "en" else f"{en} {zh}"
    return QueryError(message, detail=f"reason={reason}")
