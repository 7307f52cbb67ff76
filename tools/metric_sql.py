"""The statement that answers a question for metrics: every grain aggregated by itself, then put side by side.

From the inside out: the scans (`tools.metric_scan`), joined on their groups and currency (`tools.metric_join`);
the metrics worked out of them (`tools.metric_worked`); ranks, shares and running totals; then the first groups
of each currency, and only these are given their names.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlglot import exp

from tools.metric_named import Named
from tools.metric_plan import Plan
from tools.metric_reach import is_time
from tools.metric_rows import Values
from tools.metric_scan import CURRENCY
from tools.metric_worked import Worked, change, divided

_PLACE, _GROUPS = "place", "groups"


@dataclass(frozen=True)
class Shape:
    """How the answer is laid out.

    Args:
        order_by: A metric, `change`, `share` of a part, or "" for the groups' own order and else the first metric.
        descending: The largest first.
        limit: Groups of each currency.
        share: Each metric's share of the total is told.
        running: Each metric's sum up to then is told.
        others: The groups beyond the limit are told as one.
    """

    order_by: str = ""
    descending: bool = True
    limit: int = 20
    share: bool = False
    running: bool = False
    others: bool = False


@dataclass(frozen=True)
class Statement:
    """A statement, its values, and the columns left out; its own last column counts the groups."""

    sql: str
    params: dict[str, Any]
    hidden: frozenset[str]


def write(plan: Plan, shape: Shape, visible: Collection[str]) -> Statement:
    """Write the statement of a plan.

    Raises:
        Lacks: The role may not see a column that it needs.
        Denied: It may not see anything that tells a group.
        QueryError: Its parts do not go together.
    """
    values = Values()
    worked = Worked(plan, visible, values)
    ranked = _Ranked(worked, shape)
    named = Named(plan, visible)
    select = _shown(ranked, shape, values, named)
    return Statement(select.sql("duckdb"), values.params, frozenset(named.hidden))


class _Ranked:
    """The groups with their place, and what stands beside each metric."""

    def __init__(self, worked: Worked, shape: Shape) -> None:
        self.worked = worked
        self.plan = worked.plan
        self._shape = shape
        self.currency = [CURRENCY] if worked.split else []
        self.groups = list(zip(worked.keys, worked.plan.groups, strict=True))
        # What each column is called in the answer.
        self.names: dict[str, str] = {}

    def select(self) -> exp.Select:
        columns: list[exp.Expr] = [_q(name).as_(name) for name in (*self.worked.keys, *self.currency)]
        for place, metric in enumerate(self.plan.metrics):
            for suffix, (name, value) in self._told(place, metric).items():
                self.names[name] = metric + suffix
                columns.append(value.as_(name))
        order = exp.Order(expressions=self._order())
        columns.append(exp.Window(this=exp.RowNumber(), partition_by=self._part(), order=order).as_(_PLACE))
        counted = exp.Window(this=exp.Count(this=exp.Star()), partition_by=self._part())
        columns.append(counted.as_(_GROUPS))
        return exp.Select(expressions=columns).from_(
            self.worked.select().subquery("q", copy=False), copy=False
        )

    def natural(self) -> bool:
        """Say whether the groups have an order of their own, which is kept if no other is asked for."""
        return not self._shape.order_by and any(
            is_time(self.plan.semantics, group) or self.listed(group) for _, group in self.groups
        )

    def listed(self, group: str) -> tuple[str, ...]:
        """Return the values of a group in their order, if it has one."""
        dimension = self.plan.semantics.dimensions.get(group)
        return dimension.order if dimension else ()

    def by_group(self, table: str, desc: bool = False) -> list[exp.Expr]:
        """Return an order by the groups, each by its own order."""
        return [ordered(_in_order(exp.column(key, table), self.listed(g)), desc) for key, g in self.groups]

    def _part(self) -> list[exp.Expr]:
        return [_q(name) for name in self.currency]

    def _told(self, place: int, metric: str) -> dict[str, tuple[str, exp.Expr]]:
        """Return a metric's columns: suffix -> name and value."""
        now, before = _q(f"v{place}"), _q(f"b{place}")
        found: dict[str, tuple[str, exp.Expr]] = {"": (f"v{place}", now)}
        if self.worked.compared(metric):
            found["_before"] = (f"b{place}", before)
            found["_change"] = (f"c{place}", change(now, before))
        if self._shape.share:
            whole = exp.Window(this=exp.Sum(this=now.copy()), partition_by=self._part())
            found["_share"] = (f"s{place}", divided(now.copy(), whole))
        if self.plan.part:
            part = _q(f"p{place}")
            found["_part"] = (f"p{place}", part)
            found["_share"] = (f"s{place}", divided(part.copy(), now.copy()))
        if self._shape.running:
            found["_running"] = (f"r{place}", self._running(now))
        return found

    def _running(self, now: exp.Expr) -> exp.Expr:
        """Sum up in order of time, each of the other groups by itself."""
        timed = [key for key, group in self.groups if is_time(self.plan.semantics, group)]
        apart: list[exp.Expr] = [_q(key) for key in self.worked.keys if key not in timed]
        order = exp.Order(expressions=[ordered(_q(key)) for key in timed])
        return exp.Window(this=exp.Sum(this=now.copy()), partition_by=[*self._part(), *apart], order=order)

    def _order(self) -> list[exp.Expr]:
        """Return what decides a group's place: of a trend the latest first, else the largest or smallest."""
        if self.natural():
            return self.by_group(
                "q", desc=any(is_time(self.plan.semantics, group) for _, group in self.groups)
            )
        by = self._shape.order_by or self.plan.metrics[0]
        told = {"change": change(_q("v0"), _q("b0")), "share": divided(_q("p0"), _q("v0"))}
        value = told[by] if by in told else _q(f"v{self.plan.metrics.index(by)}")
        # What belongs to no group is never the first of them: "which campaign" is not answered by "none".
        nobody = [ordered(exp.Is(this=_q(key), expression=exp.Null())) for key in self.worked.keys]
        return [
            *nobody,
            ordered(value, self._shape.descending),
            *(ordered(_q(key)) for key in self.worked.keys),
        ]


