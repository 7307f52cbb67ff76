"""Tables in a terminal: Chinese counted two wide, columns that fit, one row as facts, the rest said."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_GAP = 3
_TEXT_WIDTH = 34  # of a column of words; longer ones are broken into lines
_NARROW = 16  # the last column that fits may be as narrow as this, if it holds words
_LEAST_SHOWN = 3


def printable(words: str) -> str:
    r"""Return words without what could steer a terminal: control, bidirectional and invisible characters.

    >>> printable("a\x1b[31mb\u202ec")
    'a[31mbc'
    """
    return "".join(c for c in words if c in "\n\t" or (c.isprintable() and not "\u202a" <= c <= "\u202e"))


def grid(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
    numeric: Sequence[bool] = (),
    more: str = "",
) -> "RenderableType":
    """Return rows as a table no wider than the terminal; a single row that does not fit becomes facts.

    Args:
        columns: Labels.
        rows: Cells as text.
        width: Of the terminal, in characters.
        numeric: Which columns stand right.
        more: Says how many columns were left out, with `{n}`.
    """
    widths = [_width([name, *(row[i] for row in rows)]) for i, name in enumerate(columns)]
    fitting, widths = _fitting(widths, width, numeric)
    if fitting < len(columns) and len(rows) == 1:
        return facts(zip(columns, rows[0], strict=True))
    table = _table(columns[:fitting], widths, numeric)
    for row in rows:
        table.add_row(*(_words(cell) for cell in row[:fitting]))
    if fitting < len(columns) and more:
        table.caption = more.format(n=len(columns) - fitting)
        table.caption_justify = "left"
    return table


def facts(pairs: Iterable[tuple[str, str]]) -> "RenderableType":
    """Return one row as `label  value` lines, those that have a value."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs:
        if value:
            table.add_row(printable(name), _words(value))
    return table


def _table(columns: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for index, name in enumerate(columns):
        right = index < len(numeric) and numeric[index]
        table.add_column(
            printable(name), justify="right" if right else "left", overflow="fold",
            min_width=widths[index], max_width=widths[index],
        )  # fmt: skip
    return table


def _fitting(widths: Sequence[int], width: int, numeric: Sequence[bool]) -> tuple[int, list[int]]:
    """Return how many columns fit, from the left, and their widths; a last one of words may be narrower."""
    used = 0
    for count, each in enumerate(widths):
        left = width - used - (_GAP if count else 0)
        if each > left:
            words = not (count < len(numeric) and numeric[count])
            if words and left >= _NARROW:
                return count + 1, [*widths[:count], left]
            kept = max(count, min(_LEAST_SHOWN, len(widths)))
            return kept, list(widths[:kept])
        used = width - left + each
    return len(widths), list(widths)


def _width(cells: Iterable[str]) -> int:
    from rich.cells import cell_len  # counts Chinese characters as two

    return min(max(cell_len(printable(cell)) for cell in cells), _TEXT_WIDTH)


def _words(cell: str) -> "RenderableType":
    from rich.text import Text

    return Text(printable(cell).replace("\n", " "))
