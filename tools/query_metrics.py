"""Metrics by dimensions, with filters, periods and comparisons: totals, rankings, trends, shares."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from connectors.failures import Denied, QueryError
from connectors.table import Nothing, Table
from tools import metric_check, metric_plan, metric_sql
from tools.metric_empty import filled
from tools.metric_filters import Said, resolve
from tools.metric_period import span
from tools.metric_plan import Need, Pick, Plan
from tools.metric_query import Having, QueryMetrics
from tools.metric_reach import is_time
from tools.metric_rows import Lacks
from tools.metric_sql import Shape, Statement
from tools.reader import Reader
from tools.result import Result
from tools.semantics import Semantics

if TYPE_CHECKING:
    from privacy.gate import Scope
    from tools.kit import Kit

_TOOL, _TABLE = "query_metrics", "metrics"
_TOP, _ALL = 20, 200  # groups of a ranking; of times, of all members, of those that fulfil a condition


def query_metrics(scope: "Scope", *, kit: "Kit", metrics: Sequence[str], **asked: Any) -> Result:
    """Count, add up or work out metrics.

    Args:
        scope: The user's scope.
        kit: The home's semantic layer.
        metrics: What to tell.
        asked: The other arguments of `QueryMetrics`.

    Raises:
        QueryError: A name is not known, or things do not go together.
        Denied: The role may not see what the metrics are taken from.
    """
    query = QueryMetrics(metrics=list(metrics), **asked)
    arguments = query.model_dump(mode="json", exclude_defaults=True)
    reader = Reader(scope, _TOOL)
    semantics = kit.semantics
    metric_check.check(semantics, query)
    said = resolve(reader, semantics, query.filters, query.metrics)
    part = resolve(reader, semantics, query.part, query.metrics)
    said.nothing = said.nothing or part.nothing
    needs, told = _needs(reader, semantics, query.having, said)
    if said.nothing:
        return Result(
            _TOOL, arguments, nothing=said.nothing, facts=reader.facts(**_asked(semantics, query, said))
        )
    plan, statement = _statement(reader, query, semantics, (tuple(said.picks), needs, tuple(part.picks)))
    reader.sees(*statement.hidden)
    table = scope.read(statement.sql, name=_TABLE, tool=_TOOL, **statement.params)
    result = _result(reader, plan, query, said, told, table, arguments)
    if query.part and result.nothing is None:
        result.facts["part"] = [dict(part.words), dict(part.excluded)]
    return result


def _needs(
    reader: Reader, semantics: Semantics, having: Sequence[Having], said: Said
) -> tuple[tuple[Need, ...], list[list[Any]]]:
    """Read what groups must reach; a filter of its own takes the place of one of all."""
    needs: list[Need] = []
    told: list[list[Any]] = []
    for one in having:
        own = resolve(reader, semantics, one.filters, [one.metric])
        said.nothing = said.nothing or own.nothing
        dimensions = {pick.dimension for pick in own.picks}
        known = semantics.filters_of(one.metric) | semantics.conditions_of(one.metric)
        kept = [p for p in said.picks if p.dimension not in dimensions and p.dimension in known]
        days = span(one.period) if one.period and semantics.has_time(one.metric) else None
        changed = one.of == "change"
        needs.append(Need(one.metric, one.op, one.value, (*kept, *own.picks), days, changed))
        excluded = {f"not {name}": words for name, words in own.excluded.items()}
        within: dict[str, Any] = {"period": days.told()} if days else {}
        within |= {"of": "change"} if changed else {}
        told.append([one.metric, one.op, one.value, {**own.words, **excluded, **within}])
    return tuple(needs), told


def _statement(
    reader: Reader,
    query: QueryMetrics,
    semantics: Semantics,
    read: tuple[tuple[Pick, ...], tuple[Need, ...], tuple[Pick, ...]],
) -> tuple[Plan, Statement]:
    """Write the statement of the metrics whose columns the role sees; of several some may be left out.

    Args:
        reader: Reads for this call.
        query: The question.
        semantics: The home's metrics and dimensions.
        read: Its filters, what groups must reach, and the filters of the part.

    Raises:
        Denied: It sees none of them, or lacks what groups or filters need.
    """
    kept = list(query.metrics)
    while True:
        plan = metric_plan.make(
            semantics, query.model_copy(update={"metrics": kept}), *read, reader.scope.today
        )
        try:
            return plan, metric_sql.write(plan, _shape(plan, query), reader.visible)
        except Lacks as lacking:
            reader.sees(lacking.name)
            seen = (
                [metric for metric in kept if _writes(reader, plan, metric, query)] if len(kept) > 1 else []
            )
            if not seen or len(seen) == len(kept):
                names = ", ".join(reader.hidden_names())
                raise Denied(f"Your role may not see what {_TOOL} needs: {names}.") from None
            kept = seen


def _writes(reader: Reader, plan: Plan, metric: str, query: QueryMetrics) -> bool:
    """Say whether one metric alone can be told to this role."""
    alone = query.model_copy(update={"metrics": [metric], "having": [], "order_by": None})
    try:
        one = metric_plan.make(plan.semantics, alone, plan.picks, (), plan.part, reader.scope.today)
        metric_sql.write(one, Shape(), reader.visible)
    except Lacks as lacking:
        reader.sees(lacking.name)
        return False
    return True


def _shape(plan: Plan, query: QueryMetrics) -> Shape:
    """Return how the answer is laid out.

    Raises:
        QueryError: A share, sum or order is asked for that has no meaning.
    """
    timed = any(is_time(plan.semantics, group) for group in plan.groups)
    order_by = query.order_by or ""
    beside = [*(["change"] if plan.then else []), *(["share"] if plan.part else [])]
    if order_by and order_by not in (*plan.metrics, *beside):
        raise QueryError(
            "It is ordered by one of its metrics, by change where it is compared, by share where a part is told."
        )
    if query.share or query.running_total:
        for metric in plan.metrics:
            if not plan.adds_up(metric):
                raise QueryError(f"{metric} does not add up, so it has no share and no running total.")
    if query.running_total and not timed:
        raise QueryError("A running total goes along a time. Group by a time such as month.")
    if query.others and timed:
        raise QueryError("The others are told of a ranking. Group by no time, or leave others out.")
    return Shape(
        order_by=order_by,
        descending=query.order == "desc",
        limit=query.limit or (_ALL if timed or query.include_empty or query.having or _few(plan) else _TOP),
        share=query.share and bool(plan.groups),
        running=query.running_total,
        others=query.others and bool(plan.groups),
    )


def _few(plan: Plan) -> bool:
    """Say whether the groups are few: countries and categories by nature, the products that one customer bought."""
    known = plan.semantics.dimensions
    one = any(
        pick.dimension == "customer" and len(pick.values) == 1 and not pick.exclude for pick in plan.picks
    )
    return (one and plan.groups == ("product",)) or not any(
        name in known and known[name].kind == "entity" for name in plan.groups
    )


def _asked(semantics: Semantics, query: QueryMetrics, said: Said) -> dict[str, Any]:
    """Return the facts that are known before anything is read."""
    metrics = [semantics.metrics[name] for name in dict.fromkeys(query.metrics)]
    words = {
        name: one.words for some in (semantics.dimensions, semantics.conditions) for name, one in some.items()
    }
    groups = list(dict.fromkeys(query.group_by))
    return {
        "metrics": [
            {
                "name": metric.name, "label": [metric.words.zh, metric.words.en],
                "unit": metric.unit if isinstance(metric.unit, str) else list(metric.unit),
                "definition": list(metric.definition), "adds_up": metric.adds_up, "better": metric.better,
                "grain": metric.grain,
            }
            for metric in metrics
        ],
        "by": groups,
        "by_labels": [[words[name].zh, words[name].en] for name in groups],
        "filters": dict(said.words),
        "excluded": dict(said.excluded),
        "labels": _labels(semantics, query),
        "value_labels": {
            name: {value: list(told) for value, told in semantics.dimensions[name].labels.items()}
            for name in (*groups, *said.words, *said.excluded)
            if name in semantics.dimensions and semantics.dimensions[name].labels
        },
    }  # fmt: skip


def _labels(semantics: Semantics, query: QueryMetrics) -> dict[str, list[str]]:
    """Return what is called what, in both languages, so that an answer can restate the question."""
    inner = [one for having in query.having for one in having.filters]
    filters = [one.dimension for one in (*query.filters, *query.part, *inner)]
    names = dict.fromkeys((*query.group_by, *filters, *(having.metric for having in query.having)))
    told: dict[str, list[str]] = {}
    for name in names:
        thing = (
            semantics.metrics.get(name) or semantics.dimensions.get(name) or semantics.conditions.get(name)
        )
        if thing is not None:
            told[name] = [thing.words.zh, thing.words.en]
        if name in semantics.conditions and any(semantics.conditions[name].not_words):
            told[f"not {name}"] = list(semantics.conditions[name].not_words)
    return told


def _result(
    reader: Reader, plan: Plan, query: QueryMetrics, said: Said, reached: list[list[Any]], table: Table,
    arguments: dict[str, Any],
) -> Result:  # fmt: skip
    facts = _asked(plan.semantics, query.model_copy(update={"metrics": list(plan.metrics)}), said)
    for told in facts["metrics"]:
        told["adds_up"] = plan.adds_up(told["name"])
    facts |= _times(plan, query, reader.scope.today)
    facts["having"] = reached
    facts["order"] = [query.order_by or plan.metrics[0], query.order]
    shown = _shown(plan, table, query)
    if _is_nothing(plan, shown, said, query):
        period = [f"period = {'..'.join(facts['period'])}"] if facts["period"] else []
        nothing = Nothing("no_match", ", ".join(plan.metrics), said.text(*period))
        return Result(_TOOL, arguments, (shown,), nothing, reader.facts(**facts))
    facts["groups"] = max((row[-1] for row in table.rows), default=0)
    listed = shown.column("currency") if "currency" in shown.columns else []
    facts["currencies"] = sorted({str(currency) for currency in listed if currency is not None})
    return Result(_TOOL, arguments, (shown,), None, reader.facts(**facts))


def _times(plan: Plan, query: QueryMetrics, today: date) -> dict[str, Any]:
    """Return the facts about days: those asked for, or a metric's own."""
    timeless = [metric for metric in plan.metrics if not plan.semantics.has_time(metric)]
    own = next((days for metric, days in plan.defaults.items() if metric in plan.metrics), plan.now)
    facts: dict[str, Any] = {
        "period": plan.now.told() or own.told(),
        "compared": plan.then.told() if plan.then else None,
        "as_of_now": timeless if query.period or query.compare_to else [],
    }
    if plan.now.first is not None and plan.now.first > today:
        facts["future"] = True
    return facts


def _shown(plan: Plan, table: Table, query: QueryMetrics) -> Table:
    """Return the table without the count of groups, with the times in between if they are asked for."""
    columns = table.columns[:-1]
    rows = [row[:-1] for row in table.rows]
    shown = Table(
        _TABLE, columns, rows, table.entities[: len(columns)], table.origins, table.truncated, table.ms
    )
    return filled(plan, shown) if query.include_empty else shown


def _is_nothing(plan: Plan, shown: Table, said: Said, query: QueryMetrics) -> bool:
    """Say whether there is nothing to tell: no group, or one total of 0 under a filter."""
    if not shown.rows:
        return True
    if plan.groups or not (said.words or said.excluded or query.period):
        return False
    places = [shown.columns.index(metric) for metric in plan.metrics]
    return all(not row[place] for row in shown.rows for place in places)
