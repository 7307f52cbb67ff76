"""Only one SELECT that cannot write passes, however the writing is hidden."""

import pytest

from connectors.statement import MAX_SQL_CHARS, refusal


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("SELECT a FROM t", id="plain"),
        pytest.param("SELECT a FROM t;", id="a semicolon at the end"),
        pytest.param("-- note\nSELECT a /* why */ FROM t -- end", id="comments"),
        pytest.param("WITH x AS (SELECT 1 AS a) SELECT a FROM x", id="with"),
        pytest.param("SELECT a FROM t UNION ALL SELECT b FROM u", id="union"),
        pytest.param("SELECT ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) FROM t", id="window"),
        pytest.param("SELECT ROUND(SUM(p * q), 2), COALESCE(a, 'x'), CAST(b AS TEXT) FROM t", id="functions"),
        pytest.param("SELECT 'delete from t; drop table u' AS a FROM t", id="writing inside a text"),
        pytest.param('SELECT "update" FROM "insert"', id="names that are words"),
    ],
)
@pytest.mark.parametrize("dialect", ["postgres", "mysql", "sqlite"])
def test_a_select_passes(sql: str, dialect: str) -> None:
    if dialect == "mysql":
        sql = sql.replace('"', "`")
    assert refusal(sql, dialect) is None


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        pytest.param("sqlite", "DELETE FROM t", id="delete"),
        pytest.param("sqlite", "REPLACE INTO t VALUES (1)", id="replace"),
        pytest.param("postgres", "SELECT 1; DELETE FROM t", id="two statements"),
        pytest.param(
            "postgres", "WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d", id="delete in a with"
        ),
        pytest.param(
            "postgres",
            "WITH d AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM d",
            id="insert in a with",
        ),
        pytest.param("postgres", "SELECT * INTO copy FROM t", id="select into"),
        pytest.param("postgres", "SELECT * FROM t FOR UPDATE", id="a lock"),
        pytest.param("postgres", "COPY t TO '/tmp/x'", id="copy"),
        pytest.param("postgres", "EXPLAIN ANALYZE SELECT 1", id="explain"),
        pytest.param("postgres", "SELECT pg_read_file('/etc/passwd')", id="a file of the server"),
        pytest.param("postgres", "SELECT pg_catalog.pg_read_file('x')", id="the same with its schema"),
        pytest.param("postgres", "SELECT \"pg_read_file\"('x')", id="the same in quotes"),
        pytest.param("postgres", "SELECT lo_import('/etc/passwd')", id="a large object"),
        pytest.param("postgres", "SELECT setval('s', 1)", id="a sequence"),
        pytest.param("postgres", "SELECT pg_sleep(100)", id="sleeping"),
        pytest.param(
            "postgres", "SELECT set_config('statement_timeout', '0', false)", id="undoing the limit"
        ),
        pytest.param("postgres", "SELECT query_to_xml('delete from t', true, true, '')", id="SQL in a text"),
        pytest.param("postgres", "SELECT * FROM dblink('x', 'y') AS t(a int)", id="another server"),
        pytest.param("postgres", 'SELECT U&"d\\0061ta" FROM t', id="a name in disguise"),
        pytest.param("mysql", "SELECT 1 /*!50000 INTO OUTFILE '/tmp/x' */", id="a comment that runs"),
        pytest.param("mysql", "SELECT 1 /*M!100100 UNION SELECT 2 */", id="MariaDB's comment that runs"),
        pytest.param("mysql", "SELECT /*+ MAX_EXECUTION_TIME(0) */ 1", id="a hint that undoes the limit"),
        pytest.param("mysql", "SELECT a FROM t INTO OUTFILE '/tmp/x'", id="into outfile"),
        pytest.param("mysql", "SELECT LOAD_FILE('/etc/passwd')", id="load_file"),
        pytest.param("mysql", "CALL p()", id="a procedure"),
        pytest.param("sqlite", "PRAGMA writable_schema = ON", id="a pragma"),
        pytest.param("sqlite", "ATTACH 'x' AS y", id="another file"),
        pytest.param("sqlite", "SELECT load_extension('x')", id="an extension"),
        pytest.param("sqlite", "SELECT 1\x00; DELETE FROM t", id="a null character"),
        pytest.param("sqlite", "", id="nothing"),
        pytest.param("sqlite", "SELECT (", id="half a statement"),
        pytest.param("sqlite", "SELECT 1 " + " " * MAX_SQL_CHARS, id="too long"),
    ],
)
def test_everything_else_is_refused(dialect: str, sql: str) -> None:
    why = refusal(sql, dialect)
    assert why
    assert "passwd" not in why
