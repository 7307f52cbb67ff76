"""What the vault does with its keys: encrypt values, and digest them for lookup, for search, for matching."""

import hashlib
import hmac
import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from connectors.failures import SetupError
from privacy.vault_key import VaultKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12  # NIST SP 800-38D: 96 random bits


class VaultCipher:
    """The vault's keys at work; each purpose has a key of its own."""

    def __init__(self, key: VaultKey) -> None:
        self._key = key
        self._lookup = key.derive("vault lookup")
        self._search = key.derive("vault search")
        self._purposes: dict[str, bytes] = {}

    @cached_property
    def _aes(self) -> "AESGCM":
        # Loaded on first use (30 ms): a question without names reveals nothing before it is answered.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._key.derive("vault values"))

    def check_value(self) -> bytes:
        """Return what tells this key from another, and nothing about it."""
        return self._key.derive("vault check")

    def lookup(self, kind: str, form: str) -> bytes:
        """Return the digest by which a canonical form is found (HMAC-SHA256)."""
        return hmac.digest(self._lookup, f"{kind}\0{form}".encode("utf-8", "surrogatepass"), "sha256")

    def part(self, kind: str, key: str) -> int:
        """Return the digest of a search key: keyed BLAKE2b (RFC 7693), 64 bits, a number to SQLite."""
        whole = f"{kind}\0{key}".encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(whole, digest_size=8, key=self._search).digest()
        return int.from_bytes(digest, "big", signed=True)

    def purpose(self, purpose: str, value: str) -> str:
        """Return the digest of a value for one purpose, as hex."""
        if purpose not in self._purposes:
            self._purposes[purpose] = self._key.derive(f"digest {purpose}")
        return hmac.digest(self._purposes[purpose], value.encode("utf-8", "surrogatepass"), "sha256").hex()

    def encrypted(self, values: Sequence[tuple[str, str]]) -> list[bytes]:
        """Encrypt (placeholder, value) pairs; each text only decrypts under its own placeholder."""
        nonces = os.urandom(_NONCE_BYTES * len(values))
        encrypt = self._aes.encrypt
        made = []
        for i, (name, value) in enumerate(values):
            nonce = nonces[i * _NONCE_BYTES : (i + 1) * _NONCE_BYTES]
            made.append(nonce + encrypt(nonce, value.encode("utf-8", "surrogatepass"), name.encode()))
        return made

    def decrypted(self, name: str, value: bytes) -> str:
        """Decrypt the value of one placeholder.

        Raises:
            SetupError: The value was changed, or belongs to another placeholder.
        """
        from cryptography.exceptions import InvalidTag  # loaded with the cipher

        try:
            plain = self._aes.decrypt(value[:_NONCE_BYTES], value[_NONCE_BYTES:], name.encode())
        except (InvalidTag, ValueError):
            raise SetupError(
                f"The vault entry of {name} was changed by others. Restore the vault from a backup."
            ) from None
        return plain.decode("utf-8", "surrogatepass")
