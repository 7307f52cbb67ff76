"""A list of rows under a filter: the first ones in full, and how many there are in all."""

import re
from dataclasses import dataclass
from typing import Any

from connectors.table import Nothing
from tools.facts import Fact
from tools.filters import Filters
from tools.reader import Reader
from tools.result import Result


@dataclass(frozen=True)
class Listing:
    """What is listed.

    Args:
        entity: The entity, for the kind of nothing.
        name: The table's name.
        select: The SELECT of what is shown, from `{rows}`: the first rows, chosen before names are joined
            (joining 600,000 rows to show 20 takes ten times as long).
        alias: The alias of the fact's rows.
        order: Their order.
        sums: What is summed over all rows that match: output name -> expression.
        currency: The column by which sums are kept apart, or "".
    """

    entity: str
    name: str
    select: str
    alias: str
    order: str
    sums: tuple[tuple[str, str], ...] = ()
    currency: str = ""


def listed(
    reader: Reader, arguments: dict[str, Any], filters: Filters, fact: Fact, listing: Listing, limit: int
) -> Result:
    """Read the first `limit` rows and the sums over all of them."""
    wanted = {**filters.params, "today": reader.scope.today, "limit": limit}
    source = " ".join([fact.source, *(fact.joins[join] for join in fact.joins if join in filters.joins)])
    where = tuple(f"({condition})" for condition in filters.where)
    table = reader.need(listing.name, _select(listing, source, where), **wanted)
    facts: dict[str, Any] = {"filters": filters.words}
    if not table.rows:
        nothing = Nothing("no_match", listing.entity, filters.said())
        return Result(reader.tool, arguments, nothing=nothing, facts=reader.facts(**facts))
    sums = _sums(reader, source, where, listing, wanted)
    facts["count"] = sum(row["count"] for row in sums)
    if listing.sums:
        facts["sums"] = sums
    return Result(reader.tool, arguments, (table,), None, reader.facts(**facts))


def _select(listing: Listing, source: str, where: tuple[str, ...]) -> str:
    """Write the SELECT: the columns shown, of the first rows that match."""
    alias = listing.alias
    used = sorted(set(re.findall(rf"\b{alias}\.(\w+)", f"{listing.select} {listing.order}")))
    rows = f"SELECT {', '.join(f'{alias}.{name}' for name in used)} FROM {source}"
    rows += f" WHERE {' AND '.join(where)}" if where else ""
    rows = f"({rows} ORDER BY {listing.order} LIMIT $limit) AS {alias}"
    return f"{listing.select.replace('{rows}', rows)} ORDER BY {listing.order}"


def _sums(
    reader: Reader, source: str, where: tuple[str, ...], listing: Listing, wanted: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return the count and sums of all rows that match, of each currency apart."""
    group = f"{listing.currency} AS currency, " if listing.currency else ""
    sums = "".join(f", {expression} AS {name}" for name, expression in listing.sums)
    sql = f"SELECT {group}count(*) AS count{sums} FROM {source}"
    sql += f" GROUP BY {listing.currency}" if listing.currency else ""
    table = reader.read("count", sql, where, **wanted)
    return sorted(table.dicts(), key=lambda row: -row["count"]) if table else []
