"""A role's views show its columns and its rows, whoever asks and however."""

from dataclasses import replace

import pytest

from connectors.carried import CARRIED, CARRIERS
from connectors.model import ENTITIES, columns, tagged
from privacy.engine import Engine, Limits
from privacy.policy import Policy, User
from privacy.views import _COMMON, CUSTOMER_ROW, PATHS, row_parameter, schema
from tests.privacy import shop_store

POLICY = Policy.default()
LIMITS = Limits(memory="256MB")
MANAGER = POLICY.role("manager")
OWN = {
    "own_customers": User("sales1", "sales", staff_number="E-mine"),
    "own_region": User("east1", "east", region="region-mine"),
}
REACHING = sorted({*PATHS, *CARRIERS})


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return shop_store.make(tmp_path_factory.mktemp("store") / "000001.duckdb")


@pytest.fixture(scope="module")
def lend(snapshot):
    """Build each role's engine once."""
    engines = {}

    def engine(role, user=None):
        parameter = row_parameter(role, user) if user else ""
        key = (role.name, role.rows, parameter)
        if key not in engines:
            engines[key] = Engine(snapshot, role, parameter, LIMITS)
        return engines[key]

    yield engine
    for built in engines.values():
        built.retire()


def rows(engine, sql):
    return engine.read(sql)[0]


def whose(found):
    texts = [cell for row in found for cell in row if isinstance(cell, str)]
    return {who for who in shop_store.WHOSE for text in texts if text.endswith((f".{who}", f"-{who}"))}


@pytest.mark.parametrize("name", sorted(POLICY.roles))
def test_a_star_shows_the_listed_columns_and_no_others(lend, name):
    role = POLICY.role(name)
    engine = lend(role, OWN["own_customers"])
    for entity, visible in schema(role).items():
        described = rows(engine, f"SELECT column_name FROM (DESCRIBE SELECT * FROM {entity})")
        assert [row[0] for row in described] == list(visible)
    hidden = {f"{e}.{c}." for e in role.entities for c in set(columns(e)) - set(role.entities[e])}
    seen = str([rows(engine, f"SELECT * FROM {entity}") for entity in schema(role)])
    assert not [canary for canary in hidden if canary in seen]
    assert shop_store.HIDDEN not in seen


@pytest.mark.parametrize("name", sorted(POLICY.roles))
def test_an_unlisted_entity_is_not_there(lend, name):
    role = POLICY.role(name)
    there = {
        row[0]
        for row in rows(
            lend(role, OWN["own_customers"]), "SELECT view_name FROM duckdb_views() WHERE NOT internal"
        )
    }
    assert there == set(schema(role))


def test_every_row_without_a_rule(lend):
    engine = lend(MANAGER)
    for entity in ENTITIES:
        assert whose(rows(engine, f"SELECT * FROM {entity}")) == {"mine", "theirs"}


@pytest.mark.parametrize("rule", sorted(OWN))
@pytest.mark.parametrize("entity", REACHING)
def test_a_row_rule_shows_mine_only(lend, rule, entity):
    found = rows(lend(replace(MANAGER, rows=rule), OWN[rule]), f"SELECT * FROM {entity}")
    assert whose(found) == {"mine"}
    assert str(shop_store.FOREIGN_NUMBER) not in str(found)


@pytest.mark.parametrize("rule", sorted(OWN))
@pytest.mark.parametrize("entity", sorted(_COMMON))
def test_a_row_rule_leaves_common_entities_whole(lend, rule, entity):
    found = rows(lend(replace(MANAGER, rows=rule), OWN[rule]), f"SELECT * FROM {entity}")
    assert whose(found) == {"mine", "theirs"}


@pytest.mark.parametrize("rule", sorted(OWN))
def test_a_lead_without_a_customer_belongs_to_its_owner(lend, rule):
    engine = lend(replace(MANAGER, rows=rule), OWN[rule])
    leads = rows(engine, "SELECT number FROM opportunity WHERE customer_id IS NULL")
    assert leads == [("LEAD-mine",)]


@pytest.mark.parametrize("rule", sorted(OWN))
def test_a_payment_without_a_customer_follows_its_invoice(lend, rule):
    engine = lend(replace(MANAGER, rows=rule), OWN[rule])
    assert rows(engine, "SELECT number FROM payment WHERE customer_id IS NULL") == [("LOOSE-mine",)]


