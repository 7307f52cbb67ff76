"""The ERP's sales documents: orders, shipments with tracking, invoices, receipts."""

from collections.abc import Callable

import numpy as np

from connectors.demo import phrases
from connectors.demo.customers import Customers
from connectors.demo.erp_masters import REGION_CODES
from connectors.demo.fates import CANCELLED
from connectors.demo.places import CHINA, COUNTRIES, OVERSEAS
from connectors.demo.plan import Ints, Texts
from connectors.demo.sheet import (
    Sheet,
    changed,
    days_number,
    days_text,
    each,
    flag,
    given,
    major,
    moments,
    number,
    text,
)
from connectors.demo.shipments import COURIERS, EVENT_STATES, OUT, SIGNED, is_foreign
from connectors.demo.world import World

ORDER_CODES = ("Q", "A", "B", "C", "D", "E", "B")  # of fates.STATES; a cancelled one has FCANCEL = Y
SHIPMENT_CODES = (0, 1, 2, 3, 5, 8, 9)  # of shipments.STATES
INVOICE_CODES = ("A", "B", "C", "D", "X")  # of billing.STATES
CARRIER_CODES = ("SF", "DB", "JD", "ZTO", "KY", "DHL", "FDX", "UPS", "COSCO", "KN")  # of fates.CARRIERS
CHANNEL_CODES = ("V", "T", "W", "B", "X")  # of orders.CHANNELS
METHOD_CODES = ("TT", "BA", "ALI", "WX", "LC", "WT")  # of billing.METHODS
NOTE_EVERY, NAMED_SIGNER_EVERY = 12, 29


def sales(world: World) -> list[Sheet]:
    """Return the sheets of the sales documents."""
    return [
        _orders(world),
        _entries(world),
        _outstock(world),
        _tracks(world),
        _invoices(world),
        _receipts(world),
    ]


def currencies(customers: Customers) -> Texts:
    """Return the currency code of each customer."""
    return [customers.currency(i) for i in range(len(customers.number))]


def _happened(world: World) -> Ints:
    """Return the last day something happened to each order."""
    h, f, last = world.heads, world.fates, world.plan.last
    first = np.where(f.first_shipped <= last, f.first_shipped, 0)
    whole = np.where(f.shipped <= last, f.shipped, 0)
    return np.maximum(h.day, np.maximum(first, whole))


def _orders(world: World) -> Sheet:
    h, f, c = world.heads, world.fates, world.customers
    shipped = (f.shipped <= world.plan.last) & (f.state != CANCELLED)
    shipped &= np.isin(f.state, (4, 5))
    address = [*c.address, *c.second_address]
    to = h.customer + np.where(h.second, len(c.address), 0)
    countries = ["CN" if n == CHINA else COUNTRIES[n].code for n in c.country.tolist()]
    cities = [c.place(i) for i in range(len(c.number))]
    return Sheet("T_SAL_ORDER", len(h.number), {
        "FBILLNO": ("TEXT", text(h.number)),
        "FCUSTNO": ("TEXT", given(c.number, h.customer)),
        "FSTATUS": ("TEXT", given(ORDER_CODES, f.state)),
        "FCANCEL": ("TEXT", flag(f.state == CANCELLED)),
        "FDATE": ("TEXT", days_text(h.day)),
        "FPLANDATE": ("INTEGER", days_number(f.promised)),
        "FSHIPDATE": ("TEXT", days_text(f.shipped, shipped)),
        "FCURR": ("TEXT", given(currencies(c), h.customer)),
        "FAMT": ("REAL", major(f.amount)),
        "FFREIGHT": ("INTEGER", number(f.freight)),
        "FCHANNEL": ("TEXT", given(CHANNEL_CODES, h.channel)),
        "FSALESNO": ("TEXT", given(world.staff.number, h.owner)),
        "FCUSTPO": ("TEXT", text(f.customer_po)),
        "FRECADDR": ("TEXT", given(address, to)),
        "FRECCITY": ("TEXT", given(cities, h.customer)),
        "FRECREGION": ("TEXT", given(REGION_CODES, c.region[h.customer])),
        "FRECCOUNTRY": ("TEXT", given(countries, h.customer)),
        "FNOTE": ("TEXT", each(_note(world))),
        "FMODTIME": ("TEXT", moments(changed(world.plan, _happened(world)))),
    }, key="FBILLNO", indexes=("FCUSTNO", "FCUSTPO"))  # fmt: skip


