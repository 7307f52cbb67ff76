"""What documents say, as quotations with the place each stands at."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.blocks import Sheet, Style
from assistant.plan import Call
from tools.folding import has_han
from tools.search_words import asked, terms

_QUOTED = 2
_NEAR = 0.015  # a passage that fits so much worse than the best is not quoted
_QUOTE_CHARS = 320
_SENTENCE = re.compile(r"(?<=[。！？；!?;])\s*|(?<=[a-z0-9)>]\.)\s+|\n+")
_TEXTS = {
    "said": ("公司文件中写道：", "The company's documents say:"),
    "page": ("第 {page} 页", "p. {page}"),
    "nothing": ("没有文件提到“{asked}”。", 'No document says anything about "{asked}".'),
}


def documents(_call: Call, result: Mapping[str, Any], sheets: Mapping[str, Sheet], style: Style) -> str:
    """Quote the passages that fit best, each with its file, section and page."""
    sheet = sheets["documents"]
    question = str((result.get("facts") or {}).get("asked", ""))
    blocks = [_say("said", style)]
    for number, row in enumerate(_best(sheet), 1):
        quoted = excerpt(str(sheet.raw("text", row)), question)
        lines = "\n".join(f"> {line}" for line in quoted.splitlines() if line.strip())
        blocks.append(f"{lines}\n\n[{number}] {citation(sheet, row, style)}")
    return "\n\n".join(blocks)


def nothing(result: Mapping[str, Any], style: Style) -> str:
    """Say that no document is about what was asked."""
    return _say("nothing", style, asked=result["nothing"]["asked"])


def citation(sheet: Sheet, row: int, style: Style) -> str:
    """Return where a passage stands: `return-policy.md, Returns > Deadline, p. 2`."""
    page = sheet.raw("page", row)
    section = str(sheet.raw("section", row) or "")
    title = str(sheet.raw("title", row) or "")
    file = str(sheet.raw("file", row))
    place = " > ".join(part for part in (title if title != file else "", section) if part)
    told = (file, place, _say("page", style, page=page) if page else "")
    return ("，" if style.zh else ", ").join(part for part in told if part)


def excerpt(text: str, question: str, most: int = _QUOTE_CHARS) -> str:
    """Return the sentences of a passage that hold most of what was asked; a short passage stays whole.

    >>> excerpt("One. Goods go back within 30 days. Two.", "how many days for goods", most=30)
    '… Goods go back within 30 days. …'
    """
    if len(text) <= most:
        return text
    sentences = [part.strip() for part in _SENTENCE.split(text) if part.strip()]
    wanted = {word for group in asked(question) for word in group}
    worth = [len(wanted.intersection(terms(sentence))) for sentence in sentences]
    first = last = max(range(len(sentences)), key=lambda place: (worth[place], -place))
    glue = "" if has_han(text) else " "
    while True:
        sides = [place for place in (first - 1, last + 1) if 0 <= place < len(sentences)]
        size = sum(map(len, sentences[first : last + 1]))
        sides = [place for place in sides if size + len(sentences[place]) < most]
        if not sides:
            break
        chosen = max(sides, key=lambda place: (worth[place], place))
        first, last = min(first, chosen), max(last, chosen)
    before, after = "… " if first else "", " …" if last < len(sentences) - 1 else ""
    return before + glue.join(sentences[first : last + 1]) + after


def _best(sheet: Sheet) -> Sequence[int]:
    """Return the rows to quote: the best, and those nearly as good in its language: policies exist in both."""
    scores = [float(sheet.raw("score", row) or 0) for row in range(len(sheet))]
    chinese = has_han(str(sheet.raw("text", 0)))
    kept = [
        row for row in range(len(sheet))
        if scores[row] >= scores[0] - _NEAR and has_han(str(sheet.raw("text", row))) == chinese
    ]  # fmt: skip
    return kept[:_QUOTED]


def _say(key: str, style: Style, **values: object) -> str:
    return _TEXTS[key][0 if style.zh else 1].format(**values)
