"""Answers that are more than a list of rows: stock, ideas, rows of SQL."""

from collections.abc import Mapping
from typing import Any

from assistant import render_listed
from assistant.blocks import Sheet, Style
from assistant.plan import Call

Sheets = Mapping[str, Sheet]
_FEW = 3  # products whose stock is told by warehouse


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
