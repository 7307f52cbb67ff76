"""Tools as a model sees them: names, arguments, failures it can mend."""

import json
import subprocess
import sys
from datetime import date

import pytest

from connectors.failures import Denied, QueryError, TrailError
from tests.tools.asking import KIT
from tests.tools.fakes import FakeRole
from tools.registry import TOOLS, langchain_tools

NAMES = ["find_customer", "customer_360", "order_status", "list_orders", "stock_availability", "ticket_history",
         "invoices", "list_customers", "list_opportunities", "list_products", "cross_sell", "query_metrics", "run_sql",
         "search_documents"]  # fmt: skip


def test_the_tools():
    assert list(TOOLS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_argument_says_what_it_is(name):
    schema = TOOLS[name].arguments.model_json_schema()
    assert schema["additionalProperties"] is False
    assert len(TOOLS[name].description) > 60


def test_call_checks_and_runs(scope):
    result = TOOLS["list_orders"].call(scope, {"customer": "C01", "limit": 1})
    assert result.arguments == {"customer": "C01", "limit": 1}
    assert len(result.table("orders").rows) == 1


@pytest.mark.parametrize(
    "period",
    [
        pytest.param(["2026-07-01", "2026-09-30"], id="a list"),
        pytest.param({"from": "2026-07-01", "to": "2026-09-30"}, id="from and to"),
        pytest.param("2026-07-01/2026-09-30", id="one word"),
        pytest.param((date(2026, 7, 1), date(2026, 9, 30)), id="days"),
    ],
)
def test_a_period_however_written(scope, period):
    result = TOOLS["list_orders"].call(scope, {"period": period, "exclude": {"status": "draft"}})
    assert result.facts["count"] == 4
    assert result.to_dict()["arguments"]["period"] == ["2026-07-01", "2026-09-30"]


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        pytest.param("order_status", {}, "order is required", id="missing"),
        pytest.param("order_status", {"order": "x", "custmer": "y"}, "no such argument", id="unknown"),
        pytest.param("list_orders", {"custmer": "y"}, "Did you mean 'customer'", id="near"),
        pytest.param("list_orders", {"status": "gone"}, "status", id="not in the list"),
        pytest.param("list_orders", {"limit": 0}, "limit", id="too small"),
        pytest.param("list_orders", {"period": ["May", "June"]}, "period", id="no dates"),
        pytest.param("list_orders", {"period": ["2026-01-01"]}, "period", id="one date"),
        pytest.param("query_metrics", {"group_by": ["region"]}, "metrics is required", id="no metric"),
        pytest.param("run_sql", {"sql": ""}, "sql", id="empty"),
    ],
)
def test_wrong_arguments_say_what_to_mend(scope, name, arguments, says):
    with pytest.raises(QueryError, match=says):
        TOOLS[name].call(scope, arguments)


def test_a_wrong_value_is_not_quoted(scope):
    with pytest.raises(QueryError) as error:
        TOOLS["list_orders"].call(scope, {"limit": "Ana Ruiz", "status": "Ana Ruiz", "period": "Ana Ruiz"})
    assert "Ana" not in error.value.message


def test_a_tool_the_role_lacks_is_denied(make_scope):
    scope = make_scope(role=FakeRole("few", tools=frozenset({"find_customer"})))
    with pytest.raises(Denied):
        TOOLS["run_sql"].call(scope, {"sql": "SELECT 1"})


def invoke(scope, name, arguments):
    (tool,) = langchain_tools(scope, [name], KIT)
    return tool.invoke({"name": name, "args": arguments, "id": "1", "type": "tool_call"})


def test_a_model_reads_compact_json_and_the_artifact_is_whole(scope):
    message = invoke(scope, "order_status", {"order": "SO2026-00042"})
    content = json.loads(message.content)
    assert content == message.artifact
    assert content["tables"][0]["rows"][0][0] == "SO2026-00042"
    assert "\n" not in message.content


def test_a_model_reads_fifty_rows_and_the_artifact_holds_all(scope):
    sql = "SELECT a.id AS x, b.id AS y FROM sales_order_line AS a CROSS JOIN sales_order_line AS b"
    message = invoke(scope, "run_sql", {"sql": sql})
    (table,) = json.loads(message.content)["tables"]
    assert (len(table["rows"]), table["truncated"]) == (50, True)
    (whole,) = message.artifact["tables"]
    assert len(whole["rows"]) > 50


@pytest.mark.parametrize(
    ("name", "arguments", "kind"),
    [
        pytest.param("order_status", {"orders": "x"}, "QueryError", id="arguments"),
        pytest.param(
            "query_metrics",
            {"metrics": ["freight"], "group_by": ["product"]},
            "QueryError",
            id="what does not go together",
        ),
        pytest.param("run_sql", {"sql": "DELETE FROM staff"}, "QueryError", id="no SELECT"),
    ],
)
def test_a_failure_is_something_the_model_can_read(scope, name, arguments, kind):
    content = json.loads(invoke(scope, name, arguments).content)
    assert content["failure"] == kind
    assert content["message"]


def test_without_a_trail_nothing_is_shown(scope, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise TrailError("The trail cannot be written.")

    monkeypatch.setattr(type(scope), "read", broken)
    with pytest.raises(TrailError):
        invoke(scope, "run_sql", {"sql": "SELECT 1"})


def test_only_the_named_tools_are_offered(scope):
    offered = langchain_tools(scope, {"run_sql", "invoices"})
    assert [tool.name for tool in offered] == ["invoices", "run_sql"]


def test_importing_the_registry_loads_no_langchain_and_no_pypinyin():
    code = (
        "import sys, tools.registry; "
        "print([m for m in ('langchain_core', 'pypinyin', 'rapidfuzz', 'duckdb', 'privacy.gate') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_run_sql_says_when_nothing_matched(scope):
    result = TOOLS["run_sql"].call(scope, {"sql": "SELECT number FROM ticket WHERE number = 'x'"})
    assert result.nothing.kind == "no_match"
    counted = TOOLS["run_sql"].call(scope, {"sql": "SELECT count(*) AS n FROM ticket"})
    assert counted.table("result").rows == [(4,)]
