"""Tickets: most about an order, more often a late one, with the contact's details in the text."""

from dataclasses import dataclass

import numpy as np

from connectors.demo import phrases, planted
from connectors.demo.accounts import Accounts
from connectors.demo.contacts import Contacts
from connectors.demo.customers import Customers
from connectors.demo.fates import CANCELLED, DRAFT, QUOTATION, Fates
from connectors.demo.lines import Lines
from connectors.demo.orders import Heads
from connectors.demo.places import OVERSEAS
from connectors.demo.plan import Flags, Ints, Plan, weighted, within
from connectors.demo.staff import Staff

STATES = ("open", "pending", "resolved", "closed")
OPEN, PENDING, RESOLVED, CLOSED = range(4)
PRIORITIES = ("low", "normal", "high", "urgent")
CHANNELS = ("电话", "微信", "邮件", "网站", "现场")
WITH_ORDER = 0.75


@dataclass(frozen=True)
class Tickets:
    """One row a ticket, by time. -1 in `contact`, `order`, `product` and `score` means none."""

    account: Ints
    contact: Ints
    order: Ints
    product: Ints
    category: Ints
    variant: Ints
    english: Flags
    channel: Ints
    state: Ints
    priority: Ints
    owner: Ints
    opened: Ints
    answered: Ints
    resolved: Ints
    score: Ints
    own_words: dict[int, tuple[str, str]]  # subject and description of the planted ones

    def number(self, i: int) -> str:
        """Return the number of a ticket."""
        return f"CASE-{i + 1:06d}"


def make_tickets(
    plan: Plan, staff: Staff, customers: Customers, accounts: Accounts, contacts: Contacts,
    *, heads: Heads, fates: Fates, lines: Lines,
) -> Tickets:  # fmt: skip
    """Draw the tickets and plant the open ones of the two known customers."""
    rng = plan.rng("tickets")
    count = plan.many(760, 40)
    order, account, opened = _about(plan, rng, accounts, heads, fates=fates, count=count)
    stars, star_accounts, ages = _planted(heads)
    order, account = np.r_[order, stars], np.r_[account, star_accounts]
    opened = np.minimum(np.r_[opened, plan.now - np.array(ages) * 3_600], plan.now - 1_800)
    words = _own_words(heads)
    place = np.argsort(opened, kind="stable")
    order, account, opened = order[place], account[place], opened[place]
    where = {int(old): new for new, old in enumerate(place.tolist())}
    own = {where[count + i]: text for i, text in enumerate(words)}
    size = len(order)
    fixed = np.array(sorted(own))
    category = weighted(rng, [5, 4, 2, 2, 2, 3], size)
    state = _states(rng, plan, opened)
    state[fixed] = OPEN
    category[fixed] = phrases.DELIVERY
    open_now = state == OPEN
    answered = opened + np.round(rng.lognormal(8.6, 0.9, size)).astype(np.int64)
    resolved = answered + np.round(rng.lognormal(11.2, 0.9, size)).astype(np.int64)
    done = np.isin(state, (RESOLVED, CLOSED))
    priority = weighted(rng, [2, 6, 2, 0.7], size)
    priority[fixed] = PRIORITIES.index("high")
    contact = np.where(rng.random(size) < 0.85, contacts.of(account, within(rng, 0, 99, size)), -1)
    contact[fixed] = contacts.start[account[fixed]]
    desk = np.array(staff.desk())
    return Tickets(
        account=account, contact=contact, order=order, product=_products(rng, plan, lines, order),
        category=category, variant=within(rng, 0, 5, size),
        english=customers.region[accounts.customer[account]] == OVERSEAS,
        channel=weighted(rng, [4, 3, 3, 2, 1], size), state=state, priority=priority,
        owner=desk[within(rng, 0, len(desk) - 1, size)], opened=opened,
        answered=np.where(open_now & (rng.random(size) < 0.6), -1, np.minimum(answered, plan.now - 600)),
        resolved=np.where(done, np.minimum(resolved, plan.now - 300), -1),
        score=np.where(done & (rng.random(size) < 0.6), 1 + weighted(rng, [1, 1, 2, 5, 6], size), -1),
        own_words=own,
    )  # fmt: skip


