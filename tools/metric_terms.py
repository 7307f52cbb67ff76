"""Dimensions and conditions as SQL over the rows of a grain: what groups are made by, and what filters test."""

from collections.abc import Callable, Collection

from sqlglot import exp

from connectors.failures import QueryError, nearest
from connectors.model import ENTITIES
from connectors.statuses import STATUSES
from tools import metric_reach, reach
from tools.metric_period import Span, time_key
from tools.metric_plan import Pick, Plan
from tools.metric_reach import Place, Within, is_time
from tools.metric_rows import Rows, Values, holds
from tools.semantics import NO, YES, Dimension

SEVERAL = "(several)"


class Terms:
    """Writes what a plan groups and filters by.

    Args:
        plan: What is asked.
        visible: What the role may see.
        values: Takes the values of the statement.
    """

    def __init__(self, plan: Plan, visible: Collection[str], values: Values) -> None:
        self.semantics = plan.semantics
        self.visible = visible
        self.values = values
        # Set while a scan is written: the keys of the rows it will read, so that no others are looked up.
        self.chosen: Callable[[Place], exp.Select] | None = None

    def condition(self, rows: Rows, name: str) -> exp.Expr:
        """Return a named condition on rows."""
        place = metric_reach.condition(self.semantics, name, rows.grain)
        if place is None:
            raise QueryError(f"{name} is not known of {rows.grain}. Leave it out.")
        return exp.paren(rows.expression(place))

    def group(self, rows: Rows, name: str, day: exp.Expr | None, days: Span) -> exp.Expr:
        """Return what rows are grouped by: an entity by its id, anything else by what is shown.

        Args:
            rows: The rows.
            name: A dimension or a condition.
            day: The day that matters to the rows, if there is one.
            days: The days that count; those of an earlier period are told as the later's.
        """
        if name in self.semantics.conditions:
            case = exp.Case().when(self.condition(rows, name), exp.Literal.string(YES), copy=False)
            return case.else_(exp.Literal.string(NO), copy=False)
        if is_time(self.semantics, name) and day is not None:
            return self.time(name, day, days)
        place = metric_reach.place(self.semantics, name, rows.grain)
        if place is None:
            raise QueryError(f"{rows.grain} is not known by {name}. Leave it out.")
        dimension = self.semantics.dimensions[name]
        if place.part:
            return self._several(rows, place)
        if dimension.keys.get(place.entity):
            return self._by_key(rows, place, dimension)
        value = rows.expression(place)
        if dimension.kind == "flag":
            told = exp.Case().when(value, exp.Literal.string(YES), copy=False)
            return told.when(exp.not_(value.copy()), exp.Literal.string(NO), copy=False)
        return value

    def time(self, name: str, day: exp.Expr, days: Span) -> exp.Expr:
        """Return the text for the time in which a day lies."""
        return time_key(self.semantics.dimensions[name].unit, day, days, self.semantics.fiscal_start_month)

    def picked(self, rows: Rows, pick: Pick, day: exp.Expr | None, days: Span) -> exp.Expr:
        """Return a filter as a condition on rows; the arguments are those of `group`."""
        name = pick.dimension
        if name in self.semantics.conditions and len(pick.values) > 1:
            return exp.false() if pick.exclude else exp.true()  # yes or no: all of them
        if name in self.semantics.conditions:
            return holds(self.condition(rows, name), (YES in pick.values) != pick.exclude)
        if is_time(self.semantics, name) and day is not None:
            return self.picked_time(pick, day, days)
        place = metric_reach.pick(self.semantics, name, rows.grain)
        if place is None:
            raise QueryError(f"{rows.grain} cannot be filtered by {name}. Leave it out.")
        if isinstance(place, Place):
            return holds(self._among(rows, pick, place), not pick.exclude)
        # A semi-join, so that a row with several fitting parts is counted once.
        chosen = self._parts(pick, place, "w")
        return holds(
            exp.In(this=rows.column(place.path, "id"), query=chosen.subquery(copy=False)), not pick.exclude
        )

    def picked_time(self, pick: Pick, day: exp.Expr, days: Span) -> exp.Expr:
        """Return a filter by a time as a condition on a day."""
        tested = self.time(pick.dimension, day, days)
        return holds(self.values.among(tested, pick.values), not pick.exclude)

    def _several(self, rows: Rows, place: Place) -> exp.Expr:
        """Join what is one-to-many as one value: itself where all agree, else `(several)`."""
        back = dict(reach.referrers(place.entity))[place.part]
        parts = Rows(place.part, self.visible, "s")
        held, key = parts.column((), place.column), parts.column((), back)
        differ = exp.NEQ(this=exp.Min(this=held), expression=exp.Max(this=held.copy()))
        told = exp.Case().when(differ, exp.Literal.string(SEVERAL), copy=False)
        told = told.else_(exp.Max(this=held.copy()), copy=False)
        where = (
            [exp.In(this=key.copy(), query=self.chosen(place).subquery(copy=False))] if self.chosen else []
        )
        inner = parts.select([key.as_("id"), told.as_("value")], where).group_by(key.copy(), copy=False)
        return rows.look_up(inner, f"z_{place.column}", rows.column(place.path, "id"))

    def _by_key(self, rows: Rows, place: Place, dimension: Dimension) -> exp.Expr:
        """Join the id of what is named by another column, such as its number; of several the same the last."""
        named = Rows(dimension.entity, self.visible, "q")
        key = named.column((), dimension.keys[place.entity])
        columns = [key.as_("id"), exp.Max(this=named.column((), "id")).as_("value")]
        inner = named.select(columns, []).group_by(key.copy(), copy=False)
        return rows.look_up(inner, f"z_{dimension.name}", rows.expression(place))

    def _among(self, rows: Rows, pick: Pick, place: Place) -> exp.Expr:
        dimension = self.semantics.dimensions[pick.dimension]
        tested = rows.expression(place)
        if dimension.kind == "flag":
            return tested if YES in pick.values else exp.not_(tested)
        if dimension.kind == "status":
            return self.values.among(tested, [_code(place, value) for value in pick.values])
        key = dimension.keys.get(place.entity)
        if key is None:
            return self.values.among(tested, pick.values)
        keyed = Rows(dimension.entity, self.visible, "q")
        chosen = keyed.select(
            [keyed.column((), key)], [self.values.among(keyed.column((), "id"), pick.values)]
        )
        return exp.In(this=tested, query=chosen.subquery(copy=False))

    def _parts(self, pick: Pick, place: Within, alias: str) -> exp.Select:
        """Return the ids that the fitting parts refer to."""
        parts = Rows(place.part, self.visible, alias)
        back = parts.column((), place.back)
        where: list[exp.Expr] = [exp.not_(exp.Is(this=back.copy(), expression=exp.null()))]
        if isinstance(place.inner, Within):
            deeper = self._parts(pick, place.inner, f"{alias}w")
            where.append(exp.In(this=parts.column((), "id"), query=deeper.subquery(copy=False)))
        else:
            where.append(self._among(parts, pick, place.inner))
        grain = self.semantics.grains.get(place.part)
        if grain is not None and grain.counted and place.entity in metric_reach.members(self.semantics):
            where.append(self.condition(parts, grain.counted))
        return parts.select([back], where)


def _code(place: Place, text: str) -> str:
    """Return the code of a status in the list of the column that holds it.

    Raises:
        QueryError: It is none of the list.
    """
    entity, _, column = place.sql.rpartition(".")
    known = STATUSES.get(ENTITIES[entity or place.entity].columns[column].info["status"], {})
    if text not in known:
        raise QueryError(f"There is no such status.{nearest(text, known)}")
    return text
