"""Customers as they are in the world: companies at home and abroad, and persons; prospects come last.

The ERP knows the first `plan.customers` of them; the CRM knows most of these under other names, and the rest.
"""

from dataclasses import dataclass

import numpy as np

from connectors.demo import planted
from connectors.demo.catalogue import CATEGORIES
from connectors.demo.firms import Firms, name_firms
from connectors.demo.identity import (
    bank_card,
    company_account,
    credit_code,
    foreign_phone,
    landlines,
    mobiles,
    resident_ids,
    vat_number,
)
from connectors.demo.people import chinese_names, latin
from connectors.demo.places import CHINA, CITIES, CITY_WEIGHTS, COUNTRIES, COUNTRY_WEIGHTS, OVERSEAS, STREETS
from connectors.demo.plan import Flags, Floats, Ints, Plan, Texts, rank, weighted, within
from connectors.demo.staff import Staff

YUN, ACME = 0, 1  # places of the two planted customers
TERMS = (0, 15, 30, 45, 60, 90)
SEGMENTS = ("A", "B", "C")


@dataclass(frozen=True)
class Customers:
    """One row a customer. `city` is an index of CITIES, or of the country's cities abroad."""

    number: Texts
    person: Flags
    country: Ints
    city: Ints
    region: Ints
    name: Texts
    core: Texts
    english: Texts
    industry: Texts
    domain: Texts
    tax: Texts
    phone: Texts
    email: Texts
    id_number: Texts
    bank: Texts
    address: Texts
    second_address: Texts
    segment: Ints
    terms: Ints
    credit: Ints
    owner: Ints
    inactive: Flags
    favourite: Ints
    weight: Floats
    created: Ints

    def place(self, i: int) -> str:
        """Return the city of a customer."""
        country, city = int(self.country[i]), int(self.city[i])
        return CITIES[city].name if country == CHINA else COUNTRIES[country].cities[city]

    def currency(self, i: int) -> str:
        """Return the currency a customer is invoiced in."""
        country = int(self.country[i])
        return "CNY" if country == CHINA else COUNTRIES[country].currency


def make_customers(plan: Plan, staff: Staff) -> Customers:
    """Make all customers and prospects."""
    count = plan.customers + plan.prospects
    rng = plan.rng("customers")
    person = np.arange(count) % 10 == 9
    country, city, region = _places(plan, count, person)
    firms = name_firms(plan, country, city)
    names, ids = _who(plan, person, city, firms)
    weight = rng.lognormal(0.0, 1.0, count) * np.where(person, 0.2, 1.0)
    weight[YUN], weight[ACME] = 5.0, 4.0
    segment = np.searchsorted(np.quantile(weight, (0.5, 0.85)), weight)
    credit = np.array([5, 20, 100])[segment] * within(rng, 1, 9, count) * 1_000_000
    customers = Customers(
        number=[f"C{1001 + i:05d}" for i in range(count)],
        person=person, country=country, city=city, region=region,
        name=names, core=firms.core, english=firms.english, industry=firms.industry, domain=firms.domain,
        tax=_taxes(person, country, city),
        phone=_phones(person, country, city),
        email=_emails(person, names, firms.domain),
        id_number=ids,
        bank=[bank_card(i) if p else company_account(i) for i, p in enumerate(person.tolist())],
        address=_addresses(plan, "address", country, city),
        second_address=_addresses(plan, "second address", country, city),
        segment=2 - segment,
        terms=np.where(person, 0, np.asarray(TERMS)[weighted(rng, [1, 1, 5, 3, 3, 1], count)]),
        credit=np.where(person, 0, credit),
        owner=_owners(plan, staff, region),
        inactive=rng.random(count) < 0.03,
        favourite=within(rng, 0, len(CATEGORIES) - 1, count),
        weight=weight,
        created=within(rng, plan.first - 900, plan.last - 60, count),
    )  # fmt: skip
    _plant(customers, staff)
    return customers


def _places(plan: Plan, count: int, person: Flags) -> tuple[Ints, Ints, Ints]:
    rng = plan.rng("places")
    abroad = (rng.random(count) < planted.OVERSEAS_SHARE / (1 - planted.PERSON_SHARE)) & ~person
    abroad[YUN], abroad[ACME] = False, True
    country = np.where(abroad, weighted(rng, [float(w) for w in COUNTRY_WEIGHTS], count), CHINA)
    country[ACME] = next(i for i, c in enumerate(COUNTRIES) if c.code == "DE")
    home = weighted(rng, [float(w) for w in CITY_WEIGHTS], count)
    sizes = np.array([len(c.cities) for c in COUNTRIES])
    city = np.where(abroad, within(rng, 0, 10_000, count) % sizes[country], home)
    city[YUN], city[ACME] = next(i for i, c in enumerate(CITIES) if c.name == "杭州"), 0
    region = np.where(abroad, OVERSEAS, np.array([c.region for c in CITIES])[np.where(abroad, 0, city)])
    return country, city, region


