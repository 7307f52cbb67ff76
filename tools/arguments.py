"""The arguments of each tool, as a language model fills them in: typed, closed where the list is closed."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

OrderStatus = Literal[
    "quotation", "draft", "confirmed", "partially_shipped", "shipped", "completed", "cancelled"
]
TicketStatus = Literal["open", "pending", "resolved", "closed"]


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
