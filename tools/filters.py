"""Filters as a person says them, turned into conditions and parameters; and kept in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from connectors.failures import QueryError, nearest
from connectors.statuses import STATUSES
from connectors.table import Nothing
from tools import values
from tools.facts import Fact
from tools.lookup import find_products, one_customer
from tools.name_rows import Named
from tools.reader import Reader


@dataclass
class Filters:
    """Conditions on one fact.

    Args:
        where: Conditions, joined with AND.
        params: Their values.
        joins: Aliases of the joins they need.
        words: The filter in words, by argument.
        nothing: Set when a filter names what cannot be found.
    """

    where: list[str] = field(default_factory=list)
    params: dict[str, Any] = field(default_factory=dict)
    joins: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    nothing: Nothing | None = None

    def add(
        self, condition: str, word: str = "", said: Any = "", joins: Sequence[str] = (), **params: Any
    ) -> None:
        """Add one condition."""
        self.where.append(condition)
        self.joins.extend(join for join in joins if join not in self.joins)
        self.params.update(params)
        if word:
            self.words[word] = str(said)

    def said(self) -> str:
        """Return the whole filter in words."""
        return ", ".join(f"{word} = {value}" for word, value in self.words.items()) or "everything"


def build(reader: Reader, fact: Fact, arguments: dict[str, Any]) -> Filters:
    """Turn the filters among the arguments into conditions on a fact.

    Raises:
        QueryError: The fact has no such filter, or a status is none of its list.
    """
    filters = Filters()
    for name, value in arguments.items():
        if value is None or filters.nothing:
            continue
        if name == "period":
            _period(filters, fact, value)
        elif name == "status":
            _status(filters, fact, str(value))
        else:
            _named(reader, filters, fact, name, str(value))
    return filters


def _named(reader: Reader, filters: Filters, fact: Fact, name: str, value: str) -> None:
    condition, joins = _condition(fact, name)
    found = _meant(reader, name, value)
    if isinstance(found, Nothing):
        filters.nothing = found
        return
    parameter, said = found
    filters.add(condition, name, said, joins, **{name: parameter})


def _condition(fact: Fact, name: str) -> tuple[str, tuple[str, ...]]:
    if name in fact.filters:
        return fact.filters[name]
    dimension = fact.dimensions.get(name)
    if dimension is None:
        known = [
            *fact.filters,
            *(word for word in fact.dimensions if word in values.WORDS),
            "period",
            "status",
        ]
        raise QueryError(f"It cannot be filtered by {name}. Leave it out.{nearest(name, known)}")
    return f"list_contains(${name}, {dimension.columns[-1][1]})", dimension.joins


def _meant(reader: Reader, name: str, value: str) -> tuple[Any, str] | Nothing:
    """Return the parameter of a filter and the filter in words."""
    if name == "customer":
        customer = one_customer(reader, value)
        return (customer.id, customer.said()) if isinstance(customer, Named) else customer
    if name == "product":
        products = find_products(reader, value)
        if isinstance(products, Nothing):
            return products
        said = products[0].said() if len(products) == 1 else f"{value} ({len(products)} products)"
        return [product.id for product in products], said
    if name == "sales_rep":
        return _staff(reader, value)
    found = values.match(reader.scope, name, value)
    return found if isinstance(found, Nothing) else (found, ", ".join(found))


def _staff(reader: Reader, text: str) -> tuple[list[str], str] | Nothing:
    """Return the ids of the staff members of a number, a placeholder or a part of a name."""
    wanted = [text.strip(), text.strip().upper()]
    if not text.startswith("<") and not any(char.isdigit() for char in text):
        wanted += reader.scope.placeholders("PERSON", text.strip())
    parts = ["list_contains($wanted, w.id)"]
    parts += [
        f"list_contains($wanted, w.{name})" for name in ("number", "name") if reader.sees(f"staff.{name}")
    ]
    table = reader.read("staff", "SELECT w.id FROM staff AS w", (" OR ".join(parts),), wanted=wanted)
    if table is None:
        return Nothing("not_yours", "staff", text)
    return (table.column("id"), text) if table.rows else Nothing("absent", "staff", text)


def _status(filters: Filters, fact: Fact, text: str) -> None:
    known = STATUSES.get(fact.statuses, {})
    code = status_code(fact.statuses, text)
    if code is None:
        raise QueryError(f"There is no such status.{nearest(text, known)}")
    filters.add(f"{fact.dimensions['status'].columns[-1][1]} = $status", "status", code,
                fact.dimensions["status"].joins, status=code)  # fmt: skip


def status_code(statuses: str, text: str) -> str | None:
    """Return the code of a status given as a code or as a label in either language.

    >>> status_code("order_status", "已发货"), status_code("order_status", "Shipped"), status_code("stage", "x")
    ('shipped', 'shipped', None)
    """
    plain = text.strip().lower()
    for code, labels in STATUSES.get(statuses, {}).items():
        if plain in (code, code.replace("_", " "), *(label.lower() for label in labels)):
            return code
    return None


def _period(filters: Filters, fact: Fact, period: Sequence[date]) -> None:
    first, last = period
    if not fact.day:
        raise QueryError("It is known only as it stands now, so a period has no meaning. Leave period out.")
    if first > last:
        raise QueryError("The period ends before it begins. Give the first day first.")
    filters.add(f"{fact.day} BETWEEN $from_day AND $to_day", "period", f"{first.isoformat()}..{last.isoformat()}",
                (), from_day=first, to_day=last)  # fmt: skip


def given(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments that were given, for the record of the call.

    >>> given({"customer": "C1", "late": None, "scope": object()})
    {'customer': 'C1'}
    """
    return {name: value for name, value in arguments.items() if value is not None and name != "scope"}