def _who(plan: Plan, person: Flags, city: Ints, firms: Firms) -> tuple[Texts, Texts]:
    """Return names and, of persons, resident identity numbers."""
    humans = chinese_names(plan, "customers", len(person))
    numbers = resident_ids(np.where(person, city, 0), np.arange(len(person)))
    names = [h if p else f for p, h, f in zip(person.tolist(), humans, firms.name, strict=True)]
    return names, [n if p else "" for p, n in zip(person.tolist(), numbers, strict=True)]


def _taxes(person: Flags, country: Ints, city: Ints) -> Texts:
    return [
        "" if p else credit_code(place, i) if where == CHINA else vat_number(where, i)
        for i, (p, where, place) in enumerate(
            zip(person.tolist(), country.tolist(), city.tolist(), strict=True)
        )
    ]


def _phones(person: Flags, country: Ints, city: Ints) -> Texts:
    town = np.where(country == CHINA, city, -1 - country)
    nth = rank(town)
    home = landlines(np.where(country == CHINA, city, 0), nth)
    private = mobiles(np.arange(len(city)))
    return [
        m if p else h if where == CHINA else foreign_phone(where, 2 * n)
        for p, where, m, h, n in zip(
            person.tolist(), country.tolist(), private, home, nth.tolist(), strict=True
        )
    ]


def _emails(person: Flags, names: Texts, domains: Texts) -> Texts:
    return [
        f"{latin(name).replace('.', '')}-{i}@163.com" if p else f"info@{domain}"
        for i, (p, name, domain) in enumerate(zip(person.tolist(), names, domains, strict=True))
    ]


def _addresses(plan: Plan, part: str, country: Ints, city: Ints) -> Texts:
    rng = plan.rng(part)
    street, house, room = (within(rng, 1, top, len(city)).tolist() for top in (1_000, 399, 40))
    rows = zip(country.tolist(), city.tolist(), street, house, room, strict=True)
    return [_address(*row) for row in rows]


def _address(where: int, place: int, street: int, house: int, room: int) -> str:
    if where == CHINA:
        c = CITIES[place]
        town = f"{c.name}市" if c.province != f"{c.name}市" else ""
        district = c.districts[street % len(c.districts)]
        return f"{c.province}{town}{district}{STREETS[street % len(STREETS)]}{house}号{room}室"
    country = COUNTRIES[where]
    return f"{country.streets[street % len(country.streets)]} {house}, {country.cities[place]}"


def _owners(plan: Plan, staff: Staff, region: Ints) -> Ints:
    draw = plan.rng("owners").random(len(region)).tolist()
    reps = {i: staff.reps(i) for i in range(OVERSEAS + 1)}
    chosen = [reps[r][int(d * len(reps[r]))] for r, d in zip(region.tolist(), draw, strict=True)]
    return np.array(chosen, dtype=np.int64)


def _plant(c: Customers, staff: Staff) -> None:
    """Give the two planted customers their known values."""
    for i, values in (
        (YUN, (planted.YUNCHUANG_NAME, planted.YUNCHUANG_SHORT, planted.YUNCHUANG_EN, "信息技术",
               planted.YUNCHUANG_DOMAIN, planted.YUNCHUANG_TAX, planted.YUNCHUANG_PHONE,
               f"info@{planted.YUNCHUANG_DOMAIN}", planted.YUNCHUANG_ADDRESS)),
        (ACME, (planted.ACME_NAME, "Acme Industrial", planted.ACME_NAME, "机械制造",
                planted.ACME_DOMAIN, planted.ACME_TAX, planted.ACME_PHONE,
                f"purchasing@{planted.ACME_DOMAIN}", planted.ACME_ADDRESS)),
    ):  # fmt: skip
        columns = (c.name, c.core, c.english, c.industry, c.domain, c.tax, c.phone, c.email, c.address)
        for column, value in zip(columns, values, strict=True):
            column[i] = value
    c.owner[YUN] = staff.number.index(planted.SALES1)
    c.owner[ACME] = staff.number.index(planted.SALES2)
    c.inactive[[YUN, ACME]], c.terms[[YUN, ACME]], c.segment[[YUN, ACME]] = False, 30, 0
    c.favourite[YUN] = next(i for i, (code, _) in enumerate(CATEGORIES) if code == "PR")
    c.favourite[ACME] = next(i for i, (code, _) in enumerate(CATEGORIES) if code == "AC")
