"""Answers that are metrics: one figure, several, a ranking, a trend, a comparison; always with what was asked."""

from collections.abc import Mapping
from typing import Any

from assistant.blocks import Sheet, Style
from assistant.metric_cells import absent, moved, plain, spoken
from assistant.metric_table import table
from assistant.metric_words import TIMES, Asked
from assistant.phrases import say
from assistant.plan import Call

Sheets = Mapping[str, Sheet]


def metrics(call: Call, result: Mapping[str, Any], sheets: Sheets, style: Style) -> str:
    """Write what a query of metrics found."""
    asked = Asked(result.get("facts") or {}, style)
    sheet = sheets["metrics"]
    body = _groups(call, asked, sheet) if asked.by else _figures(asked, sheet)
    return "\n\n".join(block for block in (body, _notes(asked, sheet)) if block)


def empty(_call: Call, result: Mapping[str, Any], style: Style) -> str:
    """Say that nothing fits, and which metrics, filters and period were looked at."""
    asked = Asked(result.get("facts") or {}, style)
    why = _future(style) if asked.facts.get("future") else ""
    return say(
        "no_metric", style, what=_title(asked), asked=_bracketed(asked.scope(), style), why=why
    ).strip()


def _figures(asked: Asked, sheet: Sheet) -> str:
    """Write figures that are not grouped: one as a sentence, several as a list."""
    style = asked.style
    scope, definitions = _bracketed(asked.scope(), style), asked.definitions()
    told = [_figure(asked, sheet, metric) for metric in asked.metrics]
    if len(told) == 1:
        colon = "：" if style.zh else ": "
        stop = "。" if style.zh else ". "
        return f"**{_title(asked)}**{scope}{colon}{told[0]}{stop}{definitions}".rstrip()
    lead = f"**{_title(asked)}**{scope}{'：' if style.zh else ':'}"
    colon = "：" if style.zh else ": "
    lines = [f"- {asked.label(m['name'])}{colon}{said}" for m, said in zip(asked.metrics, told, strict=True)]
    return "\n".join([lead, *lines]) + (f"\n\n{definitions}" if definitions else "")


def _figure(asked: Asked, sheet: Sheet, metric: Mapping[str, Any]) -> str:
    """Write one metric: its value, of each currency apart, with what it was before."""
    style, name = asked.style, metric["name"]
    rows = [row for row in range(len(sheet)) if sheet.raw(name, row) is not None]
    if not rows:
        return f"**{absent(metric, style)}**"
    if not _apart(asked, sheet, metric):
        rows = rows[:1]
    elif asked.part():  # a currency that the part has nothing of tells nothing
        rows = [row for row in rows if sheet.raw(f"{name}_part", row)] or rows[:1]
    told = [_valued(asked, sheet, metric, row, many=len(rows) > 1) for row in rows]
    return ("；" if style.zh else "; ").join(told) if asked.facts.get("compared") else asked.listed(told)


def _apart(asked: Asked, sheet: Sheet, metric: Mapping[str, Any]) -> bool:
    """Say whether a metric is told for each currency: a count beside amounts may stand in each row again."""
    values = {str(sheet.raw(metric["name"], row)) for row in range(len(sheet))}
    return len(asked.currencies) > 1 and (len(values) > 1 or metric["unit"] == "money")


def _valued(asked: Asked, sheet: Sheet, metric: Mapping[str, Any], row: int, *, many: bool) -> str:
    style, name, unit = asked.style, metric["name"], metric["unit"]
    currency = str(sheet.raw("currency", row) or "")
    shown = currency if unit == "money" or many else ""
    now = sheet.raw(name, row)
    text = f"**{spoken(now, metric, style, shown)}**"
    if asked.part():
        return _of_whole(asked, sheet, metric, row, shown)
    if not asked.facts.get("compared"):
        return text
    earlier = sheet.raw(f"{name}_before", row)
    if earlier is None:
        return text + ("，对比期没有数值" if style.zh else ", no value before")
    before = spoken(earlier, metric, style, shown)
    change = moved(now, earlier, sheet.raw(f"{name}_change", row), unit, style)
    if not change:  # from nothing to something is no percentage
        return text + (f"，之前为 {before}" if style.zh else f", before {before}")
    return text + (f"，之前为 {before}，{change}" if style.zh else f", before {before}: {change}")


