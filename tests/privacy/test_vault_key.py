"""The key comes from the environment or from a file only its owner can read; anything else is refused."""

import base64
import stat

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from connectors.failures import SetupError
from privacy.vault import VaultKey
from privacy.vault_key import ENV

SECRET = bytes(range(32))


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(SECRET.hex(), id="hex"),
        pytest.param(SECRET.hex().upper(), id="hex in capitals"),
        pytest.param(base64.b64encode(SECRET).decode(), id="base64"),
        pytest.param(
            base64.urlsafe_b64encode(SECRET).decode().rstrip("="), id="base64 of URLs without padding"
        ),
        pytest.param(f"  {SECRET.hex()}\n", id="with blanks around"),
    ],
)
def test_the_environment_wins_in_every_spelling(tmp_path, written):
    (tmp_path / "vault.key").touch(mode=0o600)
    key = VaultKey.load(tmp_path / "vault.key", environ={ENV: written})
    again = VaultKey.load(tmp_path / "other.key", environ={ENV: SECRET.hex()})
    assert key.derive("x") == again.derive("x")


@pytest.mark.parametrize(
    "written", ["short", SECRET.hex()[:-2], "ü" * 32, base64.b64encode(SECRET + b"x").decode()]
)
def test_a_bad_key_in_the_environment_is_refused_without_quoting_it(tmp_path, written):
    with pytest.raises(SetupError, match="32 bytes") as refused:
        VaultKey.load(tmp_path / "vault.key", environ={ENV: written})
    assert ENV in refused.value.message
    assert written not in refused.value.message


def test_a_file_is_made_for_its_owner_on_first_use_only(tmp_path):
    path = tmp_path / "vault.key"
    key = VaultKey.load(path, environ={})
    assert not path.exists()
    first = key.derive("x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert VaultKey.load(path, environ={}).derive("x") == first
    assert [file.name for file in tmp_path.iterdir()] == ["vault.key"]


def test_two_that_make_the_file_at_once_agree(tmp_path):
    one, other = (VaultKey.load(tmp_path / "vault.key", environ={}) for _ in range(2))
    assert one.derive("x") == other.derive("x")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_file_that_others_can_read_is_refused(tmp_path, mode):
    path = tmp_path / "vault.key"
    VaultKey.load(path, environ={}).derive("x")
    path.chmod(mode)
    with pytest.raises(SetupError, match="read by others"):
        VaultKey.load(path, environ={})


@pytest.mark.parametrize("content", [b"", b"not a key", b"\xff" * 32])
def test_a_file_without_a_key_is_refused(tmp_path, content):
    path = tmp_path / "vault.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(SetupError, match="not a key"):
        VaultKey.load(path, environ={})


def test_a_folder_that_is_not_there_is_a_plain_failure(tmp_path):
    with pytest.raises(SetupError, match="cannot be made"):
        VaultKey.load(tmp_path / "none" / "vault.key", environ={}).derive("x")


def test_each_purpose_has_a_key_of_its_own(key):
    assert key.derive("vault") != key.derive("trail")
    assert len(key.derive("vault")) == 32


def test_derivation_follows_rfc_5869(tmp_path):
    expected = HKDF(SHA256(), 32, salt=None, info=b"trail").derive(SECRET)
    assert VaultKey.load(tmp_path / "vault.key", environ={ENV: SECRET.hex()}).derive("trail") == expected
