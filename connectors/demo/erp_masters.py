"""The ERP's master data, stock and supply, as a terse Chinese system keeps them."""

import numpy as np

from connectors.demo import planted
from connectors.demo.catalogue import CATEGORIES, SUPPLIERS
from connectors.demo.customers import SEGMENTS
from connectors.demo.fates import WAREHOUSES
from connectors.demo.places import CHINA, COUNTRIES
from connectors.demo.plan import Flags, Ints
from connectors.demo.sheet import (
    Sheet,
    changed,
    days_iso,
    days_number,
    days_text,
    each,
    flag,
    given,
    moments,
    number,
    text,
)
from connectors.demo.world import World

REGION_CODES = ("HD", "HN", "HB", "XN", "HZ", "DB", "XB", "HW")
UNIT_CODES = {"台": "T01", "个": "T02", "套": "T03", "把": "T04", "箱": "T05", "卷": "T06"}  # others in clear
PURCHASE_CODES, PRODUCTION_CODES = (0, 1, 2, 3, 9), ("P", "R", "T", "F", "X")  # of stock.SUPPLY_STATES


def masters(world: World) -> list[Sheet]:
    """Return the sheets of everything that is not a sales document."""
    return [_employees(world), _customers(world), _groups(), _materials(world), _stores(),
            _inventory(world), _purchases(world), _production(world)]  # fmt: skip


def _employees(world: World) -> Sheet:
    s = world.staff
    return Sheet("T_HR_EMP", len(s.number), {
        "FEMPNO": ("TEXT", text(s.number)),
        "FNAME": ("TEXT", text(s.name)),
        "FPOST": ("TEXT", text(s.title)),
        "FDEPT": ("TEXT", text(s.department)),
        "FREGION": ("TEXT", given(REGION_CODES, s.region)),
        "FMOBILE": ("TEXT", text(s.phone)),
        "FEMAIL": ("TEXT", text(s.email)),
        "FLEAVE": ("TEXT", flag(s.left)),
        "FMODTIME": ("TEXT", moments(s.changed)),
    }, key="FEMPNO")  # fmt: skip


def _customers(world: World) -> Sheet:
    c, rows = world.customers, world.plan.customers
    account = world.accounts.first_of
    first = np.where(account[:rows] >= 0, world.contacts.start[account[:rows]], -1)
    return Sheet("T_BD_CUST", rows, {
        "FNUMBER": ("TEXT", text(c.number)),
        "FNAME": ("TEXT", each(lambda i: _as_typed(c.name[i], i))),
        "FTYPE": ("TEXT", flag(c.person, "P", "C")),
        "FTAXNO": ("TEXT", text(c.tax)),
        "FINDUSTRY": ("TEXT", each(lambda i: None if c.person[i] else c.industry[i])),
        "FGRADE": ("TEXT", given(SEGMENTS, c.segment)),
        "FCITY": ("TEXT", each(lambda i: None if i % 41 == 40 else c.place(i))),
        "FREGION": ("TEXT", given(REGION_CODES, c.region)),
        "FCOUNTRY": ("TEXT", each(lambda i: "CN" if c.country[i] == CHINA else COUNTRIES[c.country[i]].code)),
        "FADDRESS": ("TEXT", text(c.address)),
        "FTEL": ("TEXT", each(lambda i: _phone_as_typed(c.phone[i], i))),
        "FEMAIL": ("TEXT", text(c.email)),
        "FCONTACT": ("TEXT", given(world.contacts.name, first)),
        "FMOBILE": ("TEXT", given(world.contacts.phone, first)),
        "FIDNO": ("TEXT", text(c.id_number)),
        "FBANKNO": ("TEXT", text(c.bank)),
        "FCREDIT": ("INTEGER", number(c.credit)),
        "FCURR": ("TEXT", each(c.currency)),
        "FPAYDAYS": ("INTEGER", number(c.terms)),
        "FSALESNO": ("TEXT", given(world.staff.number, c.owner)),
        "FFORBID": ("TEXT", flag(c.inactive)),
        "FCREATEDATE": ("INTEGER", days_number(c.created, _dated(rows))),
        "FMODTIME": ("TEXT", moments(changed(world.plan, _touched(world)))),
    }, key="FNUMBER")  # fmt: skip


def _dated(rows: int) -> Flags:
    """Say which customers have a creation date; a few carry the 0 an old import left."""
    result: Flags = np.arange(rows) % planted.BAD_DATE_EVERY != planted.BAD_DATE_EVERY - 1
    return result


def _touched(world: World) -> Ints:
    """Return the day each customer was last edited: at creation or some day of the two years."""
    rng = world.plan.rng("edits")
    rows = world.plan.customers
    return np.maximum(world.customers.created[:rows], rng.integers(world.plan.first, world.plan.last, rows))


def _as_typed(name: str, i: int) -> str:
    """Return a name with the blanks and wide characters people leave in one of twenty."""
    if i < 2:
        return name
    wide = {"(": "（", ")": "）", " ": "\u3000"}
    return (
        f"{name} "
        if i % 23 == 5
        else f" {name}"
        if i % 47 == 9
        else "".join(wide.get(ch, ch) for ch in name)
        if i % 29 == 3
        else name
    )


