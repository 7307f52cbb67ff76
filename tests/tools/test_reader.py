"""A SELECT is cut to what the role sees, and never by dropping a condition."""

import pytest

from connectors.failures import Denied
from tests.tools.fakes import FakeRole
from tools.reader import Reader, cut, visible

SEEN = visible({"ticket": {"id": "text", "number": "text", "owner_id": "text"}, "staff": {"id": "text"}})


@pytest.mark.parametrize(
    ("sql", "left", "hidden"),
    [
        pytest.param("SELECT t.id, t.subject FROM ticket AS t", "SELECT t.id FROM ticket AS t",
                     {"ticket.subject"}, id="an output column"),
        pytest.param("SELECT t.id FROM ticket AS t ORDER BY t.status, t.id", "SELECT t.id FROM ticket AS t ORDER BY t.id",
                     {"ticket.status"}, id="a sort key"),
        pytest.param("SELECT t.id, c.name FROM ticket AS t LEFT JOIN customer AS c ON c.id = t.customer_id",
                     "SELECT t.id FROM ticket AS t", {"customer", "ticket.customer_id"}, id="a left join"),
        pytest.param("SELECT t.id, coalesce(t.number, t.subject) AS x FROM ticket AS t", "SELECT t.id FROM ticket AS t",
                     {"ticket.subject"}, id="an expression with one such column"),
        pytest.param("SELECT t.id, v.n FROM ticket AS t LEFT JOIN (SELECT s.order_id, count(*) AS n FROM shipment AS s "
                     "GROUP BY s.order_id) AS v ON v.order_id = t.id", "SELECT t.id FROM ticket AS t",
                     {"shipment"}, id="a joined part over an entity it lacks"),
        pytest.param("SELECT t.id FROM (SELECT t.id, t.status FROM ticket AS t) AS t", "SELECT t.id FROM (SELECT t.id FROM ticket AS t) AS t",
                     {"ticket.status"}, id="a column of the rows chosen first"),
    ],
)  # fmt: skip
def test_takes_out(sql, left, hidden):
    done = cut(sql, (), SEEN)
    assert (done.sql, done.hidden) == (left, frozenset(hidden))


@pytest.mark.parametrize(
    ("sql", "where"),
    [
        pytest.param("SELECT t.id FROM ticket AS t", ("t.status = $status",), id="a condition"),
        pytest.param(
            "SELECT t.id FROM ticket AS t", ("t.id IN (SELECT c.id FROM customer AS c)",), id="inside IN"
        ),
        pytest.param("SELECT c.id FROM customer AS c", (), id="the entity itself"),
        pytest.param("SELECT t.subject FROM ticket AS t", (), id="all of its columns"),
        pytest.param(
            "SELECT t.id FROM ticket AS t JOIN customer AS c ON c.id = t.id", (), id="an inner join"
        ),
        pytest.param("SELECT count(*) AS n FROM ticket AS t GROUP BY t.status", (), id="a group"),
        pytest.param("WITH a AS (SELECT c.id FROM customer AS c) SELECT a.id FROM a", (), id="a WITH part"),
    ],
)
def test_never_drops_a_condition(sql, where):
    assert cut(sql, where, SEEN).sql is None


def test_only_the_parameters_that_are_used_are_sent(scope):
    table = Reader(scope, "test").read(
        "t", "SELECT t.id FROM ticket AS t WHERE t.id = $id", id="crm:T1", other=1
    )
    assert table.rows == [("crm:T1",)]


def test_what_the_answer_needs_is_denied_by_name(make_scope):
    reader = Reader(make_scope(role=FakeRole("x"), without=("ticket.status",)), "test")
    with pytest.raises(Denied, match=r"ticket\.status"):
        reader.need("t", "SELECT t.id FROM ticket AS t", ("t.status = 'open'",))
