"""The CRM's accounts, people and pipeline, as an English-speaking cloud system exports them."""

import numpy as np

from connectors.demo import phrases
from connectors.demo.accounts import PROSPECT
from connectors.demo.erp_sales import currencies
from connectors.demo.pipeline import CHANCES, KINDS, LEAD, REASONS
from connectors.demo.places import CHINA, COUNTRIES, OVERSEAS
from connectors.demo.plan import Ints
from connectors.demo.sheet import (
    Sheet,
    always,
    changed,
    days_iso,
    each,
    flag,
    given,
    major,
    moments_ms,
    moments_utc,
    number,
    text,
)
from connectors.demo.world import World

TERRITORIES = (
    "East China",
    "South China",
    "North China",
    "Southwest",
    "Central China",
    "Northeast",
    "Northwest",
    "Overseas",
)
TIERS = ("Gold", "Silver", "Bronze")  # of customers.SEGMENTS
STAGE_NAMES = (
    "Lead",
    "Qualification",
    "Proposal/Price Quote",
    "Negotiation/Review",
    "Closed Won",
    "Closed Lost",
)
_CHINA_SPELLINGS = ("China", "中国", "CN", "China")


def people(world: World) -> list[Sheet]:
    """Return the sheets of users, accounts and contacts."""
    return [_users(world), _accounts(world), _contacts(world)]


def user_ids(world: World) -> list[str]:
    """Return the CRM's id of every member of staff."""
    return [f"005{i + 1:06d}" for i in range(len(world.staff.number))]


def _users(world: World) -> Sheet:
    s = world.staff
    return Sheet("users", len(s.number), {
        "user_id": ("TEXT", text(user_ids(world))),
        "emp_no": ("TEXT", text(s.number)),
        "full_name": ("TEXT", text(s.name)),
        "role": ("TEXT", text(s.title)),
        "territory": ("TEXT", given(TERRITORIES, s.region)),
        "email": ("TEXT", text([e.upper() if i % 9 == 8 else e for i, e in enumerate(s.email)])),
        "mobile": ("TEXT", text([f"+86 {p}" for p in s.phone])),
        "is_active": ("INTEGER", flag(~s.left, 1, 0)),
        "last_modified": ("INTEGER", moments_ms(s.changed)),
    }, key="user_id")  # fmt: skip


def _accounts(world: World) -> Sheet:
    a, c = world.accounts, world.customers
    who = a.customer
    first = world.plan.first
    state = np.where(a.way == PROSPECT, 2, c.inactive[who])
    created = np.minimum(c.created[who] + 2 + np.arange(len(who)) % 40, world.plan.last) * 86_400 + 10 * 3_600
    touched = first + np.arange(len(who), dtype=np.int64) * 131 % (world.plan.last - first)

    def country(i: int) -> str | None:
        n = int(c.country[who[i]])
        names = (
            _CHINA_SPELLINGS if n == CHINA else (COUNTRIES[n].english, COUNTRIES[n].code, COUNTRIES[n].name)
        )
        return None if i % 37 == 36 else names[i % len(names)]

    return Sheet("accounts", len(a.key), {
        "account_id": ("TEXT", text(a.key)),
        "account_name": ("TEXT", text(a.name)),
        "record_type": ("TEXT", flag(c.person[who], "Person", "Business")),
        "account_status": ("TEXT", given(("Active", "Dormant", "Prospect"), state)),
        "erp_customer_no": ("TEXT", text(a.erp_number)),
        "tax_id": ("TEXT", text(a.tax)),
        "industry": ("TEXT", each(lambda i: None if c.person[who[i]] else c.industry[who[i]])),
        "tier": ("TEXT", given(TIERS, c.segment[who])),
        "billing_city": ("TEXT", each(lambda i: c.place(int(who[i])) if i % 17 else None)),
        "billing_country": ("TEXT", each(country)),
        "billing_address": ("TEXT", each(lambda i: c.address[who[i]] if i % 3 else None)),
        "territory": ("TEXT", given(TERRITORIES, c.region[who])),
        "phone": ("TEXT", text(a.phone)),
        "email": ("TEXT", text(a.email)),
        "owner_user_id": ("TEXT", given(user_ids(world), a.owner)),
        "created_at": ("TEXT", moments_utc(created)),
        "last_modified": ("INTEGER", moments_ms(changed(world.plan, touched))),
    }, key="account_id", indexes=("erp_customer_no",))  # fmt: skip


def _contacts(world: World) -> Sheet:
    p = world.contacts
    return Sheet("contacts", len(p.key), {
        "contact_id": ("TEXT", text(p.key)),
        "account_id": ("TEXT", given(world.accounts.key, p.account)),
        "full_name": ("TEXT", text(p.name)),
        "job_title": ("TEXT", text(p.title)),
        "mobile_phone": ("TEXT", text([_as_typed(phone, i) for i, phone in enumerate(p.phone)])),
        "work_email": ("TEXT", text(p.email)),
        "is_primary": ("TEXT", flag(p.primary, "true", "false")),
        "last_modified": ("INTEGER", moments_ms(p.changed)),
    }, key="contact_id", indexes=("account_id",))  # fmt: skip


