"""The figures told of the demo are those of its databases, asked in SQL on the vendors' own tables."""

from decimal import Decimal

from connectors.demo import planted
from connectors.demo.truth import Truth
from tests.connectors.demo.conftest import Ask

TODAY = "20261122"
LATE = f"""
    SELECT FBILLNO FROM T_SAL_ORDER WHERE FCANCEL = 'N' AND FSTATUS NOT IN ('Q', 'A') AND (
        (FSHIPDATE IS NOT NULL AND CAST(FSHIPDATE AS INTEGER) > FPLANDATE)
        OR (FSHIPDATE IS NULL AND FPLANDATE < {TODAY}))
    ORDER BY FDATE, rowid
"""


def column(rows: list[tuple[object, ...]]) -> list[object]:
    return [row[0] for row in rows]


def test_late_orders(told: Truth, erp: Ask) -> None:
    late = told.late_orders()
    assert sorted(late) == sorted(column(erp(LATE)))
    assert 0.08 < len(late) / len(told.orders()) < 0.2
    assert told.acme_late_order in told.late_orders(planted.ACME)


def test_overdue_invoices(told: Truth, erp: Ask) -> None:
    rows = erp(
        f"SELECT FBILLNO, FAMT - FPAIDAMT FROM T_AR_INVOICE WHERE FSTATUS <> 'X' AND FDUEDATE < {TODAY}"
        " AND FAMT > FPAIDAMT"
    )
    overdue = told.overdue_invoices()
    assert overdue == {number: Decimal(cents) / 100 for number, cents in rows}
    assert len(overdue) > 5


def test_invoices_agree_with_the_payments_received(erp: Ask) -> None:
    wrong = erp(
        "SELECT v.FBILLNO FROM T_AR_INVOICE v LEFT JOIN"
        " (SELECT FINVNO, sum(FAMT) AS paid FROM T_AR_RECEIPT GROUP BY 1) r ON r.FINVNO = v.FBILLNO"
        " WHERE abs(coalesce(r.paid, 0) * 100 - v.FPAIDAMT) > 0.5"
    )
    assert wrong == []


def test_order_amounts_are_the_sums_of_their_lines(erp: Ask) -> None:
    wrong = erp(
        "SELECT o.FBILLNO FROM T_SAL_ORDER o JOIN T_SAL_ORDERENTRY e ON e.FBILLNO = o.FBILLNO"
        " GROUP BY o.FBILLNO HAVING abs(o.FAMT * 100 - sum(e.FAMT)) > 0.5"
    )
    assert wrong == []
    assert erp(
        "SELECT count(*) FROM T_SAL_ORDER WHERE FBILLNO NOT IN (SELECT FBILLNO FROM T_SAL_ORDERENTRY)"
    ) == [(0,)]


def test_sales_by_region(told: Truth, erp: Ask) -> None:
    rows = erp(
        "SELECT c.FREGION, sum(round(o.FAMT * 100)) FROM T_SAL_ORDER o JOIN T_BD_CUST c ON c.FNUMBER = o.FCUSTNO"
        " WHERE o.FCURR = 'CNY' AND o.FCANCEL = 'N' AND o.FSTATUS NOT IN ('Q', 'A') GROUP BY 1"
    )
    names = {"HD": "华东", "HN": "华南", "HB": "华北", "XN": "西南", "HZ": "华中", "DB": "东北", "XB": "西北"}
    assert told.sales("CNY") == {names[code]: Decimal(int(cents)) / 100 for code, cents in rows}


def test_stock_below_the_reorder_level(told: Truth, erp: Ask) -> None:
    rows = erp(
        "SELECT m.FNUMBER FROM T_BD_MATERIAL m JOIN T_STK_INVENTORY i ON i.FMATNO = m.FNUMBER"
        " WHERE m.FSTOPPED = 'N' GROUP BY 1 HAVING sum(i.FQTY - i.FLOCKQTY) < max(m.FSAFESTOCK) ORDER BY 1"
    )
    assert sorted(told.below_reorder()) == column(rows)
    assert 0.05 < len(rows) / 120 < 0.3


def test_nothing_more_is_reserved_than_there_is(erp: Ask) -> None:
    assert erp("SELECT count(*) FROM T_STK_INVENTORY WHERE FLOCKQTY > FQTY OR FLOCKQTY < 0") == [(0,)]
    assert erp("SELECT count(*) FROM T_STK_INVENTORY WHERE FLOCKQTY > 0")[0][0] > 0


def test_open_tickets_and_own_customers(told: Truth, erp: Ask, crm: Ask) -> None:
    rows = crm("SELECT case_number FROM cases WHERE status IN ('New', 'Working') ORDER BY case_number")
    assert told.open_tickets() == column(rows)
    rows = erp("SELECT FNUMBER FROM T_BD_CUST WHERE FSALESNO = ? ORDER BY 1", planted.SALES1)
    assert told.own_customers(planted.SALES1) == column(rows)
