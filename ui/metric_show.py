"""How lists and explanations of metrics are printed: as tables in a terminal, as lines with tabs when piped."""

from collections.abc import Sequence

import typer

from ui.metric_page import Sheet


def print_list(sheets: Sequence[Sheet], *, plain: bool) -> None:
    """Print tables; piped, each row is a line with the title first and tabs between."""
    if plain:
        for sheet in sheets:
            for row in sheet.rows:
                typer.echo("\t".join((sheet.title, *row)))
        return
    from rich.text import Text

    from ui.grid import grid
    from ui.show import console

    out = console()
    for sheet in sheets:
        out.print(Text(sheet.title, style="bold"))
        out.print(grid(sheet.columns, sheet.rows, out.width))
        out.print()


def print_facts(pairs: Sequence[tuple[str, str]]) -> None:
    """Print one thing as label and text, a line each."""
    from ui.grid import facts
    from ui.show import console

    lines = [
        (label if not place else "", line)
        for label, text in pairs
        for place, line in enumerate(text.split("\n"))
    ]
    console().print(facts(lines))
