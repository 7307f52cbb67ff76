"""The arguments of each tool, as a language model fills them in: typed, closed where the list is closed."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

OrderStatus = Literal[
    "quotation", "draft", "confirmed", "partially_shipped", "shipped", "completed", "cancelled"
]
TicketStatus = Literal["open", "pending", "resolved", "closed"]
MeasureName = Literal[
    "orders", "sales_amount", "average_order_value", "units", "gross_profit", "gross_margin", "freight",
    "late_orders", "on_time_rate", "open_orders", "shipments", "invoiced_amount", "open_receivables",
    "overdue_receivables", "overdue_invoices", "payments_received", "tickets", "open_tickets",
    "satisfaction", "stock_on_hand", "stock_available", "stock_value", "opportunities",
    "open_opportunities", "pipeline_amount", "customers",
]  # fmt: skip
DimensionName = Literal[
    "customer", "product", "category", "carrier", "country", "region", "city", "industry", "segment",
    "status", "sales_rep", "channel", "warehouse", "stage", "priority", "year", "quarter", "month",
]  # fmt: skip


def _period(value: Any) -> Any:
    """Accept {"from", "to"} and "from/to" too: models write all three."""
    if isinstance(value, dict) and set(value) == {"from", "to"}:
        return [value["from"], value["to"]]
    if isinstance(value, str) and value.count("/") == 1:
        return value.split("/")
    return value


Period = Annotated[
    list[date],
    BeforeValidator(_period),
    Field(min_length=2, max_length=2, description="[first day, last day], ISO dates, both included"),
]
CUSTOMER = (
    "Customer: number, name or part of it in Chinese, English or pinyin, or a placeholder such as <PERSON_12>"
)
Customer = Annotated[str, Field(min_length=1, max_length=200, description=CUSTOMER)]
Order = Annotated[
    str,
    Field(
        min_length=1,
        max_length=80,
        description="Order number, tracking number, invoice number, shipment number or the customer's PO number",
    ),
]
Product = Annotated[
    str, Field(min_length=1, max_length=200, description="Product number, name or part of it, or a category")
]
Word = Annotated[str, Field(min_length=1, max_length=100)]
Limit = Annotated[int, Field(ge=1, le=200, description="Rows at most")]


class Arguments(BaseModel):
    """Arguments of a tool; an unknown one is refused, never dropped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class FindCustomer(Arguments):
    """Arguments of find_customer."""

    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=200,
            description="Name or part of it, pinyin or its initials (yckj), customer number, last 4 or more "
            "digits of a phone, an order number, or a placeholder such as <PERSON_12>",
        ),
    ]


class Customer360(Arguments):
    """Arguments of customer_360."""

    customer: Customer


class OrderStatusOf(Arguments):
    """Arguments of order_status."""

    order: Order


class CrossSell(Arguments):
    """Arguments of cross_sell."""

    customer: Customer
    limit: Annotated[int, Field(ge=1, le=20, description="Products at most")] = 3


class Totals(Arguments):
    """Arguments of totals."""

    measure: MeasureName = Field(description="What to count or add up")
    by: list[DimensionName] | None = Field(
        None, max_length=3, description="Group by these; omit for one total"
    )
    customer: Customer | None = None
    product: Product | None = None
    category: Word | None = Field(None, description="Product category; ticket category for ticket measures")
    carrier: Word | None = None
    country: Word | None = None
    region: Word | None = None
    city: Word | None = None
    warehouse: Word | None = None
    status: Word | None = Field(None, description="Status code of what is measured, such as shipped or open")
    sales_rep: Word | None = Field(None, description="Staff number or a placeholder such as <PERSON_12>")
    late: bool | None = Field(
        None, description="Order measures only: only late (true) or on-time (false) orders"
    )
    overdue: bool | None = Field(
        None, description="Invoice measures only: only overdue (true) or not (false)"
    )
    period: Period | None = None
    top: int | None = Field(None, ge=1, le=200, description="Groups at most (per currency); 20 if omitted")
    order: Literal["desc", "asc"] = Field("desc", description="Largest or smallest groups first")


class SearchDocuments(Arguments):
    """Arguments of search_documents."""

    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=400,
            description="What to look for, in the question's own words and language",
        ),
    ]
    limit: Annotated[int, Field(ge=1, le=10, description="Passages at most")] = 3


class RunSql(Arguments):
    """Arguments of run_sql."""

    sql: Annotated[str, Field(min_length=1, max_length=10_000, description="One DuckDB SELECT")]
