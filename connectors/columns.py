"""How a column of the business model is written: its type, its two labels, its personal-data tag."""

from typing import Any, Literal, get_args

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, Numeric, Text
from sqlalchemy.types import TypeEngine

Kind = Literal["text", "money", "quantity", "rate", "integer", "day", "moment", "flag"]
Tag = Literal["person", "phone", "email", "address", "id_number", "bank_account", "account", "free_text"]
TAGS: tuple[Tag, ...] = get_args(Tag)

_TYPES: dict[Kind, TypeEngine[Any]] = {
    "text": Text(),
    "money": Numeric(18, 2),
    "quantity": Numeric(18, 3),
    "rate": Numeric(9, 4),
    "integer": Integer(),
    "day": Date(),
    "moment": DateTime(timezone=True),
    "flag": Boolean(),
}


def col(
    name: str,
    kind: Kind,
    zh: str,
    en: str,
    *synonyms: str,
    pii: Tag | None = None,
    pii_when: tuple[str, str] | None = None,
    ref: str | None = None,
    status: str | None = None,
) -> Column[Any]:
    """Describe one column.

    Args:
        name: Its name in the store and in SQL.
        kind: Its type: `money` and `quantity` are exact decimals, `moment` carries a zone.
        zh: Chinese label.
        en: English label.
        synonyms: Other words people use for it, in either language.
        pii: Its personal-data tag; None means it is never personal.
        pii_when: `(column, value)`: personal only in rows where that column has that value.
        ref: The entity whose `id` it holds.
        status: The name of its closed list in `connectors.statuses`.
    """
    info = {
        "kind": kind, "zh": zh, "en": en, "synonyms": synonyms,
        "pii": pii, "pii_when": pii_when, "ref": ref, "status": status,
    }  # fmt: skip
    return Column(name, _TYPES[kind], primary_key=name == "id", info=info)
