"""A picture as a Vega-Lite specification: data, marks, axes, and a look that goes with the pages.

The specification holds its data and names no address, so that drawing it reads nothing from anywhere.
"""

from typing import Any

from assistant.chart import Chart
from assistant.chart_look import LIGHT, Look, axis_numbers, config, short, wide
from assistant.chart_look import title as titled
from assistant.chart_rows import Point

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
WIDE, NARROW = 680, 340
_BAR, _BAR_OF_SEVERAL, _LINE_HEIGHT, _COLUMN_HEIGHT = 30, 20, 250, 230
_CHAR = 6.6  # width of a Latin letter of the labels, in pixels; a Chinese character has two
_FRAME = {"left": 18, "right": 18, "top": 16, "bottom": 14}
_TIGHT = {"left": 2, "right": 8, "top": 6, "bottom": 2}
_LABELLED = 16  # columns that can carry their value


def spec(chart: Chart, *, look: Look = LIGHT, width: int = WIDE, title: bool = True) -> dict[str, Any]:
    """Return the specification of a picture.

    Args:
        chart: The picture.
        look: Its colours.
        width: In pixels, with all labels.
        title: Whether title and notes are drawn; a page says them itself.
    """
    drawn: dict[str, Any] = {"line": _lines, "bar": _bars, "column": _columns}[chart.kind](chart, look, width)
    if chart.kind != "bar":  # bars have their own height, the others share one with what stands above them
        drawn["height"] += _above(chart, width, title=title)
    return {
        "$schema": SCHEMA,
        "description": chart.words(),
        **({"title": titled(chart, width)} if title else {}),
        "width": width,
        "autosize": {"type": "fit-x" if chart.kind == "bar" else "fit", "contains": "padding"},
        "padding": _FRAME if title else _TIGHT,
        "data": {"values": [_datum(chart, point) for point in chart.points]},
        **drawn,
        "config": config(look),
    }


def _datum(chart: Chart, point: Point) -> dict[str, Any]:
    label = "" if point.value is None else short(point.value, chart.unit, zh=chart.style.zh)
    named = {"group": point.group, "value": point.value, "label": label}
    if chart.kind == "bar":
        named["end"] = max(0.0, point.value or 0.0)
    return {**named, "series": point.series} if len(chart.series) > 1 else named