def _about(
    plan: Plan, rng: np.random.Generator, accounts: Accounts, heads: Heads, *, fates: Fates, count: int
) -> tuple[Ints, Ints, Ints]:
    """Return order, account and opening time; tickets without an order come from any account, any time."""
    account_of = accounts.first_of[heads.customer]
    weight = np.where(fates.late & (fates.promised < plan.last), 5.0, 1.0)
    weight[(account_of < 0) | np.isin(fates.state, (QUOTATION, DRAFT, CANCELLED))] = 0
    weight[list(heads.stars.all())] = 0
    order = weighted(rng, weight, count)
    base = np.minimum(np.minimum(fates.shipped, fates.promised)[order], plan.last)
    day = np.clip(
        base + within(rng, -3, 20, count), heads.day[order] + 1, np.maximum(plan.last, heads.day[order] + 1)
    )
    alone = rng.random(count) >= WITH_ORDER
    loose = within(rng, 4, len(accounts.key) - 1, count)
    account = np.where(alone, loose, account_of[order])
    day = np.where(alone, within(rng, plan.first, plan.last, count), np.minimum(day, plan.last))
    return np.where(alone, -1, order), account, day * 86_400 + within(rng, 8 * 3_600, 19 * 3_600, count)


def _states(rng: np.random.Generator, plan: Plan, opened: Ints) -> Ints:
    age = (plan.now - opened) // 86_400
    young = weighted(rng, [5, 3, 2, 0.5], len(opened))
    old = weighted(rng, [0.6, 1.5, 18, 80], len(opened))
    return np.where(age <= 10, young, old)


def _products(rng: np.random.Generator, plan: Plan, lines: Lines, order: Ints) -> Ints:
    """Return a product of the order, or any product."""
    begin = np.searchsorted(lines.order, order)
    size = np.maximum(1, np.searchsorted(lines.order, order, side="right") - begin)
    own = lines.product[np.minimum(begin, len(lines.order) - 1) + within(rng, 0, 99, len(order)) % size]
    return np.where(order >= 0, own, within(rng, 0, plan.per_category * 8 - 1, len(order)))


def _planted(heads: Heads) -> tuple[Ints, Ints, list[int]]:
    """Return order, account and age in hours of the planted tickets."""
    stars = heads.stars
    rows = [(place, 0, 20) for place in stars.numbered]
    rows += [(stars.acme_open, 1, 30), (stars.acme_late, 1, 100), (stars.yun_open, 2, 44)]
    order, account, age = zip(*rows, strict=True)
    return np.array(order), np.array(account), list(age)


def _own_words(heads: Heads) -> list[tuple[str, str]]:
    """Return subject and description of the planted tickets, in the order of `_planted`."""
    p, number = planted, heads.number
    opened, late = number[heads.stars.acme_open], number[heads.stars.acme_late]
    other = number[heads.stars.yun_open]
    star = [
        (f"订单{number[place]}第二批货还没到", _star_words(number[place])) for place in heads.stars.numbered
    ]
    customs = (
        f"{p.ANNA} ({p.ANNA_PHONE}, {p.ANNA_EMAIL}): DHL asks for papers for {opened}. "
        f"Deliver to {p.ACME_ADDRESS}."
    )
    overdue = f"{p.ANNA} called: {late} was promised last week and has not left. She wants a date today."
    sooner = f"{p.WANG_QIANG}（手机{p.WANG_QIANG_PHONE}）询问{other}能否提前三天发货，送货前电话联系。"
    return [
        *star,
        (f"Complaint: customs papers missing for {opened}", customs),
        (f"Complaint: {late} is overdue", overdue),
        (f"{other}能否提前发货", sooner),
    ]


def _star_words(number: str) -> str:
    p = planted
    return (
        f"{p.LI_NA}（{p.LI_NA_PHONE}）来电：{number}第二批迟迟未到，影响搬迁。请改送{p.YUNCHUANG_ADDRESS}，"
        f"入园登记身份证{p.LI_NA_ID}，回复邮箱{p.LI_NA_EMAIL}。"
    )
