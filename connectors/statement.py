"""Says whether a piece of SQL is one SELECT that cannot write. A mapping's `query` must be."""

import re

MAX_SQL_CHARS = 20_000
# MySQL runs these comments; PostgreSQL reads U&"..." as another name; a parser sees neither.
_HIDDEN = re.compile(
    r"/\*[!M+]|\bU&['\"]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff]", re.IGNORECASE
)
# Functions sqlglot does not know by name and that only compute: everything else unknown is refused,
# because pg_read_file, lo_import, dblink and setval are "just functions" too.
_HARMLESS = frozenset(
    """abs age btrim ceil char_length chr clock_timestamp concat_ws convert_tz datalength date_part
    date date_trunc date_format datetime degrees div elt field find_in_set format gcd group_concat hex ifnull iif initcap
    instr isnull julianday json_extract json_unquote json_valid last_day left len lpad ltrim make_date
    makedate maketime mod nullif octet_length oct ord overlay period_add period_diff position printf quarter
    quote quotename radians regexp_replace regexp_substr regexp_instr regexp_like regexp_match
    repeat replace replicate reverse right round rpad rtrim sec_to_time sign soundex space split_part sqrt
    statement_timestamp str_to_date strftime strpos substr substring substring_index time_format time_to_sec
    timediff to_char to_date to_days to_number to_timestamp total translate trim trunc truncate typeof
    unicode unixepoch width_bucket yearweek""".split()  # noqa: SIM905 a list of words reads better as words
)


def refusal(sql: str, dialect: str) -> str | None:
    """Return why `sql` may not be run, or None when it is one SELECT that cannot write.

    The whole tree is searched: a WITH may hide a DELETE, and SELECT INTO creates a table.

    >>> refusal("SELECT 1; DROP TABLE t", "postgres")
    'it must be exactly one statement'
    """
    if len(sql) > MAX_SQL_CHARS:
        return f"it is longer than {MAX_SQL_CHARS:,} characters"
    if _HIDDEN.search(sql):
        return "it holds a comment that runs, a U& name or a control character"
    return _parsed_refusal(sql, dialect)


def _parsed_refusal(sql: str, dialect: str) -> str | None:
    import sqlglot  # 0.2 s: only mappings with a query need it
    from sqlglot import exp

    try:
        statements = [tree for tree in sqlglot.parse(sql, dialect=dialect) if tree is not None]
    except (sqlglot.errors.SqlglotError, RecursionError):
        return f"it is not a SELECT in the {dialect} dialect"
    if len(statements) != 1:
        return "it must be exactly one statement"
    tree = statements[0]
    if not isinstance(tree, exp.Query):
        return "it must be a SELECT"
    if tree.find(exp.DML, exp.DDL, exp.Command, exp.Into, exp.Lock) is not None:
        return "a part of it could write or lock"
    for function in tree.find_all(exp.Anonymous):
        if function.name.lower() not in _HARMLESS:
            return f"function {function.name!r} is not known to be harmless; put it in a view of the database"
    return None
