"""What the terminal shows: answers with their evidence, entries, accounts, sources, a sync."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

from connectors.failures import Failure
from ui.evidence import Evidence, evidence, moment
from ui.grid import grid, printable
from ui.texts import text
from ui.trail_text import kind_label, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from assistant.answer import Answer
    from privacy.audit import EntryRow
    from privacy.sync_report import SyncReport, SyncStep
    from ui.accounts import Account

_TABLE_ROWS = 20


class Report(Protocol):
    """What trying a source found, as intake tells it."""

    @property
    def name(self) -> str: ...  # noqa: D102 - as in `connectors.source`
    @property
    def system(self) -> str: ...  # noqa: D102
    @property
    def reachable(self) -> bool: ...  # noqa: D102
    @property
    def writable(self) -> bool: ...  # noqa: D102
    @property
    def entities(self) -> dict[str, bool | str]: ...  # noqa: D102
    @property
    def detail(self) -> str: ...  # noqa: D102


def console(*, stderr: bool = False) -> "Console":
    """Return a console for stdout or stderr; nothing in the data can be read as markup."""
    from rich.console import Console  # 0.1 s, and only when something is shown

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def print_answer(answer: "Answer", zone: ZoneInfo, *, brief: bool = False) -> None:
    """Print an answer: its words, what to mind, the tables it rests on unless brief, how it was found."""
    from rich.markdown import Markdown
    from rich.text import Text

    out, language = console(), answer.language
    for part in _parts(printable(answer.answer)):
        if isinstance(part, str):
            out.print(Markdown(part, hyperlinks=False))
        else:
            head, *rows = part
            out.print(grid(head, rows, out.width, more=text("more_columns", language)))
    for caveat in answer.caveats:
        out.print(Text(f"! {printable(caveat)}", style="yellow"))
    for table in () if brief else answer.tables:
        _print_evidence(out, evidence(table, language, zone, _TABLE_ROWS), language)
    found = " · ".join(_step(step) for step in answer.steps)
    tail = f"{text('trail_entry', language)} {answer.audit_id} · {answer.seconds:.2f} s"
    out.print()
    out.print(Text(" · ".join(part for part in (found, tail) if part), style="dim"))


def print_failure(failure: Failure) -> None:
    """Print a failure's sentence on stderr."""
    from rich.text import Text

    console(stderr=True).print(Text(failure.message, style="red"))


def print_entries(entries: "Sequence[EntryRow]", zone: ZoneInfo) -> None:
    """Print entries of the trail, one a line."""
    rows = [
        (
            str(e.number),
            moment(e.at, zone),
            e.user,
            kind_label(e.kind, "en"),
            e.outcome,
            printable(summary(e.body)),
        )
        for e in entries
    ]
    _print_rows(("no.", "time", "person", "kind", "outcome", "about"), rows, "No entry fits.")


def print_accounts(accounts: "Sequence[Account]") -> None:
    """Print who may log in."""
    rows = [(a.name, a.role, a.staff_number or "–", a.region or "–") for a in accounts]
    _print_rows(
        ("name", "role", "staff number", "region"), rows, "Nobody yet. Add one with 'assistant user add'."
    )


def print_sources(reports: Sequence["Report"]) -> None:
    """Print what each source can be read for, or why it cannot."""
    rows = [
        (
            r.name,
            r.system,
            "yes" if r.reachable else "no",
            "read and write" if r.writable else "read only" if r.reachable else "–",
            ", ".join(name for name, there in r.entities.items() if there is True) or "–",
            printable(r.detail),
        )
        for r in reports
    ]
    _print_rows(("source", "system", "reachable", "login", "entities", "note"), rows, "No source yet.")


def print_sync(report: "SyncReport") -> None:
    """Print what a sync read, and what was wrong with some of it."""
    out = console()
    for each in report.entities:
        out.print(
            f"  {each.source:<10} {each.entity:<18} {each.rows:>10,} rows{'' if each.whole else ' changed'}"
        )
    out.print(f"{report.rows:,} rows in {report.seconds:.1f} s; {report.linked:,} customer rows joined.")
    for what, count in sorted(report.problems.items()):
        out.print(f"  ! {count:,} x {printable(what)}", style="yellow")


@contextmanager
def sync_progress() -> "Iterator[Callable[[SyncStep], None]]":
    """Show a line that moves while a sync runs; nothing where there is no terminal."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    out = console(stderr=True)
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("Reading", total=None)

        def step(at: "SyncStep") -> None:
            doing = (
                f"Reading {at.source} {at.entity}  {at.rows:,} rows" if at.source else f"Store: {at.entity}"
            )
            bar.update(task, description=doing)

        yield step


@contextmanager
def build_progress() -> "Iterator[Callable[[str, int, int], None]]":
    """Show a bar while the demo company is made: what is being made, how many are done, of how many."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<28}"), BarColumn(), TimeElapsedColumn())
    out = console(stderr=True)
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("Making the demo company", total=None)

        def step(what: str, done: int, total: int) -> None:
            bar.update(task, description=f"Making {what}", completed=done, total=total or None)

        yield step


def _parts(markdown: str) -> Iterator[str | list[list[str]]]:
    """Take the tables out of Markdown: they are fitted to the terminal as all tables are."""
    lines: list[str] = []
    table: list[list[str]] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|") and line.endswith("|"):
            if "\n".join(lines).strip():
                yield "\n".join(lines)
            lines = []
            cells = [cell.strip() for cell in line[1:-1].split("|")]
            if not all(set(cell) <= {"-", ":", " "} and cell for cell in cells):
                table.append(cells)
        else:
            if table:
                yield table
                table = []
            lines.append(line)
    if "\n".join(lines).strip():
        yield "\n".join(lines)


def _step(step: dict[str, Any]) -> str:
    rows = f" {step['rows']} rows" if step.get("rows") is not None else ""
    return f"{step['tool']}{rows} {float(step.get('ms') or 0):.0f} ms"


def _print_evidence(out: "Console", shown: Evidence, language: str) -> None:
    from rich.text import Text

    title = Text(printable(shown.title), style="bold")
    title.append(f"  {' · '.join(part for part in (shown.origin, shown.note) if part)}", style="dim not bold")
    out.print()
    out.print(title)
    out.print(grid(shown.columns, shown.rows, out.width, shown.numeric, text("more_columns", language)))


def _print_rows(columns: Sequence[str], rows: Sequence[Sequence[str]], nothing: str) -> None:
    out = console()
    out.print(grid(columns, rows, out.width) if rows else nothing)
