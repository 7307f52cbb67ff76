"""Puts the scans of a question side by side, group by group, so that no row of one meets two of another."""

from collections.abc import Sequence

from sqlglot import exp

from tools.metric_scan import CURRENCY, Reading


def joined(keys: Sequence[str], readings: Sequence[Reading], members: exp.Select | None) -> exp.Select:
    """Return one row for each group, and currency where any reading has one.

    Args:
        keys: The names of the groups' columns.
        readings: Each has every group at most once; those without a currency stand beside each currency.
        members: Groups that are told also without rows.
    """
    extra = [members] if members is not None else []
    if len(readings) == 1 and not extra:
        return readings[0].select
    apart = [reading for reading in readings if reading.split]
    whole = [reading for reading in readings if not reading.split]
    if not apart:
        return _stacked(keys, whole, extra)
    left = _stacked([*keys, CURRENCY], apart, [])
    if not whole and not extra:
        return left
    return _beside(keys, left, _stacked(keys, whole, extra), apart, whole)


def _stacked(keys: Sequence[str], readings: Sequence[Reading], extra: Sequence[exp.Select]) -> exp.Select:
    """Put readings one above the other and gather each group; groups without a name are one group here too."""
    names = [name for reading in readings for name in reading.values.values()]
    arms = [_arm(keys, names, select) for select in (*(reading.select for reading in readings), *extra)]
    if len(arms) == 1:
        return arms[0]
    stacked: exp.Query = arms[0]
    for arm in arms[1:]:
        stacked = exp.Union(this=stacked, expression=arm, distinct=False)
    columns = [exp.column(key, "u").as_(key) for key in keys]
    columns += [exp.Max(this=exp.column(name, "u")).as_(name) for name in names]
    select = exp.Select(expressions=columns).from_(stacked.subquery("u", copy=False), copy=False)
    return select.group_by(*(exp.column(key, "u") for key in keys), copy=False) if keys else select


def _arm(keys: Sequence[str], names: Sequence[str], select: exp.Select) -> exp.Select:
    own = set(select.named_selects)
    columns = [exp.column(key, "a").as_(key) for key in keys]
    columns += [(exp.column(name, "a") if name in own else exp.null()).as_(name) for name in names]
    return exp.Select(expressions=columns).from_(select.subquery("a", copy=False), copy=False)


def _beside(
    keys: Sequence[str],
    left: exp.Select,
    right: exp.Select,
    apart: Sequence[Reading],
    whole: Sequence[Reading],
) -> exp.Select:
    columns: list[exp.Expr] = [
        exp.Coalesce(this=exp.column(key, "x"), expressions=[exp.column(key, "y")]).as_(key) for key in keys
    ]
    columns.append(exp.column(CURRENCY, "x").as_(CURRENCY))
    for side, readings in (("x", apart), ("y", whole)):
        columns += [exp.column(name, side).as_(name) for one in readings for name in one.values.values()]
    same = [exp.NullSafeEQ(this=exp.column(key, "x"), expression=exp.column(key, "y")) for key in keys]
    on = exp.and_(*same) if same else exp.true()
    select = exp.Select(expressions=columns).from_(left.subquery("x", copy=False), copy=False)
    select.set("joins", [exp.Join(this=right.subquery("y", copy=False), side="FULL", on=on)])
    return select
