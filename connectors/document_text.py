"""Text of documents: freed of markup, and cut into pieces a search can hand on whole."""

import re
from collections.abc import Iterator

MAX_TOKENS = 250

_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<(?:https?|mailto):([^<>\s]+)>")
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__|`+|~~)(?=\S)(.+?)(?<=\S)\1")
_BULLET = re.compile(r"^\s*(?:[*+•·●▪]|[-–—])\s+", re.MULTILINE)
_ROW = re.compile(r"^\s*\|(.*)\|\s*$")
_RULE = re.compile(r"^\s*\|?[\s:|=-]+\|?\s*$")
_BLANKS = re.compile(r"[ \t\u00a0\u3000]+")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\xad\u200b-\u200f\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
_SENTENCE = re.compile(r"(?<=[。！？；!?;])\s*|(?<=[a-z0-9)]\.)\s+|\n")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+|\d+")


def plain(text: str) -> str:
    """Return text without Markdown and HTML: what an address in it would fetch is never kept.

    >>> plain("See **our** [policy](https://x.example/p) ![logo](logo.png) <b>now</b>")
    'See our policy logo now'
    """
    text = _UNSEEN.sub("", text)
    for pattern in (_IMAGE_OR_LINK, _ADDRESS):
        text = pattern.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _BULLET.sub("- ", _EMPHASIS.sub(r"\2", text))
    lines = (_line(line) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line is not None)).strip()


def _line(line: str) -> str | None:
    """Return a line without blanks at its ends; a row of a table as its cells, a rule under it as nothing."""
    if row := _ROW.match(line):
        return None if _RULE.match(line) else " · ".join(cell.strip() for cell in row[1].split("|"))
    return _BLANKS.sub(" ", line).strip().removeprefix("> ")


def tokens(text: str) -> int:
    """Estimate how many tokens an embedding model cuts a text into: it need not be loaded for that.

    >>> tokens("30 days"), tokens("三十天内")
    (3, 4)
    """
    return len(_IDEOGRAPH.findall(text)) + round(1.4 * len(_WORD.findall(text)))


def pieces(text: str, most: int = MAX_TOKENS) -> Iterator[str]:
    """Cut a text into pieces of at most `most` tokens: between paragraphs, else sentences, else anywhere."""
    made, size = "", 0
    for part, glue in _small(text, most):
        count = tokens(part)
        if made and size + count > most:
            yield made
            made, size = "", 0
        made, size = f"{made}{glue}{part}" if made else part, size + count
    if made:
        yield made


def _small(text: str, most: int) -> Iterator[tuple[str, str]]:
    """Yield parts that fit, each with what joins it to the one before."""
    for paragraph in re.split(r"\n\s*\n", text):
        body = paragraph.strip()
        if not body:
            continue
        if tokens(body) <= most:
            yield body, "\n\n"
            continue
        for place, sentence in enumerate(part for part in _SENTENCE.split(body) if part.strip()):
            for start in range(0, len(sentence), most):
                whole = tokens(sentence) <= most
                yield (
                    (sentence if whole else sentence[start : start + most]).strip(),
                    "\n\n" if not place else " ",
                )
                if whole:
                    break
