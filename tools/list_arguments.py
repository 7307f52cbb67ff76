"""The arguments of the tools that list rows: filters, what is left out, the order of the rows."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from tools.arguments import (
    Arguments,
    Customer,
    Limit,
    Order,
    OrderStatus,
    Period,
    Product,
    TicketStatus,
    Word,
)

Words = Word | Annotated[list[Word], Field(min_length=1, max_length=20)]
InvoiceStatus = Literal["draft", "open", "partially_paid", "paid", "cancelled"]
Stage = Literal["lead", "qualified", "proposal", "negotiation", "won", "lost"]
CustomerStatus = Literal["active", "inactive", "prospect"]
ProductStatus = Literal["active", "discontinued"]
Days = Annotated[int, Field(ge=0, le=100_000)]

_REP = "Staff number, name or a placeholder such as <PERSON_12>"
_EXCLUDE = 'Values left out, by filter: {"region": ["East China"], "status": "cancelled"}'
_AMOUNT = "Amount in the row's own currency; the bound is included"
Exclude = Annotated[dict[Word, Words], Field(max_length=10, description=_EXCLUDE)]
Amount = Annotated[float, Field(description=_AMOUNT)]


class OfCustomers(Arguments):
    """What every list of a customer's rows can be filtered by."""

    country: Words | None = None
    region: Words | None = None
    city: Words | None = None
    industry: Words | None = None
    segment: Words | None = Field(None, description="Customer segment or tier, such as A or VIP")
    sales_rep: Words | None = Field(None, description=_REP)
    exclude: Exclude | None = None
    limit: Limit = 20


class ListOrders(OfCustomers):
    """Arguments of list_orders."""

    customer: Customer | None = None
    status: OrderStatus | list[OrderStatus] | None = None
    late: bool | None = Field(
        None,
        description="true: shipped after the promised day, or not shipped and the promised day has passed",
    )
    open: bool | None = Field(None, description="true: confirmed or partially shipped, so still to deliver")
    product: Product | None = None
    category: Words | None = Field(None, description="Orders with a product of this category")
    carrier: Words | None = None
    channel: Words | None = None
    currency: Words | None = None
    period: Period | None = Field(None, description="Order date [first day, last day], ISO, both included")
    date: Literal["ordered", "promised", "shipped"] | None = Field(
        None, description="The day that period looks at; ordered if omitted"
    )
    min_amount: Amount | None = None
    max_amount: Amount | None = None
    min_days_late: Days | None = Field(None, description="Late by this many days or more")
    sort: Literal["newest", "oldest", "largest", "smallest", "most_late", "next_promised"] | None = None


class Invoices(OfCustomers):
    """Arguments of invoices."""

    customer: Customer | None = None
    order: Order | None = None
    status: InvoiceStatus | list[InvoiceStatus] | None = None
    overdue: bool | None = Field(None, description="true: not fully paid and past the due day")
    open: bool | None = Field(None, description="true: not fully paid")
    channel: Words | None = None
    currency: Words | None = None
    period: Period | None = Field(None, description="Issued [first day, last day], ISO, both included")
    date: Literal["issued", "due"] | None = Field(
        None, description="The day that period looks at: due for what falls due in it; issued if omitted"
    )
    min_amount: Amount | None = None
    max_amount: Amount | None = None
    min_open_amount: Amount | None = Field(None, description=f"Still open. {_AMOUNT}")
    max_open_amount: Amount | None = Field(None, description=f"Still open. {_AMOUNT}")
    min_days_overdue: Days | None = Field(None, description="Overdue by this many days or more")
    max_days_overdue: Days | None = Field(None, description="Overdue by this many days or fewer")
    sort: Literal["due", "newest", "oldest", "largest", "smallest", "most_open"] | None = None


