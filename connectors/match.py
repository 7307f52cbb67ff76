"""Which customer rows are one customer, by exact keys only: no guess, each link with its reason.

Keys are made from the raw values as they come in and kept as keyed digests, so that rows read later are
compared with rows read long ago without any raw value being stored.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from connectors.match_keys import email_domain, plain_code, plain_name, plain_phone

Digest = Callable[[str, str], str]
MAX_SHARING_PHONE = 5  # a phone of more customers than this is a switchboard or a dummy
_DIGEST_CHARS = 32  # 128 bits


@dataclass(frozen=True)
class Rule:
    """One way to know a customer again.

    Args:
        left: The hidden column compared; `right` is the one it must equal (the same, for most).
        weak: Held back where tax numbers differ.
        unnamed: It says nothing of the name: held back too where an ERP, whose customers are kept with more
            care, tells the two apart by name. Branches share a phone.
        most: A value held by more rows than this is no key.
    """

    left: str
    right: str
    reason: str
    probability: float
    weak: bool = False
    unnamed: bool = False
    most: int | None = None


RULES = (
    Rule("_key_tax", "_key_tax", "tax number", 0.999),
    Rule("_key_external", "_key_number", "number in the other system", 0.99),
    Rule("_key_mail", "_key_mail", "e-mail domain and name", 0.97, weak=True, most=100),
    Rule("_key_phone", "_key_phone", "same phone", 0.9, weak=True, unnamed=True, most=MAX_SHARING_PHONE),
)
KEY_COLUMNS = ("_key_tax", "_key_external", "_key_number", "_key_mail", "_key_phone", "_key_name")
ITSELF = "itself"


@dataclass(frozen=True)
class Row:
    """A customer as one source tells it: its keys are digests, `rank` 0 is an ERP."""

    id: str
    source: str
    rank: int
    keys: Mapping[str, str | None]


@dataclass(frozen=True)
class Link:
    """The customer a row belongs to, how sure that is, and why."""

    row_id: str
    customer_id: str
    probability: float
    reason: str


def key_values(row: Mapping[str, object], digest: Digest) -> tuple[str | None, ...]:
    """Return the digests of a raw customer row, in the order of `KEY_COLUMNS`."""
    raw = {name: value if isinstance(value, str) else "" for name, value in row.items()}
    name = plain_name(raw.get("name", ""))
    domain = email_domain(raw.get("email", ""))
    number = plain_code(raw.get("number", ""), least=1)
    found = {
        "tax": plain_code(raw.get("tax_no", ""), least=6),
        "external": plain_code(raw.get("external_key", ""), least=1),
        "number": number,
        "mail": f"{domain} {name}" if domain and name else "",
        "phone": plain_phone(raw.get("phone", "")),
        "name": name,
    }
    # The two sides of the same comparison share a purpose, else their digests could never be equal.
    purposes = {"external": "number"}
    return tuple(
        digest(f"match {purposes.get(key, key)}", value)[:_DIGEST_CHARS] if value else None
        for key, value in found.items()
    )


def link(rows: Iterable[Row]) -> list[Link]:
    """Say for each row which customer it is.

    The customer's id is the smallest id of its ERP rows, or of all its rows when no ERP knows it.
    """
    graph = _Graph(sorted(rows, key=lambda row: (row.rank, row.id)))
    for rule in RULES:
        for left, right in _pairs(graph.rows, rule):
            graph.join(left, right, rule)
    return graph.links()


def _pairs(rows: Sequence[Row], rule: Rule) -> Iterator[tuple[int, int]]:
    """Yield the pairs of rows a rule says are one; enough of them to connect every group."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if key := row.keys.get(rule.right):
            holders[key].append(index)
    if rule.left != rule.right:
        for index, row in enumerate(rows):
            others = holders.get(row.keys.get(rule.left) or "", ())
            yield from ((o, index) for o in others if rows[o].source != row.source)
        return
    for group in holders.values():
        if not rule.weak:
            yield from ((group[0], other) for other in group[1:])
        elif rule.most is None or len(group) <= rule.most:
            # Every pair: one that is held back must not keep the others apart.
            yield from combinations(group, 2)


class _Graph:
    """Union-find over rows; each accepted pair is an edge, and the edges form a forest."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._parent = list(range(len(rows)))
        self._edges: dict[int, list[tuple[int, Rule]]] = defaultdict(list)
        self._members: dict[int, list[int]] = {index: [index] for index in range(len(rows))}

    def join(self, left: int, right: int, rule: Rule) -> None:
        """Make two rows one customer, unless they are already, or a weak rule is contradicted."""
        one, other = self._root(left), self._root(right)
        if one == other or (rule.weak and self._contradicted(one, other, rule)):
            return
        first, second = min(one, other), max(one, other)
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        self._edges[left].append((right, rule))
        self._edges[right].append((left, rule))

    def links(self) -> list[Link]:
        """Return one link per row. Strong rules went first, so each path is the most probable one."""
        found: list[Link] = []
        for root, members in self._members.items():
            # Rows are sorted, ERP first, and a root is the smallest of its group: the golden row.
            golden = self.rows[root]
            found.append(Link(golden.id, golden.id, 1.0, ITSELF))
            for index, rule in self._weakest(root, len(members)):
                row = self.rows[index]
                again = ", twice in one system" if row.source == golden.source else ""
                found.append(Link(row.id, golden.id, rule.probability, rule.reason + again))
        return sorted(found, key=lambda item: item.row_id)

    def _weakest(self, root: int, size: int) -> Iterator[tuple[int, Rule]]:
        """Yield each other member with the weakest rule on its path to the root."""
        if size == 1:
            return
        ahead: list[tuple[int, int, Rule]] = [(index, root, rule) for index, rule in self._edges[root]]
        while ahead:
            index, before, rule = ahead.pop()
            yield index, rule
            for other, step in self._edges[index]:
                if other != before:
                    ahead.append((other, index, min(rule, step, key=lambda r: r.probability)))

    def _contradicted(self, one: int, other: int, rule: Rule) -> bool:
        """Say whether tax numbers differ, or an ERP tells the two apart by name."""
        taxes = self._values(one, "_key_tax"), self._values(other, "_key_tax")
        if all(taxes) and taxes[0].isdisjoint(taxes[1]):
            return True
        if not rule.unnamed or self._erps(one).isdisjoint(self._erps(other)):
            return False
        return self._values(one, "_key_name").isdisjoint(self._values(other, "_key_name"))

    def _erps(self, root: int) -> set[str]:
        rows = (self.rows[index] for index in self._members[root])
        return {row.source for row in rows if row.rank == 0}

    def _values(self, root: int, column: str) -> set[str]:
        keys = (self.rows[index].keys.get(column) for index in self._members[root])
        return {key for key in keys if key}

    def _root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index
