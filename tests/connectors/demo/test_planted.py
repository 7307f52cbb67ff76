"""What the examples, the accounts and the documentation name is really there."""

import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from connectors.demo import phrases, planted
from connectors.demo.truth import Truth
from tests.connectors.demo.conftest import Ask

DOCS = Path(__file__).parents[3] / "docs" / "demo.md"


def test_the_example_order_has_two_shipments_events_an_invoice_partly_paid_and_an_open_ticket(
    told: Truth, erp: Ask, crm: Ask
) -> None:
    number = told.example_order
    assert number == "SO2026-00042"
    (order,) = erp("SELECT FCUSTNO, FSTATUS, FCUSTPO FROM T_SAL_ORDER WHERE FBILLNO = ?", number)
    assert order == (planted.YUNCHUANG, "D", planted.STAR_PO)
    lines = erp("SELECT FMATNO, FQTY FROM T_SAL_ORDERENTRY WHERE FBILLNO = ? ORDER BY FSEQ", number)
    assert sorted(lines) == sorted((product, quantity) for product, quantity, _ in planted.STAR_LINES)
    shipments = erp(
        "SELECT FBILLNO, FSTATUS, FCARRIER FROM T_SAL_OUTSTOCK WHERE FSOBILLNO = ? ORDER BY FDATE", number
    )
    assert [row[1:] for row in shipments] == [(5, "SF"), (3, "DB")]
    events = [erp("SELECT count(*) FROM T_SAL_TRACK WHERE FOUTNO = ?", row[0])[0][0] for row in shipments]
    assert events[0] >= 5
    assert events[1] >= 2
    (invoice,) = erp("SELECT FAMT, FPAIDAMT, FSTATUS FROM T_AR_INVOICE WHERE FSOBILLNO = ?", number)
    assert invoice[1] / invoice[0] == pytest.approx(planted.STAR_PAID_SHARE, abs=0.001)
    cases = crm("SELECT case_number, status, description FROM cases WHERE erp_order_no = ?", number)
    assert [case[:2] for case in cases] == [(told.tickets_about(number)[0], "New")]
    for value in (planted.LI_NA, planted.LI_NA_PHONE, planted.LI_NA_ID, planted.YUNCHUANG_ADDRESS):
        assert value in cases[0][2]


def test_acme_has_an_open_order_a_late_one_and_a_complaint_about_each(
    told: Truth, erp: Ask, crm: Ask
) -> None:
    for number, status in ((told.acme_open_order, "D"), (told.acme_late_order, "B")):
        (order,) = erp("SELECT FCUSTNO, FSTATUS, FCURR FROM T_SAL_ORDER WHERE FBILLNO = ?", number)
        assert order == (planted.ACME, status, "EUR")
        ((subject, state),) = crm("SELECT subject, status FROM cases WHERE erp_order_no = ?", number)
        assert subject.startswith("Complaint")
        assert state == "New"
    rows = erp("SELECT FCARRIER, FSTATUS FROM T_SAL_OUTSTOCK WHERE FSOBILLNO = ?", told.acme_open_order)
    assert rows == [("DHL", 3)]


def test_the_two_customers_are_owned_by_different_reps(told: Truth, erp: Ask) -> None:
    rows = dict(
        erp(
            "SELECT FNUMBER, FSALESNO FROM T_BD_CUST WHERE FNUMBER IN (?, ?)", planted.YUNCHUANG, planted.ACME
        )
    )
    assert rows == {planted.YUNCHUANG: planted.SALES1, planted.ACME: planted.SALES2}
    owners = Counter(row[0] for row in erp("SELECT FSALESNO FROM T_BD_CUST"))
    assert len(owners) > 10
    posts = dict(erp("SELECT FEMPNO, FPOST FROM T_HR_EMP"))
    assert posts[planted.SALES1] == posts[planted.SALES2] == "销售代表"
    assert (posts[planted.SERVICE1], posts[planted.MANAGER1]) == ("客服专员", "区域销售经理")