class TicketHistory(OfCustomers):
    """Arguments of ticket_history."""

    customer: Customer | None = None
    order: Order | None = None
    product: Product | None = None
    status: TicketStatus | list[TicketStatus] | None = None
    open: bool | None = Field(None, description="true: open or pending; false: resolved or closed")
    priority: Words | None = Field(None, description="low, normal, high or urgent")
    category: Words | None = None
    channel: Words | None = None
    sales_rep: Words | None = Field(None, description=f"The agent who handles it. {_REP}")
    with_open_order: bool | None = Field(
        None, description="true: only tickets of customers who have an order still to deliver"
    )
    no_reply: bool | None = Field(None, description="true: without a first response yet")
    rated: bool | None = Field(None, description="true: with a satisfaction rating")
    min_satisfaction: int | None = Field(None, ge=1, le=5)
    max_satisfaction: int | None = Field(None, ge=1, le=5, description="Rated this or worse; 5 is best")
    min_days_open: Days | None = Field(None, description="Not resolved for this many days or more")
    period: Period | None = Field(None, description="Opened [first day, last day], ISO, both included")
    date: Literal["opened", "resolved"] | None = Field(
        None, description="The day that period looks at; opened if omitted"
    )
    text: Word | None = Field(
        None, description="A word to look for in subject and description, or the ticket's own number"
    )
    sort: Literal["newest", "oldest", "most_urgent", "worst_rated"] | None = None


class StockAvailability(Arguments):
    """Arguments of stock_availability."""

    product: Product | None = None
    category: Words | None = None
    supplier: Words | None = None
    warehouse: Words | None = None
    status: ProductStatus | None = None
    below_reorder: bool | None = Field(
        None, description="true: only products whose stock is below the reorder level"
    )
    out_of_stock: bool | None = Field(None, description="true: only products of which nothing is available")
    incoming: bool | None = Field(None, description="true: only products of which more is coming in")
    min_available: float | None = Field(None, description="Available, this many or more")
    max_available: float | None = Field(None, description="Available, this many or fewer")
    exclude: Exclude | None = None
    sort: Literal["number", "least_available", "most_available", "most_on_hand", "shortest"] | None = None
    limit: Limit = 20


class ListCustomers(OfCustomers):
    """Arguments of list_customers."""

    status: CustomerStatus | list[CustomerStatus] | None = None
    customer_kind: Words | None = Field(None, description="company or person")
    currency: Words | None = None
    period: Period | None = Field(None, description="Created [first day, last day], ISO, both included")
    min_credit_limit: Amount | None = None
    max_credit_limit: Amount | None = None
    sort: Literal["number", "newest", "oldest", "name", "highest_credit"] | None = None


class ListOpportunities(OfCustomers):
    """Arguments of list_opportunities."""

    customer: Customer | None = None
    number: Word | None = Field(None, description="Opportunity number")
    stage: Stage | list[Stage] | None = None
    open: bool | None = Field(None, description="true: neither won nor lost")
    campaign: Words | None = None
    currency: Words | None = None
    period: Period | None = Field(None, description="Created [first day, last day], ISO, both included")
    date: Literal["created", "expected_close", "closed"] | None = Field(
        None, description="The day that period looks at; created if omitted"
    )
    overdue: bool | None = Field(None, description="true: still open and past the expected closing day")
    min_amount: Amount | None = None
    max_amount: Amount | None = None
    min_probability: float | None = Field(None, ge=0, le=1, description="Share between 0 and 1")
    sort: Literal["newest", "oldest", "largest", "smallest", "closing", "likeliest"] | None = None


class ListProducts(Arguments):
    """Arguments of list_products."""

    product: Product | None = None
    category: Words | None = None
    supplier: Words | None = None
    status: ProductStatus | None = None
    currency: Words | None = None
    min_price: float | None = Field(None, description="List price; the bound is included")
    max_price: float | None = Field(None, description="List price; the bound is included")
    min_lead_time_days: Days | None = None
    never_sold: bool | None = Field(None, description="true: in no order that counts as sold")
    not_sold_since: date | None = Field(None, description="In no order from this day on, ISO")
    exclude: Exclude | None = None
    sort: Literal["number", "name", "cheapest", "dearest", "longest_lead_time"] | None = None
    limit: Limit = 20
