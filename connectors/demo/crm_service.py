"""The CRM's cases and activities, with texts that hold names, phones, addresses and identity numbers."""

from collections.abc import Callable

import numpy as np

from connectors.demo import phrases, planted
from connectors.demo.crm import user_ids
from connectors.demo.identity import resident_ids
from connectors.demo.plan import Ints
from connectors.demo.sheet import Sheet, each, given, maybe, moments_ms, moments_utc, text
from connectors.demo.world import World

CASE_TYPES = ("Delivery", "Quality", "Billing", "Installation", "Return", "Question")  # of phrases.CATEGORIES
CASE_STATES = ("New", "Working", "Solved", "Closed")  # of tickets.STATES
ORIGINS = ("Phone", "WeChat", "Email", "Web", "On site")  # of tickets.CHANNELS
PRIORITY_CODES = ("P4", "P3", "P2", "P1")  # of tickets.PRIORITIES
ACTIVITY_TYPES = ("Call", "Visit", "Email", "Chat", "Meeting", "Note")  # of interactions.KINDS


def service(world: World) -> list[Sheet]:
    """Return the sheets of cases and activities."""
    return [_cases(world), _activities(world)]


class Texter:
    """Fills the places of a text with the values of a contact, an order and a product."""

    def __init__(self, world: World) -> None:
        self._w = world
        owner = world.accounts.customer[world.contacts.account]
        city = np.where(world.customers.country[owner] >= 0, 0, world.customers.city[owner])
        self._ids = resident_ids(city, np.arange(len(owner)) + 500)

    def fill(
        self, words: str, account: int, contact: int, *, product: int, order: int, i: int, english: bool
    ) -> str:
        """Return the words with their places filled; without a contact the customer's first one is meant."""
        if "{" not in words:
            return words
        w = self._w
        who = contact if contact >= 0 else int(w.contacts.start[account])
        strangers = phrases.STRANGERS_EN if english else phrases.STRANGERS_ZH
        customer = int(w.accounts.customer[account])
        return words.format(
            name=w.contacts.name[who],
            phone=w.contacts.phone[who],
            email=w.contacts.email[who] or "-",
            address=w.customers.address[customer],
            id=planted.LI_NA_ID if w.contacts.name[who] == planted.LI_NA and account == 0 else self._ids[who],
            stranger=strangers[i % len(strangers)],
            order=w.heads.number[order] if order >= 0 else ("your last order" if english else "上一单"),
            product=(w.products.english if english else w.products.name)[product],
            rep=w.staff.name[w.customers.owner[customer]],
        )


def _cases(world: World) -> Sheet:
    t = world.tickets
    size = len(t.order)
    subject, description = _case_texts(world)
    touched = np.maximum(t.opened, np.maximum(t.answered, t.resolved))
    return Sheet("cases", size, {
        "case_id": ("TEXT", each(lambda i: f"500{i + 1:09d}")),
        "case_number": ("TEXT", each(t.number)),
        "account_id": ("TEXT", given(world.accounts.key, t.account)),
        "contact_id": ("TEXT", given(world.contacts.key, t.contact)),
        "erp_order_no": ("TEXT", given(world.heads.number, t.order)),
        "product_code": ("TEXT", given(world.products.number, t.product)),
        "subject": ("TEXT", each(subject)),
        "description": ("TEXT", each(description)),
        "case_type": ("TEXT", given(CASE_TYPES, t.category)),
        "origin": ("TEXT", given(ORIGINS, t.channel)),
        "status": ("TEXT", given(CASE_STATES, t.state)),
        "priority": ("TEXT", text(_priorities(t.priority))),
        "owner_user_id": ("TEXT", given(user_ids(world), t.owner)),
        "created_at": ("TEXT", moments_utc(t.opened)),
        "first_response_at": ("TEXT", moments_utc(t.answered)),
        "closed_at": ("TEXT", moments_utc(t.resolved)),
        "csat": ("INTEGER", maybe(t.score)),
        "last_modified": ("INTEGER", moments_ms(touched)),
    }, key="case_id", indexes=("account_id", "erp_order_no"))  # fmt: skip


def _priorities(priority: Ints) -> list[str | None]:
    """Return priority codes; a few are P9, which means nothing."""
    every = planted.BAD_PRIORITY_EVERY
    return ["P9" if i % every == every - 1 else PRIORITY_CODES[p] for i, p in enumerate(priority.tolist())]


def _case_texts(world: World) -> tuple[Callable[[int], str], Callable[[int], str]]:
    """Return functions that write the subject and the description of a case."""
    t, texter = world.tickets, Texter(world)

    def words(i: int, which: int) -> str:
        if i in t.own_words:
            return t.own_words[i][which]
        english = bool(t.english[i])
        variants = (phrases.TICKETS_EN if english else phrases.TICKETS_ZH)[t.category[i]]
        chosen = variants[t.variant[i] % len(variants)][which]
        return texter.fill(
            chosen,
            int(t.account[i]),
            int(t.contact[i]),
            product=int(t.product[i]),
            order=int(t.order[i]),
            i=i,
            english=english,
        )

    return lambda i: words(i, 0), lambda i: words(i, 1)


def _activities(world: World) -> Sheet:
    a, texter = world.interactions, Texter(world)

    def words(i: int, which: int) -> str:
        english = bool(a.english[i])
        notes = phrases.NOTES_EN if english else phrases.NOTES_ZH
        chosen = notes[a.variant[i] % len(notes)][which]
        account, contact, product = int(a.account[i]), int(a.contact[i]), int(a.product[i])
        return texter.fill(chosen, account, contact, product=product, order=-1, i=i, english=english)

    return Sheet("activities", len(a.at), {
        "activity_id": ("TEXT", each(lambda i: f"00T{i + 1:09d}")),
        "account_id": ("TEXT", given(world.accounts.key, a.account)),
        "contact_id": ("TEXT", given(world.contacts.key, a.contact)),
        "activity_type": ("TEXT", given(ACTIVITY_TYPES, a.kind)),
        "subject": ("TEXT", each(lambda i: words(i, 0))),
        "body": ("TEXT", each(lambda i: words(i, 1))),
        "activity_at": ("TEXT", moments_utc(a.at)),
        "owner_user_id": ("TEXT", given(user_ids(world), world.accounts.owner[a.account])),
        "last_modified": ("INTEGER", moments_ms(a.at)),
    }, key="activity_id", indexes=("account_id",))  # fmt: skip
