"""Names in a checked statement: what to say of one that is unknown, and what the result's columns are."""

import re
from collections.abc import Mapping

from sqlglot import exp
from sqlglot.optimizer.scope import Scope

from connectors.carried import owner
from connectors.failures import QueryError, nearest

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_MAX_NAME = 60


def explain(tree: exp.Query, visible: Mapping[str, Mapping[str, str]]) -> QueryError:
    """Say which column of an unresolved statement is unknown, with the nearest that is known.

    A name in quotes is not repeated: a value may stand in the wrong quotes.
    """
    made = {part.alias.lower() for part in tree.find_all(exp.Alias, exp.CTE, exp.TableAlias)}
    made |= {name.name.lower() for alias in tree.find_all(exp.TableAlias) for name in alias.columns}
    asked = {table.name.lower() for table in tree.find_all(exp.Table)} & visible.keys()
    known = {column for entity in asked for column in visible[entity]}
    for column in tree.find_all(exp.Column):
        name = column.name.lower()
        if isinstance(column.this, exp.Star) or name in known or name in made:
            continue
        if name in visible:
            return QueryError("Whole rows cannot be taken as a value. Name the columns.")
        quoted = column.this.args.get("quoted") or not _PLAIN_NAME.fullmatch(column.name)
        shown = "" if quoted else f" {column.name}"
        return QueryError(f"There is no column{shown} you may see there.{nearest(name, known)}")
    return QueryError(
        "A column is ambiguous, or is not in the entity it is asked from. "
        "Write table.column and check the columns of each entity."
    )


def name_outputs(tree: exp.Query, dialect: str) -> dict[str, str]:
    """Give computed columns of the result a readable name; return lower-case name -> name as written."""
    written: dict[str, str] = {}
    select = _first_select(tree)
    if select is None:
        return written
    for index, item in enumerate(select.expressions):
        if isinstance(item, exp.Alias):
            written[item.alias.lower()] = item.alias
        elif not isinstance(item, exp.Column | exp.Star) and select is tree:
            name = _described(item, dialect)
            select.expressions[index].replace(exp.alias_(item.copy(), name, quoted=True))
            written[name.lower()] = name
    return written


def output_names(tree: exp.Query, written: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the result's columns, each different."""
    names: list[str] = []
    for found in tree.named_selects:
        name = base = written.get(found.lower(), found)
        count = 1
        while name in names:
            count += 1
            name = f"{base}_{count}"
        names.append(name)
    return tuple(names)


def origins(scope: Scope) -> tuple[str, ...]:
    """Return for each column of a query the entity it is a plain column of, or ""."""
    return _origins(scope, {})


def _origins(scope: Scope, known: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    if id(scope) not in known:
        known[id(scope)] = ()  # a recursive WITH part is read while it is being looked at
        query = scope.expression
        if scope.set_operation_scopes:
            arms = [_origins(arm, known) for arm in scope.set_operation_scopes]
            known[id(scope)] = tuple(a[0] if len(set(a)) == 1 else "" for a in zip(*arms, strict=False))
        elif isinstance(query, exp.Select):
            known[id(scope)] = tuple(_origin(item, scope, known) for item in query.expressions)
    return known[id(scope)]


def _origin(item: exp.Expr, scope: Scope, known: dict[int, tuple[str, ...]]) -> str:
    column = item.unalias()
    if not isinstance(column, exp.Column):
        return ""
    source = scope.sources.get(column.table)
    if isinstance(source, exp.Table):
        return owner(source.name, column.name)
    if not isinstance(source, Scope) or not isinstance(source.expression, exp.Query):
        return ""
    found = dict(zip(source.expression.named_selects, _origins(source, known), strict=False))
    return found.get(column.name, "")


def _first_select(tree: exp.Query) -> exp.Select | None:
    """Return the SELECT that names the result's columns: the first arm of a set operation."""
    at: exp.Expr | None = tree
    while isinstance(at, exp.SetOperation | exp.Subquery):
        at = at.this
    return at if isinstance(at, exp.Select) else None


def _described(item: exp.Expr, dialect: str) -> str:
    """Return an expression's text as a column name, its literals left out."""
    blanked = item.copy().transform(
        lambda node: exp.Placeholder() if getattr(node, "is_string", False) else node
    )
    return blanked.sql(dialect, comments=False).lower()[:_MAX_NAME]
