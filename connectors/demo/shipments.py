"""Shipments and their tracking events."""

from dataclasses import dataclass

import numpy as np

from connectors.demo import planted
from connectors.demo.customers import Customers
from connectors.demo.fates import ABROAD, CANCELLED, CARRIERS, DRAFT, QUOTATION, SEA, Fates
from connectors.demo.identity import mobiles
from connectors.demo.orders import Heads
from connectors.demo.places import OVERSEAS
from connectors.demo.plan import Flags, Ints, Plan, Texts, rank, spread, within
from connectors.demo.times import years

STATES = ("pending", "picked", "shipped", "in_transit", "delivered", "exception", "returned")
PENDING, PICKED, SHIPPED, IN_TRANSIT, DELIVERED, EXCEPTION, RETURNED = range(7)
_TRACKING = {  # letters and digits of each carrier's waybill
    "顺丰速运": ("SF", 13),
    "德邦快递": ("DPK", 12),
    "京东物流": ("JDV", 12),
    "中通快递": ("75", 12),
    "跨越速运": ("KYE", 12),
    "DHL Express": ("", 10),
    "FedEx": ("", 12),
    "UPS": ("1Z999", 13),
    "中远海运": ("COSU", 10),
    "Kuehne+Nagel": ("KN", 10),
}
COLLECTED, DEPARTED, HELD, ARRIVED, OUT, SIGNED, SENT_BACK = range(7)  # kinds of event
EVENT_STATES = (SHIPPED, IN_TRANSIT, EXCEPTION, IN_TRANSIT, IN_TRANSIT, DELIVERED, RETURNED)
COURIERS = mobiles(np.arange(60) + 300_000)


@dataclass(frozen=True)
class Shipments:
    """One row a shipment, by day. Days after `plan.last` are plans."""

    number: Texts
    order: Ints
    part: Ints
    day: Ints
    expected: Ints
    delivered: Ints
    state: Ints
    carrier: Ints
    tracking: Texts
    warehouse: Ints
    freight: Ints
    troubled: Flags
    returned: Flags


@dataclass(frozen=True)
class Events:
    """One row a tracking event, by shipment and time. `kind` is one of the kinds above."""

    shipment: Ints
    seq: Ints
    kind: Ints
    at: Ints


