"""A list of rows under a filter: the first ones in full, and how many there are in all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from connectors.failures import Denied, QueryError, nearest
from connectors.table import Nothing
from tools.facts import Fact
from tools.filters import Asks, Filters, build, given
from tools.reader import Reader
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_COLUMN = re.compile(r"\b([a-z])\.(\w+)")


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
        asks: What it may be asked for besides the fact's dimensions.
        sorts: Other orders by name.
    """

    entity: str
    name: str
    select: str
    alias: str
    order: str
    sums: tuple[tuple[str, str], ...] = ()
    currency: str = ""
    asks: Asks = field(default_factory=Asks)
    sorts: Mapping[str, str] = field(default_factory=dict)


def rows(
    scope: "Scope", tool: str, fact: Fact, listing: Listing, asked: Mapping[str, Any], sort: str | None, limit: int
) -> Result:  # fmt: skip
    """List the rows of a fact that fit what was asked.

    Args:
        scope: The user's scope.
        tool: The tool's name.
        fact: What is listed, row by row.
        listing: How it is shown.
        asked: The filters, as the tool's arguments name them.
        sort: One of the listing's orders, or None for its own.
        limit: Rows at most.

    Raises:
        QueryError: There is no such filter or order.
        Denied: The role may not see what the list, a filter or the order needs.
    """
    arguments = given({**asked, "sort": sort, "limit": limit})
    reader = Reader(scope, tool)
    filters = build(reader, fact, asked, listing.asks)
    if filters.nothing:
        return Result(tool, arguments, nothing=filters.nothing, facts=reader.facts())
    order = ordered(reader, fact, listing, sort)
    return listed(reader, arguments, filters, fact, listing, limit, order)


def ordered(reader: Reader, fact: Fact, listing: Listing, sort: str | None) -> str:
    """Return the order asked for; one that the role cannot see is refused, not passed over."""
    if sort is None:
        return listing.order
    order = listing.sorts.get(sort)
    if order is None:
        raise QueryError(f"There is no such order.{nearest(sort, listing.sorts)}")
    needed = [
        f"{fact.aliases[alias]}.{name}" for alias, name in _COLUMN.findall(order) if alias in fact.aliases
    ]
    if not reader.sees(*needed):
        raise Denied(f"Your role may not see what the order '{sort}' needs.")
    return f"{order}, {listing.order}"


def listed(
    reader: Reader, arguments: dict[str, Any], filters: Filters, fact: Fact, listing: Listing, limit: int, order: str
) -> Result:  # fmt: skip
    """Read the first `limit` rows and the sums over all of them."""
    wanted = {**filters.params, "today": reader.scope.today, "limit": limit}
    source = " ".join([fact.source, *(fact.joins[join] for join in fact.joins if join in filters.joins)])
    where = tuple(f"({condition})" for condition in filters.where)
    table = reader.need(listing.name, _select(listing, source, where, order), **wanted)
    facts: dict[str, Any] = {"filters": filters.words}
    if not table.rows:
        nothing = Nothing("no_match", listing.entity, filters.said())
        return Result(reader.tool, arguments, nothing=nothing, facts=reader.facts(**facts))
    if len(table.rows) < limit and not listing.sums:
        facts["count"] = len(table.rows)  # all of them are there: nothing is left to count
        return Result(reader.tool, arguments, (table,), None, reader.facts(**facts))
    sums = _sums(reader, source, where, listing, wanted)
    facts["count"] = sum(row["count"] for row in sums)
    if listing.sums:
        facts["sums"] = sums
    return Result(reader.tool, arguments, (table,), None, reader.facts(**facts))


def _select(listing: Listing, source: str, where: tuple[str, ...], order: str) -> str:
    """Write the SELECT: the columns shown, of the first rows that match."""
    alias = listing.alias
    used = sorted(set(re.findall(rf"\b{alias}\.(\w+)", f"{listing.select} {order}")))
    rows = f"SELECT {', '.join(f'{alias}.{name}' for name in used)} FROM {source}"
    rows += f" WHERE {' AND '.join(where)}" if where else ""
    rows = f"({rows} ORDER BY {order} LIMIT $limit) AS {alias}"
    return f"{listing.select.replace('{rows}', rows)} ORDER BY {order}"


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
