"""The picture of an answer: which one its table has the shape for, or why it has none.

It is made of the answer as its person may see it: names in labels were restored with the table, on the way
to the screen, and no picture is kept or recorded.
"""

from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant import chart_rows, chart_times
from assistant.answer import Answer
from assistant.blocks import Style
from assistant.chart_rows import Point, Rows
from assistant.metric_words import Asked

MAX_GROUPS, MAX_LINES, MAX_BARS = 12, 5, 24
_TOLD = 12  # points that the words for those who do not see the picture tell one by one
_WHY = {
    "records": ("这个回答是明细或单条记录，没有可以画的汇总数字。", "The answer is records, not figures by group: there is nothing to draw."),
    "one": ("回答只有一个数，图说不出更多。", "The answer is one figure: a chart would say no more."),
    "many": ("分组太多或维度超过两个，画出来看不清。", "There are too many groups or dimensions to be seen in a chart."),
}  # fmt: skip
_UNITS = {
    "days": ("天", "days"),
    "hours": ("小时", "hours"),
    "times": ("次", "times"),
    "points": ("分", "points"),
}


@dataclass(frozen=True)
class Chart:
    """A picture before it is drawn.

    Args:
        kind: `line` along a time, `bar` lying, `column` standing.
        title: What it shows, with its unit.
        notes: Filters, period, and what is left out.
        unit: `money`, `share`, another name, or what is counted.
        measure: What stands on the axis of values: unit or currency.
        points: What is drawn, in its order.
        series: The lines, or the bars of a group; one of them is no series.
        compared: The second series is an earlier time.
        whole: The values add up, so that the axis begins at zero.
        style: The language.
    """

    kind: Literal["line", "bar", "column"]
    title: str
    notes: tuple[str, ...]
    unit: str
    measure: str
    points: tuple[Point, ...]
    series: tuple[str, ...]
    compared: bool
    whole: bool
    style: Style

    def words(self) -> str:
        """Return the same facts in words, for those who do not see the picture."""
        names = {
            "line": ("折线图", "Line chart"),
            "bar": ("条形图", "Bar chart"),
            "column": ("柱形图", "Column chart"),
        }
        head = f"{names[self.kind][0 if self.style.zh else 1]}{'：' if self.style.zh else ': '}{self.title}"
        known = [point for point in self.points if point.value is not None]
        several = len(self.series) > 1
        told = [f"{p.group}{f' {p.series}' if several else ''} {p.told}" for p in known]
        if len(told) > _TOLD:
            ordered = sorted(known, key=lambda point: point.value or 0)
            ends = (("最高", "highest", ordered[-1]), ("最低", "lowest", ordered[0]))
            told = [
                f"{zh if self.style.zh else en} {p.group}{f' {p.series}' if several else ''} {p.told}"
                for zh, en, p in ends
            ]
        parts = [head, *self.notes, ("；" if self.style.zh else "; ").join(told)]
        return ("。" if self.style.zh else ". ").join(part for part in parts if part)


def chart_of(answer: Answer) -> Chart | str:
    """Return the picture of an answer, or in one sentence why it has none."""
    style = Style("zh" if answer.language == "zh" else "en")
    why = "records"
    for table in answer.tables:
        facts = _facts(answer, table)
        if not facts.get("metrics") or not table["rows"]:
            continue
        drawn = _drawn(Asked(facts, style), table)
        if isinstance(drawn, Chart):
            return drawn
        why = drawn
    return _WHY[why][0 if style.zh else 1]


