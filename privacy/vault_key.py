"""The vault's key: 32 random bytes, from an environment variable or an owner-only file."""

import base64
import binascii
import hashlib
import hmac
import os
import re
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from connectors.failures import SetupError

ENV = "ASSISTANT_VAULT_KEY"
KEY_BYTES = 32
_HOW_TO_MAKE = 'python -c "import base64, os; print(base64.b64encode(os.urandom(32)).decode())"'


class VaultKey:
    """The secret from which every key is derived. A missing file is made when the secret is first used.

    Args:
        secret: The 32 bytes, or None if the file has yet to be made.
        path: The key file.
        looked: Every place looked in, in order, and what was found there.
    """

    def __init__(self, secret: bytes | None, path: Path, looked: str) -> None:
        self._secret = secret
        self._path = path
        self.looked = looked

    @classmethod
    def load(cls, path: Path, env: str = ENV, environ: Mapping[str, str] | None = None) -> "VaultKey":
        """Take the key from the environment variable `env`, or else from the file `path`.

        Raises:
            SetupError: What is there is not a key, or others can read the file.
        """
        told = (os.environ if environ is None else environ).get(env, "").strip()
        if told:
            secret = _decoded(told, f"The environment variable {env}")
            return cls(
                secret, path, f"1. the environment variable {env} (set, used), 2. the file {path.name}"
            )
        looked = f"1. the environment variable {env} (not set), 2. the file {path.name}"
        try:
            return cls(_read(path), path, f"{looked} (used)")
        except FileNotFoundError:
            return cls(None, path, f"{looked} (not there)")

    @property
    def exists(self) -> bool:
        """Whether there is a key already; False means that one is made on first use."""
        return self._secret is not None

    def derive(self, purpose: str) -> bytes:
        """Return the 32-byte key for one purpose (HKDF-SHA256, RFC 5869, empty salt)."""
        if self._secret is None:
            self._secret = _make(self._path)
        extracted = hmac.digest(bytes(hashlib.sha256().digest_size), self._secret, "sha256")
        return hmac.digest(extracted, purpose.encode() + b"\x01", "sha256")


def _make(path: Path) -> bytes:
    """Make the key file; if another process was faster, its key is taken."""
    secret = secrets.token_bytes(KEY_BYTES)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(secret) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        # A link, not a rename: it fails if the file is there, and the file is never seen half written.
        os.link(fresh, path)
    except FileExistsError:
        return _read(path)
    except OSError as error:
        raise SetupError(
            f"The key file {path.name} cannot be made ({error.strerror}). "
            f"Make its folder writable, or set {ENV} to 32 bytes in base64."
        ) from None
    finally:
        fresh.unlink(missing_ok=True)
    return secret


def _read(path: Path) -> bytes:
    """Read the key file, if nobody but its owner can."""
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if mode & 0o077:
                raise SetupError(
                    f"The key file {path.name} can be read by others (mode {mode:04o}). "
                    f"Run 'chmod 600' on it, and make a new vault if others may have read it."
                )
            return _decoded(file.read(4096).decode("ascii", "replace").strip(), f"The key file {path.name}")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise SetupError(
            f"The key file {path.name} cannot be read ({error.strerror}). Check its owner."
        ) from None


def _decoded(text: str, where: str) -> bytes:
    """Read 32 bytes written in hex or base64 (both alphabets, padded or not)."""
    if re.fullmatch(r"[0-9A-Fa-f]{64}", text):
        return bytes.fromhex(text)
    try:
        standard = text.replace("-", "+").replace("_", "/").rstrip("=")
        secret = base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != KEY_BYTES:
        raise SetupError(
            f"{where} is not a key: it must be {KEY_BYTES} bytes in base64 or hex. Make one: {_HOW_TO_MAKE}"
        )
    return secret