def _note(world: World) -> Callable[[int], str | None]:
    """Return a function that writes the note of an order; one order in twelve has one."""
    contacts, first = world.contacts, world.accounts.first_of
    customer = world.heads.customer

    def note(i: int) -> str | None:
        if i * 7 % NOTE_EVERY:
            return None
        buyer = int(customer[i])
        english = world.customers.region[buyer] == OVERSEAS
        texts = phrases.ORDER_NOTES_EN if english else phrases.ORDER_NOTES_ZH
        words = texts[i // NOTE_EVERY % len(texts)]
        if first[buyer] < 0:
            return None if "{" in words else words
        who = int(contacts.start[first[buyer]])
        return words.format(name=contacts.name[who], phone=contacts.phone[who])

    return note


def _entries(world: World) -> Sheet:
    n, f = world.lines, world.fates
    state = f.state[n.order]
    day = np.where(f.split[n.order] & (n.part == 0), f.first_shipped[n.order], f.shipped[n.order])
    out = (day <= world.plan.last) & np.isin(state, (3, 4, 5))
    when = changed(world.plan, _happened(world))
    return Sheet("T_SAL_ORDERENTRY", len(n.order), {
        "FBILLNO": ("TEXT", given(world.heads.number, n.order)),
        "FSEQ": ("INTEGER", number(n.seq)),
        "FMATNO": ("TEXT", given(world.products.number, n.product)),
        "FQTY": ("INTEGER", number(n.quantity)),
        "FOUTQTY": ("INTEGER", number(np.where(out, n.quantity, 0))),
        "FPRICE": ("INTEGER", number(n.price)),
        "FDISCOUNT": ("INTEGER", number(n.discount)),
        "FAMT": ("INTEGER", number(n.amount)),
        "FCOST": ("INTEGER", number(n.cost)),
        "FMODTIME": ("TEXT", moments(when[n.order])),
    }, key="FBILLNO, FSEQ")  # fmt: skip


def _outstock(world: World) -> Sheet:
    s, last = world.shipments, world.plan.last
    left, arrived = s.day <= last, (s.delivered <= last) & ~s.returned
    when = np.where(s.delivered <= last, s.delivered, np.minimum(s.day, last))
    waybill = [t if yes else "" for t, yes in zip(s.tracking, left.tolist(), strict=True)]
    return Sheet("T_SAL_OUTSTOCK", len(s.number), {
        "FBILLNO": ("TEXT", text(s.number)),
        "FSOBILLNO": ("TEXT", given(world.heads.number, s.order)),
        "FSTATUS": ("INTEGER", number(np.asarray(SHIPMENT_CODES)[s.state])),
        "FCARRIER": ("TEXT", given(CARRIER_CODES, s.carrier)),
        "FTRACKNO": ("TEXT", text(waybill)),
        "FSTOCKNO": ("TEXT", given([f"WH{i + 1:02d}" for i in range(5)], s.warehouse)),
        "FDATE": ("INTEGER", days_number(s.day, left)),
        "FETA": ("TEXT", days_text(s.expected)),
        "FSIGNDATE": ("TEXT", days_text(s.delivered, arrived)),
        "FFREIGHT": ("INTEGER", number(s.freight)),
        "FMODTIME": ("TEXT", moments(changed(world.plan, when))),
    }, key="FBILLNO", indexes=("FSOBILLNO", "FTRACKNO"))  # fmt: skip


def _tracks(world: World) -> Sheet:
    e = world.events
    return Sheet("T_SAL_TRACK", len(e.at), {
        "FOUTNO": ("TEXT", given(world.shipments.number, e.shipment)),
        "FSEQ": ("INTEGER", number(e.seq)),
        "FTIME": ("INTEGER", number(e.at - 8 * 3_600)),
        "FSTATE": ("INTEGER", number(np.asarray(SHIPMENT_CODES)[np.asarray(EVENT_STATES)[e.kind]])),
        "FLOC": ("TEXT", _locations(world)),
        "FDESC": ("TEXT", _descriptions(world)),
        "FMODTIME": ("TEXT", moments(e.at)),
    }, key="FOUTNO, FSEQ")  # fmt: skip


def _locations(world: World) -> Callable[[slice], list[str]]:
    """Return a column: the warehouse's city until the parcel has departed, then the customer's."""
    c, s, e = world.customers, world.shipments, world.events
    cities = [c.place(i) for i in range(len(c.number))]
    origins = ["杭州", "广州", "天津", "成都", "Hamburg"]

    def column(part: slice) -> list[str]:
        shipment, early = e.shipment[part], (e.kind[part] <= 2).tolist()
        goal = world.heads.customer[s.order[shipment]].tolist()
        begin = s.warehouse[shipment].tolist()
        return [origins[b] if first else cities[g] for b, g, first in zip(begin, goal, early, strict=True)]

    return column


def _descriptions(world: World) -> Callable[[slice], list[str]]:
    """Return a column: what the carrier says in its language, some with a courier's phone or a name."""
    s, e = world.shipments, world.events
    foreign = is_foreign(s.carrier)
    signer = _signers(world)
    said = (phrases.TRACK_ZH, phrases.TRACK_EN)

    def words(shipment: int, kind: int, english: bool) -> str:
        text = said[english][kind]
        if kind == OUT:
            return text.format(phone=COURIERS[shipment % len(COURIERS)])
        return text.format(name=signer(shipment, english)) if kind == SIGNED else text

    def column(part: slice) -> list[str]:
        shipment, kind = e.shipment[part], e.kind[part]
        rows = zip(shipment.tolist(), kind.tolist(), foreign[shipment].tolist(), strict=True)
        return [words(*row) for row in rows]

    return column


def _signers(world: World) -> Callable[[int, bool], str]:
    """Return a function that says who signed for a shipment: one in a few is a contact, by name."""
    contacts, first = world.contacts, world.accounts.first_of
    buyer = world.heads.customer[world.shipments.order]

    def signer(shipment: int, english: bool) -> str:
        if shipment % NAMED_SIGNER_EVERY == 0 and first[buyer[shipment]] >= 0:
            return contacts.name[int(contacts.start[first[buyer[shipment]]])]
        names = phrases.SIGNERS_EN if english else phrases.SIGNERS_ZH
        return names[shipment % len(names)]

    return signer


def _invoices(world: World) -> Sheet:
    v, c = world.invoices, world.customers
    buyer = world.heads.customer[v.order]
    touched = v.issued.copy()
    np.maximum.at(touched, world.payments.invoice, world.payments.day)
    return Sheet("T_AR_INVOICE", len(v.number), {
        "FBILLNO": ("TEXT", text(v.number)),
        "FCUSTNO": ("TEXT", given(c.number, buyer)),
        "FSOBILLNO": ("TEXT", given(world.heads.number, v.order)),
        "FSTATUS": ("TEXT", given(INVOICE_CODES, v.state)),
        "FDATE": ("INTEGER", days_number(v.issued)),
        "FDUEDATE": ("INTEGER", days_number(v.due)),
        "FAMT": ("INTEGER", number(v.amount)),
        "FPAIDAMT": ("INTEGER", number(v.paid)),
        "FCURR": ("TEXT", given(currencies(c), buyer)),
        "FMODTIME": ("TEXT", moments(changed(world.plan, touched))),
    }, key="FBILLNO", indexes=("FSOBILLNO", "FCUSTNO"))  # fmt: skip


def _receipts(world: World) -> Sheet:
    p, v, c = world.payments, world.invoices, world.customers
    buyer = world.heads.customer[v.order[p.invoice]]
    return Sheet("T_AR_RECEIPT", len(p.number), {
        "FBILLNO": ("TEXT", text(p.number)),
        "FINVNO": ("TEXT", given(v.number, p.invoice)),
        "FCUSTNO": ("TEXT", given(c.number, buyer)),
        "FDATE": ("TEXT", days_text(p.day)),
        "FAMT": ("REAL", major(p.amount)),
        "FCURR": ("TEXT", given(currencies(c), buyer)),
        "FMETHOD": ("TEXT", given(METHOD_CODES, p.method)),
        "FPAYACC": ("TEXT", given(c.bank, buyer)),
        "FMODTIME": ("TEXT", moments(changed(world.plan, p.day))),
    }, key="FBILLNO", indexes=("FINVNO",))  # fmt: skip