def _facts(answer: Answer, table: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of the call that a table is of."""
    call = table.get("call", -1)
    facts: dict[str, Any] = answer.results[call]["facts"] if 0 <= call < len(answer.results) else {}
    return facts


def _drawn(asked: Asked, table: dict[str, Any]) -> Chart | str:
    rows = chart_rows.read(asked, table)
    if not asked.by or len({point.group for point in rows.points}) < 2:
        return "one"
    if len(asked.by) > 2:
        return "many"
    timed = [name for name in asked.by if chart_rows.is_time(name)]
    if timed and chart_times.in_order(rows.points):
        return _along_time(asked, rows, timed[0])
    return _bars(asked, rows)


def _along_time(asked: Asked, rows: Rows, time: str) -> Chart | str:
    """Draw lines, of many series the largest; few moments stand as columns."""
    series, left = rows.largest(MAX_LINES if not rows.compared else 2)
    points = chart_times.without_gaps(rows.kept(series), time, whole=rows.whole)
    moments = {point.group for point in points}
    if len(moments) < 3:
        if len(points) > MAX_BARS:
            return "many"
        return _chart(asked, replace(rows, points=points, series=series), "column", left)
    return _chart(asked, replace(rows, points=points, series=series), "line", left)


def _bars(asked: Asked, rows: Rows) -> Chart | str:
    """Draw bars in the table's order, the first of many."""
    groups = list(dict.fromkeys(point.group for point in rows.points))
    shown = groups[: max(2, min(MAX_GROUPS, MAX_BARS // max(1, len(rows.series))))]
    if len(rows.series) > MAX_LINES:
        return "many"
    points = tuple(point for point in rows.points if point.group in shown)
    ordered = asked.by[0] in (asked.facts.get("value_labels") or {}) and len(groups) <= 8
    longest = max(len(group.encode("gbk", "replace")) for group in shown)
    kind: Literal["bar", "column"] = "column" if ordered and longest <= 8 else "bar"
    return _chart(asked, replace(rows, points=points), kind, 0, len(groups) - len(shown))


def _chart(
    asked: Asked, rows: Rows, kind: Literal["line", "bar", "column"], lines_left: int, groups_left: int = 0
) -> Chart | str:
    if all(point.value is None for point in rows.points):
        return "one"
    zh = asked.style.zh
    of = asked.listed(asked.label(name) for name in asked.by)
    metric = rows.label or asked.label(rows.metric["name"])
    measure = _measure(rows, zh=zh)
    title = f"按{of}的{metric}" if zh else f"{metric[:1].upper()}{metric[1:]} by {of}"
    notes = [asked.scope()]
    if rows.other_currencies:
        others = asked.listed(rows.other_currencies)
        notes.append(
            f"只画 {rows.currency}；{others} 见表" if zh else f"{rows.currency} only; {others} in the table"
        )
    if rows.other_metrics:
        others = asked.listed(map(asked.label, rows.other_metrics))
        notes.append(f"{others}见表" if zh else f"{others} in the table")
    if lines_left:
        notes.append(f"只画最大的 {len(rows.series)} 条，另有 {lines_left} 条" if zh else f"the {len(rows.series)} largest of {len(rows.series) + lines_left}")  # fmt: skip
    hidden = max(groups_left, int(asked.facts.get("groups") or 0) - len({p.group for p in rows.points}))
    if kind != "line" and (groups_left or hidden > 0) and not rows.others:
        count = len({point.group for point in rows.points})
        notes.append(
            f"前 {count} 个，共 {count + hidden} 个" if zh else f"the first {count} of {count + hidden}"
        )
    if measure and measure not in metric:  # "orders by day (orders)" says nothing twice
        title += f"（{measure}）" if zh else f" ({measure})"
    unit = rows.metric["unit"] if isinstance(rows.metric["unit"], str) else "count"
    return Chart(
        kind, title, tuple(note for note in notes if note), "share" if rows.share else unit, measure,
        rows.points, rows.series, rows.compared, rows.whole, asked.style,
    )  # fmt: skip


def _measure(rows: Rows, *, zh: bool) -> str:
    """Return what the values are measured in."""
    unit = rows.metric["unit"]
    if rows.share or unit == "share":
        return "%" + (f", {rows.currency}" if rows.currency else "")
    if unit == "money":
        return rows.currency
    words = unit if isinstance(unit, list | tuple) else _UNITS.get(unit, ("", ""))
    return str(words[0 if zh else 1])
