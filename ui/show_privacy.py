"""What the terminal shows of personal data: the inventory, what goes with a person, how much is held of one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from privacy.kind_labels import KIND_LABELS
from ui.grid import grid
from ui.show import console
from ui.texts import text

if TYPE_CHECKING:
    from privacy.erasure import ErasurePlan
    from privacy.inventory import Inventory
    from privacy.people import Person
    from privacy.person_export import PersonExport

_HEAD = ("source", "column", "kind", "level", "values", "distinct", "said by")
_NUMERIC = (False, False, False, False, True, True, False)


def print_inventory(found: "Inventory") -> None:
    """Print where which kinds are, then what the vault holds."""
    out = console()
    rows = [
        (
            item.source,
            f"{item.entity}.{item.column}",
            f"text: {item.kind or 'none'}" if item.tag == "free_text" else item.kind,
            item.level,
            f"{item.values:,}",
            f"{item.distinct:,}",
            item.says,
        )
        for item in found.items
    ]
    out.print(grid(_HEAD, rows, out.width, _NUMERIC, more=text("more_columns", "en")))
    out.print(f"\nVault: {_counts(found.vault) or 'nothing'}.")
    if found.erased:
        out.print(f"Erased, not taken in again: {_counts(found.erased)}.")


def print_plan(plan: "ErasurePlan") -> None:
    """Print who is meant, what goes, what stays."""
    out = console()
    _print_person(plan.person)
    out.print(f"Goes: {_counts(plan.kinds)}.")
    if plan.kept:
        out.print(f"Stays, because other people have it too: {_counts(plan.kept)}.")


def plan_json(plan: "ErasurePlan", *, done: bool) -> dict[str, Any]:
    """Return a plan as JSON types; no value is in it."""
    return {
        "person": sorted(plan.person.names),
        "rows": [row.said for row in plan.person.rows],
        "placeholders": list(plan.go),
        "erased" if done else "would_erase": plan.kinds,
        "kept": plan.kept,
        "still_at_source": plan.at_source,
        "done": done,
    }


def print_export(found: "PersonExport") -> None:
    """Print how much is held of a person, and how to get it."""
    out = console()
    _print_person(found.person)
    out.print(f"Values: {_counts(found.kinds) or 'none'}.")
    out.print(
        f"Rows: {', '.join(f'{len(rows):,} {entity}' for entity, rows in found.rows.items()) or 'none'}."
    )
    out.print(f"Entries in the trail: {len(found.entries):,}.")
    out.print(
        "No value is shown. Add --out FILE.json to write it all with the person's values; that is recorded."
    )


def _print_person(person: "Person") -> None:
    out = console()
    out.print(f"Person {', '.join(sorted(person.names))}")
    rows = [(row.called, row.of, row.id) for row in person.rows]
    head = ("known as", "of customer", "row")
    out.print(grid(head, rows, out.width) if rows else "  spoken of in texts only")


def _counts(kinds: Mapping[str, int]) -> str:
    """Return counts in words.

    >>> _counts({"person": 1, "phone": 2})
    '1 name, 2 phone'
    """
    return ", ".join(f"{count:,} {KIND_LABELS[kind.upper()][1]}" for kind, count in kinds.items())