def _shown(ranked: _Ranked, shape: Shape, values: Values, named: Named) -> exp.Select:
    """Return the groups shown with what tells them, in order."""
    inner = ranked.select()
    columns = [column for key, group in ranked.groups for column in named.tell(key, group)]
    source = _with_others(ranked, inner, shape.limit) if shape.others else inner.subquery("r", copy=False)
    if shape.others and columns:
        columns[0] = named.or_others(columns[0], shape.limit)
    columns += [exp.column(CURRENCY, "r").as_(CURRENCY)] if ranked.currency else []
    columns += [exp.column(name, "r").as_(told) for name, told in ranked.names.items()]
    columns.append(exp.column(_GROUPS, "r").as_(_GROUPS))
    select = exp.Select(expressions=columns).from_(source, copy=False)
    select.set("joins", named.joins)
    if shape.others:
        ranked_part = exp.CTE(this=inner, alias=exp.TableAlias(this=exp.to_identifier("ranked")))
        select.set("with_", exp.With(expressions=[ranked_part]))
    else:
        within = exp.LTE(this=exp.column(_PLACE, "r"), expression=values.add(shape.limit))
        select = select.where(within, copy=False)
    first = [exp.column(name, "r") for name in ranked.currency]
    last = ranked.by_group("r") if ranked.natural() else [exp.column(_PLACE, "r")]
    return select.order_by(*first, *last, copy=False)


def _with_others(ranked: _Ranked, inner: exp.Select, limit: int) -> exp.Expr:
    """Return the first groups, and the sum of all others as one more of each currency."""
    names = inner.named_selects
    top = exp.Select(expressions=[exp.column(name, "f").as_(name) for name in names])
    top = top.from_(exp.to_table("ranked").as_("f"), copy=False)
    top = top.where(exp.LTE(this=exp.column(_PLACE, "f"), expression=exp.Literal.number(limit)), copy=False)
    rest = exp.Select(expressions=[_of_others(ranked, name, limit).as_(name) for name in names])
    rest = rest.from_(exp.to_table("ranked").as_("h"), copy=False)
    beyond = exp.GT(this=exp.column(_PLACE, "h"), expression=exp.Literal.number(limit))
    rest = rest.where(beyond, copy=False)
    if ranked.currency:
        rest = rest.group_by(*(exp.column(name, "h") for name in ranked.currency), copy=False)
    some = exp.GT(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(0))
    return exp.Union(this=top, expression=rest.having(some, copy=False), distinct=False).subquery(
        "r", copy=False
    )


def _of_others(ranked: _Ranked, name: str, limit: int) -> exp.Expr:
    column = exp.column(name, "h")
    if name == CURRENCY:
        return column
    if name == _PLACE:
        return exp.Literal.number(limit + 1)
    if name == _GROUPS:
        return exp.Max(this=column)
    kind, place = name[0], name[1:]
    adds_up = kind != "k" and ranked.plan.adds_up(ranked.plan.metrics[int(place)])
    if not adds_up or kind == "r":
        return exp.null()
    if kind == "c":
        now, before = (exp.Sum(this=exp.column(letter + place, "h")) for letter in "vb")
        return change(now, before)
    return exp.Sum(this=column)


def _q(name: str) -> exp.Column:
    return exp.column(name, "q")


def _in_order(column: exp.Expr, listed: tuple[str, ...]) -> exp.Expr:
    if not listed:
        return column
    case = exp.Case(this=column)
    for place, value in enumerate(listed):
        case = case.when(exp.Literal.string(value), exp.Literal.number(place), copy=False)
    return case.else_(exp.Literal.number(len(listed)), copy=False)


def ordered(value: exp.Expr, desc: bool = False) -> exp.Ordered:
    """Return a sort key; what is unknown comes last either way."""
    return exp.Ordered(this=value, desc=desc, nulls_first=False)
