"""How a picture looks: the colours of the pages, fonts a machine has, numbers and titles as people write them."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from assistant.chart import Chart

FONTS = (
    "system-ui, Segoe UI, Roboto, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, Hiragino Sans GB, "
    "WenQuanYi Micro Hei, sans-serif"
)


@dataclass(frozen=True)
class Look:
    """The colours of a picture: those of ui/assets/page.css."""

    paper: str
    ink: str
    soft: str
    line: str
    accent: str
    before: str
    series: tuple[str, ...]


LIGHT = Look(
    "#ffffff", "#1c2b2d", "#5b6b6f", "#e3e9ea", "#0f766e", "#b3c5c4",
    ("#0f766e", "#c9812a", "#3f6fb3", "#b04a64", "#7a63b5"),
)  # fmt: skip
DARK = Look(
    "#0f1719", "#e6eded", "#9fb0b3", "#2a3a3d", "#5cc8ba", "#48615f",
    ("#5cc8ba", "#e9ae63", "#86aef0", "#ea93a8", "#b7a6ee"),
)  # fmt: skip


def config(look: Look) -> dict[str, Any]:
    """Return what Vega-Lite needs to draw everything in a look."""
    axis = {
        "domain": False, "ticks": False, "gridColor": look.line, "labelColor": look.soft, "titleColor": look.soft,
        "labelFontSize": 11.5, "titleFontSize": 11.5, "titleFontWeight": "normal", "labelPadding": 8, "labelFont": FONTS,
        "titleFont": FONTS,
    }  # fmt: skip
    return {
        "background": look.paper,
        "font": FONTS,
        "view": {"stroke": None},
        "axis": axis,
        "axisY": {"grid": True},
        "axisYQuantitative": {"gridDash": [2, 3]},
        "axisYDiscrete": {"grid": False, "labelColor": look.ink, "labelFontSize": 12.5},
        "axisXDiscrete": {"labelColor": look.soft},
        "legend": {"labelColor": look.ink, "labelFontSize": 12, "symbolSize": 70, "labelFont": FONTS, "labelLimit": 260},
        "title": {
            "color": look.ink, "fontSize": 15, "fontWeight": 600, "subtitleColor": look.soft, "subtitleFontSize": 12,
            "subtitlePadding": 6, "font": FONTS, "subtitleFont": FONTS, "lineHeight": 20, "subtitleLineHeight": 17,
        },
        "scale": {"bandPaddingInner": 0.32, "bandPaddingOuter": 0.12},
        "text": {"font": FONTS},
    }  # fmt: skip


def title(chart: Chart, width: int) -> dict[str, Any]:
    """Return title and notes, broken into lines that fit."""
    return {
        "text": _broken(chart.title, width, 7.6),
        "subtitle": [line for note in chart.notes for line in _broken(note, width, 6.4)],
        "anchor": "start", "frame": "bounds", "offset": 26 if chart.kind != "bar" else 14,
    }  # fmt: skip


def short(value: float, unit: str, *, zh: bool) -> str:
    """Write a number short enough for a label; the table has it in full.

    >>> short(16119048.56, "money", zh=True), short(16119048.56, "money", zh=False), short(0.234, "share", zh=True)
    ('1,612万', '16.1M', '23.4%')
    """
    if unit == "share":
        return f"{value * 100:,.1f}%"
    for size, sign in ((1e8, "亿"), (1e4, "万")) if zh else ((1e9, "B"), (1e6, "M"), (1e3, "K")):
        if abs(value) >= size * (10 if size == 1e3 else 1):
            scaled = value / size
            return f"{scaled:,.{0 if abs(scaled) >= 1000 else 1 if abs(scaled) >= 10 else 2}f}{sign}"
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:,.1f}"


def axis_numbers(chart: Chart) -> str:
    """Return how the axis writes a number, in Vega's language."""
    if chart.unit == "share":
        return "format(datum.value, '.0%')"
    sizes = ((1e8, "亿"), (1e4, "万")) if chart.style.zh else ((1e9, "B"), (1e6, "M"), (1e3, "K"))
    told = "format(datum.value, ',~g')"
    for size, sign in reversed(sizes):
        least = size * 10 if size == 1e3 else size
        told = (
            f"abs(datum.value) >= {least:.0f} ? format(datum.value / {size:.0f}, ',~g') + '{sign}' : ({told})"
        )
    return told


def wide(text: str) -> int:
    """Return the width of a text in Latin letters."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _broken(text: str, width: int, char: float) -> list[str]:
    """Break a text into lines that fit; at a space where there is one."""
    room, lines, line = int((width - 24) / char), [], ""
    for piece in text:
        if wide(line + piece) > room:
            head, space, rest = line.rpartition(" ")
            keep = bool(space) and wide(rest) < room // 2 and piece.isascii()
            lines.append(head if keep else line)
            line = rest if keep else ""
        line += piece
    return [*lines, line.strip()] if line.strip() else lines
