"""A driver's complaint becomes one plain sentence; its own words, which may quote values, stay behind."""

import sqlite3

import psycopg
import pymysql
import pytest
from sqlalchemy.exc import DBAPIError

from connectors.driver_errors import kind_of, plain
from connectors.failures import SetupError, SourceError


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        pytest.param(psycopg.errors.QueryCanceled("secret"), "slow", id="PostgreSQL's time limit"),
        pytest.param(psycopg.errors.InsufficientPrivilege("secret"), "forbidden", id="PostgreSQL's rights"),
        pytest.param(
            psycopg.errors.ReadOnlySqlTransaction("secret"), "readonly", id="PostgreSQL's read-only"
        ),
        pytest.param(psycopg.errors.UndefinedColumn("secret"), "missing", id="PostgreSQL's missing column"),
        pytest.param(psycopg.errors.ConnectionException("secret"), "gone", id="PostgreSQL went away"),
        pytest.param(psycopg.errors.DivisionByZero("secret"), "other", id="PostgreSQL's anything else"),
        pytest.param(
            psycopg.OperationalError(
                'connection failed: FATAL: password authentication failed for user "secret"'
            ),
            "login",
            id="PostgreSQL's password",
        ),
        pytest.param(
            psycopg.OperationalError('FATAL: role "secret" does not exist'), "login", id="PostgreSQL's login"
        ),
        pytest.param(
            psycopg.OperationalError('FATAL: database "secret" does not exist'), "database", id="its database"
        ),
        pytest.param(
            psycopg.OperationalError("connection refused secret"), "unreachable", id="nobody listens"
        ),
        pytest.param(pymysql.err.OperationalError(1045, "secret"), "login", id="MariaDB's password"),
        pytest.param(pymysql.err.OperationalError(1969, "secret"), "slow", id="MariaDB's time limit"),
        pytest.param(pymysql.err.OperationalError(3024, "secret"), "slow", id="MySQL's time limit"),
        pytest.param(pymysql.err.ProgrammingError(1146, "secret"), "missing", id="MariaDB's missing table"),
        pytest.param(pymysql.err.OperationalError(2013, "secret"), "gone", id="MariaDB went away"),
        pytest.param(pymysql.err.OperationalError(9999, "secret"), "other", id="MariaDB's anything else"),
        pytest.param(sqlite3.OperationalError("interrupted"), "slow", id="SQLite's time limit"),
        pytest.param(
            sqlite3.OperationalError("no such table: secret"), "missing", id="SQLite's missing table"
        ),
        pytest.param(sqlite3.DatabaseError("file is not a database"), "not_database", id="no SQLite file"),
        pytest.param(sqlite3.OperationalError("database is locked"), "locked", id="SQLite's lock"),
        pytest.param(
            sqlite3.OperationalError("attempt to write a readonly database"), "readonly", id="a write"
        ),
        pytest.param(sqlite3.DatabaseError("not authorized"), "readonly", id="a door that is shut"),
        pytest.param(sqlite3.OperationalError("secret"), "other", id="SQLite's anything else"),
    ],
)
def test_the_kind_is_told_and_nothing_else(error: Exception, kind: str) -> None:
    wrapped = DBAPIError("SELECT secret", {"p": "secret"}, error)
    assert kind_of(wrapped) == kind
    failure = plain(wrapped, "erp", 2.5)
    assert str(failure).startswith("The source 'erp' ")
    assert "secret" not in str(failure)
    assert "secret" not in failure.detail
    assert isinstance(failure, SetupError if kind in ("forbidden", "missing", "readonly") else SourceError)


def test_the_time_limit_has_its_unit() -> None:
    assert "within 2.5 s" in str(plain(sqlite3.OperationalError("interrupted"), "erp", 2.5))
