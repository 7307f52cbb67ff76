"""What the terminal shows of the search index: files, passages, verified questions, a bar while it is made."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ui.grid import grid, printable
from ui.show import console

if TYPE_CHECKING:
    from assistant.verified import VerifiedPlan
    from tools.search import FileRow
    from ui.indexing import IndexReport, Progress


def print_index(report: "IndexReport") -> None:
    """Print what a refresh of the index did, and which files were left out."""
    out = console()
    if report.documents or report.skipped:
        waiting = f"; {report.waiting} of them by their words only so far" if report.waiting else ""
        out.print(
            f"{report.documents} documents, {report.sections} sections ({report.fresh} read, {report.embedded} embedded){waiting}."
        )
    for sentence in report.skipped:
        out.print(f"  ! {printable(sentence)}", style="yellow")


def print_files(files: "Sequence[FileRow]") -> None:
    """Print the document files."""
    rows = [
        (printable(f.name), str(f.sections) if not f.problem else "–", printable(f.problem)) for f in files
    ]
    out = console()
    nothing = "No documents yet. Name their folder: assistant documents add FOLDER"
    out.print(grid(("file", "sections", "note"), rows, out.width) if rows else nothing)


def print_passages(passages: Sequence[dict[str, Any]]) -> None:
    """Print passages with the place each stands at."""
    from rich.text import Text

    out = console()
    for number, found in enumerate(passages, 1):
        page = f", p. {found['page']}" if found["page"] else ""
        title = " > ".join(part for part in (found["title"], found["section"]) if part)
        out.print(Text(f"[{number}] {printable(found['file'])}, {printable(title)}{page}", style="bold"))
        out.print(Text(printable(found["text"])))
        out.print()


def print_verified(plans: "Sequence[VerifiedPlan]") -> None:
    """Print the verified questions, one a line."""
    rows = [
        (str(p.id), printable(p.question), ", ".join(call.tool for call in p.calls), p.by, p.on.isoformat())
        for p in plans
    ]
    out = console()
    nothing = "No question is verified yet. Verify an answer: assistant verified add --audit-id NUMBER"
    out.print(grid(("no.", "question", "tools", "verified by", "on"), rows, out.width) if rows else nothing)


@contextmanager
def index_progress() -> "Iterator[Progress]":
    """Show a bar while documents are read and made ready to be found by meaning."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    out = console(stderr=True)
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("Documents", total=None)

        def step(what: str, done: int, total: int) -> None:
            told = "Making ready by meaning" if what == "by meaning" else "Reading documents"
            bar.update(task, description=told, completed=done, total=total or None)

        yield step
