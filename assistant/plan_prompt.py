"""What a model that writes plans is told: a fixed part that all questions share, and what belongs to one question.

The fixed part comes first and never changes within a language, so that a local model reads it once.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from assistant.examples import Form, shipped
from assistant.hints import Hints

if TYPE_CHECKING:
    from tools.semantics import Semantics

_SYSTEM = """You choose how to look up the answer to a question about a company's ERP and CRM. Write one JSON object.

Figures (how many, how much, averages, rates, best, by month, shares, comparisons):
{{"metrics": what is counted or added up, "by": one row for each of these, "where": only these, "not": all but these, \
"period": the words for the time, "compare": "previous_period" or "year_ago", "having": only groups that reach a value, \
"top": how many rows, "order": "asc" for the lowest first, "share": true for parts of the total}}
Records and lists:
{{"tool": "find_customer", "text"}}: who is meant
{{"tool": "customer_360", "customer"}}: everything about one customer
{{"tool": "order_status", "order"}}: one order, shipment or invoice by its number
{{"tool": "list_orders"}}, {{"tool": "invoices"}}, {{"tool": "ticket_history"}}: which orders, invoices, tickets
{{"tool": "list_customers"}}, {{"tool": "list_products"}}, {{"tool": "list_opportunities"}}: which of these
{{"tool": "search_documents", "text"}}: what the company's documents say: rules, terms, instructions
{{"tool": "stock_availability"}}: stock of a product, what to reorder
{{"tool": "cross_sell", "customer"}}: what else to sell
Nothing fits: {{"unknown": "out_of_scope"}} or "not_in_data" or "unclear"

Copy names, values and times letter by letter from the question; do not translate them. Leave out what the question \
does not ask.
metrics: {metrics}
by, where, not: {dimensions}
where, yes or no: {conditions}"""


@dataclass(frozen=True)
class Asked:
    """One question to a model that writes plans.

    Args:
        question: As the person asked it, de-identified.
        language: `zh` or `en`.
        hints: What is known of it.
        near: Questions like it with their plans, the most alike first.
        before: The question before with its plan, if it may go on with it.
        complaint: Why the plan written last cannot be used, "" for the first one.
    """

    question: str
    language: str
    hints: Hints
    near: Sequence[tuple[str, Form]] = ()
    before: tuple[str, Form] | None = None
    complaint: str = ""


def fixed(semantics: "Semantics", language: str, *, examples: bool) -> list[BaseMessage]:
    """Return the part that all questions of a language share.

    Args:
        semantics: The home's metrics.
        language: `zh` or `en`.
        examples: Show all shipped examples: many, but a local model reads them once only.
    """
    told = _SYSTEM.format(
        metrics=", ".join(_named(m.name, m.words.label(language)) for m in semantics.metrics.values()),
        dimensions=", ".join(semantics.dimensions),
        conditions=", ".join(name for name, c in semantics.conditions.items() if not c.by_status),
    )
    shown = shipped().pairs.get(language, []) if examples else []
    return [SystemMessage(told), *_turns(shown)]


def asked(one: Asked) -> list[BaseMessage]:
    """Return the part of one question: what is like it, what was asked before, what is known of it, itself."""
    known = []
    if one.hints.named:
        known.append(f"Named: {', '.join(one.hints.named)}")
    if likely := [name for name in one.hints.metrics if name not in one.hints.named]:
        known.append(f"Perhaps: {', '.join(likely)}")
    if one.hints.values:
        known.append(
            f"Known: {', '.join(f'{value} = {names[0]}' for value, names in one.hints.values.items())}"
        )
    if one.complaint:
        known.append(f"Not again: {one.complaint}")
    told = [*reversed(one.near), *([one.before] if one.before else [])]
    question = "\n".join((*known, f"Question: {one.question}")) if known else one.question
    return [*_turns(told), HumanMessage(question)]


def written(form: Form) -> str:
    """Return a plan as the model writes it, without blanks."""
    return json.dumps(form, ensure_ascii=False, separators=(",", ":"))


def _turns(pairs: Iterable[tuple[str, Form]]) -> list[BaseMessage]:
    return [m for question, form in pairs for m in (HumanMessage(question), AIMessage(written(form)))]


def _named(name: str, label: str) -> str:
    """Return a metric's name, with its label where that says more."""
    return name if name.replace("_", " ") == label.lower() else f"{name} ({label})"
