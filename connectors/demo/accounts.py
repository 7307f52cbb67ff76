"""Accounts of the CRM: the same customers under other names, each to be found again by one planted way.

Ways (`planted.ROUTES`): the ERP number is filled in; the tax number is the same; the e-mail domain is the
same and the name too but for its spelling; the phone is the same in another format; only a similar name.
"""

from dataclasses import dataclass

import numpy as np

from connectors.demo import planted
from connectors.demo.customers import ACME, YUN, Customers
from connectors.demo.identity import foreign_phone, landlines, mobiles
from connectors.demo.places import CHINA, COUNTRIES
from connectors.demo.plan import Flags, Ints, Plan, Texts, rank, weighted, within

WAYS = tuple(planted.ROUTES)
NUMBER, TAX, EMAIL, PHONE, FUZZY, ABSENT = range(6)
PROSPECT = 6
_FULL_WIDTH = {i: i + 0xFEE0 for i in range(0x21, 0x7F)} | {0x20: 0x3000}
_ENDINGS = ("有限责任公司", "股份有限公司", "有限公司")
OTHER_LINES = 5_000  # land lines of a city from here on belong to no ERP customer's switchboard


@dataclass(frozen=True)
class Accounts:
    """One row an account. `customer` is the place in Customers, `way` an index of WAYS or PROSPECT."""

    key: Texts
    customer: Ints
    way: Ints
    duplicate: Flags
    name: Texts
    erp_number: Texts
    tax: Texts
    phone: Texts
    email: Texts
    owner: Ints
    first_of: Ints


def make_accounts(plan: Plan, customers: Customers) -> Accounts:
    """Make the accounts: the planted four, one for each other customer the CRM has, duplicates, prospects."""
    customer, way, duplicate = _roster(plan, customers)
    draw = plan.rng("account names").random(len(customer)).tolist()
    rows = list(zip(customer.tolist(), way.tolist(), draw, strict=True))
    known = {NUMBER: customers.number, TAX: customers.tax}
    accounts = Accounts(
        key=[f"001{i + 1:09d}" for i in range(len(customer))],
        customer=customer,
        way=way,
        duplicate=duplicate,
        name=[_account_name(customers, c, w, d) for c, w, d in rows],
        erp_number=[_dirty(known[NUMBER][c], d) if w == NUMBER else "" for c, w, d in rows],
        tax=[
            known[TAX][c] if w == TAX else known[TAX][c] if w == PROSPECT and d < 0.5 else ""
            for c, w, d in rows
        ],
        phone=_phones(customers, rows),
        email=_emails(customers, rows),
        owner=_owners(plan, customers, customer),
        first_of=_first(len(customers.number), customer),
    )
    _plant(accounts)
    return accounts


def _roster(plan: Plan, customers: Customers) -> tuple[Ints, Ints, Flags]:
    rng = plan.rng("accounts")
    way = weighted(rng, list(planted.ROUTES.values()), plan.customers)
    person = customers.person[: plan.customers]
    way[person & np.isin(way, (TAX, EMAIL))] = PHONE  # no tax number, and no domain of their own
    others = np.arange(2, plan.customers)
    there = others[way[2:] != ABSENT]
    twice = there[rng.random(len(there)) < planted.DUPLICATE_SHARE]
    prospects = np.arange(plan.customers, len(customers.number))
    customer = np.r_[YUN, ACME, YUN, ACME, there, twice, prospects]
    first_ways = np.array([NUMBER, TAX, PHONE, FUZZY])
    again = weighted(rng, [0, 0, 0.4, 0.4, 0.2], len(twice))
    again[person[twice] & (again == EMAIL)] = PHONE
    ways = np.r_[first_ways, way[there], again, np.full(len(prospects), PROSPECT)]
    duplicate = np.zeros(len(customer), dtype=np.bool_)
    duplicate[2:4] = True
    duplicate[4 + len(there) : 4 + len(there) + len(twice)] = True
    return customer, ways, duplicate


def _account_name(customers: Customers, c: int, way: int, draw: float) -> str:
    """Return the customer's name as a sales rep typed it."""
    full = customers.name[c]
    if customers.person[c]:
        return full if way in {NUMBER, PHONE, EMAIL} or draw < 0.9 else f"{full[0]} {full[1:]}"
    if way == PROSPECT:
        return full
    if way == EMAIL:
        return _spellings(full, customers.country[c] == CHINA)[int(draw * 4)]
    if customers.country[c] == CHINA:
        other = (
            customers.core[c],
            without_ending(full),
            full,
            customers.english[c],
            f"{full}（{_branch(draw)}）",
        )
        return other[min(4, int(draw * 5))] if way != FUZZY else other[0 if draw < 0.6 else 3]
    plain = customers.core[c]
    names = (full, plain, full.upper(), f"{plain} ({COUNTRIES[int(customers.country[c])].english})")
    return names[int(draw * 4)] if way != FUZZY else f"{plain.split()[0]} {plain.split()[1][:4]}."


