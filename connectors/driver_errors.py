"""What a database driver complains about, as one plain sentence without the driver's words.

Driver texts quote values, statements and sometimes the login; only their kind is passed on.
"""

from typing import Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from connectors.failures import Failure, SetupError, SourceError

_POSTGRESQL = {
    "57014": "slow", "55P03": "locked", "42501": "forbidden", "25006": "readonly", "42P01": "missing",
    "42703": "missing", "42601": "broken", "28P01": "login", "28000": "login", "3D000": "database",
    "53300": "busy", "57P03": "busy",
}  # fmt: skip
_MYSQL = {
    1045: "login", 1698: "login", 1044: "forbidden", 1142: "forbidden", 1143: "forbidden", 1227: "forbidden",
    1049: "database", 1146: "missing", 1054: "missing", 1064: "broken", 1969: "slow", 3024: "slow",
    1205: "locked", 1792: "readonly", 1290: "readonly", 1040: "busy", 1203: "busy",
    2002: "unreachable", 2003: "unreachable", 2005: "unreachable", 2006: "gone", 2013: "gone", 2055: "gone",
}  # fmt: skip
# Drivers give no code before there is a session, and SQLite never does: a few words decide.
_WORDS = (
    ("password authentication failed", "login"),
    ("no password supplied", "login"),
    ("authentication failed", "login"),
    ("pg_hba.conf", "login"),
    ('role "', "login"),
    ('database "', "database"),
    ("too many clients", "busy"),
    ("too many connections", "busy"),
    ("starting up", "busy"),
    ("interrupted", "slow"),
    ("database is locked", "locked"),
    ("not a database", "not_database"),
    ("malformed", "not_database"),
    ("unable to open", "no_file"),
    ("readonly", "readonly"),
    ("not authorized", "readonly"),
    ("prohibited", "readonly"),
    ("too many attached", "readonly"),
    ("no such", "missing"),
    ("syntax error", "broken"),
    ("timeout", "unreachable"),
    ("connection refused", "unreachable"),
    ("could not translate", "unreachable"),
    ("failed to resolve", "unreachable"),
    ("no such file", "unreachable"),
    ("connection", "unreachable"),
)
_SENTENCES = {
    "login": "refused the user name or password. Check them in its address.",
    "database": "has no database of that name. Check the end of its address.",
    "unreachable": "cannot be reached. Check that it runs and that host and port are right, then try again.",
    "gone": "broke off the connection. Try again.",
    "busy": "takes no more connections now. Try again in a minute.",
    "locked": "is locked by another program. Try again in a minute.",
    "slow": "did not answer within {timeout_s:g} s. Raise its option timeout_s, or narrow the mapping.",
    "forbidden": "does not let this login read all that the mapping needs. Grant it SELECT there.",
    "readonly": "was asked for something that is not reading; that is never sent. Check the mapping's query.",
    "missing": "has no such table or column any more. Run 'assistant sources' to compare the mapping.",
    "broken": "does not understand the mapping's query. Check it in the database's own client.",
    "not_database": "is not an SQLite database, or is damaged. Check the file.",
    "no_file": "has no file at that place, or it may not be read. Check the path.",
    "other": "answered with an error of kind {kind}. Try again; if it stays, look in its own log.",
}
_SETUP = ("forbidden", "missing", "broken", "readonly")


def kind_of(error: BaseException) -> str:
    """Return the kind of a driver's complaint: `login`, `slow`, `missing`..."""
    original: Any = getattr(error, "orig", None) or error
    number = original.args[0] if original.args and isinstance(original.args[0], int) else None
    if number is not None:  # MySQL's own numbers say more than its SQLSTATE
        return _MYSQL.get(number, "other")
    code = getattr(original, "sqlstate", None)
    if code:
        return _POSTGRESQL.get(code, "gone" if code.startswith("08") else "other")
    words = str(original).lower()
    return next((kind for part, kind in _WORDS if part in words), "other")


def plain(error: SQLAlchemyError | Exception, name: str, timeout_s: float) -> Failure:
    """Return the failure to raise instead of a driver's error.

    Args:
        error: What SQLAlchemy or the driver raised.
        name: The source's name.
        timeout_s: The time limit that was set, in seconds.
    """
    kind = kind_of(error)
    inner = getattr(error, "orig", None) if isinstance(error, DBAPIError) else None
    sentence = _SENTENCES[kind].format(timeout_s=timeout_s, kind=type(inner or error).__name__)
    failure = SetupError if kind in _SETUP else SourceError
    return failure(f"The source {name!r} {sentence}", detail=f"source={name} kind={kind}")
