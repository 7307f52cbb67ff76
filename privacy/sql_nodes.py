"""The rules a statement's tree must keep, node by node: only listed parts, each in its place."""

import re
from collections.abc import Callable, Mapping

from sqlglot import exp

from connectors.failures import QueryError
from privacy.sql_words import FUNCTIONS, NODES, TYPES, WORDS

_MAX_PROJECTIONS = 300  # resolving names takes quadratic time
_MAX_STARS = 10
_MAX_EXPANDED = 5_000
_MAX_PAD = 1_000
_PARAMETER = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_WHOLE_ROW = "Whole rows cannot be taken as a value. Name the columns."


def check_nodes(tree: exp.Expr) -> None:
    """Refuse a tree that holds anything unlisted, or anything listed in a place it has no business.

    Raises:
        QueryError: Says what was refused, and what to write instead.
    """
    stars = 0
    for node in tree.walk():
        if type(node) not in NODES and not _listed_function(node):
            raise _refusal(node)
        rule = _RULES.get(type(node))
        if rule is not None:
            rule(node)
        stars += isinstance(node, exp.Star)
    if stars > _MAX_STARS:
        raise QueryError(f"At most {_MAX_STARS} stars are expanded in a statement. Name the columns.")


def check_size(tree: exp.Expr) -> None:
    """Refuse aliases that refer to aliases until the statement is too large once they are written out.

    Raises:
        QueryError: It would have more than 5,000 parts.
    """
    for select in tree.find_all(exp.Select):
        sizes: dict[str, int] = {}
        for item in select.expressions:
            size = sum(
                sizes.get(node.name.lower(), 1) if isinstance(node, exp.Column) and not node.table else 1
                for node in item.walk()
            )
            if item.alias:
                sizes[item.alias.lower()] = size
            if size > _MAX_EXPANDED:
                raise QueryError("Names that stand for other names grow too large. Use a WITH part instead.")


def _listed_function(node: exp.Expr) -> bool:
    return type(node) is exp.Anonymous and node.name.lower() in FUNCTIONS


def _refusal(node: exp.Expr) -> QueryError:
    if isinstance(node, exp.Func):
        name = node.name if isinstance(node, exp.Anonymous) else node.sql_name()
        shown = f" {name.lower()}()" if _PARAMETER.fullmatch(name) else ""
        return QueryError(f"The function{shown} is not among those that may be used. Do without it.")
    if isinstance(node, exp.Dot | exp.Columns | exp.TableColumn):
        return QueryError(_WHOLE_ROW)
    if isinstance(node, exp.DML | exp.DDL | exp.Command | exp.Into | exp.Lock):
        return QueryError("Only a query is run, nothing that could change anything. Send one SELECT.")
    return QueryError(f"{type(node).__name__} is not part of the SQL that may be used. Write it another way.")


def _table(node: exp.Expr) -> None:
    if not isinstance(node.this, exp.Identifier):
        raise QueryError("Only entities stand behind FROM, no functions and no files. Name an entity.")
    if node.args.get("db") or node.args.get("catalog"):
        raise QueryError("Entities have no schema or catalogue before their name. Write the name alone.")
    if any(value for key, value in node.args.items() if key not in {"this", "alias", "joins"}):
        raise QueryError("Behind FROM only a name and an alias are read. Leave the rest out.")


def _column(node: exp.Expr) -> None:
    if node.args.get("db") or node.args.get("catalog"):
        raise QueryError(_WHOLE_ROW)


def _star(node: exp.Expr) -> None:
    if node.args.get("replace") or node.args.get("rename"):
        raise QueryError("A star takes EXCLUDE only. Name the columns instead.")
    parent = node.parent
    if isinstance(parent, exp.Column):
        parent = parent.parent
        if isinstance(parent, exp.Count):
            raise QueryError(_WHOLE_ROW)
    if not isinstance(parent, exp.Select | exp.Count):
        raise QueryError("A star stands alone in a SELECT list or in count(*). Name the columns.")


def _select(node: exp.Expr) -> None:
    if len(node.expressions) > _MAX_PROJECTIONS:
        raise QueryError(f"A SELECT list has at most {_MAX_PROJECTIONS} columns. Ask for fewer.")
    if node.args.get("kind"):
        raise QueryError(_WHOLE_ROW)


def _placeholder(node: exp.Expr) -> None:
    if not isinstance(node.this, str) or not _PARAMETER.fullmatch(node.this):
        raise QueryError("Parameters have names, such as $customer. Name each parameter.")


def _unnest(node: exp.Expr) -> None:
    if not isinstance(node.this, exp.Placeholder) or node.expressions:
        raise QueryError("unnest() takes a parameter only, such as unnest($numbers).")


def _var(node: exp.Expr) -> None:
    if node.name.lower() not in WORDS:
        raise QueryError("The statement has a bare word where none is expected. Check its syntax.")


def _type(node: exp.Expr) -> None:
    if node.this not in TYPES or node.args.get("nested"):
        raise QueryError("Casts are to plain types only: text, numbers, dates, times, boolean.")


def _json(node: exp.Expr) -> None:
    if not isinstance(node.expression, exp.JSONPath):
        raise QueryError("Behind -> and ->> stands a plain path in quotes.")


def _pad(node: exp.Expr) -> None:
    length = node.expression
    if not isinstance(length, exp.Literal) or not length.name.isdigit() or int(length.name) > _MAX_PAD:
        raise QueryError(f"lpad() and rpad() take a plain length of at most {_MAX_PAD:,}.")


def _limit(node: exp.Expr) -> None:
    if node.args.get("percent") or node.args.get("with_ties"):
        raise QueryError("A limit is a number of rows.")


def _function(node: exp.Expr) -> None:
    if isinstance(node.this, exp.Identifier):
        raise QueryError("Function names stand without quotes.")


_RULES: Mapping[type[exp.Expr], Callable[[exp.Expr], None]] = {
    exp.Table: _table,
    exp.Column: _column,
    exp.Star: _star,
    exp.Select: _select,
    exp.Placeholder: _placeholder,
    exp.Explode: _unnest,
    exp.Var: _var,
    exp.DataType: _type,
    exp.JSONExtract: _json,
    exp.JSONExtractScalar: _json,
    exp.Pad: _pad,
    exp.LimitOptions: _limit,
    exp.Anonymous: _function,
}
