"""What a question for metrics takes: which rows at which grain, filtered how, in which days; nothing is read yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from connectors.failures import QueryError
from tools import metric_reach
from tools.metric_grain import grain_of
from tools.metric_period import Span, earlier, span
from tools.metric_reach import Place, additive, is_time

if TYPE_CHECKING:
    from tools.metric_query import QueryMetrics
    from tools.semantics import Semantics


@dataclass(frozen=True)
class Pick:
    """A filter whose values are known: ids of an entity, stored texts, codes, or yes and no."""

    dimension: str
    values: tuple[str, ...]
    exclude: bool = False


@dataclass(frozen=True)
class Atom:
    """One metric with a grain, with its filters, in its days."""

    metric: str
    picks: tuple[Pick, ...]
    span: Span


@dataclass(frozen=True)
class Scan:
    """Metrics taken from the same rows at once.

    Args:
        grain: The entity whose rows are read.
        time: The day that matters, over the columns of `home`, or "".
        home: The grain of the metrics; coarser than `grain` where products ask for lines.
        split: Its groups are split by currency.
        alone: The metric that gathers its rows in a way of its own, or "".
    """

    grain: str
    home: str
    time: str
    picks: tuple[Pick, ...]
    span: Span
    split: bool
    alone: str = ""


@dataclass(frozen=True)
class Need:
    """What a group must reach, in days of its own or in those asked for; or by which share it must have changed."""

    metric: str
    op: Literal[">", ">=", "<", "<=", "="]
    value: float
    picks: tuple[Pick, ...]
    span: Span | None = None
    of_change: bool = False

    @property
    def takes_none(self) -> bool:
        """Say whether a group without any rows reaches it; what was nothing before has no change."""
        if self.of_change:
            return False
        compared = {">": self.value < 0, ">=": self.value <= 0, "<": self.value > 0, "<=": self.value >= 0}
        return compared.get(self.op, self.value == 0)


@dataclass
class Plan:
    """What is asked and by which rows it is answered.

    Args:
        metrics: As asked, in order.
        groups: Dimensions and conditions, in order.
        picks: The filters of all.
        now: The period.
        then: What it is compared with.
        needs: What groups must reach.
        part: Further filters of the part whose share is told.
        split: The answer is told for each currency.
        spine: The dimension whose members are told also without rows, or "".
        scans: The rows to read, each with its metrics.
        defaults: The days of metrics that have some of their own.
    """

    semantics: "Semantics"
    metrics: tuple[str, ...]
    groups: tuple[str, ...]
    picks: tuple[Pick, ...]
    now: Span
    then: Span | None
    needs: tuple[Need, ...]
    part: tuple[Pick, ...] = ()
    split: bool = False
    spine: str = ""
    scans: dict[Scan, list[Atom]] = field(default_factory=dict)
    defaults: dict[str, Span] = field(default_factory=dict)

    def atoms(self, metric: str, picks: tuple[Pick, ...], days: Span) -> dict[str, Atom]:
        """Return what a metric is worked out from: name of the part -> its rows."""
        return {
            name: Atom(
                name, picks, self.days_of(metric, days) if self.semantics.metrics[name].time else Span()
            )
            for name in self.semantics.parts_of(metric)
        }

    def days_of(self, metric: str, days: Span) -> Span:
        """Return the days a metric looks at: those asked, else its own default."""
        if days != Span():
            return days
        return self.defaults.get(metric, days)

    def adds_up(self, metric: str) -> bool:
        """Say whether the groups of a metric add up to the total, at the grain it is taken from here."""
        chosen = self.semantics.metrics[metric]
        if not chosen.adds_up or not chosen.finer:
            return chosen.adds_up
        grains = {scan.grain for scan, atoms in self.scans.items() for atom in atoms if atom.metric == metric}
        return all(grain == chosen.grain or additive(chosen.finer[grain]) for grain in grains)

    def units(self) -> list[str]:
        """Return the units of time that are grouped by."""
        return [self.semantics.dimensions[g].unit for g in self.groups if is_time(self.semantics, g)]


def make(
    semantics: "Semantics",
    query: "QueryMetrics",
    picks: tuple[Pick, ...],
    needs: tuple[Need, ...],
    part: tuple[Pick, ...],
    today: date,
) -> Plan:
    """Return the plan of a question whose words are resolved.

    Raises:
        QueryError: Its parts do not go together.
    """
    groups = tuple(dict.fromkeys(query.group_by))
    now = span(query.period)
    plan = Plan(semantics, tuple(dict.fromkeys(query.metrics)), groups, picks, now, None, needs, part)
    asked = (*plan.metrics, *(need.metric for need in needs))
    if query.period is not None and not any(semantics.has_time(metric) for metric in plan.metrics):
        raise QueryError("It is known only as it stands now, so a period has no meaning. Leave period out.")
    plan.defaults = _defaults(semantics, asked, today)
    if query.compare_to is not None:
        plan.then = earlier(now, query.compare_to, plan.units())
    plan.split = any(semantics.is_money(metric) for metric in asked)
    if plan.split:
        plan.groups = tuple(group for group in groups if group != "currency")  # it is told apart anyway
    plan.spine = _spine(plan, query)
    for metric in plan.metrics:
        _add(plan, plan.atoms(metric, picks, now))
        if plan.then is not None and semantics.has_time(metric):
            _add(plan, plan.atoms(metric, picks, plan.then))
        if part:
            _add(plan, plan.atoms(metric, (*picks, *part), now))
    for need in needs:
        _add(plan, plan.atoms(need.metric, need.picks, need.span or now))
        if need.of_change and plan.then is not None:
            _add(plan, plan.atoms(need.metric, need.picks, plan.then))
    return plan


def _defaults(semantics: "Semantics", metrics: Sequence[str], today: date) -> dict[str, Span]:
    days = {metric: semantics.metrics[metric].default_days for metric in metrics}
    return {metric: Span(today - timedelta(days=n - 1), today) for metric, n in days.items() if n}


def _spine(plan: Plan, query: "QueryMetrics") -> str:
    """Return the dimension whose members are told also without rows: asked for, or needed by 'never'."""
    wanted = query.include_empty
    semantics = plan.semantics
    group = next((g for g in plan.groups if _entity(semantics, g)), "")
    if not group:
        return ""
    home = semantics.dimensions[group].entity
    if any(_own(semantics, other, home) is None for other in plan.groups if other != group):
        return ""
    if not wanted and any(need.takes_none and _counts(semantics, need.metric) for need in plan.needs):
        # Members are asked about, unless a filter says that they must have rows of some kind.
        wanted = all(_own(semantics, pick.dimension, home) is not None for pick in plan.picks)
    return group if wanted else ""


def _counts(semantics: "Semantics", metric: str) -> bool:
    """Say whether a metric is 0 of who has no rows: a sum or a count, but no ratio and no mean."""
    chosen = semantics.metrics[metric]
    return chosen.adds_up or (bool(chosen.value) and metric_reach.none_is_zero(chosen.value))


def _entity(semantics: "Semantics", group: str) -> bool:
    return group in semantics.dimensions and semantics.dimensions[group].kind == "entity"


def _own(semantics: "Semantics", name: str, entity: str) -> Place | None:
    """Return where a dimension or condition is had from an entity itself, one value for each row."""
    if name in semantics.conditions:
        return metric_reach.condition(semantics, name, entity)
    found = metric_reach.place(semantics, name, entity)
    return None if found is None or found.part else found


def own(plan: Plan, name: str, entity: str) -> Place | None:
    """See `_own`."""
    return _own(plan.semantics, name, entity)


def _add(plan: Plan, atoms: dict[str, Atom]) -> None:
    for name, atom in atoms.items():
        metric = plan.semantics.metrics[name]
        grain = grain_of(plan.semantics, atom, plan.groups)
        currency = plan.semantics.grains[grain].currency if grain in plan.semantics.grains else ""
        split = plan.split and bool(currency) and (not metric.per or metric.by_currency)
        scan = Scan(
            grain, metric.grain, metric.time, atom.picks, atom.span, split, name if metric.per else ""
        )
        known = plan.scans.setdefault(scan, [])
        if atom not in known:
            known.append(atom)