def without_ending(name: str) -> str:
    """Return a company's name without its legal form.

    >>> without_ending("杭州云创科技有限公司")
    '杭州云创科技'
    """
    for ending in _ENDINGS:
        if name.endswith(ending):
            return name[: -len(ending)]
    return name


def _spellings(name: str, chinese: bool) -> tuple[str, ...]:
    """Return spellings that are one name after width, case, spaces and legal form are taken away."""
    if chinese:
        return name, f" {name} ", without_ending(name), f"{name[:2]} {name[2:]}"
    return name, name.upper(), f"{name}  ", name.translate(_FULL_WIDTH)


def _branch(draw: float) -> str:
    return "总部" if draw * 10 % 1 < 0.5 else "采购中心"


def _dirty(number: str, draw: float) -> str:
    """Return an ERP number as typed: mostly clean, sometimes with a blank or in small letters."""
    step = int(draw * 1_000) % 10
    return f" {number}" if step == 0 else number.lower() if step == 1 else number


def _phones(customers: Customers, rows: list[tuple[int, int, float]]) -> Texts:
    """Return the customer's number in another format, or another line of theirs, or none."""
    owner = np.array([c for c, _, _ in rows])
    abroad = customers.country[owner] != CHINA
    nth = rank(np.where(abroad, -1 - customers.country[owner], customers.city[owner]))
    lines = landlines(np.where(abroad, 0, customers.city[owner]), OTHER_LINES + nth)
    cells = mobiles(205_000 + np.arange(len(rows)))
    phones = []
    for i, (c, way, draw) in enumerate(rows):
        if way == PHONE:
            phones.append(_other_format(customers.phone[c], draw))
        elif way in {FUZZY, EMAIL} and draw < 0.5:
            phones.append("")
        elif customers.person[c]:
            phones.append(customers.phone[c] if way in {NUMBER, PROSPECT} else cells[i])
        elif customers.country[c] != CHINA:
            phones.append(foreign_phone(int(customers.country[c]), 2 * int(nth[i]) + 1))
        else:
            phones.append(lines[i])
    return phones


def _other_format(phone: str, draw: float) -> str:
    """Return a phone number written differently.

    >>> [_other_format("0571-55501234", d) for d in (0.1, 0.4, 0.9)]
    ['+86 571 5550 1234', '(0571) 55501234', '0571 5550 1234']
    """
    if phone.startswith("+"):
        return (phone, phone.replace(" ", "-"), "00" + phone[1:].replace(" ", ""))[int(draw * 3)]
    if "-" not in phone:
        return (
            f"+86 {phone}",
            f"{phone[:3]} {phone[3:7]} {phone[7:]}",
            f"{phone[:3]}-{phone[3:7]}-{phone[7:]}",
        )[int(draw * 3)]
    dial, rest = phone.split("-")
    shapes = (f"+86 {dial[1:]} {rest[:4]} {rest[4:]}", f"({dial}) {rest}", f"{dial} {rest[:4]} {rest[4:]}")
    return shapes[int(draw * 3)]


def _emails(customers: Customers, rows: list[tuple[int, int, float]]) -> Texts:
    """Return an address at the customer's domain where that is how to find it, else one that says nothing."""
    emails = []
    for i, (c, way, draw) in enumerate(rows):
        if way in {EMAIL, PROSPECT}:
            emails.append(customers.email[c] if customers.person[c] else f"contact@{customers.domain[c]}")
        elif way == FUZZY or draw < 0.3:
            emails.append("")
        else:
            emails.append(f"buyer-{i}@163.com")
    return emails


def _owners(plan: Plan, customers: Customers, customer: Ints) -> Ints:
    """Return who owns each account: the ERP's rep, but for a few where the two systems disagree."""
    rng = plan.rng("account owners")
    owner = customers.owner[customer]
    swap = rng.random(len(owner)) < planted.OTHER_OWNER_SHARE
    swap[:4] = False
    # A colleague of the same region: the rep of another customer there.
    by_region = np.argsort(customers.region, kind="stable")
    sizes = np.bincount(customers.region, minlength=8)
    start = np.r_[0, np.cumsum(sizes)[:-1]]
    region = customers.region[customer]
    colleague = customers.owner[by_region[start[region] + within(rng, 0, 10**6, len(owner)) % sizes[region]]]
    return np.where(swap, colleague, owner)


def _first(size: int, customer: Ints) -> Ints:
    """Return the first account of each customer, -1 where the CRM has none."""
    first = np.full(size, -1, dtype=np.int64)
    first[customer[::-1]] = np.arange(len(customer))[::-1]
    return first


def _plant(a: Accounts) -> None:
    for place, name in zip(
        (0, 2, 1, 3), (*planted.YUNCHUANG_CRM_NAMES, *planted.ACME_CRM_NAMES), strict=True
    ):
        a.name[place] = name
    a.erp_number[0], a.tax[1] = planted.YUNCHUANG, planted.ACME_TAX
    a.phone[0], a.phone[1], a.phone[2], a.phone[3] = "", "", "+86 571 5550 9042", ""
    a.email[0], a.email[1], a.email[2], a.email[3] = "info@yunchuang.example.com", "", "", ""
