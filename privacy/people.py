"""Who is meant by a name, a placeholder or a number: the rows of one person, told apart from others of the same name.

Rows of one name are one person where they share a phone or an e-mail, or belong to the same real customer that is a
person. All others are told apart by their numbers, and somebody chooses.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from connectors.failures import QueryError
from privacy.kinds import parse
from privacy.vault import Vault
from privacy.vault_erased import ERASED
from privacy.whole_store import WholeReader, listed
from privacy.written import as_made

# Where people have rows of their own: table, and the columns of number, name, customer, and of what tells them apart.
_PLACES = {
    "customer_row": ("r.number", "r.name", "r.customer_id", "r.phone", "r.email"),
    "contact": ("r.source_key", "r.name", "r.customer_id", "r.phone", "r.email"),
    "staff": ("r.number", "r.name", "NULL", "r.phone", "r.email"),
    "opportunity": ("r.number", "r.contact_name", "r.customer_id", "r.contact_phone", "NULL"),
}
_OF = ("contact", "opportunity")  # rows of people that are of a customer
_CALLED = {"customer_row": "customer", "opportunity": "lead"}
_SAY = "Give the whole name as the ERP or CRM has it, a placeholder such as PERSON_12, or a customer or contact number."


@dataclass(frozen=True)
class PersonRow:
    """A row that is about one person.

    Args:
        table: The view it is in.
        id: Its id.
        number: What people call it by.
        name: The placeholder of the person's name.
        customer: The id of the real customer: themselves, or the one a contact or lead is of.
        of: That customer's number, where it is another.
        marks: Placeholders of its phone and e-mail.
        erased: One of these was erased, and stands there as `[erased]`.
    """

    table: str
    id: str
    number: str
    name: str
    customer: str
    of: str
    marks: frozenset[str]
    erased: bool = False

    @property
    def called(self) -> str:
        """What it is, with its number: `contact 0031`."""
        return f"{_CALLED.get(self.table, self.table)} {self.number}"

    @property
    def said(self) -> str:
        """What tells it apart, without a personal value: `contact 0031 of customer C01001`."""
        return f"{self.called} of customer {self.of}" if self.of else self.called


@dataclass(frozen=True)
class Person:
    """One person.

    Args:
        names: The placeholders of their name.
        rows: Their rows; none for who is only spoken of.
        gone: Rows of others of the name who were erased: only the name is left in them.
    """

    names: frozenset[str]
    rows: tuple[PersonRow, ...] = ()
    gone: tuple[PersonRow, ...] = ()

    def ids(self, table: str) -> list[str]:
        """Return the ids of their rows in a table."""
        return [row.id for row in self.rows if row.table == table]

    @property
    def customers(self) -> list[str]:
        """The real customers that they are themselves."""
        return sorted({row.customer for row in self.rows if row.table == "customer_row"})

    @property
    def said(self) -> str:
        """What tells them apart from others of the name: their numbers."""
        return ", ".join(sorted({row.said for row in self.rows}))


@dataclass
class _Group:
    rows: list[PersonRow] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def find(reader: WholeReader, vault: Vault, told: str) -> Person:
    """Return the one person who is meant.

    Args:
        reader: Of the store.
        vault: Knows the placeholder of a name.
        told: A name, a placeholder, or the number of a customer, contact, staff member or lead.

    Raises:
        QueryError: Nobody is, or several people are: the sentence tells them apart by their numbers.
    """
    text = told.strip()
    if not text:
        raise QueryError(f"It is not said who is meant. {_SAY}")
    name = _placeholder(vault, text)
    if name is None:
        return _numbered(reader, vault, text)
    people = _grouped(_of_names(reader, {name}))
    there = [person for person in people if not _was_erased(vault, person)]
    if len(there) > 1:
        choice = "; ".join(person.said for person in there)
        raise QueryError(f"{len(there)} people have this name. Name one by its number: {choice}.")
    return _without_gone(vault, there[0] if there else Person(frozenset({name})), people)


def _was_erased(vault: Vault, person: Person) -> bool:
    """Say whether all that told a person apart is gone; a name that others have too may be left."""
    marks = {mark for row in person.rows for mark in row.marks}
    held = vault.held(marks)
    return not held and (bool(marks) or any(row.erased for row in person.rows))


def _without_gone(vault: Vault, person: Person, people: Sequence[Person]) -> Person:
    """Return a person with the rows of namesakes who were erased: what only these share is theirs alone."""
    others = [other for other in people if other != person and _was_erased(vault, other)]
    return replace(person, gone=tuple(row for other in others for row in other.rows))


def _placeholder(vault: Vault, text: str) -> str | None:
    """Return the placeholder a text is or whose name it is, None if it is neither.

    Raises:
        QueryError: It is that of somebody who was erased, or of no person.
    """
    made = as_made(text)
    named = parse(made)
    if named is None:
        found = vault.find("PERSON", text)
        if found is None and vault.is_erased("PERSON", text):
            raise QueryError("This person was erased already; nothing is held under the name.")
        return found
    if named[0] != "PERSON":
        raise QueryError(f"{made} is no person's name. {_SAY}")
    if not vault.held([made]):
        raise QueryError(f"{made} stands for nobody: it was erased, or never given.")
    return made


def _numbered(reader: WholeReader, vault: Vault, number: str) -> Person:
    """Return the person whose row has a number.

    Raises:
        QueryError: There is none, it is a company's, or it was erased.
    """
    value = listed([number])
    rows = [
        row
        for table, (column, *_) in _PLACES.items()
        for row in _rows(reader, table, f"{column} IN {value} OR r.id IN {value} OR r.source_key IN {value}")
    ]
    if not rows:
        raise QueryError(f"Nobody is held under that name or number. {_SAY}")
    people = [row for row in rows if parse(row.name)]
    if not people:
        raise _no_person(reader, rows)
    if not vault.held(row.name for row in people):
        raise QueryError(
            "This person was erased already; the rows hold nothing of them but dead placeholders."
        )
    found = _grouped(_of_names(reader, {row.name for row in people}))
    fitting = [person for person in found if {row.id for row in people} & {row.id for row in person.rows}]
    if len(fitting) > 1:
        choice = "; ".join(person.said for person in fitting)
        raise QueryError(f"{len(fitting)} people have this number. Name one by its id: {choice}.")
    return _without_gone(vault, fitting[0], found)


def _no_person(reader: WholeReader, rows: Sequence[PersonRow]) -> QueryError:
    """Say that a number is a company's, and who its contacts are; or that its person was erased."""
    if any(row.name.startswith("[") for row in rows):
        return QueryError("This person was erased already; nothing is held under the number.")
    contacts = _rows(
        reader, "contact", f"r.customer_id IN {listed(row.customer for row in rows if row.customer)}"
    )
    numbers = ", ".join(sorted(row.number for row in contacts)) or "it has none"
    return QueryError(f"That is a company, not a person. Name one of its contacts by number: {numbers}.")


