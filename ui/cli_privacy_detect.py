"""`assistant privacy detect`: which personal values stand in texts, without a home and without a vault."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from connectors.failures import SetupError

if TYPE_CHECKING:
    from privacy.detect import Span

_FORM = 'Each line must be JSON such as {"id": 1, "text": "..."}'


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("detect")(detect)


def detect(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="One text to look at.", show_default=False)
    ] = None,
    *,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help='JSON lines {"id", "text"}; - reads standard input. One line of JSON comes out for each.',
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write the lines to a file.", show_default=False),
    ] = None,
) -> None:
    """Find names, phones, addresses, papers and other personal values in Chinese and English texts.

    Offsets count code points; `end` is exclusive. A text that cannot be read is given as one span WITHHELD: the
    assistant would not pass it on.

    Example: assistant privacy detect "请联系李娜，电话13812345678"

    Example: assistant privacy detect --file notes.jsonl --out spans.jsonl
    """
    from privacy.detect import Detector  # loads on first use

    detector = Detector(unknown=True)
    if file is None:
        if text is None:
            raise SetupError("Say what to look at: a TEXT, or --file FILE with JSON lines.")
        _show(text, _spans(detector.spans, text))
        return
    lines = _told(detector.reader(), _lines(file))
    if out is None:
        for line in lines:
            sys.stdout.write(line + "\n")
        return
    _write(out, lines)


def _write(out: Path, lines: Iterable[str]) -> None:
    from rich.progress import Progress, SpinnerColumn, TextColumn  # loads on first use

    try:
        with out.open("w", encoding="utf-8") as target, Progress(
            SpinnerColumn(), TextColumn("{task.completed:,.0f} texts read"), transient=True
        ) as progress:  # fmt: skip
            task = progress.add_task("", total=None)
            for line in lines:
                target.write(line + "\n")
                progress.advance(task)
    except OSError as error:
        raise SetupError(f"{out.name} cannot be written ({error.strerror}). Name another file.") from None


def _told(read: Any, lines: Iterable[tuple[Any, str]]) -> Iterator[str]:
    for name, text in lines:
        yield json.dumps({"id": name, "spans": _spans(read, text)}, ensure_ascii=False)


def _spans(read: Any, text: str) -> list[dict[str, Any]]:
    from privacy.deidentify import MAX_NOTE_CHARS  # loads on first use

    if len(text) > MAX_NOTE_CHARS:
        return [_withheld(text)]
    try:
        return [_span(span) for span in read(text)]
    except Exception:  # noqa: BLE001 - fail closed: what cannot be read is personal as a whole
        return [_withheld(text)]


def _withheld(text: str) -> dict[str, Any]:
    return {"start": 0, "end": len(text), "kind": "WITHHELD", "score": 1.0}


def _span(span: "Span") -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "kind": span.kind, "score": round(span.score, 3)}


def _lines(file: Path) -> Iterator[tuple[Any, str]]:
    """Yield id and text of each line; a wrong one ends it with its number."""
    try:
        source: TextIO = sys.stdin if str(file) == "-" else file.open(encoding="utf-8")
        with source:
            for number, line in enumerate(source, 1):
                if line.strip():
                    yield _read(line, number, file.name)
    except OSError as error:
        raise SetupError(f"{file.name} cannot be read ({error.strerror}). Check the path.") from None
    except UnicodeDecodeError:
        raise SetupError(f"{file.name} is not UTF-8. Save it as UTF-8 and try again.") from None


def _read(line: str, number: int, name: str) -> tuple[Any, str]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise SetupError(f"Line {number} of {name} cannot be read. {_FORM}.")
    return found.get("id", number), found["text"]


def _show(text: str, spans: list[dict[str, Any]]) -> None:
    for span in spans:
        value = text[span["start"] : span["end"]]
        sys.stdout.write(
            f"{span['kind']:<13} {span['start']:>4}-{span['end']:<4} {span['score']:.2f}  {value}\n"
        )
    counts = Counter(span["kind"] for span in spans)
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    sys.stdout.write(f"{told}.\n" if told else "Nothing personal was found.\n")
