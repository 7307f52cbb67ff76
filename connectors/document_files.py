"""Three kinds of document files as titled parts of text: Markdown, PDF and Word. Nothing in them is run or fetched."""

import io
import logging
import re
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from connectors.document_text import pieces, plain
from connectors.failures import SetupError

MAX_PAGES = 500
MAX_TEXT_CHARS = 2_000_000
MAX_UNPACKED_BYTES = 200_000_000
READ_TIMEOUT_S = 60.0

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """One section of a document.

    Args:
        titles: The headings above it, outermost first.
        text: At most some 250 tokens of plain text.
        page: Its page from 1, of files that have pages.
    """

    titles: tuple[str, ...]
    text: str
    page: int | None = None


def read_markdown(data: bytes) -> list[Part]:
    """Cut Markdown, or plain text, at its headings.

    Raises:
        SetupError: It is not text, or holds none.
    """
    text = _FRONT_MATTER.sub("", _decoded(data).replace("\r\n", "\n").replace("\r", "\n"))
    return _whole([part for titles, body in _by_heading(text.split("\n")) for part in _parts(titles, body)])


def read_pdf(data: bytes) -> list[Part]:
    """Take the text of a PDF page by page.

    Raises:
        SetupError: It is broken, protected, too long, or holds pictures of text only.
    """
    import pypdf  # 0.2 s, and only when there is a PDF

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote what stands in the file
    try:
        pages = _pages(pypdf.PdfReader(io.BytesIO(data)))
        return _whole([part for page, text in pages for part in _parts((), text, page)])
    except SetupError:
        raise
    except Exception as error:  # noqa: BLE001 - a broken PDF makes its parser raise anything at all
        raise _broken("PDF", error) from None


def read_word(data: bytes) -> list[Part]:
    """Cut a Word document at its headings; rows of tables are lines.

    Raises:
        SetupError: It is broken, protected or too large unpacked, or holds no text.
    """
    import docx  # 0.1 s, and only when there is a Word file

    if data.startswith(b"\xd0\xcf\x11\xe0"):  # an OLE file: Word's way of encrypting, and its old format
        raise SetupError("is protected by a password, or in Word's old format. Save it as .docx without one.")
    try:
        _check_unpacked(data)
        sections = _word_sections(docx.Document(io.BytesIO(data)))
        return _whole([part for titles, body in sections for part in _parts(titles, body)])
    except SetupError:
        raise
    except Exception as error:  # noqa: BLE001 - a broken file makes the parsers of zip and XML raise anything
        raise _broken("Word document", error) from None


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = () if b"\x00" in data else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SetupError("is not text in UTF-8, UTF-16 or GB18030. Save it as UTF-8.")


def _by_heading(lines: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the text under each heading with the headings above it; what looks like one in code is none."""
    titles: list[tuple[int, str]] = []
    body: list[str] = []
    fenced = False
    for place, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
            continue
        heading = None if fenced else _heading(line, lines[place + 1 : place + 2])
        if heading:
            yield tuple(title for _, title in titles), "\n".join(body)
            titles = [(level, title) for level, title in titles if level < heading[0]] + [heading]
            body = []
        elif not (body == [] and titles and _UNDERLINE.match(line)):
            body.append(line)
    yield tuple(title for _, title in titles), "\n".join(body)


def _heading(line: str, after: list[str]) -> tuple[int, str] | None:
    if found := _HEADING.match(line):
        return len(found[1]), plain(found[2])
    under = (
        _UNDERLINE.match(after[0])
        if after and line.strip() and not line.startswith(("-", "|", ">"))
        else None
    )
    if under and len(under[1]) >= 3:
        return (1 if under[1].startswith("=") else 2), plain(line)
    return None


def _pages(reader: Any) -> Iterator[tuple[int, str]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise SetupError("is protected by a password. Save it without one.")
    if len(reader.pages) > MAX_PAGES:
        raise SetupError(f"has more than {MAX_PAGES} pages. Cut it up.")
    started = time.monotonic()
    for number, page in enumerate(reader.pages, 1):
        if time.monotonic() - started > READ_TIMEOUT_S:
            raise SetupError(f"takes longer than {READ_TIMEOUT_S:g} s to read. Save it anew, or cut it up.")
        yield number, page.extract_text() or ""


def _check_unpacked(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > MAX_UNPACKED_BYTES:
            raise SetupError(f"holds more than {MAX_UNPACKED_BYTES // 10**6} MB unpacked. Cut it up.")


def _word_sections(document: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    titles: list[tuple[int, str]] = []
    body: list[str] = []
    for block in document.iter_inner_content():
        if not hasattr(block, "style") or hasattr(block, "rows"):
            body += [" · ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
            continue
        level = _word_level(str(block.style.name if block.style is not None else ""))
        if level and block.text.strip():
            yield tuple(title for _, title in titles), "\n\n".join(body)
            titles = [(above, title) for above, title in titles if above < level] + [
                (level, plain(block.text))
            ]
            body = []
        else:
            body.append(block.text)
    yield tuple(title for _, title in titles), "\n\n".join(body)


def _word_level(style: str) -> int:
    """Return the level of a heading's style, 0 for other text."""
    if style == "Title":
        return 1
    found = re.fullmatch(r"(?:Heading|heading|标题) ?([1-9])", style)
    return int(found[1]) + 1 if found else 0


def _parts(titles: tuple[str, ...], body: str, page: int | None = None) -> Iterator[Part]:
    kept = tuple(title for title in titles if title)
    yield from (Part(kept, piece, page) for piece in pieces(plain(body)))


def _whole(parts: list[Part]) -> list[Part]:
    if not parts:
        raise SetupError("holds no text. If it is a scan, make its text searchable (OCR) first.")
    if sum(len(part.text) for part in parts) > MAX_TEXT_CHARS:
        raise SetupError(f"holds more than {MAX_TEXT_CHARS:,} characters. Cut it up.")
    return parts


def _broken(kind: str, error: Exception) -> SetupError:
    return SetupError(
        f"is not a {kind} that can be read. Open and save it anew.", detail=type(error).__name__
    )