@pytest.mark.parametrize("rule", sorted(OWN))
def test_the_other_systems_row_of_my_customer_is_mine(lend, rule):
    engine = lend(replace(MANAGER, rows=rule), OWN[rule])
    found = rows(engine, "SELECT id, customer_id FROM customer_row ORDER BY id")
    assert found == [("crm:77", "erp:customer-mine"), ("erp:customer-mine", "erp:customer-mine")]


@pytest.mark.parametrize("rule", sorted(OWN))
@pytest.mark.parametrize(
    "user",
    [
        pytest.param(User("x", "x"), id="an account without number and region"),
        pytest.param(User("x", "x", staff_number="nobody", region="nowhere"), id="unknown ones"),
        pytest.param(User("x", "x", staff_number="' OR '1'='1", region="' OR '1'='1"), id="SQL for a number"),
        pytest.param(User("x", "x", staff_number="%", region="%"), id="a wildcard"),
    ],
)  # fmt: skip
def test_a_rule_without_its_parameter_shows_nothing(lend, rule, user):
    engine = lend(replace(MANAGER, rows=rule), user)
    assert [rows(engine, f"SELECT count(*) FROM {entity}") for entity in REACHING] == [[(0,)]] * len(REACHING)


def test_an_empty_number_does_not_match_staff_without_a_number(tmp_path):
    snapshot = shop_store.make(tmp_path / "s.duckdb")
    import duckdb

    with duckdb.connect(str(snapshot.path)) as db:
        db.execute("UPDATE staff SET number = '', region = ''")
        db.execute("UPDATE customer SET region = ''")
    for rule in OWN:
        engine = Engine(snapshot, replace(MANAGER, rows=rule), "", LIMITS)
        assert rows(engine, "SELECT count(*) FROM sales_order") == [(0,)]
        engine.retire()


def test_every_entity_of_the_model_has_its_rule():
    assert set(PATHS) - {CUSTOMER_ROW} | _COMMON == set(ENTITIES)
    assert not set(PATHS) & _COMMON
    for entity, path in PATHS.items():
        names = set(columns("customer" if entity == CUSTOMER_ROW else entity)) | {"customer_id"}
        assert {column for column, _ in path} <= names


@pytest.mark.parametrize("entity", sorted(CARRIED))
def test_a_row_is_seen_exactly_where_the_row_it_carries_of_is(entity):
    carried = CARRIED[entity]
    assert PATHS[entity] == ((carried.reference, carried.of),)
    assert not set(carried.columns) & set(tagged(carried.of))


@pytest.mark.parametrize(
    ("order", "line", "seen"),
    [
        (("id", "status"), ("id", "order_id"), {"id", "order_id", "_order_status"}),
        (("id", "number"), ("id", "order_id"), set()),
        (("status",), ("id", "order_id"), set()),
        (("id", "status"), ("id",), set()),
    ],
    ids=["both", "nothing that is carried", "an order without its id", "a line without its order"],
)
def test_what_is_carried_shows_no_more_than_a_join_would(lend, order, line, seen):
    role = replace(MANAGER, name="-".join((*order, *line)))
    role = replace(role, entities={"sales_order": order, "sales_order_line": line})
    assert set(schema(role).get("line_of_order", {})) == seen
    assert "shipment_of_order" not in schema(role)
    if seen:
        found = rows(lend(role), "SELECT * FROM line_of_order")
        assert {row[-1] for row in found} == {"sales_order.status.mine", "sales_order.status.theirs"}


def test_customer_row_needs_customer():
    role = replace(MANAGER, entities={"product": columns("product")})
    assert set(schema(role)) == {"product"}


def test_customer_row_shows_the_columns_the_role_sees_of_a_customer():
    role = replace(MANAGER, entities={"customer": ("id", "name")})
    assert schema(role)[CUSTOMER_ROW] == {"id": "text", "name": "text", "customer_id": "text"}


@pytest.mark.parametrize(
    ("rule", "parameter"), [("all", ""), ("own_customers", "E-mine"), ("own_region", "region-mine")]
)
def test_only_the_parameter_of_the_rule_is_used(rule, parameter):
    user = User("x", "x", staff_number="E-mine", region="region-mine")
    assert row_parameter(replace(MANAGER, rows=rule), user) == parameter
