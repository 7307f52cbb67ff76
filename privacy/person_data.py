"""What the store holds of one person: which rows are theirs, which placeholders, and which of those are theirs alone."""

from dataclasses import dataclass

from privacy.kinds import PLACEHOLDER, parse
from privacy.people import Person
from privacy.views import PATHS
from privacy.whole_store import TABLES, WholeReader, listed, personal

_EACH = r"'<[A-Z_]+_[0-9]+>'"
_NONE = "false"


@dataclass(frozen=True)
class Holding:
    """Placeholders of one person.

    Args:
        own: Those that are theirs alone.
        shared: Those that are others' too: a company's switchboard, a namesake's name.
    """

    own: frozenset[str]
    shared: frozenset[str]


def condition(table: str, person: Person) -> str:
    """Return the SQL condition that a row `r` of a table is the person's, `false` where none can be.

    A customer who is a person has orders, invoices, tickets; a contact has the tickets and talks they are named in.
    """
    tests = [f"id IN {listed(person.ids(table))}"] if person.ids(table) else []
    if table == "customer_row" and person.customers:
        tests.append(f"customer_id IN {listed(person.customers)}")
    if table == "opportunity" and person.customers:
        named = f"(contact_name IS NULL OR contact_name IN {listed(person.names)})"
        tests.append(f"customer_id IN {listed(person.customers)} AND {named}")
    elif table not in ("customer_row", "contact", "staff", "opportunity"):
        tests += [test for path in PATHS.get(table, ()) if (test := _along(path, person))]
    return " OR ".join(f"({test})" for test in tests) or _NONE


def _along(path: tuple[str, str], person: Person) -> str:
    """Return the condition that a reference leads to the person, "" where it cannot."""
    column, parent = path
    if parent == "customer":
        return f"{column} IN {listed(person.customers)}" if person.customers else ""
    if parent == "contact":
        return f"{column} IN {listed(person.ids('contact'))}" if person.ids("contact") else ""
    if parent == "staff":
        return ""  # a seller's customers and orders are not about the seller
    inner = condition(parent, person)
    return "" if inner == _NONE else f"{column} IN (SELECT id FROM {parent} WHERE {inner})"


def holding(reader: WholeReader, person: Person, elsewhere: frozenset[str] = frozenset()) -> Holding:
    """Return the placeholders of a person.

    Columns of their rows tell their values; free text of their rows tells more, but no other person's name.

    Args:
        reader: Of the store.
        person: Whose.
        elsewhere: Placeholders that stand in documents.
    """
    told = _in_columns(reader, person)
    loose = {name for name in _in_texts(reader, person) if _kind(name) != "PERSON"} - told
    others = _of_others(reader, person, told | loose, loose) | (loose & elsewhere)
    whole = told | loose | set(person.names)
    return Holding(frozenset(whole - others), frozenset(whole & others))


def mentions(table: str, names: frozenset[str]) -> str:
    """Return the SQL condition that a row holds one of these placeholders, in a column or in a text."""
    columns, texts = personal(_entity(table))
    tests = [f"{column} IN {listed(names)}" for column in columns]
    tests += [f"list_has_any(regexp_extract_all({column}, {_EACH}), {_array(names)})" for column in texts]
    return " OR ".join(f"coalesce({test}, false)" for test in tests) if names and tests else _NONE


def _in_columns(reader: WholeReader, person: Person) -> set[str]:
    found: set[str] = set()
    for table in TABLES.values():
        test = condition(table, person)
        columns, _ = personal(_entity(table))
        if test == _NONE or not columns:
            continue
        for row in reader.rows(f"SELECT DISTINCT {', '.join(columns)} FROM {table} WHERE {test}"):
            found |= {cell for cell in row if cell and parse(cell)}
    return {name for name in found if _kind(name) != "PERSON" or name in person.names}


def _in_texts(reader: WholeReader, person: Person) -> set[str]:
    found: set[str] = set()
    for table in TABLES.values():
        test = condition(table, person)
        _, texts = personal(_entity(table))
        for column in texts if test != _NONE else ():
            rows = reader.rows(f"SELECT {column} FROM {table} WHERE ({test}) AND contains({column}, '<')")
            found |= {match[0] for (text,) in rows for match in PLACEHOLDER.finditer(text)}
    return found


def _of_others(reader: WholeReader, person: Person, names: set[str], loose: set[str]) -> set[str]:
    """Return those placeholders that rows of others hold in their columns; what only texts tell, in texts too."""
    found: set[str] = set()
    for table in TABLES.values():
        columns, texts = personal(_entity(table))
        others = f"NOT coalesce({condition(table, person)}, false)"
        gone = listed(row.id for row in person.gone if row.table == table)
        for column in columns:
            rows = reader.rows(
                f"SELECT DISTINCT {column} FROM {table} WHERE {others} AND {column} IN {listed(names)} "
                f"AND coalesce(id NOT IN {gone}, true)"
            )
            found |= {name for (name,) in rows}
        named = _of_somebody(table)
        for column in texts if loose and named != _NONE else ():
            rows = reader.rows(
                f"SELECT DISTINCT unnest(list_intersect(regexp_extract_all({column}, {_EACH}), "
                f"{_array(loose)})) FROM {table} WHERE {others} AND ({named}) AND contains({column}, '<')"
            )
            found |= {name for (name,) in rows}
    return found


def _of_somebody(table: str) -> str:
    """Return the SQL condition that a row is some person's: a text about a company alone is nobody's."""
    tests = []
    for column, parent in PATHS.get(table, ()):
        if parent == "customer":
            tests.append(f"{column} IN (SELECT id FROM customer WHERE kind = 'person')")
        elif parent == "contact":
            tests.append(f"{column} IS NOT NULL")
        elif parent != "staff" and (inner := _of_somebody(parent)) != _NONE:
            tests.append(f"{column} IN (SELECT id FROM {parent} WHERE {inner})")
    return " OR ".join(f"({test})" for test in tests) or _NONE


def _array(names: "frozenset[str] | set[str]") -> str:
    return f"[{listed(names)[1:-1]}]"


def _entity(table: str) -> str:
    return "customer" if table == "customer_row" else table


def _kind(name: str) -> str:
    kind, _ = parse(name) or ("", 0)
    return kind