def _lines(chart: Chart, look: Look, width: int) -> dict[str, Any]:
    moments = len({point.group for point in chart.points})
    several = len(chart.series) > 1
    mark = {"type": "line", "strokeWidth": 2.2, "strokeCap": "round", "strokeJoin": "round"}
    dot = {"filled": True, "size": 34, "opacity": 1, **({} if several else {"color": look.accent})}
    point = dot if moments * (WIDE // width) <= 40 else False
    return {
        "height": _LINE_HEIGHT,
        "mark": {**mark, "point": point, **({} if several else {"color": look.accent})},
        "encoding": {
            "x": {
                "field": "group", "type": "ordinal", "sort": None, "title": None, "scale": {"padding": 0.3},
                "axis": {"labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 10, "grid": False},
            },
            "y": _values(chart),
            **(_colours(chart, look, width) if several else {}),
        },
    }  # fmt: skip


def _columns(chart: Chart, look: Look, width: int) -> dict[str, Any]:
    several = len(chart.series) > 1
    x: dict[str, Any] = {
        "field": "group", "type": "ordinal", "sort": None, "title": None,
        "axis": {"labelAngle": 0, "labelOverlap": "greedy", "grid": False, "labelLimit": width // 3},
    }  # fmt: skip
    encoding: dict[str, Any] = {"x": x, "y": _values(chart)}
    if several:
        encoding |= {
            "xOffset": {"field": "series", "sort": list(chart.series)},
            **_colours(chart, look, width),
        }
    bar = {"mark": {"type": "bar", "cornerRadiusEnd": 3, **({} if several else {"color": look.accent})}}
    label = {"mark": {"type": "text", "dy": -7, "fontSize": 11}, "encoding": _label(look)}
    room = len(chart.points) <= (_LABELLED if width >= WIDE else _LABELLED // 2)
    return {"height": _COLUMN_HEIGHT, "encoding": encoding, "layer": [bar, label] if room else [bar]}


def _bars(chart: Chart, look: Look, width: int) -> dict[str, Any]:
    several = len(chart.series) > 1
    encoding: dict[str, Any] = {
        "y": {
            "field": "group", "type": "nominal", "sort": None, "title": None,
            "axis": {"labelLimit": int(width * 0.42), "labelPadding": 8},
        },
        "x": {"field": "value", "type": "quantitative", "axis": None, "scale": {"padding": 0, **_room(chart, width)}},
    }  # fmt: skip
    if several:
        encoding |= {
            "yOffset": {"field": "series", "sort": list(chart.series)},
            **_colours(chart, look, width),
        }
    bar = {"mark": {"type": "bar", "cornerRadiusEnd": 3, **({} if several else {"color": look.accent})}}
    # Right of its bar; where the bar goes left, right of the axis.
    end = {"field": "end", "type": "quantitative"}
    label = {
        "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 11.5},
        "encoding": {**_label(look), "x": end},
    }
    step = _BAR_OF_SEVERAL * len(chart.series) + 14 if several else _BAR
    return {"height": {"step": step, "for": "position"}, "encoding": encoding, "layer": [bar, label]}


def _label(look: Look) -> dict[str, Any]:
    """Return the encoding of a value written beside its bar."""
    return {"text": {"field": "label", "type": "nominal"}, "color": {"value": look.soft}}


def _room(chart: Chart, width: int) -> dict[str, Any]:
    """Return a domain that leaves room for the label behind the longest bar."""
    values = [point.value for point in chart.points if point.value is not None]
    top, bottom = max(0.0, *values), min(0.0, *values)
    if top == bottom:
        return {}
    longest = max(wide(short(value, chart.unit, zh=chart.style.zh)) for value in values)
    names = min(width * 0.42, max(wide(point.group) for point in chart.points) * _CHAR)
    bars = max(80.0, width - names - 40)
    share = min(0.5, (longest * _CHAR + 10) / bars)
    return {"domain": [bottom, top + (top - bottom) * share / (1 - share)], "nice": False}


def _values(chart: Chart) -> dict[str, Any]:
    """Return the axis of values: few lines, numbers as people say them, its unit above it."""
    return {
        "field": "value", "type": "quantitative", "scale": {"zero": chart.whole or chart.kind != "line", "nice": True},
        "title": chart.measure or None,
        "axis": {
            "tickCount": 5, "labelExpr": axis_numbers(chart), "titleAngle": 0, "titleAlign": "left",
            "titleAnchor": "end", "titleX": -2, "titleY": -12, "titleBaseline": "bottom",
        },
    }  # fmt: skip


def _colours(chart: Chart, look: Look, width: int) -> dict[str, Any]:
    colours = [look.accent, look.before] if chart.compared else list(look.series[: len(chart.series)])
    if chart.compared and len(chart.series) > 2:
        colours = [colour for own in look.series for colour in (own, look.before)][: len(chart.series)]
    return {
        "color": {
            "field": "series", "type": "nominal", "sort": list(chart.series),
            "scale": {"domain": list(chart.series), "range": colours},
            "legend": {
                "orient": "top", "title": None, "columns": _legend_columns(chart, width), "symbolType": "circle",
                "offset": 14 if chart.kind == "bar" else 30,
            },
        }
    }  # fmt: skip


def _legend_columns(chart: Chart, width: int) -> int:
    """Return how many names stand beside each other in the legend."""
    longest = max(wide(name) for name in chart.series) * _CHAR + 34
    return max(1, min(len(chart.series), int((width - 50) / longest)))


def _above(chart: Chart, width: int, *, title: bool) -> int:
    """Return the height, in pixels, of what stands above the lines: title, notes, legend."""
    several = len(chart.series) > 1
    legend = 16 + 18 * -(-len(chart.series) // _legend_columns(chart, width)) if several else 0
    if not title:
        return legend
    told = titled(chart, width)
    return int(legend + 20 * len(told["text"]) + 17 * len(told["subtitle"]) + told["offset"])
