"""One reading of one grain as a SELECT: its groups, and the metrics taken from the same rows at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlglot import exp

from connectors.failures import QueryError
from connectors.model import ENTITIES
from tools import reach
from tools.expressions import AGGREGATES, is_aggregate, parsed
from tools.metric_period import Span, first_day
from tools.metric_plan import Atom, Plan, Scan, own
from tools.metric_reach import Place, is_time
from tools.metric_rows import Rows, Values
from tools.metric_terms import Terms

CURRENCY = "currency"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reading:
    """One scan as SQL.

    Args:
        select: Columns `k0`, `k1`, ... of the groups, `currency` if it is split, and those of `values`.
        values: The column of each metric.
        split: It has a currency.
    """

    select: exp.Select
    values: dict[Atom, str]
    split: bool


class Writer:
    """Writes the scans of one plan.

    Args:
        plan: What is asked.
        visible: What the role may see.
        values: Takes the values of the statement.
    """

    def __init__(self, plan: Plan, visible: Collection[str], values: Values) -> None:
        self.plan = plan
        self.semantics = plan.semantics
        self._visible = visible
        self._values = values
        self._terms = Terms(plan, visible, values)

    def write(self, scan: Scan, atoms: Sequence[Atom], number: int) -> Reading:
        """Write one scan; `number` sets its columns apart from those of the others."""
        names = {atom: f"m{number}_{place}" for place, atom in enumerate(atoms)}
        select = self._gathered(scan, atoms[0], names) if scan.alone else self._plain(scan, atoms, names)
        return Reading(select, names, scan.split)

    def members(self, group: str) -> exp.Select:
        """Write the members of a dimension that the filters leave, with or without rows."""
        entity = self.semantics.dimensions[group].entity
        rows = Rows(entity, self._visible)
        keys: list[exp.Expr] = []
        for place, name in enumerate(self.plan.groups):
            key = rows.column((), "id") if name == group else self._terms.group(rows, name, None, Span())
            keys.append(key.as_(f"k{place}"))
        picks = [pick for pick in self.plan.picks if own(self.plan, pick.dimension, entity) is not None]
        return rows.select(keys, [self._terms.picked(rows, pick, None, Span()) for pick in picks])

    def _plain(self, scan: Scan, atoms: Sequence[Atom], names: dict[Atom, str]) -> exp.Select:
        always = [self._always(scan, atom.metric) for atom in atoms]
        common = [name for name in always[0] if all(name in other for other in always)]
        rows = Rows(scan.grain, self._visible)
        day = self._day(rows, scan)
        if scan.picks or scan.span.first:
            # Few rows may be left: then looking up the parts of all others would cost most of the time.
            self._terms.chosen = lambda place: self._chosen(scan, common, place)
        keys = self._keys(rows, scan, day)
        self._terms.chosen = None
        rest = [[self._terms.condition(rows, n) for n in names_ if n not in common] for names_ in always]
        where = [self._terms.condition(rows, name) for name in common]
        if len(rest) > 1 and all(rest):
            where.append(exp.or_(*(exp.and_(*conditions) for conditions in rest)))
        where += self._filters(rows, scan, day)
        columns = list(keys)
        for atom, conditions in zip(atoms, rest, strict=True):
            value = rows.expression(Place((), scan.grain, self._value(atom, scan.grain)))
            columns.append(_only(value, conditions).as_(names[atom]))
        return _grouped(rows.select(columns, where), keys)

    def _chosen(self, scan: Scan, always: Sequence[str], place: Place) -> exp.Select:
        """Return the keys, at a place, of the rows that a scan reads."""
        rows = Rows(scan.grain, self._visible, "n")
        where = [self._terms.condition(rows, name) for name in always]
        where += self._filters(rows, scan, self._day(rows, scan))
        return rows.select([rows.column(place.path, "id")], where)

    def _gathered(self, scan: Scan, atom: Atom, names: dict[Atom, str]) -> exp.Select:
        """Write a metric of members: its rows are gathered for each member first, then members are counted."""
        metric = self.semantics.metrics[atom.metric]
        rows = Rows(scan.grain, self._visible)
        # The day may be one of the member, such as its first; then it is known only when rows are gathered.
        late = bool(scan.time) and is_aggregate(scan.time)
        day = self._day(rows, scan)
        keys = self._keys(rows, scan, None if late else day)
        member = self._member(rows, metric.per)
        where = [self._terms.condition(rows, name) for name in self._always(scan, atom.metric)]
        where += self._filters(rows, scan, None if late else day)
        where.append(exp.not_(exp.Is(this=member.copy(), expression=exp.null())))
        columns = [*keys, member.as_("member")]
        gathered = list(columns)
        if metric.each:
            columns.append(rows.expression(Place((), scan.grain, metric.each)).as_("each"))
        if late and day is not None:
            columns.append(day.as_("day"))
        keep = rows.expression(Place((), scan.grain, metric.keep)) if metric.keep else None
        inner = _grouped(rows.select(columns, where), gathered)
        inner = inner.having(keep, copy=False) if keep is not None else inner
        return self._of_members(scan, atom, names[atom], inner, late)

    def _of_members(self, scan: Scan, atom: Atom, name: str, inner: exp.Select, late: bool) -> exp.Select:
        """Write the groups of the members that were gathered."""
        day = exp.column("day", "e")
        known = set(inner.named_selects)
        keys: list[exp.Expr] = [
            exp.column(f"k{place}", "e").as_(f"k{place}")
            if f"k{place}" in known
            else self._terms.time(group, day, scan.span).as_(f"k{place}")
            for place, group in enumerate(self.plan.groups)
        ]
        keys += [exp.column(CURRENCY, "e").as_(CURRENCY)] if scan.split else []
        value = parsed(self.semantics.metrics[atom.metric].value).transform(
            lambda node: exp.column(node.name, "e") if isinstance(node, exp.Column) else node
        )
        select = exp.Select(expressions=[*keys, value.as_(name)]).from_(
            inner.subquery("e", copy=False), copy=False
        )
        if late:
            timed = [pick for pick in scan.picks if is_time(self.semantics, pick.dimension)]
            where = [
                *self._days(day, scan.span),
                *(self._terms.picked_time(p, day, scan.span) for p in timed),
            ]
            select = select.where(*where, copy=False) if where else select
        return _grouped(select, keys)

    def _member(self, rows: Rows, per: str) -> exp.Expr:
        if per in self.semantics.dimensions:
            return self._terms.group(rows, per, None, Span())
        way = reach.path(rows.grain, per)
        if way is None:
            raise QueryError(f"{per} is not reached from {rows.grain} over references.")
        return rows.column(way, "id")

    def _keys(self, rows: Rows, scan: Scan, day: exp.Expr | None) -> list[exp.Expr]:
        keys: list[exp.Expr] = [
            self._terms.group(rows, name, day, scan.span).as_(f"k{place}")
            for place, name in enumerate(self.plan.groups)
            if day is not None or not is_time(self.semantics, name)
        ]
        if scan.split:
            currency = self.semantics.grains[scan.grain].currency
            keys.append(rows.expression(Place((), scan.grain, currency)).as_(CURRENCY))
        return keys

    def _filters(self, rows: Rows, scan: Scan, day: exp.Expr | None) -> list[exp.Expr]:
        """Return the filters and the days; without a day those of the time are left to the members."""
        picks = [
            pick for pick in scan.picks if day is not None or not is_time(self.semantics, pick.dimension)
        ]
        found = [self._terms.picked(rows, pick, day, scan.span) for pick in picks]
        return [*found, *(self._days(day, scan.span) if day is not None else [])]

    def _days(self, day: exp.Expr, days: Span) -> list[exp.Expr]:
        if not (days.first and days.last):
            return []
        low, high = self._values.add(days.first), self._values.add(days.last)
        return [exp.Between(this=day.copy(), low=low, high=high), *self._moments(day, days.first, days.last)]

    def _moments(self, day: exp.Expr, first: date, last: date) -> list[exp.Expr]:
        """Return bounds, a day wider, on the moment that a day is taken from.

        The store passes over whole blocks by them; the day itself, for which a time zone must be looked up, is
        found of the other rows only.
        """
        plain = isinstance(day, exp.Cast) and isinstance(day.this, exp.Column)
        if not plain or first - date.min < _DAY or date.max - last < 2 * _DAY:
            return []
        low, high = (self._values.add(each) for each in (first - _DAY, last + 2 * _DAY))
        return [
            exp.GTE(this=day.this.copy(), expression=exp.cast(low, "timestamptz", dialect="duckdb")),
            exp.LT(this=day.this.copy(), expression=exp.cast(high, "timestamptz", dialect="duckdb")),
        ]

    def _day(self, rows: Rows, scan: Scan) -> exp.Expr | None:
        """Return the day that matters; a moment falls on a day in the company's zone, which is the engine's."""
        if not scan.time:
            return None
        day = rows.expression(Place(reach.path(scan.grain, scan.home) or (), scan.home, scan.time))
        kinds = {_kind(scan.home, column) for column in parsed(scan.time).find_all(exp.Column)}
        return exp.cast(day, "date", dialect="duckdb") if "moment" in kinds else day

    def _always(self, scan: Scan, metric: str) -> list[str]:
        """Return the conditions that always hold; a filter or grouping by status takes the place of some."""
        by_status = "status" in (*self.plan.groups, *(pick.dimension for pick in scan.picks))
        names = self.semantics.metrics[metric].where
        return [name for name in names if not (by_status and self.semantics.conditions[name].by_status)]

    def _value(self, atom: Atom, grain: str) -> str:
        metric = self.semantics.metrics[atom.metric]
        return metric.value if grain == metric.grain else metric.finer[grain]


def _kind(grain: str, column: exp.Column) -> str:
    return str(ENTITIES[column.table or grain].columns[column.name].info["kind"])


def _only(value: exp.Expr, conditions: list[exp.Expr]) -> exp.Expr:
    """Let every aggregate of a value see only the rows for which the conditions hold."""
    if not conditions:
        return value
    holder = exp.paren(value, copy=False)
    for node in list(holder.find_all(*AGGREGATES, exp.IgnoreNulls)):
        wanted = exp.and_(*(condition.copy() for condition in conditions))
        if isinstance(node.parent, exp.IgnoreNulls):
            continue
        if isinstance(node.parent, exp.Filter):
            where = node.parent.expression
            where.set("this", exp.and_(where.this, wanted))
            continue
        marker = exp.Null()
        node.replace(marker)
        marker.replace(exp.Filter(this=node, expression=exp.Where(this=wanted)))
    found: exp.Expr = holder.this
    return found


def _grouped(select: exp.Select, keys: Sequence[exp.Expr]) -> exp.Select:
    by = [first_day(key.this) or key.this for key in keys]
    return select.group_by(*(each.copy() for each in by), copy=False) if keys else select