def _phone_as_typed(phone: str, i: int) -> str:
    """Return a phone number in one of the ways an ERP's clerks write it."""
    if i < 2 or i % 5:
        return phone
    return phone.replace("-", "－") if i % 3 else phone.replace("-", " ")


def _groups() -> Sheet:
    return Sheet("T_BD_MATGROUP", len(CATEGORIES), {
        "FGROUPID": ("TEXT", text([code for code, _ in CATEGORIES])),
        "FNAME": ("TEXT", text([name for _, name in CATEGORIES])),
    }, key="FGROUPID")  # fmt: skip


def _materials(world: World) -> Sheet:
    p = world.products
    return Sheet("T_BD_MATERIAL", len(p.number), {
        "FNUMBER": ("TEXT", text(p.number)),
        "FNAME": ("TEXT", text(p.name)),
        "FNAMEEN": ("TEXT", text(p.english)),
        "FGROUPID": ("TEXT", given([code for code, _ in CATEGORIES], p.category)),
        "FUNIT": ("TEXT", text([UNIT_CODES.get(unit, unit) for unit in p.unit])),
        "FPRICE": ("INTEGER", number(p.price)),
        "FCOST": ("INTEGER", number(p.cost)),
        "FLEADDAYS": ("INTEGER", number(p.lead_days)),
        "FSAFESTOCK": ("INTEGER", number(world.stock.reorder_level)),
        "FSUPPLIER": ("TEXT", given(SUPPLIERS, p.supplier)),
        "FSTOPPED": ("TEXT", flag(p.discontinued)),
        "FMODTIME": ("TEXT", moments(p.changed)),
    }, key="FNUMBER")  # fmt: skip


def _stores() -> Sheet:
    return Sheet("T_BD_STOCK", len(WAREHOUSES), {
        "FSTOCKNO": ("TEXT", text([f"WH{i + 1:02d}" for i in range(len(WAREHOUSES))])),
        "FNAME": ("TEXT", text(WAREHOUSES)),
    }, key="FSTOCKNO")  # fmt: skip


def _store_codes() -> list[str]:
    return [f"WH{i + 1:02d}" for i in range(len(WAREHOUSES))]


def _inventory(world: World) -> Sheet:
    """Return stock by product and warehouse; an empty branch has no row, the main one always has."""
    hand, locked = world.stock.on_hand, world.stock.reserved
    there = hand > 0
    there[:, 0] = True
    product, store = np.nonzero(there)
    day = world.plan.last - np.arange(len(product)) % 5
    return Sheet("T_STK_INVENTORY", len(product), {
        "FMATNO": ("TEXT", given(world.products.number, product)),
        "FSTOCKNO": ("TEXT", given(_store_codes(), store)),
        "FQTY": ("INTEGER", number(hand[there])),
        "FLOCKQTY": ("INTEGER", number(locked[there])),
        "FMODTIME": ("TEXT", moments(changed(world.plan, day))),
    }, key="FMATNO, FSTOCKNO")  # fmt: skip


def _purchases(world: World) -> Sheet:
    s = world.supply
    rows = np.flatnonzero(~s.made)
    return Sheet("T_PUR_ORDER", len(rows), {
        "FBILLNO": ("TEXT", each(lambda i: f"PO{world.plan.as_of.year}-{i + 1:05d}")),
        "FMATNO": ("TEXT", given(world.products.number, s.product[rows])),
        "FQTY": ("INTEGER", number(s.quantity[rows])),
        "FEXPDATE": ("TEXT", days_text(s.expected[rows])),
        "FSTOCKNO": ("TEXT", given(_store_codes(), s.warehouse[rows])),
        "FSUPPLIER": ("TEXT", given(SUPPLIERS, s.supplier[rows])),
        "FSTATUS": ("INTEGER", number(np.asarray(PURCHASE_CODES)[s.state[rows]])),
        "FMODTIME": ("TEXT", moments(changed(world.plan, np.minimum(s.expected[rows], world.plan.last)))),
    }, key="FBILLNO")  # fmt: skip


def _production(world: World) -> Sheet:
    s = world.supply
    rows = np.flatnonzero(s.made)
    return Sheet("T_PRD_MO", len(rows), {
        "FBILLNO": ("TEXT", each(lambda i: f"MO{world.plan.as_of.year}-{i + 1:05d}")),
        "FMATNO": ("TEXT", given(world.products.number, s.product[rows])),
        "FQTY": ("INTEGER", number(s.quantity[rows])),
        "FPLANFINISH": ("TEXT", days_iso(s.expected[rows])),
        "FSTOCKNO": ("TEXT", given(_store_codes(), s.warehouse[rows])),
        "FSTATUS": ("TEXT", given(PRODUCTION_CODES, s.state[rows])),
        "FMODTIME": ("TEXT", moments(changed(world.plan, np.minimum(s.expected[rows], world.plan.last)))),
    }, key="FBILLNO")  # fmt: skip
