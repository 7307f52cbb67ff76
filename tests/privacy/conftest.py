"""A vault with a key of its own, and what stands on it."""

import pytest

from privacy.audit import Trail
from privacy.deidentify import Deidentifier
from privacy.restore import Restorer
from privacy.vault import Vault, VaultKey


@pytest.fixture
def key(tmp_path):
    return VaultKey.load(tmp_path / "vault.key", environ={})


@pytest.fixture
def vault(tmp_path, key):
    vault = Vault(tmp_path / "vault.sqlite", key)
    yield vault
    vault.close()


@pytest.fixture
def deidentifier(vault):
    return Deidentifier(vault)


@pytest.fixture
def restorer(vault, deidentifier):
    return Restorer(vault, deidentifier.detector)


@pytest.fixture
def trail(tmp_path):
    trail = Trail(tmp_path / "audit.sqlite", bytes(range(32)))
    yield trail
    trail.close()