def _of_whole(asked: Asked, sheet: Sheet, metric: Mapping[str, Any], row: int, currency: str) -> str:
    """Write the share of a part, with the part and the whole."""
    style, name = asked.style, metric["name"]
    share = plain(sheet.raw(f"{name}_share", row), "share")
    part, whole = (spoken(sheet.raw(each, row), metric, style, currency) for each in (f"{name}_part", name))
    return f"**{share}**（{part}，共 {whole}）" if style.zh else f"**{share}** ({part} of {whole})"


def _groups(call: Call, asked: Asked, sheet: Sheet) -> str:
    """Write groups: what is ranked by what, the first of a ranking by name, the table."""
    if _is_list(asked, sheet):
        return f"{_counted(asked, sheet)}\n\n{table(asked, sheet, only_groups=True)}"
    style = asked.style
    by = asked.listed(asked.label(name) for name in asked.by)
    scope, order, some = _bracketed(asked.scope(), style), _order(call, asked), _some(asked, sheet)
    title = f"按{by}的{_title(asked)}" if style.zh else f"{_title(asked)} by {by}"
    stop = "。" if style.zh else ". "
    lead = f"**{title}**{scope}{order}{some}{stop}{asked.definitions()}".rstrip()
    return "\n\n".join(block for block in (lead, _first(call, asked, sheet), table(asked, sheet)) if block)


def _is_list(asked: Asked, sheet: Sheet) -> bool:
    """Say whether who is told matters, not how much: customers with no orders all have the same number."""
    if len(asked.by) != 1 or len(asked.metrics) != 1 or not asked.facts.get("having") or asked.by[0] in TIMES:
        return False
    values = {str(sheet.raw(asked.metrics[0]["name"], row)) for row in range(len(sheet))}
    return len(values) == 1 and len(sheet) > 1 and len(asked.currencies) < 2


def _counted(asked: Asked, sheet: Sheet) -> str:
    """Write how many members fit."""
    style, shown = asked.style, len(sheet)
    groups = asked.facts.get("groups")
    count = groups if isinstance(groups, int) else shown
    noun, scope = asked.label(asked.by[0]), _bracketed(asked.scope(), style)
    if style.zh:
        return f"**共 {count:,} 个{noun}**{scope}" + (f"，显示前 {shown} 个。" if shown < count else "。")
    nouns = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return f"**{count:,} {nouns}**{scope}" + (f"; the first {shown} shown." if shown < count else ".")


def _title(asked: Asked) -> str:
    text, part = asked.titles(), asked.part()
    if part:
        text = f"{text}中{part}的占比" if asked.style.zh else f"share of {text}: {part}"
    return text if asked.style.zh else text[:1].upper() + text[1:]


def _bracketed(scope: str, style: Style) -> str:
    if not scope:
        return ""
    return f"（{scope}）" if style.zh else f" ({scope})"


def _is_ranked(call: Call) -> bool:
    return bool(call.arguments.get("limit") or call.arguments.get("order_by") or call.arguments.get("order"))


def _order(call: Call, asked: Asked) -> str:
    """Say by what the groups are ranked, where a ranking was asked for."""
    if not _is_ranked(call) or asked.by[0] in TIMES:
        return ""
    name, direction = (asked.facts.get("order") or [asked.metrics[0]["name"], "desc"])[:2]
    least = direction == "asc"
    told = "变化" if name == "change" and asked.style.zh else name if name == "change" else asked.label(name)
    by = told if len(asked.metrics) > 1 or name == "change" else ""
    if asked.style.zh:
        return f"，{f'按{by}' if by else ''}从{'低到高' if least else '高到低'}"
    return f", {'lowest' if least else 'highest'} {f'{by} ' if by else ''}first"