def test_what_the_planted_customer_misses_is_what_its_peers_buy_most(told: Truth) -> None:
    w = told.world
    buyer = w.heads.customer[w.lines.order]
    yunchuang = w.customers.number.index(planted.YUNCHUANG)
    bought = [w.products.index(number) for number in planted.YUNCHUANG_BUYS]
    missed = {w.products.index(number) for number in planted.YUNCHUANG_MISSES}
    mine = set(w.lines.product[buyer == yunchuang].tolist())
    assert set(bought) <= mine
    assert not missed & mine
    peers = set(buyer[np.isin(w.lines.product, bought)].tolist()) - {yunchuang}
    pairs = set(zip(buyer.tolist(), w.lines.product.tolist(), strict=True))
    counts = Counter(product for customer, product in pairs if customer in peers and product not in mine)
    assert {product for product, _ in counts.most_common(3)} == missed


def test_products_bought_together_are_found_together(told: Truth) -> None:
    lines, products = told.world.lines, told.world.products
    printer, toner = products.index("PR-1001"), products.index("PR-1002")
    with_printer = set(lines.order[lines.product == printer].tolist())
    with_toner = set(lines.order[lines.product == toner].tolist())
    share = len(with_printer & with_toner) / len(with_printer)
    everywhere = len(with_toner) / len(told.orders())
    assert share > 5 * everywhere


def test_personal_values_stand_in_the_free_texts(crm: Ask, erp: Ask) -> None:
    texts = " ".join(
        str(row[0]) for row in crm("SELECT description FROM cases UNION ALL SELECT body FROM activities")
    )
    for value in (planted.LI_NA, planted.LI_NA_PHONE, planted.LI_NA_ID, planted.ANNA, planted.ANNA_EMAIL):
        assert value in texts
    assert len(set(re.findall(r"(?<!\d)1\d{2}0000\d{4}(?!\d)", texts))) > 50
    assert len(set(re.findall(r"(?<!\d)\d{4}99\d{11}[\dX]", texts))) > 20
    notes = [row[0] for row in erp("SELECT FNOTE FROM T_SAL_ORDER WHERE FNOTE LIKE '%联系%'")]
    assert len(notes) > 20


def test_strangers_stand_in_texts_only(erp: Ask, crm: Ask) -> None:
    texts = " ".join(
        str(row[0]) for row in crm("SELECT description FROM cases UNION ALL SELECT body FROM activities")
    )
    tables = {row[0] for row in crm("SELECT full_name FROM contacts UNION SELECT full_name FROM users")}
    tables |= {row[0] for row in erp("SELECT FNAME FROM T_BD_CUST UNION SELECT FNAME FROM T_HR_EMP")}
    for name in (*phrases.STRANGERS_ZH, *phrases.STRANGERS_EN):
        assert name not in tables
    assert sum(name in texts for name in (*phrases.STRANGERS_ZH, *phrases.STRANGERS_EN)) >= 10


def test_no_place_in_a_text_was_left_unfilled(crm: Ask, erp: Ask) -> None:
    texts = crm("SELECT subject || description FROM cases UNION ALL SELECT subject || body FROM activities")
    texts += erp("SELECT FDESC FROM T_SAL_TRACK UNION ALL SELECT coalesce(FNOTE, '') FROM T_SAL_ORDER")
    assert [text for (text,) in texts if "{" in text] == []


@pytest.mark.parametrize(
    "fact",
    [
        planted.YUNCHUANG, planted.YUNCHUANG_NAME, planted.ACME, planted.ACME_NAME, planted.SALES1, planted.SALES2,
        planted.SERVICE1, planted.MANAGER1, *planted.YUNCHUANG_MISSES, *planted.YUNCHUANG_BUYS, planted.STAR_PO,
        f"{planted.LATE_SHARE:.0%}", f"{planted.STUCK_SHARE:.1%}", f"{planted.UNPAID_SHARE:.0%}",
        f"{planted.PART_PAID_SHARE:.0%}", f"{planted.LOW_STOCK_SHARE:.0%}", f"{planted.DUPLICATE_SHARE:.0%}",
        *(f"{share:.0%}" for share in planted.ROUTES.values()),
    ],
)  # fmt: skip
def test_the_page_about_the_demo_tells_it(fact: str) -> None:
    assert fact in DOCS.read_text(encoding="utf-8")
