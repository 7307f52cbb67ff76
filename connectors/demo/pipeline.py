"""Campaigns, leads and opportunities: what was spent, what came of it, and which orders it became."""

from dataclasses import dataclass

import numpy as np

from connectors.demo.accounts import Accounts
from connectors.demo.customers import Customers
from connectors.demo.fates import CANCELLED, DRAFT, QUOTATION, Fates
from connectors.demo.firms import name_firms
from connectors.demo.identity import mobiles
from connectors.demo.orders import Heads
from connectors.demo.people import chinese_names
from connectors.demo.places import CHINA, CITY_WEIGHTS
from connectors.demo.plan import Flags, Ints, Plan, Texts, rank, weighted, within
from connectors.demo.staff import Staff
from connectors.demo.times import number_of_day, years

STAGES = ("lead", "qualified", "proposal", "negotiation", "won", "lost")
LEAD, QUALIFIED, PROPOSAL, NEGOTIATION, WON, LOST = range(6)
CHANCES = (5, 20, 45, 70, 100, 0)  # percent
REASONS = (
    "价格高于竞争对手",
    "预算取消",
    "项目推迟到明年",
    "交期不能满足",
    "Lost on price",
    "Chose a local supplier",
)
KINDS = (  # name, channel, budget in CNY, pull: how many opportunities it brings
    ("春季打印设备促销", "促销", 120_000, 3.0),
    ("空压节能研讨会", "会议", 90_000, 1.2),
    ("工博会参展", "展会", 480_000, 1.4),
    ("邮件营销：老客户回访", "邮件", 15_000, 2.2),
    ("Hannover Messe booth", "展会", 680_000, 0.7),
    ("搜索广告", "线上广告", 160_000, 1.6),
    ("双十一企业购", "促销", 200_000, 2.4),
    ("新品发布直播", "直播", 70_000, 1.0),
)
PUBLISHED_DAYS = 30


@dataclass(frozen=True)
class Campaigns:
    """One row a campaign; money in cents of CNY. `kind` is an index of KINDS."""

    number: Texts
    kind: Ints
    starts: Ints
    ends: Ints
    budget: Ints
    cost: Ints


@dataclass(frozen=True)
class Opportunities:
    """One row an opportunity; leads are rows of stage LEAD without account. `order` is -1 unless won."""

    number: Texts
    account: Ints
    person: Texts
    phone: Texts
    company: Texts
    stage: Ints
    amount: Ints
    created: Ints
    close: Ints
    closed: Flags
    campaign: Ints
    order: Ints
    owner: Ints
    reason: Ints
    topic: Ints


def make_campaigns(plan: Plan) -> Campaigns:
    """Run each kind of campaign once or twice in the two years; the last ones are under way or to come."""
    rng = plan.rng("campaigns")
    count = 16 * min(plan.crew, 4)
    kind = np.arange(count) % len(KINDS)
    starts = np.linspace(plan.first + 10, plan.today + 25, count).astype(np.int64)
    budget = np.array([row[2] for row in KINDS])[kind] * 100
    ends = starts + PUBLISHED_DAYS
    spent = budget * (0.85 + 0.3 * rng.random(count)) * np.clip((plan.today - starts) / PUBLISHED_DAYS, 0, 1)
    month = number_of_day(starts) // 100
    number = [f"CMP-{m}-{n + 1}" for m, n in zip(month.tolist(), rank(month).tolist(), strict=True)]
    return Campaigns(number, kind, starts, ends, budget, np.round(spent, -2).astype(np.int64))


def make_opportunities(
    plan: Plan,
    staff: Staff,
    customers: Customers,
    accounts: Accounts,
    *,
    heads: Heads,
    fates: Fates,
    campaigns: Campaigns,
) -> Opportunities:
    """Draw won opportunities from orders, lost and open ones from any account, leads from nowhere."""
    rng = plan.rng("pipeline")
    won, lost, live, leads = (plan.many(n, least) for n, least in ((150, 12), (130, 8), (140, 10), (120, 8)))
    real = accounts.first_of[heads.customer] >= 0
    real &= ~np.isin(fates.state, (CANCELLED, QUOTATION, DRAFT)) & (heads.day > plan.first + 40)
    order = np.sort(rng.choice(np.flatnonzero(real), size=min(won, int(real.sum())), replace=False))
    others = lost + live
    account = np.r_[accounts.first_of[heads.customer[order]], within(rng, 0, len(accounts.key) - 1, others)]
    stage = np.r_[
        np.full(len(order), WON), np.full(lost, LOST), weighted(rng, [0, 3, 4, 3], live), np.full(leads, LEAD)
    ]
    account = np.r_[account, np.full(leads, -1)]
    size = len(account)
    created, close = _days(plan, rng, stage, heads.day[order])
    amount = np.round(rng.lognormal(15.2, 0.9, size), -4).astype(np.int64)
    amount[: len(order)] = fates.amount[order]
    owner = np.where(account >= 0, customers.owner[accounts.customer[account]], 0)
    owner[account < 0] = np.array(staff.reps(0))[within(rng, 0, len(staff.reps(0)) - 1, leads)]
    person, phone, company = _leads(plan, leads, size)
    year = years(created)
    return Opportunities(
        number=[f"OPP{y}-{n + 1:05d}" for y, n in zip(year.tolist(), rank(year).tolist(), strict=True)],
        account=account, person=person, phone=phone, company=company, stage=stage, amount=amount,
        created=created, close=close, closed=(stage == WON) | (stage == LOST),
        campaign=_campaign(rng, campaigns, created), order=np.r_[order, np.full(size - len(order), -1)],
        owner=owner, reason=np.where(stage == LOST, within(rng, 0, len(REASONS) - 1, size), -1),
        topic=within(rng, 0, 7, size),
    )  # fmt: skip


def _days(plan: Plan, rng: np.random.Generator, stage: Ints, ordered: Ints) -> tuple[Ints, Ints]:
    """Return when each was created and when it closed or is expected to."""
    size = len(stage)
    close = np.where(
        stage == LOST, within(rng, plan.first + 60, plan.last, size), plan.today + within(rng, 5, 90, size)
    )
    close[: len(ordered)] = ordered
    created = np.where(
        stage == LOST, close - within(rng, 20, 120, size), plan.last - within(rng, 0, 100, size)
    )
    created[: len(ordered)] = ordered - within(rng, 10, 60, len(ordered))
    return np.maximum(created, plan.first - 60), close


def _campaign(rng: np.random.Generator, campaigns: Campaigns, created: Ints) -> Ints:
    """Give half of the opportunities the latest campaign before them, if its pull allows; else -1."""
    latest = np.searchsorted(campaigns.starts, created, side="right") - 1 - within(rng, 0, 2, len(created))
    pull = np.array([row[3] for row in KINDS])[campaigns.kind[np.maximum(latest, 0)]]
    comes = (latest >= 0) & (rng.random(len(created)) < 0.25 * pull)
    return np.where(comes, latest, -1)


def _leads(plan: Plan, leads: int, size: int) -> tuple[Texts, Texts, Texts]:
    """Return name, phone and company of the people behind leads; blanks for the rest."""
    blank = [""] * (size - leads)
    city = weighted(plan.rng("leads"), [float(w) for w in CITY_WEIGHTS], leads)
    firms = name_firms(plan, np.full(leads, CHINA), city, part=plan.customers + plan.prospects)
    phones = mobiles(260_000 + np.arange(leads))
    return blank + chinese_names(plan, "leads", leads), blank + phones, blank + firms.name