def _some(asked: Asked, sheet: Sheet) -> str:
    """Say how many groups there are when not all are shown."""
    groups = asked.facts.get("groups")
    if not isinstance(groups, int) or len(asked.currencies) > 1:
        return ""
    shown = sum(sheet.raw(sheet.columns[0], row) != "(others)" for row in range(len(sheet)))
    if groups <= shown:
        return ""
    told = say("of_all", asked.style, all=f"{groups:,}", n=shown).rstrip("。.")
    return f"，{told}" if asked.style.zh else f"; {told}"


def _first(call: Call, asked: Asked, sheet: Sheet) -> str:
    """Name the first of a ranking: who asks which has the most wants one name."""
    if not _is_ranked(call) or len(asked.by) != 1 or asked.by[0] in TIMES or len(asked.currencies) > 1:
        return ""
    dimension, style = asked.by[0], asked.style
    named = [row for row in range(len(sheet)) if sheet.raw(dimension, row) not in (None, "", "(others)")]
    name, direction = (asked.facts.get("order") or [asked.metrics[0]["name"], "desc"])[:2]
    metric = next((m for m in asked.metrics if m["name"] == name), asked.metrics[0])
    if not named or named[0] > 1 or sheet.raw(metric["name"], named[0]) is None:
        return ""
    who = asked.group(dimension, sheet.raw(dimension, named[0]), _entity(sheet, dimension))
    value = _valued(asked, sheet, metric, named[0], many=False).replace("**", "")
    what = _superlative(name, direction == "asc", asked)
    return f"{what}的是 **{who}**：{value}。" if style.zh else f"{what}: **{who}**, {value}."


def _superlative(name: str, least: bool, asked: Asked) -> str:
    if name == "change":
        return (
            ("变化率最低" if least else "变化率最高")
            if asked.style.zh
            else ("Lowest change" if least else "Highest change")
        )
    if asked.style.zh:
        return f"{asked.label(name) if len(asked.metrics) > 1 else ''}最{'低' if least else '高'}"
    return f"{'Lowest' if least else 'Highest'} {asked.label(name)}"


def _entity(sheet: Sheet, column: str) -> str:
    return sheet.entities[sheet.columns.index(column)] if column in sheet.columns else ""


def _notes(asked: Asked, sheet: Sheet) -> str:
    """Say what a reader must know of the figures: currencies, what is as of now, what could not be worked out."""
    style = asked.style
    told = []
    if asked.facts.get("future"):
        told.append(_future(style))
    if len(asked.currencies) > 1:
        told.append("不同币种的金额不相加。" if style.zh else "Amounts of several currencies are not added.")
    now = [name for name in asked.facts.get("as_of_now") or [] if asked.facts.get("period")]
    if now:
        names = asked.listed(asked.label(name) for name in now)
        told.append(
            f"{names}是现在的数，与期间无关。"
            if style.zh
            else f"As it stands now, whatever the period: {names}."
        )
    if asked.by and _gaps(asked, sheet):
        told.append(
            "“–”：无法计算，没有可作分母的数据。"
            if style.zh
            else "–: cannot be computed, there is nothing to divide by."
        )
    if asked.by and asked.facts.get("compared") and _unmatched(asked, sheet):
        told.append(
            "对比期没有数值的，不计算变化。"
            if style.zh
            else "Where there was no value before, there is no change to tell."
        )
    return f"_{' '.join(told)}_" if told and not style.zh else f"_{''.join(told)}_" if told else ""


def _future(style: Style) -> str:
    return "该期间还没有开始。" if style.zh else "The period has not begun yet."


def _gaps(asked: Asked, sheet: Sheet) -> bool:
    ratios = [metric["name"] for metric in asked.metrics if not metric.get("adds_up")]
    rows = [row for row in range(len(sheet)) if sheet.raw(sheet.columns[0], row) != "(others)"]
    return any(sheet.raw(name, row) is None for name in ratios for row in rows)


def _unmatched(asked: Asked, sheet: Sheet) -> bool:
    return any(
        sheet.raw(f"{metric['name']}_change", row) is None and sheet.raw(metric["name"], row) is not None
        for metric in asked.metrics
        for row in range(len(sheet))
    )
