"""Metrics worked out of what the scans read, group by group, and the groups that do not reach what they must."""

from collections.abc import Collection, Mapping

from sqlglot import exp

from tools.expressions import parsed
from tools.metric_join import joined
from tools.metric_period import Span
from tools.metric_plan import Need, Pick, Plan
from tools.metric_reach import none_is_zero
from tools.metric_rows import Values
from tools.metric_scan import CURRENCY, Writer

_OPS = {">": exp.GT, ">=": exp.GTE, "<": exp.LT, "<=": exp.LTE, "=": exp.EQ}


class Worked:
    """The groups of a plan with what was asked of them.

    Args:
        plan: What is asked.
        visible: What the role may see.
        values: Takes the values of the statement.
    """

    def __init__(self, plan: Plan, visible: Collection[str], values: Values) -> None:
        self.plan = plan
        self.semantics = plan.semantics
        self.keys = [f"k{place}" for place in range(len(plan.groups))]
        self._values = values
        writer = Writer(plan, visible, values)
        scans = enumerate(plan.scans.items())
        self._readings = [writer.write(scan, atoms, number) for number, (scan, atoms) in scans]
        self._members = writer.members(plan.spine) if plan.spine else None
        self._columns = {atom: name for reading in self._readings for atom, name in reading.values.items()}
        self._alone = len(self._readings) == 1 and not plan.spine
        self.split = any(reading.split for reading in self._readings)

    def compared(self, metric: str) -> bool:
        """Say whether a metric is told for an earlier period too."""
        return self.plan.then is not None and self.semantics.has_time(metric)

    def select(self) -> exp.Select:
        """Return the groups: their keys, `currency`, `v0`, `v1`, ... the metrics, `b0`, ... the same before, `p0`, ... the part."""
        keys = [*self.keys, *([CURRENCY] if self.split else [])]
        columns: list[exp.Expr] = [exp.column(key, "j").as_(key) for key in keys]
        known: list[exp.Expr] = []
        for place, metric in enumerate(self.plan.metrics):
            now = self._value(metric, self.plan.picks, self.plan.now)
            known.append(now)
            columns.append(self._filled(metric, now).as_(f"v{place}"))
            if self.plan.then is not None and self.compared(metric):
                before = self._value(metric, self.plan.picks, self.plan.then)
                columns.append(self._filled(metric, before).as_(f"b{place}"))
                # Without a period the earlier times run on past the last one that is known.
                known += [before] if self.plan.then.first or not self.plan.units() else []
            if self.plan.part:
                part = self._value(metric, (*self.plan.picks, *self.plan.part), self.plan.now)
                columns.append(or_zero(part.copy()).as_(f"p{place}"))
        inner = joined(self.keys, self._readings, self._members)
        where = [self._reached(need) for need in self.plan.needs]
        if not self.plan.spine:
            where.insert(0, exp.or_(*(_known(value) for value in known)))
        return (
            exp.Select(expressions=columns)
            .from_(inner.subquery("j", copy=False), copy=False)
            .where(*where, copy=False)
        )

    def _value(self, metric: str, picks: tuple[Pick, ...], days: Span) -> exp.Expr:
        """Return a metric over the columns of its parts."""
        atoms = self.plan.atoms(metric, picks, days)
        columns = {name: exp.column(self._columns[atom], "j") for name, atom in atoms.items()}
        if metric in columns:
            return columns[metric]
        worked = self._formula(metric, columns, self.plan.days_of(metric, days).length)
        return exp.Case().when(exp.or_(*(_known(column) for column in columns.values())), worked, copy=False)

    def _formula(self, metric: str, columns: Mapping[str, exp.Expr], period_days: int) -> exp.Expr:
        """Write a formula: sums and counts are 0 where there is none, nothing is divided by 0."""

        def written(node: exp.Expr) -> exp.Expr:
            if not isinstance(node, exp.Column):
                return node
            if node.name == "period_days":
                return exp.Literal.number(period_days) if period_days else exp.null()
            if node.name not in columns:
                return exp.paren(self._formula(node.name, columns, period_days))
            column = columns[node.name].copy()
            return or_zero(column) if self._none_is_zero(node.name) else column

        tree: exp.Expr = exp.paren(parsed(self.semantics.metrics[metric].formula).transform(written))
        for division in list(tree.find_all(exp.Div)):
            if not isinstance(division.expression, exp.Literal):
                below = exp.Nullif(this=division.expression.copy(), expression=exp.Literal.number(0))
                division.set("expression", below)
        return tree

    def _filled(self, metric: str, value: exp.Expr) -> exp.Expr:
        """Return a value as it is told: beside others, sums and counts are 0 where there is none."""
        fills = not self._alone and self._none_is_zero(metric)
        return or_zero(value.copy()) if fills else value.copy()

    def _none_is_zero(self, metric: str) -> bool:
        return none_is_zero(self.semantics.metrics[metric].value)

    def _adds(self, metric: str) -> bool:
        return self.semantics.metrics[metric].adds_up

    def _reached(self, need: Need) -> exp.Expr:
        value = self._value(need.metric, need.picks, need.span or self.plan.now)
        if need.of_change and self.plan.then is not None:
            value = change(or_zero(value), or_zero(self._value(need.metric, need.picks, self.plan.then)))
            return _OPS[need.op](this=value, expression=self._values.add(need.value))
        if self._none_is_zero(need.metric) or (need.takes_none and self._adds(need.metric)):
            value = or_zero(value)  # a ratio or a mean of nothing is not 0: nobody's win rate is below 50 %
        return _OPS[need.op](this=value, expression=self._values.add(need.value))


def divided(above: exp.Expr, below: exp.Expr) -> exp.Expr:
    """Return a division that gives no value where it is by 0."""
    return exp.Div(this=above, expression=exp.Nullif(this=below, expression=exp.Literal.number(0)))


def change(now: exp.Expr, before: exp.Expr) -> exp.Expr:
    """Return by which share a value has changed."""
    return divided(exp.paren(exp.Sub(this=now.copy(), expression=before.copy())), before.copy())


def or_zero(value: exp.Expr) -> exp.Expr:
    """Return a value, or 0 where there is none."""
    return exp.Coalesce(this=value, expressions=[exp.Literal.number(0)])


def _known(value: exp.Expr) -> exp.Expr:
    return exp.not_(exp.Is(this=value.copy(), expression=exp.null()))
