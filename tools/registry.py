"""Every tool by name: what it is for, its arguments, its function."""

import importlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from connectors.failures import Denied, QueryError, SourceError, nearest
from tools import arguments as args
from tools.result import Result

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

    from privacy.gate import Scope

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
    """

    name: str
    zh: str
    en: str
    description: str
    arguments: type[args.Arguments]

    def call(self, scope: "Scope", arguments: Mapping[str, Any]) -> Result:
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
        return function(scope, **{name: getattr(checked, name) for name in checked.model_fields_set})


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
        "or visit. For one order use order_status; for sums and rankings use totals.",
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
        "List orders, newest first, filtered by customer, status, late, still open, product, period, carrier, "
        "country, region, city or sales rep; says how many there are in all. For sums or rankings use totals.",
        args.ListOrders,
    ),
    ToolSpec(
        "stock_availability",
        "库存可用量",
        "Stock and incoming supply",
        "Stock on hand, reserved and available by product and warehouse, the reorder level, and incoming supply "
        "with its expected day. Use it for 'is X in stock', 'when is it available', 'what must be reordered'.",
        args.StockAvailability,
    ),
    ToolSpec(
        "ticket_history",
        "工单记录",
        "Tickets",
        "List service tickets and complaints, newest first, filtered by customer, order, status, period or a word "
        "in the text; with_open_order keeps those of customers waiting for a delivery.",
        args.TicketHistory,
    ),
    ToolSpec(
        "invoices",
        "发票与应收",
        "Invoices and receivables",
        "List invoices with amount, paid, open and days overdue, oldest due first; filter by customer, order, open, "
        "overdue or period. Sums per currency come with it. For receivables by group use totals.",
        args.Invoices,
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
        "totals",
        "统计汇总",
        "Totals and rankings",
        "Count or add up one measure, by up to three dimensions, with filters and a period: sales by region, top "
        "customers, late orders by carrier, overdue receivables, open tickets, stock value... Amounts of several "
        "currencies are never added: each row carries its currency. Use it for 'how many', 'how much', 'top', 'by "
        "month'.",
        args.Totals,
    ),
    ToolSpec(
        "run_sql",
        "SQL 查询",
        "SQL query",
        "Run one DuckDB SELECT over the business entities when no other tool can say it. Personal values are "
        "placeholders such as <PERSON_12>; compare them with = only. Never for what another tool answers.",
        args.RunSql,
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


def langchain_tools(scope: "Scope", names: Collection[str]) -> "list[BaseTool]":
    """Return the named tools for a LangChain agent, bound to one user's scope.

    A failure the model can act on comes back as `{"failure", "message"}`; a trail that cannot be
    written is raised, because then nothing may be shown.
    """
    # langchain_core takes 1 s to import, so it is loaded when an agent is built
    from langchain_core.tools import StructuredTool

    def declared(spec: ToolSpec) -> "BaseTool":
        def run(**arguments: Any) -> tuple[str, dict[str, Any]]:
            return _answer(spec, scope, arguments)

        def mend(error: Any) -> str:
            return _failure("QueryError", what_to_fix(spec, error))[0]

        return StructuredTool.from_function(
            run,
            name=spec.name,
            description=spec.description,
            args_schema=spec.arguments,
            response_format="content_and_artifact",
            handle_validation_error=mend,
        )

    return [declared(TOOLS[name]) for name in TOOLS if name in names]


def _answer(spec: ToolSpec, scope: "Scope", arguments: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    try:
        result = spec.call(scope, arguments)
    except (QueryError, Denied, SourceError) as failure:
        return _failure(type(failure).__name__, failure.message)
    return _compact(result.to_dict(CONTENT_ROWS)), result.to_dict()


def _failure(kind: str, message: str) -> tuple[str, dict[str, Any]]:
    body = {"failure": kind, "message": message}
    return _compact(body), body


def _compact(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
