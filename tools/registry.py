"""Every tool by name: what it is for, its arguments, its function."""

import importlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from connectors.failures import Denied, QueryError, SourceError, nearest
from tools import arguments as args
from tools import list_arguments as lists
from tools.metric_query import QueryMetrics, query_schema
from tools.result import Result

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

    from privacy.gate import Scope
    from tools.kit import Kit

CONTENT_ROWS = 50  # rows of each table that a model reads; the artifact holds them all


@dataclass(frozen=True)
class ToolSpec:
    """One tool.

    Args:
        name: Its name; module `tools.<name>` holds a function of this name.
        zh: Label for people, Chinese.
        en: Label for people, English.
        description: What a model reads to choose it.
        arguments: Its arguments.
        needs_kit: Its function takes the home's `kit`.
    """

    name: str
    zh: str
    en: str
    description: str
    arguments: type[args.Arguments]
    needs_kit: bool = False

    def call(self, scope: "Scope", arguments: Mapping[str, Any], kit: "Kit | None" = None) -> Result:
        """Check the arguments and run the tool.

        Raises:
            QueryError: An argument is unknown, missing or of the wrong kind; the sentence says which.
            Denied: The role may not use this tool.
            SourceError: The data could not be read.
            TrailError: The reading could not be recorded.
        """
        if self.name not in scope.role.tools:
            raise Denied(f"Your role may not use {self.name}.")
        try:
            checked = self.arguments.model_validate(dict(arguments))
        except ValidationError as error:
            raise QueryError(what_to_fix(self, error)) from None  # the cause's text quotes values
        function = cast(
            Callable[..., Result], getattr(importlib.import_module(f"tools.{self.name}"), self.name)
        )
        given = {name: getattr(checked, name) for name in checked.model_fields_set}
        return function(scope, **given, **({"kit": kit} if self.needs_kit else {}))


_SPECS = (
    ToolSpec(
        "find_customer",
        "查找客户",
        "Find a customer",
        "Find which customer is meant: by name or part of it (Chinese, English), pinyin or its initials, customer "
        "number, last digits of a phone, order number, or a person placeholder such as <PERSON_12>. Use it when "
        "unsure who is meant; the other tools resolve a customer themselves. Several fits come back as choices: "
        "ask the person which one.",
        args.FindCustomer,
    ),
    ToolSpec(
        "customer_360",
        "客户全貌",
        "Everything about a customer",
        "Everything about one customer from ERP and CRM: master data, contacts, recent orders, open invoices, open "
        "tickets, opportunities, last interactions, and where the two systems disagree. Use it to prepare a call "
        "or visit. For one order use order_status; for sums and rankings use query_metrics.",
        args.Customer360,
    ),
    ToolSpec(
        "order_status",
        "订单状态",
        "Order status",
        "One order from end to end: status, promised day, lines, shipments with carrier and tracking events, "
        "invoices, payments and tickets about it. Takes an order, tracking, invoice, shipment or customer PO "
        "number. Use it for 'where is order X', 'its invoice', 'its shipment'.",
        args.OrderStatusOf,
    ),
    ToolSpec(
        "list_orders",
        "订单列表",
        "List orders",
        "List orders, newest first, filtered by customer, status, late, still open, product, category, amount, carrier, "
        "channel, place, industry, segment, sales rep, and a period of the ordered, promised or shipped day; exclude "
        "leaves values out, sort changes the order; says how many there are in all.",
        lists.ListOrders,
    ),
    ToolSpec(
        "stock_availability",
        "库存可用量",
        "Stock and incoming supply",
        "Stock on hand, reserved and available by product and warehouse, the reorder level, and incoming supply "
        "with its expected day; by product, category, supplier, warehouse, quantity available. Use it for 'is X in "
        "stock', 'when is it available', 'what must be reordered', 'what is out of stock'.",
        lists.StockAvailability,
    ),
    ToolSpec(
        "ticket_history",
        "工单记录",
        "Tickets",
        "List service tickets and complaints, newest first, filtered by customer, order, product, status, priority, "
        "category, channel, agent, rating, period or a word in the text; no_reply keeps those nobody answered, "
        "with_open_order those of customers waiting for a delivery.",
        lists.TicketHistory,
    ),
    ToolSpec(
        "invoices",
        "发票与应收",
        "Invoices and receivables",
        "List invoices with amount, paid, open and days overdue, oldest due first; filter by customer, order, status, "
        "open, overdue, amount, days overdue, place, industry, sales rep, and a period of the issued or due day. Sums "
        "per currency come with it.",
        lists.Invoices,
    ),
    ToolSpec(
        "list_customers",
        "客户列表",
        "List customers",
        "List customers with number, name, place, industry, segment, status and account owner, filtered by these and by "
        "the period in which they were created; says how many there are in all. For one customer use find_customer.",
        lists.ListCustomers,
    ),
    ToolSpec(
        "list_opportunities",
        "商机列表",
        "List opportunities",
        "List opportunities, newest first, with stage, amount, probability and expected closing day, filtered by stage, "
        "open, customer, sales rep, campaign, amount, place, and a period of the created, expected closing or closed day; "
        "says how many there are in all, with sums per currency.",
        lists.ListOpportunities,
    ),
    ToolSpec(
        "list_products",
        "产品列表",
        "List products",
        "List products with category, supplier, list price and lead time, filtered by these; never_sold and "
        "not_sold_since keep what nobody bought. For quantities in stock use stock_availability.",
        lists.ListProducts,
    ),
    ToolSpec(
        "cross_sell",
        "交叉销售建议",
        "Cross-selling ideas",
        "Products that customers alike have bought and this one has not, with the counts that say why. Quote the "
        "counts; never invent a reason.",
        args.CrossSell,
    ),
    ToolSpec(
        "query_metrics",
        "指标查询",
        "Metrics",
        "Count, add up or work out up to four metrics by up to three dimensions, with filters, a period, a comparison "
        "with an earlier period, shares, running totals and conditions on groups: sales by region, top customers, "
        "late orders by carrier, win rate against last year, customers who never bought a product. Amounts of several "
        "currencies are never added: each row carries its currency. Use it for 'how many', 'how much', 'top', 'by "
        "month', 'compared with'.",
        QueryMetrics,
        needs_kit=True,
    ),
    ToolSpec(
        "run_sql",
        "SQL 查询",
        "SQL query",
        "Run one DuckDB SELECT over the business entities when no other tool can say it. Personal values are "
        "placeholders such as <PERSON_12>; compare them with = only. Never for what another tool answers.",
        args.RunSql,
    ),
    ToolSpec(
        "search_documents",
        "公司文件",
        "Company documents",
        "Find what the company's own documents say, with file, section and page: return policy, warranty, delivery and "
        "payment terms, complaint handling, other rules. Use it for 'what is our return policy', 'how long is the "
        "warranty'; never for the state of an order, an invoice or a customer. Quote the passage and name its file.",
        args.SearchDocuments,
        needs_kit=True,
    ),
)
TOOLS: dict[str, ToolSpec] = {spec.name: spec for spec in _SPECS}


