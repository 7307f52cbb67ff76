"""Whatever a statement is made of: what is hidden is refused wherever it stands, and a literal stays one."""

from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from connectors.failures import QueryError
from privacy.sql_check import check, shape
from tests.privacy.narrow_role import CANARIES, SCHEMA, narrow_engine
from tests.privacy.sql_harmless import HARMLESS


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with narrow_engine(tmp_path_factory.mktemp("store")) as engine:
        yield engine


# A small grammar of statements, in which the hidden turns up anywhere.
_SECRETS = st.sampled_from(
    ["cost", "p.cost", '"cost"', "COST", "id_number", "c.bank_account", "_hidden", "rowid"]
)
_VISIBLE = st.sampled_from(["p.id", "p.name", "p.list_price", "c.id", "c.city", "p.number"])
_FUNCTIONS = st.sampled_from(
    ["upper({})", "max({})", "({})", "{} || 'x'", "CAST({} AS TEXT)", "coalesce({}, 'x')"]
)
_TABLES = st.sampled_from(
    ["campaign", "base_alias.product", "base_alias.main.product", "duckdb_tables", "main.customer"]
)
_FRAMES = st.sampled_from(
    [
        "SELECT {secret} FROM {tables}",
        "SELECT {plain}, {secret} AS x FROM {tables}",
        "SELECT {plain} FROM {tables} WHERE {secret} IS NOT NULL",
        "SELECT {plain} FROM {tables} ORDER BY {secret}",
        "SELECT {plain} FROM {tables} GROUP BY {plain}, {secret}",
        "SELECT count(*) FROM {tables} HAVING max({secret}) > 1",
        "SELECT {plain} FROM {tables} WHERE p.id IN (SELECT {secret} FROM {tables})",
        "WITH w AS (SELECT {secret} AS x FROM {tables}) SELECT x FROM w",
        "SELECT (SELECT max({secret}) FROM {tables})",
        "SELECT {plain} FROM {tables} UNION ALL SELECT {secret} FROM {tables}",
        "SELECT CASE WHEN {secret} = 'x' THEN 1 ELSE 0 END FROM {tables}",
        "SELECT rank() OVER (PARTITION BY {secret}) FROM {tables}",
        "SELECT count(*) FILTER (WHERE {secret} = 'x') FROM {tables}",
        "SELECT t.* FROM (SELECT {secret} FROM {tables}) AS t",
    ]
)
_FROM = "product AS p CROSS JOIN customer AS c"


class TestProperties:
    @settings(max_examples=150, deadline=None)
    @given(_FRAMES, _SECRETS, _VISIBLE, st.lists(_FUNCTIONS, max_size=2))
    def test_no_statement_names_a_hidden_column(self, frame, secret, plain, functions):
        for function in functions:
            secret = function.format(secret)
        with pytest.raises(QueryError):
            check(frame.format(secret=secret, plain=plain, tables=_FROM), SCHEMA)
        check(frame.format(secret=plain, plain=plain, tables=_FROM), SCHEMA)  # the hidden name is the reason

    @settings(max_examples=100, deadline=None)
    @given(_FRAMES, _TABLES, _VISIBLE)
    def test_no_statement_names_a_hidden_entity_or_the_store(self, frame, table, plain):
        with pytest.raises(QueryError):
            check(frame.format(secret=plain, plain=plain, tables=f"{_FROM} CROSS JOIN {table} AS t"), SCHEMA)

    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=200))
    @example("SELECT '")
    @example("$$")
    @example("SELECT \ud800")
    def test_any_text_is_checked_or_refused(self, text):
        for sql in (text, f"SELECT {text}", f"SELECT id FROM product WHERE name = '{text}'"):
            with suppress(QueryError):
                assert check(sql, SCHEMA).sql
            assert shape(sql)

    @settings(max_examples=100, deadline=None)
    @given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
    def test_a_literal_stays_the_literal_it_was(self, engine, text):
        checked = check("SELECT '" + text.replace("'", "''") + "' AS t", SCHEMA)
        assert engine.read(checked.sql)[0] == [(text,)]

    @settings(max_examples=60, deadline=None)
    @given(st.sampled_from([case.values[0] for case in HARMLESS]), st.data())
    def test_a_changed_statement_is_checked_or_refused(self, engine, sql, data):
        """Cut, doubled and swapped pieces: whatever passes reads only what is visible, or cannot be run."""
        pieces = sql.split(" ")
        at = data.draw(st.integers(0, len(pieces) - 1))
        other = data.draw(
            st.sampled_from(["cost", "campaign", "base_alias.main.product", "*", "p", ";", "(", "'", "--"])
        )
        pieces[at : at + data.draw(st.integers(0, 2))] = [other]
        try:
            checked = check(" ".join(pieces), SCHEMA)
            seen = str(engine.read(checked.sql))
        except QueryError:
            return
        assert set(checked.tables) <= set(SCHEMA)
        assert not [canary for canary in CANARIES if canary in seen]
