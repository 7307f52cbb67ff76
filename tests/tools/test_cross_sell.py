"""Cross-selling ideas come from counts that can be checked by hand."""

from itertools import product as pairs

import pytest

from tests.tools.fakes import Company, FakeRole, FakeUser
from tools.cross_sell import cross_sell


def _company(baskets, industries=None, discontinued=()):
    """Customers 0, 1, ... with what each bought."""
    products = sorted(set("".join(baskets)))
    return Company(
        {
            "customer": [
                {"id": f"erp:C{n}", "number": f"C{n}", "name": f"客户{n}号", "industry": (industries or {}).get(n)}
                for n in range(len(baskets))
            ],
            "product": [
                {"id": f"erp:{p}", "number": p, "name": f"产品{p}",
                 "status": "discontinued" if p in discontinued else "active"}
                for p in products
            ],
            "sales_order": [
                {"id": f"erp:O{n}", "number": f"O{n}", "customer_id": f"erp:C{n}", "status": "completed"}
                for n in range(len(baskets))
            ],
            "sales_order_line": [
                {"id": f"erp:L{n}{p}", "order_id": f"erp:O{n}", "product_id": f"erp:{p}", "amount": 1}
                for n, basket in enumerate(baskets)
                for p in basket
            ],
        }
    )  # fmt: skip


# C0 buys A. Of 5 others who buy A 4 buy B; 10 buy C, whoever they are; D goes with E only.
BASKETS = ["A", "AB", "AB", "ABC", "ABC", "AC", *["C"] * 7, "DE", "DE", "DE", "B"]


def counted(baskets, x, y, of="C0"):
    others = baskets[1:]
    both, with_x = sum(x in b and y in b for b in others), sum(x in b for b in others)
    with_y, everyone = sum(y in b for b in others), sum(bool(b) for b in others)
    return both, with_x, with_y, everyone


def test_the_counts_say_why():
    (first, *_) = cross_sell(_company(BASKETS).scope(), "C0").table("ideas").dicts()
    assert (first["product_number"], first["because_number"]) == ("B", "A")
    told = tuple(first[name] for name in ("bought_both", "bought_because", "bought_product", "customers"))
    assert told == counted(BASKETS, "A", "B") == (4, 5, 5, 16)
    assert first["confidence"] == pytest.approx(4 / 5)
    assert first["lift"] == pytest.approx((4 / 5) / (5 / 16), abs=0.01)


def test_neither_what_it_has_nor_what_is_not_likelier():
    numbers = cross_sell(_company(BASKETS).scope(), "C0", 20).table("ideas").column("product_number")
    assert numbers == ["B"]


def test_too_few_customers_prove_nothing():
    baskets = ["A", "AB", "AB", "C", "C", "C", "C", "C"]
    result = cross_sell(_company(baskets).scope(), "C0")
    assert result.nothing.kind == "no_match"


def test_what_is_no_longer_sold_is_not_named():
    result = cross_sell(_company(BASKETS, discontinued=("B",)).scope(), "C0")
    assert result.nothing.kind == "no_match"


def test_a_customer_who_bought_nothing_is_compared_by_industry():
    baskets = ["", "AB", "AB", "A", "C", "C", "C"]
    industries = {0: "电子", 1: "电子", 2: "电子", 3: "电子", 4: "食品", 5: "食品", 6: "食品"}
    result = cross_sell(_company(baskets, industries).scope(), "C0")
    assert result.facts["by"] == "industry"
    first = result.table("ideas").dicts()[0]
    assert (first["product_number"], first["bought_both"], first["bought_because"]) == ("A", 3, 3)
    assert first["because_number"] is None


def test_the_same_question_has_the_same_answer():
    baskets = ["A", *("A" + x + y for x, y in pairs("BCD", "EFG"))] * 3
    scope = _company([*baskets, *["Z"] * 20]).scope()
    first = cross_sell(scope, "C0", 6).table("ideas").rows
    assert all(cross_sell(scope, "C0", 6).table("ideas").rows == first for _ in range(3))


def test_every_nth_customer_is_compared_when_there_are_many(monkeypatch):
    monkeypatch.setattr("tools.cross_sell._ENOUGH", 8)
    result = cross_sell(_company(BASKETS).scope(), "C0")
    assert result.facts["every_nth"] == 2


def test_an_unknown_customer():
    assert cross_sell(_company(BASKETS).scope(), "nobody").nothing.kind == "absent"


def test_what_most_buy_too_comes_before_what_few_buy_elsewhere():
    # 9 of 10 buyers of A buy B, which others buy too; 4 of them buy R, which nobody else does: its lift is higher.
    baskets = ["A", *["ABR"] * 4, *["AB"] * 5, "A", *["BZ"] * 4, *["Z"] * 16]
    ideas = cross_sell(_company(baskets).scope(), "C0").table("ideas").dicts()
    assert [idea["product_number"] for idea in ideas] == ["B", "R"]
    assert ideas[0]["lift"] < ideas[1]["lift"]


def test_what_others_bought_is_read_once_for_all_customers():
    scope = _company(BASKETS).scope()
    for customer in ("C0", "C1", "C0"):
        cross_sell(scope, customer)
    assert [name for _, name, _ in scope.reads].count("baskets") == 1


def test_another_view_reads_its_own():
    company = _company(BASKETS)
    cross_sell(company.scope(), "C0")
    few = company.scope(
        role=FakeRole("sales", rows="own_customers"), user=FakeUser(staff_number="E1"), owns=("erp:C0",)
    )
    assert cross_sell(few, "C0").nothing.kind == "no_match"
    assert [name for _, name, _ in few.reads].count("baskets") == 1


def test_too_many_pairs_are_taken_of_fewer_customers(monkeypatch):
    monkeypatch.setattr("tools.baskets._MOST", 12)
    assert cross_sell(_company(BASKETS).scope(), "C0").facts["every_nth"] == 4