def _of_names(reader: WholeReader, names: set[str]) -> list[PersonRow]:
    """Return all rows of these names, and of the other names that the same customers go by."""
    while True:
        rows = [
            row
            for table, (_, name, *_) in _PLACES.items()
            for row in _rows(reader, table, f"{name} IN {listed(names)}")
        ]
        customers = {row.customer for row in rows if row.table == "customer_row"}
        same = _rows(reader, "customer_row", f"r.customer_id IN {listed(customers)}")
        more = {row.name for row in same if parse(row.name)} - names
        if not more:
            return rows
        names = names | more


def _rows(reader: WholeReader, table: str, condition: str) -> list[PersonRow]:
    number, name, customer, *marks = _PLACES[table]
    found = reader.rows(
        f"SELECT r.id, {number}, {name}, {customer}, c.number, {', '.join(marks)} FROM {table} r "
        f"LEFT JOIN customer c ON c.id = {customer} WHERE {name} IS NOT NULL AND ({condition}) ORDER BY r.id"
    )
    return [
        PersonRow(
            table,
            row_id,
            said or row_id,
            called,
            of or "",
            (other or "") if table in _OF else "",
            frozenset(cell for cell in told if cell and parse(cell)),
            ERASED in told,
        )
        for row_id, said, called, of, other, *told in found
    ]


def _grouped(rows: Iterable[PersonRow]) -> list[Person]:
    """Put rows together that share a mark, or the customer who is the person."""
    rows = list(rows)
    persons = {row.customer for row in rows if row.table == "customer_row"}
    groups: list[_Group] = []
    for row in rows:
        keys = {row.id, *row.marks} | ({f"customer {row.customer}"} if row.customer in persons else set())
        joined = _Group([row], keys)
        for other in [group for group in groups if group.keys & keys]:
            joined.rows += other.rows
            joined.keys |= other.keys
            groups.remove(other)
        groups.append(joined)
    people = [
        Person(
            frozenset(row.name for row in group.rows),
            tuple(sorted(group.rows, key=lambda row: (row.table, row.id))),
        )
        for group in groups
    ]
    return sorted(people, key=lambda person: person.said)
