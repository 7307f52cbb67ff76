"""The demo company in memory: everything both systems tell of, before either has written it down."""

from dataclasses import dataclass

from connectors.demo.accounts import Accounts, make_accounts
from connectors.demo.billing import Invoices, Payments, complete, make_billing
from connectors.demo.contacts import Contacts, make_contacts
from connectors.demo.customers import Customers, make_customers
from connectors.demo.fates import Fates, make_fates
from connectors.demo.interactions import Interactions, make_interactions
from connectors.demo.lines import Lines, make_lines
from connectors.demo.orders import Heads, make_heads
from connectors.demo.pipeline import Campaigns, Opportunities, make_campaigns, make_opportunities
from connectors.demo.plan import Plan
from connectors.demo.products import Products, make_products
from connectors.demo.shipments import Events, Shipments, make_events, make_shipments
from connectors.demo.staff import Staff, make_staff
from connectors.demo.stock import Stock, Supply, make_stock, make_supply
from connectors.demo.tickets import Tickets, make_tickets


@dataclass(frozen=True)
class World:
    """All of it. Rows refer to each other by place in these arrays."""

    plan: Plan
    staff: Staff
    customers: Customers
    products: Products
    heads: Heads
    lines: Lines
    fates: Fates
    shipments: Shipments
    events: Events
    invoices: Invoices
    payments: Payments
    stock: Stock
    supply: Supply
    accounts: Accounts
    contacts: Contacts
    campaigns: Campaigns
    opportunities: Opportunities
    tickets: Tickets
    interactions: Interactions


def make_world(plan: Plan) -> World:
    """Make the company; the same plan makes the same company."""
    staff = make_staff(plan)
    customers = make_customers(plan, staff)
    products = make_products(plan)
    heads = make_heads(plan, customers)
    lines = make_lines(plan, customers, products, heads)
    fates = make_fates(plan, customers, heads, lines)
    shipments = make_shipments(plan, customers, heads, fates)
    invoices, payments = make_billing(plan, customers, heads, fates, shipments)
    complete(fates, shipments, invoices)
    stock = make_stock(plan, products, heads, fates, lines)
    accounts = make_accounts(plan, customers)
    contacts = make_contacts(plan, customers, accounts)
    campaigns = make_campaigns(plan)
    opportunities = make_opportunities(
        plan, staff, customers, accounts, heads=heads, fates=fates, campaigns=campaigns
    )
    return World(
        plan=plan,
        staff=staff,
        customers=customers,
        products=products,
        heads=heads,
        lines=lines,
        fates=fates,
        shipments=shipments,
        events=make_events(plan, shipments),
        invoices=invoices,
        payments=payments,
        stock=stock,
        supply=make_supply(plan, products, stock),
        accounts=accounts,
        contacts=contacts,
        campaigns=campaigns,
        opportunities=opportunities,
        tickets=make_tickets(
            plan, staff, customers, accounts, contacts, heads=heads, fates=fates, lines=lines
        ),
        interactions=make_interactions(plan, customers, accounts, contacts),
    )
