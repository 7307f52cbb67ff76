"""Takes the personal values out of rows on their way into the store."""

from typing import TYPE_CHECKING, Any

from connectors.match import KEY_COLUMNS, key_values
from connectors.model import ENTITIES, tagged
from privacy.deidentify import Deidentifier, escape
from privacy.kinds import kind_of
from privacy.written import LOOKALIKE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyarrow as pa

    from privacy.companies import Companies
    from privacy.vault import Vault

FREE_TEXT = "free_text"


def names_people(entity: str) -> bool:
    """Say whether rows of an entity hold people's names in a column of their own."""
    return "person" in tagged(entity).values()


class RowCleaner:
    """Replaces personal values by placeholders, batch by batch; a raw value is never kept."""

    def __init__(self, vault: "Vault", deidentifier: Deidentifier, companies: "Companies | None") -> None:
        self._vault = vault
        self._companies = companies
        self._deidentifier = deidentifier
        self._stale = False

    def clean(self, entity: str, rows: "pa.Table") -> "pa.Table":
        """Return the rows as they may be stored.

        Columns tagged with a kind are replaced value by value; free text comes last, so that the people the
        same rows name are known when it is searched. Customers get the hidden keys they are matched by.
        """
        keys = self._keys(rows) if entity == "customer" else []
        tags = tagged(entity)
        for name in rows.column_names:
            if name not in tags:
                rows = _replaced(rows, name, _disarm(rows[name]))
            elif tags[name] != FREE_TEXT:
                rows = _replaced(rows, name, self._column(entity, name, rows))
        if entity == "customer":
            self._note_companies(rows)
        self._stale |= names_people(entity) and rows.num_rows > 0
        for name in (name for name, tag in tags.items() if tag == FREE_TEXT):
            self._refresh()
            rows = _replaced(rows, name, _by_unique(rows[name], self._deidentifier.notes))
        for name, values in keys:
            rows = rows.append_column(name, values)
        return rows

    def _refresh(self) -> None:
        """Let the detector know the people who came in since free text was last read."""
        if self._stale:
            self._deidentifier.refresh()
            self._stale = False

    def _note_companies(self, rows: "pa.Table") -> None:
        import pyarrow.compute as pc  # loads on first use: 0.2 s

        if self._companies is not None:
            self._companies.note(rows.filter(pc.equal(rows["kind"], "company"))["name"].to_pylist())

    def _column(self, entity: str, name: str, rows: "pa.Table") -> Any:
        """Replace a tagged column; where only some rows are personal, the others stay as they are."""
        import pyarrow as pa  # loads on first use: 0.2 s
        import pyarrow.compute as pc

        info = ENTITIES[entity].columns[name].info
        kind, when = kind_of(info["pii"]), info["pii_when"]
        values = rows[name]
        if when is None:
            return _by_unique(values, lambda unique: self._deidentifier.column(kind, unique))
        column, wanted = when
        personal = pc.fill_null(pc.equal(rows[column], wanted), False)
        hidden = pc.if_else(personal, values, pa.scalar(None, pa.string()))
        placeholders = _by_unique(hidden, lambda unique: self._deidentifier.column(kind, unique))
        return pc.if_else(personal, placeholders, _disarm(values))

    def _keys(self, rows: "pa.Table") -> list[tuple[str, Any]]:
        import pyarrow as pa  # loads on first use: 0.2 s

        asked = ("name", "number", "tax_no", "external_key", "email", "phone")
        raw = rows.select(list(asked)).to_pylist()
        digests = [key_values(row, self._vault.digest) for row in raw]
        return [
            (column, pa.array([found[index] for found in digests], pa.string()))
            for index, column in enumerate(KEY_COLUMNS)
        ]


def _replaced(rows: "pa.Table", name: str, values: Any) -> "pa.Table":
    return rows.set_column(rows.column_names.index(name), name, values)


def _by_unique(
    values: Any, replace: "Callable[[Sequence[str | None]], Sequence[str | None]]"
) -> "pa.ChunkedArray | pa.Array":
    """Replace each different value once: an address stands in every order of its customer."""
    import pyarrow as pa  # loads on first use: 0.2 s
    import pyarrow.compute as pc

    if len(values) == 0 or values.null_count == len(values):
        return pa.nulls(len(values), pa.string())
    flat = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    encoded = pc.dictionary_encode(flat)
    unique = pa.array(replace(encoded.dictionary.to_pylist()), pa.string())
    return pc.take(unique, encoded.indices)


def _disarm(values: Any) -> Any:
    """Write text that looks like a placeholder so that it is none: it would be restored as somebody's name."""
    import pyarrow as pa  # loads on first use: 0.2 s
    import pyarrow.compute as pc

    if not pa.types.is_string(values.type):
        return values
    if not pc.any(pc.match_substring_regex(values, LOOKALIKE), min_count=0).as_py():
        return values
    return _by_unique(values, lambda unique: [text and escape(text)[0] for text in unique])
