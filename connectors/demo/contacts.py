"""Contacts of the CRM: three a customer on average, the first of each account is the one to call."""

from dataclasses import dataclass

import numpy as np

from connectors.demo import planted
from connectors.demo.accounts import Accounts
from connectors.demo.customers import Customers
from connectors.demo.identity import foreign_phone, mobiles
from connectors.demo.people import chinese_names, foreign_names, job_titles, latin
from connectors.demo.places import CHINA, COUNTRIES
from connectors.demo.plan import Flags, Ints, Plan, Texts, rank, within

FIRST_MOBILE = 60_000  # serial numbers below are those of persons who are customers


@dataclass(frozen=True)
class Contacts:
    """One row a person, sorted by account; `start` and `size` say where each account's are."""

    key: Texts
    account: Ints
    name: Texts
    title: Texts
    phone: Texts
    email: Texts
    primary: Flags
    start: Ints
    size: Ints
    changed: Ints

    def of(self, account: Ints, draw: Ints) -> Ints:
        """Return one contact of each account, chosen by `draw`."""
        return self.start[account] + draw % self.size[account]


def make_contacts(plan: Plan, customers: Customers, accounts: Accounts) -> Contacts:
    """Make the contacts; a person who is a customer is their own."""
    rng = plan.rng("contacts")
    count = len(accounts.key)
    person = customers.person[accounts.customer]
    size = np.ones(count, dtype=np.int64)
    company = np.flatnonzero(~person)
    more = plan.customers * 3 - count
    np.add.at(size, company[within(rng, 0, len(company) - 1, more)], 1)
    size[:4] = np.maximum(size[:4], 2)
    account = np.repeat(np.arange(count), size)
    total = len(account)
    country = customers.country[accounts.customer[account]]
    name, phone = _names_and_phones(plan, customers, accounts, account)
    nth = rank(account)
    contacts = Contacts(
        key=[f"003{i + 1:09d}" for i in range(total)],
        account=account,
        name=name,
        title=job_titles(within(rng, 0, 7, total), (country == CHINA).tolist()),
        phone=phone,
        email=_emails(customers, accounts, account, name),
        primary=nth == 0,
        start=np.r_[0, np.cumsum(size)[:-1]],
        size=size,
        changed=within(rng, plan.first, plan.last, total) * 86_400 + within(rng, 30_000, 64_000, total),
    )
    _plant(contacts)
    return contacts


def _names_and_phones(
    plan: Plan, customers: Customers, accounts: Accounts, account: Ints
) -> tuple[Texts, Texts]:
    total = len(account)
    owner = accounts.customer[account].tolist()
    chinese = chinese_names(plan, "contacts", total)
    codes = ["" if (c := int(customers.country[o])) == CHINA else COUNTRIES[c].code for o in owner]
    foreign = iter(foreign_names(plan, "contacts", [code for code in codes if code]))
    nth = rank(customers.country[accounts.customer[account]])
    cells = mobiles(FIRST_MOBILE + np.arange(total))
    names, phones = [], []
    for i, (o, code) in enumerate(zip(owner, codes, strict=True)):
        if customers.person[o]:
            names.append(customers.name[o])
            phones.append(customers.phone[o])
        elif code:
            names.append(next(foreign))
            phones.append(foreign_phone(int(customers.country[o]), 2_700 + int(nth[i])))
        else:
            names.append(chinese[i])
            phones.append(cells[i])
    return names, phones


def _emails(customers: Customers, accounts: Accounts, account: Ints, names: Texts) -> Texts:
    """Return addresses at the company's domain, made unlike by a number; one in twelve is missing."""
    owners = accounts.customer[account].tolist()
    return [
        ""
        if i % 12 == 11
        else customers.email[o]
        if customers.person[o]
        else f"{latin(name).replace(chr(39), '')}{i}@{customers.domain[o]}"
        for i, (o, name) in enumerate(zip(owners, names, strict=True))
    ]


def _plant(c: Contacts) -> None:
    """Put the planted people first at the two planted customers."""
    first, second = int(c.start[0]), int(c.start[1])
    c.name[first], c.phone[first], c.email[first] = planted.LI_NA, planted.LI_NA_PHONE, planted.LI_NA_EMAIL
    c.name[first + 1], c.phone[first + 1] = planted.WANG_QIANG, planted.WANG_QIANG_PHONE
    c.email[first + 1] = "wang.qiang@yunchuang.example.com"
    c.name[second], c.phone[second], c.email[second] = planted.ANNA, planted.ANNA_PHONE, planted.ANNA_EMAIL
    c.title[first], c.title[first + 1], c.title[second] = "采购经理", "仓储主管", "Purchasing Manager"
