"""The first look at a statement's text: what is refused before a parser spends time on it, and the parse.

Nothing here decides that a statement is harmless. It keeps out what makes two readers of one text disagree
(comments that some engines run, unusual characters) and what makes a parser slow.
"""

import logging
import re
import unicodedata
from collections.abc import Iterator, Sequence

from sqlglot import ErrorLevel, Token, TokenType, exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import SqlglotError

from connectors.failures import QueryError

MAX_CHARS = 20_000
MAX_DEPTH = 40
MAX_NODES = 10_000
_MAX_BRACKETS = 200  # the parser takes quadratic time for a[1][1][1]...
_MAX_PREFIXES = 40

_LITERALS = {
    TokenType.STRING, TokenType.RAW_STRING, TokenType.HEREDOC_STRING, TokenType.NATIONAL_STRING,
    TokenType.BYTE_STRING, TokenType.UNICODE_STRING, TokenType.HEX_STRING, TokenType.BIT_STRING,
}  # fmt: skip
_OPEN = {TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.L_BRACE, TokenType.CASE}
_CLOSE = {TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.R_BRACE, TokenType.END}
_PREFIXES = {TokenType.NOT, TokenType.DASH, TokenType.PLUS, TokenType.TILDE}

_EXECUTABLE = re.compile(r"/\*M?!|/\*\+", re.IGNORECASE)
_UNICODE_ESCAPE = re.compile(r"(?<![0-9A-Za-z_$])U&\s*[\"']", re.IGNORECASE)
_BLANKS = " \t\r\n"
_LOGGER = logging.getLogger("sqlglot")


def parse(sql: str, dialect: str) -> exp.Query:
    """Parse `sql` and return it if it is exactly one query.

    Raises:
        QueryError: It is too long or too deep, holds characters that do not belong in SQL, cannot be read,
            or is anything but one query.
    """
    if len(sql) > MAX_CHARS:
        raise QueryError(f"The statement is longer than {MAX_CHARS:,} characters. Send a shorter one.")
    _LOGGER.disabled = True  # its warnings quote the statement
    try:
        engine = Dialect.get_or_raise(dialect)
    except ValueError:
        raise QueryError("This SQL dialect is not known. Name one that sqlglot reads.") from None
    try:
        tokens = engine.tokenize(sql)
        _characters(sql, tokens)
        _depth(tokens)
        # IMMEDIATE: with RAISE the parser collects errors and goes on, past its own limit of nodes.
        parser = engine.parser(error_level=ErrorLevel.IMMEDIATE, max_nodes=MAX_NODES)
        return _one_query(parser.parse(tokens, sql))
    except SqlglotError:
        raise QueryError(f"The statement is not {dialect} SQL that can be read. Check its syntax.") from None
    except RecursionError:
        raise too_deep() from None


def too_deep() -> QueryError:
    """Say that a statement is nested too deeply."""
    return QueryError(f"The statement is nested deeper than {MAX_DEPTH} levels. Write it simpler.")


def _one_query(statements: Sequence[exp.Expr | None]) -> exp.Query:
    found = [tree for tree in statements if tree is not None and not isinstance(tree, exp.Semicolon)]
    if len(found) != 1:
        raise QueryError("Exactly one statement is run at a time. Send one SELECT.")
    if not isinstance(found[0], exp.Query):
        raise QueryError("Only a query is run, nothing that could change or set something. Send one SELECT.")
    return found[0]


def _characters(sql: str, tokens: Sequence[Token]) -> None:
    if "\x00" in sql:
        raise QueryError("The statement holds a NUL character. Remove it.")
    outside = "".join(_outside(sql, tokens))
    if _EXECUTABLE.search(outside) or _UNICODE_ESCAPE.search(outside):
        raise QueryError('Hints, executable comments and U&"..." are not read. Leave them out.')
    if any(_hidden(character) for character in outside if not character.isascii() or character < " "):
        raise QueryError(
            "The statement holds invisible or control characters outside its literals. Type it again plainly."
        )
    if any(_unusual(piece) for piece in _words(sql, tokens)):
        raise QueryError(
            "The statement holds full-width letters or blanks outside its literals. Use plain ones."
        )


def _outside(sql: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the text with each literal emptied; comments are part of it."""
    position = 0
    for token in tokens:
        if token.token_type in _LITERALS:
            yield sql[position : token.start]
            yield "''"
            position = token.end + 1
    yield sql[position:]


def _words(sql: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what stands outside literals, quoted names and comments."""
    position = 0
    for token in tokens:
        between = sql[position : token.start]
        if not between.strip(_BLANKS).startswith(("--", "/*", "#")):
            yield between
        if token.token_type not in _LITERALS and token.token_type is not TokenType.IDENTIFIER:
            yield sql[token.start : token.end + 1]
        position = token.end + 1


def _hidden(character: str) -> bool:
    return character not in _BLANKS and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _unusual(piece: str) -> bool:
    return any(
        not c.isascii() and (unicodedata.category(c) == "Zs" or unicodedata.east_asian_width(c) == "F")
        for c in piece
    )


def _depth(tokens: Sequence[Token]) -> None:
    depth = run = brackets = 0
    for token in tokens:
        kind = token.token_type
        depth += (kind in _OPEN) - (kind in _CLOSE)
        run = run + 1 if kind in _PREFIXES else 0
        brackets += kind is TokenType.L_BRACKET
        if depth > MAX_DEPTH or run > _MAX_PREFIXES or brackets > _MAX_BRACKETS:
            raise too_deep()
