"""Everything about a customer, and where its two systems disagree."""

from decimal import Decimal

import pytest

from connectors.table import Table
from tests.tools.fakes import FakeRole
from tools.customer_360 import customer_360, disagreements


def test_tells_everything(scope):
    result = customer_360(scope, "云创科技")
    assert result.table("customer").dicts()[0]["number"] == "C01"
    assert result.table("customer").dicts()[0]["owner"] == "<PERSON_1>"
    assert result.table("contacts").column("name") == ["<PERSON_12>", "<PERSON_13>"]
    assert result.table("orders").column("number") == ["SO2026-00042", "SO2026-00043"]
    assert result.table("invoices").column("number") == ["INV-42"]
    assert result.table("tickets").column("number") == ["T-1"]
    assert result.table("opportunities").column("number") == ["O-1"]
    assert result.table("interactions").column("staff_member") == ["<PERSON_1>"]
    assert result.table("links").column("source") == ["crm", "erp"]
    assert result.facts["customer_id"] == "erp:C01"


def test_sums(scope):
    result = customer_360(scope, "C01")
    (sales,) = result.table("sales").dicts()
    assert (sales["currency"], sales["orders"], sales["sales_amount"], sales["late_orders"]) == (
        "CNY", 2, Decimal(21780) + 1600, 1,
    )  # fmt: skip
    (owed,) = result.table("receivables").dicts()
    assert (owed["open_invoices"], owed["open_amount"], owed["overdue_amount"]) == (1, Decimal(11780), 0)


def test_where_the_systems_disagree(scope):
    table = customer_360(scope, "C01").table("disagreements")
    assert table.columns == ("field", "crm", "erp")
    assert {row[0].split(" / ")[1]: row[1:] for row in table.rows} == {
        "phone": ("<PHONE_2>", "<PHONE_1>"),
        "payment terms (days)": ("60", "30"),
        "account owner": ("<PERSON_2>", "<PERSON_1>"),
    }


@pytest.mark.parametrize(
    ("rows", "differ"),
    [
        pytest.param([("erp", "上海"), ("crm", "杭州")], [("城市 / city", "杭州", "上海")], id="two values"),
        pytest.param([("erp", "Hangzhou "), ("crm", "hangzhou")], [], id="case and spaces are no difference"),
        pytest.param([("erp", "上海"), ("crm", None)], [], id="an empty field is no difference"),
        pytest.param(
            [("erp", "上海"), ("crm", "杭州"), ("crm", "上海")], [], id="one of two duplicates agrees"
        ),
    ],
)
def test_disagreements(rows, differ):
    assert disagreements(Table("told", ("source", "city"), rows)).rows == differ


def test_one_system_alone_cannot_disagree():
    assert disagreements(Table("told", ("source", "city"), [("erp", "上海"), ("erp", "杭州")])) is None


def test_what_there_is_none_of_is_told(scope):
    result = customer_360(scope, "C07")
    assert {"contacts", "sales", "invoices", "tickets"} <= set(result.facts["empty"])
    assert result.table("orders").column("status") == ["quotation"]


@pytest.mark.parametrize(("asked", "kind"), [("华远机械", "ambiguous"), ("nobody", "absent")])
def test_kinds_of_nothing(scope, asked, kind):
    assert customer_360(scope, asked).nothing.kind == kind


def test_a_role_with_less_sees_less_and_is_told(make_scope):
    scope = make_scope(
        role=FakeRole("less"),
        without=("opportunity", "customer.credit_limit", "invoice", "customer_link", "staff"),
    )
    result = customer_360(scope, "C01")
    assert result.facts["hidden"] == [
        "customer.credit_limit",
        "customer_link",
        "invoice",
        "opportunity",
        "staff",
    ]
    assert result.table("opportunities") is None
    assert result.table("links").column("number") == ["A-1001", "C01"]
    assert "credit_limit" not in result.table("customer").columns


def test_the_records_of_each_system_stand_with_their_reason(make_scope):
    whole = customer_360(make_scope(), "C01").table("links")
    assert whole.columns == ("source", "source_key", "number", "name", "probability", "reason")
    assert [row["reason"] for row in whole.dicts()] == ["number"] * len(whole.rows)
    assert len(whole.entities) == len(whole.columns)
    without_links = make_scope(role=FakeRole("no links"), without=("customer_link",))
    again = customer_360(without_links, "C01")
    assert again.table("links").columns == whole.columns[:4]
    assert again.table("links").rows == [row[:4] for row in whole.rows]