def _as_typed(phone: str, i: int) -> str:
    """Return a mobile number in one of the formats sales reps type."""
    if phone.startswith("+") or i < 8:
        return phone
    shapes = (
        phone,
        phone,
        phone,
        f"+86 {phone}",
        f"{phone[:3]} {phone[3:7]} {phone[7:]}",
        f"{phone[:3]}-{phone[3:7]}-{phone[7:]}",
    )
    return shapes[i % len(shapes)]


def pipeline(world: World) -> list[Sheet]:
    """Return the sheets of campaigns, leads and opportunities."""
    stage = world.opportunities.stage
    return [
        _campaigns(world),
        _leads(world, np.flatnonzero(stage == LEAD)),
        _opportunities(world, np.flatnonzero(stage != LEAD)),
    ]


def _campaigns(world: World) -> Sheet:
    c, today = world.campaigns, world.plan.today
    state = np.where(c.starts > today, 0, np.where(c.ends < today, 2, 1))
    year = [f"{n[4:8]} {KINDS[k][0]}" for n, k in zip(c.number, c.kind.tolist(), strict=True)]
    return Sheet("campaigns", len(c.number), {
        "campaign_id": ("TEXT", text(campaign_ids(world))),
        "code": ("TEXT", text(c.number)),
        "name": ("TEXT", text(year)),
        "channel": ("TEXT", given([row[1] for row in KINDS], c.kind)),
        "status": ("TEXT", given(("Planned", "In Progress", "Completed"), state)),
        "start_date": ("TEXT", days_iso(c.starts)),
        "end_date": ("TEXT", days_iso(c.ends)),
        "budgeted_cost": ("REAL", major(c.budget)),
        "actual_cost": ("REAL", major(c.cost)),
        "currency_iso": ("TEXT", always("CNY")),
        "last_modified": ("INTEGER", moments_ms(changed(world.plan, np.minimum(c.ends, world.plan.last)))),
    }, key="campaign_id")  # fmt: skip


def campaign_ids(world: World) -> list[str]:
    """Return the CRM's id of every campaign."""
    return [f"701{i + 1:06d}" for i in range(len(world.campaigns.number))]


def _leads(world: World, rows: Ints) -> Sheet:
    o = world.opportunities
    return Sheet("leads", len(rows), {
        "lead_id": ("TEXT", each(lambda i: f"00Q{i + 1:09d}")),
        "lead_no": ("TEXT", each(lambda i: o.number[rows[i]].replace("OPP", "LEAD"))),
        "company": ("TEXT", given(o.company, rows)),
        "person_name": ("TEXT", given(o.person, rows)),
        "mobile": ("TEXT", given(o.phone, rows)),
        "interest": ("TEXT", given(phrases.OPPORTUNITY_TOPICS, o.topic[rows])),
        "est_amount": ("REAL", major(o.amount[rows])),
        "created_date": ("TEXT", days_iso(o.created[rows])),
        "owner_user_id": ("TEXT", given(user_ids(world), o.owner[rows])),
        "campaign_id": ("TEXT", given(campaign_ids(world), o.campaign[rows])),
        "last_modified": ("INTEGER", moments_ms(changed(world.plan, o.created[rows]))),
    }, key="lead_id")  # fmt: skip


def _opportunities(world: World, rows: Ints) -> Sheet:
    o, a = world.opportunities, world.accounts
    account = o.account[rows]
    who = a.customer[account]
    english = (world.customers.region[who] == OVERSEAS).tolist()
    topic = o.topic[rows].tolist()
    names = [
        f"{a.name[n].strip()} {(phrases.OPPORTUNITY_TOPICS_EN if e else phrases.OPPORTUNITY_TOPICS)[t]}"
        for n, t, e in zip(account.tolist(), topic, english, strict=True)
    ]
    touched = np.where(
        o.closed[rows], o.close[rows], np.maximum(o.created[rows], world.plan.last - rows % 30)
    )
    return Sheet("opportunities", len(rows), {
        "opportunity_id": ("TEXT", each(lambda i: f"006{i + 1:09d}")),
        "opp_no": ("TEXT", given(o.number, rows)),
        "opp_name": ("TEXT", text(names)),
        "account_id": ("TEXT", given(a.key, account)),
        "stage_name": ("TEXT", given(STAGE_NAMES, o.stage[rows])),
        "amount": ("REAL", major(o.amount[rows])),
        "currency_iso": ("TEXT", given(currencies(world.customers), who)),
        "probability": ("INTEGER", number(np.asarray(CHANCES)[o.stage[rows]])),
        "created_date": ("TEXT", days_iso(o.created[rows])),
        "close_date": ("TEXT", days_iso(o.close[rows])),
        "closed_date": ("TEXT", days_iso(o.close[rows], o.closed[rows])),
        "owner_user_id": ("TEXT", given(user_ids(world), o.owner[rows])),
        "campaign_id": ("TEXT", given(campaign_ids(world), o.campaign[rows])),
        "erp_order_no": ("TEXT", given(world.heads.number, o.order[rows])),
        "loss_reason": ("TEXT", given(REASONS, o.reason[rows])),
        "last_modified": ("INTEGER", moments_ms(changed(world.plan, touched))),
    }, key="opportunity_id", indexes=("account_id",))  # fmt: skip