def what_to_fix(spec: ToolSpec, error: ValidationError) -> str:
    """Say in one sentence which arguments are wrong and how; values are not quoted."""
    known = spec.arguments.model_fields
    parts = []
    for problem in error.errors(include_url=False, include_context=False, include_input=False):
        name = ".".join(str(part) for part in problem["loc"]) or "arguments"
        if problem["type"] == "extra_forbidden":
            parts.append(f"{spec.name} has no such argument.{nearest(name, known)}")
        elif problem["type"] == "missing":
            parts.append(f"{name} is required.")
        else:
            parts.append(f"{name}: {problem['msg']}.")
    return f"Mend the arguments of {spec.name} and call it again: {' '.join(parts)}"


def langchain_tools(scope: "Scope", names: Collection[str], kit: "Kit | None" = None) -> "list[BaseTool]":
    """Return the named tools for a LangChain agent, bound to one user's scope.

    A failure the model can act on comes back as `{"failure", "message"}`; a trail that cannot be
    written is raised, because then nothing may be shown.
    """
    # langchain_core takes 1 s to import, so it is loaded when an agent is built
    from langchain_core.tools import StructuredTool

    def declared(spec: ToolSpec) -> "BaseTool":
        def run(**arguments: Any) -> tuple[str, dict[str, Any]]:
            return _answer(spec, scope, arguments, kit)

        def mend(error: Any) -> str:
            return _failure("QueryError", what_to_fix(spec, error))[0]

        return StructuredTool.from_function(
            run,
            name=spec.name,
            description=spec.description,
            args_schema=_form(spec, kit),
            response_format="content_and_artifact",
            handle_validation_error=mend,
        )

    return [declared(TOOLS[name]) for name in TOOLS if name in names]


def _form(spec: ToolSpec, kit: "Kit | None") -> "type[args.Arguments] | dict[str, Any]":
    """Return what a model fills in; the names of metrics are the home's."""
    if spec.arguments is QueryMetrics and kit is not None:
        return query_schema(kit.semantics)
    return spec.arguments


def _answer(
    spec: ToolSpec, scope: "Scope", arguments: dict[str, Any], kit: "Kit | None"
) -> tuple[str, dict[str, Any]]:
    try:
        result = spec.call(scope, arguments, kit)
    except (QueryError, Denied, SourceError) as failure:
        return _failure(type(failure).__name__, failure.message)
    return _compact(result.to_dict(CONTENT_ROWS)), result.to_dict()


def _failure(kind: str, message: str) -> tuple[str, dict[str, Any]]:
    body = {"failure": kind, "message": message}
    return _compact(body), body


def _compact(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
