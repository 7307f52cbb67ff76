"""What is said when the vault cannot be used: one sentence, never a driver's text."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from connectors.failures import SetupError
from privacy.vault_key import VaultKey


@contextmanager
def plain(path: Path) -> Iterator[None]:
    """Turn a driver's error into a sentence; its text is not passed on."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        kind = getattr(error, "sqlite_errorname", None) or type(error).__name__
        raise SetupError(
            f"The vault {path.name} cannot be used ({kind}). Check its folder's rights and the space left.",
            detail=f"error={kind}",
        ) from None


def no_key(path: Path, key: VaultKey) -> str:
    """Return the sentence for a vault whose key is missing."""
    return (
        f"The key of the vault {path.name} is missing; without it no name can be shown. "
        f"Looked in order: {key.looked}. Put the key back in one of them."
    )


def wrong_key(path: Path, key: VaultKey) -> str:
    """Return the sentence for a vault that was made with another key."""
    return (
        f"The vault {path.name} was made with another key. Looked in order: {key.looked}. "
        f"Put the right key in the first of them, or move the vault, the store and the trail aside and sync again."
    )
