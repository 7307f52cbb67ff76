"""Answers that are more than a list of rows: stock, ideas, totals, rows of SQL."""

from collections.abc import Mapping
from typing import Any

from assistant import cells, render_listed
from assistant.blocks import Sheet, Style
from assistant.filters import described
from assistant.phrases import say
from assistant.plan import Call
from connectors import statuses

Sheets = Mapping[str, Sheet]
_FEW = 3  # products whose stock is told by warehouse


def what(call: Call, result: Mapping[str, Any], style: Style) -> str:
    """Return the word for what a call lists."""
    return measure_label(result, style) if call.tool == "totals" else render_listed.noun(call, style)


def stock(call: Call, result: Mapping[str, Any], sheets: Sheets, style: Style) -> str:
    """Write stock by product; of a few products also by warehouse, with what is coming."""
    main = next(iter(sheets.values()))
    few = sheets if len(main) <= _FEW else {main.name: main}
    return render_listed.rows(call, result, few, style)


def cross_sell(_call: Call, result: Mapping[str, Any], sheets: Sheets, style: Style) -> str:
    """Write product ideas with the counts that say why."""
    facts = result.get("facts") or {}
    ideas = next(iter(sheets.values()))
    customer = facts.get("customer", "")
    lead = (
        f"**给 {customer} 的 {len(ideas)} 个交叉销售建议**（它没有买过，而相似的客户常买）："
        if style.zh
        else f"**{len(ideas)} cross-selling idea{'s' if len(ideas) != 1 else ''} for {customer}** "
        f"(not bought yet, often bought by customers alike):"
    )
    lines = [f"{row + 1}. {_idea(ideas, row, style)}" for row in range(len(ideas))]
    return "\n".join([lead, *lines])


def _idea(ideas: Sheet, row: int, style: Style) -> str:
    """Write one idea: of how many customers who bought one product how many bought this one too."""
    english = "" if style.zh else ideas.text("product_en", row)
    name = " ".join(filter(None, (ideas.text("product_number", row), english or ideas.text("product", row))))
    price = ideas.text("list_price", row)
    both, of_them = ideas.text("bought_both", row), ideas.text("bought_because", row)
    because = " ".join(filter(None, (ideas.text("because_number", row), ideas.text("because", row))))
    share, lift = ideas.text("confidence", row), ideas.text("lift", row)
    if style.zh:
        who = f"买过 {because} 的" if because else "同行业的"
        priced = f"（目录价 {price}）" if price else ""
        return f"**{name}**{priced}：{who} {of_them} 家客户中有 {both} 家也买了它（{share}），是所有客户平均水平的 {lift} 倍。"
    who = f"customers who bought {because}" if because else "customers of the same industry"
    priced = f" (list price {price})" if price else ""
    return f"**{name}**{priced}: {both} of {of_them} {who} bought it too ({share}), {lift} times as often as customers at large."


def rows(call: Call, _result: Mapping[str, Any], sheets: Sheets, style: Style) -> str:
    """Write the rows of a SELECT."""
    blocks = [render_listed.table(sheet, None, style) for sheet in sheets.values()]
    count = sum(len(sheet) for sheet in sheets.values())
    lead = (
        f"SQL 返回 {count} 行。" if style.zh else f"The SQL returned {count} row{'s' if count != 1 else ''}."
    )
    return "\n\n".join([lead, *blocks]) if call.tool else ""


def totals(call: Call, result: Mapping[str, Any], sheets: Sheets, style: Style) -> str:
    """Write one figure as a sentence, several as a table; the definition stands with it."""
    sheet = next(iter(sheets.values()))
    facts = result.get("facts") or {}
    name = measure_label(result, style)
    filters = described(call, facts, style)
    scope = (f"（{filters}）" if style.zh else f" ({filters})") if filters else ""
    definition = _definition(facts, style)
    if not facts.get("by") and len(sheet):
        values = [_value(sheet, row, facts, style) for row in range(len(sheet))]
        joined = "、".join(values) if style.zh else ", ".join(values)
        return f"**{name}**{scope}{'：' if style.zh else ': '}**{joined}**{definition}"
    by = ("、" if style.zh else ", ").join(_dimension(d, style) for d in facts.get("by", []))
    groups, shown = facts.get("groups"), len(sheet)
    many = (
        f"，{say('of_all', style, all=groups, n=shown)}"
        if style.zh
        else f"; {say('of_all', style, all=groups, n=shown)}"
    )
    some = many.rstrip(".。") if groups and "currency" not in sheet.columns and groups > shown else ""
    order = _ranked(call, style)
    lead = (
        f"**按{by}的{name}**{scope}{order}{some}{definition}"
        if style.zh
        else f"**{name.capitalize()} by {by}**{scope}{order}{some}{definition}"
    )
    return "\n\n".join(
        filter(None, (lead, _first(call, sheet, facts, style), _totals_table(sheet, facts, style)))
    )


