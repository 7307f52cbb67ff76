"""Filters as a person says them, turned into conditions and parameters; and kept in words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from connectors.failures import QueryError, nearest
from connectors.statuses import STATUSES
from connectors.table import Nothing
from tools import values
from tools.facts import Fact, Filter
from tools.lookup import find_products, one_customer
from tools.name_rows import Named
from tools.reader import Reader

_ALIAS = re.compile(r"\b([a-z])\.\w+")
_NOT = "not_"


@dataclass
class Filters:
    """Conditions on one fact.

    Args:
        where: Conditions, joined with AND.
        params: Their values.
        joins: Aliases of the joins they need.
        words: The filter in words, by argument; `not_` before the name of what is left out.
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


@dataclass(frozen=True)
class Asks:
    """What a list may be asked for besides the dimensions of its fact.

    Args:
        flags: Yes/no arguments: the condition when yes, and when no.
        numbers: Arguments that are numbers or days: their condition on `$<argument>`.
        days: What `date` may name: the day a period looks at.
        filters: Further dimensions, as in `Fact.filters`.
        special: Arguments that a list turns into conditions itself.
    """

    flags: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, Filter] = field(default_factory=dict)
    special: Mapping[str, Callable[[Reader, Filters, Any], None]] = field(default_factory=dict)


_NO_ASKS = Asks()


def build(reader: Reader, fact: Fact, arguments: Mapping[str, Any], asks: Asks = _NO_ASKS) -> Filters:
    """Turn the filters among the arguments into conditions on a fact.

    Raises:
        QueryError: The fact has no such filter, or a status is none of its list.
    """
    filters = Filters()
    for name, value in arguments.items():
        if value in (None, [], {}) or filters.nothing or name == "date":
            continue
        if name in asks.special:
            asks.special[name](reader, filters, value)
        elif name in asks.flags:
            filters.add(asks.flags[name][0 if value else 1], name, str(value).lower())
        elif name in asks.numbers:
            filters.add(asks.numbers[name], name, value, (), **{name: value})
        elif name == "period":
            _period(
                filters, asks.days.get(arguments.get("date") or "", fact.day), value, arguments.get("date")
            )
        elif name == "exclude":
            for left_out, excluded in value.items():
                _named(reader, filters, (fact, asks), left_out, excluded, _NOT)
        else:
            _named(reader, filters, (fact, asks), name, value)
    return filters


def _named(
    reader: Reader, filters: Filters, of: tuple[Fact, Asks], name: str, value: Any, lead: str = ""
) -> None:
    """Add the condition that a dimension has one of some values, or, with a lead, none of them."""
    said: list[str] = []
    for place, word in enumerate([value] if isinstance(value, str) else value):
        condition, joins, entity = _condition(*of, name)
        found = _meant(reader, name, str(word), entity) if name != "status" else _status(of[0], str(word))
        if isinstance(found, Nothing):
            filters.nothing = filters.nothing or found
            return
        parameter = f"{lead}{name}{place or ''}"
        condition = condition.replace(f"${name}", f"${parameter}")
        # What is not known to be left out stays: a customer without a region is not in East China.
        condition = f"NOT coalesce({condition}, FALSE)" if lead else condition
        said.append(found[1])
        filters.add(condition, "", "", joins, **{parameter: found[0]})
    if not said:
        return
    if not lead and len(said) > 1:
        either = " OR ".join(f"({condition})" for condition in filters.where[-len(said) :])
        filters.where[-len(said) :] = [either]
    filters.words[f"{lead}{name}"] = ", ".join(dict.fromkeys(said))


def _condition(fact: Fact, asks: Asks, name: str) -> tuple[str, tuple[str, ...], str]:
    """Return a condition, the joins it needs and the one entity whose values it compares, or ""."""
    if name in asks.filters or name in fact.filters:
        condition, joins = asks.filters.get(name) or fact.filters[name]
        return condition, joins, _entity(fact, condition)
    dimension = fact.dimensions.get(name)
    if dimension is None:
        known = [*fact.filters, *asks.filters, *asks.flags, *asks.numbers, *fact.dimensions, "period"]
        raise QueryError(f"It cannot be filtered by {name}. Leave it out.{nearest(name, known)}")
    condition = f"list_contains(${name}, {dimension.expression})"
    return condition, dimension.joins, _entity(fact, dimension.expression)


def _entity(fact: Fact, expression: str) -> str:
    found = {fact.aliases.get(alias, "") for alias in _ALIAS.findall(expression)}
    return found.pop() if len(found) == 1 else ""


def _meant(reader: Reader, name: str, value: str, of: str) -> tuple[Any, str] | Nothing:
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
    if name in ("sales_rep", "agent"):
        return _staff(reader, value)
    found = values.read(reader.scope, name, value, of)
    if isinstance(found, Nothing):
        return found
    if found.note:
        reader.tell(*found.note)
    return list(found.values), found.said


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


def _status(fact: Fact, text: str) -> tuple[list[str], str]:
    code = status_code(fact.statuses, text)
    if code is None:
        raise QueryError(f"There is no such status.{nearest(text, STATUSES.get(fact.statuses, {}))}")
    return [code], code


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


def _period(filters: Filters, day: str, period: Sequence[date], which: str | None) -> None:
    first, last = period
    if not day:
        raise QueryError("It is known only as it stands now, so a period has no meaning. Leave period out.")
    if first > last:
        raise QueryError("The period ends before it begins. Give the first day first.")
    filters.add(f"{day} BETWEEN $from_day AND $to_day", "period", f"{first.isoformat()}..{last.isoformat()}",
                (), from_day=first, to_day=last)  # fmt: skip
    if which:
        filters.words["date"] = which


def given(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments that were given, for the record of the call.

    >>> given({"customer": "C1", "late": None, "scope": object()})
    {'customer': 'C1'}
    """
    return {name: value for name, value in arguments.items() if value is not None and name != "scope"}
