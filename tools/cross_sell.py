"""Products that customers alike have bought and this one has not, with the counts that say why.

Confidence is the share of those who bought X that bought Y too; lift (Brin et al., 1997) says how much more that is
than among customers at large. Lift alone prefers what hardly anybody buys, so ideas are ordered by confidence times
lift. A few customers prove little: confidence is drawn towards the average by `_DOUBT` imagined customers.
"""

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, Any, NamedTuple

from connectors.table import Nothing, Table
from tools.baskets import Baskets, baskets
from tools.conditions import REAL_ORDER
from tools.lookup import one_customer
from tools.name_rows import Named
from tools.names import NameIndex
from tools.reader import Reader
from tools.result import Result

if TYPE_CHECKING:
    from privacy.gate import Scope

_TOOL = "cross_sell"
_BASE = 10  # products of the customer, most bought first, that others are compared by
_LEAST, _LEAST_SHARE = 3, 200  # customers who bought both: 3, and one in 200 of all
_DOUBT = 10
_ENOUGH = 4000  # customers compared; of more, every n-th by id

_OWN = (
    "SELECT l.product_id, p.number, p.name, p.name_en, count(DISTINCT l.order_id) AS orders FROM sales_order AS o "
    "JOIN sales_order_line AS l ON l.order_id = o.id LEFT JOIN product AS p ON p.id = l.product_id "
    f"WHERE o.customer_id = $customer AND {REAL_ORDER} "
    "GROUP BY l.product_id, p.number, p.name, p.name_en "
    "ORDER BY count(DISTINCT l.order_id) DESC, sum(l.amount) DESC, l.product_id LIMIT 500"
)
_INDUSTRY = "SELECT c.industry FROM customer AS c WHERE c.id = $customer"
_ALIKE = "SELECT string_agg(c.id, '\x1e') AS packed FROM customer AS c WHERE c.industry = $industry"
_KEPT = 300  # pairs whose products are looked up
_PRODUCTS = "SELECT p.id, p.number, p.name, p.name_en, p.category, p.list_price, p.currency, p.status FROM product AS p"
_COLUMNS = (
    "product_number", "product", "product_en", "category", "because_number", "because", "bought_both",
    "bought_because", "bought_product", "customers", "confidence", "lift", "list_price", "currency",
)  # fmt: skip


class Pair(NamedTuple):
    """A product and why it is named.

    Args:
        reason: The product that the customer has too, or "" for its industry.
        product: The product.
        both: How many of those of the reason bought the product.
        of_them: How many customers the reason is true of.
        buyers: How many bought the product.
        everyone: How many customers there are.
    """

    reason: str
    product: str
    both: int
    of_them: int
    buyers: int
    everyone: int

    def weight(self) -> float:
        """Return confidence times lift, drawn towards the average."""
        sure = (self.both + _DOUBT * self.buyers / self.everyone) / (self.of_them + _DOUBT)
        return sure * sure * self.everyone / self.buyers


def cross_sell(scope: "Scope", customer: str, limit: int = 3) -> Result:
    """Name the products customers alike have bought and this one has not; the counts say why."""
    arguments = {"customer": customer, "limit": limit}
    reader = Reader(scope, _TOOL)
    found = one_customer(reader, customer)
    if isinstance(found, Nothing):
        return Result(_TOOL, arguments, nothing=found, facts=reader.facts())
    own = reader.need("bought", _OWN, customer=found.id)
    known = baskets(reader, max(1, NameIndex(scope).size("customer") // _ENOUGH))
    pairs = _pairs(reader, found, own.column("product_id"), known) if known else []
    ideas = _ideas(reader, pairs, own)[:limit] if pairs else []
    facts = reader.facts(
        customer_id=found.id, customer=found.said(), products_bought=len(own.rows),
        every_nth=known.every_nth if known else 1,
    )  # fmt: skip
    if not known or not ideas:
        nothing = Nothing(
            "no_match", "product", f"customer = {found.said()}, bought together by enough customers"
        )
        return Result(_TOOL, arguments, (own,) if own.rows else (), nothing, facts)
    facts["by"] = "product" if ideas[0][4] else "industry"
    table = Table("ideas", _COLUMNS, ideas, ("product",) * 4 + ("",) * 8 + ("product",) * 2, known.origins)
    return Result(_TOOL, arguments, (table, own), None, facts)


def _pairs(reader: Reader, customer: Named, products: list[str], known: Baskets) -> list[Pair]:
    """Return who bought what together with what the customer buys, or, if that says nothing, in its industry."""
    everyone = known.of.keys() - {customer.id}
    size = NameIndex(reader.scope).size("customer") // known.every_nth
    least = max(_LEAST, size // _LEAST_SHARE)
    groups = {product: known.buyers.get(product, frozenset()) - {customer.id} for product in products[:_BASE]}
    pairs = _told(known, groups, products, everyone, least)
    if pairs:
        return pairs
    head = reader.read("industry", _INDUSTRY, customer=customer.id)
    if head is None or not head.rows or not head.rows[0][0]:
        return []
    alike = reader.need("alike", _ALIKE, industry=head.rows[0][0]).rows[0][0]
    return _told(known, {"": everyone & set(alike.split("\x1e"))}, products, everyone, least)


def _told(
    known: Baskets,
    groups: Mapping[str, Set[str]],
    own: list[str],
    everyone: Set[str],
    least: int,
) -> list[Pair]:
    """Return the most telling pairs of a group's reason and a product that at least so many of it bought."""
    pairs = []
    for reason, group in groups.items():
        for product, both in known.together(group, own).items():
            if both >= least:
                buyers = len(known.buyers[product] & everyone)
                pairs.append(Pair(reason, product, both, len(group), buyers, len(everyone)))
    return sorted(pairs, key=lambda pair: (-pair.weight(), -pair.both, pair.product, pair.reason))[:_KEPT]


def _ideas(reader: Reader, pairs: list[Pair], own: Table) -> list[tuple[Any, ...]]:
    """Return each product once, with its most telling reason, best first; what is no longer sold is left out."""
    reasons = {row["product_id"]: row for row in own.dicts()}
    first: dict[str, Pair] = {}
    for pair in pairs:
        first.setdefault(pair.product, pair)
    shown = reader.read("products", _PRODUCTS, ("list_contains($ids, p.id)",), ids=list(first))
    products = {row["id"]: row for row in (shown.dicts() if shown else [])}
    ideas = []
    for product_id, pair in first.items():
        product = products.get(product_id, {})
        lift = round(pair.both * pair.everyone / (pair.of_them * pair.buyers), 2)
        if product.get("status") == "discontinued" or not product or lift <= 1:
            continue
        because = reasons.get(pair.reason, {})
        ideas.append((
            product.get("number"), product.get("name"), product.get("name_en"), product.get("category"),
            because.get("number"), because.get("name") or because.get("name_en"), pair.both, pair.of_them,
            pair.buyers, pair.everyone, round(pair.both / pair.of_them, 4), lift,
            product.get("list_price"), product.get("currency"),
        ))  # fmt: skip
    return ideas
