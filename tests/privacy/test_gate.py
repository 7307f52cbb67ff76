"""The gate: no row leaves unrecorded, unchecked, unlimited, or from behind the user's views."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import duckdb
import pytest

from connectors.failures import Denied, Failure, QueryError, SourceError, TrailError
from connectors.model import ENTITIES
from connectors.table import Origin
from privacy.policy import Policy, User
from tests.privacy import shop_store
from tests.privacy.gate_fixtures import gates
from tests.privacy.gate_users import POLICY, TODAY, USERS, read
from tests.privacy.shop_store import SYNCED, FixedStore


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


@pytest.fixture
def scope(lend):
    return lend().scope(USERS["manager"], "talk-1")


class TestRead:
    def test_hands_over_a_table(self, scope):
        table = read(
            scope,
            "SELECT number, amount, ordered_on FROM sales_order WHERE id = $id",
            id="erp:sales_order-mine",
        )
        assert table.rows == [("sales_order.number.mine", Decimal("100.50"), date(2025, 3, 31))]
        assert (table.name, table.columns) == ("found", ("number", "amount", "ordered_on"))
        assert table.entities == ("sales_order",) * 3
        assert table.origins == (Origin("ERP", "sales_order", SYNCED),)
        assert table.ms > 0
        assert not table.truncated

    def test_names_every_system_with_rows_of_the_entities(self, scope):
        table = read(scope, "SELECT c.name FROM customer AS c JOIN sales_order AS o ON o.customer_id = c.id")
        assert set(table.origins) == {
            Origin("ERP", "customer", SYNCED), Origin("CRM", "customer", SYNCED), Origin("ERP", "sales_order", SYNCED),
        }  # fmt: skip

    def test_a_system_without_rows_is_no_origin(self, scope):
        assert read(scope, "SELECT count(*) FROM campaign").origins == ()

    def test_rows_as_each_system_tells_them_are_rows_of_the_customer(self, scope):
        table = read(scope, "SELECT name, customer_id FROM customer_row WHERE id = 'crm:77'")
        assert table.entities == ("customer", "customer")
        assert {origin.system for origin in table.origins} == {"ERP", "CRM"}
        assert table.rows == [("customer.name.alias.mine", "erp:customer-mine")]

    @pytest.mark.parametrize("settled", [True, False])
    def test_a_read_is_durable_unless_who_asks_settles_later(self, lend, trail, settled):
        read(lend().scope(USERS["manager"], settled=settled), "SELECT count(*) FROM product")
        assert trail.entries()[0].number == 1
        told = trail._head.read()
        assert (told.number if told else 0) == int(settled)

    def test_what_a_line_carries_is_of_its_order(self, scope, trail):
        table = read(scope, "SELECT _order_status, unit_price FROM line_of_order")
        assert table.entities == ("sales_order", "sales_order_line")
        assert {origin.entity for origin in table.origins} == {"sales_order", "sales_order_line"}
        assert trail.entries()[0].body["tables"] == ["sales_order", "sales_order_line"]

    @pytest.mark.parametrize(
        ("sql", "params", "count"),
        [
            pytest.param("number = $x", {"x": "sales_order.number.mine"}, 1, id="text"),
            pytest.param("amount = $x", {"x": Decimal("100.50")}, 1, id="an exact number"),
            pytest.param("amount > $x", {"x": 5}, 2, id="a whole number"),
            pytest.param("ordered_on = $x", {"x": date(2025, 3, 31)}, 1, id="a day"),
            pytest.param("updated_at < $x", {"x": datetime(2030, 1, 1, tzinfo=UTC)}, 1, id="a moment"),
            pytest.param("$x IS NULL OR number = $x", {"x": None}, 2, id="no filter"),
            pytest.param("number = $x", {"x": "' OR true --"}, 0, id="SQL for a value"),
            pytest.param(
                "number IN (SELECT unnest($x))", {"x": ["sales_order.number.mine", "y"]}, 1, id="a list"
            ),
            pytest.param("number IN (SELECT unnest($x))", {"x": []}, 0, id="an empty list"),
            pytest.param("number = ANY($x)", {"x": ("sales_order.number.mine",)}, 1, id="a tuple with ANY"),
            pytest.param("number = ANY($x)", {"x": []}, 0, id="an empty list with ANY"),
            pytest.param("list_contains($x, number)", {"x": {"sales_order.number.theirs"}}, 1, id="a set"),
            pytest.param("ordered_on = ANY($x)", {"x": [date(2025, 3, 31)]}, 1, id="a list of days"),
            pytest.param("ordered_on < $today", {}, 1, id="today is always there"),
            pytest.param("ordered_on < $today", {"today": date(2000, 1, 1)}, 0, id="unless it is given"),
            pytest.param("number = $x", {"x": "n", "other": 1}, 0, id="a parameter too many"),
        ],
    )
    def test_takes_parameters(self, scope, sql, params, count):
        table = read(scope, f"SELECT count(*) AS n FROM sales_order WHERE {sql}", **params)
        assert table.rows == [(count,)]

    def test_a_placeholder_is_matched_as_it_is(self, scope):
        assert read(scope, "SELECT count(*) FROM contact WHERE phone <> $p", p="<PHONE_3>").rows == [(2,)]

    @pytest.mark.parametrize(
        ("params", "said"),
        [
            pytest.param({}, "without a value: x", id="missing"),
            pytest.param({"x": {"a": 1}}, "parameter x must be", id="a mapping"),
            pytest.param({"x": b"a"}, "parameter x must be", id="bytes"),
            pytest.param({"x": [["a"]]}, "parameter x must be", id="a list in a list"),
            pytest.param({"x": object()}, "parameter x must be", id="an object"),
        ],
    )
    def test_refuses_parameters(self, scope, params, said):
        with pytest.raises(QueryError, match=said):
            read(scope, "SELECT id FROM sales_order WHERE number = $x", **params)

    def test_more_rows_than_the_limit_are_cut_and_said(self, lend):
        scope = lend(max_rows=3).scope(USERS["manager"])
        many = read(scope, "SELECT a.id FROM product AS a, product AS b")
        assert (len(many.rows), many.truncated) == (3, True)
        exact = read(scope, "SELECT a.id FROM product AS a, product AS b LIMIT 3")
        assert (len(exact.rows), exact.truncated) == (3, False)

    def test_the_order_survives_the_limit(self, lend):
        scope = lend(max_rows=1).scope(USERS["manager"])
        assert read(scope, "SELECT number FROM product ORDER BY number DESC").rows == [
            ("product.number.theirs",)
        ]

    def test_a_moment_falls_on_the_companys_day(self, lend):
        scope = lend(timezone="Asia/Shanghai").scope(USERS["manager"])
        days = read(scope, "SELECT opened_at::DATE AS d FROM ticket WHERE id = 'erp:ticket-mine'")
        assert days.rows == [(date(2025, 4, 1),)]  # 20:00 UTC on 31 March

    def test_nothing_read_yet(self, lend, store):
        store.snapshot = None
        with pytest.raises(SourceError, match="assistant sync"):
            read(lend().scope(USERS["manager"]), "SELECT 1")

    def test_a_lost_store_is_said_without_its_path(self, lend, store, tmp_path):
        store.snapshot = replace(store.snapshot, path=tmp_path / "gone.duckdb", version="9")
        with pytest.raises(SourceError) as failure:
            read(lend().scope(USERS["manager"]), "SELECT 1")
        assert "gone" not in failure.value.message + failure.value.detail
        assert "assistant sync" in failure.value.message

    def test_an_unknown_role_gets_no_scope_and_is_recorded(self, lend, trail):
        with pytest.raises(Denied):
            lend().scope(User("x", "owner"), "talk-1")
        (entry,) = trail.entries()
        assert (entry.kind, entry.user, entry.role, entry.outcome) == ("refusal", "x", "owner", "Denied")


class TestFailures:
    @pytest.mark.parametrize(
        ("sql", "said"),
        [
            pytest.param("SELECT CAST(name AS INTEGER) FROM customer", "Conversion error", id="a text as a number"),
            pytest.param("SELECT name + 1 FROM customer", "cannot be run", id="text plus a number"),
            pytest.param("SELECT sum(name) FROM customer", "cannot be run", id="the sum of texts"),
            pytest.param("SELECT regexp_matches(name, '(') FROM customer", "cannot be run", id="a wrong pattern"),
            pytest.param("SELECT strptime(name, '%Y') FROM customer", "cannot be run", id="a text as a date"),
            pytest.param("SELECT (SELECT id FROM product) FROM customer", "cannot be run", id="two rows for one value"),
            pytest.param("SELECT name, count(*) FROM customer", "cannot be run", id="a column not grouped by"),
        ],
    )  # fmt: skip
    def test_the_engines_text_is_not_passed_on(self, scope, sql, said):
        with pytest.raises(QueryError, match=said) as failure:
            read(scope, sql)
        assert "mine" not in failure.value.message + failure.value.detail
        assert failure.value.__suppress_context__

    def test_a_slow_query_is_stopped_and_the_engine_goes_on(self, lend):
        scope = lend(timeout_s=0.3).scope(USERS["manager"])
        endless = "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r"
        with pytest.raises(QueryError, match=r"0\.3 s"):
            read(scope, endless)
        assert read(scope, "SELECT count(*) FROM product").rows == [(2,)]

    def test_a_greedy_query_is_stopped(self, lend):
        scope = lend(memory="64MB", timeout_s=20).scope(USERS["manager"])
        greedy = (
            "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 2000)"
            " SELECT string_agg(a.n::VARCHAR || '-' || b.n, ',') FROM r AS a, r AS b"
        )
        with pytest.raises(QueryError, match=r"64MB|larger than"):
            read(scope, greedy)
        assert read(scope, "SELECT count(*) FROM product").rows == [(2,)]

    def test_a_huge_result_is_stopped(self, scope):
        long_rows = (
            "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 1000)"
            " SELECT string_agg(lpad(n::VARCHAR, 30, 'x'), ',') OVER () AS t FROM r"
        )
        with pytest.raises(QueryError, match="20,000,000 characters"):
            read(scope, long_rows)


class TestTrail:
    def test_a_read_is_recorded_without_a_value(self, scope, trail):
        read(
            scope,
            "SELECT name FROM customer WHERE number = $n AND city <> 'Ana Ruiz' -- for Ana",
            n="Ana Ruiz",
        )
        (entry,) = trail.entries()
        assert (entry.kind, entry.user, entry.role, entry.conversation) == (
            "query",
            "manager1",
            "manager",
            "talk-1",
        )
        assert entry.outcome == "ok"
        body = dict(entry.body)
        assert body.pop("ms") > 0
        assert body == {
            "tool": "a_tool", "name": "found", "parameters": ["n"], "tables": ["customer"], "rows": 0,
            "sql": "SELECT name FROM customer WHERE number = $n AND city <> ?",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("sql", "shown"),
        [
            ("SELECT nothing FROM customer", "SELECT nothing FROM customer"),
            ("DROP TABLE customer -- Ana Ruiz", "unreadable (31 characters)"),
            ("SELECT CAST(name AS INTEGER) FROM customer", "SELECT CAST(name AS INT) FROM customer"),
        ],
    )
    def test_a_refused_or_failed_statement_is_recorded(self, scope, trail, sql, shown):
        with pytest.raises(QueryError):
            read(scope, sql)
        (entry,) = trail.entries()
        assert (entry.outcome, entry.body["sql"]) == ("QueryError", shown)

    @pytest.mark.parametrize(
        "act",
        [
            pytest.param(lambda scope: read(scope, "SELECT id FROM product"), id="read"),
            pytest.param(lambda scope: scope.exists("product", "number", "x"), id="exists"),
            pytest.param(lambda scope: scope.placeholders("person", "x"), id="placeholders"),
        ],
    )
    def test_without_a_trail_nothing_leaves(self, scope, trail, act, monkeypatch):
        def full(*_args, **_options):
            raise TrailError("The trail cannot be written.")

        monkeypatch.setattr(trail, "append", full)
        with pytest.raises(TrailError):
            act(scope)

    def test_what_exists_is_recorded(self, scope, trail):
        scope.exists("sales_order", "number", "Ana Ruiz")
        (entry,) = trail.entries()
        assert entry.kind == "query"
        assert entry.body == {"name": "exists", "tables": ["sales_order"], "column": "number", "rows": 0}


class TestExists:
    @pytest.mark.parametrize(
        ("number", "found"),
        [("sales_order.number.mine", True), ("sales_order.number.theirs", True), ("SO-none", False), ("' OR '1'='1", False)],
    )  # fmt: skip
    def test_asks_all_rows(self, lend, number, found):
        scope = lend().scope(USERS["sales"])
        assert scope.exists("sales_order", "number", number) is found

    def test_a_role_that_is_not_told_hears_no(self, lend):
        role = replace(POLICY.role("sales"), tell_existence=False)
        scope = lend(policy=Policy({"sales": role})).scope(USERS["sales"])
        assert scope.exists("sales_order", "number", "sales_order.number.mine") is False

    @pytest.mark.parametrize(
        ("entity", "column"),
        [
            pytest.param("payment", "payer_account", id="a hidden column"),
            pytest.param("product", "cost", id="a hidden number"),
            pytest.param("sales_order", "amount", id="a number"),
            pytest.param("sales_order", '"id" = "id" OR "number', id="SQL for a column"),
            pytest.param("sales_ordr", "number", id="an unknown entity"),
            pytest.param("sales_order", "_hidden", id="a column of the store's own"),
        ],
    )
    def test_asks_visible_text_only(self, lend, entity, column):
        with pytest.raises(QueryError):
            lend().scope(USERS["sales"]).exists(entity, column, "x")

    def test_a_hidden_entity_cannot_be_asked(self, lend):
        with pytest.raises(QueryError):
            lend().scope(USERS["admin"]).exists("customer", "number", "x")


class TestPlaceholders:
    def test_finds_by_a_part(self, scope, vault):
        (placeholder,) = vault.placeholders("PHONE", ["13812345678"])
        assert scope.placeholders("PHONE", "5678") == [placeholder]
        assert scope.placeholders("phone", "5678") == [placeholder]
        assert scope.placeholders("PHONE", "9999") == []

    def test_not_for_a_kind_that_is_never_shown(self, lend, vault):
        vault.placeholders("PHONE", ["13812345678"])
        assert lend().scope(USERS["admin"]).placeholders("PHONE", "5678") == []

    def test_the_part_is_not_recorded(self, scope, trail):
        scope.placeholders("PERSON", "Ana Ruiz")
        (entry,) = trail.entries()
        assert entry.body == {"name": "placeholders", "personal_kind": "PERSON", "rows": 0}


class TestScope:
    def test_says_what_it_may_name(self, scope):
        found = scope.schema()
        assert found["invoice"]["amount"] == "money"
        assert set(found) == {*ENTITIES, "customer_row", "line_of_order", "shipment_of_order"}
        found["invoice"]["amount"] = "changed"
        assert scope.schema()["invoice"]["amount"] == "money"

    def test_knows_version_day_and_systems(self, lend, scope):
        assert (scope.version.count("000001"), scope.today) == (1, TODAY)
        assert Origin("CRM", "customer", SYNCED) in scope.describe()
        systems = {origin.entity for origin in lend().scope(USERS["admin"]).describe()}
        assert systems == {"product", "stock_level", "supply"}


class TestManyAtOnce:
    def test_sixty_users_get_their_own_rows(self, lend):
        gate = lend()
        names = [*USERS] * 12

        def ask(name):
            scope = gate.scope(USERS[name])
            try:
                return name, read(scope, "SELECT count(*) FROM sales_order").rows[0][0]
            except QueryError:
                return name, None

        with ThreadPoolExecutor(20) as pool:
            answers = set(pool.map(ask, names))
        assert answers == {("service", 2), ("sales", 1), ("manager", 2), ("compliance", 2), ("admin", None)}

    def test_a_slow_query_holds_nobody_up(self, lend):
        gate = lend(timeout_s=3)
        endless = "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r"
        failures = []

        def slow():
            try:
                read(gate.scope(USERS["manager"]), endless)
            except Failure as failure:
                failures.append(failure)

        thread = threading.Thread(target=slow)
        thread.start()
        assert read(gate.scope(USERS["manager"]), "SELECT count(*) FROM product").rows == [(2,)]
        assert thread.is_alive()
        thread.join()
        assert [type(failure) for failure in failures] == [QueryError]


class TestVersions:
    def test_a_new_version_is_read_at_once(self, lend, store, tmp_path):
        scope = lend().scope(USERS["manager"])
        assert read(scope, "SELECT count(*) FROM product").rows == [(2,)]
        newer = shop_store.make(tmp_path / "000002.duckdb", "000002")
        with duckdb.connect(str(newer.path)) as db:
            db.execute("DELETE FROM product")
        store.snapshot = newer
        assert read(scope, "SELECT count(*) FROM product").rows == [(0,)]
        assert "000002" in scope.version
