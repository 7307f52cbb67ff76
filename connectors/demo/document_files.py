"""The demo company's documents: terms and policies in Chinese and English, as Markdown, Word and PDF."""

import shutil
from pathlib import Path

from connectors.failures import SetupError

_TEXTS = Path(__file__).with_name("documents")
_PAGE = (595, 842)  # A4 in points
_LEADING, _MARGIN = 16, 72


def install(folder: Path) -> list[Path]:
    """Write the documents into a folder and return them; those that are there stay as they are.

    Raises:
        SetupError: The folder cannot be written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return [_written(text, folder) for text in sorted(_TEXTS.glob("*.md"))]
    except OSError as error:
        raise SetupError(
            f"The demo's documents cannot be written ({error.strerror}). Make room, try again."
        ) from None


def _written(text: Path, folder: Path) -> Path:
    """Write one document: `x.pdf.md` is the text of `x.pdf`."""
    kind = Path(text.stem).suffix
    place = folder / (text.stem if kind else text.name)
    if place.exists():
        return place
    if kind == ".docx":
        _write_word(place, text.read_text("utf-8"))
    elif kind == ".pdf":
        place.write_bytes(pdf(text.read_text("utf-8")))
    else:
        shutil.copyfile(text, place)
    return place


def _write_word(place: Path, text: str) -> None:
    import docx  # 0.1 s, and only when the demo is made

    document = docx.Document()
    for block in text.strip().split("\n\n"):
        for line in _joined(block):
            level = len(line) - len(line.lstrip("#"))
            if level:
                document.add_heading(line[level:].strip(), level - 1)
            else:
                document.add_paragraph(line)
    document.save(str(place))


def _joined(block: str) -> list[str]:
    """Return the headings of a block, and its text as one line."""
    lines = block.splitlines()
    told = [line for line in lines if line.startswith("#")]
    rest = " ".join(line for line in lines if not line.startswith("#"))
    return [*told, rest] if rest else told


def pdf(text: str) -> bytes:
    """Return English text as a plain PDF (ISO 32000-1), two headings of the second level to a page."""
    pages: list[list[str]] = [[]]
    for line in text.strip().splitlines():
        if line.startswith("## ") and sum(told.startswith("## ") for told in pages[-1]) == 2:
            pages.append([])
        pages[-1].append(line)
    bodies = [_page("\n".join(page).strip().splitlines()) for page in pages]
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(bodies)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(bodies)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, body in enumerate(bodies):
        size = f"[0 0 {_PAGE[0]} {_PAGE[1]}]"
        font = "<< /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {size} /Resources {font} /Contents {5 + 2 * place} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
    return _file(objects)


def _page(lines: list[str]) -> bytes:
    told = [line.lstrip("# ") for line in lines]
    escaped = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in told]
    shown = " ".join(f"({line}) Tj T*" for line in escaped)
    return f"BT /F1 11 Tf {_LEADING} TL {_MARGIN} {_PAGE[1] - _MARGIN} Td {shown} ET".encode("cp1252")


def _file(objects: list[bytes]) -> bytes:
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + trailer
