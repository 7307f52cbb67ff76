"""What the trail says of a reveal: which placeholders, in full or in part, of which kinds, for what; never a value."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from privacy.kinds import SENSITIVE, parse


def reveal_body(shown: Mapping[str, str], *, purpose: str = "", **more: Any) -> dict[str, Any]:
    """Return the body of a `reveal` entry.

    Args:
        shown: Placeholder -> `full` or `partial`.
        purpose: What the person stated, de-identified.
        more: What else belongs to the entry, such as `action`.

    >>> reveal_body({"<ID_NUMBER_3>": "full"}, purpose="refund")["sensitive"]
    ['id_number']
    """
    kinds = Counter(_kind(name) for name in shown)
    by_right = {
        right: sorted(name for name, given in shown.items() if given == right)
        for right in sorted(set(shown.values()))
    }
    body: dict[str, Any] = {**more, "kinds": dict(kinds), "placeholders": by_right}
    if sensitive := sorted(kind for kind in kinds if kind.upper() in SENSITIVE):
        body["sensitive"] = sensitive
    if purpose:
        body["purpose"] = purpose
    return body


def by_rights(placeholders: Iterable[str], rights: Mapping[str, str]) -> dict[str, str]:
    """Return placeholders that were shown, each with the right by which it was."""
    return {name: rights.get(_kind(name), "none") for name in placeholders}


def _kind(name: str) -> str:
    kind, _ = parse(name) or ("", 0)
    return kind.lower()
