"""Knows a vault again: whether the placeholders in a store are those of this vault.

A vault that was lost and begun anew, or put back from an old copy, gives the same placeholders to other
people; rows that hold them must be read again.
"""

import json

from privacy.kinds import KINDS, placeholder
from privacy.vault import Vault

_DIGEST_CHARS = 16


def mark(vault: Vault) -> str:
    """Return keyed digests of the first value of each kind, and how often the vault was changed."""
    return json.dumps({"version": vault.version(), "first": _first(vault)})


def is_of(vault: Vault, told: str) -> bool:
    """Say whether `told` is an earlier mark of this vault. An erased value proves nothing."""
    try:
        before = json.loads(told)
        version, first = int(before["version"]), dict(before["first"])
    except (ValueError, KeyError, TypeError):
        return False
    now = _first(vault)
    there = first.keys() & now.keys()
    return version <= vault.version() and bool(there or not first) and all(first[k] == now[k] for k in there)


def _first(vault: Vault) -> dict[str, str]:
    values = vault.reveal(placeholder(kind, 1) for kind in KINDS)
    return {name: vault.digest("store mark", value)[:_DIGEST_CHARS] for name, value in values.items()}
