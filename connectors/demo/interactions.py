"""Interactions: calls, visits and notes of the sales reps with their accounts."""

from dataclasses import dataclass

import numpy as np

from connectors.demo.accounts import Accounts
from connectors.demo.contacts import Contacts
from connectors.demo.customers import Customers
from connectors.demo.places import OVERSEAS
from connectors.demo.plan import Flags, Ints, Plan, weighted, within

KINDS = ("call", "visit", "email", "chat", "meeting", "note")


@dataclass(frozen=True)
class Interactions:
    """One row an interaction, by time. `contact` is -1 where nobody is named."""

    account: Ints
    contact: Ints
    kind: Ints
    variant: Ints
    english: Flags
    product: Ints
    at: Ints


def make_interactions(
    plan: Plan, customers: Customers, accounts: Accounts, contacts: Contacts
) -> Interactions:
    """Draw interactions; who buys more is called more often, the two planted customers every other week."""
    rng = plan.rng("interactions")
    count = plan.many(3_000, 150)
    account = weighted(rng, np.minimum(customers.weight[accounts.customer], 6.0), count)
    account[: min(30, count)] = np.arange(min(30, count)) % 2
    at = within(rng, plan.first, plan.last, count) * 86_400 + within(rng, 8 * 3_600, 19 * 3_600, count)
    kind = weighted(rng, [5, 2, 3, 3, 1, 2], count)
    contact = np.where(rng.random(count) < 0.8, contacts.of(account, within(rng, 0, 99, count)), -1)
    place = np.argsort(at, kind="stable")
    account, contact = account[place], contact[place]
    return Interactions(
        account=account,
        contact=contact,
        kind=kind,
        variant=within(rng, 0, 99, count),
        english=customers.region[accounts.customer[account]] == OVERSEAS,
        product=within(rng, 0, plan.per_category * 8 - 1, count),
        at=at[place],
    )