def _first(call: Call, sheet: Sheet, facts: Mapping[str, Any], style: Style) -> str:
    """Name the first of a ranking: who asks which has the most wants one name."""
    if not call.arguments.get("top") or len(facts.get("by", [])) != 1 or not len(sheet):
        return ""
    if len(facts.get("currencies") or []) > 1:
        return ""
    column = sheet.columns[-1 - bool("currency" in sheet.columns[-2:-1]) - 1]
    names = [_group(sheet, column, row, facts, style) for row in range(min(2, len(sheet)))]
    name = next((name for name in names if name), "")
    row = names.index(name)
    value = _value(sheet, row, facts, style)
    least = call.arguments.get("order") == "asc"
    if style.zh:
        return f"{'最低' if least else '最高'}的是 **{name}**：{value}。"
    return f"The {'lowest' if least else 'highest'} is **{name}**: {value}."


def measure_label(result: Mapping[str, Any], style: Style) -> str:
    """Return a measure's name."""
    facts = result.get("facts") or {}
    labels = facts.get("label") or [facts.get("measure", ""), facts.get("measure", "")]
    return str(labels[0 if style.zh else 1])


def _dimension(name: str, style: Style) -> str:
    from tools.measures import DIMENSIONS  # with the first answer: sqlglot comes along

    return DIMENSIONS.get(name, (name, name))[0 if style.zh else 1]


def _ranked(call: Call, style: Style) -> str:
    if not call.arguments.get("top"):
        return ""
    if call.arguments.get("order") == "asc":
        return "，从低到高" if style.zh else ", lowest first"
    return "，从高到低" if style.zh else ", highest first"


def _definition(facts: Mapping[str, Any], style: Style) -> str:
    words = facts.get("definition") or ["", ""]
    text = words[0 if style.zh else 1]
    return (
        (f"。_口径：{text}。_" if style.zh else f". _Counted: {text}._")
        if text
        else ("。" if style.zh else ".")
    )


def _value(sheet: Sheet, row: int, facts: Mapping[str, Any], style: Style) -> str:
    text = sheet.text(sheet.columns[-1], row)
    unit = facts.get("unit")
    return f"{text} {unit[0 if style.zh else 1]}" if isinstance(unit, list | tuple) else text


def _totals_table(sheet: Sheet, facts: Mapping[str, Any], style: Style) -> str:
    """Write the groups; a status is told by its label, a group without a name as such."""
    if (
        list(facts.get("by") or []) in (["month"], ["quarter"], ["year"])
        and len(facts.get("currencies") or []) > 1
    ):
        return _by_currency(sheet, facts, style)
    columns = [name for name in sheet.columns if name != "currency"]
    labels = [
        _dimension(name, style) if name not in sheet.columns[-1:] else sheet.label(name) for name in columns
    ]
    labels = [
        sheet.label(name) if label == name else label for name, label in zip(columns, labels, strict=True)
    ]
    unknown = "（未填）" if style.zh else "(none)"
    lines = [f"| {' | '.join(labels)} |", f"|{' --- |' * (len(columns) - 1)} ---: |"]
    for row in range(min(len(sheet), 200)):
        cells_ = [_group(sheet, name, row, facts, style) or unknown for name in columns[:-1]]
        lines.append(f"| {' | '.join([*cells_, sheet.text(columns[-1], row)])} |")
    return "\n".join(lines)


def _by_currency(sheet: Sheet, facts: Mapping[str, Any], style: Style) -> str:
    """Write a trend in several currencies: a line for each month, a column for each currency."""
    time, value = sheet.columns[0], sheet.columns[-1]
    currencies = list(facts["currencies"])
    lines = [f"| {sheet.label(time)} | {' | '.join(currencies)} |", f"| --- |{' ---: |' * len(currencies)}"]
    by_time: dict[str, dict[str, str]] = {}
    for row in range(len(sheet)):
        amount = cells.cell(sheet.raw(value, row), value, "", style.language)
        by_time.setdefault(str(sheet.raw(time, row)), {})[str(sheet.raw("currency", row))] = amount
    for moment, amounts in sorted(by_time.items()):
        lines.append(f"| {moment} | {' | '.join(amounts.get(currency, '') for currency in currencies)} |")
    return "\n".join(lines)


def _group(sheet: Sheet, name: str, row: int, facts: Mapping[str, Any], style: Style) -> str:
    value = sheet.raw(name, row)
    if name in ("status", "stage", "priority") and value is not None:
        from tools.measures import MEASURES  # with the first answer: sqlglot comes along

        measure = MEASURES.get(str(facts.get("measure", "")))
        known = measure.fact.statuses if measure and name != "priority" else name
        return statuses.label(known, str(value), style.language)
    return "" if value is None else cells.one_line(str(value))
