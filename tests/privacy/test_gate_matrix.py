"""Role by entity by trick: nobody sees a hidden column, a hidden entity or a foreign row."""

import pytest

from connectors.failures import QueryError
from connectors.model import ENTITIES, columns
from privacy.views import schema
from tests.privacy import shop_store
from tests.privacy.gate_fixtures import gates
from tests.privacy.gate_users import USERS, read
from tests.privacy.shop_store import FixedStore


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return shop_store.make(tmp_path_factory.mktemp("store") / "000001.duckdb")


@pytest.fixture
def store(snapshot):
    return FixedStore(snapshot)


@pytest.fixture
def lend(store, trail, vault):
    with gates(store, trail, vault) as make:
        yield make


# What people try, with E an entity of the store and C one of its columns.
_TRICKS = {
    "star": "SELECT * FROM {E}",
    "column": "SELECT {C} FROM {E}",
    "alias": "SELECT t.{C} AS harmless FROM {E} AS t",
    "where": "SELECT count(*) FROM {E} WHERE {C} IS NOT NULL",
    "order": "SELECT 1 FROM {E} ORDER BY {C}",
    "aggregate": "SELECT max({C}), min({C}) FROM {E}",
    "text of all": "SELECT string_agg({C}::VARCHAR, ',') FROM {E}",
    "subquery": "SELECT (SELECT max({C}) FROM {E})",
    "with": "WITH x AS (SELECT {C} AS y FROM {E}) SELECT y FROM x",
    "union": "SELECT 'a' UNION ALL SELECT {C}::VARCHAR FROM {E}",
    "self join": "SELECT b.{C} FROM {E} AS a LEFT JOIN {E} AS b ON true",
    "window": "SELECT first_value({C}) OVER (ORDER BY {C} DESC) FROM {E}",
    "whole row": "SELECT {E} FROM {E}",
    "columns": "SELECT COLUMNS('{C}') FROM {E}",
    "schema": "SELECT {C} FROM main.{E}",
    "or true": "SELECT {C} FROM {E} WHERE id = 'x' OR true",
}


class TestMatrix:
    """Role by entity by trick: nobody sees a hidden column, a hidden entity or a foreign row."""

    @pytest.mark.parametrize("trick", sorted(_TRICKS))
    @pytest.mark.parametrize("name", sorted(USERS))
    def test_nothing_hidden_is_seen(self, lend, name, trick):
        scope = lend().scope(USERS[name])
        visible = schema(scope.role)
        seen = 0
        for entity in (*ENTITIES, "customer_row"):
            model = "customer" if entity == "customer_row" else entity
            for column in (columns(model)[1], self._hidden(scope.role, model)):
                sql = _TRICKS[trick].format(E=entity, C=column)
                try:
                    rows = read(scope, sql).rows
                except QueryError:
                    continue
                seen += len(rows)
                assert entity in visible
                assert trick == "star" or column in visible[entity]
                self._judge(scope.role, model, rows)
        assert seen > 0 or trick in {"whole row", "columns", "schema"}

    def _hidden(self, role, entity):
        """Return a column the role does not see, else the last one it does."""
        hidden = [c for c in columns(entity) if c not in role.entities.get(entity, ())]
        return hidden[-1] if hidden else columns(entity)[-1]

    def _judge(self, role, entity, rows):
        shown = str(rows)
        assert shop_store.HIDDEN not in shown
        for column in set(columns(entity)) - set(role.entities[entity]):
            assert f"{entity}.{column}." not in shown
        if role.rows != "all" and entity not in {"product", "stock_level", "supply", "campaign", "staff"}:
            assert "theirs" not in shown
            assert str(shop_store.FOREIGN_NUMBER) not in shown
