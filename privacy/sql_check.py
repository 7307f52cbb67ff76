"""The SQL check: one query, listed parts only, every name resolved against what a role may see.

What runs is never the text that came in but the text written from the tree that was checked.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlglot import ErrorLevel, exp
from sqlglot.errors import SqlglotError, UnsupportedError
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, traverse_scope
from sqlglot.schema import MappingSchema

from connectors.carried import entities_in
from connectors.failures import QueryError, nearest
from privacy.sql_lexis import parse, too_deep
from privacy.sql_names import explain, name_outputs, origins, output_names
from privacy.sql_nodes import check_nodes, check_size
from privacy.sql_words import SQL_TYPES

Schema = Mapping[str, Mapping[str, str]]
_Frozen = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

_MAX_SHAPE = 4_000
_MARK = "\x00"
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_VALUES = (
    exp.Literal, exp.RawString, exp.ByteString, exp.HexString, exp.BitString, exp.National, exp.UnicodeString,
    exp.JSONPath,
)  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """A statement that may run.

    Args:
        sql: The text to run, written from the checked tree.
        tables: The entities it reads, sorted.
        columns: For each column of the result the entity it is a plain column of, or "".
        names: For each column of the result its name, as it was written.
        parameters: The names of its parameters, sorted.
        pieces: The same text cut at its parameters: text and names in turn.
    """

    sql: str
    tables: tuple[str, ...]
    columns: tuple[str, ...]
    names: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()


def check(sql: str, schema: Schema, dialect: str = "duckdb") -> Checked:
    """Check one statement against the entities and columns a role may see.

    Args:
        sql: The statement; values come as named parameters.
        schema: Visible entity -> visible column -> kind of the business model (or an SQL type).
        dialect: A dialect of sqlglot.

    Raises:
        QueryError: It is not one query, holds something unlisted, or names something that is not visible.
    """
    frozen = tuple((entity, tuple(names.items())) for entity, names in schema.items())
    return _checked(sql, frozen, dialect)


def shape(sql: str, dialect: str = "duckdb") -> str:
    """Return `sql` with every literal as `?`, so that it can be recorded; comments are dropped.

    >>> shape("SELECT due FROM invoice WHERE customer = 'Ana Ruiz' -- for Ana", "postgres")
    'SELECT due FROM invoice WHERE customer = ?'
    >>> shape("DROP TABLE x; SELECT")
    'unreadable (20 characters)'
    """
    return _shape(sql, dialect)


@lru_cache(maxsize=512)
def _shape(sql: str, dialect: str) -> str:
    try:
        tree: exp.Expr = _parsed(sql, dialect).copy()
        tree = tree.transform(_blank, copy=False)
        return tree.sql(dialect, comments=False, copy=False)[:_MAX_SHAPE]
    except (QueryError, SqlglotError, RecursionError):
        return f"unreadable ({len(sql):,} characters)"


@lru_cache(maxsize=16)
def _parsed(sql: str, dialect: str) -> exp.Query:
    """Return a statement's tree, for its shape and its check in turn; copy it, both change it."""
    return parse(sql, dialect)


def _blank(node: exp.Expr) -> exp.Expr:
    if isinstance(node, _VALUES):
        return exp.Var(this="?")  # written the same in every dialect
    if isinstance(node, exp.Identifier) and not _PLAIN_NAME.fullmatch(node.name):
        return exp.to_identifier("?", quoted=True)  # a value in the wrong quotes looks like a name
    return node


@lru_cache(maxsize=1024)
def _checked(sql: str, schema: _Frozen, dialect: str) -> Checked:
    visible = {entity: dict(columns) for entity, columns in schema}
    try:
        tree = _parsed(sql, dialect).copy()
        check_nodes(tree)
        check_size(tree)
        _check_tables(tree, visible)
        named = name_outputs(tree, dialect)
        try:
            resolved = _resolved(tree, schema, dialect)
        except _Unresolved:
            # The library's own error quotes names of the statement, which may be values in the wrong quotes.
            before = _parsed(sql, dialect).copy()
            name_outputs(before, dialect)
            raise explain(before, visible) from None
        check_nodes(resolved)
        scopes = traverse_scope(resolved)
        _check_names(resolved, scopes, visible)
        names = output_names(resolved, named)
        columns = origins(scopes[-1]) or ("",) * len(names)
        parameters = sorted({node.name for node in resolved.find_all(exp.Placeholder)})
        named_tables = {table.name for table in resolved.find_all(exp.Table) if table.name in visible}
        tables = sorted({entity for name in named_tables for entity in entities_in(name)})
        pieces = _pieces(resolved, dialect)
    except RecursionError:
        raise too_deep() from None
    except UnsupportedError:
        raise QueryError("The statement holds what this dialect has not. Write it another way.") from None
    written = {name: exp.Placeholder(this=name).sql(dialect) for name in parameters}
    return Checked(
        sql="".join(written[piece] if place % 2 else piece for place, piece in enumerate(pieces)),
        tables=tuple(tables),
        columns=columns,
        names=names,
        parameters=tuple(parameters),
        pieces=pieces,
    )