def make_shipments(plan: Plan, customers: Customers, heads: Heads, fates: Fates) -> Shipments:
    """Make the shipments of every order that is due to leave within two days or has left."""
    rng = plan.rng("shipments")
    goes = ~np.isin(fates.state, (QUOTATION, DRAFT, CANCELLED))
    firsts = np.flatnonzero(goes & (fates.first_shipped <= plan.last + 2))
    seconds = np.flatnonzero(goes & fates.split & (fates.shipped <= plan.last + 2))
    order = np.r_[firsts, seconds]
    part = np.r_[np.zeros(len(firsts), dtype=np.int64), np.ones(len(seconds), dtype=np.int64)]
    day = np.where(part == 0, fates.first_shipped[order], fates.shipped[order])
    by_day = np.lexsort((part, order, day))
    order, part, day = order[by_day], part[by_day], day[by_day]
    carrier = fates.carrier[order]
    carrier = np.where(
        np.isin(order, heads.stars.numbered),
        np.array([CARRIERS.index(c) for c in planted.STAR_CARRIERS])[part],
        carrier,
    )
    abroad = customers.region[heads.customer[order]] == OVERSEAS
    travel = _travel(rng, carrier, abroad)
    troubled, returned = rng.random(len(order)) < 0.025, rng.random(len(order)) < 0.007
    expected = day + travel
    delivered = expected + np.where(troubled, 12, 0) + (rng.random(len(order)) < 0.15)
    _plant(plan, heads, (order, part), (expected, delivered, troubled, returned))
    year = years(day)
    return Shipments(
        number=[f"OUT{y}-{n + 1:06d}" for y, n in zip(year.tolist(), rank(year).tolist(), strict=True)],
        order=order, part=part, day=day, expected=expected, delivered=delivered,
        state=_states(plan, day, delivered, troubled, returned),
        carrier=carrier, tracking=_tracking(carrier), warehouse=fates.warehouse[order],
        freight=np.where(fates.split[order], fates.freight[order] // 2, fates.freight[order]),
        troubled=troubled, returned=returned,
    )  # fmt: skip


def _travel(rng: np.random.Generator, carrier: Ints, abroad: Flags) -> Ints:
    size = len(carrier)
    days = np.where(abroad, within(rng, 4, 9, size), within(rng, 1, 5, size))
    return np.where(np.isin(carrier, SEA), within(rng, 22, 35, size), days)


def _plant(plan: Plan, heads: Heads, keys: tuple[Ints, Ints], what: tuple[Ints, Ints, Flags, Flags]) -> None:
    order, part = keys
    expected, delivered, troubled, returned = what
    for place in heads.stars.numbered:
        arrived = (
            min(int(heads.day[place]) + 3, plan.last)
            if plan.today - heads.day[place] < 30
            else plan.today - 27
        )
        expected[(order == place) & (part == 0)] = delivered[(order == place) & (part == 0)] = arrived
        expected[(order == place) & (part == 1)] = delivered[(order == place) & (part == 1)] = plan.today + 2
    travelling = order == heads.stars.acme_open
    expected[travelling] = delivered[travelling] = plan.last + 6
    planted_rows = np.isin(order, heads.stars.all())
    troubled[planted_rows] = returned[planted_rows] = False


def _states(plan: Plan, day: Ints, delivered: Ints, troubled: Flags, returned: Flags) -> Ints:
    state = np.where(day == plan.last, SHIPPED, IN_TRANSIT)
    state = np.where(troubled, EXCEPTION, state)
    state = np.where(delivered <= plan.last, np.where(returned, RETURNED, DELIVERED), state)
    state = np.where(day == plan.last + 1, PICKED, state)
    return np.where(day > plan.last + 1, PENDING, state)


def _tracking(carrier: Ints) -> Texts:
    """Return waybill numbers in the form of each carrier, without a repeat."""
    serial = spread(np.arange(len(carrier)), 900_000_001, 5).tolist()
    numbers = []
    for c, n in zip(carrier.tolist(), serial, strict=True):
        letters, digits = _TRACKING[CARRIERS[c]]
        numbers.append(f"{letters}{10 ** (digits - 1) + n}")
    return numbers


def make_events(plan: Plan, shipments: Shipments) -> Events:
    """Make the tracking events that have happened."""
    rng = plan.rng("events")
    s = shipments
    start = s.day * 86_400 + within(rng, 15 * 3_600, 19 * 3_600, len(s.order))
    end = s.delivered * 86_400 + within(rng, 10 * 3_600, 17 * 3_600, len(s.order))
    end = np.maximum(end, start + 4 * 3_600)
    span = end - start
    always = np.ones(len(s.order), dtype=np.bool_)
    kinds = (
        (COLLECTED, start, always),
        (DEPARTED, start + np.minimum(span // 6, 6 * 3_600), always),
        (HELD, start + span // 2, s.troubled),
        (ARRIVED, start + span * 3 // 4, always),
        (OUT, end - np.minimum(span // 8, 2 * 3_600), always),
        (SIGNED, end, ~s.returned),
        (SENT_BACK, end, s.returned),
    )
    shipment, kind, at = [], [], []
    for name, when, there in kinds:
        rows = np.flatnonzero(there & (when <= plan.now))
        shipment.append(rows)
        kind.append(np.full(len(rows), name))
        at.append(when[rows])
    all_shipments, all_kinds, all_times = np.concatenate(shipment), np.concatenate(kind), np.concatenate(at)
    by_time = np.lexsort((all_kinds, all_times, all_shipments))
    ordered = all_shipments[by_time]
    return Events(shipment=ordered, seq=rank(ordered) + 1, kind=all_kinds[by_time], at=all_times[by_time])


def is_foreign(carrier: Ints) -> Flags:
    """Say which shipments go with a carrier that writes English."""
    result: Flags = carrier >= len(CARRIERS) - len(ABROAD)
    return result
