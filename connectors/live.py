"""What a database really has, compared with what a mapping says it has."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from connectors.field import NUMBERS, Field
from connectors.mapping import EntityMapping, Mapping, near

_POSTGRESQL_FAMILIES = {
    "number": (20, 21, 23, 26, 700, 701, 790, 1700),
    "day": (1082,),
    "moment": (1114,),
    "instant": (1184,),
    "flag": (16,),
    "binary": (17,),
    "text": (18, 19, 25, 1042, 1043),
}
# MySQL's protocol does not tell TEXT from BLOB, nor a flag from a small number.
_MYSQL_FAMILIES = {
    "number": (0, 1, 2, 3, 4, 5, 8, 9, 13, 246),
    "day": (10, 14),
    "moment": (12,),
    "instant": (7,),
    "text": (15, 245, 247, 248, 249, 250, 251, 252, 253, 254),
}
_FAMILIES = {
    "postgresql": {code: name for name, codes in _POSTGRESQL_FAMILIES.items() for code in codes},
    "mysql": {code: name for name, codes in _MYSQL_FAMILIES.items() for code in codes},
}
_FAMILIES["mariadb"] = _FAMILIES["mysql"]


@dataclass(frozen=True)
class Live:
    """An entity as the database has it.

    Args:
        place: What it is selected from.
        columns: The mapping's name of each needed column -> the expression that reads it.
        families: The mapping's name -> `text`, `number`, `day`, `moment` (a local time), `instant` (with its
            zone), `flag`, `binary`, `any` (SQLite keeps what it is given), or "" (none of these).
    """

    place: Any
    columns: dict[str, Any]
    families: dict[str, str]

    def select(self) -> sa.Select[Any]:
        """Return the SELECT of all needed columns, under the mapping's names."""
        return sa.select(*(column.label(name) for name, column in self.columns.items())).select_from(
            self.place
        )


def find_live(connection: Connection, mapping: Mapping, entity: str, schema: str | None) -> Live:
    """Look up the table or query of an entity and the columns it needs.

    Raises:
        SetupError: A table or column is missing (the nearest is named), or a column's type does not fit.
    """
    wanted = mapping.entities[entity]
    place, present = (
        _query(connection, wanted) if wanted.query else _table(connection, mapping, wanted, schema)
    )
    columns: dict[str, Any] = {}
    for name, at in wanted.needed.items():
        found = _match(name, present)
        if found is None:
            what = wanted.table or "the query"
            raise mapping.wrong(f"{what} has no column {name!r} ({entity}).{near(name, present)}", *at)
        columns[name] = sa.column(found)
    live = Live(place, columns, _families(connection, place, columns))
    for field in [*wanted.fields.values(), *([wanted.updated] if wanted.updated else [])]:
        _fits(mapping, entity, field, live)
    return live


def _match(name: str, present: list[str]) -> str | None:
    """Return the live spelling of a name: exact, or the only one that differs in case."""
    if name in present:
        return name
    alike = [other for other in present if other.lower() == name.lower()]
    return alike[0] if len(alike) == 1 else None


def _query(connection: Connection, wanted: EntityMapping) -> tuple[Any, list[str]]:
    # On a line of its own: the query may end in a comment. The colons would be taken for parameters.
    body = wanted.query.rstrip().rstrip(";").replace(":", "\\:")
    place = sa.text(f"(\n{body}\n) AS q")
    result = connection.execute(sa.select(sa.text("*")).select_from(place).limit(0))
    return place, list(result.keys())


def _table(
    connection: Connection, mapping: Mapping, wanted: EntityMapping, schema: str | None
) -> tuple[Any, list[str]]:
    inspector = sa.inspect(connection)
    within, _, name = wanted.table.rpartition(".")
    schema = within or schema
    try:
        names = inspector.get_table_names(schema) + inspector.get_view_names(schema)
        if connection.dialect.name == "postgresql":
            names += inspector.get_materialized_view_names(schema)
    except sa.exc.NoSuchTableError:
        names = []
    found = _match(name, names)
    if found is None:
        raise mapping.wrong(
            f"there is no table {wanted.table!r} ({wanted.entity}).{near(name, names)}",
            "entities", wanted.entity, "from",
        )  # fmt: skip
    present = [column["name"] for column in inspector.get_columns(found, schema)]
    return sa.table(found, schema=schema), present


def _families(connection: Connection, place: Any, columns: dict[str, Any]) -> dict[str, str]:
    """Ask for no rows and read the types the driver announces."""
    known = _FAMILIES.get(connection.dialect.name)
    if known is None:
        return dict.fromkeys(columns, "any" if connection.dialect.name == "sqlite" else "")
    result = connection.execute(sa.select(*columns.values()).select_from(place).limit(0))
    described: Any = result.cursor.description if result.cursor is not None else ()
    types = [known.get(each[1], "") for each in described]
    result.close()
    return dict(zip(columns, types, strict=True))


def _fits(mapping: Mapping, entity: str, field: Field, live: Live) -> None:
    if field.codes is not None or len(field.columns) != 1:
        return
    family = live.families[field.columns[0]]
    if family not in ("", "any") and field.kind != "text" and family not in _takes(field):
        raise mapping.misfit(entity, field, family)


def _takes(field: Field) -> tuple[str, ...]:
    if field.kind in NUMBERS or field.kind == "flag":
        return ("number", "flag", "text")
    return ("day", "moment", "instant", "text") + (("number",) if field.format else ())
