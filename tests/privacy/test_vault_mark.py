"""A vault is known again as long as it is the same one, not older than it was."""

import shutil
from contextlib import closing

import pytest

from privacy.vault import Vault, VaultKey
from privacy.vault_mark import is_of, mark


@pytest.fixture
def made(tmp_path):
    key = VaultKey.load(tmp_path / "vault.key", environ={})

    def vault(name, *values):
        opened = Vault(tmp_path / name, key)
        opened.placeholders("PERSON", list(values))
        return opened

    return vault


def test_a_vault_that_grew_is_the_same(made):
    with closing(made("v", "李娜")) as vault:
        before = mark(vault)
        vault.placeholders("PERSON", ["王伟"])
        vault.placeholders("PHONE", ["13812345678"])
        assert is_of(vault, before)


def test_an_empty_vault_that_was_filled_is_the_same(made):
    with closing(made("v")) as vault:
        before = mark(vault)
        vault.placeholders("PERSON", ["王伟"])
        assert is_of(vault, before)


def test_a_vault_that_forgot_somebody_is_the_same(made):
    with closing(made("v", "李娜", "王伟")) as vault:
        vault.placeholders("PHONE", ["13812345678"])
        before = mark(vault)
        vault.erase(["<PERSON_1>"])
        assert is_of(vault, before)


def test_a_new_vault_is_another_even_when_it_has_grown_more(made):
    with closing(made("v", "李娜")) as vault, closing(made("w", "王伟")) as other:
        for index in range(5):
            other.placeholders("PERSON", [f"person {index}"])
        assert not is_of(other, mark(vault))


def test_an_empty_vault_is_another(made):
    with closing(made("v", "李娜")) as vault, closing(made("w")) as other:
        assert not is_of(other, mark(vault))


def test_an_old_copy_put_back_is_another(made, tmp_path):
    with closing(made("v", "李娜")) as vault:
        pass
    shutil.copy(tmp_path / "v", tmp_path / "copy")
    with closing(made("v", "王伟")) as vault, closing(made("copy")) as copy:
        assert not is_of(copy, mark(vault))


@pytest.mark.parametrize("told", ["", "x", "[]", "{}", '{"version": "x", "first": {}}'])
def test_no_mark_is_no_mark(made, told):
    with closing(made("v", "李娜")) as vault:
        assert not is_of(vault, told)


def test_a_mark_holds_no_value(made):
    with closing(made("v", "Li Na")) as vault:
        assert "Li Na" not in mark(vault)