def _pieces(tree: exp.Query, dialect: str) -> tuple[str, ...]:
    """Write the tree, which is of no use afterwards, and cut the text at its parameters."""
    marked = tree.transform(_marked, copy=False)
    text = marked.sql(dialect, comments=False, unsupported_level=ErrorLevel.RAISE, copy=False)
    return tuple(text.split(_MARK))


def _marked(node: exp.Expr) -> exp.Expr:
    """Put a mark around a parameter's name that no statement holds: NUL was refused before."""
    return exp.Var(this=f"{_MARK}{node.name}{_MARK}") if isinstance(node, exp.Placeholder) else node


def _check_tables(tree: exp.Query, visible: Mapping[str, Mapping[str, str]]) -> None:
    """Every FROM item is a visible entity or a WITH part, and neither hides behind the other's name."""
    parts = [part.alias.lower() for part in tree.find_all(exp.CTE)]
    if len(set(parts)) < len(parts):
        raise QueryError("Two WITH parts have the same name. Give each its own.")
    if any(part in visible for part in parts):
        raise QueryError("A WITH part has the name of an entity. Give it another name.")
    for table in tree.find_all(exp.Table):
        name = table.name.lower()
        if name not in visible and name not in parts:
            quoted = table.this.args.get("quoted")
            shown = "" if quoted or not _PLAIN_NAME.fullmatch(table.name) else f" {table.name}"
            raise QueryError(f"There is no entity{shown} you may see.{nearest(name, visible)}")
        alias = table.args.get("alias")
        if name in visible and alias is not None and alias.columns:
            raise QueryError("Columns are not renamed behind FROM. Use AS in the SELECT list.")


@lru_cache(maxsize=64)
def _mapping_schema(schema: _Frozen, dialect: str) -> MappingSchema:
    types: dict[str, object] = {
        entity: {column: SQL_TYPES.get(kind, kind) for column, kind in columns} for entity, columns in schema
    }
    return MappingSchema(types, dialect=dialect)


class _Unresolved(Exception):
    """A name of the statement cannot be resolved."""


def _resolved(tree: exp.Query, schema: _Frozen, dialect: str) -> exp.Query:
    """Return the tree with every column written as table.column, stars written out, and names quoted."""
    try:
        resolved = qualify(tree, schema=_mapping_schema(schema, dialect), dialect=dialect)
    except (SqlglotError, KeyError, ValueError, AttributeError, TypeError):
        raise _Unresolved from None
    if not isinstance(resolved, exp.Query):
        raise _Unresolved
    return resolved


def _check_names(tree: exp.Query, scopes: list[Scope], visible: Schema) -> None:
    """Look every table and column up once more, without trusting that the library saw them all."""
    tables: set[int] = set()
    columns: set[int] = set()
    for scope in scopes:
        tables.update(id(table) for table in scope.tables)
        for source in scope.sources.values():
            if isinstance(source, exp.Table) and source.name not in visible:
                raise QueryError(f"There is no such entity you may see.{nearest('', visible)}")
        for column in scope.columns:
            _check_column(column, scope, visible)
            columns.add(id(column))
    for table in tree.find_all(exp.Table):
        if id(table) not in tables:
            raise QueryError("An entity stands where it cannot be resolved. Put it behind FROM or JOIN.")
    for column in tree.find_all(exp.Column):
        if id(column) not in columns and not _is_output(column):
            raise QueryError("A column stands where it cannot be resolved. Write table.column.")


def _check_column(column: exp.Column, scope: Scope, visible: Schema) -> None:
    at: Scope | None = scope
    while at is not None:
        source = at.sources.get(column.table)
        if isinstance(source, exp.Table):
            if column.name in visible.get(source.name, {}):
                return
            break
        if isinstance(source, Scope):
            return  # its own columns are checked where it is made
        at = at.parent
    if not _is_output(column):
        raise QueryError("A column cannot be resolved. Write table.column, with columns you may see.")


def _is_output(column: exp.Column) -> bool:
    """Say whether a column without a table names an output of the query it sorts or filters."""
    query = column.find_ancestor(exp.Query)
    return not column.table and isinstance(query, exp.Query) and column.name in query.named_selects
