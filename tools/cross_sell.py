"""Products that customers alike have bought and this one has not, with the counts that say why.

Confidence is the share of those who bought X that bought Y too; lift (Brin et al., 1997) says how much more that is
than among customers at large. Lift alone prefers what hardly anybody buys, so ideas are ordered by confidence times
lift. A few customers prove little: confidence is drawn towards the average by `_DOUBT` imagined customers.
"""

from typing import TYPE_CHECKING, Any

from connectors.table import Nothing, Table
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
_SAMPLE = (
    "JOIN (SELECT q.id FROM (SELECT c.id, row_number() OVER (ORDER BY c.id) AS place FROM customer AS c) AS q "
    "WHERE q.place % $step = 0) AS q ON q.id = o.customer_id "
)
_BOUGHT = (
    "WITH bought AS (SELECT o.customer_id AS buyer, l.product_id AS product FROM sales_order AS o {sample}"
    "JOIN sales_order_line AS l ON l.order_id = o.id "
    f"WHERE {REAL_ORDER} AND o.customer_id <> $customer GROUP BY o.customer_id, l.product_id), "
    "each AS (SELECT b.product, count(*) AS buyers FROM bought AS b GROUP BY b.product), "
    "everyone AS (SELECT count(DISTINCT b.buyer) AS buyers FROM bought AS b), "
)
_BY_PRODUCT = (
    "base AS (SELECT b.buyer, b.product FROM bought AS b WHERE list_contains($base, b.product)), "
    "pairs AS (SELECT x.product AS reason, b.product, count(*) AS both FROM base AS x "
    "JOIN bought AS b ON b.buyer = x.buyer WHERE NOT list_contains($own, b.product) GROUP BY x.product, b.product) "
    "SELECT r.reason AS reason, r.product AS product, r.both AS both, x.buyers AS of_them, y.buyers AS buyers, "
    "n.buyers AS everyone FROM pairs AS r JOIN each AS x ON x.product = r.reason "
    "JOIN each AS y ON y.product = r.product CROSS JOIN everyone AS n WHERE r.both >= $least "
)
_BY_INDUSTRY = (
    "alike AS (SELECT b.buyer, b.product FROM bought AS b JOIN customer AS c ON c.id = b.buyer "
    "WHERE c.industry = $industry), some AS (SELECT count(DISTINCT a.buyer) AS buyers FROM alike AS a), "
    "pairs AS (SELECT a.product, count(*) AS both FROM alike AS a WHERE NOT list_contains($own, a.product) "
    "GROUP BY a.product) SELECT NULL AS reason, r.product AS product, r.both AS both, s.buyers AS of_them, "
    "y.buyers AS buyers, n.buyers AS everyone FROM pairs AS r CROSS JOIN some AS s "
    "JOIN each AS y ON y.product = r.product CROSS JOIN everyone AS n WHERE r.both >= $least "
)
# Only the most telling pairs leave the store: 10 base products times all others could be more than rows allowed.
_SURE = "((r.both + {doubt} * y.buyers * 1.0 / n.buyers) / ({of_them} + {doubt}))"
_BEST = f"ORDER BY {_SURE} * {_SURE} * n.buyers / y.buyers DESC, r.both DESC, r.product LIMIT 300"
_PRODUCTS = "SELECT p.id, p.number, p.name, p.name_en, p.category, p.list_price, p.currency, p.status FROM product AS p"
_COLUMNS = (
    "product_number", "product", "product_en", "category", "because_number", "because", "bought_both",
    "bought_because", "bought_product", "customers", "confidence", "lift", "list_price", "currency",
)  # fmt: skip


def cross_sell(scope: "Scope", customer: str, limit: int = 3) -> Result:
    """Name the products customers alike have bought and this one has not; the counts say why."""
    arguments = {"customer": customer, "limit": limit}
    reader = Reader(scope, _TOOL)
    found = one_customer(reader, customer)
    if isinstance(found, Nothing):
        return Result(_TOOL, arguments, nothing=found, facts=reader.facts())
    own = reader.need("bought", _OWN, customer=found.id)
    step = max(1, NameIndex(scope).size("customer") // _ENOUGH)
    pairs = _pairs(reader, found, own, step)
    ideas = _ideas(reader, pairs, own)[:limit] if pairs and pairs.rows else []
    facts = reader.facts(
        customer_id=found.id, customer=found.said(), products_bought=len(own.rows), every_nth=step
    )
    if not pairs or not ideas:
        nothing = Nothing(
            "no_match", "product", f"customer = {found.said()}, bought together by enough customers"
        )
        return Result(_TOOL, arguments, (own,) if own.rows else (), nothing, facts)
    facts["by"] = "product" if ideas[0][4] else "industry"
    table = Table("ideas", _COLUMNS, ideas, ("product",) * 4 + ("",) * 8 + ("product",) * 2, pairs.origins,
                  False, pairs.ms)  # fmt: skip
    return Result(_TOOL, arguments, (table, own), None, facts)


def _pairs(reader: Reader, customer: Named, own: Table, step: int) -> Table | None:
    """Return who bought what together with what the customer buys, or, if that says nothing, in its industry."""
    bought = _BOUGHT.replace("{sample}", _SAMPLE if step > 1 else "")
    size = NameIndex(reader.scope).size("customer") // step
    products = own.column("product_id")
    wanted: dict[str, Any] = {
        "customer": customer.id, "own": products or [""], "base": products[:_BASE], "step": step,
        "least": max(_LEAST, size // _LEAST_SHARE),
    }  # fmt: skip
    best = _BEST.replace("{doubt}", str(_DOUBT))
    if products:
        table = reader.read("pairs", bought + _BY_PRODUCT + best.replace("{of_them}", "x.buyers"), **wanted)
        if table is not None and table.rows:
            return table
    head = reader.read(
        "industry", "SELECT c.industry FROM customer AS c WHERE c.id = $customer", customer=customer.id
    )
    if head is None or not head.rows or not head.rows[0][0]:
        return None
    wanted["industry"] = head.rows[0][0]
    return reader.read("pairs", bought + _BY_INDUSTRY + best.replace("{of_them}", "s.buyers"), **wanted)


def _ideas(reader: Reader, pairs: Table, own: Table) -> list[tuple[Any, ...]]:
    """Return each product once, with its most telling reason, best first; what is no longer sold is left out."""
    reasons = {row["product_id"]: row for row in own.dicts()}
    first: dict[str, dict[str, Any]] = {}
    for row in pairs.dicts():
        first.setdefault(row["product"], row)
    shown = reader.read("products", _PRODUCTS, ("list_contains($ids, p.id)",), ids=list(first))
    products = {row["id"]: row for row in (shown.dicts() if shown else [])}
    ideas = []
    for product_id, row in first.items():
        product = products.get(product_id, {})
        lift = round(row["both"] * row["everyone"] / (row["of_them"] * row["buyers"]), 2)
        if product.get("status") == "discontinued" or not product or lift <= 1:
            continue
        because = reasons.get(row["reason"], {})
        ideas.append((
            product.get("number"), product.get("name"), product.get("name_en"), product.get("category"),
            because.get("number"), because.get("name") or because.get("name_en"), row["both"], row["of_them"],
            row["buyers"], row["everyone"], round(row["both"] / row["of_them"], 4), lift,
            product.get("list_price"), product.get("currency"),
        ))  # fmt: skip
    return ideas
